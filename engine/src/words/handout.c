/* SPDX-License-Identifier: Apache-2.0 */
#include "words/handout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "base/numbers.h"

enum { NUMBER_SIZE = 24, ID_SIZE = 64 };

/* ---- texts with values put in ---- */

void handout_write(text_buffer *out, const sb_pack *pack, const char *message_id,
                   const char *const pairs[])
{
    names_fill(out, pack_text(pack, message_id), pairs);
}

/* A value may hold braces of its own, such as the name of a file: the text decides. */
int sb_pack_say(char **out, const sb_pack *pack, const char *id,
                const char *const pairs[], sb_failure *why)
{
    text_buffer text = {0};
    size_t left = names_fill(&text, pack_text(pack, id), pairs);

    *out = text_take(&text);
    if (!*out)
        return failure_memory(why);
    sb_make_harmless(*out);
    if (!left)
        return 0;
    free(*out);
    *out = NULL;
    return failure_set(why, SB_CAUSE_PROMISE, "", 0,
                       "promise 10 is broken: nothing was put in for a name in braces of "
                       "the message '%.60s'",
                       id);
}

/* ---- a slot of the day ---- */

static const slot *slot_named(const sb_pack *pack, const char *id)
{
    const doses *d = &pack->doses;

    for (size_t i = 0; i < d->template_count; i++)
        for (size_t k = 0; k < d->templates[i].slot_count; k++)
            if (strcmp(d->templates[i].slots[k].id, id) == 0)
                return &d->templates[i].slots[k];
    return NULL;
}

void handout_slot(text_buffer *out, const sb_pack *pack, const char *slot_id)
{
    const slot *one = slot_named(pack, slot_id);

    for (size_t i = 0; one && i < one->take_count; i++) {
        const named *kind = name_table_find(&pack->modalities.by_name, one->takes[i]);

        if (!kind)
            kind = name_table_find(&pack->patterns.by_name, one->takes[i]);
        if (i)
            text_addf(out, i + 1 == one->take_count ? " %s " : ", ",
                      pack_text(pack, "word-or"));
        text_add(out, kind ? kind->name : one->takes[i]);
    }
}

/* What is in the day already needs no further reason; what is of this person comes before
 * how the pack is. */
void handout_empty(const char *ids[MOST_EMPTY_WORDS], const result_empty *one)
{
    static const char *const said[] = {[EMPTY_RESTRICTED] = "handout-empty-restricted",
                                       [EMPTY_KIT] = "handout-empty-kit",
                                       [EMPTY_GATE] = "handout-empty-gate",
                                       [EMPTY_MINUTES] = "handout-empty-minutes",
                                       [EMPTY_TIME] = "handout-empty-time",
                                       [EMPTY_LEVEL] = "handout-empty-level",
                                       [EMPTY_WITHDRAWN] = "handout-empty-withdrawn"};
    int is_taken = (one->because >> EMPTY_TAKEN) & 1;
    size_t count = 0;

    ids[count++] = is_taken ? "handout-empty-taken" : "handout-empty";
    for (int i = EMPTY_RESTRICTED; i < EMPTY_TAKEN && !is_taken; i++)
        if (one->because >> i & 1)
            ids[count++] = said[i];
    for (int i = EMPTY_TIME; i <= EMPTY_WITHDRAWN && count == 1 && !is_taken; i++)
        if (one->because >> i & 1)
            ids[count++] = said[i];
    ids[count] = NULL;
}

/* ---- headline and action ---- */

static int is_held(const sb_result *r)
{
    return r->holds.count && !disposition_is_urgent(r->disposition);
}

const char *handout_title(const sb_result *r)
{
    char id[ID_SIZE];

    if (is_held(r) && r->disposition < CLINICIAN_3D)
        return pack_text(r->pack, "title-hold");
    snprintf(id, sizeof(id), "title-%s", disposition_words[r->disposition]);
    return pack_text(r->pack, id);
}

static int is_shown(const sb_result *r, const char *page)
{
    for (size_t i = 0; i < r->pages.count; i++)
        if (strcmp(((const message *)r->pages.items[i])->id, page) == 0)
            return 1;
    return 0;
}

static int shows_page(const sb_result *r, const rule *one)
{
    for (size_t i = 0; i < one->then.count; i++)
        if (one->then.items[i].kind == SHOW_PAGE && is_shown(r, one->then.items[i].id))
            return 1;
    return 0;
}

/* The usual action is left out when every rule behind the verdict brings its own page. */
static int needs_usual_action(const sb_result *r)
{
    for (size_t i = 0; i < r->disposition_why.all.count; i++)
        if (!shows_page(r, ((const reason *)r->disposition_why.all.items[i])->rule))
            return 1;
    return !r->pages.count;
}

char *handout_action(const sb_result *r)
{
    text_buffer out = {0};
    char id[ID_SIZE];

    snprintf(id, sizeof(id), "action-%s", disposition_words[r->disposition]);
    if (needs_usual_action(r) && !(is_held(r) && r->disposition < CLINICIAN_3D))
        text_add(&out, pack_text(r->pack, id));
    for (size_t i = 0; i < r->pages.count; i++) {
        text_add(&out, out.length ? " " : "");
        text_add(&out, ((const message *)r->pages.items[i])->text);
    }
    for (size_t i = 0; i < r->holds.count && is_held(r); i++) {
        text_add(&out, out.length ? " " : "");
        text_add(&out, ((const advice *)r->holds.items[i])->message->text);
    }
    return text_take(&out);
}

void handout_free(char *text)
{
    free(text);
}

const char *sb_result_title(const sb_result *result)
{
    return handout_title(result);
}

int sb_result_action(char **out, const sb_result *result, sb_failure *why)
{
    *out = handout_action(result);
    return names_guard_made(out, why);
}

/* ---- doses ---- */

static void say_number(text_buffer *out, const sb_pack *pack, const char *message,
                       const char *name, long number)
{
    char value[NUMBER_SIZE];
    const char *const pairs[] = {name, value, NULL};

    if (!number)
        return;
    snprintf(value, sizeof(value), "%ld", number);
    text_add(out, out->length ? ", " : "");
    handout_write(out, pack, message, pairs);
}

static void say_sets(text_buffer *out, const sb_pack *pack, const result_item *item,
                     const dose *d)
{
    char sets[NUMBER_SIZE], reps[NUMBER_SIZE], metres[NUMBER_SIZE];
    const char *const pairs[] = {"sets", sets, "reps", reps, "metres", metres, NULL};

    snprintf(sets, sizeof(sets), "%ld", item->sets);
    snprintf(reps, sizeof(reps), "%ld", item->reps);
    snprintf(metres, sizeof(metres), "%ld", d->metres);
    handout_write(out, pack,
                  d->metres         ? "dose-metres"
                  : item->sets > 1  ? "dose-sets"
                  : item->reps == 1 ? "dose-once"
                                    : "dose-reps",
                  pairs);
    if (item->sides > 1) {
        text_add(out, " ");
        handout_write(out, pack, "dose-each-side", NULL);
    }
}

static void say_minutes(text_buffer *out, const sb_pack *pack, const result_item *item)
{
    char least[NUMBER_SIZE], most[NUMBER_SIZE];
    const char *const pairs[] = {"least", least, "most", most, "minutes", most, NULL};
    long low = item->minutes, high = item->minutes;

    for (size_t i = 0; i < item->day_count && item->fills; i++) {
        long minutes = item->days[i].minutes;

        low = i == 0 || minutes < low ? minutes : low;
        high = i == 0 || minutes > high ? minutes : high;
    }
    snprintf(least, sizeof(least), "%ld", low);
    snprintf(most, sizeof(most), "%ld", high);
    handout_write(out, pack, low < high ? "dose-minutes-range" : "dose-minutes", pairs);
}

static long most_times(const result_item *item)
{
    long most = item->fills ? 1 : item->times;

    for (size_t i = 0; i < item->day_count; i++)
        most = item->days[i].times > most ? item->days[i].times : most;
    return most;
}

void handout_dose(text_buffer *out, const sb_pack *pack, const result_item *item)
{
    const dose *d = &item->exercise->doses[item->level];
    text_buffer words = {0};

    if (item->minutes)
        say_minutes(&words, pack, item);
    else
        say_sets(&words, pack, item, d);
    say_number(&words, pack, "dose-hold", "seconds", item->hold_seconds);
    say_number(&words, pack, "dose-kilograms", "kilograms", d->kilograms);
    if (most_times(item) > 1)
        say_number(&words, pack, "dose-times", "times", most_times(item));
    if (words.text)
        text_add(out, words.text);
    out->failed |= words.failed;
    text_clear(&words);
}

void handout_dose_on(text_buffer *out, const sb_pack *pack, const result_item *item,
                     int day)
{
    result_item alone = *item;

    for (size_t i = 0; i < item->day_count; i++)
        if (item->days[i].day == day) {
            alone.days[0] = item->days[i];
            alone.day_count = 1;
        }
    handout_dose(out, pack, &alone);
}

long handout_seconds_on(const result_item *item, int day)
{
    for (size_t i = 0; i < item->day_count; i++)
        if (item->days[i].day == day)
            return item->minutes ? item->days[i].minutes * item->days[i].times * 60
                                 : item->seconds * item->times;
    return 0;
}

long handout_minutes_on(const result_item *item, int day)
{
    long seconds = handout_seconds_on(item, day);
    long nearest = (seconds + 30) / 60;

    return seconds && !nearest ? 1 : nearest;
}

long handout_minutes(const result_item *item)
{
    long most = 0;

    for (int day = 0; day < 7; day++) {
        long minutes = handout_minutes_on(item, day);

        most = minutes > most ? minutes : most;
    }
    return most;
}

long handout_session_minutes(const sb_result *r, int day)
{
    long all = 0;

    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        all += item->outside ? 0 : handout_minutes_on(item, day);
    }
    return all;
}

/* ---- answers in words ---- */

const question *handout_pain_question(const sb_pack *pack)
{
    return name_table_find(&pack->questions.by_name, "pain-level");
}

int handout_pain_is_high(const sb_result *r)
{
    const question *pain = handout_pain_question(r->pack);
    const answer *given = pain ? answer_of(&r->sheet, pain) : NULL;

    return given && given->given && !given->unknown &&
           (long)given->number >= r->pack->monitoring.high_from;
}

const char *handout_flare_sign(const sb_result *r, const flare *one)
{
    return handout_pain_is_high(r) ? one->sign_high : one->sign;
}

static void add_clause(text_buffer *out, const sb_pack *pack, const char *clause,
                       size_t *said)
{
    if (!clause)
        return;
    if ((*said)++)
        text_addf(out, ", %s ", pack_text(pack, "word-and"));
    text_add(out, clause);
}

static void say_value(text_buffer *out, const question *asked, double number)
{
    text_buffer value = {0};

    number_write(&value, number);
    if (value.text && asked->say_value) {
        const char *const pairs[] = {"value", value.text, NULL};

        names_fill(out, asked->say_value, pairs);
    }
    text_used(&value, out);
}

void handout_say_answer(text_buffer *out, const sb_pack *pack, const used_answer *used,
                        const answer *given)
{
    const question *asked = used->asked;
    size_t said = 0;

    if (question_is_number(asked) && !given->unknown) {
        say_value(out, asked, given->number);
        return;
    }
    for (size_t i = 0; i < asked->option_count; i++)
        if ((given->ticked | given->unsure) & used->options & UINT64_C(1) << i)
            add_clause(out, pack, asked->options[i].say, &said);
    if (given->ticked & used->options & UINT64_C(1) << OPTION_NONE)
        add_clause(out, pack, asked->say_none, &said);
    if (given->unknown || given->unsure & used->options)
        add_clause(out, pack, asked->say_unknown, &said);
}

/* An answer that was taken for granted is not put into the person's mouth. */
static void say_taken(text_buffer *out, const sb_result *r, const result_taken *taken)
{
    const question *sign = taken->sign;
    const char *const pairs[] = {"topic", sign->topic ? sign->topic : sign->id, NULL};

    handout_write(out, r->pack, "handout-taken", pairs);
}

void handout_say(text_buffer *out, const sb_result *r, const used_answer *used)
{
    const answer *given = answer_of(&r->sheet, used->asked);
    const result_taken *taken = result_taken_of(r, used->asked);
    const uint64_t options = (given->ticked | given->unsure) & used->options;

    if (taken && (taken->options == UINT64_MAX || options & taken->options))
        say_taken(out, r, taken);
    else
        handout_say_answer(out, r->pack, used, given);
}

static int is_telling(const sb_result *r, const used_answer *used)
{
    return answer_is_telling(answer_of(&r->sheet, used->asked), used);
}

void handout_reason(text_buffer *out, const sb_result *r, const reason *why)
{
    int only_telling = 0;

    for (size_t i = 0; i < why->answers.count; i++)
        only_telling |= is_telling(r, why->answers.items[i]);
    for (size_t i = 0; i < why->answers.count; i++) {
        if (only_telling && !is_telling(r, why->answers.items[i]))
            continue;
        if (out->length)
            text_addf(out, ", %s ", pack_text(r->pack, "word-and"));
        handout_say(out, r, why->answers.items[i]);
    }
}
