#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# both_solvers.py PROGRAM REPOSITORY WORK EACH: every question that `check` asks its small solver, of the
# shipped pack and of the packs with mistakes (tests/bad-input/check), is asked of cadical too; the
# program (both_solvers.c) ends when the two differ. Of what can
# hold in the shipped pack one in EACH is compared.
import os
import subprocess
import sys

program, repository, work = (os.path.abspath(p) for p in sys.argv[1:4])
each = sys.argv[4]
os.makedirs(work, exist_ok=True)
failed = 0


def asked(name, command, each):
    log = os.path.join(work, f"{name}.log")
    if os.path.exists(log):
        os.remove(log)
    done = subprocess.run(command, env=dict(os.environ, BOTH_SOLVERS=log, BOTH_EACH=each), capture_output=True,
                          text=True, check=False)
    lines = [[int(n) for n in line.split()] for line in open(log)] if os.path.exists(log) else []
    sums = [sum(column) for column in zip(*lines)] or [0] * 4
    print(f"{name}: {len(lines)} runs, {sums[0]} questions; compared: {sums[1]} that can hold, "
          f"{sums[2]} that cannot; {sums[3]} too hard")
    return done, sums


def hold(what, is_so, said=""):
    global failed
    if not is_so:
        failed += 1
        print(f"FAILED {what}\n{said[-2000:]}")


done, sums = asked("shipped", [program, "--pack", repository, "check"], each)
hold("the two agree on the shipped pack", done.returncode == 0, done.stdout + done.stderr)
hold("of which nothing is too hard", sums[3] == 0 and sums[1] > 100 and sums[2] > 50)
done, sums = asked("mistakes", [sys.executable, os.path.join(repository, "tests/bad-input/check.py"),
                                program, repository, os.path.join(work, "mistakes")], "1")
hold("the two agree on packs with mistakes", done.returncode == 0, done.stdout + done.stderr)
hold("both answers came", sums[1] > 100 and sums[2] > 50)
sys.exit(1 if failed else 0)
