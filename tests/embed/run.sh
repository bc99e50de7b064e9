#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh BUILD REPOSITORY WORK: from an installed tree that was moved, examples/embed is built as
# C and as C++, shared and static, by pkg-config and by CMake, and gives the same each time.
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
}
cmake -S "$repository/tests/embed" -B cmake -DCMAKE_PREFIX_PATH="$work/tree" \
    -DCMAKE_C_FLAGS="${SANITIZE:-}" >/dev/null
cmake --build cmake >/dev/null
ln -s cmake/by-cmake cmake/by-cmake-static .
for name in c-shared cpp-shared c-static by-cmake by-cmake-static; do
    holds $name
done

# No name of ours but those of the headers can collide with a name of theirs.
nm --defined-only --extern-only "$folder/libsteadyback.a" | awk 'NF == 3 && $3 !~ /^sb_/ { print $3 }' >names
grep -vE '^(__asan|__odr_asan|_?__ubsan|DW\.ref)' names && fail 'libsteadyback.a has names without sb_'
for contract in result.schema.json result.xsd; do
    [ -f "tree/share/steadyback/contracts/$contract" ] || fail "not installed: $contract"
done
echo "embedded five ways; each says $expected"
