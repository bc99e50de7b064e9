# SPDX-License-Identifier: Apache-2.0
"""coverage.py OBJECTS LEAST: sums up what gcov says about the objects; 1 when less than LEAST
percent of the lines ran."""
import pathlib
import re
import subprocess
import sys

folder, least = pathlib.Path(sys.argv[1]).resolve(), float(sys.argv[2])
# Sources without counters never ran at all; their notes tell how many lines they have.
notes = sorted(folder.rglob("*.gcno"))
done = subprocess.run(["gcov", "-b", "-n", *notes], capture_output=True, text=True, cwd=folder)
files = {}
for block in re.split(r"(?m)^(?=File ')", done.stdout):
    name = re.search(r"File '(?:.*/)?(engine/src/[^']+)'", block)
    lines = re.search(r"Lines executed:([\d.]+)% of (\d+)", block)
    branches = re.search(r"Taken at least once:([\d.]+)% of (\d+)", block)
    if name and lines:
        counts = [float(lines[1]) / 100 * int(lines[2]), int(lines[2]), 0, 0]
        if branches:
            counts[2:] = [float(branches[1]) / 100 * int(branches[2]), int(branches[2])]
        files[name[1]] = max(files.get(name[1], counts), counts)
ran, lines, taken, branches = (sum(column) for column in zip(*files.values()))
for name, one in sorted(files.items(), key=lambda item: item[1][0] / item[1][1])[:10]:
    print(f"{100 * one[0] / one[1]:6.1f} % of {one[1]:4} lines  {name}")
print(f"engine/: {len(files)} files, lines {100 * ran / lines:.1f} % of {lines}, "
      f"branches {100 * taken / branches:.1f} % of {branches}")
sys.exit(0 if 100 * ran / lines >= least and len(files) > 100 else 1)
