/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/result_tree.h"

#include "words/handout.h"
#include "words/handout_brief.h"
#include "words/standing.h"
#include "words/told_words.h"

void result_put_list(result_tree *w, record_part into, const char *name, const char *item,
                     const list *things, result_put_one *put)
{
    record_part all = record_list(w->to, into, name);

    for (size_t i = 0; i < things->count; i++)
        put(w, record_item(w->to, all, item), things->items[i]);
}

/* ---- how things stand ---- */

static void put_overlay(result_tree *w, record_part one, const void *thing)
{
    const overlay *overlay = thing;

    record_id(w->to, one, "id", overlay->id);
    record_id(w->to, one, "version", overlay->version);
    record_text(w->to, one, "title", overlay->title);
    record_id(w->to, one, "digest", overlay->digest);
}

static void put_pack(result_tree *w, record_part whole)
{
    const sb_pack *pack = w->result->pack;
    record_part one = record_object(w->to, whole, "pack");

    record_id(w->to, one, "id", pack->id);
    record_id(w->to, one, "version", pack->version);
    record_id(w->to, one, "digest", pack->digest);
    record_id(w->to, one, "status", pack->status);
    record_number(w->to, one, "signed", (long)standing_signed(pack));
    if (pack->is_modified)
        record_yes(w->to, one, "modified", 1);
    if (pack->overlays.count)
        result_put_list(w, one, "overlays", "overlay", &pack->overlays, put_overlay);
    shown_origin(w, one);
}

static void put_disposition(result_tree *w, record_part whole)
{
    const sb_result *r = w->result;
    record_part one = record_object(w->to, whole, "disposition");
    char *action = handout_action(r);

    record_id(w->to, one, "level", disposition_words[r->disposition]);
    record_id(w->to, one, "gate", gate_words[r->gate]);
    record_text(w->to, one, "title", handout_title(r));
    if (action)
        record_text(w->to, one, "action", action);
    else
        record_fail(w->to);
    handout_free(action);
    result_put_list(w, one, "reasons", "reason", &r->disposition_why.all,
                    result_put_reason);
    result_put_list(w, one, "gate_reasons", "reason", &r->gate_why.all,
                    result_put_reason);
}

/* What is only possible is not told. */
static void put_findings(result_tree *w, record_part whole)
{
    record_part all = record_list(w->to, whole, "findings");

    for (size_t i = 0; i < w->result->findings.count; i++) {
        const result_finding *f = w->result->findings.items[i];
        record_part one;

        if (!f->sure)
            continue;
        one = record_item(w->to, all, "finding");
        record_id(w->to, one, "finding", f->finding->id);
        record_text(w->to, one, "text", f->finding->yes);
        result_put_list(w, one, "answers", "answer", &f->answers, result_put_answer);
    }
}

/* One entry for each rule that restricts the movement. */
static void put_restriction(result_tree *w, record_part all, const result_restriction *r)
{
    for (size_t i = 0; i < r->why.all.count; i++) {
        const reason *why = r->why.all.items[i];
        record_part one = record_item(w->to, all, "restriction");

        record_id(w->to, one, "movement", r->movement->id);
        record_text(w->to, one, "name", r->movement->name);
        record_id(w->to, one, "type", restriction_words[r->type]);
        record_id(w->to, one, "rule", why->rule->id);
        result_put_reason(w, record_object(w->to, one, "because"), why);
    }
}

static void put_restrictions(result_tree *w, record_part whole)
{
    record_part all = record_list(w->to, whole, "restrictions");

    for (size_t i = 0; i < w->result->restrictions.count; i++)
        put_restriction(w, all, w->result->restrictions.items[i]);
}

/* The first one is drawn, beside the hazard. */
static void put_insteads(result_tree *w, record_part into, const result_hazard *h,
                         int is_drawn)
{
    record_part all = record_list(w->to, into, "instead");

    for (size_t i = 0; i < h->insteads.count; i++) {
        const exercise *e = h->insteads.items[i];
        record_part one = record_item_id(w->to, all, "exercise", e->id);

        shown_text(w, one, "name", e->name);
        shown_text(w, one, "summary", e->summary);
        if (is_drawn && i == 0)
            shown_drawing(w, one, e->id, h->hazard->id);
    }
    all = record_list(w->to, into, "tips");
    for (size_t i = 0; i < h->tips.count; i++)
        record_item_text(w->to, all, "tip", h->tips.items[i]);
}

static void put_hazard(result_tree *w, record_part one, const void *thing)
{
    const result_hazard *h = thing;

    record_id(w->to, one, "hazard", h->hazard->id);
    record_text(w->to, one, "name", h->hazard->name);
    record_id(w->to, one, "kind", h->is_absolute ? "absolute" : "relative");
    record_id(w->to, one, "state", hazard_state_words[h->state]);
    record_text(w->to, one, "why", h->because);
    record_text(w->to, one, "back_when", h->back);
    if (h->insteads.count) {
        const exercise *first = h->insteads.items[0];

        shown_phrase(
            w, one, "handout-instead-how",
            (const char *const[]){"name", first->name, "how", first->summary, NULL});
    }
    shown_drawing(w, one, h->hazard->id, "drawing");
    put_insteads(w, one, h, h->state == NOT_YET);
    result_put_list(w, one, "reasons", "reason", &h->why.all, result_put_reason);
    result_put_list(w, one, "answers", "answer", &h->answers, result_put_answer);
    result_put_evidence(w, one, &h->hazard->evidence);
}

/* A movement that is not listed: of the core, or one that waits as well. */
static void put_unlisted(result_tree *w, record_part one, const void *thing)
{
    const result_hazard *h = thing;

    record_id(w->to, one, "hazard", h->hazard->id);
    record_text(w->to, one, "name", h->hazard->name);
    record_id(w->to, one, "state", hazard_state_words[h->state]);
    record_text(w->to, one, "why", h->because);
    if (h->state == NOT_YET) {
        record_text(w->to, one, "back_when", h->back);
        put_insteads(w, one, h, 0);
    }
    if (h->state == LATER && h->hazard->later)
        record_text(w->to, one, "path", h->hazard->later);
    if (h->state == FINE && h->hazard->fine)
        record_text(w->to, one, "fine", h->hazard->fine);
}

/* The core first, then whatever else concerns the person. */
static void put_unlisted_all(result_tree *w, record_part whole)
{
    const sb_result *r = w->result;
    record_part all = record_list(w->to, whole, "unlisted");
    text_buffer core = {0};

    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *h = r->not_yet.items[i];

        if (!handout_shows(r, h) && (h->hazard->seed || h->state != FINE))
            put_unlisted(w, record_item(w->to, all, "hazard"), h);
    }
    handout_core(&core, r);
    shown_core(w, whole, &core);
}

/* ---- the end ---- */

static void put_incomplete(result_tree *w, record_part whole)
{
    record_part all = record_list(w->to, whole, "incomplete");

    for (size_t i = 0; i < w->result->incomplete.count; i++) {
        const question *asked = w->result->incomplete.items[i];
        record_part one = record_item_id(w->to, all, "question", asked->id);

        shown_text(w, one, "topic", asked->topic ? asked->topic : asked->id);
    }
    shown_incomplete(w, all);
}

static void put_unused(result_tree *w, record_part whole)
{
    record_part all = record_list(w->to, whole, "unused");

    for (size_t i = 0; i < w->result->unused.count; i++) {
        const result_unused *told = w->result->unused.items[i];
        record_part one = record_item(w->to, all, "told");
        text_buffer text = {0};

        told_say_unused(&text, w->result, told);
        record_id(w->to, one, "question", told->asked->id);
        result_put_value(w, one, told->asked, &told->given);
        record_id(w->to, one, "why", unused_words[told->why]);
        record_take_text(w->to, one, "text", &text);
    }
    shown_told(w, all);
}

/* What a danger sign takes for granted, though it was not told so. */
static void put_taken(result_tree *w, record_part one, const void *thing)
{
    const result_taken *taken = thing;
    const answer *now = answer_of(&w->result->sheet, taken->asked);

    record_id(w->to, one, "question", taken->asked->id);
    result_put_value(w, one, taken->asked,
                     &(answer){.unknown = now->unknown || now->unsure,
                               .ticked = now->ticked & taken->options});
    record_id(w->to, one, "because_of", taken->sign->id);
}

/* How the plan of the next week comes from the last one. */
static void put_change(result_tree *w, record_part one, const void *thing)
{
    const result_change *change = thing;

    record_id(w->to, one, "to", plan_change_words[change->to]);
    record_number_if(w->to, one, "share", change->share);
    result_put_list(w, one, "reasons", "reason", &change->why.all, result_put_reason);
}

void result_tree_put(result_tree *w, record_part whole)
{
    const sb_result *r = w->result;

    shown_first(w, whole);
    put_pack(w, whole);
    put_disposition(w, whole);
    result_put_list(w, whole, "holds", "message", &r->holds, result_put_advice);
    result_put_list(w, whole, "contacts", "contact", &r->contacts, result_put_contact);
    put_findings(w, whole);
    put_restrictions(w, whole);
    result_put_list(w, whole, "not_yet", "hazard", &r->listed, put_hazard);
    put_unlisted_all(w, whole);
    result_put_programme(w, whole);
    result_put_list(w, whole, "exercises", "exercise", &r->exercises,
                    result_put_exercise);
    result_put_guidance(w, whole);
    put_incomplete(w, whole);
    put_unused(w, whole);
    if (r->taken.count)
        result_put_list(w, whole, "taken", "answer", &r->taken, put_taken);
    if (r->changes.count)
        result_put_list(w, whole, "adapt", "change", &r->changes, put_change);
    result_put_list(w, whole, "trace", "fired", &r->trace, result_put_fired);
    shown_sources(w, whole);
}
