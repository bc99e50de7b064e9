/* SPDX-License-Identifier: Apache-2.0 */
/* Going on from a saved text: at the turn that stood, or from the answers alone. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "dialogue/course.h"

/* ---- words of notes ---- */

typedef void word_taker(sb_dialogue *d, char *word);

static void each_word(sb_dialogue *d, const char *name, const char *between,
                      word_taker *take)
{
    const char *note = sb_consultation_noted(d->one, name);
    char *words = note ? strdup(note) : NULL, *rest;

    if (note && !words)
        dialogue_out_of_memory(d);
    for (char *word = words ? strtok_r(words, between, &rest) : NULL; word;
         word = strtok_r(NULL, between, &rest))
        take(d, word);
    free(words);
}

static void take_order(sb_dialogue *d, char *word)
{
    const sb_question *q = sb_pack_question(d->pack, word);

    if (q)
        course_add_asked(d, sb_question_id(q));
}

/* The id of a contradiction that stands; NULL when it does not. */
static const char *standing(const sb_dialogue *d, const char *word)
{
    const char *conflict;

    for (size_t k = 0; (conflict = sb_consultation_conflict(d->one, k)); k++)
        if (strcmp(conflict, word) == 0)
            return conflict;
    return NULL;
}

/* Contradictions are asked about again unless they stand as they did. */
static void take_settled(sb_dialogue *d, char *word)
{
    const char *conflict = standing(d, word);

    if (conflict)
        course_add_settled(d, conflict);
}

static void take_notes(sb_dialogue *d)
{
    const char *whom = sb_consultation_noted(d->one, "for");

    d->knows_whom = whom != NULL;
    d->is_for_another = whom && strcmp(whom, "someone-else") == 0;
    each_word(d, "order", " ", take_order);
    each_word(d, "settled", " ", take_settled);
    for (size_t k = 0; k < sb_pack_question_count(d->pack); k++) {
        const char *id = sb_question_id(sb_pack_question_at(d->pack, k));

        if (sb_consultation_has(d->one, id))
            course_add_asked(d, id);
    }
}

/* ---- the other answers ---- */

/* A value as it was, of a word: "a,b". */
static void restore_blanks(char *value)
{
    for (; *value; value++)
        if (*value == ',')
            *value = ' ';
}

/* An answer that was set aside since then was not at that time. */
static int take_from_aside(sb_dialogue *d, const char *id, const char *value,
                           sb_failure *why)
{
    char *aside = NULL;
    int error = sb_consultation_aside(&aside, d->one, id, why);

    if (error == 0 && aside && strcmp(aside, value) == 0)
        error = sb_consultation_restore(d->one, id, why);
    free(aside);
    return error;
}

static int give(sb_dialogue *d, const char *id, const char *value, sb_failure *why)
{
    return take_from_aside(d, id, value, why) < 0
               ? -1
               : sb_consultation_answer(d->one, id, value, why);
}

static void apply(sb_dialogue *d, char *word, int to_empty)
{
    char *value = strchr(word, '=');
    sb_failure why = {0};

    if (!value || (value[1] == '\0') != to_empty)
        return;
    *value++ = '\0';
    restore_blanks(value);
    if (to_empty ? sb_consultation_forget(d->one, word, &why) < 0
                 : give(d, word, value, &why) < 0)
        if (why.cause != SB_CAUSE_ANSWERS) /* else it no longer fits */
            dialogue_failed(d, &why);
}

static void apply_answer(sb_dialogue *d, char *word)
{
    apply(d, word, 0);
}

static void apply_forgotten(sb_dialogue *d, char *word)
{
    size_t length = strlen(word), ending = strlen(SB_UNSURE "=");

    if (length < ending || strcmp(word + length - ending, SB_UNSURE "=") != 0)
        apply(d, word, 1); /* doubts go with the answer that they are about */
}

static void apply_delta(sb_dialogue *d)
{
    sb_failure why = {0};

    each_word(d, "delta", ";", apply_answer);
    if (d->errand == CORRECTING && sb_consultation_drop(d->one, NULL, NULL, &why) < 0)
        dialogue_failed(d, &why);
    each_word(d, "delta", ";", apply_forgotten);
}

/* The snapshot as it was taken, and the answers as they were when the text was saved. */
static void restore_before(sb_dialogue *d)
{
    char *now;

    if (d->errand == CORRECTING) {
        dialogue_say_before(d);
        snapshot_take(d);
        apply_delta(d);
    } else if (d->errand == CHANGING || d->shows_difference) {
        now = dialogue_answers(d);
        apply_delta(d);
        snapshot_take(d);
        if (now)
            dialogue_take_answers(d, now);
        free(now);
    }
}

/* ---- the turn ---- */

/* " question=age": the value of a field, or NULL. Caller frees. */
static char *field(const char *note, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = note; (at = strchr(at, ' '));) {
        at++;
        if (strncmp(at, name, length) == 0 && at[length] == '=')
            return strndup(at + length + 1, strcspn(at + length + 1, " "));
    }
    return NULL;
}

/* The kind that a note begins with. */
static sb_turn_kind kind_in(const char *note)
{
    size_t length = strcspn(note, " ");
    sb_turn_kind kind = 0;

    for (; kind < SB_TURN_KIND_COUNT; kind++) {
        const char *name = sb_turn_kind_name(kind);

        if (strlen(name) == length && strncmp(note, name, length) == 0)
            break;
    }
    return kind;
}

static void read_question(sb_dialogue *d, const char *note)
{
    char *id = field(note, "question"), *errand = field(note, "errand");
    const sb_question *q = id ? sb_pack_question(d->pack, id) : NULL;

    d->question = q ? sb_question_id(q) : NULL;
    if (d->question && errand && strcmp(errand, "correcting") == 0)
        d->errand = CORRECTING;
    else if (d->question && errand && strcmp(errand, "changing") == 0)
        d->errand = CHANGING;
    free(id);
    free(errand);
}

static void read_conflict(sb_dialogue *d, const char *note)
{
    char *conflict = field(note, "conflict");

    d->conflict = conflict ? standing(d, conflict) : NULL;
    free(conflict);
}

static void read_move(sb_dialogue *d, const char *note)
{
    char *move = field(note, "move");

    d->move = move ? sb_pack_exercise_id(d->pack, move) : NULL;
    free(move);
}

static void read_behind(sb_dialogue *d, const char *note)
{
    char *behind = field(note, "behind");

    d->behind = behind && strcmp(behind, "result") == 0 ? SB_TURN_RESULT : SB_TURN_REVIEW;
    free(behind);
}

static int is_option(const sb_question *q, const char *word)
{
    for (size_t k = 0; k < sb_question_option_count(q); k++)
        if (strcmp(sb_question_option_id(q, k), word) == 0)
            return 1;
    return 0;
}

/* What was understood and not yet agreed to; what is no option now is asked again. */
static void read_doubtful(sb_dialogue *d, const char *note)
{
    const sb_question *q = sb_pack_question(d->pack, d->question);
    char *value = field(note, "doubtful"), *words = value ? strdup(value) : NULL, *rest;
    int fits = words && strlen(value) < sizeof(d->doubtful);

    for (char *word = fits ? strtok_r(words, ",", &rest) : NULL; word;
         word = strtok_r(NULL, ",", &rest))
        fits = fits && is_option(q, word);
    if (fits) {
        restore_blanks(value);
        memcpy(d->doubtful, value, strlen(value) + 1);
    }
    free(words);
    free(value);
}

static int stand_at_question(sb_dialogue *d, sb_turn_kind kind, const char *note)
{
    const sb_question *q = d->question ? sb_pack_question(d->pack, d->question) : NULL;
    char *step = field(note, "step"), *empty = field(note, "empty");
    int has, fits;

    d->step = step ? strtoul(step, NULL, 10) : 0;
    has = q && sb_consultation_has(d->one, d->question);
    fits = q && (has || sb_consultation_applies(d->one, d->question)) &&
           (kind != SB_TURN_STEP || (d->step < 100 && sb_question_step(q, d->step))) &&
           (has || kind == SB_TURN_STEP || kind == SB_TURN_QUESTION);
    if (fits) {
        d->kept = course_earlier_value(d, d->question);
        dialogue_stand(d, kind, SB_NEW_ALL);
        d->empty = empty != NULL;
        read_doubtful(d, note);
    }
    free(step);
    free(empty);
    return fits ? 0 : -1;
}

static int fits_answers(const sb_dialogue *d, sb_turn_kind kind)
{
    int is_emergency = sb_consultation_is_emergency(d->one);
    int is_over = !sb_consultation_next(d->one);

    switch (kind) {
    case SB_TURN_CONTRADICTION:
        return d->conflict != NULL;
    case SB_TURN_EMERGENCY:
        return is_emergency;
    case SB_TURN_CONFIRM:
        return d->errand == CORRECTING && !is_emergency;
    case SB_TURN_REVIEW:
        return is_over && !is_emergency;
    case SB_TURN_WHICH_ANSWER:
    case SB_TURN_RESULT:
    case SB_TURN_TOPICS:
    case SB_TURN_WHICH_MOVE:
        return is_over;
    case SB_TURN_INSTEAD:
        return is_over && d->move;
    default:
        return 0;
    }
}

static int stand(sb_dialogue *d, sb_turn_kind kind, const char *note)
{
    if (kind == SB_TURN_STEP || kind == SB_TURN_QUESTION || kind == SB_TURN_AGAIN ||
        kind == SB_TURN_WHICH)
        return stand_at_question(d, kind, note);
    if (!fits_answers(d, kind))
        return -1;
    d->is_concluded = kind == SB_TURN_EMERGENCY || kind == SB_TURN_RESULT ||
                      kind == SB_TURN_TOPICS || kind == SB_TURN_WHICH_MOVE ||
                      kind == SB_TURN_INSTEAD ||
                      (kind == SB_TURN_WHICH_ANSWER && d->behind == SB_TURN_RESULT);
    dialogue_stand(d, kind, SB_NEW_ALL);
    return 0;
}

/* Back to the answers that the text holds. */
static void give_up(sb_dialogue *d)
{
    if (d->errand == CORRECTING && d->before.text)
        snapshot_give_back(d);
    snapshot_clear(&d->before);
    d->errand = ASKING;
    d->shows_difference = 0;
}

int resumed_turn(sb_dialogue *d)
{
    const char *saved = sb_consultation_noted(d->one, "turn");
    char *note = saved && d->knows_whom ? strdup(saved) : NULL, *difference;
    int error = -1;

    if (note) {
        difference = field(note, "difference");
        d->shows_difference = difference != NULL;
        free(difference);
        read_question(d, note);
        read_conflict(d, note);
        read_behind(d, note);
        read_move(d, note);
        if (d->errand != CORRECTING || sb_consultation_is_emergency(d->one)) {
            restore_before(d);
            error = stand(d, kind_in(note), note);
        }
    }
    if (error < 0)
        give_up(d);
    free(note);
    return error;
}

/* ---- going on ---- */

/* What no longer fits starts with the id of its question: say what that is about. */
static void say_misfit(sb_dialogue *d, const sb_mistake *mistake)
{
    size_t length = strcspn(mistake->text, ":"), ending = strlen(SB_UNSURE);
    const char *topic = mistake->text;
    char *id = strndup(mistake->text, length);

    if (id && length > ending && strcmp(id + length - ending, SB_UNSURE) == 0)
        id[length - ending] = '\0'; /* what was not sure of it */
    if (id && sb_pack_question(d->pack, id))
        topic = dialogue_topic(d, d->notes_memory, id);
    dialogue_note(d, SB_NOTE_NO_FIT, 0, NULL, topic);
    free(id);
}

static void say_misfits(sb_dialogue *d, const sb_mistakes *all)
{
    size_t errors = sb_mistakes_errors(all);

    if (sb_mistakes_count(all) > errors) /* the one warning that there is */
        dialogue_say(d, SB_NOTE_PLAIN, "interview-other-version", NULL);
    if (!errors) {
        if (sb_mistakes_count(all))
            dialogue_say(d, SB_NOTE_PLAIN, "interview-all-fits", NULL);
        return;
    }
    dialogue_say(d, SB_NOTE_PLAIN, "interview-no-longer-fits", NULL);
    for (size_t k = 0; k < sb_mistakes_count(all); k++)
        if (sb_mistakes_at(all, k)->severity == SB_ERROR)
            say_misfit(d, sb_mistakes_at(all, k));
}

static void say_resumed(sb_dialogue *d)
{
    const char *count = dialogue_number(d, d->notes_memory,
                                        (double)sb_dialogue_answered(d));

    dialogue_say(d, SB_NOTE_PLAIN, "interview-resumed", WITH("count", count));
}

/* The notes that only say where it stood. */
static void forget_turn(sb_dialogue *d)
{
    sb_consultation_note(d->one, "turn", NULL, &d->failure);
    sb_consultation_note(d->one, "delta", NULL, &d->failure);
}

int sb_dialogue_resume(sb_dialogue *one, const char *text, size_t length, sb_resume at,
                       sb_mistakes *mistakes, sb_failure *why)
{
    if (dialogue_begin(one, why) < 0)
        return -1;
    if (sb_consultation_resume(one->one, text, length, mistakes, why) < 0)
        return -1;
    dialogue_forget(one);
    take_notes(one);
    say_misfits(one, mistakes);
    if (at == SB_RESUME_ANSWERS)
        say_resumed(one);
    if (at == SB_RESUME_ANSWERS || resumed_turn(one) < 0)
        course_start(one);
    forget_turn(one);
    return dialogue_end(one, why);
}
