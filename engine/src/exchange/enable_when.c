/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange/enable_when.h"

#include <string.h>

/* What would be longer is left out: it is asked more often then. */
enum { MOST_CLAUSES = 8, MOST_TESTS = 80 };

typedef struct clause {
    enable_test tests[MOST_TESTS];
    size_t count;
    int is_too_long;
} clause;

typedef struct form {
    clause clauses[MOST_CLAUSES];
    size_t count;
} form;

typedef struct writer {
    arena *memory;
    int failed;
} writer;

/* Which of two formulas of a condition: that it is at least possible, or that it is not
 * surely true. */
typedef enum mode { POSSIBLY, NOT_SURELY } mode;

static void say(writer *w, form *out, const condition *c, mode how);

static form *new_form(writer *w)
{
    form *one = arena_take(w->memory, sizeof(*one));

    w->failed |= one == NULL;
    return one;
}

/* ---- clauses ---- */

static int is_same(const enable_test *a, const enable_test *b)
{
    return a->asked == b->asked && a->by == b->by && a->option == b->option &&
           a->number >= b->number && a->number <= b->number;
}

static void add_test(clause *c, const enable_test *test)
{
    for (size_t i = 0; i < c->count; i++)
        if (is_same(&c->tests[i], test))
            return;
    if (c->count < MOST_TESTS)
        c->tests[c->count++] = *test;
    else
        c->is_too_long = 1;
}

static void add_clause(form *out, const clause *c)
{
    if (!c->is_too_long && out->count < MOST_CLAUSES)
        out->clauses[out->count++] = *c;
}

/* ---- one answer ---- */

static void add_option(clause *c, const question *asked, int option)
{
    add_test(c, &(enable_test){.asked = asked, .by = ENABLE_EQUAL, .option = option});
}

static void add_by(clause *c, const question *asked, enable_operator by, double number)
{
    add_test(c, &(enable_test){.asked = asked, .by = by, .number = number});
}

/* "Not sure" makes everything possible. A number is not sure when it is left out. */
static void add_not_sure(clause *c, const question *asked)
{
    if (question_is_number(asked))
        add_by(c, asked, ENABLE_NOT_GIVEN, 0);
    else if (asked->unknown_text)
        add_option(c, asked, OPTION_UNKNOWN);
}

static void add_options(clause *c, const question *asked, uint64_t wanted)
{
    for (int i = 0; i < (int)asked->option_count; i++)
        if (wanted >> i & 1)
            add_option(c, asked, i);
    if (wanted >> OPTION_NONE & 1 && asked->none_text)
        add_option(c, asked, OPTION_NONE);
}

static enable_operator operator_of(answer_test test, mode how)
{
    static const enable_operator all[][2] = {
        [TEST_AT_LEAST] = {ENABLE_AT_LEAST, ENABLE_BELOW},
        [TEST_AT_MOST] = {ENABLE_AT_MOST, ENABLE_ABOVE},
        [TEST_ABOVE] = {ENABLE_ABOVE, ENABLE_AT_MOST},
        [TEST_BELOW] = {ENABLE_BELOW, ENABLE_AT_LEAST},
        [TEST_ASKED] = {ENABLE_GIVEN, ENABLE_NOT_GIVEN},
    };

    return all[test][how];
}

/* What a diary says, nobody is asked: it surely does not hold, which is a clause without
 * a test. */
static int is_never(const condition *c, mode how)
{
    return c->question && c->question->from_diary && how == POSSIBLY;
}

/* That a number is surely not known cannot be told from a number that was not asked. */
static int says_nothing(const condition *c, mode how)
{
    return !c->question || (c->question->from_diary && how == NOT_SURELY) ||
           (how == NOT_SURELY && c->test == TEST_OPTIONS &&
            question_is_number(c->question));
}

static void say_answer(writer *w, form *out, const condition *c, mode how)
{
    clause *one;

    if (says_nothing(c, how))
        return;
    one = arena_take(w->memory, sizeof(*one));
    w->failed |= one == NULL;
    if (!one)
        return;
    if (is_never(c, how)) {
        add_clause(out, one);
        return;
    }
    if (c->test == TEST_OPTIONS)
        add_options(one, c->question, how == POSSIBLY ? c->options : ~c->options);
    else
        add_by(one, c->question, operator_of(c->test, how), c->number);
    add_not_sure(one, c->question);
    if (how == NOT_SURELY)
        add_by(one, c->question, ENABLE_NOT_GIVEN, 0);
    add_clause(out, one);
}

/* ---- several ---- */

/* Every clause of both. */
static void say_both(form *out, const form *more)
{
    for (size_t i = 0; i < more->count; i++)
        add_clause(out, &more->clauses[i]);
}

/* One of both: each clause of the one with each of the other. */
static void say_either(writer *w, form *out, const form *a, const form *b)
{
    clause *joined = arena_take(w->memory, sizeof(*joined));

    w->failed |= joined == NULL;
    for (size_t i = 0; joined && i < a->count; i++)
        for (size_t k = 0; k < b->count; k++) {
            *joined = a->clauses[i];
            for (size_t t = 0; t < b->clauses[k].count; t++)
                add_test(joined, &b->clauses[k].tests[t]);
            add_clause(out, joined);
        }
}

static void say_every(writer *w, form *out, const condition *c, mode how)
{
    for (size_t i = 0; i < c->part_count; i++)
        say(w, out, c->parts[i], how);
}

static void say_some(writer *w, form *out, const condition *c, mode how)
{
    form *so_far = NULL;

    for (size_t i = 0; i < c->part_count && !w->failed; i++) {
        form *part = new_form(w), *joined = so_far ? new_form(w) : part;

        if (w->failed)
            return;
        say(w, part, c->parts[i], how);
        if (so_far)
            say_either(w, joined, so_far, part);
        so_far = joined;
    }
    if (so_far)
        say_both(out, so_far);
}

/* Points that are not surely short need at least one of what is worth some. */
static void say_score(writer *w, form *out, const condition *c, mode how)
{
    const score *s = c->score;
    condition **parts;
    condition some = {.kind = CONDITION_ANY};

    if (!s || !c->at_least || c->count <= 0 || how != POSSIBLY)
        return;
    parts = arena_take(w->memory, s->point_count * sizeof(condition *) + 1);
    w->failed |= parts == NULL;
    for (size_t i = 0; parts && i < s->point_count; i++)
        if (s->points[i].worth > 0)
            parts[some.part_count++] = s->points[i].when;
    some.parts = parts;
    if (parts)
        say_some(w, out, &some, how);
}

static mode other(mode how)
{
    return how == POSSIBLY ? NOT_SURELY : POSSIBLY;
}

/* "At least so many" has one of them, and without it one is missing: of all of them, all.
 */
static void say_count(writer *w, form *out, const condition *c, mode how)
{
    int needs_all = c->count >= (long)c->part_count;

    if (c->count <= 0)
        return;
    if ((how == POSSIBLY && needs_all) || (how == NOT_SURELY && c->count == 1))
        say_every(w, out, c, how);
    else
        say_some(w, out, c, how);
}

/* How things stand cannot be asked there. */
static void say(writer *w, form *out, const condition *c, mode how)
{
    if (!c || w->failed)
        return;
    switch (c->kind) {
    case CONDITION_ALL:
        (how == POSSIBLY ? say_every : say_some)(w, out, c, how);
        return;
    case CONDITION_ANY:
        (how == POSSIBLY ? say_some : say_every)(w, out, c, how);
        return;
    case CONDITION_NONE:
    case CONDITION_UNLESS:
        (how == POSSIBLY ? say_every : say_some)(w, out, c, other(how));
        return;
    case CONDITION_COUNT:
        say_count(w, out, c, how);
        return;
    case CONDITION_ANSWER:
        say_answer(w, out, c, how);
        return;
    case CONDITION_FINDING:
        if (c->finding)
            say(w, out, c->finding->when, how);
        return;
    case CONDITION_SCORE:
        say_score(w, out, c, how);
        return;
    case CONDITION_DISPOSITION:
    case CONDITION_GATE:
        return;
    }
}

/* ---- the whole ---- */

static const enable_test *kept_tests(writer *w, const clause *c)
{
    enable_test *all = arena_take(w->memory, c->count * sizeof(*all));

    w->failed |= all == NULL;
    return all ? memcpy(all, c->tests, c->count * sizeof(*all)) : NULL;
}

int enable_when_never(const enable_when *one)
{
    for (size_t i = 0; i < one->count; i++)
        if (one->clauses[i].count == 0)
            return 1;
    return 0;
}

int enable_when_of(enable_when *out, arena *memory, const condition *c)
{
    arena *work = arena_new();
    writer w = {.memory = work, .failed = work == NULL};
    form *all = work ? new_form(&w) : NULL;
    enable_clause *clauses = NULL;

    *out = (enable_when){0};
    if (all)
        say(&w, all, c, POSSIBLY);
    w.memory = memory;
    if (!w.failed && all->count) {
        clauses = arena_take(memory, all->count * sizeof(*clauses));
        w.failed |= clauses == NULL;
    }
    for (size_t i = 0; clauses && i < all->count; i++)
        clauses[i] = (enable_clause){kept_tests(&w, &all->clauses[i]),
                                     all->clauses[i].count};
    if (!w.failed && all)
        *out = (enable_when){clauses, clauses ? all->count : 0};
    arena_free(work);
    return w.failed ? -1 : 0;
}
