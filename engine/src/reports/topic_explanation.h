/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOPIC_EXPLANATION_H
#define TOPIC_EXPLANATION_H

#include "base/text_buffer.h"
#include "result/result.h"

/* Why one thing came out as it did, put together from the reasons that a result holds. */
typedef enum topic_kind {
    TOPIC_DISPOSITION,
    TOPIC_GATE,
    TOPIC_LEVEL,
    TOPIC_EXERCISE,
    TOPIC_MOVEMENT,
    TOPIC_HAZARD,
    TOPIC_RULE,
    TOPIC_QUESTION,
    TOPIC_FINDING,
    TOPIC_KINDS
} topic_kind;

typedef enum entry_kind {
    ENTRY_NOTE,    /* a sentence */
    ENTRY_CAUSE,   /* a rule with its answers */
    ENTRY_ANSWER,  /* one answer, with no rule in between */
    ENTRY_ABSENCE, /* a sentence: what would have made it otherwise, but is not there */
    ENTRY_INSTEAD  /* an exercise to do in its place */
} entry_kind;

typedef struct explanation_entry {
    entry_kind kind;
    const char *text; /* NOTE, ABSENCE; of CAUSE: what it brings, or NULL */
    const reason *cause;
    used_answer answer;
    const exercise *instead;
} explanation_entry;

typedef struct explanation_source {
    const source *source;
    const char *grade;
} explanation_source;

typedef struct explanation {
    arena *memory;
    const sb_result *result;
    topic_kind kind;
    const char *id;
    const char *status;   /* "chosen", "forbid", "holds" ... */
    const char *headline; /* a sentence */
    list entries;         /* of explanation_entry */
    list sources;         /* of explanation_source, in the order of mention */
    int failed;
} explanation;

/* The words of the kinds: "exercise", "rule" ... */
extern const char *const topic_words[];

/* Gives the explanation of a topic: an id of the pack, or `disposition`, `gate`, `level`.
 * 1 when there is no such topic. Clear it with explanation_clear. */
int explanation_make(explanation *out, const sb_result *result, const char *topic,
                     sb_failure *why);
void explanation_clear(explanation *out);

#endif
