/* SPDX-License-Identifier: Apache-2.0 */
/* Which single answers would change the result, and which few would change the verdict.
 */
#include <steadyback/what_if.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "conditions/verdict.h"
#include "consultation/alternatives.h"
#include "consultation/outcome_report.h"
#include "words/handout.h"

enum { MOST_IN_SET = 3, NARROWEST = 40 };

/* One other answer, and what would come of it. */
typedef struct influence {
    const alternative *change;
    int caution; /* as caution_compare */
    outcome after;
} influence;

typedef struct answer_set {
    const alternative *changes[MOST_IN_SET];
    size_t count; /* 0: none was found */
    int disposition;
    size_t left; /* questions that would be asked before it stands */
} answer_set;

typedef struct search {
    sb_consultation *one;
    const sb_pack *pack;
    arena *memory;
    answer_sheet saved;
    char *applied;     /* by question, with the saved answers */
    list alternatives; /* of alternative */
    outcome before, draft;
    list influences; /* of influence: those that change something */
    answer_set lower, raise;
    char *
        *reads; /* by rule: the questions it hangs on, or NULL when not worked out yet */
} search;

/* ---- single answers ---- */

static int set_answer(search *s, const alternative *change, sb_failure *why)
{
    *answer_of(&s->one->sheet, change->asked) = change->answer;
    if (consultation_tell(s->one, change->asked, why) < 0)
        return -1;
    return consultation_settle(s->one, why);
}

/* What was only asked because of an answer that is changed goes with it. */
static int let_go(search *s, sb_failure *why)
{
    return interview_release(s->one, s->applied, why);
}

/* Gives back every answer that is not as it was. */
static int take_back(search *s, sb_failure *why)
{
    for (size_t i = 0; i < s->pack->questions.all.count; i++) {
        if (answer_equal(&s->one->sheet.answers[i], &s->saved.answers[i]))
            continue;
        s->one->sheet.answers[i] = s->saved.answers[i];
        if (consultation_tell(s->one, s->pack->questions.all.items[i], why) < 0)
            return -1;
    }
    return consultation_settle(s->one, why);
}

static int keep_influence(search *s, const alternative *change, sb_failure *why)
{
    influence *made = arena_take(s->memory, sizeof(*made));

    if (!made || list_add(&s->influences, made) < 0)
        return failure_memory(why);
    made->change = change;
    made->caution = caution_compare(&s->before.how, &s->draft.how);
    made->after = s->draft;
    s->draft = (outcome){0};
    return outcome_open(&s->draft, s->pack, why);
}

static int try_alternative(search *s, const alternative *change, sb_failure *why)
{
    if (set_answer(s, change, why) < 0 || let_go(s, why) < 0 ||
        outcome_reach(&s->draft, s->one, why) < 0 || take_back(s, why) < 0)
        return -1;
    if (outcome_same(&s->before, &s->draft, s->pack))
        return 0;
    return keep_influence(s, change, why);
}

static int try_all(search *s, sb_failure *why)
{
    for (size_t i = 0; i < s->alternatives.count; i++)
        if (try_alternative(s, s->alternatives.items[i], why) < 0)
            return -1;
    return 0;
}

static int smallest_first(const void *left, const void *right)
{
    const alternative *a = *(alternative *const *)left;
    const alternative *b = *(alternative *const *)right;

    if (a->size < b->size || a->size > b->size)
        return a->size < b->size ? -1 : 1;
    return (a > b) - (a < b); /* made in the order of the questions and options */
}

/* More cautious ones first, then less cautious, then neither; small changes first. */
static int group_of(int caution)
{
    return caution > 0 ? 0 : caution < 0 ? 1 : 2;
}

static int by_size(const void *left, const void *right)
{
    const influence *a = *(influence *const *)left;
    const influence *b = *(influence *const *)right;
    int order = group_of(a->caution) - group_of(b->caution);

    if (order)
        return order;
    return smallest_first(&a->change, &b->change);
}

/* ---- a quick look, in plain C: does any rule still ask for as much? ---- */

typedef struct quick {
    condition_values values;
    list rules; /* of rule: those that can ask for as much; the ones that do, first */
} quick;

static int asks_for(const search *s, quick *q, const rule *r)
{
    truth value = condition_value(&q->values, r->when);

    if (value == SURELY_FALSE)
        return PROCEED;
    return verdict_of_consequences(s->pack, &q->values,
                                   value == SURELY_TRUE ? &r->then : &r->if_unknown);
}

static int can_ask_for(const search *s, quick *q, const rule *r)
{
    int then = verdict_of_consequences(s->pack, &q->values, &r->then);
    int unknown = verdict_of_consequences(s->pack, &q->values, &r->if_unknown);

    return then > unknown ? then : unknown;
}

static int quick_open(quick *q, search *s, sb_failure *why)
{
    const list *all = &s->pack->rules.all;

    if (condition_values_open(&q->values, &s->saved, why) < 0)
        return -1;
    q->values.disposition = s->before.disposition;
    q->values.gate = s->before.gate;
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < all->count; i++) {
            rule *r = all->items[i];
            int asks = asks_for(s, q, r) >= s->before.disposition;

            if (asks == first && can_ask_for(s, q, r) >= s->before.disposition &&
                list_add(&q->rules, r) < 0)
                return failure_memory(why);
        }
    return 0;
}

static void quick_close(quick *q)
{
    condition_values_close(&q->values);
    list_clear(&q->rules);
}

/* The same as let_go, on the saved answers alone. */
static void lay_aside(search *s, quick *q)
{
    int more = 1;

    while (more) {
        more = 0;
        condition_values_forget(&q->values);
        for (size_t i = 0; i < s->pack->questions.all.count; i++) {
            const question *asked = s->pack->questions.all.items[i];

            if (s->saved.answers[i].given && s->applied[i] &&
                condition_value(&q->values, asked->ask_when) == SURELY_FALSE) {
                s->saved.answers[i] = (answer){0};
                more = 1;
            }
        }
    }
}

/* The first rule that still asks for as much once the set is changed, were nothing more
 * asked; NULL when none does. What more is asked can only make it worse. */
static const rule *still_asking(search *s, quick *q, const answer_set *set)
{
    const rule *asking = NULL;

    for (size_t i = 0; i < set->count; i++)
        *answer_of(&s->saved, set->changes[i]->asked) = set->changes[i]->answer;
    lay_aside(s, q);
    for (size_t i = 0; i < q->rules.count && !asking; i++)
        if (asks_for(s, q, q->rules.items[i]) >= s->before.disposition)
            asking = q->rules.items[i];
    memcpy(s->saved.answers, s->one->sheet.answers,
           s->pack->questions.all.count * sizeof(answer));
    return asking;
}

/* The questions that a rule hangs on, by index; NULL when out of memory. */
static const char *reads_of(search *s, const rule *r)
{
    condition_reads *reads = &s->one->relevance.reads;
    char **known = &s->reads[r->index];

    if (*known || !(*known = arena_take(s->memory, s->pack->questions.all.count + 1)))
        return *known;
    condition_reads_forget(reads);
    condition_reads_add(reads, r->when);
    for (size_t i = 0; i < s->pack->questions.all.count; i++)
        (*known)[i] = reads->options[i] != 0;
    return *known;
}

/* Asks the rules themselves; what is not answered yet is not held against the set. */
static int confirm(search *s, answer_set *set, sb_failure *why)
{
    const rule_fact *stands;

    for (size_t i = 0; i < set->count; i++)
        if (set_answer(s, set->changes[i], why) < 0)
            return -1;
    if (let_go(s, why) < 0)
        return -1;
    stands = rule_session_next(s->one->session, "disposition", NULL);
    set->disposition = stands ? (int)rule_fact_number(stands, "rank") : EMERGENCY_NOW;
    set->left = s->one->left;
    return take_back(s, why);
}

static int is_in_set(const answer_set *set, const question *asked)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->changes[i]->asked == asked)
            return 1;
    return 0;
}

static int confirm_set(search *s, answer_set *set, sb_failure *why)
{
    if (confirm(s, set, why) < 0)
        return -1;
    if (set->disposition < s->before.disposition)
        s->lower = *set;
    return 0;
}

/* Every set that makes the verdict milder changes an answer that the first rule still
 * asking hangs on: so only those are tried, one more at a time. */
static int try_sets(search *s, quick *q, answer_set *set, size_t size, sb_failure *why)
{
    const rule *asking = still_asking(s, q, set);
    const char *reads = asking ? reads_of(s, asking) : NULL;

    if (!asking)
        return set->count ? confirm_set(s, set, why) : 0;
    if (!reads)
        return failure_memory(why);
    for (size_t i = 0; set->count < size && i < s->alternatives.count; i++) {
        const alternative *next = s->alternatives.items[i];

        if (!reads[next->asked->index] || is_in_set(set, next->asked) ||
            next->answer.unknown)
            continue; /* knowing less is no way to milder advice */
        set->changes[set->count++] = next;
        if (try_sets(s, q, set, size, why) < 0)
            return -1;
        if (s->lower.count)
            return 0;
        set->count--;
    }
    return 0;
}

static int find_sets(search *s, sb_failure *why)
{
    quick q = {.rules = {0}};
    int error = s->before.disposition > PROCEED ? quick_open(&q, s, why) : 0;

    for (size_t size = 1; size <= MOST_IN_SET && error == 0 && !s->lower.count &&
                          s->before.disposition > PROCEED;
         size++)
        error = try_sets(s, &q, &(answer_set){.count = 0}, size, why);
    quick_close(&q);
    for (size_t i = 0; i < s->influences.count && !s->raise.count; i++) {
        const influence *one = s->influences.items[i];

        if (one->after.disposition > s->before.disposition)
            s->raise = (answer_set){{one->change}, 1, one->after.disposition, 0};
    }
    return error;
}

/* ---- the whole search ---- */

static int list_alternatives(search *s)
{
    for (size_t i = 0; i < s->pack->questions.all.count; i++) {
        const question *asked = s->pack->questions.all.items[i];

        if (answer_of(&s->saved, asked)->given &&
            alternatives_add(&s->alternatives, s->memory, &s->saved, asked) < 0)
            return -1;
    }
    if (s->alternatives.count)
        qsort(s->alternatives.items, s->alternatives.count, sizeof(void *),
              smallest_first);
    return 0;
}

static int open_search(search *s, sb_consultation *one, sb_failure *why)
{
    *s = (search){.one = one, .pack = one->pack, .memory = arena_new()};
    if (!s->memory)
        return failure_memory(why);
    if (saved_answers_take(&s->saved, one, why) < 0 ||
        outcome_open(&s->before, s->pack, why) < 0 ||
        outcome_open(&s->draft, s->pack, why) < 0)
        return -1;
    s->applied = arena_copy(s->memory, one->applies, one->pack->questions.all.count);
    s->reads = arena_take(s->memory, (s->pack->rules.all.count + 1) * sizeof(*s->reads));
    return !s->applied || !s->reads || list_alternatives(s) < 0 ? failure_memory(why) : 0;
}

static void close_search(search *s)
{
    for (size_t i = 0; i < s->influences.count; i++)
        outcome_close(&((influence *)s->influences.items[i])->after);
    list_clear(&s->influences);
    list_clear(&s->alternatives);
    outcome_close(&s->before);
    outcome_close(&s->draft);
    answer_sheet_close(&s->saved);
    arena_free(s->memory);
}

static int look(search *s, sb_failure *why)
{
    if (outcome_reach(&s->before, s->one, why) < 0 || try_all(s, why) < 0)
        return -1;
    if (s->influences.count)
        qsort(s->influences.items, s->influences.count, sizeof(void *), by_size);
    return find_sets(s, why);
}

/* ---- telling ---- */

/* "you are 64": the part of the other answer that is new. */
static void say_change(text_buffer *out, const search *s, const alternative *a)
{
    const answer *now = answer_of(&s->saved, a->asked);
    used_answer used = whole_answer(a->asked);
    uint64_t gone = now->ticked & ~a->answer.ticked,
             come = a->answer.ticked & ~now->ticked;
    text_buffer clause = {0};

    if (a->asked->type == CHOICES && gone && !come && !a->answer.unknown) {
        used.options = gone;
        handout_say_answer(&clause, s->pack, &used, now);
        if (clause.text)
            handout_write(out, s->pack, "what-if-without",
                          (const char *const[]){"clause", clause.text, NULL});
    } else {
        used.options = a->asked->type == CHOICES && come ? come : UINT64_MAX;
        handout_say_answer(&clause, s->pack, &used, &a->answer);
        if (clause.text)
            handout_write(out, s->pack, "what-if-with",
                          (const char *const[]){"clause", clause.text, NULL});
    }
    out->failed |= clause.failed;
    text_clear(&clause);
}

static void tell_influence(page *p, const search *s, const influence *one)
{
    text_buffer words = {0};

    say_change(&words, s, one->change);
    if (words.text)
        page_text(p, "* ", words.text);
    p->out.failed |= words.failed;
    text_clear(&words);
    outcome_tell(p, s->pack, &s->before, &one->after, "  - ", 1);
}

static void tell_set(page *p, const search *s, const answer_set *set, const char *message)
{
    char id[80];

    if (!set->count)
        return;
    page_heading(p, pack_text(s->pack, message));
    for (size_t i = 0; i < set->count; i++) {
        text_buffer words = {0};

        say_change(&words, s, set->changes[i]);
        if (words.text)
            page_text(p, "* ", words.text);
        text_used(&words, &p->out);
    }
    snprintf(id, sizeof(id), "title-%s", disposition_words[set->disposition]);
    page_text(p, "  -> ", pack_text(s->pack, id));
    if (set->left) {
        text_buffer words = {0};

        snprintf(id, sizeof(id), "%zu", set->left);
        handout_write(&words, s->pack, "what-if-left",
                      (const char *const[]){"number", id, NULL});
        if (words.text)
            page_text(p, "  ", words.text);
        text_used(&words, &p->out);
    }
}

static char *as_text(const search *s, size_t columns)
{
    static const char *const headings[] = {"what-if-more", "what-if-less",
                                           "what-if-other"};
    page p = {.columns = columns < NARROWEST ? NARROWEST : columns};
    int group = -1;

    page_text(&p, "", pack_text(s->pack, "what-if-intro"));
    if (!s->influences.count)
        page_text(&p, "", pack_text(s->pack, "what-if-no-answer"));
    for (size_t i = 0; i < s->influences.count; i++) {
        const influence *one = s->influences.items[i];

        if (group_of(one->caution) != group) {
            group = group_of(one->caution);
            page_heading(&p, pack_text(s->pack, headings[group]));
        }
        tell_influence(&p, s, one);
    }
    tell_set(&p, s, &s->lower, "what-if-lower");
    tell_set(&p, s, &s->raise, "what-if-raise");
    if (!s->lower.count && s->before.disposition > PROCEED)
        page_text(&p, "", pack_text(s->pack, "what-if-lower-none"));
    return text_take(&p.out);
}

/* ---- as JSON ---- */

static void put_value(json_maker *m, json_value *one, const alternative *a)
{
    text_buffer value = {0};

    answer_write(&value, a->asked, &a->answer);
    json_put_text(m, one, "question", a->asked->id);
    json_put_text(m, one, "value", value.text ? value.text : "");
    m->failed |= value.failed;
    text_clear(&value);
}

static json_value *set_json(json_maker *m, const answer_set *set)
{
    json_value *one = json_new_object(m), *changes = json_new_list(m);

    for (size_t i = 0; i < set->count; i++) {
        json_value *change = json_new_object(m);

        put_value(m, change, set->changes[i]);
        json_add(m, changes, change);
    }
    json_put(m, one, "changes", changes);
    if (set->count) {
        json_put_text(m, one, "disposition", disposition_words[set->disposition]);
        json_put_number(m, one, "questions_left", (double)set->left);
    }
    return one;
}

static char *as_json(const search *s)
{
    static const char *const groups[] = {"more-cautious", "less-cautious", "neither"};
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *changes = json_new_list(&m);

    for (size_t i = 0; i < s->influences.count; i++) {
        const influence *one = s->influences.items[i];
        json_value *entry = json_new_object(&m);

        put_value(&m, entry, one->change);
        json_put_text(&m, entry, "group", groups[group_of(one->caution)]);
        json_put(&m, entry, "difference",
                 outcome_difference(&m, s->pack, &s->before, &one->after));
        json_add(&m, changes, entry);
    }
    json_put_number(&m, whole, "tried", (double)s->alternatives.count);
    json_put(&m, whole, "changes", changes);
    json_put(&m, whole, "lower", set_json(&m, &s->lower));
    json_put(&m, whole, "raise", set_json(&m, &s->raise));
    return json_write(&m, whole, 2);
}

int sb_what_would_change(char **out, sb_consultation *one, int json, size_t columns,
                         sb_failure *why)
{
    search s;
    int error = open_search(&s, one, why);

    *out = NULL;
    if (error == 0)
        error = look(&s, why);
    if (error == 0) {
        *out = json ? as_json(&s) : as_text(&s, columns);
        error = names_guard_made(out, why);
    }
    close_search(&s);
    return error;
}
