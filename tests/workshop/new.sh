#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# new.sh PROGRAM REPOSITORY WORK: `new` writes what check accepts once it is filled in, and refuses what it cannot do.
set -u
program=$1 repository=$2 work=$3
pack=$work/pack
passed=0 failed=0
mkdir -p "$work"

fresh() {
    rm -rf "$pack"
    mkdir -p "$pack/rules"
    cp -r "$repository/knowledge" "$pack/"
    cp -r "$repository/rules/clinical" "$pack/rules/"
}

# try NAME CODE TEXT ARGS...: runs the program on the pack; TEXT must be in what it says.
try() {
    name=$1 code=$2 text=$3
    shift 3
    "$program" --pack "$pack" "$@" >"$work/said" 2>&1
    found=$?
    if [ "$found" -ne "$code" ]; then
        echo "FAILED $name: exit code $found, not $code"
    elif ! grep -qF -- "$text" "$work/said"; then
        echo "FAILED $name: did not say: $text"
    else
        passed=$((passed + 1))
        return
    fi
    head -n 5 "$work/said"
    failed=$((failed + 1))
}

# made KIND ID FILE ARGS...: `new` says where it is; there it stands; another is refused.
made() {
    kind=$1 id=$2 file=$3
    shift 3
    try "new $kind $id" 0 "$file:" new "$kind" "$id" "$@"
    line=$(sed -n "s|^$file:||p" "$work/said")
    if sed -n "${line}p" "$pack/$file" | grep -q "^ *<$kind "; then
        passed=$((passed + 1))
    else
        echo "FAILED new $kind $id: no <$kind> in line $line of $file"
        failed=$((failed + 1))
    fi
    [ "$(sed -n 2p "$work/said" | wc -w)" -gt 5 ] || {
        echo "FAILED new $kind $id: it does not say what to do next"
        failed=$((failed + 1))
    }
    try "new $kind $id again" 64 'is there already' new "$kind" "$id" "$@"
}

fresh
made rule RF-NEW-1 rules/clinical/screen/rf-new-1.xml
made rule RF-NEW-2 rules/clinical/triage/cauda-equina.xml --topic cauda-equina
made rule LEVEL-new rules/clinical/profile/new-level.xml --topic new-level --step profile
made finding new-finding rules/clinical/derive/new-finding.xml
made finding new-bone rules/clinical/derive/bone.xml --topic bone
made question new-question knowledge/questions/6-your-plan.xml
made question new-check knowledge/questions/1-first-checks.xml --section first-checks
made exercise new-move knowledge/exercises/new-move.xml
made hazard hz-new knowledge/hazards/hz-new.xml
made message advice-new knowledge/messages.xml
made case a-new-case knowledge/cases/a-new-case.xml
made case one-more knowledge/cases/bone.xml --topic bone
# Nothing of it is finished: each place is named, so that no template word reaches a person.
try 'check refuses what nobody wrote' 2 'is still that of the template' check
for place in screen/rf-new-1 triage/cauda-equina profile/new-level derive/new-finding \
    derive/bone questions/6-your-plan questions/1-first-checks exercises/new-move \
    hazards/hz-new messages cases/a-new-case cases/bone; do
    if grep -q "$place.xml:[0-9]*: .*is still that of the template" "$work/said"; then
        passed=$((passed + 1))
    else
        echo "FAILED check does not call $place.xml unfinished"
        failed=$((failed + 1))
    fi
done
try 'new says what to write' 0 'Yours to write: name, summary, step, watch-for' \
    new exercise another-move
# In words of one's own, check accepts it. What nothing uses yet is warned about.
find "$pack/knowledge" "$pack/rules" -name '*.xml' ! -path '*/templates/*' -exec sed -i \
    -e 's/>Say \(how\|what\|when\|in\|why\|where\)[^<]*</>It goes on and on.</' \
    -e 's/>A new \(exercise\|hazard\)</>Fresh \1</' \
    -e 's/>Write the [^<]*</>Go on and on.</; s/>this question</>it</' \
    -e 's/>what this question is about</>it</; s/ of="Say [^"]*"//' \
    -e 's/say="you \(said\|are not sure about\)[^"]*question"/say="you said so"/' \
    -e 's/>you \(do not \)\?have what this finding is about</>it is \1so</' \
    -e 's/because="This rule is not written yet."/because="It has no effect."/' \
    -e 's/question="age" above="119"/question="age" above="118"/' {} +
try 'check accepts what somebody wrote' 0 'no mistakes' check
if grep -v 'Nothing uses the\|reads the answer to\|has no figure\|no mistakes\|warning: ' "$work/said"; then
    echo 'FAILED check says more'
    failed=$((failed + 1))
fi
try 'its case passes' 0 '1 case, 0 failures' test a-new-case

try 'no such kind' 64 'the kinds are' new potion p
try 'no id' 64 'a kind and an id' new rule
try 'the id of a person' 64 'is there already' new case ordinary-adult
try 'a rule in small letters' 64 'starts with a capital' new rule rf-1
try 'an exercise with a capital' 64 'is no id' new exercise Bird
try 'an id that ends in a hyphen' 64 'is no id' new finding weak-
try 'an id with two hyphens' 64 'is no id' new finding weak--bones
try 'an id that is a path' 64 'is no id' new exercise ../../bird
try 'a topic that is a path' 64 'is no topic' new finding weak --topic ../bone
try 'an id that is reserved' 64 'is reserved' new rule RF-1-or-2
try 'no such step' 64 'the steps are' new rule RF-9 --step later
try 'another step than that of the topic' 64 'belongs to the step triage' \
    new rule RF-9 --topic cauda-equina --step screen
try 'no such section' 64 "no section 'nowhere'" new question q --section nowhere
try 'an overlay' 64 'not into an overlay' --overlay "$work" new finding q

# What is missing can be made while the pack has mistakes.
fresh
sed -i '0,/<then>/s||<then><advise message="advice-x"/>|' "$pack/rules/clinical/screen/bone.xml"
try 'a message is missing' 2 "There is no message 'advice-x'" check
try 'it is made' 0 'knowledge/messages.xml:' new message advice-x
try 'it is not finished' 2 'is still that of the template' check
sed -i 's/Write the sentence here/Go slowly/' "$pack/knowledge/messages.xml"
try 'and no longer missing' 0 'no mistakes' check

# But not in a file that is broken, nor an id that may stand in one.
sed -i 's|</messages>||' "$pack/knowledge/messages.xml"
try 'a file without its end' 2 'does not end with </messages>' new message advice-y
echo '</messages>' >>"$pack/knowledge/messages.xml"
sed -i '0,/<message id=/s||<message colour="red" id=|' "$pack/knowledge/messages.xml"
cp "$pack/knowledge/messages.xml" "$work/before.xml"
try 'a file with mistakes' 2 '<message> has no attribute colour' new message advice-y
try 'an id in a file with mistakes' 64 'a file that has mistakes' new message advice-x
if cmp -s "$work/before.xml" "$pack/knowledge/messages.xml"; then passed=$((passed + 1)); else
    echo 'FAILED a file with mistakes was changed'
    failed=$((failed + 1))
fi

rm -r "$pack/knowledge/templates"
try 'a pack without templates' 2 'no such template' new hazard hz-other

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
