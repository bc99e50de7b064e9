#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh BUILD REPOSITORY WORK: from an installed tree that was moved, examples/embed is built as
# C and as C++, shared and static, by pkg-config and by CMake, with the whole library and with the
# small one, and gives the same each time.
set -eu
build=$1 repository=$2 work=$3
fail() {
    echo "$1"
    exit 1
}
rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/tree"
cd "$work"

PKG_CONFIG_PATH=$(dirname "$(find tree -name steadyback.pc)")
export PKG_CONFIG_PATH
folder=$(cd "$PKG_CONFIG_PATH/.." && pwd)
pack=$(pkg-config --variable=pack steadyback)
expected=$(tree/bin/steadyback --pack "$repository" plan --format json - <"$repository/tests/embed/answers.json" |
    python3 -c 'import json,sys; print(json.load(sys.stdin)["disposition"]["level"])')

# holds NAME: the program NAME says what the command says.
holds() {
    said=$(LD_LIBRARY_PATH=$folder "./$1" "$pack") || fail "$1 failed"
    case $said in
    "$expected: "?*) ;;
    *) fail "$1 said '$said'; the command says '$expected'" ;;
    esac
}

source=$repository/examples/embed/embed.c
flags="${SANITIZE:-} -Wall -Wextra -Werror"
# shellcheck disable=SC2046,SC2086
{
    cc $flags "$source" $(pkg-config --cflags --libs steadyback) -o c-shared
    c++ $flags -x c++ "$source" -x none $(pkg-config --cflags --libs steadyback) -o cpp-shared
    cc $flags "$source" $(pkg-config --cflags steadyback) "$folder/libsteadyback.a" \
        $(pkg-config --static --libs-only-l steadyback | sed 's/-lsteadyback//') -o c-static
    cc $flags "$source" $(pkg-config --cflags --libs steadyback-runtime) -o c-small
    cc $flags "$source" $(pkg-config --cflags steadyback-runtime) "$folder/libsteadyback-runtime.a" \
        $(pkg-config --static --libs-only-l steadyback-runtime | sed 's/-lsteadyback-runtime//') \
        -o c-small-static
}
cmake -S "$repository/tests/embed" -B cmake -DCMAKE_PREFIX_PATH="$work/tree" \
    -DCMAKE_C_FLAGS="${SANITIZE:-}" >/dev/null
cmake --build cmake >/dev/null
ln -s cmake/by-cmake cmake/by-cmake-static .
for name in c-shared cpp-shared c-static c-small c-small-static by-cmake by-cmake-static; do
    holds $name
done

# No name of ours but those of the headers can collide with a name of theirs.
for name in libsteadyback libsteadyback-runtime; do
    nm --defined-only --extern-only "$folder/$name.a" | awk 'NF == 3 && $3 !~ /^sb_/ { print $3 }' >names
    grep -vE '^(__asan|__odr_asan|_?__ubsan|DW\.ref)' names && fail "$name.a has names without sb_"
done
# The small one asks for no library that makes pages or calendars, and has no workshop.
ldd "$folder/libsteadyback-runtime.so" | grep -E 'xslt|ical' && fail 'the small library is not small'
nm --dynamic --defined-only "$folder/libsteadyback-runtime.so" | grep -E ' sb_(mutants|comparison|draft)' &&
    fail 'the small library has a workshop'
for contract in result.schema.json result.xsd; do
    [ -f "tree/share/steadyback/contracts/$contract" ] || fail "not installed: $contract"
done
echo "embedded seven ways; each says $expected"
