/* SPDX-License-Identifier: Apache-2.0 */
#include "diary/diary_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int claim(diary_file *out, const char *path)
{
    out->path = path;
    switch (saving_take(&out->lock, path)) {
    case SAVING_OURS:
        return 0;
    case SAVING_TAKEN:
        tell("steadyback: %s is being written by another steadyback; try again when that "
             "has ended",
             path);
        return EXIT_SYSTEM;
    default:
        tell("steadyback: %s cannot be written: %s", path, strerror(errno));
        return EXIT_SYSTEM;
    }
}

int diary_file_claim_new(diary_file *out, const char *path)
{
    struct stat found;
    int code = claim(out, path);

    if (code == 0 && stat(path, &found) == 0) {
        tell("steadyback: %s is there already; a diary is never written over", path);
        code = EXIT_SYSTEM;
    }
    return code;
}

int diary_file_read(sb_diary **out, const diary_file *file, const char *path)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_failure why = {0};
    char *text = NULL;
    size_t length = 0;
    int code = EXIT_SYSTEM;

    if (!notes || read_file(&text, &length, path) < 0) {
        tell("steadyback: %s cannot be read: %s", path, strerror(errno));
    } else if (sb_diary_read(out, file->pack, text, length, file->today, notes, &why) <
               0) {
        print_every_mistake(notes, path, stderr);
        snprintf(why.file, sizeof(why.file), "%.250s", path);
        code = tell_failure(&why);
    } else {
        print_every_mistake(notes, path, stderr);
        code = 0;
    }
    free(text);
    sb_mistakes_free(notes);
    return code;
}

int diary_file_open(diary_file *out, const common *common, const char *path, int to_write)
{
    struct stat found;
    int code = open_pack(&out->pack, common);

    out->path = path;
    if (!out->today[0])
        write_today(out->today);
    if (code == 0 && to_write && stat(path, &found) == 0)
        code = claim(out, path);
    return code ? code : diary_file_read(&out->diary, out, path);
}

void diary_file_close(diary_file *file)
{
    saving_release(&file->lock);
    sb_diary_free(file->diary);
    sb_pack_free(file->pack);
}

int diary_file_save(const diary_file *file)
{
    sb_failure why = {0};
    char *text = NULL;
    int code = sb_diary_write(&text, file->diary, &why) < 0
                   ? tell_failure(&why)
                   : write_result(text, file->path);

    free(text);
    return code;
}

int diary_file_stamp(sb_diary_stamp *out, char id[PLAN_ID_SIZE], const diary_file *file,
                     const char *day)
{
    if (plan_id_make(id) < 0) {
        tell("steadyback: this system has no random numbers for a new entry");
        return EXIT_SYSTEM;
    }
    *out = (sb_diary_stamp){
        .id = id, .day = day ? day : file->today, .today = file->today};
    return 0;
}

int diary_print(const char *first, const char *text)
{
    sb_failure why = {0};
    char *lines = NULL;
    int code = sb_wrap(&lines, first, text, DIARY_COLUMNS, &why) < 0
                   ? tell_failure(&why)
                   : write_result(lines, NULL);

    free(lines);
    return code;
}

int diary_say(const sb_pack *pack, const char *id, const char *const pairs[])
{
    sb_failure why = {0};
    char *text = NULL;
    int code = sb_pack_say(&text, pack, id, pairs, &why) < 0 ? tell_failure(&why)
                                                             : diary_print("", text);

    free(text);
    return code;
}
