# SPDX-License-Identifier: Apache-2.0
"""sign.py PROGRAM REPOSITORY WORK: signing the tiny pack, and listing what is signed. What a
changed, lost or doubled signature is stands in tests/bad-input/check."""
import json
import pathlib
import resource
import shutil
import signal
import subprocess
import sys

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from list_files import list_files  # noqa: E402

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
schema = json.loads((repository / "docs/list.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
pack = work / "pack"
signatures = pack / "knowledge/signatures.xml"
nerves = pack / "rules/clinical/triage/nerves.xml"
failures = passed = 0


def fresh():
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(repository / "tests/bad-input/tiny", pack)
    shutil.copy(repository / "knowledge/phrases.xml", pack / "knowledge/")
    list_files(pack)


def run(*words, **more):
    return subprocess.run([program, "--pack", pack, *words], capture_output=True, text=True, **more)


def hold(name, true, said=""):
    global failures, passed
    passed += bool(true)
    if not true:
        failures += 1
        print(f"FAILED {name}: {said}")


def refused(name, code, sentence, *words, **more):
    """The command ends so, says so, and leaves the signatures as they were."""
    before = signatures.read_bytes() if signatures.is_file() else None
    found = run(*words, **more)
    after = signatures.read_bytes() if signatures.is_file() else None
    hold(name, found.returncode == code and sentence in found.stderr and before == after,
         f"{found.returncode}, {found.stderr[:300]}, {'as before' if before == after else 'changed'}")


def sign(*words, by="Dr A", day="2026-11-20"):
    found = run("sign", *words, "--by", by, "--day", day)
    hold(f"sign {' '.join(map(str, words))}", found.returncode == 0, found.stderr[:300])
    return found.stdout


def listed(*words):
    found = run("list", "--format", "json", *words)
    said = json.loads(found.stdout)
    jsonschema.validate(said, schema)
    hold("count is how many are listed", said["count"] == len(said["parts"]))
    return {f"{one['kind']}:{one['id']}": one for one in said["parts"]}


def full_disk():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


# ---- wrong usage ----
fresh()
refused("nothing to sign", 64, "it takes what is signed", "sign", "--by", "Dr A")
refused("no name", 64, "the name of who signs", "sign", "RF-1")
refused("an empty name", 64, "the name of who signs", "sign", "RF-1", "--by", "")
refused("a name of blanks", 64, "the name of who signs", "sign", "RF-1", "--by", " \t ")
refused("a name that turns the writing", 64, "cannot be printed", "sign", "RF-1", "--by", "Dr \u202eA")
refused("a long name", 64, "longer than 100", "sign", "RF-1", "--by", "A" * 101)
refused("two names", 64, "--by", "sign", "RF-1", "--by", "Dr A", "--by", "Dr B")
refused("an unknown id", 64, "did you mean 'toe-touch'?", "sign", "toe-tuch", "--by", "Dr A")
refused("an unknown kind", 64, "has no", "sign", "ruel:RF-1", "--by", "Dr A")
refused("one of two is unknown", 64, "has no 'XX'", "sign", "RF-1", "XX", "--by", "Dr A")
refused("an unknown topic", 64, "did you mean 'nerves'?", "sign", "--topic", "nervs", "--by", "Dr A")
refused("no day", 64, "--day", "sign", "RF-1", "--by", "Dr A", "--day", "2026-02-30")
refused("a worked case is seen by nobody", 64, "has no", "sign", "case:first", "--by", "Dr A")
refused("an unknown topic to list", 64, "did you mean 'nerves'?", "list", "--topic", "nervs")
contacts = pack / "knowledge/contacts.xml"
contacts.write_text(contacts.read_text().replace('id="doctor"', 'id="stand"', 1)
                    .replace("</contacts>", '<contact id="doctor"><name>D</name><how>d</how></contact></contacts>'))
refused("an id of two kinds", 64, "the name of two things: write contact:stand or movement:stand",
        "sign", "stand", "--by", "Dr A")
sign("movement:stand")

# ---- who may be signed, and when ----
fresh()
good = nerves.read_text()
nerves.write_text(good.replace('question="numb"', 'question="numbb"'))
refused("a pack with mistakes", 2, "mend these mistakes first", "sign", "RF-1", "--by", "Dr A")
nerves.write_text(good)
said = sign("RF-1", "knowledge/contacts.xml", "--topic", "kit")
hold("says what it signed", "signed: rule RF-1 (rules/clinical/triage/nerves.xml:5)" in said, said)
hold("a file and a topic", {"rule:RF-1", "contact:doctor"} < set(listed("--signed")))
refused("signed already", 64, "already, and it has not changed", "sign", "RF-1", "--by", " Dr  A ")
refused("all of the topic is signed", 64, "nothing to sign", "sign", "--topic", "kit", "--by", "Dr A")
sign("RF-1", by="Dr <B> & \"C\"")
hold("two names", signatures.read_text().count('id="RF-1"') == 2)
hold("is well-formed and accepted", run("check").returncode == 0, run("check").stdout)
refused("a full disk", 1, "cannot be written", "sign", "RF-2", "--by", "Dr A", preexec_fn=full_disk)
hold("nothing is left over", [one.name for one in (pack / "knowledge").glob("signatures*")] == ["signatures.xml"])
one = signatures.read_text()
signatures.write_text(one.replace("</signatures>", ""))
refused("broken signatures", 2, "signatures.xml:", "sign", "RF-2", "--by", "Dr A")
signatures.write_text(one.replace('day="2026-11-20"', 'day="soon"', 1))
refused("a day that is none", 2, "signatures.xml:4", "sign", "RF-2", "--by", "Dr A")
signatures.write_text(one)

# ---- changed, listed, signed anew ----
nerves.write_text(good.replace("emergency-now", "clinician-2w").replace(
    'level="clinician-2w" gate="none"', 'level="clinician-2w" gate="gentle"', 1))
hold("check refuses it", run("check").returncode == 2)
changed = listed("--changed")
hold("what was changed is listed", list(changed) == ["rule:RF-1"] and changed["rule:RF-1"]["by"], changed)
said = sign("RF-1", by="Dr D")
hold("the old names are taken out, and said", said.count("taken out: the signature of ") == 2, said)
hold("and it is well", run("check").returncode == 0 and not listed("--changed"))
hold("due", "rule:RF-1" in listed("--due", "2027-11-21") and not listed("--due", "2027-11-20"))
nerves.write_text(good + "<")
hold("list works while the pack has mistakes",
     "hazard:toe-touch" in listed("--draft") and "run check" in run("list").stderr)

# ---- always the same bytes ----
fresh()
sign("RF-1"), sign("toe-touch"), sign("RF-1", by="Dr B")
first = signatures.read_bytes()
fresh()
sign("toe-touch"), sign("RF-1", by="Dr B"), sign("RF-1")
hold("the order of signing does not matter", signatures.read_bytes() == first)

# ---- seals ----
run("seal")
hold("a seal covers the signatures", "knowledge/signatures.xml" in (pack / "seal.txt").read_text())
hold("and sees a new one", "seal it anew" in sign("RF-2") and "signatures.xml: This was changed" in run("check").stdout)
run("seal")
hold("until it is sealed anew", run("check").returncode == 0)

# ---- in an overlay ----
fresh()
overlay = work / "north"
overlay.mkdir()
(overlay / "overlay.xml").write_text('<overlay id="north" version="1.0.0" for="tiny"><title>North</title></overlay>')
list_files(overlay)
found = run("--overlay", overlay, "sign", "RF-1", "--by", "Dr N")
hold("a base thing is signed in the overlay", found.returncode == 0 and not signatures.exists()
     and (overlay / "knowledge/signatures.xml").exists(), found.stderr)
hold("for this clinic only", not listed("--signed") and list(json.loads(
    run("--overlay", overlay, "list", "--signed", "--format", "json").stdout)["parts"])[0]["by"] == "Dr N")

# ---- what an overlay withdraws ----
about = '<overlay id="north" version="1.0.0" for="tiny">\n<title>North</title>\n'
gone = ('<withdraw what="exercise" id="bend-deep" because="We have no room." by="Dr N"/>\n'
        '<withdraw what="rule" id="RF-4" because="Said otherwise." by="Dr M" loosens="yes" reviewed="2026-11-20"/>\n')
(overlay / "overlay.xml").write_text(about + gone + "</overlay>")
list_files(overlay)
found = run("--overlay", overlay, "list").stdout
for sentence in ("overlay.xml:3: exercise bend-deep: withdrawn by Dr N: We have no room.\n",
                 "overlay.xml:4: rule RF-4: withdrawn by Dr M on 2026-11-20, which loosens: Said otherwise.\n",
                 " parts, 2 withdrawn\n"):
    hold(f"list says: {sentence}", sentence in found, found[-600:])
found = json.loads(run("--overlay", overlay, "list", "--format", "json").stdout)
jsonschema.validate(found, schema)
hold("withdrawn in JSON", [(one["id"], one["overlay"], one["day"], one["loosens"]) for one in found["withdrawn"]]
     == [("bend-deep", "north", "", False), ("RF-4", "north", "2026-11-20", True)], found["withdrawn"])
for words in (["--draft"], ["--topic", "nerves"]):
    hold(f"not with {words[0]}", ": withdrawn by" not in run("--overlay", overlay, "list", *words).stdout)
for missing in ('because="We have no room."', 'by="Dr N"', 'what="exercise"', 'id="bend-deep"'):
    (overlay / "overlay.xml").write_text(about + gone.replace(missing, "", 1) + "</overlay>")
    found = run("--overlay", overlay, "list")
    hold(f"list without {missing}", found.returncode == 0 and "run check" in found.stderr, found.stderr)

# ---- and in the book ----
shutil.copytree(repository / "knowledge/style", pack / "knowledge/style")
list_files(pack)
hold("nothing is withdrawn", "Taken out of use" not in run("book").stdout)
gone = gone.replace('what="exercise" id="bend-deep"', 'what="rule" id="LIKE-1"')  # everything needs the exercise
(overlay / "overlay.xml").write_text(about + gone + "</overlay>")
list_files(overlay)
found = run("--overlay", overlay, "book")
for sentence in ('<a href="#withdrawn">Taken out of use</a>', '<section class="part" id="withdrawn">',
                 "<tr> <td>rule LIKE-1</td> <td>Dr N (north)</td> <td>We have no room.</td> <td>no</td> </tr>",
                 "<tr> <td>rule RF-4</td> <td>Dr M, 2026-11-20 (north)</td> <td>Said otherwise.</td> <td>may be</td> </tr>"):
    hold(f"the book says: {sentence}", sentence.replace("> <", "><") in " ".join(found.stdout.split()).replace("> <", "><"),
         found.stderr + found.stdout[-900:])

# ---- in what changed between two packs ----
fresh()
sign("RF-1"), sign("RF-2"), sign("RF-4")
older, diff_schema = work / "older", json.loads((repository / "docs/diff.schema.json").read_text())
shutil.copytree(pack, older)
sign("RF-3", by="Dr B")
nerves.write_text(good.replace("A deep fall", "A fall from high up"))
sign("RF-4", day="2026-11-21")
signatures.write_text("".join(
    line for line in signatures.read_text().splitlines(True) if 'id="RF-2"' not in line))


def compared(*words):
    return subprocess.run([program, "diff", older, pack, *words], capture_output=True, text=True).stdout


said = " ".join(compared().split())
for sentence in ("What changed in the pack: 4 ", "* rule RF-4 changed (",
                 "* rule RF-3 signed (knowledge/signatures.xml:5) by Dr B on 2026-11-20 ",
                 "* rule RF-4 signed anew (knowledge/signatures.xml:6) by Dr A on 2026-11-21, before on 2026-11-20 ",
                 "* rule RF-2 no longer signed (knowledge/signatures.xml:5) by Dr A on 2026-11-20 "):
    hold(f"diff says: {sentence}", sentence in said, said)
said = json.loads(compared("--format", "json"))
jsonschema.validate(said, diff_schema)
hold("diff in JSON", [one.get("signature") for one in said["changes"]] == [
    None, {"by": "Dr B", "day": "2026-11-20"},
    {"by": "Dr A", "day": "2026-11-21", "before": "2026-11-20"}, {"by": "Dr A", "day": "2026-11-20"}], said)

# ---- where it shows ----
fresh()
answers = work / "answers.json"
answers.write_text('{"answers": {"age": 40}}')
plan = run("plan", answers)
hold("signed by nobody", "draft, signed by nobody" in plan.stdout, plan.stdout[-300:] + plan.stderr)
everything = list(listed())
sign(*everything[:5])
hold("some is signed", "draft, parts that are signed: 5" in run("plan", answers).stdout)
hold("in JSON", json.loads(run("plan", "--format", "json", answers).stdout)["pack"]["signed"] == 5)
sign(*everything[5:])
about = pack / "knowledge/pack.xml"
about.write_text(about.read_text().replace('status="draft"', 'status="reviewed"'))
hold("all is signed", "signed by Dr A" in run("plan", answers).stdout, run("plan", answers).stderr)
print(f"{passed} passed, {failures} failed")
sys.exit(1 if failures or not passed else 0)
