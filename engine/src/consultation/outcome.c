/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/outcome.h"

#include <string.h>

#include "base/failure.h"
#include "words/handout.h"
#include "words/told_words.h"

int outcome_open(outcome *out, const sb_pack *pack, sb_failure *why)
{
    *out = (outcome){.memory = arena_new()};
    if (out->memory) {
        out->movements = arena_take(out->memory, pack->movements.all.count + 1);
        out->doses = arena_take(out->memory,
                                (pack->exercises.all.count + 1) * sizeof(*out->doses));
    }
    if (out->movements && out->doses)
        return 0;
    outcome_close(out);
    return failure_memory(why);
}

void outcome_close(outcome *out)
{
    caution_close(&out->how);
    list_clear(&out->asks);
    list_clear(&out->unused);
    arena_free(out->memory);
    *out = (outcome){0};
}

static const char *dose_words(outcome *out, const sb_pack *pack, const result_item *item)
{
    text_buffer words = {0};
    const char *kept = NULL;

    handout_dose(&words, pack, item);
    if (words.text)
        kept = arena_copy(out->memory, words.text, words.length);
    text_clear(&words);
    return kept;
}

static int take_unused(outcome *out, const sb_result *r)
{
    for (size_t i = 0; i < r->unused.count; i++) {
        text_buffer words = {0};
        char *kept = NULL;

        told_say_unused(&words, r, r->unused.items[i]);
        if (words.text)
            kept = arena_copy(out->memory, words.text, words.length);
        text_clear(&words);
        if (!kept || list_add(&out->unused, kept) < 0)
            return -1;
    }
    return 0;
}

static int take(outcome *out, const sb_result *r)
{
    out->disposition = r->disposition;
    out->gate = r->gate;
    out->level = (int)r->level;
    out->has_programme = r->has_programme;
    if (caution_read(&out->how, r) < 0)
        return -1;
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        out->movements[one->movement->index] |= (unsigned char)(1 << one->type);
    }
    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        out->doses[item->exercise->index] = dose_words(out, r->pack, item);
        if (!out->doses[item->exercise->index])
            return -1;
    }
    for (size_t i = 0; i < r->incomplete.count; i++)
        if (list_add(&out->asks, r->incomplete.items[i]) < 0)
            return -1;
    return take_unused(out, r);
}

int outcome_reach(outcome *out, sb_consultation *one, sb_failure *why)
{
    sb_result *result = NULL;
    int error = sb_consultation_conclude(&result, one, why);

    memset(out->movements, 0, one->pack->movements.all.count);
    caution_close(&out->how);
    out->how = (caution){0};
    memset(out->doses, 0, one->pack->exercises.all.count * sizeof(*out->doses));
    out->asks.count = 0;
    out->unused.count = 0;
    if (error == 0 && take(out, result) < 0)
        error = failure_memory(why);
    sb_result_free(result);
    return error;
}

int outcome_same(const outcome *a, const outcome *b, const sb_pack *pack)
{
    if (a->disposition != b->disposition || a->gate != b->gate)
        return 0;
    for (size_t i = 0; i < pack->exercises.all.count; i++)
        if (!a->doses[i] != !b->doses[i])
            return 0;
    return 1;
}
