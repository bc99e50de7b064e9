/* SPDX-License-Identifier: Apache-2.0 */
#include "result/result_guard.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "conditions/verdict.h"
#include "pack/exercise_fit.h"
#include "result/result_wish.h"

typedef struct guard {
    const sb_result *result;
    condition_values values;
    verdict verdict;
    sb_failure *why;
} guard;

static int broken(guard *g, int promise, const char *sentence, const char *thing)
{
    return failure_set(g->why, SB_CAUSE_PROMISE, "", 0, "promise %d is broken: %s%s%s",
                       promise, sentence, *thing ? ": " : "", thing);
}

/* ---- both engines agree ---- */

static const result_restriction *shown_restriction(const sb_result *r, const movement *m,
                                                   restriction_type type)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->movement == m && one->type == type)
            return one;
    }
    return NULL;
}

static int check_restrictions(guard *g)
{
    const list *all = &g->result->pack->movements.all;

    for (size_t i = 0; i < all->count; i++) {
        const movement *m = all->items[i];

        for (int type = FORBID; type <= LIMIT; type++) {
            int expected = g->verdict.movement[i] >> type & 1;
            const result_restriction *shown = shown_restriction(g->result, m,
                                                                (restriction_type)type);

            if (expected != (shown != NULL))
                return broken(g, 1, "the two engines differ on a restriction", m->id);
            if (shown && !shown->why.all.count)
                return broken(g, 4, "a restriction has no reason", m->id);
        }
    }
    return 0;
}

static int check_rules(guard *g)
{
    size_t expected = 0;

    for (size_t i = 0; i < g->result->trace.count; i++) {
        const reason *one = g->result->trace.items[i];

        if (g->verdict.fired[one->rule->index] != (one->if_unknown ? 2 : 1))
            return broken(g, 4, "the two engines differ on a rule", one->rule->id);
        if (!one->rule->evidence.source_count)
            return broken(g, 4, "a rule has no source", one->rule->id);
    }
    for (size_t i = 0; i < g->result->pack->rules.all.count; i++)
        expected += g->verdict.fired[i] != 0;
    return expected == g->result->trace.count
               ? 0
               : broken(g, 4, "the two engines differ on which rules hold", "");
}

static int check_standing(guard *g)
{
    const sb_result *r = g->result;

    if (r->disposition != g->verdict.disposition)
        return broken(g, 4, "the two engines differ on the disposition",
                      disposition_words[g->verdict.disposition]);
    if (r->gate != g->verdict.gate)
        return broken(g, 1, "the two engines differ on the gate",
                      gate_words[g->verdict.gate]);
    if (r->disposition > PROCEED && !r->disposition_why.all.count)
        return broken(g, 4, "the disposition has no reason", "");
    if (r->gate < GATE_FULL && !r->gate_why.all.count)
        return broken(g, 4, "the gate has no reason", "");
    return 0;
}

/* ---- promise 1: nothing restricted, nothing beyond the gate ---- */

static int check_allowed(guard *g, const exercise *one, const char *as)
{
    if (overlays_withdrawal(&g->result->pack->overlays, "exercise", one->id))
        return broken(g, 1, "what was withdrawn is offered", one->id);
    if (verdict_bars(&g->verdict, &g->values, one, FORBID))
        return broken(g, 1, as, one->id);
    if (g->verdict.gate == GATE_NONE ||
        (g->verdict.gate == GATE_RELIEF_ONLY && !one->relief))
        return broken(g, 1, "the gate does not allow this", one->id);
    return 0;
}

static int check_offered(guard *g, const exercise *one, const char *as)
{
    if (!one)
        return 0;
    if (verdict_bars(&g->verdict, &g->values, one, LIMIT))
        return broken(g, 1, "a limited exercise is offered as a step", one->id);
    return check_allowed(g, one, as);
}

/* A piece of advice that asks for something asks for what is allowed. */
static int check_advice(guard *g)
{
    for (size_t i = 0; i < g->result->advice.count; i++) {
        const message *m = ((const advice *)g->result->advice.items[i])->message;

        if (!m->does && !m->demand_count)
            continue;
        if (g->verdict.gate < GATE_GENTLE || (!m->does && verdict_has_list(&g->verdict)))
            return broken(g, 1, "the gate does not allow what is advised", m->id);
        if (check_offered(g, m->does, "a barred exercise is advised") < 0)
            return -1;
        for (size_t k = 0; k < m->demand_count; k++)
            if (verdict_restricts(&g->verdict, m->demands[k]))
                return broken(g, 1, "a restricted movement is advised", m->id);
    }
    return 0;
}

static long points_of(const result_exercise *one, const char *rule)
{
    long points = 0;

    for (size_t i = 0; i < one->merits.count; i++) {
        const merit_part *part = one->merits.items[i];

        points += strcmp(part->of, rule) == 0 ? part->points : 0;
    }
    return points;
}

/* Each exercise has a reason, and none that speaks against it or belongs to another part
 * of the day. */
static int check_reasons(guard *g, const result_item *item)
{
    const exercise *e = item->exercise;

    if (!item->why.all.count)
        return broken(g, 4, "an exercise of the programme has no reason", e->id);
    for (size_t i = 0; i < item->why.all.count; i++) {
        const reason *why = item->why.all.items[i];

        if (why->rule
                ? points_of(g->result->exercises.items[e->index], why->rule->id) <= 0
                : !exercise_serves(e, why->part->of))
            return broken(g, 4, "a reason does not speak for its exercise", e->id);
        if (names_guard(reason_text(why), g->why) < 0)
            return -1;
    }
    return 0;
}

static int check_item(guard *g, const result_item *item)
{
    if (check_allowed(g, item->exercise, "a barred exercise is prescribed") < 0 ||
        check_offered(g, item->progression, "a barred exercise is the harder version") <
            0 ||
        check_offered(g, item->regression, "a barred exercise is the easier version") < 0)
        return -1;
    if ((g->verdict.gate < GATE_FULL ||
         verdict_bars(&g->verdict, &g->values, item->exercise, LIMIT)) &&
        item->level != GENTLE)
        return broken(g, 1, "more than the gentle dose is prescribed",
                      item->exercise->id);
    return 0;
}

static int check_weeks(guard *g)
{
    for (size_t i = 0; i < g->result->weeks.count; i++) {
        const result_week *week = g->result->weeks.items[i];

        for (size_t k = 0; k < week->items.count; k++) {
            const week_item *item = week->items.items[k];

            if (check_allowed(g, item->exercise, "a barred exercise is in a week") < 0 ||
                check_offered(g, item->variant, "a barred exercise is in a week") < 0)
                return -1;
        }
    }
    return 0;
}

/* ---- promises 2, 3, 6 and 8 ---- */

/* What is listed says when it comes back; what is not says how it is done. */
static int check_state(guard *g, const result_hazard *one)
{
    const hazard *h = one->hazard;

    if (!one->back || !*one->back)
        return broken(g, 3, "a movement does not say when it comes back", h->id);
    if (!one->insteads.count && !one->tips.count)
        return broken(g, 3, "a movement has no alternative", h->id);
    if (h->seed && one->state == LATER && !h->later)
        return broken(g, 3, "a movement of the core list has no path", h->id);
    if (h->seed && one->state == FINE && !h->fine)
        return broken(g, 3, "a movement of the core list does not say how", h->id);
    return 0;
}

static int check_hazards(guard *g)
{
    size_t seeds = 0, shown = 0;

    for (size_t i = 0; i < g->result->pack->hazards.all.count; i++)
        seeds += ((hazard *)g->result->pack->hazards.all.items[i])->seed != 0;
    for (size_t i = 0; i < g->result->not_yet.count; i++) {
        const result_hazard *one = g->result->not_yet.items[i];

        shown += one->hazard->seed != 0;
        if (check_state(g, one) < 0)
            return -1;
        for (size_t k = 0; k < one->insteads.count; k++)
            if (check_offered(g, one->insteads.items[k], "an alternative is barred") < 0)
                return -1;
    }
    if (g->result->has_programme && shown != seeds)
        return broken(g, 3, "a movement of the core list is missing", "");
    return 0;
}

static int check_safety_net(guard *g)
{
    const list *messages = &g->result->pack->messages.all;
    size_t expected = 0;

    for (size_t i = 0; i < messages->count; i++)
        expected += ((message *)messages->items[i])->kind == MESSAGE_SAFETY_NET;
    if (!expected || g->result->safety_net.count != expected)
        return broken(g, 6, "the safety net is not complete", "");
    return 0;
}

static long seconds_on(const result_item *item, int day)
{
    for (size_t i = 0; i < item->day_count; i++)
        if (item->days[i].day == day)
            return item->minutes ? item->days[i].minutes * item->days[i].times * 60
                                 : item->seconds * item->times;
    return 0;
}

static int check_day(guard *g, int day, long moves_most)
{
    const list *items = &g->result->items;
    long seconds = 0, moves = 0;

    for (size_t i = 0; i < items->count; i++) {
        const result_item *item = items->items[i];
        long own = item->outside ? 0 : seconds_on(item, day);

        seconds += own;
        moves += own && exercise_counts(g->result->pack, item->exercise);
    }
    if (seconds > g->result->minutes * 60)
        return broken(g, 8, "a day takes more than the minutes given", day_words[day]);
    return moves > moves_most
               ? broken(g, 8, "a day has too many different moves", day_words[day])
               : 0;
}

static int check_time(guard *g)
{
    const sb_result *r = g->result;
    const time_template *t = doses_template(&r->pack->doses, g->verdict.gate, r->level,
                                            r->minutes);

    if (r->items.count && !t)
        return broken(g, 8, "no template fits the minutes given", "");
    for (int day = 0; day < DAYS_A_WEEK && t; day++)
        if (check_day(g, day, t->moves_most) < 0)
            return -1;
    return 0;
}

/* ---- what the person asked for: done, or said why not ---- */

static int stands_in_day(const sb_result *r, const exercise *one)
{
    for (size_t i = 0; i < r->items.count; i++)
        if (((const result_item *)r->items.items[i])->exercise == one)
            return 1;
    return 0;
}

static int check_wishes(guard *g)
{
    const sb_result *r = g->result;

    for (size_t i = 0; i < r->wishes.count; i++) {
        const result_wish *w = r->wishes.items[i];
        int is_done = w->state == WISH_DONE;

        if (is_done && w->in && !stands_in_day(r, w->in))
            return broken(g, 10, "a move that was asked for is missing", w->in->id);
        if (w->state != WISH_NOT_IN_PLAN && stands_in_day(r, w->out) == is_done)
            return broken(g, 10, "a wish is not what it says", w->out->id);
    }
    return 0;
}

static int check_programme(guard *g)
{
    const list *items = &g->result->items;

    if (g->verdict.disposition >= SAME_DAY && items->count)
        return broken(g, 2, "exercise is prescribed to someone who needs help first", "");
    if (g->result->exercises.count != g->result->pack->exercises.all.count)
        return broken(g, 4, "an exercise has no status", "");
    for (size_t i = 0; i < items->count; i++)
        if (check_item(g, items->items[i]) < 0)
            return -1;
    for (size_t i = 0; i < g->result->exercises.count; i++) {
        const result_exercise *one = g->result->exercises.items[i];

        if ((one->status == BARRED || one->status == REPLACED) && !one->bars.count)
            return broken(g, 4, "a barred exercise has no reason", one->exercise->id);
    }
    if (check_weeks(g) < 0 || check_hazards(g) < 0 || check_time(g) < 0 ||
        check_wishes(g) < 0)
        return -1;
    for (size_t i = 0; i < items->count; i++)
        if (check_reasons(g, items->items[i]) < 0)
            return -1;
    return 0;
}

/* ---- promise 5: a warning sign never makes things milder ---- */

/* The answer "no" to a safety question; 0 when it has none. */
static int say_no(answer *given, const question *asked)
{
    uint64_t danger = 0, none = 0;

    for (size_t i = 0; i < asked->option_count; i++) {
        uint64_t bit = UINT64_C(1) << i;

        if (asked->options[i].sign == SIGN_DANGER)
            danger |= bit;
        else if (asked->options[i].sign == SIGN_NONE)
            none = bit;
    }
    if (asked->type == CHOICE) {
        if (!none || (!given->unknown && !(given->ticked & danger)))
            return 0;
        *given = (answer){.given = 1, .ticked = none};
        return 1;
    }
    if (asked->type != CHOICES ||
        !(given->unknown || given->unsure || (given->ticked & danger)))
        return 0;
    given->unknown = 0;
    given->unsure = 0;
    given->ticked &= ~danger;
    given->ticked |= given->ticked ? 0 : UINT64_C(1) << OPTION_NONE;
    return 1;
}

static int check_one_sign(guard *g, const question *asked, verdict *milder)
{
    answer *given = answer_of(&g->result->sheet, asked);
    answer before = *given;
    int error = 0;

    if (!given->given || !say_no(given, asked))
        return 0;
    condition_values_forget(&g->values);
    verdict_reach(milder, &g->values);
    if (milder->disposition > g->verdict.disposition || milder->gate < g->verdict.gate)
        error = broken(g, 5, "a warning sign makes the result milder", asked->id);
    *given = before;
    return error;
}

static int check_signs(guard *g)
{
    const list *questions = &g->result->pack->questions.all;
    verdict milder;
    int error;

    if (verdict_open(&milder, g->result->pack, g->why) < 0)
        return -1;
    error = 0;
    for (size_t i = 0; i < questions->count && error == 0; i++)
        if (((question *)questions->items[i])->safety)
            error = check_one_sign(g, questions->items[i], &milder);
    verdict_close(&milder);
    condition_values_forget(&g->values);
    verdict_reach(&g->verdict, &g->values);
    return error;
}

/* ---- promise 10: every name in braces was filled in ---- */

static int check_messages(guard *g, const list *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (names_guard(((const message *)all->items[i])->text, g->why) < 0)
            return -1;
    return 0;
}

static int check_advised(guard *g, const list *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (names_guard(((const advice *)all->items[i])->message->text, g->why) < 0)
            return -1;
    return 0;
}

/* What is only found when a page is written is held back there: names_guard_made. */
static int check_names(guard *g)
{
    const sb_result *r = g->result;

    for (size_t i = 0; i < r->contacts.count; i++)
        if (names_guard(((const contact *)r->contacts.items[i])->how, g->why) < 0)
            return -1;
    for (size_t i = 0; i < r->trace.count; i++)
        if (names_guard(((const reason *)r->trace.items[i])->rule->because, g->why) < 0)
            return -1;
    return check_messages(g, &r->pages) < 0 || check_messages(g, &r->safety_net) < 0 ||
                   check_messages(g, &r->education) < 0 ||
                   check_advised(g, &r->holds) < 0 || check_advised(g, &r->advice) < 0
               ? -1
               : 0;
}

/* ---- promise 5: nor does what was told without being asked ---- */

static int is_milder_than_asked(guard *g, const verdict *asked)
{
    const list *movements = &g->result->pack->movements.all;

    if (asked->disposition > g->verdict.disposition || asked->gate < g->verdict.gate)
        return 1;
    for (size_t i = 0; i < movements->count; i++)
        if (verdict_restricts(asked, movements->items[i]) &&
            !verdict_restricts(&g->verdict, movements->items[i]))
            return 1;
    return 0;
}

/* The answers as if only what was asked had been told. */
static void keep_to_asked(const sb_result *r)
{
    for (size_t i = 0; i < r->unasked.count; i++)
        *answer_of(&r->sheet, r->unasked.items[i]) = (answer){0};
    for (size_t i = 0; i < r->taken.count; i++) {
        const question *q = ((const result_taken *)r->taken.items[i])->asked;

        *answer_of(&r->sheet, q) = *answer_of(&r->told, q);
    }
}

static int check_told(guard *g)
{
    const sb_result *r = g->result;
    size_t size = r->pack->questions.all.count * sizeof(answer);
    answer *before = NULL;
    verdict asked = {0};
    int error = -1;

    if (!r->unasked.count)
        return 0;
    if (!(before = malloc(size)) || verdict_open(&asked, r->pack, g->why) < 0)
        goto cleanup;
    memcpy(before, r->sheet.answers, size);
    keep_to_asked(r);
    condition_values_forget(&g->values);
    verdict_reach(&asked, &g->values);
    error = is_milder_than_asked(g, &asked)
                ? broken(g, 5, "what was told without being asked makes it milder", "")
                : 0;
    memcpy(r->sheet.answers, before, size);
    condition_values_forget(&g->values);
    verdict_reach(&g->verdict, &g->values);
cleanup:
    verdict_close(&asked);
    free(before);
    return error < 0 && !g->why->cause ? failure_memory(g->why) : error;
}

int result_guard_check(const sb_result *result, sb_failure *why)
{
    guard g = {.result = result, .why = why};
    int error;

    if (condition_values_open(&g.values, &result->sheet, why) < 0)
        return -1;
    error = verdict_open(&g.verdict, result->pack, why);
    if (error == 0) {
        verdict_reach(&g.verdict, &g.values);
        if (check_standing(&g) < 0 || check_restrictions(&g) < 0 || check_rules(&g) < 0 ||
            check_programme(&g) < 0 || check_advice(&g) < 0 || check_safety_net(&g) < 0 ||
            check_signs(&g) < 0 || check_names(&g) < 0 || check_told(&g) < 0)
            error = -1;
        verdict_close(&g.verdict);
    }
    condition_values_close(&g.values);
    return error;
}
