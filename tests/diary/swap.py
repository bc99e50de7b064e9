# SPDX-License-Identifier: Apache-2.0
"""swap.py PROGRAM REPOSITORY WORK: one move for another in the week that stands, and in the weeks
behind it; what may not stand there is refused with its reason, and nothing is written."""
import json
import pathlib
import shutil
import subprocess
import sys

import jsonschema

from held import end, hold

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
schema = json.loads((repository / "docs/diary.schema.json").read_text())
diary = work / "me.json"
TODAY, NEXT = "2026-12-02", "2026-12-08"


def run(*words):
    return subprocess.run([program, "--pack", repository, "diary", *words], capture_output=True, text=True)


def fresh(swap=None):
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    answers = json.loads((repository / "examples/desk-worker.json").read_text())
    if swap:
        answers["swap"] = swap
    (work / "answers.json").write_text(json.dumps(answers))
    start = run("start", work / "answers.json", "-o", diary, "--today", "2026-12-01")
    hold("a diary starts", start.returncode == 0, start.stderr)


def whole():
    made = json.loads(diary.read_text())
    jsonschema.validate(made, schema)
    return made["entries"]


def moves():
    return [item["exercise"] for item in [e for e in whole() if e["kind"] == "plan"][-1]["items"]]


def swap(*words, day=TODAY):
    return run("swap", diary, *words, "--today", day)


def refused(what, result, sentence):
    hold(what, result.returncode == 65 and sentence in result.stderr, f"{result.returncode}: {result.stderr}")


# --- what can be asked for ---
fresh()
first = moves()
listed = swap()
hold("every move of the plan is listed by its id", [line.split()[0] for line in listed.stdout.splitlines()] == first)
offered = [line.split()[0] for line in swap("bird-dog").stdout.splitlines()[1:]]
hold("what may stand there is listed", "heel-slide" in offered and offered[-1] == "none", offered)
hold("a move of no plan has none", [line.split()[0] for line in swap("plank").stdout.splitlines()][-1] == "none")
hold("looking writes nothing", len(whole()) == 2)

# --- another move in its place, in this week ---
done = swap("bird-dog", "heel-slide")
hold("it is done, and said", done.returncode == 0 and "Heel slide in the place of Bird dog" in done.stdout, done.stderr)
place = first.index("bird-dog")
hold("in its very place", moves() == first[:place] + ["heel-slide"] + first[place + 1:], moves())
entries = whole()
hold("two entries more, and the others as they were", len(entries) == 4 and entries[0]["kind"] == "answers")
plans = [e for e in entries if e["kind"] == "plan"]
hold("the check-in stays where it was", plans[0]["from"] == plans[1]["from"])
unchanged = [i for i in plans[0]["items"] if i["exercise"] != "bird-dog"]
hold("nothing else changed", [i for i in plans[1]["items"] if i["exercise"] != "heel-slide"] == unchanged)
hold("it begins at its first step", plans[1]["items"][place]["step"] == 1)
hold("the new move is logged", run("log", diary, "--light", "green", "--left", "heel-slide",
                                   "--today", TODAY).returncode == 0)

# --- what cannot be ---
kept = diary.read_bytes()
refused("another job", swap("cat-cow-seated", "plank"), "does another job")
refused("not in the plan", swap("plank", "heel-slide"), "'plank' is not in the plan")
refused("no such exercise", swap("hip-hinge-supported", "no-such-move"), "there is no exercise")
refused("itself", swap("hip-hinge-supported", "hip-hinge-supported"), "nothing stands in its place")
refused("in the plan already", swap("band-pull-apart", "band-chest-press"), "in your plan already")
hold("nothing is written", diary.read_bytes() == kept)

# --- a check-in keeps it ---
(work / "later.json").write_text((repository / "examples/desk-worker.json").read_text())
looked = run("check-in", diary, "--answers", work / "later.json", "--today", NEXT)
hold("a check-in", looked.returncode == 0, looked.stderr)
hold("the wish goes on", "heel-slide" in moves() and "bird-dog" not in moves(), moves())

# --- and back ---
back = swap("heel-slide", "bird-dog", day=NEXT)
hold("it comes back", "Bird dog is in your plan again" in back.stdout and "bird-dog" in moves()
     and "heel-slide" not in moves(), back.stdout + back.stderr)
hold("without a wish left", whole()[-1]["swap"] == {})

# --- left out, and back in the same week with its dose; in a later week at a check-in ---
fresh()
before = [i for i in whole()[1]["items"] if i["exercise"] == "walking-flat"]
hold("left out", swap("walking-flat", "none").returncode == 0 and "walking-flat" not in moves())
swap("walking-flat", "walking-flat")
after = [i for i in [e for e in whole() if e["kind"] == "plan"][-1]["items"] if i["exercise"] == "walking-flat"]
hold("back with its dose", before == after, after)
swap("walking-flat", "none")
looked = run("check-in", diary, "--answers", work / "answers.json", "--today", NEXT)
hold("still left out", looked.returncode == 0 and "walking-flat" not in moves(), looked.stderr)
later = swap("walking-flat", "walking-flat", day=NEXT)
hold("more than the plan has waits for a check-in", "comes back at a check-in" in later.stdout
     and "walking-flat" not in moves() and whole()[-1]["swap"] == {}, later.stdout + later.stderr)

# --- from the start, and two copies ---
fresh({"bird-dog": "heel-slide"})
hold("a diary begins with the wish", whole()[0]["swap"] == {"bird-dog": "heel-slide"} and "heel-slide" in moves())
shutil.copy(diary, work / "other.json")
swap("walking-flat", "none")
run("swap", work / "other.json", "band-pull-apart", "none", "--today", TODAY)
both = run("merge", diary, work / "other.json", "-o", work / "both.json")
hold("copies are merged", both.returncode == 0 and len(json.loads((work / "both.json").read_text())["entries"]) == 6,
     both.stderr)
made = json.loads(diary.read_text())
made["entries"][-1]["swap"] = {"bird-dog": 3}
diary.write_text(json.dumps(made))
refused("a number in place of a move", swap(), "none, has to stand under bird-dog")
hold("too many words", swap("a", "b", "c").returncode == 64)

end(30)
