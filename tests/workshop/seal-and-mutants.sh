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
mkdir -p "$work/pack/knowledge/figures" "$work/overlay" "$work/second"

# ---- sealing ----
# On a small pack: a seal says what is proved, and that takes long on a large one. That the
# large one can be proved is the subject of tests/proof.
cp -R "$repository/tests/bad-input/tiny/." "$work/pack"
cp "$repository/knowledge/phrases.xml" "$work/pack/knowledge/"
cp -R "$repository/knowledge/style" "$work/pack/knowledge/"
pack=$work/pack
figure=knowledge/figures/stand-tall.xml
cp "$repository/knowledge/figures/poses.xml" "$pack/knowledge/figures/"
sed "s/of=\"back-bend-standing\"/of=\"stand-tall\"/" "$repository/knowledge/figures/back-bend-standing.xml" >"$pack/$figure"
answers=$work/answers.json
echo '{"answers": {"age": 40, "numb": "no", "pain": 2, "minutes": "ten"}}' >"$answers"

says 0 'is written' "$program" --pack "$pack" seal
says 0 'no mistakes' "$program" --pack "$pack" check
(cd "$pack" && sha256sum -c --quiet seal.txt) || fail 'sha256sum does not read the seal'
cp "$pack/seal.txt" "$work/seal.txt"

printf ' ' >>"$pack/knowledge/contacts.xml"
says 2 'knowledge/contacts.xml: This was changed since the pack was sealed.' \
    "$program" --pack "$pack" check
says 0 'no mistakes' "$program" --pack "$pack" --allow-modified check
says 2 'the pack has 1 mistake' "$program" --pack "$pack" plan "$answers"
says 0 'Modified pack: it was changed after it was sealed.' \
    "$program" --pack "$pack" --allow-modified plan "$answers"
says 0 '"modified": true' "$program" --pack "$pack" --allow-modified plan "$answers" --format json

says 0 'is written' "$program" --pack "$pack" seal
says 0 'no mistakes' "$program" --pack "$pack" check
mv "$pack/knowledge/exercises/bend-easy.xml" "$pack/knowledge/exercises/bend-2.xml"
says 2 'knowledge/exercises/bend-2.xml: This was added since' "$program" --pack "$pack" check
says 2 'knowledge/exercises/bend-easy.xml: This was taken out since' "$program" --pack "$pack" check
mv "$pack/knowledge/exercises/bend-2.xml" "$pack/knowledge/exercises/bend-easy.xml"

printf ' ' >>"$pack/$figure"
says 2 "$figure: This was changed since the pack was sealed." "$program" --pack "$pack" check
says 2 "$figure: This was changed since" "$program" --pack "$pack" figure stand-tall
says 0 '<svg' "$program" --pack "$pack" --allow-modified figure stand-tall
says 0 'is written' "$program" --pack "$pack" seal
mv "$pack/$figure" "$work/figure.xml"
says 2 "$figure: This was taken out since" "$program" --pack "$pack" figure stand-tall
mv "$work/figure.xml" "$pack/$figure"
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
<overlay id="north-clinic" version="1.2.3" for="tiny"><title>The North clinic</title></overlay>
END
says 0 "overlay/seal.txt is written" "$program" --pack "$pack" --overlay "$work/overlay" seal
says 0 'With the changes of The North clinic, version 1.2.3.' \
    "$program" --pack "$pack" --overlay "$work/overlay" plan "$answers"
printf ' ' >>"$work/overlay/overlay.xml"
says 2 "overlay.xml: This was changed since" "$program" --pack "$pack" --overlay "$work/overlay" check
says 64 '--overlay needs a folder' "$program" check --overlay

# Of several overlays the last is sealed, and what changed says which.
rm "$work/overlay/seal.txt"
sed 's/north-clinic/second/' "$work/overlay/overlay.xml" >"$work/second/overlay.xml"
both="--pack $pack --overlay $work/overlay --overlay $work/second"
# shellcheck disable=SC2086
{
    says 0 'second/seal.txt is written' "$program" $both seal
    [ ! -e "$work/overlay/seal.txt" ] || fail 'the first overlay was sealed'
    says 0 'no mistakes' "$program" $both check
    echo ' ' >>"$work/second/overlay.xml"
    says 2 'second/overlay.xml: This was changed since' "$program" $both check
    says 0 'Modified pack' "$program" $both --allow-modified plan "$answers"
}

# ---- mutants ----
pack=$work/whole
mkdir -p "$pack/rules"
cp -R "$repository/knowledge" "$pack/"
cp -R "$repository/rules/clinical" "$pack/rules/"
find "$pack/knowledge/cases" -name '*.xml' ! -name people.xml ! -name lungs.xml -delete
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
