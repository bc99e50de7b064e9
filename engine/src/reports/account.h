/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ACCOUNT_H
#define ACCOUNT_H

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

typedef struct account_entry {
    entry_kind kind;
    const char *text; /* NOTE, ABSENCE; of CAUSE: what it brings, or NULL */
    const reason *cause;
    used_answer answer;
    const exercise *instead;
} account_entry;

typedef struct account_source {
    const source *source;
    const char *grade;
} account_source;

typedef struct account {
    arena *memory;
    const sb_result *result;
    topic_kind kind;
    const char *id;
    const char *status;   /* "chosen", "forbid", "holds" ... */
    const char *headline; /* a sentence */
    list entries;         /* of account_entry */
    list sources;         /* of account_source, in the order of mention */
    int failed;
} account;

/* The words of the kinds: "exercise", "rule" ... */
extern const char *const topic_words[];

/* Gives the account of a topic: an id of the pack, or `disposition`, `gate`, `level`. 1
 * when there is no such topic. Clear it with account_clear. */
int account_make(account *out, const sb_result *result, const char *topic,
                 sb_failure *why);
void account_clear(account *out);

#endif
