/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REQUIRED_MESSAGES_H
#define REQUIRED_MESSAGES_H

/* The sentences that the program itself asks the pack for; ends with NULL. */
extern const char *const required_messages[];

#endif
