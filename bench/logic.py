# SPDX-License-Identifier: Apache-2.0
"""logic.py EXPORT: works out the exported logic in the plainest way, and holds the rules that
fire against those that steadyback found. Also the description of the export's words."""
import json
import sys


class Person:
    def __init__(self, whole, answers):
        self.findings = {finding["id"]: finding for finding in whole["findings"]}
        self.scores = {score["id"]: score for score in whole["scores"]}
        self.answers = answers

    def sum(self, score, which):
        as_ = "sure" if which == "least" else "possible"
        return sum(point["worth"] for point in self.scores[score]["points"] if self.holds(point[as_]))

    def holds(self, node):
        (kind, parts), = node.items()
        if kind == "and":
            return all(map(self.holds, parts))
        if kind == "or":
            return any(map(self.holds, parts))
        if kind == "not":
            return not self.holds(parts[0])
        if kind == "at_least":
            return sum(map(self.holds, parts[1:])) >= parts[0]
        if kind == "finding":
            return self.holds(self.findings[parts[0]][parts[1]])
        if kind == "score":
            total = self.sum(parts[0], parts[1])
            return total >= parts[3] if parts[2] == ">=" else total <= parts[3]
        return self.says(kind, parts[0], parts[1:])

    def says(self, kind, question, wanted):
        given = self.answers.get(question)
        if given is None:
            return False
        if kind in ("ticked", "unsure"):
            return any(option in given[kind] for option in wanted)
        if kind == "number":
            number, limit = given.get("number"), wanted[1]
            return number is not None and {">=": number >= limit, "<=": number <= limit,
                                           ">": number > limit, "<": number < limit}[wanted[0]]
        return {"unknown": given["unknown"], "any_unsure": bool(given["unsure"]), "given": True}[kind]


def fired(whole, answers):
    person = Person(whole, answers)
    for rule in whole["rules"]:
        if person.holds(rule["sure"]):
            yield f"{rule['id']}:1"
        elif rule["if_unknown"] and person.holds(rule["possible"]):
            yield f"{rule['id']}:2"


if __name__ == "__main__":
    export = json.load(open(sys.argv[1]))
    wrong = [person for person in export["people"]
             if sorted(fired(export, person["answers"])) != sorted(person["fired"])]
    print(f"{len(export['people']) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong) or not export["people"])
