/* SPDX-License-Identifier: Apache-2.0 */
/* The questions of a pack as a FHIR R4 Questionnaire, shaped after SDC's: only what a
 * form can do without a server. */
#include <steadyback/fhir.h>
#include <steadyback/question.h>

#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "exchange/enable_when.h"
#include "exchange/fhir_names.h"
#include "formats/json_writer.h"

#define HL7 "http://hl7.org/fhir/StructureDefinition/"

typedef struct writer {
    json_maker m;
    arena *memory;
    const sb_pack *pack;
    int failed;
} writer;

/* ---- small parts ---- */

static json_value *extension(writer *w, json_value *owner, const char *url)
{
    json_value *one = json_new_object(&w->m), *list = json_new_list(&w->m);

    json_put_text(&w->m, one, "url", url);
    json_add(&w->m, list, one);
    json_put(&w->m, owner, "extension", list);
    return one;
}

static json_value *more_extension(writer *w, json_value *list, const char *url)
{
    json_value *one = json_new_object(&w->m);

    json_put_text(&w->m, one, "url", url);
    json_add(&w->m, list, one);
    return one;
}

static void put_built(writer *w, json_value *owner, const char *key, text_buffer *text)
{
    w->failed |= text->failed || !text->text;
    json_put_text(&w->m, owner, key, text->text ? text->text : "");
    text_clear(text);
}

static const char *code_of(const question *asked, int option)
{
    if (option == OPTION_UNKNOWN)
        return asked->type == CHOICES ? SB_NOT_SURE : SB_UNKNOWN;
    return question_option_id(asked, option);
}

static json_value *coding(writer *w, const question *asked, const char *code)
{
    json_value *one = json_new_object(&w->m);
    text_buffer system = {0};

    fhir_answer_system(&system, w->pack, asked);
    put_built(w, one, "system", &system);
    json_put_text(&w->m, one, "code", code);
    return one;
}

/* ---- when it is asked ---- */

static void put_test(writer *w, json_value *list, const enable_test *test)
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
                 coding(w, asked, code_of(asked, test->option)));
    else if (test->by == ENABLE_GIVEN || test->by == ENABLE_NOT_GIVEN)
        json_put_yes(&w->m, one, "answerBoolean", test->by == ENABLE_GIVEN);
    else
        json_put_number(&w->m, one, asked->whole ? "answerInteger" : "answerDecimal",
                        test->number);
    json_add(&w->m, list, one);
}

static void put_clause(writer *w, json_value *item, const enable_clause *clause)
{
    json_value *list = json_new_list(&w->m);

    for (size_t i = 0; i < clause->count; i++)
        put_test(w, list, &clause->tests[i]);
    json_put(&w->m, item, "enableWhen", list);
    if (clause->count > 1)
        json_put_text(&w->m, item, "enableBehavior", "any");
}

/* The part of a name that tells what kind of item it is, the name, and the type. */
static json_value *new_item(writer *w, const char *kind, const char *id, const char *type)
{
    json_value *one = json_new_object(&w->m);
    text_buffer name = {0};

    text_join(&name, kind, id);
    put_built(w, one, "linkId", &name);
    json_put_text(&w->m, one, "type", type);
    return one;
}

/* The item, within a group for every clause behind the first. */
static json_value *within(writer *w, json_value *item, const char *id,
                          const enable_when *when)
{
    if (when->count)
        put_clause(w, item, &when->clauses[0]);
    for (size_t i = 1; i < when->count; i++) {
        json_value *list = json_new_list(&w->m), *group;
        char kind[32];

        snprintf(kind, sizeof(kind), "when-%zu-", i);
        group = new_item(w, kind, id, "group");
        put_clause(w, group, &when->clauses[i]);
        json_add(&w->m, list, item);
        json_put(&w->m, group, "item", list);
        item = group;
    }
    return item;
}

static enable_when when_of(writer *w, const condition *c)
{
    enable_when when;

    w->failed |= enable_when_of(&when, w->memory, c) < 0;
    return when;
}

/* ---- one question ---- */

static void put_control(writer *w, json_value *extension, const char *code)
{
    json_value *concept = json_new_object(&w->m), *list = json_new_list(&w->m),
               *one = json_new_object(&w->m);

    json_put_text(&w->m, one, "system", "http://hl7.org/fhir/questionnaire-item-control");
    json_put_text(&w->m, one, "code", code);
    json_add(&w->m, list, one);
    json_put(&w->m, concept, "coding", list);
    json_put(&w->m, extension, "valueCodeableConcept", concept);
}

/* None, and not sure, stand alone among ticks. */
static int stands_alone(const question *asked, size_t index)
{
    return asked->type == CHOICES && index >= asked->option_count;
}

static json_value *options_of(writer *w, const question *asked)
{
    const sb_question *one = (const sb_question *)asked;
    json_value *list = json_new_list(&w->m);

    for (size_t i = 0; i < sb_question_option_count(one); i++) {
        json_value *entry = json_new_object(&w->m),
                   *code = coding(w, asked, sb_question_option_id(one, i));

        json_put_text(&w->m, code, "display", sb_question_option_text(one, i));
        if (stands_alone(asked, i))
            json_put_yes(&w->m, extension(w, entry, HL7 "questionnaire-optionExclusive"),
                         "valueBoolean", 1);
        json_put(&w->m, entry, "valueCoding", code);
        json_add(&w->m, list, entry);
    }
    return list;
}

static void put_choice(writer *w, json_value *item, const question *asked)
{
    json_value *extensions = json_new_list(&w->m);

    put_control(w, more_extension(w, extensions, HL7 "questionnaire-itemControl"),
                asked->type == CHOICES ? "check-box" : "radio-button");
    if (asked->most_ticks)
        json_put_number(&w->m,
                        more_extension(w, extensions, HL7 "questionnaire-maxOccurs"),
                        "valueInteger", (double)asked->most_ticks);
    json_put(&w->m, item, "extension", extensions);
    if (asked->type == CHOICES)
        json_put_yes(&w->m, item, "repeats", 1);
    json_put(&w->m, item, "answerOption", options_of(w, asked));
}

static void put_number(writer *w, json_value *item, const question *asked)
{
    const char *value = asked->whole ? "valueInteger" : "valueDecimal";
    json_value *extensions = json_new_list(&w->m), *unit;

    json_put_number(&w->m, more_extension(w, extensions, HL7 "minValue"), value,
                    asked->least);
    json_put_number(&w->m, more_extension(w, extensions, HL7 "maxValue"), value,
                    asked->most);
    if (asked->unit) {
        unit = json_new_object(&w->m);
        json_put_text(&w->m, unit, "display", asked->unit);
        json_put(&w->m, more_extension(w, extensions, HL7 "questionnaire-unit"),
                 "valueCoding", unit);
    }
    json_put(&w->m, item, "extension", extensions);
}

/* What is said before the question, the question, and what to do for it. */
static void put_text(writer *w, json_value *item, const question *asked)
{
    text_buffer text = {0};

    if (asked->lead)
        text_join(&text, asked->lead, " ");
    text_add(&text, asked->text);
    for (size_t i = 0; i < asked->step_count; i++)
        text_join(&text, "\n", asked->steps[i]);
    put_built(w, item, "text", &text);
}

static void put_help(writer *w, json_value *item, const question *asked)
{
    json_value *list, *help;

    if (!asked->help || !asked->help[0])
        return;
    list = json_new_list(&w->m);
    help = new_item(w, "help-", asked->id, "display");
    json_put_text(&w->m, help, "text", asked->help);
    put_control(w, extension(w, help, HL7 "questionnaire-itemControl"), "help");
    json_add(&w->m, list, help);
    json_put(&w->m, item, "item", list);
}

static int is_choice(const question *asked)
{
    return asked->type == CHOICE || asked->type == CHOICES;
}

static json_value *question_item(writer *w, const question *asked,
                                 const enable_when *when)
{
    const char *type = is_choice(asked) ? "choice" : asked->whole ? "integer" : "decimal";
    json_value *item = new_item(w, "", asked->id, type);

    put_text(w, item, asked);
    json_put_yes(&w->m, item, "required", !asked->in->optional);
    if (is_choice(asked))
        put_choice(w, item, asked);
    else
        put_number(w, item, asked);
    put_help(w, item, asked);
    return within(w, item, asked->id, when);
}

/* ---- the whole ---- */

/* NULL when nothing of it is ever asked. */
static json_value *section_item(writer *w, const section *in, const enable_when *due)
{
    json_value *group = new_item(w, "section-", in->id, "group"),
               *list = json_new_list(&w->m);

    json_put_text(&w->m, group, "text", in->title);
    for (size_t i = 0; i < w->pack->questions.all.count; i++) {
        const question *asked = w->pack->questions.all.items[i];

        enable_when when = when_of(w, asked->ask_when);

        if (asked->in == in && !asked->from_diary && !enable_when_never(&when))
            json_add(&w->m, list, question_item(w, asked, &when));
    }
    json_put(&w->m, group, "item", list);
    return json_is_empty(list) ? NULL : within(w, group, in->id, due);
}

static void add_section(writer *w, json_value *list, const section *in)
{
    enable_when when = when_of(w, in->ask_when);
    json_value *one = enable_when_never(&when) ? NULL : section_item(w, in, &when);

    if (one)
        json_add(&w->m, list, one);
}

/* The sections in the order in which their first questions are asked. */
static json_value *sections_of(writer *w)
{
    json_value *list = json_new_list(&w->m);
    const section *before = NULL;

    for (size_t i = 0; i < w->pack->questions.all.count; i++) {
        const question *asked = w->pack->questions.all.items[i];

        if (asked->in != before)
            add_section(w, list, asked->in);
        before = asked->in;
    }
    return list;
}

/* What people see who have no form for it. */
static void put_narrative(writer *w, json_value *whole)
{
    json_value *text = json_new_object(&w->m);
    text_buffer div = {0};

    text_add(&div, "<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    text_add_markup(&div, w->pack->title);
    text_add(&div, "</div>");
    json_put_text(&w->m, text, "status", "generated");
    put_built(w, text, "div", &div);
    json_put(&w->m, whole, "text", text);
}

static json_value *questionnaire(writer *w)
{
    json_value *whole = json_new_object(&w->m), *subjects = json_new_list(&w->m);
    text_buffer url = {0};

    json_put_text(&w->m, whole, "resourceType", "Questionnaire");
    put_narrative(w, whole);
    fhir_questionnaire_url(&url, w->pack);
    put_built(w, whole, "url", &url);
    json_put_text(&w->m, whole, "version", w->pack->version);
    json_put_text(&w->m, whole, "name", "SteadybackIntake");
    json_put_text(&w->m, whole, "title", w->pack->title);
    json_put_text(&w->m, whole, "status", "draft");
    json_add_text(&w->m, subjects, "Patient");
    json_put(&w->m, whole, "subjectType", subjects);
    json_put_text(&w->m, whole, "language", w->pack->language);
    json_put(&w->m, whole, "item", sections_of(w));
    return whole;
}

int sb_pack_questions_fhir(char **out, const sb_pack *pack, sb_failure *why)
{
    writer w = {.pack = pack, .memory = arena_new()};
    json_value *whole = w.memory ? questionnaire(&w) : NULL;

    w.m.failed |= w.failed || !whole;
    *out = json_write(&w.m, whole, 2);
    arena_free(w.memory);
    return *out ? 0 : failure_memory(why);
}
