#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# smoke.sh PEOPLE EXPORT DECISIONS CHOOSING REPOSITORY: the programs of bench/run work on five people,
# and the plain logic that is exported says what a person's rules say.
set -eu
people=$1 export=$2 decisions=$3 choosing=$4 repository=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$people" "$repository" 5 >"$work/people"
"$export" "$repository" <"$work/people" >"$work/export"
"$decisions" "$repository" "$work/people" >"$work/measured"
[ "$(grep -c '"people":5,"equal":5' "$work/measured")" -eq 4 ]
python3 "$repository/bench/logic.py" "$work/export"

# Choosing a programme: four runs of CHOOSE at most, and fewer than 40 facts of C's making: one
# for each stage and each exercise chosen, and one a week for the days that have as much room.
for example in desk-worker stenosis old-stress-leak; do
    tr -d '\n' <"$repository/examples/$example.json"
    echo
done | "$choosing" "$repository" >"$work/chosen"
awk '/^ *3 people/ { people = 1 }
    /^runs of CHOOSE/ { runs = $NF >= 3 && $NF <= 4 }
    /^facts made by C/ { facts = $NF >= 10 && $NF < 40 }
    { print }
    END { exit !(people && runs && facts) }' "$work/chosen"
