/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the tree that stands around the programme: advice, how to tell soreness
 * from a warning, flare-ups, when to get help and from whom. */
#include "reports/result_tree.h"
#include "words/handout.h"
#include "words/handout_brief.h"

void result_put_advice(result_tree *w, record_part one, const void *thing)
{
    const advice *a = thing;

    record_id(w->to, one, "message", a->message->id);
    shown_id(w, one, "page", handout_advises(w->result, a) ? "yes" : "no");
    record_text(w->to, one, "text", a->message->text);
    result_put_list(w, one, "reasons", "reason", &a->why.all, result_put_reason);
}

static void put_message(result_tree *w, record_part one, const void *thing)
{
    const message *m = thing;

    record_id(w->to, one, "message", m->id);
    record_text(w->to, one, "text", m->text);
    shown_evidence(w, one, &m->evidence);
}

static void put_light(result_tree *w, record_part one, const light *l)
{
    const char *during = handout_pain_is_high(w->result) ? l->during_high : l->during;

    record_id(w->to, one, "light", l->id);
    record_text(w->to, one, "name", l->name);
    record_text(w->to, one, "during", during);
    record_text(w->to, one, "next_day", l->next_day);
    record_text(w->to, one, "leg", l->leg);
    record_text(w->to, one, "action", l->action);
    shown_light(w, one, l);
}

static void put_monitoring(result_tree *w, record_part whole)
{
    const monitoring *m = &w->result->pack->monitoring;
    record_part one = record_object(w->to, whole, "monitoring");
    record_part lights = record_list(w->to, one, "lights"), pairs;

    for (size_t i = 0; i < m->light_count; i++)
        put_light(w, record_item(w->to, lights, "light"), &m->lights[i]);
    pairs = record_list(w->to, one, "soreness_or_warning");
    for (size_t i = 0; i < m->pair_count; i++) {
        record_part pair = record_item(w->to, pairs, "pair");

        record_text(w->to, pair, "soreness", m->pairs[i].soreness);
        record_text(w->to, pair, "warning", m->pairs[i].warning);
    }
    shown_evidence(w, one, &m->evidence);
}

static void put_flares(result_tree *w, record_part whole)
{
    const monitoring *m = &w->result->pack->monitoring;
    record_part all = record_list(w->to, whole, "flare_plan");

    for (size_t i = 0; i < m->flare_count; i++) {
        const flare *f = &m->flares[i];
        record_part one = record_item(w->to, all, "flare");

        record_id(w->to, one, "flare", f->id);
        record_text(w->to, one, "name", f->name);
        record_text(w->to, one, "sign", handout_flare_sign(w->result, f));
        record_texts(w->to, one, "do", "step", f->steps, f->step_count);
    }
}

static void put_stop_signal(result_tree *w, record_part one, const void *thing)
{
    const stop_signal *s = thing;

    record_id(w->to, one, "signal", s->id);
    record_id(w->to, one, "level", disposition_words[s->level]);
    record_text(w->to, one, "text", s->text);
    record_text(w->to, one, "action", s->action);
    shown_signal(w, one, s);
}

void result_put_contact(result_tree *w, record_part one, const void *thing)
{
    const contact *c = thing;

    record_id(w->to, one, "contact", c->id);
    record_text(w->to, one, "name", c->name);
    record_text(w->to, one, "how", c->how);
}

void result_put_guidance(result_tree *w, record_part whole)
{
    const sb_result *r = w->result;

    result_put_list(w, whole, "advice", "message", &r->advice, result_put_advice);
    put_monitoring(w, whole);
    put_flares(w, whole);
    result_put_list(w, whole, "stop_signals", "signal", &r->stop_signals,
                    put_stop_signal);
    result_put_list(w, whole, "safety_net", "message", &r->safety_net, put_message);
    result_put_list(w, whole, "education", "message", &r->education, put_message);
}
