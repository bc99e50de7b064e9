/* SPDX-License-Identifier: Apache-2.0 */
/* A check-in: the interview once more, with most of it answered, and what follows. */
#include "diary/diary_look.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interview/interview.h"

typedef struct look {
    diary_file *file;
    sb_consultation *person;
    const common *common;
} look;

/* ---- asking ---- */

static int start_asking(interview *i, const look *l, const char *answers)
{
    sb_mistakes *notes = sb_mistakes_new();
    sb_failure why = {0};
    int code = notes ? 0 : tell_memory();

    i->common = l->common;
    i->pack = l->file->pack;
    i->columns = interview_columns();
    i->owed = SB_NEW_ALL;
    if (code == 0 && (sb_dialogue_open(&i->dialogue, i->pack, &why) < 0 ||
                      sb_dialogue_resume(i->dialogue, answers, strlen(answers),
                                         SB_RESUME_ANSWERS, notes, &why) < 0))
        code = tell_failure(&why);
    if (code == 0)
        sb_dialogue_set_columns(i->dialogue, i->columns);
    sb_mistakes_free(notes);
    return code;
}

/* Help now ends it, also when the person then turns away from the screen. */
static int is_asked(const interview *i, turn how)
{
    return how == GO_ON || sb_dialogue_is_concluded(i->dialogue);
}

/* Asks what is due; *out is what was answered. Caller frees *out. */
static int ask(char **out, const look *l, const char *answers)
{
    interview *i = calloc(1, sizeof(*i));
    sb_failure why = {0};
    int code;

    if (!i)
        return tell_memory();
    code = start_asking(i, l, answers);
    if (code == 0) {
        turn then = interview_ask(i);

        code = then == FAILED ? EXIT_SYSTEM : is_asked(i, then) ? 0 : EXIT_INTERRUPTED;
    }
    if (code == 0 && sb_dialogue_save(out, i->dialogue, &why) < 0)
        code = tell_failure(&why);
    sb_dialogue_close(i->dialogue);
    free(i);
    return code;
}

/* Once more what a new sign opens. */
static int ask_again(char **answers, const look *l)
{
    sb_failure why = {0};
    char *open = NULL, *told = NULL;
    int code = sb_diary_look_again(&open, l->file->diary, l->person, *answers, &why) < 0
                   ? tell_failure(&why)
                   : 0;

    if (code == 0 && open &&
        (code = diary_say(l->file->pack, "diary-look-again", NULL)) == 0)
        code = ask(&told, l, open);
    if (told) {
        free(*answers);
        *answers = told;
    }
    free(open);
    return code;
}

/* ---- what follows ---- */

static int show_week(const look *l, const sb_result *result)
{
    sb_failure why = {0};
    char *text = NULL;
    int error = sb_result_has_programme(result)
                    ? sb_diary_week_text(&text, l->file->diary, l->file->today,
                                         DIARY_COLUMNS, &why)
                    : sb_result_text(&text, result, DIARY_COLUMNS, &why);
    int code = error < 0 ? tell_failure(&why) : write_result(text, NULL);

    free(text);
    return code;
}

static int show_action(const sb_result *result)
{
    sb_failure why = {0};
    char *action = NULL;
    int code = sb_result_action(&action, result, &why) < 0 ? tell_failure(&why) : 0;

    if (code == 0 && (code = diary_print("", sb_result_title(result))) == 0)
        code = diary_print("", action);
    free(action);
    return code;
}

static int conclude(const look *l, const char *answers)
{
    char id[PLAN_ID_SIZE];
    sb_diary_stamp stamp;
    sb_failure why = {0};
    sb_result *result = NULL;
    int code = diary_file_stamp(&stamp, id, l->file, NULL);

    if (code == 0 &&
        sb_diary_check_in(&result, l->file->diary, l->person, answers, &stamp, &why) < 0)
        code = tell_failure(&why);
    if (code == 0 && (code = diary_file_save(l->file)) == 0 &&
        (!sb_result_has_programme(result) || (code = show_action(result)) == 0))
        code = show_week(l, result);
    sb_result_free(result);
    return code;
}

static int open_look(look *l, char **answers)
{
    sb_failure why = {0};

    if (sb_consultation_open(&l->person, l->file->pack, &why) < 0 ||
        sb_diary_look(answers, l->file->diary, l->person, l->file->today, &why) < 0)
        return tell_failure(&why);
    return 0;
}

int diary_check_in(diary_file *file, const common *common)
{
    look l = {.file = file, .common = common};
    char *answers = NULL, *told = NULL;
    int code = open_look(&l, &answers);

    if (code == 0 && (code = diary_say(file->pack, "diary-look", NULL)) == 0) {
        prompt_start();
        code = ask(&told, &l, answers);
    }
    if (code == 0 && (code = ask_again(&told, &l)) == 0)
        code = conclude(&l, told);
    free(answers);
    free(told);
    sb_consultation_close(l.person);
    return code;
}

/* What the file answers, on top of what is known. */
static int add_answers(const look *l, sb_consultation *told)
{
    sb_failure why = {0};

    for (size_t i = 0; i < sb_pack_question_count(l->file->pack); i++) {
        const char *id = sb_question_id(sb_pack_question_at(l->file->pack, i));
        sb_answer value = {0};

        if (sb_consultation_read_value(&value, told, id, &why) < 0 ||
            (value.given &&
             sb_consultation_answer_value(l->person, id, &value, &why) < 0))
            return tell_failure(&why);
    }
    return 0;
}

/* What a new sign opens is forgotten first, so that only today's answers count. */
static int write_told(char **answers, const look *l, sb_consultation *told)
{
    sb_failure why = {0};
    char *open = NULL;
    int code = add_answers(l, told);

    if (code == 0 && sb_consultation_write_json(answers, l->person, &why) < 0)
        code = tell_failure(&why);
    if (code == 0 &&
        sb_diary_look_again(&open, l->file->diary, l->person, *answers, &why) < 0)
        code = tell_failure(&why);
    if (code == 0 && open && (code = add_answers(l, told)) == 0) {
        free(*answers);
        *answers = NULL;
        if (sb_consultation_write_json(answers, l->person, &why) < 0)
            code = tell_failure(&why);
    }
    free(open);
    return code;
}

int diary_check_in_from(diary_file *file, const char *path)
{
    look l = {.file = file};
    sb_consultation *told = NULL;
    sb_failure why = {0};
    char *answers = NULL, *all = NULL;
    int code = open_look(&l, &answers);

    if (code == 0 && sb_consultation_open(&told, file->pack, &why) < 0)
        code = tell_failure(&why);
    if (code == 0 && (code = read_answers(told, path)) == 0 &&
        (code = write_told(&all, &l, told)) == 0)
        code = conclude(&l, all);
    free(answers);
    free(all);
    sb_consultation_close(told);
    sb_consultation_close(l.person);
    return code;
}
