/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIALOGUE_H
#define DIALOGUE_H

#include <steadyback/dialogue.h>
#include <steadyback/interview.h>

#include "base/arena.h"
#include "base/list.h"
#include "dialogue/reply.h"

/* Behind the public header, with course.h. Shared by dialogue.c (the calls), course.c
 * (the way through the questions), question_turn.c (one question), picking.c (turns with
 * choices alone), turn_make.c and turn_json.c (the turn as the front sees it),
 * saved_turn.c and resumed_turn.c (all of it as one text). */

/* What the question at hand is asked for. */
typedef enum errand {
    ASKING,     /* because it is due, or the person went back to it */
    CORRECTING, /* an answer behind an emergency may have been a slip */
    CHANGING    /* behind the result, to see what that changes */
} errand;

/* Every answer at one time: to be given back, and to be told apart from those of now. */
typedef struct snapshot {
    char *text;             /* as sb_consultation_write_json; NULL when there is none */
    struct kept_value *all; /* of every question, and of its doubts */
    size_t count;
} snapshot;

typedef struct kept_value {
    char id[160];
    char *value; /* NULL: none */
} kept_value;

struct sb_dialogue {
    const sb_pack *pack;
    sb_consultation *one;
    size_t columns, changes;

    sb_turn_kind at;     /* never asked-back or stopped: those stand upon another */
    sb_turn_kind behind; /* which-answer: review or result */
    errand errand;
    const char *question, *conflict; /* that is asked about */
    const char *wanted;              /* the question to ask before what is due */
    const char *move;                /* the exercise that may be swapped */
    char *kept;                      /* the answer of the question as it was before */
    size_t step;                     /* from 0 */
    int empty; /* lines so far, where a number is asked for: the second says "not sure" */
    char doubtful[VALUE_SIZE]; /* understood, and not yet agreed to; or "" */
    int knows_whom, is_for_another, is_concluded, is_stopped;
    int shows_difference; /* the page of the result says what a change did */
    snapshot before;      /* while correcting or changing */
    char *said_before;    /* correcting: the answer in words */
    list asked;           /* ids by the number shown to the person */
    list settled;         /* contradictions that have been asked about */

    unsigned fresh;
    list notes; /* of sb_turn_note */
    arena *notes_memory, *turn_memory;
    sb_turn turn;
    int is_made;
    sb_failure failure; /* the first of this call */
};

/* ---- dialogue.c ---- */

/* A failure inside is kept, and told at the end of the call. */
void dialogue_failed(sb_dialogue *d, const sb_failure *why);
void dialogue_out_of_memory(sb_dialogue *d);
int dialogue_has_failed(const sb_dialogue *d);

/* Another turn stands; `fresh` of it is new. */
void dialogue_stand(sb_dialogue *d, sb_turn_kind at, unsigned fresh);

/* ---- words.c ---- */

/* The text of a message as it stands in the pack; never NULL. */
const char *dialogue_word(const sb_dialogue *d, const char *id);

/* A message with {name} replaced, in this memory; never NULL. */
const char *dialogue_fill(sb_dialogue *d, arena *memory, const char *id,
                          const char *const pairs[]);
const char *dialogue_copy(sb_dialogue *d, arena *memory, const char *text);
const char *dialogue_number(sb_dialogue *d, arena *memory, double number);
#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Notes, in the order of the calls. */
void dialogue_note(sb_dialogue *d, sb_note_kind kind, size_t number, const char *id,
                   const char *text);
void dialogue_say(sb_dialogue *d, sb_note_kind kind, const char *id,
                  const char *const pairs[]);

/* "None of these", "45 years": the answer to a question, or NULL when there is none. With
 * `aside` the one that was set aside; and a value that is no answer yet. */
const char *dialogue_answer(sb_dialogue *d, arena *memory, const char *id, int aside);
const char *dialogue_value(sb_dialogue *d, arena *memory, const sb_question *q,
                           const char *value);

/* What a question is about, to stand at the start of a line: "Your age"; and with the
 * answer: "Your age: 45 years". */
const char *dialogue_topic(sb_dialogue *d, arena *memory, const char *id);
const char *dialogue_told(sb_dialogue *d, arena *memory, const char *id);

/* All answers so far, as notes. */
void dialogue_note_answers(sb_dialogue *d);

/* ---- snapshot.c ---- */

void snapshot_take(sb_dialogue *d);
void snapshot_clear(snapshot *of);
void snapshot_give_back(sb_dialogue *d); /* the answers are as they were */

/* What follows from the answers now that did not follow from those of the snapshot; in
 * the memory of the turn. */
const char *snapshot_difference(sb_dialogue *d);

/* All answers now; NULL after a failure. Caller frees. And the way back to them. */
char *dialogue_answers(sb_dialogue *d);
void dialogue_take_answers(sb_dialogue *d, const char *text);
char *dialogue_value_of(sb_dialogue *d, const char *id); /* NULL: none; caller frees */
void dialogue_say_before(sb_dialogue *d); /* keeps the answer in words, to confirm */

/* ---- turn_make.c, resumed_turn.c ---- */

const sb_turn *turn_make(sb_dialogue *d); /* borrowed; also after a failure */

/* Stands where the notes say that the dialogue stood. -1 when there are none, or they do
 * not fit the answers. */
int resumed_turn(sb_dialogue *d);

/* ---- dialogue.c ---- */

/* Around a call that changes the dialogue. */
int dialogue_begin(sb_dialogue *d, sb_failure *why);
int dialogue_end(sb_dialogue *d, sb_failure *why);
void dialogue_forget(sb_dialogue *d); /* all but answers and width */

#endif
