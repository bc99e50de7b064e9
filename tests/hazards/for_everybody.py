#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""for_everybody.py STEADYBACK REPOSITORY WORK: a group of a hazard without <when> is everybody:
the hazard is shown to a person whom no other group and no restriction concerns."""
import json
import os
import re
import shutil
import subprocess
import sys

steadyback, repository, work = sys.argv[1:4]
shutil.rmtree(work, ignore_errors=True)
shutil.copytree(f"{repository}/knowledge", f"{work}/knowledge")
shutil.copytree(f"{repository}/rules/clinical", f"{work}/rules/clinical")


def named():
    run = subprocess.run([steadyback, "plan", "--format", "json", f"{repository}/examples/desk-worker.json"],
                         env={**os.environ, "STEADYBACK_PACK": work}, capture_output=True, text=True,
                         check=False)
    if run.returncode:
        sys.exit(run.stderr)
    result = json.loads(run.stdout)
    return {entry["hazard"]: entry for entry in result["not_yet"] + result["unlisted"]}


path = f"{work}/knowledge/hazards/hz-downhill.xml"
if "hz-downhill" in named():
    sys.exit("the desk worker is told of walking downhill anyway: take another hazard")
with open(path, encoding="utf-8") as file:
    text = file.read()
groups = re.findall(r"\s*<for .*?</for>", text, re.S)
text = text.replace("".join(groups), groups[0] + '\n  <for type="relative">\n    <because>Everybody starts with'
                    " small turns.</because>\n  </for>")
with open(path, "w", encoding="utf-8") as file:
    file.write(text)
shown = named().get("hz-downhill")
if not shown:
    sys.exit("a group without <when> is shown to nobody")
if "small turns" not in json.dumps(shown):
    sys.exit(f"its own words are missing: {shown}")
