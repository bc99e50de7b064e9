/* SPDX-License-Identifier: Apache-2.0 */
/* Words of the pack, answers in the words that the person picked, and notes. */
#include <stdlib.h>
#include <string.h>

#include "base/numbers.h"
#include "base/text_buffer.h"
#include "dialogue/course.h"
#include "dialogue/plain_case.h"

/* ---- words of the pack ---- */

const char *dialogue_word(const sb_dialogue *d, const char *id)
{
    const char *text = sb_pack_message(d->pack, id);

    return text ? text : "";
}

const char *dialogue_copy(sb_dialogue *d, arena *memory, const char *text)
{
    const char *copy = text ? arena_copy(memory, text, strlen(text)) : NULL;

    if (!copy)
        dialogue_out_of_memory(d);
    return copy ? copy : "";
}

/* Hands a text over to this memory. */
static const char *keep(sb_dialogue *d, arena *memory, text_buffer *text)
{
    char *whole = text_take(text);
    const char *copy = dialogue_copy(d, memory, whole);

    free(whole);
    return copy;
}

const char *dialogue_fill(sb_dialogue *d, arena *memory, const char *id,
                          const char *const pairs[])
{
    sb_failure why = {0};
    const char *copy = "";
    char *whole = NULL;

    if (sb_pack_say(&whole, d->pack, id, pairs, &why) < 0)
        dialogue_failed(d, &why);
    else
        copy = dialogue_copy(d, memory, whole);
    free(whole);
    return copy;
}

const char *dialogue_number(sb_dialogue *d, arena *memory, double number)
{
    text_buffer text = {0};

    number_write(&text, number);
    return keep(d, memory, &text);
}

/* ---- one answer ---- */

static char *value_of(sb_dialogue *d, const char *id, const char *ending, int aside)
{
    text_buffer name = {0};
    sb_failure why = {0};
    char *value = NULL, *whole;

    text_join(&name, id, ending);
    whole = text_take(&name);
    if (!whole)
        dialogue_out_of_memory(d);
    else if ((aside ? sb_consultation_aside(&value, d->one, whole, &why)
                    : sb_consultation_value(&value, d->one, whole, &why)) < 0)
        dialogue_failed(d, &why);
    free(whole);
    return value;
}

char *dialogue_value_of(sb_dialogue *d, const char *id)
{
    return value_of(d, id, "", 0);
}

static void add(text_buffer *w, const char *between, const char *text)
{
    text_join(w, w->length ? between : "", text);
}

/* The options that a value names, in their own words. */
static void add_options(text_buffer *w, const sb_question *q, const char *value,
                        const char *between)
{
    for (size_t k = 0; k < sb_question_option_count(q); k++) {
        const char *id = sb_question_option_id(q, k);

        if (reply_word_in(value, id) ||
            (strcmp(id, SB_NOT_SURE) == 0 && reply_is_unsure(value))) {
            add(w, between, sb_question_option_text(q, k));
            between = "; ";
        }
    }
}

static void add_number(text_buffer *w, sb_dialogue *d, arena *memory,
                       const sb_question *q, const char *value)
{
    const char *unit = sb_question_unit(q);

    if (sb_question_kind(q) == SB_SCALE) {
        const char *most = dialogue_number(d, memory, sb_question_most(q));

        add(w, "",
            dialogue_fill(d, memory, "interview-scale",
                          WITH("value", value, "most", most)));
        return;
    }
    add(w, "", value);
    if (unit)
        add(w, " ", unit);
}

static void add_value(text_buffer *w, sb_dialogue *d, arena *memory, const sb_question *q,
                      const char *value)
{
    int is_free = sb_question_is_optional(q) || sb_question_is_for_the_record(q);

    if (value[0] >= '0' && value[0] <= '9' && sb_question_kind(q) >= SB_NUMBER)
        add_number(w, d, memory, q, value);
    else
        add_options(w, q, value, "");
    if (!w->length)
        add(w, "",
            dialogue_word(d, is_free ? "interview-left-out" : "interview-not-sure"));
}

const char *dialogue_value(sb_dialogue *d, arena *memory, const sb_question *q,
                           const char *value)
{
    text_buffer w = {0};

    add_value(&w, d, memory, q, value);
    return keep(d, memory, &w);
}

const char *dialogue_answer(sb_dialogue *d, arena *memory, const char *id, int aside)
{
    const sb_question *q = sb_pack_question(d->pack, id);
    char *value = value_of(d, id, "", aside), *unsure = value_of(d, id, SB_UNSURE, aside);
    const int is_there = value != NULL;
    text_buffer w = {0};

    if (value && !(unsure && strcmp(value, SB_NONE) == 0))
        add_value(&w, d, memory, q, value);
    if (value && unsure) {
        add(&w, "; ", dialogue_word(d, "interview-not-sure-about"));
        add_options(&w, q, unsure, " ");
    }
    free(unsure);
    free(value);
    return is_there ? keep(d, memory, &w) : NULL;
}

void dialogue_say_before(sb_dialogue *d)
{
    const char *said = dialogue_answer(d, d->notes_memory, d->question, 0);

    free(d->said_before);
    d->said_before = strdup(said ? said : "");
    if (!d->said_before)
        dialogue_out_of_memory(d);
}

/* ---- with what it is about ---- */

const char *dialogue_topic(sb_dialogue *d, arena *memory, const char *id)
{
    const sb_question *q = sb_pack_question(d->pack, id);
    const char *topic = q ? sb_question_topic(q) : NULL;
    text_buffer text = {0};

    text_add(&text, topic ? topic : q ? sb_question_text(q) : id);
    if (text.length)
        text.text[0] = plain_upper(text.text[0]);
    return keep(d, memory, &text);
}

const char *dialogue_told(sb_dialogue *d, arena *memory, const char *id)
{
    text_buffer text = {0};
    const char *answer = dialogue_answer(d, memory, id, 0);

    if (!answer)
        return NULL;
    text_join(&text, dialogue_topic(d, memory, id), ": ", answer);
    return keep(d, memory, &text);
}

/* ---- notes ---- */

void dialogue_note(sb_dialogue *d, sb_note_kind kind, size_t number, const char *id,
                   const char *text)
{
    sb_turn_note *note = arena_take(d->notes_memory, sizeof(*note));

    if (!note || list_add(&d->notes, note) < 0) {
        dialogue_out_of_memory(d);
        return;
    }
    *note = (sb_turn_note){kind, number, id, dialogue_copy(d, d->notes_memory, text)};
}

void dialogue_say(sb_dialogue *d, sb_note_kind kind, const char *id,
                  const char *const pairs[])
{
    dialogue_note(d, kind, 0, NULL, dialogue_fill(d, d->notes_memory, id, pairs));
}

void dialogue_note_answers(sb_dialogue *d)
{
    const char *section = NULL, *id;

    dialogue_say(d, SB_NOTE_REVIEW, "interview-review", NULL);
    for (size_t k = 1; (id = course_asked(d, k)); k++) {
        const sb_question *q = sb_pack_question(d->pack, id);

        if (!sb_consultation_has(d->one, id))
            continue;
        if (sb_question_section(q) != section) {
            section = sb_question_section(q);
            dialogue_note(d, SB_NOTE_SECTION, 0, sb_question_section_id(q), section);
        }
        dialogue_note(d, SB_NOTE_ANSWER, k, id, dialogue_told(d, d->notes_memory, id));
    }
}
