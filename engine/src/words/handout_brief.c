/* SPDX-License-Identifier: Apache-2.0 */
#include "words/handout_brief.h"

#include <stdio.h>
#include <string.h>

#include "words/handout.h"

enum { NUMBER_SIZE = 24, EASY_EFFORT = 2 };

static void say(text_buffer *out, const sb_pack *pack, const char *id, const char *name,
                long number)
{
    char value[NUMBER_SIZE];

    snprintf(value, sizeof(value), "%ld", number);
    handout_write(out, pack, id, (const char *const[]){name, value, NULL});
}

static long metres_of(const sb_result *r, const exercise *one)
{
    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        if (item->exercise == one)
            return one->doses[item->level].metres;
    }
    return 0;
}

void handout_amount(text_buffer *out, const sb_result *r, const week_item *item)
{
    long metres = metres_of(r, item->exercise);

    if (item->minutes) {
        say(out, r->pack, "dose-minutes", "minutes", item->minutes);
        if (item->times > 1)
            text_addf(out, " x %ld", item->times);
    } else if (metres || item->sets > 1) {
        text_addf(out, "%ld x %ld", item->sets, metres ? metres : item->reps);
    } else {
        text_addf(out, "%ld", item->reps);
    }
}

void handout_effort(text_buffer *out, const sb_pack *pack, const result_item *item)
{
    if (item->effort > EASY_EFFORT)
        say(out, pack, "dose-effort", "effort", item->effort);
    if (item->sets > 1 && !item->minutes)
        text_addf(out, "%s%s", item->effort > EASY_EFFORT ? ", " : "",
                  pack_text(pack, "dose-rest"));
}

const char *handout_light(const sb_result *r, const light *one)
{
    const char *brief = handout_pain_is_high(r) ? one->brief_high : one->brief;

    return brief ? brief : one->action;
}

const week_item *handout_next_step(const sb_result *r, size_t index)
{
    const result_week *last = r->weeks.count ? r->weeks.items[r->weeks.count - 1] : NULL;

    for (size_t i = 0; last && i < last->items.count; i++) {
        const week_item *item = last->items.items[i];

        if (item->variant && index-- == 0)
            return item;
    }
    return NULL;
}

/* The reasons that the moves of a day named so far. */
typedef struct named_reasons {
    const char *texts[MOST_SLOTS];
    size_t count;
} named_reasons;

static int is_named(const named_reasons *named, const reason *why)
{
    for (size_t i = 0; i < named->count; i++)
        if (strcmp(named->texts[i], reason_text(why)) == 0)
            return 1;
    return 0;
}

/* The shortest that was not named yet; of rules alone, or of all. */
static const reason *shortest(const result_item *item, const named_reasons *named,
                              int of_rules)
{
    const reason *best = NULL;

    for (size_t i = 0; i < item->why.all.count; i++) {
        const reason *why = item->why.all.items[i];

        if ((!of_rules || why->rule) && (!named || !is_named(named, why)) &&
            (!best || strlen(reason_text(why)) < strlen(reason_text(best))))
            best = why;
    }
    return best;
}

static const reason *choose_why(const result_item *item, const named_reasons *named)
{
    const reason *own = shortest(item, NULL, 1), *fresh = NULL;

    if (!own || is_named(named, own))
        fresh = shortest(item, named, 0);
    return fresh ? fresh : own ? own : shortest(item, NULL, 0);
}

const reason *handout_why(const sb_result *r, const result_item *item)
{
    named_reasons named = {.count = 0};

    for (size_t i = 0; i < r->items.count && r->items.items[i] != item; i++) {
        const reason *why = choose_why(r->items.items[i], &named);

        if (why && named.count < MOST_SLOTS)
            named.texts[named.count++] = reason_text(why);
    }
    return choose_why(item, &named);
}

static const rule *first_rule(const advice *one)
{
    return one->why.all.count ? ((const reason *)one->why.all.items[0])->rule : NULL;
}

int handout_advises(const sb_result *r, const advice *one)
{
    const rule *by = first_rule(one);

    if (!by || by->step < STEP_PROFILE)
        return 1;
    for (size_t i = 0; i < r->advice.count; i++)
        if (first_rule(r->advice.items[i]) == by)
            return r->advice.items[i] == one;
    return 1;
}

static int holds(const list *all, const void *one)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == one)
            return 1;
    return 0;
}

int handout_shows(const sb_result *r, const result_hazard *one)
{
    return holds(&r->listed, one);
}

/* The path is for those alone who may begin it. */
static void add_core(text_buffer *said, text_buffer *waiting, const result_hazard *h)
{
    const char *text = h->state == FINE ? h->hazard->fine : h->hazard->later;

    if (h->state == NOT_YET)
        text_addf(waiting, "%s%s", waiting->length ? "; " : "", h->hazard->name);
    else if (text)
        text_addf(said, "%s%s", said->length ? " " : "", text);
}

void handout_core(text_buffer *out, const sb_result *r)
{
    text_buffer waiting = {0};

    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *h = r->not_yet.items[i];

        if (h->hazard->seed && !handout_shows(r, h) && !holds(&r->paths, h))
            add_core(out, &waiting, h);
    }
    if (waiting.text) {
        text_add(out, out->length ? " " : "");
        handout_write(out, r->pack, "handout-waiting",
                      (const char *const[]){"names", waiting.text, NULL});
    }
    text_used(&waiting, out);
}
