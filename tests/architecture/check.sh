#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check.sh REPOSITORY: the picture of the parts and the sizes (docs/architecture.md,
# CONTRIBUTING.md), held against the tree.
set -u
cd "$1" || exit 1
status=0

complain() {
    echo "$1"
    status=1
}

# only PATTERN FILE...: no other file of engine/ and cli/ may hold PATTERN.
only() {
    pattern=$1 sentence=$2
    shift 2
    for file in $(grep -rlE "$pattern" engine cli --include='*.c' --include='*.h'); do
        case " $* " in *" $file "*) ;; *) complain "$file: $sentence" ;; esac
    done
}

# --- one door to each foreign library ---
only '#include <clips/' 'only rule_session.c and rule_fact.c may know CLIPS' \
    engine/src/inference/rule_session.c engine/src/inference/rule_fact.c
only '#include <libxml/' 'only xml_file.c and xml_tree.c may know libxml2' \
    engine/src/formats/xml_file.c engine/src/formats/xml_tree.c
only '#include <libxslt/' 'only xslt_page.c may know libxslt' engine/src/formats/xslt_page.c
only '#include <libical/' 'only calendar_file.c may know libical' engine/src/formats/calendar_file.c
only '#include <jansson' 'only json_document.c may know jansson' engine/src/formats/json_document.c
only '#include <nettle' 'only digest.c takes digests' engine/src/formats/digest.c

# --- one door for options: it refuses what is given twice ---
only '#include <(getopt|argp)\.h|\bgetopt' 'options are read with options_read (cli/commands/options.h)' cli/commands/options.c

# --- a glob that matches nothing tests nothing ---
for file in engine/src/*/*.c engine/src/*/*.h cli/*.c cli/*/*.c rules/inference/*.clp; do
    [ -f "$file" ] || complain "$file: there is none; this script holds nothing"
done

# --- what comes out comes first, in every public header ---
python3 - engine/include/steadyback/*.h <<'END' || status=1
import pathlib, re, sys
late, seen = [], 0
for path in sys.argv[1:]:
    for name, inside in re.findall(r"SB_API[^;(]*?(\w+)\(([^;]*)\);", pathlib.Path(path).read_text()):
        seen += 1
        late += [f"{path}: {name}: out is not its first parameter"
                 for one in inside.split(",")[1:] if re.search(r"\bout$", one.strip())]
print(*late, sep="\n", end="\n" if late else "")
sys.exit(1 if late or seen < 100 else 0)
END

# --- one direction: the rooms (rooms.txt), and the command above them ---
python3 tests/architecture/rooms.py . || status=1
python3 tests/architecture/fronts.py . || status=1
for file in cli/*.[ch] cli/*/*.[ch]; do
    for header in $(sed -n 's/^#include "\(.*\)"/\1/p' "$file"); do
        [ -f "cli/$header" ] || complain "$file: includes $header; the command uses the public headers only"
    done
done
grep -nE '#include "(pack/|result/|consultation/|inference/rule_book)' engine/src/inference/rule_session.* &&
    complain 'rule_session.c: it has never heard of packs'
grep -nE '#include "(pack/|figures/(pack_|figure))' engine/src/figures/body*.[ch] engine/src/figures/stance_solver.[ch] engine/src/figures/svg_pen.[ch] &&
    complain 'geometry: bodies, contacts and pens have never heard of packs'
for file in $(grep -lE 'rule_session_assert\(' engine/src/*/*.c); do
    case $file in
    */rule_session.c | */fact_writer.c | */programme.c | */interview.c) ;;
    *) complain "$file: only fact_writer.c, programme.c and interview.c assert facts" ;;
    esac
done

# --- the library neither prints, nor exits, nor keeps state ---
grep -nE '\b(printf|puts|putchar|perror|exit|abort|system|popen|getenv|scanf|gets|fgets)\(' engine/src/*/*.c |
    grep -vE '\b(v?sn?printf|fprintf)\(' && complain 'engine: the library neither prints, nor exits, nor reads its surroundings'
grep -nE 'std(in|out|err)\b' engine/src/*/*.c | grep -vE 'rule_session.c.*"std(in|out)"' && complain 'engine: no standard streams in the library'
grep -nE '^(static )?[a-z_]+( \*)*[a-z_]+( = |;)' engine/src/*/*.c | grep -vE 'const|typedef|extern' && complain 'engine: no global state'

# --- rules neither speak nor listen nor queue-jump; no words for people ---
grep -nE '\((printout|println|read|readline|salience|open|load|system|eval|build)[ )]' rules/inference/*.clp &&
    complain 'rules/inference: rules neither speak nor listen nor queue-jump'
grep -nE '^[^;]*"' rules/inference/*.clp && complain 'rules/inference: sentences belong in the pack'
# What another system shows is for people, too. Mistakes in a response or in an option are not.
grep -nE '"[^"]*[A-Za-z]{2,} [a-z]{2,}[^"]*"' $(ls engine/src/exchange/*.c | grep -v fhir_response.c) |
    grep -vE 'div xmlns|is no day from|needs the day that it is made on|/\*' &&
    complain 'exchange: sentences belong in the pack'

# --- every word of the interview stands in the pack, and the pack's words are used ---
for id in $(grep -ohE '"interview-[a-z-]+"' cli/*.c cli/*/*.c engine/src/dialogue/*.c | sort -u); do
    grep -q "$id" engine/src/base/required_messages.c || complain "required_messages.c: the interview needs $id"
done
for id in $(grep -ohE '"interview-[a-z-]+"' engine/src/base/required_messages.c); do
    grep -q "$id" cli/*.c cli/*/*.c engine/src/dialogue/*.c || complain "required_messages.c: no dialogue and no command says $id"
done

# --- sizes ---
# at_most LINES FILE...: no file is longer.
at_most() {
    most=$1
    shift
    awk -v most="$most" 'FNR == most + 1 { print FILENAME ": more than " most " lines"; bad = 1 } END { exit bad }' "$@" || status=1
}
awk '
    FNR == 1 { start = 0 }
    /^\{/ { start = FNR }
    /^\}/ && start { if (FNR - start - 1 > 40) { print FILENAME ":" start ": a function of " FNR - start - 1 " lines; 40 is the most"; bad = 1 } start = 0 }
    END { exit bad }' engine/src/*/*.c cli/*.c cli/*/*.c web/http/*.c web/studio/*.c || status=1
at_most 600 engine/src/*/*.c cli/*.c cli/*/*.c web/http/*.c web/studio/*.c
at_most 150 engine/src/*/*.h engine/include/steadyback/*.h cli/*.h cli/*/*.h
at_most 200 rules/inference/*.clp
at_most 60 knowledge/exercises/*.xml
awk '
    FNR == 1 { start = 0 }
    /^\(defrule/ { start = FNR; name = $2 }
    /^$/ && start { if (FNR - start > 25) { print FILENAME ":" start ": " name " has " FNR - start " lines"; bad = 1 } start = 0 }
    END { exit bad }' rules/inference/*.clp || status=1

# named ATTRIBUTE WHAT FILE...: each file holds its own name as that attribute.
named() {
    attribute=$1 what=$2
    shift 2
    awk -v attribute="$attribute" -v what="$what" '
        function judge() { if (file != "" && !found) { print file ": a file is named after its " what; bad = 1 } }
        FNR == 1 {
            judge()
            file = FILENAME
            found = 0
            name = file
            sub(/.*\//, "", name)
            sub(/\.xml$/, "", name)
        }
        index($0, attribute "=\"" name "\"") { found = 1 }
        END { judge(); exit bad }' "$@" || status=1
}
named id exercise knowledge/exercises/*.xml
named id hazard knowledge/hazards/*.xml
# shellcheck disable=SC2046
named of 'exercise or hazard' $(ls knowledge/figures/*.xml | grep -v '/poses\.xml$')
named topic topic rules/clinical/*/*.xml
# Whoever writes a figure finds every name in the guide.
for name in $(sed -n 's/.*<pose id="\([^"]*\)".*/\1/p' knowledge/figures/poses.xml) \
    $(sed -n 's/^    {"\([a-z-]*\)", .*[A-Z]},*$/\1/p; s/^    {"\([a-z-]*\)", .*}, [12]},$/\1/p; s/.*\] = {"\([a-z-]*\)".*/\1/p' \
        engine/src/figures/body_parts.c engine/src/figures/figure_props.c); do
    grep -q "\`$name\`" docs/figure-guide.md || complain "docs/figure-guide.md: does not name $name"
done

# --- the page and the studio call what everybody may call ---
grep -n '^#include "' web/page/engine/*.c | grep -v '"page_engine.h"' && complain 'web/page/engine includes more than public headers'
for file in web/http/*.[ch] web/studio/*.[ch]; do
    for header in $(sed -n 's/^#include "\(.*\)"/\1/p' "$file"); do
        case $file:$header in
        web/studio/*:http_server.h) ;;
        *) [ -f "$(dirname "$file")/$header" ] || complain "$file: includes $header; a server uses the public headers only" ;;
        esac
    done
done
grep -l 'steadyback/' web/http/*.[ch] && complain 'web/http: it has never heard of packs'
grep -l '<microhttpd' web/*/*.[ch] | grep -v '^web/http/http_server.c$' && complain 'only http_server.c may know libmicrohttpd'
grep -rn 'web/\|microhttpd\|steadyback_http' cli/CMakeLists.txt engine/CMakeLists.txt && complain 'what asks people links no server'

# --- a decision has a number of its own ---
for number in $(ls docs/decisions | grep -o '^[0-9]*' | sort | uniq -d); do
    complain "docs/decisions: there are two of number $number"
done

# --- nothing that was built, and nothing that lies about ---
for file in $(git ls-files 2>/dev/null); do
    case $file in
    */*) ;;
    .clang-format | .editorconfig | .gitignore | *.md | LICENSE | CMakeLists.txt | CMakePresets.json) ;;
    run-tests | steadyback) ;;
    *) complain "$file: what is it doing here?" ;;
    esac
    case $file in
    *.o | *.a | *.so | *.gcov | *.gcda | *.gcno | *.log | *.orig | *.rej) complain "$file: it was built or left over" ;;
    esac
done

# --- licences and format ---
# shellcheck disable=SC2046
awk '
    function judge() { if (file != "" && !found) { print file ": no SPDX line"; bad = 1 } }
    FNR == 1 { judge(); file = FILENAME; found = 0 }
    FNR <= 4 && /SPDX-License-Identifier/ { found = 1 }
    END { judge(); exit bad }' $(
    git ls-files 2>/dev/null | grep -v '^tests/bad-input/' |
        grep -E '\.(c|h|clp|xml|xsd|xsl|sh|py|js|mjs|scss|html|cmake|md)$|^(steadyback|run-tests|\.ci/run)$|CMakeLists' |
        while IFS= read -r file; do [ ! -f "$file" ] || echo "$file"; done
) /dev/null || status=1
if command -v clang-format >/dev/null 2>&1; then
    set -- engine/src/*/*.[ch] engine/include/steadyback/*.h cli/*.[ch] cli/*/*.[ch] web/*/*/*.c web/*/*.[ch]
    clang-format --dry-run -Werror "$@" >/dev/null 2>&1 ||
        complain "clang-format: $(clang-format --dry-run "$@" 2>&1 | grep -m 3 warning)"
else
    complain 'clang-format is not installed'
fi
exit $status
