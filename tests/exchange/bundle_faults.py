# SPDX-License-Identifier: Apache-2.0
"""Faults that bundle.py puts into the Bundle of a right result, one at a time: against FHIR, and
against the result."""
import copy

from resources import code_of, kind_of, of_type


def one_of(bundle, kind):
    return of_type(bundle, kind)[0]


def first_detail(bundle):
    return one_of(bundle, "CarePlan")["activity"][0]["detail"]


def first_repeat(bundle):
    return first_detail(bundle)["scheduledTiming"]["repeat"]


def first_answer(bundle):
    item = one_of(bundle, "QuestionnaireResponse")["item"][0]
    while "answer" not in item or "valueCoding" not in item["answer"][0]:
        item = item["item"][-1]
    return item


def drop(bundle, fits):
    """An issue, and whatever pointed to it, so that nothing dangles."""
    gone = next(e for e in bundle["entry"] if e["resource"]["resourceType"] == "DetectedIssue" and fits(e["resource"]))
    bundle["entry"].remove(gone)
    for one in (one_of(bundle, "Provenance")["target"], *(plan["supportingInfo"] for plan in of_type(bundle, "CarePlan"))):
        one[:] = [reference for reference in one if reference["reference"] != gone["fullUrl"]]


def say(resource, old, new):
    resource["text"]["div"] = resource["text"]["div"].replace(old, new, 1)


def change_dose(bundle, name, by):
    parts = first_detail(bundle)["extension"][0]["extension"]
    next(one for one in parts if one["url"] == name)["valueInteger"] += by


def lend_plan(bundle):
    """A plan, however little is in it, for somebody who is sent to hospital."""
    plan = {"resourceType": "CarePlan", "text": one_of(bundle, "GuidanceResponse")["text"], "status": "draft", "intent": "proposal",
            "title": "Get help now", "description": "Walk.", "subject": {"display": "the person"}}
    bundle["entry"].append({"fullUrl": "urn:uuid:01234567-89ab-cdef-0123-456789abcdef", "resource": plan})


def change_outcome(bundle, number, code):
    one_of(bundle, "GuidanceResponse")["contained"][0]["parameter"][number]["valueCode"] = code


FAULTS = {
    "a required field is missing": lambda b: one_of(b, "GuidanceResponse").pop("moduleCanonical"),
    "the subject is missing": lambda b: one_of(b, "CarePlan").pop("subject"),
    "no status": lambda b: first_detail(b).pop("status"),
    "a status of no value set": lambda b: one_of(b, "GuidanceResponse").update(status="begun"),
    "a severity of no value set": lambda b: one_of(b, "DetectedIssue").update(severity="extreme"),
    "a weekday of no value set": lambda b: first_repeat(b).update(dayOfWeek=["monday"]),
    "a unit is missing": lambda b: first_repeat(b).pop("periodUnit"),
    "a field that FHIR does not know": lambda b: one_of(b, "CarePlan").update(priority="urgent"),
    "a text in place of a list": lambda b: one_of(b, "CarePlan").update(instantiatesUri="urn:x"),
    "a text in place of a number": lambda b: first_repeat(b).update(frequency="1"),
    "an empty list": lambda b: one_of(b, "CarePlan").update(note=[]),
    "an empty text": lambda b: one_of(b, "CarePlan").update(title=""),
    "no instant": lambda b: one_of(b, "Provenance").update(recorded="2026-12-02"),
    "a day that is none": lambda b: one_of(b, "CarePlan").update(created="2026-13-02"),
    "detail and reference": lambda b: one_of(b, "CarePlan")["activity"][0].update(reference={"display": "x"}),
    "two values": lambda b: first_answer(b)["answer"][0].update(valueString="no"),
    "a reference into nothing": lambda b: one_of(b, "Provenance")["target"][0].update(reference="urn:uuid:0"),
    "a reference to another type": lambda b: one_of(b, "GuidanceResponse").update(result=one_of(b, "DetectedIssue")["evidence"][0]["detail"][0]),
    "one name for two": lambda b: b["entry"][1].update(fullUrl=b["entry"][0]["fullUrl"]),
    "no narrative": lambda b: one_of(b, "DetectedIssue").pop("text"),
    "a narrative with a script": lambda b: say(one_of(b, "CarePlan"), "<h2>", "<script>1</script><h2>"),
    "a narrative with an attribute": lambda b: say(one_of(b, "CarePlan"), "<h2>", "<h2 onclick=\"x\">"),
    "a narrative that shows nothing": lambda b: one_of(b, "Provenance")["text"].update(div="<div xmlns=\"http://www.w3.org/1999/xhtml\"> </div>"),
    "an unknown item": lambda b: first_answer(b).update(linkId="shoe-size"),
    "an answer that is not offered": lambda b: first_answer(b)["answer"][0]["valueCoding"].update(code="maybe"),
    "another version": lambda b: one_of(b, "QuestionnaireResponse").update(questionnaire="urn:steadyback:questionnaire:low-back-pain|0.0.9"),
    "one repetition more": lambda b: change_dose(b, "reps", 1),
    "more effort": lambda b: change_dose(b, "effort", 1),
    "twice a day": lambda b: first_repeat(b).update(frequency=2),
    "a day more": lambda b: first_repeat(b)["dayOfWeek"].append("sun"),
    "no bounds but the year": lambda b: first_repeat(b)["boundsDuration"].update(code="a"),
    "a move is missing": lambda b: one_of(b, "CarePlan")["activity"].pop(),
    "a move twice": lambda b: one_of(b, "CarePlan")["activity"].append(copy.deepcopy(one_of(b, "CarePlan")["activity"][0])),
    "a step is missing": lambda b: first_detail(b).update(description="6 times"),
    "an order in place of a proposal": lambda b: one_of(b, "CarePlan").update(intent="order"),
    "a restriction is missing": lambda b: drop(b, lambda i: kind_of(i["code"]) == "movement"),
    "a move that is forbidden is only limited":
        lambda b: next(i for i in of_type(b, "DetectedIssue") if code_of(i["mitigation"][0]["action"]) == "forbid")
        ["mitigation"][0]["action"]["coding"][0].update(code="limit"),
    "another digest": lambda b: one_of(b, "Provenance")["entity"][1]["what"]["identifier"].update(value="0" * 64),
    "a reason is missing": lambda b: one_of(b, "GuidanceResponse")["reasonCode"].pop(0),
    "a sentence of the safety net is missing": lambda b: say(one_of(b, "GuidanceResponse"), "Get help now for", "See someone for"),
}
URGENT = {
    "milder": lambda b: change_outcome(b, 0, "clinician-routine"),
    "an open gate": lambda b: change_outcome(b, 1, "gentle"),
    "a plan in an emergency": lend_plan,
    "a danger sign is missing": lambda b: drop(b, lambda i: kind_of(i["code"]) == "rule"),
    "a danger sign that is less severe": lambda b: one_of(b, "DetectedIssue").update(severity="low"),
    "a danger sign that asks for less":
        lambda b: one_of(b, "DetectedIssue")["mitigation"][0]["action"]["coding"][0].update(code="clinician-routine"),
    "what to do is missing": lambda b: say(one_of(b, "GuidanceResponse"), "Please stop here.", ""),
    "a note that does not say what to do": lambda b: one_of(b, "GuidanceResponse")["note"].pop(0),
}


def broken(bundle, faults):
    """[(name, a copy with this fault)]"""
    for name, change in faults.items():
        one = copy.deepcopy(bundle)
        change(one)
        yield name, one
