# SPDX-License-Identifier: Apache-2.0
"""What is wrong with FHIR R4 resources: what two validators of others say (validate.mjs), and
what no definition says or neither looks for: nothing is empty or stands twice, a value[x] has
one value, references within a bundle resolve, narratives are there and hold text alone."""
import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
SHOWN = {"div", "h2", "p", "ul", "li"}
UUID = r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def read(text):
    """JSON in which no key stands twice."""
    def once(pairs):
        if len({key for key, _ in pairs}) != len(pairs):
            raise ValueError(f"a key stands twice among {[key for key, _ in pairs]}")
        return dict(pairs)
    return json.loads(text, object_pairs_hook=once)


def of_type(bundle, kind):
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def code_of(concept):
    return concept["coding"][0]["code"]


def kind_of(concept):
    return concept["coding"][0]["system"].split(":")[2]


def validated(resources):
    """Of each resource what the validators say of it."""
    lines = "".join(json.dumps(one) + "\n" for one in resources)
    done = subprocess.run(["node", pathlib.Path(__file__).parent / "validate.mjs"], input=lines, capture_output=True, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(found) != len(resources):
        raise RuntimeError(f"validate.mjs: exit code {done.returncode}, {len(found)} answers to {len(resources)}: {done.stderr[:500]}")
    return found


def narrative_text(div):
    return " ".join(ElementTree.fromstring(div).itertext())


def of_narrative(div):
    try:
        root = ElementTree.fromstring(div)
    except ElementTree.ParseError as why:
        return [f"the narrative is no XML: {why}"]
    found = [f"the narrative holds <{one.tag}> {one.attrib}" for one in root.iter()
             if one.attrib or one.tag.removeprefix(XHTML) not in SHOWN or not one.tag.startswith(XHTML)]
    return found + ([] if "".join(root.itertext()).strip() else ["the narrative shows nothing"])


def objects(value):
    """Every object within, itself first."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from objects(part)


def of_objects(resource):
    for one in objects(resource):
        for key, value in one.items():
            if value in (None, "", [], {}) or isinstance(value, str) and not value.strip():
                yield f"{key} is empty"
        values = [key for key in one if re.match(r"value[A-Z]", key)]
        if len(values) > 1:
            yield f"two values: {values}"
        if "url" in one and len(values) + ("extension" in one) != 1:
            yield f"the extension {one['url']} has no value, or two"


def of_references(bundle):
    by_url = {}
    for entry in bundle["entry"]:
        url = entry.get("fullUrl", "")
        if not re.fullmatch(UUID, url) or url in by_url:
            yield f"fullUrl {url!r} is none, or stands there twice"
        by_url[url] = entry["resource"]
    for entry in bundle["entry"]:
        inside = {"#" + one["id"]: one for one in entry["resource"].get("contained", [])}
        used = {one["reference"] for one in objects(entry["resource"]) if isinstance(one.get("reference"), str)}
        yield from (f"{name} is contained and not referred to" for name in set(inside) - used)
        for one in objects(entry["resource"]):
            if isinstance(one.get("reference"), str):
                target = by_url.get(one["reference"], inside.get(one["reference"]))
                if target is None or one.get("type", target["resourceType"]) != target["resourceType"]:
                    yield f"{entry['resource']['resourceType']}: {one} does not resolve"


def of_bundle(bundle):
    found = [*of_objects(bundle), *of_references(bundle)]
    for entry in bundle["entry"]:
        found += of_narrative(entry["resource"].get("text", {}).get("div", ""))
    return found
