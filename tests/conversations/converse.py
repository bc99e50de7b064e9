# SPDX-License-Identifier: Apache-2.0
"""converse.py PROGRAM REPOSITORY WORK [NAME...]: holds every conversation of this folder, in
a real pseudo-terminal and through a pipe. The lines of a conversation: see verbs.py."""
import pathlib
import re
import shutil
import sys

from talk import Misfit
from verbs import Scene


def read_conversation(path):
    head, _, body = path.read_text().partition("\n---\n")
    settings = {"args": "interview", "mode": "both", "exit": "0", "columns": "80", "env": [],
                "file": [], "locale": ""}
    for line in head.splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, value = line.partition(": ")
        if name not in settings:
            raise SystemExit(f"{path}: what is the setting {name}?")
        if isinstance(settings[name], list):
            settings[name].append(value)
        else:
            settings[name] = value
    lines = [line for line in body.splitlines() if line and not line.startswith("#")]
    return settings, lines


def hold(scene_of, settings, lines, mode, work):
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    scene = scene_of(settings, mode, work)
    try:
        for line in lines:
            scene.perform(line)
        scene.end(settings["exit"])
    finally:
        scene.shut()


def main():
    program, repository, work = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
    here = pathlib.Path(__file__).parent
    names = sys.argv[4:] or sorted(path.stem for path in here.glob("*.txt"))
    scene_of = Scene.of(str(program), repository)
    failed = held = 0
    for name in names:
        settings, lines = read_conversation(here / f"{name}.txt")
        modes = ["terminal", "pipe"] if settings["mode"] == "both" else [settings["mode"]]
        for mode in modes:
            held += 1
            try:
                hold(scene_of, settings, lines, mode, work / f"{name}-{mode}")
            except Misfit as misfit:
                failed += 1
                print(f"FAILED {name} ({mode}): {misfit}")
    print(f"{held} conversations held, {failed} failed")
    sys.exit(1 if failed or held == 0 else 0)


if __name__ == "__main__":
    main()
