#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# seal-and-mutants.sh PROGRAM REPOSITORY WORK: a sealed pack refuses changes; a change that no
# case notices is named.
set -eu

program=$1 repository=$2 work=$3
failed=0

fail() {
    echo "FAILED $1"
    failed=1
}

# says CODE TEXT COMMAND...: the command ends with the code and prints the text.
says() {
    wanted=$1 text=$2
    shift 2
    code=0
    "$@" >"$work/said" 2>&1 || code=$?
    if [ "$code" -ne "$wanted" ] || ! grep -qF -- "$text" "$work/said"; then
        fail "$*: exit code $code, not $wanted, or did not say: $text"
        sed 's/^/    /' "$work/said" | head -n 8
    fi
}

rm -rf "$work"
mkdir -p "$work/pack/rules" "$work/overlay"
cp -R "$repository/knowledge" "$work/pack/"
cp -R "$repository/rules/clinical" "$work/pack/rules/"
pack=$work/pack
find "$pack/knowledge/cases" -name '*.xml' ! -name people.xml ! -name lungs.xml -delete

# ---- sealing ----
says 0 'is written' "$program" --pack "$pack" seal
says 0 'no mistakes' "$program" --pack "$pack" check
(cd "$pack" && sha256sum -c --quiet seal.txt) || fail 'sha256sum does not read the seal'
cp "$pack/seal.txt" "$work/seal.txt"

printf ' ' >>"$pack/knowledge/contacts.xml"
says 2 'knowledge/contacts.xml: This was changed since the pack was sealed.' \
    "$program" --pack "$pack" check
says 0 'no mistakes' "$program" --pack "$pack" --allow-modified check
says 2 'the pack has 1 mistake' "$program" --pack "$pack" plan "$repository/examples/desk-worker.json"
says 0 'Modified pack: it was changed after it was sealed.' \
    "$program" --pack "$pack" --allow-modified plan "$repository/examples/desk-worker.json"
says 0 '"modified": true' \
    "$program" --pack "$pack" --allow-modified plan "$repository/examples/desk-worker.json" --format json

says 0 'is written' "$program" --pack "$pack" seal
says 0 'no mistakes' "$program" --pack "$pack" check
mv "$pack/knowledge/exercises/bridge.xml" "$pack/knowledge/exercises/bridge-2.xml"
says 2 'knowledge/exercises/bridge-2.xml: This was added since' "$program" --pack "$pack" check
says 2 'knowledge/exercises/bridge.xml: This was taken out since' "$program" --pack "$pack" check
mv "$pack/knowledge/exercises/bridge-2.xml" "$pack/knowledge/exercises/bridge.xml"

printf ' ' >>"$pack/knowledge/figures/bridge.xml"
says 2 'knowledge/figures/bridge.xml: This was changed since the pack was sealed.' \
    "$program" --pack "$pack" check
says 2 'knowledge/figures/bridge.xml: This was changed since' "$program" --pack "$pack" figure bridge
says 0 '<svg' "$program" --pack "$pack" --allow-modified figure bridge
says 0 'is written' "$program" --pack "$pack" seal
rm "$pack/knowledge/figures/bridge.xml"
says 2 'knowledge/figures/bridge.xml: This was taken out since' "$program" --pack "$pack" figure bridge
cp "$repository/knowledge/figures/bridge.xml" "$pack/knowledge/figures/"
says 0 'is written' "$program" --pack "$pack" seal

echo 'not a line of a seal' >>"$pack/seal.txt"
says 2 'seal.txt: The seal is not as it was written.' "$program" --pack "$pack" check
: >"$pack/seal.txt"
says 2 'This was added since' "$program" --pack "$pack" check
rm "$pack/seal.txt"
ln -s /dev/null "$pack/seal.txt"
says 2 'seal.txt: Cannot be opened' "$program" --pack "$pack" check
rm "$pack/seal.txt"
says 0 'no mistakes' "$program" --pack "$pack" check

cat >"$work/overlay/overlay.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<overlay id="north-clinic" version="1.2.3" for="low-back-pain"><title>The North clinic</title></overlay>
END
says 0 "overlay/seal.txt is written" "$program" --pack "$pack" --overlay "$work/overlay" seal
says 0 'With the changes of The North clinic, version 1.2.3.' \
    "$program" --pack "$pack" --overlay "$work/overlay" plan "$repository/examples/desk-worker.json"
printf ' ' >>"$work/overlay/overlay.xml"
says 2 "overlay.xml: This was changed since" "$program" --pack "$pack" --overlay "$work/overlay" check
says 64 '--overlay needs a folder' "$program" check --overlay

# ---- mutants ----
says 0 'all changes' "$program" --pack "$pack" test --mutate -j 2 PX-RESP-1
before=$(grep -c 'no case notices' "$work/said" || true)
cases=$pack/knowledge/cases/lungs.xml
sed -i '/<expect/s/rules="[^"]*"//; /<expect/s/unknown-branches="[^"]*"//; s/says="[^"]*" because="[^"]*"//' "$cases"
sed -i 's/<expect-not *\/>//; s/<expect *\/>/<expect gate="none relief-only gentle full"\/>/' "$cases"
says 0 'no case notices' "$program" --pack "$pack" test --mutate PX-RESP-1
after=$(grep -c 'no case notices' "$work/said" || true)
[ "$after" -gt "$before" ] || fail "cases that expect less let $after changes through, before $before"
sed -i '0,/gate="[a-z ]*"/s//gate="none"/' "$cases"
says 2 'fail' "$program" --pack "$pack" test --mutate PX-RESP-1

[ "$failed" -eq 0 ] && echo 'seal and mutants: all as expected'
exit "$failed"
