#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# reference.sh REPOSITORY WORK: docs/pack-reference.md is up to date, every element and attribute
# is explained; and the tool that says so sees when it is not.
set -u
repository=$1 work=$2
passed=0 failed=0

fresh() {
    rm -rf "$work"
    mkdir -p "$work/tools" "$work/docs" "$work/knowledge/schema"
    cp "$repository/tools/pack-reference.py" "$work/tools/"
    cp "$repository/docs/pack-reference.md" "$work/docs/"
    cp "$repository/knowledge/schema/pack.xsd" "$work/knowledge/schema/"
}

# try NAME CODE TEXT: runs the tool with --check on the copy.
try() {
    said=$(python3 "$work/tools/pack-reference.py" --check 2>&1)
    code=$?
    case "$code $said" in
    "$2 "*"$3"*) passed=$((passed + 1)) ;;
    *)
        echo "FAILED $1: exit code $code: $said"
        failed=$((failed + 1))
        ;;
    esac
}

# spoil OLD NEW: changes the schema; fails when OLD is not there.
spoil() {
    fresh
    schema=$work/knowledge/schema/pack.xsd
    grep -qF -- "$1" "$schema" || echo "FAILED the schema does not hold: $1"
    python3 - "$schema" "$1" "$2" <<'END'
import pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_text(path.read_text().replace(sys.argv[2], sys.argv[3], 1))
END
}

fresh
try 'everything is explained' 0 ''
spoil '<xs:documentation>The question as people read it.</xs:documentation>' ''
try 'an element without a word' 1 'question/text: it has no documentation'
spoil '<xs:appinfo>safety="yes"</xs:appinfo>' ''
try 'an attribute without an example' 1 'question safety=: it has no example'
spoil '<xs:appinfo>safety="yes"</xs:appinfo>' '<xs:appinfo>safety="perhaps"</xs:appinfo>'
try 'an example that is not allowed' 1 'safety=: the example is not allowed: safety="perhaps"'
spoil '<xs:appinfo>safety="yes"</xs:appinfo>' '<xs:appinfo>private="yes"</xs:appinfo>'
try 'an example of another attribute' 1 'the example is not of this attribute'
spoil '&lt;lead&gt;The next' '&lt;topic&gt;The next'
try 'an example that is no XML' 1 'question/lead: the example is not XML'
spoil '<xs:documentation>The question as people read it.' '<xs:documentation>The question.'
try 'a reference of yesterday' 1 'is not up to date'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -eq 7 ]
