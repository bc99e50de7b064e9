# SPDX-License-Identifier: Apache-2.0
"""The lines of a conversation. Head: a comment that says what it shows, settings, ---.

  > TEXT       types TEXT and Enter
  < TEXT       waits for TEXT in what is printed; the next < goes on behind it
  ! TEXT       TEXT must not have been printed since the last line typed
  @pick TEXT   types the number of the choice on the screen that holds TEXT
  @option ID   types the number of this option of the question on the screen
  @to ID NAME  answers as examples/NAME.json does, until question ID is on the screen
  @rest NAME   answers every further question so; @rest-by-number with numbers alone
  @asks ID     question ID is on the screen
  @raw TEXT    types TEXT without Enter; \\xHH is a byte
  @paste A|B   types several lines at once, each with Enter
  @long N      types a line of N letters
  @eof         ends the input        @ctrl-c   presses Ctrl-C
  @hangup      sends SIGHUP          @close    closes the terminal (in a pipe: both ends)
  @kill        kills the program outright
  @wait [N]    waits until the program has ended (with exit code N)
  @again ARGS  starts it again in the same folder, after it has ended
  @beside ARGS starts another one in the same folder, beside it, and talks to that
  @other       talks to the other of the two again
  @file F T    file F in the work folder holds the text T     @lacks F T   it does not
  @mode F M    file F has the mode M       @no-file F   there is no file F
  @swap F A B  replaces word A by word B in file F
  @planned F A file F holds what `plan` gives for the answers of file A
  @widest N    no line is wider than N columns
  @ascii       nothing but ASCII has been printed
  @plain       no escape codes, nothing that moves the cursor has been printed
  @folder F    makes the folder F

Settings: args, mode (terminal, pipe, or both), exit (the exit code), columns, env
(NAME=VALUE), file (NAME TEXT: written before), locale (such as tr_TR: made, and set). @WORK@ stands for the work folder, @REPO@ for
the repository.
"""
import os
import re
import signal
import subprocess
import time

from questions import Questions
from talk import SECONDS, Misfit, Talk, flat

MOST_QUESTIONS = 200


class Scene:
    """One conversation: a work folder and, one after the other, running programs."""

    @staticmethod
    def of(program, repository):
        questions = Questions(program, str(repository))
        return lambda settings, mode, work: Scene(program, repository, questions, settings, mode,
                                                  work)

    def __init__(self, program, repository, questions, settings, mode, work):
        self.program, self.repository, self.work = program, repository, work
        self.questions, self.mode, self.columns = questions, mode, int(settings["columns"])
        self.env = {"PATH": os.environ["PATH"], "HOME": str(work), "LC_ALL": "C.UTF-8",
                    "TERM": "xterm",
                    "XDG_CACHE_HOME": str(work.parent / "cache")}  # the pack is checked once
        for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if key in os.environ:
                self.env[key] = os.environ[key]
        for pair in settings["env"]:
            key, _, value = self.fill(pair).partition("=")
            self.env[key] = value
        for one in settings["file"]:
            name, _, text = self.fill(one).partition(" ")
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_text(text)
        if settings["locale"]:
            self.set_locale(settings["locale"])
        self.talk, self.code, self.code_is_right = None, None, False
        self.beside = None
        self.start(settings["args"])

    def set_locale(self, name):
        """Debian has none but C ready."""
        folder = self.work.parent / "locales"
        folder.mkdir(exist_ok=True)
        if not (folder / f"{name}.UTF-8").exists():
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")],
                           check=True, capture_output=True)
        self.env.update(LOCPATH=str(folder), LC_ALL=f"{name}.UTF-8")

    def fill(self, text):
        return text.replace("@WORK@", str(self.work)).replace("@REPO@", str(self.repository))

    def start(self, args):
        command = [self.program, "--pack", str(self.repository)] + self.fill(args).split()
        self.code, self.code_is_right = None, False
        self.talk = Talk(command, self.env, self.mode, self.columns, self.work)

    def perform(self, line):
        verb, _, text = self.fill(line).partition(" ")
        simple = {">": "say", "<": "expect", "!": "refuse"}
        name = simple.get(verb) or (verb[1:].replace("-", "_") if verb[:1] == "@" else "")
        act = getattr(self, "do_" + name, None)
        if not act:
            raise Misfit(f"what is this line? {line}")
        act(text)

    def end(self, code):
        if not self.code_is_right:
            self.do_wait(code)

    def shut(self):
        for talk in (self.talk, self.beside and self.beside[0]):
            if talk:
                talk.shut()

    def path(self, name):
        return self.work / name

    # ---- typing and reading ----

    def do_say(self, text):
        self.talk.type((text + "\n").encode())

    def do_expect(self, text):
        self.talk.expect(text)

    def do_refuse(self, text):
        self.talk.settle()
        if flat(text) in flat(self.talk.since_typed()):
            raise Misfit(f"printed: {text}\n{self.talk.said[-900:]}")

    def do_raw(self, text):
        self.talk.type(re.sub(rb"\\x(..)", lambda m: bytes([int(m[1], 16)]), text.encode()))

    def do_paste(self, text):
        self.talk.type((text.replace("|", "\n") + "\n").encode())

    def do_long(self, text):
        self.talk.type(b"x" * int(text) + b"\n")

    # ---- choices ----

    def do_pick(self, text):
        self.talk.settle()
        choices = re.findall(r"^ +(\d+)\. ((?:.+\n(?: {6}.+\n)*))", self.talk.said, re.M)
        fits = [number for number, words in choices if text in flat(words)]
        if not fits:
            raise Misfit(f"no choice holds: {text}\n{self.talk.said[-900:]}")
        self.do_say(fits[-1])

    def asked(self):
        self.talk.settle()
        return self.questions.on_screen(self.talk.said)

    def do_asks(self, text):
        question = self.asked()
        if not question or question["id"] != text:
            raise Misfit(f"asks {question and question['id']}, not {text}\n"
                         f"{self.talk.said[-900:]}")

    def do_option(self, text):
        self.do_say(self.questions.number_of(self.asked(), text))

    # ---- many questions ----

    def answer_until(self, wanted, name, by_number=False):
        """Until a question is on the screen, or no question at all."""
        answers = self.questions.example(name)
        for _ in range(MOST_QUESTIONS):
            question = self.asked()
            if self.questions.is_step(self.talk.since_typed()):
                self.type_and_wait("")
            elif self.questions.is_doubted(self.talk.since_typed()):
                self.type_and_wait("")
            elif question is None or question["id"] == wanted or self.has_ended():
                return question
            else:
                self.type_and_wait(self.questions.reply(question, answers, by_number))
        raise Misfit(f"more than {MOST_QUESTIONS} questions")

    def has_ended(self):
        return self.talk.process.poll() is not None

    def type_and_wait(self, text):
        before = len(self.talk.said)
        self.do_say(text)
        end = time.monotonic() + SECONDS
        while len(self.talk.said) <= before + 1 and self.talk.read(0.2) and time.monotonic() < end:
            pass

    def do_to(self, text):
        wanted, name = text.split()
        question = self.answer_until(wanted, name)
        if not question:
            raise Misfit(f"never asked {wanted}\n{self.talk.said[-900:]}")

    def do_rest(self, text):
        self.answer_until(None, text)

    def do_rest_by_number(self, text):
        self.answer_until(None, text, True)

    # ---- the end of a program ----

    def do_eof(self, _):
        self.talk.close_input()

    def do_ctrl_c(self, _):
        self.talk.settle()
        if self.mode == "terminal":
            os.write(self.talk.input, b"\x03")
        else:
            self.talk.send(signal.SIGINT)

    def do_hangup(self, _):
        self.talk.send(signal.SIGHUP)

    def do_close(self, _):
        if self.mode == "terminal":
            self.talk.close_terminal()
        else:
            self.talk.settle()
            self.talk.process.stdin.close()
            os.close(os.dup(self.talk.output))
            self.talk.open = False

    def do_kill(self, _):
        self.talk.send(signal.SIGKILL)

    def do_wait(self, text):
        if self.code is None:
            self.code = self.talk.finish()
        if text and str(self.code) != text:
            raise Misfit(f"exit code {self.code}, not {text}\n{self.talk.said[-900:]}")
        self.code_is_right = text != ""

    def do_again(self, text):
        self.do_wait("")
        self.talk.shut()
        self.start(text)

    # ---- two at a time ----

    def do_beside(self, text):
        self.talk.settle()
        self.beside = (self.talk, self.code, self.code_is_right)
        self.start(text)

    def do_other(self, _):
        this = (self.talk, self.code, self.code_is_right)
        self.talk, self.code, self.code_is_right = self.beside
        self.beside = this

    # ---- files ----

    def do_file(self, text):
        name, _, wanted = text.partition(" ")
        if not self.path(name).exists():
            raise Misfit(f"there is no file {name}\n{self.talk.said[-900:]}")
        if wanted not in self.path(name).read_text():
            raise Misfit(f"{name} does not hold {wanted}\n{self.path(name).read_text()[:800]}")

    def do_lacks(self, text):
        name, _, unwanted = text.partition(" ")
        if unwanted in self.path(name).read_text():
            raise Misfit(f"{name} holds {unwanted}")

    def do_mode(self, text):
        name, mode = text.split()
        found = oct(self.path(name).stat().st_mode & 0o777)[2:]
        if found != mode:
            raise Misfit(f"{name} has mode {found}")

    def do_no_file(self, text):
        if self.path(text).exists():
            raise Misfit(f"there is a file {text}")

    def do_folder(self, text):
        self.talk.settle()
        self.path(text).mkdir(parents=True)

    def do_swap(self, text):
        name, old, new = text.split()
        before = self.path(name).read_text()
        if old not in before:
            raise Misfit(f"{name} does not hold {old}")
        self.path(name).write_text(before.replace(old, new))

    def do_planned(self, text):
        name, answers = text.split()
        form = {"json": "json", "html": "html"}.get(name.rsplit(".", 1)[-1], "text")
        planned = subprocess.run(
            [self.program, "--pack", str(self.repository), "plan", str(self.path(answers)),
             "--format", form], capture_output=True, env=self.env, check=True).stdout
        if self.path(name).read_bytes().strip() != planned.strip():
            raise Misfit(f"{name} is not what plan gives for {answers}")

    # ---- the screen ----

    def do_widest(self, text):
        wide = [line for line in self.talk.said.splitlines() if len(line) > int(text)]
        if wide:
            raise Misfit(f"wider than {text} columns: {wide[0]}")

    def do_plain(self, _):
        self.refuse_bytes(lambda byte: byte < 32 and byte not in b"\r\n")

    def do_ascii(self, _):
        self.refuse_bytes(lambda byte: byte > 126)

    def refuse_bytes(self, is_odd):
        odd = [byte for byte in self.talk.raw if is_odd(byte)]
        if odd:
            raise Misfit(f"printed the bytes {odd[:10]}\n{self.talk.said[-500:]}")
