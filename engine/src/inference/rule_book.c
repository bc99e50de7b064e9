/* SPDX-License-Identifier: Apache-2.0 */
/* What is written in CLIPS for whom: rules, findings, scores, questions, messages. */
#include "inference/rule_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "inference/rule_writer.h"

enum { NAME_SIZE = 128 };

static const char *const modules[] = {"TRIAGE", "SCREEN", "ADAPT", "PROFILE", "DOSE"};

static void start(writer *w, written_for kind, const void *owner, const char *id,
                  const char *module)
{
    w->kind = kind;
    w->owner = owner;
    w->owner_id = id;
    w->module = module;
    w->if_unknown = 0;
    w->parts = 0;
}

/* ---- consequences ---- */

/* The fact that each kind of consequence becomes, and the slot of those with one id. */
static const char *const fact_of[] = {[GIVE_DISPOSITION] = "disposition-verdict",
                                      [GIVE_GATE] = "gate-verdict",
                                      [HOLD_SESSION] = "hold",
                                      [APPLY_SET] = "applied",
                                      [RESTRICT_MOVEMENT] = "bar",
                                      [CAP_DOSE] = "cap",
                                      [LEVEL_AT_MOST] = "level-cap",
                                      [LEVEL_REACH] = "level-reach",
                                      [USE_STYLE] = "style-vote",
                                      [PREFER] = "preference",
                                      [OWN_KIT] = "owned",
                                      [OPEN_SLOT] = "slot-opened",
                                      [ADVISE] = "advice",
                                      [SHOW_PAGE] = "page",
                                      [NAME_CONTACT] = "named-contact",
                                      [ADAPT_PLAN] = "adapt-vote"};
static const char *const slot_of[] = {
    [HOLD_SESSION] = "message", [APPLY_SET] = "set",  [OWN_KIT] = "kit",
    [OPEN_SLOT] = "slot",       [ADVISE] = "message", [SHOW_PAGE] = "message",
    [NAME_CONTACT] = "contact"};

static const char *const preferred_words[] = {"exercise", "movement", "modality",
                                              "position", "goal"};

/* What stands behind (rule ID), or, where a fact says no rule, behind its name. */
static void write_slots(text_buffer *out, const consequence *c)
{
    switch (c->kind) {
    case GIVE_DISPOSITION:
        text_addf(out, "(level %s) (rank %d)", disposition_words[c->level], c->level);
        break;
    case GIVE_GATE:
        text_addf(out, "(level %s) (rank %d)", gate_words[c->level], c->level);
        break;
    case RESTRICT_MOVEMENT:
        text_addf(out, "(movement %s) (type %s) (unless %s)", c->id,
                  restriction_words[c->type], c->unless ? c->unless->id : "nil");
        break;
    case CAP_DOSE:
        text_addf(out, "(of %s) (at-most %ld)", cap_words[c->cap], c->amount);
        break;
    case LEVEL_AT_MOST:
        text_addf(out, "(level %s) (rank %d)", level_words[c->level], c->level);
        break;
    case LEVEL_REACH:
        text_addf(out, "(level %s)", level_words[c->level]);
        break;
    case USE_STYLE:
        text_addf(out, "(style %s)", style_words[c->level]);
        break;
    case ADAPT_PLAN:
        text_addf(out, "(to %s) (rank %d) (share %ld)", plan_change_words[c->level],
                  c->level, c->amount);
        break;
    case PREFER:
        text_addf(out, "(what %s) (id %s) (points %ld)", preferred_words[c->what], c->id,
                  c->amount);
        break;
    default: /* one slot that holds an id */
        text_join(out, "(", slot_of[c->kind], " ", c->id, ")");
    }
}

/* A verdict is the same fact whichever rule gives it. */
static void write_consequence(text_buffer *out, const char *rule, const consequence *c)
{
    text_join(out, " (", fact_of[c->kind], " ");
    if (c->kind != GIVE_DISPOSITION && c->kind != GIVE_GATE)
        text_join(out, "(rule ", rule, ") ");
    write_slots(out, c);
    text_add(out, ")");
}

static void write_branch(writer *w, const rule *r, const char *name, asked_as as,
                         const char *guard, const consequences *what)
{
    text_buffer right = {0};

    text_join(&right, "(fired (rule ", r->id, ") (branch ",
              w->if_unknown ? "if-unknown" : "stated", "))");
    for (size_t i = 0; i < what->count; i++)
        write_consequence(&right, r->id, &what->items[i]);
    w->failed |= right.failed;
    if (!right.failed)
        write_rule(w, name, r->when, as, guard, right.text);
    text_clear(&right);
}

/* A rule as stated, and what it gives when it is only possible. */
static void write_clinical_rule(writer *w, const rule *r)
{
    char name[NAME_SIZE], guard[NAME_SIZE];

    start(w, FOR_RULE, r, r->id, modules[r->step]);
    write_branch(w, r, r->id, ASKED_SURE, "", &r->then);
    if (!r->if_unknown.count)
        return;
    w->if_unknown = 1;
    snprintf(name, sizeof(name), "%s-if-unknown", r->id);
    snprintf(guard, sizeof(guard), "(not (fired (rule %s) (branch stated)))", r->id);
    write_branch(w, r, name, ASKED_POSSIBLE, guard, &r->if_unknown);
}

/* ---- findings and scores, as far as somebody asks for them ---- */

static void write_finding(writer *w, const finding *f, asked_as as)
{
    char name[NAME_SIZE], consequence[2 * NAME_SIZE];
    const char *how = as == ASKED_SURE ? "sure" : "possible";

    start(w, FOR_FINDING, f, f->id, "DERIVE");
    w->parts = as == ASKED_SURE ? 0 : 100; /* the two must not share the names of parts */
    snprintf(name, sizeof(name), "%s.%s", f->id, how);
    snprintf(consequence, sizeof(consequence), "(finding (id %s) (as %s))", f->id, how);
    write_rule(w, name, f->when, as, "", consequence);
}

static void write_score(writer *w, const score *s, asked_as as)
{
    start(w, FOR_SCORE, s, s->id, "DERIVE");
    w->parts = as == ASKED_SURE ? 0 : 100;
    for (size_t i = 0; i < s->point_count; i++)
        write_points(w, s->id, i + 1, s->points[i].worth, s->points[i].when, as);
}

enum { WRITTEN = 4 }; /* times 1 << as: this one has been written */

static int due(char needed, int as)
{
    return (needed >> as & 1) && !(needed & (WRITTEN << as));
}

/* Writing one may ask for others: go on until nothing new is needed. */
static void write_needed(writer *w)
{
    const list *findings = &w->pack->findings.all;
    const list *scores = &w->pack->scores.all;
    int more = 1;

    while (more) {
        more = 0;
        for (int as = ASKED_SURE; as <= ASKED_POSSIBLE; as++) {
            for (size_t i = 0; i < findings->count; i++)
                if (due(w->needed_findings[i], as)) {
                    w->needed_findings[i] |= (char)(WRITTEN << as);
                    write_finding(w, findings->items[i], (asked_as)as);
                    more = 1;
                }
            for (size_t i = 0; i < scores->count; i++)
                if (due(w->needed_scores[i], as)) {
                    w->needed_scores[i] |= (char)(WRITTEN << as);
                    write_score(w, scores->items[i], (asked_as)as);
                    more = 1;
                }
        }
    }
}

/* ---- the rest ---- */

static void write_simple(writer *w, written_for kind, const void *owner,
                         const char *prefix, const char *id, const char *module,
                         const condition *when, asked_as as, const char *format)
{
    char name[NAME_SIZE], consequence[2 * NAME_SIZE];

    if (!when)
        return;
    snprintf(name, sizeof(name), "%s-%s", prefix, id);
    snprintf(consequence, sizeof(consequence), "(%s %s))", format, id);
    start(w, kind, owner, name, module);
    write_rule(w, name, when, as, "", consequence);
}

/* What the person need not do is offered only where nothing may stand against it. */
static asked_as asks_as(const section *in)
{
    return in->optional ? ASKED_SURE : ASKED_POSSIBLE;
}

static void write_questions(writer *w)
{
    const list *questions = &w->pack->questions.all;
    const list *sections = &w->pack->sections.all;

    for (size_t i = 0; i < questions->count; i++) {
        const question *q = questions->items[i];

        write_simple(w, FOR_QUESTION, q, "ask", q->id, "ASK", q->ask_when, asks_as(q->in),
                     "applicable (question");
    }
    for (size_t i = 0; i < sections->count; i++) {
        const section *s = sections->items[i];

        write_simple(w, FOR_SECTION, s, "open", s->id, "ASK", s->ask_when, asks_as(s),
                     "open-section (section");
    }
}

static void write_messages(writer *w)
{
    const list *messages = &w->pack->messages.all;
    const monitoring *m = &w->pack->monitoring;

    for (size_t i = 0; i < messages->count; i++) {
        const message *one = messages->items[i];

        write_simple(w, FOR_MESSAGE, one, "say", one->id, "EXPLAIN", one->say_when,
                     ASKED_SURE, "say (message");
    }
    for (size_t i = 0; i < m->stop_signal_count; i++) {
        const stop_signal *s = &m->stop_signals[i];

        write_simple(w, FOR_SIGNAL, s, "show", s->id, "EXPLAIN", s->show_when,
                     ASKED_POSSIBLE, "show-signal (signal");
    }
}

static void write_hazards(writer *w)
{
    const list *hazards = &w->pack->hazards.all;

    for (size_t i = 0; i < hazards->count; i++) {
        const hazard *h = hazards->items[i];

        for (size_t k = 0; k < h->for_count; k++) {
            char name[NAME_SIZE], consequence[2 * NAME_SIZE];

            if (!h->fors[k].when)
                continue;
            snprintf(name, sizeof(name), "concerns-%s-%zu", h->id, k + 1);
            snprintf(consequence, sizeof(consequence),
                     "(hazard-concerns (hazard %s) (group %zu))", h->id, k + 1);
            start(w, FOR_HAZARD, h, name, "PROFILE");
            write_rule(w, name, h->fors[k].when, ASKED_POSSIBLE, "", consequence);
        }
    }
}

static void write_contradictions(writer *w)
{
    const list *all = &w->pack->contradictions.all;

    for (size_t i = 0; i < all->count; i++) {
        const contradiction *one = all->items[i];

        write_simple(w, FOR_CONTRADICTION, one, "conflict", one->id, "ASK", one->when,
                     ASKED_SURE, "conflict (id");
    }
}

static int write_all(writer *w)
{
    const sb_pack *pack = w->pack;

    w->needed_findings = calloc(pack->findings.all.count + 1, 1);
    w->needed_scores = calloc(pack->scores.all.count + 1, 1);
    if (!w->needed_findings || !w->needed_scores)
        return -1;
    memset(w->needed_findings, 1 << ASKED_SURE, pack->findings.all.count);
    for (size_t i = 0; i < pack->rules.all.count; i++)
        write_clinical_rule(w, pack->rules.all.items[i]);
    write_questions(w);
    write_messages(w);
    write_hazards(w);
    write_contradictions(w);
    write_needed(w);
    return w->failed || w->out.failed ? -1 : 0;
}

int rule_book_write(rule_book **out, const sb_pack *pack, sb_failure *why)
{
    rule_book *book = calloc(1, sizeof(*book));
    writer w = {.pack = pack, .book = book};
    int error = -1;

    if (!book || !(book->memory = arena_new()) || write_all(&w) < 0) {
        failure_memory(why);
        goto cleanup;
    }
    book->text = text_take(&w.out);
    if (!book->text) {
        failure_memory(why);
        goto cleanup;
    }
    *out = book;
    book = NULL;
    error = 0;
cleanup:
    free(w.needed_findings);
    free(w.needed_scores);
    text_clear(&w.out);
    rule_book_free(book);
    return error;
}

void rule_book_free(rule_book *book)
{
    if (!book)
        return;
    list_clear(&book->rules);
    list_clear(&book->counts);
    name_table_clear(&book->by_name);
    free(book->text);
    arena_free(book->memory);
    free(book);
}

const written_rule *rule_book_find(const rule_book *book, const char *name)
{
    return name_table_find(&book->by_name, name);
}

int sb_pack_rule_source(char **out, const sb_pack *pack, const char *rule_id,
                        sb_failure *why)
{
    const rule *asked = name_table_find(&pack->rules.by_name, rule_id);
    text_buffer text = {0};

    *out = NULL;
    if (!asked)
        return 0;
    for (size_t i = 0; i < pack->book->rules.count; i++) {
        const written_rule *r = pack->book->rules.items[i];

        if (r->owner == asked && r->kind == FOR_RULE)
            text_add_bytes(&text, pack->book->text + r->from, r->to - r->from);
    }
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}
