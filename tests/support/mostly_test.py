# SPDX-License-Identifier: Apache-2.0
"""mostly_test.py MOSTLY: of its starts some, and not many, are of the program with sanitizers,
the same each time. That says by itself which it is: asked for help, it lists its flags."""
import os
import subprocess
import sys

STARTS = 96  # twelve of them, give or take


def has_sanitizers(number):
    done = subprocess.run([sys.argv[1], "help", str(number)], capture_output=True, text=True,
                          env={**os.environ, "ASAN_OPTIONS": "help=1"})
    return "flags for AddressSanitizer" in done.stderr


first = [has_sanitizers(n) for n in range(STARTS)]
again = [has_sanitizers(n) for n in range(0, STARTS, 8)]
print(f"{sum(first)} of {STARTS} starts have sanitizers")
sys.exit(0 if 4 <= sum(first) <= 24 and again == first[::8] else 1)
