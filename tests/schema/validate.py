# SPDX-License-Identifier: Apache-2.0
"""validate.py PROGRAM REPOSITORY: the result of every example and of every worked case
matches docs/result.schema.json; and results that are wrong on purpose do not."""
import copy
import json
import pathlib
import subprocess
import sys

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


def plan(answers):
    run = subprocess.run([program, "--pack", repository, "plan", answers, "--format", "json"],
                         capture_output=True, check=True)
    return json.loads(run.stdout)


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

print(f"{len(results)} results validated, {failures} failed")
sys.exit(1 if failures or len(results) < 17 else 0)
