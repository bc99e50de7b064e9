/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/answer_sheet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/numbers.h"
#include "base/same_text.h"

int answer_sheet_open(answer_sheet *sheet, const sb_pack *pack, sb_failure *why)
{
    sheet->pack = pack;
    sheet->answers = calloc(pack->questions.all.count + 1, sizeof(answer));
    return sheet->answers ? 0 : failure_memory(why);
}

void answer_sheet_close(answer_sheet *sheet)
{
    free(sheet->answers);
    *sheet = (answer_sheet){0};
}

void answer_sheet_clear(answer_sheet *sheet)
{
    memset(sheet->answers, 0, sheet->pack->questions.all.count * sizeof(answer));
}

used_answer whole_answer(const question *asked)
{
    return (used_answer){asked, UINT64_MAX};
}

int answer_is_telling(const answer *given, const used_answer *used)
{
    const question *asked = used->asked;

    if (!given->given || given->unknown)
        return 0;
    if (question_is_number(asked))
        return 1;
    for (size_t i = 0; i < asked->option_count; i++)
        if ((given->ticked & used->options) >> i & 1 &&
            asked->options[i].sign != SIGN_NONE)
            return 1;
    return 0;
}

answer *answer_of(const answer_sheet *sheet, const question *asked)
{
    return &sheet->answers[asked->index];
}

int answer_equal(const answer *a, const answer *b)
{
    return a->given == b->given && a->unknown == b->unknown && a->ticked == b->ticked &&
           a->unsure == b->unsure && !(a->number < b->number) && !(a->number > b->number);
}

static int refuse(const question *asked, const char *value, sb_failure *why)
{
    text_buffer allowed = {0};

    question_allowed(&allowed, asked);
    failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                "'%.60s' is not an answer to '%s'; it must be %s", value, asked->id,
                allowed.text ? allowed.text : "");
    text_clear(&allowed);
    return -1;
}

/* A fraction where only whole numbers are: what could be written instead. */
static void suggest_whole(text_buffer *out, const question *asked, double number)
{
    if (!asked->whole || !(floor(number) < number) || number < asked->least ||
        number > asked->most)
        return;
    text_add(out, "; write ");
    number_write(out, floor(number));
    if (asked->type != SCALE) /* of years and weeks only those that are full count */
        return;
    text_add(out, " or ");
    number_write(out, ceil(number));
}

static int refuse_number(const question *asked, double number, sb_failure *why)
{
    text_buffer value = {0}, allowed = {0};

    number_write_exactly(&value, number);
    question_allowed(&allowed, asked);
    suggest_whole(&allowed, asked, number);
    if (!number_is_plain(number) && !asked->whole)
        text_add(&allowed, "; at most three decimals");
    failure_set(
        why, SB_CAUSE_ANSWERS, "", 0, "'%s' is not an answer to '%s'; it must be %s",
        value.text ? value.text : "", asked->id, allowed.text ? allowed.text : "");
    text_clear(&value);
    text_clear(&allowed);
    return -1;
}

int sb_answer_number(double *out, const char *text)
{
    double number;

    if (number_read(&number, text) < 0 || !number_is_plain(number))
        return -1;
    *out = number + 0.0; /* -0 is 0 */
    return 0;
}

static int read_number(answer *out, const question *asked, const char *value,
                       sb_failure *why)
{
    out->given = 1;
    return number_read(&out->number, value) < 0 ? refuse(asked, value, why) : 0;
}

int answer_tick(answer *out, const question *asked, const char *id, sb_failure *why)
{
    int number = question_option(asked, id);

    if (number < 0 && !same_text(id, SB_NOT_SURE))
        return refuse(asked, id, why);
    out->given = 1;
    if (number < 0 || number == OPTION_UNKNOWN)
        out->unknown = 1;
    else
        out->ticked |= UINT64_C(1) << number;
    return 0;
}

static size_t ticks(uint64_t bits)
{
    size_t count = 0;

    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

static int number_fits(const question *asked, double number)
{
    return number_is_plain(number) && number >= asked->least && number <= asked->most &&
           (!asked->whole || !(floor(number) < number));
}

/* "none" stands alone, a choice has one option, some questions limit the ticks. What is
 * not sure stands beside what is, and beside nothing it is no "none". */
static int options_fit(const answer *value, const question *asked)
{
    const uint64_t none = UINT64_C(1) << OPTION_NONE;
    const size_t count = ticks(value->ticked);

    if (asked->type == CHOICE)
        return count + (value->unknown != 0) == 1;
    if ((value->ticked & none) && (count > 1 || value->unknown || value->unsure))
        return 0;
    return (count || value->unknown || value->unsure) &&
           (!asked->most_ticks ||
            (count <= asked->most_ticks && ticks(value->unsure) <= asked->most_ticks));
}

/* Says nothing of another kind of question: no tick of an option that it does not have,
 * no number beside ticks or beside "not sure". */
static int is_of_its_kind(const answer *value, const question *asked)
{
    const uint64_t none = UINT64_C(1) << OPTION_NONE;
    const uint64_t options = (UINT64_C(1) << asked->option_count) - 1;
    const int has_number = value->number < 0 || value->number > 0;

    if (question_is_number(asked))
        return !value->ticked && !value->unsure && !(value->unknown && has_number);
    if (has_number || isnan(value->number) || (value->ticked & value->unsure))
        return 0;
    return asked->type == CHOICES
               ? !(value->ticked & ~(options | none)) && !(value->unsure & ~options)
               : !(value->ticked & ~options) && !value->unsure;
}

static int refuse_kind(const question *asked, sb_failure *why)
{
    text_buffer allowed = {0};

    question_allowed(&allowed, asked);
    failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                "this value is not an answer to '%s'; it must be %s", asked->id,
                allowed.text ? allowed.text : "");
    text_clear(&allowed);
    return -1;
}

static int refuse_options(const question *asked, const answer *value, sb_failure *why)
{
    text_buffer words = {0};

    answer_write(&words, asked, value);
    refuse(asked, words.text ? words.text : "", why);
    text_clear(&words);
    return -1;
}

int answer_take(answer *out, const question *asked, const answer *value, sb_failure *why)
{
    if (!is_of_its_kind(value, asked))
        return refuse_kind(asked, why);
    if (!question_is_number(asked) && !options_fit(value, asked))
        return refuse_options(asked, value, why);
    if (question_is_number(asked) && !value->unknown &&
        !number_fits(asked, value->number))
        return refuse_number(asked, value->number, why);
    *out = (answer){.given = 1,
                    .unknown = value->unknown != 0,
                    .ticked = value->ticked,
                    .unsure = value->unsure,
                    .number = value->number + 0.0}; /* -0 is 0 */
    return 0;
}

static int read_options(answer *out, const question *asked, const char *value,
                        sb_failure *why)
{
    char word[64];

    while (*value) {
        size_t length = strcspn(value, ", ");

        if (length >= sizeof(word))
            return refuse(asked, value, why);
        snprintf(word, sizeof(word), "%.*s", (int)length, value);
        if (length && answer_tick(out, asked, word, why) < 0)
            return -1;
        value += length;
        value += strspn(value, ", ");
    }
    return out->given ? 0 : refuse(asked, value, why);
}

int answer_read(answer *out, const question *asked, const char *value, sb_failure *why)
{
    answer draft = {0};
    int error = 0;

    if (strcmp(value, SB_UNKNOWN) == 0)
        draft = (answer){.given = 1, .unknown = 1};
    else if (question_is_number(asked))
        error = read_number(&draft, asked, value, why);
    else
        error = read_options(&draft, asked, value, why);
    return error < 0 ? -1 : answer_take(out, asked, &draft, why);
}

void answer_be_unsure(answer *given, const answer *doubts)
{
    const uint64_t none = UINT64_C(1) << OPTION_NONE;

    given->given = 1;
    given->unknown = doubts->unknown;
    given->unsure = doubts->ticked & ~given->ticked & ~none;
    if (given->unknown || given->unsure)
        given->ticked &= ~none; /* it may be one of them */
    else if (!given->ticked)
        given->ticked = none;
}

void answer_write(text_buffer *out, const question *asked, const answer *given)
{
    const char *between = "";

    if (question_is_number(asked)) {
        if (given->unknown)
            text_add(out, SB_UNKNOWN);
        else
            number_write(out, given->number);
        return;
    }
    for (int i = 0; i <= OPTION_NONE; i++) {
        if (!(given->ticked >> i & 1))
            continue;
        text_addf(out, "%s%s", between, question_option_id(asked, i));
        between = " ";
    }
    if (given->unknown)
        text_addf(out, "%s%s", between, *between ? SB_NOT_SURE : SB_UNKNOWN);
    else if (!*between)
        text_add(out, SB_NONE); /* for sure; QUESTION-unsure has the rest */
}
