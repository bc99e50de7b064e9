# SPDX-License-Identifier: Apache-2.0
"""larger_pack.py PACK FACTOR OUT: a pack FACTOR times as large: as many copies of every
clinical rule, finding, score, exercise and hazard, under names of their own. The questions
and the words are those of PACK, so that the same people can be put through both. The copies of
rules are about people of 105 years and more: they are all matched, and hold for nobody else,
so that dispositions and gates are the same as with PACK."""
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tests/support"))
from list_files import list_files  # noqa: E402

NAMED = "rule", "finding", "score", "exercise", "hazard"


def names_in(pack, kind):
    """The ids of all things of a kind, in any file of the pack."""
    return {name for path in pack.rglob("*.xml") if "cases" not in path.parts
            for name in re.findall(rf'<{kind}\s[^>]*?\bid="([^"]+)"', path.read_text())}


def renamer(pack, number):
    """A function that gives copy NUMBER of a file's text: ids and all that points at them."""
    ids = {name for kind in NAMED if kind != "hazard" for name in names_in(pack, kind)}
    ids |= {path.stem for path in (pack / "knowledge/hazards").glob("*.xml")}
    ids |= {path.stem for path in (pack / "rules/clinical").rglob("*.xml")}

    def copy_of(match):
        words = [f"{word}-x{number}" if word in ids else word for word in match[2].split()]
        return f'{match[1]}="{" ".join(words)}"'

    def copy(text):
        text = re.sub(r'\b(id|of|topic|exercise|when)="([^"]+)"', copy_of, text)
        text = re.sub(r'(<rule\b(?:(?!</rule>).)*?<when>)', r'\1<answer question="age" '
                      r'at-least="105"/>', text, flags=re.DOTALL)
        return re.sub(r'\border="(\d+)"', lambda m: f'order="{int(m[1]) + number}"',
                      text).replace('seed="yes"', 'seed="no"')
    return copy


def main(source, factor, target):
    pack, out = pathlib.Path(source), pathlib.Path(target)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(pack / "knowledge", out / "knowledge",
                    ignore=shutil.ignore_patterns("cases", "schema"))
    shutil.copytree(pack / "rules/clinical", out / "rules/clinical")
    folders = ("knowledge/exercises", "knowledge/hazards", "rules/clinical")
    for number in range(2, int(factor) + 1):
        copy = renamer(pack, number)
        for path in (p for folder in folders for p in (pack / folder).rglob("*.xml")):
            name = out / path.relative_to(pack).parent / f"{path.stem}-x{number}.xml"
            name.write_text(copy(path.read_text()))
    list_files(out)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: larger_pack.py PACK FACTOR OUT")
    main(*sys.argv[1:])
