/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_BOOK_H
#define RULE_BOOK_H

#include "pack/pack.h"

/* What the conditions of a pack become in CLIPS: text to load, and for every rule in it
 * where it came from. Only ids and numbers ever reach the text; sentences stay in the
 * pack.
 *
 * Each condition can be asked in two ways: surely, or at least possibly. `none` of
 * something is sure when that is not even possible, and the other way round; `unless`
 * asks only what is sure. So every rule is written once as stated and, if it has an
 * if-unknown branch, once more for "possible, but not as stated". */
typedef enum written_for {
    FOR_RULE,
    FOR_FINDING,
    FOR_SCORE,
    FOR_QUESTION, /* its ask-when */
    FOR_SECTION,
    FOR_MESSAGE,
    FOR_SIGNAL,
    FOR_HAZARD,
    FOR_CONTRADICTION
} written_for;

typedef struct written_rule {
    const char *name; /* in CLIPS: RF-CES-1, RF-CES-1-if-unknown, RF-CES-5c.2 */
    written_for kind;
    const void *owner;            /* rule, finding, score ... of the pack */
    int if_unknown;               /* FOR_RULE: the if-unknown branch */
    int as_possible;              /* asks what is possible, not what is sure */
    const condition **conditions; /* the condition behind each pattern, in their order */
    size_t condition_count;
    size_t from, to; /* its place in the text */
} written_rule;

typedef struct rule_book {
    arena *memory;
    char *text;
    list rules; /* of written_rule */
    name_table by_name;
    list counts; /* ids of the scores that `at-least count` made */
} rule_book;

/* Caller frees *out with rule_book_free. */
int rule_book_write(rule_book **out, const sb_pack *pack, sb_failure *why);
void rule_book_free(rule_book *book); /* accepts NULL */

const written_rule *rule_book_find(const rule_book *book, const char *name);

#endif
