/* SPDX-License-Identifier: Apache-2.0 */
#include "result/result_dose.h"

#include <string.h>

void result_dose(dose_number out[DOSE_NUMBERS], const result_item *item)
{
    const dose *d = &item->exercise->doses[item->level];
    const dose_number all[DOSE_NUMBERS] = {{"sets", item->sets},
                                           {"reps", d->metres ? 0 : item->reps},
                                           {"sides", item->sets ? item->sides : 0},
                                           {"hold_seconds", item->hold_seconds},
                                           {"metres", d->metres},
                                           {"kilograms", d->kilograms},
                                           {"minutes", item->minutes},
                                           {"times_a_day", item->times},
                                           {"effort", item->effort}};

    memcpy(out, all, sizeof(all));
}
