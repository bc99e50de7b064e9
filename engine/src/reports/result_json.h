/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_JSON_H
#define RESULT_JSON_H

#include "formats/json_writer.h"
#include "result/result.h"

/* As sb_result_json, with `indent` blanks a level; 0: one line. */
int result_json_write(char **out, const sb_result *r, size_t indent, sb_failure *why);

/* {rule, branch, text, answers, evidence} */
json_value *reason_json(json_maker *m, const sb_result *r, const reason *why);

/* [{question, value}], of a list of used_answer: as much of each as was used */
json_value *answers_json(json_maker *m, const sb_result *r, const list *answers);

#endif
