#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# run.py PROGRAM REPOSITORY WORK: the promises of the shipped pack are proved, and certificates say
# so to who checks them apart; packs that break a promise are refuted with people whom `plan` takes;
# whatever goes wrong with the solver leaves a promise not decided, and no false proof is believed.
import json
import os
import re
import shutil
import stat
import subprocess
import sys

import jsonschema

program, repository, work = (os.path.abspath(p) for p in sys.argv[1:4])
checker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check_certificate.mjs")
failed = []
SHOWN = [13]  # by people, so that there is no certificate


def hold(what, is_so, said=""):
    if not is_so:
        failed.append(what)
        print(f"FAILED {what}\n{said[:2000]}")


def run(*arguments, **more):
    return subprocess.run(arguments, capture_output=True, text=True, check=False, **more)


def prove(*arguments, pack=repository, **more):
    return run(program, "--pack", pack, "prove", *arguments, **more)


def check(folder, digest, version):
    return run("node", checker, folder, digest, version)


# ---- the shipped pack ----

def shipped(folder):
    done = prove("--format", "json", "--certificate", folder)
    hold("the shipped pack is proved", done.returncode == 0, done.stdout + done.stderr)
    proof = json.loads(done.stdout)
    jsonschema.validate(proof, json.load(open(os.path.join(repository, "docs", "prove.schema.json"))))
    for promise in proof["promises"]:
        hold(f"promise {promise['number']} is proved", promise["verdict"] == "proved", str(promise))
        hold(f"promise {promise['number']} is about something", promise["count"] > 0)
    version = run(program, "--version").stdout.split()[1]
    checked = check(folder, proof["pack"]["digest"], version)
    hold("its certificate holds", checked.returncode == 0 and
         checked.stdout.count(": proved;") == len(proof["promises"]) - len(SHOWN), checked.stdout + checked.stderr)
    print(checked.stdout, end="")
    return proof["pack"]["digest"], version


# ---- false proofs ----

def forged(folder, name, change, digest, version, rehash=True):
    """A certificate of promise 2 that was changed, with digests that fit what it holds now."""
    false = os.path.join(work, "forged")
    shutil.rmtree(false, ignore_errors=True)
    os.mkdir(false)
    manifest = json.load(open(os.path.join(folder, "certificate.json")))
    manifest["proved"] = [p for p in manifest["proved"] if p["number"] == 2]
    files = {e: open(os.path.join(folder, f"promise-2.{e}")).read() for e in ("cnf", "drat")}
    change(files, manifest)
    for ending, text in files.items():
        path = os.path.join(false, f"promise-2.{ending}")
        open(path, "w").write(text)
        if rehash:
            manifest["proved"][0][ending] = run("sha256sum", path).stdout.split()[0]
    json.dump(manifest, open(os.path.join(false, "certificate.json"), "w"))
    said = check(false, digest, version)
    hold(f"no certificate: {name}", said.returncode == 1 and "not decided" in said.stdout and
         ": proved;" not in said.stdout, said.stdout + said.stderr)


def forgeries(folder, digest, version):
    def put(ending, make):
        return lambda files, _: files.update({ending: make(files[ending])})

    def lines(text):
        return text.splitlines(True)

    def without_clauses(text):  # fewer clauses, with a header that fits: it can hold then
        all_lines = lines(text)
        kept = [line for line in all_lines[2:] if line.count(" ") > 1]
        return all_lines[0] + f"p cnf {all_lines[1].split()[2]} {len(kept)}\n" + "".join(kept)

    def another(key):
        return lambda _, manifest: manifest.update({key: "0" * 64})

    for name, change in {
            "an empty proof": put("drat", lambda _: ""),
            "only a contradiction": put("drat", lambda _: "0\n"),
            "a unit out of thin air": put("drat", lambda text: "1 0\n-1 0\n0\n"),
            "half a proof": put("drat", lambda text: "".join(lines(text)[:len(lines(text)) // 2])),
            "a proof that breaks off": put("drat", lambda text: text[:len(text) // 3]),
            "the steps in another order": put("drat", lambda text: "".join(reversed(lines(text)[:-1]))),
            "letters in a proof": put("drat", lambda text: "x 0\n" + text),
            "an unknown variable": put("drat", lambda text: "99999999 0\n" + text),
            "a clause taken away that is not there": put("drat", lambda text: "d 1 2 3 4 5 0\n" + text),
            "another question": put("cnf", without_clauses),
            "clauses that are not counted": put("cnf", lambda text: "".join(lines(text)[:-1])),
            "a question of another pack": put("cnf", lambda text: re.sub("pack ....", "pack 0000", text)),
            "a question of another promise": put("cnf", lambda text: text.replace("promise 2", "promise 5", 1)),
            "another pack": another("pack"),
            "another program": another("program"),
            "another build": another("build"),
            "nothing proved": lambda _, manifest: manifest.update({"proved": []})}.items():
        if name == "nothing proved":
            manifest = json.load(open(os.path.join(folder, "certificate.json")))
            os.makedirs(os.path.join(work, "nothing"), exist_ok=True)
            manifest["proved"] = []
            json.dump(manifest, open(os.path.join(work, "nothing", "certificate.json"), "w"))
            said = check(os.path.join(work, "nothing"), digest, version)
            hold(name, said.returncode == 1, said.stdout)
            continue
        forged(folder, name, change, digest, version)
    forged(folder, "another file than the one named", put("drat", lambda text: text + "0\n"), digest,
           version, rehash=False)
    hold("no certificate of another digest", check(folder, "0" * 64, version).returncode == 1)
    hold("no certificate of another version", check(folder, digest, "9.9.9").returncode == 1)


# ---- packs that break a promise ----

def changed_pack(changes):
    pack = os.path.join(work, "pack")
    shutil.rmtree(pack, ignore_errors=True)
    shutil.copytree(os.path.join(repository, "knowledge"), os.path.join(pack, "knowledge"))
    shutil.copytree(os.path.join(repository, "rules", "clinical"), os.path.join(pack, "rules", "clinical"))
    shutil.rmtree(os.path.join(pack, "knowledge", "cases"))
    for path, old, new in changes:
        path = os.path.join(pack, path)
        text = open(path).read()
        assert text.count(old) == 1, (path, old)
        open(path, "w").write(text.replace(old, new))
    return pack


def refuted(name, promise, *changes):
    pack = changed_pack(changes)
    done = prove(str(promise), "--format", "json", pack=pack)
    hold(f"refuted: {name}", done.returncode == 2, done.stdout + done.stderr)
    if done.returncode != 2:
        return
    proof = json.loads(done.stdout)
    jsonschema.validate(proof, json.load(open(os.path.join(repository, "docs", "prove.schema.json"))))
    people = proof["promises"][0]["people"]
    hold(f"with a person: {name}", len(people) == (2 if promise == 5 else 1))
    for i, person in enumerate(people):
        path = os.path.join(work, f"person-{i}.json")
        open(path, "w").write(person)
        plan = run(program, "--pack", pack, "plan", path)
        hold(f"plan opens the person: {name}", plan.returncode in (0, 70), plan.stderr)


def refutations():
    vessels, equina = "rules/clinical/triage/blood-vessels.xml", "rules/clinical/triage/cauda-equina.xml"
    cold = '<answer question="right-now" includes="cold-leg"/>\n    </when>'
    refuted("a sign that another answer silences", 2,
            (vessels, cold, cold.replace("    </when>", '      <none>\n        <answer question="pain-place" '
                                         'includes="buttock"/>\n      </none>\n    </when>')))
    rules = open(os.path.join(repository, equina)).read()
    rule = re.search(r'  <rule id="RF-CES-3".*?</rule>\n', rules, re.S).group(0)
    rule = rule.replace('id="RF-CES-3" within="RF-CES-8"', 'id="RF-CES-none"').replace('is="new"', 'is="no"')
    rule = re.sub("<then>.*</if-unknown>", '<then>\n      <disposition level="clinician-3d"/>\n    </then>\n'
                  "    <if-unknown>\n      <same-as-then/>\n    </if-unknown>", rule, flags=re.S)
    refuted("milder for a sign than for none", 5, (equina, "</rules>", rule + "</rules>"))
    health = "knowledge/questions/3-your-health.xml"
    below = '<disposition below="emergency-now"/>'
    refuted("danger questions that some are not asked", 11,
            (health, below, below.replace("emergency-now", "clinician-routine")))
    crunch = "knowledge/hazards/hz-crunch.xml"
    words = re.search(r"  <instead>.*</instead>\n", open(os.path.join(repository, crunch)).read()).group(0)
    refuted("nothing instead but exercises that some may not do", 3, (crunch, words, ""))
    doses = "knowledge/doses.xml"
    part = re.search(r'<template[^>]*gate="relief-only"[^>]*>\s*<slot [^>]*/>', open(os.path.join(repository, doses)).read()).group(0)
    refuted("a part that is too short for every exercise", 12, (doses, part, re.sub(r'seconds="\d+"', 'seconds="5"', part)))


def contradictions():
    messages = "knowledge/messages.xml"
    not_now = '      <disposition below="emergency-now"/>\n    </say-when>\n  </message>\n  <message id="page-crisis"'
    refuted("a page that says today beside one that says now", 15,
            (messages, not_now, not_now.replace("emergency-now", "never").replace('below="never"', 'at-least="proceed"')))
    refuted("a strong back beside bones that need care", 15,
            ("rules/clinical/derive/bone.xml", '        <answer question="bone-detail" is="unknown"/>\n        <answer question="bone-risk" is="unknown"/>\n        <answer question="cancer-new"', '        <answer question="cancer-new"'))
    sets = "knowledge/restriction-sets.xml"
    text = open(os.path.join(repository, sets)).read()
    fusion = re.search(r'  <set id="r-fusion">.*?</set>\n', text, re.S).group(0)
    bare = re.sub(r"    <only .*/>\n", "", fusion).replace("  </set>", '    <only exercises="clamshell"/>\n  </set>')
    refuted("two lists without an exercise in common", 15, (sets, fusion, bare))


def dead():
    """Things that check lets pass, since how things stand is free to it."""
    messages = "knowledge/messages.xml"
    pain = "rules/clinical/profile/level.xml"
    rules = open(os.path.join(repository, pain)).read()
    last = rules[rules.rindex("  <rule id="):rules.rindex("</rules>")]
    rule = re.sub(r'<rule id="[^"]*"[^>]*>', '<rule id="LEVEL-dead" status="draft" reviewed="2026-12-01" by="">', last)
    rule = re.sub(r"<when>.*?</when>", '<when>\n      <disposition at-least="same-day"/>\n      <gate at-least="gentle"/>\n    </when>', rule, flags=re.S)
    both = '      <disposition at-least="same-day"/>\n      <gate at-least="gentle"/>\n    </say-when>'
    small = '    <text>Ten minutes is a real start. Two lots of five minutes counts too.</text>\n    <say-when>\n      <gate at-least="gentle"/>\n    </say-when>'
    pack = changed_pack([(messages, small, small.replace('      <gate at-least="gentle"/>\n    </say-when>', both)),
                         (pain, "</rules>", rule + "</rules>"),
                         ("rules/clinical/profile/kit.xml", '<own kit="stick"/>', '<own kit="wall"/>')])
    done = prove("13", "--format", "json", pack=pack)
    hold("what is dead is refuted", done.returncode == 2, done.stdout + done.stderr)
    proof = json.loads(done.stdout)
    jsonschema.validate(proof, json.load(open(os.path.join(repository, "docs", "prove.schema.json"))))
    named = proof["promises"][0]["dead"]
    hold("named with file and line", len(named) == 4 and
         any(re.fullmatch(r"rule LEVEL-dead \(rules/clinical/profile/level\.xml:\d+\)", n) for n in named) and
         any(re.fullmatch(r"exercise hip-hinge-dowel \(knowledge/exercises/hip-hinge-dowel\.xml:\d+\)", n) for n in named) and
         any(re.fullmatch(r"message msg-small \(knowledge/messages\.xml:\d+\)", n) for n in named), str(named))


# ---- a pack upon its base ----

OVERLAY = """<?xml version="1.0" encoding="UTF-8"?>
<overlay id="north-clinic" version="1.0.0" for="low-back-pain">
  <title>The North clinic</title>
%s
</overlay>
"""
RULES = """<?xml version="1.0" encoding="UTF-8"?>
<rules topic="north" step="triage">
  <title>What the North clinic changes</title>
  <rule id="%s" status="draft" reviewed="2026-11-24" by="">
    <title>A rule of the North clinic</title>
    <when>
      %s
    </when>
    <then><disposition level="%s"/></then>
    <if-unknown><nothing because="Only for this test."/></if-unknown>
    <because>Our clinic has ways of its own.</because>
    <evidence keys="PRACTICE" grade="D design"/>
  </rule>
</rules>
"""
WAIVED = ' loosens="yes" because="Seen here anyway." by="the reviewer of this test" reviewed="2026-11-24"'


def upon(name, code, *arguments, pack=repository):
    done = prove("14", "--format", "json", *arguments, pack=pack)
    hold(name, done.returncode == code, done.stdout + done.stderr)
    if done.returncode not in (0, 1, 2) or not done.stdout:
        return {"people": [], "exceptions": []}
    proof = json.loads(done.stdout)
    jsonschema.validate(proof, json.load(open(os.path.join(repository, "docs", "prove.schema.json"))))
    return proof["promises"][0]


def overlay(name, code, declared, rule=None):
    folder = os.path.join(work, "north")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "rules", "clinical", "triage"))
    if rule:
        declared += '\n  <files><file path="rules/clinical/triage/north.xml"/></files>'
        open(os.path.join(folder, "rules", "clinical", "triage", "north.xml"), "w").write(RULES % rule)
    open(os.path.join(folder, "overlay.xml"), "w").write(OVERLAY % declared)
    return upon(name, code, "--overlay", folder)


def two_packs():
    vessels = "rules/clinical/triage/blood-vessels.xml"
    strong = '<answer question="pain-level" at-least="9"/>'
    overlay("a stricter rule is not milder", 0, "", ("NORTH-1", strong, "clinician-2w"))
    seen = overlay("what says that it loosens is left out", 0,
                   f'  <replace what="rule" id="RF-CA-1" base="000000000000"{WAIVED}/>',
                   ("RF-CA-1", '<finding id="cancer-history"/>\n      <answer question="age" above="119"/>', "clinician-2w"))
    hold("and named", "rule RF-CA-1 says that it loosens: whom it concerns" in seen["exceptions"], str(seen))
    seen = overlay("a rule that is taken out is left out", 0, f'  <withdraw what="rule" id="RF-CES-1"{WAIVED}/>')
    hold("and named, too", "rule RF-CES-1 says that it loosens: whom it concerns" in seen["exceptions"], str(seen))
    cold = '<answer question="right-now" includes="cold-leg"/>\n    </when>'
    later = changed_pack([(vessels, cold, cold.replace("    </when>", '      <answer question="age" at-least="40"/>\n    </when>'))])
    milder = upon("a new version that is milder", 2, "--base", repository, pack=later)
    hold("with a person for each of the two", len(milder["people"]) == 2, str(milder))
    for i, one in enumerate(milder["people"]):
        path = os.path.join(work, f"upon-{i}.json")
        open(path, "w").write(one)
        plan = run(program, "--pack", [repository, later][i], "plan", path, "--format", "json")
        hold("plan opens them", plan.returncode == 0, plan.stderr)
    upon("the other way round it is stricter", 0, "--base", later)
    hold("nothing to hold it against", prove("14").returncode == 64)
    kept = os.path.join(work, "upon")
    done = prove("14", "--base", later, "--certificate", kept, "--format", "json")
    version = run(program, "--version").stdout.split()[1]
    checked = check(kept, json.loads(done.stdout)["pack"]["digest"], version)
    hold("its certificate names the base", checked.returncode == 0, checked.stdout + checked.stderr)
    manifest = os.path.join(kept, "certificate.json")
    text = open(manifest).read()
    open(manifest, "w").write(re.sub('"base": "....', '"base": "0000', text))
    checked = check(kept, json.loads(done.stdout)["pack"]["digest"], version)
    hold("no certificate upon another base", checked.returncode == 1, checked.stdout)
    health = "knowledge/questions/3-your-health.xml"
    text = open(os.path.join(repository, health)).read()
    bounds = re.search(r'<question id="resting-pulse"[^>]*>', text).group(0)
    other = changed_pack([(health, bounds, bounds.replace('most="220"', 'most="230"'))])
    said = upon("other answers cannot be compared", 1, "--base", repository, pack=other)
    hold("and that is said", "resting-pulse takes other answers" in said.get("why", ""), str(said))


def waived_by_both():
    """Two demands of one kind, of which one is waived: what forbids the kind bars the exercise."""
    more = ('exercise="pelvic-tilt-supine" adds="flex-small"', 'exercise="pelvic-tilt-supine" adds="flex-small overhead-load"')
    pack = changed_pack([("knowledge/movements.xml", '<movement id="floor"', '<movement id="floor" is-a="load"'),
                         ("knowledge/exercises/pelvic-tilt-supine.xml", "supine floor flex-small", "supine floor flex-small overhead-load"),
                         ("knowledge/exercises/bridge-single.xml", "hip-flex-deep load", "hip-flex-deep"),
                         ("knowledge/exercises/rest-90-90.xml", *more),
                         ("knowledge/exercises/rest-supine-bent.xml", *more)])
    done = prove("1", pack=pack)
    hold("a waiver of one demand does not waive another of its kind", done.returncode == 0, done.stdout + done.stderr)


# ---- a solver that fails ----

def undecided(name, **more):
    done = prove("1", "2", "--format", "json", *more.pop("arguments", ()), **more)
    hold(f"not decided: {name}", done.returncode == 1 and '"proved"' not in done.stdout and
         '"refuted"' not in done.stdout and "not decided" in done.stdout, done.stdout + done.stderr)
    return done.stdout


def with_solver(script):
    folder = os.path.join(work, "bin")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    if script:
        path = os.path.join(folder, "cadical")
        open(path, "w").write(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{script}\n")
        os.chmod(path, stat.S_IRWXU)
    return dict(os.environ, PATH=folder)


def failing_solvers():
    hold("says how to install it", "apt-get install cadical" in
         undecided("no solver", env=with_solver("")))
    undecided("killed", env=with_solver("kill -9 $$"))
    undecided("no memory", env=with_solver("ulimit -v 6000; exec cadical \"$@\""))
    undecided("says nothing", env=with_solver("exit 20"))
    undecided("wrong code", env=with_solver("echo 's UNSATISFIABLE'; exit 0"))
    undecided("no place to write", env=dict(os.environ, TMPDIR=os.path.join(work, "nowhere")))
    lies = "last=; for last; do :; done; printf '1 0\\n2 3' >\"$last\"; echo 's UNSATISFIABLE'; exit 20"
    undecided("a proof that breaks off", env=with_solver(lies),
              arguments=("--certificate", os.path.join(work, "lies")))
    full = os.path.join(work, "full")
    os.makedirs(full, exist_ok=True)
    os.symlink("/dev/full", os.path.join(full, "certificate.json"))
    undecided("a certificate on a full disk", arguments=("--certificate", full))
    if os.path.exists("/dev/full"):
        small = subprocess.run(
            ["sh", "-c", 'trap "" XFSZ; ulimit -f 16; exec "$@"', "sh", program, "--pack", repository,
             "prove", "1", "--certificate", os.path.join(work, "small")],
            capture_output=True, text=True, check=False)
        hold("not decided: the disk is full", small.returncode == 1 and "Not decided" in small.stdout,
             small.stdout + small.stderr)


def usage():
    hold("no such promise", prove("99").returncode == 64)
    hold("no number", prove("two").returncode == 64)
    hold("text says so", "Promise 2: " in prove("2").stdout)


shutil.rmtree(work, ignore_errors=True)
os.makedirs(work)
kept = os.path.join(work, "certificate")
forgeries(kept, *shipped(kept))
refutations()
contradictions()
dead()
two_packs()
waived_by_both()
failing_solvers()
usage()
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
