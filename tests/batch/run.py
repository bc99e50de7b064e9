# SPDX-License-Identifier: Apache-2.0
"""run.py PROGRAM REPOSITORY WORK: steadyback batch as a filter: order, bad lines, endings,
memory, closed and full outputs, Ctrl-C, limits, progress, GNU parallel."""
import fcntl
import json
import os
import pathlib
import pty
import resource
import select
import shutil
import signal
import subprocess
import sys
import time

PROGRAM, REPOSITORY, WORK = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
SECONDS = 60
LONGEST = 1024 * 1024
ENV = dict(os.environ, STEADYBACK_PACK=str(REPOSITORY), LC_ALL="C")
counts = {"passed": 0, "failed": 0}


def check(name, holds, more=""):
    counts["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {name} {more}")


def compact(text):
    return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)


def example(name):
    return compact((REPOSITORY / "examples" / f"{name}.json").read_text()).encode()


def batch(data, *arguments, env=ENV, **options):
    return subprocess.run([PROGRAM, "batch", *arguments], input=data, env=env,
                          capture_output=True, timeout=SECONDS, **options)


def start(*arguments, **options):
    settings = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return subprocess.Popen([PROGRAM, "batch", *arguments], env=ENV, bufsize=0,
                            **{**settings, **options})


def read_lines(file, count):
    """Reads `count` whole lines, or what has come after a while."""
    data, end = b"", time.monotonic() + SECONDS
    while data.count(b"\n") < count and time.monotonic() < end:
        if select.select([file], [], [], 0.2)[0]:
            piece = os.read(file.fileno(), 65536)
            if not piece:
                break
            data += piece
    return data


DESK, NUMB = example("desk-worker"), example("cauda-equina")
NAMES = sorted(path.stem for path in (REPOSITORY / "examples").glob("*.json"))


def fresh(name):
    """The same person in a process of their own, as one line."""
    path = REPOSITORY / "examples" / f"{name}.json"
    plan = subprocess.run([PROGRAM, "plan", str(path), "--format", "json"], env=ENV,
                          capture_output=True, timeout=SECONDS, check=True)
    return compact(plan.stdout).encode()


def results_are_those_of_fresh_processes():
    expected = [fresh(name) for name in NAMES]
    data = b"\n".join(example(name) for name in NAMES) + b"\n"
    for workers in "1", "2", "8":
        done = batch(data, "-j", workers)
        check(f"-j {workers}: exit code", done.returncode == 0, done.stderr)
        check(f"-j {workers}: in order, the bytes of a fresh process",
              done.stdout.splitlines() == expected)
    backwards = batch(b"\n".join(example(name) for name in reversed(NAMES)))
    check("whoever was before makes no difference",
          backwards.stdout.splitlines() == expected[::-1])
    check("a pipe hears nothing on standard error", done.stderr == b"", done.stderr)


# What a line holds, and what its error object says.
BAD_LINES = {
    b"": "the line is empty",
    b" \t\r": "the line is empty",
    b"x": "not valid JSON",
    b"{": "not valid JSON",
    b"[]": "the answers have 1 mistake",
    b'{"answers":{"age":45}} {}': "not valid JSON",
    b'{"answers":{"age":"45"}}': "age: the value must be a number",
    b'{"answers":{"agge":45}}': "did you mean 'age'?",
    b'{"answers":{"age":45,"age":46}}': "duplicate",
    b'{"answers":{"a\x00ge":45}}': "not valid JSON",
    b"\x00": "not valid JSON",
    b'{"answers":{"\xff\xfe":45}}': "not valid JSON",
    b'{"answers":{"' + "\u00e4".encode() * 40 + b'":1}}': "there is no question",
    b"\xff\xfe" + DESK: "save it as UTF-8",
    b"[" * 5000: "not valid JSON",
    b"x" * (LONGEST + 1): "longer than 1048576 bytes",
}


def bad_lines_stay_in_their_place():
    """Each between two good ones, all in one stream."""
    good = batch(DESK + b"\n").stdout
    done = batch(b"".join(DESK + b"\n" + text + b"\n" for text in BAD_LINES) + DESK + b"\n")
    lines = done.stdout.splitlines(keepends=True)
    check("bad lines: exit code", done.returncode == 65)
    check("one line for each", len(lines) == 2 * len(BAD_LINES) + 1, len(lines))
    check("the good ones are as ever", lines[::2] == [good] * (len(BAD_LINES) + 1))
    for number, ((text, says), line) in enumerate(zip(BAD_LINES.items(), lines[1::2])):
        error = json.loads(line.decode())["error"]
        check(f"{text[:40]}: line and cause",
              (error["line"], error["cause"]) == (2 * number + 2, "answers"), error)
        check(f"{text[:40]}: says why", says in error["text"] + " ".join(error["mistakes"]), error)


def endings_of_any_kind():
    good = batch(DESK + b"\n").stdout
    check("no final line break", batch(DESK).stdout == good)
    check("a byte order mark", batch(b"\xef\xbb\xbf" + DESK).stdout == good)
    check("CRLF", batch(DESK + b"\r\n" + DESK + b"\r\n").stdout == good * 2)
    check("nothing at all", batch(b"").stdout == b"" and batch(b"").returncode == 0)
    padded = DESK[:-1] + b" " * (LONGEST - len(DESK)) + b"}"
    check("a line as long as may be", batch(padded + b"\n").stdout == good)
    tail = batch(DESK + b"\n{\"answers\":")
    check("cut off in the middle", tail.stdout.startswith(good) and b'"line":2' in tail.stdout)


def largest(data_path):
    """Peak memory in KiB of a batch over a file."""
    code = ("import resource,subprocess,sys;"
            "subprocess.run(sys.argv[2:],stdin=open(sys.argv[1],'rb'),stdout=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", code, data_path, PROGRAM, "batch"], env=ENV,
                          capture_output=True, check=True, timeout=SECONDS)
    return int(done.stdout)


def memory_is_bounded():
    short, long = WORK / "short", WORK / "long"
    short.write_bytes(b"x" * LONGEST + b"\n")
    long.write_bytes(b"x" * LONGEST * 64 + b"\n")
    grown = largest(long) - largest(short)
    check("a line of 64 MiB needs no more memory than one of 1 MiB", grown < 8 * 1024, grown)


def who_gives_faster_than_is_read_waits():
    run = start()
    os.set_blocking(run.stdin.fileno(), False)
    accepted, idle = 0, 0
    while idle < 15 and accepted < 4 * LONGEST:
        try:
            accepted += os.write(run.stdin.fileno(), b"x\n" * 2048)
            idle = 0
        except BlockingIOError:
            idle += 1
            time.sleep(0.1)
    check("a reader that sleeps stops the intake", accepted < LONGEST, accepted)
    run.kill()
    run.communicate()


def a_line_is_answered_at_once():
    run = start("-j", "2")
    for _ in range(2):
        run.stdin.write(NUMB + b"\n")
        check("an answer before the next line comes", read_lines(run.stdout, 1).endswith(b"\n"))
    run.stdin.close()
    check("the end of input ends it", run.wait(SECONDS) == 0)


def outputs_that_fail():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "batch"], input=(DESK + b"\n") * 3, env=ENV, stdout=full,
                              stderr=subprocess.PIPE, timeout=SECONDS)
    check("a full disk", done.returncode == 1 and b"No space left" in done.stderr, done.stderr)
    run = start()
    run.stdout.close()
    run.stdin.write(DESK + b"\n")
    check("a reader that left, while more could come", run.wait(SECONDS) == 1)
    check("it says so", b"Broken pipe" in run.stderr.read())
    run.stdin.close()
    for closed in "<&-", ">&-":
        done = subprocess.run(["sh", "-c", f"exec '{PROGRAM}' batch {closed}"], env=ENV,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        check(f"started with {closed}", done.returncode == 1 and b"batch needs" in done.stderr)


def ctrl_c_drains():
    good = batch(DESK + b"\n").stdout
    run = start("-j", "2")
    run.stdin.write((DESK + b"\n") * 20)
    said = read_lines(run.stdout, 20)
    run.send_signal(signal.SIGINT)
    check("Ctrl-C while waiting ends it", run.wait(SECONDS) == 130)
    check("all that was given is there", said + run.stdout.read() == good * 20)
    run.stdin.close()
    run = start("-j", "2")
    feeder = subprocess.Popen(["sh", "-c", "while printf '%s\\n' \"$0\"; do :; done", DESK],
                              stdout=run.stdin, stderr=subprocess.DEVNULL)
    said = read_lines(run.stdout, 3)
    run.send_signal(signal.SIGINT)
    said += run.stdout.read()
    check("Ctrl-C in the middle ends it", run.wait(SECONDS) == 130)
    check("whole lines, in order", said == good * (len(said) // len(good)))
    feeder.kill()
    feeder.wait()
    run.stdin.close()


def limits_lose_no_line():
    done = batch((DESK + b"\n") * 3, "--step-seconds", "0.0000001")
    errors = [json.loads(line)["error"] for line in done.stdout.splitlines()]
    check("each line has its error", [e["line"] for e in errors] == [1, 2, 3], done.stdout)
    check("it says which limit", all("limit of time" in e["text"] for e in errors))
    check("a limit is no mistake of the answers", all(e["cause"] == "promise" for e in errors))
    check("its exit code", done.returncode == 70)


def summary_counts():
    done = batch(b"\n".join([DESK, b"x", NUMB, NUMB]), "--summary")
    summary = json.loads(done.stderr.decode())["summary"]
    check("lines and results", (summary["lines"], summary["results"]) == (4, 3), summary)
    check("errors", summary["errors"] == {"answers": 1, "promise": 0, "system": 0})
    check("outcomes", sorted(o["count"] for o in summary["outcomes"]) == [1, 2])
    check("of this disposition and gate", {"disposition": "emergency-now", "gate": "none",
                                           "count": 2} in summary["outcomes"])


def progress_is_for_a_terminal():
    for quiet in [], ["-q"]:
        master, slave = pty.openpty()
        done = subprocess.run([PROGRAM, "batch", *quiet], input=NUMB + b"\nx\n", env=ENV,
                              stdout=subprocess.PIPE, stderr=slave, timeout=SECONDS)
        os.close(slave)
        os.set_blocking(master, False)
        try:
            said = os.read(master, 4096)
        except OSError:
            said = b""
        os.close(master)
        check(f"{quiet}: results as ever", len(done.stdout.splitlines()) == 2)
        check(f"{quiet}: progress", (b"2 done, 1 with an error" in said) == (not quiet), said)


def usage():
    for wrong in ["-j", "0"], ["-j", "257"], ["-j", "two"], ["-x"], ["file"], ["--step-seconds", "-1"]:
        check(f"{wrong}", batch(b"", *wrong).returncode == 64)


def gnu_parallel():
    data = b"\n".join(example(name) for name in NAMES) + b"\nx\n"
    alone = batch(data).stdout
    if not shutil.which("parallel"):
        check("parallel is installed", False)
        return
    command = ["parallel", "--will-cite", "--pipe", "--keep-order", "-N", "6", PROGRAM, "batch"]
    many = subprocess.run(command, input=data, env=dict(ENV, HOME=str(WORK)), capture_output=True,
                          timeout=SECONDS)
    check("GNU parallel gives the same results in the same order",
          many.stdout.splitlines()[:-1] == alone.splitlines()[:-1], many.stderr[:300])
    check("its exit code is not 0 when a part failed", many.returncode != 0)


def german_numbers():
    """A locale with a decimal comma, made here: Debian has none of its own."""
    made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(WORK / "de_DE.UTF-8")],
                          capture_output=True, timeout=SECONDS)
    check("a German locale", made.returncode == 0, made.stderr)
    data = b"\n".join(example(name) for name in NAMES)
    german = dict(ENV, LC_ALL="de_DE.UTF-8", LOCPATH=str(WORK))
    check("the same bytes in German", batch(data, env=german).stdout == batch(data).stdout)


shutil.rmtree(WORK, ignore_errors=True)
WORK.mkdir(parents=True)
for test in (results_are_those_of_fresh_processes, bad_lines_stay_in_their_place,
             endings_of_any_kind, memory_is_bounded, who_gives_faster_than_is_read_waits,
             a_line_is_answered_at_once, outputs_that_fail, ctrl_c_drains, limits_lose_no_line,
             summary_counts, progress_is_for_a_terminal, usage, gnu_parallel, german_numbers):
    test()
print(f"{counts['passed']} passed, {counts['failed']} failed")
sys.exit(counts["failed"] > 0 or counts["passed"] == 0)
