/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXPLAIN_OUTLINE_H
#define EXPLAIN_OUTLINE_H

#include "formats/page_writer.h"
#include "result/result.h"

/* Writes all that came out in brief: each thing with the first of its reasons, and things
 * of the same reason together. `ids` names the rules. -1 when out of memory. */
int explain_outline(page *out, const sb_result *result, int ids, sb_failure *why);

#endif
