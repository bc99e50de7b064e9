/* SPDX-License-Identifier: Apache-2.0 */
/* Answers from a FHIR R4 QuestionnaireResponse. They are turned into a text of answers as
 * consultation/answers_json.c reads it, which is the one judge of what may be answered.
 */
#include <steadyback/fhir.h>

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/name_table.h"
#include "consultation/consultation.h"
#include "exchange/fhir_names.h"
#include "formats/json_document.h"
#include "formats/json_writer.h"

enum { DEEPEST_ITEM = 24, NAME_SIZE = 80 };

typedef struct reader {
    const sb_pack *pack;
    const char *text;
    size_t length;
    sb_mistakes *mistakes;
    json_maker m;
    json_value *answers; /* into which they are put */
    unsigned char *seen; /* by the index of the question */
    text_buffer system;  /* of the question that is read */
} reader;

/* ---- mistakes ---- */

/* The line on which this id first stands as a value. */
static int line_of(const reader *r, const char *id)
{
    size_t size = strlen(id);
    int line = 1;

    for (size_t i = 0; i + size + 1 < r->length; i++) {
        if (r->text[i] == '"' && memcmp(r->text + i + 1, id, size) == 0 &&
            r->text[i + size + 1] == '"')
            return line;
        line += r->text[i] == '\n';
    }
    return 0;
}

static void refuse(reader *r, const char *id, const char *kind, const char *sentence)
{
    mistakes_add(r->mistakes, SB_ERROR, kind, "", line_of(r, id), "%.60s: %s.", id,
                 sentence);
}

static const char *text_of(const json_input *object, const char *key)
{
    const json_input *value = json_get(object, key);

    return value ? json_text(value) : "";
}

static int is_object(const json_input *value)
{
    return value && json_kind_of(value) == JSON_IS_OBJECT;
}

static int is_list(const json_input *value)
{
    return value && json_kind_of(value) == JSON_IS_LIST;
}

/* What changes the meaning of all the rest, and is not known here. */
static void refuse_modified(reader *r, const json_input *one, const char *id)
{
    if (json_get(one, "modifierExtension") || json_get(one, "implicitRules"))
        refuse(r, id, "fhir-modified",
               "modifierExtension or implicitRules change what it means in a way that is "
               "not known here");
}

/* ---- one answer ---- */

typedef struct value_count {
    const char *key;
    const json_input *value;
    size_t count;
} value_count;

static void see_value(void *payload, const char *key, const json_input *value)
{
    value_count *found = payload;

    if (strncmp(key, "value", 5) != 0)
        return;
    found->key = key;
    found->value = value;
    found->count++;
}

/* A code of this question's own system; NULL when it is none. */
static const char *code_of(reader *r, const question *asked, const value_count *found)
{
    text_clear(&r->system);
    fhir_answer_system(&r->system, r->pack, asked);
    if (strcmp(found->key, "valueCoding") != 0 || !is_object(found->value) ||
        !r->system.text || strcmp(text_of(found->value, "system"), r->system.text) != 0)
        return NULL;
    return text_of(found->value, "code");
}

static int is_unsure(const char *code)
{
    return strcmp(code, SB_UNKNOWN) == 0 || strcmp(code, SB_NOT_SURE) == 0;
}

/* One code of one or several; what is not sure among several goes with the ticks. */
static void put_code(reader *r, const question *asked, const char *code,
                     json_value *ticks, int is_alone)
{
    if (is_unsure(code) && is_alone)
        json_put_text(&r->m, r->answers, asked->id, SB_UNKNOWN);
    else if (is_unsure(code))
        json_add_text(&r->m, ticks, SB_NOT_SURE);
    else if (asked->type == CHOICE)
        json_put_text(&r->m, r->answers, asked->id, code);
    else
        json_add_text(&r->m, ticks, code);
}

static int read_answer(reader *r, const question *asked, const json_input *answer,
                       json_value *ticks, int is_alone)
{
    value_count found = {0};
    const char *code;

    json_each(answer, see_value, &found);
    if (found.count != 1) {
        refuse(r, asked->id, "fhir-value", "an answer has one value");
    } else if (question_is_number(asked)) {
        if ((strcmp(found.key, "valueInteger") == 0 ||
             strcmp(found.key, "valueDecimal") == 0) &&
            json_kind_of(found.value) == JSON_IS_NUMBER) {
            json_put_number(&r->m, r->answers, asked->id, json_number(found.value));
            return 0;
        }
        refuse(r, asked->id, "fhir-value",
               "the answer must be a valueInteger or valueDecimal, in the unit of the "
               "question");
    } else if ((code = code_of(r, asked, &found)) != NULL) {
        put_code(r, asked, code, ticks, is_alone);
        return 0;
    } else {
        refuse(r, asked->id, "fhir-value",
               "the answer must be a valueCoding with the system of this question");
    }
    return -1;
}

static void read_items(reader *r, const json_input *items, int depth);

/* All answers of a question, and the questions that stand within them. */
static void read_answers_of(reader *r, const question *asked, const json_input *answers,
                            int depth)
{
    size_t count = json_length(answers);
    json_value *ticks = json_new_list(&r->m);
    int failed = 0;

    if (count > 1 && asked->type != CHOICES) {
        refuse(r, asked->id, "fhir-answers", "it takes one answer");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const json_input *answer = json_at(answers, i);

        refuse_modified(r, answer, asked->id);
        failed |= read_answer(r, asked, answer, ticks, count == 1);
        if (json_get(answer, "item"))
            read_items(r, json_get(answer, "item"), depth + 1);
    }
    if (!failed && asked->type == CHOICES && !json_is_empty(ticks))
        json_put(&r->m, r->answers, asked->id, ticks);
}

/* ---- items ---- */

static int has_prefix(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Groups and help of the Questionnaire, which hold no answer. */
static int is_frame(const char *id)
{
    return has_prefix(id, "section-") || has_prefix(id, "when-") ||
           has_prefix(id, "help-");
}

static void read_question(reader *r, const json_input *item, const question *asked,
                          int depth)
{
    const json_input *answers = json_get(item, "answer");

    if (r->seen[asked->index]++) {
        refuse(r, asked->id, "fhir-twice", "it stands there twice");
        return;
    }
    if (answers && !is_list(answers))
        refuse(r, asked->id, "fhir-answers", "its answers must be a list");
    else if (answers && json_length(answers))
        read_answers_of(r, asked, answers, depth);
}

static void read_item(reader *r, const json_input *item, int depth)
{
    const char *id = text_of(item, "linkId");
    const question *asked = name_table_find(&r->pack->questions.by_name, id);

    refuse_modified(r, item, id);
    if (asked && !asked->from_diary)
        read_question(r, item, asked, depth);
    else if (!is_frame(id))
        refuse(r, id[0] ? id : "linkId", "fhir-unknown-item",
               "there is no such question in this version");
    else if (json_get(item, "answer"))
        refuse(r, id, "fhir-unknown-item", "no answer belongs there");
    if (json_get(item, "item"))
        read_items(r, json_get(item, "item"), depth + 1);
}

static void read_items(reader *r, const json_input *items, int depth)
{
    if (!is_list(items) || depth > DEEPEST_ITEM) {
        refuse(r, "item", "fhir-items", "items must be a list, and not that deep");
        return;
    }
    for (size_t i = 0; i < json_length(items); i++) {
        if (is_object(json_at(items, i)))
            read_item(r, json_at(items, i), depth);
        else
            refuse(r, "item", "fhir-items", "an item must be an object");
    }
}

/* ---- the whole ---- */

static int is_among(const char *text, const char *const words[])
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return 1;
    return 0;
}

static void read_source(reader *r, const json_input *whole)
{
    const char *named = text_of(whole, "questionnaire");
    text_buffer wanted = {0};

    fhir_questionnaire_name(&wanted, r->pack);
    if (wanted.failed)
        r->m.failed = 1;
    else if (strcmp(named, wanted.text) != 0)
        mistakes_add(r->mistakes, SB_ERROR, "fhir-other-questionnaire", "",
                     line_of(r, "questionnaire"),
                     "questionnaire: it must be %s, not '%.100s'.", wanted.text, named);
    text_clear(&wanted);
}

static void read_whole(reader *r, const json_input *whole)
{
    static const char *const statuses[] = {"completed", "amended", "in-progress", NULL};

    if (strcmp(text_of(whole, "resourceType"), "QuestionnaireResponse") != 0) {
        refuse(r, "resourceType", "fhir-resource",
               "of FHIR, only a QuestionnaireResponse holds answers");
        return;
    }
    if (!is_among(text_of(whole, "status"), statuses))
        refuse(r, "status", "fhir-status",
               "only answers that are completed, amended or in-progress are taken");
    refuse_modified(r, whole, "QuestionnaireResponse");
    read_source(r, whole);
    if (json_get(whole, "item"))
        read_items(r, json_get(whole, "item"), 0);
}

/* The judge of answers tells of its own text: its lines are ours again by the question.
 */
static void take_over(reader *r, const sb_mistakes *found)
{
    for (size_t i = 0; i < sb_mistakes_count(found); i++) {
        const sb_mistake *one = sb_mistakes_at(found, i);
        char id[NAME_SIZE];
        size_t size = strcspn(one->sentence, ":");

        id[0] = '\0';
        if (size < sizeof(id)) {
            memcpy(id, one->sentence, size);
            id[size] = '\0';
        }
        mistakes_add(r->mistakes, one->severity, one->kind, "", line_of(r, id), "%s",
                     one->sentence);
    }
}

static int judge(reader *r, sb_consultation *one, sb_failure *why)
{
    sb_mistakes *found = sb_mistakes_new();
    json_value *whole = json_new_object(&r->m);
    char *text;
    int error;

    json_put(&r->m, whole, "answers", r->answers);
    text = json_write(&r->m, whole, 0);
    error = text && found ? sb_consultation_read_json(one, text, strlen(text), found, why)
                          : failure_memory(why);
    if (found)
        take_over(r, found);
    free(text);
    sb_mistakes_free(found);
    return error;
}

static int read_and_judge(reader *r, sb_consultation *one, const json_input *whole,
                          sb_failure *why)
{
    r->answers = json_new_object(&r->m);
    if (!is_object(whole))
        refuse(r, "resourceType", "fhir-resource", "the text must be an object");
    else
        read_whole(r, whole);
    mistakes_sort(r->mistakes);
    if (r->m.failed || mistakes_failed(r->mistakes))
        return failure_memory(why);
    if (sb_mistakes_errors(r->mistakes))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "the answers have mistakes");
    return judge(r, one, why);
}

int sb_consultation_read_fhir(sb_consultation *one, const char *text, size_t length,
                              sb_mistakes *mistakes, sb_failure *why)
{
    reader r = {.pack = one->pack, .text = text, .length = length, .mistakes = mistakes};
    json_input *whole = NULL;
    int error = json_read(&whole, text, length, why);

    r.seen = calloc(one->pack->questions.all.count + 1, 1);
    if (error < 0)
        mistakes_add(mistakes, SB_ERROR, "not-json", "", why->line, "%s", why->text);
    else
        error = r.seen ? read_and_judge(&r, one, whole, why) : failure_memory(why);
    json_maker_clear(&r.m);
    text_clear(&r.system);
    json_free(whole);
    free(r.seen);
    return error;
}

int sb_is_fhir(const char *text, size_t length)
{
    json_input *whole = NULL;
    sb_failure why = {0};
    int is_it = json_read(&whole, text, length, &why) == 0 && is_object(whole) &&
                json_get(whole, "resourceType") != NULL;

    json_free(whole);
    return is_it;
}
