# SPDX-License-Identifier: Apache-2.0
"""shake.py SHAKEN REPOSITORY WORK [POINTS [PACK]]: makes every kind of call fail in turn.

SHAKEN is a steadyback linked with shaken.c. Each command runs once in peace; then once for
each chosen call, which fails (alone, or with all behind it). Unsafe is: a crash, a hang, a
leak, an exit code that is none of the documented ones, an exit code 0 with another output
than in peace, a result with another exit code, or a failure without a word.

POINTS is how many calls of each kind are chosen (40): the first and last ones and others
evenly between; 0 means every call. The pack is tiny (tests/bad-input/tiny), because the same
code reads it in a twentieth of the time; PACK "whole" takes the repository's own.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

SECONDS = 60
KINDS = ("memory", "file", "clips")
FAILURES = {1, 2, 65, 70, 130}
ERROR = b'{"error":'  # a line of batch
EXPECTED = {"batch": 65}  # one of its lines is none; else 0


def chosen(total, points):
    if points == 0 or total <= points:
        return list(range(1, total + 1))
    some = set(range(1, points // 4 + 1)) | set(range(total - points // 4, total + 1))
    some |= {1 + i * (total - 1) // (points // 2) for i in range(points // 2)}
    return sorted(some)


class Shaker:
    def __init__(self, program, pack, work):
        self.program, self.pack, self.work = program, pack, work

    def run(self, arguments, answers, order, folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        env = dict(os.environ, HOME=str(folder), LC_ALL="C.UTF-8")
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":detect_leaks=1:exitcode=99"
        env["LSAN_OPTIONS"] = "print_suppressions=0:suppressions=" + str(
            pathlib.Path(__file__).parent / "abandoned.supp")
        env["UBSAN_OPTIONS"] = "halt_on_error=1:exitcode=99"
        env["SHAKE_COUNT"] = str(folder / "counts")
        if order:
            env["SHAKE"] = order
        arguments = [a.replace("@FOLDER@", str(folder)) for a in arguments]
        try:
            done = subprocess.run([self.program, "--pack", str(self.pack), *arguments],
                                  input=answers, capture_output=True, env=env,
                                  timeout=SECONDS)
            return (done.returncode, done.stdout.replace(str(folder).encode(), b"FOLDER"),
                    done.stderr)
        except subprocess.TimeoutExpired:
            return "hangs", b"", b""

    def judge(self, peace, code, out, err):
        """What is unsafe about a run, or None."""
        if code == "hangs":
            return "hangs"
        if code == peace[0]:
            return None if out == peace[1] or b"cannot be written" in err + out or (
                b"are kept" in out) else "ends well with another output"
        if code not in FAILURES:
            return f"exit code {code}: {err[-600:].decode('utf-8', 'replace')}"
        last = out.strip().split(b"\n")[-1]
        return None if err.strip() or b"are kept" in out or last.startswith(ERROR) or (
            out.count(ERROR) > peace[1].count(ERROR)) else "fails without a word"

    def shake(self, name, arguments, answers, points):
        peace = self.run(arguments, answers, None, self.work / f"{name}-peace")
        if peace[0] != EXPECTED.get(name, 0):
            raise SystemExit(f"{name}: exit code {peace[0]} in peace\n{peace[2].decode()}")
        counts = dict(line.split() for line in
                      (self.work / f"{name}-peace" / "counts").read_text().splitlines())
        orders = [f"{kind}:{at}{plus}" for kind in KINDS for plus in ("", "+")
                  for at in chosen(int(counts[kind]), points)]

        def one(numbered):
            number, order = numbered
            run = self.run(arguments, answers, order, self.work / f"{name}-{number:05}")
            return order, self.judge(peace, *run)
        unsafe = 0
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for order, wrong in pool.map(one, enumerate(orders)):
                if wrong:
                    unsafe += 1
                    print(f"UNSAFE {name} {order}: {wrong}")
        print(f"{name}: {len(orders)} faults of {2 * sum(map(int, counts.values()))}, "
              f"{unsafe} unsafe", flush=True)
        for folder in self.work.glob(f"{name}-*"):
            shutil.rmtree(folder)
        return len(orders), unsafe


def lay_out(repository, work):
    """The tiny pack with the words and the layout of the whole one."""
    pack = work / "pack"
    shutil.copytree(repository / "tests/bad-input/tiny", pack)
    shutil.copy(repository / "knowledge/phrases.xml", pack / "knowledge")
    shutil.copytree(repository / "knowledge/style", pack / "knowledge/style")
    answers = {"age": 40, "numb": "no", "signs": ["none"], "pain": 2, "kit": ["none"], "minutes": "ten"}
    (work / "answers.json").write_text(json.dumps({"answers": answers}))
    return pack, str(work / "answers.json"), b"1\n40\n3\nnone\n2\nskip\n2\n1\n1\n1\n5\n"


def commands_about(answers, typed):
    lines = pathlib.Path(answers).read_bytes().replace(b"\n", b" ") + b"\n"
    return {
        "plan": (["plan", answers, "--format", "json", "-o", "@FOLDER@/out.json"], b""),
        "text": (["plan", answers], b""),
        "page": (["plan", answers, "--format", "html"], b""),
        "calendar": (["plan", answers, "--format", "ics", "--plan-id", "0123456789abcdef",
                      "--start", "2026-11-24"], b""),
        "check": (["check"], b""),
        "test": (["test"], b""),
        "explain": (["explain", answers, "disposition"], b""),
        "interview": (["interview", "--save", "@FOLDER@/answers.json"], typed),
        "batch": (["batch", "-j", "1"], 3 * lines + b"no line\n" + lines),
    }


def main():
    program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    points = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    pack, answers, typed = lay_out(repository, work)
    if sys.argv[5:] == ["whole"]:
        pack, answers = repository, str(repository / "examples" / "desk-worker.json")
        typed = b"1\n35\nnone\nnone\nstop\n"
    shaker = Shaker(program, pack, work)
    faults = unsafe = 0
    for name, (arguments, given) in commands_about(answers, typed).items():
        made, wrong = shaker.shake(name, arguments, given, points)
        faults, unsafe = faults + made, unsafe + wrong
    print(f"{faults} faults, {unsafe} unsafe")
    sys.exit(1 if unsafe or not faults else 0)


main()
