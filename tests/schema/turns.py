# SPDX-License-Identifier: Apache-2.0
"""turns.py TURNS REPOSITORY: every turn that unit/test_dialogue wrote (a line of JSON each)
matches docs/turn.schema.json; every kind of turn and of note was among them; and what is wrong on
purpose does not match."""
import copy
import json
import pathlib
import sys

import jsonschema

turns = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text().splitlines()]
schema = json.loads((pathlib.Path(sys.argv[2]) / "docs/turn.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0


def fail(sentence):
    global failures
    failures += 1
    print("FAILED", sentence)


for number, turn in enumerate(turns, 1):
    for error in validator.iter_errors(turn):
        fail(f"turn {number} ({turn['turn']}): {'/'.join(map(str, error.path))}: {error.message[:200]}")
properties = schema["properties"]
for what, wanted, found in [
    ("turn", properties["turn"]["enum"], {turn["turn"] for turn in turns}),
    ("note", properties["notes"]["items"]["properties"]["kind"]["enum"],
     {note["kind"] for turn in turns for note in turn["notes"]}),
    ("new", properties["new"]["items"]["enum"], {new for turn in turns for new in turn["new"]}),
    ("key", list(properties), {key for turn in turns for key in turn}),
]:
    for kind in wanted:
        if kind not in found:
            fail(f"no {what} '{kind}' among {len(turns)} turns")

first = {}
for turn in turns:
    first.setdefault(turn["turn"], turn)
for kind, key, value in [
    ("question", "question", None), ("question", "hints", []), ("question", "step", 1), ("question", "turn", "ask"),
    ("step", "step", 0), ("asked-back", "understood", None), ("emergency", "action", None), ("result", "page", None),
    ("review", "answers", []), ("confirm", "options", None), ("stopped", "text", "x"), ("topics", "extra", 1),
    ("for-whom", "may", ["fly"]),
]:
    spoilt = copy.deepcopy(first.get(kind, {}))
    spoilt.pop(key, None)
    if value is not None:
        spoilt[key] = value
    if validator.is_valid(spoilt):
        fail(f"the schema lets {kind} with {key} = {value} pass")

print(f"{len(turns)} turns validated, {failures} failed")
sys.exit(1 if failures or len(turns) < 50 else 0)
