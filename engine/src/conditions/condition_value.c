/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/condition_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

int condition_values_open(condition_values *values, const answer_sheet *sheet,
                          sb_failure *why)
{
    const sb_pack *pack = sheet->pack;

    *values = (condition_values){.sheet = sheet, .disposition = -1, .gate = -1};
    values->findings = malloc(pack->findings.all.count + 1);
    values->least = calloc(pack->scores.all.count + 1, sizeof(long));
    values->most = calloc(pack->scores.all.count + 1, sizeof(long));
    if (!values->findings || !values->least || !values->most) {
        condition_values_close(values);
        return failure_memory(why);
    }
    condition_values_forget(values);
    return 0;
}

void condition_values_close(condition_values *values)
{
    free(values->findings);
    free(values->least);
    free(values->most);
    *values = (condition_values){0};
}

void condition_values_forget(condition_values *values)
{
    const sb_pack *pack = values->sheet->pack;

    memset(values->findings, -1, pack->findings.all.count);
    for (size_t i = 0; i < pack->scores.all.count; i++)
        values->least[i] = -1;
}

static truth value_of_options(const answer *given, uint64_t options)
{
    int unsure = given->unknown || given->unsure;

    if ((given->ticked & options) || (unsure && (options >> OPTION_UNKNOWN & 1)))
        return SURELY_TRUE;
    return given->unknown || (given->unsure & options) ? POSSIBLE : SURELY_FALSE;
}

static int number_passes(const condition *c, double number)
{
    switch (c->test) {
    case TEST_AT_LEAST:
        return number >= c->number;
    case TEST_AT_MOST:
        return number <= c->number;
    case TEST_ABOVE:
        return number > c->number;
    default:
        return number < c->number;
    }
}

truth answer_truth(const answer *given, const condition *c)
{
    if (!given->given)
        return SURELY_FALSE;
    if (c->test == TEST_ASKED)
        return SURELY_TRUE;
    if (c->test == TEST_OPTIONS)
        return value_of_options(given, c->options);
    if (given->unknown)
        return POSSIBLE;
    return number_passes(c, given->number) ? SURELY_TRUE : SURELY_FALSE;
}

static truth value_of_finding(condition_values *values, const finding *f)
{
    signed char *known = &values->findings[f->index];

    if (*known < 0)
        *known = (signed char)condition_value(values, f->when);
    return (truth)*known;
}

static void work_out_score(condition_values *values, const score *s)
{
    long least = 0, most = 0;

    for (size_t i = 0; i < s->point_count; i++) {
        truth value = condition_value(values, s->points[i].when);

        least += value == SURELY_TRUE ? s->points[i].worth : 0;
        most += value != SURELY_FALSE ? s->points[i].worth : 0;
    }
    values->least[s->index] = least;
    values->most[s->index] = most;
}

static truth value_of_score(condition_values *values, const condition *c)
{
    size_t at = c->score->index;
    int surely, maybe;

    if (values->least[at] < 0)
        work_out_score(values, c->score);
    surely = c->at_least ? values->least[at] >= c->count : values->most[at] <= c->count;
    maybe = c->at_least ? values->most[at] >= c->count : values->least[at] <= c->count;
    return surely ? SURELY_TRUE : maybe ? POSSIBLE : SURELY_FALSE;
}

static truth standing(int now, const condition *c)
{
    if (now < 0)
        return POSSIBLE;
    return (c->at_least ? now >= c->level : now < c->level) ? SURELY_TRUE : SURELY_FALSE;
}

/* One part that settles the whole group. */
static int settles(const condition *group, truth part)
{
    if (group->kind == CONDITION_ALL)
        return part == SURELY_FALSE;
    return group->kind != CONDITION_COUNT && part == SURELY_TRUE;
}

static truth value_of_group(condition_values *values, const condition *c)
{
    long true_parts = 0, possible_parts = 0, parts = (long)c->part_count;
    int settled = 0;

    for (size_t i = 0; i < c->part_count && !settled; i++) {
        truth value = condition_value(values, c->parts[i]);

        true_parts += value == SURELY_TRUE;
        possible_parts += value != SURELY_FALSE;
        settled = settles(c, value);
    }
    switch (c->kind) {
    case CONDITION_ALL:
        return true_parts == parts       ? SURELY_TRUE
               : possible_parts == parts ? POSSIBLE
                                         : SURELY_FALSE;
    case CONDITION_ANY:
        return true_parts ? SURELY_TRUE : possible_parts ? POSSIBLE : SURELY_FALSE;
    case CONDITION_NONE:
        return !possible_parts ? SURELY_TRUE : !true_parts ? POSSIBLE : SURELY_FALSE;
    case CONDITION_UNLESS:
        return true_parts ? SURELY_FALSE : SURELY_TRUE;
    default:
        return true_parts >= c->count       ? SURELY_TRUE
               : possible_parts >= c->count ? POSSIBLE
                                            : SURELY_FALSE;
    }
}

truth condition_value(condition_values *values, const condition *c)
{
    if (!c)
        return SURELY_TRUE;
    switch (c->kind) {
    case CONDITION_ANSWER:
        return answer_truth(answer_of(values->sheet, c->question), c);
    case CONDITION_FINDING:
        return value_of_finding(values, c->finding);
    case CONDITION_SCORE:
        return value_of_score(values, c);
    case CONDITION_DISPOSITION:
        return standing(values->disposition, c);
    case CONDITION_GATE:
        return standing(values->gate, c);
    default:
        return value_of_group(values, c);
    }
}

int condition_asks_how_things_stand(const condition *c)
{
    if (!c)
        return 0;
    if (c->kind == CONDITION_DISPOSITION || c->kind == CONDITION_GATE)
        return 1;
    for (size_t i = 0; i < c->part_count; i++)
        if (condition_asks_how_things_stand(c->parts[i]))
            return 1;
    return 0;
}
