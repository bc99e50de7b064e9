# SPDX-License-Identifier: Apache-2.0
"""validate.py PROGRAM REPOSITORY: the result of every example matches
docs/result.schema.json, and as XML docs/result.xsd and what the JSON says; what explain,
what-if and diff print matches theirs; and what is wrong on purpose does not."""
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from copy_pack import copy_pack  # noqa: E402

program, repository = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((repository / "docs/result.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0


def fail(sentence):
    global failures
    failures += 1
    print("FAILED", sentence)


def plan(answers, form="json"):
    run = subprocess.run([program, "--pack", repository, "plan", answers, "--format", form],
                         capture_output=True, check=True)
    return json.loads(run.stdout) if form == "json" else run.stdout


def xml_is_valid(text):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", repository / "docs/result.xsd", "-"],
                         input=text, capture_output=True)
    return run.returncode == 0, run.stderr.decode()


# What stands in the XML alone, because a page shows it (result_shown.c).
SHOWN = {"result/said", "language", "made", "starts", "review", "full", "next-steps", "because",
         "item/summary", "exercise/summary", "hazard/said", "dose/feel", "amount/text", "light/brief",
         "signal/brief", "paths", "core", "message/page", "source/page", "words", "call-first", "heard", "sources", "pack/title",
         "pack/said", "reason/said", "because/said", "message/evidence", "monitoring/evidence",
         "figure", "exercise/name", "question/topic", "incomplete/said", "unused/said", "programme/given",
         "programme/said", "dose/text", "slot/said", "progression/said", "regression/said", "week/said"}


def typed(value):
    """A value of JSON as it stands in XML."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else str(value)


def beside(part, names):
    """What an element holds and JSON does not, unless a page shows it."""
    found = [name for name in (*part.keys(), *(child.tag for child in part)) if name not in names]
    return [name for name in found if name not in SHOWN and f"{part.tag}/{name}" not in SHOWN]


def differences(value, part, at):
    """Where an element says something else than an object or a list of JSON."""
    if isinstance(value, list):
        entries = [child for child in part if f"{part.tag}/{child.tag}" not in SHOWN]
        if len(entries) != len(value):
            return [f"{at}: {len(value)} and {len(entries)} entries"]
        if part.keys():
            return [f"{at}: {part.keys()} in XML alone"]
        return [d for one, entry in zip(value, entries) for d in differences(one, entry, f"{at}/{entry.tag}")]
    if isinstance(value, str):
        return [] if value in (part.get("id"), part.text) else [f"{at}: {value}"]
    found, names = [], set()
    for key, inside in value.items():
        name = key.replace("_", "-")
        attribute, child = "id" if name == part.tag else name, part.find(name)
        names |= {attribute, name}
        if child is not None and len(part.findall(name)) == 1 and not isinstance(inside, (bool, int, float)):
            found += differences(inside, child, f"{at}/{name}")
        elif part.get(attribute) != typed(inside):
            found.append(f"{at}/{name}: {inside} and {part.get(attribute)}")
    return found + [f"{at}: {name} in XML alone" for name in beside(part, names)]


def check_xml(name, result, text):
    """The XML says what the JSON says."""
    valid, said = xml_is_valid(text)
    if not valid:
        fail(f"{name}: XML: {said[:300]}")
    for difference in differences(result, ElementTree.fromstring(text), "result")[:10]:
        fail(f"{name}: JSON and XML differ: {difference}")


def spoil(result, path, value):
    spoilt = copy.deepcopy(result)
    place = spoilt
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return spoilt


examples = sorted((repository / "examples").glob("*.json"))
results = {path.stem: plan(path) for path in examples}
for name, result in results.items():
    for error in validator.iter_errors(result):
        fail(f"{name}: {'/'.join(map(str, error.path))}: {error.message[:200]}")

item = results["desk-worker"]["programme"]["items"][0]
for path, value in [
    (["safety_net"], []),
    (["disposition", "level"], "soon"),
    (["disposition", "level"], "emergency-now"),
    (["programme", "items", 0, "how"], None),
    (["programme", "items", 0, "dose"], {"level": "gentle"}),
    (["trace", 0, "rule"], "rf-ces-1"),
    (["pack", "digest"], "0"),
    (["extra"], 1),
]:
    if validator.is_valid(spoil(results["desk-worker"], path, value)):
        fail(f"the schema lets {'/'.join(map(str, path))} = {value} pass")
if validator.is_valid(spoil(results["cauda-equina"], ["programme", "items"], [item])):
    fail("the schema lets exercise pass in an emergency")

documents = {path.stem: plan(path, "xml") for path in examples}
for name, text in documents.items():
    check_xml(name, results[name], text)
desk = documents["desk-worker"].decode()
for right, wrong in [('takes="9"', 'takes="8"'), ('habit="no"', 'habit="yes"'), ("<step>Lie", "<step>Sit"),
                     ('<week id="1">', '<week id="2">'), ('<rule id="SUB-acute"/>', ""),
                     ("<weeks>", "<weeks more='1'>"), ("<tips>", "<tips><tip>Rest.</tip>")]:
    if right not in desk or not differences(results["desk-worker"], ElementTree.fromstring(desk.replace(right, wrong, 1)),
                                            "result"):
        fail(f"nobody notices that the XML says {wrong}")
for right, wrong in [('level="proceed-caution"', 'level="soon"'), ("<safety-net>", "<safety>"),
                     ('habit="no"', 'habit="maybe"'), ('takes="9"', 'takes="-1"'),
                     ("</result>", "<extra/></result>"), ("<action>", "<action><b/>")]:
    if right not in desk or xml_is_valid(desk.replace(right, wrong).encode())[0]:
        fail(f"the XSD lets {wrong} pass")



def validator_of(name):
    read = json.loads((repository / f"docs/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(read)
    return jsonschema.Draft202012Validator(read)


def run_json(*words):
    run = subprocess.run([program, *map(str, words), "--format", "json"], capture_output=True)
    return json.loads(run.stdout)


def check_json(name, what, found, wrong):
    """What was printed matches the schema; with something wrong in it, it does not."""
    of = validator_of(name)
    for error in of.iter_errors(found):
        fail(f"{what}: {'/'.join(map(str, error.path))}: {error.message[:200]}")
    for path, value in wrong:
        if of.is_valid(spoil(found, path, value)):
            fail(f"{name}.schema.json lets {'/'.join(map(str, path))} = {value} pass")


pack = ("--pack", repository)
desk = repository / "examples/desk-worker.json"
for topic in ["disposition", "gate", "level", "bird-dog", "hz-run-jump", "flex-end", "RF-CES-1", "age",
              "new-pain", None]:
    found = run_json(*pack, "explain", desk, *([topic] if topic else []))
    check_json("explain", f"explain {topic}", found,
               [([0, "kind"], "thing"), ([0, "sources"], None), ([0, "extra"], 1)])
for change in [[], ["age=70"]]:
    found = run_json(*pack, "what-if", desk, *change)
    check_json("what-if", f"what-if {change}", found, [(["extra"], 1), (["before" if change else "tried"], None)])
older, newer = (pathlib.Path(sys.argv[3]) / name for name in ("older", "newer"))
shutil.rmtree(older.parent, ignore_errors=True)
for folder in (older, newer):
    copy_pack(repository, folder, ["blood-vessels", "people"])
rules = newer / "rules/clinical/triage/blood-vessels.xml"
before, behind = rules.read_text().split('<rule id="RF-VAS-4"')
rules.write_text(before + '<rule id="RF-VAS-4"' + behind.replace('"emergency-now"', '"same-day"', 1))
check_json("diff", "diff", run_json("diff", "--people", 20, older, newer),
           [(["moves", 0, "direction"], "worse"), (["changes", 0, "line"], -1), (["people"], None)])

print(f"{len(results)} results validated, {failures} failed")
sys.exit(1 if failures or len(results) < 17 else 0)
