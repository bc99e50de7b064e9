/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/levels.h"

#include "base/same_text.h"

const char *const disposition_words[] = {
    "proceed",      "proceed-caution", "clinician-routine", "clinician-2w",
    "clinician-3d", "same-day",        "emergency-now",     NULL};
const char *const gate_words[] = {"none", "relief-only", "gentle", "full", NULL};
const char *const level_words[] = {"gentle", "standard", "active", NULL};
const char *const plan_change_words[] = {"raise",         "next-goal", "change-modality",
                                         "keep",          "taper",     "step-back",
                                         "step-back-all", "restart",   NULL};
const char *const style_words[] = {"symptom-contingent", "time-contingent", NULL};
const char *const restriction_words[] = {"forbid", "limit", NULL};
const char *const cap_words[] = {"hold-seconds", "effort",     "minutes",
                                 "growth",       "first-bout", "bouts",
                                 "moves",        "sets",       NULL};
const char *const day_words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};

const char *const merit_words[] = {"goal",     "rule",   "seed", "stage",
                                   "too-easy", "no-kit", NULL};

int disposition_is_urgent(int disposition)
{
    return disposition >= SAME_DAY;
}

int rank_of(const char *const words[], const char *word)
{
    for (int rank = 0; word && words[rank]; rank++)
        if (same_text(words[rank], word))
            return rank;
    return -1;
}
