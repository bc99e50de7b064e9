/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SLOT_LOGIC_H
#define SLOT_LOGIC_H

#include "proof/choice_logic.h"

/* What PROFILE makes of a day, and what CHOOSE says may stand in it, as formulas: which
 * template is used, which of its slots are open, and which exercises may stand in a slot.
 * Which of those is chosen is not said. */

/* That the person gave so many minutes a day, or more. */
formula minutes_reach(const choice_logic *c, long minutes);

/* That this template is used; that this slot of it is open. */
formula template_used(const choice_logic *c, const time_template *t);
formula slot_open(const choice_logic *c, const time_template *t, const slot *s);

/* Whether an exercise serves what a slot of the template with this name takes. */
int template_takes(const time_template *t, const slot *s, const exercise *e);

/* Whether the exercise has a dose at this level that is short enough for the slot. */
int slot_has_time(const slot *s, const exercise *e, int level);

/* That the exercise may stand in this slot while it is open, as a first choice; as the
 * last resort, when nothing else is left. */
formula slot_may_hold(const choice_logic *c, const time_template *t, const slot *s,
                      const exercise *e);
formula slot_may_hold_at_last(const choice_logic *c, const time_template *t,
                              const slot *s, const exercise *e);

/* That nothing may stand in this slot, though it is open; that something of this person
 * (a restriction, kit, the gate, a cap) keeps out an exercise that it would have time
 * for. */
formula slot_left_free(const choice_logic *c, const time_template *t, const slot *s);
formula slot_kept_from(const choice_logic *c, const time_template *t, const slot *s,
                       const exercise *e);

#endif
