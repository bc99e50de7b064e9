/* SPDX-License-Identifier: Apache-2.0 */
/* Reading conditions: <answer>, <finding>, <all> ... */
#include "pack_reading.h"

#include <stdlib.h>
#include <string.h>

static condition *read_condition(reading *r, const xml_element *element,
                                 const char *file);

static void wrong(reading *r, const condition *c, const char *kind, const char *sentence)
{
    mistakes_add(r->mistakes, SB_ERROR, kind, c->file, c->line, "%s", sentence);
}

/* The parts of a group; children of `element`. */
static void read_parts(reading *r, condition *group, const xml_element *element)
{
    size_t count = 0;

    for (const xml_element *e = element->first; e; e = e->next)
        count++;
    group->parts = reading_take(r, (count + 1) * sizeof(condition *));
    for (const xml_element *e = element->first; group->parts && e; e = e->next) {
        condition *part = read_condition(r, e, group->file);

        if (part)
            group->parts[group->part_count++] = part;
    }
}

condition *reading_conditions(reading *r, const xml_element *parent, const char *file)
{
    condition *all = parent ? reading_take(r, sizeof(*all)) : NULL;

    if (!all)
        return NULL;
    all->kind = CONDITION_ALL;
    all->line = parent->line;
    all->file = file;
    read_parts(r, all, parent);
    return all;
}

static void name_options(reading *r, condition *c, const char *words)
{
    size_t count;
    const char **ids = reading_words(r, words, &count);

    for (size_t i = 0; i < count; i++) {
        int number = question_option(c->question, ids[i]);

        if (number >= 0)
            c->options |= UINT64_C(1) << number;
        else
            mistakes_add(r->mistakes, SB_ERROR, "unknown-option", c->file, c->line,
                         "Question '%s' has no option '%s'.", c->question->id, ids[i]);
    }
}

static int is_numeric(const question *q)
{
    return q->type == NUMBER || q->type == SCALE;
}

static void check_fit(reading *r, const condition *c, const char *test)
{
    const question *q = c->question;
    int ticks = strncmp(test, "includes", 8) == 0;

    if (c->test == TEST_ASKED || (c->options == UINT64_C(1) << OPTION_UNKNOWN && !ticks))
        return;
    if (is_numeric(q) != (c->test != TEST_OPTIONS))
        wrong(r, c, "wrong-test",
              is_numeric(q) ? "This question is answered by a number: use at-least, "
                              "at-most, above or below."
                            : "This question is answered by options: use is, one-of, "
                              "includes or includes-any.");
    else if (!is_numeric(q) && ticks != (q->type == CHOICES))
        wrong(r, c, "wrong-test",
              ticks
                  ? "Only one option can be chosen here: use is or one-of."
                  : "Several options can be ticked here: use includes or includes-any.");
    else if (is_numeric(q) && (c->number < q->least || c->number > q->most))
        mistakes_add(r->mistakes, SB_ERROR, "out-of-range", c->file, c->line,
                     "%s is %g, but the answers of '%s' go from %g to %g.", test,
                     c->number, q->id, q->least, q->most);
}

static void read_answer(reading *r, condition *c, const xml_element *element)
{
    static const struct {
        const char *attribute;
        answer_test test;
    } tests[] = {{"is", TEST_OPTIONS},        {"one-of", TEST_OPTIONS},
                 {"includes", TEST_OPTIONS},  {"includes-any", TEST_OPTIONS},
                 {"at-least", TEST_AT_LEAST}, {"at-most", TEST_AT_MOST},
                 {"above", TEST_ABOVE},       {"below", TEST_BELOW},
                 {"asked", TEST_ASKED}};
    const char *used = NULL;

    c->kind = CONDITION_ANSWER;
    c->question = reading_find(r, &r->pack->questions, "question",
                               xml_value(element, "question"), c->file, c->line);
    for (size_t i = 0; c->question && i < sizeof(tests) / sizeof(*tests); i++) {
        const char *value = xml_value(element, tests[i].attribute);

        if (!value)
            continue;
        if (used)
            wrong(r, c, "two-tests", "An <answer> takes one test only. Use two of them.");
        used = tests[i].attribute;
        c->test = tests[i].test;
        if (c->test == TEST_OPTIONS)
            name_options(r, c, value);
        else if (c->test != TEST_ASKED)
            c->number = strtod(value, NULL);
    }
    if (c->question && !used)
        wrong(r, c, "no-test",
              "An <answer> needs a test: is, one-of, includes, "
              "includes-any, at-least, at-most, above, below or asked.");
    else if (c->question)
        check_fit(r, c, used);
}

static void read_bound(reading *r, condition *c, const xml_element *element,
                       const char *const words[], const char *other)
{
    const char *least = xml_value(element, "at-least");
    const char *most = xml_value(element, other);

    if (!least == !most)
        mistakes_add(r->mistakes, SB_ERROR, "one-bound", c->file, c->line,
                     "<%s> needs one of: at-least, %s.", element->name, other);
    c->at_least = least != NULL;
    if (words)
        c->level = rank_of(words, least ? least : most);
    else if (least || most)
        c->count = strtol(least ? least : most, NULL, 10);
}

static void read_leaf(reading *r, condition *c, const xml_element *element)
{
    const char *id = xml_value(element, "id");

    if (strcmp(element->name, "answer") == 0) {
        read_answer(r, c, element);
    } else if (strcmp(element->name, "finding") == 0) {
        c->kind = CONDITION_FINDING;
        c->finding = reading_find(r, &r->pack->findings, "finding", id, c->file, c->line);
    } else if (strcmp(element->name, "score") == 0) {
        c->kind = CONDITION_SCORE;
        c->score = reading_find(r, &r->pack->scores, "score", id, c->file, c->line);
        read_bound(r, c, element, NULL, "at-most");
    } else if (strcmp(element->name, "disposition") == 0) {
        c->kind = CONDITION_DISPOSITION;
        read_bound(r, c, element, disposition_words, "below");
    } else {
        c->kind = CONDITION_GATE;
        read_bound(r, c, element, gate_words, "below");
    }
}

static condition *read_condition(reading *r, const xml_element *element, const char *file)
{
    static const char *const groups[] = {"all",    "any",      "none",
                                         "unless", "at-least", NULL};
    condition *c = reading_take(r, sizeof(*c));
    int group = rank_of(groups, element->name);

    if (!c)
        return NULL;
    c->file = file;
    c->line = element->line;
    if (group < 0) {
        read_leaf(r, c, element);
        return c;
    }
    c->kind = (condition_kind)group;
    c->count = reading_number(element, "count", 0);
    read_parts(r, c, element);
    return c;
}
