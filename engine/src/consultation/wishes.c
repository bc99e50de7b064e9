/* SPDX-License-Identifier: Apache-2.0 */
/* Which move for which other: the list, and the calls of the public header. */
#include "consultation/wishes.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "consultation/consultation.h"

void wishes_clear(wishes *w)
{
    free(w->all);
    *w = (wishes){0};
}

/* The place of a move, or that of the first behind it. */
static size_t place_of(const wishes *w, const exercise *out)
{
    size_t at = 0;

    while (at < w->count && w->all[at].out->order < out->order)
        at++;
    return at;
}

const wish *wishes_find(const wishes *w, const exercise *out)
{
    size_t at = place_of(w, out);

    return at < w->count && w->all[at].out == out ? &w->all[at] : NULL;
}

void wishes_drop(wishes *w, const exercise *out)
{
    size_t at = place_of(w, out);

    if (at >= w->count || w->all[at].out != out)
        return;
    w->count--;
    memmove(&w->all[at], &w->all[at + 1], (w->count - at) * sizeof(*w->all));
}

static int is_wanted(const wishes *w, const exercise *one)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->all[i].in == one)
            return 1;
    return 0;
}

static int check(const wishes *w, const exercise *out, const exercise *in,
                 sb_failure *why)
{
    if (in == out)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.60s' cannot stand in its own place", out->id);
    if (in && wishes_find(w, in))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.60s' is not wanted either: it has its own line under swap",
                           in->id);
    if (is_wanted(w, out))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.60s' is wanted in the place of another: name there what "
                           "shall stand in its place",
                           out->id);
    return 0;
}

int wishes_put(wishes *w, const exercise *out, const exercise *in, sb_failure *why)
{
    size_t at = place_of(w, out);
    wish *more;

    if (check(w, out, in, why) < 0)
        return -1;
    if (at < w->count && w->all[at].out == out) {
        w->all[at].in = in;
        return 0;
    }
    if (!(more = realloc(w->all, (w->count + 1) * sizeof(*more))))
        return failure_memory(why);
    w->all = more;
    memmove(&more[at + 1], &more[at], (w->count - at) * sizeof(*more));
    more[at] = (wish){out, in};
    w->count++;
    return 0;
}

int wishes_exercise(const exercise **out, const sb_pack *pack, const char *id,
                    sb_failure *why)
{
    const char *near;

    if ((*out = name_table_find(&pack->exercises.by_name, id)))
        return 0;
    near = name_table_nearest(&pack->exercises.by_name, id);
    return near
               ? failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                             "there is no exercise '%.60s'; did you mean '%s'?", id, near)
               : failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no exercise '%.60s'",
                             id);
}

json_value *wishes_json(json_maker *m, const wishes *w)
{
    json_value *all = w->count ? json_new_object(m) : NULL;

    for (size_t i = 0; i < w->count; i++)
        json_put_text(m, all, w->all[i].out->id,
                      w->all[i].in ? w->all[i].in->id : WISH_NOTHING);
    return all;
}

/* ---- the calls ---- */

/* What stands for another goes on: the wish is about that other one. */
static const exercise *meant_by(const wishes *w, const exercise *one)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->all[i].in == one)
            return w->all[i].out;
    return one;
}

int sb_consultation_swap(sb_consultation *one, const char *id, const char *other,
                         sb_failure *why)
{
    const exercise *out = NULL, *in = NULL;

    if (wishes_exercise(&out, one->pack, id, why) < 0 ||
        (other && wishes_exercise(&in, one->pack, other, why) < 0))
        return -1;
    out = meant_by(&one->wishes, out);
    if (in == out && wishes_find(&one->wishes, out)) {
        wishes_drop(&one->wishes, out);
        return 0;
    }
    return wishes_put(&one->wishes, out, in, why);
}

int sb_consultation_swap_back(sb_consultation *one, const char *id, sb_failure *why)
{
    const exercise *out = NULL;

    if (wishes_exercise(&out, one->pack, id, why) < 0)
        return -1;
    wishes_drop(&one->wishes, out);
    return 0;
}

const char *sb_consultation_swapped(const sb_consultation *one, size_t index,
                                    const char **other)
{
    const wish *w = index < one->wishes.count ? &one->wishes.all[index] : NULL;

    if (other)
        *other = w && w->in ? w->in->id : NULL;
    return w ? w->out->id : NULL;
}

/* The programme is made once more, and CHOOSE notes it on the way. */
int sb_consultation_others(const char *out[SB_MOST_OTHERS + 1], sb_consultation *one,
                           const char *id, sb_failure *why)
{
    others wanted = {.out = out};
    sb_result *result = NULL;
    int error;

    memset(out, 0, (SB_MOST_OTHERS + 1) * sizeof(*out));
    if (wishes_exercise(&wanted.to, one->pack, id, why) < 0)
        return -1;
    one->others = &wanted;
    error = sb_consultation_conclude(&result, one, why);
    one->others = NULL;
    sb_result_free(result);
    return error;
}
