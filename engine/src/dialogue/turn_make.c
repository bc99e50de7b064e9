/* SPDX-License-Identifier: Apache-2.0 */
/* The turn as the front sees it, made from where the dialogue is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/swap.h>

#include "dialogue/course.h"

/* ---- lists ---- */

enum { MOST_OPTIONS = 256 }; /* at first; a list grows by as many */

static void *grown(sb_dialogue *d, const void *items, size_t count, size_t size)
{
    void *more;

    if (count % MOST_OPTIONS)
        return (void *)(uintptr_t)items;
    more = arena_take(d->turn_memory, (count + MOST_OPTIONS) * size);
    if (!more)
        dialogue_out_of_memory(d);
    else if (count)
        memcpy(more, items, count * size);
    return more;
}

static void offer_as(sb_dialogue *d, size_t number, const char *id, const char *text)
{
    sb_turn *t = &d->turn;
    sb_turn_option *all = grown(d, t->options, t->option_count, sizeof(*all));

    if (!all)
        return;
    all[t->option_count++] = (sb_turn_option){number, id, text};
    t->options = all;
}

static void offer(sb_dialogue *d, const char *id, const char *text)
{
    offer_as(d, d->turn.option_count + 1, id, text);
}

static void offer_word(sb_dialogue *d, const char *id, const char *word)
{
    offer(d, id, dialogue_word(d, word));
}

/* The answer to a question, to be changed. */
static void offer_told(sb_dialogue *d, const char *id)
{
    const char *told = dialogue_told(d, d->turn_memory, id);

    if (told)
        offer(d, id, told);
}

static void list_answer(sb_dialogue *d, size_t number, const char *id)
{
    sb_turn *t = &d->turn;
    const char *told = dialogue_told(d, d->turn_memory, id);
    sb_turn_answer *all = told ? grown(d, t->answers, t->answer_count, sizeof(*all))
                               : NULL;

    if (!all)
        return;
    all[t->answer_count++] = (sb_turn_answer){
        number, id, sb_question_section(sb_pack_question(d->pack, id)), told};
    t->answers = all;
}

static const char *fill(sb_dialogue *d, const char *id, const char *const pairs[])
{
    return dialogue_fill(d, d->turn_memory, id, pairs);
}

static const char *count_of(sb_dialogue *d, size_t count)
{
    return dialogue_number(d, d->turn_memory, (double)count);
}

/* ---- a question ---- */

static const char *place_word(int is_again, const sb_question *q, size_t left)
{
    if (is_again)
        return "interview-place-again";
    if (sb_question_is_optional(q))
        return "interview-place-optional";
    return left ? "interview-place" : "interview-place-last";
}

/* The number of the question, and about how many are left behind it. */
static void tell_place(sb_dialogue *d)
{
    sb_turn *t = &d->turn;
    size_t number = course_number(d, d->question);
    int is_again = sb_consultation_has(d->one, d->question);

    t->number = number ? number : d->asked.count + 1;
    t->left = sb_consultation_about_left(d->one);
    if (!is_again && t->left)
        t->left--; /* this one is among them */
    t->place = fill(d, place_word(is_again, t->question, t->left),
                    WITH("number", count_of(d, t->number), "left", count_of(d, t->left)));
}

static const char *range_hint(sb_dialogue *d, const sb_question *q)
{
    const char *unit = sb_question_unit(q);
    arena *m = d->turn_memory;

    return fill(d, unit ? "interview-number-unit" : "interview-number",
                WITH("least", dialogue_number(d, m, sb_question_least(q)), "most",
                     dialogue_number(d, m, sb_question_most(q)), "example",
                     dialogue_number(d, m, sb_question_example(q)), "unit",
                     unit ? unit : ""));
}

/* What can be typed, and what "not sure" does. */
static void tell_hints(sb_dialogue *d, const sb_question *q)
{
    const char *unsure = "interview-unsure";
    int is_list = sb_question_kind(q) == SB_CHOICES;

    d->turn.hints[0] = reply_is_number(q)
                           ? range_hint(d, q)
                           : fill(d, is_list ? "interview-many" : "interview-one", NULL);
    if (sb_question_is_safety(q) || sb_question_again(q))
        unsure = "interview-unsure-again";
    else if (sb_question_is_optional(q) || sb_question_is_for_the_record(q))
        unsure = "interview-unsure-free";
    d->turn.hints[1] = fill(d, unsure, NULL);
}

static void tell_question(sb_dialogue *d)
{
    sb_turn *t = &d->turn;
    const sb_question *q = sb_pack_question(d->pack, d->question);
    const char *other = sb_question_text_other(q), *id;

    t->question = q;
    t->asks = d->is_for_another && other ? other : sb_question_text(q);
    t->text = t->asks;
    tell_place(d);
    for (size_t k = 0; (id = sb_question_recalls(q, k)); k++)
        if (sb_consultation_has(d->one, id))
            list_answer(d, course_number(d, id), id);
    for (size_t k = 0; !reply_is_number(q) && k < sb_question_option_count(q); k++)
        offer(d, sb_question_option_id(q, k), sb_question_option_text(q, k));
    tell_hints(d, q);
}

static void tell_kept(sb_dialogue *d)
{
    sb_turn *t = &d->turn;
    const char *answer = d->kept
                             ? dialogue_answer(d, d->turn_memory, d->question,
                                               !sb_consultation_has(d->one, d->question))
                             : NULL;

    if (!answer)
        return;
    t->kept = dialogue_copy(d, d->turn_memory, d->kept);
    t->kept_text = fill(d, "interview-kept", WITH("answer", answer));
}

static void tell_step(sb_dialogue *d)
{
    sb_turn *t = &d->turn;

    t->step = d->step + 1;
    t->text = fill(d, "interview-step",
                   WITH("number", count_of(d, t->step), "step",
                        sb_question_step(t->question, d->step)));
    t->prompt = fill(d, "interview-step-how", NULL);
    t->option_count = 0;
}

static void tell_again(sb_dialogue *d)
{
    const sb_question *q = d->turn.question;
    const char *again = sb_question_again(q);

    d->turn.text = again ? again : sb_question_help(q);
    if (d->at == SB_TURN_WHICH)
        d->turn.prompt = fill(d, "interview-which", NULL);
}

static void tell_asked_back(sb_dialogue *d)
{
    sb_turn *t = &d->turn;
    const char *words = dialogue_value(d, d->turn_memory, t->question, d->doubtful);

    t->kind = SB_TURN_ASKED_BACK;
    t->understood = dialogue_copy(d, d->turn_memory, d->doubtful);
    t->text = fill(d, "interview-understood", WITH("answer", words));
    if (sb_question_kind(t->question) == SB_CHOICES)
        t->prompt = fill(d, "interview-many", NULL);
}

static void make_question(sb_dialogue *d)
{
    tell_question(d);
    if (d->at == SB_TURN_STEP)
        tell_step(d);
    else if (d->at == SB_TURN_QUESTION)
        tell_kept(d);
    else
        tell_again(d);
    if (d->doubtful[0])
        tell_asked_back(d);
}

/* ---- choices ---- */

static void make_for_whom(sb_dialogue *d)
{
    d->turn.text = fill(d, "interview-who", NULL);
    offer_word(d, "me", "interview-who-me");
    offer_word(d, "someone-else", "interview-who-other");
}

/* What was said, and the offer to change the one or the other. */
static void make_contradiction(sb_dialogue *d)
{
    const char *id;

    d->turn.text = sb_pack_conflict_text(d->pack, d->conflict);
    for (size_t k = 0; (id = sb_pack_conflict_question(d->pack, d->conflict, k)); k++)
        if (sb_consultation_has(d->one, id))
            offer_told(d, id);
    offer_word(d, "all-right", "interview-both-right");
    d->turn.prompt = fill(d, "interview-which-wrong", NULL);
}

static sb_result *conclude(sb_dialogue *d)
{
    sb_result *result = NULL;
    sb_failure why = {0};

    if (sb_consultation_conclude(&result, d->one, &why) < 0) {
        dialogue_failed(d, &why);
        return NULL;
    }
    return result;
}

static void tell_page(sb_dialogue *d, const sb_result *result)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_result_text(&text, result, d->columns, &why) < 0)
        dialogue_failed(d, &why);
    else
        d->turn.page = dialogue_copy(d, d->turn_memory, text);
    free(text);
}

static void make_emergency(sb_dialogue *d)
{
    sb_result *result = conclude(d);
    sb_failure why = {0};
    char *action = NULL;
    const char *id;

    if (!result)
        return;
    tell_page(d, result);
    if (sb_result_action(&action, result, &why) < 0)
        dialogue_failed(d, &why);
    else
        d->turn.action = dialogue_copy(d, d->turn_memory, action);
    free(action);
    d->turn.title = sb_result_title(result);
    d->turn.text = fill(d, "interview-slip", NULL);
    offer_word(d, "all-right", "interview-slip-right");
    for (size_t k = 0; (id = sb_result_behind(result, k)); k++)
        offer_told(d, id);
    sb_result_free(result);
}

static void make_confirm(sb_dialogue *d)
{
    const char *now = dialogue_answer(d, d->turn_memory, d->question, 0);

    d->turn.text = fill(d, "interview-confirm",
                        WITH("topic", dialogue_topic(d, d->turn_memory, d->question),
                             "before", d->said_before, "now", now ? now : ""));
    offer_word(d, "yes", "interview-confirm-yes");
    offer_word(d, "no", "interview-confirm-no");
}

static void list_answers(sb_dialogue *d)
{
    const char *id;

    d->turn.answers_title = fill(d, "interview-review", NULL);
    for (size_t k = 1; (id = course_asked(d, k)); k++)
        if (sb_consultation_has(d->one, id))
            list_answer(d, k, id);
}

static void make_review(sb_dialogue *d)
{
    int is_enough = sb_consultation_left_out(d->one) > 0;

    d->turn.text = fill(d, is_enough ? "interview-enough" : "interview-last", NULL);
    list_answers(d);
    offer_word(d, "show", "interview-show");
    offer_word(d, "change", "interview-change-one");
}

static void make_which_answer(sb_dialogue *d)
{
    list_answers(d);
    d->turn.text = fill(d, "interview-change-which", NULL);
    for (size_t k = 0; k < d->turn.answer_count; k++)
        offer_as(d, d->turn.answers[k].number, d->turn.answers[k].question,
                 d->turn.answers[k].text);
}

static void make_result(sb_dialogue *d)
{
    sb_result *result = conclude(d);
    int has_moves = result && sb_result_has_programme(result);

    if (d->shows_difference) {
        d->turn.page_title = fill(d, "interview-difference", NULL);
        d->turn.page = snapshot_difference(d);
    } else if (result) {
        tell_page(d, result);
    }
    sb_result_free(result);
    d->turn.text = fill(d, "interview-menu", NULL);
    offer_word(d, "why", "interview-menu-why");
    if (!sb_consultation_is_emergency(d->one)) /* there it is corrected before */
        offer_word(d, "change", "interview-menu-change");
    if (has_moves)
        offer_word(d, "swap", "interview-menu-swap");
    offer_word(d, "again", "interview-menu-again");
}

/* What can be asked about; behind the last: back. */
static void make_topics(sb_dialogue *d)
{
    sb_result *result = conclude(d);
    const char *name = NULL, *id;

    d->turn.text = fill(d, "interview-why-what", NULL);
    offer_word(d, "disposition", "interview-topic-advice");
    offer_word(d, "gate", "interview-topic-gate");
    offer_word(d, "level", "interview-topic-level");
    for (size_t k = 0; result && (id = sb_result_item(result, k, &name)); k++)
        offer(d, id, name);
    for (size_t k = 0; result && (id = sb_result_not_yet(result, k, &name)); k++)
        offer(d, id, name);
    offer_word(d, "back", "interview-menu-back");
    sb_result_free(result);
}

/* ---- another move ---- */

/* Every move, then those that are left out; behind the last: back. */
static void make_which_move(sb_dialogue *d)
{
    sb_result *result = conclude(d);
    const char *name = NULL, *id;

    d->turn.text = fill(d, "interview-swap-which", NULL);
    for (size_t k = 0; result && (id = sb_result_item(result, k, &name)); k++)
        offer(d, id, name);
    for (size_t k = 0; result && (id = sb_consultation_swapped(d->one, k, NULL)); k++)
        if (!swapping_stands(result, id))
            offer(d, id,
                  fill(d, "interview-swap-back", WITH("name", swapping_name(d, id))));
    offer_word(d, "back", "interview-menu-back");
    sb_result_free(result);
}

/* "Bird dog. On hands and knees, ..." */
static void offer_other(sb_dialogue *d, const char *id)
{
    const char *how = NULL, *name = sb_pack_exercise(d->pack, id, &how);

    offer(d, id, fill(d, "interview-swap-other", WITH("name", name, "how", how)));
}

static void make_instead(sb_dialogue *d)
{
    const char *others[SB_MOST_OTHERS + 1], *stood = swapping_stood(d, d->move);
    const char *name = swapping_name(d, d->move);
    sb_failure why = {0};

    if (sb_consultation_others(others, d->one, d->move, &why) < 0) {
        dialogue_failed(d, &why);
        return;
    }
    d->turn.text = fill(d, others[0] ? "interview-swap-for" : "interview-swap-none",
                        WITH("name", name));
    for (size_t k = 0; others[k]; k++)
        offer_other(d, others[k]);
    if (stood)
        offer(d, stood,
              fill(d, "interview-swap-back", WITH("name", swapping_name(d, stood))));
    offer_word(d, SWAP_LEAVE, "interview-swap-leave");
    offer_word(d, SWAP_KEEP, "interview-swap-keep");
}

/* ---- every kind ---- */

typedef struct kind_of_turn {
    const char *name;
    void (*make)(sb_dialogue *d);
    unsigned may;
} kind_of_turn;

enum {
    ANYWHERE = SB_MAY_HELP | SB_MAY_STOP,
    ELSEWHERE = ANYWHERE | SB_MAY_CHANGE | SB_MAY_BACK,
    AT_QUESTION = ELSEWHERE | SB_MAY_WHY | SB_MAY_REVIEW | SB_MAY_NOT_SURE
};

static const kind_of_turn kinds[SB_TURN_KIND_COUNT] = {
    [SB_TURN_FOR_WHOM] = {"for-whom", make_for_whom, ANYWHERE},
    [SB_TURN_STEP] = {"step", make_question, AT_QUESTION},
    [SB_TURN_QUESTION] = {"question", make_question, AT_QUESTION},
    [SB_TURN_ASKED_BACK] = {"asked-back", make_question, AT_QUESTION},
    [SB_TURN_AGAIN] = {"again", make_question, AT_QUESTION},
    [SB_TURN_WHICH] = {"which", make_question, AT_QUESTION},
    [SB_TURN_CONTRADICTION] = {"contradiction", make_contradiction, ELSEWHERE},
    [SB_TURN_EMERGENCY] = {"emergency", make_emergency, ANYWHERE | SB_MAY_CHANGE},
    [SB_TURN_CONFIRM] = {"confirm", make_confirm, ANYWHERE},
    [SB_TURN_REVIEW] = {"review", make_review, ELSEWHERE},
    [SB_TURN_WHICH_ANSWER] = {"which-answer", make_which_answer, ELSEWHERE},
    [SB_TURN_RESULT] = {"result", make_result, ANYWHERE | SB_MAY_CHANGE},
    [SB_TURN_TOPICS] = {"topics", make_topics, ELSEWHERE},
    [SB_TURN_WHICH_MOVE] = {"which-move", make_which_move, ELSEWHERE},
    [SB_TURN_INSTEAD] = {"instead", make_instead, ELSEWHERE},
    [SB_TURN_STOPPED] = {"stopped", NULL, 0},
};

const char *sb_turn_kind_name(sb_turn_kind kind)
{
    return kinds[kind].name;
}

const sb_turn *turn_make(sb_dialogue *d)
{
    arena *memory = d->is_made ? NULL : arena_new();

    if (d->is_made)
        return &d->turn;
    if (!memory) {
        dialogue_out_of_memory(d);
        d->turn = (sb_turn){.kind = d->at};
        return &d->turn;
    }
    arena_free(d->turn_memory);
    d->turn_memory = memory;
    d->turn = (sb_turn){.kind = d->at, .fresh = d->fresh, .may = kinds[d->at].may};
    if (d->is_for_another)
        d->turn.whom = fill(d, "interview-for-another", NULL);
    if (d->is_stopped)
        d->turn = (sb_turn){.kind = SB_TURN_STOPPED};
    else
        kinds[d->at].make(d);
    d->is_made = !dialogue_has_failed(d);
    return &d->turn;
}
