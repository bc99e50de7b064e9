# SPDX-License-Identifier: Apache-2.0
"""A copy of the repository's pack with a few of its worked cases, for tests that compare packs
or run the cases of one: all of them take minutes."""
import shutil


def copy_pack(repository, to, cases):
    """Copies what a pack is made of; of the files of cases only those that fit a pattern of `cases`."""
    shutil.copytree(repository / "knowledge", to / "knowledge")
    shutil.copytree(repository / "rules" / "clinical", to / "rules" / "clinical")
    folder = to / "knowledge" / "cases"
    keep = {name for pattern in cases for name in folder.glob(f"{pattern}.xml")}
    for path in folder.glob("*.xml"):
        if path not in keep:
            path.unlink()
