/* SPDX-License-Identifier: Apache-2.0 */
#include "workshop/person.h"

#include <string.h>

#include "base/failure.h"
#include "base/numbers.h"
#include "conditions/answer_sheet.h"
#include "consultation/consultation.h"

enum { ONE_IN = 16 }; /* answers are drawn anew */

/* SplitMix64 (Steele, Lea and Flood, 2014): spreads a number over all 64 bits. */
static uint64_t spread(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* A number that depends on the draw and two words alone, not on the pack they are in. */
static uint64_t lot(uint64_t draw, const char *question, const char *option)
{
    uint64_t x = spread(draw);

    for (; *question; question++)
        x = spread(x ^ (unsigned char)*question);
    for (; *option; option++)
        x = spread(x ^ ((uint64_t)(unsigned char)*option << 8));
    return x;
}

/* ---- drawing ---- */

/* The option with the smallest lot: the same in every pack that has it. */
static const char *draw_option(const person *one, const question *q)
{
    const char *drawn = q->unknown_text ? SB_UNKNOWN : "";
    uint64_t least = q->unknown_text ? lot(one->draw, q->id, SB_UNKNOWN) : UINT64_MAX;

    for (size_t i = 0; i < q->option_count; i++) {
        uint64_t own = lot(one->draw, q->id, q->options[i].id);

        if (own <= least) {
            least = own;
            drawn = q->options[i].id;
        }
    }
    return drawn;
}

/* Nothing, not sure, or one tick and by chance some more. */
static void draw_options(text_buffer *out, const person *one, const question *q)
{
    const char *first = draw_option(one, q);
    uint64_t kind = lot(one->draw, q->id, "?none?") % 4;

    if (kind == 0 || strcmp(first, SB_UNKNOWN) == 0 || q->most_ticks) {
        text_add(out, kind == 0 ? SB_NONE : first);
        return;
    }
    text_add(out, first);
    for (size_t i = 0; i < q->option_count; i++)
        if (strcmp(q->options[i].id, first) != 0 &&
            lot(one->draw, q->id, q->options[i].id) % 8 == 0)
            text_addf(out, " %s", q->options[i].id);
}

/* Near what the person said, or anywhere. */
static void draw_number(text_buffer *out, const person *one, const question *q,
                        const char *said)
{
    static const int steps[] = {-10, -5, -2, -1, 1, 2, 5, 10};
    uint64_t own = lot(one->draw, q->id, "?number?");
    double number;

    if (said && number_read(&number, said) == 0)
        number += steps[own % 8];
    else
        number = q->least + (double)(own % (uint64_t)(q->most - q->least + 1));
    if (number < q->least)
        number = q->least;
    number_write(out, number > q->most ? q->most : number);
}

static void draw_answer(text_buffer *out, const person *one, const question *q,
                        const char *said)
{
    if (q->type == CHOICES)
        draw_options(out, one, q);
    else if (q->type == CHOICE)
        text_add(out, draw_option(one, q));
    else
        draw_number(out, one, q, said);
}

/* What a person says to whom nothing is the matter. */
static void harmless_answer(text_buffer *out, const question *q)
{
    if (q->type == CHOICES && q->none_text) {
        text_add(out, SB_NONE);
        return;
    }
    for (size_t i = 0; q->type == CHOICE && i < q->option_count; i++)
        if (q->options[i].sign == SIGN_NONE || q->options[i].sign == SIGN_REASSURING) {
            text_add(out, q->options[i].id);
            return;
        }
    text_add(out, SB_UNKNOWN);
}

/* ---- answering ---- */

static int is_drawn(const person *one, const question *q)
{
    return one->draw && lot(one->draw, q->id, "?anew?") % ONE_IN == 0;
}

static int give(sb_consultation *consultation, const question *q, const char *value,
                sb_failure *why)
{
    sb_failure misfit = {0};

    if (sb_consultation_answer(consultation, q->id, value, &misfit) == 0)
        return 0;
    if (misfit.cause == SB_CAUSE_ANSWERS)
        return 1;
    *why = misfit;
    return -1;
}

/* 0 given, 1 it does not fit this pack, -1 something broke. */
static int give_said(const case_answer *said, sb_consultation *consultation,
                     const question *q, sb_failure *why)
{
    text_buffer id = {0};
    sb_failure misfit = {0};
    int given = give(consultation, q, said->value, why);

    if (given != 0 || !said->unsure)
        return given;
    text_addf(&id, "%s" SB_UNSURE, q->id);
    given = id.text ? sb_consultation_answer(consultation, id.text, said->unsure, &misfit)
                    : 0;
    text_clear(&id);
    if (given < 0 && misfit.cause != SB_CAUSE_ANSWERS) {
        *why = misfit;
        return -1;
    }
    return 0;
}

static int answer_one(const person *one, sb_consultation *consultation, const question *q,
                      sb_failure *why)
{
    const case_answer *said = case_answer_to(one->like, q->id);
    text_buffer value = {0};
    int given = 1;

    if (said && !is_drawn(one, q))
        given = give_said(said, consultation, q, why);
    if (given == 1 && is_drawn(one, q)) {
        draw_answer(&value, one, q, said ? said->value : NULL);
        given = value.text ? give(consultation, q, value.text, why) : failure_memory(why);
        text_clear(&value);
    }
    if (given == 1) {
        harmless_answer(&value, q);
        given = value.text ? give(consultation, q, value.text, why) : failure_memory(why);
        text_clear(&value);
    }
    return given == 1 ? sb_consultation_answer(consultation, q->id, SB_UNKNOWN, why)
                      : given;
}

int person_interview(const person *one, sb_consultation *consultation, sb_failure *why)
{
    const char *due;

    if (sb_consultation_clear(consultation, why) < 0)
        return -1;
    while ((due = sb_consultation_next(consultation))) {
        const question *q = name_table_find(&consultation->pack->questions.by_name, due);

        if (q->in->optional && !case_answer_to(one->like, due))
            break;
        if (answer_one(one, consultation, q, why) < 0)
            return -1;
    }
    return 0;
}
