/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the facts of CLIPS, and what they stand on. */
#include "inference/rule_session.h"

#include <clips/clips.h>
#include <clips/lgcldpnd.h>
#include <clips/match.h>

#include "base/same_text.h"

/* Straight from the fact: EnvGetFactSlot would hash the name of the slot each time. */
static const struct field *field_of(const rule_fact *fact, const char *name)
{
    const struct fact *f = (const struct fact *)fact;
    const struct field *field = f->theProposition.theFields;

    for (const struct templateSlot *slot = f->whichDeftemplate->slotList; slot;
         slot = slot->next, field++)
        if (same_text(ValueToString(slot->slotName), name))
            return field;
    return NULL;
}

const char *rule_fact_word(const rule_fact *fact, const char *slot)
{
    const struct field *field = field_of(fact, slot);

    return field && field->type == SYMBOL ? ValueToString(field->value) : "";
}

double rule_fact_number(const rule_fact *fact, const char *slot)
{
    const struct field *field = field_of(fact, slot);

    if (field && field->type == INTEGER)
        return (double)ValueToLong(field->value);
    return field && field->type == FLOAT ? ValueToDouble(field->value) : 0;
}

const char *rule_fact_kind(const rule_fact *fact)
{
    const struct fact *f = (const struct fact *)fact;

    return ValueToString(f->whichDeftemplate->header.name);
}

long rule_fact_index(const rule_fact *fact)
{
    return (long)((const struct fact *)fact)->factIndex;
}

/* A fact that stands on a `logical` pattern keeps a list of the partial matches it stands
 * on; the join that owns a partial match belongs to one rule, since our rules are logical
 * from end to end. */
int rule_session_supports(const rule_fact *fact, rule_support_seen *seen, void *payload)
{
    const struct fact *f = (const struct fact *)fact;
    int answer = 0;

    for (const struct dependency *d = f->factHeader.dependents; d && answer == 0;
         d = d->next) {
        const struct partialMatch *match = d->dPtr;
        const struct joinNode *join = match->owner;

        if (join->ruleToActivate)
            answer = seen(payload, ValueToString(join->ruleToActivate->header.name),
                          (const rule_support *)match);
    }
    return answer;
}

size_t rule_support_size(const rule_support *support)
{
    return ((const struct partialMatch *)support)->bcount;
}

const rule_fact *rule_support_fact(const rule_support *support, size_t index)
{
    const struct partialMatch *match = (const struct partialMatch *)support;
    const struct alphaMatch *part = get_nth_pm_match(match, index);

    return part ? (const rule_fact *)part->matchingItem : NULL;
}
