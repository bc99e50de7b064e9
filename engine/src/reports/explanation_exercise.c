/* SPDX-License-Identifier: Apache-2.0 */
/* Explanations of exercises: why it was chosen, why it was not. */
#include <stdio.h>
#include <string.h>

#include "reports/explanation_parts.h"
#include "result/result_wish.h"
#include "words/handout.h"

enum { NUMBER_SIZE = 24, TEXT_SIZE = 200, MOST_NAMED = 3 };

static const result_exercise *entry_of(const sb_result *r, const exercise *e)
{
    return r->exercises.items[e->index];
}

static const result_item *item_of(const sb_result *r, const exercise *e)
{
    for (size_t i = 0; i < r->items.count; i++)
        if (((const result_item *)r->items.items[i])->exercise == e)
            return r->items.items[i];
    return NULL;
}

static const reason *reason_of(const sb_result *r, const char *rule_id)
{
    for (size_t i = 0; i < r->trace.count; i++)
        if (strcmp(((const reason *)r->trace.items[i])->rule->id, rule_id) == 0)
            return r->trace.items[i];
    return NULL;
}

/* ---- points ---- */

static const merit *merit_named(const sb_pack *pack, const char *part)
{
    for (size_t i = 0; i < pack->doses.merit_count; i++)
        if (strcmp(merit_words[pack->doses.merits[i].what], part) == 0)
            return &pack->doses.merits[i];
    return NULL;
}

/* Points in words: of the rule behind them, or of what the part stands for. */
static void say_points(explanation *a, const merit_part *part, long points,
                       const char *message)
{
    const reason *why = reason_of(a->result, part->of);
    const merit *m = merit_named(a->result->pack, part->part);
    const named *goal = name_table_find(&a->result->pack->goals.by_name, part->of);
    const char *const aim[] = {"goal", goal ? goal->name : part->of, NULL};
    const char *what = why               ? why->rule->title
                       : m && m->message ? explanation_words(a, m->message->id, aim)
                                         : part->of;
    char number[NUMBER_SIZE], plain[TEXT_SIZE];
    const char *const pairs[] = {"points", number, "what", plain, NULL};

    snprintf(number, sizeof(number), "%ld", points);
    snprintf(plain, sizeof(plain), "%.*s", (int)strcspn(what, "."), what);
    explanation_note(a, message, pairs);
}

/* What one rule, or one thing that needs none, gives an exercise. */
static long points_from(const result_exercise *in, const char *of)
{
    long points = 0;

    for (size_t i = 0; i < in->merits.count; i++) {
        const merit_part *part = in->merits.items[i];

        points += strcmp(part->of, of) == 0 ? part->points : 0;
    }
    return points;
}

static int is_told(const result_exercise *in, size_t index)
{
    const merit_part *part = in->merits.items[index];

    for (size_t i = 0; i < index; i++)
        if (strcmp(((const merit_part *)in->merits.items[i])->of, part->of) == 0)
            return 1;
    return 0;
}

/* What speaks for or against one of the two and not, or less, for the other. */
static void say_difference(explanation *a, const result_exercise *has,
                           const result_exercise *has_not, const char *for_it,
                           const char *against_it)
{
    for (size_t i = 0; i < has->merits.count; i++) {
        const merit_part *part = has->merits.items[i];
        long points = points_from(has, part->of);
        long more = points - points_from(has_not, part->of);

        if (is_told(has, i))
            continue;
        if (points > 0 && more > 0)
            say_points(a, part, more, for_it);
        if (points < 0 && more < 0)
            say_points(a, part, more, against_it);
    }
}

/* ---- chosen ---- */

static void say_nothing_bars(explanation *a, const exercise *e)
{
    size_t named = 0;

    for (size_t i = 0; i < e->demand_count && named < MOST_NAMED; i++, named++)
        explanation_restrictors(a, e->demands[i].movement, 1);
    if (!named)
        explanation_absence(a, "explain-nothing-bars", NULL);
}

/* What rules say for it are its reasons; what they say against it, and what holds for
 * anybody, has points alone. */
static void explanation_chosen(explanation *a, const result_exercise *x)
{
    const reason *first = x->why.all.count ? x->why.all.items[0] : NULL;
    const result_wish *asked = result_wish_for(a->result, x->exercise);

    if (asked)
        explanation_note(a, "explain-swapped-in",
                         (const char *const[]){"other", asked->out->name, NULL});
    explanation_causes(a, &x->why);
    for (size_t i = 0; i < x->merits.count; i++) {
        const merit_part *part = x->merits.items[i];
        long points = points_from(x, part->of);

        if (!is_told(x, i) && (points < 0 || !reason_of(a->result, part->of)))
            say_points(a, part, points,
                       points < 0 ? "explain-against-mine" : "explain-point");
    }
    if (!first || !first->rule)
        say_nothing_bars(a, x->exercise);
}

/* ---- not needed ---- */

static void say_scores(explanation *a, const result_exercise *mine,
                       const result_exercise *theirs)
{
    char points[NUMBER_SIZE], others[NUMBER_SIZE];
    const char *const pairs[] = {
        "points", points, "others", others, "other", theirs->exercise->name, NULL};

    snprintf(points, sizeof(points), "%ld", mine->total);
    snprintf(others, sizeof(others), "%ld", theirs->total);
    explanation_note(a, mine->total == theirs->total ? "explain-tie" : "explain-scores",
                     pairs);
    say_difference(a, theirs, mine, "explain-point-theirs", "explain-against-theirs");
    say_difference(a, mine, theirs, "explain-point-mine", "explain-against-mine");
}

/* Whether its shortest form does not fit the time that the other one has. */
static int is_too_long(const sb_result *r, const exercise *e, const result_item *other)
{
    return !other->outside && e->doses[r->level].least_seconds > other->share &&
           !other->fills;
}

static void say_too_long(explanation *a, const exercise *e, const result_item *other)
{
    char needs[NUMBER_SIZE], has[NUMBER_SIZE];
    const char *const pairs[] = {"seconds", needs, "share", has, NULL};

    snprintf(needs, sizeof(needs), "%ld", e->doses[a->result->level].least_seconds);
    snprintf(has, sizeof(has), "%ld", other->share);
    explanation_note(a, "explain-no-time", pairs);
}

static long moves_on(const sb_result *r, int day)
{
    long count = 0;

    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        count += !item->outside && handout_seconds_on(item, day) &&
                 exercise_counts(r->pack, item->exercise);
    }
    return count;
}

/* As many moves as the fullest day may have; 0 when some is left. */
static long moves_when_full(const sb_result *r)
{
    const time_template *t = doses_template(&r->pack->doses, r->gate, r->level,
                                            r->minutes);

    for (int day = 0; t && day < DAYS_A_WEEK; day++)
        if (moves_on(r, day) >= t->moves_most)
            return t->moves_most;
    return 0;
}

static void explanation_alone(explanation *a, const result_exercise *x)
{
    const sb_result *r = a->result;
    long full = exercise_counts(r->pack, x->exercise) ? moves_when_full(r) : 0;
    char number[NUMBER_SIZE];
    const char *const pairs[] = {"number", number, NULL};

    snprintf(number, sizeof(number), "%ld", full ? full : r->minutes);
    explanation_note(a, full ? "explain-no-room" : "explain-no-slot", pairs);
}

/* The person does not want it. */
static int is_unwanted(explanation *a, const exercise *e)
{
    const result_wish *asked = result_wish_against(a->result, e);

    if (!asked || asked->state != WISH_DONE)
        return 0;
    explanation_note(
        a, asked->in ? "explain-swapped" : "explain-left-out",
        (const char *const[]){"other", asked->in ? asked->in->name : "", NULL});
    return 1;
}

static void explanation_not_needed(explanation *a, const result_exercise *x)
{
    const sb_result *r = a->result;
    const result_item *other = x->other ? item_of(r, x->other) : NULL;
    const char *const pairs[] = {"other", x->other ? x->other->name : "", NULL};

    explanation_causes(a, &x->why);
    if (!x->why.all.count)
        explanation_absence(a, "explain-no-preference", NULL);
    if (!r->has_programme) {
        explanation_absence(a, "explain-no-programme", NULL);
        return;
    }
    if (x->limited)
        explanation_note(a, "explain-limited", NULL);
    if (is_unwanted(a, x->exercise))
        return;
    if (!other) {
        explanation_alone(a, x);
        return;
    }
    explanation_note(a,
                     strcmp(x->other->family, x->exercise->family) == 0
                         ? "explain-same-family"
                         : "explain-in-its-place",
                     pairs);
    explanation_causes(a, &entry_of(r, x->other)->why);
    if (is_too_long(r, x->exercise, other))
        say_too_long(a, x->exercise, other);
    else
        say_scores(a, x, entry_of(r, x->other));
}

/* ---- barred ---- */

static void say_withdrawal(explanation *a, const exercise *e)
{
    const withdrawal *w = overlays_withdrawal(&a->result->pack->overlays, "exercise",
                                              e->id);

    if (w)
        explanation_note(a, "explain-withdrawn",
                         (const char *const[]){"by", w->by, "because", w->because, NULL});
}

static void say_bar(explanation *a, const bar *b)
{
    static const char *const messages[] = {"explain-bar-movement", "explain-bar-list",
                                           "explain-bar-gate", "explain-bar-level",
                                           "explain-bar-kit"};
    const sb_pack *pack = a->result->pack;
    const movement *m = name_table_find(&pack->movements.by_name, b->what);
    const restriction_set *s = name_table_find(&pack->sets.by_name, b->what);
    const named *kit = name_table_find(&pack->kit.by_name, b->what);
    const char *what = b->what;

    if (b->by == BY_MOVEMENT && m)
        what = m->name;
    else if (b->by == BY_LIST && s)
        what = s->title;
    else if (b->by == BY_KIT && kit)
        what = kit->name;
    explanation_note(a, messages[b->by], (const char *const[]){"what", what, NULL});
    if (b->by == BY_LEVEL && !a->result->level_why.all.count)
        explanation_absence(a, "explain-usual-level", NULL);
}

static int gives_kit(const rule *r, const char *kit)
{
    for (size_t i = 0; i < r->then.count; i++)
        if (r->then.items[i].kind == OWN_KIT && strcmp(r->then.items[i].id, kit) == 0)
            return 1;
    return 0;
}

/* The answers that would give the kit, by the rules that do. */
static void say_missing_kit(explanation *a, const result_exercise *x)
{
    const list *rules = &a->result->pack->rules.all;

    for (size_t i = 0; i < x->bars.count; i++) {
        const bar *b = x->bars.items[i];

        for (size_t k = 0; b->by == BY_KIT && k < rules->count; k++) {
            const rule *r = rules->items[k];

            if (!gives_kit(r, b->what))
                continue;
            explanation_condition(a, "explain-would-need", r->when, 0);
            explanation_cite(a, &r->evidence);
        }
    }
}

static void explanation_barred(explanation *a, const result_exercise *x)
{
    for (size_t i = 0; i < x->bars.count; i++)
        if (((const bar *)x->bars.items[i])->by == BY_WITHDRAWAL)
            say_withdrawal(a, x->exercise);
        else
            say_bar(a, x->bars.items[i]);
    explanation_causes(a, &x->why);
    say_missing_kit(a, x);
    if (x->status == REPLACED)
        explanation_note(a, "explain-replaced",
                         (const char *const[]){"other", x->other->name, NULL});
    for (size_t i = 0; i < x->exercise->swap_count; i++) {
        const result_exercise *swap = entry_of(a->result, x->exercise->swaps[i]);

        if (!swap->bars.count && !swap->limited)
            explanation_instead(a, swap->exercise);
    }
}

void explanation_exercise(explanation *a, const exercise *e)
{
    static const char *const statuses[] = {"chosen", "eligible-not-needed", "replaced-by",
                                           "barred-by"};
    static const char *const headlines[] = {"explain-chosen", "explain-not-needed",
                                            "explain-barred", "explain-barred"};
    const result_exercise *x = entry_of(a->result, e);
    const char *const pairs[] = {"name", e->name, NULL};

    explanation_start(a, TOPIC_EXERCISE, e->id, statuses[x->status],
                      explanation_words(a, headlines[x->status], pairs));
    if (x->status == CHOSEN)
        explanation_chosen(a, x);
    else if (x->status == NOT_NEEDED)
        explanation_not_needed(a, x);
    else
        explanation_barred(a, x);
    explanation_cite(a, &e->evidence);
}
