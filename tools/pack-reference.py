#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""pack-reference.py [--check]: writes docs/pack-reference.md from the annotations of
knowledge/schema/pack.xsd. With --check it writes nothing and fails when the file is not up to
date, when an element or attribute has no annotation or no example, or when an example is not
what the schema allows."""
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = REPOSITORY / "knowledge/schema/pack.xsd"
REFERENCE = REPOSITORY / "docs/pack-reference.md"
# Groups of elements that stand in many places, in the order of the reference.
SHARED = {"condition": "Conditions", "consequences": "Consequences"}
BUILT_IN = {
    "xs:string": ("a text", r".*"), "xs:token": ("a text", r".+"),
    "xs:NMTOKEN": ("a word", r"\S+"), "xs:language": ("a language code", r"[a-z]{2}(-[A-Z]{2})?"),
    "xs:integer": ("a whole number", r"-?\d+"), "xs:decimal": ("a number", r"-?\d+(\.\d+)?"),
    "xs:positiveInteger": ("a whole number of 1 or more", r"[1-9]\d*"),
    "xs:nonNegativeInteger": ("a whole number of 0 or more", r"\d+"),
    "xs:date": ("a day", r"\d{4}-\d{2}-\d{2}"),
}

schema = ET.parse(SCHEMA).getroot()
named = {e.get("name"): e for e in schema if e.tag != XS + "element" and e.get("name")}
mistakes = []


def words(text):
    return re.sub(r"\s+", " ", text or "").strip()


def documentation(node):
    return words(node.findtext(f"{XS}annotation/{XS}documentation"))


def example(node):
    for info in node.findall(f"{XS}annotation/{XS}appinfo"):
        if info.get("source") is None:
            return words(info.text)
    return ""


def file_of(node):
    return words(node.findtext(f"{XS}annotation/{XS}appinfo[@source='file']"))


# ---- simple types: what is allowed, in words and as a test ----

def facets(restriction):
    return {f.tag.removeprefix(XS): f.get("value") for f in restriction if f.get("value")}


def enumeration(restriction):
    return [f.get("value") for f in restriction.findall(XS + "enumeration")]


def simple_type(node):
    """The simple type of an attribute or element of text, or None."""
    inner = node.find(XS + "simpleType")
    return inner if inner is not None else node.get("type")


def allowed(kind):
    """In words for a table; what has a name is explained under "Kinds of values"."""
    if isinstance(kind, str):
        if kind in BUILT_IN:
            return BUILT_IN[kind][0]
        if not enumerated(kind):
            return f"[{kind}](#kinds-of-values)"
        return allowed(named[kind])
    one = kind.find(XS + "list")
    if one is not None:
        item = one.get("itemType") or one.find(XS + "simpleType")
        return allowed(item).replace("one of:", "one or more of:") if enumerated(item) \
            else f"one or more: {allowed(item)}"
    restriction = kind.find(XS + "restriction")
    if enumeration(restriction):
        return "one of: " + ", ".join(f"`{value}`" for value in enumeration(restriction))
    inner = restriction.find(XS + "simpleType")
    if inner is not None:
        return allowed(inner)
    pattern = facets(restriction).get("pattern")
    return f"a text like `{pattern}`" if pattern else allowed(restriction.get("base"))


def enumerated(kind):
    node = named.get(kind) if isinstance(kind, str) else kind
    restriction = node.find(XS + "restriction") if node is not None else None
    return restriction is not None and bool(enumeration(restriction))


def fits(kind, value):
    """Whether the value is of the type; lengths and ranges are left to the schema."""
    if isinstance(kind, str):
        if kind in BUILT_IN:
            return re.fullmatch(BUILT_IN[kind][1], value) is not None
        return fits(named[kind], value)
    one = kind.find(XS + "list")
    if one is not None:
        item = one.get("itemType") or one.find(XS + "simpleType")
        return bool(value.split()) and all(fits(item, word) for word in value.split())
    restriction = kind.find(XS + "restriction")
    inner = restriction.find(XS + "simpleType")
    if inner is not None:
        return fits(inner, value)
    if enumeration(restriction):
        return value in enumeration(restriction)
    limits = facets(restriction)
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        return False
    if "minInclusive" in limits and int(value) < int(limits["minInclusive"]):
        return False
    if "maxInclusive" in limits and int(value) > int(limits["maxInclusive"]):
        return False
    return fits(restriction.get("base"), value)


# ---- complex types: attributes and children ----

def complex_type(node):
    inner = node.find(XS + "complexType")
    if inner is not None:
        return inner
    found = named.get(node.get("type"))
    return found if found is not None and found.tag == XS + "complexType" else None


def attributes(node):
    found = []
    for child in node if node is not None else []:
        if child.tag == XS + "attribute":
            found.append(child)
        elif child.tag == XS + "attributeGroup":
            found += attributes(named[child.get("ref")])
        elif child.tag in (XS + "simpleContent", XS + "extension"):
            found += attributes(child)
    return found


def children(node):
    found = []
    for child in node if node is not None else []:
        if child.tag == XS + "element":
            found.append(child)
        elif child.tag == XS + "group":
            found.append(child)
        elif child.tag in (XS + "sequence", XS + "choice"):
            found += children(child)
    return found


# ---- looking for what is missing ----

def look_at(node, place):
    if not documentation(node):
        mistakes.append(f"{place}: it has no documentation")
    if not example(node):
        mistakes.append(f"{place}: it has no example (xs:appinfo)")


def look_at_attribute(node, place):
    place = f"{place} {node.get('name')}="
    look_at(node, place)
    match = re.fullmatch(rf'{node.get("name")}="(.*)"', example(node))
    if example(node) and not match:
        mistakes.append(f"{place}: the example is not of this attribute: {example(node)}")
    elif match and not fits(simple_type(node), match.group(1)):
        mistakes.append(f"{place}: the example is not allowed: {example(node)}")


def look_at_element(node, place):
    look_at(node, place)
    try:
        root = ET.fromstring(example(node)) if example(node) else None
    except ET.ParseError as why:
        # "<rule id=... ...>" stands for attributes that are left out
        start = f"<{node.get('name')}"
        root = None
        if not (example(node).startswith(start) and " ..." in example(node)):
            mistakes.append(f"{place}: the example is not XML: {why}")
    if root is not None and root.tag != node.get("name"):
        mistakes.append(f"{place}: the example is of another element")


# ---- writing ----

def occurrence(node):
    least, most = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
    if most == "1":
        return "once" if least == "1" else "once, or not at all"
    return "once or more" if least != "0" else "any number of times"


def cell(text):
    return text.replace("|", "\\|").replace("<", "&lt;")


def code(text):
    return "`" + text.replace("|", "\\|") + "`"


def anchor(title):
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")


def write_attributes(out, node, place):
    found = attributes(complex_type(node))
    if not found:
        return
    out.append("| attribute | | what it means | allowed | example |\n|---|---|---|---|---|")
    for one in found:
        look_at_attribute(one, place)
        use = "needed" if one.get("use") == "required" else \
            f"`{one.get('default')}` when absent" if one.get("default") else ""
        out.append(f"| `{one.get('name')}` | {use} | {cell(documentation(one))} | "
                   f"{cell(allowed(simple_type(one)))} | {code(example(one))} |")
    out.append("")


def is_plain(node):
    """An element with nothing but text in it: a line in the table of its parent is enough."""
    return complex_type(node) is None


def is_shared(node):
    return node.get("type") in ("conditions", "counted-conditions", "consequences")


def write_row(out, node, place):
    look_at_element(node, place)
    name = f"`<{node.get('name')}>`"
    out.append(f"| {name} | {occurrence(node)} | {cell(documentation(node))} | {code(example(node))} |")


def write_children(out, node, place):
    if is_shared(node):
        title = SHARED["consequences" if node.get("type") == "consequences" else "condition"]
        out.append(f"In it: [{title.lower()}](#{anchor(title)}).\n")
        return
    found = children(complex_type(node))
    if not found:
        return
    out.append("| in it | | what it means | example |\n|---|---|---|---|")
    for one in found:
        if one.tag == XS + "group":
            title = SHARED[one.get("ref")]
            out.append(f"| [{title.lower()}](#{anchor(title)}) | {occurrence(one)} | | |")
        else:
            write_row(out, one, f"{place}/{one.get('name')}")
    out.append("")


def text_of(node):
    """What the text of an element with attributes may be, when it holds one."""
    extension = complex_type(node).find(f"{XS}simpleContent/{XS}extension")
    return extension.get("base") if extension is not None else None


def write_element(out, node, place, depth):
    heading = node.get("name") if depth == 2 else f"&lt;{node.get('name')}>"
    out.append(f"{'#' * depth} {heading}\n")
    if file_of(node):
        look_at_element(node, place)
        out.append(f"In `{file_of(node)}`.\n")
    out.append(f"{cell(documentation(node))}\n")
    out.append(f"{code(example(node))}\n")
    if text_of(node):
        out.append(f"Its text: {cell(allowed(text_of(node)))}.\n")
    write_attributes(out, node, place)
    write_children(out, node, place)


def write_inside(out, node, place, depth):
    """The elements inside that have attributes or elements of their own, each once."""
    if is_shared(node):
        return
    for one in children(complex_type(node)):
        inner = f"{place}/{one.get('name')}"
        if one.tag == XS + "group" or is_plain(one):
            continue
        if attributes(complex_type(one)) or not is_shared(one):
            write_element(out, one, inner, depth)
        write_inside(out, one, inner, min(depth + 1, 4))


def write_shared(out, name, title):
    node = named[name]
    out.append(f"## {title}\n")
    if not documentation(node):
        mistakes.append(f"{name}: it has no documentation")
    out.append(f"{cell(documentation(node))}\n")
    for one in children(node):
        write_row_of_shared(out, one, f"{name}/{one.get('name')}")


def write_row_of_shared(out, node, place):
    look_at_element(node, place)
    write_element(out, node, place, 3)


def write_values(out):
    out.append("## Kinds of values\n\n| kind | what may stand there |\n|---|---|")
    for name, node in named.items():
        if node.tag != XS + "simpleType":
            continue
        if not documentation(node):
            mistakes.append(f"{name}: it has no documentation")
        restriction = node.find(XS + "restriction")
        values = ", ".join(f"`{value}`" for value in enumeration(restriction))
        out.append(f"| {name} | {cell(documentation(node))} {values} |".replace("  ", " "))
    out.append("")


def reference():
    out = ["<!-- SPDX-License-Identifier: CC-BY-4.0 -->",
           "<!-- Written by tools/pack-reference.py from knowledge/schema/pack.xsd. -->",
           "# Every element of a pack\n",
           "What each element and attribute means, what may stand there, and an example. The same words "
           "appear in an editor that\nknows the schema ([clinician-guide.md](clinician-guide.md)). `...` in "
           "an example stands for more of the same.\n"]
    files = [e for e in schema if e.tag == XS + "element"]
    out.append("| file | starts with |\n|---|---|")
    out += [f"| `{file_of(e)}` | [{e.get('name')}](#{anchor(e.get('name'))}) |" for e in files]
    chapters = list(SHARED.values()) + ["Kinds of values"]
    out.append("\nFor many places: " + ", ".join(f"[{t.lower()}](#{anchor(t)})" for t in chapters) +
               ".\n")
    for e in files:
        if not file_of(e):
            mistakes.append(f"{e.get('name')}: it does not say in which file it stands")
        write_element(out, e, e.get("name"), 2)
        write_inside(out, e, e.get("name"), 3)
    for name, title in SHARED.items():
        write_shared(out, name, title)
    write_values(out)
    return "\n".join(out).rstrip() + "\n"


text = reference()
for mistake in mistakes:
    print(f"knowledge/schema/pack.xsd: {mistake}")
if "--check" not in sys.argv:
    REFERENCE.write_text(text)
elif REFERENCE.read_text() != text:
    print("docs/pack-reference.md is not up to date: run tools/pack-reference.py")
    mistakes.append("stale")
sys.exit(1 if mistakes else 0)
