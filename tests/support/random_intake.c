/* SPDX-License-Identifier: Apache-2.0 */
#include "random_intake.h"

#include <stdio.h>
#include <string.h>

uint64_t dice_roll(dice *d, uint64_t sides)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return (d->state * 2685821657736338717u >> 11) % sides;
}

/* The option that says no; a random one when there is none. */
static const char *calm_option(const sb_question *asked, dice *d)
{
    static const char *const calm[] = {"none", "no", "not-at-all", "usual", "low", NULL};
    size_t count = sb_question_option_count(asked);

    for (const char *const *word = calm; *word; word++)
        for (size_t i = 0; i < count; i++)
            if (strcmp(sb_question_option_id(asked, i), *word) == 0)
                return *word;
    return sb_question_option_id(asked, dice_roll(d, count));
}

static void tick_some(char value[INTAKE_VALUE], dice *d, const sb_question *asked)
{
    size_t count = sb_question_option_count(asked) - 2; /* without none and not sure */
    size_t ticks = 1 + dice_roll(d, 3), length = 0;
    size_t first = dice_roll(d, count);

    for (size_t i = 0; i < ticks && i < count; i++)
        length += (size_t)snprintf(value + length, INTAKE_VALUE - length, "%s%s",
                                   length ? " " : "",
                                   sb_question_option_id(asked, (first + i) % count));
    if (dice_roll(d, 20) == 0)
        snprintf(value + length, INTAKE_VALUE - length, " not-sure");
}

static void some_number(char value[INTAKE_VALUE], dice *d, const sb_question *asked)
{
    double least = sb_question_least(asked), most = sb_question_most(asked);

    if (strcmp(sb_question_id(asked), "age") == 0) /* most people are grown up */
        least = dice_roll(d, 20) ? 18 : 0, most = 95;
    if (strcmp(sb_question_id(asked), "op-weeks") == 0)
        most = 30;
    snprintf(value, INTAKE_VALUE, "%.0f", least + (double)dice_roll(d, (uint64_t)(most - least) + 1));
}

void random_answer(char value[INTAKE_VALUE], dice *d, const sb_question *asked, unsigned calm)
{
    sb_question_type type = sb_question_kind(asked);
    int is_calm = dice_roll(d, 100) < calm;

    if (dice_roll(d, 40) == 0)
        snprintf(value, INTAKE_VALUE, "unknown");
    else if (type == SB_NUMBER || type == SB_SCALE)
        some_number(value, d, asked);
    else if (is_calm)
        snprintf(value, INTAKE_VALUE, "%s", calm_option(asked, d));
    else if (type == SB_CHOICES)
        tick_some(value, d, asked);
    else
        snprintf(value, INTAKE_VALUE, "%s",
                 sb_question_option_id(asked, dice_roll(d, sb_question_option_count(asked))));
}

int random_interview(sb_consultation *one, const sb_pack *pack, dice *d, unsigned calm,
                     unsigned stop_after, sb_failure *why)
{
    const char *id;

    while (stop_after-- && (id = sb_consultation_next(one))) {
        char value[INTAKE_VALUE];
        const sb_question *asked = sb_pack_question(pack, id);

        random_answer(value, d, asked, sb_question_is_safety(asked) ? calm : 40);
        if (sb_consultation_answer(one, id, value, why) < 0)
            return -1;
    }
    return 0;
}
