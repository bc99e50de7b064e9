#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# map.sh REPOSITORY WORK: docs/evidence-map.md says where every id of the evidence lives; and
# tools/evidence-map notices each way in which it could be wrong.
set -u
repository=$1 work=$2
tool=$repository/tools/evidence-map
rm -rf "$work"
mkdir -p "$work/pack/rules"
cp -r "$repository/knowledge" "$work/pack/"
cp -r "$repository/rules/clinical" "$repository/rules/inference" "$work/pack/rules/"
for folder in docs engine cli; do cp -r "$repository/$folder" "$work/pack/"; done
status=0

complain() {
    echo "$1"
    status=1
}

# The real one.
"$tool" --check "$repository" || complain 'docs/evidence-map.md is wrong'

# bites NAME SENTENCE: the copy has one fault, which has to be said; then the copy is mended.
bites() {
    if "$tool" --check "$work/pack" >"$work/said"; then
        complain "$1: not noticed"
    elif ! grep -qF -- "$2" "$work/said"; then
        complain "$1: did not say: $2"
        head -n 3 "$work/said"
    fi
    cp "$repository/docs/evidence-ids.txt" "$repository/docs/evidence-map.md" "$work/pack/docs/"
    for file in rules/clinical/triage/cauda-equina.xml knowledge/cases/cauda-equina.xml; do
        cp "$repository/$file" "$work/pack/$file"
    done
}

ids=$work/pack/docs/evidence-ids.txt
map=$work/pack/docs/evidence-map.md
rules=$work/pack/rules/clinical/triage/cauda-equina.xml

"$tool" --check "$work/pack" >/dev/null || complain 'the copy is not like the original'

echo 'RF-CES-99 | 1.2 | A sign that nobody wrote a rule for' >>"$ids"
bites 'an id without a place' 'RF-CES-99 has no place in the pack, and no reason why'
sed -i 's/^RF-CES-1 | .*/& | because we forgot/' "$ids"
bites 'a reason for a rule that exists' 'RF-CES-1 has a reason why it is no rule, but it lives in rules/clinical/triage/cauda-equina.xml'
sed -i 's/`score:ax-count`/`score:ax-kount`/' "$ids"
bites 'a reason that names nothing' 'there is no score:ax-kount'
sed -i 's|`rules/inference/settle.clp`|`rules/inference/unsettle.clp`|' "$ids"
bites 'a reason that names no file' 'there is no rules/inference/unsettle.clp'
sed -i 's/^RF-CES-2 | .*/&\n&/' "$ids"
bites 'an id that stands twice' 'RF-CES-2 stands twice'
sed -i 's/^RF-CES-2 | 1.2 | .*/RF-CES-2 1.2/' "$ids"
"$tool" --check "$work/pack" >"$work/said" 2>&1 && complain 'a broken line: not noticed'
cp "$repository/docs/evidence-ids.txt" "$ids"
sed -i 's/id="RF-CES-3"/id="RF-CES-33"/' "$rules"
bites 'a rule that went away' 'RF-CES-3 has no place in the pack'
sed -i 's/of="case-1 mistake-4"/of="case-111 mistake-4"/' "$work/pack/knowledge/cases/cauda-equina.xml"
bites 'a case of nothing' 'is of "case-111", which evidence-ids.txt does not list'
sed -i '/^| RF-CES-4 /d' "$map"
bites 'a row that is missing' 'is not up to date'
sed -i 's/^| RF-CES-4 | [^|]* |/| RF-CES-4 | Something else |/' "$map"
bites 'a row that says something else' 'is not up to date'
sed -i 's|triage/cauda-equina.xml:\([0-9]*\) |triage/cancer.xml:\1 |; /^| RF-CES-4 /s|cauda-equina.xml|cancer.xml|' "$map"
bites 'a row that points elsewhere' 'is not up to date'
rm "$map"
bites 'no map at all' 'is not up to date'

# Lines that moved alone make nothing wrong.
sed -i '3i<!-- a line more -->' "$rules"
"$tool" --check "$work/pack" >/dev/null || complain 'a line more made the map wrong'
"$tool" "$work/pack" >/dev/null
cmp -s "$map" "$repository/docs/evidence-map.md" && complain 'the map was not written anew'
exit $status
