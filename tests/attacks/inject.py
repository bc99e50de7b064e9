# SPDX-License-Identifier: Apache-2.0
"""inject.py PROGRAM REPOSITORY WORK: texts of a pack that are markup, in every output.

The texts of the repository's pack (names, questions, options, titles, steps, reasons) get
something behind them: once letters that are harmless everywhere, once as many that are markup
somewhere. Both have to give documents of the same structure: the same elements and attributes
in HTML, XML and SVG, the same keys and types in JSON and FHIR, the same properties in a calendar, the
same blocks and links in Markdown, the same nodes and edges in a graph. Then the hostile text
was text everywhere. In HTML, no attribute may be an event or a script either."""
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from copy_pack import copy_pack  # noqa: E402

program, repository, work = [pathlib.Path(name).resolve() for name in sys.argv[1:4]]
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'onmouseover='alert(1)",
    "]]><b>&amp;&#60;b&#62;",
    "--><script>1</script><!--",
    "[x](javascript:alert(1))",
    "![x](http://127.0.0.1/x.png)",
    "`**__~~<b>||#",
    "\\\"];x->y[label=\"",
    "\\n\\\\N\\G",
    "\";DTSTART:20260101\\,;BEGIN:VEVENT",
    "\",\"disposition\":\"proceed",
    "%s%n%99999999d",
    "$(touch&x)`id`",
    "=1+1;@SUM(A1)",
]
# Which texts: child elements that hold words for people.
WORDS = r"name|summary|text|title|step|watch-for|how|because|topic|help|option|lead|intro|yes|no|instead|why|phrase|message"
FOLDERS = ["exercises", "hazards", "questions"]
EXAMPLES = ["desk-worker", "no-floor-sore-wrist", "cauda-equina"]
failures = 0


def fail(what, why):
    global failures
    failures += 1
    print(f"FAILED {what}: {why}")


def make_pack(folder, additions):
    """Every text gets one of the additions behind it, in turn."""
    if folder.exists():
        shutil.rmtree(folder)
    copy_pack(repository, folder, ["people", "lungs"])
    count = 0
    files = [folder / "knowledge/messages.xml"]
    for name in FOLDERS:
        files += sorted((folder / "knowledge" / name).rglob("*.xml"))
    files += sorted((folder / "rules/clinical").rglob("*.xml"))

    def grow(match):
        nonlocal count
        if not match[3].strip() or len(match[3]) > 900:
            return match[0]
        count += 1
        return match[1] + match[3] + " " + escape(additions[count % len(additions)]) + match[4]
    for path in files:
        path.write_text(re.sub(rf"(<({WORDS})(?: [^<>]*)?>)([^<>{{}}]+)(</\2>)", grow, path.read_text()))
    return count


def run(folder, arguments):
    done = subprocess.run([program, "--pack", folder, *arguments], capture_output=True, timeout=300)
    text = done.stdout.decode()
    if done.returncode != 0:
        fail(" ".join(map(str, arguments)), f"exit code {done.returncode}: {done.stderr.decode()[:700]}")
    return text


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.parts = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.parts.append((tag, tuple(name for name, _ in attributes)))
        for name, value in attributes:
            if name.startswith("on") or "javascript:" in (value or "").lower():
                fail("html", f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag):
        self.parts.append(("/", tag))

    def handle_comment(self, data):
        self.parts.append(("comment",))


def of_html(text):
    return Page(text).parts


def of_xml(text):
    return [(e.tag, tuple(e.attrib)) for e in ElementTree.fromstring(text).iter()]


def shape(value):
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


def of_json(text):
    return shape(json.loads(text))


def of_calendar(text):
    lines = text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")
    return [line.split(":")[0] + (line.split(":")[1] if line.startswith(("BEGIN", "END", "DT")) else "")
            for line in lines]


def of_markdown(text):
    done = subprocess.run(["cmark-gfm", "-e", "table", "-e", "strikethrough", "-t", "xml"],
                          input=text.encode(), capture_output=True, check=True)
    root = ElementTree.fromstring(done.stdout)
    flat = {"text", "softbreak"}
    return [(e.tag.split("}")[1], e.attrib.get("destination")) for e in root.iter()
            if e.tag.split("}")[1] not in flat]


def of_graph(text):
    """What stands outside of strings."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)


def of_note(text):
    return "\n" * text.count("\n")


def of_fhir(text):
    """Its narratives are XHTML, its notes Markdown."""
    resources = [entry["resource"] for entry in json.loads(text)["entry"]]
    notes = [note["text"] for one in resources for note in one.get("note", [])]
    return [shape(resources), *(of_xml(one["text"]["div"]) for one in resources), *map(of_markdown, notes)]


OUTPUTS = [
    (["plan", "ANSWERS", "--format", "html"], of_html),
    (["plan", "ANSWERS", "--format", "xml"], of_xml),
    (["plan", "ANSWERS", "--format", "json"], of_json),
    (["plan", "ANSWERS", "--format", "markdown"], of_markdown),
    (["plan", "ANSWERS", "--format", "note"], of_note),
    (["plan", "ANSWERS", "--format", "ics", "--plan-id", "0123456789abcdef", "--start", "2026-11-24"], of_calendar),
    (["plan", "ANSWERS", "--today", "2026-11-24", "--format", "fhir"], of_fhir),
    (["explain", "ANSWERS", "--format", "json"], of_json),
    (["explain", "ANSWERS", "--format", "dot"], of_graph),
]
ONCE = [
    (["book"], of_html),
    (["questions", "--format", "json"], of_json),
    (["questions", "--format", "fhir"], of_json),
    (["figure", "bird-dog"], of_xml),
]


def differ(what, harmless, hostile):
    if harmless == hostile:
        return
    if isinstance(harmless, list):
        at = next((i for i, (a, b) in enumerate(zip(harmless, hostile)) if a != b), min(len(harmless), len(hostile)))
        fail(what, f"another structure at {at}: {hostile[at:at + 4]} in place of {harmless[at:at + 4]}")
    else:
        fail(what, "another structure")


def compare(what, arguments, read):
    texts = [run(work / name, arguments) for name in ("harmless", "hostile")]
    if texts[0] == texts[1] and "cauda" not in what:
        fail(what, "the hostile text is not in it: nothing is tested")
    try:
        differ(what, read(texts[0]), read(texts[1]))
    except (ElementTree.ParseError, json.JSONDecodeError) as why:
        fail(what, f"cannot be read: {why}")
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", texts[1]):
        fail(what, "holds control characters")


work.mkdir(parents=True, exist_ok=True)
texts = make_pack(work / "hostile", HOSTILE)
make_pack(work / "harmless", ["x" * len(text) for text in HOSTILE])
of_json(run(work / "hostile", ["check", "--format", "json"]))
if failures:
    sys.exit("the hostile pack is not accepted, so nothing is tested")
runs = 0
for example in EXAMPLES:
    for arguments, read in OUTPUTS:
        if example == "cauda-equina" and arguments[-1] == "2026-11-24":
            continue  # an emergency has no calendar
        answers = str(repository / f"examples/{example}.json")
        compare(f"{example} {' '.join(arguments)}",
                [answers if one == "ANSWERS" else one for one in arguments], read)
        runs += 1
for arguments, read in ONCE:
    compare(" ".join(arguments), arguments, read)
    runs += 1
diff = subprocess.run([program, "diff", work / "harmless", work / "hostile", "--format", "json", "--people", "20"],
                      capture_output=True, timeout=300)
try:
    json.loads(diff.stdout)
except json.JSONDecodeError as why:
    fail("diff --format json", f"{why}: {diff.stderr.decode()[:500]}")
print(f"{texts} texts, {len(HOSTILE)} hostile ones in turn, {runs + 2} outputs, {failures} failures")
sys.exit(1 if failures or texts < 500 else 0)
