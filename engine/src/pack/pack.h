/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_H
#define PACK_H

#include <steadyback/pack.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/name_table.h"
#include "base/plain_words.h"
#include "folder/pack_overlay.h"
#include "folder/signatures.h"
#include "pack/exercise.h"
#include "pack/doses.h"
#include "pack/questionnaire.h"
#include "pack/rule.h"

/* One kind of thing in the pack: all of them in a stable order, and by name. */
typedef struct kind_of_thing {
    list all;
    name_table by_name;
} kind_of_thing;

/* All that a pack says, checked and linked. Read-only once open, so threads may share it.
 * Everything in it lives in `memory`. */
struct sb_pack {
    arena *memory;
    sb_pack_options options; /* copies */
    const char *id, *version, *title, *scope, *status, *language;
    long review_months;   /* how long a review holds */
    char digest[65];      /* SHA-256 over names and bytes of all files, as hex */
    char checked[65];     /* sb_pack_checked */
    int is_modified;      /* differs from its seal */
    list roots;           /* of pack_root: every file, with the overlays worked in */
    list styles;          /* of pack_file: stylesheets; of one name the last counts */
    list things;          /* of pack_thing: everything with a name, as elements */
    list overlays;        /* of overlay: worked in, in this order */
    list signatures;      /* of pack_root: files of signatures */
    signables signed_off; /* what can be signed, and who has; figures only when checked */
    kind_of_thing sections, questions, contradictions;
    kind_of_thing findings, scores, rules;
    kind_of_thing movements, sets, exercises, hazards;
    kind_of_thing messages, contacts, sources;
    kind_of_thing modalities, patterns, positions, kit, goals;
    doses doses;
    monitoring monitoring;
    wording wording;
    struct rule_book *book; /* what its rules became; check/pack_open has it made */
};

/* Frees all but the rule book. */
void pack_free_model(sb_pack *pack);

/* The text of a message; pack_check has seen to it that the required ones are there. */
const char *pack_text(const sb_pack *pack, const char *message_id);

/* Seconds of one go, by the estimate of docs/evidence 7.5: repetitions x 4 s + holds + 20
 * s change-over for each set + 15 s setting up; the numbers stand in doses.xml. */
long dose_seconds(const doses *d, const dose *one);

/* The days of the week, bit 0 for Monday, of what is done so often a week. */
unsigned doses_days(const doses *d, long a_week);

/* The days of a week with so many session days, for templates with so many strength days;
 * none when the pack has no such week. */
unsigned doses_session_days(const doses *d, long sessions, long strength_days,
                            slot_days on);

/* As many of these days as that, spread over the week. */
unsigned days_spread(unsigned days, long most);

long days_count(unsigned days);

/* What a modality or pattern is in the day for; NULL when the pack does not say. */
const day_part *doses_part(const doses *d, const char *of);

/* The largest template that fits; NULL when there is none. */
const time_template *doses_template(const doses *d, gate_level gate, exercise_level level,
                                    long minutes);

/* Whether it is one of the moves that are counted on a day (promise 8): neither walking,
 * breathing, a habit, nor easy movement. */
int exercise_counts(const sb_pack *pack, const exercise *e);

/* Whether an exercise is of the kind, or of the pattern, that the slot is for. */
int slot_takes(const slot *s, const exercise *e);

/* Whether `part` is `whole` or a kind of it. */
int movement_is(const movement *part, const movement *whole);

/* Whether the demand of this movement stands, given nothing is waived. */
int exercise_demands(const exercise *one, const movement *demanded);

#endif
