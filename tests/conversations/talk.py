# SPDX-License-Identifier: Apache-2.0
"""A running program in a pseudo-terminal or behind a pipe: what it prints, what is typed."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

SECONDS = 60.0
PROMPT = "> "


class Misfit(Exception):
    pass


def flat(text):
    return re.sub(r"\s+", " ", text)


class Talk:
    def __init__(self, command, env, mode, columns, folder):
        self.mode, self.said, self.seen, self.typed_at = mode, "", 0, 0
        self.raw, self.typed_raw, self.open = b"", 0, True
        if mode == "terminal":
            self.start_in_terminal(command, env, columns, folder)
        else:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder,
                stderr=subprocess.STDOUT, env=env, start_new_session=True)
            self.input = self.process.stdin.fileno()
            self.output = self.process.stdout.fileno()

    def start_in_terminal(self, command, env, columns, folder):
        master, slave = pty.openpty()
        attributes = termios.tcgetattr(slave)
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(slave, termios.TCSANOW, attributes)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=folder,
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        self.input = self.output = master

    # ---- reading ----

    def read(self, seconds):
        """Reads what is there; False at the end of the output."""
        if self.output < 0:
            return False
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

    def since_typed(self):
        return self.said[self.typed_raw:]

    def expect(self, text):
        end = time.monotonic() + SECONDS
        wanted = flat(text)
        while True:
            at = flat(self.said).find(wanted, self.seen)
            if at >= 0:
                self.seen = at + len(wanted)
                return
            if time.monotonic() > end or not self.read(0.2):
                self.read(0)
                if flat(self.said).find(wanted, self.seen) >= 0:
                    continue
                raise Misfit(f"did not print: {text}\n--- but:\n{self.said[-900:]}")

    def settle(self):
        """Until the program waits for a line: its prompt is the last thing it printed."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self.said.endswith(PROMPT) or not self.read(0.05):
                return
        raise Misfit(f"never asked\n{self.said[-900:]}")

    # ---- typing ----

    def type(self, data):
        self.settle()
        self.typed_at = self.seen = len(flat(self.said))
        self.typed_raw = len(self.said)
        try:
            os.write(self.input, data)
        except OSError:
            pass
        if data.endswith(b"\n"):
            self.raw += b"\n"
            self.said += "\n"

    def close_input(self):
        self.settle()
        if self.mode == "terminal":
            os.write(self.input, b"\x04")
        elif self.open:
            self.process.stdin.close()
            self.open = False

    def send(self, number):
        self.settle()
        self.process.send_signal(number)

    def close_terminal(self):
        self.settle()
        os.close(self.input)
        self.input = self.output = -1

    # ---- the end ----

    def finish(self):
        end = time.monotonic() + SECONDS
        while self.read(0.1):
            if self.process.poll() is not None and not select.select([self.output], [], [], 0)[0]:
                break
            if time.monotonic() > end:
                self.process.kill()
                raise Misfit(f"did not end\n{self.said[-900:]}")
        if "Sanitizer" in self.said or "runtime error" in self.said:
            raise Misfit(self.said[-3000:])
        return self.process.wait(timeout=SECONDS)

    def shut(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for file in {self.input, self.output} - {-1}:
            try:
                os.close(file)
            except OSError:
                pass
        self.process.stdin = self.process.stdout = None
