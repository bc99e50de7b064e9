/* SPDX-License-Identifier: Apache-2.0 */
#include "result/result.h"

#include <stdlib.h>

#include "result/result_empty.h"
#include "result/result_wish.h"

const char *const bar_words[] = {"movement", "list",      "gate", "level",
                                 "kit",      "withdrawn", NULL};

const char *const wish_words[] = {"done",       "not-in-plan", "barred",  "limited",
                                  "other-part", "in-plan",     "no-room", NULL};

sb_result *result_new(const sb_pack *pack)
{
    sb_result *result = calloc(1, sizeof(*result));

    if (!result)
        return NULL;
    result->pack = pack;
    result->memory = arena_new();
    if (!result->memory || answer_sheet_open(&result->sheet, pack, NULL) < 0 ||
        answer_sheet_open(&result->told, pack, NULL) < 0) {
        sb_result_free(result);
        return NULL;
    }
    return result;
}

void *result_take(sb_result *result, size_t size)
{
    return arena_take(result->memory, size);
}

const result_wish *result_wish_for(const sb_result *result, const exercise *one)
{
    for (size_t i = 0; i < result->wishes.count; i++) {
        const result_wish *w = result->wishes.items[i];

        if (w->state == WISH_DONE && w->in == one)
            return w;
    }
    return NULL;
}

const result_wish *result_wish_against(const sb_result *result, const exercise *one)
{
    for (size_t i = 0; i < result->wishes.count; i++)
        if (((const result_wish *)result->wishes.items[i])->out == one)
            return result->wishes.items[i];
    return NULL;
}

void reasons_clear(reasons *why)
{
    for (size_t i = 0; i < why->all.count; i++) {
        reason *one = why->all.items[i];

        list_clear(&one->answers);
        list_clear(&one->absences);
    }
    list_clear(&why->all);
}

const char *reason_text(const reason *why)
{
    return why->text ? why->text : why->rule->because;
}

const evidence *reason_evidence(const reason *why)
{
    return why->rule ? &why->rule->evidence : &why->part->message->evidence;
}

static void clear_exercises(list *all)
{
    for (size_t i = 0; i < all->count; i++) {
        result_exercise *one = all->items[i];

        list_clear(&one->bars);
        list_clear(&one->merits);
        reasons_clear(&one->why);
    }
    list_clear(all);
}

static void clear_hazards(list *all)
{
    for (size_t i = 0; i < all->count; i++) {
        result_hazard *one = all->items[i];

        list_clear(&one->answers);
        list_clear(&one->insteads);
        list_clear(&one->tips);
        reasons_clear(&one->why);
    }
    list_clear(all);
}

static void clear_advice(list *all)
{
    for (size_t i = 0; i < all->count; i++)
        reasons_clear(&((advice *)all->items[i])->why);
    list_clear(all);
}

static void clear_changes(list *all)
{
    for (size_t i = 0; i < all->count; i++)
        reasons_clear(&((result_change *)all->items[i])->why);
    list_clear(all);
}

static void clear_programme(sb_result *result)
{
    for (size_t i = 0; i < result->items.count; i++)
        reasons_clear(&((result_item *)result->items.items[i])->why);
    for (size_t i = 0; i < result->weeks.count; i++)
        list_clear(&((result_week *)result->weeks.items[i])->items);
    list_clear(&result->items);
    list_clear(&result->weeks);
    for (size_t i = 0; i < result->empty_slots.count; i++)
        reasons_clear(&((result_empty *)result->empty_slots.items[i])->why);
    list_clear(&result->empty_slots);
    list_clear(&result->wishes);
    reasons_clear(&result->level_why);
    reasons_clear(&result->style_why);
}

static void clear_conclusions(sb_result *result)
{
    for (size_t i = 0; i < result->findings.count; i++)
        list_clear(&((result_finding *)result->findings.items[i])->answers);
    for (size_t i = 0; i < result->restrictions.count; i++)
        reasons_clear(&((result_restriction *)result->restrictions.items[i])->why);
    list_clear(&result->findings);
    list_clear(&result->restrictions);
    reasons_clear(&result->disposition_why);
    reasons_clear(&result->gate_why);
}

void sb_result_free(sb_result *result)
{
    reasons trace;

    if (!result)
        return;
    trace.all = result->trace;
    clear_conclusions(result);
    clear_programme(result);
    clear_hazards(&result->not_yet);
    list_clear(&result->listed);
    list_clear(&result->paths);
    clear_exercises(&result->exercises);
    clear_changes(&result->changes);
    clear_advice(&result->advice);
    clear_advice(&result->holds);
    reasons_clear(&trace);
    list_clear(&result->pages);
    list_clear(&result->contacts);
    list_clear(&result->education);
    list_clear(&result->safety_net);
    list_clear(&result->stop_signals);
    list_clear(&result->incomplete);
    list_clear(&result->unasked);
    list_clear(&result->unused);
    list_clear(&result->taken);
    answer_sheet_close(&result->sheet);
    answer_sheet_close(&result->told);
    arena_free(result->memory);
    free(result);
}

const char *sb_result_disposition(const sb_result *result)
{
    return disposition_words[result->disposition];
}

int sb_result_has_programme(const sb_result *result)
{
    return result->has_programme;
}

const char *sb_result_gate(const sb_result *result)
{
    return gate_words[result->gate];
}

static int is_behind(const sb_result *result, const question *asked)
{
    for (size_t i = 0; i < result->disposition_why.all.count; i++) {
        const reason *why = result->disposition_why.all.items[i];

        for (size_t k = 0; k < why->answers.count; k++)
            if (((const used_answer *)why->answers.items[k])->asked == asked)
                return 1;
    }
    return 0;
}

const char *sb_result_behind(const sb_result *result, size_t index)
{
    const list *questions = &result->pack->questions.all;

    for (size_t i = 0; i < questions->count; i++)
        if (is_behind(result, questions->items[i]) && index-- == 0)
            return ((const question *)questions->items[i])->id;
    return NULL;
}

const char *sb_result_item(const sb_result *result, size_t index, const char **name)
{
    const result_item *item;

    if (index >= result->items.count)
        return NULL;
    item = result->items.items[index];
    if (name)
        *name = item->exercise->name;
    return item->exercise->id;
}

const char *sb_result_harder(const sb_result *result, size_t index)
{
    const result_item *item;

    if (index >= result->items.count)
        return NULL;
    item = result->items.items[index];
    return item->progression ? item->progression->id : NULL;
}

const char *sb_result_rule(const sb_result *result, size_t index,
                           const char **disposition, const char **gate)
{
    const reason *one;
    const consequences *all;

    *disposition = NULL;
    *gate = NULL;
    if (index >= result->trace.count)
        return NULL;
    one = result->trace.items[index];
    all = one->if_unknown ? &one->rule->if_unknown : &one->rule->then;
    for (size_t i = 0; i < all->count; i++) {
        const consequence *c = &all->items[i];

        if (c->kind == GIVE_DISPOSITION)
            *disposition = disposition_words[c->level];
        if (c->kind == GIVE_GATE)
            *gate = gate_words[c->level];
    }
    return one->rule->id;
}

const char *sb_result_not_yet(const sb_result *result, size_t index, const char **name)
{
    const result_hazard *h;

    if (index >= result->listed.count)
        return NULL;
    h = result->listed.items[index];
    *name = h->hazard->name;
    return h->hazard->id;
}
