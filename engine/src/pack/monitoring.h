/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MONITORING_H
#define MONITORING_H

#include "pack/rule.h"

/* How to tell soreness from a warning, when to stop, what to do in a flare-up. */

/* Its bounds on a scale of 0 to 10: up to `most`, or up to `rise` above the usual pain;
 * for a high usual pain up to `rise_high` above it. With `from` (the pain from which it
 * counts anyway) it is what lies above `most` and `rise`, and from `rise_high` on. */
typedef struct light {
    const char *id, *name, *during, *during_high, *next_day, *leg, *action;
    const char *brief, *brief_high; /* how it shows and what to do, in a line; or NULL */
    int has_numbers;
    long most, rise, rise_high, from;
} light;

typedef struct soreness_pair {
    const char *soreness, *warning;
} soreness_pair;

typedef struct stop_signal {
    const char *id, *text, *action;
    const char *brief; /* what the safety net does not say; NULL: nothing more */
    int level;
    condition *show_when; /* NULL: everybody */
} stop_signal;

/* Counts once the pain has been `rise` above the usual, and `pain` or more, for so many
 * hours. */
typedef struct flare {
    const char *id, *name, *sign, *sign_high;
    long rise, pain, hours;
    const char **steps;
    size_t step_count;
} flare;

typedef struct monitoring {
    long high_from;   /* the usual pain from which the texts for high pain count */
    long review_days; /* when to look again, after the first day; 0: nothing is said */
    light *lights;
    size_t light_count;
    soreness_pair *pairs;
    size_t pair_count;
    stop_signal *stop_signals;
    size_t stop_signal_count;
    flare *flares;
    size_t flare_count;
    evidence evidence;
} monitoring;

#endif
