/* SPDX-License-Identifier: Apache-2.0 */
/* Reading conditions: <answer>, <finding>, <all> ... */
#include "pack/pack_reading.h"

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

/* ---- what the rule engine can carry ---- */

/* How many patterns of a rule have to be met at once, and in how many ways they can be:
 * each tick of a question meets a pattern in a way of its own, and the ways multiply. */
typedef struct load {
    size_t patterns;
    double ways;
} load;

enum { MOST_PATTERNS = 60, MOST_WAYS = 10000 };

static void check_load(reading *r, const condition *when);

static double ways_of_ticks(const condition *c)
{
    double ways = 0;

    if (!c->question || c->question->type != CHOICES || c->test != TEST_OPTIONS)
        return 1;
    for (uint64_t left = c->options; left; left &= left - 1)
        ways++;
    return ways > 1 ? ways : 1;
}

/* Alternatives on the ticks of one question become one pattern. */
static double ways_of_any(const condition *any)
{
    double ways = 0;

    for (size_t i = 0; i < any->part_count; i++) {
        const condition *part = any->parts[i];

        if (part->kind != CONDITION_ANSWER || part->question != any->parts[0]->question)
            return 1;
        ways += ways_of_ticks(part);
    }
    return ways > 1 ? ways : 1;
}

static void weigh(load *sum, reading *r, const condition *c)
{
    if (c->kind == CONDITION_ALL || (c->kind == CONDITION_ANY && c->part_count == 1)) {
        for (size_t i = 0; i < c->part_count; i++)
            weigh(sum, r, c->parts[i]);
        return;
    }
    sum->patterns += c->kind == CONDITION_NONE || c->kind == CONDITION_UNLESS
                         ? c->part_count
                         : 1;
    if (c->kind == CONDITION_ANSWER)
        sum->ways *= ways_of_ticks(c);
    else if (c->kind == CONDITION_ANY)
        sum->ways *= ways_of_any(c);
    for (size_t i = 0; i < c->part_count; i++)
        check_load(r, c->parts[i]); /* becomes a rule of its own */
}

static void check_load(reading *r, const condition *when)
{
    load sum = {0, 1};

    weigh(&sum, r, when);
    if (sum.patterns > MOST_PATTERNS)
        mistakes_add(r->mistakes, SB_ERROR, "too-many-parts", when->file, when->line,
                     "These are %zu conditions that have to hold at once; %d are the "
                     "most.",
                     sum.patterns, MOST_PATTERNS);
    else if (sum.ways > MOST_WAYS)
        mistakes_add(r->mistakes, SB_ERROR, "too-many-ways", when->file, when->line,
                     "Ticks can meet these conditions in more than %d ways at once.",
                     MOST_WAYS);
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
    check_load(r, all);
    return all;
}

static void wrong_option(reading *r, const condition *c, const char *id)
{
    text_buffer allowed = {0};

    mistakes_add(r->mistakes, SB_ERROR, "unknown-option", c->file, c->line,
                 "Question '%s' has no option '%s'.", c->question->id, id);
    question_allowed(&allowed, c->question);
    if (allowed.text) {
        mistakes_mend(r->mistakes, "Use %s.", allowed.text);
        mistakes_allow(r->mistakes, "%s", allowed.text);
    }
    text_clear(&allowed);
}

/* -1 when one of them is no option. */
static int name_options(reading *r, condition *c, const char *words)
{
    size_t count;
    const char **ids = reading_words(r, words, &count);
    int error = 0;

    for (size_t i = 0; i < count; i++) {
        int number = question_option(c->question, ids[i]);

        if (number >= 0) {
            c->options |= UINT64_C(1) << number;
        } else {
            wrong_option(r, c, ids[i]);
            error = -1;
        }
    }
    return error;
}

/* "not sure" can be asked of every question. */
static int is_unknown(const char *value)
{
    return strcmp(value, SB_UNKNOWN) == 0;
}

static int wrong_test(reading *r, const condition *c, const char *sentence)
{
    const char *fitting = question_is_number(c->question)
                              ? "at-least, at-most, above, below"
                          : c->question->type == CHOICE ? "is, one-of"
                                                        : "includes, includes-any";

    wrong(r, c, "wrong-test", sentence);
    mistakes_mend(r->mistakes, "Use one of: %s.", fitting);
    mistakes_allow(r->mistakes, "%s", fitting);
    return -1;
}

static int check_fit(reading *r, const condition *c, const char *test)
{
    const question *q = c->question;
    int ticks = strncmp(test, "includes", 8) == 0;

    if (c->test == TEST_ASKED || (c->options == UINT64_C(1) << OPTION_UNKNOWN && !ticks))
        return 0;
    if (question_is_number(q) != (c->test != TEST_OPTIONS))
        return wrong_test(r, c,
                          question_is_number(q)
                              ? "This question is answered by a number."
                              : "This question is answered by options.");
    if (!question_is_number(q) && ticks != (q->type == CHOICES))
        return wrong_test(r, c,
                          ticks ? "Only one option can be chosen here."
                                : "Several options can be ticked here.");
    if (!question_is_number(q) || (c->number >= q->least && c->number <= q->most))
        return 0;
    mistakes_add(r->mistakes, SB_ERROR, "out-of-range", c->file, c->line,
                 "%s is %g, but the answers of '%s' go from %g to %g.", test, c->number,
                 q->id, q->least, q->most);
    return -1;
}

/* The attribute that says what to test, or NULL; more than one is a mistake. */
static const char *read_test(reading *r, condition *c, const xml_element *element)
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

    for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
        if (!xml_value(element, tests[i].attribute))
            continue;
        if (used)
            wrong(r, c, "two-tests", "An <answer> takes one test only.");
        used = tests[i].attribute;
        c->test = tests[i].test;
    }
    if (!used)
        wrong(r, c, "no-test", "An <answer> needs a test.");
    return used;
}

/* After a mistake the condition has a hole in place of the question. */
static void read_answer(reading *r, condition *c, const xml_element *element)
{
    const char *test, *value;
    int error = 0;

    c->kind = CONDITION_ANSWER;
    c->question = reading_find(r, &r->pack->questions, "question",
                               xml_value(element, "question"), c->file, c->line);
    test = c->question ? read_test(r, c, element) : NULL;
    if (!test) {
        c->question = NULL;
        return;
    }
    value = xml_value(element, test);
    if (c->test == TEST_OPTIONS &&
        (!question_is_number(c->question) || is_unknown(value)))
        error = name_options(r, c, value);
    else if (c->test != TEST_OPTIONS && c->test != TEST_ASKED)
        c->number = strtod(value, NULL);
    if (check_fit(r, c, test) < 0 || error < 0)
        c->question = NULL;
}

static void read_bound(reading *r, condition *c, const xml_element *element,
                       const char *const words[], const char *other)
{
    const char *least = xml_value(element, "at-least");
    const char *most = xml_value(element, other);

    c->at_least = least != NULL;
    if (!least == !most) {
        mistakes_add(r->mistakes, SB_ERROR, "one-bound", c->file, c->line,
                     "<%s> needs one of: at-least, %s.", element->name, other);
        c->score = NULL;
        return;
    }
    if (words)
        c->level = rank_of(words, least ? least : most);
    else
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
