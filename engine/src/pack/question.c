/* SPDX-License-Identifier: Apache-2.0 */
/* The questionnaire for a front, question by question. */
#include <steadyback/question.h>

#include "pack/pack.h"

static const question *inner(const sb_question *one)
{
    return (const question *)one;
}

const sb_question *sb_pack_question(const sb_pack *pack, const char *id)
{
    return name_table_find(&pack->questions.by_name, id);
}

size_t sb_pack_question_count(const sb_pack *pack)
{
    return pack->questions.all.count;
}

const sb_question *sb_pack_question_at(const sb_pack *pack, size_t index)
{
    return pack->questions.all.items[index];
}

const char *sb_question_id(const sb_question *one)
{
    return inner(one)->id;
}

sb_question_type sb_question_kind(const sb_question *one)
{
    return (sb_question_type)inner(one)->type;
}

const char *sb_question_text(const sb_question *one)
{
    return inner(one)->text;
}

const char *sb_question_text_other(const sb_question *one)
{
    return inner(one)->text_other;
}

const char *sb_question_topic(const sb_question *one)
{
    return inner(one)->topic;
}

const char *sb_question_lead(const sb_question *one)
{
    return inner(one)->lead;
}

const char *sb_question_help(const sb_question *one)
{
    return inner(one)->help;
}

const char *sb_question_again(const sb_question *one)
{
    return inner(one)->again;
}

const char *sb_question_section_id(const sb_question *one)
{
    return inner(one)->in->id;
}

const char *sb_question_section(const sb_question *one)
{
    return inner(one)->in->title;
}

const char *sb_question_section_intro(const sb_question *one)
{
    return inner(one)->in->intro;
}

const char *sb_question_unit(const sb_question *one)
{
    return inner(one)->unit;
}

double sb_question_least(const sb_question *one)
{
    return inner(one)->least;
}

double sb_question_most(const sb_question *one)
{
    return inner(one)->most;
}

double sb_question_example(const sb_question *one)
{
    return inner(one)->example;
}

const char *sb_question_step(const sb_question *one, size_t index)
{
    return index < inner(one)->step_count ? inner(one)->steps[index] : NULL;
}

const char *sb_question_recalls(const sb_question *one, size_t index)
{
    return index < inner(one)->recall_count ? inner(one)->recalls[index]->id : NULL;
}

int sb_question_is_safety(const sb_question *one)
{
    return inner(one)->safety;
}

int sb_question_is_private(const sb_question *one)
{
    return inner(one)->is_private;
}

int sb_question_is_for_the_record(const sb_question *one)
{
    return inner(one)->for_the_record;
}

int sb_question_is_from_diary(const sb_question *one)
{
    return inner(one)->from_diary;
}

int sb_question_is_optional(const sb_question *one)
{
    return inner(one)->in->optional;
}

size_t sb_question_option_count(const sb_question *one)
{
    const question *q = inner(one);

    return q->option_count + (q->none_text != NULL) + (q->unknown_text != NULL);
}

const char *sb_question_option_id(const sb_question *one, size_t index)
{
    const question *q = inner(one);

    if (index < q->option_count)
        return q->options[index].id;
    if (index == q->option_count && q->none_text)
        return SB_NONE;
    return q->type == CHOICES ? SB_NOT_SURE : SB_UNKNOWN;
}

const char *sb_question_option_text(const sb_question *one, size_t index)
{
    const question *q = inner(one);

    if (index < q->option_count)
        return q->options[index].text;
    return index == q->option_count && q->none_text ? q->none_text : q->unknown_text;
}

int sb_question_bit(const sb_question *one, const char *option)
{
    int number = question_option(inner(one), option);

    return number == OPTION_UNKNOWN ? -1 : number;
}
