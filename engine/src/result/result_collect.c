/* SPDX-License-Identifier: Apache-2.0 */
#include "result/result_collect.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

void *collect_take(collector *c, size_t size)
{
    void *piece = result_take(c->result, size);

    if (!piece)
        c->explainer.failed = 1;
    return piece;
}

void *collect_new(collector *c, list *all, size_t size)
{
    void *made = collect_take(c, size);

    if (!made || list_add(all, made) == 0)
        return made;
    c->explainer.failed = 1;
    return NULL;
}

void collect_add(collector *c, list *all, void *thing)
{
    if (!thing || list_add(all, thing) < 0)
        c->explainer.failed = 1;
}

const rule_fact *collect_next(collector *c, const char *kind, const rule_fact *before)
{
    return rule_session_next(c->session, kind, before);
}

static void sort(list *all, int (*compare)(const void *, const void *))
{
    if (all->count)
        qsort(all->items, all->count, sizeof(void *), compare);
}

/* ---- how things stand ---- */

static void collect_standing(collector *c)
{
    const rule_fact *disposition = collect_next(c, "disposition", NULL);
    const rule_fact *gate = collect_next(c, "gate", NULL);

    c->result->disposition = EMERGENCY_NOW; /* with no fact at all, the guard refuses */
    c->result->gate = GATE_NONE;
    if (disposition) {
        c->result->disposition = (int)(long)rule_fact_number(disposition, "rank");
        explain_fact(&c->explainer, disposition, &c->result->disposition_why);
    }
    if (gate) {
        c->result->gate = (int)(long)rule_fact_number(gate, "rank");
        explain_fact(&c->explainer, gate, &c->result->gate_why);
    }
}

/* What is sure stands before what is possible. */
static int by_finding(const void *left, const void *right)
{
    const result_finding *a = *(result_finding *const *)left;
    const result_finding *b = *(result_finding *const *)right;

    if (a->finding == b->finding)
        return b->sure - a->sure;
    return a->finding->index < b->finding->index ? -1 : 1;
}

/* What is sure is possible too: that need not be said twice. */
static void drop_twins(list *findings)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->count; i++) {
        result_finding *one = findings->items[i];

        if (kept &&
            ((result_finding *)findings->items[kept - 1])->finding == one->finding)
            list_clear(&one->answers);
        else
            findings->items[kept++] = one;
    }
    findings->count = kept;
}

static void collect_findings(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "finding", f));) {
        result_finding *made = collect_new(c, &c->result->findings, sizeof(*made));

        if (!made)
            return;
        made->finding = name_table_find(&c->pack->findings.by_name,
                                        rule_fact_word(f, "id"));
        made->sure = strcmp(rule_fact_word(f, "as"), "sure") == 0;
        explain_answers(&c->explainer, f, &made->answers);
    }
    sort(&c->result->findings, by_finding);
    drop_twins(&c->result->findings);
}

static int by_movement(const void *left, const void *right)
{
    const result_restriction *a = *(result_restriction *const *)left;
    const result_restriction *b = *(result_restriction *const *)right;
    int order = strcmp(a->movement->id, b->movement->id);

    return order ? order : (int)a->type - (int)b->type;
}

static void collect_restrictions(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "barred-movement", f));) {
        result_restriction *made = collect_new(c, &c->result->restrictions,
                                               sizeof(*made));

        if (!made)
            return;
        made->movement = name_table_find(&c->pack->movements.by_name,
                                         rule_fact_word(f, "movement"));
        made->type = (restriction_type)rank_of(restriction_words,
                                               rule_fact_word(f, "type"));
        explain_fact(&c->explainer, f, &made->why);
    }
    sort(&c->result->restrictions, by_movement);
}

/* ---- every rule that fired ---- */

static int by_pack_order(const void *left, const void *right)
{
    const reason *a = *(reason *const *)left;
    const reason *b = *(reason *const *)right;

    return (a->rule->index > b->rule->index) - (a->rule->index < b->rule->index);
}

static void collect_trace(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "fired", f));) {
        reason *made = collect_new(c, &c->result->trace, sizeof(*made));

        if (!made)
            return;
        made->rule = name_table_find(&c->pack->rules.by_name, rule_fact_word(f, "rule"));
        made->if_unknown = strcmp(rule_fact_word(f, "branch"), "if-unknown") == 0;
        explain_answers(&c->explainer, f, &made->answers);
    }
    sort(&c->result->trace, by_pack_order);
}

/* ---- the week after ---- */

static int by_caution(const void *left, const void *right)
{
    const result_change *a = *(result_change *const *)left;
    const result_change *b = *(result_change *const *)right;

    return (b->to > a->to) - (b->to < a->to);
}

static void collect_changes(collector *c)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, "plan-change", f));) {
        result_change *made = collect_new(c, &c->result->changes, sizeof(*made));

        if (!made)
            return;
        made->to = (plan_change)(long)rule_fact_number(f, "rank");
        made->share = (long)rule_fact_number(f, "share");
        explain_fact(&c->explainer, f, &made->why);
    }
    sort(&c->result->changes, by_caution);
}

/* ---- words ---- */

static int by_message(const void *left, const void *right)
{
    const advice *a = *(advice *const *)left;
    const advice *b = *(advice *const *)right;

    return strcmp(a->message->id, b->message->id);
}

static int is_said(collector *c, const char *kind, const char *slot, const char *id)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, kind, f));)
        if (strcmp(rule_fact_word(f, slot), id) == 0)
            return 1;
    return 0;
}

/* Whether its own condition lets it be said. */
static int may_be_said(collector *c, const message *m)
{
    return !m->say_when || is_said(c, "say", "message", m->id);
}

/* What is said by itself as well may be advised to others. */
static int may_be_advised(collector *c, const message *m)
{
    return !is_said(c, "held-back", "message", m->id) &&
           (m->kind == MESSAGE_EDUCATION || m->kind == MESSAGE_SAFETY_NET ||
            may_be_said(c, m));
}

/* One entry for each message, with the reasons of all facts that ask for it. */
static void collect_advice(collector *c, const char *kind, list *out)
{
    for (const rule_fact *f = NULL; (f = collect_next(c, kind, f));) {
        const message *m = name_table_find(&c->pack->messages.by_name,
                                           rule_fact_word(f, "message"));
        advice *made = NULL;

        if (!may_be_advised(c, m))
            continue;
        for (size_t i = 0; i < out->count && !made; i++)
            if (((advice *)out->items[i])->message == m)
                made = out->items[i];
        if (!made) {
            made = collect_new(c, out, sizeof(*made));
            if (!made)
                return;
            made->message = m;
        }
        explain_fact(&c->explainer, f, &made->why);
    }
    sort(out, by_message);
}

static void collect_pages(collector *c)
{
    const sb_pack *pack = c->pack;

    for (size_t i = 0; i < pack->messages.all.count; i++) {
        message *m = pack->messages.all.items[i];

        for (const rule_fact *f = NULL; (f = collect_next(c, "page", f));) {
            if (strcmp(rule_fact_word(f, "message"), m->id) != 0 || !may_be_said(c, m))
                continue;
            collect_add(c, &c->result->pages, m);
            break;
        }
    }
}

static void collect_contacts(collector *c)
{
    const sb_pack *pack = c->pack;

    for (size_t i = 0; i < pack->contacts.all.count; i++) {
        contact *one = pack->contacts.all.items[i];

        for (const rule_fact *f = NULL; (f = collect_next(c, "named-contact", f));) {
            if (strcmp(rule_fact_word(f, "contact"), one->id) != 0)
                continue;
            collect_add(c, &c->result->contacts, one);
            break;
        }
    }
}

static void collect_messages(collector *c)
{
    const sb_pack *pack = c->pack;

    for (size_t i = 0; i < pack->messages.all.count; i++) {
        message *m = pack->messages.all.items[i];

        if (!may_be_said(c, m))
            continue;
        if (m->kind == MESSAGE_SAFETY_NET)
            collect_add(c, &c->result->safety_net, m);
        else if (m->kind == MESSAGE_EDUCATION)
            collect_add(c, &c->result->education, m);
    }
    for (size_t i = 0; i < pack->monitoring.stop_signal_count; i++) {
        stop_signal *s = &pack->monitoring.stop_signals[i];

        if (!s->show_when || is_said(c, "show-signal", "signal", s->id))
            collect_add(c, &c->result->stop_signals, s);
    }
}

static void copy_answers(collector *c, const answer_sheet *sheet, const list *incomplete)
{
    memcpy(c->result->sheet.answers, sheet->answers,
           c->pack->questions.all.count * sizeof(answer));
    for (size_t i = 0; i < incomplete->count; i++)
        collect_add(c, &c->result->incomplete, incomplete->items[i]);
}

int result_collect(sb_result **out, rule_session *session, const answer_sheet *sheet,
                   const list *incomplete, sb_failure *why)
{
    collector c = {session, sheet->pack, .result = result_new(sheet->pack)};

    if (!c.result)
        return failure_memory(why);
    c.explainer = (explainer){c.pack->book, c.result, 0};
    copy_answers(&c, sheet, incomplete);
    collect_standing(&c);
    collect_findings(&c);
    collect_restrictions(&c);
    collect_programme(&c);
    collect_trace(&c);
    collect_changes(&c);
    collect_advice(&c, "advice", &c.result->advice);
    collect_advice(&c, "hold", &c.result->holds);
    collect_pages(&c);
    collect_contacts(&c);
    collect_messages(&c);
    if (c.explainer.failed) {
        sb_result_free(c.result);
        return failure_memory(why);
    }
    *out = c.result;
    return 0;
}
