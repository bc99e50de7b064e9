/* SPDX-License-Identifier: Apache-2.0 */
#include "conditions/condition_reach.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

enum { MAY_BE_ASKED = 1, WILL_NOT_BE_ASKED, BEING_WORKED_OUT };

int condition_reach_open(condition_reach *reach, const answer_sheet *sheet,
                         sb_failure *why)
{
    const sb_pack *pack = sheet->pack;

    *reach = (condition_reach){.sheet = sheet};
    reach->findings = malloc(pack->findings.all.count + 1);
    reach->questions = malloc(pack->questions.all.count + 1);
    if (!reach->findings || !reach->questions) {
        condition_reach_close(reach);
        return failure_memory(why);
    }
    condition_reach_forget(reach);
    return 0;
}

void condition_reach_close(condition_reach *reach)
{
    free(reach->findings);
    free(reach->questions);
    *reach = (condition_reach){0};
}

void condition_reach_forget(condition_reach *reach)
{
    const sb_pack *pack = reach->sheet->pack;

    memset(reach->findings, 0, pack->findings.all.count);
    memset(reach->questions, 0, pack->questions.all.count);
    reach->least_disposition = PROCEED;
    reach->most_disposition = EMERGENCY_NOW;
    reach->least_gate = GATE_NONE;
    reach->most_gate = GATE_FULL;
}

/* ---- questions ---- */

static int can_hold(condition_reach *reach, const condition *when)
{
    return (condition_can_be(reach, when) & (CAN_BE_POSSIBLE | CAN_BE_TRUE)) != 0;
}

int question_may_be_asked(condition_reach *reach, const question *asked)
{
    unsigned char *known = &reach->questions[asked->index];

    if (*known == 0) {
        *known = BEING_WORKED_OUT;
        *known = can_hold(reach, asked->in->ask_when) && can_hold(reach, asked->ask_when)
                     ? MAY_BE_ASKED
                     : WILL_NOT_BE_ASKED;
    }
    return *known != WILL_NOT_BE_ASKED; /* in a circle: it may */
}

/* ---- single conditions ---- */

static unsigned answer_can_be(condition_reach *reach, const condition *c)
{
    const answer *given = answer_of(reach->sheet, c->question);

    if (given->given)
        return 1u << answer_truth(given, c);
    return question_may_be_asked(reach, c->question) ? CAN_BE_ANYTHING : CAN_BE_FALSE;
}

static unsigned finding_can_be(condition_reach *reach, const finding *f)
{
    if (!reach->findings[f->index])
        reach->findings[f->index] = (unsigned char)condition_can_be(reach, f->when);
    return reach->findings[f->index];
}

/* The sum of what is sure lies between two bounds, and so does that of what is possible.
 */
typedef struct bounds {
    long least_sure, most_sure, least_possible, most_possible;
} bounds;

static void add_part(bounds *b, unsigned can_be, long worth)
{
    b->least_sure += can_be == CAN_BE_TRUE ? worth : 0;
    b->most_sure += can_be & CAN_BE_TRUE ? worth : 0;
    b->least_possible += can_be & CAN_BE_FALSE ? 0 : worth;
    b->most_possible += can_be == CAN_BE_FALSE ? 0 : worth;
}

static unsigned at_least(const bounds *b, long count)
{
    unsigned can_be = 0;

    if (b->most_sure >= count)
        can_be |= CAN_BE_TRUE;
    if (b->least_possible < count)
        can_be |= CAN_BE_FALSE;
    if (b->least_sure < count && b->most_possible >= count)
        can_be |= CAN_BE_POSSIBLE;
    return can_be;
}

/* At most so much is the opposite of at least one more. */
static unsigned opposite(unsigned can_be)
{
    return (can_be & CAN_BE_POSSIBLE) | (can_be & CAN_BE_TRUE ? CAN_BE_FALSE : 0u) |
           (can_be & CAN_BE_FALSE ? CAN_BE_TRUE : 0u);
}

static unsigned score_can_be(condition_reach *reach, const condition *c)
{
    bounds b = {0};

    for (size_t i = 0; i < c->score->point_count; i++)
        add_part(&b, condition_can_be(reach, c->score->points[i].when),
                 c->score->points[i].worth);
    return c->at_least ? at_least(&b, c->count) : opposite(at_least(&b, c->count + 1));
}

static unsigned standing_can_be(int least, int most, const condition *c)
{
    if (c->at_least)
        return (most >= c->level ? CAN_BE_TRUE : 0u) |
               (least < c->level ? CAN_BE_FALSE : 0u);
    return (least < c->level ? CAN_BE_TRUE : 0u) | (most >= c->level ? CAN_BE_FALSE : 0u);
}

/* ---- groups ---- */

static unsigned any_can_be(condition_reach *reach, const condition *c)
{
    int all_can_be_false = 1;
    unsigned seen = 0;

    for (size_t i = 0; i < c->part_count; i++) {
        unsigned part = condition_can_be(reach, c->parts[i]);

        if (part == CAN_BE_TRUE)
            return CAN_BE_TRUE;
        seen |= part;
        all_can_be_false &= (part & CAN_BE_FALSE) != 0;
    }
    return (seen & (CAN_BE_TRUE | CAN_BE_POSSIBLE)) |
           (all_can_be_false ? CAN_BE_FALSE : 0u);
}

static unsigned all_can_be(condition_reach *reach, const condition *c)
{
    int all_can_be_true = 1;
    unsigned seen = 0;

    for (size_t i = 0; i < c->part_count; i++) {
        unsigned part = condition_can_be(reach, c->parts[i]);

        if (part == CAN_BE_FALSE)
            return CAN_BE_FALSE;
        seen |= part;
        all_can_be_true &= (part & CAN_BE_TRUE) != 0;
    }
    return (seen & (CAN_BE_FALSE | CAN_BE_POSSIBLE)) |
           (all_can_be_true ? CAN_BE_TRUE : 0u);
}

/* Held back by what is surely true, and by nothing else. */
static unsigned unless_can_be(condition_reach *reach, const condition *c)
{
    unsigned any = any_can_be(reach, c);

    return (any & CAN_BE_TRUE ? CAN_BE_FALSE : 0u) |
           (any & (CAN_BE_FALSE | CAN_BE_POSSIBLE) ? CAN_BE_TRUE : 0u);
}

static unsigned count_can_be(condition_reach *reach, const condition *c)
{
    bounds b = {0};

    for (size_t i = 0; i < c->part_count; i++)
        add_part(&b, condition_can_be(reach, c->parts[i]), 1);
    return at_least(&b, c->count);
}

unsigned condition_can_be(condition_reach *reach, const condition *c)
{
    if (!c)
        return CAN_BE_TRUE;
    switch (c->kind) {
    case CONDITION_ALL:
        return all_can_be(reach, c);
    case CONDITION_ANY:
        return any_can_be(reach, c);
    case CONDITION_NONE:
        return opposite(any_can_be(reach, c));
    case CONDITION_UNLESS:
        return unless_can_be(reach, c);
    case CONDITION_COUNT:
        return count_can_be(reach, c);
    case CONDITION_FINDING:
        return finding_can_be(reach, c->finding);
    case CONDITION_SCORE:
        return score_can_be(reach, c);
    case CONDITION_DISPOSITION:
        return standing_can_be(reach->least_disposition, reach->most_disposition, c);
    case CONDITION_GATE:
        return standing_can_be(reach->least_gate, reach->most_gate, c);
    default:
        return answer_can_be(reach, c);
    }
}
