# SPDX-License-Identifier: Apache-2.0
"""slips.py PROGRAM REPOSITORY WORK: the slips of tests/bad-input/slips.toml, made in the tiny
pack. Each [[slip]] names a file and one change to it, and `says`: all that `check` prints, line
by line, to somebody who typed that, with PACK for the folder. The change is one of

  old, new   every `old` becomes `new`            encode   saved in this encoding
  before     bytes before all else (Latin-1)      after    text behind all else
  copy       a file beside it with this name      remove   it is gone

At most one mistake is shown, unless the slip says otherwise: what may follow from it is counted.
`check --all` has to show as many lines as were counted, and the JSON the same."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
fixtures = tomllib.loads((repository / "tests/bad-input/slips.toml").read_text())["slip"]


def change(path, slip):
    if "copy" in slip:
        return shutil.copy(path, path.parent / slip["copy"])
    if "remove" in slip:
        return path.unlink()
    text = path.read_text()
    if "old" in slip and slip["old"] not in text:
        raise SystemExit(f"{slip['name']}: '{slip['old']}' does not stand in {slip['file']}")
    text = text.replace(slip.get("old", "<none"), slip.get("new", "")) + slip.get("after", "")
    path.write_bytes(slip.get("before", "").encode("latin-1") + text.encode(slip.get("encode", "utf-8")))


def check(pack, *options):
    run = subprocess.run([program, "--pack", pack, "check", "--today", "2026-11-24", *options],
                         capture_output=True, text=True)
    if run.returncode not in (0, 2):
        raise SystemExit(f"exit code {run.returncode}: {run.stderr[:300]}")
    return run.stdout.replace(f" in {pack}:", " in PACK:")


def judge(slip):
    """What is wrong with what check says, or nothing."""
    pack = work / "pack"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(repository / "tests/bad-input/tiny", pack)
    shutil.copy(repository / "knowledge/phrases.xml", pack / "knowledge/")
    change(pack / slip["file"], slip)
    said = check(pack).splitlines()
    if said != slip["says"]:
        return "says\n    " + "\n    ".join(said or ["nothing"])
    more = sum(int(count) for line in said for count in re.findall(r"^    (\d+) more may follow", line))
    shown = len([line for line in said if not line.startswith("    ")])
    if said[-1].endswith(": no mistakes"):
        shown = 0
    mistakes = json.loads(check(pack, "--format", "json"))["mistakes"]
    follow = [mistake for mistake in mistakes if "follows" in mistake]
    if shown and len(check(pack, "--all").splitlines()) != shown + more or len(mistakes) != shown + more:
        return f"--all and JSON do not show {shown} and {more} more"
    if len(follow) != more or any("follows" in mistakes[one["follows"]] for one in follow):
        return "what follows in the JSON is not what was counted"
    return None


failures = [f"FAILED {slip['name']}: {why}" for slip in fixtures if (why := judge(slip))]
print(*failures, sep="\n")
print(f"{len(fixtures)} slips, {len(failures)} failed")
sys.exit(1 if failures or not fixtures else 0)
