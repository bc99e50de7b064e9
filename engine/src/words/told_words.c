/* SPDX-License-Identifier: Apache-2.0 */
/* In words: what was told and not used, and what was taken for granted. */
#include <string.h>

#include "words/told_words.h"

const char *const unused_words[] = {[UNUSED_NOT_ASKED] = "not-asked",
                                    [UNUSED_NO_EFFECT] = "no-effect",
                                    [UNUSED_TAKEN_BACK] = "taken-back"};

const char *const unused_messages[] = {[UNUSED_NOT_ASKED] = "handout-unused",
                                       [UNUSED_NO_EFFECT] = "handout-unused-sign",
                                       [UNUSED_TAKEN_BACK] = "handout-unused-back"};

/* The answer as a clause; without one, what the question is about. */
void told_say_answer(text_buffer *out, const sb_pack *pack, const result_unused *one)
{
    const used_answer whole = whole_answer(one->asked);
    size_t before = out->length;

    handout_say_answer(out, pack, &whole, &one->given);
    if (out->length == before)
        text_add(out, one->asked->topic ? one->asked->topic : one->asked->id);
}

void told_say_unused(text_buffer *out, const sb_result *r, const result_unused *one)
{
    text_buffer clause = {0};

    told_say_answer(&clause, r->pack, one);
    handout_write(out, r->pack, unused_messages[one->why],
                  (const char *const[]){"answers", clause.text ? clause.text : "", NULL});
    text_used(&clause, out);
}

static void say_all(const sb_result *r, unused_why why, told_sentence *tell,
                    void *payload)
{
    text_buffer clauses = {0};

    for (size_t i = 0; i < r->unused.count; i++) {
        const result_unused *one = r->unused.items[i];

        if (one->why != why)
            continue;
        if (clauses.length)
            text_add(&clauses, "; ");
        told_say_answer(&clauses, r->pack, one);
    }
    if (clauses.text)
        tell(payload, unused_messages[why],
             (const char *const[]){"answers", clauses.text, NULL});
    text_clear(&clauses);
}

static void say_taken(const sb_result *r, told_sentence *tell, void *payload)
{
    const question *before = NULL;

    for (size_t i = 0; i < r->taken.count; i++) {
        const question *sign = ((const result_taken *)r->taken.items[i])->sign;

        if (sign != before)
            tell(payload, "handout-taken-note",
                 (const char *const[]){"topic", sign->topic ? sign->topic : sign->id,
                                       NULL});
        before = sign;
    }
}

void told_say(const sb_result *r, told_sentence *tell, void *payload)
{
    say_taken(r, tell, payload);
    for (int why = 0; why < UNUSED_WHY_COUNT; why++)
        say_all(r, (unused_why)why, tell, payload);
}
