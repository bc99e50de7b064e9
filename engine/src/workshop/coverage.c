/* SPDX-License-Identifier: Apache-2.0 */
/* What the worked cases of a pack have covered. */
#include "workshop/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "conditions/condition_value.h"
#include "pack/answer_readers.h"

enum { HELD = 1, POSSIBLE_BRANCH = 2, AT_EDGE = 4 }; /* of a rule */
enum { SEEN_TRUE = 1, SEEN_NOT = 2 };                /* of a single condition */

/* One condition without parts, and the rule, finding or score it stands in. */
typedef struct leaf {
    const condition *test;
    const char *owner;
    int seen;
} leaf;

/* The answers and the rules of one person, to be held against a neighbour's. */
typedef struct snapshot {
    answer *answers;
    char *fired; /* by rule: 0, 1 stated, 2 if-unknown */
} snapshot;

struct sb_coverage {
    const sb_pack *pack;
    arena *memory;
    char *rules;       /* by index */
    char *exercises;   /* chosen */
    char *hazards;     /* shown */
    char *messages;    /* shown */
    uint64_t *options; /* by question: answered so */
    list leaves;       /* of leaf */
    list snapshots;    /* of snapshot, by the index of the case; NULL: has not run */
    int failed;
};

/* ---- opening ---- */

static void add_leaves(sb_coverage *c, const condition *from, const char *owner)
{
    leaf *made;

    for (size_t i = 0; from && i < from->part_count; i++)
        add_leaves(c, from->parts[i], owner);
    if (!from || from->kind < CONDITION_ANSWER)
        return;
    made = arena_take(c->memory, sizeof(*made));
    if (!made || list_add(&c->leaves, made) < 0) {
        c->failed = 1;
        return;
    }
    *made = (leaf){from, owner, 0};
}

static void add_leaves_of(sb_coverage *c, const answer_readers *readers, reader_kind kind)
{
    for (size_t i = 0; i < readers->count; i++)
        if (readers->all[i].kind == kind)
            add_leaves(c, readers->all[i].when, readers->all[i].id);
}

static void find_leaves(sb_coverage *c)
{
    answer_readers readers;

    if (answer_readers_open(&readers, c->pack) < 0)
        c->failed = 1;
    add_leaves_of(c, &readers, READER_RULE);
    add_leaves_of(c, &readers, READER_FINDING);
    add_leaves_of(c, &readers, READER_POINT);
    answer_readers_close(&readers);
}

int sb_coverage_open(sb_coverage **out, const sb_pack *pack, sb_failure *why)
{
    sb_coverage *c = calloc(1, sizeof(*c));

    if (c)
        c->memory = arena_new();
    if (c && c->memory) {
        c->pack = pack;
        c->rules = arena_take(c->memory, pack->rules.all.count + 1);
        c->exercises = arena_take(c->memory, pack->exercises.all.count + 1);
        c->hazards = arena_take(c->memory, pack->hazards.all.count + 1);
        c->messages = arena_take(c->memory, pack->messages.all.count + 1);
        c->options = arena_take(c->memory,
                                (pack->questions.all.count + 1) * sizeof(*c->options));
        find_leaves(c);
    }
    if (!c || !c->memory || !c->rules || !c->exercises || !c->hazards || !c->messages ||
        !c->options || c->failed) {
        sb_coverage_close(c);
        return failure_memory(why);
    }
    *out = c;
    return 0;
}

void sb_coverage_close(sb_coverage *c)
{
    if (!c)
        return;
    list_clear(&c->leaves);
    list_clear(&c->snapshots);
    arena_free(c->memory);
    free(c);
}

int coverage_failed(const sb_coverage *c)
{
    return c->failed;
}

/* ---- noting one person ---- */

static void note_rules(sb_coverage *c, snapshot *s, const sb_result *r)
{
    for (size_t i = 0; i < r->trace.count; i++) {
        const reason *one = r->trace.items[i];

        c->rules[one->rule->index] |= one->if_unknown ? POSSIBLE_BRANCH : HELD;
        s->fired[one->rule->index] = one->if_unknown ? 2 : 1;
    }
}

static void note_messages(sb_coverage *c, const list *shown, int are_advice)
{
    const list *all = &c->pack->messages.all;

    for (size_t i = 0; i < shown->count; i++) {
        const message *one = are_advice ? ((const advice *)shown->items[i])->message
                                        : shown->items[i];

        for (size_t k = 0; k < all->count; k++)
            if (all->items[k] == one)
                c->messages[k] = 1;
    }
}

static void note_choices(sb_coverage *c, const sb_result *r)
{
    for (size_t i = 0; i < r->items.count; i++)
        c->exercises[((const result_item *)r->items.items[i])->exercise->index] = 1;
    for (size_t i = 0; i < r->not_yet.count; i++)
        for (size_t k = 0; k < c->pack->hazards.all.count; k++)
            if (c->pack->hazards.all.items[k] ==
                ((const result_hazard *)r->not_yet.items[i])->hazard)
                c->hazards[k] = 1;
    note_messages(c, &r->education, 0);
    note_messages(c, &r->safety_net, 0);
    note_messages(c, &r->pages, 0);
    note_messages(c, &r->advice, 1);
    note_messages(c, &r->holds, 1);
}

static void note_answers(sb_coverage *c, const sb_result *r)
{
    for (size_t i = 0; i < c->pack->questions.all.count; i++) {
        const answer *given = &r->sheet.answers[i];

        if (given->given)
            c->options[i] |= given->ticked | (given->unknown || given->unsure
                                                  ? UINT64_C(1) << OPTION_UNKNOWN
                                                  : 0);
    }
}

static void note_conditions(sb_coverage *c, const sb_result *r)
{
    condition_values values;

    if (condition_values_open(&values, &r->sheet, NULL) < 0) {
        c->failed = 1;
        return;
    }
    values.disposition = r->disposition;
    values.gate = r->gate;
    for (size_t i = 0; i < c->leaves.count; i++) {
        leaf *one = c->leaves.items[i];

        one->seen |= condition_value(&values, one->test) == SURELY_TRUE ? SEEN_TRUE
                                                                        : SEEN_NOT;
    }
    condition_values_close(&values);
}

static snapshot *new_snapshot(sb_coverage *c, size_t index)
{
    snapshot *s = arena_take(c->memory, sizeof(*s));
    size_t questions = c->pack->questions.all.count;

    while (c->snapshots.count <= index)
        if (list_add(&c->snapshots, NULL) < 0)
            return NULL;
    if (s) {
        s->answers = arena_take(c->memory, (questions + 1) * sizeof(answer));
        s->fired = arena_take(c->memory, c->pack->rules.all.count + 1);
    }
    if (!s || !s->answers || !s->fired)
        return NULL;
    c->snapshots.items[index] = s;
    return s;
}

void coverage_add(sb_coverage *c, const worked_case *one, const sb_result *r)
{
    snapshot *s = new_snapshot(c, one->index);

    if (!s) {
        c->failed = 1;
        return;
    }
    memcpy(s->answers, r->sheet.answers, c->pack->questions.all.count * sizeof(answer));
    note_rules(c, s, r);
    if (one->is_person)
        return; /* nothing is expected of a person, so nothing is covered but neighbours
                 */
    note_choices(c, r);
    note_answers(c, r);
    note_conditions(c, r);
}

/* ---- neighbours ---- */

/* Among the questions that both were asked, exactly one has another answer. */
static int are_neighbours(const sb_coverage *c, const snapshot *a, const snapshot *b)
{
    int different = 0;

    for (size_t i = 0; i < c->pack->questions.all.count; i++)
        if (a->answers[i].given && b->answers[i].given &&
            !answer_equal(&a->answers[i], &b->answers[i]))
            different++;
    return different == 1;
}

void coverage_compare_neighbours(sb_coverage *c, const sb_cases *cases)
{
    for (size_t i = 0; i < cases->all.count && i < c->snapshots.count; i++) {
        const worked_case *one = cases->all.items[i];
        const snapshot *mine = c->snapshots.items[i];
        const snapshot *theirs = one->like && one->like->index < c->snapshots.count
                                     ? c->snapshots.items[one->like->index]
                                     : NULL;

        if (!mine || !theirs || !are_neighbours(c, mine, theirs))
            continue;
        for (size_t k = 0; k < c->pack->rules.all.count; k++)
            if ((mine->fired[k] == 1) != (theirs->fired[k] == 1))
                c->rules[k] |= AT_EDGE;
    }
}

/* ---- telling ---- */

typedef struct teller {
    const sb_coverage *coverage;
    text_buffer *out;
    int uncovered; /* name each thing that is not covered */
} teller;

static void tell_sum(teller *t, const char *what, size_t covered, size_t all)
{
    text_addf(t->out, "%-48s %5zu of %zu\n", what, covered, all);
}

static void tell_gap(teller *t, const char *what, const char *id)
{
    if (t->uncovered)
        text_addf(t->out, "  %s: %s\n", what, id);
}

static void tell_rules(teller *t, const char *what, const char *gap, int bit)
{
    const list *rules = &t->coverage->pack->rules.all;
    size_t covered = 0, all = 0;

    for (size_t i = 0; i < rules->count; i++) {
        const rule *r = rules->items[i];

        if (bit == POSSIBLE_BRANCH && !r->if_unknown.count)
            continue;
        all++;
        covered += (t->coverage->rules[i] & bit) != 0;
        if (!(t->coverage->rules[i] & bit))
            tell_gap(t, gap, r->id);
    }
    tell_sum(t, what, covered, all);
}

/* Things whose id is their first member. */
static void tell_things(teller *t, const char *what, const char *gap, const list *things,
                        const char *seen)
{
    size_t covered = 0;

    for (size_t i = 0; i < things->count; i++) {
        covered += seen[i] != 0;
        if (!seen[i])
            tell_gap(t, gap, *(const char *const *)things->items[i]);
    }
    tell_sum(t, what, covered, things->count);
}

static int is_told(const message *m)
{
    return m->kind == MESSAGE_EDUCATION || m->kind == MESSAGE_SAFETY_NET ||
           m->kind == MESSAGE_ADVICE || m->kind == MESSAGE_PAGE;
}

static void tell_messages(teller *t)
{
    const list *all = &t->coverage->pack->messages.all;
    size_t covered = 0, count = 0;

    for (size_t i = 0; i < all->count; i++) {
        const message *m = all->items[i];

        if (!is_told(m))
            continue;
        count++;
        covered += t->coverage->messages[i] != 0;
        if (!t->coverage->messages[i])
            tell_gap(t, "message never shown", m->id);
    }
    tell_sum(t, "messages shown", covered, count);
}

static void tell_option(teller *t, const question *q, int option, size_t *covered,
                        size_t *all)
{
    text_buffer id = {0};

    (*all)++;
    if (t->coverage->options[q->index] >> option & 1) {
        (*covered)++;
        return;
    }
    text_addf(&id, "%s=%s", q->id, question_option_id(q, option));
    tell_gap(t, "option never answered", id.text ? id.text : q->id);
    text_clear(&id);
}

static void tell_options(teller *t)
{
    const list *questions = &t->coverage->pack->questions.all;
    size_t covered = 0, all = 0;

    for (size_t i = 0; i < questions->count; i++) {
        const question *q = questions->items[i];

        for (size_t k = 0; k < q->option_count; k++)
            tell_option(t, q, (int)k, &covered, &all);
        if (q->none_text)
            tell_option(t, q, OPTION_NONE, &covered, &all);
        if (q->unknown_text)
            tell_option(t, q, OPTION_UNKNOWN, &covered, &all);
    }
    tell_sum(t, "options answered", covered, all);
}

static void tell_conditions(teller *t)
{
    size_t covered = 0;

    for (size_t i = 0; i < t->coverage->leaves.count; i++) {
        const leaf *one = t->coverage->leaves.items[i];
        text_buffer place = {0};

        covered += one->seen == (SEEN_TRUE | SEEN_NOT);
        if (one->seen == (SEEN_TRUE | SEEN_NOT))
            continue;
        text_addf(&place, "%s (%s:%d)", one->owner, one->test->file, one->test->line);
        tell_gap(t,
                 one->seen & SEEN_TRUE ? "condition always true" : "condition never true",
                 place.text ? place.text : one->owner);
        text_clear(&place);
    }
    tell_sum(t, "conditions seen both true and not", covered, t->coverage->leaves.count);
}

int sb_coverage_text(char **out, const sb_coverage *coverage, int uncovered,
                     sb_failure *why)
{
    text_buffer text = {0};
    teller t = {coverage, &text, uncovered};

    tell_rules(&t, "rules that hold", "rule never holds", HELD);
    tell_rules(&t, "rules with a neighbour one answer away", "rule never at its edge",
               AT_EDGE);
    tell_rules(&t, "rules only possible (if-unknown)", "if-unknown never followed",
               POSSIBLE_BRANCH);
    tell_conditions(&t);
    tell_things(&t, "exercises chosen", "exercise never chosen",
                &coverage->pack->exercises.all, coverage->exercises);
    tell_things(&t, "hazards shown", "hazard never shown", &coverage->pack->hazards.all,
                coverage->hazards);
    tell_messages(&t);
    tell_options(&t);
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}
