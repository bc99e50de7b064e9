# SPDX-License-Identifier: Apache-2.0
"""talk_week.py PROGRAM REPOSITORY WORK: check-ins at the prompt. Somebody who tells a danger sign is
told what to do now, has no plan of the week, and is asked all danger signs again the next time."""
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
sys.path.insert(0, str(repository / "tests/conversations"))
from questions import Questions  # noqa: E402
from talk import Talk, flat  # noqa: E402

start = datetime.date(2026, 12, 1)
GOOD = {"rv-new-signs": ["none"], "pain-week": 3, "rv-confidence": 8, "rv-nights": 1, "rv-odd-week": "none",
        "self-test": "yes"}
SIGN, NO_PLAN = "needs checking in hospital now", "No exercises for now"
pages = Questions(program, repository)
example = pages.example("desk-worker")
env = {**os.environ, "NO_COLOR": "1"}
failures = passed = 0


def hold(what, is_so, seen=""):
    global failures, passed
    passed += bool(is_so)
    failures += not is_so
    if not is_so:
        print("FAILED", what, str(seen)[-1200:])


def diary(path, *words, day):
    today = (start + datetime.timedelta(day)).isoformat()
    return subprocess.run([program, "--pack", repository, "diary", *words, "--today", today], env=env,
                          capture_output=True, text=True)


def begin(name):
    path = work / f"{name}.json"
    diary(path, "start", repository / "examples/desk-worker.json", "-o", path, day=0)
    for day in (1, 2, 3, 5, 6):
        diary(path, "log", path, "--light", "green", day=day)
    return path


def plans(path):
    return [e["items"] for e in json.loads(path.read_text())["entries"] if e["kind"] == "plan"]


def phrase(name):
    text = re.search(rf'"{name}".*\n +<text>([^{{<]+)', (repository / "knowledge/phrases.xml").read_text())[1]
    return flat(text).strip()


SLIP, RIGHT, SHOW = phrase("interview-slip"), phrase("interview-slip-right"), phrase("interview-show")


def look(path, day, at_help=None, **told):
    """A check-in at the prompt: how it ended, what was said, and which questions were asked. At a danger
    sign the input ends, or the line `at_help` is typed."""
    answers = {**example, **GOOD, **{key.replace("_", "-"): value for key, value in told.items()}}
    asked = []
    today = (start + datetime.timedelta(day)).isoformat()
    talk = Talk([program, "--pack", str(repository), "diary", "check-in", str(path), "--today", today],
                env, "pipe", 80, work)
    while True:
        talk.settle()
        if not talk.said.endswith("> "):
            break
        said = talk.since_typed()
        if SLIP in flat(said):
            if not at_help:
                talk.close_input()
                break
            talk.type(f"{at_help}\n".encode())
        elif SHOW in flat(said):
            talk.type(b"1\n")
        elif question := pages.on_screen(said):
            asked.append(question["id"])
            talk.type((pages.reply(question, answers) + "\n").encode())
        else:
            raise SystemExit(f"what is asked here?\n{said}")
    return talk.finish(), talk.said, asked


def expect_help(what, path, day, seen):
    code, said, _ = seen
    week = diary(path, "week", path, day=day).stdout
    hold(f"{what}: it ends in what to do now", code == 0 and SIGN in flat(said[said.rfind("> "):]), said)
    hold(f"{what}: and leaves no exercises", not plans(path)[-1] and NO_PLAN in week, week)


shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
well = begin("well")
code, said, asked = look(well, 7)
hold("all is well", code == 0 and plans(well)[-1] and SIGN not in said, (code, said))
hold("at most eight questions", len(asked) <= 8 and asked[0] == "rv-new-signs", asked)
hold("the short test is not offered anew", "self-test" not in asked, asked)
hold("what a diary says is not shown as answers of the person",
     SHOW in flat(said) and "What share of your sessions was green" not in said, said)

# What stood before is forgotten by the tick, and asked again.
for at_help, what in ((None, "a sign, and the input ends"), ("1", "a sign that is no slip")):
    numb = begin("numb")
    seen = look(numb, 7, at_help, rv_new_signs=["numb"], saddle_feeling="new")
    hold(f"{what}: it was asked again", "saddle-feeling" in seen[2], seen[2])
    expect_help(what, numb, 8, seen)
    numb.unlink()

# After four weeks all is asked anyway: what is told then is not asked a second time.
late = begin("late")
seen = look(late, 28, rv_new_signs=["numb"], saddle_feeling="new")
hold("a sign after four weeks is asked once", seen[2].count("saddle-feeling") == 1, seen[2])
expect_help("a sign after four weeks", late, 29, seen)

# The next time no sign of then is taken for one of today.
code, said, asked = look(late, 35)
hold("after an emergency all signs are asked again", {"saddle-feeling", "bowel-control", "right-now", "new-signs"} <= set(asked), asked)
hold("and without one there is a plan again", code == 0 and plans(late)[-1] and SIGN not in said, said)
print(f"{passed} held, {failures} failed")
sys.exit(1 if failures else 0)
