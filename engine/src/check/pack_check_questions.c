/* SPDX-License-Identifier: Apache-2.0 */
/* Questions: their options, when they are asked, and whether anything reads them. */
#include <stdlib.h>
#include <math.h>
#include <string.h>

#include "check/pack_check.h"

/* ---- one question ---- */

static int has_options(const question *q)
{
    return q->type == CHOICE || q->type == CHOICES;
}

static void check_options(reading *r, const question *q)
{
    for (size_t i = 0; i < q->option_count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(q->options[i].text, q->options[k].text) == 0)
                mistakes_add(r->mistakes, SB_ERROR, "same-option-text", q->file, q->line,
                             "Question '%s': the options '%s' and '%s' have the same "
                             "words.",
                             q->id, q->options[k].id, q->options[i].id);
}

static void check_number(reading *r, const question *q)
{
    if (q->least >= q->most)
        mistakes_add(r->mistakes, SB_ERROR, "empty-range", q->file, q->line,
                     "Question '%s' goes from %g to %g: least must be below most.", q->id,
                     q->least, q->most);
    else if (q->example < q->least || q->example > q->most ||
             (q->whole && q->example > floor(q->example)))
        mistakes_add(r->mistakes, SB_ERROR, "wrong-example", q->file, q->line,
                     "The example of '%s' is %g: it must be %s from %g to %g.", q->id,
                     q->example, q->whole ? "a whole number" : "a number", q->least,
                     q->most);
}

static void check_question(reading *r, const question *q)
{
    if (has_options(q) && q->option_count == 0)
        mistakes_add(r->mistakes, SB_ERROR, "no-options", q->file, q->line,
                     "Question '%s' has no options.", q->id);
    if (!has_options(q))
        check_number(r, q);
    if (!has_options(q) && !q->say_value)
        mistakes_add(r->mistakes, SB_ERROR, "no-say", q->file, q->line,
                     "Question '%s' has no <say>.", q->id);
    if (q->safety && !q->unknown_text)
        mistakes_add(r->mistakes, SB_ERROR, "no-not-sure", q->file, q->line,
                     "Safety question '%s' does not offer \"not sure\".", q->id);
    if (q->safety && q->type == CHOICES && !q->none_text)
        mistakes_add(r->mistakes, SB_ERROR, "no-none", q->file, q->line,
                     "Safety question '%s' does not offer \"none of these\".", q->id);
    check_options(r, q);
}

/* ---- which answers a condition reads ---- */

/* For each question the options that are read; all bits: the answer as a whole. */
typedef struct reads {
    const sb_pack *pack;
    uint64_t *options;
    unsigned char *asked; /* whether its ask-when has been followed */
    unsigned char *findings, *scores;
    int follows_asking;
} reads;

static void read_condition(reads *r, const condition *c);

static void follow_question(reads *r, const question *q)
{
    if (!r->follows_asking || r->asked[q->index])
        return;
    r->asked[q->index] = 1;
    read_condition(r, q->ask_when);
    read_condition(r, q->in->ask_when);
}

static void read_finding(reads *r, const finding *f)
{
    if (!f || r->findings[f->index])
        return;
    r->findings[f->index] = 1;
    read_condition(r, f->when);
}

static void read_score(reads *r, const score *s)
{
    if (!s || r->scores[s->index])
        return;
    r->scores[s->index] = 1;
    for (size_t i = 0; i < s->point_count; i++)
        read_condition(r, s->points[i].when);
}

static void read_condition(reads *r, const condition *c)
{
    if (!c)
        return;
    if (c->kind == CONDITION_ANSWER && c->question) {
        r->options[c->question->index] |= c->test == TEST_OPTIONS ? c->options
                                                                  : UINT64_MAX;
        follow_question(r, c->question);
    }
    if (c->kind == CONDITION_FINDING)
        read_finding(r, c->finding);
    if (c->kind == CONDITION_SCORE)
        read_score(r, c->score);
    for (size_t i = 0; i < c->part_count; i++)
        read_condition(r, c->parts[i]);
}

static int reads_open(reads *r, const sb_pack *pack)
{
    *r = (reads){.pack = pack};
    r->options = calloc(pack->questions.all.count + 1, sizeof(*r->options));
    r->asked = calloc(pack->questions.all.count + 1, 1);
    r->findings = calloc(pack->findings.all.count + 1, 1);
    r->scores = calloc(pack->scores.all.count + 1, 1);
    return r->options && r->asked && r->findings && r->scores ? 0 : -1;
}

static void reads_close(reads *r)
{
    free(r->options);
    free(r->asked);
    free(r->findings);
    free(r->scores);
}

static void read_rules(reads *r)
{
    for (size_t i = 0; i < r->pack->rules.all.count; i++)
        read_condition(r, ((const rule *)r->pack->rules.all.items[i])->when);
}

/* All that can come out differently by an answer; relevance.c asks for nothing else. */
static void read_all(reads *r)
{
    const sb_pack *pack = r->pack;

    read_rules(r);
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        for (size_t k = 0; k < h->for_count; k++)
            read_condition(r, h->fors[k].when);
    }
    for (size_t i = 0; i < pack->messages.all.count; i++)
        read_condition(r, ((const message *)pack->messages.all.items[i])->say_when);
    for (size_t i = 0; i < pack->monitoring.stop_signal_count; i++)
        read_condition(r, pack->monitoring.stop_signals[i].show_when);
}

/* ---- answers that nothing reads ---- */

static void check_dangers(reading *r, const reads *rules)
{
    for (size_t i = 0; i < r->pack->questions.all.count; i++) {
        const question *q = r->pack->questions.all.items[i];

        for (size_t k = 0; q->safety && k < q->option_count; k++)
            if (q->options[k].sign == SIGN_DANGER && !(rules->options[i] >> k & 1))
                mistakes_add(r->mistakes, SB_ERROR, "untested-danger", q->file, q->line,
                             "Question '%s': no rule reads the danger sign '%s'.", q->id,
                             q->options[k].id);
    }
}

static void check_unread(reading *r, const reads *all)
{
    for (size_t i = 0; i < r->pack->questions.all.count; i++) {
        const question *q = r->pack->questions.all.items[i];

        if (!all->options[i] && !q->for_the_record && strcmp(q->id, "minutes") != 0)
            mistakes_add(r->mistakes, SB_WARNING, "unused-question", q->file, q->line,
                         "No rule, hazard or message reads the answer to '%s'.", q->id);
    }
}

/* ---- questions that wait for each other ---- */

static int reads_question(const sb_pack *pack, const question *start, const question *end)
{
    reads r;
    int found = -1;

    if (reads_open(&r, pack) == 0) {
        r.follows_asking = 1;
        read_condition(&r, start->ask_when);
        found = r.options[end->index] != 0;
    }
    reads_close(&r);
    return found;
}

static void check_asking(reading *r, const question *q)
{
    int is_circle = q->ask_when ? reads_question(r->pack, q, q) : 0;

    if (is_circle < 0)
        r->out_of_memory = 1;
    if (is_circle > 0)
        mistakes_add(r->mistakes, SB_ERROR, "question-cycle", q->file, q->line,
                     "Whether '%s' is asked depends on its own answer.", q->id);
}

void check_questions(reading *r)
{
    const list *all = &r->pack->questions.all;
    reads rules, whole;

    for (size_t i = 0; i < all->count; i++) {
        check_question(r, all->items[i]);
        check_asking(r, all->items[i]);
    }
    if (!r->is_linked || !r->scope.thorough)
        return;
    if (reads_open(&rules, r->pack) < 0) {
        r->out_of_memory = 1;
    } else {
        read_rules(&rules);
        check_dangers(r, &rules);
    }
    reads_close(&rules);
    if (reads_open(&whole, r->pack) < 0) {
        r->out_of_memory = 1;
    } else {
        whole.follows_asking = 1;
        read_all(&whole);
        check_unread(r, &whole);
    }
    reads_close(&whole);
}
