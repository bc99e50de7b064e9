/* SPDX-License-Identifier: Apache-2.0 */
/* Behind the result: one move for another, or for none. */
#include <stdlib.h>
#include <string.h>

#include <steadyback/swap.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "base/text_buffer.h"
#include "dialogue/course.h"

static sb_result *conclude(sb_dialogue *d)
{
    sb_result *result = NULL;
    sb_failure why = {0};

    if (sb_consultation_conclude(&result, d->one, &why) < 0)
        dialogue_failed(d, &why);
    return result;
}

int swapping_stands(const sb_result *result, const char *move)
{
    const char *id;

    for (size_t k = 0; (id = sb_result_item(result, k, NULL)); k++)
        if (same_text(id, move))
            return 1;
    return 0;
}

const char *swapping_name(const sb_dialogue *d, const char *move)
{
    const char *name = sb_pack_exercise(d->pack, move, NULL);

    return name ? name : "";
}

/* ---- what else comes of it ---- */

/* The moves of the one programme that are not in the other, but for this one. */
static void say_new(sb_dialogue *d, const char *phrase, const sb_result *in,
                    const sb_result *other, const char *but)
{
    text_buffer names = {0};
    const char *id, *name = NULL;
    char *whole;

    for (size_t k = 0; (id = sb_result_item(in, k, &name)); k++)
        if (!swapping_stands(other, id) && !(but && same_text(id, but)))
            text_join(&names, names.length ? "; " : "", name);
    if (!names.length)
        return;
    whole = text_take(&names);
    if (whole)
        dialogue_say(d, SB_NOTE_PLAIN, phrase, WITH("names", whole));
    else
        dialogue_out_of_memory(d);
    free(whole);
}

/* `stood` is what went, NULL for nothing. */
static void say_outcome(sb_dialogue *d, const sb_result *before, const sb_result *after,
                        const char *out, const char *in, const char *stood)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_result_swap_text(&text, after, out, &why) < 0)
        dialogue_failed(d, &why);
    else if (*text)
        dialogue_note(d, SB_NOTE_PLAIN, 0, NULL, dialogue_copy(d, d->notes_memory, text));
    else
        dialogue_say(d, SB_NOTE_PLAIN, "interview-swap-brought-back",
                     WITH("name", swapping_name(d, in)));
    free(text);
    say_new(d, "interview-swap-comes", after, before, in);
    say_new(d, "interview-swap-goes", before, after, stood);
}

/* What stands in the place of a move: what was asked for, or the move itself. */
static const char *standing_for(const sb_dialogue *d, const char *move)
{
    const char *out, *in = NULL;

    for (size_t k = 0; (out = sb_consultation_swapped(d->one, k, &in)); k++)
        if (same_text(out, move))
            return in;
    return move;
}

/* The wish is about `out`; `in` is what shall stand there, NULL for nothing. */
static void swap(sb_dialogue *d, const char *out, const char *in)
{
    const int is_back = in && same_text(out, in);
    const char *stood = standing_for(d, out);
    sb_result *before = conclude(d), *after = NULL;
    sb_failure why = {0};
    int error;

    if (!before)
        return;
    error = is_back ? sb_consultation_swap_back(d->one, out, &why)
                    : sb_consultation_swap(d->one, out, in, &why);
    if (error < 0)
        dialogue_failed(d, &why);
    else if ((after = conclude(d)))
        say_outcome(d, before, after, out, in, stood);
    d->changes++;
    d->shows_difference = 0;
    dialogue_stand(d, SB_TURN_RESULT, SB_NEW_TEXT);
    sb_result_free(before);
    sb_result_free(after);
}

/* ---- choices ---- */

const char *swapping_stood(sb_dialogue *d, const char *move)
{
    const char *out, *in = NULL;

    for (size_t k = 0; (out = sb_consultation_swapped(d->one, k, &in)); k++)
        if (in && same_text(in, move))
            return out;
    return NULL;
}

/* One that is left out is brought back at once. */
void swapping_choose_move(sb_dialogue *d, const char *id)
{
    sb_result *result = conclude(d);

    if (!result)
        return;
    d->move = sb_pack_exercise_id(d->pack, id);
    if (swapping_stands(result, id))
        dialogue_stand(d, SB_TURN_INSTEAD, SB_NEW_TEXT);
    else
        swap(d, d->move, d->move);
    sb_result_free(result);
}

void swapping_choose_other(sb_dialogue *d, const char *id)
{
    const char *stood = swapping_stood(d, d->move);
    const char *out = stood ? stood : d->move;

    if (same_text(id, SWAP_KEEP))
        dialogue_stand(d, SB_TURN_RESULT, SB_NEW_TEXT);
    else if (same_text(id, SWAP_LEAVE))
        swap(d, out, NULL);
    else
        swap(d, out, id);
}
