# SPDX-License-Identifier: Apache-2.0
"""explain_brief.py PROGRAM REPOSITORY PEOPLE HOW_MANY: `explain` without a topic is at most 600
words, of every example and of HOW_MANY random people; names every exercise of the programme, every
movement that is restricted and every risky movement that the page lists, each once and with a
reason; tells no reason twice above them, and each id in brackets can be asked for."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

program, repository, people, many = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
MOST_WORDS, SEED = 600, "20261202"
failures = 0
words = []


def run(*arguments):
    done = subprocess.run([program, "--pack", repository, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stderr[:300]}")
    return done.stdout


def fail(who, what):
    global failures
    failures += 1
    print(f"FAILED {who}: {what}")


def look(who, answers, asks):
    brief = run("explain", answers)
    words.append(len(brief.split()))
    if words[-1] > MOST_WORDS:
        fail(who, f"{words[-1]} words")
    paragraphs = re.sub(r"\n +", " ", brief).splitlines()
    reasons = [line for line in paragraphs[:paragraphs.index("")] if line.startswith("* ")]
    if len(reasons) != len(set(reasons)):
        fail(who, "a reason stands there twice")
    plan = json.loads(run("plan", answers, "--format", "json"))
    ids = re.findall(r"\(([a-z0-9-]+)\)", brief)
    wanted = ({item["exercise"] for item in plan["programme"]["items"]} | {one["movement"] for one in plan["restrictions"]}
              | {one["hazard"] for one in plan["not_yet"]})
    for one in wanted:
        if ids.count(one) != 1:
            fail(who, f"{one} stands there {ids.count(one)} times")
    parts = brief.split("\n* ")[1:]
    for part in parts:
        names, _, reason = part.replace("\n  ", "\0").rpartition(")")
        if names and not reason.strip("\0 \n;"):
            fail(who, f"no reason for {names}")
    for topic in ids[:asks]:
        if not run("explain", answers, topic).strip():
            fail(who, f"nothing is said of {topic}")


for example in sorted((repository / "examples").glob("*.json")):
    look(example.stem, example, asks=3)
made = subprocess.run([people, repository, many, SEED], capture_output=True, text=True, check=True).stdout
with tempfile.TemporaryDirectory() as folder:
    for number, line in enumerate(made.splitlines()):
        answers = pathlib.Path(folder) / "answers.json"
        answers.write_text(line)
        look(f"person {number} of seed {SEED}", answers, asks=0)
whole = run("explain", repository / "examples/desk-worker.json", "all")
if len(whole.split()) < 4 * MOST_WORDS or "Sources" not in whole:
    fail("desk-worker", "'all' does not tell all")
words.sort()
print(f"{len(words)} people: half at most {words[len(words) // 2]} words, the most {words[-1]}; {failures} failed")
sys.exit(1 if failures or len(words) < int(many) + 17 else 0)
