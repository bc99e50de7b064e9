#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""list_files.py FOLDER ...: writes the <files> of a pack or overlay anew, with every file that
decides. For tests that make or change packs, and for a pack from before there was such a list."""
import pathlib
import re
import sys

APART = ("knowledge/cases/", "knowledge/figures/", "knowledge/schema/", "knowledge/style/",
         "knowledge/templates/")


def files_that_decide(folder):
    """Their paths inside the folder, sorted."""
    paths = [path.relative_to(folder).as_posix() for part in ("knowledge", "rules/clinical")
             for path in (folder / part).rglob("*.xml")]
    return sorted(path for path in paths
                  if not path.startswith(APART) and re.fullmatch("[!-%(-;=?-~]+", path)
                  and not re.search("(^|/)[.~]", path) and path not in ("knowledge/pack.xml", "knowledge/signatures.xml"))


def list_files(folder):
    """False when there is no file to list them in, or it has no end."""
    folder = pathlib.Path(folder)
    for name, root in (("knowledge/pack.xml", "pack"), ("overlay.xml", "overlay")):
        path = folder / name
        if path.is_symlink() or not path.is_file():
            continue
        text = path.read_bytes()
        lines = "".join(f'    <file path="{one}"/>\n' for one in files_that_decide(folder))
        bare = re.sub(rb"  <files>.*</files>\n", b"", text, flags=re.S)
        end = bare.rfind(f"</{root}>".encode())
        if end < 0:
            return False
        path.write_bytes(bare[:end] + f"  <files>\n{lines}  </files>\n".encode() + bare[end:])
        return True
    return False


if __name__ == "__main__":
    for one in sys.argv[1:]:
        if not list_files(one):
            sys.exit(f"{one}: neither knowledge/pack.xml nor overlay.xml to list its files in")
