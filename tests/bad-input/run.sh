#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh PROGRAM REPOSITORY WORK KIND: every folder of tests/bad-input/KIND is one mistake.
#
#   answers/NAME/   answers.json (or make: a shell script that prints it), error, code
#   pack/NAME/      files laid over a copy of the repository's pack, or edit: a shell script
#                   run in the copy; error: what `check` has to print; code (2 when absent)
#
# In `error`, every line has to be printed; @ANSWERS@ stands for the path of the answers. A
# line of a pack's `error` that starts with "..." has to be the end of a line.
set -u

program=$1 repository=$2 work=$3 kind=$4
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
passed=0 failed=0

fail() {
    echo "FAILED $kind/$name: $1"
    failed=$((failed + 1))
}

expected_code() {
    if [ -f "$case_folder/code" ]; then cat "$case_folder/code"; else echo "$1"; fi
}

# Compares what was said with `error`, and the exit code.
judge() {
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        ...*) grep -qF -- "${line#...}" "$work/said" ;;
        *) grep -qxF -- "$line" "$work/said" ;;
        esac || {
            fail "did not say: $line"
            sed 's/^/    /' "$work/said" | head -n 12
            return
        }
    done <"$work/error"
    if [ "$code" -ne "$wanted" ]; then
        fail "exit code $code, not $wanted"
        return
    fi
    if [ "$kind" = answers ] && [ -s "$work/out" ]; then
        fail "printed a result in spite of the mistake"
        return
    fi
    passed=$((passed + 1))
}

run_answers() {
    answers=$case_folder/answers.json
    if [ -f "$case_folder/make" ]; then
        answers=$work/answers.json
        sh "$case_folder/make" >"$answers"
    fi
    sed "s|@ANSWERS@|$answers|" "$case_folder/error" >"$work/error"
    "$program" --pack "$repository" plan "$answers" >"$work/out" 2>"$work/said"
    code=$?
    wanted=$(expected_code 65)
    judge
}

run_pack() {
    pack=$work/pack
    rm -rf "$pack"
    mkdir -p "$pack/rules"
    cp -r "$repository/knowledge" "$pack/"
    cp -r "$repository/rules/clinical" "$pack/rules/"
    for part in knowledge rules; do
        [ -d "$case_folder/$part" ] && cp -r "$case_folder/$part" "$pack/"
    done
    [ -f "$case_folder/edit" ] && (cd "$pack" && sh "$case_folder/edit")
    cp "$case_folder/error" "$work/error"
    "$program" --pack "$pack" check >"$work/said" 2>"$work/summary"
    code=$?
    cat "$work/summary" >>"$work/said"
    wanted=$(expected_code 2)
    judge
}

mkdir -p "$work"
for case_folder in "$here/$kind"/*/; do
    case_folder=${case_folder%/}
    name=$(basename "$case_folder")
    "run_$kind"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
