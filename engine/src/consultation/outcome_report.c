/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/outcome_report.h"

#include <stdio.h>
#include <string.h>

#include "words/handout.h"

enum { ID_SIZE = 64, NARROWEST = 40 };

/* ---- as text ---- */

typedef struct telling {
    page *page;
    const sb_pack *pack;
    const char *first;
    int told; /* something differs */
} telling;

static void tell_line(telling *t, const char *message, const char *name,
                      const char *before, const char *after)
{
    text_buffer words = {0};
    const char *const pairs[] = {"name", name, "before", before, "after", after, NULL};

    handout_write(&words, t->pack, message, pairs);
    if (words.text)
        page_text(t->page, t->first, words.text);
    t->page->out.failed |= words.failed;
    text_clear(&words);
    t->told = 1;
}

static const char *title_of(const sb_pack *pack, int disposition)
{
    char id[ID_SIZE];

    snprintf(id, sizeof(id), "title-%s", disposition_words[disposition]);
    return pack_text(pack, id);
}

static const char *gate_text(const sb_pack *pack, int gate)
{
    char id[ID_SIZE];

    snprintf(id, sizeof(id), "explain-gate-%s", gate_words[gate]);
    return pack_text(pack, id);
}

static const char *level_text(const sb_pack *pack, int level)
{
    char id[ID_SIZE];

    snprintf(id, sizeof(id), "handout-level-%s", level_words[level]);
    return pack_text(pack, id);
}

static void tell_movements(telling *t, const outcome *before, const outcome *after)
{
    static const char *const messages[] = {"what-if-free", "what-if-limit",
                                           "what-if-forbid"};

    for (size_t i = 0; i < t->pack->movements.all.count; i++) {
        const movement *m = t->pack->movements.all.items[i];
        int was = before->movements[i] & 1 << FORBID ? 2 : before->movements[i] ? 1 : 0;
        int now = after->movements[i] & 1 << FORBID ? 2 : after->movements[i] ? 1 : 0;

        if (was != now)
            tell_line(t, messages[now], m->name, "", "");
    }
}

static void tell_exercises(telling *t, const outcome *before, const outcome *after)
{
    const list *all = &t->pack->exercises.all;

    for (size_t i = 0; i < all->count; i++)
        if (before->doses[i] && !after->doses[i])
            tell_line(t, "what-if-out", ((const exercise *)all->items[i])->name, "", "");
    for (size_t i = 0; i < all->count; i++)
        if (!before->doses[i] && after->doses[i])
            tell_line(t, "what-if-in", ((const exercise *)all->items[i])->name, "",
                      after->doses[i]);
    for (size_t i = 0; i < all->count; i++)
        if (before->doses[i] && after->doses[i] &&
            strcmp(before->doses[i], after->doses[i]) != 0)
            tell_line(t, "what-if-dose", ((const exercise *)all->items[i])->name,
                      before->doses[i], after->doses[i]);
}

static void tell_asks(telling *t, const outcome *before, const outcome *after)
{
    text_buffer topics = {0};

    for (size_t i = 0; i < after->asks.count; i++) {
        const question *q = after->asks.items[i];
        size_t k = 0;

        while (k < before->asks.count && before->asks.items[k] != q)
            k++;
        if (k == before->asks.count)
            text_addf(&topics, "%s%s", topics.length ? "; " : "",
                      q->topic ? q->topic : q->id);
    }
    if (topics.text)
        tell_line(t, "what-if-asks", topics.text, "", "");
    text_used(&topics, &t->page->out);
}

static int is_among(const list *sentences, const char *one)
{
    for (size_t i = 0; i < sentences->count; i++)
        if (strcmp(sentences->items[i], one) == 0)
            return 1;
    return 0;
}

static void tell_unused(telling *t, const outcome *before, const outcome *after)
{
    for (size_t i = 0; i < after->unused.count; i++)
        if (!is_among(&before->unused, after->unused.items[i]))
            page_text(t->page, t->first, after->unused.items[i]);
}

void outcome_tell(page *p, const sb_pack *pack, const outcome *before,
                  const outcome *after, const char *first, int in_short)
{
    telling t = {p, pack, first, 0};

    if (before->disposition != after->disposition)
        tell_line(&t, "what-if-advice", "", title_of(pack, before->disposition),
                  title_of(pack, after->disposition));
    if (before->gate != after->gate)
        tell_line(&t, "what-if-change", "", gate_text(pack, before->gate),
                  gate_text(pack, after->gate));
    if (before->has_programme && after->has_programme && before->level != after->level)
        tell_line(&t, "what-if-change", "", level_text(pack, before->level),
                  level_text(pack, after->level));
    if (!in_short || !t.told) {
        tell_movements(&t, before, after);
        tell_exercises(&t, before, after);
    }
    if (!t.told)
        tell_line(&t, "what-if-nothing", "", "", "");
    tell_asks(&t, before, after);
    tell_unused(&t, before, after);
}

char *outcome_text(const sb_pack *pack, const outcome *before, const outcome *after,
                   size_t columns)
{
    page p = {.columns = columns < NARROWEST ? NARROWEST : columns};

    outcome_tell(&p, pack, before, after, "* ", 0);
    return text_take(&p.out);
}

/* ---- as JSON ---- */

static json_value *standing_json(json_maker *m, const outcome *o)
{
    json_value *one = json_new_object(m);

    json_put_text(m, one, "disposition", disposition_words[o->disposition]);
    json_put_text(m, one, "gate", gate_words[o->gate]);
    json_put_text(m, one, "level", level_words[o->level]);
    return one;
}

static const char *restriction_word(unsigned char bits)
{
    return bits & 1 << FORBID ? "forbid" : bits ? "limit" : "free";
}

static json_value *movements_json(json_maker *m, const sb_pack *pack,
                                  const outcome *before, const outcome *after)
{
    json_value *list = json_new_list(m);

    for (size_t i = 0; i < pack->movements.all.count; i++) {
        const char *was = restriction_word(before->movements[i]);
        const char *now = restriction_word(after->movements[i]);
        json_value *one;

        if (strcmp(was, now) == 0)
            continue;
        one = json_new_object(m);
        json_put_text(m, one, "movement",
                      ((const movement *)pack->movements.all.items[i])->id);
        json_put_text(m, one, "before", was);
        json_put_text(m, one, "after", now);
        json_add(m, list, one);
    }
    return list;
}

static void put_exercises(json_maker *m, json_value *into, const sb_pack *pack,
                          const outcome *before, const outcome *after)
{
    json_value *in = json_new_list(m), *out = json_new_list(m), *doses = json_new_list(m);

    for (size_t i = 0; i < pack->exercises.all.count; i++) {
        const char *id = ((const exercise *)pack->exercises.all.items[i])->id;
        json_value *dose;

        if (!before->doses[i] && after->doses[i])
            json_add_text(m, in, id);
        if (before->doses[i] && !after->doses[i])
            json_add_text(m, out, id);
        if (!before->doses[i] || !after->doses[i] ||
            strcmp(before->doses[i], after->doses[i]) == 0)
            continue;
        dose = json_new_object(m);
        json_put_text(m, dose, "exercise", id);
        json_put_text(m, dose, "before", before->doses[i]);
        json_put_text(m, dose, "after", after->doses[i]);
        json_add(m, doses, dose);
    }
    json_put(m, into, "exercises_in", in);
    json_put(m, into, "exercises_out", out);
    json_put(m, into, "doses", doses);
}

json_value *outcome_difference(json_maker *m, const sb_pack *pack, const outcome *before,
                               const outcome *after)
{
    json_value *one = json_new_object(m), *asks = json_new_list(m),
               *unused = json_new_list(m);

    json_put(m, one, "before", standing_json(m, before));
    json_put(m, one, "after", standing_json(m, after));
    json_put(m, one, "restrictions", movements_json(m, pack, before, after));
    put_exercises(m, one, pack, before, after);
    for (size_t i = 0; i < after->asks.count; i++)
        json_add_text(m, asks, ((const question *)after->asks.items[i])->id);
    json_put(m, one, "counted_as_unknown", asks);
    for (size_t i = 0; i < after->unused.count; i++)
        json_add_text(m, unused, after->unused.items[i]);
    if (after->unused.count)
        json_put(m, one, "unused", unused);
    return one;
}

char *outcome_json(const sb_pack *pack, const outcome *before, const outcome *after)
{
    json_maker m = {0};

    return json_write(&m, outcome_difference(&m, pack, before, after), 2);
}
