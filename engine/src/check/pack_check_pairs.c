/* SPDX-License-Identifier: Apache-2.0 */
/* Rules beside each other: one that another makes pointless, two that contradict each
 * other. And groups of a hazard that never get their own words. */
#include <string.h>

#include "check/pack_check.h"
#include "check/pack_check_conditions.h"
#include "conditions/consequence.h"
#include "pack/condition_text.h"

static int covers_all(const sb_pack *pack, const consequences *wide,
                      const consequences *narrow)
{
    for (size_t i = 0; i < narrow->count; i++) {
        int covered = 0;

        for (size_t k = 0; k < wide->count && !covered; k++)
            covered = consequence_covers(pack, &wide->items[k], &narrow->items[i]);
        if (!covered)
            return 0;
    }
    return 1;
}

/* ---- does one rule make another pointless? ---- */

/* When the consequences of the other rule cover these. */
static formula covered_when(const checker *k, const subject *other,
                            const consequences *narrow)
{
    const sb_pack *pack = k->r->pack;
    logic *l = condition_logic_inner(k->s->logic);
    formula stated = covers_all(pack, &other->rule->then, narrow) ? other->surely : NEVER;
    formula unsure = covers_all(pack, &other->rule->if_unknown, narrow)
                         ? logic_and(l, other->possibly, not_so(other->surely))
                         : NEVER;

    return logic_or(l, stated, unsure);
}

static int is_settled_together(const rule *a, const rule *b)
{
    return (a->step <= STEP_SCREEN && b->step <= STEP_SCREEN) || a->step == b->step;
}

static int is_within(const checker *k, const subject *one, const subject *other)
{
    const rule *r = one->rule;
    logic *l = condition_logic_inner(k->s->logic);
    formula covered, only_possible;

    if (!is_settled_together(r, other->rule) || (!r->then.count && !r->if_unknown.count))
        return 0;
    covered = covered_when(k, other, &r->then);
    if (r->then.count && (covered == NEVER ||
                          !are_impossible(k, one->surely, not_so(covered), LAW_ANSWERS)))
        return 0;
    covered = covered_when(k, other, &r->if_unknown);
    only_possible = logic_and(l, one->possibly, not_so(one->surely));
    return !r->if_unknown.count ||
           are_impossible(k, only_possible, not_so(covered), LAW_ANSWERS);
}

/* ---- do two rules contradict each other? ---- */

static int leads_to(const checker *k, const subject *a, const subject *b)
{
    return are_impossible(k, a->surely, not_so(b->surely), LAW_ANSWERS);
}

static int same_people(const checker *k, const subject *a, const subject *b)
{
    return leads_to(k, a, b) && leads_to(k, b, a);
}

static void tell_contradiction(const checker *k, const consequence *c,
                               const subject *other, const consequence *d)
{
    text_buffer out = {0};

    if (c) {
        text_add(&out, "says '");
        consequence_write(&out, c);
        text_add(&out, "'");
    } else {
        text_add(&out, "says that nothing follows");
    }
    text_addf(&out, ", and for the same people rule %s (%s:%d) says ", other->id,
              other->file, d ? d->line : other->line);
    if (d) {
        text_add(&out, "'");
        consequence_write(&out, d);
        text_add(&out, "'");
    } else {
        text_add(&out, "that nothing follows");
    }
    tell_subject(k, "contradicting-rules", c ? c->line : k->one->line, &out);
}

static int contradict(const checker *k, const consequence *c, const consequence *d)
{
    return c->kind != RESTRICT_MOVEMENT && d->kind != RESTRICT_MOVEMENT &&
           (consequences_contradict(k->r->pack, c, d) ||
            consequences_contradict(k->r->pack, d, c));
}

/* Whether the rules would contradict each other if they were for the same people. */
static int may_contradict(const checker *k, const subject *other)
{
    const consequences *mine = &k->one->rule->then, *theirs = &other->rule->then;

    for (size_t i = 0; i < mine->count; i++)
        for (size_t j = 0; j < theirs->count; j++)
            if (contradict(k, &mine->items[i], &theirs->items[j]))
                return 1;
    return (mine->nothing && theirs->count) || (theirs->nothing && mine->count);
}

/* Both rules are for the same people: tells the first contradiction. */
static void compare_rules(const checker *k, const subject *other)
{
    const consequences *mine = &k->one->rule->then, *theirs = &other->rule->then;

    for (size_t i = 0; i < mine->count; i++)
        for (size_t j = 0; j < theirs->count; j++)
            if (contradict(k, &mine->items[i], &theirs->items[j])) {
                tell_contradiction(k, &mine->items[i], other, &theirs->items[j]);
                return;
            }
    if (mine->nothing && theirs->count)
        tell_contradiction(k, NULL, other, &theirs->items[0]);
    else
        tell_contradiction(k, &mine->items[0], other, NULL);
}

/* A wish that is barred wherever it is made. */
static void check_vain_wishes(const checker *k, const subject *other)
{
    const consequences *mine = &k->one->rule->then, *theirs = &other->rule->then;

    for (size_t i = 0; i < mine->count; i++)
        for (size_t j = 0; mine->items[i].kind == PREFER && j < theirs->count; j++)
            if (theirs->items[j].kind == RESTRICT_MOVEMENT &&
                consequences_contradict(k->r->pack, &theirs->items[j], &mine->items[i]) &&
                leads_to(k, k->one, other))
                tell_contradiction(k, &mine->items[i], other, &theirs->items[j]);
}

/* ---- rules ---- */

static int names(const reading *r, const subject *one, const char *id)
{
    const form *f = r->rules.elements.items[one->rule->index];
    const char *within = xml_value(f->element, "within");
    size_t length = strlen(id);

    for (const char *at = within; at && (at = strstr(at, id)); at += length)
        if ((at == within || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return 1;
    return 0;
}

static const subject *find_rule(const checker *k, const char *id)
{
    for (size_t i = 0; i < k->s->count; i++)
        if (k->s->all[i].rule && strcmp(k->s->all[i].id, id) == 0)
            return &k->s->all[i];
    return NULL;
}

/* What stands in within="..." must be so. */
static int check_within(const checker *k)
{
    reading *r = k->r;
    const form *f = r->rules.elements.items[k->one->rule->index];
    size_t count;
    const char **ids = reading_words(r, xml_value(f->element, "within"), &count);

    for (size_t i = 0; i < count; i++) {
        const rule *named = reading_find(r, &r->pack->rules, "rule", ids[i], f->file,
                                         f->element->line);
        const subject *other = named ? find_rule(k, ids[i]) : NULL;
        text_buffer out = {0};

        if (!other || (other != k->one && !other->is_dead && is_within(k, k->one, other)))
            continue;
        text_addf(&out, "does not stand within rule %s", ids[i]);
        tell_subject(k, "wrong-within", k->one->line, &out);
    }
    return count > 0;
}

static void tell_pointless(const checker *k, const subject *other)
{
    text_buffer out = {0};

    text_addf(&out, "adds nothing: rule %s (%s:%d) says as much whenever it holds",
              other->id, other->file, other->line);
    tell_subject(k, "pointless-rule", k->one->line, &out);
}

/* Of two rules that say the same it is the second that is pointless. */
static int is_pointless_beside(const checker *k, const subject *other)
{
    return is_within(k, k->one, other) &&
           (other < k->one || !is_within(k, other, k->one));
}

static void check_rule_pair(checker *k, const subject *other, int *is_told)
{
    check_vain_wishes(k, other);
    if (other < k->one && may_contradict(k, other) && same_people(k, k->one, other)) {
        compare_rules(k, other);
        return;
    }
    if (k->r->scope.warnings && !*is_told && is_pointless_beside(k, other) &&
        !names(k->r, other, k->one->id)) {
        tell_pointless(k, other);
        *is_told = 1;
    }
}

static void check_rule_pairs(checker *k)
{
    int is_told = check_within(k);

    for (size_t i = 0; i < k->s->count; i++) {
        const subject *other = &k->s->all[i];
        size_t undecided = questions_undecided(k);

        if (!other->rule || other == k->one || other->is_dead)
            continue;
        check_rule_pair(k, other, &is_told);
        if (questions_undecided(k) > undecided && !other->is_too_hard)
            tell_too_hard(k, other);
    }
}

/* ---- groups of a hazard: the first that holds gives the words ---- */

static void check_groups(checker *k, size_t at)
{
    logic *l = condition_logic_inner(k->s->logic);
    size_t undecided = questions_undecided(k);
    formula none_before = ALWAYS;
    text_buffer out = {0};

    for (size_t i = 0; i < at; i++)
        if (k->s->all[i].kind == READER_HAZARD &&
            strcmp(k->s->all[i].id, k->one->id) == 0)
            none_before = logic_and(l, none_before, not_so(k->s->all[i].possibly));
    if (none_before == ALWAYS ||
        !are_impossible(k, k->one->possibly, none_before, LAW_ANSWERS)) {
        if (questions_undecided(k) > undecided)
            tell_too_hard(k, NULL);
        return;
    }
    text_add(&out, "never gets its own words: the groups before hold all of it");
    tell_subject(k, "group-never-first", k->one->line, &out);
}

void check_pairs(checker *k)
{
    for (size_t i = 0; i < k->s->count; i++) {
        k->one = &k->s->all[i];
        if (k->one->is_dead)
            continue;
        if (k->one->kind == READER_RULE)
            check_rule_pairs(k);
        else if (k->r->scope.warnings && k->one->kind == READER_HAZARD)
            check_groups(k, i);
    }
}
