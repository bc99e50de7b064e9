/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the facts of CLIPS, and what they stand on. */
#include "inference/rule_session.h"

#include <clips/clips.h>
#include <clips/lgcldpnd.h>
#include <clips/match.h>

#include "base/same_text.h"

enum { MOST_CONDITIONS = 64 };

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
    const rule_fact *facts[MOST_CONDITIONS];
    int answer = 0;

    for (const struct dependency *d = f->factHeader.dependents; d && answer == 0;
         d = d->next) {
        struct partialMatch *match = d->dPtr;
        const struct joinNode *join = match->owner;
        size_t count = match->bcount < MOST_CONDITIONS ? match->bcount : MOST_CONDITIONS;

        if (!join->ruleToActivate)
            continue;
        for (size_t i = 0; i < count; i++) {
            const struct alphaMatch *part = get_nth_pm_match(match, i);

            facts[i] = part ? (const rule_fact *)part->matchingItem : NULL;
        }
        answer = seen(payload, ValueToString(join->ruleToActivate->header.name), facts,
                      count);
    }
    return answer;
}
