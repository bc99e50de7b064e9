# SPDX-License-Identifier: Apache-2.0
"""one_description.py REPOSITORY: every name of docs/result.schema.json and of docs/result.xsd
comes from the one description of a result (engine/src/reports/result_*.c, and the numbers of
doses in result/result_dose.c), and the other way round. schema/results holds what stands where."""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

repository = pathlib.Path(sys.argv[1])
XS = "{http://www.w3.org/2001/XMLSchema}"
CALL = re.compile(r"\b(record_\w+|shown_id|shown_text|shown_list|result_put_list|put_step|put_date)\("
                  r"[^,;]+,\s*[^,;]+,\s*\"([a-z_-]+)\"(?:,\s*\"([a-z_]+)\")?")


def described():
    """Names of facts, of entries of lists (XML alone has those), and of what is only shown."""
    facts, entries, shown = set(), set(), set()
    for path in sorted((repository / "engine/src/reports").glob("result_*.c")):
        for call, name, entry in CALL.findall(path.read_text()):
            if path.name == "result_shown.c" or call.startswith("shown_"):
                shown.add(name)
            elif call in ("record_item", "record_item_id", "record_item_text"):
                entries.add(name)
            else:
                facts.add(name)
                entries |= {entry} - {""}
    doses = (repository / "engine/src/result/result_dose.c").read_text()
    return facts | set(re.findall(r'{"([a-z_]+)",', doses)), entries, shown


def of_schema(part):
    if isinstance(part, list):
        return set().union(*map(of_schema, part), set())
    if not isinstance(part, dict):
        return set()
    named = part.get("properties")
    return (set(named) if isinstance(named, dict) else set()).union(*map(of_schema, part.values()))


def of_xsd(top):
    return {part.get("name") for kind in ("element", "attribute") for part in top.iter(XS + kind)}


def complaints(schema, xsd):
    facts, entries, shown = described()
    # What is called by its own kind is an id in XML; drawings come whole; <result> is the root.
    in_xml = {name.replace("_", "-") for name in facts | entries | shown} | {"id", "figure", "result"}
    return ([f"{name}: only the schema has it" for name in schema - facts]
            + [f"{name}: the schema lacks it" for name in facts - schema]
            + [f"{name}: only the XSD has it" for name in xsd - in_xml]
            + [f"{name}: the XSD lacks it" for name in in_xml - xsd])


schema = of_schema(json.loads((repository / "docs/result.schema.json").read_text()))
xsd = of_xsd(ElementTree.parse(repository / "docs/result.xsd"))
found = complaints(schema, xsd)
for spoilt in [(schema - {"effort"}, xsd), (schema | {"extra"}, xsd), (schema, xsd - {"next-day"}), (schema, xsd | {"extra"})]:
    if len(complaints(*spoilt)) != len(found) + 1:
        found.append("a name too many or too few is not noticed")
print(*found, f"{len(schema)} names in JSON, {len(xsd)} in XML", sep="\n")
sys.exit(1 if found or len(schema) < 80 else 0)
