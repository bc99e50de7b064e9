/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONDITION_TEXT_H
#define CONDITION_TEXT_H

#include "base/text_buffer.h"
#include "pack/questionnaire.h"
#include "pack/rule.h"

/* A condition in the words of the pack, on one line, for those who edit it:
 * age above 50 and (finding cancer-history or pain-signs is worse|constant). */
void condition_write(text_buffer *out, const condition *c);

/* A consequence the same way: disposition same-day; forbid flex-load. */
void consequence_write(text_buffer *out, const consequence *c);

#endif
