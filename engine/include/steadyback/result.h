/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_RESULT_H
#define STEADYBACK_RESULT_H

#include <steadyback/failure.h>

/* What a consultation concluded: disposition, programme, reasons. */
typedef struct sb_result sb_result;

SB_API void sb_result_free(sb_result *result); /* accepts NULL */

/* The level of the disposition ("same-day") and of the gate ("none"). Borrowed. */
SB_API const char *sb_result_disposition(const sb_result *result);
SB_API const char *sb_result_gate(const sb_result *result);

/* The result as JSON (docs/result.schema.json), or as a handout of at most `columns`
 * columns. Caller frees *out with free. */
SB_API int sb_result_json(char **out, const sb_result *result, sb_failure *why);
SB_API int sb_result_text(char **out, const sb_result *result, size_t columns,
                          sb_failure *why);

#endif
