/* SPDX-License-Identifier: Apache-2.0 */
/* A result as a FHIR R4 Bundle. Nothing is concluded here, and nothing is said that the
 * result or the pack does not say. */
#include "exchange/fhir_bundle.h"

#include <steadyback/fhir.h>
#include <steadyback/steadyback.h>

#include <stdio.h>

#include "base/days.h"
#include "base/failure.h"
#include "base/name_fill.h"
#include "base/plan_name.h"
#include "words/handout.h"
#include "words/handout_brief.h"

enum { UUID_SIZE = 46 };

/* ---- names ---- */

static void seed_answer(text_buffer *all, const question *asked, const answer *given)
{
    text_join(all, "\n", asked->id, "=");
    answer_write(all, asked, given);
    text_addf(all, " %llx", (unsigned long long)given->unsure);
}

/* The same for the same pack, answers, days and plan, and for nothing else. */
static void make_seed(fhir_bundle *b)
{
    const sb_document_options *o = b->options;
    const list *questions = &b->result->pack->questions.all;
    text_buffer all = {0};

    text_join(&all, sb_version(), "\n", b->result->pack->digest, "\n", o->today, "\n",
              o->start ? o->start : "", "\n", o->plan ? o->plan : "");
    for (size_t i = 0; i < questions->count; i++) {
        const answer *given = answer_of(&b->result->told, questions->items[i]);

        if (given->given)
            seed_answer(&all, questions->items[i], given);
    }
    digest_of_bytes(b->seed, all.text ? all.text : "", all.length);
    b->w.failed |= all.failed;
    text_clear(&all);
}

/* "urn:uuid:", and a UUID of version 8: our own (RFC 9562). */
static void write_uuid(char out[UUID_SIZE], fhir_bundle *b, const char *type,
                       const char *name)
{
    text_buffer all = {0};
    char d[DIGEST_SIZE];

    text_join(&all, b->seed, ":", type, ":", name);
    digest_of_bytes(d, all.text ? all.text : "", all.length);
    snprintf(out, UUID_SIZE, "urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", d, d + 8, d + 12,
             d + 15, d + 18);
    b->w.failed |= all.failed;
    text_clear(&all);
}

void bundle_add(fhir_bundle *b, const char *type, const char *name, json_value *resource)
{
    json_value *entry = json_new_object(&b->w.m);
    char uuid[UUID_SIZE];

    write_uuid(uuid, b, type, name);
    json_put_text(&b->w.m, entry, "fullUrl", uuid);
    json_put(&b->w.m, entry, "resource", resource);
    json_add(&b->w.m, b->entries, entry);
}

json_value *bundle_refer(fhir_bundle *b, const char *type, const char *name)
{
    json_value *one = json_new_object(&b->w.m);
    char uuid[UUID_SIZE];

    write_uuid(uuid, b, type, name);
    json_put_text(&b->w.m, one, "reference", uuid);
    json_put_text(&b->w.m, one, "type", type);
    return one;
}

/* ---- what several say ---- */

json_value *bundle_program(fhir_bundle *b)
{
    json_value *one = json_new_object(&b->w.m);
    text_buffer name = {0};

    json_put_text(&b->w.m, one, "type", "Device");
    text_join(&name, "steadyback ", sb_version());
    fhir_put_built(&b->w, one, "display", &name);
    return one;
}

int bundle_has_plan(const fhir_bundle *b)
{
    const sb_result *r = b->result;

    return r->has_programme ||
           (r->advice.count && !disposition_is_urgent(r->disposition));
}

void bundle_reason(text_buffer *out, const fhir_bundle *b, const reason *why)
{
    text_buffer answers = {0};

    text_add(out, reason_text(why));
    handout_reason(&answers, b->result, why);
    if (answers.text) {
        text_add(out, " ");
        handout_write(out, b->result->pack, "handout-reason",
                      (const char *const[]){"reasons", answers.text, NULL});
    }
    text_used(&answers, out);
    if (why->if_unknown)
        text_join(out, " ", pack_text(b->result->pack, "handout-not-sure"));
}

void bundle_effort(text_buffer *out, const fhir_bundle *b, const result_item *item)
{
    text_buffer feel = {0};

    handout_effort(&feel, b->w.pack, item);
    if (feel.text)
        text_join(out, ", ", feel.text);
    text_used(&feel, out);
}

void bundle_sources(fhir_narrative *out, const fhir_bundle *b, const evidence *e)
{
    for (size_t i = 0; i < e->source_count; i++)
        narrative_say(out, b->result->pack, narrative_item, "explain-source",
                      (const char *const[]){"label", e->sources[i]->label, "grade",
                                            e->grade, "reference",
                                            e->sources[i]->reference, NULL});
}

json_value *bundle_rule(fhir_bundle *b, const reason *why, const char *text)
{
    text_buffer id = {0};
    json_value *one;

    text_join(&id, why->rule->id, why->if_unknown ? "-if-unknown" : "");
    one = fhir_concept(&b->w, "rule", id.text ? id.text : "", text);
    b->w.failed |= id.failed;
    text_clear(&id);
    return one;
}

json_value *bundle_because(fhir_bundle *b, const reason *why)
{
    return why->rule ? bundle_rule(b, why, reason_text(why))
                     : fhir_concept(&b->w, "part", why->part->of, reason_text(why));
}

/* ---- the whole ---- */

static json_value *whole_of(fhir_bundle *b)
{
    json_value *whole = json_new_object(&b->w.m);

    b->entries = json_new_list(&b->w.m);
    make_seed(b);
    json_put_text(&b->w.m, whole, "resourceType", "Bundle");
    json_put_text(&b->w.m, whole, "language", b->w.pack->language);
    json_put_text(&b->w.m, whole, "type", "collection");
    bundle_add_guidance(b); /* whom to see and how soon comes first */
    if (bundle_has_plan(b))
        bundle_add_plan(b);
    bundle_add_issues(b);
    bundle_add_answers(b);
    bundle_add_provenance(b);
    json_put(&b->w.m, whole, "entry", b->entries);
    return whole;
}

static int check_day(const char *day, sb_failure *why)
{
    return day_number(day) >= 0
               ? 0
               : failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                             "'%.40s' is no day from %d to %d; write it as 2026-11-23",
                             day, FIRST_DAY_YEAR, LAST_DAY_YEAR);
}

static int check_options(const sb_document_options *options, sb_failure *why)
{
    if (!options || !options->today)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "a FHIR bundle needs the day that it is made on");
    if (check_day(options->today, why) < 0 ||
        (options->start && check_day(options->start, why) < 0))
        return -1;
    return options->plan ? plan_name_check(options->plan, why) : 0;
}

int sb_result_fhir(char **out, const sb_result *result,
                   const sb_document_options *options, sb_failure *why)
{
    fhir_bundle b = {.result = result, .options = options};
    json_value *whole;

    *out = NULL;
    if (check_options(options, why) < 0)
        return -1;
    b.w.pack = result->pack;
    b.w.memory = arena_new();
    whole = b.w.memory ? whole_of(&b) : NULL;
    b.w.m.failed |= b.w.failed || !whole;
    *out = json_write(&b.w.m, whole, 2);
    arena_free(b.w.memory);
    return names_guard_made(out, why);
}
