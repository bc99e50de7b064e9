/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the result as XML that stands around the programme: advice, how to tell
 * soreness from a warning, flare-ups, when to get help and from whom. */
#include "reports/result_xml.h"
#include "words/handout.h"

void xml_advice(result_writer *w, xml_part *into, const char *name, const list *all)
{
    xml_part *whole = tree_add(w->tree, into, name);

    for (size_t i = 0; i < all->count; i++) {
        const advice *a = all->items[i];
        xml_part *one = tree_add(w->tree, whole, "message");

        tree_put(w->tree, one, "id", a->message->id);
        tree_add_text(w->tree, one, "text", a->message->text);
        xml_reasons(w, one, "reasons", &a->why);
    }
}

static void put_messages(result_writer *w, xml_part *into, const char *name,
                         const list *all)
{
    xml_part *whole = tree_add(w->tree, into, name);

    for (size_t i = 0; i < all->count; i++) {
        const message *m = all->items[i];
        xml_part *one = tree_add(w->tree, whole, "message");

        tree_put(w->tree, one, "id", m->id);
        tree_add_text(w->tree, one, "text", m->text);
        xml_evidence(w, one, &m->evidence);
    }
}

static void put_light(result_writer *w, xml_part *into, const light *l)
{
    const char *during = handout_pain_is_high(w->result) ? l->during_high : l->during;
    xml_part *one = tree_add(w->tree, into, "light");

    tree_put(w->tree, one, "id", l->id);
    tree_add_text(w->tree, one, "name", l->name);
    tree_add_text(w->tree, one, "during", during);
    tree_add_text(w->tree, one, "next-day", l->next_day);
    tree_add_text(w->tree, one, "leg", l->leg);
    tree_add_text(w->tree, one, "action", l->action);
}

static void put_monitoring(result_writer *w, xml_part *into)
{
    const monitoring *m = &w->result->pack->monitoring;
    xml_part *whole = tree_add(w->tree, into, "monitoring");

    for (size_t i = 0; i < m->light_count; i++)
        put_light(w, whole, &m->lights[i]);
    for (size_t i = 0; i < m->pair_count; i++) {
        xml_part *one = tree_add(w->tree, whole, "pair");

        tree_add_text(w->tree, one, "soreness", m->pairs[i].soreness);
        tree_add_text(w->tree, one, "warning", m->pairs[i].warning);
    }
    xml_evidence(w, whole, &m->evidence);
}

static void put_flares(result_writer *w, xml_part *into)
{
    const monitoring *m = &w->result->pack->monitoring;
    xml_part *whole = tree_add(w->tree, into, "flare-plan");

    for (size_t i = 0; i < m->flare_count; i++) {
        const flare *f = &m->flares[i];
        xml_part *one = tree_add(w->tree, whole, "flare");

        tree_put(w->tree, one, "id", f->id);
        tree_add_text(w->tree, one, "name", f->name);
        tree_add_text(w->tree, one, "sign", handout_flare_sign(w->result, f));
        for (size_t k = 0; k < f->step_count; k++)
            tree_add_text(w->tree, one, "step", f->steps[k]);
    }
}

static void put_stop_signals(result_writer *w, xml_part *into)
{
    xml_part *whole = tree_add(w->tree, into, "stop-signals");

    for (size_t i = 0; i < w->result->stop_signals.count; i++) {
        const stop_signal *s = w->result->stop_signals.items[i];
        xml_part *one = tree_add(w->tree, whole, "signal");

        tree_put(w->tree, one, "id", s->id);
        tree_put(w->tree, one, "level", disposition_words[s->level]);
        tree_add_text(w->tree, one, "text", s->text);
        tree_add_text(w->tree, one, "action", s->action);
    }
}

static void put_contact(result_writer *w, xml_part *into, const contact *c)
{
    xml_part *one = tree_add(w->tree, into, "contact");

    tree_put(w->tree, one, "id", c->id);
    tree_add_text(w->tree, one, "name", c->name);
    tree_add_text(w->tree, one, "how", c->how);
}

/* Who to call at once stands first; then whom the rules name. */
void xml_contacts(result_writer *w, xml_part *into)
{
    const sb_result *r = w->result;
    const char *id = r->disposition == EMERGENCY_NOW ? "emergency"
                     : r->disposition == SAME_DAY    ? "same-day"
                                                     : "";
    const contact *first = name_table_find(&r->pack->contacts.by_name, id);
    xml_part *all = tree_add(w->tree, into, "contacts");

    if (first)
        put_contact(w, all, first);
    for (size_t i = 0; i < r->contacts.count; i++)
        if (r->contacts.items[i] != first)
            put_contact(w, all, r->contacts.items[i]);
}

void xml_guidance(result_writer *w, xml_part *into)
{
    xml_advice(w, into, "advice", &w->result->advice);
    put_monitoring(w, into);
    put_flares(w, into);
    put_stop_signals(w, into);
    put_messages(w, into, "safety-net", &w->result->safety_net);
    put_messages(w, into, "education", &w->result->education);
}
