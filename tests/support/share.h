/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHARE_H
#define SHARE_H

/* A share of a sweep: "1/20" is the first of twenty parts into which a fixed seed deals
 * all that is to be tried; "1/1" is the whole. The twenty together are the whole. */
typedef struct share {
    unsigned long part, parts;
} share;

/* -1 when the text is no share. */
int share_read(share *out, const char *text);

/* Whether the thing with this number is tried. */
int share_takes(const share *one, unsigned long number);

#endif
