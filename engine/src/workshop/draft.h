/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DRAFT_H
#define DRAFT_H

#include <steadyback/draft.h>

#include "base/text_buffer.h"
#include "folder/pack_source.h"

struct sb_draft {
    arena *memory;
    const char *file, *text, *next;
    const char *list_file, *list_text;
    int line;
};

/* What kinds there are, and where a new one goes. */
typedef struct draft_kind {
    const char *name;   /* also that of the element and of its template */
    const char *around; /* the root it stands in, and its template; NULL: it is a file */
    int has_rule_id;
} draft_kind;

/* A draft in the making. */
typedef struct drafting {
    sb_draft *draft;
    const sb_pack_options *options;
    sb_draft_wish wish; /* with what it leaves open filled in */
    const draft_kind *kind;
    pack_source source, cases;
    list things; /* of pack_thing */
    long order;  /* behind all others of its kind */
    sb_mistakes *mistakes;
    sb_failure *why;
} drafting;

/* draft_place.c: decides about the file; -1 when the wish does not fit the pack. */
int draft_place(drafting *d);

/* draft_text.c: writes the text of the file. */
int draft_write(drafting *d);

/* draft_list.c: the list of files with a new file in it. */
int draft_list(drafting *d);

#endif
