/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GUIDANCE_H
#define GUIDANCE_H

#include "pack/monitoring.h"
#include "pack/rule.h"

/* What the pack says around the exercises: messages, signals, sources. */

/* What a source is; only the first two carry grade A. */
typedef enum source_kind {
    SOURCE_UNSAID = -1,
    SOURCE_GUIDELINE,
    SOURCE_REVIEW,
    SOURCE_STUDY,
    SOURCE_PRACTICE,
    SOURCE_POPULAR,
    SOURCE_OWN
} source_kind;

typedef struct source {
    const char *key;
    const char *label; /* "NICE NG59 2016" */
    source_kind kind;
    const char *doi; /* or NULL */
    const char *reference;
} source;

typedef enum message_kind {
    MESSAGE_EDUCATION,
    MESSAGE_SAFETY_NET,
    MESSAGE_DISPOSITION,
    MESSAGE_ACTION,
    MESSAGE_ADVICE,
    MESSAGE_PAGE,
    MESSAGE_PHRASE /* the words of the handout and the interview */
} message_kind;

typedef struct message {
    const char *id;
    message_kind kind;
    const char *text;
    condition *say_when; /* NULL: whenever it is called for */
    /* What it asks the person to do: said only when none of it is restricted. */
    const struct exercise *does; /* or NULL */
    const struct movement **demands;
    size_t demand_count;
    /* What nobody may be told beside it, since it says otherwise; either names the other.
     */
    const struct message **apart;
    size_t apart_count;
    evidence evidence;
    const char *file;
    int line;
} message;

typedef struct contact {
    const char *id;
    const char *name;
    const char *how;
    const char *call; /* the number to dial, or NULL */
} contact;

typedef struct named {
    const char *id;
    const char *name;
    int counts; /* modality: counted among the different moves of a day */
} named;

#endif
