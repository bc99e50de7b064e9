/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_H
#define RULE_H

#include "pack/condition.h"
#include "pack/levels.h"

struct message;
struct restriction_set;
struct movement;

typedef struct evidence {
    const char *grade;
    const char *note; /* or NULL */
    const struct source **sources;
    const char *
        *grades; /* of each source: the grade without an A that it does not carry */
    size_t source_count;
} evidence;

typedef struct review {
    const char *status;
    const char *reviewed;
    const char *by;
} review;

typedef struct finding {
    const char *id;
    const char *yes; /* completes "because" */
    const char *no;
    const char *because;
    condition *when;
    evidence evidence;
    const char *file;
    int line;
    size_t index; /* in the pack's list */
    int mark;     /* for pack_check's walk over the graph of findings */
} finding;

typedef struct point {
    condition *when;
    long worth;
} point;

typedef struct score {
    const char *id;
    const char *title;
    point *points;
    size_t point_count;
    evidence evidence;
    const char *file;
    int line;
    size_t index;
    int mark;
} score;

typedef enum consequence_kind {
    GIVE_DISPOSITION,
    GIVE_GATE,
    HOLD_SESSION,
    APPLY_SET,
    RESTRICT_MOVEMENT,
    CAP_DOSE,
    LEVEL_AT_MOST,
    LEVEL_REACH,
    USE_STYLE,
    PREFER,
    OWN_KIT,
    OPEN_SLOT,
    ADVISE,
    SHOW_PAGE,
    NAME_CONTACT,
    ADAPT_PLAN
} consequence_kind;

typedef enum preferred {
    PREFER_EXERCISE,
    PREFER_MOVEMENT,
    PREFER_MODALITY,
    PREFER_POSITION,
    PREFER_GOAL
} preferred;

typedef struct consequence {
    consequence_kind kind;
    int line;
    int level;      /* disposition, gate, level, style, plan_change: the rank */
    const char *id; /* set, movement, kit, slot, contact, message or preferred thing */
    restriction_type type;
    const finding *unless;
    cap_kind cap;
    long amount; /* cap, points, share */
    preferred what;
    const char *because; /* of a preference: why, in place of the rule's own; or NULL */
} consequence;

typedef struct consequences {
    consequence *items;
    size_t count;
    const char *nothing; /* why nothing follows, or NULL */
    int given;           /* 0: the element is absent */
} consequences;

typedef enum rule_step {
    STEP_TRIAGE,
    STEP_SCREEN,
    STEP_ADAPT,
    STEP_PROFILE,
    STEP_DOSE
} rule_step;

typedef struct rule {
    const char *id;
    const char *of; /* the id in docs/evidence that it implements */
    const char *title;
    const char *because;
    rule_step step;
    const char *topic;
    condition *when;
    consequences then;
    consequences if_unknown;
    evidence evidence;
    review review;
    const char *file;
    int line;
    size_t index;
} rule;

#endif
