#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# threads.sh PROGRAM PEOPLE REPOSITORY: a steadyback with the thread sanitizer works on random
# people with 8 workers: no data race, and the bytes of one worker. By hand:
#     cmake --preset threads && cmake --build --preset threads && ctest --preset threads
set -eu
program=$1 people=$2 repository=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export STEADYBACK_PACK="$repository"
export TSAN_OPTIONS='halt_on_error=0 exitcode=66'

"$people" "$repository" 200 >"$work/people"
printf 'x\n\n{"answers":{"agge":1}}\n' >>"$work/people"
code=0
"$program" batch -j 1 <"$work/people" >"$work/one" 2>"$work/said" || code=$?
[ "$code" -eq 65 ] || { echo "one worker: exit code $code"; head -n 40 "$work/said"; exit 1; }
for round in 1 2 3; do
    code=0
    "$program" batch -j 8 <"$work/people" >"$work/many" 2>"$work/said" || code=$?
    [ "$code" -eq 65 ] || { echo "round $round: exit code $code"; head -n 60 "$work/said"; exit 1; }
    [ ! -s "$work/said" ] || { echo "round $round said:"; head -n 60 "$work/said"; exit 1; }
    cmp "$work/one" "$work/many"
done
# A limit that every person passes: engines are closed and opened in all threads at once.
code=0
head -n 16 "$work/people" | "$program" batch -j 8 --step-seconds 0.0000001 >"$work/many" 2>"$work/said" || code=$?
[ "$code" -eq 70 ] && [ ! -s "$work/said" ] || { echo "limits: exit code $code"; head -n 60 "$work/said"; exit 1; }
[ "$(grep -c '"cause":"promise"' "$work/many")" -eq 16 ]
echo "no data race with 8 workers"
