# SPDX-License-Identifier: Apache-2.0
"""What the tests of this folder begin with: PROGRAM REPOSITORY PEOPLE POPULATION WORK of the
command line, the program run on the pack, failures that are counted, and whose answers they try."""
import json
import pathlib
import subprocess
import sys

program, repository, people, population, work = (pathlib.Path(name).resolve() for name in sys.argv[1:6])
failures = []
work.mkdir(parents=True, exist_ok=True)


def fail(sentence):
    failures.append(sentence)
    print("FAILED", sentence)


def run(*words, given=None):
    return subprocess.run([program, "--pack", repository, *words], input=given, capture_output=True, text=True)


def examples():
    """Name and answers."""
    return {path.stem: json.loads(path.read_text())["answers"]
            for path in sorted((repository / "examples").glob("*.json"))}


def answers_of(*words):
    """Of the people that a program makes, a file of answers a line."""
    made = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True).stdout
    return [json.loads(line)["answers"] for line in made.splitlines()]


def random_people(count):
    return answers_of(people, repository, count)


def made_up_people(count):
    return answers_of(population, "--people", count, "--answers", repository, repository / "tests/population")


def results_of(everybody):
    """The line of a batch for each file of answers."""
    return run("batch", given="".join(json.dumps({"answers": one}) + "\n" for one in everybody)).stdout.splitlines()
