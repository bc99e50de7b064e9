/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FILE_USE_H
#define FILE_USE_H

#include <stddef.h>

/* What a file of a pack or overlay is for, by its path inside: the one place that says
 * which files are read, so that none is left out without a word. */
typedef enum file_use {
    FILE_DECIDES,  /* questions, rules, exercises, texts: listed in pack.xml */
    FILE_SIGNED,   /* who has signed what; comes and goes with the first and the last */
    FILE_STYLE,    /* a stylesheet */
    FILE_CASES,    /* worked cases */
    FILE_FIGURE,   /* a drawing */
    FILE_SCHEMA,   /* for editors; the program has its own */
    FILE_TEMPLATE, /* what `new` begins with */
    FILE_ENGINE,   /* how conclusions combine: built into the program */
    FILE_LOCK,     /* an editor or a system put it there, and takes it away again */
    FILE_UNREAD    /* nothing reads it */
} file_use;

file_use file_use_of(const char *inside);

/* The last part of a path. */
const char *file_name_of(const char *inside);

/* The length of a name up to and with .xml, in whatever letters; 0 when it has none. */
size_t length_as_xml(const char *name);

#endif
