/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of a condition that change nothing: they can never hold beside the others, or the
 * others say the same already. */
#include "check/pack_check.h"
#include "check/pack_check_conditions.h"

/* Lists of findings may overlap: each stands for itself, and may come to mean more. */
static int is_named(const condition *c)
{
    return c->kind == CONDITION_FINDING || c->kind == CONDITION_SCORE;
}

/* In <all> the part that follows from another says nothing; elsewhere the part that leads
 * to another. Of two that say the same it is the second one. */
static int is_needless(const checker *k, const condition *group, size_t at, size_t other)
{
    const condition *part = group->parts[at], *beside = group->parts[other];
    int is_all = group->kind == CONDITION_ALL;

    if ((is_named(part) || is_named(beside)) &&
        (part->kind != CONDITION_FINDING || beside->finding != part->finding))
        return 0;
    if (!condition_leads_to(k, is_all ? beside : part, is_all ? part : beside))
        return 0;
    return at > other ||
           !condition_leads_to(k, is_all ? part : beside, is_all ? beside : part);
}

static void check_needless(checker *k, const condition *group, size_t at)
{
    text_buffer out = {0};

    for (size_t other = 0; other < group->part_count && !out.length; other++) {
        if (other == at || !is_needless(k, group, at, other))
            continue;
        text_add(&out, "has a part too many: ");
        write_part(&out, group->parts[at]);
        text_add(&out, " changes nothing beside ");
        write_part(&out, group->parts[other]);
    }
    if (out.length)
        tell_subject(k, "needless-part", group->parts[at]->line, &out);
}

/* A part of <any> that can never hold where what stands beside it is at least possible.
 * (An exception that can never hold does no harm, and may be there to be safe.) */
static int check_dead(checker *k, const condition *part, formula beside)
{
    text_buffer out = {0};

    if (!are_impossible(k, condition_surely(k->s->logic, part), beside, LAW_ANSWERS))
        return 0;
    if (is_told_elsewhere(k, part))
        return 1;
    text_add(&out, "has a part that can never hold there: ");
    write_part(&out, part);
    tell_subject(k, "dead-part", part->line, &out);
    return 1;
}

/* What the other parts of an <all> ask, on top of what is asked around it. */
static formula beside_part(const checker *k, const condition *group, size_t at,
                           formula around)
{
    logic *l = condition_logic_inner(k->s->logic);

    for (size_t i = 0; group->kind == CONDITION_ALL && i < group->part_count; i++)
        if (i != at)
            around = logic_and(l, around,
                               condition_possibly(k->s->logic, group->parts[i]));
    return around;
}

static void check_group(checker *k, const condition *group, formula around)
{
    for (size_t i = 0; i < group->part_count; i++) {
        const condition *part = group->parts[i];
        int is_choice = group->kind == CONDITION_ANY || group->kind == CONDITION_COUNT;

        if (is_choice && check_dead(k, part, around))
            continue;
        if (group->kind != CONDITION_COUNT)
            check_needless(k, group, i);
        if (group->kind == CONDITION_ALL)
            check_limit(k, part, beside_part(k, group, i, around));
        check_group(k, part, beside_part(k, group, i, around));
    }
}

void check_parts(checker *k)
{
    check_group(k, k->one->when, ALWAYS);
}
