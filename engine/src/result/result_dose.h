/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_DOSE_H
#define RESULT_DOSE_H

#include "result/result.h"

/* The numbers of a dose under the names that every form for other programs has for them.
 */
typedef struct dose_number {
    const char *name;
    long number; /* 0: does not apply */
} dose_number;

enum { DOSE_NUMBERS = 9 };

void result_dose(dose_number out[DOSE_NUMBERS], const result_item *item);

#endif
