#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# both_solvers.py PROGRAM REPOSITORY WORK ASKED EACH: every question that `check` asks its small
# solver of the shipped pack is asked of cadical too; the program (both_solvers.c) ends when the
# two differ. Of what can hold one in EACH is compared. The questions of all packs with mistakes
# were asked by tests/bad-input/check.py, which runs the same program: ASKED has their counts.
import os
import subprocess
import sys

program, repository, work, of_mistakes = (os.path.abspath(p) for p in sys.argv[1:5])
each = sys.argv[5]
os.makedirs(work, exist_ok=True)
failed = 0


def counts_of(name, log):
    lines = [[int(n) for n in line.split()] for line in open(log)] if os.path.exists(log) else []
    sums = [sum(column) for column in zip(*lines)] or [0] * 4
    print(f"{name}: {len(lines)} runs, {sums[0]} questions; compared: {sums[1]} that can hold, "
          f"{sums[2]} that cannot; {sums[3]} too hard")
    return sums


def hold(what, is_so, said=""):
    global failed
    if not is_so:
        failed += 1
        print(f"FAILED {what}\n{said[-2000:]}")


log = os.path.join(work, "shipped.log")
if os.path.exists(log):
    os.remove(log)
done = subprocess.run([program, "--pack", repository, "check"], capture_output=True, text=True, check=False,
                      env=dict(os.environ, BOTH_SOLVERS=log, BOTH_EACH=each))
sums = counts_of("shipped", log)
hold("the two agree on the shipped pack", done.returncode == 0, done.stdout + done.stderr)
hold("of which nothing is too hard", sums[3] == 0 and sums[1] > 100 and sums[2] > 50)
sums = counts_of("mistakes", of_mistakes)
hold("both answers came for packs with mistakes", sums[1] > 100 and sums[2] > 50)
sys.exit(1 if failed else 0)
