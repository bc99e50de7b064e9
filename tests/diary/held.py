# SPDX-License-Identifier: Apache-2.0
"""What the tests of diaries share: counting what is so."""
import sys

counts = {True: 0, False: 0}


def hold(what, is_so, seen=""):
    counts[bool(is_so)] += 1
    if not is_so:
        print("FAILED", what, str(seen)[:600])


def end(least):
    """Fewer than so many mean that something was not tried."""
    print(f"{counts[True]} held, {counts[False]} failed")
    sys.exit(1 if counts[False] or counts[True] < least else 0)
