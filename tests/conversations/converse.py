# SPDX-License-Identifier: Apache-2.0
"""converse.py PROGRAM REPOSITORY WORK [NAME...]: holds every conversation of this folder, in
a real pseudo-terminal and through a pipe.

A conversation is a text file: a comment that says what it shows, settings, ---, and lines:

  > TEXT       types TEXT and Enter
  < TEXT       waits for TEXT in what is printed; the next < goes on behind it
  ! TEXT       TEXT must not have been printed since the last line typed
  @rest NAME   answers every further question as examples/NAME.json does
  @raw TEXT    types TEXT without Enter; \\xHH is a byte
  @long N      types a line of N letters
  @eof         ends the input        @ctrl-c   presses Ctrl-C
  @hangup      closes the terminal   @kill     kills the program outright
  @wait        waits until the program has ended
  @file F T    file F in the work folder holds the text T
  @mode F M    file F has the mode M
  @no-file F   there is no file F

Settings: args, mode (terminal, pipe, or both), exit (the exit code), env (NAME=VALUE), file
(NAME TEXT: written before). @WORK@ stands for the work folder, @REPO@ for the repository.
"""
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

SECONDS = 20.0


class Misfit(Exception):
    pass


class Talk:
    """A running program, its input and what it has printed so far."""

    def __init__(self, command, env, mode, columns):
        self.mode, self.said, self.seen, self.typed_at = mode, "", 0, 0
        self.raw, self.open = b"", True
        if mode == "terminal":
            master, slave = pty.openpty()
            attributes = termios.tcgetattr(slave)
            attributes[3] &= ~termios.ECHO
            termios.tcsetattr(slave, termios.TCSANOW, attributes)
            import fcntl
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
            self.process = subprocess.Popen(
                command, stdin=slave, stdout=slave, stderr=slave, env=env,
                start_new_session=True,
                preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
            os.close(slave)
            self.input = self.output = master
        else:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, env=env, start_new_session=True)
            self.input = self.process.stdin.fileno()
            self.output = self.process.stdout.fileno()

    def read(self, seconds):
        """Reads what is there; False at the end of the output."""
        ready, _, _ = select.select([self.output], [], [], seconds)
        if not ready:
            return True
        try:
            piece = os.read(self.output, 65536)
        except OSError:
            piece = b""
        self.raw += piece
        self.said = self.raw.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(piece)

    def flat(self):
        return re.sub(r"\s+", " ", self.said)

    def expect(self, text):
        end = time.monotonic() + SECONDS
        wanted = re.sub(r"\s+", " ", text)
        while True:
            at = self.flat().find(wanted, self.seen)
            if at >= 0:
                self.seen = at + len(wanted)
                return
            if time.monotonic() > end or not self.read(0.2):
                self.read(0)
                if self.flat().find(wanted, self.seen) >= 0:
                    continue
                raise Misfit(f"did not print: {text}\n--- but:\n{self.said[-1500:]}")

    def settle(self):
        """Until the program waits for a line: its prompt is the last thing it printed."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self.said.endswith("> ") or not self.read(0.05):
                return
        raise Misfit(f"never asked\n{self.said[-1500:]}")

    def type(self, data):
        self.settle()
        self.typed_at = self.seen = len(self.flat())
        self.raw_type(data)

    def raw_type(self, data):
        try:
            os.write(self.input, data)
        except OSError:
            pass
        if data.endswith(b"\n"):
            self.raw += b"\n"
            self.said += "\n"

    def close_input(self):
        if self.mode == "terminal":
            self.settle()
            os.write(self.input, b"\x04")
        elif self.open:
            self.settle()
            self.process.stdin.close()
            self.open = False

    def finish(self):
        end = time.monotonic() + SECONDS
        while self.read(0.1):
            if self.process.poll() is not None and not select.select([self.output], [], [], 0)[0]:
                break
            if time.monotonic() > end:
                self.process.kill()
                raise Misfit(f"did not end\n{self.said[-1500:]}")
        return self.process.wait(timeout=SECONDS)

    def shut(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for file in {self.input, self.output}:
            try:
                os.close(file)
            except OSError:
                pass
        if self.process.stdin:
            self.process.stdin = None
        if self.process.stdout:
            self.process.stdout = None


class Questions:
    """The questionnaire, to find out which question is on the screen."""

    def __init__(self, program, repository):
        text = subprocess.run([program, "--pack", repository, "questions", "--format", "json"],
                              capture_output=True, check=True).stdout
        self.all = json.loads(text)["questions"]
        self.repository = repository

    def on_screen(self, said):
        flat = re.sub(r"\s+", " ", said)
        found = [(flat.rfind(" " + q["text"]), q) for q in self.all]
        at, question = max(found, key=lambda pair: pair[0])
        return question if at >= 0 else None

    def reply(self, question, answers):
        value = answers.get(question["id"])
        if value is None:
            return "not sure"
        return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def rest(talk, questions, name):
    """Answers every question that comes, in the order of asking; ends with the review."""
    path = pathlib.Path(questions.repository) / "examples" / f"{name}.json"
    answers = json.loads(path.read_text())["answers"]
    for _ in range(200):
        before = len(talk.said)
        talk.settle()
        if talk.process.poll() is not None:
            return
        shown = talk.said[max(0, talk.said.rfind("\n> ", 0, -3)):]
        question = questions.on_screen(shown)
        if question is None or "Show my result" in shown:
            return
        talk.type((questions.reply(question, answers) + "\n").encode())
        end = time.monotonic() + SECONDS
        while len(talk.said) <= before and talk.read(0.2) and time.monotonic() < end:
            pass
    raise Misfit("more than 200 questions")


def check_file(work, words):
    name, _, text = words.partition(" ")
    found = (work / name).read_text()
    if text not in found:
        raise Misfit(f"{name} does not hold {text}\n{found[:800]}")


def perform(talk, line, work, questions):
    verb, _, text = line.partition(" ")
    if verb == ">":
        talk.type((text + "\n").encode())
    elif verb == "<":
        talk.expect(text)
    elif verb == "!":
        if re.sub(r"\s+", " ", text) in talk.flat()[talk.typed_at:]:
            raise Misfit(f"printed: {text}\n{talk.said[-1500:]}")
    elif verb == "@rest":
        rest(talk, questions, text)
    elif verb == "@raw":
        data = re.sub(rb"\\x(..)", lambda m: bytes([int(m[1], 16)]), text.encode())
        talk.type(data)
    elif verb == "@long":
        talk.type(b"x" * int(text) + b"\n")
    elif verb == "@eof":
        talk.close_input()
    elif verb == "@ctrl-c":
        talk.settle()
        if talk.mode == "terminal":
            os.write(talk.input, b"\x03")
        else:
            talk.process.send_signal(signal.SIGINT)
    elif verb == "@hangup":
        talk.settle()
        talk.process.send_signal(signal.SIGHUP)
    elif verb == "@kill":
        talk.settle()
        talk.process.kill()
    elif verb == "@wait":
        talk.finish()
    elif verb == "@file":
        check_file(work, text)
    elif verb == "@mode":
        name, mode = text.split()
        found = oct((work / name).stat().st_mode & 0o777)[2:]
        if found != mode:
            raise Misfit(f"{name} has mode {found}")
    elif verb == "@no-file":
        if (work / text).exists():
            raise Misfit(f"there is a file {text}")
    else:
        raise Misfit(f"what is this line? {line}")


def read_conversation(path, work, repository):
    head, _, body = path.read_text().partition("\n---\n")
    settings, files = {"args": "interview", "mode": "both", "exit": "0", "env": []}, []
    for line in head.splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, value = line.partition(": ")
        if name == "env":
            settings["env"].append(value)
        elif name == "file":
            files.append(value)
        elif name in settings:
            settings[name] = value
        else:
            raise SystemExit(f"{path}: what is the setting {name}?")

    def fill(text):
        return text.replace("@WORK@", str(work)).replace("@REPO@", str(repository))
    lines = [fill(line) for line in body.splitlines() if line and not line.startswith("#")]
    return settings, [fill(f) for f in files], lines, fill(settings["args"])


def hold(program, repository, path, mode, work, questions):
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    settings, files, lines, args = read_conversation(path, work, repository)
    for one in files:
        name, _, text = one.partition(" ")
        (work / name).write_text(text)
    env = {"PATH": os.environ["PATH"], "HOME": str(work), "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if key in os.environ:
            env[key] = os.environ[key]
    for pair in settings["env"]:
        key, _, value = pair.partition("=")
        env[key] = value
    command = [program, "--pack", str(repository)] + args.split()
    talk = Talk(command, env, mode, int(env.get("COLUMNS", "80")))
    try:
        for line in lines:
            perform(talk, line, work, questions)
        code = talk.finish()
        if str(code) != settings["exit"]:
            raise Misfit(f"exit code {code}, not {settings['exit']}\n{talk.said[-1500:]}")
        if "Sanitizer" in talk.said or "runtime error" in talk.said:
            raise Misfit(talk.said[-3000:])
    finally:
        talk.shut()


def main():
    program, repository, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    here = pathlib.Path(__file__).parent
    names = sys.argv[4:] or sorted(path.stem for path in here.glob("*.txt"))
    questions = Questions(program, str(repository))
    failed = held = 0
    for name in names:
        path = here / f"{name}.txt"
        wanted = re.search(r"^mode: (\w+)$", path.read_text(), re.M)
        modes = ["terminal", "pipe"] if not wanted or wanted[1] == "both" else [wanted[1]]
        for mode in modes:
            held += 1
            try:
                hold(program, repository, path, mode, work / f"{name}-{mode}", questions)
            except Misfit as misfit:
                failed += 1
                print(f"FAILED {name} ({mode}): {misfit}")
    print(f"{held} conversations held, {failed} failed")
    sys.exit(1 if failed or held == 0 else 0)


main()
