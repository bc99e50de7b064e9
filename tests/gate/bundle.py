# SPDX-License-Identifier: Apache-2.0
"""bundle.py PROGRAM REPOSITORY WORK: a pack as one piece of bytes. Unpacked anywhere it gives the
same results, is known as found right, and is checked anew when one byte of it differs; a pack
with mistakes makes none."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

PROGRAM, REPOSITORY, WORK = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
MARK = "steadyback-bundle-1"
EXAMPLE = REPOSITORY / "examples/desk-worker.json"
failed = []


def hold(what, is_so):
    print("ok" if is_so else "FAILED", what)
    if not is_so:
        failed.append(what)


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False, **more)


def bundle(pack, *overlays):
    given = [word for one in overlays for word in ("--overlay", one)]
    return run("--pack", pack, *given, "bundle")


def unpack(text, folder):
    """The first line, and the files into the folder."""
    first, rest = text.split(b"\n", 1)
    count = 0
    while rest:
        line, rest = rest.split(b"\n", 1)
        length, path = line.split(b" ", 1)
        file = folder / path.decode()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(rest[:int(length)])
        rest, count = rest[int(length):], count + 1
    return first.decode().split(" "), count


def results(pack, *overlays):
    given = [word for one in overlays for word in ("--overlay", one)]
    return run("--pack", pack, *given, "plan", EXAMPLE, "--format", "json")


def known_digests():
    """What the program keeps of packs that it found right."""
    kept = pathlib.Path(os.environ["XDG_CACHE_HOME"]).rglob("*")
    return " ".join(file.read_text() for file in kept if file.is_file())


def own_overlay():
    folder = WORK / "overlay"
    (folder / "knowledge").mkdir(parents=True)
    (folder / "overlay.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<overlay id="north" for="low-back-pain" version="1.0.0">\n'
        "  <title>North clinic</title>\n  <files>\n"
        '    <file path="knowledge/contacts.xml"/>\n  </files>\n</overlay>\n')
    (folder / "knowledge/contacts.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<contacts>\n  <contact id="emergency" call="112">\n'
        "    <name>Emergency services</name>\n    <how>the emergency number, 112</how>\n  </contact>\n"
        "</contacts>\n")
    said = run("--pack", REPOSITORY, "--overlay", folder, "check").stdout.decode()
    replace = re.search("<replace [^>]*/>", said)[0]  # `check` says how to put one in its place
    overlay = folder / "overlay.xml"
    overlay.write_text(overlay.read_text().replace("  <files>", f"  {replace}\n  <files>"))
    return folder


def same_results(name, pack, *overlays):
    made = bundle(pack, *overlays)
    place = WORK / name
    first, count = unpack(made.stdout, place)
    there = [place / f"overlay-{i + 1}" for i in range(len(overlays))]
    before, after = results(pack, *overlays), results(place / "pack", *there)
    hold(f"{name}: made", made.returncode == 0 and first[0] == MARK and first[1] == str(len(overlays)))
    hold(f"{name}: holds files, and no worked cases", count > 300 and not list(place.rglob("cases")))
    hold(f"{name}: the same result", before.returncode == 0 and before.stdout == after.stdout)
    hold(f"{name}: under the digest of the first line it is known", first[3] in known_digests())
    return place


shutil.rmtree(WORK, ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = str(WORK / "cache")
WORK.mkdir(parents=True)
plain = same_results("plain", REPOSITORY)
same_results("with an overlay", REPOSITORY, own_overlay())

rule = plain / "pack/rules/clinical/triage/cauda-equina.xml"
rule.write_bytes(rule.read_bytes().replace(b'level="emergency-now"', b'level="clinician-2w"', 1))
again = bundle(plain / "pack")
unpacked, _ = unpack(again.stdout, WORK / "changed") if again.returncode == 0 else ([""] * 4, 0)
hold("another byte, another digest", unpacked[3] not in bundle(REPOSITORY).stdout.decode().split("\n")[0])
rule.unlink()
broken = bundle(plain / "pack")
hold("a pack with mistakes makes none", broken.returncode == 2 and not broken.stdout and b"missing" in broken.stderr)
sys.exit(1 if failed else 0)
