/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MESSAGE_LOGIC_H
#define MESSAGE_LOGIC_H

#include "proof/choice_logic.h"

/* That a message is said, as choose, settle and result_collect work it out: asked for by
 * a rule or a set, or by its own say-when, and not held back. NEVER for phrases, which
 * the program asks for by their names. */
formula message_said(const choice_logic *c, const message *m);

/* The disposition that a message of that kind belongs to, or -1: "title-same-day". */
int message_disposition(const message *m);

#endif
