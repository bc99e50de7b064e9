#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# ten_times.py PROGRAM REPOSITORY WORK: writes a pack with ten of each section, question, finding,
# score, rule and exercise, and has PROGRAM (test_ten_times) prove both.
import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

program, repository, work = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
sys.path.insert(0, str(repository / "tests/support"))
from list_files import list_files  # noqa: E402

NAMED = {"question", "section", "finding", "score", "rule", "exercise"}  # by their id
NAMES = {"question": {"answer", "asked"}, "within": {"rule"}, "recalls": {"question"},
         "unless": {"restrict", "forbid", "limit"}, "family": {"exercise"}, "easier": {"exercise"},
         "harder": {"exercise"}, "topic": {"rules", "derive"}}
TWINS = ("knowledge/questions", "rules/clinical", "knowledge/exercises")


def rename(root, number):
    for element in root.iter():
        for name, value in element.attrib.items():
            if (name == "id" and element.tag in NAMED) or element.tag in NAMES.get(name, ()):
                element.set(name, " ".join(f"{word}-n{number}" for word in value.split()))
            elif name == "exercise" or (name == "when" and element.tag == "waive"):
                element.set(name, f"{value}-n{number}")
            elif name == "order" and element.tag == "section":
                element.set(name, str(int(value) + 100 * number))


def copy(pack, folder):
    for path in sorted((pack / folder).rglob("*.xml")):
        for number in range(1, 10):
            root = tree.parse(path)
            rename(root.getroot(), number)
            name = path.stem
            other = path.with_name(f"{name}-n{number}.xml")
            root.write(other, encoding="UTF-8", xml_declaration=True)


shutil.rmtree(work, ignore_errors=True)
for part in ("knowledge", "rules/clinical"):
    shutil.copytree(repository / part, work / part)
shutil.rmtree(work / "knowledge/cases")
for folder in TWINS:
    copy(work, folder)
list_files(work)
sys.exit(subprocess.run([program, repository, work], check=False).returncode)
