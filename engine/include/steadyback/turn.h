/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_TURN_H
#define STEADYBACK_TURN_H

#include <steadyback/question.h>
#include <steadyback/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a dialogue (dialogue.h) wants shown: to be read only. Every sentence is from the
 * pack, filled. Where a turn has nothing of a kind, the text is NULL and the count 0. */

typedef enum sb_turn_kind {
    SB_TURN_FOR_WHOM,
    SB_TURN_STEP, /* something to do before the question */
    SB_TURN_QUESTION,
    SB_TURN_ASKED_BACK,    /* was this meant? */
    SB_TURN_AGAIN,         /* in plainer words, after "not sure" */
    SB_TURN_WHICH,         /* of the ticks, which one is not sure? */
    SB_TURN_CONTRADICTION, /* two answers do not go together: which one is wrong? */
    SB_TURN_EMERGENCY,     /* what to do, and: was an answer behind it a slip? */
    SB_TURN_CONFIRM,       /* the emergency would be gone: is that right? */
    SB_TURN_REVIEW,        /* the answers once more, before the result */
    SB_TURN_WHICH_ANSWER,  /* which one shall be changed? */
    SB_TURN_RESULT,
    SB_TURN_TOPICS,     /* why what? */
    SB_TURN_WHICH_MOVE, /* which move shall be swapped, or left out? */
    SB_TURN_INSTEAD,    /* and what shall stand in its place? */
    SB_TURN_STOPPED,
    SB_TURN_KIND_COUNT
} sb_turn_kind;

/* The name of a kind, as in JSON: "asked-back". */
SB_API const char *sb_turn_kind_name(sb_turn_kind kind);

/* What is new since the turn before: a screen on which all that was said still stands
 * shows only that; a page that is drawn anew shows everything. */
enum {
    SB_NEW_HEAD = 1,     /* section, place, lead, recalled answers */
    SB_NEW_TEXT = 2,     /* what this turn says and offers */
    SB_NEW_QUESTION = 4, /* the question itself, and its options */
    SB_NEW_KEPT = 8,
    SB_NEW_ANSWERS = 16, /* the list of answers */
    SB_NEW_PAGE = 32,
    SB_NEW_WHOM = 64,
    SB_NEW_ALL = 127
};

/* What can be done here beside answering. */
enum {
    SB_MAY_BACK = 1,
    SB_MAY_CHANGE = 2, /* goto */
    SB_MAY_WHY = 4,
    SB_MAY_HELP = 8,
    SB_MAY_REVIEW = 16,
    SB_MAY_NOT_SURE = 32, /* `unknown`, also to leave it out */
    SB_MAY_STOP = 64
};

typedef struct sb_turn_option {
    size_t number;  /* to be typed */
    const char *id; /* to be chosen; of an answer its question */
    const char *text;
} sb_turn_option;

/* An answer in words: "Your age: 45 years". */
typedef struct sb_turn_answer {
    size_t number;
    const char *question, *section; /* the id; the title of its section */
    const char *text;
} sb_turn_answer;

typedef struct sb_turn {
    sb_turn_kind kind;
    unsigned fresh; /* SB_NEW_ */
    unsigned may;   /* SB_MAY_ */

    const char *whom; /* for somebody else: how "you" is meant from here on */

    /* Of a question, and of a step, asked-back, again and which at it. */
    const sb_question *question;
    const char *asks;    /* its text, for whom it is for */
    const char *place;   /* "Question 7. About 20 more after this one." */
    size_t number, left; /* what stands in it */
    size_t step;         /* from 1 */
    const char *kept;    /* the answer that it has, or had; what an empty line keeps */
    const char *kept_text;
    const char *understood; /* asked back: the value that an empty line agrees to */

    const char *text;     /* what the turn says */
    const char *prompt;   /* what to do with it */
    const char *hints[2]; /* how the question is answered, and what "not sure" does */
    const sb_turn_option *options;
    size_t option_count;

    /* All answers (review, which-answer), or those that help with this question. */
    const char *answers_title;
    const sb_turn_answer *answers;
    size_t answer_count;

    /* An emergency: the headline, and what to do. */
    const char *title, *action;

    /* The result (also at an emergency), or what a change did to it. */
    const char *page_title, *page;
} sb_turn;

/* What a call brought, before the turn. */
typedef enum sb_note_kind {
    SB_NOTE_PLAIN,       /* a sentence */
    SB_NOTE_MISFIT,      /* why a line is no answer here */
    SB_NOTE_TAKEN,       /* the answer as it was understood */
    SB_NOTE_DROPPED,     /* an answer that no longer applies was set aside; `id` */
    SB_NOTE_HELP,        /* a word that can be typed, and what it does */
    SB_NOTE_REASON,      /* what the answer can still change */
    SB_NOTE_REVIEW,      /* all answers follow: the title */
    SB_NOTE_SECTION,     /* the title of a section of them */
    SB_NOTE_ANSWER,      /* one of them; `number` and `id` */
    SB_NOTE_REVIEW_END,  /* behind them: how to change one */
    SB_NOTE_EXPLANATION, /* a page: why; `id` is the topic */
    SB_NOTE_NO_FIT,      /* a saved answer that no longer fits */
    SB_NOTE_KIND_COUNT
} sb_note_kind;

typedef struct sb_turn_note {
    sb_note_kind kind;
    size_t number;  /* or 0 */
    const char *id; /* or NULL */
    const char *text;
} sb_turn_note;

SB_API const char *sb_note_kind_name(sb_note_kind kind);

#ifdef __cplusplus
}
#endif

#endif
