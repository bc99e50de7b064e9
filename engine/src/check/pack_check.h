/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_CHECK_H
#define PACK_CHECK_H

#include "pack/pack_reading.h"

struct worked_case;

/* What a schema cannot say. Each part adds its mistakes to the list of the reading; kinds
 * and severities stand in mistake_kinds.c. A mistake that rests on something being absent
 * is only told when every file could be read (reading.is_whole). */

/* All of it, once every thing is named and filled in. */
void pack_check(reading *r);

/* Reads the worked cases and checks them, each on its own. 0, or -1 when they could not
 * be read. */
int cases_check(reading *of, sb_failure *why);
void check_case(reading *r, const struct worked_case *one);

/* What a template left to its writer and still stands in these roots. -1 when the
 * templates cannot be read. */
int check_unfinished(reading *r, const list *roots, sb_failure *why);

/* Who stands behind each text, and since when: the last of all, because nobody can sign
 * what has other mistakes. 0, or -1 when it could not be looked at. */
int reviews_check(reading *r, sb_failure *why);

/* ---- the parts of pack_check ---- */

void check_cycles(reading *r);
void check_places(reading *r); /* where how things stand may be asked */
void check_used(reading *r);
void check_texts(reading *r);
void check_safety_words(reading *r);
void check_flares(reading *r);
void check_rules(reading *r);
void check_consequences(reading *r);
void check_questions(reading *r);
void check_movements(reading *r);
void check_exercises(reading *r);
void check_ladders(reading *r);
void check_hazards(reading *r);
void check_doses(reading *r);
void check_whole(reading *r);
void check_withdrawals(reading *r);
void check_conditions(reading *r);
void check_said_limits(reading *r); /* limits that stand in words too */

/* Whether two consequences that follow for the same people contradict each other. */
int consequences_contradict(const sb_pack *pack, const consequence *a,
                            const consequence *b);

#endif
