/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_OFFER_H
#define DIARY_OFFER_H

#include "interview/interview.h"

/* Asks for a file name and begins a diary there, of the answers of this interview. Its
 * result has a programme. */
turn diary_offer(interview *i);

#endif
