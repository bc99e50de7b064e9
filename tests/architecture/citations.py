# SPDX-License-Identifier: Apache-2.0
"""citations.py REPOSITORY: what a file cites is in the clone. Every NAME.md that is named anywhere
exists; every link of a document leads to a file and to a place in it; every heading that is cited
as FILE.md, "HEADING" is there; and so is every section and id of docs/evidence. Then each kind
of mistake is made once, and has to be said."""
import os
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True
repository = pathlib.Path(sys.argv[1]).resolve()

NAMED = re.compile(r"(?<![\w@/.-])(\$?)((?:\.{1,2}/)*(?:[\w{}.-]+/)*[\w.-]+\.md)\b(?!\.)")
LINK = re.compile(r"\]\(([^()\s]+)\)|<img src=\"([^\"]+)\"")
HEADING_CITED = re.compile(r"([\w/.-]+\.md), \"([^\"]+)\"")
EVIDENCE_CITED = re.compile(r"docs/evidence,? (groups )?([A-Z0-9][\w.-]*\w|[0-9])")
ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
OWN = "tests/architecture/citations.py"  # names what must not be there
# What tests make: it need not be in the clone. Each has to be named where it says.
MADE = {
    "tests/bad-input/check/not-read.toml": {"knowledge/notes.md"},
    "tests/commands/run.sh": {"kinds.md"},
    "tests/population/whole.sh": {"build/population.md"},
}


def read_clone():
    """{path: text}, of binary files None: what git knows, or all but what was built."""
    try:
        names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=repository,
                               check=True, capture_output=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = [path.relative_to(repository).as_posix() for path in repository.rglob("*")
                 if path.is_file() and path.relative_to(repository).parts[0] not in ("build", ".git")]
    clone = {}
    for name in sorted(filter(None, names)):
        path = repository / name
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            try:
                clone[name] = None if b"\0" in data else data.decode()
            except UnicodeDecodeError:
                clone[name] = None
    return clone


def slug(heading):
    """The anchor that GitHub makes of a heading."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub("<[^>]*>", "", heading)).strip().lower()
    return re.sub(r"[^\w -]", "", text).replace(" ", "-")


def headings(text):
    return [ANCHOR.sub("", found).strip() for found in re.findall(r"(?m)^#+ (.*)$", text)]


def anchors(text):
    return set(ANCHOR.findall(text)) | {slug(heading) for heading in headings(text)}


class Citations:
    """What all files of a clone cite."""

    def __init__(self, clone):
        self.clone = clone
        self.folders = {parent.as_posix() for name in clone for parent in pathlib.PurePosixPath(name).parents}
        self.anchors = {name: anchors(text) for name, text in clone.items() if name.endswith(".md") and text}
        self.evidence = set().union(*(found for name, found in self.anchors.items() if name.startswith("docs/evidence/")))
        self.count = dict.fromkeys(("names", "links", "headings", "evidence"), 0)
        self.made = set()

    def find(self, name, file):
        """The file of that name, as it is meant in `file`: beside it, from the root, or in docs/."""
        for base in (os.path.dirname(file), "", "docs"):
            path = os.path.normpath(os.path.join(base, name))
            if path in self.clone:
                return path
        return None

    def hold(self, file):
        """Yields what is wrong in one file."""
        text = self.clone[file]
        if text is None or not (".md" in text or "](" in text or "docs/evidence" in text):
            return
        yield from self.hold_names(file, text)
        if file.endswith(".md"):
            yield from self.hold_links(file, text)
        plain = re.sub(r"\s*\n\s*(?:[*;#]+|//)?\s*", " ", text)
        yield from self.hold_headings(file, plain)
        yield from self.hold_evidence(file, plain)

    def hold_names(self, file, text):
        for number, line in enumerate(text.split("\n"), 1):
            for variable, name in NAMED.findall(line) if ".md" in line else ():
                name = name.partition("/")[2] if variable else name
                if name in MADE.get(file, ()):
                    self.made.add((file, name))
                    continue
                self.count["names"] += 1
                if name and not self.find(name, file):
                    yield f"{file}:{number}: names {name}, which is not in the clone"

    def hold_links(self, file, text):
        for number, line in enumerate(text.split("\n"), 1):
            for link in (one or two for one, two in LINK.findall(re.sub("`[^`]*`", "", line))):
                if re.match("[a-z]+:", link):
                    continue
                self.count["links"] += 1
                path, _, anchor = link.partition("#")
                goal = os.path.normpath(os.path.join(os.path.dirname(file), path)) if path else file
                if goal not in self.clone and goal not in self.folders:
                    yield f"{file}:{number}: links to {link}; there is no {goal}"
                elif anchor and anchor not in self.anchors.get(goal, ()):
                    yield f"{file}:{number}: links to {link}; {goal} has no such place"

    def hold_headings(self, file, plain):
        for name, heading in HEADING_CITED.findall(plain):
            self.count["headings"] += 1
            goal = self.find(name, file)
            if goal and heading not in headings(self.clone[goal]):
                yield f"{file}: cites {name}, \"{heading}\"; there is no such heading"

    def hold_evidence(self, file, plain):
        for part, name in EVIDENCE_CITED.findall(plain):
            self.count["evidence"] += 1
            section = f"section-{'groups-' if part else ''}{name.lower().replace('.', '-')}"
            if section not in self.evidence and name.lower() not in self.evidence:
                yield f"{file}: cites docs/evidence {part}{name}, which is not there"


def hold_all(citations):
    wrong = [line for file in citations.clone if file != OWN for line in citations.hold(file)]
    wrong += [f"{what}: none was read" for what, count in citations.count.items() if not count]
    wrong += [f"citations.py: {file} does not name {name} any more; take it out of MADE"
              for file, names in MADE.items() for name in names if (file, name) not in citations.made]
    return wrong


# (file, what is put at its end, what has to be said)
MISTAKES = (
    ("docs/safety.md", "as evidence.md says", "names evidence.md, which is not in the clone"),
    ("engine/src/pack/rule.h", "/* docs/nowhere.md */", "names docs/nowhere.md"),
    ("README.md", "[a link](docs/nowhere.svg)", "there is no docs/nowhere.svg"),
    ("docs/safety.md", "[a link](evidence/01-triage.md#rf-ces-111)", "has no such place"),
    ("docs/safety.md", "[a link](#nothing-of-the-kind)", "docs/safety.md has no such place"),
    ("rules/inference/dose.clp", "; docs/architecture.md,\n; \"Nothing of the kind\"", "there is no such heading"),
    ("knowledge/pack.xml", "<!-- docs/evidence 77.5 -->", "cites docs/evidence 77.5"),
    ("knowledge/pack.xml", "<!-- docs/evidence\n  groups 9.f -->", "cites docs/evidence groups 9.f"),
    ("knowledge/pack.xml", "<!-- docs/evidence RF-CES-111 -->", "cites docs/evidence RF-CES-111"),
)


def unnoticed(citations):
    for file, text, sentence in MISTAKES:
        before = citations.clone[file]
        citations.clone[file] += text + "\n"
        if not any(sentence in line for line in citations.hold(file)):
            yield f"citations.py: did not say \"{sentence}\" of {file}"
        citations.clone[file] = before


def main():
    citations = Citations(read_clone())
    wrong = hold_all(citations)
    said = ", ".join(f"{number} {what}" for what, number in citations.count.items())
    wrong += unnoticed(citations)
    print("\n".join(wrong) or f"cited, and there: {said}")
    return 1 if wrong else 0


sys.exit(main())
