# SPDX-License-Identifier: Apache-2.0
"""shake.py SHAKEN REPOSITORY WORK [POINTS]: makes every kind of call fail in turn.

SHAKEN is a steadyback linked with shaken.c. Each command runs once in peace; then once for
each chosen call, which fails (alone, or with all behind it). Unsafe is: a crash, a hang, a
leak, an exit code that is none of the documented ones, an exit code 0 with another output
than in peace, or a result with another exit code. POINTS is how many calls of each kind are
chosen (40): the first and last ones and others evenly between; 0 means every call.
"""
import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

SECONDS = 60
KINDS = ("memory", "file", "clips")
FAILURES = {1, 2, 65, 70, 130}


def chosen(total, points):
    if points == 0 or total <= points:
        return list(range(1, total + 1))
    some = set(range(1, points // 4 + 1)) | set(range(total - points // 4, total + 1))
    some |= {1 + i * (total - 1) // (points // 2) for i in range(points // 2)}
    return sorted(some)


class Shaker:
    def __init__(self, program, repository, work):
        self.program, self.repository, self.work = program, repository, work

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
            done = subprocess.run([self.program, "--pack", str(self.repository), *arguments],
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
            return None if out == peace[1] or b"cannot be written" in err else (
                "ends well with another output")
        if code not in FAILURES:
            return f"exit code {code}: {err[-600:].decode('utf-8', 'replace')}"
        return None if err.strip() or b"kept" in out else "fails without a word"

    def shake(self, name, arguments, answers, points):
        peace = self.run(arguments, answers, None, self.work / f"{name}-peace")
        if peace[0] != 0:
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
        shutil.rmtree(self.work, ignore_errors=True)
        return len(orders), unsafe


def main():
    program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    points = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    shaker = Shaker(program, repository, work)
    example = str(repository / "examples" / "desk-worker.json")
    commands = {
        "plan": (["plan", example, "--format", "json", "-o", "@FOLDER@/out.json"], b""),
        "text": (["plan", example], b""),
        "check": (["check"], b""),
        "explain": (["explain", example, "disposition"], b""),
    }
    faults = unsafe = 0
    for name, (arguments, answers) in commands.items():
        made, wrong = shaker.shake(name, arguments, answers, points)
        faults, unsafe = faults + made, unsafe + wrong
    print(f"{faults} faults, {unsafe} unsafe")
    sys.exit(1 if unsafe or not faults else 0)


main()
