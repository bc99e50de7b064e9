#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""instead.py STEADYBACK REPOSITORY: in every example, what stands in for a hazard today is what
the pack names for it, in its order, but for what is barred, limited, or kept for later."""
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

steadyback, repository = sys.argv[1], pathlib.Path(sys.argv[2])
left_out = {"barred": 0, "limited": 0, "later": 0}
failures = hazards = 0


def why_not(entry, instead):
    """Why it does not stand in, or None."""
    if instead.get("later") == "yes":
        return "later" if not why_not(entry, {}) else "barred"
    if entry["barred"]:
        return "barred"
    return "limited" if entry["limited"] else None


def stand_ins(result, hazard):
    entries = {entry["exercise"]: entry for entry in result["exercises"]}
    for instead in tree.parse(repository / f"knowledge/hazards/{hazard}.xml").getroot().iter("instead"):
        if "exercise" not in instead.keys():
            continue
        reason = why_not(entries[instead.get("exercise")], instead)
        if reason:
            left_out[reason] += 1
        else:
            yield instead.get("exercise")


for example in sorted((repository / "examples").glob("*.json")):
    run = subprocess.run([steadyback, "--pack", repository, "plan", "--format", "json", example],
                         capture_output=True, text=True, check=True)
    result = json.loads(run.stdout)
    for shown in result["not_yet"]:
        hazards += 1
        wanted = list(stand_ins(result, shown["hazard"]))
        if shown["instead"] != wanted:
            failures += 1
            print(f"{example.name}: {shown['hazard']}: found {shown['instead']}, not {wanted}")
print(f"{hazards} hazards; left out: {left_out}")
sys.exit(failures > 0 or hazards == 0 or 0 in left_out.values())
