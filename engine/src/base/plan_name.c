/* SPDX-License-Identifier: Apache-2.0 */
#include "base/plan_name.h"

#include <string.h>

#include "base/failure.h"

enum { SHORTEST_PLAN = 16, LONGEST_PLAN = 64 };

static int is_plan(const char *text)
{
    size_t length = strspn(text, "0123456789abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

    return !text[length] && length >= SHORTEST_PLAN && length <= LONGEST_PLAN;
}

int plan_name_check(const char *plan, sb_failure *why)
{
    return plan && is_plan(plan)
               ? 0
               : failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                             "'%.80s' is no plan id; it has %d to %d letters (a-z), "
                             "digits and '-', and nobody else's plan has it",
                             plan ? plan : "", SHORTEST_PLAN, LONGEST_PLAN);
}
