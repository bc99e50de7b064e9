# SPDX-License-Identifier: Apache-2.0
"""reasons.py PROGRAM REPOSITORY POPULATION HOW_MANY: over all examples and HOW_MANY made-up people
(tests/population), each exercise of a programme says why it is there, and nothing twice. A reason
is a fact of the trace: a rule that fired and gives the exercise points in all, in words of its
own; and the part of the day that the exercise stands in. Of the examples, the page and `explain`
say the same. Prints how many exercises, and how many have no reason."""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

program, repository, population, many = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
exercises = {path.stem: tree.parse(path).getroot() for path in (repository / "knowledge/exercises").glob("*.xml")}
doses = tree.parse(repository / "knowledge/doses.xml").getroot()
rules = {rule.get("id"): rule for path in (repository / "rules/clinical").rglob("*.xml")
         for rule in tree.parse(path).getroot().iter("rule")}
slots = {}
for slot in doses.iter("slot"):
    slots.setdefault(slot.get("id"), set()).update(slot.get("modalities", "").split(), slot.get("patterns", "").split())
failures = items = silent = alone = 0


def run(*arguments, typed=None):
    done = subprocess.run([program, "--pack", repository, *map(str, arguments)], input=typed,
                          capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stderr[:300]}")
    return done.stdout


def fail(who, what):
    global failures
    failures += 1
    print(f"FAILED {who}: {what}")


def serves(exercise):
    return set(" ".join(exercise.get(name, "") for name in ("modality", "also", "pattern")).split())


def of_its_own(rule, exercise):
    """What the rule says of this exercise by its name, or of others, or to the person."""
    texts = {prefer.get("because"): prefer.get("exercises", "").split() for prefer in rule.iter("prefer")}
    by_name = {text for text, names in texts.items() if exercise in names and text}
    return by_name or {rule.findtext("because"), *texts}


def look_at_rule(who, why, entry, fired):
    if why["text"] not in of_its_own(rules[why["rule"]], entry["exercise"]):
        fail(who, f"{why['rule']} does not say: {why['text']}")
    points = sum(part["points"] for part in entry["merits"] if part["of"] == why["rule"])
    if (why["rule"], why["branch"]) not in fired:
        fail(who, f"{why['rule']} did not fire")
    if points <= 0:
        fail(who, f"{why['rule']} gives it {points} points")


def look_at_part(who, why, item):
    global alone
    alone += len(item["why"]) == 1
    if why.get("part") not in slots[item["slot"]] & serves(exercises[item["exercise"]]):
        fail(who, f"{why['part']} is not what it does in {item['slot']}")


def look_at_item(who, item, entry, fired):
    global items, silent
    items += 1
    silent += not item["why"]
    who = f"{who}, {item['exercise']}"
    if not item["why"]:
        return fail(who, "no reason")
    texts = [why["text"] for why in item["why"]]
    if len(set(texts)) < len(texts) or not all(texts):
        fail(who, f"a reason twice, or an empty one: {texts}")
    for why in item["why"]:
        if not why["evidence"] or ("part" in why and not why["answers"]):
            fail(who, f"rests on nothing: {why}")
        if "rule" in why:
            look_at_rule(who, why, entry, fired)
    look_at_part(who, item["why"][-1], item)


def look(who, result):
    entries = {entry["exercise"]: entry for entry in result["exercises"]}
    fired = {(one["rule"], one["branch"]) for one in result["trace"]}
    for item in result["programme"]["items"]:
        look_at_item(who, item, entries[item["exercise"]], fired)


def look_at_page(example, result):
    """Beside each exercise of the session stands one of its reasons."""
    page = re.sub(r"\s+", " ", run("plan", example))
    session = [one for one in result["programme"]["items"] if not one["habit"]]
    places = [page.index(f" {number}. {one['name']}: ") for number, one in enumerate(session, 1)]
    for item, begins, ends in zip(session, places, places[1:] + [len(page)]):
        said = re.search(r" Why you: (.*)", page[begins:ends])
        if not said or not any(said[1].startswith(why["text"]) for why in item["why"]):
            fail(example.stem, f"the page says no reason of {item['exercise']}")


def look_at_explanations(example, result):
    """All reasons of each exercise; and of no topic anything twice."""
    topics = json.loads(run("explain", "--format", "json", example, "all"))
    reasons = {(one["kind"], one["topic"]): one["reasons"] for one in topics}
    for item in result["programme"]["items"]:
        if reasons["exercise", item["exercise"]] != item["why"]:
            fail(example.stem, f"explain gives other reasons for {item['exercise']}")
    for one in topics:
        said = [reason["text"] for reason in one["reasons"]] + one["notes"] + one["absences"]
        if len(set(said)) < len(said):
            fail(example.stem, f"explain says something twice of {one['topic']}: {said}")


examples = sorted((repository / "examples").glob("*.json"))
people = subprocess.run([population, "--people", many, "--answers", repository, repository / "tests/population"],
                        capture_output=True, text=True, check=True).stdout
typed = "".join(json.dumps(json.loads(example.read_text())) + "\n" for example in examples) + people
for number, line in enumerate(run("batch", typed=typed).splitlines()):
    result = json.loads(line)
    if number < len(examples):
        look_at_page(examples[number], result)
        look_at_explanations(examples[number], result)
    look(examples[number].stem if number < len(examples) else f"person {number - len(examples) + 1}", result)
print(f"{items} exercises of programmes, {silent} without a reason, {alone} with that of their part of the day alone; "
      f"{failures} failed")
sys.exit(1 if failures or silent or items < 5 * int(many) or not alone else 0)
