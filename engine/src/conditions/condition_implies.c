/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/condition_implies.h"

#include <string.h>

#include "pack/questionnaire.h"
#include "pack/rule.h"

static int is_lower_bound(const condition *c)
{
    return c->test == TEST_AT_LEAST || c->test == TEST_ABOVE;
}

/* Both are bounds on the same number, on the same side. */
static int number_implies(const condition *narrow, const condition *wide)
{
    int is_strict = wide->test == TEST_ABOVE || wide->test == TEST_BELOW;
    int was_strict = narrow->test == TEST_ABOVE || narrow->test == TEST_BELOW;

    if (is_lower_bound(narrow) != is_lower_bound(wide))
        return 0;
    if (narrow->number == wide->number)
        return !is_strict || was_strict;
    return is_lower_bound(wide) ? narrow->number > wide->number
                                : narrow->number < wide->number;
}

/* Options are compared by id: the two questions may number them otherwise. */
static int options_imply(const condition *narrow, const condition *wide)
{
    for (int i = 0; i <= OPTION_UNKNOWN; i++) {
        int there;

        if (!(narrow->options >> i & 1) ||
            (i >= (int)narrow->question->option_count && i < OPTION_NONE))
            continue;
        there = question_option(wide->question, question_option_id(narrow->question, i));
        if (there < 0 || !(wide->options >> there & 1))
            return 0;
    }
    return 1;
}

static int answer_implies(const condition *narrow, const condition *wide)
{
    if (strcmp(narrow->question->id, wide->question->id) != 0)
        return 0;
    if (wide->test == TEST_ASKED)
        return 1;
    if (narrow->test == TEST_ASKED)
        return 0;
    if (narrow->test == TEST_OPTIONS || wide->test == TEST_OPTIONS)
        return narrow->test == wide->test && options_imply(narrow, wide);
    return number_implies(narrow, wide);
}

static int score_implies(const condition *narrow, const condition *wide)
{
    if (strcmp(narrow->score->id, wide->score->id) != 0 ||
        narrow->at_least != wide->at_least)
        return 0;
    return wide->at_least ? narrow->count >= wide->count : narrow->count <= wide->count;
}

static int standing_implies(const condition *narrow, const condition *wide)
{
    if (narrow->at_least != wide->at_least)
        return 0;
    return wide->at_least ? narrow->level >= wide->level : narrow->level <= wide->level;
}

static int some_part_implies(const condition *of, const condition *wide)
{
    for (size_t i = 0; i < of->part_count; i++)
        if (condition_implies(of->parts[i], wide))
            return 1;
    return 0;
}

static int implies_some_part(const condition *narrow, const condition *of)
{
    for (size_t i = 0; i < of->part_count; i++)
        if (condition_implies(narrow, of->parts[i]))
            return 1;
    return 0;
}

/* At least `count` parts hold: each part of the one has a part of its own in the other,
 * in the same order. */
static int count_implies(const condition *narrow, const condition *wide)
{
    size_t at = 0;

    if (narrow->count < wide->count)
        return 0;
    for (size_t i = 0; i < narrow->part_count; i++, at++) {
        while (at < wide->part_count &&
               !condition_implies(narrow->parts[i], wide->parts[at]))
            at++;
        if (at == wide->part_count)
            return 0;
    }
    return 1;
}

/* What is excluded now was excluded before. */
static int exclusion_implies(const condition *narrow, const condition *wide)
{
    for (size_t i = 0; i < wide->part_count; i++)
        if (!implies_some_part(wide->parts[i], narrow))
            return 0;
    return 1;
}

static int same_kind_implies(const condition *narrow, const condition *wide)
{
    switch (wide->kind) {
    case CONDITION_ANSWER:
        return answer_implies(narrow, wide);
    case CONDITION_FINDING:
        return strcmp(narrow->finding->id, wide->finding->id) == 0;
    case CONDITION_SCORE:
        return score_implies(narrow, wide);
    case CONDITION_DISPOSITION:
    case CONDITION_GATE:
        return standing_implies(narrow, wide);
    case CONDITION_COUNT:
        return count_implies(narrow, wide);
    case CONDITION_NONE:
    case CONDITION_UNLESS:
        return exclusion_implies(narrow, wide);
    default:
        return 0;
    }
}

static int all_parts_imply(const condition *of, const condition *wide)
{
    for (size_t i = 0; i < of->part_count; i++)
        if (!condition_implies(of->parts[i], wide))
            return 0;
    return of->part_count > 0;
}

static int implies_all_parts(const condition *narrow, const condition *of)
{
    for (size_t i = 0; i < of->part_count; i++)
        if (!condition_implies(narrow, of->parts[i]))
            return 0;
    return 1;
}

int condition_implies(const condition *narrow, const condition *wide)
{
    if (!wide)
        return 1;
    if (!narrow)
        return wide->kind == CONDITION_ALL && implies_all_parts(narrow, wide);
    if (narrow->kind == wide->kind && same_kind_implies(narrow, wide))
        return 1;
    if (wide->kind == CONDITION_ALL)
        return implies_all_parts(narrow, wide);
    if (narrow->kind == CONDITION_ANY)
        return all_parts_imply(narrow, wide);
    if (wide->kind == CONDITION_ANY && implies_some_part(narrow, wide))
        return 1;
    return narrow->kind == CONDITION_ALL && some_part_implies(narrow, wide);
}
