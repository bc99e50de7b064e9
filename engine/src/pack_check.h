/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_CHECK_H
#define PACK_CHECK_H

#include "pack_folder.h"
#include "pack_reading.h"
#include "pack_things.h"

struct worked_case;

/* What a schema cannot say. Each part adds its mistakes to the list of the reading; kinds
 * and severities stand in mistake_kinds.c. A mistake that rests on something being absent
 * is only told when every file could be read (reading.is_whole). */

/* All of it, once every thing is named and filled in. */
void pack_check(reading *r);

/* The bytes of a file, before it is parsed: -1 when parsing makes no sense. */
int check_bytes(const pack_file *file, sb_mistakes *mistakes);

/* Adds what the mistakes of this file may hide: all that looks like the name of a thing.
 */
void hint_names(reading *r, const pack_file *file);

/* Invisible characters that came into a parsed file by number: &#x202E; */
void check_references(const xml_element *root, const pack_file *file,
                      sb_mistakes *mistakes);

/* A parsed file on its own: its name, its place, its lists. */
void check_root(reading *r, const pack_root *root);

/* Reads the worked cases and checks them, each on its own. 0, or -1 when they could not
 * be read. */
int cases_check(reading *of, sb_failure *why);
void check_case(reading *r, const struct worked_case *one);

/* The same for the figures. */
int figures_check(reading *of, sb_failure *why);

/* ---- the parts of pack_check ---- */

void check_cycles(reading *r);
void check_places(reading *r); /* where how things stand may be asked */
void check_reviews(reading *r);
void check_used(reading *r);
void check_texts(reading *r);
void check_rules(reading *r);
void check_consequences(reading *r);
void check_questions(reading *r);
void check_movements(reading *r);
void check_exercises(reading *r);
void check_ladders(reading *r);
void check_hazards(reading *r);
void check_doses(reading *r);
void check_whole(reading *r);
void check_conditions(reading *r);

/* Whether two consequences that follow for the same people contradict each other. */
int consequences_contradict(const sb_pack *pack, const consequence *a,
                            const consequence *b);

#endif
