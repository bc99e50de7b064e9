/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DECIDES_H
#define DECIDES_H

#include "base/text_buffer.h"
#include "consultation/consultation.h"

/* What stands firm whatever is answered to one question: what is milder than that, no
 * answer to it can decide. */
typedef struct firm_ground {
    int disposition, gate;    /* at least so pressing; at most so wide */
    int level;                /* at most */
    unsigned char *movements; /* by index: 0 free, else the restriction_type that stands,
                                 plus 1 */
} firm_ground;

/* What hangs on the answer. */
typedef struct stakes {
    const sb_pack *pack;
    firm_ground firm;
    int disposition; /* the worst that an answer can bring; PROCEED: none is worse */
    int gate, level, style, preference, kit, slot, week, words, follow_ups, record;
    list movements; /* of movement: that could be restricted */
    list hazards;   /* of hazard: that could be put off */
    int failed;
} stakes;

/* The order of what bars a movement: limited, forbidden. */
unsigned char restriction_weight(restriction_type type);

/* Adds what rests on a dependent that the answer decides and that can come out as one of
 * `can_be`: where to go and how far exercise is open; what a programme is made of. */
void stakes_gather_verdict(stakes *s, const answer_reader *d, unsigned can_be);
void stakes_gather_programme(stakes *s, const answer_reader *d, unsigned can_be);

/* One line for each, the weightiest first. */
void stakes_tell(text_buffer *out, const stakes *s);

#endif
