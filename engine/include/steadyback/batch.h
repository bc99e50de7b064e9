/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_BATCH_H
#define STEADYBACK_BATCH_H

#include <steadyback/consultation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One person of many: a line of answers in, a line of JSON out. Open one consultation for
 * each thread; they may share a pack. */
typedef struct sb_line {
    char *text;    /* one line, without its end; free it with free */
    size_t length; /* of the text; a NUL stands behind */
    sb_cause
        cause; /* SB_CAUSE_NONE: a result; else why there is an error object instead */
    const char *disposition, *gate; /* of a result; valid while the program runs */
} sb_line;

/* Concludes from the answers in `text` (as for sb_consultation_read_json) and writes the
 * result as sb_result_json does, in one line. When that cannot be, the line is
 *     {"error": {"line": NUMBER, "cause": "answers", "text": ..., "mistakes": [...]}}
 * with the cause `answers`, `promise` or `system`. After a cause that is not in the
 * answers, the consultation starts afresh with a new engine, so that the next person has
 * the same result as in a new process. A text longer than SB_LONGEST_LINE is not looked
 * at: it may be NULL. -1 when not even an error object could be made, or no new engine:
 * the consultation must then not be used but to close it. */
enum { SB_LONGEST_LINE = 1024 * 1024 };
SB_API int sb_consultation_line(sb_line *out, sb_consultation *one, const char *text,
                                size_t length, long number, sb_failure *why);

/* The most seconds of processor time that one step of the rules may take; longer is a
 * failure with SB_CAUSE_PROMISE. 10 unless told. */
SB_API void sb_consultation_limit(sb_consultation *one, double seconds);

#ifdef __cplusplus
}
#endif

#endif
