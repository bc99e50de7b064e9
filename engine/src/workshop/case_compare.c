/* SPDX-License-Identifier: Apache-2.0 */
/* What came out for a worked case, held against what was expected. */
#include <stdio.h>
#include <string.h>

#include "base/mistakes.h"
#include "base/text_buffer.h"
#include "check/worked_case.h"
#include "pack/pack.h"
#include "result/result_empty.h"

typedef struct comparison {
    const worked_case *one;
    const sb_result *result;
    sb_mistakes *failed;
} comparison;

/* ---- words ---- */

/* " because of RF-GEN-2 (pain-signs), RF-CES-9" */
static void add_reasons(text_buffer *out, const reasons *why)
{
    for (size_t i = 0; why && i < why->all.count; i++) {
        const reason *r = why->all.items[i];

        text_addf(out, "%s %s%s", i ? "," : " because of",
                  r->rule ? r->rule->id : r->part->of,
                  r->if_unknown ? " (not sure)" : "");
        for (size_t k = 0; k < r->answers.count; k++)
            text_addf(out, "%s%s%s", k ? ", " : " (",
                      ((const used_answer *)r->answers.items[k])->asked->id,
                      k + 1 == r->answers.count ? ")" : "");
    }
}

static void fail(comparison *c, const expectation *e, const char *expected,
                 const char *found, const reasons *why)
{
    text_buffer text = {0};

    text_addf(&text, "%s: expected %s, found %s", c->one->id, expected, found);
    add_reasons(&text, why);
    mistakes_add(c->failed, SB_ERROR, "case-failed", c->one->file, e->line, "%s.",
                 text.text ? text.text : "");
    text_clear(&text);
}

static int is_of(const reason *why, const char *rule)
{
    return why->rule && strcmp(why->rule->id, rule) == 0;
}

static int names(const reasons *why, const char *rule)
{
    for (size_t i = 0; i < why->all.count; i++)
        if (is_of(why->all.items[i], rule))
            return 1;
    return 0;
}

static void check_because(comparison *c, const expectation *e, const char *what,
                          const reasons *why)
{
    char expected[400];

    if (!e->because || e->negated || names(why, e->because))
        return;
    snprintf(expected, sizeof(expected), "%s because of %s", what, e->because);
    fail(c, e, expected, "it", why);
}

/* ---- the scales ---- */

static void check_scale(comparison *c, const expectation *e, const char *what,
                        const char *found, const reasons *why)
{
    text_buffer expected = {0};
    int is_among = 0;

    text_addf(&expected, "%s%s", what, e->negated ? " not" : "");
    for (size_t i = 0; i < e->word_count; i++) {
        text_addf(&expected, "%s %s", i ? " or" : "", e->words[i]);
        is_among |= strcmp(e->words[i], found) == 0;
    }
    if (is_among == e->negated)
        fail(c, e, expected.text ? expected.text : what, found, why);
    else if (why)
        check_because(c, e, found, why);
    text_clear(&expected);
}

/* ---- one word of a list ---- */

static const reason *trace_of(const sb_result *r, const char *rule)
{
    for (size_t i = 0; i < r->trace.count; i++)
        if (strcmp(((const reason *)r->trace.items[i])->rule->id, rule) == 0)
            return r->trace.items[i];
    return NULL;
}

static const result_exercise *exercise_entry(const sb_result *r, const char *id)
{
    const exercise *one = name_table_find(&r->pack->exercises.by_name, id);

    return one ? r->exercises.items[one->index] : NULL;
}

static const reasons *restriction_on(const sb_result *r, const char *movement,
                                     restriction_type type)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->type == type && strcmp(one->movement->id, movement) == 0)
            return &one->why;
    }
    return NULL;
}

/* Whether the hazard is named, and stands as it should. */
static const reasons *hazard_named(const sb_result *r, expected_thing thing,
                                   const char *id)
{
    const list *all = thing == EXPECT_LISTED ? &r->listed : &r->not_yet;

    for (size_t i = 0; i < all->count; i++) {
        const result_hazard *one = all->items[i];

        if (strcmp(one->hazard->id, id) == 0 &&
            (thing != EXPECT_LATER || one->state == LATER) &&
            (thing != EXPECT_FINE || one->state == FINE))
            return &one->why;
    }
    return NULL;
}

static const reasons *left_free(const sb_result *r, const char *slot)
{
    for (size_t i = 0; i < r->empty_slots.count; i++) {
        const result_empty *one = r->empty_slots.items[i];

        if (strcmp(one->slot, slot) == 0)
            return &one->why;
    }
    return NULL;
}

static int has_finding(const sb_result *r, const char *id)
{
    for (size_t i = 0; i < r->findings.count; i++) {
        const result_finding *one = r->findings.items[i];

        if (one->sure && strcmp(one->finding->id, id) == 0)
            return 1;
    }
    return 0;
}

static int is_in(const list *messages, const char *id)
{
    for (size_t i = 0; i < messages->count; i++)
        if (strcmp(((const message *)messages->items[i])->id, id) == 0)
            return 1;
    return 0;
}

static const reasons *advised(const list *advices, const char *id)
{
    for (size_t i = 0; i < advices->count; i++) {
        const advice *one = advices->items[i];

        if (strcmp(one->message->id, id) == 0)
            return &one->why;
    }
    return NULL;
}

static int is_said(const sb_result *r, const char *id, const reasons **why)
{
    if (!(*why = advised(&r->advice, id)))
        *why = advised(&r->holds, id);
    return *why || is_in(&r->education, id) || is_in(&r->safety_net, id) ||
           is_in(&r->pages, id);
}

static int is_named(const sb_result *r, const char *id)
{
    for (size_t i = 0; i < r->contacts.count; i++)
        if (strcmp(((const contact *)r->contacts.items[i])->id, id) == 0)
            return 1;
    return 0;
}

/* "keep", or "restart-60". */
static const reasons *adapted(const sb_result *r, const char *word)
{
    for (size_t i = 0; i < r->changes.count; i++) {
        const result_change *one = r->changes.items[i];
        char name[40] = "";

        if (one->share)
            snprintf(name, sizeof(name), "%s-%ld", plan_change_words[one->to],
                     one->share);
        if (strcmp(one->share ? name : plan_change_words[one->to], word) == 0)
            return &one->why;
    }
    return NULL;
}

/* Whether the word of the list came out; *why says why, when there is more to say. */
static int came_out(const sb_result *r, expected_thing thing, const char *word,
                    const reasons **why)
{
    const result_exercise *x;
    const reason *fired;

    switch (thing) {
    case EXPECT_RULES:
        fired = trace_of(r, word);
        return fired && !fired->if_unknown;
    case EXPECT_UNKNOWN_BRANCHES:
        fired = trace_of(r, word);
        return fired && fired->if_unknown;
    case EXPECT_FINDINGS:
        return has_finding(r, word);
    case EXPECT_FORBIDS:
    case EXPECT_LIMITS:
        *why = restriction_on(r, word, thing == EXPECT_FORBIDS ? FORBID : LIMIT);
        return *why != NULL;
    case EXPECT_HAZARDS:
    case EXPECT_LISTED:
    case EXPECT_LATER:
    case EXPECT_FINE:
        return (*why = hazard_named(r, thing, word)) != NULL;
    case EXPECT_FREE:
    case EXPECT_ADAPTS:
        *why = thing == EXPECT_FREE ? left_free(r, word) : adapted(r, word);
        return *why != NULL;
    case EXPECT_SAYS:
        return is_said(r, word, why);
    case EXPECT_NAMES:
        return is_named(r, word);
    default:
        x = exercise_entry(r, word);
        *why = x ? &x->why : NULL;
        if (thing == EXPECT_CHOSEN)
            return x && x->status == CHOSEN;
        return x && (x->bars.count > 0) == (thing == EXPECT_BARRED);
    }
}

/* Whether a rule (this one, or any when NULL) gives or takes points of the exercise. */
static int is_scored(const sb_result *r, const char *id, int sign, const char *rule)
{
    const result_exercise *x = exercise_entry(r, id);

    for (size_t i = 0; x && i < x->merits.count; i++) {
        const merit_part *part = x->merits.items[i];

        if (part->points * sign > 0 &&
            (rule ? strcmp(part->of, rule) == 0
                  : name_table_find(&r->pack->rules.by_name, part->of) != NULL))
            return 1;
    }
    return 0;
}

static void check_scores(comparison *c, const expectation *e)
{
    int sign = e->thing == EXPECT_PREFERS ? 1 : -1;

    for (size_t i = 0; i < e->word_count; i++) {
        char expected[220];

        snprintf(expected, sizeof(expected), "%s to be %s%s%s%s", e->words[i],
                 e->negated ? "not " : "", sign > 0 ? "preferred" : "put back",
                 e->because ? " by " : "", e->because ? e->because : "");
        if (is_scored(c->result, e->words[i], sign, e->because) == e->negated)
            fail(c, e, expected, e->negated ? "it" : "that it is not so", NULL);
    }
}

static void check_words(comparison *c, const expectation *e)
{
    static const char *const around[EXPECTED_COUNT][2] = {
        [EXPECT_RULES] = {"rule ", " to hold"},
        [EXPECT_UNKNOWN_BRANCHES] = {"rule ", " to be only possible"},
        [EXPECT_FINDINGS] = {"finding ", ""},
        [EXPECT_FORBIDS] = {"", " to be forbidden"},
        [EXPECT_LIMITS] = {"", " to be limited"},
        [EXPECT_ALLOWED] = {"", " to be allowed"},
        [EXPECT_BARRED] = {"", " to be barred"},
        [EXPECT_CHOSEN] = {"", " to be chosen"},
        [EXPECT_HAZARDS] = {"hazard ", " to be named"},
        [EXPECT_LISTED] = {"", " to be listed as not yet"},
        [EXPECT_LATER] = {"", " to be for later"},
        [EXPECT_FINE] = {"", " to be fine"},
        [EXPECT_SAYS] = {"message ", ""},
        [EXPECT_NAMES] = {"contact ", ""},
        [EXPECT_FREE] = {"the part ", " of the day to stay free"},
        [EXPECT_ADAPTS] = {"the change of the plan ", ""}};

    for (size_t i = 0; i < e->word_count; i++) {
        const reasons *why = NULL;
        int out = came_out(c->result, e->thing, e->words[i], &why);
        char expected[220];

        snprintf(expected, sizeof(expected), "%s%s%s%s", e->negated ? "not " : "",
                 around[e->thing][0], e->words[i], around[e->thing][1]);
        if (out == e->negated)
            fail(c, e, expected, out ? "it" : "that it is not so", why);
        else if (why)
            check_because(c, e, expected, why);
    }
}

void case_compare(const worked_case *one, const sb_result *result, sb_mistakes *failed)
{
    comparison c = {one, result, failed};

    for (size_t i = 0; i < one->expectations.count; i++) {
        const expectation *e = one->expectations.items[i];

        switch (e->thing) {
        case EXPECT_DISPOSITION:
            check_scale(&c, e, "disposition", disposition_words[result->disposition],
                        &result->disposition_why);
            break;
        case EXPECT_GATE:
            check_scale(&c, e, "gate", gate_words[result->gate], &result->gate_why);
            break;
        case EXPECT_LEVEL:
            check_scale(&c, e, "level", level_words[result->level], &result->level_why);
            break;
        case EXPECT_STYLE:
            check_scale(&c, e, "style", style_words[result->style], &result->style_why);
            break;
        case EXPECT_HOLD:
            check_scale(&c, e, "session hold", result->holds.count ? "yes" : "no", NULL);
            break;
        case EXPECT_PREFERS:
        case EXPECT_AVOIDS:
            check_scores(&c, e);
            break;
        default:
            check_words(&c, e);
        }
    }
}
