/* SPDX-License-Identifier: Apache-2.0 */
/* The same people through two packs. */
#include <steadyback/pack_diff.h>
#include <stdlib.h>

#include "base/failure.h"
#include "base/text_buffer.h"
#include "workshop/difference.h"
#include "workshop/person.h"

struct sb_comparison {
    sb_consultation *before, *now;
    list people; /* of worked_case: those of the pack now, and those that are gone */
    size_t generated;
};

static int take_people(sb_comparison *all, const sb_cases *cases,
                       const name_table *but_for)
{
    for (size_t i = 0; i < cases->cases.count; i++) {
        worked_case *one = cases->cases.items[i];

        if (!(but_for && name_table_find(but_for, one->id)) &&
            list_add(&all->people, one) < 0)
            return -1;
    }
    return 0;
}

int sb_comparison_open(sb_comparison **out, const sb_pack *before, const sb_pack *now,
                       const sb_cases *cases_before, const sb_cases *cases_now,
                       size_t generated, sb_failure *why)
{
    sb_comparison *all = calloc(1, sizeof(*all));
    int error = -1;

    if (!all || take_people(all, cases_now, NULL) < 0 ||
        take_people(all, cases_before, &cases_now->by_name) < 0) {
        failure_memory(why);
        goto cleanup;
    }
    all->generated = all->people.count ? generated : 0;
    if ((error = sb_consultation_open(&all->before, before, why)) < 0 ||
        (error = sb_consultation_open(&all->now, now, why)) < 0)
        goto cleanup;
    *out = all;
    all = NULL;
cleanup:
    sb_comparison_close(all);
    return error;
}

void sb_comparison_close(sb_comparison *all)
{
    if (!all)
        return;
    sb_consultation_close(all->before);
    sb_consultation_close(all->now);
    list_clear(&all->people);
    free(all);
}

size_t sb_comparison_people(const sb_comparison *all)
{
    return all->people.count + all->generated;
}

/* Generated people are drawn from the worked cases in turn, a step of a large prime
 * apart, so that few already come from all of them. */
static person person_at(const sb_comparison *all, size_t index)
{
    size_t cases = all->people.count;

    if (index < cases)
        return (person){all->people.items[index], 0};
    index -= cases;
    return (person){all->people.items[index * 7919 % cases], index + 1};
}

static int conclude(sb_result **out, const person *one, sb_consultation *consultation,
                    sb_failure *why)
{
    if (person_interview(one, consultation, why) < 0)
        return -1;
    return sb_consultation_conclude(out, consultation, why);
}

int sb_comparison_try(sb_difference *out, sb_comparison *all, size_t index,
                      sb_failure *why)
{
    person one = person_at(all, index);
    sb_result *before = NULL, *now = NULL;
    int error;

    *out = (sb_difference){0};
    if ((error = conclude(&before, &one, all->before, why)) == 0 &&
        (error = conclude(&now, &one, all->now, why)) == 0)
        error = difference_find(out, before, now, why);
    sb_result_free(before);
    sb_result_free(now);
    return error;
}

static int conclude_json(sb_result **out, const char *text, size_t length,
                         sb_consultation *consultation, sb_mistakes *mistakes,
                         sb_failure *why)
{
    if (sb_consultation_read_json(consultation, text, length, mistakes, why) < 0)
        return -1;
    return sb_consultation_conclude(out, consultation, why);
}

int sb_comparison_try_json(sb_difference *out, sb_comparison *all, const char *text,
                           size_t length, sb_mistakes *mistakes, sb_failure *why)
{
    sb_result *before = NULL, *now = NULL;
    int error;

    *out = (sb_difference){0};
    if ((error = conclude_json(&before, text, length, all->before, mistakes, why)) == 0 &&
        (error = conclude_json(&now, text, length, all->now, mistakes, why)) == 0)
        error = difference_find(out, before, now, why);
    sb_result_free(before);
    sb_result_free(now);
    return error;
}

int sb_comparison_name(char **out, const sb_comparison *all, size_t index,
                       sb_failure *why)
{
    person one = person_at(all, index);
    text_buffer text = {0};

    if (one.draw)
        text_addf(&text, "person %zu, like case %s", (size_t)one.draw, one.like->id);
    else
        text_addf(&text, "case %s", one.like->id);
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}

int sb_comparison_answers_json(char **out, sb_comparison *all, size_t index,
                               sb_failure *why)
{
    person one = person_at(all, index);

    if (person_interview(&one, all->now, why) < 0)
        return -1;
    return sb_consultation_write_json(out, all->now, why);
}
