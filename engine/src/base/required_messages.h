/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REQUIRED_MESSAGES_H
#define REQUIRED_MESSAGES_H

/* The sentences that the program itself asks the pack for; ends with NULL. */
extern const char *const required_messages[];

/* What the program puts into a phrase, with blanks between: "least most" for a phrase
 * that may hold {least} and {most}; "" when nothing is. A phrase that is given a new name
 * needs it here (message_names.c, in the order of ids), or `check` calls the name
 * unknown. */
const char *message_names(const char *id);

#endif
