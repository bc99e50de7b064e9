/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_WHAT_IF_H
#define STEADYBACK_WHAT_IF_H

#include <steadyback/consultation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What would come out if some answers were others. The answers of the consultation are
 * the same afterwards. Questions that a change makes due and that have no answer count as
 * unknown; they are named, so that nobody takes the answer for more than it is. */

typedef struct sb_change {
    const char *question;
    const char *value; /* as for sb_consultation_answer */
} sb_change;

/* Both results beside each other, only what differs: disposition, gate, level,
 * restrictions, exercises in and out, doses. As text of at most `columns` columns, or as
 * JSON. A change that does not fit its question, or two changes of one question: -1 with
 * SB_CAUSE_ANSWERS. Caller frees *out with free. */
SB_API int sb_what_if(char **out, sb_consultation *one, const sb_change *changes,
                      size_t count, int json, size_t columns, sb_failure *why);

/* Every single answer that would change the disposition, the gate or the set of
 * exercises: more cautious, less cautious, or neither; the smallest change first. For a
 * choice: every other option; for ticks: one more, one less, none, or not sure; for
 * numbers: the nearest value on every other side of a limit of the pack; and not sure.
 * And the smallest set of up to three such answers that would lower the disposition as
 * far as has been answered (with the number of questions that would then be asked first),
 * and one that raises it. */
SB_API int sb_what_would_change(char **out, sb_consultation *one, int json,
                                size_t columns, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
