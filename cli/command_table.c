/* SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

const command command_table[] = {
    {"interview", "[--save FILE] [--resume FILE]",
     "interview a person and print the programme", command_interview},
    {"plan",
     "ANSWERS.json [--format text|json|html|markdown|note|xml|ics] [-o FILE]\n"
     "      [--start DATE] [--at HH:MM] [--alarm MINUTES]",
     "the programme for a file of answers; DATE is its first day, today if not given",
     command_plan},
    {"explain", "ANSWERS.json [TOPIC] [--format text|json|dot] [--ids]",
     "why: an exercise, movement, hazard, rule, question, disposition ...",
     command_explain},
    {"what-if", "ANSWERS.json [QUESTION=VALUE ...] [--format text|json]",
     "what other answers would change; with none: which single answers would",
     command_what_if},
    {"check", "[--show-clips RULE]", "list every mistake in a pack", command_check},
    {"test", "[--uncovered] [CASE ...]",
     "run the worked cases of a pack, and say what they cover", command_test},
    {"diff", "OLD_PACK NEW_PACK [ANSWERS.json ...] [--people N] [--examples DIR]",
     "what an edit changes: of the pack, and of what people get", command_diff},
    {"figure", "ID [-o FILE.svg], or --all DIR",
     "draw an exercise or hazard; all of them, with a page to look through",
     command_figure},
    {"seal", "", "write down the digest of every file, so that changes are refused",
     command_seal},
    {"book", "[-o FILE]", "the whole pack as one page to read, print and sign",
     command_book},
    {"questions", "[--format text|json]", "print the questionnaire", command_questions},
    {NULL, NULL, NULL, NULL},
};
