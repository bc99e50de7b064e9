/* SPDX-License-Identifier: Apache-2.0 */
/* Answers as JSON: {"answers": {"age": 45, "equipment": ["chair", "band"]}}. */
#include <stdio.h>
#include <string.h>

#include "answers_json.h"

#include <steadyback/interview.h>

#include "consultation.h"
#include "failure.h"
#include "json_document.h"
#include "json_writer.h"
#include "mistakes.h"
#include "numbers.h"

typedef struct reader {
    sb_consultation *one;
    const char *text;
    size_t length;
    sb_mistakes *mistakes;
    int unsure_pass; /* QUESTION-unsure comes after QUESTION, wherever it stands */
    int aside;       /* answers that were set aside */
} reader;

static void wrong(reader *r, int depth, const char *key, const char *kind,
                  const char *sentence)
{
    mistakes_add(r->mistakes, SB_ERROR, kind, "",
                 json_key_line(r->text, r->length, depth, key), "%.60s: %s.", key,
                 sentence);
}

/* A word must be one id: no blanks and commas, which would read as several. */
static int is_one_word(const char *text)
{
    return text[0] && !text[strcspn(text, ", ")];
}

/* Writes the value as sb_consultation_answer reads it; 0, or -1 for a wrong type. */
static int write_value(text_buffer *out, const question *asked, const json_input *value,
                       int is_unsure_list)
{
    int numeric = asked->type == NUMBER || asked->type == SCALE;

    switch (json_kind_of(value)) {
    case JSON_FIGURE:
        number_write(out, json_number(value));
        return numeric ? 0 : -1;
    case JSON_WORD:
        text_add(out, json_text(value));
        if (strcmp(json_text(value), "unknown") == 0)
            return is_unsure_list ? -1 : 0;
        return asked->type == CHOICE && is_one_word(json_text(value)) ? 0 : -1;
    case JSON_LIST:
        for (size_t i = 0; i < json_length(value); i++) {
            const json_input *word = json_at(value, i);

            if (json_kind_of(word) != JSON_WORD || !is_one_word(json_text(word)))
                return -1;
            text_addf(out, "%s%s", i ? " " : "", json_text(word));
        }
        if (json_length(value) == 0)
            text_add(out, "none");
        return asked->type == CHOICES ? 0 : -1;
    default:
        return -1;
    }
}

static const char *wanted(const question *asked)
{
    if (asked->type == CHOICE)
        return "the value must be one option as a text, or \"unknown\"";
    if (asked->type == CHOICES)
        return "the value must be a list of options, or \"unknown\"";
    return "the value must be a number, or \"unknown\"";
}

/* The question of a key, also of `QUESTION-unsure`; NULL when there is none. */
static const question *question_of_key(const sb_pack *pack, const char *key)
{
    const question *asked = name_table_find(&pack->questions.by_name, key);

    return asked ? asked : consultation_unsure(pack, key);
}

/* What no longer fits is no loss. */
static void set_aside(reader *r, const question *asked, const char *value)
{
    answer *aside = answer_of(&r->one->aside, asked);
    answer draft;

    if (answer_read(&draft, asked, value, NULL) < 0)
        return;
    if (r->unsure_pass)
        answer_be_unsure(aside, &draft);
    else
        *aside = draft;
}

static void read_answer(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;
    const question *asked = question_of_key(r->one->pack, key);
    const question *changed;
    text_buffer words = {0};
    sb_failure why = {0};

    if ((asked && strcmp(asked->id, key) != 0) != r->unsure_pass)
        return;
    if (asked && write_value(&words, asked, value, strcmp(asked->id, key) != 0) < 0)
        wrong(r, 2, key, "wrong-type", wanted(asked));
    else if (asked && r->aside)
        set_aside(r, asked, words.text ? words.text : "");
    else if (consultation_write(r->one, key, words.text ? words.text : "", &changed,
                                &why) < 0)
        wrong(r, 2, key, asked ? "wrong-value" : "unknown-question", why.text);
    if (words.failed)
        wrong(r, 2, key, "out-of-memory", "out of memory");
    text_clear(&words);
}

static void read_answers(reader *r, const json_input *value)
{
    json_each(value, read_answer, r);
    r->unsure_pass = 1;
    json_each(value, read_answer, r);
    r->unsure_pass = 0;
}

static void read_note(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;
    sb_failure why = {0};

    if (json_kind_of(value) != JSON_WORD)
        wrong(r, 2, key, "wrong-type", "the value must be a text");
    else if (front_notes_set(&r->one->notes, key, json_text(value), &why) < 0)
        wrong(r, 2, key, "wrong-value", why.text);
}

static void read_outer(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;

    if (strcmp(key, "answers") != 0 && strcmp(key, "pack") != 0 &&
        strcmp(key, "set_aside") != 0 && strcmp(key, "notes") != 0) {
        wrong(r, 1, key, "unknown-key",
              "only answers, notes, pack and set_aside stand here");
    } else if (json_kind_of(value) != JSON_THINGS) {
        wrong(r, 1, key, "wrong-type", "the value must be an object");
    } else if (strcmp(key, "answers") == 0) {
        read_answers(r, value);
    } else if (strcmp(key, "set_aside") == 0) {
        r->aside = 1;
        read_answers(r, value);
        r->aside = 0;
    } else if (strcmp(key, "notes") == 0) {
        json_each(value, read_note, r);
    }
}

static int read_all(reader *r, const json_input *whole)
{
    if (json_kind_of(whole) != JSON_THINGS || !json_get(whole, "answers"))
        mistakes_add(r->mistakes, SB_ERROR, "no-answers", "", 1,
                     "The text must be an object with the key answers.");
    else
        json_each(whole, read_outer, r);
    mistakes_sort(r->mistakes);
    return sb_mistakes_errors(r->mistakes) ? -1 : 0;
}

static int explain_mistakes(const sb_mistakes *mistakes, sb_failure *why)
{
    const sb_mistake *first = sb_mistakes_at(mistakes, 0);
    size_t count = sb_mistakes_errors(mistakes);

    return failure_set(why, SB_CAUSE_ANSWERS, "", first->line,
                       "the answers have %zu mistake%s", count, count == 1 ? "" : "s");
}

/* All that a text replaces. */
typedef struct taken_out {
    answer_sheet sheet, aside;
    front_notes notes;
} taken_out;

static void swap(taken_out *out, sb_consultation *one)
{
    taken_out now = {one->sheet, one->aside, one->notes};

    one->sheet = out->sheet; /* its address stays: relevance looks there */
    one->aside = out->aside;
    one->notes = out->notes;
    *out = now;
}

static int open_taken_out(taken_out *out, const sb_pack *pack, sb_failure *why)
{
    return answer_sheet_open(&out->sheet, pack, why) < 0
               ? -1
               : answer_sheet_open(&out->aside, pack, why);
}

static void close_taken_out(taken_out *out)
{
    answer_sheet_close(&out->sheet);
    answer_sheet_close(&out->aside);
    front_notes_clear(&out->notes);
}

/* Reads everything; with mistakes, unless they are only noted, nothing changes. */
static int take_answers(reader *r, const json_input *whole, int only_note,
                        sb_failure *why)
{
    taken_out before = {.notes = {.all = {0}}};
    int error = open_taken_out(&before, r->one->pack, why);

    if (error < 0)
        goto cleanup;
    swap(&before, r->one);
    if (read_all(r, whole) < 0 && !only_note) {
        swap(&before, r->one);
        error = explain_mistakes(r->mistakes, why);
    } else {
        error = consultation_tell_all(r->one, why);
    }
cleanup:
    close_taken_out(&before);
    return error;
}

static int parse(json_input **out, reader *r, sb_failure *why)
{
    if (json_read(out, r->text, r->length, why) == 0)
        return 0;
    mistakes_add(r->mistakes, SB_ERROR, "not-json", "", why->line, "%s", why->text);
    return -1;
}

int sb_consultation_read_json(sb_consultation *one, const char *text, size_t length,
                              sb_mistakes *mistakes, sb_failure *why)
{
    reader r = {.one = one, .text = text, .length = length, .mistakes = mistakes};
    json_input *whole = NULL;
    int error = parse(&whole, &r, why);

    if (error == 0)
        error = take_answers(&r, whole, 0, why);
    json_free(whole);
    return error;
}

/* 0: saved with this pack and version; 1: with another version of it; -1: another pack.
 */
static int compare_pack(const sb_pack *pack, const json_input *whole, sb_failure *why)
{
    const json_input *saved = json_kind_of(whole) == JSON_THINGS ? json_get(whole, "pack")
                                                                 : NULL;
    const json_input *id = NULL, *version = NULL;

    if (saved && json_kind_of(saved) == JSON_THINGS) {
        id = json_get(saved, "id");
        version = json_get(saved, "version");
    }
    if (id && strcmp(json_text(id), pack->id) != 0)
        return failure_set(
            why, SB_CAUSE_ANSWERS, "", 0,
            "these answers were saved with another pack, '%.60s'; this is '%s'",
            json_text(id), pack->id);
    return version && strcmp(json_text(version), pack->version) != 0;
}

int sb_consultation_resume(sb_consultation *one, const char *text, size_t length,
                           sb_mistakes *notes, sb_failure *why)
{
    reader r = {.one = one, .text = text, .length = length, .mistakes = notes};
    json_input *whole = NULL;
    int error = parse(&whole, &r, why), older = 0;

    if (error == 0) {
        older = compare_pack(one->pack, whole, why);
        error = older < 0
                    ? -1
                    : take_answers(&r, whole, older && json_get(whole, "answers"), why);
    }
    if (error == 0 && older)
        mistakes_add(notes, SB_WARNING, "other-version", "", 0,
                     "The answers were saved with another version of the pack.");
    json_free(whole);
    return error;
}

/* ---- writing ---- */

static void add_options(json_maker *m, json_value *list, const question *asked,
                        uint64_t bits)
{
    for (int i = 0; i <= OPTION_NONE; i++)
        if (bits >> i & 1)
            json_add_text(m, list, question_option_id(asked, i));
}

json_value *answers_json_value(json_maker *m, const question *asked, const answer *given)
{
    json_value *list;

    if (given->unknown && (asked->type != CHOICES || !given->ticked))
        return json_word(m, "unknown");
    if (asked->type == NUMBER || asked->type == SCALE)
        return json_figure(m, given->number);
    for (int i = 0; asked->type == CHOICE && i <= OPTION_NONE; i++)
        if (given->ticked >> i & 1)
            return json_word(m, question_option_id(asked, i));
    list = json_list(m);
    add_options(m, list, asked, given->ticked);
    if (given->unknown)
        json_add_text(m, list, "not-sure");
    return list;
}

static void put_answer(json_maker *m, json_value *things, const question *asked,
                       const answer *given)
{
    char key[80];
    json_value *unsure;

    json_put(m, things, asked->id, answers_json_value(m, asked, given));
    if (!given->unsure)
        return;
    unsure = json_list(m);
    add_options(m, unsure, asked, given->unsure);
    if (given->unknown)
        json_add_text(m, unsure, "not-sure");
    snprintf(key, sizeof(key), "%s-unsure", asked->id);
    json_put(m, things, json_keep(m, key), unsure);
}

static json_value *sheet_json(json_maker *m, const answer_sheet *sheet)
{
    json_value *answers = json_things(m);

    for (size_t i = 0; i < sheet->pack->questions.all.count; i++) {
        const question *asked = sheet->pack->questions.all.items[i];
        const answer *given = answer_of(sheet, asked);

        if (given->given)
            put_answer(m, answers, asked, given);
    }
    return answers;
}

int sb_consultation_write_json(char **out, sb_consultation *one, sb_failure *why)
{
    json_maker m = {0};
    json_value *whole = json_things(&m), *pack = json_things(&m);
    json_value *aside = sheet_json(&m, &one->aside);
    json_value *notes = front_notes_json(&m, &one->notes);

    json_put_text(&m, pack, "id", one->pack->id);
    json_put_text(&m, pack, "version", one->pack->version);
    json_put(&m, whole, "pack", pack);
    json_put(&m, whole, "answers", sheet_json(&m, &one->sheet));
    if (!json_is_empty(aside))
        json_put(&m, whole, "set_aside", aside);
    if (notes)
        json_put(&m, whole, "notes", notes);
    *out = json_write(&m, whole, 2);
    return *out ? 0 : failure_memory(why);
}
