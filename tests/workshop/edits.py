# SPDX-License-Identifier: Apache-2.0
"""edits.py PROGRAM REPOSITORY WORK [NAME...]: makes every edit of edits/ in a copy of the
pack, as a clinician would, and tries check, test and diff on it.

An edit is a text file of lines `NAME: VALUE`:

  cases:      the case files to keep (others are left out, so that it is quick)
  edit:       a shell command, run in the copy; several lines are run one after the other
  file: PATH  the lines up to `end` become this file of the copy
  overlay:    yes: the copy is laid over the pack as an overlay, instead of changed
  check:      what check has to print;  check-code: its exit code (0)
  test:       what test has to print;   test-code: its exit code (0)
  diff:       what diff has to print;   diff-not: what it must not;  diff-code: (0)
"""
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from copy_pack import copy_pack  # noqa: E402
from list_files import list_files  # noqa: E402


class Misfit(Exception):
    pass


def read(path):
    fields, files, lines = {}, {}, iter(path.read_text().splitlines())
    for line in lines:
        name, separator, value = line.partition(": ")
        if not line or line.startswith("#"):
            continue
        if not separator:
            raise SystemExit(f"{path}: what is this line? {line}")
        if name == "file":
            body = []
            for inner in lines:
                if inner == "end":
                    break
                body.append(inner)
            files[value] = "\n".join(body) + "\n"
        else:
            fields.setdefault(name, []).append(value)
    return fields, files


def flat(text):
    return re.sub(r"\s+", " ", text)


def judge(what, fields, run):
    said = flat(run.stdout + run.stderr)
    for wanted in fields.get(what, []):
        if flat(wanted) not in said:
            raise Misfit(f"{what} did not print: {wanted}\n{run.stdout[-2500:]}{run.stderr}")
    for unwanted in fields.get(f"{what}-not", []):
        if flat(unwanted) in said:
            raise Misfit(f"{what} printed: {unwanted}\n{run.stdout[-2500:]}")
    code = int(fields.get(f"{what}-code", ["0"])[0])
    if run.returncode != code:
        raise Misfit(f"{what}: exit code {run.returncode}, not {code}\n"
                     f"{run.stdout[-2500:]}{run.stderr}")


def make_edit(fields, files, folder):
    for command in fields.get("edit", []):
        subprocess.run(["sh", "-eu", "-c", command], cwd=folder, check=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    list_files(folder)


def try_edit(program, repository, path, work):
    fields, files = read(path)
    shutil.rmtree(work, ignore_errors=True)
    old, new, over = work / "old", work / "new", work / "overlay"
    copy_pack(repository, old, fields["cases"][0].split())
    shutil.copytree(old, new)
    overlay = []
    if "overlay" in fields:
        over.mkdir()
        overlay = ["--overlay", str(over)]
    make_edit(fields, files, over if overlay else new)
    same = all((new / p.relative_to(old)).read_bytes() == p.read_bytes()
               for p in old.rglob("*.xml") if (new / p.relative_to(old)).exists())
    if same and not files and not overlay:
        raise Misfit("the edit changes nothing")

    def run(*arguments):
        return subprocess.run([program, *overlay, *arguments], capture_output=True, text=True)
    judge("check", fields, run("--pack", str(new), "check"))
    if fields.get("check-code", ["0"])[0] != "0":
        return
    judge("test", fields, run("--pack", str(new), "test"))
    judge("diff", fields, run("diff", str(old), str(new), "--people", "40"))


def main():
    program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    edits = pathlib.Path(__file__).parent / "edits"
    names = sys.argv[4:] or sorted(path.stem for path in edits.glob("*.txt"))
    failed = 0
    for name in names:
        try:
            try_edit(program, repository, edits / f"{name}.txt", work / name)
        except Misfit as misfit:
            failed += 1
            print(f"FAILED {name}: {misfit}")
    print(f"{len(names)} edits tried, {failed} failed")
    sys.exit(1 if failed or not names else 0)


main()
