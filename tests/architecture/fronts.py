# SPDX-License-Identifier: Apache-2.0
"""fronts.py REPOSITORY: holds each front against fronts.txt, the table of which public headers it
may call; a header that is not called is not in it."""
import pathlib
import re
import sys

repository = pathlib.Path(sys.argv[1]).resolve()
headers = repository / "engine/include/steadyback"
complaints = []


def without_comments(text):
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.S)


def calls_in(path):
    return set(re.findall(r"\bsb_[a-z_]+(?=\s*\()", without_comments(path.read_text())))


declared = {}
for header in sorted(headers.glob("*.h")):
    for name in calls_in(header):
        declared[name] = header.stem

called = 0
for number, line in enumerate((repository / "tests/architecture/fronts.txt").read_text().splitlines(), 1):
    if not line or line.startswith("#"):
        continue
    front, _, allowed = line.partition(":")
    place = repository / front
    files = sorted(place.glob("*.[ch]")) if place.is_dir() else [place] if place.is_file() else []
    if not files:
        complaints.append(f"fronts.txt:{number}: there is no {front}")
    used = set()
    for path in files:
        for name in sorted(calls_in(path)):
            called += 1
            used.add(declared.get(name))
            if declared.get(name) not in allowed.split():
                complaints.append(f"{path.relative_to(repository)}: calls {name} of "
                                  f"{declared.get(name)}.h; {front} may call {allowed.strip()}")
    for header in sorted(set(allowed.split()) - used):
        complaints.append(f"fronts.txt:{number}: {front} calls nothing of {header}.h: take it out")
if not called or not declared:
    complaints.append("fronts.txt: no call was read; that tests nothing")
print("\n".join(complaints) or f"{called} calls of fronts, each of a header that they may know")
sys.exit(1 if complaints else 0)
