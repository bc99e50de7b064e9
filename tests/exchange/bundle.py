# SPDX-License-Identifier: Apache-2.0
"""bundle.py PROGRAM REPOSITORY PEOPLE POPULATION WORK: results as a FHIR Bundle.

For the examples, made-up and random people: every resource is right by two validators of FHIR and
by ourselves (resources.py), and the bundle says what `plan --format json` says: disposition, doses, days,
restrictions, danger signs, reasons, sources of the knowledge; no activity where there is no
programme; the answers in it, read back, give the same result. Seeded faults are all noticed."""
import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import bundle_faults
import resources
import setting
from resources import code_of, kind_of, of_type
from setting import fail, failures, repository, work

TODAY, START = "2026-12-02", "2026-12-07"
URGENT = ("same-day", "emergency-now")
CLINICIAN = ("clinician-routine", "clinician-2w", "clinician-3d") + URGENT
NUMBERS = ("sets", "reps", "sides", "hold_seconds", "metres", "kilograms", "effort")


def run(*words):
    """What it prints; it has to end well."""
    done = setting.run(*words)
    if done.returncode:
        fail(f"{words}: exit code {done.returncode}: {done.stderr[:300]}")
    return done.stdout


questionnaire = resources.read(run("questions", "--format", "fhir"))
DOUBTED = {one["id"]: bool({"unknown", "not-sure"} & {option["id"] for option in one.get("options", [])})
           for one in json.loads(run("questions", "--format", "json"))["questions"]}
ADVISED = {rule: level for path in sorted((repository / "rules/clinical").rglob("*.xml"))
           for rule, level in re.findall(r'<rule id="([^"]+)"(?:(?!</rule>).)*?<then>(?:(?!</then>).)*?<disposition level="([^"]+)"',
                                         path.read_text(), re.S)}
TITLES = re.findall(r'<message id="title-[^"]+" kind="disposition">\s*<text>([^<]+)</text>',
                    (repository / "knowledge/messages.xml").read_text())
TRIAGE = {rule for path in sorted((repository / "rules/clinical/triage").glob("*.xml"))
          for rule in re.findall(r'<rule id="([^"]+)"', path.read_text())}


# ---- what a bundle says ----

def rule_of(reason):
    return reason["rule"] + ("-if-unknown" if reason["branch"] == "if-unknown" else "")


def rules_of(reasons):
    return {rule_of(one) for one in reasons if "rule" in one}


def sentences_of(reasons):
    """By rule, or by what its part of the day is for."""
    return [(rule_of(one) if "rule" in one else one["part"], one["text"]) for one in reasons]


def dose_of(detail):
    parts = next(one for one in detail["extension"] if one["url"] == "urn:steadyback:dose")["extension"]
    return {one["url"]: next(value for key, value in one.items() if key != "url") for one in parts}


# ---- a bundle beside the result ----

def hold_guidance(bundle, result):
    one = of_type(bundle, "GuidanceResponse")[0]
    told = {part["name"]: part["valueCode"] for part in one["contained"][0]["parameter"]}
    if told != {"disposition": result["disposition"]["level"], "gate": result["disposition"]["gate"]}:
        yield f"another outcome: {told}"
    shown = resources.narrative_text(one["text"]["div"])
    for text in [result["disposition"]["title"], result["disposition"]["action"], *(m["text"] for m in result["safety_net"]),
                 *(reason["text"] for reason in result["disposition"]["reasons"] + result["disposition"]["gate_reasons"])]:
        if text not in shown:
            yield f"the guidance does not show: {text}"
    notes = [re.sub(r"\\(.)", r"\1", note["text"]) for note in one["note"]]
    if result["disposition"]["action"] not in notes[0]:
        yield "the first note does not say what to do"
    programme = result["programme"]
    reasons = [*result["disposition"]["reasons"], *result["disposition"]["gate_reasons"],
               *(r["because"] for r in result["restrictions"])]
    if programme["items"]:
        reasons += [*programme["level_reasons"], *programme["style_reasons"], *(w for i in programme["items"] for w in i["why"])]
    missing = rules_of(reasons) - {code_of(code) for code in one.get("reasonCode", [])}
    if missing:
        yield f"reasons that the guidance lacks: {sorted(missing)}"
    if (one["status"] == "success") != (not result["incomplete"]):
        yield f"the guidance is {one['status']}, and {result['incomplete']} was not answered"
    if ("result" in one) != bool(of_type(bundle, "CarePlan")):
        yield "the guidance does not point to the plan"


def activities_of(plan):
    """{exercise: {day: (minutes, times)}} and {exercise: [details]}"""
    days, details = {}, {}
    for one in plan.get("activity", []):
        detail = one["detail"]
        repeat, name = detail["scheduledTiming"]["repeat"], code_of(detail["code"])
        details.setdefault(name, []).append(detail)
        for day in repeat["dayOfWeek"]:
            if day in days.setdefault(name, {}):
                days[name]["twice"] = day
            days[name][day] = (repeat.get("duration", 0), repeat["frequency"])
    return days, details


def hold_dose(item, detail):
    dose, repeat = dose_of(detail), detail["scheduledTiming"]["repeat"]
    wanted = {key: item["dose"][key] for key in NUMBERS if key in item["dose"]}
    wanted |= {"level": item["dose"]["level"], "habit": item["habit"]}
    if {key: value for key, value in dose.items() if key not in ("minutes", "times_a_day")} != wanted:
        yield f"{item['exercise']}: the dose is {dose}, not {wanted}"
    if dose.get("minutes", 0) != repeat.get("duration", 0) or dose.get("times_a_day", 1) != repeat["frequency"]:
        yield f"{item['exercise']}: {dose} beside {repeat}"
    if (repeat["period"], repeat["periodUnit"]) != (1, "d") or repeat["boundsDuration"]["code"] != "wk":
        yield f"{item['exercise']}: {repeat} is not each of these days in the first week"
    if detail["code"]["text"] != item["name"] or any(step not in detail["description"] for step in [*item["how"], item["caution"]]):
        yield f"{item['exercise']}: its name, a step or what to watch for is missing"
    if sentences_of(item["why"]) != [(code_of(code), code["text"]) for code in detail.get("reasonCode", [])]:
        yield f"{item['exercise']}: other reasons"
    if detail["status"] != "not-started" or detail.get("doNotPerform"):
        yield f"{item['exercise']}: {detail['status']}"


def hold_activities(plan, result):
    days, details = activities_of(plan)
    items = {item["exercise"]: item for item in result["programme"]["items"]}
    if list(days) != list(items):
        yield f"activities {list(days)}, exercises {list(items)}"
    for name, item in items.items():
        wanted = {day["day"]: (day.get("minutes", 0), day.get("times", 1)) for day in item["days"]}
        if days.get(name) != wanted:
            yield f"{name} on {days.get(name)}, not on {wanted}"
        for detail in details.get(name, []):
            yield from hold_dose(item, detail)


def hold_plan(bundle, result):
    plans = of_type(bundle, "CarePlan")
    is_wanted = bool(result["programme"]["items"]
                     or (result["advice"] and result["disposition"]["level"] not in URGENT))
    if len(plans) != is_wanted:
        yield f"{len(plans)} plans, {is_wanted} is right"
    if plans and result["disposition"]["level"] in URGENT:
        yield "a plan for somebody who needs help today"
    for plan in plans:
        if (plan["status"], plan["intent"]) != ("draft", "proposal"):
            yield f"the plan is {plan['status']}, {plan['intent']}"
        if (plan["title"], plan["description"]) != (result["disposition"]["title"], result["disposition"]["action"]):
            yield "the plan does not begin with the headline and what to do"
        if ("period" in plan) != bool(result["programme"]["items"]):
            yield "the period of the plan"
        shown = resources.narrative_text(plan["text"]["div"])
        for text in [plan["title"], plan["description"], *(m["text"] for m in result["safety_net"] + result["advice"]),
                     *(i["name"] for i in result["programme"]["items"]), *(h["name"] for h in result["not_yet"] if "period" in plan)]:
            if text not in shown:
                yield f"the plan does not show: {text}"
        yield from hold_activities(plan, result)


def hold_restrictions(bundle, result):
    wanted, found = {}, {}
    for one in result["restrictions"]:
        wanted.setdefault((one["movement"], one["type"]), set()).add(rule_of(one["because"]))
    for issue in of_type(bundle, "DetectedIssue"):
        if kind_of(issue["code"]) == "movement":
            key = (code_of(issue["code"]), code_of(issue["mitigation"][0]["action"]))
            found[key] = {code_of(one["code"][0]) for one in issue["evidence"]}
    if found != wanted:
        yield f"restrictions: {sorted(found)}, not {sorted(wanted)}"


def severity_of(rule):
    level = ADVISED.get(rule)
    return "high" if level in URGENT else "moderate" if level in CLINICIAN else None


def hold_signs(bundle, result):
    found = {}
    for issue in of_type(bundle, "DetectedIssue"):
        if kind_of(issue["code"]) == "rule":
            found[code_of(issue["code"])] = issue
            if code_of(issue["mitigation"][0]["action"]) != result["disposition"]["level"]:
                yield f"{code_of(issue['code'])} asks for something else than the result"
    wanted = {rule_of(one) for one in result["trace"] if one["rule"] in TRIAGE}
    wanted |= rules_of(result["disposition"]["gate_reasons"])
    if result["disposition"]["level"] in CLINICIAN:
        wanted |= rules_of(result["disposition"]["reasons"])
    if wanted - set(found):
        yield f"danger signs that are missing: {sorted(wanted - set(found))}"
    if set(found) - {rule_of(one) for one in result["trace"]}:
        yield f"danger signs of nobody: {sorted(found)}"
    for rule, issue in found.items():
        if not rule.endswith("-if-unknown") and issue.get("severity") != severity_of(rule):
            yield f"{rule} is {issue.get('severity')}, not {severity_of(rule)}"


def hold_provenance(bundle, result):
    one = of_type(bundle, "Provenance")[0]
    urls = {entry["resource"]["resourceType"]: entry["fullUrl"] for entry in bundle["entry"]}
    digests = [entity["what"]["identifier"]["value"] for entity in one["entity"] if "identifier" in entity["what"]]
    if digests != [result["pack"]["digest"]]:
        yield f"the digest of the pack is {digests}"
    if one["entity"][0]["what"]["reference"] != urls["QuestionnaireResponse"]:
        yield "the answers are no source"
    targets = {target["reference"] for target in one["target"]}
    wanted = {entry["fullUrl"] for entry in bundle["entry"]
              if entry["resource"]["resourceType"] not in ("Provenance", "QuestionnaireResponse")}
    if targets != wanted or one["recorded"] != f"{TODAY}T00:00:00Z":
        yield "the provenance is not that of all, or of another day"


# ---- the answers in it ----

def hold_items(items, form):
    """Nested as in the form, with answers that it offers."""
    offered = {item["linkId"]: item for item in form}
    for item in items:
        asked = offered.get(item["linkId"])
        if asked is None:
            yield f"no such item stands there in the form: {item['linkId']}"
            continue
        codes = [(option["valueCoding"]["system"], option["valueCoding"]["code"]) for option in asked.get("answerOption", [])]
        for answer in item.get("answer", []):
            value = answer.get("valueCoding")
            if value and (value["system"], value["code"]) not in codes:
                yield f"{item['linkId']}: {value} is not offered"
        yield from hold_items(item.get("item", []), asked.get("item", []))


def hold_answers(bundle, result):
    one = of_type(bundle, "QuestionnaireResponse")[0]
    if one["questionnaire"] != f"{questionnaire['url']}|{questionnaire['version']}":
        yield f"answers to {one['questionnaire']}"
    if (one["status"] == "completed") != (not result["incomplete"]):
        yield f"the answers are {one['status']}"
    yield from hold_items(one["item"], questionnaire["item"])


def hold_nothing_milder(bundle, result):
    """Whatever stands where: no other outcome than that of the result."""
    wanted = {"disposition": result["disposition"]["level"], "gate": result["disposition"]["gate"]}
    for one in resources.objects(bundle):
        kind = one.get("name") or one.get("system", "").split(":")[2:3]
        code = one.get("valueCode") or one.get("code")
        for name, level in wanted.items():
            if kind in (name, [name]) and code != level:
                yield f"{one} beside {level}"
    own = json.dumps(result, ensure_ascii=False)
    for entry in bundle["entry"]:
        shown = resources.narrative_text(entry["resource"]["text"]["div"])
        yield from (f"it shows {title!r}, which is not the outcome" for title in TITLES if title in shown and title not in own)


def complaints(bundle, result):
    found = resources.of_bundle(bundle)
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    if bundle["type"] != "collection" or any(kinds.count(one) != 1 for one in ("GuidanceResponse", "QuestionnaireResponse", "Provenance")):
        found.append(f"the bundle holds {kinds}")
    if found:
        return found  # what is broken is not looked into
    for hold in (hold_guidance, hold_plan, hold_restrictions, hold_signs, hold_provenance, hold_answers, hold_nothing_milder):
        found += hold(bundle, result)
    return found


# ---- everybody ----

def bundle_of(name, answers):
    path = work / f"{name}.json"
    path.write_text(json.dumps({"answers": answers}))
    return resources.read(run("plan", path, "--format", "fhir", "--today", TODAY, "--start", START))


def read_back(name, bundle):
    path = work / f"{name} again.json"
    path.write_text(json.dumps(of_type(bundle, "QuestionnaireResponse")[0]))
    return json.loads(run("plan", path, "--format", "json"))


def hold_person(name, answers, result):
    bundle = bundle_of(name, answers)
    for one in complaints(bundle, result)[:5]:
        fail(f"{name}: {one}")
    is_doubted = any(key.endswith("-unsure") for key in answers)  # hold_doubts
    if not is_doubted and read_back(name, bundle) != with_left_out(answers, result):
        fail(f"{name}: the answers of the bundle give another result")
    return bundle


def results_of(everybody):
    return [json.loads(line) for line in setting.results_of(everybody)]


def with_left_out(answers, result):
    """Where a form has no "not sure", as for numbers, that is left out: read back, it was not answered."""
    left_out = {name for name, value in answers.items() if value == "unknown" and not DOUBTED[name]}
    in_order = [name for name in DOUBTED if name in left_out or name in result["incomplete"]]
    return {**result, "incomplete": in_order}


def hold_bytes():
    desk = repository / "examples/desk-worker.json"

    def made(*words, answers=desk):
        return run("plan", answers, "--format", "fhir", *words)
    first = made("--today", TODAY)
    if first != made("--today", TODAY):
        fail("the same answers and day give other bytes")
    mine = work / "mine.json"
    mine.write_text(json.dumps({"notes": {"plan-id": "fedcba9876543210"}, **json.loads(desk.read_text())}))
    others = [made("--today", "2026-12-03"), made("--today", TODAY, "--start", START), made("--today", TODAY, answers=mine),
              made("--today", TODAY, "--plan-id", "0123456789abcdef"),
              made("--today", TODAY, answers=repository / "examples/stenosis.json")]
    urls = [set(re.findall(r'"fullUrl": "([^"]+)"', text)) for text in [first, *others]]
    if any(a & b for i, a in enumerate(urls) for b in urls[:i]) or not all(urls):
        fail("two bundles share a UUID")
    output = work / "plan.fhir.json"
    output.unlink(missing_ok=True)
    run("plan", desk, "--today", TODAY, "-o", output)
    if output.read_text() != first.rstrip("\n"):
        fail("the ending .fhir.json gives another form")


def hold_doubts():
    """What is not sure of some ticks is "not sure" of the rest in a response: never milder."""
    answers = json.loads((repository / "examples/desk-worker.json").read_text())["answers"]
    question = next(item for section in questionnaire["item"] for item in section["item"]
                    if item.get("repeats") and answers.get(item["linkId"]) == ["none"])
    answers[question["linkId"] + "-unsure"] = [question["answerOption"][0]["valueCoding"]["code"]]
    result = results_of([answers])[0]
    name = "somebody with a doubt"
    again = read_back(name, hold_person(name, answers, result))
    order = ["proceed", "proceed-caution", *CLINICIAN]
    if order.index(again["disposition"]["level"]) < order.index(result["disposition"]["level"]):
        fail("a doubt became milder on its way")


def hold_valid(bundles):
    """By two validators, with the questionnaire before them."""
    for name, said in zip(["the questionnaire", *bundles], resources.validated([questionnaire, *bundles.values()]), strict=True):
        for one in said[:5]:
            fail(f"{name}: {one}")


# ---- seeded faults ----

def own_complaints(bundle, result):
    try:
        return complaints(bundle, result)
    except (KeyError, IndexError) as why:
        return [f"it breaks the test: {why!r}"]


def hold_faults(seeded):
    """[(name, bundle with a fault, the right result)]: how many the validators and we notice."""
    said = resources.validated([bundle for _, bundle, _ in seeded])
    own = [own_complaints(bundle, result) if not found else [] for (_, bundle, result), found in zip(seeded, said)]
    for (name, _, _), theirs, ours in zip(seeded, said, own):
        if not theirs and not ours:
            fail(f"not noticed: {name}")
        if any("breaks the test" in one for one in ours):
            fail(f"{name}: {ours}")
    return sum(map(bool, said)), sum(map(bool, own))


everybody = setting.examples()
for kind, made in [("random", setting.random_people(10)), ("made-up", setting.made_up_people(10))]:
    everybody |= {f"{kind} person {n}": answers for n, answers in enumerate(made)}
results = dict(zip(everybody, results_of(everybody.values()), strict=True))
with ThreadPoolExecutor(os.cpu_count()) as pool:
    bundles = dict(zip(everybody, pool.map(lambda name: hold_person(name, everybody[name], results[name]), everybody)))
hold_valid(bundles)
hold_bytes()
hold_doubts()
desk, urgent = "desk-worker", "cauda-equina"
seeded = [(name, broken, results[whose]) for whose, faults in [(desk, bundle_faults.FAULTS), (urgent, bundle_faults.URGENT)]
          for name, broken in bundle_faults.broken(bundles[whose], faults)]
theirs, ours = hold_faults(seeded)
kinds = [entry["resource"]["resourceType"] for bundle in bundles.values() for entry in bundle["entry"]]
with_exercises = sum("activity" in plan for bundle in bundles.values() for plan in of_type(bundle, "CarePlan"))
print(f"{len(bundles)} people, {len(kinds)} resources, {with_exercises} plans with exercises; {len(seeded)} seeded faults: "
      f"{theirs} noticed by validators, {ours} more by ourselves; {len(failures)} failed")
sys.exit(1 if failures or len(bundles) < 35 or with_exercises < 5 or theirs < 10 else 0)
