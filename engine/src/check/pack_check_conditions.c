/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions that can never hold, or that always do. To hold means to be surely true:
 * where two tests shut each other out, someone who is not sure still makes both possible.
 */
#include "check/pack_check_conditions.h"

#include <stdlib.h>
#include <string.h>

#include "base/mistake_kinds.h"
#include "check/pack_check.h"
#include "pack/condition_text.h"

enum { NAME_SIZE = 100, LONGEST_WORDS = 80 };

/* ---- words ---- */

void write_part(text_buffer *out, const condition *c)
{
    text_buffer words = {0};

    condition_write(&words, c);
    if (words.length > LONGEST_WORDS)
        text_addf(out, "'%.*s ...' (line %d)", LONGEST_WORDS, words.text, c->line);
    else
        text_addf(out, "'%s' (line %d)", words.text ? words.text : "", c->line);
    out->failed |= words.failed;
    text_clear(&words);
}

void tell_subject(const checker *k, const char *kind, int line, text_buffer *sentence)
{
    char name[NAME_SIZE];

    if (sentence->failed)
        k->r->out_of_memory = 1;
    subject_name(name, sizeof(name), k->one);
    mistakes_add(k->r->mistakes, mistake_kind_find(kind)->severity, kind, k->one->file,
                 line, "%s %s.", name, sentence->text ? sentence->text : "");
    text_clear(sentence);
}

/* ---- what cannot be ---- */

int is_impossible(const checker *k, formula f, unsigned laws)
{
    return can_hold(k->s->logic, f, laws) == CANNOT_HOLD;
}

int are_impossible(const checker *k, formula f, formula g, unsigned laws)
{
    return can_both_hold(k->s->logic, f, g, laws) == CANNOT_HOLD;
}

size_t questions_undecided(const checker *k)
{
    return logic_undecided(condition_logic_inner(k->s->logic));
}

void tell_too_hard(checker *k, const subject *beside)
{
    text_buffer out = {0};

    if (k->one->is_too_hard || !k->r->scope.warnings)
        return;
    k->one->is_too_hard = 1;
    text_add(&out, "is too hard to check");
    if (beside)
        text_addf(&out,
                  " beside rule %s (%s:%d): one may make the other pointless or "
                  "contradict it",
                  beside->id, beside->file, beside->line);
    else
        text_add(&out, ": it may never hold, or have parts that change nothing");
    tell_subject(k, "too-hard-to-check", k->one->line, &out);
}

int condition_leads_to(const checker *k, const condition *from, const condition *to)
{
    condition_logic *l = k->s->logic;

    return are_impossible(k, condition_surely(l, from), not_so(condition_surely(l, to)),
                          LAW_ANSWERS) &&
           are_impossible(k, condition_possibly(l, from),
                          not_so(condition_possibly(l, to)), LAW_ANSWERS);
}

int condition_has_hole(const condition *c)
{
    if ((c->kind == CONDITION_ANSWER && !c->question) ||
        (c->kind == CONDITION_FINDING && !c->finding) ||
        (c->kind == CONDITION_SCORE && !c->score))
        return 1;
    for (size_t i = 0; i < c->part_count; i++)
        if (condition_has_hole(c->parts[i]))
            return 1;
    return 0;
}

static long most_points(const score *s)
{
    long sum = 0;

    for (size_t i = 0; i < s->point_count; i++)
        sum += s->points[i].worth;
    return sum;
}

static int is_out_of_reach(const condition *c)
{
    return c->kind == CONDITION_SCORE && c->at_least && c->count > most_points(c->score);
}

static int counts_too_high(const condition *c)
{
    return c->kind == CONDITION_COUNT && c->count > (long)c->part_count;
}

int is_told_elsewhere(const checker *k, const condition *c)
{
    return (c->kind == CONDITION_FINDING &&
            is_impossible(k, condition_surely(k->s->logic, c), LAW_ANSWERS)) ||
           is_out_of_reach(c) || counts_too_high(c);
}

/* ---- counts ---- */

static void check_counts(checker *k, const condition *c)
{
    text_buffer out = {0};

    if (counts_too_high(c)) {
        text_addf(&out, "asks for at least %ld of %zu parts", c->count, c->part_count);
        tell_subject(k, "count-too-high", c->line, &out);
    } else if (is_out_of_reach(c)) {
        text_addf(&out, "asks for %ld points of score '%s', which gives %ld at most",
                  c->count, c->score->id, most_points(c->score));
        tell_subject(k, "score-out-of-reach", c->line, &out);
    }
    for (size_t i = 0; i < c->part_count; i++)
        check_counts(k, c->parts[i]);
}

/* ---- why a condition can never hold ---- */

/* Takes out every part without which the others cannot hold either; how many are left. */
static size_t shrink(const checker *k, const condition **parts, size_t count)
{
    formula *each = malloc((count + 1) * sizeof(*each));
    logic *l = condition_logic_inner(k->s->logic);
    size_t left = 0;

    if (!each) {
        k->r->out_of_memory = 1;
        return count;
    }
    for (size_t i = 0; i < count; i++)
        each[i] = condition_surely(k->s->logic, parts[i]);
    for (size_t i = count; i-- > 0;) {
        formula kept = each[i];

        each[i] = ALWAYS;
        if (logic_can_hold(l, each, count, LAW_ANSWERS) != CANNOT_HOLD)
            each[i] = kept;
    }
    for (size_t i = 0; i < count; i++)
        if (each[i] != ALWAYS)
            parts[left++] = parts[i];
    free(each);
    return left;
}

static void tell_clash(checker *k, const condition **parts, size_t count)
{
    text_buffer out = {0};

    text_add(&out, "can never hold: ");
    for (size_t i = 0; i < count; i++) {
        text_add(&out, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        write_part(&out, parts[i]);
    }
    text_add(&out, count == 1 ? " cannot" : " shut each other out");
    tell_subject(k, "never-true", parts[count - 1]->line, &out);
}

/* Goes down to the parts that shut each other out. */
static void tell_impossible(checker *k, const condition *c)
{
    const condition **parts;
    size_t count = c->part_count;

    if (is_told_elsewhere(k, c))
        return;
    if (c->kind != CONDITION_ALL || count == 0) {
        tell_clash(k, &c, 1);
        return;
    }
    parts = malloc(count * sizeof(*parts));
    if (!parts) {
        k->r->out_of_memory = 1;
        return;
    }
    for (size_t i = 0; i < count; i++)
        parts[i] = c->parts[i];
    count = shrink(k, parts, count);
    if (count == 1)
        tell_impossible(k, parts[0]);
    else if (count > 1)
        tell_clash(k, parts, count);
    free(parts);
}

/* ---- what is not asked when it is needed ---- */

static void tell_not_asked(checker *k, formula f)
{
    const list *all = &k->r->pack->questions.all;
    text_buffer out = {0};

    for (size_t i = 0; i < all->count && !out.length; i++) {
        const question *q = all->items[i];

        if (can_hold_if_asked(k->s->logic, f, q) == CAN_HOLD)
            text_addf(&out,
                      "needs the answer to '%s', which is not asked when the rest holds",
                      q->id);
    }
    if (!out.length)
        text_add(&out, "needs answers that are not asked when the rest holds");
    tell_subject(k, "never-asked", k->one->line, &out);
}

/* The first question that comes later and without which this one is never due. */
static void check_order(checker *k, const question *asked)
{
    const list *all = &k->r->pack->questions.all;
    logic *l = condition_logic_inner(k->s->logic);
    formula earlier = ALWAYS;
    text_buffer out = {0};

    for (size_t i = asked->index + 1; i < all->count; i++)
        earlier = logic_and(l, earlier,
                            not_so(question_answered(k->s->logic, all->items[i])));
    for (size_t i = asked->index + 1;
         i < all->count && are_impossible(k, k->one->possibly, earlier, LAW_ANSWERS);
         i++) {
        earlier = ALWAYS;
        for (size_t j = asked->index + 1; j < all->count; j++)
            if (j != i)
                earlier = logic_and(
                    l, earlier, not_so(question_answered(k->s->logic, all->items[j])));
        if (!are_impossible(k, k->one->possibly, earlier, LAW_ANSWERS))
            text_addf(&out, "is met only after '%s', which comes later",
                      ((const question *)all->items[i])->id);
    }
    if (out.length)
        tell_subject(k, "asked-too-early", k->one->line, &out);
}

/* ---- what is always so ---- */

/* Something that answers do not settle, or whether there is an answer at all. */
static int asks_otherwise(const condition *c)
{
    if (c->kind == CONDITION_DISPOSITION || c->kind == CONDITION_GATE ||
        (c->kind == CONDITION_ANSWER && c->test == TEST_ASKED))
        return 1;
    if (c->kind == CONDITION_FINDING && (!c->finding || asks_otherwise(c->finding->when)))
        return 1;
    if (c->kind == CONDITION_SCORE && !c->score)
        return 1;
    for (size_t i = 0; c->kind == CONDITION_SCORE && i < c->score->point_count; i++)
        if (asks_otherwise(c->score->points[i].when))
            return 1;
    for (size_t i = 0; i < c->part_count; i++)
        if (asks_otherwise(c->parts[i]))
            return 1;
    return 0;
}

static void check_always(checker *k)
{
    text_buffer out = {0};

    /* A question may well be asked of everybody who answered another one with a number.
     */
    if (k->one->kind == READER_QUESTION || k->one->kind == READER_SECTION ||
        k->r->has_circle || asks_otherwise(k->one->when) ||
        !is_impossible(k, not_so(k->one->surely), LAW_ANSWERS | LAW_SURE))
        return;
    text_add(&out, "holds for everybody who has answered");
    tell_subject(k, "always-true", k->one->line, &out);
}

/* ---- all of them ---- */

static void check_subject(checker *k)
{
    subject *one = k->one;
    size_t undecided = questions_undecided(k);

    check_counts(k, one->when);
    one->is_dead = 1;
    if (is_impossible(k, one->surely, LAW_ANSWERS)) {
        tell_impossible(k, one->when);
    } else if (is_impossible(k, one->surely, LAW_ANSWERS | LAW_ASKED)) {
        tell_not_asked(k, one->surely);
    } else {
        one->is_dead = 0;
        if (k->r->scope.warnings) {
            check_always(k);
            check_parts(k);
        }
    }
    if (k->r->scope.warnings && one->kind == READER_QUESTION)
        check_order(k, name_table_find(&k->r->pack->questions.by_name, one->id));
    if (!one->is_dead && questions_undecided(k) > undecided)
        tell_too_hard(k, NULL);
}

void check_conditions(reading *r)
{
    subjects all;
    checker k = {r, &all, NULL};

    if (subjects_open(&all, r->pack) < 0) {
        r->out_of_memory = 1;
        subjects_close(&all);
        return;
    }
    for (size_t i = 0; i < all.count; i++) {
        k.one = &all.all[i];
        k.one->is_dead = condition_has_hole(k.one->when);
        if (!k.one->is_dead)
            check_subject(&k);
    }
    if (!r->has_circle)
        check_pairs(&k);
    if (condition_logic_failed(all.logic))
        r->out_of_memory = 1;
    subjects_close(&all);
}
