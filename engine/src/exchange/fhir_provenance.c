/* SPDX-License-Identifier: Apache-2.0 */
/* What a result was made with, as a Provenance. */
#include <stdio.h>

#include "exchange/fhir_bundle.h"
#include "words/standing.h"

enum { INSTANT_SIZE = 32 };

static void add_entity(fhir_bundle *b, json_value *list, json_value *what)
{
    json_value *one = json_new_object(&b->w.m);

    json_put_text(&b->w.m, one, "role", "source");
    json_put(&b->w.m, one, "what", what);
    json_add(&b->w.m, list, one);
}

/* A source by the SHA-256 of its bytes. `name` is used up. */
static json_value *by_digest(fhir_bundle *b, const char *digest, text_buffer *name)
{
    json_value *what = json_new_object(&b->w.m), *identifier = json_new_object(&b->w.m);

    json_put_text(&b->w.m, identifier, "system", "urn:steadyback:sha256");
    json_put_text(&b->w.m, identifier, "value", digest);
    json_put(&b->w.m, what, "identifier", identifier);
    fhir_put_built(&b->w, what, "display", name);
    return what;
}

static void put_entities(fhir_bundle *b, json_value *provenance)
{
    json_value *list = json_new_list(&b->w.m);
    const sb_pack *pack = b->w.pack;
    text_buffer name = {0};

    add_entity(b, list, bundle_refer(b, "QuestionnaireResponse", ""));
    text_join(&name, pack->id, " ", pack->version);
    add_entity(b, list, by_digest(b, pack->digest, &name));
    for (size_t i = 0; i < pack->overlays.count; i++) {
        const overlay *o = pack->overlays.items[i];

        text_join(&name, o->id, " ", o->version);
        add_entity(b, list, by_digest(b, o->digest, &name));
    }
    json_put(&b->w.m, provenance, "entity", list);
}

static void put_targets(fhir_bundle *b, json_value *provenance)
{
    json_value *list = json_new_list(&b->w.m);

    json_add(&b->w.m, list, bundle_refer(b, "GuidanceResponse", ""));
    if (bundle_has_plan(b))
        json_add(&b->w.m, list, bundle_refer(b, "CarePlan", ""));
    bundle_refer_issues(b, list);
    json_put(&b->w.m, provenance, "target", list);
}

static void put_agent(fhir_bundle *b, json_value *provenance)
{
    json_value *one = json_new_object(&b->w.m);

    json_put(&b->w.m, one, "who", bundle_program(b));
    fhir_put_one(&b->w, provenance, "agent", one);
}

/* Which pack, who stands behind it, and how it was changed. */
static void put_origin(fhir_bundle *b, json_value *provenance)
{
    const sb_pack *pack = b->w.pack;
    fhir_narrative text = {0};
    text_buffer origin = {0};

    standing_write_origin(&origin, pack);
    narrative_made(&text, narrative_text, &origin);
    narrative_text(&text, pack->digest);
    for (size_t i = 0; i < pack->overlays.count; i++) {
        const overlay *o = pack->overlays.items[i];

        narrative_say(
            &text, pack, narrative_text, "handout-overlay",
            (const char *const[]){"title", o->title, "version", o->version, NULL});
        narrative_text(&text, o->digest);
    }
    if (pack->is_modified)
        narrative_say(&text, pack, narrative_text, "handout-modified", NULL);
    narrative_put(&b->w, provenance, &text);
}

void bundle_add_provenance(fhir_bundle *b)
{
    json_value *one = fhir_resource(&b->w, "Provenance");
    char instant[INSTANT_SIZE];

    put_origin(b, one);
    put_targets(b, one);
    snprintf(instant, sizeof(instant), "%sT00:00:00Z", b->options->today);
    json_put_text(&b->w.m, one, "recorded", instant);
    put_agent(b, one);
    put_entities(b, one);
    bundle_add(b, "Provenance", "", one);
}
