/* SPDX-License-Identifier: Apache-2.0 */
/* The programme as a CarePlan: a draft of a proposal. Without a programme it has no
 * activity, and says what to do. */
#include <stdio.h>

#include "exchange/fhir_bundle.h"
#include "exchange/fhir_names.h"
#include "words/handout.h"
#include "words/handout_brief.h"

enum { TEXT_SIZE = 48 };

#define ABSENT "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

/* ---- in words ---- */

static void tell_programme(fhir_narrative *out, const fhir_bundle *b)
{
    const sb_result *r = b->result;
    char minutes[TEXT_SIZE], level[TEXT_SIZE], style[TEXT_SIZE];

    snprintf(minutes, sizeof(minutes), "%ld", r->minutes);
    snprintf(level, sizeof(level), "handout-level-%s", level_words[r->level]);
    snprintf(style, sizeof(style), "handout-style-%s", style_words[r->style]);
    narrative_heading(out, pack_text(r->pack, "handout-programme"));
    narrative_say(out, r->pack, narrative_text, "handout-minutes",
                  (const char *const[]){"minutes", minutes, NULL});
    narrative_say(out, r->pack, narrative_text, level, NULL);
    narrative_say(out, r->pack, narrative_text, style, NULL);
    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];
        text_buffer line = {0}, dose_words = {0};

        handout_dose(&dose_words, r->pack, item);
        text_join(&line, item->exercise->name, ": ",
                  dose_words.text ? dose_words.text : "");
        text_used(&dose_words, &line);
        bundle_effort(&line, b, item);
        narrative_made(out, narrative_item, &line);
    }
}

static void tell_amounts(fhir_telling *out, const sb_result *r, const result_week *week)
{
    for (size_t i = 0; i < week->items.count; i++) {
        const week_item *item = week->items.items[i];
        text_buffer line = {0};

        text_join(&line, item->exercise->name, ": ");
        handout_amount(&line, r, item);
        telling_made(out, &line);
    }
}

static void tell_weeks(fhir_telling *out, const sb_result *r)
{
    for (size_t i = 0; i < r->weeks.count; i++) {
        const result_week *week = r->weeks.items[i];
        char number[TEXT_SIZE];
        text_buffer heading = {0};

        snprintf(number, sizeof(number), "%ld", week->plan->number);
        handout_write(&heading, r->pack, "handout-week",
                      (const char *const[]){"number", number, NULL});
        telling_section(out, heading.text ? heading.text : "");
        text_used(&heading, &out->note);
        telling_item(out, week->plan->message->text);
        tell_amounts(out, r, week);
    }
}

static void tell_not_yet(fhir_telling *out, const sb_result *r)
{
    if (r->listed.count)
        telling_section(out, pack_text(r->pack, "handout-not-yet"));
    for (size_t i = 0; i < r->listed.count; i++) {
        const result_hazard *h = r->listed.items[i];
        text_buffer line = {0};

        text_join(&line, h->hazard->name, ". ", h->because, " ", h->back);
        if (h->insteads.count) {
            const exercise *first = h->insteads.items[0];

            text_add(&line, " ");
            handout_write(
                &line, r->pack, "handout-instead-how",
                (const char *const[]){"name", first->name, "how", first->summary, NULL});
        }
        for (size_t tip = 0; tip < h->tips.count; tip++)
            text_join(&line, " ", h->tips.items[tip]);
        telling_made(out, &line);
    }
}

static void tell_lights(fhir_telling *out, const sb_result *r)
{
    const monitoring *m = &r->pack->monitoring;

    telling_section(out, pack_text(r->pack, "handout-lights"));
    for (size_t i = 0; i < m->light_count; i++) {
        text_buffer line = {0};

        text_join(&line, m->lights[i].name, ": ", handout_light(r, &m->lights[i]));
        telling_made(out, &line);
    }
    telling_section(out, pack_text(r->pack, "handout-stop"));
    for (size_t i = 0; i < r->stop_signals.count; i++) {
        const stop_signal *s = r->stop_signals.items[i];
        text_buffer line = {0};

        text_join(&line, s->text, " ", s->action);
        telling_made(out, &line);
    }
}

static void tell_advice(fhir_telling *out, const sb_result *r)
{
    if (r->advice.count)
        telling_section(out, pack_text(r->pack, "handout-also"));
    for (size_t i = 0; i < r->advice.count; i++)
        telling_item(out, ((const advice *)r->advice.items[i])->message->text);
}

static void tell_plan(fhir_telling *out, const fhir_bundle *b, const char *action)
{
    const sb_result *r = b->result;

    narrative_heading(&out->shown, handout_title(r));
    narrative_text(&out->shown, action);
    if (r->has_programme)
        tell_programme(&out->shown, b);
    tell_advice(out, r);
    if (r->has_programme) {
        tell_not_yet(out, r);
        tell_weeks(out, r);
        tell_lights(out, r);
    }
    bundle_tell_safety_net(out, r);
}

/* ---- the whole ---- */

/* Whose plan it is, the program does not know: who asks for it puts it in. */
static void put_subject(fhir_bundle *b, json_value *plan)
{
    json_value *subject = json_new_object(&b->w.m);

    json_put_text(&b->w.m, fhir_extension(&b->w, subject, ABSENT), "valueCode",
                  "unknown");
    json_put(&b->w.m, plan, "subject", subject);
}

/* The rules that it follows. */
static void put_pack(fhir_bundle *b, json_value *plan)
{
    text_buffer name = {0};

    fhir_pack_name(&name, b->w.pack);
    fhir_put_one(&b->w, plan, "instantiatesUri",
                 json_new_string(&b->w.m, name.text ? name.text : ""));
    b->w.failed |= name.failed;
    text_clear(&name);
}

static void put_period(fhir_bundle *b, json_value *plan)
{
    json_value *period = json_new_object(&b->w.m);

    json_put_text(&b->w.m, period, "start", b->options->start);
    json_put(&b->w.m, plan, "period", period);
}

static void put_rests_on(fhir_bundle *b, json_value *plan)
{
    json_value *list = json_new_list(&b->w.m);

    json_add(&b->w.m, list, bundle_refer(b, "QuestionnaireResponse", ""));
    bundle_refer_issues(b, list);
    json_put(&b->w.m, plan, "supportingInfo", list);
}

void bundle_add_plan(fhir_bundle *b)
{
    json_value *one = fhir_resource(&b->w, "CarePlan");
    char *action = handout_action(b->result);
    fhir_telling words;

    b->w.failed |= action == NULL;
    telling_open(&words, &b->w);
    tell_plan(&words, b, action ? action : "");
    telling_put(one, &words);
    put_pack(b, one);
    json_put_text(&b->w.m, one, "status", "draft");
    json_put_text(&b->w.m, one, "intent", "proposal");
    json_put_text(&b->w.m, one, "title", handout_title(b->result));
    json_put_text(&b->w.m, one, "description", action ? action : "");
    handout_free(action);
    put_subject(b, one);
    if (b->options->start && b->result->has_programme)
        put_period(b, one);
    json_put_text(&b->w.m, one, "created", b->options->today);
    json_put(&b->w.m, one, "author", bundle_program(b));
    put_rests_on(b, one);
    if (b->result->has_programme)
        bundle_put_activities(b, one);
    bundle_add(b, "CarePlan", "", one);
}
