/* SPDX-License-Identifier: Apache-2.0 */
/* The calls of the public header: what was typed or chosen, and the words beside. */
#include "dialogue/dialogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "dialogue/course.h"
#include "dialogue/plain_case.h"

enum { USUAL_COLUMNS = 80, LONGEST_LINE = 2000, WORD_SIZE = 40 };

/* ---- opening and closing ---- */

int sb_dialogue_open(sb_dialogue **out, const sb_pack *pack, sb_failure *why)
{
    sb_dialogue *made = calloc(1, sizeof(*made));

    if (!made)
        return failure_memory(why);
    made->pack = pack;
    made->columns = USUAL_COLUMNS;
    made->notes_memory = arena_new();
    made->turn_memory = arena_new();
    if (!made->notes_memory || !made->turn_memory) {
        sb_dialogue_close(made);
        return failure_memory(why);
    }
    if (sb_consultation_open(&made->one, pack, why) < 0) {
        sb_dialogue_close(made);
        return -1;
    }
    course_start(made);
    *out = made;
    return 0;
}

/* All but the consultation and the width. */
void dialogue_forget(sb_dialogue *d)
{
    free(d->kept);
    free(d->said_before);
    d->kept = d->said_before = NULL;
    d->question = d->conflict = d->wanted = d->move = NULL;
    d->errand = ASKING;
    d->knows_whom = d->is_for_another = d->is_concluded = d->shows_difference = 0;
    d->asked.count = d->settled.count = 0;
    snapshot_clear(&d->before);
}

void sb_dialogue_close(sb_dialogue *one)
{
    if (!one)
        return;
    dialogue_forget(one);
    sb_consultation_close(one->one);
    list_clear(&one->asked);
    list_clear(&one->settled);
    list_clear(&one->notes);
    arena_free(one->notes_memory);
    arena_free(one->turn_memory);
    free(one);
}

void sb_dialogue_set_columns(sb_dialogue *one, size_t columns)
{
    one->is_made = one->is_made && columns == one->columns;
    one->columns = columns;
}

/* ---- one call ---- */

void dialogue_failed(sb_dialogue *d, const sb_failure *why)
{
    failure_set(&d->failure, why->cause, why->file, why->line, "%s", why->text);
}

void dialogue_out_of_memory(sb_dialogue *d)
{
    failure_memory(&d->failure);
}

int dialogue_has_failed(const sb_dialogue *d)
{
    return d->failure.cause != SB_CAUSE_NONE;
}

void dialogue_stand(sb_dialogue *d, sb_turn_kind at, unsigned fresh)
{
    d->at = at;
    d->fresh |= fresh;
    d->empty = 0;
    d->doubtful[0] = '\0';
}

/* What the call before brought has been told. */
int dialogue_begin(sb_dialogue *d, sb_failure *why)
{
    arena *memory = arena_new();

    if (!memory)
        return failure_memory(why);
    arena_free(d->notes_memory);
    d->notes_memory = memory;
    d->notes.count = 0;
    d->fresh = 0;
    d->is_made = d->is_made && !d->is_stopped;
    d->is_stopped = 0;
    d->failure = (sb_failure){0};
    return 0;
}

int dialogue_end(sb_dialogue *d, sb_failure *why)
{
    const sb_failure *first = &d->failure;

    d->is_made = 0;
    if (!dialogue_has_failed(d))
        return 0;
    return failure_set(why, first->cause, first->file, first->line, "%s", first->text);
}

int sb_dialogue_clear(sb_dialogue *one, sb_failure *why)
{
    sb_failure inside = {0};

    if (dialogue_begin(one, why) < 0)
        return -1;
    dialogue_forget(one);
    if (sb_consultation_clear(one->one, &inside) < 0)
        dialogue_failed(one, &inside);
    else
        course_start(one);
    return dialogue_end(one, why);
}

int sb_dialogue_turn(const sb_turn **out, sb_dialogue *one, sb_failure *why)
{
    *out = turn_make(one);
    if (!dialogue_has_failed(one))
        return 0;
    return dialogue_end(one, why);
}

const sb_turn_note *sb_dialogue_note(const sb_dialogue *one, size_t index)
{
    return index < one->notes.count ? one->notes.items[index] : NULL;
}

/* ---- words that are no answer ---- */

static int is_word(const sb_dialogue *d, const char *id, const char *line)
{
    return plain_is_listed(dialogue_word(d, id), line);
}

/* "change 7" and "change7": the word before the number, and the rest. */
static const char *behind_first_word(const char *line, char first[WORD_SIZE])
{
    size_t length = strcspn(line, " 0123456789"), kept = length;

    if (kept >= WORD_SIZE)
        kept = WORD_SIZE - 1;
    memcpy(first, line, kept);
    first[kept] = '\0';
    return line + length + strspn(line + length, " ");
}

sb_dialogue_word sb_dialogue_word_of(const sb_dialogue *one, const char *line)
{
    char first[WORD_SIZE];

    behind_first_word(line, first);
    if (is_word(one, "interview-word-help", line))
        return SB_WORD_HELP;
    if (is_word(one, "interview-word-why", line))
        return SB_WORD_WHY;
    if (is_word(one, "interview-word-review", line))
        return SB_WORD_REVIEW;
    if (is_word(one, "interview-word-change", first))
        return SB_WORD_CHANGE;
    if (is_word(one, "interview-word-back", line))
        return SB_WORD_BACK;
    return is_word(one, "interview-word-stop", line) ? SB_WORD_STOP : SB_WORD_NONE;
}

static void help(sb_dialogue *d)
{
    static const char *const words[] = {"interview-help-why",    "interview-help-back",
                                        "interview-help-change", "interview-help-review",
                                        "interview-help-unsure", "interview-help-stop"};
    const char *about;

    if (!dialogue_is_at_question(d)) {
        dialogue_say(d, SB_NOTE_PLAIN, "interview-help-pick", NULL);
        return;
    }
    about = sb_question_help(sb_pack_question(d->pack, d->question));
    if (about)
        dialogue_note(d, SB_NOTE_PLAIN, 0, d->question, about);
    dialogue_say(d, SB_NOTE_PLAIN, "interview-help", NULL);
    for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
        dialogue_note(d, SB_NOTE_HELP, 0, NULL, dialogue_word(d, words[k]));
}

/* Behind a long list the question is out of sight. */
static void review(sb_dialogue *d)
{
    dialogue_note_answers(d);
    dialogue_say(d, SB_NOTE_REVIEW_END, "interview-change-how", NULL);
    d->fresh |= SB_NEW_QUESTION;
}

static void go_to(sb_dialogue *d, const char *question)
{
    if (dialogue_is_at_question(d))
        course_leave_for(d, question);
    else
        picking_goto(d, question);
}

static void go_back(sb_dialogue *d)
{
    if (d->at == SB_TURN_WHICH)
        course_leave_for(d, d->question); /* to the list as it was first asked */
    else if (dialogue_is_at_question(d))
        course_back(d);
    else
        picking_back(d);
}

static void stop(sb_dialogue *d)
{
    d->is_stopped = 1;
    if (d->at == SB_TURN_CONFIRM)
        course_take_back_correction(d); /* it was left open */
    else if (dialogue_is_at_question(d))
        course_end_question(d);
    if (d->errand == CORRECTING)
        d->is_concluded = sb_consultation_is_emergency(d->one);
}

/* An answered question, or one that applies, of those that were asked. */
static const char *open_to_change(const sb_dialogue *d, const char *id)
{
    return id && (sb_consultation_has(d->one, id) || sb_consultation_applies(d->one, id))
               ? id
               : NULL;
}

/* "change 7"; "change" alone shows what there is. */
static void change(sb_dialogue *d, const char *word)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);
    const char *id = NULL;

    if (!*word && dialogue_is_at_question(d)) {
        review(d);
        return;
    }
    end += strspn(end, " ");
    if (word[0] >= '0' && word[0] <= '9' && !*end)
        id = open_to_change(d, course_asked(d, number));
    if (id)
        go_to(d, id);
    else
        dialogue_say(d, SB_NOTE_MISFIT, "interview-change-none", NULL);
}

/* 1 when the line was one of the words. */
static int obey(sb_dialogue *d, const char *line)
{
    const int at_question = dialogue_is_at_question(d);
    sb_dialogue_word word = sb_dialogue_word_of(d, line);
    char first[WORD_SIZE];

    if ((word == SB_WORD_WHY || word == SB_WORD_REVIEW) && !at_question)
        return 0;
    if (word == SB_WORD_HELP)
        help(d);
    else if (word == SB_WORD_WHY)
        question_why(d);
    else if (word == SB_WORD_REVIEW)
        review(d);
    else if (word == SB_WORD_CHANGE)
        change(d, behind_first_word(line, first));
    else if (word == SB_WORD_BACK)
        go_back(d);
    else if (word == SB_WORD_STOP)
        stop(d);
    return word != SB_WORD_NONE;
}

/* ---- the same as calls ---- */

int sb_dialogue_back(sb_dialogue *one, sb_failure *why)
{
    if (dialogue_begin(one, why) < 0)
        return -1;
    go_back(one);
    return dialogue_end(one, why);
}

int sb_dialogue_goto(sb_dialogue *one, const char *question, sb_failure *why)
{
    const sb_question *q = sb_pack_question(one->pack, question);
    const char *id = q ? sb_question_id(q) : NULL;

    if (!id || !course_number(one, id) || !open_to_change(one, id))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.60s' is no question that was asked and applies", question);
    if (dialogue_begin(one, why) < 0)
        return -1;
    go_to(one, id);
    return dialogue_end(one, why);
}

int sb_dialogue_why(sb_dialogue *one, sb_failure *why)
{
    if (dialogue_begin(one, why) < 0)
        return -1;
    if (dialogue_is_at_question(one))
        question_why(one);
    return dialogue_end(one, why);
}

int sb_dialogue_help(sb_dialogue *one, sb_failure *why)
{
    if (dialogue_begin(one, why) < 0)
        return -1;
    help(one);
    return dialogue_end(one, why);
}

int sb_dialogue_review(sb_dialogue *one, sb_failure *why)
{
    if (dialogue_begin(one, why) < 0)
        return -1;
    if (dialogue_is_at_question(one))
        review(one);
    return dialogue_end(one, why);
}

int sb_dialogue_stop(sb_dialogue *one, sb_failure *why)
{
    if (dialogue_begin(one, why) < 0)
        return -1;
    stop(one);
    return dialogue_end(one, why);
}

/* ---- answers ---- */

/* Without the blanks around it; control characters become blanks. -1: it is too long. */
static int clean(char line[LONGEST_LINE], const char *typed)
{
    size_t length;

    while (*typed == ' ')
        typed++;
    length = strlen(typed);
    while (length && typed[length - 1] == ' ')
        length--;
    if (length >= LONGEST_LINE)
        return -1;
    for (size_t k = 0; k < length; k++)
        line[k] = (unsigned char)typed[k] < ' ' || typed[k] == 127 ? ' ' : typed[k];
    line[length] = '\0';
    return 0;
}

int sb_dialogue_reply(sb_dialogue *one, const char *line, sb_failure *why)
{
    char said[LONGEST_LINE];

    if (dialogue_begin(one, why) < 0)
        return -1;
    if (clean(said, line) < 0)
        dialogue_say(one, SB_NOTE_MISFIT, "interview-too-long", NULL);
    else if (obey(one, said))
        return dialogue_end(one, why);
    else if (dialogue_is_at_question(one))
        question_hear(one, said);
    else
        picking_hear(one, said);
    return dialogue_end(one, why);
}

int sb_dialogue_choose(sb_dialogue *one, const char *value, sb_failure *why)
{
    int error;

    if (dialogue_begin(one, why) < 0)
        return -1;
    error = dialogue_is_at_question(one) ? question_choose(one, value, why)
                                         : picking_choose(one, value, why);
    return dialogue_end(one, why) < 0 ? -1 : error;
}

/* ---- what has come out ---- */

size_t sb_dialogue_answered(sb_dialogue *one)
{
    size_t count = 0;

    for (size_t k = 0; k < sb_pack_question_count(one->pack); k++)
        count += (size_t)sb_consultation_has(
            one->one, sb_question_id(sb_pack_question_at(one->pack, k)));
    return count;
}

size_t sb_dialogue_changes(const sb_dialogue *one)
{
    return one->changes;
}

int sb_dialogue_is_concluded(const sb_dialogue *one)
{
    return one->is_concluded;
}

int sb_dialogue_result(sb_result **out, sb_dialogue *one, sb_failure *why)
{
    return sb_consultation_conclude(out, one->one, why);
}
