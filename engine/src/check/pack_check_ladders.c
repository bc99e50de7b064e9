/* SPDX-License-Identifier: Apache-2.0 */
/* The ways from exercise to exercise: easier, harder. */
#include <string.h>

#include "base/text_buffer.h"
#include "check/pack_check.h"

/* Following `harder` must end; the same for `easier`. */
static void check_loop(reading *r, const exercise *start, int harder)
{
    const exercise *e = start;
    size_t steps = 0;

    while (e && steps++ <= r->pack->exercises.all.count) {
        e = harder ? e->harder : e->easier;
        if (e != start)
            continue;
        mistakes_add(r->mistakes, SB_ERROR, "exercise-loop", start->file, start->line,
                     "Following <%s> from '%s' leads back to it.",
                     harder ? "harder" : "easier", start->id);
        return;
    }
}

/* ---- stages ---- */

static void check_stage(reading *r, const exercise *one, const exercise *next, int harder,
                        int line)
{
    long up = harder ? next->stage - one->stage : one->stage - next->stage;
    const char *word = harder ? "harder" : "easier";

    if (up < 0)
        mistakes_add(r->mistakes, SB_ERROR, "stage-backwards", one->file, line,
                     "'%s' (stage %ld) is called %s than '%s' (stage %ld).", next->id,
                     next->stage, word, one->id, one->stage);
    else if (up > 1 && harder) /* a long way back is no harm */
        mistakes_add(r->mistakes, SB_ERROR, "stage-jump", one->file, line,
                     "From '%s' (stage %ld) the harder one is '%s' (stage %ld).", one->id,
                     one->stage, next->id, next->stage);
}

/* ---- demands that are added on the way up ---- */

/* Whether a narrower movement that `next` demands implies this one. */
static int is_implied(const exercise *next, const movement *m)
{
    for (size_t i = 0; i < next->demand_count; i++) {
        const movement *narrower = next->demands[i].movement;

        for (size_t k = 0; k < narrower->is_a_count; k++)
            if (narrower->is_a[k] == m)
                return 1;
    }
    return 0;
}

static int is_said(const char *const words[], size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], id) == 0)
            return 1;
    return 0;
}

/* What the harder one demands beyond this one, each at its narrowest. */
static void write_added(text_buffer *out, const exercise *one, const exercise *next)
{
    for (size_t i = 0; i < next->demand_count; i++) {
        const movement *m = next->demands[i].movement;

        if (!exercise_demands(one, m) && !is_implied(next, m))
            text_addf(out, "%s%s", out->length ? " " : "", m->id);
    }
}

static void check_silence(reading *r, const exercise *one, const exercise *next,
                          const char *const said[], size_t said_count, int line)
{
    text_buffer added = {0};
    int is_silent = 0;

    for (size_t i = 0; i < next->demand_count; i++) {
        const movement *m = next->demands[i].movement;

        is_silent |= !exercise_demands(one, m) && !is_implied(next, m) &&
                     !is_said(said, said_count, m->id);
    }
    if (!is_silent)
        return;
    write_added(&added, one, next);
    if (added.failed)
        r->out_of_memory = 1;
    mistakes_add(
        r->mistakes, SB_ERROR, "silent-demand", one->file, line,
        "The harder '%s' demands more movements than '%s', and that is not said.",
        next->id, one->id);
    mistakes_mend(r->mistakes, "Write adds=\"%s\".", added.text ? added.text : "");
    text_clear(&added);
}

static void check_added(reading *r, const exercise *one, const exercise *next,
                        const xml_element *e)
{
    size_t count;
    const char **said = reading_words(r, xml_value(e, "adds"), &count);

    for (size_t i = 0; i < count; i++) {
        const movement *m = reading_find(r, &r->pack->movements, "movement", said[i],
                                         one->file, e->line);

        if (m && (!exercise_demands(next, m) || exercise_demands(one, m)))
            mistakes_add(r->mistakes, SB_ERROR, "wrong-adds", one->file, e->line,
                         exercise_demands(next, m)
                             ? "adds names '%s', which '%s' demands already."
                             : "adds names '%s', which '%s' does not demand.",
                         m->id, exercise_demands(next, m) ? one->id : next->id);
    }
    check_silence(r, one, next, said, count, e->line);
}

void check_ladders(reading *r)
{
    for (size_t i = 0; i < r->exercises.things.count; i++) {
        const exercise *one = r->exercises.things.items[i];
        const form *f = r->exercises.elements.items[i];
        const xml_element *harder = xml_child(f->element, "harder");
        const xml_element *easier = xml_child(f->element, "easier");

        check_loop(r, one, 1);
        check_loop(r, one, 0);
        if (one->easier && one->easier != one)
            check_stage(r, one, one->easier, 0, easier->line);
        if (!one->harder || one->harder == one)
            continue;
        check_stage(r, one, one->harder, 1, harder->line);
        if (!r->has_circle)
            check_added(r, one, one->harder, harder);
    }
}
