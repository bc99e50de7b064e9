/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/solver.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CONFLICTS = 4000, NO_CLAUSE = 0 };

/* A clause in the pool: its size, the next clause that watches its first literal, the
 * next that watches its second, then the literals. A clause is named by its place. Two of
 * its literals are watched, the first and the second: as long as neither is false, the
 * clause can wait. */
enum { SIZE, NEXT, LITERALS = NEXT + 2 };

typedef struct side {
    signed char value; /* 1 true, -1 false, 0 open */
    unsigned watched;  /* the first clause that watches this literal */
} side;

typedef struct variable {
    unsigned reason; /* the clause that forced it, or NO_CLAUSE */
    int level;       /* how many choices deep it was set */
    int seen;        /* while a conflict is looked into */
} variable;

struct solver {
    size_t count, room; /* of variables */
    side *sides;        /* by literal */
    variable *variables;
    literal *trail; /* what has been set, in order */
    size_t set, looked_at;
    size_t *choices; /* by level: how long the trail was */
    int level;
    size_t next_choice;
    literal *learnt; /* a clause in the making */
    unsigned *pool;
    size_t used, pool_room;
    int is_contradiction, failed;
};

solver *solver_new(void)
{
    return calloc(1, sizeof(solver));
}

/* ---- memory ---- */

static void give_back(solver *s)
{
    free(s->sides);
    free(s->variables);
    free(s->trail);
    free(s->choices);
    free(s->learnt);
    s->sides = NULL;
    s->variables = NULL;
    s->trail = s->learnt = NULL;
    s->choices = NULL;
    s->room = 0;
}

void solver_free(solver *all)
{
    if (!all)
        return;
    give_back(all);
    free(all->pool);
    free(all);
}

static int make_room(solver *s, size_t count)
{
    size_t room = count * 2 + 64;

    if (count < s->room)
        return 0;
    give_back(s);
    s->sides = malloc(room * 2 * sizeof(*s->sides));
    s->variables = malloc(room * sizeof(*s->variables));
    s->trail = malloc(room * sizeof(*s->trail));
    s->choices = malloc(room * sizeof(*s->choices));
    s->learnt = malloc(room * sizeof(*s->learnt));
    if (!s->sides || !s->variables || !s->trail || !s->choices || !s->learnt)
        return -1;
    s->room = room;
    return 0;
}

void solver_start(solver *s, size_t variables)
{
    s->failed = make_room(s, variables) < 0;
    if (s->failed)
        return;
    s->count = variables;
    memset(s->sides, 0, (variables + 1) * 2 * sizeof(*s->sides));
    memset(s->variables, 0, (variables + 1) * sizeof(*s->variables));
    s->set = s->looked_at = s->next_choice = 0;
    s->level = 0;
    s->used = 1; /* place 0 is NO_CLAUSE */
    s->is_contradiction = 0;
}

/* ---- clauses ---- */

static void set_true(solver *s, literal l, unsigned reason)
{
    s->sides[l].value = 1;
    s->sides[l ^ 1].value = -1;
    s->variables[l / 2].reason = reason;
    s->variables[l / 2].level = s->level;
    s->trail[s->set++] = l;
}

static int widen_pool(solver *s, size_t needed)
{
    unsigned *wider;

    if (needed <= s->pool_room)
        return 0;
    if (needed > UINT32_MAX / 2)
        return -1;
    wider = realloc(s->pool, needed * 2 * sizeof(*wider));
    if (!wider)
        return -1;
    s->pool = wider;
    s->pool_room = needed * 2;
    return 0;
}

/* The place of the clause, or NO_CLAUSE when memory ran out. */
static unsigned keep_clause(solver *s, const literal *literals, size_t count)
{
    size_t needed = s->used + LITERALS + count;
    unsigned *clause;

    if (widen_pool(s, needed) < 0) {
        s->failed = 1;
        return NO_CLAUSE;
    }
    clause = s->pool + s->used;
    clause[SIZE] = (unsigned)count;
    memcpy(clause + LITERALS, literals, count * sizeof(*literals));
    for (size_t i = 0; i < 2; i++) {
        clause[NEXT + i] = s->sides[literals[i]].watched;
        s->sides[literals[i]].watched = (unsigned)s->used;
    }
    s->used = needed;
    return (unsigned)(needed - LITERALS - count);
}

void solver_clause(solver *s, const literal *literals, size_t count)
{
    if (s->failed || s->is_contradiction)
        return;
    if (count > 1)
        keep_clause(s, literals, count);
    else if (count == 0 || s->sides[literals[0]].value < 0)
        s->is_contradiction = 1;
    else if (s->sides[literals[0]].value == 0)
        set_true(s, literals[0], NO_CLAUSE);
}

/* ---- what follows ---- */

/* Looks for another literal to watch in place of the false one; 1 when found. */
static int watch_another(solver *s, unsigned place, size_t which)
{
    unsigned *clause = s->pool + place;
    literal *literals = clause + LITERALS;

    for (size_t k = 2; k < clause[SIZE]; k++) {
        literal other = literals[k];

        if (s->sides[other].value < 0)
            continue;
        literals[k] = literals[which];
        literals[which] = other;
        clause[NEXT + which] = s->sides[other].watched;
        s->sides[other].watched = place;
        return 1;
    }
    return 0;
}

/* Visits the clauses that watch a literal that became false. */
static unsigned look_at(solver *s, literal is_false)
{
    unsigned *link = &s->sides[is_false].watched;

    while (*link != NO_CLAUSE) {
        unsigned place = *link;
        unsigned *clause = s->pool + place;
        size_t which = clause[LITERALS] != is_false;
        literal other = clause[LITERALS + 1 - which];
        unsigned next = clause[NEXT + which];

        if (s->sides[other].value <= 0 && watch_another(s, place, which)) {
            *link = next;
            continue;
        }
        if (s->sides[other].value < 0)
            return place;
        if (s->sides[other].value == 0)
            set_true(s, other, place);
        link = &clause[NEXT + which];
    }
    return NO_CLAUSE;
}

/* The clause that is broken, or NO_CLAUSE. */
static unsigned follow(solver *s)
{
    unsigned broken = NO_CLAUSE;

    while (broken == NO_CLAUSE && s->looked_at < s->set)
        broken = look_at(s, s->trail[s->looked_at++] ^ 1);
    return broken;
}

/* ---- conflicts ---- */

/* Marks the literals of a clause; counts those of the level on top, keeps the others. */
static size_t mark(solver *s, unsigned place, literal skip, size_t *kept)
{
    const unsigned *clause = s->pool + place;
    size_t on_top = 0;

    for (size_t i = 0; i < clause[SIZE]; i++) {
        literal l = clause[LITERALS + i];
        variable *about = &s->variables[l / 2];

        if (l == skip || about->seen || about->level == 0)
            continue;
        about->seen = 1;
        if (about->level == s->level)
            on_top++;
        else
            s->learnt[(*kept)++] = l;
    }
    return on_top;
}

/* Why it broke: a clause with one literal of the level on top, which comes first, then
 * one of the highest level below. Its size. */
static size_t learn(solver *s, unsigned broken)
{
    size_t kept = 1, at = s->set;
    size_t open = mark(s, broken, (literal)-1, &kept);

    for (;;) {
        literal l;

        do
            l = s->trail[--at];
        while (!s->variables[l / 2].seen);
        s->variables[l / 2].seen = 0;
        if (--open == 0) {
            s->learnt[0] = l ^ 1;
            break;
        }
        open += mark(s, s->variables[l / 2].reason, l, &kept);
    }
    for (size_t i = 1; i < kept; i++) {
        s->variables[s->learnt[i] / 2].seen = 0;
        if (s->variables[s->learnt[i] / 2].level > s->variables[s->learnt[1] / 2].level) {
            literal higher = s->learnt[i];

            s->learnt[i] = s->learnt[1];
            s->learnt[1] = higher;
        }
    }
    return kept;
}

static void go_back(solver *s, int level)
{
    if (s->level <= level)
        return;
    while (s->set > s->choices[level]) {
        literal l = s->trail[--s->set];

        s->sides[l].value = s->sides[l ^ 1].value = 0;
    }
    s->looked_at = s->set;
    s->level = level;
    s->next_choice = 0;
}

static void learn_and_go_back(solver *s, unsigned broken)
{
    size_t count = learn(s, broken);
    unsigned reason = NO_CLAUSE;

    go_back(s, count > 1 ? s->variables[s->learnt[1] / 2].level : 0);
    if (count > 1)
        reason = keep_clause(s, s->learnt, count);
    if (!s->failed)
        set_true(s, s->learnt[0], reason);
}

/* ---- choosing ---- */

/* Sets the next open variable to "no"; 0 when none is open. */
static int choose(solver *s)
{
    while (s->next_choice < s->count && s->sides[s->next_choice * 2].value)
        s->next_choice++;
    if (s->next_choice == s->count)
        return 0;
    s->choices[s->level++] = s->set;
    set_true(s, literal_of(s->next_choice, 1), NO_CLAUSE);
    return 1;
}

solver_answer solver_solve(solver *s)
{
    for (int conflicts = 0; !s->failed && conflicts <= MOST_CONFLICTS;) {
        unsigned broken = s->is_contradiction ? NO_CLAUSE : follow(s);

        if (s->is_contradiction || (broken != NO_CLAUSE && s->level == 0))
            return SOLVER_NO;
        if (broken != NO_CLAUSE) {
            learn_and_go_back(s, broken);
            conflicts++;
        } else if (!choose(s)) {
            return SOLVER_YES;
        }
    }
    return s->failed ? SOLVER_FAILED : SOLVER_GAVE_UP;
}

int solver_value(const solver *s, size_t number)
{
    return s->sides[number * 2].value > 0;
}
