/* SPDX-License-Identifier: Apache-2.0 */
/* A move of the plan for another. */
#include "diary/diary_swap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/diary_swap.h>

static int print_line(const char *id, const char *text)
{
    return printf("%-32s %s\n", id, text) < 0 ? EXIT_SYSTEM : 0;
}

static int print_exercise(const sb_pack *pack, const char *id)
{
    const char *name = sb_pack_exercise(pack, id, NULL);

    return print_line(id, name ? name : "");
}

int diary_list_moves(const diary_file *file)
{
    const char *id;
    int code = 0;

    for (size_t k = 0; code == 0 && (id = sb_diary_move(file->diary, file->today, k));
         k++)
        code = print_exercise(file->pack, id);
    return code;
}

static int list(const diary_file *file, const char *move, const char *const *others)
{
    const char *name = sb_pack_exercise(file->pack, move, NULL);
    int code = diary_say(file->pack,
                         *others ? "interview-swap-for" : "interview-swap-none",
                         (const char *const[]){"name", name ? name : move, NULL});

    for (; code == 0 && *others; others++)
        code = print_exercise(file->pack, *others);
    return code ? code
                : print_line("none", sb_pack_message(file->pack, "interview-swap-leave"));
}

int diary_list_others(const diary_file *file, const char *move)
{
    const char *others[SB_MOST_OTHERS + 1];
    sb_consultation *person = NULL;
    sb_failure why = {0};
    int code = 0;

    if (sb_consultation_open(&person, file->pack, &why) < 0 ||
        sb_diary_others(others, file->diary, person, move, file->today, &why) < 0)
        code = tell_failure(&why);
    if (code == 0)
        code = list(file, move, others);
    sb_consultation_close(person);
    return code;
}

static int show_week(const diary_file *file, const char *said)
{
    sb_failure why = {0};
    char *text = NULL;
    int code = diary_print("", said);

    if (code == 0 &&
        sb_diary_week_text(&text, file->diary, file->today, DIARY_COLUMNS, &why) < 0)
        code = tell_failure(&why);
    if (code == 0)
        code = write_result(text, NULL);
    free(text);
    return code;
}

int diary_swap(diary_file *file, const char *move, const char *other)
{
    char id[PLAN_ID_SIZE], *said = NULL;
    sb_consultation *person = NULL;
    sb_diary_stamp stamp;
    sb_failure why = {0};
    int code = diary_file_stamp(&stamp, id, file, NULL);

    if (code == 0 &&
        (sb_consultation_open(&person, file->pack, &why) < 0 ||
         sb_diary_swap(&said, file->diary, person, move,
                       strcmp(other, "none") ? other : NULL, &stamp, &why) < 0))
        code = tell_failure(&why);
    if (code == 0 && (code = diary_file_save(file)) == 0)
        code = show_week(file, said);
    free(said);
    sb_consultation_close(person);
    return code;
}
