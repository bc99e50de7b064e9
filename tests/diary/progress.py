# SPDX-License-Identifier: Apache-2.0
"""progress.py PROGRAM REPOSITORY WORK: how it goes, as words, charts and a page. Each sentence of
docs/evidence P6.2 fires at its limit and just does not below it."""
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

from held import end, hold

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
START = datetime.date(2026, 9, 1)
SVG = "{http://www.w3.org/2000/svg}"
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
diary, begun = work / "me.json", work / "begun.json"


def run(*words):
    return subprocess.run([program, "--pack", repository, "diary", *words], capture_output=True, text=True)


def day(number):
    return (START + datetime.timedelta(number)).isoformat()


made = run("start", repository / "examples/desk-worker.json", "-o", begun, "--today", day(0))
hold("a diary starts", made.returncode == 0, made.stderr)
base = json.loads(begun.read_text())
start = base["entries"][0]["answers"]
WALK = "walking-flat"
for item in base["entries"][1]["items"]:
    item.pop("fills", None)  # as long on each day
walk = next(item for item in base["entries"][1]["items"] if item["exercise"] == WALK)


def write(weeks, **told):
    """weeks: how many walks in each; told: of a check-in behind them."""
    whole = json.loads(json.dumps(base))
    for week, walks in enumerate(weeks):
        for k in range(walks):
            whole["entries"].append({"id": f"s-{week}-{k}", "day": day(7 * week + k), "kind": "session", "light": "green",
                                     "before": 3, "moves": {WALK: "done"}})
    if told:
        whole["entries"].append({"id": "look", "day": day(7 * len(weeks)), "kind": "check-in", "dropped": [],
                                 "answers": {key.replace("_", "-"): value for key, value in told.items()}})
    diary.write_text(json.dumps(whole))


def said(weeks, **told):
    write(weeks, **told)
    return json.loads(run("progress", diary, "--today", day(7 * len(weeks)), "--format", "json").stdout)["said"]


def holds(what, sentences, part, times=1):
    hold(what, sum(part in one for one in sentences) == times, sentences)


# --- what counts, and what just does not ---
pain, goal = start["pain-level"], start["goal-now"]
holds("two points less pain is better", said([5], pain_week=pain - 2), "pain is 2 points lower")
holds("one point less is the same", said([5], pain_week=pain - 1), "pain is about the same")
holds("one point more is the same", said([5], pain_week=pain + 1), "pain is about the same")
holds("two points more are told", said([5], pain_week=pain + 2), "pain is 2 points higher")
holds("not sure says nothing", said([5], pain_week="unknown", goal_now=goal), "pain", times=0)
holds("three points up at a goal", said([5], goal_now=goal + 3), "3 points up since")
holds("two points are the same", said([5], goal_now=goal + 2), "about where you began")
holds("one point down is the same", said([5], goal_now=goal - 1), "about where you began")
holds("two points down are told", said([5], goal_now=goal - 2), "2 points down since")
holds("without a check-in nothing is said of pain", said([5]), "pain", times=0)

# --- days and minutes, of whole weeks alone ---
minutes = walk["minutes"] * walk["times"]
holds("the last whole week", said([5, 3]), "In week 2 you did 3 of ")
holds("a fifth more", said([5, 6]), f"You moved {minutes} minutes more than in week 1.")
holds("less than a fifth more is as long", said([6, 7]), "about as long as in week 1")
holds("a fifth less", said([5, 4]), f"You moved {minutes} minutes less than in week 1.")
holds("less than a fifth less is as long", said([7, 6]), "about as long as in week 1")
holds("the first week is held against nothing", said([5]), "week 1.", times=0)
write([5, 5])
early = json.loads(run("progress", diary, "--today", day(10), "--format", "json").stdout)["said"]
holds("a week that is not over is not counted", early, "In week 1 you did 5 of ")
hold("before a week is over nothing is said",
     json.loads(run("progress", diary, "--today", day(3), "--format", "json").stdout)["said"] == [])

# --- charts and the page ---
write([5, 3, 0, 4], goal_now=goal + 3, pain_week=pain - 2)
today = day(28)
drawn = run("progress", diary, "--today", today, "--format", "svg").stdout
root = tree.fromstring(drawn)
hold("charts are one drawing", root.tag == f"{SVG}svg")
titles = [one.text for one in root.findall(f"{SVG}text") if one.get("font-weight")]
hold("days, minutes, pain, goal and green lights", titles == ["Done", "Minutes", "Pain", "Goal", "Green"], titles)
hold("they are read aloud", "Minutes: 1: " in root.find(f"{SVG}title").text)
table = json.loads(run("progress", diary, "--today", today, "--format", "json").stdout)["weeks"]
hold("the goal of a week", table[-1]["goal"] == goal + 3 and table[0]["goal"] == goal)
page = run("progress", diary, "--today", today, "--format", "html").stdout
plain = run("progress", diary, "--today", today).stdout
hold("the page holds charts, table and words", all(part in page for part in ("<svg", "<table", "3 points up since", "<h1>")))
hold("and when to get help", "Get help now" in page)
hold("nothing is loaded", "default-src 'none'" in page and not any(part in page for part in ("src=", "href=", "url(")))
for week in table:
    hold(f"week {week['week']} stands in the table", f"<td>{week['done']}/{week['planned']}</td>" in page)
hold("the same words in a terminal", "At your goal you are 3 points up" in " ".join(plain.split()))

# --- years ---
write([5] * 260)
hold("charts of five years", len(run("progress", diary, "--today", day(1820), "--format", "svg").stdout) > 100000)
hold("no such form", run("progress", diary, "--format", "png").returncode == 64)

end(30)
