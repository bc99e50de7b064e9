#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# packaged.sh PEOPLE STEADYBACK PACKAGED REPOSITORY FOLDER: a hundred random people and the
# worked examples get the same bytes from CLIPS as Debian builds it and as it is built here.
set -eu
people=$1 ours=$2 packaged=$3 repository=$4 work=$5
rm -rf "$work"
mkdir -p "$work"
"$people" "$repository" 100 >"$work/people"
for example in "$repository"/examples/*.json; do
    tr -d '\n' <"$example" >>"$work/people"
    echo >>"$work/people"
done
"$ours" --pack "$repository" batch <"$work/people" >"$work/ours"
"$packaged" --pack "$repository" batch <"$work/people" >"$work/packaged"
[ "$(wc -l <"$work/ours")" -eq "$(wc -l <"$work/people")" ]
cmp "$work/ours" "$work/packaged"
