#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check.sh POPULATION REPOSITORY WORK: a made-up population keeps within the limits of
# budget.txt, as far as they are accepted; and a limit that is broken is noticed.
set -u
program=$1 repository=$2 work=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
status=0
rm -rf "$work"
mkdir -p "$work"

complain() {
    echo "$1"
    status=1
}

"$program" --people 600 --check "$repository" "$here" || complain 'a limit is broken'

# The same people, the same tables.
for run in one two; do
    "$program" --people 40 "$repository" "$here" >"$work/$run"
done
cmp -s "$work/one" "$work/two" || complain 'the same seed gives other tables'
"$program" --people 40 --seed 2 "$repository" "$here" >"$work/two"
cmp -s "$work/one" "$work/two" && complain 'another seed gives the same tables'

# bites NAME SENTENCE SED-SCRIPT FILE: with this change something has to be said.
bites() {
    cp "$here/people.txt" "$here/budget.txt" "$work/"
    sed -i "$3" "$work/$4"
    if "$program" --people 200 --check "$repository" "$work" >"$work/said" 2>&1; then
        complain "$1: not noticed"
    elif ! grep -q "$2" "$work/said"; then
        complain "$1: did not say: $2"
        head -n 3 "$work/said"
    fi
}

bites 'a rule over its limit' '^CES-1 to 4: ' \
    's/^row CES-1 to 4 .*/row CES-1 to 4 | RF-* | >= clinician-2w | 0 | 1/' budget.txt
bites 'a total over its limit' '^proceed-caution: ' \
    's/^total same-day .*/total proceed-caution | <= 1/' budget.txt
bites 'too few programmes' '^programme: ' 's/^total programme .*/total programme | >= 99/' budget.txt
bites 'an exercise that is too common' '^walking-flat: ' 's/^common walking.*//; s/^exercises | <= 60/exercises | <= 50/' budget.txt
bites 'a broken row' 'budget.txt:[0-9]*: not understood' 's/^row CES-5 | /row CES-5 /' budget.txt
bites 'a broken limit' 'budget.txt:[0-9]*: not understood' 's/accepted \([0-9]\)/excepted \1/' budget.txt
bites 'a number that is none' 'people.txt:[0-9]*: not understood' 's/^  female 54/  female many/' people.txt
bites 'a condition on nothing' 'people.txt:[0-9]*: not understood' 's/if distress low/if distrust low/' people.txt
bites 'a question twice' 'people.txt:[0-9]*: not understood' 's/^question nerves one/question age number/' people.txt
exit $status
