/* SPDX-License-Identifier: Apache-2.0 */
/* What doses.xml means: days, templates, seconds. */
#include <string.h>

#include "base/same_text.h"
#include "pack/exercise_fit.h"
#include "pack/pack.h"

const char *const slot_days_words[] = {"its-own",    "session", "strength", "strength-a",
                                       "strength-b", "aerobic", NULL};

const char *const week_change_words[] = {"start",   "amount", "effort",  "sets",
                                         "variant", "hold",   "lighter", NULL};

/* ---- days ---- */

unsigned doses_days(const doses *d, long a_week)
{
    for (size_t i = 0; i < d->day_count; i++)
        if (d->days[i].a_week == a_week)
            return d->days[i].days;
    return 0;
}

/* Every other of these days, from the first or from the second. */
static unsigned every_other(unsigned days, int from)
{
    unsigned some = 0;

    for (int day = 0, number = 0; day < DAYS_A_WEEK; day++)
        if (days >> day & 1)
            some |= number++ % 2 == from ? 1u << day : 0;
    return some;
}

unsigned doses_session_days(const doses *d, long sessions, long strength_days,
                            slot_days on)
{
    for (size_t i = 0; i < d->session_plan_count; i++) {
        const session_plan *p = &d->sessions_a_week[i];

        if (p->sessions != sessions || p->strength_days != strength_days)
            continue;
        switch (on) {
        case ON_SESSION_DAYS:
            return p->strength | p->aerobic;
        case ON_STRENGTH_DAYS:
            return p->strength;
        case ON_STRENGTH_DAYS_A:
            return every_other(p->strength, 0);
        case ON_STRENGTH_DAYS_B:
            return every_other(p->strength, 1);
        case ON_AEROBIC_DAYS:
            return p->aerobic;
        case ON_ITS_OWN_DAYS:
        case SLOT_DAYS_COUNT:
            break;
        }
    }
    return 0;
}

long days_count(unsigned days)
{
    long count = 0;

    for (; days; days &= days - 1)
        count++;
    return count;
}

unsigned days_spread(unsigned days, long most)
{
    long count = days_count(days), number = 0;
    unsigned some = 0;

    if (count <= most)
        return days;
    for (int day = 0; day < DAYS_A_WEEK; day++)
        if (days >> day & 1) {
            some |= (number + 1) * most / count > number * most / count ? 1u << day : 0;
            number++;
        }
    return some;
}

/* ---- templates ---- */

const day_part *doses_part(const doses *d, const char *of)
{
    for (size_t i = 0; i < d->part_count; i++)
        if (same_text(d->parts[i].of, of))
            return &d->parts[i];
    return NULL;
}

const time_template *doses_template(const doses *d, gate_level gate, exercise_level level,
                                    long minutes)
{
    const time_template *best = NULL;

    for (size_t i = 0; i < d->template_count; i++) {
        const time_template *t = &d->templates[i];
        int is_for = gate == GATE_RELIEF_ONLY ? t->gate == GATE_RELIEF_ONLY : t->gate < 0;

        if (is_for && t->levels >> level & 1 && t->minutes <= minutes &&
            (!best || t->minutes > best->minutes))
            best = t;
    }
    return best;
}

int exercise_counts(const sb_pack *pack, const exercise *e)
{
    const named *m = name_table_find(&pack->modalities.by_name, e->modality);

    return e->counts && m && m->counts;
}

int slot_takes(const slot *s, const exercise *e)
{
    for (size_t i = 0; i < s->take_count; i++)
        if (exercise_serves(e, s->takes[i]))
            return 1;
    return 0;
}

/* ---- time ---- */

long dose_seconds(const doses *d, const dose *one)
{
    long rep = d->rep_seconds + one->hold_seconds;

    if (one->minutes)
        return one->minutes * 60;
    if (one->metres)
        return one->sets * (one->metres + d->set_seconds) + d->setup_seconds;
    return one->sets * (one->reps * one->sides * rep + d->set_seconds) + d->setup_seconds;
}
