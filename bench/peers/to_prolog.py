# SPDX-License-Identifier: Apache-2.0
"""to_prolog.py EXPORT OUT.pl: the export as a Prolog program: clauses for findings, points and
rules over the facts ticked/2, unsure/2, unknown/1, given/1 and number/2, and the people."""
import json
import sys


def atom(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def among(name, parts):
    wanted = "; ".join(f"{name}({atom(parts[0])}, {atom(option)})" for option in parts[1:])
    return f"({wanted})" if wanted else "fail"


def logic(node):
    (kind, parts), = node.items()
    first = parts[0] if parts and isinstance(parts[0], str) else None
    if kind == "and":
        return "(" + ", ".join(map(logic, parts)) + ")" if parts else "true"
    if kind == "or":
        return "(" + "; ".join(map(logic, parts)) + ")" if parts else "fail"
    if kind == "not":
        return f"\\+ {logic(parts[0])}"
    if kind == "at_least":
        tests = ", ".join(f"({logic(part)} -> C{i} = 1 ; C{i} = 0)" for i, part in enumerate(parts[1:]))
        total = " + ".join(f"C{i}" for i in range(len(parts) - 1))
        return f"\\+ \\+ ({tests}, {total} >= {parts[0]})"
    if kind == "finding":
        return f"finding({atom(first)}, {parts[1]})"
    if kind == "score":
        sign = "=<" if parts[2] == "<=" else parts[2]
        return f"\\+ \\+ (score({atom(first)}, {parts[1]}, S), S {sign} {parts[3]})"
    if kind in ("ticked", "unsure"):
        return among(kind, parts)
    if kind == "any_unsure":
        return f"unsure({atom(first)}, _)"
    if kind in ("unknown", "given"):
        return f"{kind}({atom(first)})"
    sign = "=<" if parts[1] == "<=" else parts[1]
    return f"\\+ \\+ (number({atom(first)}, N), N {sign} {parts[2]})"


def facts_of(answers):
    for question, given in answers.items():
        yield f"given({atom(question)})"
        for kind in "ticked", "unsure":
            yield from (f"{kind}({atom(question)}, {atom(option)})" for option in given[kind])
        if given["unknown"]:
            yield f"unknown({atom(question)})"
        if given.get("number") is not None:
            yield f"number({atom(question)}, {given['number']})"


def main(source, target):
    whole = json.load(open(source))
    with open(target, "w") as out:
        out.write(":- discontiguous sure/1, possible/1.\n"
                  ":- dynamic ticked/2, unsure/2, unknown/1, given/1, number/2.\n")
        for finding in whole["findings"]:
            for as_ in "sure", "possible":
                out.write(f"finding({atom(finding['id'])}, {as_}) :- {logic(finding[as_])}, !.\n")
        for score in whole["scores"]:
            for number, point in enumerate(score["points"]):
                for as_, which in ("sure", "least"), ("possible", "most"):
                    out.write(f"point({atom(score['id'])}, {which}, {number}, {point['worth']}) :- "
                              f"once({logic(point[as_])}).\n")
        out.write("score(Id, Which, Sum) :- "
                  "aggregate_all(sum(Worth), point(Id, Which, _, Worth), Sum).\n")
        for rule in whole["rules"]:
            out.write(f"sure({atom(rule['id'])}) :- {logic(rule['sure'])}, !.\n")
            if rule["if_unknown"]:
                out.write(f"possible({atom(rule['id'])}) :- {logic(rule['possible'])}, !.\n")
        for rule in whole["rules"]:
            two = f"possible({atom(rule['id'])}) -> B = 2" if rule["if_unknown"] else "fail"
            out.write(f"fired({atom(rule['id'])}, B) :- ( sure({atom(rule['id'])}) -> B = 1 ; {two} ).\n")
        for number, person in enumerate(whole["people"]):
            rules = ", ".join(sorted(f"{atom(text.rsplit(':', 1)[0])}-{text.rsplit(':', 1)[1]}"
                                     for text in person["fired"]))
            out.write(f"person({number}, [{', '.join(facts_of(person['answers']))}], [{rules}]).\n")


main(*sys.argv[1:])
