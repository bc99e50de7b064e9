# SPDX-License-Identifier: Apache-2.0
"""known.py PROGRAM REPOSITORY WORK: a pack with mistakes tells nobody anything; that a pack was
found right is remembered for exactly these bytes, and only where nobody else can write."""
import os
import pathlib
import shutil
import subprocess
import sys

program, repository, work = [pathlib.Path(name).resolve() for name in sys.argv[1:4]]
pack, cache = work / "pack", work / "cache"
remembered = cache / "steadyback/checked"
answers = work / "answers.json"
counts = [0, 0]


def hold(name, holds, more=""):
    counts[not holds] += 1
    if not holds:
        print(f"FAILED {name} {more}")


def run(*arguments, **environment):
    keep = dict(os.environ, XDG_CACHE_HOME=str(cache), **environment)
    return subprocess.run([program, "--pack", pack, *arguments], capture_output=True, text=True,
                          env=keep, stdin=subprocess.DEVNULL)


def fresh():
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(repository / "tests/bad-input/tiny", pack)
    shutil.copy(repository / "knowledge/phrases.xml", pack / "knowledge")
    shutil.copytree(repository / "knowledge/style", pack / "knowledge/style")
    answers.write_text('{"answers": {"age": 40, "numb": "no", "pain": 2, "minutes": "ten"}}')


def replace(file, old, new):
    path = pack / file
    text = path.read_text()
    assert text.count(old) >= 1, (file, old)
    path.write_text(text.replace(old, new, 1))


def refused(name, *more):
    for command in (["plan", answers], ["explain", answers], ["what-if", answers],
                    ["batch"], ["interview"]):
        done = run(*command, *more)
        hold(f"{name}: {command[0]}", done.returncode == 2 and not done.stdout and
             "run check" in done.stderr, f"{done.returncode} {done.stdout[:80]} {done.stderr[:300]}")


# What only the thorough checks see: a mistake of a worked case.
CASE = "knowledge/cases/first.xml"
fresh()
done = run("plan", answers)
hold("a right pack", done.returncode == 0 and done.stdout, done.stderr[:300])
hold("it is remembered", remembered.exists() and len(remembered.read_text().split()) == 1)
hold("for nobody else", remembered.stat().st_mode & 0o077 == 0, oct(remembered.stat().st_mode))
before = remembered.read_bytes()
run("plan", answers)
hold("once", remembered.read_bytes() == before)

replace(CASE, "<cases", "<!-- . --><cases")
hold("other bytes that are right", run("plan", answers).returncode == 0)
hold("are remembered too", len(remembered.read_text().split()) == 2)
text = (pack / CASE).read_text()
question = text[text.index('question="') + 10:].split('"')[0]
replace(CASE, f'question="{question}"', 'question="no-such-question"')
refused("a mistake that only check sees")
hold("a wrong pack is not remembered", len(remembered.read_text().split()) == 2)
done = run("test")
hold("test says so", "run check" in done.stderr, done.stderr[:300])
done = run("questions")
hold("questions goes on", done.returncode == 0 and done.stdout and "run check" in done.stderr,
     done.stderr[:300])
(pack / CASE).write_text(text)
hold("put right again", run("plan", answers).returncode == 0)

# A file that nothing reads stops people, and not those who put it right.
(pack / "knowledge/notes.bak").write_text("x")
refused("a file that nothing reads")
done = run("book")
hold("book goes on", done.returncode == 0 and done.stdout and "run check" in done.stderr,
     done.stderr[:300])
(pack / "knowledge/notes.bak").unlink()

# Not what somebody else could have written, and nothing from another build.
digests = remembered.read_text()
os.chmod(remembered, 0o666)
run("plan", answers)
hold("a file that anybody may write is not read, but written anew",
     remembered.stat().st_mode & 0o077 == 0 and len(remembered.read_text().split()) == 1)
remembered.write_text("0" * 64 + "\n")
replace(CASE, f'question="{question}"', 'question="no-such-question"')
refused("a digest of something else")
(pack / CASE).write_text(text)

# Where nothing can be remembered, everything is checked.
shutil.rmtree(cache)
cache.write_text("no folder")
hold("no cache", run("plan", answers).returncode == 0)
replace(CASE, f'question="{question}"', 'question="no-such-question"')
refused("no cache, and a mistake")
print(f"{counts[0]} passed, {counts[1]} failed")
sys.exit(1 if counts[1] or not counts[0] else 0)
