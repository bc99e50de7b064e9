/* SPDX-License-Identifier: Apache-2.0 */
/* Answers as JSON: {"answers": {"age": 45, "equipment": ["chair", "band"]}}. */
#include <stdio.h>
#include <string.h>

#include "consultation/answers_json.h"

#include <steadyback/interview.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "consultation/consultation.h"
#include "formats/json_document.h"
#include "formats/json_writer.h"

typedef struct reader {
    sb_consultation *one;
    const char *text;
    size_t length;
    sb_mistakes *mistakes;
    int unsure_pass; /* QUESTION-unsure comes after QUESTION, wherever it stands */
    int aside;       /* answers that were set aside */
    int is_other_version;
    int only_note;    /* what does not fit is left out */
    int note_refused; /* one mistake is told of notes; there may be thousands */
} reader;

static void wrong(reader *r, int depth, const char *key, const char *kind,
                  const char *sentence)
{
    mistakes_add(r->mistakes, SB_ERROR, kind, "",
                 json_key_line(r->text, r->length, depth, key), "%.60s: %s%s", key,
                 sentence, sentence[strlen(sentence) - 1] == '?' ? "" : ".");
}

/* A word must be one id: no blanks and commas, which would read as several. */
static int is_one_word(const char *text)
{
    return text[0] && !text[strcspn(text, ", ")];
}

typedef enum fit { FITS, WRONG_TYPE, WRONG_VALUE, EMPTY_LIST } fit;

static fit read_list(answer *out, const question *asked, const json_input *value,
                     sb_failure *why)
{
    if (asked->type != CHOICES)
        return WRONG_TYPE;
    if (json_length(value) == 0)
        return EMPTY_LIST;
    for (size_t i = 0; i < json_length(value); i++) {
        const json_input *word = json_at(value, i);

        if (json_kind_of(word) != JSON_IS_STRING || !is_one_word(json_text(word)))
            return WRONG_TYPE;
        if (answer_tick(out, asked, json_text(word), why) < 0)
            return WRONG_VALUE;
    }
    return answer_take(out, asked, out, why) < 0 ? WRONG_VALUE : FITS;
}

static fit read_word(answer *out, const question *asked, const json_input *value,
                     sb_failure *why)
{
    const char *word = json_text(value);

    if (strcmp(word, SB_UNKNOWN) != 0 && (asked->type != CHOICE || !is_one_word(word)))
        return WRONG_TYPE;
    return answer_read(out, asked, word, why) < 0 ? WRONG_VALUE : FITS;
}

/* A value straight from JSON: what is a number there is judged as that number. */
static fit read_value(answer *out, const question *asked, const json_input *value,
                      sb_failure *why)
{
    const int numeric = question_is_number(asked);

    *out = (answer){0};
    switch (json_kind_of(value)) {
    case JSON_IS_NUMBER:
        if (!numeric)
            return WRONG_TYPE;
        out->number = json_number(value);
        return answer_take(out, asked, out, why) < 0 ? WRONG_VALUE : FITS;
    case JSON_IS_STRING:
        return read_word(out, asked, value, why);
    case JSON_IS_LIST:
        return read_list(out, asked, value, why);
    default:
        return WRONG_TYPE;
    }
}

static const char *wanted(const question *asked)
{
    if (asked->type == CHOICE)
        return "the value must be one option as a text, or \"" SB_UNKNOWN "\"";
    if (asked->type == CHOICES)
        return "the value must be a list of options, or \"" SB_UNKNOWN "\"";
    return "the value must be a number, or \"" SB_UNKNOWN "\"";
}

/* The question of a key, also of `QUESTION-unsure`; NULL when there is none. */
static const question *question_of_key(const sb_pack *pack, const char *key)
{
    const question *asked = name_table_find(&pack->questions.by_name, key);

    return asked ? asked : consultation_unsure(pack, key);
}

static const char *on_empty_list(int is_unsure)
{
    return is_unsure ? "an empty list says nothing: name the options that are not sure, "
                       "or leave this key out"
                     : "an empty list says nothing: write [\"" SB_NONE
                       "\"] for none of these, \"" SB_UNKNOWN
                       "\" for not sure, or leave the key out when it was not asked";
}

/* Says what is wrong; what no longer fits among answers that were set aside is no loss.
 */
static void refuse(reader *r, const char *key, const question *asked, fit found,
                   const char *sentence)
{
    if (found == EMPTY_LIST)
        wrong(r, 2, key, "empty-list", on_empty_list(r->unsure_pass));
    else if (found == WRONG_TYPE)
        wrong(r, 2, key, "wrong-type", wanted(asked));
    else if (!r->aside)
        wrong(r, 2, key, "wrong-value", sentence);
}

/* QUESTION-unsure says which of the ticks of QUESTION are not sure, so that has to be
 * there: alone it would make all others a "no". */
static void take_unsure(reader *r, const char *key, const question *asked, answer *given,
                        const answer *doubts)
{
    char sentence[160];

    if (given->given) {
        answer_be_unsure(given, doubts);
        return;
    }
    snprintf(sentence, sizeof(sentence),
             "it stands beside '%.60s'; write that too, \"" SB_UNKNOWN
             "\" or what is sure of it",
             asked->id);
    if (!r->aside)
        wrong(r, 2, key, "unsure-alone", sentence);
}

/* "None of these, and not sure of one that is gone": without the doubt it would be a
 * plain none. The question is asked again. */
static void leave_out_doubted(const reader *r, answer *given)
{
    if (r->only_note && r->unsure_pass)
        *given = (answer){0};
}

static void read_answer(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;
    const question *asked = question_of_key(r->one->pack, key);
    const int is_unsure = asked && strcmp(asked->id, key) != 0;
    sb_failure why = {0};
    answer draft, *given;
    fit found;

    if (is_unsure != r->unsure_pass)
        return;
    if (!asked) {
        consultation_no_question(r->one->pack, key, &why);
        wrong(r, 2, key, "unknown-question", why.text);
        return;
    }
    found = read_value(&draft, asked, value, &why);
    if (found == FITS && is_unsure && json_kind_of(value) == JSON_IS_STRING)
        found = WRONG_TYPE; /* a list, also of one */
    given = answer_of(r->aside ? &r->one->aside : &r->one->sheet, asked);
    if (found != FITS) {
        refuse(r, key, asked, found, why.text);
        leave_out_doubted(r, given);
    } else if (is_unsure) {
        take_unsure(r, key, asked, given, &draft);
    } else {
        *given = draft;
    }
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

    if (r->note_refused)
        return;
    if (json_kind_of(value) != JSON_IS_STRING)
        wrong(r, 2, key, "wrong-type", "the value must be a text");
    else if (front_notes_set(&r->one->notes, key, json_text(value), &why) < 0)
        wrong(r, 2, key, "wrong-value", why.text);
    else
        return;
    r->note_refused = 1;
}

/* One move for another, or for "none". What no longer fits is left out of a resumed
 * interview, and said. */
static void read_swap(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;
    const exercise *out = NULL, *in = NULL;
    const char *other = json_text(value);
    sb_failure why = {0};

    if (json_kind_of(value) != JSON_IS_STRING || !*other)
        wrong(r, 2, key, "wrong-type",
              "the value must be the id of an exercise as a text, or \"" WISH_NOTHING
              "\" to leave it out");
    else if (wishes_exercise(&out, r->one->pack, key, &why) < 0 ||
             (strcmp(other, WISH_NOTHING) != 0 &&
              wishes_exercise(&in, r->one->pack, other, &why) < 0))
        wrong(r, 2, key, "unknown-exercise", why.text);
    else if (wishes_put(&r->one->wishes, out, in, &why) < 0)
        wrong(r, 2, key, "wrong-swap", why.text);
}

static void read_outer(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;

    if (strcmp(key, "answers") != 0 && strcmp(key, "pack") != 0 &&
        strcmp(key, "set_aside") != 0 && strcmp(key, "notes") != 0 &&
        strcmp(key, "swap") != 0) {
        wrong(r, 1, key, "unknown-key",
              "only answers, notes, pack, set_aside and swap stand here");
    } else if (json_kind_of(value) != JSON_IS_OBJECT) {
        wrong(r, 1, key, "wrong-type", "the value must be an object");
    } else if (strcmp(key, "answers") == 0) {
        read_answers(r, value);
    } else if (strcmp(key, "set_aside") == 0) {
        r->aside = 1;
        read_answers(r, value);
        r->aside = 0;
    } else if (strcmp(key, "notes") == 0) {
        json_each(value, read_note, r);
    } else if (strcmp(key, "swap") == 0) {
        json_each(value, read_swap, r);
    }
}

static int read_all(reader *r, const json_input *whole)
{
    if (json_kind_of(whole) != JSON_IS_OBJECT || !json_get(whole, "answers"))
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

/* The pack's mistake is told as it is: nothing else was looked at. */
static int explain_pack(const sb_mistakes *mistakes, sb_failure *why)
{
    const sb_mistake *first = sb_mistakes_at(mistakes, 0);

    return failure_set(why, SB_CAUSE_ANSWERS, "", first->line, "%s", first->text);
}

/* All that a text replaces. */
typedef struct taken_out {
    answer_sheet sheet, aside;
    front_notes notes;
    wishes wishes;
} taken_out;

static void exchange(taken_out *out, sb_consultation *one)
{
    taken_out now = {one->sheet, one->aside, one->notes, one->wishes};

    one->sheet = out->sheet; /* its address stays: relevance looks there */
    one->aside = out->aside;
    one->notes = out->notes;
    one->wishes = out->wishes;
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
    wishes_clear(&out->wishes);
}

/* Reads everything; with mistakes, unless they are only noted, nothing changes. */
static int take_answers(reader *r, const json_input *whole, sb_failure *why)
{
    taken_out before = {.notes = {.all = {0}}};
    int error = open_taken_out(&before, r->one->pack, why);

    if (error < 0)
        goto cleanup;
    exchange(&before, r->one);
    if (read_all(r, whole) < 0 && !r->only_note) {
        exchange(&before, r->one);
        error = explain_mistakes(r->mistakes, why);
    } else {
        memset(r->one->applied, 0, r->one->pack->questions.all.count);
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

/* The pack that the answers were made for, as far as they say it. */
static void read_pack(void *payload, const char *key, const json_input *value)
{
    reader *r = payload;
    const sb_pack *pack = r->one->pack;
    char sentence[200];

    if (strcmp(key, "id") != 0 && strcmp(key, "version") != 0)
        return; /* a result also says the digest and more */
    if (json_kind_of(value) != JSON_IS_STRING) {
        wrong(r, 2, key, "wrong-type", "the value must be a text");
    } else if (strcmp(key, "version") == 0) {
        r->is_other_version = strcmp(json_text(value), pack->version) != 0;
    } else if (strcmp(json_text(value), pack->id) != 0) {
        snprintf(sentence, sizeof(sentence),
                 "these answers were made for another pack, '%.60s'; this is '%.60s'",
                 json_text(value), pack->id);
        wrong(r, 2, key, "answers-of-another-pack", sentence);
    }
}

/* What stands in another pack's words is not looked at; nor is what is no object. */
static int fits_pack(reader *r, const json_input *whole, sb_failure *why)
{
    const json_input *pack = json_kind_of(whole) == JSON_IS_OBJECT
                                 ? json_get(whole, "pack")
                                 : NULL;

    if (pack && json_kind_of(pack) == JSON_IS_OBJECT)
        json_each(pack, read_pack, r);
    mistakes_sort(r->mistakes);
    return sb_mistakes_errors(r->mistakes) ? explain_pack(r->mistakes, why) : 0;
}

/* Reads all; with `only_note` what fits, whatever the version of the pack. */
static int read_text(reader *r, int only_note, sb_failure *why)
{
    json_input *whole = NULL;
    int error = parse(&whole, r, why);

    if (error == 0)
        error = fits_pack(r, whole, why);
    if (error == 0) {
        r->only_note = only_note && json_kind_of(whole) == JSON_IS_OBJECT &&
                       json_get(whole, "answers");
        error = take_answers(r, whole, why);
    }
    json_free(whole);
    return error;
}

int sb_consultation_read_json(sb_consultation *one, const char *text, size_t length,
                              sb_mistakes *mistakes, sb_failure *why)
{
    reader r = {.one = one, .text = text, .length = length, .mistakes = mistakes};

    return read_text(&r, 0, why);
}

int sb_consultation_resume(sb_consultation *one, const char *text, size_t length,
                           sb_mistakes *notes, sb_failure *why)
{
    reader r = {.one = one, .text = text, .length = length, .mistakes = notes};
    int error = read_text(&r, 1, why);

    if (error == 0 && r.is_other_version)
        mistakes_add(notes, SB_WARNING, "other-version", "", 0,
                     "The answers were saved with another version of the pack.");
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
        return json_new_string(m, SB_UNKNOWN);
    if (question_is_number(asked))
        return json_new_number(m, given->number);
    for (int i = 0; asked->type == CHOICE && i <= OPTION_NONE; i++)
        if (given->ticked >> i & 1)
            return json_new_string(m, question_option_id(asked, i));
    list = json_new_list(m);
    add_options(m, list, asked, given->ticked);
    if (given->unknown)
        json_add_text(m, list, SB_NOT_SURE);
    return list;
}

static void put_answer(json_maker *m, json_value *things, const question *asked,
                       const answer *given)
{
    char key[80];
    json_value *unsure;

    answer sure = *given;

    if (!given->ticked && !given->unknown && given->unsure)
        sure.ticked = UINT64_C(1) << OPTION_NONE; /* an empty list would say nothing */
    json_put(m, things, asked->id, answers_json_value(m, asked, &sure));
    if (!given->unsure)
        return;
    unsure = json_new_list(m);
    add_options(m, unsure, asked, given->unsure);
    if (given->unknown)
        json_add_text(m, unsure, SB_NOT_SURE);
    snprintf(key, sizeof(key), "%s" SB_UNSURE, asked->id);
    json_put(m, things, json_keep(m, key), unsure);
}

static json_value *sheet_json(json_maker *m, const answer_sheet *sheet)
{
    json_value *answers = json_new_object(m);

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
    json_value *whole = json_new_object(&m), *pack = json_new_object(&m);
    json_value *aside = sheet_json(&m, &one->aside);
    json_value *notes = front_notes_json(&m, &one->notes);
    json_value *swaps = wishes_json(&m, &one->wishes);

    json_put_text(&m, pack, "id", one->pack->id);
    json_put_text(&m, pack, "version", one->pack->version);
    json_put(&m, whole, "pack", pack);
    json_put(&m, whole, "answers", sheet_json(&m, &one->sheet));
    if (!json_is_empty(aside))
        json_put(&m, whole, "set_aside", aside);
    if (swaps)
        json_put(&m, whole, "swap", swaps);
    if (notes)
        json_put(&m, whole, "notes", notes);
    *out = json_write(&m, whole, 2);
    return *out ? 0 : failure_memory(why);
}
