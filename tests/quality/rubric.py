# SPDX-License-Identifier: Apache-2.0
"""rubric.py STEADYBACK REPOSITORY [FOLDER] [--list] [--markdown] [--floor FILE] [--whole]

Plans for the people of a folder (people/, beside this file), and how much of what a good plan holds
for each of them is there. --list names what is not, --markdown writes docs/quality.md, --floor
holds the totals against a file, --whole wants 60 people in groups of five at least.
1: the rubric has mistakes, a total is under its floor, or there are too few people."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

sys.dont_write_bytecode = True
import pack_words  # noqa: E402 (beside this file)
import plan  # noqa: E402
import rubric_file  # noqa: E402

PEOPLE, IN_A_GROUP = 60, 5
AIMS = {"must": 100, "should": 90, "must-not": 0, "dose": 90}
HEADS = {"must": "must met", "should": "should met", "must-not": "must not, broken", "dose": "dose in band"}


def base_people(repository):
    """The answers of each person of the cases, with those of whom they are like."""
    found = {}
    for one in tree.parse(repository / "knowledge/cases/people.xml").getroot().iter("person"):
        found[one.get("id")] = dict(found.get(one.get("like"), {}),
                                    **{answer.get("question"): answer.text for answer in one.iter("answer")})
    return found


def tell(person, given, questions):
    """Tells the program these answers; what the pack does not ask yet is kept beside them."""
    for question, (value, until, _) in given.items():
        told, missing = questions.told(question, value, until)
        person.not_asked |= missing
        if told is not None:
            person.told[question] = told


class Program:
    """`steadyback batch`, which answers a line as soon as it has it."""

    def __init__(self, steadyback, repository):
        self.process = subprocess.Popen([steadyback, "--pack", repository, "batch", "-q"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def plan(self, answers):
        self.process.stdin.write(json.dumps({"answers": answers}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("batch ended before its last line")
        return json.loads(line)

    def close(self):
        self.process.communicate()


def result_of(person, program, usual, questions):
    """Whom the person is like answers, one after the other, only what is asked besides: an answer
    to what nobody asked may be a sign of danger."""
    def like(asked):
        return {question: (usual[question], None, None) for question in asked if question in usual}
    person.told, person.not_asked = {}, set()
    tell(person, {**like(questions.always), **person.answers}, questions)
    while True:
        result = program.plan(person.told)
        due = list(like(result.get("incomplete", ())).items())
        if not due:
            return result
        tell(person, dict(due[:1]), questions)


def plan_of(person, result, catalogue, questions):
    """What is wrong with the answers as a whole; sets the plan of the person."""
    if "error" in result:
        error = result["error"]
        return [f"{person.at}: {person.name}: {said}" for said in error.get("mistakes", [error["text"]])]
    wrong = [f"{person.at}: {person.name} does not answer '{question}', which is asked"
             for question in result["incomplete"]]
    for one in result["unused"]:
        question = one["question"]
        if question in person.answers and question in questions.to_come:
            person.not_asked.add(question)
        elif question in person.answers:
            wrong.append(f"{person.answers[question][2]}: {person.name} is not asked '{question}'")
    wrong += [f"{person.at}: {person.name}: '{item['exercise']}' stands in the plan, and on no day"
              for item in result["programme"]["items"] if not item["days"]]
    asked = pack_words.minutes_asked(catalogue, person.answers["minutes"][0])
    person.plan = plan.Plan(result, catalogue, asked)
    return wrong


class Tally:
    """How many lines of each kind there are, and how many of them are so."""

    def __init__(self, lines=()):
        self.all = {kind: sum(line.kind == kind for line in lines) for kind in AIMS}
        self.so = {kind: sum(line.kind == kind and line.holds for line in lines) for kind in AIMS}

    def figure(self, kind):
        """Percent, rounded down; of a must-not the number that is broken."""
        if kind == "must-not":
            return self.so[kind]
        return int(1000 * self.so[kind] / self.all[kind]) / 10 if self.all[kind] else 0.0

    def cells(self):
        for kind in AIMS:
            of = f"{self.so[kind]} of {self.all[kind]}"
            yield of if kind == "must-not" else f"{of} ({self.figure(kind):.0f} %)"


def rows(people):
    """(name, what follows the name, tally) of each group and person."""
    for group in sorted({person.group for person in people}):
        inside = [person for person in people if person.group == group]
        yield group, f"{len(inside)} people", Tally([line for person in inside for line in person.lines])
        for person in inside:
            yield f"- {person.name}", person.who, Tally(person.lines)
    yield "all", f"{len(people)} people", Tally([line for person in people for line in person.lines])


def show_table(people):
    print("".join(f"{head:<20}" for head in HEADS.values()))
    for name, _, tally in rows(people):
        print("".join(f"{cell:<20}" for cell in tally.cells()) + name)


def show_markdown(people):
    print("<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n<!-- Written by tests/quality/rubric.py --markdown; do not edit. -->")
    print("# What a good plan holds, and how much of it the plans hold\n")
    lines = sum(len(person.lines) for person in people)
    print(f"{len(people)} made-up people with {lines} lines of what their plan must, should and must not hold, each with its id of [evidence](evidence/README.md).")
    print("They stand in `tests/quality/people/`, one file a group, and were written before the rules that meet them; [tests/quality](../tests/quality/README.md) says what a line can ask.")
    print(f"{sum(bool(person.not_asked) for person in people)} of them say something that the questionnaire does not ask yet (docs/evidence P0.3); their plans are made without it.\n")
    aims = {kind: f"{aim} %" if kind != "must-not" else aim for kind, aim in AIMS.items()}
    print("| | " + " | ".join(f"{head} (aim {aims[kind]})" for kind, head in HEADS.items()) + " |")
    print("|---|---|---|---|---|")
    for name, what, tally in rows(people):
        said = f"`{name[2:]}`: {what}" if name.startswith("-") else f"**{name}**, {what}"
        print(f"| {said} |", " | ".join(tally.cells()), "|")


def show_list(people):
    for person in people:
        print(f"{person.at}: {person.name}: {person.plan.summary()}")
        for line in person.lines:
            if line.holds == (line.kind == "must-not"):
                asks = " ".join(f'{name}="{given}"' for name, given in line.asks.items())
                print(f"{line.at}: {person.name}: {line.kind} {' '.join(line.evidence)}: {line.text} [{asks}]")
                why = person.plan.why_not(line.asks) if line.kind != "must-not" else ""
                print(f"    {why}\n" if why else "", end="")


def under_floor(file, tally):
    """Totals that fell under what a file holds, such as `should 61.2`."""
    floor, wrong = {}, []
    for number, text in enumerate(pathlib.Path(file).read_text(encoding="utf-8").splitlines(), 1):
        words = text.split("#")[0].split()
        if words and (len(words) != 2 or words[0] not in AIMS or words[0] in floor):
            return [f"{file}:{number}: not understood; a line is such as 'should 61.2'"]
        if words:
            floor[words[0]] = float(words[1])
    if set(floor) != set(AIMS):
        return [f"{file}: holds no {' '.join(sorted(set(AIMS) - set(floor)))}"]
    for kind, least in floor.items():
        found = tally.figure(kind)
        fell = found - least if kind == "must-not" else least - found
        if fell > 0:
            wrong.append(f"{HEADS[kind]}: {found:g}, but {file} holds {least:g}")
        elif fell < 0:
            print(f"{HEADS[kind]}: {found:g}; {file} can be raised from {least:g}")
    return wrong


def too_few(people):
    groups = {}
    for person in people:
        groups[person.group] = groups.get(person.group, 0) + 1
    wrong = [f"{group}: {number} people; at least {IN_A_GROUP}" for group, number in groups.items()
             if number < IN_A_GROUP]
    return wrong + ([f"{len(people)} people; at least {PEOPLE}"] if len(people) < PEOPLE else [])


def measure(people, steadyback, repository, base):
    """What is wrong; else every line of every person knows whether it holds."""
    catalogue, questions = pack_words.Catalogue(repository, base), pack_words.Questions(repository)
    bases = base_people(repository)
    wrong = rubric_file.check(people, base, catalogue, questions)
    wrong += [f"{person.at}: nobody of the cases is '{person.like}'" for person in people if person.like not in bases]
    if wrong:
        return wrong
    program = Program(steadyback, repository)
    for person in people:
        result = result_of(person, program, bases[person.like], questions)
        wrong += plan_of(person, result, catalogue, questions)
    program.close()
    for line, person in [(line, person) for person in people for line in person.lines if not wrong]:
        line.holds = person.plan.holds(line)
    return wrong


def options():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("steadyback")
    given.add_argument("repository", type=pathlib.Path)
    given.add_argument("folder", nargs="?", default=str(pathlib.Path(__file__).parent / "people"))
    for switch in ("--list", "--markdown", "--whole"):
        given.add_argument(switch, action="store_true")
    given.add_argument("--floor")
    return given.parse_args()


def main():
    given = options()
    sys.path.insert(0, str(given.repository / "tools"))
    import evidence_base
    people, wrong = rubric_file.read(os.path.relpath(given.folder))
    wrong += measure(people, given.steadyback, given.repository, evidence_base.Base(given.repository)) if people else []
    if not wrong:
        (show_markdown if given.markdown else show_list if given.list else show_table)(people)
        if not given.markdown:
            without = [person for person in people if person.not_asked]
            print(f"{len(without)} people say something that the pack does not ask yet: " + ", ".join(
                sorted({one for person in without for one in person.not_asked})))
        everybody = Tally([line for person in people for line in person.lines])
        wrong += under_floor(given.floor, everybody) if given.floor else []
        wrong += too_few(people) if given.whole else []
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
