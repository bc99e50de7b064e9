/* SPDX-License-Identifier: Apache-2.0 */
/* What the person told, as a QuestionnaireResponse that can be read back. */
#include <steadyback/question.h>

#include <string.h>

#include "base/numbers.h"
#include "exchange/fhir_bundle.h"
#include "exchange/fhir_items.h"
#include "exchange/fhir_names.h"

typedef struct told {
    const sb_result *result;
    fhir_narrative *text;
} told;

/* The words of an option; NULL when the form does not offer it. */
static const char *words_of(const question *asked, const char *code)
{
    const sb_question *one = (const sb_question *)asked;

    for (size_t i = 0; i < sb_question_option_count(one); i++)
        if (strcmp(sb_question_option_id(one, i), code) == 0)
            return sb_question_option_text(one, i);
    return NULL;
}

static void add_code(fhir_writer *w, json_value *list, text_buffer *said,
                     const question *asked, const char *code)
{
    json_value *one = json_new_object(&w->m), *value = fhir_coding(w, asked, code);
    const char *words = words_of(asked, code);

    if (words)
        json_put_text(&w->m, value, "display", words);
    text_join(said, said->length ? "; " : "", words ? words : code);
    json_put(&w->m, one, "valueCoding", value);
    json_add(&w->m, list, one);
}

/* What is not sure among ticks becomes "not sure" of the rest, which is never milder. */
static void add_codes(fhir_writer *w, json_value *list, text_buffer *said,
                      const question *asked, const answer *given)
{
    int is_doubted = given->unknown || given->unsure;

    for (int i = 0; i <= OPTION_NONE; i++)
        if (given->ticked >> i & 1 && !(is_doubted && i == OPTION_NONE))
            add_code(w, list, said, asked, question_option_id(asked, i));
    if (is_doubted)
        add_code(w, list, said, asked, asked->type == CHOICES ? SB_NOT_SURE : SB_UNKNOWN);
}

static void add_number(fhir_writer *w, json_value *list, text_buffer *said,
                       const question *asked, double number)
{
    json_value *one = json_new_object(&w->m);

    json_put_number(&w->m, one, asked->whole ? "valueInteger" : "valueDecimal", number);
    number_write(said, number);
    if (asked->unit)
        text_join(said, " ", asked->unit);
    json_add(&w->m, list, one);
}

/* Not sure, where the form has no words for that: a number, or a choice without it. */
static int is_left_out(const question *asked, const answer *given)
{
    return given->unknown && (question_is_number(asked) ||
                              (asked->type == CHOICE && !words_of(asked, SB_UNKNOWN)));
}

static json_value *told_item(fhir_writer *w, const void *given, const question *asked)
{
    const told *to = given;
    const answer *one = answer_of(&to->result->told, asked);
    json_value *item, *list;
    text_buffer said = {0};

    if (!one->given || is_left_out(asked, one))
        return NULL;
    item = fhir_item(w, "", asked->id, NULL);
    list = json_new_list(&w->m);
    fhir_item_text(w, item, asked);
    if (question_is_number(asked))
        add_number(w, list, &said, asked, one->number);
    else
        add_codes(w, list, &said, asked, one);
    json_put(&w->m, item, "answer", list);
    narrative_text(to->text, asked->text);
    narrative_made(to->text, narrative_item, &said);
    return item;
}

void bundle_add_answers(fhir_bundle *b)
{
    fhir_narrative text = {0};
    const fhir_items answers = {.question = told_item,
                                .given = &(told){b->result, &text}};
    json_value *one = fhir_resource(&b->w, "QuestionnaireResponse"), *items;
    text_buffer source = {0};

    narrative_heading(&text, pack_text(b->w.pack, "handout-heard"));
    items = fhir_items_of(&b->w, &answers);
    narrative_put(&b->w, one, &text);
    fhir_questionnaire_name(&source, b->w.pack);
    fhir_put_built(&b->w, one, "questionnaire", &source);
    json_put_text(&b->w.m, one, "status",
                  b->result->incomplete.count ? "in-progress" : "completed");
    if (!json_is_empty(items))
        json_put(&b->w.m, one, "item", items);
    bundle_add(b, "QuestionnaireResponse", "", one);
}
