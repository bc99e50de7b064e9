#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh SECONDS [TARGET...]: builds the fuzz targets and runs each so long, two at a time.
# Random choices begin at FUZZ_SEED (1), so that a run can be had again. Seeds are made anew;
# what was found worth keeping stays in build/fuzz/found, and so do inputs that crash:
# build/fuzz/crashes/TARGET-*. Fails when there is any.
set -eu

seconds=$1
shift
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
targets=${*:-fuzz_pack fuzz_overlay fuzz_clips fuzz_answers fuzz_saved fuzz_interview}
build=$root/build/fuzz

cd "$root"
mkdir -p build
if ! { { [ -f "$build/CMakeCache.txt" ] || cmake --preset fuzz; } &&
    cmake --build --preset fuzz --parallel 2; } >build/fuzz.log 2>&1; then
    tail -n 30 build/fuzz.log
    exit 1
fi
rm -rf "$build/corpus" "$build/crashes"
mkdir -p "$build/crashes"
python3 "$here/corpus.py" "$root" "$build/corpus"

# What libFuzzer says last: how many inputs, how fast.
run_one() {
    target=$1
    words=pack.dict
    case $target in fuzz_answers | fuzz_saved) words=json.dict ;; fuzz_interview) words=typed.dict ;; esac
    mkdir -p "$build/found/$target"
    start=$(date +%s)
    if ! ASAN_OPTIONS=detect_leaks=1 "$build/tests/fuzz/$target" -max_total_time="$seconds" -seed="${FUZZ_SEED:-1}" \
        -timeout=25 -rss_limit_mb=2048 -max_len=16384 -dict="$here/$words" -print_final_stats=1 \
        -artifact_prefix="$build/crashes/$target-" "$build/found/$target" "$build/corpus/$target" \
        >"$build/$target.log" 2>&1; then
        echo "FAILED $target"
        tail -n 60 "$build/$target.log"
        : >"$build/crashes/$target-failed"
        return
    fi
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log") inputs in" \
        "$(($(date +%s) - start)) s, $(ls "$build/corpus/$target" | wc -l) seeds," \
        "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$build/$target.log" | tail -n 1) edges, no crash"
}

set -- $targets
while [ $# -gt 0 ]; do
    run_one "$1" &
    shift
    if [ $# -gt 0 ]; then
        run_one "$1" &
        shift
    fi
    wait
done
[ -z "$(ls "$build/crashes")" ]
