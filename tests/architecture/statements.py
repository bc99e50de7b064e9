# SPDX-License-Identifier: Apache-2.0
"""statements.py REPOSITORY PROGRAM: what docs/architecture.md says and can be looked up is so: every
file, function, room, step, level, number and rule that it names. Then each kind of mistake is made
once in the text, and has to be said."""
import fnmatch
import functools
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

root = pathlib.Path(sys.argv[1]).resolve()
program = pathlib.Path(sys.argv[2]).resolve()
FOLDERS = ("engine", "cli", "rules", "knowledge", "tests", "docs", "tools", "bench", "examples", "cmake",
           "web/http", "web/studio", "web/page/src", "web/page/engine")
NUMBERS = "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
INSTALLED = ("share/steadyback/contracts/",)  # tests/commands/install.sh looks for them


@functools.lru_cache(None)
def read(path):
    return (root / path).read_text()


class Tree:
    """What the text is held against, read once."""

    def __init__(self):
        self.files = {path.relative_to(root).as_posix() for folder in FOLDERS for path in (root / folder).rglob("*")}
        self.names = {path.rpartition("/")[2] for path in self.files}
        self.sources = {path: read(path) for path in self.files
                        if re.match(r"(engine|cli|web)/.*\.[ch]$", path) and (root / path).is_file()}
        self.words = set(re.findall(r"\w+", " ".join(self.sources.values())))
        self.texts = set(re.findall(r'"([\w.]+)"', " ".join(self.sources.values())))  # such as "overlay.xml"
        self.build = "\n".join(read(path) for path in self.files | {"CMakeLists.txt"}
                               if path.endswith((".cmake", ".cmake.in", "CMakeLists.txt", ".pc.in")))
        self.rooms = re.findall(r"(?m)^(\w+):", read("tests/architecture/rooms.txt"))
        self.modules = re.findall(r"\(defmodule ([A-Z]+)", read("rules/inference/vocabulary.clp"))
        self.rules = set(re.findall(r"\(defrule ([A-Z]+::[a-z0-9-]+)",
                                    "".join(read(path) for path in self.files if path.endswith(".clp"))))
        self.schema = ET.parse(root / "knowledge/schema/pack.xsd").getroot()

    def is_module(self, name):
        return f"{name}.c" in self.names or f"{name}.h" in self.names

    def levels(self, kind):
        space = "{http://www.w3.org/2001/XMLSchema}"
        one = self.schema.find(f"{space}simpleType[@name='{kind}']")
        return [value.get("value") for value in one.iter(f"{space}enumeration")]

    def asserting(self):
        return {path.rpartition("/")[2][:-2] for path, text in self.sources.items()
                if path.startswith("engine/src/") and "rule_session_assert(" in text and path.endswith(".c")
                and not path.endswith("/rule_session.c")}


@functools.lru_cache(None)
def printed(*arguments):
    return subprocess.run([program, "--pack", root, *arguments], capture_output=True, text=True, check=False).stdout


@functools.lru_cache(None)
def elements(folder, kind):
    """Every element of that kind in the files of a folder of knowledge/."""
    return [one for path in sorted((root / "knowledge" / folder).glob("*.xml"))
            for one in ET.parse(path).getroot().iter(kind)]


def names(text, tree):
    """Every path, file, module and function in backticks, and every module of the picture."""
    picture = text.split("```")[1]
    for name in re.findall(r"[a-z]+(?:_[a-z]+)+\b", picture):
        if not tree.is_module(name) and name not in tree.words:
            yield f"the picture names {name}: there is none"
    for name in re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.S)):
        yield from hold_name(name, tree)


def hold_name(name, tree):
    name = name.strip("<>")  # a header
    if " " in name or name in INSTALLED or "ROOM" in name or "STEP" in name:
        return
    if "*" in name:
        there = any(fnmatch.fnmatch(one, name) for one in tree.names)
    elif "::" in name:
        there = name in tree.rules or name == "TRIAGE::RF-CES-1"
    elif "/" in name:
        there = ((root / name).exists() or any(path.endswith("/" + name.rstrip("/")) for path in tree.files) or
                 f"({name} " in tree.build)  # a file or folder, or a test
    elif re.search(r"\.(c|h|clp|xml|txt|sh|pc|a)$", name):
        there = name in tree.names or name in tree.texts or name in tree.build or name[3:-2] in tree.build
    elif re.fullmatch(r"[a-z]+(_[a-z]+)+", name):
        there = tree.is_module(name) or name in tree.words
    else:
        return
    if not there:
        yield f"names `{name}`: there is none"


def rows(text):
    """[(room, file, function)] of the tables that follow an answer."""
    return re.findall(r"(?m)^\| `([\w/]+)` \| `(\w+\.c)` \| `(\w+)` \|", text)


def way(text, tree):
    found = rows(text)
    for room, file, function in found:
        path = f"{room}/{file}" if room.startswith("cli/") else f"engine/src/{room}/{file}"
        defined = rf"(?m)^[a-z][\w *]*\b{function}\([^;{{]*\)\n{{"
        if path not in tree.sources:
            yield f"the way: there is no {path}"
        elif not re.search(defined, tree.sources[path]):
            yield f"the way: {path} has no {function}"
    passed = {room for room, _, _ in found} | set(re.findall(r"(?m)^`(\w+)` holds it from outside", text))
    for room in tree.rooms:
        if room not in passed:
            yield f"the way of one answer does not pass through {room}"


def rooms(text, tree):
    said = re.search(r"the library in (\w+) rooms, lowest first: ((?:`\w+` ?)+);", text)
    if not said:
        yield "does not list the rooms"
        return
    if said.group(1) != NUMBERS[len(tree.rooms)]:
        yield f"says {said.group(1)} rooms; there are {len(tree.rooms)}"
    if re.findall(r"`(\w+)`", said.group(2)) != tree.rooms:
        yield f"the rooms are {' '.join(tree.rooms)}"


def steps(text, tree):
    order = re.findall(r"\*\*([A-Z]{3,})\*\*", text)
    run = re.search(r'steps\[\] = \{((?:"[A-Z]+", )+)NULL', tree.sources["engine/src/consultation/consultation.c"])
    told = re.findall(r"[A-Z]+", run.group(1))
    if set(order) != set(tree.modules) - {"MAIN"}:
        yield f"the steps are {' '.join(tree.modules)}"
    if order[:len(told)] != told:
        yield f"the first steps are {' '.join(told)}"
    for path in sorted(tree.files):
        if path.startswith("rules/inference/") and path.endswith(".clp"):
            modules = set(re.findall(r"(?m)^\(defrule ([A-Z]+)::", read(path)))
            if len(modules) > 1:
                yield f"{path}: rules of {' and '.join(sorted(modules))}; it says one .clp a step"


def levels(text, tree):
    for kind, after in (("disposition-level", r"the \*\*disposition\*\*[^(]*"), ("gate-level", r"the \*\*gate\*\*[^(]*")):
        said = re.search(after + r"\(((?:`[\w-]+`(?:, )?)+)\)", text)
        if not said or re.findall(r"`([\w-]+)`", said.group(1)) != tree.levels(kind):
            yield f"{kind}: {' '.join(tree.levels(kind))}"


def promises(text, tree):
    section = text.split("## Promises")[1].split("\n## ")[0]
    numbers = [int(one) for one in re.findall(r"(?m)^(\d+)\. ", section)]
    if numbers != list(range(1, len(numbers) + 1)):
        yield "the promises are not numbered from 1"
    known = set(numbers) | {int(one) for one in re.findall(r"Promise (\d+)", section)}
    guard = tree.sources["engine/src/result/result_guard.c"]
    for one in sorted({int(number) for number in re.findall(r"broken\(g, (\d+),", guard)} - known):
        yield f"result_guard holds promise {one}, which is not there"
    yield from moves_of_a_day(section)


def moves_of_a_day(section):
    most = {}
    for levels, moves in re.findall(r'<template [^>]*levels="([\w ]+)"[^>]*moves-most="(\d+)"',
                                    read("knowledge/doses.xml")):
        for level in levels.split():
            most.setdefault(level, set()).add(int(moves))
    said = re.search(r"moves of a day are capped by level \(([^)]*)\)", section)
    for level, numbers in sorted(most.items()):
        told = re.search(level + r" ([\d or]+)", said.group(1)) if said else None
        if not told or {int(one) for one in re.findall(r"\d+", told.group(1))} != numbers:
            yield f"{level}: not as many moves a day as knowledge/doses.xml says: {sorted(numbers)}"


def counted(text, tree):
    ways = re.search(r"for name in ([\w -]+); do\n    holds", read("tests/embed/run.sh")).group(1).split()
    if f"builds and runs it {NUMBERS[len(ways)]} ways" not in text:
        yield f"tests/embed/run.sh runs {len(ways)} ways"
    said = re.search(r"only ((?:`\w+`(?:, | and )?)+) assert facts", text)
    if not said or set(re.findall(r"`(\w+)`", said.group(1))) != tree.asserting():
        yield f"facts are asserted by {' '.join(sorted(tree.asserting()))}"
    table = re.findall(r'(?m)^    \{"([\w-]+)",', tree.sources["cli/commands/command_table.c"])
    for one in table:
        if f"command_{one.replace('-', '_')}.c" not in tree.names:
            yield f"the command {one} has no file of its own"
    if not table:
        yield "no command was read"


def engine(text, tree):
    """What CLIPS may do."""
    source = tree.sources["engine/src/inference/rule_session.c"]
    allowed = set(re.findall(r'"([^"]+)"', source.split("allowed_functions[] = {")[1].split("NULL}")[0]))
    section = text.split("## What CLIPS may do")[1].split("\n## ")[0]
    said = re.search(r"would not do: ((?:`[\w-]+`(?:, | and )?)+)", section)
    if not said:
        yield "names no function that CLIPS may not call"
    for one in re.findall(r"`([\w-]+)`", said.group(1)) if said else ():
        if one in allowed:
            yield f"says that CLIPS may not call {one}; rule_session.c allows it"


def example(text, tree):
    clips = re.search(r"```clips\n(.*?)\n```", text, re.S)
    rule = re.search(r"`steadyback check --show-clips ([\w-]+)` prints them", text)
    if not clips or not rule or clips.group(1).strip() != printed("check", "--show-clips", rule.group(1)).strip():
        yield "the CLIPS rules are not what check --show-clips prints"
    asked = next(one for one in elements("questions", "question") if one.get("id") == "saddle-feeling")
    typed = re.search(r'Somebody types `(\d)` below "([^"]+)"', text)
    if not typed or typed.group(2) not in asked.find("text").text:
        yield "the question of the example reads otherwise"
    elif asked.findall("option")[int(typed.group(1)) - 1].get("id") != "new":
        yield f"option {typed.group(1)} of saddle-feeling is not new"
    case = re.search(r"the worked case `([\w-]+)`", text)
    found = [one for one in elements("cases", "case") if case and one.get("id") == case.group(1)]
    if not found or not any("RF-CES-1" in (one.get("rules") or "").split() for one in found[0].iter("expect")):
        yield "the worked case of the example is none of RF-CES-1"
    headline = re.search(r'all from the pack: "([^"]+)"', text)
    if not headline or not printed("plan", root / "examples/cauda-equina.json").startswith(headline.group(1) + "\n"):
        yield "the headline of the example is another"


PARTS = (names, way, rooms, steps, levels, promises, counted, engine, example)
# (words of the text, what stands there instead, what has to be said)
MISTAKES = (
    ("`mistake_kinds.c`", "`mistake_sorts.c`", "names `mistake_sorts.c`"),
    ("`pack_known`", "`pack_unknown`", "names `pack_unknown`"),
    ("`draft*.c`", "`draught*.c`", "names `draught*.c`"),
    ("`cli/batch/batch_crew.c`", "`cli/batch/crew.c`", "names `cli/batch/crew.c`"),
    ("`SETTLE::lowest-gate-stands`", "`SETTLE::lowest-stands`", "names `SETTLE::lowest-stands`"),
    ("pack_source (", "pack_sauce (", "the picture names pack_sauce"),
    ("| `reply.c` | `reply_value` |", "| `reply.c` | `reply_answer` |", "dialogue/reply.c has no reply_answer"),
    ("| `words` | `handout.c`", "| `result` | `handout.c`", "there is no engine/src/result/handout.c"),
    ("| `figures` | `drawing.c` | `drawing_put` |", "| - | - | - |", "does not pass through figures"),
    (" rooms, lowest first", " and more rooms, lowest first", "does not list the rooms"),
    ("`result` `words`", "`words` `result`", "the rooms are base"),
    ("**SCREEN**", "**SIFT**", "the steps are"),
    ("**DERIVE** (", "**TRIAGE** (", "the first steps are"),
    ("`clinician-3d`, `clinician-2w`", "`clinician-2w`, `clinician-3d`", "disposition-level:"),
    ("(`none`, `relief-only`", "(`relief-only`", "gate-level:"),
    ("\n8. The session", "\n9. The session", "not numbered from 1"),
    ("\n8. The session", "\n- The session", "result_guard holds promise 8"),
    ("standard 6 or 8", "standard 6 or 9", "standard: not as many moves"),
    ("builds and runs it ", "builds and runs it in some of ", "tests/embed/run.sh runs"),
    ("`programme` and `interview` assert facts", "and `programme` assert facts", "facts are asserted by"),
    ("would not do: `build`", "would not do: `assert`", "says that CLIPS may not call assert"),
    ("(branch stated)) (disposition-verdict (level emergency-now)", "(branch stated)) (disposition-verdict (level same-day)", "the CLIPS rules are not"),
    ("Somebody types `1`", "Somebody types `2`", "option 2 of saddle-feeling"),
    ("odd feeling where you sit?\"", "odd feeling?\"", "the question of the example"),
    ("`new-saddle-tingling-with-normal-bladder`", "`no-nerve-sign-goes-on`", "the worked case of the example"),
    ("\"Get help now\"", "\"Get help soon\"", "the headline of the example"),
)


def wrong_in(text, tree, parts=PARTS):
    return [line for part in parts for line in part(text, tree)]


def main():
    text = read("docs/architecture.md")
    tree = Tree()
    wrong = wrong_in(text, tree)
    for before, after, sentence in MISTAKES:
        if before not in text:
            wrong.append(f"statements.py: the text has no {before}")
        elif not any(sentence in line for line in wrong_in(text.replace(before, after, 1), tree)):
            wrong.append(f"statements.py: did not say \"{sentence}\"")
    print("\n".join(f"docs/architecture.md: {line}" for line in wrong) or
          f"{len(rows(text))} stations of one answer, {len(PARTS)} kinds of statements, {len(MISTAKES)} mistakes noticed")
    return 1 if wrong else 0


sys.exit(main())
