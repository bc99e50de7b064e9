/* SPDX-License-Identifier: Apache-2.0 */
/* PROFILE, CHOOSE, DOSE and EXPLAIN: C opens one stage after the other and adds up; what
 * follows is up to the rules. */
#include "consultation.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"

enum { MOST_SLOTS = 40 };

/* A fact that goes when the answers change. */
static int stage(sb_consultation *one, const char *kind, const rule_slot *slots,
                 size_t count, sb_failure *why)
{
    rule_fact *made = NULL;

    if (rule_session_assert(one->session, kind, slots, count, &made, why) < 0)
        return -1;
    return made && list_add(&one->staged, made) < 0 ? failure_memory(why) : 0;
}

static int open_stage(sb_consultation *one, const char *name, const char *module,
                      sb_failure *why)
{
    const rule_slot slot = {.name = "is", .word = name};

    if (stage(one, "stage", &slot, 1, why) < 0)
        return -1;
    return rule_session_run(one->session, module, why);
}

/* ---- adding up: one sum for each key ---- */

typedef struct sum {
    const char *key;
    double total;
} sum;

static int by_key(const void *left, const void *right)
{
    return strcmp(((const sum *)left)->key, ((const sum *)right)->key);
}

/* Collects key and number of every fact of a kind; caller frees *out. */
static int collect(sum **out, size_t *count, sb_consultation *one, const char *kind,
                   const char *key, const char *number)
{
    size_t room = 0;
    sum *all;

    *count = 0;
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, kind, f));)
        room++;
    all = calloc(room + 1, sizeof(*all));
    if (!all)
        return -1;
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, kind, f));)
        all[(*count)++] = (sum){rule_fact_word(f, key),
                                number ? rule_fact_number(f, number) : 0};
    if (room)
        qsort(all, room, sizeof(*all), by_key);
    *out = all;
    return 0;
}

static double total_of(const sum *all, size_t count, const char *key)
{
    double total = 0;
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (strcmp(all[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && strcmp(all[low].key, key) == 0; low++)
        total += all[low].total;
    return total;
}

/* For each fact of `kind`: its key with the sum of `parts` under the same key. */
static int add_up(sb_consultation *one, const char *kind, const char *kind_key,
                  const char *parts, const char *key, const char *number,
                  const char *into, sb_failure *why)
{
    sum *all = NULL, *keys = NULL;
    size_t count, key_count = 0;
    int error = 0;

    if (collect(&all, &count, one, parts, key, number) < 0 ||
        collect(&keys, &key_count, one, kind, kind_key, NULL) < 0)
        error = failure_memory(why);
    for (size_t i = 0; i < key_count && error == 0; i++) {
        const rule_slot slots[] = {
            {.name = key, .word = keys[i].key},
            {.name = number, .number = total_of(all, count, keys[i].key)}};

        if (i == 0 || strcmp(keys[i].key, keys[i - 1].key) != 0)
            error = stage(one, into, slots, 2, why);
    }
    free(all);
    free(keys);
    return error;
}

/* ---- choosing, slot by slot ---- */

static int counts(const sb_consultation *one, const rule_fact *chosen)
{
    const exercise *e = name_table_find(&one->pack->exercises.by_name,
                                        rule_fact_word(chosen, "exercise"));
    const named *m = e ? name_table_find(&one->pack->modalities.by_name, e->modality)
                       : NULL;

    return e && e->counts && m && m->counts;
}

/* Whether week 1 has room for one more exercise that counts. */
static int has_room(sb_consultation *one)
{
    long chosen = 0;

    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "chosen", f));)
        chosen += counts(one, f);
    return chosen < one->pack->doses.week_1_most;
}

static int has_offer(sb_consultation *one, int index)
{
    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "offer", f));)
        if ((int)rule_fact_number(f, "index") == index)
            return 1;
    return 0;
}

static int take_turn(sb_consultation *one, int index, const char *name, int room,
                     sb_failure *why)
{
    const rule_slot slots[] = {{.name = "index", .number = index},
                               {.name = "stage", .word = name},
                               {.name = "room", .word = room ? "yes" : "no"}};

    if (stage(one, "turn", slots, 3, why) < 0)
        return -1;
    return rule_session_run(one->session, "CHOOSE", why);
}

static int fill_slot(sb_consultation *one, int index, sb_failure *why)
{
    int room = has_room(one);

    if (take_turn(one, index, "offer", room, why) < 0)
        return -1;
    if (!has_offer(one, index) && take_turn(one, index, "last-resort", room, why) < 0)
        return -1;
    return take_turn(one, index, "decide", room, why);
}

static int fill_slots(sb_consultation *one, sb_failure *why)
{
    char is_slot[MOST_SLOTS] = {0};

    for (const rule_fact *f = NULL; (f = rule_session_next(one->session, "slot", f));) {
        int index = (int)rule_fact_number(f, "index");

        if (index > 0 && index < MOST_SLOTS)
            is_slot[index] = 1;
    }
    for (int index = 0; index < MOST_SLOTS; index++)
        if (is_slot[index] && fill_slot(one, index, why) < 0)
            return -1;
    return 0;
}

int programme_make(sb_consultation *one, sb_failure *why)
{
    rule_session *session = one->session;

    if (rule_session_run(session, "PROFILE", why) < 0 ||
        rule_session_run(session, "CHOOSE", why) < 0 ||
        add_up(one, "eligible", "exercise", "merit", "exercise", "points", "total", why) <
            0)
        return -1;
    if (fill_slots(one, why) < 0 || rule_session_run(session, "DOSE", why) < 0 ||
        add_up(one, "on-day", "day", "day-share", "day", "seconds", "day-used", why) <
            0 ||
        open_stage(one, "fill", "DOSE", why) < 0 ||
        open_stage(one, "weeks", "DOSE", why) < 0)
        return -1;
    return rule_session_run(session, "EXPLAIN", why);
}
