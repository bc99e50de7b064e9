# SPDX-License-Identifier: Apache-2.0
"""fhir.py PROGRAM REPOSITORY PEOPLE POPULATION WORK: the questions as a FHIR Questionnaire, and
answers from a QuestionnaireResponse.

A small form, written from what FHIR R4 says of enableWhen and from nothing of ours, fills the
Questionnaire for the examples, random people and made-up adults: what they were asked here is
enabled there, and what the form hands back gives the same bytes as the file of answers. What
is no such response, or only looks like one, is refused with its own kind of mistake."""
import copy
import json
import sys

import setting
from setting import fail, failures, repository, run, work

MOST_ASKED = 60  # of nine adults in ten

questionnaire = json.loads(run("questions", "--format", "fhir").stdout)
SOURCE = f"{questionnaire['url']}|{questionnaire['version']}"
ids, questions, reads = [], {}, set()


def walk(items):
    for item in items:
        ids.append(item["linkId"])
        if item["type"] not in ("group", "display"):
            questions[item["linkId"]] = item
        reads.update(test["question"] for test in item.get("enableWhen", []))
        walk(item.get("item", []))


walk(questionnaire["item"])
ours = {q["id"]: q for q in json.loads(run("questions", "--format", "json").stdout)["questions"]}


def hold_questionnaire():
    if len(set(ids)) != len(ids):
        fail("a linkId stands there twice")
    unasked = {name for name, one in ours.items() if one.get("from_diary")}
    if set(questions) & unasked or not set(questions) <= set(ours):
        fail(f"questions that nobody is asked: {set(questions) & unasked | set(questions) - set(ours)}")
    if not reads <= set(questions):
        fail(f"asked by an answer to what is no question: {reads - set(questions)}")
    for name, item in questions.items():
        codes = [option["valueCoding"]["code"] for option in item.get("answerOption", [])]
        if codes != [option["id"] for option in ours[name].get("options", [])]:
            fail(f"{name} has other options: {codes}")


# ---- a form ----

def codes_of(answers):
    return [next(iter(a.values())) for a in answers]


def holds(test, filled):
    answers = filled.get(test["question"], [])
    if test["operator"] == "exists":
        return bool(answers) == test["answerBoolean"]
    if "answerCoding" in test:
        wanted = (test["answerCoding"]["system"], test["answerCoding"]["code"])
        return any((a["system"], a["code"]) == wanted for a in codes_of(answers))
    wanted = test.get("answerInteger", test.get("answerDecimal"))
    compare = {">=": lambda a: a >= wanted, "<=": lambda a: a <= wanted, ">": lambda a: a > wanted,
               "<": lambda a: a < wanted}[test["operator"]]
    return any(compare(a) for a in codes_of(answers))


def is_enabled(item, filled):
    tests = item.get("enableWhen", [])
    found = [holds(test, filled) for test in tests]
    return not tests or (any(found) if item.get("enableBehavior") == "any" else all(found))


def answer_of(item, value):
    if "answerOption" not in item and value == "unknown":
        return None  # a number that is not known is left out
    if isinstance(value, (int, float)):
        return [{"valueInteger" if item["type"] == "integer" else "valueDecimal": value}]
    system = item["answerOption"][0]["valueCoding"]["system"]
    offered = [option["valueCoding"]["code"] for option in item["answerOption"]]
    words = value if isinstance(value, list) else [value]
    return [{"valueCoding": {"system": system, "code": "not-sure" if w == "unknown" and w not in offered else w}}
            for w in words]


def plain(item):
    """What somebody says to a question that our interview did not ask them."""
    if "answerOption" not in item:
        return None
    codes = [option["valueCoding"]["code"] for option in item["answerOption"]]
    return answer_of(item, [next((c for c in ("none", "no") if c in codes), codes[0])])


def fill(answers, extras):
    """The items that are answered, nested as the form has them; and the ids that are enabled. A
    form looks again after each answer, and an answer further down may open a question above."""
    filled, before = {}, None

    def visit(items, seen):
        out = []
        for item in items:
            if item["type"] == "display" or not is_enabled(item, filled):
                continue
            name = item["linkId"]
            if item["type"] == "group":
                inner = visit(item["item"], seen)
                if inner:
                    out.append({"linkId": name, "item": inner})
                continue
            seen.add(name)
            answer = answer_of(item, answers[name]) if name in answers else plain(item) if extras else None
            if answer is not None:
                filled[name] = answer
                out.append({"linkId": name, "text": item["text"], "answer": answer})
        return out

    while filled != before:
        before, seen = dict(filled), set()
        filled_then = dict(filled)
        items = visit(questionnaire["item"], seen)
        for name in set(filled_then) - seen:
            del filled[name]
    return items, seen


def response_of(items):
    return {"resourceType": "QuestionnaireResponse", "meta": {"tag": [{"code": "a form"}]}, "status": "completed",
            "questionnaire": SOURCE, "authored": "2026-12-02T10:00:00Z", "item": items}


def plan(document):
    path = work / "response.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document, indent=1))
    return run("plan", path, "--format", "json")


def hold_people(everybody):
    """The files of answers as one batch, the responses one by one."""
    wanted = setting.results_of(everybody.values())
    if len(wanted) != len(everybody):
        fail(f"{len(wanted)} results for {len(everybody)} people")
    for (name, answers), line in zip(everybody.items(), wanted):
        items, enabled = fill(answers, extras=False)
        if not set(answers) <= enabled:
            fail(f"{name}: asked here, and not enabled there: {sorted(set(answers) - enabled)}")
        found = plan(response_of(items))
        if found.returncode != 0 or json.loads(found.stdout) != json.loads(line):
            fail(f"{name}: another result than from the answers file: {found.stderr[:300]}")


def without_doubts(everybody):
    return [one for one in everybody if not any(name.endswith("-unsure") for name in one)]


# ---- what is refused ----

def first_answered(items, fits):
    for item in items:
        if item["linkId"] in questions and fits(questions[item["linkId"]]):
            return item
        found = first_answered(item.get("item", []), fits)
        if found:
            return found
    return None


def is_choice(item):
    return item["type"] == "choice" and not item.get("repeats")


def is_scale(item):
    return any(e.get("valueInteger") == 10 for e in item.get("extension", []) if e["url"].endswith("/maxValue"))


WHOLE = response_of(fill(json.loads((repository / "examples/desk-worker.json").read_text())["answers"], False)[0])


def of(fits, change):
    def make(whole):
        change(first_answered(whole["item"], fits))
    return make


REFUSED = [
    ("fhir-resource", lambda w: w.update(resourceType="Patient")),
    ("fhir-status", lambda w: w.update(status="entered-in-error")),
    ("fhir-status", lambda w: w.pop("status")),
    ("fhir-other-questionnaire", lambda w: w.pop("questionnaire")),
    ("fhir-other-questionnaire", lambda w: w.update(questionnaire=questionnaire["url"])),
    ("fhir-other-questionnaire", lambda w: w.update(questionnaire=questionnaire["url"] + "|0.0.9")),
    ("fhir-modified", lambda w: w.update(modifierExtension=[{"url": "urn:not-this-person"}])),
    ("fhir-modified", of(is_choice, lambda i: i.update(modifierExtension=[]))),
    ("fhir-items", lambda w: w.update(item={})),
    ("fhir-items", lambda w: w["item"].append("age")),
    ("fhir-unknown-item", lambda w: w["item"].append({"linkId": "shoe-size", "answer": [{"valueInteger": 43}]})),
    ("fhir-unknown-item", lambda w: w["item"].append({"text": "no name"})),
    ("fhir-unknown-item", lambda w: w["item"][0].update(answer=[{"valueBoolean": True}])),
    ("fhir-twice", lambda w: w["item"].append(copy.deepcopy(first_answered(w["item"], is_choice)))),
    ("fhir-answers", of(is_choice, lambda i: i["answer"].append(copy.deepcopy(i["answer"][0])))),
    ("fhir-answers", of(is_choice, lambda i: i.update(answer={"valueString": "no"}))),
    ("fhir-value", of(is_choice, lambda i: i.update(answer=[{"valueString": "no"}]))),
    ("fhir-value", of(is_choice, lambda i: i.update(answer=[{}]))),
    ("fhir-value", of(is_choice, lambda i: i["answer"][0].update(valueString="yes"))),
    ("fhir-value", of(is_choice, lambda i: i["answer"][0]["valueCoding"].update(system="http://loinc.org"))),
    ("fhir-value", of(is_choice, lambda i: i["answer"][0]["valueCoding"].pop("system"))),
    ("wrong-value", of(is_choice, lambda i: i["answer"][0]["valueCoding"].update(code="maybe"))),
    ("wrong-value", of(is_scale, lambda i: i.update(answer=[{"valueInteger": 11}]))),
    ("wrong-value", of(is_scale, lambda i: i.update(answer=[{"valueDecimal": 3.5}]))),
    ("fhir-value", of(is_scale, lambda i: i.update(answer=[{"valueQuantity": {"value": 3, "unit": "lb"}}]))),
    ("fhir-value", of(is_scale, lambda i: i.update(answer=[{"valueInteger": "3"}]))),
]


SENTENCES = {
    "fhir-resource": ["only a QuestionnaireResponse holds answers"],
    "fhir-status": ["only answers that are completed, amended or in-progress are taken"],
    "fhir-other-questionnaire": [f"questionnaire: it must be {SOURCE}"],
    "fhir-modified": ["change what it means in a way that is not known here"],
    "fhir-items": ["items must be a list", "an item must be an object"],
    "fhir-unknown-item": ["there is no such question in this version", "no answer belongs there"],
    "fhir-twice": ["it stands there twice"],
    "fhir-answers": ["it takes one answer", "its answers must be a list"],
    "fhir-value": ["an answer has one value", "the answer must be a valueCoding", "the answer must be a valueInteger"],
    "wrong-value": ["it must be", "must be one of", "from 0 to 10", "whole number"],
}


def hold_refusals():
    if plan(WHOLE).returncode != 0:
        fail("the response that the others are made from is refused itself")
    kinds_seen = set()
    for number, (kind, change) in enumerate(REFUSED, 1):
        whole = copy.deepcopy(WHOLE)
        change(whole)
        found = plan(whole)
        kinds_seen.add(kind)
        if found.returncode != 65 or found.stdout:
            fail(f"refusal {number} ({kind}): exit code {found.returncode}")
        if not any(sentence in found.stderr for sentence in SENTENCES[kind]):
            fail(f"refusal {number} ({kind}) says: {found.stderr[:300]}")
    if kinds_seen != set(SENTENCES):
        fail(f"kinds without a refusal: {set(SENTENCES) - kinds_seen}")
    if plan('{"resourceType": "QuestionnaireResponse", ').returncode != 65:
        fail("half a response is not refused")


def hold_missing_danger():
    """"Completed", and a danger question is missing: as if it had not been answered."""
    answers = dict(json.loads((repository / "examples/desk-worker.json").read_text())["answers"])
    del answers["saddle-feeling"]
    whole = response_of(fill(answers, False)[0])
    told = json.loads(plan(whole).stdout)
    if told["disposition"]["gate"] != "none" or told["incomplete"] != ["saddle-feeling"]:
        fail("a danger question that is missing does not count as unknown")


def hold_surroundings():
    """What other systems put around answers, also of whom they are, changes nothing."""
    whole = copy.deepcopy(WHOLE)
    extra = [{"url": "http://example.org/extra", "valueString": "yes"}]
    whole.update(id="1", subject={"reference": "Patient/other"}, author={"display": "somebody"}, extension=extra,
                 text={"status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">No pain</div>"})
    first_answered(whole["item"], is_choice).update(extension=extra, text="Another question?")
    if plan(whole).stdout != plan(WHOLE).stdout:
        fail("what stands around the answers changes the result")


def hold_hidden():
    """An answer to a question that is hidden is set aside and named."""
    whole = copy.deepcopy(WHOLE)
    whole["item"].append({"linkId": "pregnancy-weeks", "answer": [{"valueInteger": 24}]})
    told, before = json.loads(plan(whole).stdout), json.loads(plan(WHOLE).stdout)
    if "pregnancy-weeks" not in json.dumps(told["unused"]) or {**told, "unused": 0} != {**before, "unused": 0}:
        fail(f"a hidden answer counts, or is not named: {told['unused']}")


hold_questionnaire()
everybody = setting.examples()
everybody |= {f"random person {n}": one for n, one in enumerate(without_doubts(setting.random_people(20)))}
hold_people(everybody)
adults = [one for one in without_doubts(setting.made_up_people(250)) if one.get("age", 0) < 65]
counts = sorted(len(fill(one, extras=True)[1]) for one in adults)
if counts[len(counts) * 9 // 10] > MOST_ASKED:
    fail("an ordinary adult is asked more in a form than is borne")
hold_refusals()
hold_missing_danger()
hold_surroundings()
hold_hidden()
print(f"{len(questions)} questions; {len(counts)} adults below 65: half are asked at most {counts[len(counts) // 2]} "
      f"in a form, nine in ten {counts[len(counts) * 9 // 10]}, the most {counts[-1]}; {len(failures)} failed")
sys.exit(1 if failures or len(counts) < 100 else 0)
