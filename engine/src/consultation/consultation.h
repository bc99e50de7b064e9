/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CONSULTATION_H
#define CONSULTATION_H

#include <steadyback/consultation.h>

#include "conditions/answer_sheet.h"
#include "consultation/front_notes.h"
#include "consultation/relevance.h"
#include "consultation/wishes.h"
#include "inference/rule_session.h"
#include "result/explanation.h"

/* Asked of CHOOSE: what may stand in the place of a move of the programme. */
typedef struct others {
    const exercise *to;
    const char **out; /* room for SB_MOST_OTHERS */
} others;

/* Behind the public header. Shared by consultation.c (answers and steps), interview.c
 * (what is due) and programme.c (choosing and dosing). */
struct sb_consultation {
    const sb_pack *pack;
    rule_session *session;
    answer_sheet sheet;
    answer_sheet
        aside; /* answers to questions that fell away, in case they apply again */
    front_notes notes;
    wishes wishes;
    others *others;       /* asked for, or NULL */
    list *facts;          /* of rule_fact, by the index of the question */
    answer_sheet told;    /* the answers that those facts say */
    rule_fact *stopped;   /* asserted while an emergency stands firm */
    list staged;          /* of rule_fact: what C added for CHOOSE and DOSE */
    const question *next; /* due next, or NULL */
    int is_emergency;
    char *applies; /* by the index of the question */
    char *applied; /* the same, at any time since answers were read: led to by others */
    relevance relevance;
    size_t left;     /* questions that are due, beside optional ones */
    size_t left_out; /* due, but nothing hangs on them */
};

/* Writes one answer into the sheet; *changed is its question. The session has to be told.
 */
int consultation_write(sb_consultation *one, const char *id, const char *value,
                       const question **changed, sb_failure *why);

/* The question of `right-now-unsure`, which holds the options of `right-now` that the
 * person is not sure about; NULL when the id is none such. */
const question *consultation_unsure(const sb_pack *pack, const char *id);

/* -1 and a sentence that there is no such question; and which one may be meant. */
int consultation_no_question(const sb_pack *pack, const char *id, sb_failure *why);

/* After a failure inside: a new engine with the same limits, and no answers. On -1 there
 * is none: the consultation must not be used but to close it. */
int consultation_renew(sb_consultation *one, sb_failure *why);

/* Tells the session every answer that it has not been told, and settles. */
int consultation_tell_all(sb_consultation *one, sb_failure *why);

/* Asserts the answer of a question as it stands in the sheet, in place of the old one.
 * The steps have to be settled again after. */
int consultation_tell(sb_consultation *one, const question *asked, sb_failure *why);

/* Runs DERIVE to SETTLE and ASK, and finds what is due next. */
int consultation_settle(sb_consultation *one, sb_failure *why);

/* interview.c: reads what is due from the session; the last part of settling. */
int interview_look(sb_consultation *one, sb_failure *why);

/* interview.c: takes back answers to questions that applied (`applied`, by index) and no
 * longer do, as an interview would after a change. */
int interview_release(sb_consultation *one, const char *applied, sb_failure *why);

/* programme.c: runs PROFILE, CHOOSE, DOSE and EXPLAIN. */
int programme_make(sb_consultation *one, sb_failure *why);

#endif
