/* SPDX-License-Identifier: Apache-2.0 */
/* Limits that stand in words too: what a text says ("After 70") against what is tested,
 * and rules of one family against each other. Whoever moves a limit has to move all of
 * it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_buffer.h"
#include "check/pack_check.h"
#include "check/said_limit.h"

enum { MOST_SIBLINGS = 3 };

/* The numbers that a rule, finding or score may speak of. */
typedef struct known {
    reading *r;
    double *numbers;
    size_t count, room;
    list seen;     /* of finding and score: taken in already */
    int has_limit; /* a number is tested somewhere */
} known;

/* ---- what is known ---- */

static void learn_number(void *payload, double number)
{
    known *k = payload;

    if (k->count == k->room) {
        size_t room = k->room ? 2 * k->room : 64;
        double *more = realloc(k->numbers, room * sizeof(*more));

        if (!more) {
            k->r->out_of_memory = 1;
            return;
        }
        k->numbers = more;
        k->room = room;
    }
    k->numbers[k->count++] = number;
}

static void learn_text(known *k, const char *text)
{
    if (text)
        said_numbers(text, learn_number, k);
}

static void learn_options(known *k, const question *q)
{
    learn_text(k, q->text);
    learn_text(k, q->help);
    for (size_t i = 0; i < q->option_count; i++)
        learn_text(k, q->options[i].text);
}

static void learn_condition(known *k, const condition *c);

static int is_new(known *k, const void *thing)
{
    for (size_t i = 0; i < k->seen.count; i++)
        if (k->seen.items[i] == thing)
            return 0;
    if (list_add(&k->seen, (void *)(uintptr_t)thing) < 0)
        k->r->out_of_memory = 1;
    return !k->r->out_of_memory;
}

static void learn_finding(known *k, const finding *f)
{
    if (!f || !is_new(k, f))
        return;
    learn_text(k, f->yes);
    learn_text(k, f->no);
    learn_condition(k, f->when);
}

static void learn_score(known *k, const score *s)
{
    for (size_t i = 0; s && i < s->point_count && (i || is_new(k, s)); i++)
        learn_condition(k, s->points[i].when);
}

static void learn_condition(known *k, const condition *c)
{
    if (!c)
        return;
    if (c->kind == CONDITION_ANSWER && c->question) {
        if (c->test == TEST_OPTIONS || c->test == TEST_ASKED) {
            learn_options(k, c->question);
        } else {
            learn_number(k, c->number);
            k->has_limit = 1;
        }
    }
    if (c->kind == CONDITION_SCORE || c->kind == CONDITION_COUNT)
        learn_number(k, (double)c->count);
    learn_finding(k, c->kind == CONDITION_FINDING ? c->finding : NULL);
    learn_score(k, c->kind == CONDITION_SCORE ? c->score : NULL);
    for (size_t i = 0; i < c->part_count; i++)
        learn_condition(k, c->parts[i]);
}

static const form *form_of_set(const reading *r, const char *id)
{
    for (size_t i = 0; id && i < r->sets.elements.count; i++) {
        const form *f = r->sets.elements.items[i];

        if (strcmp(xml_value(f->element, "id"), id) == 0)
            return f;
    }
    return NULL;
}

static int holds_conditions(const xml_element *e)
{
    return strcmp(e->name, "when") == 0 || strcmp(e->name, "point") == 0;
}

/* Numbers in what follows: caps, points, and what a restriction set caps. Those of
 * conditions are known by what they mean. */
static void learn_element(known *k, const xml_element *e)
{
    const form *set = form_of_set(k->r, xml_value(e, "set"));

    for (const xml_attribute *a = e->attributes; a; a = a->next)
        if (strspn(a->value, "0123456789.") == strlen(a->value))
            learn_text(k, a->value);
    for (const xml_element *part = e->first; part; part = part->next)
        if (!holds_conditions(part))
            learn_element(k, part);
    if (set)
        learn_element(k, set->element);
}

static int is_known(const known *k, const said_limit *said)
{
    for (size_t i = 0; i < k->count; i++)
        if (said_limit_is(said, k->numbers[i]))
            return 1;
    return 0;
}

/* ---- the limits that a rule tests itself ---- */

typedef void limit_seen(void *payload, const condition *c);

static void each_limit(const condition *c, limit_seen *seen, void *payload)
{
    if (!c)
        return;
    if (c->kind == CONDITION_ANSWER && c->question && c->test != TEST_OPTIONS &&
        c->test != TEST_ASKED)
        seen(payload, c);
    for (size_t i = 0; i < c->part_count; i++)
        each_limit(c->parts[i], seen, payload);
}

static const char *word_of_test(const condition *c)
{
    static const char *const words[] = {[TEST_AT_LEAST] = "at least",
                                        [TEST_AT_MOST] = "at most",
                                        [TEST_ABOVE] = "above",
                                        [TEST_BELOW] = "below"};

    return words[c->test];
}

static void write_limit(void *payload, const condition *c)
{
    text_buffer *out = payload;

    text_addf(out, "%s%s %s %g (line %d)", out->length ? ", " : "", c->question->id,
              word_of_test(c), c->number, c->line);
}

typedef struct search {
    const said_limit *said;
    const condition *like, *found;
} search;

static void find_said(void *payload, const condition *c)
{
    search *s = payload;

    if (!s->found && said_limit_is(s->said, c->number))
        s->found = c;
}

/* Other rules that test what this one says: they may have to change with it. */
static void write_siblings(text_buffer *out, const reading *r, const said_limit *said,
                           const void *but)
{
    size_t told = 0;

    for (size_t i = 0; i < r->rules.things.count && told < MOST_SIBLINGS; i++) {
        const rule *one = r->rules.things.items[i];
        search s = {.said = said};

        if (one == but)
            continue;
        each_limit(one->when, find_said, &s);
        if (!s.found)
            continue;
        text_addf(out, "%s%s (%s:%d)", told ? ", " : " Look at these too: ", one->id,
                  s.found->file, s.found->line);
        told++;
    }
    text_add(out, told ? "." : "");
}

/* ---- what a text says against what is tested ---- */

typedef struct speaker {
    const char *what, *id;
    const void *thing;
    const condition *when; /* its own, for the message; or NULL */
    const form *form;
} speaker;

static int tell_said(known *k, const speaker *s, const xml_element *text,
                     const said_limit *said)
{
    text_buffer limits = {0}, siblings = {0};

    each_limit(s->when, write_limit, &limits);
    write_siblings(&siblings, k->r, said, s->thing);
    mistakes_add(k->r->mistakes, SB_WARNING, "limit-not-as-said", text->file, text->line,
                 "The <%s> of %s '%s' says '%.*s', and no such limit is tested%s%s.",
                 text->name, s->what, s->id, (int)said->length, said->from,
                 limits.length ? ": " : "", limits.length ? limits.text : "");
    mistakes_mend(k->r->mistakes, "Make the words and the limit the same.%s",
                  siblings.length ? siblings.text : "");
    k->r->out_of_memory |= limits.failed || siblings.failed;
    text_clear(&limits);
    text_clear(&siblings);
    return 1;
}

static int check_text(known *k, const speaker *s, const xml_element *text)
{
    const char *at = text->text;
    said_limit said;
    int told = 0;

    while (said_limit_next(&said, &at))
        if (!is_known(k, &said))
            told |= tell_said(k, s, text, &said);
    return told;
}

static int is_spoken(const xml_element *e)
{
    static const char *const names[] = {"title", "because", "yes", "no"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(e->name, names[i]) == 0)
            return 1;
    return 0;
}

/* 1 when something was told. */
static int check_speaker(known *k, const speaker *s)
{
    int told = 0;

    learn_element(k, s->form->element);
    for (const xml_element *e = s->form->element->first; e && k->has_limit; e = e->next)
        if (is_spoken(e))
            told |= check_text(k, s, e);
    list_clear(&k->seen);
    free(k->numbers);
    return told;
}

static int check_rule(reading *r, size_t i)
{
    const rule *one = r->rules.things.items[i];
    const speaker s = {"rule", one->id, one, one->when, r->rules.elements.items[i]};
    known k = {.r = r};

    learn_condition(&k, one->when);
    return check_speaker(&k, &s);
}

static void check_finding(reading *r, size_t i)
{
    const finding *one = r->findings.things.items[i];
    const speaker s = {"finding", one->id, one, one->when, r->findings.elements.items[i]};
    known k = {.r = r};

    learn_condition(&k, one->when);
    check_speaker(&k, &s);
}

static void check_score(reading *r, size_t i)
{
    const score *one = r->scores.things.items[i];
    const speaker s = {"score", one->id, one, NULL, r->scores.elements.items[i]};
    known k = {.r = r};

    learn_score(&k, one);
    check_speaker(&k, &s);
}

/* ---- rules of one family ---- */

typedef struct comparison {
    const condition *limit; /* of the one rule */
    const condition *other; /* of the other: the same test, another number */
    int shared;             /* the other has the same number too */
} comparison;

static void compare_limit(void *payload, const condition *c)
{
    comparison *with = payload;

    if (c->question != with->limit->question || c->test != with->limit->test)
        return;
    with->shared |= c->number == with->limit->number;
    with->other = c;
}

typedef struct family {
    reading *r;
    const rule *one, *other; /* RF-FX-6b, RF-FX-6b-check */
} family;

static void compare_with_other(void *payload, const condition *limit)
{
    const family *f = payload;
    comparison with = {.limit = limit};

    each_limit(f->other->when, compare_limit, &with);
    if (!with.other || with.shared)
        return;
    mistakes_add(f->r->mistakes, SB_WARNING, "limit-unlike-sibling", with.other->file,
                 with.other->line,
                 "Rule '%s' tests %s %s %g, and rule '%s', of the same family, %g "
                 "(%s:%d).",
                 f->other->id, limit->question->id, word_of_test(limit),
                 with.other->number, f->one->id, limit->number, limit->file, limit->line);
}

/* RF-FX-6b-check belongs to RF-FX-6b. */
static int is_of_family(const rule *one, const rule *other)
{
    size_t length = strlen(one->id);

    return strncmp(one->id, other->id, length) == 0 && other->id[length] == '-';
}

static void check_family(reading *r, const rule *one, const name_table *told)
{
    for (size_t i = 0; i < r->rules.things.count; i++) {
        const rule *other = r->rules.things.items[i];
        family f = {r, one, other};

        if (is_of_family(one, other) && !name_table_find(told, other->id))
            each_limit(one->when, compare_with_other, &f);
    }
}

void check_said_limits(reading *r)
{
    name_table told = {0}; /* rules whose words are wrong already */

    if (r->has_circle)
        return;
    for (size_t i = 0; i < r->rules.things.count; i++) {
        rule *one = r->rules.things.items[i];

        if (check_rule(r, i) && name_table_add(&told, one->id, one) < 0)
            r->out_of_memory = 1;
    }
    for (size_t i = 0; i < r->findings.things.count; i++)
        check_finding(r, i);
    for (size_t i = 0; i < r->scores.things.count; i++)
        check_score(r, i);
    for (size_t i = 0; i < r->rules.things.count; i++) {
        const rule *one = r->rules.things.items[i];

        if (!name_table_find(&told, one->id))
            check_family(r, one, &told);
    }
    name_table_clear(&told);
}
