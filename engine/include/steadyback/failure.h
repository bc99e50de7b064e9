/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_FAILURE_H
#define STEADYBACK_FAILURE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define SB_API __attribute__((visibility("default")))
#else
#define SB_API
#endif

/* Why a call could not do its work. The caller owns the struct and starts with
 * `sb_failure why = {0};`. The first cause stays: later ones are its echo. */
typedef enum sb_cause {
    SB_CAUSE_NONE = 0,
    SB_CAUSE_SYSTEM,  /* file, disk, memory */
    SB_CAUSE_PACK,    /* the pack has mistakes */
    SB_CAUSE_ANSWERS, /* the answers have mistakes */
    SB_CAUSE_PROMISE  /* a promise was broken inside, or a rule failed */
} sb_cause;

typedef struct sb_failure {
    sb_cause cause;
    int line; /* 0 when there is none */
    char file[256];
    char text[640];
} sb_failure;

/* One mistake in a pack or in answers. All texts are borrowed from the list. */
typedef enum sb_severity { SB_ERROR, SB_WARNING } sb_severity;

typedef struct sb_mistake {
    const char *file; /* "" when there is none */
    int line;         /* 0 when there is none */
    sb_severity severity;
    const char *kind;     /* a short name: unknown-question, duplicate-key ... */
    const char *text;     /* all of it on one line: the sentence and how to fix it */
    const char *sentence; /* what is wrong */
    const char *mend;     /* how to fix it; "" when the sentence says all */
    const char *allowed;  /* what may stand there: "a, b, c"; "" when it is no choice */
    const struct sb_mistake *follows; /* the one in the list that this may come from, or
                                       * NULL; the other does not follow from any */
} sb_mistake;

typedef struct sb_mistakes sb_mistakes;

/* NULL when out of memory; free with sb_mistakes_free, which accepts NULL. */
SB_API sb_mistakes *sb_mistakes_new(void);
SB_API void sb_mistakes_free(sb_mistakes *list);

/* Sorted: first what others may come from, then by file and line, errors and warnings
 * together. */
SB_API size_t sb_mistakes_count(const sb_mistakes *list);
SB_API size_t sb_mistakes_errors(const sb_mistakes *list);
SB_API const sb_mistake *sb_mistakes_at(const sb_mistakes *list, size_t index);

/* What a terminal would act on (control characters, line breaks among them), what turns
 * the direction of writing, and what is no UTF-8 becomes question marks. The texts and
 * file names in failures and mistakes are so already. */
SB_API void sb_make_harmless(char *text);

#ifdef __cplusplus
}
#endif

#endif
