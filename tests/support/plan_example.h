/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAN_EXAMPLE_H
#define PLAN_EXAMPLE_H

#include "consultation/consultation.h"
#include "result/result.h"

/* The result for examples/NAME.json; fails the test when there is none. Free it with
 * sb_result_free. */
sb_result *plan_example(sb_consultation *one, const char *name);

/* Reads a whole file, or fails the test. Free the text. */
char *read_text(const char *path);

const result_exercise *exercise_in(const sb_result *result, const char *id);
int is_prescribed(const sb_result *result, const char *id);
int demands_restricted(const result_item *item, const char *movement);
int fired(const sb_result *result, const char *rule);
#endif
