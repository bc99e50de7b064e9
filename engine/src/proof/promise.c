/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/promise.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char any_sheet[] = "any answers at all, asked or not, one by one or missing";
static const char any_pair[] = "any two whole interviews of which the second has another "
                               "answer to one question, and to what that opens or closes";

static const char left_out[] = "exceptions that are left out";

const promise promise_table[] = {
    {1,
     "no exercise that may be prescribed, stepped up to or offered instead demands a "
     "movement that is forbidden to that person",
     any_sheet, "pairs of an exercise and a movement", NULL, 1, promise_movement, NULL,
     breaks_movement},
    {2,
     "a told danger sign whose rule says emergency or same-day never ends in exercises, "
     "whatever else is answered",
     any_sheet, "branches of rules, and signs that are enough by themselves", left_out, 1,
     promise_danger, NULL, breaks_danger},
    {3,
     "every movement of which the result says how it stands comes with an exercise that "
     "may be done instead, or "
     "with words; and no exercise that is offered instead demands what is restricted",
     any_sheet, "movements, and exercises in their place",
     "movements for which some people get words alone", 1, promise_instead, note_instead,
     breaks_instead},
    {5,
     "an answer that is a danger sign or not sure, in place of a harmless one, never "
     "makes anything milder",
     any_pair, "questions", left_out, 2, promise_monotone, NULL, breaks_monotone},
    {11, "every danger question is asked before the interview can end with exercises",
     any_sheet, "questions", NULL, 1, promise_asked, NULL, breaks_asked},
    {12,
     "each part of a day that is open to somebody has an exercise that may stand in "
     "it, or stays free for a reason of this person, which the result says",
     any_sheet, "parts of a day, at each level and gate that somebody reaches",
     "of these stay free for some people", 1, promise_parts, note_parts, breaks_parts},
    {13, "every question, answer, rule, exercise and message comes about for somebody",
     "whole interviews", "things", "left out", 1, promise_occurs, NULL, NULL},
    {14,
     "an overlay or a new version is nowhere milder than its base, but for what says "
     "that it loosens",
     "the same answers to both, asked or not, one by one or missing",
     "movements and exercises", left_out, 2, promise_no_milder, NULL, breaks_no_milder},
    {15,
     "nobody is told two messages that the pack keeps apart, or given two lists of what "
     "alone is allowed that have no exercise in common",
     "whole interviews", "pairs of messages and of lists", NULL, 1, promise_agrees, NULL,
     breaks_agreement},
    {0}};

const promise *promise_find(int number)
{
    for (const promise *p = promise_table; p->number; p++)
        if (p->number == number)
            return p;
    return NULL;
}

int promise_needs_base(const promise *of)
{
    return of->make == promise_no_milder;
}

/* ---- opening ---- */

static int open_intake(intake *one, const sb_pack *pack, condition_logic *answers)
{
    one->answers = answers;
    return answers && outcome_logic_open(&one->outcome, pack, answers) == 0 &&
                   choice_logic_open(&one->choice, &one->outcome) == 0
               ? 0
               : -1;
}

static void close_intake(intake *one)
{
    choice_logic_close(&one->choice);
    outcome_logic_close(&one->outcome);
}

static int open_sheets(promise_case *c, int sheets)
{
    const sb_pack *first = c->base ? c->base : c->pack;

    if (open_intake(&c->first, first, condition_logic_new(first)) < 0)
        return -1;
    c->logic = condition_logic_inner(c->first.answers);
    if (sheets < 2)
        return 0;
    c->second.answers = condition_logic_beside(c->first.answers, c->pack);
    if (c->base && c->second.answers)
        share_answers(c);
    return open_intake(&c->second, c->pack, c->second.answers);
}

/* Every limit of numbers has to be known before answers of two sheets are compared. */
static void share_limits(promise_case *c)
{
    whole_interview(&c->first); /* asks of every question whether it is due */
    whole_interview(&c->second);
    sheets_share_limits(c->first.answers, c->second.answers);
}

static void bind_sheets(promise_case *c, int sheets)
{
    condition_logic_bind(c->first.answers);
    if (sheets > 1)
        condition_logic_bind(c->second.answers);
    c->failed |= condition_logic_failed(c->first.answers) ||
                 (sheets > 1 && condition_logic_failed(c->second.answers));
}

int promise_case_open(promise_case *c, const sb_pack *pack, const promise *of)
{
    return promise_case_open_upon(c, NULL, pack, of);
}

int promise_case_open_upon(promise_case *c, const sb_pack *base, const sb_pack *pack,
                           const promise *of)
{
    *c = (promise_case){
        .pack = pack, .base = base, .memory = arena_new(), .broken = ALWAYS};
    c->laws = LAW_ANSWERS;
    if (!c->memory || open_sheets(c, of->sheets) < 0)
        return -1;
    if (of->sheets > 1)
        share_limits(c);
    of->make(c);
    whole_interview(&c->first); /* what it is made of has to be known before binding */
    bind_sheets(c, of->sheets);
    if (of->note && !c->failed)
        of->note(c);
    c->failed |= condition_logic_failed(c->first.answers);
    return c->failed ? -1 : 0;
}

void promise_case_close(promise_case *c)
{
    close_intake(&c->second);
    close_intake(&c->first);
    condition_logic_free(c->second.answers);
    condition_logic_free(c->first.answers);
    list_clear(&c->breaches);
    list_clear(&c->occurrences);
    list_clear(&c->exceptions);
    arena_free(c->memory);
    *c = (promise_case){0};
}

formula promise_broken(promise_case *c)
{
    formula any = NEVER;

    for (size_t i = 0; i < c->breaches.count; i++)
        any = logic_or(c->logic, any, ((const breach *)c->breaches.items[i])->holds);
    return logic_and(c->logic, any, c->broken);
}

formula promise_broken_by_interviews(promise_case *c)
{
    c->laws |= LAW_ASKED;
    return logic_and(c->logic, promise_broken(c), whole_interview(&c->first));
}

/* ---- what promises are made of ---- */

static const char *say(promise_case *c, const char *format, va_list values)
{
    char text[256];
    const char *kept;

    vsnprintf(text, sizeof(text), format, values);
    kept = arena_copy(c->memory, text, strlen(text));
    c->failed |= !kept;
    return kept;
}

void promise_breach(promise_case *c, formula holds, const char *format, ...)
{
    breach *made = arena_take(c->memory, sizeof(*made));
    va_list values;

    if (!made || list_add(&c->breaches, made) < 0) {
        c->failed = 1;
        return;
    }
    made->holds = holds;
    va_start(values, format);
    made->what = say(c, format, values);
    va_end(values);
}

void promise_cannot_say(promise_case *c, const char *format, ...)
{
    va_list values;

    if (c->undecided)
        return;
    va_start(values, format);
    c->undecided = say(c, format, values);
    va_end(values);
}

void promise_occurrence(promise_case *c, occurrence one, const char *format, ...)
{
    occurrence *made = arena_take(c->memory, sizeof(*made));
    va_list values;

    if (!made || list_add(&c->occurrences, made) < 0) {
        c->failed = 1;
        return;
    }
    *made = one;
    va_start(values, format);
    made->what = say(c, format, values);
    va_end(values);
    c->covered++;
}

void promise_exception(promise_case *c, const char *format, ...)
{
    const char *text;
    va_list values;

    va_start(values, format);
    text = say(c, format, values);
    va_end(values);
    for (size_t i = 0; text && i < c->exceptions.count; i++)
        if (strcmp(c->exceptions.items[i], text) == 0)
            return;
    if (text && list_add(&c->exceptions, (char *)(uintptr_t)text) < 0)
        c->failed = 1;
}

static condition test_of(const question *q, int option)
{
    return (condition){.kind = CONDITION_ANSWER,
                       .question = q,
                       .test = TEST_OPTIONS,
                       .options = UINT64_C(1) << option};
}

formula option_chosen(const intake *one, const question *q, int option)
{
    const condition test = test_of(q, option);

    return condition_surely(one->answers, &test);
}

formula option_possible(const intake *one, const question *q, int option)
{
    const condition test = test_of(q, option);

    return condition_possibly(one->answers, &test);
}

formula whole_interview(const intake *one)
{
    const list *questions = &one->outcome.pack->questions.all;
    logic *l = one->outcome.logic;
    formula all = ALWAYS;

    for (size_t i = 0; i < questions->count; i++) {
        const question *q = questions->items[i];
        formula left_out = logic_and(l, question_due(one->answers, q),
                                     not_so(question_answered(one->answers, q)));

        if (!q->in->optional)
            all = logic_and(l, all, not_so(left_out));
    }
    return all;
}

void each_exception(const condition *when, exception_visitor *visit, void *payload)
{
    if (!when)
        return;
    for (size_t i = 0; i < when->part_count; i++) {
        if (when->kind == CONDITION_UNLESS)
            visit(payload, when->parts[i]);
        each_exception(when->parts[i], visit, payload);
    }
    if (when->kind == CONDITION_FINDING)
        each_exception(when->finding->when, visit, payload);
}

/* ---- what results say ---- */

int result_restricts(const sb_result *r, const movement *m, restriction_type type)
{
    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (one->type == type && movement_is(m, one->movement))
            return 1;
    }
    return 0;
}

int result_finds(const sb_result *r, const finding *f)
{
    for (size_t i = 0; i < r->findings.count; i++) {
        const result_finding *one = r->findings.items[i];

        if (one->finding == f && one->sure)
            return 1;
    }
    return 0;
}
