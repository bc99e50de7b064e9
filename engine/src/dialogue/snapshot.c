/* SPDX-License-Identifier: Apache-2.0 */
/* The answers at one time, to be given back, and what others have changed since. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/what_if.h>

#include "dialogue/dialogue.h"

char *dialogue_answers(sb_dialogue *d)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_write_json(&text, d->one, &why) < 0)
        dialogue_failed(d, &why);
    return text;
}

void dialogue_take_answers(sb_dialogue *d, const char *text)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    if (!mistakes || !text)
        dialogue_out_of_memory(d);
    else if (sb_consultation_read_json(d->one, text, strlen(text), mistakes, &why) < 0)
        dialogue_failed(d, &why);
    sb_mistakes_free(mistakes);
}

/* ---- taking it ---- */

void snapshot_clear(snapshot *of)
{
    for (size_t k = 0; k < of->count; k++)
        free(of->all[k].value);
    free(of->all);
    free(of->text);
    *of = (snapshot){0};
}

static void note_value(sb_dialogue *d, snapshot *into, const char *id, const char *ending)
{
    kept_value *next = &into->all[into->count++];

    snprintf(next->id, sizeof(next->id), "%.140s%s", id, ending);
    next->value = dialogue_value_of(d, next->id);
}

/* The value of every question as it is now. */
static void note_values(sb_dialogue *d, snapshot *into)
{
    size_t questions = sb_pack_question_count(d->pack);

    into->all = calloc(2 * questions + 1, sizeof(*into->all));
    if (!into->all) {
        dialogue_out_of_memory(d);
        return;
    }
    for (size_t k = 0; k < questions; k++) {
        const char *id = sb_question_id(sb_pack_question_at(d->pack, k));

        note_value(d, into, id, "");
        note_value(d, into, id, SB_UNSURE);
    }
}

void snapshot_take(sb_dialogue *d)
{
    snapshot_clear(&d->before);
    d->before.text = dialogue_answers(d);
    note_values(d, &d->before);
}

void snapshot_give_back(sb_dialogue *d)
{
    if (d->before.text)
        dialogue_take_answers(d, d->before.text);
    snapshot_clear(&d->before);
}

/* ---- what has changed ---- */

/* From the answers before, which are those of the consultation here. */
static const char *tell_difference(sb_dialogue *d, const snapshot *now)
{
    sb_change *changes = calloc(now->count + 1, sizeof(*changes));
    sb_failure why = {0};
    const char *copy = "";
    char *text = NULL;
    size_t count = 0;

    for (size_t k = 0; changes && k < now->count; k++)
        if (now->all[k].value)
            changes[count++] = (sb_change){now->all[k].id, now->all[k].value};
    if (!changes)
        dialogue_out_of_memory(d);
    else if (sb_what_if(&text, d->one, changes, count, 0, d->columns, &why) < 0)
        dialogue_failed(d, &why);
    else
        copy = dialogue_copy(d, d->turn_memory, text);
    free(text);
    free(changes);
    return copy;
}

const char *snapshot_difference(sb_dialogue *d)
{
    snapshot now = {.text = dialogue_answers(d)};
    const char *text = "";

    note_values(d, &now);
    if (!dialogue_has_failed(d)) {
        dialogue_take_answers(d, d->before.text);
        if (!dialogue_has_failed(d))
            text = tell_difference(d, &now);
        dialogue_take_answers(d, now.text);
    }
    snapshot_clear(&now);
    return text;
}
