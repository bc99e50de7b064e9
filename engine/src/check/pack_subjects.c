/* SPDX-License-Identifier: Apache-2.0 */
#include "check/pack_subjects.h"

#include <stdio.h>
#include <stdlib.h>

static subject subject_of(condition_logic *logic, const answer_reader *one)
{
    return (subject){.kind = one->kind,
                     .id = one->id,
                     .file = one->file,
                     .line = one->line,
                     .when = one->when,
                     .rule = one->kind == READER_RULE ? one->thing : NULL,
                     .surely = condition_surely(logic, one->when),
                     .possibly = condition_possibly(logic, one->when)};
}

int subjects_open(subjects *out, const sb_pack *pack)
{
    answer_readers readers;
    int error = answer_readers_open(&readers, pack);

    *out = (subjects){.logic = condition_logic_new(pack),
                      .all = calloc(readers.count + 1, sizeof(*out->all))};
    if (error < 0 || !out->all || !out->logic) {
        answer_readers_close(&readers);
        return -1;
    }
    for (; out->count < readers.count; out->count++)
        out->all[out->count] = subject_of(out->logic, &readers.all[out->count]);
    answer_readers_close(&readers);
    condition_logic_bind(out->logic);
    return condition_logic_failed(out->logic) ? -1 : 0;
}

void subjects_close(subjects *all)
{
    condition_logic_free(all->logic);
    free(all->all);
    *all = (subjects){0};
}

void subject_name(char *out, size_t size, const subject *one)
{
    static const char *const names[] = {[READER_FINDING] = "Finding",
                                        [READER_POINT] = "A point of score",
                                        [READER_SECTION] = "The ask-when of section",
                                        [READER_QUESTION] = "The ask-when of question",
                                        [READER_RULE] = "Rule",
                                        [READER_HAZARD] = "A group of hazard",
                                        [READER_MESSAGE] = "The say-when of message",
                                        [READER_SIGNAL] = "The show-when of stop signal",
                                        [READER_CONTRADICTION] = "Contradiction"};
    const char *quote = one->kind == READER_RULE ? "" : "'";

    snprintf(out, size, "%s %s%s%s", names[one->kind], quote, one->id, quote);
}
