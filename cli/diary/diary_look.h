/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_LOOK_H
#define DIARY_LOOK_H

#include "diary/diary_file.h"

/* A check-in at the prompt: asks what has to be asked, and writes the new week into the
 * diary. Without a programme it says what to do now. 0 or an exit code. */
int diary_check_in(diary_file *file, const common *common);

/* The same with the answers of a file in place of the prompt: those that it lacks are not
 * sure. */
int diary_check_in_from(diary_file *file, const char *answers);

#endif
