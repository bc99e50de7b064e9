# SPDX-License-Identifier: Apache-2.0
"""rooms.py REPOSITORY: holds the engine's files against rooms.txt, the table of which room may
include which. Every file of engine/src lies in a room, every include names the room of what it
includes, no room includes what stands after it, and none is larger than it may be."""
import pathlib
import re
import sys

MOST_FILES = 45

repository = pathlib.Path(sys.argv[1]).resolve()
source = repository / "engine/src"
complaints = []


def complain(text):
    complaints.append(text)


def read_table():
    """{room: the rooms it may include}, in the order of the table."""
    table = {}
    for number, line in enumerate((repository / "tests/architecture/rooms.txt").read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        room, _, allowed = line.partition(":")
        for other in allowed.split():
            if other not in table:
                complain(f"rooms.txt:{number}: {room} may not include {other}, which does not stand before it")
        table[room] = set(allowed.split())
    return table


def hold_place(path, table):
    """The room of a file, or None when it is in none."""
    inside = path.relative_to(source)
    if len(inside.parts) != 2 or inside.parts[0] not in table:
        complain(f"engine/src/{inside}: lies in no room; tests/architecture/rooms.txt names them")
        return None
    return inside.parts[0]


def hold_include(path, room, named, table):
    """One include of a file of ours. Gives the room it leads to."""
    where = f"engine/src/{path.relative_to(source)}"
    if not (source / named).is_file():
        complain(f"{where}: includes \"{named}\"; write \"ROOM/{pathlib.Path(named).name}\"")
        return None
    other = pathlib.Path(named).parts[0]
    if other != room and other not in table[room]:
        complain(f"{where}: includes {named}; {room}/ may include {' '.join(sorted(table[room])) or 'nothing'}")
    return other


def main():
    table = read_table()
    files = sorted(path for path in source.rglob("*") if path.suffix in (".c", ".h"))
    used = {room: set() for room in table}
    count = {room: 0 for room in table}
    for path in files:
        room = hold_place(path, table)
        if room is None:
            continue
        count[room] += 1
        for named in re.findall(r'(?m)^#include "([^"]+)"', path.read_text()):
            used[room].add(hold_include(path, room, named, table))
    includes = sum(len(names) for names in used.values())
    if not files or not includes:
        complain(f"engine/src: {len(files)} files with includes of {includes} rooms were read; that tests nothing")
    for room, allowed in table.items():
        if not count[room]:
            complain(f"rooms.txt: there is nothing in {room}/")
        if count[room] > MOST_FILES:
            complain(f"{room}/: {count[room]} files; {MOST_FILES} are the most")
        for other in sorted(allowed - used[room]):
            complain(f"rooms.txt: {room}/ may include {other}/, but does not: take it out")
        if not (source / room / "README.md").is_file():
            complain(f"{room}/: has no README.md that says what it is for")
    print("\n".join(complaints))
    if not complaints:
        print(f"{len(files)} files in {len(table)} rooms; the largest has {max(count.values())}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
