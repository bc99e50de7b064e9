/* SPDX-License-Identifier: Apache-2.0 */
/* ASK: which question is due next, and whether to stop. */
#include "consultation.h"

#include <string.h>

#include "failure.h"

static const question *question_of(const sb_consultation *one, const rule_fact *fact)
{
    return name_table_find(&one->pack->questions.by_name,
                           rule_fact_word(fact, "question"));
}

static void mark_what_applies(sb_consultation *one)
{
    memset(one->applies, 0, one->pack->questions.all.count);
    for (const rule_fact *f = NULL;
         (f = rule_session_next(one->session, "applicable", f));) {
        const question *asked = question_of(one, f);

        if (asked)
            one->applies[asked->index] = 1;
    }
}

static int is_open(void *payload, const question *asked)
{
    const sb_consultation *one = payload;

    return one->applies[asked->index] && !answer_of(&one->sheet, asked)->given;
}

/* An emergency that rests on the absence of an answer still to be given ("unless it has
 * been checked") is not firm: that question is asked first. */
static int emergency_is_firm(sb_consultation *one)
{
    explainer e = {.session = one->session, .book = one->pack->book};
    const rule_fact *stands = rule_session_next(one->session, "disposition", NULL);

    if (!stands || rule_fact_number(stands, "rank") < EMERGENCY_NOW)
        return 0;
    return explain_is_firm(&e, stands, is_open, one);
}

static void find_next(sb_consultation *one)
{
    one->next = NULL;
    one->left = 0;
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "due", f));) {
        const question *asked = question_of(one, f);

        if (!asked || !relevance_matters(&one->relevance, asked))
            continue;
        one->left += !asked->in->optional;
        if (!one->next || asked->index < one->next->index)
            one->next = asked;
    }
}

int interview_look(sb_consultation *one, sb_failure *why)
{
    const rule_slot because = {.name = "because", .word = "emergency"};

    if (rule_session_run(one->session, "ASK", why) < 0)
        return -1;
    mark_what_applies(one);
    relevance_look(&one->relevance);
    one->is_emergency = emergency_is_firm(one);
    if (one->is_emergency && (rule_session_assert(one->session, "stopped", &because, 1,
                                                  &one->stopped, why) < 0 ||
                              rule_session_run(one->session, "ASK", why) < 0))
        return -1;
    find_next(one);
    return 0;
}

const char *sb_consultation_next(sb_consultation *one)
{
    return one->next ? one->next->id : NULL;
}

size_t sb_consultation_left(sb_consultation *one)
{
    return one->left;
}

int sb_consultation_is_emergency(sb_consultation *one)
{
    return one->is_emergency;
}

int sb_consultation_applies(sb_consultation *one, const char *question_id)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);

    return asked && one->applies[asked->index];
}
