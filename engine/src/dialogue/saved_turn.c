/* SPDX-License-Identifier: Apache-2.0 */
/* The state of a dialogue as one text: answers, and the turn that stands in notes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/text_buffer.h"
#include "dialogue/course.h"

enum { LONGEST_NOTE = 4000 };

/* ---- notes ---- */

/* What is too long for a note is only asked, numbered or compared anew. */
static void put_note(sb_dialogue *d, const char *name, text_buffer *text)
{
    const int is_there = text->length > 0;
    char *whole = text_take(text);
    sb_failure why = {0};

    if (is_there && !whole)
        dialogue_out_of_memory(d);
    else if (sb_consultation_note(
                 d->one, name, is_there && strlen(whole) <= LONGEST_NOTE ? whole : NULL,
                 &why) < 0)
        dialogue_failed(d, &why);
    free(whole);
}

/* Ids with blanks between. */
static void put_ids(sb_dialogue *d, const char *name, const list *ids)
{
    text_buffer text = {0};

    for (size_t k = 0; k < ids->count; k++)
        if (text.length + strlen(ids->items[k]) + 1 < LONGEST_NOTE)
            text_join(&text, text.length ? " " : "", ids->items[k]);
    put_note(d, name, &text);
}

static void put_word(sb_dialogue *d, const char *name, const char *word)
{
    text_buffer text = {0};

    text_add(&text, word);
    put_note(d, name, &text);
}

/* ---- the turn ---- */

static const char *const errands[] = {
    [ASKING] = "asking", [CORRECTING] = "correcting", [CHANGING] = "changing"};

/* A value as one word: commas are as good as blanks. */
static void add_value(text_buffer *text, const char *value)
{
    for (; *value; value++)
        text_add_bytes(text, *value == ' ' ? "," : value, 1);
}

/* "again question=numbness errand=asking": what stands, and all that it needs, unless the
 * answers alone lead there. */
static void put_turn(sb_dialogue *d)
{
    text_buffer text = {0};

    text_add(&text, sb_turn_kind_name(d->at));
    if (dialogue_is_at_question(d) || d->at == SB_TURN_CONFIRM)
        text_join(&text, " question=", d->question, " errand=", errands[d->errand]);
    if (d->at == SB_TURN_STEP)
        text_addf(&text, " step=%zu", d->step);
    if (d->empty)
        text_add(&text, " empty=1");
    if (d->doubtful[0]) {
        text_add(&text, " doubtful=");
        add_value(&text, d->doubtful);
    }
    if (d->at == SB_TURN_CONTRADICTION)
        text_join(&text, " conflict=", d->conflict);
    if (d->at == SB_TURN_WHICH_ANSWER)
        text_join(&text, " behind=", sb_turn_kind_name(d->behind));
    if (d->at == SB_TURN_INSTEAD)
        text_join(&text, " move=", d->move);
    if (d->shows_difference)
        text_add(&text, " difference=1");
    put_note(d, "turn", &text);
}

/* ---- the other answers ---- */

static int has_before(const sb_dialogue *d)
{
    return d->errand != ASKING || d->shows_difference;
}

static int is_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* "numbness=no;numbness-unsure=;": the answers that differ, as they are in `from`. */
static void add_delta(text_buffer *text, const snapshot *from, const snapshot *to)
{
    for (size_t k = 0; k + 1 < from->count; k += 2) { /* the answer, and its doubts */
        if (is_same(from->all[k].value, to->all[k].value) &&
            is_same(from->all[k + 1].value, to->all[k + 1].value))
            continue;
        for (size_t i = k; i < k + 2; i++) {
            text_join(text, from->all[i].id, "=");
            add_value(text, from->all[i].value ? from->all[i].value : "");
            text_add(text, ";");
        }
    }
}

/* While correcting, the text holds the answers before, and those now differ; else the
 * text holds the answers now, and those before differ. Free the buffer. */
static void tell_delta(text_buffer *text, sb_dialogue *d)
{
    snapshot before = d->before;

    if (!has_before(d) || !before.text)
        return;
    d->before = (snapshot){.text = NULL};
    snapshot_take(d);
    if (d->errand == CORRECTING)
        add_delta(text, &d->before, &before);
    else
        add_delta(text, &before, &d->before);
    snapshot_clear(&d->before);
    d->before = before;
}

/* ---- saving ---- */

static void put_notes(sb_dialogue *d, text_buffer *delta, int leads_here)
{
    if (d->knows_whom)
        put_word(d, "for", d->is_for_another ? "someone-else" : "me");
    put_ids(d, "order", &d->asked);
    put_ids(d, "settled", &d->settled);
    if (delta->length <= LONGEST_NOTE && !leads_here)
        put_turn(d);
    else /* from the answers alone */
        put_word(d, "turn", "");
    put_note(d, "delta", delta);
}

int sb_dialogue_save(char **out, sb_dialogue *one, sb_failure *why)
{
    text_buffer delta = {0};
    int leads_here = course_leads_here(one);
    char *now = NULL;

    *out = NULL;
    one->failure = (sb_failure){0};
    tell_delta(&delta, one);
    if (one->errand == CORRECTING && (now = dialogue_answers(one)))
        dialogue_take_answers(one, one->before.text);
    put_notes(one, &delta, leads_here);
    if (!dialogue_has_failed(one))
        *out = dialogue_answers(one);
    if (now)
        dialogue_take_answers(one, now);
    free(now);
    if (*out && !dialogue_has_failed(one))
        return 0;
    free(*out);
    *out = NULL;
    failure_set(why, one->failure.cause, one->failure.file, one->failure.line, "%s",
                one->failure.text);
    return -1;
}

/* What it saved itself fits its own pack: there is nothing to note. */
int sb_dialogue_person(sb_consultation **out, sb_dialogue *one, sb_failure *why)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_consultation *person = NULL;
    char *answers = NULL;
    int error = notes ? sb_dialogue_save(&answers, one, why) : failure_memory(why);

    if (error == 0)
        error = sb_consultation_open(&person, one->pack, why);
    if (error == 0)
        error = sb_consultation_resume(person, answers, strlen(answers), notes, why);
    if (error == 0)
        *out = person;
    else
        sb_consultation_close(person);
    free(answers);
    sb_mistakes_free(notes);
    return error;
}

int sb_dialogue_remember(sb_dialogue *one, const char *name, const char *value,
                         sb_failure *why)
{
    char *now = NULL;
    int error;

    one->failure = (sb_failure){0};
    if (one->errand == CORRECTING && (now = dialogue_answers(one))) {
        dialogue_take_answers(one, one->before.text); /* which may come back */
        sb_consultation_note(one->one, name, value, &one->failure);
        free(one->before.text);
        one->before.text = dialogue_answers(one);
        dialogue_take_answers(one, now);
    }
    free(now);
    error = sb_consultation_note(one->one, name, value, why);
    return dialogue_has_failed(one)
               ? failure_set(why, one->failure.cause, "", 0, "%s", one->failure.text)
               : error;
}

const char *sb_dialogue_remembered(sb_dialogue *one, const char *name)
{
    return sb_consultation_noted(one->one, name);
}
