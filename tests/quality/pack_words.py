# SPDX-License-Identifier: Apache-2.0
"""What a rubric may name: the questions, exercises, movements, hazards and messages of the pack, and
those that docs/evidence names though the pack has them not yet."""
import re
import xml.etree.ElementTree as tree

NEW_ROWS = ("section-p9-2", "section-groups-2-2")  # where docs/evidence lists exercises to come
NEW_QUESTIONS = {"section-p0-3": 1, "section-groups-1-r": 2}  # and in which column
QUOTED = r"`([a-z0-9-]+)`"
RESULT = {
    "level": "gentle standard active",
    "gate": "none relief-only gentle full",
    "advice": "emergency-now same-day clinician-3d clinician-2w clinician-routine proceed-caution proceed",
    "style": "symptom-contingent time-contingent",
}
MINUTES_TO_COME = {"forty-five": 45}  # P0.3


def read(path):
    return tree.parse(path).getroot()


class Catalogue:
    """Every exercise with what it is and demands; and the words of the pack."""

    def __init__(self, repository, base):
        knowledge = repository / "knowledge"
        self.exercises = {}
        for path in sorted((knowledge / "exercises").glob("*.xml")):
            self.exercises[path.stem] = self.exercise(read(path))
        self.to_come = {row.written for row in base.rows.values() if row.section in NEW_ROWS} - set(self.exercises)
        words = {"exercise": set(self.exercises) | self.to_come,
                 "hazard": {path.stem for path in (knowledge / "hazards").glob("*.xml")},
                 "message": {one.get("id") for one in read(knowledge / "messages.xml").iter("message")}}
        words["forbids"] = words["limits"] = words["demands"] = {
            one.get("id") for one in read(knowledge / "movements.xml").iter("movement")}
        for name, element in (("modality", "modality"), ("position", "position"), ("serves", "goal")):
            words[name] = {one.get("id") for one in read(knowledge / "vocabulary.xml").iter(element)}
        words["family"] = {family for one in self.exercises.values() for family in one["family"]}
        words.update({name: set(known.split()) for name, known in RESULT.items()})
        self.words = words
        self.minutes = {one.get("option"): int(one.get("are")) for one in read(knowledge / "doses.xml").iter("minutes")}

    @staticmethod
    def exercise(root):
        def inside(element, name):
            return {word for one in root.iter(element) for word in one.get(name, "").split()}
        return {"modality": {root.get("modality")} | set(root.get("also", "").split()),
                "family": {root.get("family")}, "position": {root.get("position")},
                "demands": inside("demands", "movements"), "serves": inside("serves", "goals")}

    def mistakes(self, name, given):
        return [f"{name}: there is no '{word}'" for word in given.split()
                if name in self.words and word not in self.words[name]]


class Questions:
    """The questionnaire, and the questions and options that docs/evidence adds to it."""

    def __init__(self, repository):
        self.known, self.to_come, self.always = {}, {}, []
        for path in sorted((repository / "knowledge/questions").glob("*.xml")):
            for one in read(path).iter("question"):
                options = {option.get("id") for option in one.findall("option")} | {"unknown"}
                if one.find("none") is not None:
                    options.add("none")
                if one.find("ask-when") is None:
                    self.always.append(one.get("id"))
                self.known[one.get("id")] = (one.get("type"), options)
        for path in sorted((repository / "docs/evidence").glob("*/*.md")):
            self.read_to_come(path.read_text(encoding="utf-8"))

    def read_to_come(self, text):
        """{question: what its row names beside it, options among that}"""
        for part in re.split(r'(?=<a id="section-)', text):
            for section, cell in NEW_QUESTIONS.items():
                if part.startswith(f'<a id="{section}"'):
                    for row in re.findall(r"(?m)^\|.*", part):
                        for question in re.findall(QUOTED, row.split("|")[cell]):
                            self.to_come.setdefault(question, set()).update(re.findall(QUOTED, row))

    def mistakes(self, question, value, until):
        if question not in self.known:
            if question not in self.to_come:
                yield f"there is no question '{question}', and docs/evidence names none"
            return
        kind, options = self.known[question]
        if kind in ("number", "scale"):
            if not value.isdigit() and value != "unknown":
                yield f"'{question}' is a number, not '{value}'"
            return
        if kind == "choice" and len(value.split()) > 1:
            yield f"'{question}' has one answer, not '{value}'"
        for word in value.split():
            if word not in options and not until and word not in self.to_come.get(question, ()):
                yield f"'{question}' has no option '{word}'"
        if until and until not in options:
            yield f"'{question}' has no option '{until}'"

    def told(self, question, value, until):
        """(what the program is told, what of the answer the pack does not ask yet)"""
        if question not in self.known:
            return None, {question}
        kind, options = self.known[question]
        if kind in ("number", "scale"):
            return (value if value == "unknown" else int(value)), set()
        words = value.split()
        missing = [word for word in words if word not in options]
        words = [word for word in words if word in options] or ([until] if until else [])
        told = None if not words else words if kind == "choices" else words[0]
        return told, {f"{question} {word}" for word in missing}


def minutes_asked(catalogue, option):
    return catalogue.minutes.get(option) or MINUTES_TO_COME.get(option)
