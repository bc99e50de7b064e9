/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAN_NAME_H
#define PLAN_NAME_H

#include <steadyback/failure.h>

/* The id of one person's plan, by which what is made of it is named. -1 with
 * SB_CAUSE_ANSWERS for what is none; NULL is none. */
int plan_name_check(const char *plan, sb_failure *why);

#endif
