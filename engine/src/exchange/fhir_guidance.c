/* SPDX-License-Identifier: Apache-2.0 */
/* What came out and why, as a GuidanceResponse. */
#include <stdio.h>
#include <stdlib.h>

#include "exchange/fhir_bundle.h"
#include "exchange/fhir_names.h"
#include "words/handout.h"
#include "words/told_words.h"

enum { ID_SIZE = 48 };
#define OUTCOME "outcome"

/* ---- the outcome, as codes ---- */

static void add_parameter(fhir_bundle *b, json_value *list, const char *name,
                          const char *code)
{
    json_value *one = json_new_object(&b->w.m);

    json_put_text(&b->w.m, one, "name", name);
    json_put_text(&b->w.m, one, "valueCode", code);
    json_add(&b->w.m, list, one);
}

static void put_outcome(fhir_bundle *b, json_value *guidance)
{
    json_value *one = json_new_object(&b->w.m), *list = json_new_list(&b->w.m);

    json_put_text(&b->w.m, one, "resourceType", "Parameters");
    json_put_text(&b->w.m, one, "id", OUTCOME);
    add_parameter(b, list, "disposition", disposition_words[b->result->disposition]);
    add_parameter(b, list, "gate", gate_words[b->result->gate]);
    json_put(&b->w.m, one, "parameter", list);
    fhir_put_one(&b->w, guidance, "contained", one);
}

/* ---- in words ---- */

static int has_reason(const reasons *all, const reason *one)
{
    for (size_t i = 0; all && i < all->all.count; i++)
        if (((const reason *)all->all.items[i])->rule == one->rule)
            return 1;
    return 0;
}

/* `said` were told before; NULL: none were. */
static void tell_reasons(fhir_telling *out, const fhir_bundle *b, const reasons *why,
                         const reasons *said)
{
    for (size_t i = 0; i < why->all.count; i++) {
        text_buffer text = {0};

        if (has_reason(said, why->all.items[i]))
            continue;
        bundle_reason(&text, b, why->all.items[i]);
        telling_made(out, &text);
    }
}

static void tell_today(fhir_telling *out, const fhir_bundle *b)
{
    const sb_result *r = b->result;
    char *action = handout_action(r);

    telling_section(out, handout_title(r));
    if (action)
        telling_item(out, action);
    else
        out->w->failed = 1;
    handout_free(action);
    for (size_t i = 0; i < r->contacts.count; i++) {
        const contact *c = r->contacts.items[i];

        telling_say(out, "handout-contact",
                    (const char *const[]){"name", c->name, "how", c->how, NULL});
    }
}

static void tell_means(fhir_telling *out, const fhir_bundle *b)
{
    char gate[ID_SIZE];

    snprintf(gate, sizeof(gate), "explain-gate-%s", gate_words[b->result->gate]);
    telling_section(out, pack_text(out->w->pack, "handout-means"));
    tell_reasons(out, b, &b->result->disposition_why, NULL);
    telling_say(out, gate, NULL);
    tell_reasons(out, b, &b->result->gate_why, &b->result->disposition_why);
}

static void tell_told(void *payload, const char *message, const char *const pairs[])
{
    telling_say(payload, message, pairs);
}

/* What was not answered, and what was told and not used. */
static void tell_heard(fhir_telling *out, const fhir_bundle *b)
{
    const sb_result *r = b->result;
    text_buffer names = {0};

    if (!r->incomplete.count && !r->unused.count && !r->taken.count)
        return;
    telling_section(out, pack_text(out->w->pack, "handout-heard"));
    for (size_t i = 0; i < r->incomplete.count; i++) {
        const question *asked = r->incomplete.items[i];

        text_join(&names, i ? "; " : "", asked->topic ? asked->topic : asked->id);
    }
    if (names.text)
        telling_say(out, "handout-incomplete",
                    (const char *const[]){"questions", names.text, NULL});
    text_used(&names, &out->note);
    told_say(r, tell_told, out);
}

void bundle_tell_safety_net(fhir_telling *out, const sb_result *r)
{
    telling_section(out, pack_text(r->pack, "handout-help"));
    for (size_t i = 0; i < r->safety_net.count; i++)
        telling_item(out, ((const message *)r->safety_net.items[i])->text);
}

/* ---- reasons ---- */

typedef struct reason_codes {
    fhir_bundle *b;
    json_value *list;
    unsigned char *seen; /* by the index of the rule */
} reason_codes;

static void add_reasons(reason_codes *to, const reasons *why)
{
    for (size_t i = 0; i < why->all.count; i++) {
        const reason *one = why->all.items[i];

        if (one->rule && !to->seen[one->rule->index]++)
            json_add(&to->b->w.m, to->list, bundle_rule(to->b, one, one->rule->because));
    }
}

/* Only what the result has: other rules fire, too, and mean nothing for this person. */
static void add_programme(reason_codes *to, const sb_result *r)
{
    add_reasons(to, &r->level_why);
    add_reasons(to, &r->style_why);
    for (size_t i = 0; i < r->items.count; i++)
        add_reasons(to, &((const result_item *)r->items.items[i])->why);
}

static void add_all(reason_codes *to, const sb_result *r)
{
    add_reasons(to, &r->disposition_why);
    add_reasons(to, &r->gate_why);
    for (size_t i = 0; i < r->holds.count; i++)
        add_reasons(to, &((const advice *)r->holds.items[i])->why);
    for (size_t i = 0; i < r->restrictions.count; i++)
        add_reasons(to, &((const result_restriction *)r->restrictions.items[i])->why);
    for (size_t i = 0; i < r->advice.count && bundle_has_plan(to->b); i++)
        add_reasons(to, &((const advice *)r->advice.items[i])->why);
    if (r->has_programme)
        add_programme(to, r);
}

/* Each rule that something rests on, what is behind the disposition first. */
static void put_reasons(fhir_bundle *b, json_value *guidance)
{
    reason_codes to = {.b = b,
                       .list = json_new_list(&b->w.m),
                       .seen = calloc(b->w.pack->rules.all.count + 1, 1)};

    if (to.seen)
        add_all(&to, b->result);
    else
        b->w.failed = 1;
    if (!json_is_empty(to.list))
        json_put(&b->w.m, guidance, "reasonCode", to.list);
    free(to.seen);
}

/* ---- GuidanceResponse ---- */

static void put_module(fhir_bundle *b, json_value *owner, const char *key)
{
    text_buffer name = {0};

    fhir_pack_name(&name, b->w.pack);
    fhir_put_built(&b->w, owner, key, &name);
}

void bundle_add_guidance(fhir_bundle *b)
{
    json_value *one = fhir_resource(&b->w, "GuidanceResponse"),
               *outcome = json_new_object(&b->w.m);
    fhir_telling words;

    telling_open(&words, &b->w);
    tell_today(&words, b);
    tell_means(&words, b);
    bundle_tell_safety_net(&words, b->result);
    tell_heard(&words, b);
    telling_put(one, &words);
    put_outcome(b, one);
    put_module(b, one, "moduleCanonical");
    json_put_text(&b->w.m, one, "status",
                  b->result->incomplete.count ? "data-requested" : "success");
    json_put_text(&b->w.m, one, "occurrenceDateTime", b->options->today);
    json_put(&b->w.m, one, "performer", bundle_program(b));
    put_reasons(b, one);
    json_put_text(&b->w.m, outcome, "reference", "#" OUTCOME);
    json_put(&b->w.m, one, "outputParameters", outcome);
    if (bundle_has_plan(b))
        json_put(&b->w.m, one, "result", bundle_refer(b, "CarePlan", ""));
    bundle_add(b, "GuidanceResponse", "", one);
}
