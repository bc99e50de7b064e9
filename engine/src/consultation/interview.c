/* SPDX-License-Identifier: Apache-2.0 */
/* ASK: which question is due next, and whether to stop; what a front needs beside. */
#include <steadyback/interview.h>

#include <stdint.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "consultation/consultation.h"
#include "words/handout.h"

/* Of the follow-ups that may be asked, about one in so many is (docs/interview.md). */
enum { UNLIKELY_SHARE = 10 };

static const question *question_of(const sb_consultation *one, const rule_fact *fact)
{
    return name_table_find(&one->pack->questions.by_name,
                           rule_fact_word(fact, "question"));
}

static void mark_what_applies(sb_consultation *one)
{
    memset(one->applies, 0, one->pack->questions.all.count);
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "applicable", f));) {
        const question *asked = question_of(one, f);

        if (asked)
            one->applies[asked->index] = one->applied[asked->index] = 1;
    }
}

static int is_open(void *payload, const question *asked)
{
    const sb_consultation *one = payload;

    return one->applies[asked->index] && !answer_of(&one->sheet, asked)->given;
}

/* An emergency that rests on the absence of an answer still to be given ("unless it has
 * been checked") is not firm: that question is asked first. */
static int look_for_emergency(sb_consultation *one, sb_failure *why)
{
    explainer e = {.book = one->pack->book};
    const rule_fact *stands = rule_session_next(one->session, "disposition", NULL);

    one->is_emergency = stands && rule_fact_number(stands, "rank") >= EMERGENCY_NOW &&
                        explain_is_firm(&e, stands, is_open, &one->relevance.reads, one);
    return e.failed ? failure_memory(why) : 0;
}

/* A diary has said something. */
static int is_check_in(sb_consultation *one)
{
    for (size_t i = 0; i < one->pack->questions.all.count; i++) {
        const question *q = one->pack->questions.all.items[i];

        if (q->from_diary && answer_of(&one->sheet, q)->given)
            return 1;
    }
    return 0;
}

/* Of what may be left out, a check-in asks only what it asks again. */
static int is_left_out(const question *asked, int in_check_in)
{
    return asked->from_diary ||
           (in_check_in && asked->in->optional && !asked->again_after);
}

static void find_next(sb_consultation *one)
{
    const int in_check_in = is_check_in(one);

    one->next = NULL;
    one->left = 0;
    one->left_out = 0;
    if (rule_session_next(one->session, "due", NULL)) /* else nobody needs to know */
        relevance_look(&one->relevance);
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "due", f));) {
        const question *asked = question_of(one, f);

        if (!asked || is_left_out(asked, in_check_in))
            continue;
        if (!relevance_matters(&one->relevance, asked)) {
            one->left_out++;
            continue;
        }
        one->left += !asked->in->optional;
        if (!one->next || asked->index < one->next->index)
            one->next = asked;
    }
}

int interview_look(sb_consultation *one, sb_failure *why)
{
    const rule_slot because = {.name = "because", .word = "emergency"};

    if (rule_session_run(one->session, "ASK", why) < 0)
        return -1;
    mark_what_applies(one);
    if (look_for_emergency(one, why) < 0)
        return -1;
    if (one->is_emergency && (rule_session_assert(one->session, "stopped", &because, 1,
                                                  &one->stopped, why) < 0 ||
                              rule_session_run(one->session, "ASK", why) < 0))
        return -1;
    find_next(one);
    return 0;
}

const char *sb_consultation_next(sb_consultation *one)
{
    return one->next ? one->next->id : NULL;
}

size_t sb_consultation_left(sb_consultation *one)
{
    return one->left;
}

/* A question that is not due yet, but may become so. */
static int may_come_up(sb_consultation *one, const question *asked)
{
    return !answer_of(&one->sheet, asked)->given && !asked->in->optional &&
           question_may_be_asked(&one->relevance.reach, asked) &&
           relevance_matters(&one->relevance, asked);
}

size_t sb_consultation_about_left(sb_consultation *one)
{
    size_t likely = 0, unlikely = 0;

    if (!one->next || one->next->in->optional)
        return one->left;
    for (size_t i = 0; i < one->pack->questions.all.count; i++) {
        if (!may_come_up(one, one->pack->questions.all.items[i]))
            continue;
        if (one->applies[i])
            likely++; /* due, or in a section that is closed as things stand */
        else
            unlikely++;
    }
    return likely + (unlikely + UNLIKELY_SHARE / 2) / UNLIKELY_SHARE;
}

size_t sb_consultation_left_out(sb_consultation *one)
{
    return one->left_out;
}

int sb_consultation_is_emergency(sb_consultation *one)
{
    return one->is_emergency;
}

int sb_consultation_applies(sb_consultation *one, const char *question_id)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    return asked && one->applies[asked->index];
}

/* ---- for a front that interviews ---- */

static int hand_over(char **out, text_buffer *text, sb_failure *why)
{
    if (!text->text && !text->failed)
        return 0; /* there is no answer */
    *out = text_take(text);
    return names_guard_made(out, why);
}

static int value_in(char **out, const answer_sheet *sheet, const char *question_id,
                    sb_failure *why)
{
    const sb_pack *pack = sheet->pack;
    const question *asked = name_table_find(&pack->questions.by_name, question_id);
    const question *unsure = asked ? NULL : consultation_unsure(pack, question_id);
    text_buffer text = {0};

    *out = NULL;
    if (asked && answer_of(sheet, asked)->given)
        answer_write(&text, asked, answer_of(sheet, asked));
    if (unsure && answer_of(sheet, unsure)->unsure)
        answer_write(&text, unsure,
                     &(answer){.given = 1,
                               .ticked = answer_of(sheet, unsure)->unsure,
                               .unknown = answer_of(sheet, unsure)->unknown});
    return hand_over(out, &text, why);
}

int sb_consultation_value(char **out, sb_consultation *one, const char *question_id,
                          sb_failure *why)
{
    return value_in(out, &one->sheet, question_id, why);
}

int sb_consultation_say(char **out, sb_consultation *one, const char *question_id,
                        sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);
    text_buffer text = {0};

    *out = NULL;
    if (asked && answer_of(&one->sheet, asked)->given) {
        const used_answer whole = whole_answer(asked);

        handout_say_answer(&text, one->pack, &whole, answer_of(&one->sheet, asked));
    }
    return hand_over(out, &text, why);
}

int sb_consultation_aside(char **out, sb_consultation *one, const char *question_id,
                          sb_failure *why)
{
    return value_in(out, &one->aside, question_id, why);
}

int sb_consultation_restore(sb_consultation *one, const char *question_id,
                            sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    if (!asked || !answer_of(&one->aside, asked)->given)
        return 0;
    *answer_of(&one->sheet, asked) = *answer_of(&one->aside, asked);
    *answer_of(&one->aside, asked) = (answer){0};
    if (consultation_tell(one, asked, why) < 0)
        return -1;
    return consultation_settle(one, why);
}

int sb_consultation_note(sb_consultation *one, const char *name, const char *value,
                         sb_failure *why)
{
    return front_notes_set(&one->notes, name, value, why);
}

const char *sb_consultation_noted(sb_consultation *one, const char *name)
{
    return front_notes_get(&one->notes, name);
}

/* "You did not tick a pool" makes no sense to someone who has not been asked yet. */
static int is_yet_to_be_asked(const sb_consultation *one, const contradiction *c)
{
    for (size_t i = 0; i < c->question_count; i++)
        if (is_open((void *)(uintptr_t)one, c->questions[i]))
            return 1;
    return 0;
}

static int stands(sb_consultation *one, const contradiction *c)
{
    if (is_yet_to_be_asked(one, c))
        return 0;
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "conflict", f));)
        if (strcmp(rule_fact_word(f, "id"), c->id) == 0)
            return 1;
    return 0;
}

const char *sb_consultation_conflict(sb_consultation *one, size_t index)
{
    const list *all = &one->pack->contradictions.all;

    for (size_t i = 0; i < all->count; i++) {
        const contradiction *c = all->items[i];

        if (stands(one, c) && index-- == 0)
            return c->id;
    }
    return NULL;
}

const char *sb_pack_conflict_text(const sb_pack *pack, const char *id)
{
    const contradiction *c = name_table_find(&pack->contradictions.by_name, id);

    return c ? c->ask : NULL;
}

const char *sb_pack_conflict_question(const sb_pack *pack, const char *id, size_t index)
{
    const contradiction *c = name_table_find(&pack->contradictions.by_name, id);

    return c && index < c->question_count ? c->questions[index]->id : NULL;
}

/* The last answer to a question that does not apply, of those that `applied`, by index:
 * what a file told without being asked is not taken back by an answer. */
static const question *unasked(const sb_consultation *one, const char *applied)
{
    for (size_t i = one->pack->questions.all.count; i-- > 0;)
        if (!one->applies[i] && one->sheet.answers[i].given && applied[i])
            return one->pack->questions.all.items[i];
    return NULL;
}

int sb_consultation_drop(sb_consultation *one, sb_answer_dropped *dropped, void *payload,
                         sb_failure *why)
{
    const question *asked;

    while ((asked = unasked(one, one->applied))) {
        if (dropped)
            dropped(payload, asked->id);
        *answer_of(&one->aside, asked) = *answer_of(&one->sheet, asked);
        if (sb_consultation_forget(one, asked->id, why) < 0)
            return -1;
    }
    return 0;
}

int interview_release(sb_consultation *one, const char *applied, sb_failure *why)
{
    const question *asked;

    while ((asked = unasked(one, applied)))
        if (sb_consultation_forget(one, asked->id, why) < 0)
            return -1;
    return 0;
}
