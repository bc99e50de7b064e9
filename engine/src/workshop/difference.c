/* SPDX-License-Identifier: Apache-2.0 */
#include "workshop/difference.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/list.h"
#include "base/text_buffer.h"
#include "pack/pack.h"
#include "result/caution.h"
#include "words/handout.h"

/* The parts of a result that are compared, weightiest first. */
typedef enum part_kind {
    PART_HOLD,
    PART_FORBID,
    PART_LIMIT,
    PART_NET, /* the safety net and the page of action */
    PART_EXERCISE,
    PART_DOSE,
    PART_HAZARD,
    PART_WORDS, /* advice and education */
    PART_RULE,
    PART_KINDS
} part_kind;

typedef struct part {
    part_kind kind;
    const char *id;
    const char *value; /* a dose, or what may be done instead; else "" */
} part;

typedef struct parts {
    list all; /* of part, sorted by kind and id */
    arena *memory;
    int failed;
} parts;

static void add(parts *of, part_kind kind, const char *id, const char *value)
{
    part *one = arena_take(of->memory, sizeof(*one));

    if (one)
        *one = (part){kind, id, value};
    of->failed |= !one || list_add(&of->all, one) < 0;
}

static void add_messages(parts *of, part_kind kind, const list *messages)
{
    for (size_t i = 0; i < messages->count; i++)
        add(of, kind, ((const message *)messages->items[i])->id, "");
}

static void add_advice(parts *of, part_kind kind, const list *all)
{
    for (size_t i = 0; i < all->count; i++)
        add(of, kind, ((const advice *)all->items[i])->message->id, "");
}

static void add_exercises(parts *of, const sb_result *r)
{
    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];
        text_buffer dose = {0};
        const char *kept = NULL;

        handout_dose(&dose, r->pack, item);
        if (dose.text)
            kept = arena_copy(of->memory, dose.text, dose.length);
        text_clear(&dose);
        add(of, PART_EXERCISE, item->exercise->id, "");
        add(of, PART_DOSE, item->exercise->id, kept ? kept : "");
        of->failed |= !kept;
    }
}

/* What is left out or for later, with what may be done instead. */
static void add_hazards(parts *of, const sb_result *r)
{
    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *one = r->not_yet.items[i];
        text_buffer insteads = {0};
        const char *kept = NULL;

        if (one->state == FINE)
            continue;
        text_addf(&insteads, "%s instead", hazard_state_words[one->state]);
        for (size_t k = 0; k < one->insteads.count; k++)
            text_addf(&insteads, " %s", ((const exercise *)one->insteads.items[k])->id);
        if (insteads.text)
            kept = arena_copy(of->memory, insteads.text, insteads.length);
        text_clear(&insteads);
        add(of, PART_HAZARD, one->hazard->id, kept ? kept : "");
        of->failed |= !kept;
    }
}

static int by_kind(const void *left, const void *right)
{
    const part *a = *(part *const *)left, *b = *(part *const *)right;

    return a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp(a->id, b->id);
}

static void take_parts(parts *of, const sb_result *r)
{
    *of = (parts){.memory = arena_new()};
    if (!of->memory) {
        of->failed = 1;
        return;
    }
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        add(of, one->type == FORBID ? PART_FORBID : PART_LIMIT, one->movement->id, "");
    }
    for (size_t i = 0; i < r->trace.count; i++)
        add(of, PART_RULE, ((const reason *)r->trace.items[i])->rule->id, "");
    add_advice(of, PART_HOLD, &r->holds);
    add_messages(of, PART_NET, &r->safety_net);
    add_messages(of, PART_NET, &r->pages);
    add_advice(of, PART_WORDS, &r->advice);
    add_messages(of, PART_WORDS, &r->education);
    add_exercises(of, r);
    add_hazards(of, r);
    if (of->all.count)
        qsort(of->all.items, of->all.count, sizeof(void *), by_kind);
}

static void clear_parts(parts *of)
{
    list_clear(&of->all);
    arena_free(of->memory);
}

/* ---- what came and went ---- */

typedef struct difference {
    text_buffer words[PART_KINDS];
    size_t came[PART_KINDS], went[PART_KINDS];
} difference;

static void note(difference *d, const part *one, const char *sign, const char *was)
{
    text_buffer *out = &d->words[one->kind];

    text_addf(out, " %s%s", sign, one->id);
    if (was)
        text_addf(out, " (%s, was %s)", one->value, was);
}

static void note_gone(difference *d, const part *old)
{
    d->went[old->kind]++;
    note(d, old, "-", NULL);
}

static void note_new(difference *d, const part *new, const char *was)
{
    d->came[new->kind]++;
    note(d, new, was ? "" : "+", was);
}

/* Walks two sorted lists beside each other. */
static void compare_parts(difference *d, const parts *before, const parts *now)
{
    size_t i = 0, k = 0;

    while (i < before->all.count && k < now->all.count) {
        const part *old = before->all.items[i], *new = now->all.items[k];
        int order = by_kind(&old, &new);

        if (order < 0)
            note_gone(d, old);
        else if (order > 0)
            note_new(d, new, NULL);
        else if (strcmp(old->value, new->value) != 0)
            note_new(d, new, old->value);
        i += order <= 0;
        k += order >= 0;
    }
    while (i < before->all.count)
        note_gone(d, before->all.items[i++]);
    while (k < now->all.count)
        note_new(d, now->all.items[k++], NULL);
}

/* ---- in words ---- */

static void add_scale(text_buffer *out, const char *what, const char *before,
                      const char *now)
{
    if (strcmp(before, now) != 0)
        text_addf(out, "%s%s %s -> %s", out->length ? ", " : "", what, before, now);
}

/* The weightiest difference alone: what is below it follows from it, or matters less. */
static void write_move(text_buffer *out, difference *d, const sb_result *before,
                       const sb_result *now)
{
    static const char *const heads[] = {
        [PART_HOLD] = "session on hold",    [PART_FORBID] = "forbidden movements",
        [PART_LIMIT] = "limited movements", [PART_NET] = "safety net",
        [PART_EXERCISE] = "exercises",      [PART_DOSE] = "doses",
        [PART_HAZARD] = "risky movements",  [PART_WORDS] = "advice",
        [PART_RULE] = "rules that hold"};

    add_scale(out, "disposition", disposition_words[before->disposition],
              disposition_words[now->disposition]);
    add_scale(out, "gate", gate_words[before->gate], gate_words[now->gate]);
    if (before->has_programme && now->has_programme)
        add_scale(out, "level", level_words[before->level], level_words[now->level]);
    for (int kind = 0; kind < PART_KINDS && !out->length; kind++)
        if (d->came[kind] || d->went[kind])
            text_addf(out, "%s%s", heads[kind], d->words[kind].text);
}

static int weigh(sb_difference *out, const sb_result *before, const sb_result *now)
{
    caution was = {0}, is = {0};
    int error = caution_read(&was, before) < 0 || caution_read(&is, now) < 0 ? -1 : 0;

    if (error == 0)
        out->caution = caution_compare(&was, &is);
    caution_close(&was);
    caution_close(&is);
    return error;
}

int difference_find(sb_difference *out, const sb_result *before, const sb_result *now,
                    sb_failure *why)
{
    parts old, new;
    difference d = {0};
    text_buffer words = {0};
    int failed;

    *out = (sb_difference){0};
    take_parts(&old, before);
    take_parts(&new, now);
    failed = old.failed || new.failed || weigh(out, before, now) < 0;
    if (!failed) {
        compare_parts(&d, &old, &new);
        write_move(&words, &d, before, now);
    }
    out->is_different = words.length > 0;
    if (out->is_different && !words.failed)
        out->what = text_take(&words);
    text_clear(&words);
    for (int kind = 0; kind < PART_KINDS; kind++)
        text_clear(&d.words[kind]);
    clear_parts(&old);
    clear_parts(&new);
    return failed || (out->is_different && !out->what) ? failure_memory(why) : 0;
}
