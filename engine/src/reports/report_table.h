/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "formats/page_writer.h"
#include "result/result.h"

/* The week as a table in plain text: the minutes of each exercise on each day, and in
 * all. Daily habits alone are no table. */
void report_table(page *page, const sb_result *result);

/* The six weeks as a table: how much of each exercise in each week. */
void report_weeks(page *page, const sb_result *result);

#endif
