#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# count.sh PROGRAM REPOSITORY WORK: every example is asked at most as many questions as
# limits.txt allows; what `questions --count` says about a person.
set -u
program=$1 repository=$2 work=$3
export STEADYBACK_PACK="$repository"
limits=$(dirname "$0")/limits.txt
status=0
mkdir -p "$work"

complain() {
    echo "$1"
    status=1
}

# total FILE: the last number of the line "In all".
total() {
    "$program" questions --count "$1" | sed -n 's/^In all  *//p'
}

for file in "$repository"/examples/*.json; do
    name=$(basename "$file" .json)
    limit=$(awk -v name="$name" '$1 == name { print $2 }' "$limits")
    found=$(total "$file")
    [ -n "$found" ] || complain "$name: no count"
    if [ -z "$limit" ]; then
        complain "$name: limits.txt does not say how many questions it may be asked"
    elif [ "$found" -gt "$limit" ]; then
        complain "$name: asked $found questions; at most $limit"
    fi
done
while read -r name limit _; do
    case $name in '#'* | '') continue ;; esac
    [ -f "$repository/examples/$name.json" ] || complain "limits.txt: there is no example '$name'"
done <"$limits"

# The sections add up, and agree with the JSON.
desk=$repository/examples/desk-worker.json
"$program" questions --count "$desk" >"$work/desk.txt"
"$program" questions --count "$desk" --format json >"$work/desk.json"
awk '/^In all/ { all = $NF; next } { sum += $NF } END { exit !(sum == all && all > 0) }' "$work/desk.txt" ||
    complain 'desk-worker: the sections do not add up to the whole'
grep -q "\"total\": $(total "$desk")," "$work/desk.json" || complain 'the JSON has another total'
grep -q '"emergency": false' "$work/desk.json" || complain 'a desk worker is no emergency'
grep -q 'help right away' "$work/desk.txt" && complain 'a desk worker needs no help right away'
"$program" questions --count "$repository/examples/cauda-equina.json" | grep -q 'help right away' ||
    complain 'cauda-equina: it does not say that the questions stop'

# More ticks, more questions; what has no answer is named.
sed 's/"leg-symptoms": *"none"/"leg-symptoms": "one-ache", "leg-weakness": "none", "leg-since": "w2"/' "$desk" >"$work/leg.json"
[ "$(total "$work/leg.json")" -gt "$(total "$desk")" ] || complain 'a leg that aches asks for no more'
"$program" questions --count "$work/leg.json" | grep -q 'not sure:' ||
    complain 'questions without an answer are not named'

"$program" questions "$desk" 2>"$work/said" && complain 'a file without --count is accepted'
grep -q -- '--count' "$work/said" || complain 'the usage does not name --count'
exit $status
