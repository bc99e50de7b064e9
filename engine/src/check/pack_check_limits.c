/* SPDX-License-Identifier: Apache-2.0 */
/* Tests of an answer that go further than the questionnaire lets them: what stands beside
 * them is only asked of fewer people. Whoever widens such a test changes nothing. */
#include <string.h>

#include "check/pack_check_conditions.h"
#include "conditions/condition_implies.h"
#include "pack/condition_text.h"

static int is_narrower(const condition *c, const condition *part)
{
    return c->kind == CONDITION_ANSWER && condition_implies(c, part) &&
           !condition_implies(part, c);
}

static int has_narrower(const condition *asks, const condition *part)
{
    if (is_narrower(asks, part))
        return 1;
    for (size_t i = 0; i < asks->part_count; i++)
        if (has_narrower(asks->parts[i], part))
            return 1;
    return 0;
}

/* A test in this ask-when that is narrower than the part, and at least possible wherever
 * all beside the part is. */
static const condition *find_narrower(const checker *k, const condition *asks,
                                      const condition *part, formula beside)
{
    const condition *found = NULL;

    if (is_narrower(asks, part) &&
        are_impossible(k, beside, not_so(condition_possibly(k->s->logic, asks)),
                       LAW_ANSWERS | LAW_ASKED))
        return asks;
    for (size_t i = 0; i < asks->part_count && !found; i++)
        found = find_narrower(k, asks->parts[i], part, beside);
    return found;
}

static void tell_limit(checker *k, const condition *part, const subject *asking,
                       const condition *narrower)
{
    text_buffer out = {0};

    text_add(&out, "has a test that goes further than the questions do: ");
    write_part(&out, part);
    text_add(&out, ". What stands beside it is only asked when '");
    condition_write(&out, narrower);
    text_addf(&out, "' (%s '%s', %s:%d)",
              asking->kind == READER_QUESTION ? "question" : "section", asking->id,
              asking->file, narrower->line);
    tell_subject(k, "limit-without-effect", part->line, &out);
}

static int asks(const subject *asking, const question *q)
{
    return strcmp(asking->id, asking->kind == READER_SECTION ? q->in->id : q->id) == 0;
}

/* Whether what stands beside the part needs an answer that is asked for there. */
static int is_needed(const checker *k, const subject *asking, formula beside)
{
    const list *all = &k->r->pack->questions.all;

    for (size_t i = 0; i < all->count; i++)
        if (asks(asking, all->items[i]) &&
            are_impossible(k, beside,
                           not_so(question_answered(k->s->logic, all->items[i])),
                           LAW_ANSWERS))
            return 1;
    return 0;
}

void check_limit(checker *k, const condition *part, formula beside)
{
    if (part->kind != CONDITION_ANSWER || part->test == TEST_ASKED ||
        is_impossible(k, beside, LAW_ANSWERS | LAW_ASKED))
        return;
    for (size_t i = 0; i < k->s->count; i++) {
        const subject *one = &k->s->all[i];
        const condition *narrower;

        if ((one->kind != READER_SECTION && one->kind != READER_QUESTION) ||
            condition_has_hole(one->when) || !has_narrower(one->when, part) ||
            !is_needed(k, one, beside) ||
            !(narrower = find_narrower(k, one->when, part, beside)))
            continue;
        tell_limit(k, part, one, narrower);
        return;
    }
}
