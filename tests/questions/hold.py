#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""hold.py STEADYBACK REPOSITORY: someone whose session only has to wait today is still asked
how they are, and if they are safe. That no programme comes is no reason to leave that out."""
import json
import os
import subprocess
import sys

steadyback, repository = sys.argv[1:3]
os.environ["STEADYBACK_PACK"] = repository
failures = 0

DIABETES = {"conditions": ["diabetes"], "cleared": "yes", "diabetes-kind": "type-1"}
HOLDS = {
    "low sugar": {**DIABETES, "diabetes-care": ["low-24h"], "glucose-now": 6},
    "a snack first": {**DIABETES, "diabetes-care": ["none"], "glucose-now": 4.5},
    "ketones not checked": {**DIABETES, "diabetes-care": ["none"], "glucose-now": 15, "ketones": "unchecked"},
    "unwell with diabetes": {**DIABETES, "diabetes-care": ["unwell"], "glucose-now": 6},
}


def run(*command, sheet):
    done = subprocess.run([steadyback, *command, "/dev/stdin", "--format", "json"], check=False,
                          input=json.dumps(sheet), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command} {sheet['answers']}: {done.stderr}")
    return json.loads(done.stdout)


def asked(sheet):
    sections = run("questions", "--count", sheet=sheet)["sections"]
    return [question for section in sections for question in section["questions"]]


def claim(what, holds, found):
    global failures
    if not holds:
        failures += 1
        print(f"{what}: {found}")


with open(f"{repository}/examples/fear-of-movement.json", encoding="utf-8") as file:
    person = json.load(file)

for name, answers in HOLDS.items():
    low = {**person["answers"], **answers, "mood-interest": "nearly-every-day", "mood-low": "more-than-half",
           "mood-safety": "passive", "mood-care": "no"}
    result = run("plan", sheet={**person, "answers": {**low, "mood-safety": "no"}})
    claim(f"{name}: the session waits", result["holds"], result["disposition"])
    questions = asked({**person, "answers": low})
    for question in ("outlook", "mood-interest", "mood-low", "mood-safety"):
        claim(f"{name}: '{question}' is asked", question in questions, questions)
    claim(f"{name}: the answer counts", run("plan", sheet={**person, "answers": low})["disposition"]["level"] ==
          "same-day", low)
    well = {**low, "mood-interest": "not-at-all", "mood-low": "several-days"}
    well.pop("mood-safety")
    questions = asked({**person, "answers": well})
    claim(f"{name}: someone whose mood is well is not asked that", "mood-safety" not in questions, questions)
    claim(f"{name}: nor what only shapes a programme", "equipment" not in questions, questions)
sys.exit(1 if failures else 0)
