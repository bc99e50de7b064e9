/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/command.h"

const command command_table[] = {
    {"interview", "[--save FILE] [--resume FILE]",
     "interview a person and print the programme", command_interview},
    {"plan",
     "ANSWERS.json [--format text|json|html|markdown|note|xml|ics|fhir] [-o FILE]\n"
     "      [--today DAY] [--start DAY] [--at HH:MM] [--alarm MINUTES]\n"
     "      [--plan-id ID] [--update OLD.ics]",
     "the programme for a file of answers", command_plan},
    {"explain", "ANSWERS.json [TOPIC] [--format text|json|dot] [--ids]",
     "why: an exercise, movement, hazard, rule, question, disposition ...; or \"all\"",
     command_explain},
    {"what-if", "ANSWERS.json [QUESTION=VALUE ...] [--format text|json]",
     "what other answers would change; with none: which single answers would",
     command_what_if},
    {"diary",
     "start ANSWERS.json -o DIARY [--day DAY]\n"
     "  diary log DIARY [--light LIGHT] [--before N] [--after N] [--morning N]\n"
     "      [--effort N] [--easier EXERCISE,...] [--left EXERCISE,...] [--day DAY]\n"
     "  diary log DIARY --flare LEVEL [--day DAY]\n"
     "  diary check-in DIARY [--answers ANSWERS.json]\n"
     "  diary week DIARY [--format text|html|json|ics|note] [--at HH:MM]\n"
     "      [--alarm MINUTES] [-o FILE]\n"
     "  diary swap DIARY [MOVE [OTHER | none]]\n"
     "  diary progress DIARY [--format text|html|svg|csv|json] [-o FILE]\n"
     "  diary merge DIARY DIARY [-o DIARY]",
     "the weeks after: one person's diary, and how it goes", command_diary},
    {"check", "[--format text|json] [--today DAY] [--all] [--kinds] [--show-clips RULE]",
     "list every mistake in a pack", command_check},
    {"new", "KIND ID [--topic TOPIC] [--step STEP] [--section SECTION]",
     "begin a rule, finding, question, exercise, hazard, message or case", command_new},
    {"test", "[--uncovered] [CASE ...], or --mutate [-j N] [RULE ...]",
     "run the worked cases of a pack, and say what they cover", command_test},
    {"diff", "OLD_PACK NEW_PACK [ANSWERS.json ...] [--people N] [--examples DIR]",
     "what an edit changes: of the pack, and of what people get", command_diff},
    {"figure", "ID [-o FILE.svg], or --all DIR",
     "draw an exercise or hazard; all of them, with a page to look through",
     command_figure},
    {"sign", "ID ... --by NAME [--topic TOPIC] [--day DAY]",
     "put a name under parts of a pack, as they are now", command_sign},
    {"list",
     "[--draft] [--signed] [--changed] [--due DAY] [--topic TOPIC] [--format text|json]",
     "what is to be signed or reviewed", command_list},
    {"prove", "[PROMISE ...] [--base DIR] [--format text|json] [--certificate DIR]",
     "the promises over every possible intake, or a person who breaks one",
     command_prove},
    {"seal", "", "write down the digest of every file, so that changes are refused",
     command_seal},
    {"book", "[-o FILE] [--today DAY]",
     "the whole pack as one page to read, print and sign", command_book},
    {"bundle", "[-o FILE]", "the pack as one file, for a page or another machine",
     command_bundle},
    {"batch", "[-j N] [--summary] [--step-seconds S] < LINES > RESULTS",
     "answers as JSON lines in, results as JSON lines out", command_batch},
    {"questions", "[--format text|json] [--count ANSWERS.json]",
     "print the questionnaire; or count what one person is asked", command_questions},
    {NULL, NULL, NULL, NULL},
};
