#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check.sh STEADYBACK REPOSITORY WORK: the rubric has no mistakes and enough people; its totals are
# not under floor.txt, and docs/quality.md tells of them; a line that is wrong, or a plan that falls
# short, is noticed.
set -u
program=$1 repository=$2 work=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
status=0
rm -rf "$work"
mkdir -p "$work/people"

complain() {
    echo "$1"
    status=1
}

rubric() {
    python3 "$here/rubric.py" "$program" "$repository" "$@"
}

rubric --whole --floor "$here/floor.txt" >"$work/said" 2>&1 || complain 'the rubric does not hold'
grep -v '^[0-9]* of [0-9]* (' "$work/said"
rubric --markdown | cmp - "$repository/docs/quality.md" || complain 'docs/quality.md is of another pack'

# One person, of whom everything is known and so.
cat >"$work/right.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<rubric group="tiny">
  <title>Tiny</title>
  <person id="walker" like="ordinary-adult">
    <who>40, walks</who>
    <answer question="age">40</answer>
    <answer question="pain-duration">y1</answer>
    <answer question="pain-level">4</answer>
    <answer question="activity">some</answer>
    <answer question="goals">walk</answer>
    <answer question="equipment">chair wall gym</answer>
    <answer question="minutes" until="thirty">forty-five</answer>
    <answer question="walk-now">20</answer>
    <answer question="steps">4000</answer>
    <must of="TB-1" advice="proceed proceed-caution">He may train.</must>
    <must of="P2.3" modality="aerobic" on-days="3-7">He walks.</must>
    <should of="AE-2" level="standard">The usual start.</should>
    <should of="AE-2" serves="walk" where="session">What serves his goal.</should>
    <should of="AE-2" gate="full">No limit.</should>
    <should of="AE-2" modality="aerobic" count="1-9">Aerobic.</should>
    <should of="AE-2" message="msg-move">Told to move.</should>
    <must-not of="NY-4" forbids="stand">He may stand.</must-not>
    <must-not of="NY-4" exercise="deadlift-floor" where="ever">Not asked for.</must-not>
    <dose of="AE-2" modality="aerobic" minutes-a-week="10-400">Minutes.</dose>
  </person>
</rubric>
END
printf 'must 100\nshould 100\nmust-not 0\ndose 100\n' >"$work/floor"

fresh() {
    cp "$work/right.xml" "$work/people/tiny.xml"
    cp "$work/floor" "$work/held"
}

# bites NAME SENTENCE SED-SCRIPT [FILE]: with this change something has to be said.
bites() {
    fresh
    sed -i "$3" "${4:-$work/people/tiny.xml}"
    cmp -s "$work/right.xml" "$work/people/tiny.xml" && cmp -s "$work/floor" "$work/held" &&
        complain "$1: changes nothing"
    if rubric "$work/people" --floor "$work/held" >"$work/said" 2>&1; then
        complain "$1: not noticed"
    elif ! grep -q "$2" "$work/said"; then
        complain "$1: did not say: $2"
        head -n 3 "$work/said"
    fi
}

fresh
rubric "$work/people" --floor "$work/held" >"$work/said" 2>&1 || {
    complain 'a right person is refused'
    cat "$work/said"
}
# As long as nobody is asked for their steps (docs/evidence P0.3).
grep -q 'does not ask yet: .*steps' "$work/said" || complain 'does not say what is not asked yet'

bites 'a must that is not so' '^must met: 50, but .* holds 100' 's/on-days="3-7"/on-days="0"/'
bites 'a should that is not so' '^should met: 80, but' 's/level="standard"/level="active"/'
bites 'a must-not that is so' '^must not, broken: 1, but' 's/forbids="stand">/exercise="walking-flat walking-brisk">/'
bites 'a dose out of its band' '^dose in band: 0, but' 's/"10-400"/"900-999"/'
bites 'minutes that are not used' '^must met: 50, but' 's/advice="proceed proceed-caution"/used="0-1"/'
bites 'a floor without a total' 'held: holds no dose' '/dose/d' "$work/held"
bites 'a floor that is no number line' 'held:2: not understood' 's/should 100/should/' "$work/held"
bites 'an unknown evidence id' "tiny.xml:15: docs/evidence has no 'TB-99'" 's/of="TB-1"/of="TB-99"/'
bites 'an id in other letters' "did you mean 'TB-1'" 's/of="TB-1"/of="tb-1"/'
bites 'an unknown section' "docs/evidence has no 'P2.9'" 's/P2.3/P2.9/'
bites 'an unknown exercise' "exercise: there is no 'deadlift-flor'" 's/deadlift-floor/deadlift-flor/'
bites 'an unknown modality' "modality: there is no 'areobic'" 's/"aerobic" count/"areobic" count/'
bites 'an unknown movement' "forbids: there is no 'standing'" 's/forbids="stand"/forbids="standing"/'
bites 'an unknown message' "message: there is no 'msg-moves'" 's/msg-move"/msg-moves"/'
bites 'an unknown level' "level: there is no 'normal'" 's/"standard"/"normal"/'
bites 'an unknown goal' "serves: there is no 'walks'" 's/serves="walk"/serves="walks"/'
bites 'two in a must-not' 'a must-not names one' 's/forbids="stand"/forbids="stand rot"/'
bites 'a band from high to low' 'ends before it begins' 's/"10-400"/"400-10"/'
bites 'a line that asks nothing' 'it asks nothing of the plan' 's/ gate="full"//'
bites 'a line of another kind' 'tiny.xml:15: ' 's/<must of="TB-1"\(.*\)must>/<shall of="TB-1"\1shall>/'
bites 'a line without evidence' "tiny.xml:15: .*'of' is required" 's/ of="TB-1"//'
bites 'a word that is none' "tiny.xml:16: .*'on-day'" 's/on-days/on-day/'
bites 'a file that is no XML' 'tiny.xml:' 's/<\/person>//'
bites 'another name than the file' "is not the name of the file" 's/group="tiny"/group="big"/'
bites 'a question that is none' "there is no question 'walk-then'" 's/walk-now/walk-then/'
bites 'an option that is none' "'activity' has no option 'lots'" 's/>some</>lots</'
bites 'an option to come that is none' "'equipment' has no option 'jym'" 's/gym/jym/'
bites 'a number that is none' "'age' is a number, not 'forty'" 's/>40</>forty</'
bites 'two answers to one question' "'activity' has one answer" 's/>some</>some regular</'
bites 'a question answered twice' "'goals' is answered twice" 's/question="activity"/question="goals"/'
bites 'no age' "has no answer to 'age'" '/question="age"/d'
bites 'a question that is not asked' "walker is not asked 'pregnancy-weeks'" 's/question="walk-now"/question="pregnancy-weeks"/'
bites 'somebody unknown to be like' "nobody of the cases is 'nobody'" 's/ordinary-adult/nobody/'
bites 'too few lines' "has 1 lines 'must-not'; at least 2" '/deadlift-floor/d'

# What each word asks: --list names every line that is not so, and no other.
cat >"$work/words" <<'END'
    <should of="TB-1" where="habit" modality="micro-habit" count="1-9">is so</should>
    <should of="TB-1" where="session" modality="micro-habit">is not so</should>
    <should of="TB-1" where="ever" exercise="walking-flat walking-brisk">is so</should>
    <should of="TB-1" where="habit" exercise="walking-flat walking-brisk">is not so</should>
    <should of="TB-1" exercise="deadlift-floor">is not so</should>
    <should of="TB-1" modality="aerobic" position="quadruped">is not so</should>
    <should of="TB-1" modality="strength core" where="session" sets="1-4" reps="1-30">is so</should>
    <should of="TB-1" modality="strength core" where="session" sets="1-4" reps="31-99">is not so</should>
    <should of="TB-1" exercise="deadlift-floor" sets="0-9">is not so</should>
    <should of="TB-1" modality="aerobic" where="session" week="6" minutes="2-60">is so</should>
    <should of="TB-1" modality="aerobic" where="session" week="6" minutes="61-99">is not so</should>
    <should of="TB-1" modality="aerobic" week="6" minutes-a-week="10-400">is so</should>
    <should of="TB-1" modality="aerobic" week="6" minutes-a-week="0-9">is not so</should>
    <should of="TB-1" where="session" minutes-a-day="5-60">is so</should>
    <should of="TB-1" where="session" minutes-a-day="61-99">is not so</should>
    <should of="TB-1" modality="strength core" where="session" moves-a-day="1-9">is so</should>
    <should of="TB-1" modality="strength core" where="session" moves-a-day="10-20">is not so</should>
    <should of="TB-1" modality="strength" changed="0-100" demands="stand sit supine quad sidelying prone floor">is so</should>
    <should of="TB-1" exercise="deadlift-floor" changed="1-100">is not so</should>
    <should of="TB-1" used="1-100">is so</should>
    <should of="TB-1" used-other-days="101-200">is not so</should>
    <should of="TB-1" used-strength-days="101-200">is not so</should>
    <should of="TB-1" style="time-contingent">is so</should>
    <should of="TB-1" forbids="stand">is not so</should>
    <should of="TB-1" level="standard" hazard="hz-supine-20wk">is not so</should>
    <should of="TB-1" listed="90-99">is not so</should>
    <should of="TB-1" message="msg-move msg-preg">is not so</should>
    <must-not of="TB-1" where="now" minutes="2-60">is not so: of a must-not one item is enough</must-not>
END
fresh
sed -i "/<should of=.AE-2. gate/r $work/words" "$work/people/tiny.xml"
rubric "$work/people" --list >"$work/said" 2>&1 || complain 'what the words ask: not listed'
grep ': is so' "$work/said" && complain 'the lines above are so'
[ "$(grep -c ': is not so' "$work/said")" -eq "$(grep -c '>is not so' "$work/words")" ] || {
    complain 'a line that is not so is not listed'
    cat "$work/said"
}

fresh
rubric "$work/people" --whole >"$work/said" 2>&1 && complain 'too few people: not noticed'
grep -q '^tiny: 1 people; at least 5' "$work/said" || complain 'too few in a group: not said'
grep -q '^1 people; at least 60' "$work/said" || complain 'too few people: not said'
exit $status
