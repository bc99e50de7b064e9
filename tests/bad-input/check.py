# SPDX-License-Identifier: Apache-2.0
"""check.py PROGRAM REPOSITORY WORK SHARE [KIND ...]: every kind of mistake that `check` knows
has a file KIND.toml in tests/bad-input/check/; those of the share are tried, and these. Each
[[case]] in it edits the tiny pack twice:

  wrong  edits that make the mistake; `says` is all that check has to print, line by line
  right  its neighbour: edits after which check has nothing to say

An edit is a table: file, and one of
  old, new       `old`, which stands there once, becomes `new`
  text           the file holds this
  front, bytes   hexadecimal bytes before all else; `old` becomes these bytes
  repeat         the file holds `text` so many times
  remove, link   the file is gone; it is a link to nowhere
  move, copy     it is there instead; it is a copy of that file
With overlay = true it is a file of an overlay beside the pack, with overlay = "NAME" of one
in that folder; they are laid over the pack in the order of their names, or as {lay = [...]}
says. With everywhere = true it is every file that holds `old`. {seal = true} seals the pack
as it is then; {sign = "PX-2", by = "Dr A", day = "2026-11-20"} signs part of it ("*": all),
with overlay = true in the overlay. The lists of files in pack.xml and overlay.xml are written anew after the
edits, unless a case says: lists = false."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from list_files import list_files  # noqa: E402
from share import Share  # noqa: E402

TODAY = "2026-11-24"
program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
fixtures = repository / "tests/bad-input/check"
schema = json.loads((repository / "docs/check.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0
passed = 0


def fail(name, sentence):
    global failures
    failures += 1
    print(f"FAILED {name}: {sentence}")


def seal(folder):
    subprocess.run([program, "--pack", folder / "pack", "-q", "seal"], check=True)


def sign(folder, edit):
    parts = edit["sign"].split()
    if parts == ["*"]:
        said = subprocess.run([program, "--pack", folder / "pack", "list", "--format", "json"],
                              capture_output=True, text=True, check=True).stdout
        parts = [f"{part['kind']}:{part['id']}" for part in json.loads(said)["parts"]]
    command = [program, "--pack", folder / "pack", "-q", "sign", *parts,
               "--by", edit["by"], "--day", edit["day"]]
    if edit.get("overlay"):
        command[1:1] = ["--overlay", folder / "overlay"]
    subprocess.run(command, check=True)


def change_everywhere(folder, edit):
    for path in (folder / "pack").rglob("*.xml"):
        path.write_text(path.read_text().replace(edit["old"], edit["new"]))


def apply(folder, edit):
    if "seal" in edit:
        return seal(folder)
    if "sign" in edit:
        return sign(folder, edit)
    if "everywhere" in edit:
        return change_everywhere(folder, edit)
    if "lay" in edit:
        return None
    place = edit.get("overlay", "pack")
    path = folder / ("overlay" if place is True else place) / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "remove" in edit or "link" in edit:
        path.unlink(missing_ok=True)
        if "link" in edit:
            path.symlink_to("nowhere")
    elif "copy" in edit:
        shutil.copy(folder / "pack" / edit["copy"], path)
    elif "move" in edit:
        path.rename(path.parent / edit["move"])
    elif "text" in edit:
        path.write_text(edit["text"] * edit.get("repeat", 1))
    elif "front" in edit:
        path.write_bytes(bytes.fromhex(edit["front"]) + path.read_bytes())
    else:
        old, before = edit["old"].encode(), path.read_bytes()
        new = bytes.fromhex(edit["bytes"]) if "bytes" in edit else edit["new"].encode()
        if before.count(old) != 1 or old == new:
            raise ValueError(f"{edit['file']}: '{edit['old']}' stands there {before.count(old)} times")
        path.write_bytes(before.replace(old, new))


def list_all(folder):
    for path in [folder / "pack", *(file.parent for file in folder.rglob("overlay.xml"))]:
        list_files(path)


def check(edits, lists=True):
    """What check prints about the tiny pack with these edits."""
    if work.exists():
        shutil.rmtree(work)
    shutil.copytree(repository / "tests/bad-input/tiny", work / "pack")
    shutil.copy(repository / "knowledge/phrases.xml", work / "pack/knowledge/")
    if any(edit.get("file", "").startswith("knowledge/style/") for edit in edits):
        shutil.copytree(repository / "knowledge/style", work / "pack/knowledge/style")
    if not lists:
        list_all(work)
    for edit in edits:
        if ("seal" in edit or "sign" in edit) and lists:
            list_all(work)
        apply(work, edit)
    if lists and not any("seal" in edit for edit in edits):
        list_all(work)
    command = [program, "--pack", work / "pack", "check", "--format", "json", "--today", TODAY]
    overlays = sorted(path.name for path in work.iterdir() if path.name != "pack")
    for edit in edits:
        overlays = edit.get("lay", overlays)
    for name in reversed(overlays):
        command[1:1] = ["--overlay", work / name]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode not in (0, 2):
        raise ValueError(f"exit code {run.returncode}: {run.stderr[:300]}")
    said = json.loads(run.stdout)
    for error in validator.iter_errors(said):
        raise ValueError(f"not as docs/check.schema.json: {error.message[:200]}")
    if run.returncode != (2 if said["errors"] else 0):
        raise ValueError(f"exit code {run.returncode} with {said['errors']} errors")
    return said["mistakes"]


def line_of(mistake):
    place = mistake["file"]
    place += f":{mistake['line']}" if mistake["line"] else ""
    warning = "warning: " if mistake["severity"] == "warning" else ""
    line = f"{place}: {warning}{mistake['sentence']} {mistake['mend']}"
    return line.replace(str(work) + "/", "")


def judge(kind, name, case):
    said = check(case["wrong"], case.get("lists", True))
    lines = [line_of(mistake) for mistake in said]
    if lines != case["says"]:
        fail(name, "says\n    " + "\n    ".join(lines or ["nothing"]))
    elif kind not in [mistake["kind"] for mistake in said]:
        fail(name, f"has no mistake of the kind {kind}")
    elif case["right"] == case["wrong"]:
        fail(name, "right and wrong are the same")
    else:
        lines = [line_of(mistake) for mistake in check(case["right"], case.get("lists", True))]
        if lines:
            fail(name, "its neighbour is right, but check says\n    " + "\n    ".join(lines))
        return not lines
    return False


def kinds_of_table():
    """Each kind with its severity, as `check --kinds` prints them."""
    run = subprocess.run([program, "check", "--kinds"], capture_output=True, text=True, check=True)
    rows = [line.split("|") for line in run.stdout.splitlines() if line.startswith("| `")]
    return {row[1].strip(" `"): row[2].strip() for row in rows}


OF_ANSWERS = ("consultation", "diary", "exchange")  # rooms that read no pack


def hold_code_against_table(table):
    """Whatever the code adds to the list of a pack stands in the table, as grave as there."""
    added = re.compile(r'mistakes_add\(\s*[^,]+,\s*SB_(ERROR|WARNING),\s*"([a-z0-9-]+)"')
    for path in (repository / "engine/src").glob("*/*.c"):
        if path.parent.name in OF_ANSWERS or path.name in ("case_compare.c", "case_run.c"):
            continue  # mistakes of answers and diaries, and cases that fail
        for severity, kind in added.findall(path.read_text()):
            if table.get(kind) != severity.lower():
                fail(path.name, f"adds {severity} '{kind}'; the table says {table.get(kind)}")


if check([]):
    fail("tiny", "the tiny pack has mistakes of its own")
# Fixtures of these stand in tests/bad-input/pack, on the figures of the whole pack.
OF_FIGURES = {"contact-apart", "contact-slides", "joint-range", "below-floor", "through-prop",
              "unknown-part", "unknown-contact", "no-contact", "too-many-contacts",
              "missing-prop", "wrong-side", "no-figure"}
table = kinds_of_table()
hold_code_against_table(table)
share, named = Share(sys.argv[4]), sys.argv[5:]
for kind in named:
    if kind not in table:
        fail(kind, "check has no such kind")
wanted = [kind for kind in table if kind not in OF_FIGURES and (kind in named or share.takes(kind))]
for kind in wanted:
    path = fixtures / f"{kind}.toml"
    if not path.exists():
        fail(kind, f"there is no {path.name}")
        continue
    for number, case in enumerate(tomllib.loads(path.read_text())["case"], 1):
        name = f"{kind}/{number}"
        try:
            passed += judge(kind, name, case)
        except (ValueError, KeyError) as why:
            fail(name, str(why))
for path in fixtures.glob("*.toml"):
    if path.stem not in table:
        fail(path.stem, "check has no such kind")
print(f"{len(wanted)} kinds, {passed} cases passed, {failures} failed")
sys.exit(1 if failures or not passed else 0)
