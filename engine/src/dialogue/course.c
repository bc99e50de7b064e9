/* SPDX-License-Identifier: Apache-2.0 */
/* The way through the questions: forward, back, contradictions, corrections. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_buffer.h"
#include "dialogue/course.h"

/* ---- the order of asking ---- */

static void add(sb_dialogue *d, list *ids, const char *id)
{
    if (list_add(ids, (void *)(uintptr_t)id) < 0)
        dialogue_out_of_memory(d);
}

size_t course_number(const sb_dialogue *d, const char *id)
{
    for (size_t k = 0; k < d->asked.count; k++)
        if (strcmp(d->asked.items[k], id) == 0)
            return k + 1;
    return 0;
}

const char *course_asked(const sb_dialogue *d, size_t number)
{
    return number >= 1 && number <= d->asked.count ? d->asked.items[number - 1] : NULL;
}

/* What a diary says nobody was asked, so nobody can change it. */
void course_add_asked(sb_dialogue *d, const char *id)
{
    if (!course_number(d, id) &&
        !sb_question_is_from_diary(sb_pack_question(d->pack, id)))
        add(d, &d->asked, id);
}

/* The answered question before this one, in the order of asking. */
static const char *question_before(const sb_dialogue *d, const char *id)
{
    size_t number = course_number(d, id);

    number = number ? number - 1 : d->asked.count;
    while (number && !sb_consultation_has(d->one, course_asked(d, number)))
        number--; /* fell away */
    return course_asked(d, number);
}

/* ---- contradictions ---- */

void course_add_settled(sb_dialogue *d, const char *conflict)
{
    add(d, &d->settled, conflict);
}

static int is_standing(const sb_dialogue *d, const char *conflict)
{
    const char *other;

    for (size_t k = 0; (other = sb_consultation_conflict(d->one, k)); k++)
        if (strcmp(other, conflict) == 0)
            return 1;
    return 0;
}

/* One that has gone may come again, and is then asked about again. */
static void forget_settled(sb_dialogue *d)
{
    size_t kept = 0;

    for (size_t k = 0; k < d->settled.count; k++)
        if (is_standing(d, d->settled.items[k]))
            d->settled.items[kept++] = d->settled.items[k];
    d->settled.count = kept;
}

static int is_settled(const sb_dialogue *d, const char *conflict)
{
    for (size_t k = 0; k < d->settled.count; k++)
        if (strcmp(d->settled.items[k], conflict) == 0)
            return 1;
    return 0;
}

static const char *open_conflict(sb_dialogue *d)
{
    const char *conflict;

    forget_settled(d);
    for (size_t k = 0; (conflict = sb_consultation_conflict(d->one, k)); k++)
        if (!is_settled(d, conflict))
            return conflict;
    return NULL;
}

/* ---- one question after the other ---- */

/* The value of an earlier answer, also of one that fell away; free it. */
char *course_earlier_value(sb_dialogue *d, const char *id)
{
    char *value = dialogue_value_of(d, id);
    sb_failure why = {0};

    if (!value && sb_consultation_aside(&value, d->one, id, &why) < 0)
        dialogue_failed(d, &why);
    return value;
}

void course_ask(sb_dialogue *d, const char *id)
{
    const sb_question *q = sb_pack_question(d->pack, id);

    d->question = id;
    d->wanted = NULL;
    free(d->kept);
    d->kept = course_earlier_value(d, id);
    d->step = 0;
    if (!d->kept && sb_question_step(q, 0))
        dialogue_stand(d, SB_TURN_STEP, SB_NEW_HEAD | SB_NEW_TEXT);
    else
        dialogue_stand(d, SB_TURN_QUESTION, SB_NEW_HEAD | SB_NEW_QUESTION | SB_NEW_KEPT);
}

/* Nothing is wanted or due any more. */
static void come_to_end(sb_dialogue *d)
{
    int is_emergency = sb_consultation_is_emergency(d->one);

    d->shows_difference = d->errand == CHANGING && !is_emergency;
    d->errand = ASKING;
    if (!is_emergency && !d->shows_difference) {
        dialogue_stand(d, SB_TURN_REVIEW, SB_NEW_ANSWERS | SB_NEW_TEXT);
        return;
    }
    d->is_concluded = 1;
    dialogue_stand(d, is_emergency ? SB_TURN_EMERGENCY : SB_TURN_RESULT,
                   SB_NEW_PAGE | SB_NEW_TEXT);
}

void course_go_on(sb_dialogue *d)
{
    const char *id = d->wanted;

    if (!id && !sb_consultation_is_emergency(d->one) &&
        (d->conflict = open_conflict(d))) {
        dialogue_stand(d, SB_TURN_CONTRADICTION, SB_NEW_TEXT);
        return;
    }
    if (!id)
        id = sb_consultation_next(d->one);
    if (id)
        course_ask(d, id);
    else
        come_to_end(d);
}

void course_start(sb_dialogue *d)
{
    if (!d->knows_whom) {
        dialogue_stand(d, SB_TURN_FOR_WHOM, SB_NEW_TEXT);
        return;
    }
    d->fresh |= SB_NEW_WHOM;
    course_go_on(d);
}

static int is_begun(const sb_dialogue *d)
{
    return d->empty || d->doubtful[0] || d->step;
}

/* A question that the answers lead to, as it is first asked. */
static int is_next(sb_dialogue *d)
{
    const sb_question *q = sb_pack_question(d->pack, d->question);
    const char *next = sb_consultation_next(d->one);
    int has_steps = !d->kept && sb_question_step(q, 0);

    return next && strcmp(next, d->question) == 0 && !open_conflict(d) &&
           d->at == (has_steps ? SB_TURN_STEP : SB_TURN_QUESTION);
}

int course_leads_here(sb_dialogue *d)
{
    if (d->errand != ASKING || d->shows_difference || is_begun(d))
        return 0;
    switch (d->at) {
    case SB_TURN_STEP:
    case SB_TURN_QUESTION:
        return is_next(d);
    case SB_TURN_FOR_WHOM:
    case SB_TURN_EMERGENCY:
    case SB_TURN_REVIEW:
        return 1;
    default:
        return 0;
    }
}

static void say_dropped(void *payload, const char *id)
{
    sb_dialogue *d = payload;
    const char *topic = sb_question_topic(sb_pack_question(d->pack, id));

    dialogue_note(d, SB_NOTE_DROPPED, 0, id,
                  dialogue_fill(d, d->notes_memory, "interview-dropped",
                                WITH("topic", topic ? topic : id)));
}

void course_end_question(sb_dialogue *d)
{
    sb_failure why = {0};

    if (sb_consultation_has(d->one, d->question)) /* also one that is not sure yet */
        course_add_asked(d, d->question);
    d->is_concluded = 0;
    if (d->errand != CORRECTING)
        d->changes++;
    if (sb_consultation_drop(d->one, say_dropped, d, &why) < 0)
        dialogue_failed(d, &why);
}

/* ---- an emergency ---- */

void course_correct(sb_dialogue *d, const char *id)
{
    d->question = id;
    dialogue_say_before(d);
    snapshot_take(d);
    d->errand = CORRECTING;
    course_ask(d, id);
}

/* Back to what to do, which is the last thing on the screen. */
static void stand_in_emergency(sb_dialogue *d)
{
    d->errand = ASKING;
    d->wanted = NULL;
    d->is_concluded = 1;
    d->changes++;
    dialogue_stand(d, SB_TURN_EMERGENCY, SB_NEW_TEXT);
}

void course_take_back_correction(sb_dialogue *d)
{
    snapshot_give_back(d);
    stand_in_emergency(d);
}

static void end_correction(sb_dialogue *d)
{
    if (!sb_consultation_is_emergency(d->one)) {
        dialogue_stand(d, SB_TURN_CONFIRM, SB_NEW_TEXT);
        return;
    }
    dialogue_say(d, SB_NOTE_PLAIN, "interview-still", NULL);
    snapshot_clear(&d->before);
    stand_in_emergency(d);
}

/* Remembers that this answer was corrected after an emergency. */
static void note_correction(sb_dialogue *d)
{
    const char *before = sb_consultation_noted(d->one, "corrected");
    text_buffer note = {0};
    sb_failure why = {0};
    char *whole;

    text_addf(&note, "%.1800s%s%.100s", before ? before : "", before ? " " : "",
              d->question);
    whole = text_take(&note);
    if (!whole)
        dialogue_out_of_memory(d);
    else if (sb_consultation_note(d->one, "corrected", whole, &why) < 0)
        dialogue_failed(d, &why);
    free(whole);
}

void course_confirm(sb_dialogue *d, int is_right)
{
    if (!is_right) {
        course_take_back_correction(d);
        return;
    }
    note_correction(d);
    snapshot_clear(&d->before);
    d->errand = ASKING;
    d->changes++;
    course_go_on(d);
}

/* ---- how a question ends ---- */

void course_answered(sb_dialogue *d)
{
    course_end_question(d);
    if (d->errand == CORRECTING)
        end_correction(d);
    else
        course_go_on(d);
}

void course_leave_for(sb_dialogue *d, const char *wanted)
{
    course_end_question(d);
    if (d->errand == CORRECTING) { /* thought better of it */
        snapshot_give_back(d);
        end_correction(d);
        return;
    }
    d->wanted = wanted;
    course_go_on(d);
}

void course_back(sb_dialogue *d)
{
    const char *id;

    course_end_question(d);
    if (d->errand == CORRECTING) {
        snapshot_give_back(d);
        end_correction(d);
        return;
    }
    id = question_before(d, d->question);
    if (!id)
        dialogue_say(d, SB_NOTE_PLAIN, "interview-first", NULL);
    d->wanted = id ? id : d->question;
    course_go_on(d);
}
