#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# smoke.sh PEOPLE EXPORT DECISIONS REPOSITORY: the programs of bench/run work on five people,
# and the plain logic that is exported says what a person's rules say.
set -eu
people=$1 export=$2 decisions=$3 repository=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$people" "$repository" 5 >"$work/people"
"$export" "$repository" <"$work/people" >"$work/export"
"$decisions" "$repository" "$work/people" >"$work/measured"
[ "$(grep -c '"people":5,"equal":5' "$work/measured")" -eq 4 ]
python3 "$repository/bench/logic.py" "$work/export"
