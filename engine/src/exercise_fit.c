/* SPDX-License-Identifier: Apache-2.0 */
#include "exercise_fit.h"

#include <string.h>

/* Stages count from 1, levels from 0: an exercise fits the level that its stage is of. */
static int applies(const merit *m, const exercise *one, exercise_level level)
{
    if (strcmp(m->for_what, "stage") == 0)
        return one->stage == (long)level + 1;
    if (strcmp(m->for_what, "too-easy") == 0)
        return one->stage < (long)level;
    if (strcmp(m->for_what, "seed") == 0)
        return one->seed;
    return strcmp(m->for_what, "no-kit") == 0 && !one->kit_count;
}

size_t exercise_fit(const merit *out[MOST_FIT], const doses *d, const exercise *one,
                    exercise_level level)
{
    size_t count = 0;

    for (size_t i = 0; i < d->merit_count && count < MOST_FIT; i++)
        if (applies(&d->merits[i], one, level))
            out[count++] = &d->merits[i];
    return count;
}
