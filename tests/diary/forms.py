# SPDX-License-Identifier: Apache-2.0
"""forms.py PROGRAM REPOSITORY WORK: the plan of a week as a page, a calendar, JSON and a note. The
calendar of the next plan takes the place of the one before; what has no day any more is cancelled."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

from held import end, hold

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
diary = work / "me.json"
TODAY, NEXT = "2026-12-01", "2026-12-08"
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def run(*words):
    return subprocess.run([program, "--pack", repository, "diary", *words], capture_output=True, text=True)


def week(form, *words, day=TODAY):
    return run("week", diary, "--format", form, "--today", day, *words)


def events(text):
    """By the name in their UID; lines that were folded are whole again."""
    whole = text.replace("\r\n ", "").replace("\n ", "").replace("\r", "")
    found = re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", whole, re.S)
    return {re.search(r"UID:[0-9a-f]+-(.*)@steadyback", one)[1]: one for one in found}


def planned(plan):
    """Weekdays with a session."""
    return {day for item in plan["items"] if not item.get("habit") for day in item["days"]}


shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
made = run("start", repository / "examples/desk-worker.json", "-o", diary, "--today", TODAY)
hold("a diary starts", made.returncode == 0, made.stderr)
plan = json.loads(diary.read_text())["entries"][1]
names = [line.split(": ")[0][2:] for line in run("week", diary, "--today", TODAY).stdout.split("\n\n")[0].splitlines()
         if line.startswith("* ")]

# --- a calendar ---
first = events(week("ics").stdout)
hold("an entry for each day with a session, and the check-in", set(first) == planned(plan) | {"check-in"}, first)
hold("the check-in is a week on", "DTSTART;VALUE=DATE:20261208" in first["check-in"], first["check-in"])
for day in planned(plan):
    number = 1 + (DAYS.index(day) - 1) % 7  # the plan begins on a Tuesday
    hold(f"{day} begins in this week", f"DTSTART;VALUE=DATE:202612{number:02}" in first[day]
         and f"BYDAY={day[:2].upper()}" in first[day], first[day])
    hold(f"{day} says before what not to begin", "do not exercise" in first[day].replace("\\", ""))
timed = events(week("ics", "--at", "07:30", "--alarm", "15").stdout)
hold("at a time, with an alarm", all("T073000" in timed[day] and "TRIGGER:-PT15M" in timed[day] for day in planned(plan)),
     timed)
lengths = [int(re.search(r"DURATION:PT(\d+)M", timed[day])[1]) for day in planned(plan)]
hold("each session fits the ten minutes, and uses them", max(lengths) <= 10 and min(lengths) >= 9, lengths)
hold("the first plan was never brought up to date", all("SEQUENCE:0" in one for one in first.values()))
hold("the same bytes again", week("ics").stdout == week("ics").stdout)

# --- the next plan takes its place ---
run("swap", diary, "walking-flat", "none", "--today", TODAY)
second = events(week("ics").stdout)
hold("a swap brings it up to date", all("SEQUENCE:1" in one for one in second.values()))
hold("without the move", not any("Easy walk" in one for one in second.values()) and
     any("Easy walk" in one for one in first.values()))
whole = json.loads(diary.read_text())
gone = sorted(planned(plan))[0]
for item in whole["entries"][-2]["items"]:
    if not item.get("habit"):
        item["days"] = [day for day in item["days"] if day != gone]
diary.write_text(json.dumps(whole))
third = events(week("ics").stdout)
hold("a day without a session is cancelled", "STATUS:CANCELLED" in third[gone] and
     not any("STATUS" in one for day, one in third.items() if day != gone), third.get(gone))

# --- a page, a note, JSON ---
page = week("html").stdout
hold("the page has every move with its steps", all(f"<h2>{name}</h2>" in page for name in names if name != "Easy walk") and
     page.count("<ol>") == len(names) - 1, names)
hold("and when to get help", "Get help now" in page and "default-src 'none'" in page)
note = week("note").stdout
hold("a note of some lines", len(note.splitlines()) == 5 and len(note.split()) <= 150, len(note.split()))
hold("that names pack and moves", "version" in note and all(name in note for name in names if name != "Easy walk"))
view = json.loads(week("json").stdout)
hold("the same as data", [one["name"] for one in view["plan"]["items"] if "dose" in one] ==
     [name for name in names if name != "Easy walk"], view["plan"]["items"])

# --- what cannot be ---
for what, words, sentence in [("a form that is none", ["--format", "pdf"], "text|html|json|ics|note"),
                              ("a time for a page", ["--format", "html", "--at", "07:30"], "are for --format ics"),
                              ("an alarm without a time", ["--format", "ics", "--alarm", "5"], "--alarm needs the time"),
                              ("no alarm", ["--format", "ics", "--at", "07:30", "--alarm", "0"], "1 to 1440")]:
    seen = run("week", diary, *words)
    hold(what, seen.returncode == 64 and sentence in seen.stderr, seen.stderr)
late = week("ics", "--at", "25:00")
hold("a time that is none", late.returncode == 65 and "write it as 07:30" in late.stderr, late.stderr)
hold("before the plan there is none", week("note", day="2026-11-01").returncode == 65)

end(28)
