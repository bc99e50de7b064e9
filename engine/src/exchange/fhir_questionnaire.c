/* SPDX-License-Identifier: Apache-2.0 */
/* The questions of a pack as a FHIR R4 Questionnaire, shaped after SDC's: only what a
 * form can do without a server. */
#include <steadyback/fhir.h>
#include <steadyback/question.h>

#include "base/failure.h"
#include "exchange/fhir_items.h"
#include "exchange/fhir_names.h"
#include "exchange/fhir_narrative.h"

#define HL7 "http://hl7.org/fhir/StructureDefinition/"

static const char *code_of(const question *asked, int option)
{
    if (option == OPTION_UNKNOWN)
        return asked->type == CHOICES ? SB_NOT_SURE : SB_UNKNOWN;
    return question_option_id(asked, option);
}

/* ---- when it is asked ---- */

static void put_test(fhir_writer *w, json_value *list, const enable_test *test)
{
    static const char *const words[] = {
        [ENABLE_EQUAL] = "=",         [ENABLE_AT_LEAST] = ">=", [ENABLE_AT_MOST] = "<=",
        [ENABLE_ABOVE] = ">",         [ENABLE_BELOW] = "<",     [ENABLE_GIVEN] = "exists",
        [ENABLE_NOT_GIVEN] = "exists"};
    json_value *one = json_new_object(&w->m);
    const question *asked = test->asked;

    json_put_text(&w->m, one, "question", asked->id);
    json_put_text(&w->m, one, "operator", words[test->by]);
    if (test->by == ENABLE_EQUAL)
        json_put(&w->m, one, "answerCoding",
                 fhir_coding(w, asked, code_of(asked, test->option)));
    else if (test->by == ENABLE_GIVEN || test->by == ENABLE_NOT_GIVEN)
        json_put_yes(&w->m, one, "answerBoolean", test->by == ENABLE_GIVEN);
    else
        json_put_number(&w->m, one, asked->whole ? "answerInteger" : "answerDecimal",
                        test->number);
    json_add(&w->m, list, one);
}

static void put_clause(fhir_writer *w, json_value *item, const enable_clause *clause)
{
    json_value *list = json_new_list(&w->m);

    for (size_t i = 0; i < clause->count; i++)
        put_test(w, list, &clause->tests[i]);
    json_put(&w->m, item, "enableWhen", list);
    if (clause->count > 1)
        json_put_text(&w->m, item, "enableBehavior", "any");
}

/* ---- one question ---- */

static void put_control(fhir_writer *w, json_value *extension, const char *code)
{
    json_value *concept = json_new_object(&w->m), *one = json_new_object(&w->m);

    json_put_text(&w->m, one, "system", "http://hl7.org/fhir/questionnaire-item-control");
    json_put_text(&w->m, one, "code", code);
    fhir_put_one(w, concept, "coding", one);
    json_put(&w->m, extension, "valueCodeableConcept", concept);
}

/* None, and not sure, stand alone among ticks. */
static int stands_alone(const question *asked, size_t index)
{
    return asked->type == CHOICES && index >= asked->option_count;
}

static json_value *options_of(fhir_writer *w, const question *asked)
{
    const sb_question *one = (const sb_question *)asked;
    json_value *list = json_new_list(&w->m);

    for (size_t i = 0; i < sb_question_option_count(one); i++) {
        json_value *entry = json_new_object(&w->m),
                   *code = fhir_coding(w, asked, sb_question_option_id(one, i));

        json_put_text(&w->m, code, "display", sb_question_option_text(one, i));
        if (stands_alone(asked, i))
            json_put_yes(&w->m,
                         fhir_extension(w, entry, HL7 "questionnaire-optionExclusive"),
                         "valueBoolean", 1);
        json_put(&w->m, entry, "valueCoding", code);
        json_add(&w->m, list, entry);
    }
    return list;
}

static void put_choice(fhir_writer *w, json_value *item, const question *asked)
{
    json_value *extensions = json_new_list(&w->m);

    put_control(w, fhir_more_extension(w, extensions, HL7 "questionnaire-itemControl"),
                asked->type == CHOICES ? "check-box" : "radio-button");
    if (asked->most_ticks)
        json_put_number(&w->m,
                        fhir_more_extension(w, extensions, HL7 "questionnaire-maxOccurs"),
                        "valueInteger", (double)asked->most_ticks);
    json_put(&w->m, item, "extension", extensions);
    if (asked->type == CHOICES)
        json_put_yes(&w->m, item, "repeats", 1);
    json_put(&w->m, item, "answerOption", options_of(w, asked));
}

static void put_number(fhir_writer *w, json_value *item, const question *asked)
{
    const char *value = asked->whole ? "valueInteger" : "valueDecimal";
    json_value *extensions = json_new_list(&w->m), *unit;

    json_put_number(&w->m, fhir_more_extension(w, extensions, HL7 "minValue"), value,
                    asked->least);
    json_put_number(&w->m, fhir_more_extension(w, extensions, HL7 "maxValue"), value,
                    asked->most);
    if (asked->unit) {
        unit = json_new_object(&w->m);
        json_put_text(&w->m, unit, "display", asked->unit);
        json_put(&w->m, fhir_more_extension(w, extensions, HL7 "questionnaire-unit"),
                 "valueCoding", unit);
    }
    json_put(&w->m, item, "extension", extensions);
}

static void put_help(fhir_writer *w, json_value *item, const question *asked)
{
    json_value *help;

    if (!asked->help || !asked->help[0])
        return;
    help = fhir_item(w, "help-", asked->id, "display");
    json_put_text(&w->m, help, "text", asked->help);
    put_control(w, fhir_extension(w, help, HL7 "questionnaire-itemControl"), "help");
    fhir_put_one(w, item, "item", help);
}

static int is_choice(const question *asked)
{
    return asked->type == CHOICE || asked->type == CHOICES;
}

static json_value *question_item(fhir_writer *w, const void *given, const question *asked)
{
    const char *type = is_choice(asked) ? "choice" : asked->whole ? "integer" : "decimal";
    json_value *item = fhir_item(w, "", asked->id, type);

    (void)given;
    fhir_item_text(w, item, asked);
    json_put_yes(&w->m, item, "required", !asked->in->optional);
    if (is_choice(asked))
        put_choice(w, item, asked);
    else
        put_number(w, item, asked);
    put_help(w, item, asked);
    return item;
}

/* ---- the whole ---- */

static json_value *questionnaire(fhir_writer *w)
{
    static const fhir_items form = {.question = question_item, .clause = put_clause};
    json_value *whole = fhir_resource(w, "Questionnaire"), *subjects;
    fhir_narrative text = {0};
    text_buffer url = {0};

    narrative_text(&text, w->pack->title); /* for those who have no form for it */
    narrative_put(w, whole, &text);
    fhir_questionnaire_url(&url, w->pack);
    fhir_put_built(w, whole, "url", &url);
    json_put_text(&w->m, whole, "version", w->pack->version);
    json_put_text(&w->m, whole, "name", "SteadybackIntake");
    json_put_text(&w->m, whole, "title", w->pack->title);
    json_put_text(&w->m, whole, "status", "draft");
    subjects = json_new_list(&w->m);
    json_add_text(&w->m, subjects, "Patient");
    json_put(&w->m, whole, "subjectType", subjects);
    json_put(&w->m, whole, "item", fhir_items_of(w, &form));
    return whole;
}

int sb_pack_questions_fhir(char **out, const sb_pack *pack, sb_failure *why)
{
    fhir_writer w = {.pack = pack, .memory = arena_new()};
    json_value *whole = w.memory ? questionnaire(&w) : NULL;

    w.m.failed |= w.failed || !whole;
    *out = json_write(&w.m, whole, 2);
    arena_free(w.memory);
    return *out ? 0 : failure_memory(why);
}
