/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_FILE_H
#define DIARY_FILE_H

#include "commands/command.h"
#include "commands/plan_id.h"
#include "interview/saving.h"

/* One diary in its file, while a command works on it. Start with {0}. */
typedef struct diary_file {
    const char *path;
    char today[DAY_SIZE];
    sb_pack *pack;
    sb_diary *diary;
    saving_lock lock; /* nobody else writes it meanwhile */
} diary_file;

/* Opens the pack and reads the diary; what is wrong or does not fit is told. With
 * `to_write`, nobody else may have it open for writing. `today` is the day of the clock
 * unless it was set. 0 or an exit code. Close it in any case. */
int diary_file_open(diary_file *out, const common *common, const char *path,
                    int to_write);
void diary_file_close(diary_file *file);

/* Reads one more diary over the same pack. 0 or an exit code. */
int diary_file_read(sb_diary **out, const diary_file *file, const char *path);

/* Puts the whole in the place of the file, or leaves that as it is. 0 or an exit code. */
int diary_file_save(const diary_file *file);

/* A place for a new diary: there may be nothing yet. 0 or an exit code. */
int diary_file_claim_new(diary_file *out, const char *path);

/* The stamp of a new entry, with a new id in `id`. 0 or an exit code. */
int diary_file_stamp(sb_diary_stamp *out, char id[PLAN_ID_SIZE], const diary_file *file,
                     const char *day);

/* Prints a message of the pack as a paragraph; `pairs` may be NULL. 0 or an exit code. */
int diary_say(const sb_pack *pack, const char *id, const char *const pairs[]);

/* Prints a text with `first` in front, broken at 80 columns. 0 or an exit code. */
int diary_print(const char *first, const char *text);

enum { DIARY_COLUMNS = 80 };

#endif
