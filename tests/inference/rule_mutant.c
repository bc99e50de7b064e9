/* SPDX-License-Identifier: Apache-2.0 */
#include "rule_mutant.h"

#include <stdlib.h>
#include <string.h>

typedef struct maker {
    list *all;
    sb_failure *why;
    int error; /* stays once set */
} maker;

static rule_mutant *add(maker *m, mutant_kind kind, const clips_part *what)
{
    rule_mutant *one = m->error ? NULL : calloc(1, sizeof(*one));

    if (!one || list_add(m->all, one) < 0) {
        free(one);
        m->error = -1;
        return NULL;
    }
    one->kind = kind;
    one->what = what;
    return one;
}

static void leave_out(maker *m, rule_mutant *one, clips_part *part)
{
    if (one && list_add(&one->out, part) < 0)
        m->error = -1;
}

static void take_out(maker *m, clips_part *part)
{
    leave_out(m, add(m, TAKES_OUT, part), part);
}

static int is_one_of(const char *word, const char *const words[])
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return 1;
    return 0;
}

/* ---- tests ---- */

static const char *const bounds[][2] = {
    {"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}};

static void move_bound(maker *m, const clips_part *operator)
{
    for (size_t i = 0; i < sizeof(bounds) / sizeof(*bounds); i++)
        if (strcmp(operator->text, bounds[i][0]) == 0) {
            rule_mutant *one = add(m, MOVES_BOUND, operator);

            if (one)
                one->bound = bounds[i][1];
        }
}

/* `and` and `or` of two lose one of them and themselves; longer ones, and a < b < c, lose
 * one at a time. */
static void change_test(maker *m, clips_part *test)
{
    static const char *const joining[] = {"and", "or", NULL};
    static const char *const comparing[] = {"<", "<=", ">", ">=", "=", NULL};
    int joins = is_one_of(clips_part_head(test), joining);
    size_t operands = test->parts.count - 1;

    if (test->kind != CLIPS_GROUP)
        return;
    move_bound(m, clips_part_at(test, 0));
    for (size_t i = 1; i <= operands; i++) {
        clips_part *operand = clips_part_at(test, i);

        if (joins || (operands > 2 && is_one_of(clips_part_head(test), comparing))) {
            rule_mutant *one = add(m, TAKES_OUT, operand);

            leave_out(m, one, operand);
            if (joins && operands == 2) {
                leave_out(m, one, clips_part_at(test, 0));
                if (one)
                    one->opened = test;
            }
        }
        change_test(m, operand);
    }
}

/* ---- slots ---- */

static int is_joint(const clips_part *part)
{
    return part->kind == CLIPS_OTHER &&
           (strcmp(part->text, "&") == 0 || strcmp(part->text, "|") == 0);
}

/* From one & or | to the next; with it goes the sign before it, or behind the first. */
static void take_term_out(maker *m, const clips_part *slot, size_t from, size_t to)
{
    size_t last = slot->parts.count;
    rule_mutant *one = add(m, TAKES_OUT, clips_part_at(slot, to - 1));

    for (size_t i = from; i < to; i++)
        leave_out(m, one, clips_part_at(slot, i));
    if (from > 1)
        leave_out(m, one, clips_part_at(slot, from - 1));
    else if (to < last)
        leave_out(m, one, clips_part_at(slot, to));
}

static void change_slot(maker *m, clips_part *slot)
{
    size_t from = 1, terms = 0;

    take_out(m, slot);
    for (size_t i = 1; i <= slot->parts.count; i++) {
        const clips_part *part = clips_part_at(slot, i);

        if (part && part->kind == CLIPS_GROUP)
            change_test(m, clips_part_at(slot, i));
        if (part && !is_joint(part))
            continue;
        if (part || terms)
            take_term_out(m, slot, from, i);
        terms++;
        from = i + 1;
    }
}

/* ---- conditions ---- */

static void change_conditions(maker *m, const clips_part *group, size_t from, size_t to);

static void change_condition(maker *m, clips_part *condition)
{
    static const char *const elements[] = {"logical", "and",    "or", "not",
                                           "exists",  "forall", NULL};

    if (is_one_of(clips_part_head(condition), elements))
        change_conditions(m, condition, 1, condition->parts.count);
    else if (clips_part_is(condition, "test"))
        change_test(m, clips_part_at(condition, 1));
    else
        for (size_t i = 1; i < condition->parts.count; i++)
            change_slot(m, clips_part_at(condition, i));
}

/* The only condition of a group is not taken out alone: its group is. */
static void change_conditions(maker *m, const clips_part *group, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        clips_part *part = clips_part_at(group, i);

        if (part->kind != CLIPS_GROUP)
            continue;
        if (to - from > 1)
            take_out(m, part);
        change_condition(m, part);
    }
}

static size_t arrow(const clips_part *rule)
{
    size_t i = 0;

    while (i < rule->parts.count && strcmp(clips_part_at(rule, i)->text, "=>") != 0)
        i++;
    return i;
}

/* A rule of one condition is changed into one that has none. */
int rule_mutants_list(list *out, const clips_part *rule, sb_failure *why)
{
    maker m = {.all = out, .why = why};
    clips_part *only = clips_part_at(rule, 2);
    size_t end = arrow(rule);

    if (end == 3 && (!clips_part_is(only, "logical") || only->parts.count == 2))
        take_out(&m, only);
    change_conditions(&m, rule, 2, end);
    return m.error ? failure_memory(why) : 0;
}

void rule_mutants_free(list *all)
{
    for (size_t i = 0; i < all->count; i++) {
        rule_mutant *one = all->items[i];

        list_clear(&one->out);
        free(one);
    }
    list_clear(all);
}

/* ---- writing ---- */

static void set(const rule_mutant *mutant, int is_changed)
{
    for (size_t i = 0; i < mutant->out.count; i++)
        ((clips_part *)mutant->out.items[i])->is_out = is_changed;
    if (mutant->opened)
        ((clips_part *)mutant->opened)->is_bare = is_changed;
}

int rule_mutant_write(char **out, const clips_part *rule, const rule_mutant *mutant,
                      sb_failure *why)
{
    clips_part *what = (clips_part *)mutant->what;
    const char *before = what->text;
    text_buffer text = {0};

    set(mutant, 1);
    if (mutant->bound)
        what->text = mutant->bound;
    clips_part_write(&text, rule);
    what->text = before;
    set(mutant, 0);
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}

int rule_mutant_describe(char **out, const rule_mutant *mutant, sb_failure *why)
{
    text_buffer text = {0};

    clips_part_write(&text, mutant->what);
    if (mutant->bound)
        text_join(&text, " becomes ", mutant->bound);
    else
        text_add(&text, " is taken out");
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}
