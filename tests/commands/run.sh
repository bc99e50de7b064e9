#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh PROGRAM REPOSITORY WORK: exit codes, output that cannot be written, files.
set -u
program=$1 repository=$2 work=$3
export STEADYBACK_PACK="$repository"
rm -rf "$work"
mkdir -p "$work"
passed=0 failed=0

# try NAME CODE TEXT COMMAND...: runs it; the code, and TEXT in what it says, must fit.
try() {
    name=$1 code=$2 text=$3
    shift 3
    "$@" >"$work/out" 2>"$work/said"
    found=$?
    cat "$work/out" >>"$work/said"
    if [ "$found" -ne "$code" ]; then
        echo "FAILED $name: exit code $found, not $code"
        head -n 5 "$work/said"
        failed=$((failed + 1))
    elif [ -n "$text" ] && ! grep -qF -- "$text" "$work/said"; then
        echo "FAILED $name: did not say: $text"
        head -n 5 "$work/said"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

# hold NAME CONDITION...: a test of the shell that must be true.
hold() {
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else
        echo "FAILED $name"
        failed=$((failed + 1))
    fi
}

desk=$repository/examples/desk-worker.json

try 'no command' 64 'Usage:' "$program"
try 'unknown command' 64 "no command 'fly'" "$program" fly
try 'help' 0 'Exit codes:' "$program" --help
for command in interview plan explain what-if check new test diff figure seal book bundle batch questions; do
    try "help about $command" 0 "  $command" "$program" "$command" --help
    hold 'on standard output, about it alone' [ "$(grep -c '^  [a-z]' "$work/out")" -eq 1 ]
done
try 'help behind arguments' 0 '--plan-id ID' "$program" plan "$work/none.json" --start tomorrow --help
try 'help about, the other way round' 0 '--plan-id ID' "$program" help plan
printf '\357\273\277' | cat - "$desk" >"$work/marked.json"
try 'a byte order mark' 0 'Your starter plan' "$program" plan "$work/marked.json"
iconv -f UTF-8 -t UTF-16 "$desk" >"$work/wide.json"
try 'answers in UTF-16' 65 'save it as UTF-8' "$program" plan "$work/wide.json"
try 'version' 0 'steadyback 0.' "$program" --version
try 'check names the folder' 0 "low-back-pain 0.1.0 in $repository: no mistakes" "$program" --pack "$repository" check
# Whoever stands in the folder of a pack and names none is told which one is used.
mkdir -p "$work/stands"
cp -r "$repository"/tests/bad-input/tiny/* "$work/stands/"
standing_in() { # FOLDER COMMAND...
    (cd "$1" && shift && "$@")
}
is_silent() { ! grep -q 'this folder holds a pack' "$work/said"; }
try 'another pack lies here' 0 "but the one in $repository is used" \
    standing_in "$work/stands" "$program" questions
try 'which one is named' 0 '' standing_in "$work/stands" "$program" --pack "$repository" questions
hold 'and nothing is said of it' is_silent
try 'no pack lies here' 0 '' standing_in "$work" "$program" questions
hold 'and nothing is said of one' is_silent
try 'the pack itself lies here' 0 '' standing_in "$repository" "$program" questions
hold 'and nothing is said of another' is_silent
try 'plan without a file' 64 'one file of answers' "$program" plan
try 'plan with a wrong format' 64 '--format' "$program" plan --format pdf "$desk"
try 'plan with a wrong option' 64 'the options are' "$program" plan --fast "$desk"
try 'pack without a folder' 64 '--pack needs a folder' "$program" check --pack

# Every option of every command, given twice. The table of options is read out of the
# sources, so that a new one is tried as well.
tried=0
for file in "$repository"/cli/commands/command_*.c; do
    # Of each option a line: its name, its letter, what it takes; and whose it is, which the
    # sources say behind the table.
    awk '/static const option_kind (common_)?kinds/ { kinds = ""; within = 1 }
        within { kinds = kinds $0 }
        /};/ { within = 0 }
        match($0, /option_set set = \{"[a-z -]*"/) {
            command = substr($0, RSTART + 19, RLENGTH - 20)
            while (match(kinds, /\{(NULL|"[a-z-]+"), +..., *(NULL|"[^"]*"), *[01]\}/)) {
                print command ";" substr(kinds, RSTART, RLENGTH)
                kinds = substr(kinds, RSTART + RLENGTH)
            }
        }' "$file" | sed "s/[{}\",']/ /g" >"$work/kinds"
    while IFS=';' read -r command kind; do
        read -r name letter rest <<END
$kind
END
        case $name in NULL) option=-$letter ;; *) option=--$name ;; esac
        case $rest in
        NULL*) value= ;;
        DAY* | DATE*) value=2026-11-24 ;;
        HH*) value=08:00 ;;
        N* | S* | MINUTES* | THREADS*) value=1 ;;
        *\|*) value=text ;;
        ID*) value=0123456789abcdef ;;
        *) value=$work/twice ;;
        esac
        # shellcheck disable=SC2086
        try "$command $option twice" 64 'is given twice' "$program" $command $option $value $option $value
        # shellcheck disable=SC2086
        try "$command $option once" 64 "what is '--none-such'?" "$program" $command $option $value --none-such
        tried=$((tried + 1))
    done <"$work/kinds"
done
hold 'the tables of options are found' [ "$tried" -gt 20 ]
try 'a short and a long name are one option' 64 '-o or --output is given twice' "$program" plan "$desk" -o "$work/a" --output "$work/b"
hold 'neither was written' [ ! -e "$work/a" ]
try 'an option begun and whole' 64 'is given twice' "$program" plan "$desk" --form text --format=json
try '--pack twice' 64 '--pack is given twice' "$program" --pack "$repository" check --pack "$repository"
try '-q twice' 64 '-q is given twice' "$program" -q check -q
try '--allow-modified twice' 64 'is given twice' "$program" --allow-modified check --allow-modified
try 'one question changed twice' 65 "'age' is changed twice, to '50' and to '60'" "$program" what-if "$desk" age=50 age=60
try 'two questions changed' 0 '' "$program" what-if "$desk" age=50 minutes=twenty
try 'an option that is none' 64 "what is '--fast'?" "$program" plan --fast "$desk"
try 'a value that is none' 64 "--format cannot be 'pdf': it takes text|json|html" "$program" plan --format pdf "$desk"
try 'a value that is not there' 64 '-o or --output needs a value' "$program" plan "$desk" -o

# What a command reads is not written over: under its name, by a link, by another way.
mkdir -p "$work/read/sub" "$work/lean"
cp "$desk" "$work/read/f.json"
ln -s f.json "$work/read/link.json"
ln "$work/read/f.json" "$work/read/hard.json"
cp -R "$repository/knowledge" "$repository/rules" "$work/lean"
for output in f.json link.json hard.json ./f.json sub/../f.json "$work/read/f.json"; do
    try "plan into its answers: $output" 64 'would be written over' sh -c "cd '$work/read' && '$program' plan f.json -o '$output'"
done
try 'plan into what it reads from a pipe' 64 'would be written over' sh -c "'$program' plan - -o '$work/read/f.json' <'$work/read/f.json'"
hold 'the answers are as they were' cmp -s "$desk" "$work/read/f.json"
try 'plan beside its answers' 0 '' "$program" plan "$work/read/f.json" -o "$work/read/plan.txt"
try 'plan to a device' 0 '' "$program" plan "$work/read/f.json" -o /dev/null
for output in knowledge/pack.xml knowledge/new.html rules/clinical/x.xml; do
    try "book into the pack: $output" 64 'lies among the files' sh -c "cd '$work/lean' && '$program' --pack . book -o '$output'"
done
try 'figure into the pack' 64 'lies among the files' "$program" --pack "$work/lean" figure bird-dog -o "$work/lean/knowledge/figures/bird-dog.xml"
try 'figures into the pack' 64 'lies among the files' "$program" --pack "$work/lean" figure --all "$work/lean/knowledge/figures/all"
try 'examples into the new pack' 64 'lies among the files' "$program" diff "$repository" "$work/lean" --people 0 --examples "$work/lean/knowledge/cases"
hold 'the pack is as it was' diff -r "$repository/knowledge" "$work/lean/knowledge"
# From here on with a few worked cases: what compares packs runs all of them.
find "$work/lean/knowledge/cases" -name '*.xml' ! -name people.xml ! -name lungs.xml -delete
try 'figure beside the pack' 0 '' "$program" --pack "$work/lean" figure bird-dog -o "$work/lean/bird-dog.svg"
try 'no such file' 1 'cannot be read' "$program" plan "$work/none.json"
try 'a folder as answers' 1 'cannot be read' "$program" plan "$work"
try 'no such pack' 1 'cannot be read' "$program" --pack "$work/none" plan "$desk"
try 'answers from standard input' 0 'Your starter plan' sh -c "cat '$desk' | '$program' plan -"
try 'questions' 0 'How old are you?' "$program" questions
try 'questions as JSON' 0 '"saddle-feeling"' "$program" questions --format json
try 'what a rule became' 0 '(defrule TRIAGE::RF-CES-1' "$program" check --show-clips RF-CES-1
try 'no such rule' 64 "no rule 'RF-NONE'" "$program" check --show-clips RF-NONE
try 'check in words' 0 'no mistakes' "$program" check
try 'check as JSON' 0 '"errors": 0' "$program" check --format json
try 'check in a wrong format' 64 'the options are' "$program" check --format yaml
try 'check on a day' 0 'is a day that has come' sh -c "'$program' check --today 2030-01-01 | grep -q 'more than' && echo is a day that has come"
try 'check before all reviews' 0 'warning: ' "$program" check --today 2020-02-29
try 'check on no day' 64 'the options are' "$program" check --today tomorrow
try 'check on a day of no month' 64 'the options are' "$program" check --today 2026-13-01
"$program" check --kinds >"$work/kinds.md"
hold 'docs/pack-mistakes.md is what check --kinds prints' \
    cmp -s "$work/kinds.md" "$repository/docs/pack-mistakes.md"
try 'no such case' 64 "no case 'nobody'" "$program" test nobody

try 'figure' 0 '<title id="figure-t">Bird dog</title>' "$program" figure bird-dog
try 'figure of a hazard' 0 'Not yet' "$program" figure hz-toe-touch
try 'figure of nothing' 64 "no figure of 'nobody'" "$program" figure nobody
try 'figure without an id' 64 'the id of one' "$program" figure
try 'figure with two ids' 64 'the id of one' "$program" figure bridge bird-dog
try 'all figures and one' 64 'the id of one' "$program" figure --all "$work/figures" bridge
try 'figure with a wrong option' 64 'the options are' "$program" figure --png bridge
try 'a figure into a file' 0 '' "$program" figure bridge -o "$work/bridge.svg"
hold 'the file is SVG' grep -q '^<svg xmlns' "$work/bridge.svg"
try 'all figures' 0 '' "$program" figure --all "$work/figures"
hold 'one file each and a page' [ "$(find "$work/figures" -name '*.svg' | wc -l)" -eq \
    "$(find "$repository/knowledge/figures" -name '*.xml' ! -name poses.xml | wc -l)" ]
hold 'every drawing is well-formed' python3 -c 'import sys, xml.dom.minidom as x; [x.parse(f) for f in sys.argv[1:]]' \
    "$work"/figures/*.svg
hold 'a page with all of them' grep -q '<code>bird-dog</code>' "$work/figures/index.html"
hold 'others may read them' [ "$(stat -c %a "$work/figures/bridge.svg")" = 644 ]
mkdir -p "$work/overlay/knowledge/figures"
echo '<overlay id="own" version="1.0.0" for="low-back-pain"><title>Ours</title></overlay>' >"$work/overlay/overlay.xml"
sed 's/caption="Knees bent"/caption="Our own words"/' "$repository/knowledge/figures/bridge.xml" >"$work/overlay/knowledge/figures/bridge.xml"
try 'a figure of an overlay' 0 'Our own words' "$program" --overlay "$work/overlay" figure bridge
try 'the others stay' 0 'Reach and hold' "$program" --overlay "$work/overlay" figure bird-dog
# Two overlays: each is heard, in the order given, and every output says so.
mkdir -p "$work/second/knowledge/figures"
echo '<overlay id="second" version="2.0.0" for="low-back-pain"><title>The second</title></overlay>' >"$work/second/overlay.xml"
sed 's/caption="[^"]*"/caption="Second words"/' "$repository/knowledge/figures/bird-dog.xml" >"$work/second/knowledge/figures/bird-dog.xml"
both="--overlay $work/overlay --overlay $work/second"
# shellcheck disable=SC2086
{
    try 'a figure of the first of two' 0 'Our own words' "$program" $both figure bridge
    try 'a figure of the second' 0 'Second words' "$program" $both figure bird-dog
    try 'check with both' 0 'no mistakes' "$program" $both check
    try 'a plan says both' 0 'With the changes of The second, version 2.0.0.' "$program" $both plan "$desk"
    hold 'the first of them first' sh -c "grep -A1 'With the changes of Ours' '$work/out' | grep -q 'The second'"
    "$program" $both plan --format json "$desk" | python3 -c 'import json, sys; print(*(o["id"] + o["digest"][:6] for o in json.load(sys.stdin)["pack"]["overlays"]))' >"$work/order"
    hold 'JSON has both in order' grep -qE '^own[0-9a-f]{6} second[0-9a-f]{6}$' "$work/order"
    "$program" $both plan --format json "$desk" | grep -oE '"digest": ?"[0-9a-f]*"' >"$work/one"
    "$program" --overlay "$work/second" --overlay "$work/overlay" plan --format json "$desk" | grep -oE '"digest": ?"[0-9a-f]*"' >"$work/other"
    hold 'another order is another digest of all' sh -c "! grep -qxF \"\$(head -n 1 '$work/one')\" '$work/other'"
    hold 'each has the same digest' sh -c "tail -n 2 '$work/one' | sort >'$work/one-each'; tail -n 2 '$work/other' | sort | cmp -s - '$work/one-each'"
    try 'XML has both' 0 '<overlay id="second" version="2.0.0"' "$program" $both plan --format xml "$desk"
    try 'the book has both' 0 'worked in: second 2.0.0' "$program" $both book
    try 'the note has both' 0 'with own 1.0.0 with second 2.0.0' "$program" $both plan --format note "$desk"
    try 'diff takes both' 0 '' "$program" $both diff "$work/lean" "$work/lean" --people 0
    try 'a batch says both' 0 '"id":"second"' sh -c "tr -d '\\n' <'$desk' | '$program' $both batch"
    cp "$work/overlay/knowledge/figures/bridge.xml" "$work/second/knowledge/figures/bridge.xml"
    try 'both draw the same' 2 "Another overlay draws 'bridge' too ($work/overlay/knowledge/figures/bridge.xml:" "$program" $both check
    try 'nor can it be drawn' 2 "Another overlay draws 'bridge' too" "$program" $both figure bridge
}
# What an overlay takes out of use keeps its reason.
mkdir -p "$work/without"
cat >"$work/without/overlay.xml" <<'END'
<overlay id="without" version="1.0.0" for="low-back-pain"><title>Without</title>
  <withdraw what="exercise" id="nordic-walking" because="No poles." by="the reviewer"/>
  <withdraw what="hazard" id="hz-sit-up" because="Nobody does it." by="the reviewer" loosens="yes" reviewed="2026-11-24"/>
</overlay>
END
try 'a withdrawn exercise' 0 'taken out of use here by the reviewer: No poles.' "$program" --overlay "$work/without" explain "$desk" nordic-walking
try 'the same exercise in use' 0 '' "$program" explain "$desk" nordic-walking
hold 'nobody took it out' sh -c "! grep -q 'out of use' '$work/said'"
"$program" --overlay "$work/without" plan --format json "$desk" | python3 -c 'import json, sys; print(next((e["status"], e["barred"]) for e in json.load(sys.stdin)["exercises"] if e["exercise"] == "nordic-walking"))' >"$work/status"
hold 'it has a status' grep -q "barred.*'by': 'withdrawn', 'what': 'without'" "$work/status"
try 'a withdrawn hazard' 64 "the hazard 'hz-sit-up' was withdrawn by the reviewer: Nobody does it." "$program" --overlay "$work/without" explain "$desk" hz-sit-up
sed -i 's/Our own words"/x" tail="3"/' "$work/overlay/knowledge/figures/bridge.xml"
try 'a mistake in it has its place' 2 "$work/overlay/knowledge/figures/bridge.xml:6: <pose> has no attribute tail" \
    "$program" --overlay "$work/overlay" check
try 'figures into a file' 1 'cannot be' "$program" figure --all "$work/bridge.svg"
try 'a page' 0 '<!DOCTYPE html>' "$program" plan --format html "$desk"
try 'a page for pasting' 0 '## What to do today' "$program" plan --format markdown "$desk"
try 'a note' 0 'Rules fired: ' "$program" plan --format note "$desk"
try 'a result as XML' 0 '<result language="en"' "$program" plan --format xml "$desk"
plan='--plan-id 0123456789abcdef0123456789abcdef'
try 'a calendar' 0 'DTSTART:20261201T073000' "$program" plan --format ics $plan --start 2026-12-01 --at 07:30 "$desk"
hold 'made today, though it starts later' grep -q "DTSTAMP:$(date +%Y%m%d)T" "$work/out"
try 'a calendar that starts today' 0 "X-STEADYBACK-START:$(date +%Y-%m-%d)" "$program" plan --format ics $plan "$desk"
for name in one two; do
    "$program" plan --format ics $plan --today 2026-11-24 --start 2026-12-01 "$desk" >"$work/$name.ics"
done
hold 'the same day and answers give the same calendar' cmp -s "$work/one.ics" "$work/two.ics"
try 'a calendar without a plan id' 64 'holds no plan id' "$program" plan --format ics "$desk"
sed 's/^{/{"notes": {"plan-id": "fedcba9876543210"},/' "$desk" >"$work/mine.json"
try 'the plan id of the answers' 0 'UID:fedcba9876543210-week-1@steadyback' "$program" plan --format ics "$work/mine.json"
try 'two plan ids' 64 'holds the plan id fedcba9876543210' "$program" plan --format ics $plan "$work/mine.json"
try 'a plan id that is none' 64 "'me' is no plan id" "$program" plan --format ics --plan-id me "$desk"
try 'an update' 0 'SEQUENCE:1' "$program" plan --format ics $plan --update "$work/one.ics" "$desk"
hold 'it stays where it began' grep -q 'X-STEADYBACK-START:2026-12-01' "$work/out"
try 'an update of another person' 65 "$work/one.ics: this is the calendar of another plan" \
    "$program" plan --format ics --update "$work/one.ics" "$work/mine.json"
try 'an update of no calendar' 65 "$desk: this is no whole calendar" \
    "$program" plan --format ics $plan --update "$desk" "$desk"
try 'an update of nothing' 1 'none.ics cannot be read' \
    "$program" plan --format ics $plan --update "$work/none.ics" "$desk"
urgent=$repository/examples/cauda-equina.json
try 'an emergency has no calendar' 5 'there is no calendar' \
    "$program" plan --format ics $plan --start 2027-02-01 "$urgent"
hold 'and nothing that looks like one' [ ! -s "$work/out" ]
hold 'but what to do now' grep -q '^Get help now' "$work/said"
try 'it takes the old sessions back' 5 'STATUS:CANCELLED' \
    "$program" plan --format ics $plan --update "$work/one.ics" "$urgent"
hold 'all of them' [ "$(grep -c '^BEGIN:VEVENT' "$work/out")" -eq "$(grep -c '^STATUS:CANCELLED' "$work/out")" ]
hold 'and says what to do now' grep -q '^Get help now' "$work/said"
try 'a note is of today' 0 "intake, $(date +%Y-%m-%d);" "$program" plan --format note --start 2027-02-01 "$desk"
try 'and says when it starts' 0 'Programme: from 2027-02-01, ' "$program" plan --format note --start 2027-02-01 "$desk"
try 'a page of a day' 0 'Made on 2026-11-24.' "$program" plan --format html --today 2026-11-24 "$desk"
try 'an alarm' 0 'TRIGGER:-PT15M' "$program" plan --format ics $plan --at 07:30 --alarm 15 "$desk"
try 'an alarm at no time' 64 '--alarm needs' "$program" plan --format ics $plan --alarm 15 "$desk"
try 'an alarm that is no number' 64 "--alarm cannot be 'soon'" "$program" plan --format ics $plan --at 07:30 --alarm soon "$desk"
for day in 2026-02-30 9999-12-31 2026-2-3 tomorrow ''; do
    try "a start that is no day: $day" 64 "--start cannot be '$day'" "$program" plan --format ics $plan --start "$day" "$desk"
    try "a today that is no day: $day" 64 "--today cannot be '$day'" "$program" plan --format ics $plan --today "$day" "$desk"
done
try 'a start too late' 64 "'2999-12-31' is too late" "$program" plan --format ics $plan --start 2999-12-31 "$desk"
try 'a time that is none' 64 "'noon' is no time" "$program" plan --format ics $plan --at noon "$desk"
for option in '--today 2026-11-24' '--start 2026-11-24' '--at 07:30' '--plan-id 0123456789abcdef' '--update x.ics'; do
    try "an option that does nothing: $option" 64 "${option%% *} does nothing with --format json" \
        "$program" plan --format json $option "$desk"
done
try 'kinds of a day' 64 'give it alone' "$program" check --kinds --today 2026-11-24
try 'CLIPS as JSON' 64 'does nothing with it' "$program" check --show-clips RF-CES-1 --format json
try 'threads for cases' 64 '-j does nothing without --mutate' "$program" test -j 2
try 'uncovered mutants' 64 '--uncovered does nothing' "$program" test --uncovered --mutate
try 'ids as JSON' 64 '--ids does nothing' "$program" explain "$desk" --ids --format json
try 'ids as text' 0 'RF-' "$program" explain "$repository/examples/cauda-equina.json" --ids
try 'a time for a page' 64 '--at does nothing with --format html' "$program" plan --format html --at 07:30 "$desk"
try 'a bundle' 0 '"type": "collection"' "$program" plan --format fhir --plan-id 0123456789abcdef --start 2026-12-01 "$desk"
try 'a bundle of a plan id that is none' 64 "'me' is no plan id" "$program" plan --format fhir --plan-id me "$desk"
try 'a bundle of two plan ids' 64 'holds the plan id fedcba9876543210' "$program" plan --format fhir $plan "$work/mine.json"
try 'a time for a bundle' 64 '--at does nothing with --format fhir' "$program" plan --format fhir --at 07:30 "$desk"
mkdir -p "$work/looks/knowledge/style"
echo '<overlay id="looks" version="1.2.3" for="low-back-pain"><title>Our looks</title></overlay>' >"$work/looks/overlay.xml"
style=knowledge/style/handout.xsl
sed 's|<p class="about">|<p class="about">Clinic on the hill. |' "$repository/$style" >"$work/looks/$style"
try 'the look of an overlay' 0 'Clinic on the hill.' "$program" --overlay "$work/looks" plan --format html "$desk"
try 'whose changes are named' 0 'With the changes of Our looks, version 1.2.3.' \
    "$program" --overlay "$work/looks" plan --format html "$desk"
try 'also as XML' 0 '<overlay id="looks" version="1.2.3"' "$program" --overlay "$work/looks" plan --format xml "$desk"
try 'also in the book' 0 'worked in: looks 1.2.3' "$program" --overlay "$work/looks" book
sed 's|<xsl:template match="safety-net">|<xsl:template match="nothing">|' "$repository/$style" >"$work/looks/$style"
sed -i 's|</xsl:stylesheet>|<xsl:template match="safety-net"/></xsl:stylesheet>|' "$work/looks/$style"
try 'no look leaves out when to get help' 2 "$work/looks/$style: The stylesheet leaves out when to get help" \
    "$program" --overlay "$work/looks" plan --format html "$desk"
hold 'and prints nothing' [ ! -s "$work/out" ]
sed -i 's|</xsl:stylesheet>||' "$work/looks/$style"
try 'a mistake in a look of an overlay' 2 "$work/looks/$style:" "$program" --overlay "$work/looks" check
try 'the book' 0 'id="rule-RF-CES-1"' "$program" book
try 'the book into a file' 0 '' "$program" book -o "$work/book.html"
hold 'the file holds the book' grep -q 'id="exercise-bridge"' "$work/book.html"
try 'the book of a day' 0 '<dd>2026-11-24</dd>' "$program" book --today 2026-11-24
try 'the book of no day' 64 "--today cannot be '2026-02-30'" "$program" book --today 2026-02-30
try 'a result into a file without a name' 64 "-o or --output cannot be ''" "$program" plan "$desk" -o ''
try 'the ending says the form' 0 '' "$program" plan "$desk" -o "$work/by-ending.html"
hold 'it is a page' grep -q '^<!DOCTYPE html>' "$work/by-ending.html"
try 'the book with a file' 64 'it takes no file' "$program" book x

try 'standard output is closed' 1 'cannot be written' sh -c "'$program' plan '$desk' >&-"
try 'standard output is full' 1 'cannot be written' sh -c "'$program' plan '$desk' >/dev/full"
try 'a reader that leaves' 1 'cannot be written' \
    sh -c "{ '$program' plan '$desk'; echo \$? >'$work/code'; } 2>'$work/err' | true
           cat '$work/err'; exit \$(cat '$work/code')"
try 'interview with closed output' 1 'cannot be written' sh -c "'$program' interview </dev/null >&-"

try 'a result into a file' 0 '' "$program" plan "$desk" -o "$work/plan.txt"
hold 'the file holds it' grep -q 'Your starter plan' "$work/plan.txt"
hold 'nobody else may read it' [ "$(stat -c %a "$work/plan.txt")" = 600 ]
ln -s plan.txt "$work/link.txt"
try 'a result through a link' 0 '' "$program" plan "$desk" -o "$work/link.txt"
hold 'the link stays a link' [ -L "$work/link.txt" ]
try 'a result into a folder that is not there' 1 'cannot be written' \
    "$program" plan "$desk" -o "$work/none/plan.txt"
mkfifo "$work/pipe"
cat "$work/pipe" >"$work/from-pipe" &
try 'a result into a pipe' 0 '' "$program" plan "$desk" -o "$work/pipe"
wait
hold 'the pipe is still a pipe' [ -p "$work/pipe" ]
hold 'the pipe carried it' grep -q 'Your starter plan' "$work/from-pipe"
try 'a result into a full device' 1 'cannot be written' "$program" plan "$desk" -o /dev/full
hold 'the device is still a device' [ -c /dev/full ]

"$program" plan "$desk" --format json >"$work/one.json"
"$program" plan "$desk" --format json >"$work/two.json"
hold 'the same answers give the same bytes' cmp -s "$work/one.json" "$work/two.json"
for locale in de_DE.UTF-8 C; do
    LC_ALL=$locale "$program" plan "$desk" --format json >"$work/two.json"
    hold "the same bytes in the locale $locale" cmp -s "$work/one.json" "$work/two.json"
done

# A pack whose rules forget to make the doses gentle behind a narrow gate.
mkdir -p "$work/tiny"
cp -r "$repository"/tests/bad-input/tiny/* "$work/tiny/"
cp "$repository/knowledge/phrases.xml" "$work/tiny/knowledge/"
echo '{"answers": {"age": 40, "numb": "no", "signs": ["none"], "pain": 9, "kit": ["none"], "minutes": "ten"}}' \
    >"$work/strong.json"
try 'a narrow gate makes doses gentle' 0 'Your level is gentle' \
    "$program" --pack "$work/tiny" plan "$work/strong.json"

# Permissions do not hold root back: as root, try it as nobody.
as_nobody=
[ "$(id -u)" -eq 0 ] && as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
closed=$(mktemp -d)
cp -r "$repository/knowledge" "$repository/rules" "$program" "$closed/"
chmod -R a+rX "$closed"
chmod 000 "$closed/knowledge/exercises"
try 'an unreadable folder' 1 'knowledge/exercises: cannot be read' \
    $as_nobody "$closed/$(basename "$program")" --pack "$closed" check
chmod 755 "$closed/knowledge/exercises"
chmod 000 "$closed/knowledge/exercises/bridge.xml"
try 'an unreadable file' 2 'knowledge/exercises/bridge.xml: Cannot be opened' \
    $as_nobody "$closed/$(basename "$program")" --pack "$closed" check
rm -rf "$closed"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
