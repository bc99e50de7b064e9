# SPDX-License-Identifier: Apache-2.0
"""map.py REPOSITORY WORK: docs/evidence-map.md says where every id of the evidence lives; and
tools/evidence-map notices each way in which it, the list of ids or docs/evidence could be wrong."""
import contextlib
import functools
import importlib.machinery
import importlib.util
import io
import pathlib
import re
import shutil
import sys

sys.dont_write_bytecode = True
repository, work = (pathlib.Path(path).resolve() for path in sys.argv[1:])
sys.path.insert(0, str(repository / "tools"))
loader = importlib.machinery.SourceFileLoader("evidence_map", str(repository / "tools/evidence-map"))
tool = importlib.util.module_from_spec(importlib.util.spec_from_loader("evidence_map", loader))
loader.exec_module(tool)

IDS, MAP = "docs/evidence-ids.txt", "docs/evidence-map.md"
TRIAGE, TIME = "docs/evidence/01-triage.md", "docs/evidence/programme/P01-using-the-time.md"
RULES, CASES = "rules/clinical/triage/cauda-equina.xml", "knowledge/cases/cauda-equina.xml"
COPIED = ("knowledge", "rules", "docs", "engine", "cli")
wrong = []
touched = set()


def complain(text):
    wrong.append(text)


# A file of the pack that did not change is read once.
read_file = tool.elements
read_again = functools.lru_cache(None)(lambda path, _: read_file(path))
tool.elements = lambda path: read_again(path, pathlib.Path(path).read_bytes())


def run(*options):
    """(exit code, what it said)"""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            code = tool.main(list(options))
        except SystemExit as end:
            code, _ = 1, said.write(str(end.code))
    return code, said.getvalue()


def edit(name, pattern, replacement):
    """One edit of the copy, which has to change something."""
    path = work / name
    before = path.read_text()
    after = re.sub(pattern, replacement, before, count=1, flags=re.M)
    if before == after:
        complain(f"{name}: nothing there is {pattern}")
    path.write_text(after)
    touched.add(name)


def append(name, text):
    (work / name).write_text((work / name).read_text() + text + "\n")
    touched.add(name)


def mend():
    for name in touched | {MAP}:
        shutil.copyfile(repository / name, work / name)
    touched.clear()


def bites(name, sentence):
    """The copy has one fault, which has to be said; then it is mended."""
    code, said = run("--check", str(work))
    if code == 0:
        complain(f"{name}: not noticed")
    elif sentence not in said:
        complain(f"{name}: did not say: {sentence}\n{said[:300]}")
    mend()


def row(name, after, identity):
    """One row more in the table that holds the row `after`."""
    edit(name, rf'^\| <a id="{after}".*', rf'\g<0>\n| <a id="{identity.lower()}"></a>{identity} | - | - | - | D |')


def the_base_and_the_list():
    row(TRIAGE, "rf-ces-13", "RF-CES-99")
    bites("an id of the main part that is not in the list", "RF-CES-99 is not in evidence-ids.txt")
    row(TRIAGE, "rf-ces-13", "RF-CES-99")
    append(IDS, "RF-CES-99 | A sign that nobody wrote a rule for")
    bites("an id without a place", "RF-CES-99 has no place in the pack, and no reason why")
    append(IDS, "RF-CES-99 | A sign that the base does not have | a reason")
    bites("an id that the base does not have", "RF-CES-99 is no id of docs/evidence")
    edit(IDS, "^RF-CES-2 .*\n", "")
    bites("an id of the main part that left the list", "RF-CES-2 is not in evidence-ids.txt")
    edit(IDS, "^RF-CES-2 .*", r"\g<0>\n\g<0>")
    bites("a line that stands twice", "RF-CES-2 stands twice")
    edit(IDS, "^RF-CES-2 .*", "RF-CES-2")
    bites("a broken line", "a line is ID | TOPIC")
    edit(TRIAGE, '<a id="rf-ces-1"></a>', "")
    bites("a row without an anchor", '"RF-CES-1" has no anchor')
    edit(TRIAGE, '<a id="rf-ces-1">', '<a id="rf-ces-111">')
    bites("an anchor before another id", "rf-ces-111 stands before RF-CES-1")
    edit(TRIAGE, '<a id="rf-gen-2">', '<a id="rf-gen-222">')
    bites("an anchor before another id, in a sentence", "rf-gen-222 stands before RF-GEN-2")
    edit(TIME, '<a id="tb-1"></a>TB-1 ', '<a id="rf-ces-1"></a>RF-CES-1 ')
    bites("an id that stands in two parts", "rf-ces-1 stands twice")
    edit(TRIAGE, '<a id="section-1-2"></a>', "")
    bites("a section that lost its anchor", "is not up to date")


def what_waits():
    row(TIME, "tb-1", "TB-99")
    bites("a new row that nobody counted", "ids are not encoded yet; it says")
    edit(RULES, '<rule id="RF-CES-3"', '<rule id="TB-1"')
    bites("a rule for an id that is not in the list", f"TB-1 lives in {RULES}")
    append(IDS, "TB-1 | How much of the time is filled")
    bites("an id that came to the list without a rule", "TB-1 has no place in the pack, and no reason why")
    encode()
    edit(RULES, ' of="TB-1"', "")
    bites("an encoded id that lost its rule", "TB-1 has no place in the pack, and no reason why")
    encode()
    edit(RULES, ' of="TB-1"', "")
    edit(IDS, "^TB-1 .*\n", "")
    bites("an encoded id that lost its rule and its line", "ids are not encoded yet; it says")


def encode():
    """As it has to be when a rule and a case of the supplements are there; the map is written anew."""
    waiting = int(re.search("(?m)^not encoded yet: ([0-9]+)$", (work / IDS).read_text()).group(1))
    edit(IDS, "^not encoded yet: .*", f"not encoded yet: {waiting - 2}")
    append(IDS, "TB-1 | How much of the time is filled\nS68 | Crashes after small effort")
    edit(RULES, '<rule id="RF-CES-3"', r'\g<0> of="TB-1"')
    edit(CASES, 'of="case-1 mistake-4"', 'of="case-1 mistake-4 s68"')
    code, said = run(str(work))
    if code:
        complain(f"two ids that came to the list: {said}")
    if "| [S68](evidence/groups/3-test-people.md#s68) | Crashes after small effort | `" not in (work / MAP).read_text():
        complain("the map does not show a case of the supplements")


def the_list_and_the_pack():
    edit(IDS, "^RF-CES-1 .*", r"\g<0> | because we forgot")
    bites("a reason for a rule that exists", f"RF-CES-1 has a reason why it is no rule, but it lives in {RULES}")
    edit(IDS, "`score:ax-count`", "`score:ax-kount`")
    bites("a reason that names nothing", "there is no score:ax-kount")
    edit(IDS, "`rules/inference/settle.clp`", "`rules/inference/unsettle.clp`")
    bites("a reason that names no file", "there is no rules/inference/unsettle.clp")
    edit(RULES, 'id="RF-CES-3"', 'id="RF-CES-33"')
    bites("a rule that went away", "RF-CES-3 has no place in the pack")
    edit(CASES, 'of="case-1 mistake-4"', 'of="case-111 mistake-4"')
    bites("a case of nothing", 'is of "case-111", which docs/evidence does not have')
    edit(CASES, 'of="case-1 mistake-4"', 'of="1.22 mistake-4"')
    bites("a case of a section that is not there", 'is of "1.22", which docs/evidence does not have')


def the_map():
    edit(MAP, r"^\| \[RF-CES-4\].*\n", "")
    bites("a row that is missing", "is not up to date")
    edit(MAP, r"^(\| \[RF-CES-4\][^|]*)\| [^|]* \|", r"\1| Something else |")
    bites("a row that says something else", "is not up to date")
    edit(MAP, r"^(\| \[RF-CES-4\].*)cauda-equina\.xml", r"\1cancer.xml")
    bites("a row that points elsewhere", "is not up to date")
    edit(MAP, "#rf-ces-4", "#rf-ces-5")
    bites("a row that links elsewhere", "is not up to date")
    (work / MAP).unlink()
    bites("no map at all", "is not up to date")
    # Lines that moved alone make nothing wrong.
    edit(RULES, r"\A.*\n.*\n", r"\g<0><!-- a line more -->\n")
    if run("--check", str(work))[0]:
        complain("a line more made the map wrong")
    run(str(work))
    if (work / MAP).read_text() == (repository / MAP).read_text():
        complain("the map was not written anew")
    mend()


def main():
    code, said = run("--check", str(repository))
    if code:
        complain(said)
    shutil.rmtree(work, ignore_errors=True)
    for folder in COPIED:
        shutil.copytree(repository / folder, work / folder)
    if run("--check", str(work))[0]:
        complain("the copy is not like the original")
    for part in (the_base_and_the_list, what_waits, the_list_and_the_pack, the_map):
        part()
    if run("--check", str(work))[0]:
        complain("the copy was not mended")
    print("\n".join(wrong) or said, end="")
    return 1 if wrong else 0


sys.exit(main())
