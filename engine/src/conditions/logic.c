/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/logic.h"

#include <stdlib.h>
#include <string.h>

#include "conditions/solver.h"

/* Formulas are nodes that join two others by "and"; a fact joins nothing. Node 0 is the
 * constant. A node comes after those it joins. */
typedef struct node {
    formula left, right; /* both 0: a fact */
    unsigned fact;       /* of a fact: its number */
    unsigned variable;   /* in the question at hand */
    unsigned touched;    /* the last question that touched it */
    unsigned at_rest;    /* whether it holds with every fact "no" */
} node;

typedef struct fact {
    formula laws[MOST_LAWS];
} fact;

/* 64 ways that things can be, seen by the solver: one bit each. */
typedef struct samples {
    uint64_t *facts;   /* by fact */
    uint64_t *nodes;   /* by node, as far as worked out */
    size_t worked_out; /* nodes */
    size_t room_facts, room_nodes;
    uint64_t keeps[MOST_LAWS]; /* which ways keep each law */
    unsigned count;
} samples;

enum { MOST_SAMPLES = 64, WAYS = 64 };

struct logic {
    node *nodes;
    size_t node_count, node_room;
    unsigned *table; /* by left and right: the node; 0 is empty */
    size_t table_room;
    fact *facts;
    size_t fact_count, fact_room;
    unsigned restless; /* laws that do not hold with every fact "no" */
    unsigned question;
    unsigned *touched; /* nodes of the question at hand, facts first */
    size_t touched_count, touched_facts, touched_room;
    solver *solver;
    samples seen[MOST_SAMPLES];
    size_t seen_count;
    const samples *found; /* the way that answered the last question; NULL: not kept */
    unsigned found_bit;
    size_t undecided;        /* questions that were too hard */
    unsigned char *supposed; /* by node: one way that things can be */
    size_t supposed_room, worked_out;
    int failed;
};

logic *logic_new(void)
{
    logic *l = calloc(1, sizeof(*l));

    if (!l || !(l->solver = solver_new()) || !(l->nodes = calloc(1024, sizeof(node)))) {
        logic_free(l);
        return NULL;
    }
    l->node_room = 1024;
    l->node_count = 1; /* the constant */
    return l;
}

void logic_free(logic *all)
{
    if (!all)
        return;
    for (size_t i = 0; i < MOST_SAMPLES; i++) {
        free(all->seen[i].facts);
        free(all->seen[i].nodes);
    }
    solver_free(all->solver);
    free(all->nodes);
    free(all->table);
    free(all->facts);
    free(all->touched);
    free(all->supposed);
    free(all);
}

int logic_failed(const logic *l)
{
    return l->failed;
}

size_t logic_undecided(const logic *l)
{
    return l->undecided;
}

/* ---- making formulas ---- */

/* The array with room for as many as needed, or NULL when out of memory. */
static void *wide_enough(void *array, size_t *room, size_t needed, size_t size)
{
    void *wider = array;

    if (needed > *room) {
        wider = realloc(array, needed * 2 * size);
        if (wider)
            *room = needed * 2;
    }
    return wider;
}

static unsigned at_rest(const logic *l, formula f)
{
    return l->nodes[f / 2].at_rest ^ (f & 1);
}

static unsigned add_node(logic *l, formula left, formula right)
{
    node *nodes = wide_enough(l->nodes, &l->node_room, l->node_count + 1, sizeof(*nodes));

    if (!nodes) {
        l->failed = 1;
        return 0;
    }
    l->nodes = nodes;
    l->nodes[l->node_count] = (node){.left = left, .right = right};
    l->nodes[l->node_count].at_rest = (left | right) && at_rest(l, left) &&
                                      at_rest(l, right);
    return (unsigned)l->node_count++;
}

formula logic_fact(logic *l)
{
    unsigned made = add_node(l, 0, 0);
    fact *facts = wide_enough(l->facts, &l->fact_room, l->fact_count + 1, sizeof(*facts));

    if (!facts) {
        l->failed = 1;
        return NEVER;
    }
    l->facts = facts;
    if (l->failed)
        return NEVER;
    l->nodes[made].fact = (unsigned)l->fact_count;
    for (int law = 0; law < MOST_LAWS; law++)
        l->facts[l->fact_count].laws[law] = ALWAYS;
    l->fact_count++;
    return made * 2;
}

static unsigned *place_of(logic *l, formula left, formula right)
{
    uint64_t key = (uint64_t)left << 32 | right;
    size_t at = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (l->table_room - 1);

    while (l->table[at] &&
           (l->nodes[l->table[at]].left != left || l->nodes[l->table[at]].right != right))
        at = (at + 1) & (l->table_room - 1);
    return &l->table[at];
}

static int grow_table(logic *l)
{
    unsigned *old = l->table;
    size_t room = l->table_room;

    if (l->node_count * 2 < room)
        return 0;
    l->table_room = room ? room * 4 : 4096;
    l->table = calloc(l->table_room, sizeof(*l->table));
    if (!l->table) {
        free(old);
        l->table_room = 0;
        return -1;
    }
    for (size_t i = 0; i < room; i++)
        if (old[i])
            *place_of(l, l->nodes[old[i]].left, l->nodes[old[i]].right) = old[i];
    free(old);
    return 0;
}

formula logic_and(logic *l, formula a, formula b)
{
    unsigned *place;

    if (a > b) {
        formula c = a;

        a = b;
        b = c;
    }
    if (a == NEVER || b == not_so(a) || l->failed)
        return NEVER;
    if (a == ALWAYS || a == b)
        return b;
    if (grow_table(l) < 0) {
        l->failed = 1;
        return NEVER;
    }
    place = place_of(l, a, b);
    if (!*place) {
        unsigned made = add_node(l, a, b);

        if (l->failed)
            return NEVER;
        *place = made;
    }
    return *place * 2;
}

formula logic_or(logic *l, formula a, formula b)
{
    return not_so(logic_and(l, not_so(a), not_so(b)));
}

void logic_bind(logic *l, formula bound_fact, int law, formula must_hold)
{
    formula *bound;

    if (l->failed)
        return;
    bound = &l->facts[l->nodes[bound_fact / 2].fact].laws[law];
    *bound = logic_and(l, *bound, must_hold);
    if (!l->failed && !at_rest(l, must_hold))
        l->restless |= 1u << law;
}

/* ---- what has been seen to hold ---- */

static int is_fact(const node *n)
{
    return !n->left && !n->right;
}

static void work_out(const logic *l, samples *s)
{
    s->nodes[0] = 0; /* NEVER holds in no way */
    for (size_t i = s->worked_out ? s->worked_out : 1; i < l->node_count; i++) {
        const node *n = &l->nodes[i];
        uint64_t left, right;

        if (is_fact(n)) {
            s->nodes[i] = n->fact < s->room_facts ? s->facts[n->fact] : 0;
            continue;
        }
        left = s->nodes[n->left / 2] ^ (n->left & 1 ? UINT64_MAX : 0);
        right = s->nodes[n->right / 2] ^ (n->right & 1 ? UINT64_MAX : 0);
        s->nodes[i] = left & right;
    }
    s->worked_out = l->node_count;
}

static int has_seen_among(logic *l, samples *s, const formula *all, size_t count,
                          unsigned laws)
{
    uint64_t ways = s->count < WAYS ? (UINT64_C(1) << s->count) - 1 : UINT64_MAX;

    uint64_t *nodes = wide_enough(s->nodes, &s->room_nodes, l->node_count,
                                  sizeof(*nodes));

    if (!nodes) {
        l->failed = 1;
        return 0;
    }
    s->nodes = nodes;
    work_out(l, s);
    for (int law = 0; law < MOST_LAWS; law++)
        if (laws >> law & 1)
            ways &= s->keeps[law];
    for (size_t i = 0; i < count && ways; i++)
        ways &= s->nodes[all[i] / 2] ^ (all[i] & 1 ? UINT64_MAX : 0);
    if (ways) {
        l->found = s;
        l->found_bit = (unsigned)__builtin_ctzll(ways);
    }
    return ways != 0;
}

static int has_seen(logic *l, const formula *all, size_t count, unsigned laws)
{
    for (size_t i = 0; i < l->seen_count; i++)
        if (has_seen_among(l, &l->seen[i], all, count, laws))
            return 1;
    return 0;
}

/* Keeps the way that the solver found, as one more bit. */
static void remember(logic *l, unsigned laws)
{
    samples *s = l->seen_count ? &l->seen[l->seen_count - 1] : NULL;
    uint64_t *facts;
    size_t before;

    if (!s || s->count == WAYS) {
        if (l->seen_count == MOST_SAMPLES)
            return;
        s = &l->seen[l->seen_count++];
    }
    before = s->room_facts;
    facts = wide_enough(s->facts, &s->room_facts, l->fact_count, sizeof(*facts));
    if (!facts) {
        l->failed = 1;
        return;
    }
    s->facts = facts;
    memset(s->facts + before, 0, (s->room_facts - before) * sizeof(*s->facts));
    for (size_t i = 0; i < l->touched_facts; i++)
        if (solver_value(l->solver, i))
            s->facts[l->nodes[l->touched[i]].fact] |= UINT64_C(1) << s->count;
    for (int law = 0; law < MOST_LAWS; law++)
        if ((laws & ~l->restless) >> law & 1)
            s->keeps[law] |= UINT64_C(1) << s->count;
    l->found = s;
    l->found_bit = s->count++;
    s->worked_out = 0;
}

/* ---- asking the solver ---- */

/* Marks the node and, later, what it joins. Facts go to the front of the list. */
static void touch(logic *l, formula f)
{
    unsigned index = f / 2;
    node *n = &l->nodes[index];
    unsigned *touched;

    if (index == 0 || n->touched == l->question)
        return;
    touched = wide_enough(l->touched, &l->touched_room, l->touched_count + 1,
                          sizeof(*touched));
    if (!touched) {
        l->failed = 1;
        return;
    }
    l->touched = touched;
    n->touched = l->question;
    l->touched[l->touched_count++] = index;
}

static void touch_all(logic *l, const formula *all, size_t count, unsigned laws)
{
    l->question++;
    l->touched_count = 0;
    for (size_t i = 0; i < count; i++)
        touch(l, all[i]);
    for (size_t i = 0; i < l->touched_count; i++) {
        const node *n = &l->nodes[l->touched[i]];

        if (!is_fact(n)) {
            touch(l, n->left);
            touch(l, n->right);
            continue;
        }
        for (int law = 0; law < MOST_LAWS; law++)
            if (laws >> law & 1)
                touch(l, l->facts[n->fact].laws[law]);
    }
}

/* Facts get the low numbers: they are chosen, all else follows. */
static void number(logic *l)
{
    size_t facts = 0;

    for (size_t i = 0; i < l->touched_count; i++) {
        unsigned index = l->touched[i];

        if (!is_fact(&l->nodes[index]))
            continue;
        l->touched[i] = l->touched[facts];
        l->touched[facts++] = index;
    }
    l->touched_facts = facts;
    for (size_t i = 0; i < l->touched_count; i++)
        l->nodes[l->touched[i]].variable = (unsigned)i;
}

static literal literal_for(const logic *l, formula f)
{
    return literal_of(l->nodes[f / 2].variable, f & 1);
}

/* Who takes the clauses of a question. */
typedef struct taker {
    clause_taker *take;
    void *payload;
} taker;

static void require(const logic *l, const taker *to, formula f)
{
    literal one;

    if (f == ALWAYS)
        return;
    if (f == NEVER) {
        to->take(to->payload, NULL, 0);
        return;
    }
    one = literal_for(l, f);
    to->take(to->payload, &one, 1);
}

static void describe(const logic *l, const taker *to, const node *n, size_t variable)
{
    literal whole = literal_of(variable, 0);
    literal left = literal_for(l, n->left), right = literal_for(l, n->right);
    const literal needs_left[] = {whole ^ 1, left}, needs_right[] = {whole ^ 1, right};
    const literal follows[] = {whole, left ^ 1, right ^ 1};

    to->take(to->payload, needs_left, 2);
    to->take(to->payload, needs_right, 2);
    to->take(to->payload, follows, 3);
}

static void pose(logic *l, const formula *all, size_t count, unsigned laws,
                 const taker *to)
{
    for (size_t i = l->touched_facts; i < l->touched_count; i++)
        describe(l, to, &l->nodes[l->touched[i]], i);
    for (size_t i = 0; i < l->touched_facts; i++)
        for (int law = 0; law < MOST_LAWS; law++)
            if (laws >> law & 1)
                require(l, to, l->facts[l->nodes[l->touched[i]].fact].laws[law]);
    for (size_t i = 0; i < count; i++)
        require(l, to, all[i]);
}

static void give_solver(void *payload, const unsigned *literals, size_t count)
{
    solver_clause(payload, literals, count);
}

size_t logic_pose(logic *l, const formula *all, size_t count, unsigned laws,
                  clause_taker *take, void *payload)
{
    const taker to = {take, payload};

    touch_all(l, all, count, laws);
    number(l);
    if (l->failed)
        return 0;
    pose(l, all, count, laws, &to);
    return l->touched_count;
}

logic_answer logic_can_hold(logic *l, const formula *all, size_t count, unsigned laws)
{
    const taker to = {give_solver, l->solver};

    l->found = NULL;
    if (l->failed)
        return TOO_HARD;
    if (has_seen(l, all, count, laws))
        return CAN_HOLD;
    touch_all(l, all, count, laws);
    number(l);
    solver_start(l->solver, l->touched_count);
    pose(l, all, count, laws, &to);
    if (l->failed)
        return TOO_HARD;
    switch (solver_solve(l->solver)) {
    case SOLVER_NO:
        return CANNOT_HOLD;
    case SOLVER_YES:
        remember(l, laws);
        return CAN_HOLD;
    case SOLVER_GAVE_UP:
        l->undecided++;
        return TOO_HARD;
    default:
        l->failed = 1;
        return TOO_HARD;
    }
}

/* ---- one way that things can be ---- */

static int has_room_to_suppose(logic *l)
{
    unsigned char *wider = wide_enough(l->supposed, &l->supposed_room, l->node_count, 1);

    if (!wider) {
        l->failed = 1;
        return 0;
    }
    l->supposed = wider;
    return 1;
}

void logic_suppose_nothing(logic *l)
{
    if (has_room_to_suppose(l))
        memset(l->supposed, 0, l->node_count);
    l->worked_out = l->failed ? 0 : l->node_count;
}

void logic_suppose(logic *l, formula fact, int is_so)
{
    if (fact / 2 < l->worked_out && fact > ALWAYS)
        l->supposed[fact / 2] = is_so != 0;
}

void logic_suppose_solved(logic *l, const unsigned char *values)
{
    logic_suppose_nothing(l);
    for (size_t i = 0; i < l->touched_facts && !l->failed; i++)
        l->supposed[l->touched[i]] = values[i] != 0;
}

int logic_suppose_found(logic *l)
{
    const samples *s = l->found;

    logic_suppose_nothing(l);
    for (size_t i = 1; s && i < l->node_count && !l->failed; i++) {
        const node *n = &l->nodes[i];

        if (is_fact(n) && n->fact < s->room_facts)
            l->supposed[i] = s->facts[n->fact] >> l->found_bit & 1;
    }
    return s != NULL && !l->failed;
}

void logic_work_out(logic *l)
{
    for (size_t i = 1; i < l->worked_out; i++) {
        const node *n = &l->nodes[i];

        if (!is_fact(n))
            l->supposed[i] = (l->supposed[n->left / 2] ^ (n->left & 1)) &
                             (l->supposed[n->right / 2] ^ (n->right & 1));
    }
}

int logic_is_so(const logic *l, formula f)
{
    return f / 2 < l->worked_out ? l->supposed[f / 2] ^ (int)(f & 1) : (int)(f & 1);
}
