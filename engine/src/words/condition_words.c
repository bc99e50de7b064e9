/* SPDX-License-Identifier: Apache-2.0 */
#include "words/condition_words.h"

#include "base/numbers.h"
#include "words/handout.h"

static void say_part(text_buffer *out, const sb_pack *pack, const condition *c,
                     int nested);

static const char *topic_of(const question *q)
{
    return q->topic ? q->topic : q->id;
}

/* ---- single conditions ---- */

static const char *clause_of(const question *q, int option)
{
    if (option == OPTION_NONE)
        return q->say_none;
    if (option == OPTION_UNKNOWN)
        return q->say_unknown;
    return q->options[option].say;
}

static void say_options(text_buffer *out, const sb_pack *pack, const condition *c)
{
    size_t said = 0;

    for (int i = 0; i <= OPTION_UNKNOWN; i++) {
        const char *clause;

        if (!(c->options >> i & 1) ||
            (i >= (int)c->question->option_count && i < OPTION_NONE))
            continue;
        clause = clause_of(c->question, i);
        if (said++)
            text_addf(out, ", %s ", pack_text(pack, "word-or"));
        text_add(out, clause ? clause : topic_of(c->question));
    }
}

static void say_number(text_buffer *out, const sb_pack *pack, const condition *c)
{
    static const char *const messages[] = {[TEST_AT_LEAST] = "condition-at-least",
                                           [TEST_AT_MOST] = "condition-at-most",
                                           [TEST_ABOVE] = "condition-above",
                                           [TEST_BELOW] = "condition-below"};
    text_buffer number = {0};

    number_write(&number, c->number);
    if (number.text) {
        const char *const pairs[] = {"topic", topic_of(c->question), "number",
                                     number.text, NULL};

        handout_write(out, pack, messages[c->test], pairs);
    }
    text_used(&number, out);
}

static void say_answer(text_buffer *out, const sb_pack *pack, const condition *c)
{
    const char *const pairs[] = {"topic", topic_of(c->question), NULL};

    if (c->test == TEST_OPTIONS)
        say_options(out, pack, c);
    else if (c->test == TEST_ASKED)
        handout_write(out, pack, "condition-asked", pairs);
    else
        say_number(out, pack, c);
}

static void say_score(text_buffer *out, const sb_pack *pack, const condition *c)
{
    text_buffer number = {0};

    number_write(&number, (double)c->count);
    if (number.text) {
        const char *const pairs[] = {"topic", c->score->title, "number", number.text,
                                     NULL};

        handout_write(out, pack, c->at_least ? "condition-at-least" : "condition-at-most",
                      pairs);
    }
    text_used(&number, out);
}

static void say_standing(text_buffer *out, const sb_pack *pack, const condition *c)
{
    const char *word = c->kind == CONDITION_GATE ? gate_words[c->level]
                                                 : disposition_words[c->level];
    const char *const pairs[] = {"level", word, NULL};

    if (c->kind == CONDITION_GATE)
        handout_write(out, pack, c->at_least ? "condition-gate" : "condition-gate-below",
                      pairs);
    else
        handout_write(
            out, pack,
            c->at_least ? "condition-disposition" : "condition-disposition-below", pairs);
}

/* ---- groups ---- */

static void join(text_buffer *out, const sb_pack *pack, const condition *c,
                 const char *word, int nested)
{
    int brackets = nested && c->part_count > 1;

    text_add(out, brackets ? "(" : "");
    for (size_t i = 0; i < c->part_count; i++) {
        if (i)
            text_addf(out, ", %s ", pack_text(pack, word));
        say_part(out, pack, c->parts[i], c->part_count > 1);
    }
    text_add(out, brackets ? ")" : "");
}

static void say_count(text_buffer *out, const sb_pack *pack, const condition *c)
{
    text_buffer number = {0}, parts = {0};

    number_write(&number, (double)c->count);
    join(&parts, pack, c, "word-or", 0);
    if (number.text && parts.text) {
        const char *const pairs[] = {"number", number.text, "parts", parts.text, NULL};

        handout_write(out, pack, "condition-count", pairs);
    }
    text_used(&number, out);
    text_used(&parts, out);
}

static void deny_parts(text_buffer *out, const sb_pack *pack, const condition *c)
{
    for (size_t i = 0; i < c->part_count; i++) {
        if (i)
            text_addf(out, ", %s ", pack_text(pack, "word-and"));
        condition_deny(out, pack, c->parts[i]);
    }
}

static void say_part(text_buffer *out, const sb_pack *pack, const condition *c,
                     int nested)
{
    switch (c->kind) {
    case CONDITION_ALL:
        join(out, pack, c, "word-and", nested);
        break;
    case CONDITION_ANY:
        join(out, pack, c, "word-or", nested);
        break;
    case CONDITION_NONE:
    case CONDITION_UNLESS:
        deny_parts(out, pack, c);
        break;
    case CONDITION_COUNT:
        say_count(out, pack, c);
        break;
    case CONDITION_FINDING:
        text_add(out, c->finding->yes);
        break;
    case CONDITION_SCORE:
        say_score(out, pack, c);
        break;
    case CONDITION_DISPOSITION:
    case CONDITION_GATE:
        say_standing(out, pack, c);
        break;
    default:
        say_answer(out, pack, c);
    }
}

void condition_say(text_buffer *out, const sb_pack *pack, const condition *c)
{
    if (c)
        say_part(out, pack, c, 0);
}

void condition_deny(text_buffer *out, const sb_pack *pack, const condition *c)
{
    text_buffer words = {0};

    if (c->kind == CONDITION_FINDING) {
        text_add(out, c->finding->no);
        return;
    }
    if (c->kind == CONDITION_ANY) {
        deny_parts(out, pack, c);
        return;
    }
    condition_say(&words, pack, c);
    if (words.text) {
        const char *const pairs[] = {"text", words.text, NULL};

        handout_write(out, pack, "condition-not", pairs);
    }
    out->failed |= words.failed;
    text_clear(&words);
}
