# SPDX-License-Identifier: Apache-2.0
"""broken_files.py PROGRAM REPOSITORY WORK [SHARE]: every file of the pack is broken in turn, in
twenty ways, and read by a command: none crashes, hangs or ends with a code that is none of its
own; and what cannot be read tells nobody anything."""
import random
import re

import sweep

CODES = {0, 1, 2, 3, 4, 64, 65}
CRASH = re.compile(rb"AddressSanitizer|runtime error|LeakSanitizer|Assertion|stack smashing")


def elements(text):
    return list(re.finditer(rb"<([a-z-]+)((?:\s[^<>]*)?)/>", text))


def drop_element(text, dice):
    found = elements(text)
    one = dice.choice(found) if found else None
    return text[:one.start()] + text[one.end():] if one else text[:-1]


def double_element(text, dice):
    found = elements(text)
    one = dice.choice(found) if found else None
    return text[:one.end()] + one[0] + text[one.end():] if one else text * 2


def drop_attribute(text, dice):
    found = list(re.finditer(rb'\s[a-z-]+="[^"]*"', text))
    one = dice.choice(found) if found else None
    return text[:one.start()] + text[one.end():] if one else text[:-1]


def change_value(text, dice):
    found = list(re.finditer(rb'="([^"]*)"', text))
    one = dice.choice(found) if found else None
    return text[:one.start(1)] + b"no-such-thing" + text[one.end(1):] if one else text[:-1]


def swap_values(text, dice):
    found = list(re.finditer(rb'="([^"]*)"', text))
    if len(found) < 2:
        return text[::-1]
    one, two = sorted(dice.sample(found, 2), key=lambda match: match.start())
    return (text[:one.start(1)] + two[1] + text[one.end(1):two.start(1)] + one[1] +
            text[two.end(1):])


def swap_bytes(text, dice):
    at = dice.randrange(max(1, len(text) - 1))
    return text[:at] + text[at + 1:at + 2] + text[at:at + 1] + text[at + 2:]


def at_random(piece):
    def put(text, dice):
        at = dice.randrange(len(text) + 1)
        return text[:at] + piece + text[at:]
    return put


WAYS = {
    "cut off": lambda text, dice: text[:dice.randrange(len(text))],
    "last byte lost": lambda text, dice: text.rstrip()[:-1],
    "appended": lambda text, dice: text + b"<x/>\n",
    "emptied": lambda text, dice: b"",
    "element lost": drop_element,
    "element doubled": double_element,
    "attribute lost": drop_attribute,
    "value changed": change_value,
    "values swapped": swap_values,
    "root renamed": lambda text, dice: re.sub(rb"(</?)(?=[a-z-]+>?\s*\Z)", rb"\1x", text),
    "bytes swapped": swap_bytes,
    "not UTF-8": at_random(b"\xff\xfe"),
    "a NUL": at_random(b"\0"),
    "a tag opened": at_random(b"<all>"),
    "an entity": at_random(b"&nobody;"),
    "a quote": at_random(b'"'),
    "doubled": lambda text, dice: text + text,
    "UTF-16": lambda text, dice: text.decode("utf-8", "replace").encode("utf-16"),
    "a mark in front": lambda text, dice: b"\xef\xbb\xbf" + text,
    "turned round": lambda text, dice: text[::-1],
}
COMMANDS = (["check"], ["plan", "DESK"], ["check", "--format", "json"], ["test", "lungs-1"],
            ["check"], ["book", "-o", "/dev/null"], ["figure", "bridge"], ["questions"],
            ["check"], ["new", "finding", "x-new", "--topic", "nerves"],
            ["list"], ["explain", "DESK"])
COMPARE = ["diff", "WHOLE", "PACK", "--people", "0"]  # runs every worked case twice
COMPARE_EACH = 200


def attempt(trial):
    file, way, number = trial
    pack = sweep.own_pack()
    path, listed = pack / file, pack / "knowledge/pack.xml"
    before, list_before = path.read_bytes(), listed.read_bytes()
    path.write_bytes(WAYS[way](before, random.Random(f"{file} {way}")))
    names = {"DESK": sweep.REPOSITORY / "examples/desk-worker.json", "PACK": pack,
             "WHOLE": sweep.REPOSITORY}
    chosen = COMMANDS[number % len(COMMANDS)] if number % COMPARE_EACH else COMPARE
    command = [names.get(word, word) for word in chosen]
    aside = pack / "rules/clinical/derive/nerves.xml"  # where `new` writes
    aside_before = before if aside == path else aside.read_bytes()
    try:
        code, printed, said = sweep.run("--pack", pack, *command)
    except sweep.subprocess.TimeoutExpired:
        return f"{command[0]} hangs"
    finally:
        aside.write_bytes(aside_before)
        listed.write_bytes(list_before)
        path.write_bytes(before)
    if code not in CODES or CRASH.search(said):
        return f"{command[0]}: exit code {code}: {said[-300:]}"
    if code == 2 and command[0] in ("plan", "explain") and printed:
        return f"{command[0]}: a result from a broken pack"
    return None


def files_of_the_pack():
    return sorted(path.relative_to(sweep.REPOSITORY).as_posix()
                  for folder in ("knowledge", "rules/clinical")
                  for path in (sweep.REPOSITORY / folder).rglob("*")
                  if path.suffix in (".xml", ".xsl"))


pairs = [(file, way) for file in files_of_the_pack() for way in WAYS]
sweep.sweep([(*pair, number) for number, pair in enumerate(pairs)], attempt,
            "files of the pack broken in some way")
