# SPDX-License-Identifier: Apache-2.0
"""long_lines.py JUNIT: a row of the table in docs/reliability.md for each long run: the day, the
commit, the test, how it ended, its time, and the last line that it said."""
import datetime
import re
import subprocess
import sys
import xml.etree.ElementTree

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def git(*arguments):
    return subprocess.run(["git", *arguments], capture_output=True, text=True).stdout.strip()


def last_line(case):
    lines = COLOURS.sub("", case.findtext("system-out") or "").strip().splitlines()
    lines = [line for line in lines if not line.startswith("[")]  # what cmocka counts
    return (lines or [""])[-1].strip().replace("|", "/")


def duration(seconds):
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


commit = git("rev-parse", "--short", "HEAD") + (" and changes" if git("status", "--porcelain", "-uno") else "")
cases = xml.etree.ElementTree.parse(sys.argv[1]).findall(".//testcase")
if not cases:
    sys.exit("run-tests: no long run has such a name")
print("\nFor docs/reliability.md:\n")
for case in cases:
    ended = {"run": "passed", "fail": "FAILED"}.get(case.get("status"), case.get("status"))
    print(f"| {datetime.date.today()} | {commit} | `{case.get('name').removesuffix('-whole')}` | {ended} "
          f"| {duration(float(case.get('time')))} | {last_line(case)} |")
