/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROMISE_H
#define PROMISE_H

#include "base/arena.h"
#include "proof/choice_logic.h"
#include "result/result.h"

/* A promise (docs/architecture.md) as a formula: that somebody's answers break it. Who
 * makes that formula true is asked of a solver; nobody: it is proved. */

/* One sheet of answers, and what follows from it. */
typedef struct intake {
    condition_logic *answers;
    outcome_logic outcome;
    choice_logic choice;
} intake;

/* One way in which a promise is broken. */
typedef struct breach {
    formula holds;
    const char *what; /* "rule RF-CES-1" */
} breach;

/* Something of the pack that has to come about for somebody. */
typedef struct occurrence {
    formula holds;
    const char *what; /* "rule RF-CES-1, when it is not sure" */
    const char *file;
    int line;
    const void *thing; /* and which part of it, for `is_in` */
    int part;
    int (*is_in)(const sb_result *result, const struct occurrence *one);
    int is_seen;
} occurrence;

typedef struct promise_case {
    const sb_pack *pack;
    const sb_pack
        *base; /* that `pack` is held against; the first sheet is of it; or NULL */
    arena *memory;
    logic *logic;
    intake first, second; /* the second only of promises about two sheets */
    list breaches;        /* of breach: one of them, */
    formula broken;       /* and this */
    unsigned laws;
    list occurrences; /* of occurrence: each has to come about for somebody */
    list exceptions;  /* of const char *: what is said apart, by name (promise.apart) */
    size_t covered;   /* how many things it is about */
    const char *undecided; /* why it cannot be said at all, or NULL */
    int failed;
} promise_case;

typedef struct promise {
    int number;
    const char *words;  /* what is promised */
    const char *covers; /* the intakes that the proof is about */
    const char *counts; /* what `covered` is: "rules and signs" */
    const char *apart;  /* what its exceptions are: "exceptions that are left out" */
    int sheets;         /* 1 or 2 */
    void (*make)(promise_case *c);
    void (*note)(promise_case *c); /* or NULL: looks for exceptions when all is bound */
    /* Whether these results break it; `second` of promises about two sheets. NULL of
     * promises that things come about (`occurrences`): people show that. */
    int (*is_broken)(const sb_result *first, const sb_result *second);
} promise;

extern const promise promise_table[]; /* ends with number 0 */

/* The promise with this number, or NULL. */
const promise *promise_find(int number);

/* Whether it is about a pack and the one that it is held against. */
int promise_needs_base(const promise *of);

/* Makes the formulas. `base` only of promises about two packs. -1 when out of memory;
 * close it all the same. */
int promise_case_open(promise_case *c, const sb_pack *pack, const promise *of);
int promise_case_open_upon(promise_case *c, const sb_pack *base, const sb_pack *pack,
                           const promise *of);
void promise_case_close(promise_case *c);

/* That it is broken, in any way; and by whole interviews: narrower, to find people whom
 * the program takes as they are. With each goes its set of laws (condition_logic.h). */
formula promise_broken(promise_case *c);
formula promise_broken_by_interviews(promise_case *c);

/* ---- for those who make promises ---- */

/* Notes a way to break it. */
void promise_breach(promise_case *c, formula holds, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void promise_exception(promise_case *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* It cannot be said, for this reason; the first one stays. */
void promise_cannot_say(promise_case *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Notes something that has to come about; a copy of `one`, named by the rest. */
void promise_occurrence(promise_case *c, occurrence one, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* That this option (also OPTION_NONE, OPTION_UNKNOWN) is chosen or ticked; that it may
 * be, for all that is said. */
formula option_chosen(const intake *one, const question *q, int option);
formula option_possible(const intake *one, const question *q, int option);

/* That every question which is due is answered, but for those nobody need answer. */
formula whole_interview(const intake *one);

/* Visits every exception (the parts of `unless`) in a condition, through findings too. */
typedef void exception_visitor(void *payload, const condition *part);
void each_exception(const condition *when, exception_visitor *visit, void *payload);

/* Of a result: whether it restricts the movement, or one that it is a kind of; whether
 * the finding is sure. */
int result_restricts(const sb_result *r, const movement *m, restriction_type type);
int result_finds(const sb_result *r, const finding *f);

/* That a result names this hazard; that this exercise is offered in its place. */
formula hazard_named(const intake *one, const hazard *h);
formula instead_offered(const intake *one, const instead *i);

void promise_movement(promise_case *c); /* 1 */
void promise_danger(promise_case *c);   /* 2 */
void promise_instead(promise_case *c);  /* 3 */
void note_instead(promise_case *c);
void promise_monotone(promise_case *c); /* 5 */
void promise_asked(promise_case *c);    /* 11 */
void promise_parts(promise_case *c);    /* 12 */
void note_parts(promise_case *c);
void promise_occurs(promise_case *c);    /* 13 */
void promise_no_milder(promise_case *c); /* 14 */
void share_answers(promise_case *c);     /* before it, of the two sheets */
void promise_agrees(promise_case *c);    /* 15 */

int breaks_danger(const sb_result *first, const sb_result *second);
int breaks_movement(const sb_result *first, const sb_result *second);
int breaks_instead(const sb_result *first, const sb_result *second);
int breaks_monotone(const sb_result *first, const sb_result *second);
int breaks_asked(const sb_result *first, const sb_result *second);
int breaks_parts(const sb_result *first, const sb_result *second);
int breaks_no_milder(const sb_result *first, const sb_result *second);
int breaks_agreement(const sb_result *first, const sb_result *second);

/* Whether the message stands anywhere in the result: among advice, holds, pages ... */
int result_says(const sb_result *r, const message *m);

#endif
