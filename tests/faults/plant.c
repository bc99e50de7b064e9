/* SPDX-License-Identifier: Apache-2.0 */
/* Linked into a steadyback of its own (with --wrap=result_collect): plants the fault that
 * STEADYBACK_FAULT numbers into every result before the guard sees it. */
#include <stdlib.h>

#include "planted_faults.h"
#include "result/result_collect.h"

int __real_result_collect(sb_result **out, rule_session *session,
                          const answer_sheet *sheet, const list *incomplete,
                          sb_failure *why);
int __wrap_result_collect(sb_result **out, rule_session *session,
                          const answer_sheet *sheet, const list *incomplete,
                          sb_failure *why);

int __wrap_result_collect(sb_result **out, rule_session *session,
                          const answer_sheet *sheet, const list *incomplete,
                          sb_failure *why)
{
    const char *number = getenv("STEADYBACK_FAULT");
    int error = __real_result_collect(out, session, sheet, incomplete, why);

    if (error == 0 && number)
        planted_faults[strtol(number, NULL, 10)].plant(*out);
    return error;
}
