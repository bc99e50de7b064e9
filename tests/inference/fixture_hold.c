/* SPDX-License-Identifier: Apache-2.0 */
/* What a fixture says, tried on the bench. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static const clips_part *fact_at(const list *section, size_t index)
{
    return section->items[index + 1];
}

typedef struct trial {
    const fixture *one;
    fixture_bench *bench;
    sb_failure *why;
    rule_fact *facts[2 * MOST_FACTS + 1];
    size_t count;
    long first_index; /* what has a greater one followed */
} trial;

static int give(trial *t, const clips_part *fact)
{
    rule_slot slots[MOST_SLOTS];
    rule_fact *made = NULL;
    size_t count = fact->parts.count - 1;

    for (size_t i = 0; i < count; i++) {
        const clips_part *slot = clips_part_at(fact, i + 1),
                         *value = clips_part_at(slot, 1);

        slots[i] = (rule_slot){.name = clips_part_head(slot),
                               .word = value->kind == CLIPS_WORD ? value->text : NULL,
                               .number = value->number};
    }
    if (rule_session_assert(t->bench->session, clips_part_head(fact), slots, count, &made,
                            t->why) < 0)
        return -1;
    if (!made)
        return fixture_complain(t->one, fact, "stands twice:", clips_part_head(fact),
                                t->why);
    t->facts[t->count++] = made;
    if (rule_fact_index(made) > t->first_index)
        t->first_index = rule_fact_index(made);
    return 0;
}

static int give_all(trial *t, const list *section, const clips_part *without)
{
    for (size_t i = 0; i < fixture_count(section); i++)
        if (fact_at(section, i) != without && give(t, fact_at(section, i)) < 0)
            return -1;
    return 0;
}

/* ---- what followed ---- */

static const clips_part *value_in(const clips_part *fact, const char *slot)
{
    for (size_t i = 1; i < fact->parts.count; i++)
        if (clips_part_is(clips_part_at(fact, i), slot))
            return clips_part_at(clips_part_at(fact, i), 1);
    return NULL;
}

/* A slot that is not named holds nil. */
static int is_same(const clips_part *template, const clips_part *fact,
                   const rule_fact *found)
{
    for (size_t i = 2; i < template->parts.count; i++) {
        const char *slot = fixture_slot_name(template, i),
                   *word = rule_fact_word(found, slot);
        const clips_part *value = value_in(fact, slot);
        int is_number = value && value->kind == CLIPS_NUMBER;

        if (is_number ? *word || rule_fact_number(found, slot) != value->number
                      : strcmp(word, value ? value->text : "nil") != 0)
            return 0;
    }
    return 1;
}

static int has_followed(const trial *t, const clips_part *fact)
{
    const char *kind = clips_part_head(fact);
    const clips_part *template = fixture_template(t->one->vocabulary, kind);

    for (const rule_fact *f = NULL; (f = rule_session_next(t->bench->session, kind, f));)
        if (rule_fact_index(f) > t->first_index && is_same(template, fact, f))
            return 1;
    return 0;
}

/* The first fact of `then` that did not follow, or NULL. */
static const clips_part *missing(const trial *t)
{
    for (size_t i = 0; i < fixture_count(t->one->then); i++)
        if (!has_followed(t, fact_at(t->one->then, i)))
            return fact_at(t->one->then, i);
    return NULL;
}

/* What stands on an absence alone cannot be taken back with what was given. */
static int take_back(trial *t)
{
    rule_session *session = t->bench->session;
    int error = 0;

    while (t->count && error == 0)
        error = rule_session_withdraw(session, t->facts[--t->count], t->why);
    if (error < 0 || rule_session_fact_count(session) != t->bench->facts)
        fixture_bench_spoil(t->bench);
    return error;
}

static long followed(const trial *t)
{
    return rule_session_fact_count(t->bench->session) - t->bench->facts - (long)t->count;
}

/* ---- saying what followed ---- */

static void write_fact(text_buffer *out, const clips_part *kind, const rule_fact *fact)
{
    text_join(out, " (", rule_fact_kind(fact));
    for (size_t i = 2; i < kind->parts.count; i++) {
        const char *slot = fixture_slot_name(kind, i);
        const char *word = rule_fact_word(fact, slot);

        if (*word)
            text_join(out, " (", slot, " ", word, ")");
        else
            text_addf(out, " (%s %g)", slot, rule_fact_number(fact, slot));
    }
    text_add(out, ")");
}

static void write_followed(text_buffer *out, const trial *t)
{
    const list *constructs = &t->bench->vocabulary->groups;

    for (size_t i = 0; i < constructs->count; i++) {
        const clips_part *one = constructs->items[i];
        const char *name = clips_part_is(one, "deftemplate") ? clips_part_at(one, 1)->text
                                                             : "";

        for (const rule_fact *f = NULL;
             *name &&
             (f = rule_session_next(t->bench->session, strstr(name, "::") + 2, f));)
            if (rule_fact_index(f) > t->first_index)
                write_fact(out, one, f);
    }
}

static void write_given(text_buffer *out, const clips_part *fact)
{
    text_add(out, " ");
    clips_part_write(out, fact);
}

/* `what` is given up. */
static int tell(const trial *t, const clips_part *where, const char *sentence,
                text_buffer *what)
{
    char *text = text_take(what);
    int error = text ? fixture_complain(t->one, where, sentence, text + (*text == ' '),
                                        t->why)
                     : failure_memory(t->why);

    free(text);
    return error;
}

/* ---- the three claims of a fixture ---- */

static int start(trial *t, const clips_part *without, const clips_part *with,
                 int with_beside)
{
    if (fixture_bench_ready(t->bench, t->why) < 0)
        return -1;
    if (give_all(t, t->one->given, without) < 0 || (with && give(t, with) < 0) ||
        (with_beside && give_all(t, t->one->beside, NULL) < 0))
        return -1;
    return rule_session_run(t->bench->session, t->one->module, t->why);
}

static int tell_missing(const trial *t, const clips_part *absent, const char *sentence,
                        const text_buffer *followed)
{
    text_buffer all = {0};

    write_given(&all, absent);
    text_join(&all, ", but", followed->length ? followed->text : " nothing");
    return tell(t, absent, sentence, &all);
}

static int see_all(const trial *t, const char *sentence)
{
    const clips_part *absent = missing(t);
    long more = followed(t) - (long)fixture_count(t->one->then);
    text_buffer what = {0};
    int error = 0;

    if (!absent && more == 0)
        return 0;
    write_followed(&what, t);
    if (absent)
        error = tell_missing(t, absent, sentence, &what);
    else
        error = tell(t, t->one->group,
                     more > 0 ? "more follows than (then ...) says:"
                              : "a fact of (then ...) stands twice; there follows",
                     &what);
    text_clear(&what);
    return error;
}

static int hold_all(const fixture *one, fixture_bench *bench, int with_beside,
                    sb_failure *why)
{
    trial t = {.one = one, .bench = bench, .why = why, .first_index = -1};
    int error = start(&t, NULL, NULL, with_beside);

    if (error == 0)
        error = see_all(&t, with_beside
                                ? "there does not follow"
                                : "without the facts beside there does not follow");
    if (bench->session && take_back(&t) < 0)
        error = -1;
    return error;
}

/* Something of `then` has to be missing now. */
static int see_less(const trial *t, const clips_part *changed, const char *sentence)
{
    text_buffer fact = {0};

    if (missing(t))
        return 0;
    write_given(&fact, changed);
    return tell(t, changed, sentence, &fact);
}

static int hold_change(const fixture *one, fixture_bench *bench,
                       const clips_part *without, const clips_part *with, sb_failure *why)
{
    trial t = {.one = one, .bench = bench, .why = why, .first_index = -1};
    int error = start(&t, without, with, 1);

    if (error == 0 && without)
        error = see_less(&t, without, "all of it follows also without");
    else if (error == 0)
        error = see_less(&t, with, "all of it follows also with");
    if (bench->session && take_back(&t) < 0)
        error = -1;
    return error;
}

int fixture_hold(const fixture *one, fixture_bench *bench, sb_failure *why)
{
    if (hold_all(one, bench, 1, why) < 0)
        return -1;
    if (fixture_count(one->beside) && hold_all(one, bench, 0, why) < 0)
        return -1;
    for (size_t i = 0; fixture_count(one->then) && i < fixture_count(one->given); i++)
        if (hold_change(one, bench, fact_at(one->given, i), NULL, why) < 0)
            return -1;
    for (size_t i = 0; i < fixture_count(one->unless); i++)
        if (hold_change(one, bench, NULL, fact_at(one->unless, i), why) < 0)
            return -1;
    return 0;
}
