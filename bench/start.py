#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""start.py FOLDER [OLDER_FOLDER]: the processor time of `plan` for one person, from the start of
the program to its end, in one run in turn: with a pack that this program has found right before,
and after an edit, when it is checked anew; and, of an older folder beside it (a worktree of some
commit, with its release build), what the same took there, and the ratio."""
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

STARTS = 25


def seconds(folder, cache):
    def spent():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = spent()
    subprocess.run([folder / "build/release/cli/steadyback", "--pack", folder, "plan",
                    folder / "examples/desk-worker.json"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "XDG_CACHE_HOME": cache})
    return spent() - before


folders = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
edited, known, older = [], [], []
with tempfile.TemporaryDirectory() as work:
    for _ in range(STARTS):
        cache = os.path.join(work, "cache")
        shutil.rmtree(cache, ignore_errors=True)
        os.mkdir(cache)
        edited.append(seconds(folders[0], cache))
        known.append(seconds(folders[0], cache))
        older += [seconds(folders[1], cache)] if len(folders) > 1 else []
for name, times in (("known pack", known), ("after an edit", edited), ("older", older)):
    if times:
        print(f"{name}: {statistics.median(times) * 1000:.0f} ms, at best {min(times) * 1000:.0f} ms")
if older:
    print(f"ratio: {statistics.median(known) / statistics.median(older):.2f}, at best {min(known) / min(older):.2f}")
