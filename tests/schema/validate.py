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


def values(tree, path, attribute):
    return [element.get(attribute) for element in tree.iterfind(path)]


def texts(tree, path):
    return [element.text for element in tree.iterfind(path)]


def check_xml(name, result, text):
    """The XML says what the JSON says."""
    valid, said = xml_is_valid(text)
    if not valid:
        fail(f"{name}: XML: {said[:300]}")
    tree = ElementTree.fromstring(text)
    programme = result["programme"]
    for what, found, wanted in [
        ("level", values(tree, "disposition", "level"), [result["disposition"]["level"]]),
        ("gate", values(tree, "disposition", "gate"), [result["disposition"]["gate"]]),
        ("title", texts(tree, "disposition/title"), [result["disposition"]["title"]]),
        ("action", texts(tree, "disposition/action"), [result["disposition"]["action"]]),
        ("reasons", values(tree, "disposition/reasons/reason", "rule"),
         [reason["rule"] for reason in result["disposition"]["reasons"]]),
        ("findings", values(tree, "findings/finding", "id"), [f["finding"] for f in result["findings"]]),
        ("restrictions", values(tree, "restrictions/restriction/reasons/reason", "rule"),
         [r["rule"] for r in result["restrictions"]]),
        ("not yet", values(tree, "not-yet/hazard", "id"), [h["hazard"] for h in result["not_yet"]]),
        ("instead", values(tree, "not-yet/hazard/instead", "exercise"),
         [e for h in result["not_yet"] for e in h["instead"]]),
        ("items", values(tree, "programme/item", "exercise"), [i["exercise"] for i in programme["items"]]),
        ("reps", values(tree, "programme/item/dose", "reps"),
         [str(i["dose"]["reps"]) if "reps" in i["dose"] else None for i in programme["items"]]),
        ("days", values(tree, "programme/item/day", "id"),
         [d["day"] for i in programme["items"] for d in i["days"]]),
        ("steps", texts(tree, "programme/item/how/step"), [s for i in programme["items"] for s in i["how"]]),
        ("weeks", texts(tree, "programme/week/text"), [w["text"] for w in programme["weeks"]]),
        ("amounts", values(tree, "programme/week/amount", "exercise"),
         [i["exercise"] for w in programme["weeks"] for i in w["items"]]),
        ("status", values(tree, "exercises/exercise", "status"), [e["status"] for e in result["exercises"]]),
        ("advice", values(tree, "advice/message", "id"), [a["message"] for a in result["advice"]]),
        ("holds", values(tree, "holds/message", "id"), [a["message"] for a in result["holds"]]),
        ("stop signals", values(tree, "stop-signals/signal", "id"), [s["signal"] for s in result["stop_signals"]]),
        ("safety net", values(tree, "safety-net/message", "id"), [m["message"] for m in result["safety_net"]]),
        ("education", values(tree, "education/message", "id"), [m["message"] for m in result["education"]]),
        ("incomplete", values(tree, "incomplete/missing", "question"), result["incomplete"]),
        ("trace", values(tree, "trace/fired", "rule"), [t["rule"] for t in result["trace"]]),
    ]:
        if found != wanted:
            fail(f"{name}: XML and JSON differ in {what}: {found[:5]} {wanted[:5]}")


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
for right, wrong in [('level="proceed-caution"', 'level="soon"'), ("<safety-net>", "<safety>"),
                     ('habit="no"', 'habit="maybe"'), ('seconds="60"', 'seconds="-1"'),
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
compared = pathlib.Path(sys.argv[3])
shutil.rmtree(compared, ignore_errors=True)
for part in ("knowledge", "rules"):
    shutil.copytree(repository / part, compared / part)
rules = compared / "rules/clinical/triage/blood-vessels.xml"
before, behind = rules.read_text().split('<rule id="RF-VAS-4"')
rules.write_text(before + '<rule id="RF-VAS-4"' + behind.replace('"emergency-now"', '"same-day"', 1))
check_json("diff", "diff", run_json("diff", "--people", 20, repository, compared),
           [(["moves", 0, "direction"], "worse"), (["changes", 0, "line"], -1), (["people"], None)])

print(f"{len(results)} results validated, {failures} failed")
sys.exit(1 if failures or len(results) < 17 else 0)
