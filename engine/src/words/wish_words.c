/* SPDX-License-Identifier: Apache-2.0 */
#include "words/wish_words.h"

#include <stdlib.h>
#include <string.h>

#include <steadyback/swap.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "base/same_text.h"
#include "words/handout.h"
#include "words/handout_brief.h"

static const char *const sentences[] = {[WISH_DONE] = "swap-done",
                                        [WISH_NOT_IN_PLAN] = "swap-not-in-plan",
                                        [WISH_BARRED] = "swap-barred",
                                        [WISH_LIMITED] = "swap-limited",
                                        [WISH_OTHER_PART] = "swap-other-part",
                                        [WISH_IN_PLAN] = "swap-in-plan",
                                        [WISH_NO_ROOM] = "swap-no-room"};

/* ---- what is given up ---- */

static const result_exercise *entry_of(const sb_result *r, const exercise *e)
{
    return r->exercises.items[e->index];
}

/* What one rule gives an exercise in all; 0 for none. */
static long points_of(const sb_result *r, const exercise *e, const char *rule)
{
    long points = 0;

    for (size_t i = 0; e && i < entry_of(r, e)->merits.count; i++) {
        const merit_part *part = entry_of(r, e)->merits.items[i];

        points += same_text(part->of, rule) ? part->points : 0;
    }
    return points;
}

static void add_title(text_buffer *out, const rule *one)
{
    text_add(out, out->length ? "; " : "");
    text_add_bytes(out, one->title, strcspn(one->title, "."));
}

/* The rules that speak for the one and not, or less, for the other. */
static void add_given_up(text_buffer *out, const sb_result *r, const result_wish *w)
{
    for (size_t i = 0; i < r->trace.count; i++) {
        const rule *one = ((const reason *)r->trace.items[i])->rule;
        long points = points_of(r, w->out, one->id);

        if (points > 0 && points > points_of(r, w->in, one->id))
            add_title(out, one);
    }
}

static void say_given_up(text_buffer *out, const sb_result *r, const result_wish *w)
{
    text_buffer what = {0};

    add_given_up(&what, r, w);
    if (what.text) {
        text_add(out, " ");
        handout_write(out, r->pack, w->in ? "swap-given-up" : "swap-given-up-alone",
                      (const char *const[]){"out", w->out->name, "in",
                                            w->in ? w->in->name : "", "what", what.text,
                                            NULL});
    }
    text_used(&what, out);
}

/* ---- why it was not done ---- */

/* The first thing that bars it; and what that asks for. */
static void say_bar(text_buffer *out, const sb_result *r, const exercise *e)
{
    const result_exercise *entry = entry_of(r, e);
    const bar *first = entry->bars.count ? entry->bars.items[0] : NULL;
    const named *kit = first ? name_table_find(&r->pack->kit.by_name, first->what) : NULL;

    if (first && first->by == BY_KIT)
        handout_write(out, r->pack, "explain-bar-kit",
                      (const char *const[]){"what", kit ? kit->name : first->what, NULL});
    else if (entry->why.all.count)
        text_add(out, reason_text(entry->why.all.items[0]));
    else
        text_add(out, pack_text(r->pack, "explain-usual-level"));
}

void wish_say(text_buffer *out, const sb_result *r, const result_wish *w)
{
    const char *const pairs[] = {"out", w->out->name, "in", w->in ? w->in->name : "",
                                 NULL};

    handout_write(out, r->pack,
                  w->state == WISH_DONE && !w->in ? "swap-left-out" : sentences[w->state],
                  pairs);
    if (w->state == WISH_DONE) {
        say_given_up(out, r, w);
    } else if (w->state == WISH_BARRED) {
        text_add(out, " ");
        say_bar(out, r, w->in);
    }
}

void wish_say_why(text_buffer *out, const sb_result *r, const result_item *item)
{
    const result_wish *w = result_wish_for(r, item->exercise);
    const reason *why = w ? NULL : handout_why(r, item);

    if (w)
        handout_write(out, r->pack, "swap-why",
                      (const char *const[]){"out", w->out->name, NULL});
    else if (why)
        text_add(out, reason_text(why));
}

/* ---- the calls ---- */

const char *sb_result_stands_for(const sb_result *result, const char *id)
{
    const exercise *one = name_table_find(&result->pack->exercises.by_name, id);
    const result_wish *w = one ? result_wish_for(result, one) : NULL;

    return w ? w->out->id : NULL;
}

int sb_result_swap_text(char **out, const sb_result *result, const char *id,
                        sb_failure *why)
{
    const exercise *one = name_table_find(&result->pack->exercises.by_name, id);
    const result_wish *w = one ? result_wish_against(result, one) : NULL;
    text_buffer text = {0};

    text_add(&text, "");
    if (w)
        wish_say(&text, result, w);
    *out = text_take(&text);
    return *out ? names_guard_made(out, why) : failure_memory(why);
}
