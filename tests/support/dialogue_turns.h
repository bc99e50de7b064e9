/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIALOGUE_TURNS_H
#define DIALOGUE_TURNS_H

#include <jansson.h>
#include <steadyback/dialogue.h>

/* What tests of dialogues share; each fails the test when the library does. */

/* The turn that stands, as a front reads it. Free with json_decref. */
json_t *turn_of(sb_dialogue *d);

/* Its state as a text. Free it. */
char *saved(sb_dialogue *d);

/* Goes on from such a text, in which nothing is wrong. */
void resume(sb_dialogue *d, const char *text, sb_resume at);

#endif
