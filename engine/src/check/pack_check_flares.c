/* SPDX-License-Identifier: Apache-2.0 */
/* Lights and flare-ups tell the same person what to do about the same pain: they are held
 * against each other at every usual pain and every pain from 0 to 10. */
#include <string.h>

#include "check/pack_check.h"

enum { WORST_PAIN = 10, ONE_DAY = 24 };

/* Whether a pain shows this light by its numbers. A light with `from` is what lies above
 * its bounds, every other one what lies within them. */
static int shows(const monitoring *m, const light *l, long usual, long pain)
{
    if (!l->has_numbers)
        return 0;
    if (usual >= m->high_from)
        return l->from ? pain >= usual + l->rise_high : pain <= usual + l->rise_high;
    if (l->from)
        return pain >= l->from || (pain > l->most && pain > usual + l->rise);
    return pain <= l->most || pain <= usual + l->rise;
}

/* The grave lights count first, then those in the order of the pack. */
static const light *light_at(const monitoring *m, long usual, long pain)
{
    for (int grave = 1; grave >= 0; grave--)
        for (size_t i = 0; i < m->light_count; i++)
            if ((m->lights[i].from != 0) == grave && shows(m, &m->lights[i], usual, pain))
                return &m->lights[i];
    return NULL;
}

/* The gravest flare-up that the numbers fit, once the pain has lasted. */
static const flare *flare_at(const monitoring *m, long usual, long pain)
{
    for (size_t i = m->flare_count; i-- > 0;)
        if (pain >= usual + m->flares[i].rise && pain >= m->flares[i].pain)
            return &m->flares[i];
    return NULL;
}

/* Whether that pain can become a flare-up when it lasts. What is calm because it is low
 * (`most`) can; what is calm because it is near the usual cannot, nor can less of a rise
 * than the mildest flare-up asks for. With a high usual pain only the grave light can. */
static int may_be(const monitoring *m, const light *l, long usual, long pain)
{
    if (pain < usual + m->flares[0].rise)
        return 0;
    if (usual >= m->high_from)
        return l->from != 0;
    return l != m->lights || pain <= l->most;
}

/* Tells what is wrong there; 0 when nothing is. */
static int check_pain(reading *r, const form *f, long usual, long pain)
{
    const monitoring *m = &r->pack->monitoring;
    const light *l = light_at(m, usual, pain);
    const flare *worse = flare_at(m, usual, pain);

    if (!l)
        mistakes_add(r->mistakes, SB_ERROR, "no-light", f->file, f->element->line,
                     "At a usual pain of %ld, a pain of %ld has no light.", usual, pain);
    else if (worse && !may_be(m, l, usual, pain))
        mistakes_add(r->mistakes, SB_ERROR, "flare-against-light", f->file,
                     f->element->line,
                     "At a usual pain of %ld, a pain of %ld is the light '%s' and the "
                     "flare-up '%s'.",
                     usual, pain, l->id, worse->id);
    else if (!worse && l->from && m->flare_count)
        mistakes_add(r->mistakes, SB_ERROR, "flare-against-light", f->file,
                     f->element->line,
                     "At a usual pain of %ld, a pain of %ld is the light '%s' and no "
                     "flare-up, however long it lasts.",
                     usual, pain, l->id);
    else
        return 0;
    return 1;
}

static void check_order(reading *r, const form *f)
{
    const monitoring *m = &r->pack->monitoring;

    for (size_t i = 0; i < m->flare_count; i++) {
        const flare *one = &m->flares[i];

        if (one->hours < ONE_DAY)
            mistakes_add(
                r->mistakes, SB_ERROR, "flare-against-light", f->file, f->element->line,
                "The flare-up '%s' counts after %ld hours, when the lights still "
                "wait for the next morning.",
                one->id, one->hours);
        if (one->rise < m->flares[0].rise)
            mistakes_add(r->mistakes, SB_ERROR, "flare-against-light", f->file,
                         f->element->line,
                         "The flare-up '%s' asks for less of a rise than the mildest, "
                         "'%s'.",
                         one->id, m->flares[0].id);
    }
}

void check_flares(reading *r)
{
    const form *f = r->monitoring.elements.count ? r->monitoring.elements.items[0] : NULL;

    if (!f || !r->pack->monitoring.light_count)
        return;
    check_order(r, f);
    for (long usual = 0; usual <= WORST_PAIN; usual++) /* one place is enough to tell */
        for (long pain = 0; pain <= WORST_PAIN; pain++)
            if (check_pain(r, f, usual, pain))
                return;
}
