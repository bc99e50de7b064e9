/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_H
#define CONDITION_H

#include <stddef.h>
#include <stdint.h>

#include <steadyback/answer.h>

struct question;
struct finding;
struct score;

/* Conditions are true, possible or false (docs/architecture.md, "Three values"). A
 * condition is possible when an answer that it needs is unknown. */
typedef enum truth { SURELY_FALSE, POSSIBLE, SURELY_TRUE } truth;

typedef enum condition_kind {
    CONDITION_ALL,
    CONDITION_ANY,
    CONDITION_NONE,   /* holds when every part is surely false */
    CONDITION_UNLESS, /* an exception: holds back only when a part is surely true */
    CONDITION_COUNT,  /* at least `count` parts hold */
    CONDITION_ANSWER,
    CONDITION_FINDING,
    CONDITION_SCORE,
    CONDITION_DISPOSITION, /* how things stand after SETTLE */
    CONDITION_GATE
} condition_kind;

typedef enum answer_test {
    TEST_OPTIONS, /* one of `options` chosen or ticked; OPTION_UNKNOWN may be among them
                   */
    TEST_AT_LEAST,
    TEST_AT_MOST,
    TEST_ABOVE,
    TEST_BELOW,
    TEST_ASKED /* any answer at all */
} answer_test;

/* Options are numbered in the order of the question; two have fixed numbers. */
enum { OPTION_NONE = SB_OPTION_NONE, OPTION_UNKNOWN = 63, MOST_OPTIONS = 60 };

typedef struct condition {
    condition_kind kind;
    int line;
    const char *file;
    struct condition **parts; /* ALL, ANY, NONE, UNLESS, COUNT */
    size_t part_count;
    long count;                      /* COUNT; SCORE: the bound */
    const struct question *question; /* ANSWER */
    answer_test test;
    uint64_t options;
    double number;
    const struct finding *finding;
    const struct score *score;
    int at_least; /* SCORE, DISPOSITION, GATE: 1 at-least, 0 at-most or below */
    int level;    /* DISPOSITION, GATE: the rank */
} condition;

#endif
