/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_JSON_H
#define RESULT_JSON_H

#include "result/result.h"

/* As sb_result_json, with `indent` blanks a level; 0: one line. */
int result_json_write(char **out, const sb_result *r, size_t indent, sb_failure *why);

#endif
