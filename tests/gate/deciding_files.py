# SPDX-License-Identifier: Apache-2.0
"""deciding_files.py PROGRAM REPOSITORY WORK [SHARE]: every file that decides is renamed, moved,
emptied or removed, one at a time: nobody is told anything without it."""
import sweep

OTHER_NAMES = ("{}.txt", "{}~", "copy of {}", "{}.bak")


def rename(path, number):
    path.rename(path.parent / OTHER_NAMES[number % len(OTHER_NAMES)].format(path.name))


def move(path, _):
    path.rename(path.parents[1] / path.name)


def empty(path, _):
    path.write_bytes(b"")


def keep_root(path, _):
    """All that stands between the start tag of the root and its end tag is gone."""
    text = path.read_text()
    start = text.index(">", text.index("<", text.rindex("?>") + 2 if "<!--" not in text
                                       else text.index("-->") + 3)) + 1
    path.write_text(text[:start] + "\n" + text[text.rindex("</"):])


def remove(path, _):
    path.unlink()


def attempt(trial):
    file, way = trial
    pack = sweep.own_pack()
    path = pack / file
    before = path.read_bytes()
    around = {one for one in (*path.parent.iterdir(), *path.parents[1].iterdir())}
    WAYS[way](path, len(file))
    changed = not path.exists() or path.read_bytes() != before
    code, printed, said = sweep.run("--pack", pack, "plan",
                                    sweep.REPOSITORY / "examples/cauda-equina.json")
    for one in {*path.parent.iterdir(), *path.parents[1].iterdir()} - around:
        one.unlink()
    path.write_bytes(before)
    if not changed:
        return "was not changed"
    if code != 2 or printed:
        return f"exit code {code}, {len(printed)} bytes for a person: {said[:200]}"
    if b"run check" not in said:
        return f"does not say what to do: {said[:200]}"
    return None


WAYS = {one.__name__: one for one in (rename, move, empty, keep_root, remove)}
files = sweep.files_that_decide(sweep.REPOSITORY) + ["knowledge/pack.xml"]
sweep.sweep([(file, way) for file in files for way in WAYS], attempt,
            "files that decide lost in some way")
