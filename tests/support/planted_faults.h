/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PLANTED_FAULTS_H
#define PLANTED_FAULTS_H

#include "result/result.h"

/* A fault to plant in the result of an example: result_guard has to catch it and to name
 * the promise that it breaks. */
typedef struct planted_fault {
    const char *name;
    const char *example;
    void (*plant)(sb_result *r);
    const char *says;
} planted_fault;

extern const planted_fault planted_faults[]; /* ends with a NULL name */

#endif
