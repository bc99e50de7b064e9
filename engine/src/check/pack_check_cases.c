/* SPDX-License-Identifier: Apache-2.0 */
/* A worked case on its own: does it expect what can be? */
#include <string.h>

#include "check/pack_check.h"
#include "check/worked_case.h"

static int has_word(const expectation *e, const char *word)
{
    for (size_t i = 0; i < e->word_count; i++)
        if (strcmp(e->words[i], word) == 0)
            return 1;
    return 0;
}

/* Of a scale one word comes out: "not" contradicts when it leaves none of those wanted.
 */
static int leaves_none(const expectation *wanted, const expectation *unwanted)
{
    for (size_t i = 0; i < wanted->word_count; i++)
        if (!has_word(unwanted, wanted->words[i]))
            return 0;
    return 1;
}

static int is_scale(expected_thing thing)
{
    return thing == EXPECT_DISPOSITION || thing == EXPECT_GATE || thing == EXPECT_LEVEL ||
           thing == EXPECT_STYLE || thing == EXPECT_HOLD;
}

static const char *shared_word(const expectation *a, const expectation *b)
{
    for (size_t i = 0; i < a->word_count; i++)
        if (has_word(b, a->words[i]))
            return a->words[i];
    return NULL;
}

/* An exercise that is barred is neither allowed nor chosen. */
static int shut_each_other_out(const expectation *a, const expectation *b)
{
    if (a->thing == b->thing)
        return !a->negated && b->negated;
    return a->thing == EXPECT_BARRED && !a->negated && !b->negated &&
           (b->thing == EXPECT_ALLOWED || b->thing == EXPECT_CHOSEN);
}

static void compare(reading *r, const worked_case *one, const expectation *a,
                    const expectation *b)
{
    const char *word = NULL;

    if (a->because || b->because || !shut_each_other_out(a, b))
        return;
    if (!is_scale(a->thing))
        word = shared_word(a, b);
    else if (leaves_none(a, b))
        word = a->words[0];
    if (word)
        mistakes_add(r->mistakes, SB_ERROR, "contradicting-expectations", one->file,
                     b->line, "Case '%s' expects '%s' and its opposite (line %d).",
                     one->id, word, a->line);
}

void check_case(reading *r, const worked_case *one)
{
    const list *all = &one->expectations;

    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->count; k++)
            if (i != k)
                compare(r, one, all->items[i], all->items[k]);
}
