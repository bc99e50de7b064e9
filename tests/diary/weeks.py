# SPDX-License-Identifier: Apache-2.0
"""weeks.py PROGRAM REPOSITORY WORK COUNT: check-ins. Weeks of one person, each with one thing that
matters; and COUNT random diaries of some weeks, of which no plan grows without a reason
(promise 9)."""
import datetime
import json
import pathlib
import random
import shutil
import subprocess
import sys

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
count = int(sys.argv[4])
start = datetime.date(2026, 12, 1)
failures = passed = 0
GOOD = {"rv-new-signs": ["none"], "pain-week": 3, "pain-level": 3, "goal-now": 5, "pain-duration": "w4",
        "rv-confidence": 8, "rv-nights": 1, "rv-odd-week": "none"}


def hold(what, is_so, seen=""):
    global failures, passed
    passed += bool(is_so)
    failures += not is_so
    if not is_so:
        print("FAILED", what, str(seen)[:600])


class Diary:
    def __init__(self, name, example="desk-worker", like=None):
        self.path, self.answers = work / f"{name}.json", work / f"{name}-answers.json"
        if like:
            shutil.copy(like.path, self.path)
        else:
            self.run("start", repository / f"examples/{example}.json", "-o", self.path, day=0)

    def run(self, *words, day):
        today = (start + datetime.timedelta(day)).isoformat()
        return subprocess.run([program, "--pack", repository, "diary", *words, "--today", today],
                              capture_output=True, text=True)

    def session(self, day, *words):
        done = self.run("log", self.path, *(words or ("--light", "green")), day=day)
        hold(f"a session on day {day}", done.returncode == 0, done.stderr)

    def week(self, number, *words):
        for day in (1, 2, 3, 5, 6):
            self.session(7 * (number - 1) + day, *words)

    def look(self, day, **changed):
        given = {**GOOD, **{key.replace("_", "-"): value for key, value in changed.items()}}
        self.answers.write_text(json.dumps({"answers": {k: v for k, v in given.items() if v is not None}}))
        return self.run("check-in", self.path, "--answers", self.answers, day=day)

    def entries(self, kind):
        return [e for e in json.loads(self.path.read_text())["entries"] if e["kind"] == kind]

    def plans(self):
        return [{item["exercise"]: item for item in plan["items"]} for plan in self.entries("plan")]


def load(item):
    amount = item.get("sets", 0) * item.get("reps", 0)
    return (amount, item.get("hold", 0), item.get("minutes", 0) * item.get("times", 0),
            item.get("effort", 0), len(item["days"]))


def more(now, before):
    return any(a > b for a, b in zip(load(now), load(before)))


def grown(plans):
    before, now = plans[-2:]
    return [id for id, item in now.items() if id in before and more(item, before[id])]


def less(plans):
    before, now = plans[-2:]
    return [id for id, item in now.items() if id in before and more(before[id], item)]


shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)

# --- one thing that matters ---
first = Diary("first")
first.week(1)
steady = Diary("steady", like=first)
for number in (1, 2, 3):
    if number > 1:
        steady.week(number)
    seen = steady.look(7 * number)
    hold("a good week", seen.returncode == 0 and "Why" in seen.stdout, seen.stderr)
hold("three good weeks grow", any(grown(steady.plans()[i:i + 2]) for i in range(3)))
hold("and nothing shrinks", not any(less(steady.plans()[i:i + 2]) for i in range(3)))
hold("week says it again", "A little more." in steady.run("week", steady.path, day=22).stdout
     or "As it was." in steady.run("week", steady.path, day=22).stdout)
for what, changed, words in [
        ("a red light", {}, ("--light", "red")), ("no light", {}, ("--light", "unknown")),
        ("a stop sign", {}, ("--light", "stop")), ("slow to settle", {}, ("--light", "amber-slow")),
        ("a new sign", {"rv_new_signs": ["fall"]}, ()), ("signs not sure", {"rv_new_signs": "unknown"}, ()),
        ("signs not answered", {"rv_new_signs": None}, ()), ("bad nights", {"rv_nights": 5}, ()),
        ("not sure how sure", {"rv_confidence": None}, ()), ("pain up", {"pain_week": 7}, ()),
        ("pain not sure", {"pain_week": None}, ()), ("an odd week", {"rv_odd_week": "travel"}, ())]:
    one = Diary("one", like=first)
    one.session(7, *(words or ("--light", "green")))
    seen = one.look(7, **changed)
    hold(what, seen.returncode == 0, seen.stderr)
    hold(f"{what}: nothing grows", not grown(one.plans()), grown(one.plans()))
    if what in ("a red light", "a stop sign", "slow to settle"):
        hold(f"{what}: something goes back", less(one.plans()), one.plans()[-1])
    one.path.unlink()
missed = Diary("missed", like=first)
missed.look(27)
hold("three weeks missed: less", less(missed.plans()) and not grown(missed.plans()))
little = Diary("little")
little.session(1)
little.look(7)
hold("little done: less", less(little.plans()) and not grown(little.plans()))
nothing = Diary("nothing")
nothing.look(7)
hold("what was not logged was not done", not grown(nothing.plans()))
sudden = Diary("sudden", like=first)
seen = sudden.look(7, rv_new_signs=["numb"], saddle_feeling="new")
hold("newly numb: help now, and no plan", "Get help now" in seen.stdout and not sudden.plans()[-1], seen.stdout)
hold("and week says so", "No exercises for now" in sudden.run("week", sudden.path, day=8).stdout)
for what, said in (("ticked", ["ill"]), ("not sure", "unknown"), ("left out", None)):
    unsaid = Diary(f"unsaid-{what}", like=first)
    seen = unsaid.look(7, rv_new_signs=said)
    hold(f"a new sign {what}, and no more: no exercises", seen.returncode == 0 and not unsaid.plans()[-1], seen.stdout)
late = Diary("late", like=first)
late.look(7)
late.session(7, "--light", "red")
late.week(2)
late.look(14)
hold("a red light logged after the check-in of its day counts at the next", not grown(late.plans()))
old = Diary("old")
seen = old.run("check-in", old.path, "--answers", old.answers, day=-3)
hold("before the plan", seen.returncode == 65 and "starts later" in seen.stderr, seen.stderr)

# --- random weeks ---
draw = random.Random(20)
LIGHTS = ["green"] * 8 + ["amber", "amber-slow", "red", "unknown", "stop"]
for number in range(count):
    one = Diary("random", draw.choice(["desk-worker", "fear-of-movement", "stenosis"]))
    fresh = []
    for day in range(1, 29):
        if day % 7 == 0:
            changed = {"rv_new_signs": draw.choice([["none"]] * 6 + [["fall"], "unknown", None]),
                       "pain_week": draw.choice([2, 3, 3, 4, 7, None]), "rv_nights": draw.choice([0, 1, 4]),
                       "rv_confidence": draw.choice([5, 8, 9, None])}
            seen = one.look(day, **changed)
            hold("a random check-in", seen.returncode == 0, seen.stderr)
            if (set(fresh) & {"red", "unknown", "stop"} or changed["rv_new_signs"] != ["none"] or not fresh):
                hold("nothing grows without a reason", not grown(one.plans()), one.path.read_text()[-3000:])
            fresh = []
        elif draw.random() < .7:
            light = draw.choice(LIGHTS)
            one.session(day, "--light", light)
            fresh.append(light)
    one.path.unlink(missing_ok=True)

print(f"{passed} held, {failures} failed; {count} random diaries")
sys.exit(1 if failures or passed < 60 else 0)
