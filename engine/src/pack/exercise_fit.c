/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/exercise_fit.h"

#include "base/same_text.h"

/* Stages count from 1, levels from 0: an exercise fits the level that its stage is of. */
static int applies(const merit *m, const exercise *one, exercise_level level)
{
    switch (m->what) {
    case MERIT_STAGE:
        return one->stage == (long)level + 1;
    case MERIT_TOO_EASY:
        return one->stage < (long)level;
    case MERIT_SEED:
        return one->seed;
    case MERIT_NO_KIT:
        return !one->kit_count;
    default: /* the rules give these */
        return 0;
    }
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

int exercise_serves(const exercise *one, const char *as)
{
    if (same_text(one->modality, as))
        return 1;
    for (size_t i = 0; i < one->also_count; i++)
        if (same_text(one->also[i], as))
            return 1;
    for (size_t i = 0; i < one->pattern_count; i++)
        if (same_text(one->patterns[i], as))
            return 1;
    return 0;
}
