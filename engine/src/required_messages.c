/* SPDX-License-Identifier: Apache-2.0 */
#include "required_messages.h"

#include <stddef.h>

const char *const required_messages[] = {
    "title-emergency-now", "title-same-day", "title-clinician-3d", "title-clinician-2w",
    "title-clinician-routine", "title-proceed-caution", "title-proceed",
    "action-emergency-now", "action-same-day", "action-clinician-3d", "action-clinician-2w",
    "action-clinician-routine", "action-proceed-caution", "action-proceed",
    "msg-safety", "msg-safety2", "msg-limits", "title-hold", "handout-heard",
    "handout-means", "handout-reason", "handout-not-sure", "handout-today",
    "handout-contact", "handout-also", "handout-programme", "handout-minutes",
    "handout-level-gentle", "handout-level-standard", "handout-level-active",
    "handout-style-symptom-contingent", "handout-style-time-contingent",
    "handout-level-why", "handout-exercise", "handout-total", "handout-why",
    "handout-watch", "handout-easier", "handout-harder", "handout-habits",
    "handout-empty", "handout-weeks", "handout-week", "handout-not-yet",
    "handout-not-yet-intro", "handout-instead", "handout-later", "handout-none",
    "handout-soreness", "handout-sore", "handout-warning", "handout-lights",
    "handout-during", "handout-next-day", "handout-leg", "handout-flare",
    "handout-stop", "handout-help", "handout-know", "handout-incomplete",
    "handout-sources", "handout-pack", "dose-sets", "dose-reps", "dose-each-side",
    "dose-hold", "dose-metres", "dose-kilograms", "dose-minutes", "dose-minutes-range",
    "dose-times", "day-mon", "day-tue", "day-wed", "day-thu", "day-fri", "day-sat",
    "day-sun", "word-and", "word-or",
    "interview-welcome", "interview-one", "interview-many",
    "interview-number", "interview-help", "interview-too-long",
    "interview-not-understood", "interview-which", "interview-careful",
    "interview-first", "interview-saved", "interview-not-saved",
    NULL};
