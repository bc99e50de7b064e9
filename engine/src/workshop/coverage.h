/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COVERAGE_H
#define COVERAGE_H

#include "check/worked_case.h"
#include "result/result.h"

/* Notes what the result of one person or case has covered. Running out of memory is
 * remembered: ask with coverage_failed. */
void coverage_add(sb_coverage *coverage, const worked_case *one, const sb_result *result);

/* Finds, among those noted, who is one answer away from whom they are `like`: for a rule
 * that holds for one of the two only, the case stands right at its edge. */
void coverage_compare_neighbours(sb_coverage *coverage, const sb_cases *cases);

int coverage_failed(const sb_coverage *coverage);

#endif
