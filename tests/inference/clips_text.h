/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLIPS_TEXT_H
#define CLIPS_TEXT_H

#include "base/arena.h"
#include "base/failure.h"
#include "base/list.h"
#include "base/text_buffer.h"

/* A text in CLIPS's notation as a tree, cut into words by CLIPS itself. */
typedef enum clips_kind {
    CLIPS_GROUP, /* ( ... ) */
    CLIPS_WORD,
    CLIPS_NUMBER,
    CLIPS_STRING,
    CLIPS_OTHER /* a variable, &, |, ~ */
} clips_kind;

typedef struct clips_part {
    clips_kind kind;
    const char
        *text; /* as CLIPS prints it; of a string, what stands in it; of a group "" */
    double number;
    int line;
    list parts;  /* of clips_part: what stands in a group */
    int is_out;  /* clips_part_write leaves it out */
    int is_bare; /* clips_part_write leaves its parentheses out */
} clips_part;

typedef struct clips_text {
    arena *memory;
    char *path;
    list groups; /* of clips_part: those that stand in no other */
    list all;    /* every part, to be freed */
} clips_text;

/* `path` stands in messages. Caller frees *out with clips_text_free. */
int clips_text_parse(clips_text **out, const char *path, const char *text,
                     sb_failure *why);
int clips_text_open(clips_text **out, const char *path, sb_failure *why);
void clips_text_free(clips_text *all); /* accepts NULL */

/* The part at this place of a group, or NULL. */
clips_part *clips_part_at(const clips_part *group, size_t index);

/* Whether it is a group whose first word is this. */
int clips_part_is(const clips_part *part, const char *head);

/* The first word of a group, or "". */
const char *clips_part_head(const clips_part *group);

void clips_part_write(text_buffer *out, const clips_part *part);

#endif
