/* SPDX-License-Identifier: Apache-2.0 */
/* Questions: their options, when they are asked, and whether anything reads them. */
#include <math.h>
#include <string.h>

#include "check/pack_check.h"
#include "pack/answer_readers.h"
#include "pack/condition_reads.h"

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

/* ---- answers that nothing reads ---- */

static void check_dangers(reading *r, const condition_reads *rules)
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

static void check_unread(reading *r, const condition_reads *all)
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
    condition_reads r;
    int found = -1;

    if (condition_reads_open(&r, pack) == 0) {
        condition_reads_add(&r, start->ask_when);
        condition_reads_follow(&r);
        found = r.options[end->index] != 0;
    }
    condition_reads_close(&r);
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

/* Danger signs have to be read by rules; anything else that makes results differ will do
 * for the other answers. */
static void check_reads(reading *r, const answer_readers *readers, condition_reads *reads)
{
    for (size_t i = 0; i < readers->count; i++)
        if (readers->all[i].kind == READER_RULE)
            condition_reads_add(reads, readers->all[i].when);
    check_dangers(r, reads);
    for (size_t i = 0; i < readers->count; i++)
        if (answer_reader_is_in_results(&readers->all[i]))
            condition_reads_add(reads, readers->all[i].when);
    condition_reads_follow(reads);
    check_unread(r, reads);
}

void check_questions(reading *r)
{
    const list *all = &r->pack->questions.all;
    answer_readers readers;
    condition_reads reads;
    int error;

    for (size_t i = 0; i < all->count; i++) {
        check_question(r, all->items[i]);
        check_asking(r, all->items[i]);
    }
    if (!r->is_linked || !r->scope.thorough)
        return;
    error = answer_readers_open(&readers, r->pack);
    if (condition_reads_open(&reads, r->pack) == 0 && error == 0)
        check_reads(r, &readers, &reads);
    else
        r->out_of_memory = 1;
    answer_readers_close(&readers);
    condition_reads_close(&reads);
}
