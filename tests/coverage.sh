#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# coverage.sh [CTEST ARGS...]: builds with counters, runs the tests (all, or those that ctest
# picks by the arguments), and prints the lines and branches of engine/ that ran. Fails below
# 90 % of the lines.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
mkdir -p build
if ! { { [ -f build/coverage/CMakeCache.txt ] || cmake --preset coverage; } &&
    cmake --build --preset coverage --parallel 2; } >build/coverage.log 2>&1; then
    tail -n 30 build/coverage.log
    exit 1
fi
find build/coverage -name '*.gcda' -exec rm {} +
if ! ctest --test-dir build/coverage --parallel 2 "$@" >build/coverage-tests.log 2>&1; then
    grep -E 'Failed|Timeout' build/coverage-tests.log
    exit 1
fi
python3 tests/coverage.py build/coverage/engine/CMakeFiles/steadyback_objects.dir/src 90
