# SPDX-License-Identifier: Apache-2.0
"""Reads a file of people and what a good plan holds for each, and says what is wrong with it."""
import pathlib
import re
import subprocess
import xml.sax

KINDS = ("must", "should", "must-not", "dose")
LEAST = {"must": 2, "should": 5, "must-not": 2, "dose": 1}
SAID = ("age", "pain-duration", "pain-level", "activity", "goals", "equipment", "minutes")


class Line:
    """One line of the rubric: its kind, the evidence it rests on, and what it asks of a plan."""

    def __init__(self, kind, asks, at):
        self.kind, self.at, self.text = kind, at, ""
        self.evidence = asks.pop("of", "").split()
        self.asks = asks


class Person:
    def __init__(self, name, like, group, at):
        self.name, self.like, self.group, self.at = name, like, group, at
        self.who, self.answers, self.lines = "", {}, []  # question -> (value, until, at)


class Reader(xml.sax.ContentHandler):
    """The people of one file, each thing with its file and line."""

    def __init__(self, file):
        super().__init__()
        self.file, self.people, self.wrong, self.text = file, [], [], ""

    def startElement(self, name, attrs):
        at = f"{self.file}:{self.locator.getLineNumber()}"
        self.text, given = "", dict(attrs.items())
        if name == "rubric":
            self.group = given["group"]
            if self.group != pathlib.Path(self.file).stem:
                self.wrong.append(f"{at}: the group '{self.group}' is not the name of the file")
        elif name == "person":
            self.people.append(Person(given["id"], given["like"], self.group, at))
        elif name == "answer":
            self.answer = (given["question"], given.get("until"), at)
        elif name in KINDS:
            self.people[-1].lines.append(Line(name, given, at))

    def setDocumentLocator(self, locator):
        self.locator = locator

    def characters(self, content):
        self.text += content

    def endElement(self, name):
        text = " ".join(self.text.split())
        if name == "who":
            self.people[-1].who = text
        elif name == "answer":
            question, until, at = self.answer
            if question in self.people[-1].answers:
                self.wrong.append(f"{at}: '{question}' is answered twice")
            self.people[-1].answers[question] = (text, until, at)
        elif name in KINDS:
            self.people[-1].lines[-1].text = text


def read(folder):
    """(people, what is wrong) of all files of a folder, in the order of their names."""
    people, wrong = [], []
    schema = pathlib.Path(__file__).parent / "rubric.xsd"
    files = sorted(pathlib.Path(folder).glob("*.xml"))
    for file in files:
        run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, file], check=False,
                             capture_output=True, text=True)
        if run.returncode:
            wrong += [said for said in run.stderr.splitlines() if re.match(r".*:[0-9]+: ", said)]
            continue
        reader = Reader(str(file))
        xml.sax.parse(str(file), reader)
        people += reader.people
        wrong += reader.wrong
    if not files:
        wrong.append(f"{folder}: holds no *.xml")
    return people, wrong


def check(people, base, catalogue, questions):
    """What is wrong with people that the schema cannot see."""
    wrong, names = [], set()
    for person in people:
        if person.name in names:
            wrong.append(f"{person.at}: there is another '{person.name}'")
        names.add(person.name)
        wrong += [f"{person.at}: {person.name} has no answer to '{question}'; each person says {', '.join(SAID)}"
                  for question in SAID if question not in person.answers]
        for kind, least in LEAST.items():
            has = sum(line.kind == kind for line in person.lines)
            if has < least:
                wrong.append(f"{person.at}: {person.name} has {has} lines '{kind}'; at least {least}")
        for question, (value, until, at) in person.answers.items():
            wrong += [f"{at}: {said}" for said in questions.mistakes(question, value, until)]
        for line in person.lines:
            wrong += [f"{line.at}: {said}" for said in mistakes(line, base, catalogue)]
    return wrong


def mistakes(line, base, catalogue):
    for cited in line.evidence:
        row = base.rows.get(cited.lower())
        if not (row and row.written == cited) and section(cited) not in base.sections:
            meant = f"; did you mean '{row.written}'?" if row else ""
            yield f"docs/evidence has no '{cited}'{meant}"
    if not set(line.asks) - {"where", "week"}:
        yield "it asks nothing of the plan"
    for name, given in line.asks.items():
        yield from catalogue.mistakes(name, given)
        low, _, high = given.partition("-")
        if low.isdigit() and high.isdigit() and int(low) > int(high):
            yield f"{name}: {given} ends before it begins"
    if line.kind == "must-not":
        for name in ("message", "hazard", "forbids", "limits"):
            if len(line.asks.get(name, "").split()) > 1:
                yield f"{name}: a must-not names one; write a line for each"


def section(cited):
    return "section-" + cited.lower().replace(".", "-")
