/* SPDX-License-Identifier: Apache-2.0 */
/* Danger signs, and movements that are left out or kept small, as DetectedIssues. */
#include "conditions/consequence.h"
#include "exchange/fhir_bundle.h"
#include "words/handout.h"

#define ISSUE "DetectedIssue"

/* ---- which, and what they are called ---- */

static const consequences *asked_by(const reason *one)
{
    return one->if_unknown ? &one->rule->if_unknown : &one->rule->then;
}

static int holds_session(const consequences *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == HOLD_SESSION)
            return 1;
    return 0;
}

/* Every rule of TRIAGE; and of the others those that send somebody to a clinician, hold
 * the session or narrow the gate. */
static int is_sign(const reason *one)
{
    const consequences *all = asked_by(one);

    return one->rule->step == STEP_TRIAGE ||
           consequences_disposition(all) >= CLINICIAN_ROUTINE ||
           consequences_gate(all) < GATE_FULL || holds_session(all);
}

static void name_sign(text_buffer *out, const reason *one)
{
    text_join(out, "sign:", one->rule->id);
}

static void name_restriction(text_buffer *out, const result_restriction *one)
{
    text_join(out, restriction_words[one->type], ":", one->movement->id);
}

/* `name` is used up. */
static void refer(fhir_bundle *b, json_value *list, text_buffer *name)
{
    json_add(&b->w.m, list, bundle_refer(b, ISSUE, name->text ? name->text : ""));
    b->w.failed |= name->failed;
    text_clear(name);
}

void bundle_refer_issues(fhir_bundle *b, json_value *list)
{
    const sb_result *r = b->result;
    text_buffer name = {0};

    for (size_t i = 0; i < r->trace.count; i++)
        if (is_sign(r->trace.items[i])) {
            name_sign(&name, r->trace.items[i]);
            refer(b, list, &name);
        }
    for (size_t i = 0; i < r->restrictions.count; i++) {
        name_restriction(&name, r->restrictions.items[i]);
        refer(b, list, &name);
    }
}

/* ---- what both say ---- */

static json_value *new_issue(fhir_bundle *b, fhir_narrative *text)
{
    json_value *one = fhir_resource(&b->w, ISSUE);

    narrative_put(&b->w, one, text);
    json_put_text(&b->w.m, one, "status", "preliminary");
    return one;
}

/* The rule, and the answers that it rests on. */
static void add_evidence(fhir_bundle *b, json_value *list, const reason *why)
{
    json_value *one = json_new_object(&b->w.m);

    fhir_put_one(&b->w, one, "code", bundle_because(b, why));
    fhir_put_one(&b->w, one, "detail", bundle_refer(b, "QuestionnaireResponse", ""));
    json_add(&b->w.m, list, one);
}

static void put_mitigation(fhir_bundle *b, json_value *issue, json_value *action)
{
    json_value *one = json_new_object(&b->w.m);

    json_put(&b->w.m, one, "action", action);
    fhir_put_one(&b->w, issue, "mitigation", one);
}

/* `name` and `detail` are used up. */
static void add_issue(fhir_bundle *b, json_value *issue, text_buffer *name,
                      text_buffer *detail, json_value *evidence)
{
    json_put_text(&b->w.m, issue, "identifiedDateTime", b->options->today);
    json_put(&b->w.m, issue, "author", bundle_program(b));
    json_put(&b->w.m, issue, "evidence", evidence);
    fhir_put_built(&b->w, issue, "detail", detail);
    bundle_add(b, ISSUE, name->text ? name->text : "", issue);
    b->w.failed |= name->failed;
    text_clear(name);
}

/* ---- danger signs ---- */

/* How soon a clinician has to see it. What the rules do not grade is not graded here. */
static const char *severity_of(int disposition)
{
    if (disposition_is_urgent(disposition))
        return "high";
    return disposition >= CLINICIAN_ROUTINE ? "moderate" : NULL;
}

/* What to do is that of the whole result: one sign alone may ask for less. */
static void put_what_to_do(fhir_bundle *b, json_value *issue)
{
    char *action = handout_action(b->result);

    put_mitigation(b, issue,
                   fhir_concept(&b->w, "disposition",
                                disposition_words[b->result->disposition],
                                action ? action : ""));
    b->w.failed |= action == NULL;
    handout_free(action);
}

static void add_sign(fhir_bundle *b, const reason *why)
{
    const char *severity = severity_of(consequences_disposition(asked_by(why)));
    json_value *one, *evidence = json_new_list(&b->w.m);
    fhir_narrative text = {0};
    text_buffer name = {0}, detail = {0};

    narrative_say(&text, b->w.pack, narrative_text,
                  why->if_unknown ? "explain-rule-possible" : "explain-rule-holds",
                  (const char *const[]){"title", why->rule->title, NULL});
    bundle_reason(&detail, b, why);
    if (detail.text)
        narrative_text(&text, detail.text);
    bundle_sources(&text, b, &why->rule->evidence);
    one = new_issue(b, &text);
    json_put(&b->w.m, one, "code", bundle_rule(b, why, why->rule->title));
    if (severity)
        json_put_text(&b->w.m, one, "severity", severity);
    add_evidence(b, evidence, why);
    put_what_to_do(b, one);
    name_sign(&name, why);
    add_issue(b, one, &name, &detail, evidence);
}

/* ---- restrictions ---- */

static void tell_restriction(fhir_bundle *b, const result_restriction *r,
                             fhir_narrative *text, text_buffer *detail)
{
    for (size_t i = 0; i < r->why.all.count; i++) {
        text_buffer why = {0};

        bundle_reason(&why, b, r->why.all.items[i]);
        text_join(detail, i ? "\n" : "", why.text ? why.text : "");
        narrative_made(text, narrative_item, &why);
    }
}

static void add_restriction(fhir_bundle *b, const result_restriction *r)
{
    const char *said = r->type == FORBID ? "explain-movement-forbid"
                                         : "explain-movement-limit";
    json_value *one, *evidence = json_new_list(&b->w.m);
    fhir_narrative text = {0};
    text_buffer name = {0}, detail = {0}, action = {0};

    handout_write(&action, b->w.pack, said,
                  (const char *const[]){"name", r->movement->name, NULL});
    narrative_text(&text, action.text ? action.text : "");
    tell_restriction(b, r, &text, &detail);
    one = new_issue(b, &text);
    json_put(&b->w.m, one, "code",
             fhir_concept(&b->w, "movement", r->movement->id, r->movement->name));
    for (size_t i = 0; i < r->why.all.count; i++)
        add_evidence(b, evidence, r->why.all.items[i]);
    put_mitigation(b, one,
                   fhir_concept(&b->w, "restriction", restriction_words[r->type],
                                action.text ? action.text : ""));
    b->w.failed |= action.failed;
    text_clear(&action);
    name_restriction(&name, r);
    add_issue(b, one, &name, &detail, evidence);
}

void bundle_add_issues(fhir_bundle *b)
{
    const sb_result *r = b->result;

    for (size_t i = 0; i < r->trace.count; i++)
        if (is_sign(r->trace.items[i]))
            add_sign(b, r->trace.items[i]);
    for (size_t i = 0; i < r->restrictions.count; i++)
        add_restriction(b, r->restrictions.items[i]);
}
