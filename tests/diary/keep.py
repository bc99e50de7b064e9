# SPDX-License-Identifier: Apache-2.0
"""keep.py PROGRAM REPOSITORY WORK: keeping a diary in a file: start, log, progress, merge. What is
wrong with it is told with what and where, and nothing of it is lost."""
import json
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import time

import jsonschema

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
schema = json.loads((repository / "docs/diary.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
answers = repository / "examples/desk-worker.json"
diary = work / "me.json"
failures = passed = 0


def run(*words, typed=None, **more):
    return subprocess.run([program, "--pack", repository, "diary", *words], capture_output=True,
                          text=True, input=typed, **more)


def hold(what, is_so, seen=""):
    global failures, passed
    if is_so:
        passed += 1
    else:
        failures += 1
        print("FAILED", what, seen)


def fresh():
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    start = run("start", answers, "-o", diary, "--today", "2026-12-01")
    hold("a diary starts", start.returncode == 0 and "2026-12-01" in start.stdout, start.stderr)


def log(*words, day="2026-12-02", **more):
    return run("log", diary, *words, "--today", day, **more)


def whole():
    made = json.loads(diary.read_text())
    jsonschema.validate(made, schema)
    return made


def refused(what, result, code, sentence, before):
    hold(what, result.returncode == code and sentence in result.stderr,
         f"{result.returncode}: {result.stderr}")
    hold(f"{what}: the file is as it was", diary.read_bytes() == before)


# --- a diary, and a session by options and at the prompt ---
fresh()
hold("only its owner reads it", stat.S_IMODE(diary.stat().st_mode) == 0o600)
plan = whole()["entries"][1]
hold("the plan names its pack", set(plan["pack"]) == {"id", "version", "digest"})
days = {day for item in plan["items"] if not item.get("habit") for day in item["days"]}
hold("the plan has days", days and plan["from"] == "2026-12-01")
first = [item["exercise"] for item in plan["items"] if "wed" in item["days"] and not item.get("habit")][0]
done = log("--light", "green", "--before", "4", "--after", "4", "--easier", first)
hold("a session is logged", done.returncode == 0 and "2026-12-02" in done.stdout, done.stderr)
session = whole()["entries"][2]
hold("what was told stands there",
     (session["light"], session["before"], session["moves"][first]) == ("green", 4, "easier"))
hold("what was not named was done", set(session["moves"].values()) == {"done", "easier"})
before = whole()["entries"]
done = log(typed="1\n\n2\n3\n4\n5\n", day="2026-12-03")
session = whole()["entries"][3]
hold("a session at the prompt", done.returncode == 0 and session["light"] == "amber"
     and (session["before"], session["after"], session["effort"]) == (3, 4, 5)
     and list(session["moves"].values()).count("left") == 1, done.stderr)
hold("nothing before it was altered", whole()["entries"][:3] == before)
done = log(typed="99\n\n\n\n\n\n\n", day="2026-12-03")
hold("a number that is not there is asked again", "Type one of the numbers" in done.stdout)
hold("a light that is not told is unknown", whole()["entries"][4]["light"] == "unknown")
hold("the second session of a day is said", "more than one session" in done.stdout)
kept = diary.read_bytes()
done = log(typed="1\n", day="2026-12-04")
refused("input that ends adds nothing", done, 130, "", kept)
done = log("--flare", "mild", day="2026-12-04")
hold("a flare-up leads through its plan", done.returncode == 0 and "Keep walking" in done.stdout)

# --- progress ---
seen = run("progress", diary, "--today", "2026-12-15")
hold("progress as text", seen.returncode == 0 and "green 1, amber 1, unknown 1" in seen.stdout, seen.stdout)
weeks = json.loads(run("progress", diary, "--today", "2026-12-15", "--format", "json").stdout)["weeks"]
hold("three weeks, and two days of sessions in the first",
     [week["done"] for week in weeks] == [2, 0, 0] and weeks[0]["flares"] == 1)
entries = json.loads(diary.read_text())["entries"]
plan = {item["exercise"]: item for item in next(e for e in entries if e["kind"] == "plan")["items"]}
sessions = [e for e in entries if e["kind"] == "session"]
done = [(e["day"], plan[move]) for e in sessions for move, how in e["moves"].items() if how != "left"]
lasts = {day: {one["id"]: one.get("seconds", 0) / 60 for one in json.loads(
    run("week", diary, "--format", "json", "--today", day).stdout)["planned"]} for day, _ in done}
hold("minutes are those of sessions, not of habits", any("habit" in item for _, item in done) and
     weeks[0]["minutes"] == sum(lasts[day][item["exercise"]] * item["times"] for day, item in done
                                if item.get("minutes") and "habit" not in item) > 0, weeks[0])
hold("what takes the minutes that are left takes less beside strength",
     len({lasts[day]["walking-flat"] for day in lasts}) > 1, lasts)
before = [e["before"] for e in sessions if "before" in e]
hold("pain is the mean of what was told", abs(weeks[0]["pain"] - sum(before) / len(before)) < 0.06, weeks[0])
hold("the week so far counts only its days so far", weeks[2]["planned"] <= 1)
rows = run("progress", diary, "--today", "2026-12-15", "--format", "csv").stdout.splitlines()
hold("progress as a table", len(rows) == 4 and rows[0].startswith("week,"))
hold("before the plan there is no week",
     json.loads(run("progress", diary, "--today", "2026-11-01", "--format", "json").stdout)["weeks"] == [])

# --- what is told and cannot be ---
fresh()
kept = diary.read_bytes()
for what, words, sentence in [
        ("pain 11", ["--before", "11"], "a whole number from 0 to 10"),
        ("half a point", ["--after", "3.5"], "a whole number from 0 to 10"),
        ("a light that is none", ["--light", "blue"], "green, amber, amber-slow, red, stop, unknown"),
        ("an exercise that is not planned", ["--left", "deadlift-floor"], "is not planned"),
        ("one exercise twice", ["--left", first, "--easier", first], "said twice"),
        ("a day to come", ["--light", "green", "--day", "2026-12-09"], "still to come"),
        ("a day before the plan", ["--light", "green", "--day", "2026-11-30"], "before the plan"),
        ("a flare-up that is none", ["--flare", "huge"], "mild, moderate, severe")]:
    refused(what, log(*words), 65, sentence, kept)
refused("no such day", log("--light", "green", "--day", "2026-02-30"), 64, "--day", kept)
refused("a flare-up and a session at once", log("--flare", "mild", "--light", "red"), 64, "stands alone", kept)
again = run("start", answers, "-o", diary)
refused("a second start", again, 1, "never written over", kept)
urgent = run("start", repository / "examples/cauda-equina.json", "-o", work / "none.json")
hold("no programme, no diary", urgent.returncode == 5 and "Get help now" in urgent.stdout
     and not (work / "none.json").exists())


# --- files that are none, or were edited ---
def edited(what, change, sentence, code=65):
    made = json.loads(kept)
    made = change(made) or made
    diary.write_text(made if isinstance(made, str) else json.dumps(made, indent=1))
    refused(what, log("--light", "green"), code, sentence, diary.read_bytes())


def entry(number, **fields):
    return lambda made: made["entries"][number].update(fields)


def session_of(**fields):
    one = {"id": "x-1", "day": "2026-12-02", "kind": "session", "moves": {}}
    return lambda made: made["entries"].append({**one, **fields})


edited("an answers file", lambda made: json.loads(answers.read_text()), "this is a file of answers")
edited("a list", lambda made: "[]", "this is not a diary")
edited("half a file", lambda made: kept.decode()[:900], "this is not valid JSON")
edited("nothing", lambda made: "\n", "this is not valid JSON")
edited("of a newer program", lambda made: {**made, "diary": 2}, "newer program")
edited("no entries", lambda made: {"diary": 1, "id": "x"}, "list of entries")
edited("no plan", lambda made: {**made, "entries": made["entries"][:1]}, "one is missing")
edited("an id twice", lambda made: made["entries"].append(made["entries"][0]), "stands twice")
edited("an id of other signs", session_of(id="a b"), "letters, digits and dashes")
edited("no such day in it", session_of(day="2026-13-01"), "a day such as 2026-12-01")
edited("no such kind", session_of(kind="note"), "not note")
edited("pain 11 in it", session_of(before=11), "from 0 to 10")
edited("text for a number", session_of(before="3"), "from 0 to 10")
edited("a move half done", session_of(moves={first: "half"}), "done, easier or left")
edited("true in it", session_of(note=True), "true, false and null")
edited("answers that are no object", entry(0, answers=[]), "an object has to stand under answers")
edited("items that are no list", entry(1, items={}), "a list has to stand under items")
edited("a day of the week that is none", lambda made: made["entries"][1]["items"][0].update(days=["someday"]),
       "not someday")


# --- what does not fit is kept, and told ---
def noted(what, change, sentence):
    made = json.loads(kept)
    change(made)
    diary.write_text(json.dumps(made, indent=1))
    done = log("--light", "green", day="2026-12-03")
    hold(what, done.returncode == 0 and sentence in done.stderr, done.stderr)
    after = whole()["entries"]
    hold(f"{what}: nothing is lost", after[:-1] == made["entries"])


noted("an exercise of another pack", session_of(moves={"old-move": "done"}), "the pack has no exercise old-move")
noted("a light of another pack", session_of(light="blue"), "the pack has no light blue")
noted("a day to come in it", session_of(day="2027-01-01"), "a day to come")
noted("entries out of order", lambda made: made["entries"].insert(0, {
    "id": "x-2", "day": "2026-12-02", "kind": "session", "moves": {}}), "")
made = json.loads(kept)
session_of(light="blue")(made)
diary.write_text(json.dumps(made, indent=1))
line = 1 + diary.read_text()[:diary.read_text().index('"x-1"')].count("\n")
hold("with its line", f"me.json:{line}:" in log("--light", "green").stderr)

# --- two copies ---
fresh()
other = work / "phone.json"
shutil.copy(diary, other)
log("--light", "green", day="2026-12-02")
run("log", other, "--light", "amber", "--today", "2026-12-03")
both = run("merge", diary, other, "-o", work / "both.json", "--today", "2026-12-04")
hold("merge takes no --today", both.returncode == 64)
both = run("merge", diary, other, "-o", work / "both.json")
merged = json.loads((work / "both.json").read_text())
hold("two copies are merged", both.returncode == 0 and len(merged["entries"]) == 4
     and [e.get("light") for e in merged["entries"][2:]] == ["green", "amber"], both.stderr)
hold("merged twice it is the same",
     json.loads(run("merge", work / "both.json", diary).stdout) == merged)
made = json.loads(other.read_text())
made["entries"][2]["light"] = "green"
(work / "altered.json").write_text(json.dumps(made))
both = run("merge", work / "both.json", work / "altered.json", "-o", work / "none.json")
hold("an altered entry is told", both.returncode == 65 and made["entries"][2]["id"] in both.stderr
     and not (work / "none.json").exists(), both.stderr)
run("start", answers, "-o", work / "another.json")
hold("another diary is refused", run("merge", diary, work / "another.json").returncode == 65)

# --- at once, killed, full, not writable ---
fresh()
with open(str(diary) + ".lock", "w") as lock:
    import fcntl
    fcntl.flock(lock, fcntl.LOCK_EX)
    busy = log("--light", "green")
    hold("while another writes", busy.returncode == 1 and "another steadyback" in busy.stderr, busy.stderr)
os.unlink(str(diary) + ".lock")
for wait in range(12):
    kept = diary.read_bytes()
    running = subprocess.Popen([program, "--pack", repository, "diary", "log", diary, "--light", "green",
                                "--today", "2026-12-02"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.05 * wait)
    running.send_signal(signal.SIGKILL)
    running.wait()
    now = whole()["entries"]
    was = json.loads(kept)["entries"]
    hold("killed, it is whole", now in (was, was + now[-1:]))
kept = diary.read_bytes()
full = log("--light", "green", preexec_fn=lambda: __import__("resource").setrlimit(
    __import__("resource").RLIMIT_FSIZE, (1000, 1000)) or signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
refused("no room", full, 1, "cannot be written", kept)
hold("no such file", run("log", work / "nothing.json", "--light", "green").returncode == 1)
hold("no such command", run("sing", diary).returncode == 64)
hold("no command", run().returncode == 64)

# --- five years ---
fresh()
made = json.loads(diary.read_text())
week = made["entries"][1]
for number in range(1, 261):
    day = time.strftime("%Y-%m-%d", time.gmtime(1796083200 + 604800 * number))
    made["entries"].append({**week, "id": f"w-{number}", "day": day, "from": day})
    for k in range(5):
        made["entries"].append({"id": f"s-{number}-{k}", "day": time.strftime(
            "%Y-%m-%d", time.gmtime(1796083200 + 604800 * number + 86400 * k)), "kind": "session",
            "light": "green", "before": 3, "after": 3, "effort": 4,
            "moves": {item["exercise"]: "done" for item in week["items"]}})
diary.write_text(json.dumps(made, separators=(",", ":")))
seen = run("progress", diary, "--today", "2031-12-01", "--format", "json")
hold("five years of a diary", seen.returncode == 0 and len(json.loads(seen.stdout)["weeks"]) > 258,
     f"{diary.stat().st_size} bytes: {seen.stderr}")

print(f"{passed} held, {failures} failed")
sys.exit(1 if failures or passed < 90 else 0)
