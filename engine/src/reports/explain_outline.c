/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/explain_outline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/list.h"
#include "reports/topic_explanation.h"
#include "words/handout.h"

enum {
    MOST_REASONS = 2
}; /* of how things stand as a whole, each; so that a page stays a page */

/* Things of one reason. */
typedef struct group {
    char *reason;      /* a sentence */
    text_buffer names; /* each with its id */
} group;

typedef struct outline {
    page *page;
    const sb_result *result;
    int ids;
    list groups; /* of the part that is being written */
    list told;   /* reasons of the whole, as sentences */
    int failed;
} outline;

static void say(outline *o, text_buffer *out, const char *message,
                const text_buffer *clause)
{
    const char *const pairs[] = {"reasons", clause->text, NULL};

    if (clause->text)
        handout_write(out, o->result->pack, message, pairs);
    out->failed |= clause->failed;
}

/* One reason: what was answered, or what the rule or the note says. */
static void say_entry(outline *o, text_buffer *out, const explanation_entry *e)
{
    text_buffer clause = {0};

    if (e->kind == ENTRY_CAUSE && e->cause->rule)
        handout_reason(&clause, o->result, e->cause);
    else if (e->kind == ENTRY_ANSWER)
        handout_say(&clause, o->result, &e->answer);
    say(o, out, "explain-because", &clause);
    if (!clause.text)
        text_add(out, e->kind == ENTRY_CAUSE ? reason_text(e->cause)
                      : e->text              ? e->text
                                             : "");
    if (o->ids && e->kind == ENTRY_CAUSE && e->cause->rule)
        text_addf(out, " [%s]", e->cause->rule->id);
    text_clear(&clause);
}

/* A reason of the person's own goes before a sentence that holds for anybody. */
static const explanation_entry *first_of(const explanation *a)
{
    for (int kind = ENTRY_CAUSE; kind <= ENTRY_ANSWER; kind++)
        for (size_t i = 0; i < a->entries.count; i++) {
            const explanation_entry *e = a->entries.items[i];

            if ((int)e->kind == kind)
                return e;
        }
    return a->entries.count ? a->entries.items[0] : NULL;
}

static group *group_of(outline *o, text_buffer *reason)
{
    group *made;

    for (size_t i = 0; i < o->groups.count; i++)
        if (strcmp(((group *)o->groups.items[i])->reason, reason->text) == 0)
            return o->groups.items[i];
    made = calloc(1, sizeof(*made));
    if (!made || list_add(&o->groups, made) < 0) {
        free(made);
        o->failed = 1;
        return NULL;
    }
    made->reason = text_take(reason);
    o->failed |= !made->reason;
    return made;
}

/* Adds a thing to those of its reason. */
static int add(outline *o, const char *kind, const char *id, const char *name,
               sb_failure *why)
{
    char topic[120];
    explanation a;
    text_buffer reason = {0};
    group *of;

    snprintf(topic, sizeof(topic), "%s:%.100s", kind, id);
    if (explanation_make(&a, o->result, topic, why) != 0)
        return -1;
    text_add(&reason, "");
    if (first_of(&a))
        say_entry(o, &reason, first_of(&a));
    o->failed |= reason.failed;
    of = o->failed ? NULL : group_of(o, &reason);
    if (of)
        text_addf(&of->names, "%s%s (%s)", of->names.length ? "; " : "", name, id);
    text_clear(&reason);
    explanation_clear(&a);
    return o->failed ? failure_memory(why) : 0;
}

static void forget_groups(outline *o)
{
    for (size_t i = 0; i < o->groups.count; i++) {
        group *one = o->groups.items[i];

        text_clear(&one->names);
        free(one->reason);
        free(one);
    }
    list_clear(&o->groups);
}

/* The groups under their heading, which is left out when there is none. */
static void write_part(outline *o, const char *heading)
{
    if (o->groups.count)
        page_heading(o->page, pack_text(o->result->pack, heading));
    for (size_t i = 0; i < o->groups.count; i++) {
        const group *one = o->groups.items[i];

        o->failed |= one->names.failed;
        if (one->names.text)
            page_text(o->page, "* ", one->names.text);
        if (one->reason && one->reason[0])
            page_text(o->page, "  ", one->reason);
    }
    forget_groups(o);
}

/* Whether the page holds this sentence already. If not, it does from now on. */
static int is_told(outline *o, const char *line)
{
    char *kept;

    for (size_t i = 0; i < o->told.count; i++)
        if (strcmp(o->told.items[i], line) == 0)
            return 1;
    kept = strdup(line);
    if (!kept || list_add(&o->told, kept) < 0) {
        free(kept);
        o->failed = 1;
    }
    return 0;
}

static void tell_more(outline *o, size_t count)
{
    char number[24];
    const char *const pairs[] = {"number", number, NULL};
    text_buffer line = {0};

    snprintf(number, sizeof(number), "%zu", count);
    handout_write(&line, o->result->pack, "explain-outline-others", pairs);
    if (line.text)
        page_text(o->page, "* ", line.text);
    o->failed |= line.failed;
    text_clear(&line);
}

/* How things stand as a whole: the first of its own reasons, each once on the page. */
static int write_whole(outline *o, const char *topic, sb_failure *why)
{
    explanation a;
    size_t count = 0;

    if (explanation_make(&a, o->result, topic, why) != 0)
        return -1;
    page_text(o->page, "", a.headline);
    for (size_t i = 0; i < a.entries.count && !o->failed; i++) {
        const explanation_entry *e = a.entries.items[i];
        text_buffer line = {0};

        if (e->kind != ENTRY_CAUSE)
            continue;
        say_entry(o, &line, e);
        o->failed |= line.failed || !line.text;
        if (!o->failed && !is_told(o, line.text) && count++ < MOST_REASONS)
            page_text(o->page, "* ", line.text);
        text_clear(&line);
    }
    if (count > MOST_REASONS)
        tell_more(o, count - MOST_REASONS);
    explanation_clear(&a);
    return o->failed ? failure_memory(why) : 0;
}

static int write_movements(outline *o, sb_failure *why)
{
    const list *all = &o->result->restrictions;

    for (size_t i = 0; i < all->count; i++) {
        const result_restriction *one = all->items[i];
        const result_restriction *before = i ? all->items[i - 1] : NULL;

        if ((!before || before->movement != one->movement) &&
            add(o, "movement", one->movement->id, one->movement->name, why) < 0)
            return -1;
    }
    write_part(o, "explain-outline-movements");
    return 0;
}

static int write_programme(outline *o, sb_failure *why)
{
    const sb_result *r = o->result;

    for (size_t i = 0; i < r->items.count; i++) {
        const exercise *one = ((const result_item *)r->items.items[i])->exercise;

        if (add(o, "exercise", one->id, one->name, why) < 0)
            return -1;
    }
    write_part(o, "explain-outline-programme");
    return 0;
}

/* Those that the pages list. */
static int write_hazards(outline *o, sb_failure *why)
{
    const sb_result *r = o->result;

    for (size_t i = 0; i < r->listed.count; i++) {
        const hazard *one = ((const result_hazard *)r->listed.items[i])->hazard;

        if (add(o, "hazard", one->id, one->name, why) < 0)
            return -1;
    }
    write_part(o, "explain-outline-hazards");
    return 0;
}

/* What was told and is not used, with why. */
static int write_unused(outline *o, sb_failure *why)
{
    const sb_result *r = o->result;

    for (size_t i = 0; i < r->unused.count; i++) {
        explanation a;

        if (explanation_make(
                &a, r, ((const result_unused *)r->unused.items[i])->asked->id, why) != 0)
            return -1;
        page_text(o->page, "", a.headline);
        if (a.entries.count && ((const explanation_entry *)a.entries.items[0])->text)
            page_text(o->page, "* ",
                      ((const explanation_entry *)a.entries.items[0])->text);
        explanation_clear(&a);
    }
    return 0;
}

/* Without a programme no level matters. */
static int write_all(outline *o, sb_failure *why)
{
    if (write_whole(o, "disposition", why) < 0 || write_whole(o, "gate", why) < 0 ||
        (o->result->items.count && write_whole(o, "level", why) < 0) ||
        write_unused(o, why) < 0 || write_movements(o, why) < 0 ||
        write_programme(o, why) < 0 || write_hazards(o, why) < 0)
        return -1;
    page_line(o->page, "");
    page_text(o->page, "", pack_text(o->result->pack, "explain-outline-more"));
    return o->failed ? failure_memory(why) : 0;
}

int explain_outline(page *out, const sb_result *result, int ids, sb_failure *why)
{
    outline o = {.page = out, .result = result, .ids = ids};
    int error = write_all(&o, why);

    forget_groups(&o);
    for (size_t i = 0; i < o.told.count; i++)
        free(o.told.items[i]);
    list_clear(&o.told);
    return error;
}
