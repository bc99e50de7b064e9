/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERVIEW_RESUME_H
#define INTERVIEW_RESUME_H

#include "interview/interview.h"

/* Looks whether answers lie where this interview would save. A file of the person's own
 * that holds something else is refused with an exit code. */
int interview_look_at_file(interview *i);

/* Asks whether to go on with what was found, or to remove it and start anew. */
turn interview_offer_earlier(interview *i);

/* Goes on with the answers of a file; 0 or an exit code. */
int interview_resume(interview *i, const char *path);

#endif
