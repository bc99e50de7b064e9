/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MONITORING_H
#define MONITORING_H

#include "rule.h"

/* How to tell soreness from a warning, when to stop, what to do in a flare-up. */

typedef struct light {
    const char *id, *name, *during, *during_high, *next_day, *leg, *action;
} light;

typedef struct soreness_pair {
    const char *soreness, *warning;
} soreness_pair;

typedef struct stop_signal {
    const char *id, *text, *action;
    int level;
    condition *show_when; /* NULL: everybody */
} stop_signal;

typedef struct flare {
    const char *id, *name, *sign;
    const char **steps;
    size_t step_count;
} flare;

typedef struct monitoring {
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
