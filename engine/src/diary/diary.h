/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_H
#define DIARY_H

#include <steadyback/diary.h>

#include "base/arena.h"
#include "base/days.h"
#include "base/list.h"
#include "formats/json_document.h"
#include "formats/json_writer.h"
#include "pack/pack.h"

/* Behind the public header. A diary is its entries; each stands in a text that was read,
 * and is never altered. */

enum { DIARY_FORMAT = 1, LONGEST_ENTRY_ID = 60, UNKNOWN_NUMBER = -1, MOST_SCALE = 10 };

typedef enum entry_kind {
    ENTRY_ANSWERS,  /* all answers, at the start */
    ENTRY_PLAN,     /* what was planned for a week */
    ENTRY_SESSION,  /* what was done on a day */
    ENTRY_FLARE,    /* a flare-up */
    ENTRY_CHECK_IN, /* the answers that changed */
    ENTRY_SWAP,     /* all moves that are not wanted from then on */
    ENTRY_KIND_COUNT
} entry_kind;

extern const char *const entry_kind_words[]; /* by entry_kind; ends with NULL */

typedef enum move_done { MOVE_DONE, MOVE_EASIER, MOVE_LEFT } move_done;

extern const char *const move_done_words[]; /* ends with NULL */

/* One exercise in the plan of a week: what is to be done, and where on its way that is.
 * Minutes and times are those of the longest day. */
typedef struct plan_item {
    const exercise *exercise; /* NULL: this pack has none of the name */
    long step, share;         /* the week of its way, and the percent of that */
    long sets, reps, hold, minutes, times, effort;
    unsigned days; /* bit 0: Monday */
    int outside;   /* a daily habit */
    int fills;     /* it takes what minutes a day has left, and no more than its own */
} plan_item;

typedef struct diary_move {
    const exercise *exercise; /* NULL: this pack has none of the name */
    move_done done;
} diary_move;

typedef struct diary_entry {
    const char *id;
    long day;
    entry_kind kind;
    int counts;   /* it fits this pack and day */
    size_t place; /* among all, in the order of the text */
    const json_input *raw;

    int light;                           /* session: of the pack; -1 unknown */
    long before, after, morning, effort; /* session; UNKNOWN_NUMBER when not said */
    diary_move *moves;                   /* session */
    size_t move_count;
    const char *flare; /* flare: id of the level */
    long from;         /* plan: its first day */
    plan_item *items;  /* plan */
    size_t item_count;
    long minutes; /* plan: of a session, as they were given; 0: not known */
} diary_entry;

struct sb_diary {
    arena *memory;
    const sb_pack *pack;
    const char *id;
    list texts;   /* of json_input: what the entries stand in */
    list entries; /* of diary_entry, by day, then as they stand in the text */
    size_t count; /* entries so far, also those that do not count */
};

/* Whether the pack has the words that a diary needs (diary-words.xml). 0, or -1 with
 * SB_CAUSE_PACK. */
int diary_check_words(const sb_pack *pack, sb_failure *why);

/* An empty diary over this pack. */
sb_diary *diary_new(const sb_pack *pack);

/* Adds one entry from its JSON text. It is read as every other: what is wrong with it is
 * told as a failure, and nothing is added. `today` is a day, as text. */
int diary_append(sb_diary *diary, const char *text, const char *today, sb_failure *why);

/* Adds what stands in `raw`, which the caller owns. Mistakes go into `notes`. */
typedef struct diary_reading {
    sb_diary *diary;
    const char *text; /* for lines of mistakes; or NULL */
    size_t length;
    long today;
    sb_mistakes *notes;
    int failed; /* memory */
} diary_reading;
void diary_take(diary_reading *r, const json_input *raw, size_t number);

/* By day, then by place. */
void diary_sort(sb_diary *diary);

/* The last entry of this kind that counts, on or before a day; NULL: there is none. */
const diary_entry *diary_last(const sb_diary *diary, entry_kind kind, long day);

/* The plan in force on a day: the last that began by then; NULL: there is none. */
const diary_entry *diary_plan_on(const sb_diary *diary, long day);

/* What a plan has of an exercise; NULL: nothing, or there is no plan (NULL). */
const plan_item *diary_planned_item(const diary_entry *plan, const exercise *one);

/* The minutes of an item on a weekday (0 Monday), at a time: promise 8 holds for each
 * day. 0 when it is not done then, or goes by repetitions. */
long diary_minutes_on(const sb_diary *diary, const diary_entry *plan,
                      const plan_item *item, int day);

/* What an item takes that goes by repetitions, or the longest day of one that does not.
 */
long diary_item_seconds(const sb_diary *diary, const plan_item *item);

/* The day on which the first plan begins; -1: there is none. */
long diary_first_day(const sb_diary *diary);

/* A copy of what was read, to be written again. */
json_value *diary_copy_value(json_maker *m, const json_input *value);

/* The beginning of a new entry: id, day, kind. `ending` stands behind the id. */
json_value *diary_new_entry(json_maker *m, const sb_diary_stamp *stamp,
                            const char *ending, entry_kind kind);

/* Whether the light of this place in the pack is green, and so on. */
int diary_light_is(const sb_pack *pack, int light, const char *id);

#endif
