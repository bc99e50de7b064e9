/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STUDIO_H
#define STUDIO_H

#include "effect.h"
#include "http_server.h"
#include "working_copy.h"

/* What the page of the studio may ask for (docs/studio.md lists it). */
typedef struct studio studio;

typedef struct studio_options {
    const char *pack;            /* the base pack; never written */
    const char *const *overlays; /* laid over it; the last one is edited */
    size_t overlay_count;        /* at least 1 */
    const char *parts;           /* a folder with the parts of the page */
} studio_options;

/* 0 and a studio in *out, or -1 and a sentence in `why`. The options must outlive it. */
int studio_open(studio **out, const studio_options *options, char why[WHY_SIZE]);
void studio_close(studio *one); /* accepts NULL */

const char *studio_overlay(const studio *one); /* borrowed */

/* An http_handler; `payload` is the studio. */
void studio_answer(http_reply *reply, const http_request *request, void *payload);

#endif
