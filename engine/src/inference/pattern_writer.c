/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions of the pack as CLIPS patterns. */
#include <stdio.h>
#include <string.h>

#include "conditions/condition_value.h"
#include "inference/rule_writer.h"

enum { MOST_PATTERNS = 60, NAME_SIZE = 128 };

/* The left side of a rule: positive patterns first, as joins want them. */
typedef struct left_side {
    text_buffer positives, negatives;
    const condition *positive_conditions[MOST_PATTERNS];
    const condition *negative_conditions[MOST_PATTERNS];
    size_t positive_count, negative_count;
    int variables;
} left_side;

static const char *const as_words[] = {"sure", "possible"};

static asked_as other(asked_as as)
{
    return as == ASKED_SURE ? ASKED_POSSIBLE : ASKED_SURE;
}

static void require(left_side *left, writer *w, const condition *c, asked_as as);
static void deny(left_side *left, writer *w, const condition *c, asked_as as);

static void note(const condition **conditions, size_t *count, writer *w,
                 const condition *c)
{
    if (*count == MOST_PATTERNS)
        w->failed = 1;
    else
        conditions[(*count)++] = c;
}

/* ---- single patterns ---- */

static void write_options(text_buffer *out, const question *q, uint64_t options)
{
    const char *between = "";

    for (int i = 0; i <= OPTION_UNKNOWN; i++) {
        if (!(options >> i & 1))
            continue;
        text_join(out, between, question_option_id(q, i));
        between = "|";
    }
}

static void write_option_test(text_buffer *out, const condition *c, asked_as as)
{
    const uint64_t unknown = UINT64_C(1) << OPTION_UNKNOWN;
    const question *q = c->question;

    text_join(out, "(answer (question ", q->id, ") ");
    if (c->options == unknown && q->type == CHOICES) {
        text_add(out, "(sure no))");
        return;
    }
    text_add(out, "(value ");
    write_options(out, q, as == ASKED_POSSIBLE ? c->options | unknown : c->options);
    text_add(out, q->type == CHOICES && as == ASKED_SURE ? ") (sure yes))" : "))");
}

static void write_number_test(text_buffer *out, const condition *c, asked_as as,
                              int variable)
{
    static const char *const signs[] = {[TEST_AT_LEAST] = ">=",
                                        [TEST_AT_MOST] = "<=",
                                        [TEST_ABOVE] = ">",
                                        [TEST_BELOW] = "<"};

    text_addf(out, "(answer (question %s) (value ?v%d&:(%s (%s ?v%d) (%s ?v%d %.10g))))",
              c->question->id, variable, as == ASKED_SURE ? "and" : "or",
              as == ASKED_SURE ? "numberp" : "symbolp", variable, signs[c->test],
              variable, c->number);
}

/* A score that is at most so much is surely so when even its possible sum is. */
static void write_score_test(text_buffer *out, writer *w, const condition *c, asked_as as,
                             int variable)
{
    asked_as sum = c->at_least ? as : other(as);

    w->needed_scores[c->score->index] |= (char)(1 << sum);
    text_addf(out, "(score (id %s) (as %s) (sum ?v%d&:(%s ?v%d %ld)))", c->score->id,
              as_words[sum], variable, c->at_least ? ">=" : "<=", variable, c->count);
}

static int is_leaf(const condition *c)
{
    return c->kind >= CONDITION_ANSWER;
}

static void write_leaf(text_buffer *out, left_side *left, writer *w, const condition *c,
                       asked_as as)
{
    int variable = left->variables++;

    switch (c->kind) {
    case CONDITION_FINDING:
        w->needed_findings[c->finding->index] |= (char)(1 << as);
        text_join(out, "(finding (id ", c->finding->id, ") (as ", as_words[as], "))");
        break;
    case CONDITION_SCORE:
        write_score_test(out, w, c, as, variable);
        break;
    case CONDITION_DISPOSITION:
    case CONDITION_GATE:
        text_addf(out, "(%s (rank ?v%d&:(%s ?v%d %d)))",
                  c->kind == CONDITION_GATE ? "gate" : "disposition", variable,
                  c->at_least ? ">=" : "<", variable, c->level);
        break;
    default:
        if (c->test == TEST_ASKED)
            text_addf(out, "(answer (question %s))", c->question->id);
        else if (c->test == TEST_OPTIONS)
            write_option_test(out, c, as);
        else
            write_number_test(out, c, as, variable);
    }
}

/* ---- parts that need rules of their own ---- */

static const char *part_name(writer *w)
{
    char name[NAME_SIZE];
    const char *kept;

    snprintf(name, sizeof(name), "%s.%d", w->owner_id, ++w->parts);
    kept = arena_copy(w->book->memory, name, strlen(name));
    w->failed |= kept == NULL;
    return kept ? kept : "";
}

/* Rules that assert `holds` for a condition that is no single pattern. */
static const char *write_part(writer *w, const condition *c, asked_as as)
{
    const char *name = part_name(w);
    const char *module = w->module;
    condition whole = {.kind = CONDITION_ALL,
                       .parts = (condition *[]){(condition *)(uintptr_t)c},
                       .part_count = 1};
    char consequence[2 * NAME_SIZE];
    int if_unknown = w->if_unknown;

    snprintf(consequence, sizeof(consequence), "(holds (node %s) (as %s))", name,
             as_words[as]);
    if (!condition_asks_how_things_stand(c))
        w->module = "DERIVE";
    write_rule(w, name, &whole, as, "", consequence);
    w->module = module;
    w->if_unknown = if_unknown;
    return name;
}

/* `at-least count` is a score of its own, a point for each part. */
static const char *write_count(writer *w, const condition *c, asked_as as)
{
    const char *name = part_name(w);
    const char *module = w->module;

    if (list_add(&w->book->counts, (char *)(uintptr_t)name) < 0)
        w->failed = 1;
    w->module = "DERIVE";
    for (size_t i = 0; i < c->part_count; i++) {
        condition whole = {.kind = CONDITION_ALL, .parts = &c->parts[i], .part_count = 1};

        write_points(w, name, i + 1, 1, &whole, as);
    }
    w->module = module;
    return name;
}

static void write_count_test(text_buffer *out, left_side *left, writer *w,
                             const condition *c, asked_as as)
{
    int variable = left->variables++;

    text_addf(out, "(score (id %s) (as %s) (sum ?v%d&:(>= ?v%d %ld)))",
              write_count(w, c, as), as_words[as], variable, variable, c->count);
}

/* ---- left sides ---- */

/* Alternatives on the options of one question are one pattern. */
static int merge_options(condition *merged, const condition *any)
{
    for (size_t i = 0; i < any->part_count; i++) {
        const condition *part = any->parts[i];

        if (part->kind != CONDITION_ANSWER || part->test != TEST_OPTIONS ||
            part->question != any->parts[0]->question ||
            part->options == UINT64_C(1) << OPTION_UNKNOWN)
            return 0;
        if (i == 0)
            *merged = *part;
        merged->options |= part->options;
    }
    return 1;
}

static void require_pattern(left_side *left, writer *w, const condition *c)
{
    note(left->positive_conditions, &left->positive_count, w, c);
    text_add(&left->positives, " ");
}

static void require_any(left_side *left, writer *w, const condition *c, asked_as as)
{
    condition merged;

    require_pattern(left, w, c);
    if (merge_options(&merged, c))
        write_leaf(&left->positives, left, w, &merged, as);
    else
        text_join(&left->positives, "(holds (node ", write_part(w, c, as), ") (as ",
                  as_words[as], "))");
}

static void require(left_side *left, writer *w, const condition *c, asked_as as)
{
    switch (c->kind) {
    case CONDITION_ALL:
        for (size_t i = 0; i < c->part_count; i++)
            require(left, w, c->parts[i], as);
        break;
    case CONDITION_ANY:
        if (c->part_count == 1)
            require(left, w, c->parts[0], as);
        else
            require_any(left, w, c, as);
        break;
    case CONDITION_NONE:
        for (size_t i = 0; i < c->part_count; i++)
            deny(left, w, c->parts[i], other(as));
        break;
    case CONDITION_UNLESS:
        for (size_t i = 0; i < c->part_count; i++)
            deny(left, w, c->parts[i], ASKED_SURE);
        break;
    case CONDITION_COUNT:
        require_pattern(left, w, c);
        write_count_test(&left->positives, left, w, c, as);
        break;
    default:
        require_pattern(left, w, c);
        write_leaf(&left->positives, left, w, c, as);
    }
}

/* `c`, asked so, must not hold. */
static void deny(left_side *left, writer *w, const condition *c, asked_as as)
{
    if ((c->kind == CONDITION_ANY) || (c->kind == CONDITION_ALL && c->part_count == 1)) {
        for (size_t i = 0; i < c->part_count; i++)
            deny(left, w, c->parts[i], as);
        return;
    }
    note(left->negative_conditions, &left->negative_count, w, c);
    text_add(&left->negatives, " (not ");
    if (is_leaf(c))
        write_leaf(&left->negatives, left, w, c, as);
    else if (c->kind == CONDITION_COUNT)
        write_count_test(&left->negatives, left, w, c, as);
    else
        text_join(&left->negatives, "(holds (node ", write_part(w, c, as), ") (as ",
                  as_words[as], "))");
    text_add(&left->negatives, ")");
}

/* ---- whole rules ---- */

static void keep(writer *w, const char *name, const left_side *left, asked_as as,
                 size_t from)
{
    written_rule *r = arena_take(w->book->memory, sizeof(*r));
    size_t count = left->positive_count + left->negative_count;

    if (r)
        r->conditions = arena_take(w->book->memory, (count + 1) * sizeof(condition *));
    if (!r || !r->conditions || name_table_add(&w->book->by_name, name, r) != 0 ||
        list_add(&w->book->rules, r) < 0) {
        w->failed = 1;
        return;
    }
    r->name = name;
    r->kind = w->kind;
    r->owner = w->owner;
    r->if_unknown = w->if_unknown;
    r->as_possible = as == ASKED_POSSIBLE;
    r->condition_count = count;
    memcpy(r->conditions, left->positive_conditions,
           left->positive_count * sizeof(condition *));
    memcpy(r->conditions + left->positive_count, left->negative_conditions,
           left->negative_count * sizeof(condition *));
    r->from = from;
    r->to = w->out.length;
}

static void write_one(writer *w, const char *name, const condition *when, asked_as as,
                      const char *guard, const char *consequence)
{
    left_side left = {0};
    size_t from;

    require(&left, w, when, as); /* may write rules for its parts first */
    from = w->out.length;
    text_join(&w->out, "(defrule ", w->module, "::", name, "\n  (logical",
              left.positives.text ? left.positives.text : "",
              left.negatives.text ? left.negatives.text : "", *guard ? " " : "", guard,
              ")\n  =>\n  (assert ", consequence, "))\n");
    keep(w, name, &left, as, from);
    w->failed |= left.positives.failed | left.negatives.failed | w->out.failed;
    text_clear(&left.positives);
    text_clear(&left.negatives);
}

static const char *numbered(writer *w, const char *name, size_t number)
{
    char text[NAME_SIZE];
    const char *kept;

    if (number == 0)
        snprintf(text, sizeof(text), "%s", name);
    else
        snprintf(text, sizeof(text), "%s-or-%zu", name, number + 1);
    kept = arena_copy(w->book->memory, text, strlen(text));
    w->failed |= kept == NULL;
    return kept ? kept : name;
}

void write_rule(writer *w, const char *name, const condition *when, asked_as as,
                const char *guard, const char *consequence)
{
    const condition *only = when;
    condition merged;

    while (only->kind == CONDITION_ALL && only->part_count == 1)
        only = only->parts[0];
    if (only->kind != CONDITION_ANY || merge_options(&merged, only)) {
        write_one(w, numbered(w, name, 0), when, as, guard, consequence);
        return;
    }
    for (size_t i = 0; i < only->part_count; i++)
        write_one(w, numbered(w, name, i), only->parts[i], as, guard, consequence);
}

void write_points(writer *w, const char *score, size_t item, long worth,
                  const condition *when, asked_as as)
{
    char name[NAME_SIZE], consequence[2 * NAME_SIZE];

    snprintf(name, sizeof(name), "%s.point-%zu-%s", score, item, as_words[as]);
    snprintf(consequence, sizeof(consequence),
             "(point (score %s) (as %s) (item %zu) (points %ld))", score, as_words[as],
             item, worth);
    write_rule(w, name, when, as, "", consequence);
}
