#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# instructions.sh [STEADYBACK [PACK]]: how many instructions a start takes, and one person with
# a whole programme in a batch, from the line of answers to the line of JSON. Six examples once
# and twice, under callgrind (Debian: valgrind): the difference is what six people cost.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
program=${1:-$root/build/release/cli/steadyback}
pack=${2:-$root}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for example in desk-worker fear-of-movement stenosis no-floor-sore-wrist high-blood-pressure \
    old-stress-leak; do
    tr -d '\n' <"$root/examples/$example.json"
    echo
done >"$work/once"
cat "$work/once" "$work/once" >"$work/twice"

instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" --pack "$pack" batch -j 1 \
        <"$1" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}

once=$(instructions "$work/once")
twice=$(instructions "$work/twice")
echo "$twice $once" | awk '{ printf "a start: %.0f million; a person: %.1f million\n",
    (2 * $2 - $1) / 1e6, ($1 - $2) / 6e6 }'
