# SPDX-License-Identifier: Apache-2.0
"""The questionnaire, to find out which question is on the screen and how to answer it."""
import json
import pathlib
import re
import subprocess

from talk import flat


class Questions:
    def __init__(self, program, repository):
        text = subprocess.run([program, "--pack", repository, "questions", "--format", "json"],
                              capture_output=True, check=True).stdout
        self.all = json.loads(text)["questions"]
        phrases = (pathlib.Path(repository) / "knowledge" / "phrases.xml").read_text()
        self.doubt = re.search(r'"interview-understood".*\n +<text>([^{]+)\{', phrases)[1].strip()
        self.examples = pathlib.Path(repository) / "examples"

    def example(self, name):
        return json.loads((self.examples / f"{name}.json").read_text())["answers"]

    def named(self, name):
        return next(q for q in self.all if q["id"] == name)

    def on_screen(self, said):
        """The question that was shown last, unless another list has been shown behind it."""
        lists = [m.start() for m in re.finditer(r"^ +1\. ", said, re.M)]
        last = flat(said[lists[-1]:]) if lists else ""
        behind = " " + flat(said[lists[-1]:] if lists else said)
        before = " " + flat(said[:lists[-1]]) if lists else ""

        def place(q, screen):
            return max(screen.rfind(" " + flat(t))
                       for t in (q["text"], q.get("text_other", q["text"])))

        def is_listed(q):
            return last.lstrip().startswith("1. " + flat(q["options"][0]["text"])) and all(
                flat(o["text"]) in last for o in q["options"])
        listed = [q for q in self.all if q["type"] in ("choice", "choices") and is_listed(q)]
        numbers = [q for q in self.all if q["type"] in ("number", "scale")]
        found = [(1, place(q, behind), q) for q in numbers] + [
            (0, place(q, before), q) for q in listed]
        found = [f for f in found if f[1] >= 0]
        return max(found, key=lambda f: f[:2])[2] if found else None

    def is_step(self, said):
        screen = flat(said)
        return any(flat(step) in screen for q in self.all for step in q.get("steps", []))

    def is_doubted(self, said):
        """What was understood has been said, and waits for Enter."""
        return self.doubt in flat(said)

    @staticmethod
    def number_of(question, option):
        return next(str(k + 1) for k, o in enumerate(question["options"]) if o["id"] == option)

    @staticmethod
    def words_of(question, option):
        return next(o["text"] for o in question["options"] if o["id"] == option)

    def reply(self, question, answers, by_number=False):
        """One answer in its words, several by their numbers; by number: as someone does who
        has only number keys."""
        value = answers.get(question["id"])
        if question["type"] in ("number", "scale"):
            return "not sure" if value in (None, "unknown") else str(value)
        if value is None:
            return "not sure"
        values = (value or ["none"]) if isinstance(value, list) else [value]
        if len(values) == 1 and not by_number:
            return self.words_of(question, values[0])
        return " ".join(self.number_of(question, v) for v in values)
