/* SPDX-License-Identifier: Apache-2.0 */
/* What is to be signed or reviewed, as a list. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "formats/json_writer.h"
#include "workshop/signing.h"

enum { INDENT = 2 };

struct sb_sign_offs {
    arena *memory;
    list all;       /* of sb_sign_off */
    list withdrawn; /* of sb_withdrawn */
};

const char *sb_sign_state_word(sb_sign_state state)
{
    switch (state) {
    case SB_SIGN_DRAFT:
        return "draft";
    case SB_SIGN_SIGNED:
        return "signed";
    case SB_SIGN_CHANGED:
        return "changed";
    case SB_SIGN_DUE:
        return "due";
    }
    return "";
}

int refuse_topic(const signables *all, const char *topic, sb_failure *why)
{
    name_table topics = {0};
    const char *near;

    for (size_t i = 0; i < all->all.count; i++)
        name_table_add(&topics, ((const signable *)all->all.items[i])->topic,
                       all->all.items[i]);
    near = name_table_nearest(&topics, topic);
    failure_set(why, SB_CAUSE_ANSWERS, "", 0,
                near ? "the pack has no topic '%.80s'; did you mean '%s'?"
                     : "the pack has no topic '%.80s'; 'list' names the topics%s",
                topic, near ? near : "");
    name_table_clear(&topics);
    return -1;
}

static int add(sb_sign_offs *out, const signable *one, sb_sign_state state)
{
    const signature *newest = signable_newest(one);
    sb_sign_off *made = arena_take(out->memory, sizeof(*made));

    if (!made)
        return -1;
    *made = (sb_sign_off){.kind = one->what,
                          .id = one->id,
                          .topic = one->topic,
                          .file = one->file,
                          .line = one->line,
                          .state = state,
                          .by = newest ? newest->by : "",
                          .day = newest ? newest->day : ""};
    return list_add(&out->all, made);
}

static int add_wanted(sb_sign_offs *out, const signed_source *from,
                      const sb_sign_wanted *wanted, sb_failure *why)
{
    int known = wanted->topic == NULL;

    for (size_t i = 0; i < from->all.all.count; i++) {
        const signable *one = from->all.all.items[i];
        sb_sign_state state = signable_state(one, wanted->today, from->months);

        if (wanted->topic && strcmp(one->topic, wanted->topic) != 0)
            continue;
        known = 1;
        if ((!wanted->states || (wanted->states & (int)state)) &&
            add(out, one, state) < 0)
            return failure_memory(why);
    }
    return known ? 0 : refuse_topic(&from->all, wanted->topic, why);
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

static int add_withdrawn(sb_sign_offs *out, const withdrawal *w)
{
    sb_withdrawn *made = arena_take(out->memory, sizeof(*made));

    if (!made)
        return -1;
    *made = (sb_withdrawn){.kind = w->what,
                           .id = w->id,
                           .overlay = w->overlay,
                           .file = w->file,
                           .line = w->line,
                           .because = w->because,
                           .by = w->by,
                           .day = or_nothing(w->reviewed),
                           .loosens = w->loosens};
    return list_add(&out->withdrawn, made);
}

static int add_all_withdrawn(sb_sign_offs *out, const list *overlays, sb_failure *why)
{
    for (size_t i = 0; i < overlays->count; i++) {
        const overlay *one = overlays->items[i];

        for (size_t k = 0; k < one->withdrawals.count; k++)
            if (add_withdrawn(out, one->withdrawals.items[k]) < 0)
                return failure_memory(why);
    }
    return 0;
}

int sb_sign_offs_open(sb_sign_offs **out, const sb_pack_options *options,
                      const sb_sign_wanted *wanted, sb_mistakes *mistakes,
                      sb_failure *why)
{
    sb_sign_offs *made = calloc(1, sizeof(*made));
    signed_source from = {.months = 0};
    int error = -1;

    if (!made || !(made->memory = arena_new()))
        failure_memory(why);
    else if (signed_source_read(&from, made->memory, options, mistakes, why) == 0)
        error = add_wanted(made, &from, wanted, why);
    if (error == 0 && !wanted->states && !wanted->topic)
        error = add_all_withdrawn(made, &from.source.overlays, why);
    signed_source_clear(&from);
    mistakes_sort(mistakes);
    if (error == 0)
        *out = made;
    else
        sb_sign_offs_free(made);
    return error;
}

void sb_sign_offs_free(sb_sign_offs *all)
{
    if (!all)
        return;
    list_clear(&all->all);
    list_clear(&all->withdrawn);
    arena_free(all->memory);
    free(all);
}

size_t sb_sign_offs_count(const sb_sign_offs *all)
{
    return all->all.count;
}

const sb_sign_off *sb_sign_offs_at(const sb_sign_offs *all, size_t index)
{
    return all->all.items[index];
}

size_t sb_sign_offs_withdrawn_count(const sb_sign_offs *all)
{
    return all->withdrawn.count;
}

const sb_withdrawn *sb_sign_offs_withdrawn_at(const sb_sign_offs *all, size_t index)
{
    return all->withdrawn.items[index];
}

/* ---- as JSON ---- */

static json_value *part_value(json_maker *m, const sb_sign_off *one)
{
    json_value *part = json_new_object(m);

    json_put_text(m, part, "kind", one->kind);
    json_put_text(m, part, "id", one->id);
    json_put_text(m, part, "topic", one->topic);
    json_put_text(m, part, "file", one->file);
    json_put_number(m, part, "line", one->line);
    json_put_text(m, part, "state", sb_sign_state_word(one->state));
    json_put_text(m, part, "by", one->by);
    json_put_text(m, part, "day", one->day);
    return part;
}

static json_value *withdrawn_value(json_maker *m, const sb_withdrawn *one)
{
    json_value *value = json_new_object(m);

    json_put_text(m, value, "kind", one->kind);
    json_put_text(m, value, "id", one->id);
    json_put_text(m, value, "overlay", one->overlay);
    json_put_text(m, value, "file", one->file);
    json_put_number(m, value, "line", one->line);
    json_put_text(m, value, "because", one->because);
    json_put_text(m, value, "by", one->by);
    json_put_text(m, value, "day", one->day);
    json_put_yes(m, value, "loosens", one->loosens);
    return value;
}

int sb_sign_offs_json(char **out, const sb_sign_offs *all, sb_failure *why)
{
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *parts = json_new_list(&m),
               *gone = json_new_list(&m);

    for (size_t i = 0; i < all->all.count; i++)
        json_add(&m, parts, part_value(&m, all->all.items[i]));
    for (size_t i = 0; i < all->withdrawn.count; i++)
        json_add(&m, gone, withdrawn_value(&m, all->withdrawn.items[i]));
    json_put_number(&m, whole, "count", (double)all->all.count);
    json_put(&m, whole, "parts", parts);
    json_put(&m, whole, "withdrawn", gone);
    *out = json_write(&m, whole, INDENT);
    return *out ? 0 : failure_memory(why);
}
