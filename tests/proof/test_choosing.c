/* SPDX-License-Identifier: Apache-2.0 */
/* The formulas of what may stand say what CLIPS does: for random people, some of them
 * left half answered, the template of the day, its open slots, and for each slot which
 * exercise may stand there, first or as the last resort. `test_choosing PEOPLE`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "beside.h"
#include "proof/slot_logic.h"
#include "result/result_empty.h"
#include "test_pack.h"

enum { SEED = 73, NAME_SIZE = 64 };

static size_t people_wanted;

/* What the formulas say of one exercise in one slot of one template. */
typedef struct standing {
    size_t template, slot, exercise;
    formula first, last;
} standing;

typedef struct choosing {
    beside of;
    formula *used;                   /* by template */
    formula (*open)[MOST_SLOTS + 1]; /* by template and slot */
    formula (*left)[MOST_SLOTS + 1]; /* open, and nothing may stand there */
    standing *all;
    size_t count;
    size_t stood, last_stood; /* how often CLIPS said so */
    size_t free;              /* parts in which nothing may stand */
} choosing;

static size_t templates(void)
{
    return shared_pack->doses.template_count;
}

static formula both(const choosing *c, formula a, formula b)
{
    return logic_and(c->of.said.logic, a, b);
}

static void make_slot(choosing *c, size_t t, size_t s)
{
    const choice_logic *choice = &c->of.said.first.choice;
    const time_template *template = &shared_pack->doses.templates[t];
    const slot *one = &template->slots[s];

    c->open[t][s] = slot_open(choice, template, one);
    c->left[t][s] = slot_left_free(choice, template, one);
    for (size_t e = 0; e < shared_pack->exercises.all.count; e++) {
        const exercise *who = shared_pack->exercises.all.items[e];
        standing *made = &c->all[c->count++];

        *made = (standing){t, s, e, slot_may_hold(choice, template, one, who),
                           slot_may_hold_at_last(choice, template, one, who)};
        made->first = both(c, c->open[t][s], made->first);
        made->last = both(c, c->open[t][s], made->last);
    }
}

/* What is asked of the formulas later has to be made before they are worked out. */
static void make_hazards(const choosing *c)
{
    const intake *one = &c->of.said.first;

    for (size_t i = 0; i < shared_pack->hazards.all.count; i++) {
        const hazard *h = shared_pack->hazards.all.items[i];

        hazard_named(one, h);
        for (size_t k = 0; k < h->instead_count; k++)
            instead_offered(one, &h->insteads[k]);
    }
}

static int open_choosing(void **state)
{
    static choosing c;
    size_t slots = 0;

    beside_open(&c.of, state, 12);
    for (size_t t = 0; t < templates(); t++)
        slots += shared_pack->doses.templates[t].slot_count;
    c.used = calloc(templates(), sizeof(*c.used));
    c.open = calloc(templates(), sizeof(*c.open));
    c.left = calloc(templates(), sizeof(*c.left));
    c.all = calloc(slots * shared_pack->exercises.all.count, sizeof(*c.all));
    assert_true(c.used && c.open && c.left && c.all);
    for (size_t t = 0; t < templates(); t++) {
        c.used[t] = template_used(&c.of.said.first.choice,
                                  &shared_pack->doses.templates[t]);
        for (size_t s = 0; s < shared_pack->doses.templates[t].slot_count; s++)
            make_slot(&c, t, s);
    }
    make_hazards(&c);
    *state = &c;
    return 0;
}

static int close_choosing(void **state)
{
    choosing *c = *state;

    free(c->used);
    free(c->open);
    free(c->left);
    free(c->all);
    return beside_close(&c->of, state);
}

/* ---- one person ---- */

static int has_fact(const choosing *c, const char *kind, const char *slot,
                    const char *word)
{
    for (const rule_fact *f = NULL; (f = rule_session_next(c->of.one->session, kind, f));)
        if (strcmp(rule_fact_word(f, slot), word) == 0)
            return 1;
    return 0;
}

static int has_slot(const choosing *c, const char *template, size_t index)
{
    for (const rule_fact *f = NULL;
         (f = rule_session_next(c->of.one->session, "slot", f));)
        if (strcmp(rule_fact_word(f, "template"), template) == 0 &&
            (size_t)rule_fact_number(f, "index") == index)
            return 1;
    return 0;
}

static void compare_day(const choosing *c)
{
    for (size_t t = 0; t < templates(); t++) {
        char name[NAME_SIZE];

        snprintf(name, sizeof(name), "template-%zu", t + 1);
        if (beside_is_so(&c->of, c->used[t]) !=
            has_fact(c, "template-used", "template", name))
            fail_msg("%s: used or not", name);
        for (size_t s = 0; s < shared_pack->doses.templates[t].slot_count; s++)
            if (beside_is_so(&c->of, c->open[t][s]) != has_slot(c, name, s + 1))
                fail_msg("%s: slot %zu open or not", name, s + 1);
    }
}

/* By slot and exercise: which of them CLIPS says so of. */
static unsigned char *read_standing(const choosing *c, const char *kind)
{
    size_t exercises = shared_pack->exercises.all.count;
    unsigned char *stands = calloc((MOST_SLOTS + 1) * exercises, 1);

    assert_non_null(stands);
    for (const rule_fact *f = NULL;
         (f = rule_session_next(c->of.one->session, kind, f));) {
        const exercise *e = name_table_find(&shared_pack->exercises.by_name,
                                            rule_fact_word(f, "exercise"));

        stands[((size_t)rule_fact_number(f, "index") - 1) * exercises + e->index] = 1;
    }
    return stands;
}

/* Only one template is used, so that the number of a slot is enough. */
static size_t compare_standing(const choosing *c, const char *kind, int is_last)
{
    size_t exercises = shared_pack->exercises.all.count, count = 0;
    unsigned char *stands = read_standing(c, kind);

    for (size_t i = 0; i < c->count; i++) {
        const standing *one = &c->all[i];
        int said = beside_is_so(&c->of, is_last ? one->last : one->first);
        int is = beside_is_so(&c->of, c->used[one->template]) &&
                 stands[one->slot * exercises + one->exercise];
        const exercise *e = shared_pack->exercises.all.items[one->exercise];

        if (said != is)
            fail_msg("template %zu, slot %zu, %s: the formula says %d, and CLIPS %d (%s)",
                     one->template + 1, one->slot + 1, e->id, said, is, kind);
        count += (size_t)is;
    }
    free(stands);
    return count;
}

static int is_offered(const result_hazard *one, const exercise *e)
{
    for (size_t i = 0; i < one->insteads.count; i++)
        if (one->insteads.items[i] == e)
            return 1;
    return 0;
}

static void compare_insteads(const choosing *c, const result_hazard *one)
{
    const hazard *h = one->hazard;

    for (size_t i = 0; i < h->instead_count; i++) {
        const instead *other = &h->insteads[i];

        if (other->exercise && !other->later &&
            beside_is_so(&c->of, instead_offered(&c->of.said.first, other)) !=
                is_offered(one, other->exercise))
            fail_msg("%s: offered in place of %s or not", other->exercise->id, h->id);
    }
}

/* Movements are told only beside a programme. */
static void compare_hazards(const choosing *c, const sb_result *r)
{
    size_t off = 0;

    if (!r->has_programme)
        return;
    for (size_t i = 0; i < shared_pack->hazards.all.count; i++)
        off += (size_t)beside_is_so(
            &c->of, hazard_named(&c->of.said.first, shared_pack->hazards.all.items[i]));
    assert_int_equal(off, r->not_yet.count);
    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *one = r->not_yet.items[i];

        if (!beside_is_so(&c->of, hazard_named(&c->of.said.first, one->hazard)))
            fail_msg("%s: put off or not", one->hazard->id);
        compare_insteads(c, one);
    }
}

/* ---- parts that stay free ---- */

static const result_empty *left_free(const sb_result *r, const char *slot)
{
    for (size_t i = 0; i < r->empty_slots.count; i++) {
        const result_empty *one = r->empty_slots.items[i];

        if (strcmp(one->slot, slot) == 0)
            return one;
    }
    return NULL;
}

/* As the formulas have it: why nothing may stand there. */
static unsigned why_free(const choosing *c, const time_template *t, const slot *s,
                         exercise_level level)
{
    const choice_logic *choice = &c->of.said.first.choice;
    unsigned why = 0;

    for (size_t i = 0; i < shared_pack->exercises.all.count; i++) {
        const exercise *e = shared_pack->exercises.all.items[i];
        int restricted = beside_is_so(&c->of, choice->restricted[i]) ||
                         beside_is_so(&c->of, choice->limited[i]);
        int kitless = beside_is_so(&c->of, choice->kitless[i]);
        int shut = beside_is_so(&c->of, choice->shut[i]);

        if (!template_takes(t, s, e))
            continue;
        if (!e->doses[level].given)
            why |= 1u << EMPTY_LEVEL;
        else if (!slot_has_time(s, e, level))
            why |= 1u << EMPTY_TIME;
        else
            why |= (unsigned)restricted << EMPTY_RESTRICTED |
                   (unsigned)kitless << EMPTY_KIT | (unsigned)shut << EMPTY_GATE |
                   (unsigned)(!restricted && !kitless && !shut) << EMPTY_MINUTES;
    }
    return why;
}

/* A part in which nothing may stand is told, with what keeps out its exercises; one that
 * is told with another reason has something that may stand. */
static void compare_part(choosing *c, const sb_result *r, size_t t, size_t s)
{
    const time_template *template = &shared_pack->doses.templates[t];
    const slot *one = &template->slots[s];
    const result_empty *told = left_free(r, one->id);
    int is_free = beside_is_so(&c->of, c->left[t][s]);

    if (is_free && !told)
        fail_msg("nothing is told of %s", one->id);
    if (is_free && told->because != why_free(c, template, one, r->level))
        fail_msg("%s: another reason", one->id);
    if (told && !is_free && !(told->because >> EMPTY_TAKEN & 1))
        fail_msg("%s: something may stand there", one->id);
    if (is_free && told->because & 1u << EMPTY_RESTRICTED && !told->why.all.count)
        fail_msg("%s: no rule", one->id);
    c->free += (size_t)is_free;
}

static void compare_free(choosing *c, const sb_result *r)
{
    for (size_t t = 0; t < templates(); t++)
        for (size_t s = 0; s < shared_pack->doses.templates[t].slot_count; s++)
            if (beside_is_so(&c->of, c->open[t][s]))
                compare_part(c, r, t, s);
}

/* What is added for choosing goes when a result is there: so it is done once more, from
 * the answers that counted. */
static void choose_again(const choosing *c, const sb_result *r)
{
    sb_consultation *one = c->of.one;
    sb_failure why = {0};

    assert_done(sb_consultation_clear(one, &why), &why);
    memcpy(one->sheet.answers, r->sheet.answers,
           shared_pack->questions.all.count * sizeof(*r->sheet.answers));
    assert_done(consultation_tell_all(one, &why), &why);
    assert_done(programme_make(one, &why), &why);
}

static void compare(beside *b, const sb_result *r)
{
    choosing *c = (choosing *)b; /* its first member */
    sb_failure why = {0};

    compare_hazards(c, r);
    compare_free(c, r);
    choose_again(c, r);
    compare_day(c);
    c->stood += compare_standing(c, "may-stand", 0);
    if (has_fact(c, "stage", "is", "last-resort"))
        c->last_stood += compare_standing(c, "last-resort", 1);
    assert_done(sb_consultation_clear(b->one, &why), &why);
}

/* ---- all of them ---- */

static void test_worked_cases(void **state)
{
    choosing *c = *state;
    size_t people;

    beside_worked_cases(&c->of, &people, compare);
    assert_true(c->stood > people);
    assert_true(c->last_stood > 0);
}

/* Half of them from nothing, half around the worked cases, of whom more may exercise. */
static void test_random_people(void **state)
{
    choosing *c = *state;
    size_t half = people_wanted / 2, offered;

    c->stood = 0;
    c->free = 0;
    offered = beside_random_people(&c->of, SEED, half, compare);
    offered += beside_neighbours(&c->of, SEED, people_wanted - half, compare);
    assert_true(offered > people_wanted / 8);
    printf(
        "%zu people, %zu with a gate that is open: day, parts of the day, and what may "
        "stand in them (%zu times an exercise; %zu parts stay free), and what is put "
        "off, as the formulas say\n",
        people_wanted, offered, c->stood, c->free);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_cases),
        cmocka_unit_test(test_random_people),
    };

    people_wanted = argc > 1 ? strtoul(argv[1], NULL, 10) : 100;
    return cmocka_run_group_tests(tests, open_choosing, close_choosing);
}
