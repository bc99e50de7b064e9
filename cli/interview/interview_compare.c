/* SPDX-License-Identifier: Apache-2.0 */
/* What other answers have changed: the result before beside the result now. */
#include <stdio.h>
#include <stdlib.h>

#include "interview/interview_result.h"

enum { ID_SIZE = 160 };

typedef struct given {
    char id[ID_SIZE];
    char *value;
} given;

/* All answers as they are now, each with its doubts behind it. */
typedef struct answers {
    given *all;
    size_t count;
} answers;

static void free_answers(answers *now)
{
    for (size_t k = 0; k < now->count; k++)
        free(now->all[k].value);
    free(now->all);
}

static turn note_answer(answers *now, interview *i, const char *id, const char *ending)
{
    given *next = &now->all[now->count];
    sb_failure why = {0};

    snprintf(next->id, sizeof(next->id), "%.140s%s", id, ending);
    if (sb_consultation_value(&next->value, i->consultation, next->id, &why) < 0)
        return interview_failed(i, &why);
    now->count += next->value != NULL;
    return GO_ON;
}

static turn note_answers(answers *now, interview *i)
{
    size_t questions = sb_pack_question_count(i->pack);
    turn then = GO_ON;

    now->all = calloc(2 * questions + 1, sizeof(*now->all));
    if (!now->all) {
        perror("steadyback");
        return FAILED;
    }
    for (size_t k = 0; k < questions && then == GO_ON; k++) {
        const char *id = sb_question_id(sb_pack_question_at(i->pack, k));

        then = note_answer(now, i, id, "");
        if (then == GO_ON)
            then = note_answer(now, i, id, SB_UNSURE);
    }
    return then;
}

/* From the answers before, which are those of the consultation here. */
static turn print_difference(interview *i, const answers *now)
{
    sb_change *changes = calloc(now->count + 1, sizeof(*changes));
    sb_failure why = {0};
    char *text = NULL;
    turn then = GO_ON;

    for (size_t k = 0; changes && k < now->count; k++)
        changes[k] = (sb_change){now->all[k].id, now->all[k].value};
    if (!changes ||
        sb_what_if(&text, i->consultation, changes, now->count, 0, i->columns, &why) < 0)
        then = interview_failed(i, &why);
    else
        interview_print_text(text);
    free(text);
    free(changes);
    return then;
}

turn interview_compare(interview *i, const char *snapshot)
{
    char *now = interview_snapshot(i);
    answers given = {.count = 0};
    turn then = now ? note_answers(&given, i) : FAILED;

    if (then == GO_ON)
        then = interview_give_back(i, snapshot);
    if (then == GO_ON)
        then = print_difference(i, &given);
    if (now && then == GO_ON)
        then = interview_give_back(i, now);
    free_answers(&given);
    free(now);
    return then;
}
