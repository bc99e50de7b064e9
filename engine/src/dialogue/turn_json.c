/* SPDX-License-Identifier: Apache-2.0 */
/* The turn and the notes before it as JSON (docs/turn.schema.json). */
#include <stdlib.h>

#include "base/failure.h"
#include "dialogue/dialogue.h"
#include "formats/json_writer.h"

typedef struct bit {
    unsigned bit;
    const char *name;
} bit;

static const bit fresh_bits[] = {{SB_NEW_HEAD, "head"},         {SB_NEW_TEXT, "text"},
                                 {SB_NEW_QUESTION, "question"}, {SB_NEW_KEPT, "kept"},
                                 {SB_NEW_ANSWERS, "answers"},   {SB_NEW_PAGE, "page"},
                                 {SB_NEW_WHOM, "whom"},         {0, NULL}};
static const bit may_bits[] = {{SB_MAY_BACK, "back"},     {SB_MAY_CHANGE, "change"},
                               {SB_MAY_WHY, "why"},       {SB_MAY_HELP, "help"},
                               {SB_MAY_REVIEW, "review"}, {SB_MAY_NOT_SURE, "not-sure"},
                               {SB_MAY_STOP, "stop"},     {0, NULL}};

static const char *const note_names[SB_NOTE_KIND_COUNT] = {
    [SB_NOTE_PLAIN] = "plain",
    [SB_NOTE_MISFIT] = "misfit",
    [SB_NOTE_TAKEN] = "taken",
    [SB_NOTE_DROPPED] = "dropped",
    [SB_NOTE_HELP] = "help",
    [SB_NOTE_REASON] = "reason",
    [SB_NOTE_REVIEW] = "review",
    [SB_NOTE_SECTION] = "section",
    [SB_NOTE_ANSWER] = "answer",
    [SB_NOTE_REVIEW_END] = "review-end",
    [SB_NOTE_EXPLANATION] = "explanation",
    [SB_NOTE_NO_FIT] = "no-fit",
};

const char *sb_note_kind_name(sb_note_kind kind)
{
    return note_names[kind];
}

static json_value *bits(json_maker *m, const bit all[], unsigned set)
{
    json_value *names = json_new_list(m);

    for (; all->name; all++)
        if (set & all->bit)
            json_add_text(m, names, all->name);
    return names;
}

static void put(json_maker *m, json_value *into, const char *key, const char *text)
{
    if (text)
        json_put_text(m, into, key, text);
}

static json_value *notes_of(json_maker *m, const sb_dialogue *d)
{
    json_value *all = json_new_list(m);
    const sb_turn_note *note;

    for (size_t k = 0; (note = sb_dialogue_note(d, k)); k++) {
        json_value *one = json_new_object(m);

        put(m, one, "kind", sb_note_kind_name(note->kind));
        if (note->number)
            json_put_number(m, one, "number", (double)note->number);
        put(m, one, "id", note->id);
        put(m, one, "text", note->text);
        json_add(m, all, one);
    }
    return all;
}

/* ---- the question ---- */

static json_value *section_of(json_maker *m, const sb_question *q)
{
    json_value *section = json_new_object(m);

    put(m, section, "id", sb_question_section_id(q));
    put(m, section, "title", sb_question_section(q));
    put(m, section, "intro", sb_question_section_intro(q));
    return section;
}

static void put_range(json_maker *m, json_value *into, const sb_question *q)
{
    json_put_number(m, into, "least", sb_question_least(q));
    json_put_number(m, into, "most", sb_question_most(q));
    json_put_number(m, into, "example", sb_question_example(q));
    put(m, into, "unit", sb_question_unit(q));
}

static json_value *question_of(json_maker *m, const sb_turn *t)
{
    static const char *const types[] = {[SB_CHOICE] = "choice",
                                        [SB_CHOICES] = "choices",
                                        [SB_NUMBER] = "number",
                                        [SB_SCALE] = "scale"};
    const sb_question *q = t->question;
    json_value *one = json_new_object(m);

    put(m, one, "id", sb_question_id(q));
    put(m, one, "type", types[sb_question_kind(q)]);
    json_put(m, one, "section", section_of(m, q));
    put(m, one, "lead", sb_question_lead(q));
    put(m, one, "text", t->asks);
    put(m, one, "help", sb_question_help(q));
    if (reply_is_number(q))
        put_range(m, one, q);
    json_put_yes(m, one, "safety", sb_question_is_safety(q));
    json_put_yes(m, one, "private", sb_question_is_private(q));
    json_put_yes(m, one, "optional", sb_question_is_optional(q));
    return one;
}

static void put_question(json_maker *m, json_value *into, const sb_turn *t)
{
    json_value *place = json_new_object(m), *kept = json_new_object(m);

    json_put(m, into, "question", question_of(m, t));
    json_put_number(m, place, "number", (double)t->number);
    json_put_number(m, place, "left", (double)t->left);
    put(m, place, "text", t->place);
    json_put(m, into, "place", place);
    if (t->step)
        json_put_number(m, into, "step", (double)t->step);
    put(m, into, "understood", t->understood);
    if (!t->kept)
        return;
    put(m, kept, "value", t->kept);
    put(m, kept, "text", t->kept_text);
    json_put(m, into, "kept", kept);
}

/* ---- all of it ---- */

static void put_options(json_maker *m, json_value *into, const sb_turn *t)
{
    json_value *all = json_new_list(m);

    for (size_t k = 0; k < t->option_count; k++) {
        json_value *one = json_new_object(m);

        json_put_number(m, one, "number", (double)t->options[k].number);
        put(m, one, "id", t->options[k].id);
        put(m, one, "text", t->options[k].text);
        json_add(m, all, one);
    }
    if (t->option_count)
        json_put(m, into, "options", all);
}

static void put_answers(json_maker *m, json_value *into, const sb_turn *t)
{
    json_value *all = json_new_list(m);

    put(m, into, "answers_title", t->answers_title);
    for (size_t k = 0; k < t->answer_count; k++) {
        const sb_turn_answer *answer = &t->answers[k];
        json_value *one = json_new_object(m);

        json_put_number(m, one, "number", (double)answer->number);
        put(m, one, "question", answer->question);
        put(m, one, "section", answer->section);
        put(m, one, "text", answer->text);
        json_add(m, all, one);
    }
    if (t->answer_count)
        json_put(m, into, "answers", all);
}

static void put_hints(json_maker *m, json_value *into, const sb_turn *t)
{
    json_value *all = json_new_list(m);

    for (size_t k = 0; k < sizeof(t->hints) / sizeof(*t->hints); k++)
        if (t->hints[k])
            json_add_text(m, all, t->hints[k]);
    if (!json_is_empty(all))
        json_put(m, into, "hints", all);
}

static json_value *turn_of(json_maker *m, const sb_dialogue *d, const sb_turn *t)
{
    json_value *whole = json_new_object(m);

    put(m, whole, "turn", sb_turn_kind_name(t->kind));
    json_put(m, whole, "notes", notes_of(m, d));
    json_put(m, whole, "new", bits(m, fresh_bits, t->fresh));
    json_put(m, whole, "may", bits(m, may_bits, t->may));
    put(m, whole, "whom", t->whom);
    if (t->question)
        put_question(m, whole, t);
    put(m, whole, "page_title", t->page_title);
    put(m, whole, "page", t->page);
    put(m, whole, "title", t->title);
    put(m, whole, "action", t->action);
    put(m, whole, "text", t->text);
    put(m, whole, "prompt", t->prompt);
    put_answers(m, whole, t);
    put_options(m, whole, t);
    put_hints(m, whole, t);
    return whole;
}

int sb_dialogue_turn_json(char **out, sb_dialogue *one, sb_failure *why)
{
    const sb_turn *turn = NULL;
    json_maker m = {0};

    *out = NULL;
    if (sb_dialogue_turn(&turn, one, why) < 0)
        return -1;
    *out = json_write(&m, turn_of(&m, one, turn), 2);
    return *out ? 0 : failure_memory(why);
}
