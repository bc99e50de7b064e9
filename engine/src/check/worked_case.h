/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WORKED_CASE_H
#define WORKED_CASE_H

#include <steadyback/cases.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/name_table.h"

/* Everything in a case is a name, so that cases of one pack can be run with another. */

typedef struct case_answer {
    const char *question;
    const char *value;
    const char *unsure; /* or NULL */
    int drop;
    int line;
} case_answer;

typedef enum expected_thing {
    EXPECT_DISPOSITION, /* one of the words */
    EXPECT_GATE,        /* one of the words */
    EXPECT_LEVEL,
    EXPECT_STYLE,
    EXPECT_RULES,
    EXPECT_UNKNOWN_BRANCHES,
    EXPECT_FINDINGS,
    EXPECT_FORBIDS,
    EXPECT_LIMITS,
    EXPECT_ALLOWED,
    EXPECT_BARRED,
    EXPECT_CHOSEN,
    EXPECT_PREFERS,
    EXPECT_AVOIDS,
    EXPECT_HAZARDS, /* of which the result says how they stand */
    EXPECT_LISTED,  /* on the pages, as not yet */
    EXPECT_LATER,
    EXPECT_FINE,
    EXPECT_SAYS,
    EXPECT_NAMES,
    EXPECT_FREE,   /* parts of the day, by the id of the slot */
    EXPECT_ADAPTS, /* changes of the plan: keep, restart-60 */
    EXPECT_HOLD,
    EXPECTED_COUNT
} expected_thing;

typedef struct expectation {
    expected_thing thing;
    const char **words;
    size_t word_count;
    const char *because; /* a rule, or NULL */
    int negated;
    int line;
} expectation;

typedef struct worked_case {
    const char *id;
    const char *like_id;
    const struct worked_case *like; /* or NULL */
    const char *of;                 /* what it tests of docs/evidence, or NULL */
    const char *file;
    int line;
    int is_person; /* no expectations */
    int incomplete;
    case_answer *answers;
    size_t answer_count;
    list expectations; /* of expectation */
    size_t index;      /* among persons and cases */
    int mark;
} worked_case;

struct sb_cases {
    arena *memory;
    list all;   /* of worked_case, persons and cases, in the order of files */
    list cases; /* without the persons */
    name_table by_name;
};

/* The answer of a person or case to a question, its own or that of whom it is like; NULL
 * when there is none. */
const case_answer *case_answer_to(const worked_case *one, const char *question);

/* Asks as an interview does and answers from the case, until nothing is due or an
 * emergency stands. `failed` (may be NULL) gets what is missing or never asked for. */
int case_interview(const worked_case *one, sb_consultation *consultation,
                   sb_mistakes *failed, sb_failure *why);

/* Adds what was expected but not found. */
void case_compare(const worked_case *one, const sb_result *result, sb_mistakes *failed);

#endif
