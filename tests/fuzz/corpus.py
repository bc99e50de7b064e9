# SPDX-License-Identifier: Apache-2.0
"""corpus.py REPOSITORY CORPUS: writes the seeds of every fuzz target to CORPUS/TARGET, from
the examples and fixtures of the repository. Every seed is named after what it comes from."""
import json
import pathlib
import re
import sys
import tomllib

repository, corpus = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
tests = repository / "tests"
tiny = tests / "bad-input/tiny"
LARGEST = 16 * 1024


def seed(target, name, data):
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    data = data if isinstance(data, bytes) else data.encode()
    if len(data) <= LARGEST:
        (folder / name).write_bytes(data)


def as_files(files):
    return b"".join(b"@@ " + name.encode() + b"\n" + data for name, data in files.items())


def edited(case, overlaid):
    """The files that the edits of a fixture leave behind: of the pack, or of the overlay."""
    files = {}
    for edit in case:
        name = edit.get("file", "")
        if bool(edit.get("overlay")) != overlaid or "link" in edit or not name:
            continue
        path = tiny / name
        data = files.get(name, path.read_bytes() if path.exists() else b"")
        if "text" in edit:
            data = edit["text"].encode() * edit.get("repeat", 1)
        elif "bytes" in edit:
            data = data.replace(edit["old"].encode(), bytes.fromhex(edit["bytes"]))
        elif "old" in edit:
            data = data.replace(edit["old"].encode(), edit["new"].encode())
        files[name] = data
    return files


def packs():
    for path in sorted(tiny.rglob("*.xml")):
        name = str(path.relative_to(tiny))
        seed("fuzz_pack", name.replace("/", "-"), as_files({name: path.read_bytes()}))
    for path in sorted((repository / "knowledge/style").glob("*.xsl")):
        seed("fuzz_pack", path.name, as_files({f"knowledge/style/{path.name}": path.read_bytes()}))
    for path in sorted((tests / "bad-input/check").glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text())["case"]):
            for side in ("wrong", "right"):
                name = f"{path.stem}-{number}-{side}"
                for target, overlaid in (("fuzz_pack", False), ("fuzz_overlay", True)):
                    files = edited(case[side], overlaid)
                    if files:
                        seed(target, name, as_files(files))


def swaps():
    """One renaming of each kind of value, and some that ought to be refused."""
    words = set()
    for path in tiny.rglob("*.xml"):
        for value in re.findall(r'="([^"]*)"', path.read_text()):
            words |= {word for word in value.split() if len(word) < 40}
    for word in sorted(words):
        name = re.sub("[^A-Za-z0-9-]", "_", word)
        seed("fuzz_clips", f"{name}-longer", f"{word} {word}-x9\n")
        seed("fuzz_clips", f"{name}-breaks", f"{word} {word})) (defrule MAIN::x => (halt))\n")
    for number, text in enumerate(["x&amp;~y", "nil", "?x", "$?x", "crlf", "TRUE", "1e999", "-0",
                                   "999999999999999999999", "a&#10;b", "&#34;", ";", "=>", "0x10"]):
        seed("fuzz_clips", f"odd-{number}", f"age {text}\nRF-1 {text}\n80 {text}\n")


def answers():
    for path in sorted((repository / "examples").glob("*.json")):
        text = path.read_text()
        seed("fuzz_answers", path.name, text)
        for version in ("", "0.0.1"):
            pack = {"id": "low-back-pain", "version": version}
            saved = {"pack": pack, **json.loads(text), "notes": {"for": "someone-else"}}
            seed("fuzz_saved", f"{version or 'this'}-{path.name}", json.dumps(saved))
    started = {"age": 35, "right-now": ["none"], "new-signs": ["none"], "background": ["none"]}
    for name, more, notes in [
        ("which", {"right-now": "unknown"}, {"turn": "which question=right-now errand=asking"}),
        ("back", {}, {"turn": "question question=age errand=asking empty=1"}),
        ("doubtful", {}, {"turn": "question question=new-signs errand=asking doubtful=injury,ill"}),
        ("confirm", {"saddle-feeling": "new"}, {"turn": "confirm question=saddle-feeling errand=correcting",
                                                "delta": "saddle-feeling=no;saddle-feeling-unsure=;"}),
        ("changing", {"pain-level": 1}, {"turn": "question question=age errand=changing", "delta": "pain-level=;"}),
    ]:
        state = {"answers": {**started, **more}, "notes": {"for": "me", "order": "age right-now new-signs", **notes}}
        seed("fuzz_saved", f"turn-{name}", json.dumps(state))
    for path in sorted((tests / "bad-input/answers").glob("*/answers.json")):
        seed("fuzz_answers", path.parent.name, path.read_bytes())
        seed("fuzz_saved", path.parent.name, path.read_bytes())


def interviews():
    for path in sorted((tests / "conversations").glob("*.txt")):
        typed = [line[2:] for line in path.read_text().splitlines() if line.startswith("> ")]
        if typed:
            seed("fuzz_interview", path.stem, "\n".join(typed) + "\n")
    for digit in "123456":
        seed("fuzz_interview", f"always-{digit}", f"{digit}\n" * 120)
    seed("fuzz_interview", "not-sure", "not sure\n" * 150)
    seed("fuzz_interview", "detours", "45\nwhy\n?\nback\nchange 1\n46\nreview\nskip\n" * 12)


for make in (packs, swaps, answers, interviews):
    make()
