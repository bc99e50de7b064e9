#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# instructions.sh [STEADYBACK [PACK [LIMIT]]]: how many instructions a start takes, and one person with
# a whole programme in a batch, from the line of answers to the line of JSON. Six examples once
# and twice, under callgrind (Debian: valgrind): the difference is what six people cost. It fails
# when a person takes more than LIMIT million.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
program=${1:-$root/build/release/cli/steadyback}
pack=${2:-$root}
limit=${3:-0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for example in desk-worker fear-of-movement stenosis no-floor-sore-wrist axial-spa \
    old-stress-leak; do
    tr -d '\n' <"$root/examples/$example.json"
    echo
done >"$work/once"
cat "$work/once" "$work/once" >"$work/twice"

# Which pack was found right is remembered: by a start before the ones that are counted.
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
"$program" --pack "$pack" batch -j 1 <"$work/once" >"$work/results"

# instructions PEOPLE [OPTION]: all of a run, or only what OPTION collects.
instructions() {
    valgrind --tool=callgrind ${2:+"$2"} --callgrind-out-file=/dev/null \
        "$program" --pack "$pack" batch -j 1 <"$1" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}

# What a start takes depends on how its threads fall: people are counted for themselves.
only=--toggle-collect=sb_consultation_line
whole=$(instructions "$work/once")
once=$(instructions "$work/once" $only)
twice=$(instructions "$work/twice" $only)
echo "$whole $once $twice $limit" | awk '{
    person = ($3 - $2) / 6e6
    printf "a start: %.0f million; a person: %.2f million\n", ($1 - $2) / 1e6, person
    if (person <= 0 || ($4 && person > $4)) {
        print "instructions.sh: at most " $4 " million a person, and more than 0"
        exit 1
    }
}'
