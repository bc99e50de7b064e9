#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# whole.sh: draws the 20,000 people of docs/population.md again, and compares the tables byte
# by byte. Nobody may be turned away, and every exercise has to be chosen for somebody, or be
# a step of a ladder that somebody climbs.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
tables=$root/build/population.md
cd "$root"
if ! { { [ -f build/release/CMakeCache.txt ] || cmake --preset release; } &&
    cmake --build --preset release --target population --parallel 2; } >build/population.log 2>&1; then
    tail -n 30 build/population.log
    exit 1
fi
build/release/population/population . tests/population >"$tables"
if ! cmp "$tables" docs/population.md; then
    echo "docs/population.md is not what the people of today get:"
    diff "$tables" docs/population.md | head -n 20
    exit 1
fi
grep '| \*\*never\*\* |' "$tables" && exit 1
grep -q '^0 results were withheld' "$tables"
echo "population: 20,000 people, the tables of docs/population.md, every exercise chosen, or a step of a ladder"
