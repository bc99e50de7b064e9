/* SPDX-License-Identifier: Apache-2.0 */
/* What an answer can still decide: each answer to the question is tried in turn, and what
 * can come out then is held beside what can come out with the others. */
#include <steadyback/interview.h>

#include <string.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "consultation/alternatives.h"
#include "consultation/decides.h"

/* How what can come out is spread over several answers, by dependent. */
typedef struct spread {
    size_t count;           /* answers */
    unsigned char *first;   /* what it can be with the first one */
    unsigned char *can_be;  /* with any of them */
    unsigned char *differs; /* not alike with all of them */
} spread;

typedef struct trials {
    sb_consultation *one;
    const question *asked;
    arena *memory;
    answer *kept;             /* the answers as they stand */
    list answers;             /* of alternative: those to try */
    size_t count;             /* tried */
    spread verdicts;          /* over all of them */
    spread programmes;        /* over those with which a programme can come out */
    unsigned char *felt;      /* by dependent: makes a difference with some */
    unsigned char *asks;      /* by question: may be asked with the first answer */
    unsigned char *movements; /* by movement: as in firm_ground, with one answer */
    stakes stakes;
} trials;

/* ---- the answers to try ---- */

static int add_answer(trials *t, answer other)
{
    alternative *made = arena_take(t->memory, sizeof(*made));

    if (!made || list_add(&t->answers, made) < 0)
        return -1;
    other.given = 1;
    *made = (alternative){t->asked, other, 0};
    return 0;
}

/* Not sure, every other answer, and for ticks all of them at once: some rules wait for
 * two. */
static int list_answers(trials *t)
{
    answer *now = answer_of(&t->one->sheet, t->asked);
    uint64_t all = 0;

    *now = (answer){.given = 1, .unknown = 1};
    for (size_t i = 0; i < t->asked->option_count; i++)
        all |= UINT64_C(1) << i;
    if (add_answer(t, *now) < 0 ||
        (t->asked->type == CHOICES && add_answer(t, (answer){.ticked = all}) < 0))
        return -1;
    return alternatives_add(&t->answers, t->memory, &t->one->sheet, t->asked);
}

/* ---- one answer on trial ---- */

/* Sets the answer, and lays aside those to questions that are no longer asked then. */
static void set_answer(trials *t, answer other)
{
    const list *questions = &t->one->pack->questions.all;
    answer *answers = t->one->sheet.answers;
    condition_reach *reach = &t->one->relevance.reach;
    int more = 1;

    memcpy(answers, t->kept, questions->count * sizeof(*answers));
    answers[t->asked->index] = other;
    while (more) {
        more = 0;
        condition_reach_forget(reach);
        for (size_t i = 0; i < questions->count; i++)
            if (answers[i].given && i != t->asked->index &&
                !question_may_be_asked(reach, questions->items[i])) {
                answers[i] = (answer){0};
                more = 1;
            }
    }
}

static void restrict_movement(trials *t, const movement *m, restriction_type type)
{
    if (m && restriction_weight(type) > t->movements[m->index])
        t->movements[m->index] = restriction_weight(type);
}

static void note_consequence(trials *t, const consequence *c, int *level)
{
    const sb_pack *pack = t->one->pack;
    const restriction_set *set;

    if (c->kind == LEVEL_AT_MOST && c->level < *level)
        *level = c->level;
    if (c->kind == RESTRICT_MOVEMENT && !c->unless)
        restrict_movement(t, name_table_find(&pack->movements.by_name, c->id), c->type);
    if (c->kind != APPLY_SET || !(set = name_table_find(&pack->sets.by_name, c->id)))
        return;
    for (size_t i = 0; i < set->bar_count; i++)
        if (!set->bars[i].unless)
            restrict_movement(t, set->bars[i].movement, set->bars[i].type);
}

/* What holds for sure with this answer. */
static void note_firm_rules(trials *t, int *level)
{
    const relevance *r = &t->one->relevance;

    memset(t->movements, 0, t->one->pack->movements.all.count);
    for (size_t i = 0; i < r->dependents.count; i++) {
        const rule *one = r->dependents.all[i].thing;
        const consequences *all = r->can_be[i] == CAN_BE_TRUE ? &one->then
                                                              : &one->if_unknown;

        if (r->dependents.all[i].kind != READER_RULE ||
            (r->can_be[i] != CAN_BE_TRUE && r->can_be[i] != CAN_BE_POSSIBLE))
            continue;
        for (size_t k = 0; k < all->count; k++)
            note_consequence(t, &all->items[k], level);
    }
}

/* What stands firm with this answer and with those before. */
static void note_ground(trials *t)
{
    const relevance *r = &t->one->relevance;
    firm_ground *firm = &t->stakes.firm;
    int level = LEVEL_COUNT;

    note_firm_rules(t, &level);
    if (t->count == 0 || r->least_disposition < firm->disposition)
        firm->disposition = r->least_disposition;
    if (t->count == 0 || r->most_gate > firm->gate)
        firm->gate = r->most_gate;
    if (t->count == 0 || level > firm->level)
        firm->level = level;
    for (size_t i = 0; i < t->one->pack->movements.all.count; i++)
        if (t->count == 0 || t->movements[i] < firm->movements[i])
            firm->movements[i] = t->movements[i];
}

static void note_spread(spread *s, const relevance *r)
{
    for (size_t i = 0; i < r->dependents.count; i++) {
        if (s->count == 0)
            s->first[i] = r->can_be[i];
        s->differs[i] |= r->can_be[i] != s->first[i];
        s->can_be[i] |= r->can_be[i];
    }
    s->count++;
}

static void note_reach(trials *t)
{
    relevance *r = &t->one->relevance;

    note_spread(&t->verdicts, r);
    if (relevance_programme_is_possible(r))
        note_spread(&t->programmes, r);
    for (size_t i = 0; i < r->dependents.count; i++)
        t->felt[i] |= (unsigned char)relevance_is_felt(r, i);
    for (size_t i = 0; i < t->one->pack->questions.all.count; i++) {
        const question *q = t->one->pack->questions.all.items[i];
        unsigned char asks = q != t->asked && question_may_be_asked(&r->reach, q);

        if (t->count == 0)
            t->asks[i] = asks;
        t->stakes.follow_ups |= asks != t->asks[i];
    }
}

static void try_answers(trials *t)
{
    for (size_t i = 0; i < t->answers.count; i++) {
        set_answer(t, ((const alternative *)t->answers.items[i])->answer);
        relevance_look(&t->one->relevance);
        note_ground(t);
        note_reach(t);
        t->count++;
    }
}

/* ---- all of them ---- */

static int open_spread(spread *s, arena *memory, size_t dependents)
{
    s->first = arena_take(memory, dependents);
    s->can_be = arena_take(memory, dependents);
    s->differs = arena_take(memory, dependents);
    return s->first && s->can_be && s->differs ? 0 : -1;
}

static int open_trials(trials *t, sb_consultation *one, const question *asked)
{
    size_t dependents = one->relevance.dependents.count + 1;
    size_t questions = one->pack->questions.all.count + 1;
    size_t movements = one->pack->movements.all.count + 1;

    *t = (trials){.one = one,
                  .asked = asked,
                  .memory = arena_new(),
                  .stakes = {.pack = one->pack, .record = asked->for_the_record}};
    if (!t->memory || !(t->kept = arena_take(t->memory, questions * sizeof(answer))))
        return -1;
    memcpy(t->kept, one->sheet.answers, (questions - 1) * sizeof(answer));
    if (open_spread(&t->verdicts, t->memory, dependents) < 0 ||
        open_spread(&t->programmes, t->memory, dependents) < 0)
        return -1;
    t->felt = arena_take(t->memory, dependents);
    t->asks = arena_take(t->memory, questions);
    t->movements = arena_take(t->memory, movements);
    t->stakes.firm.movements = arena_take(t->memory, movements);
    return t->felt && t->asks && t->movements && t->stakes.firm.movements ? 0 : -1;
}

static void close_trials(trials *t)
{
    if (t->kept)
        memcpy(t->one->sheet.answers, t->kept,
               t->one->pack->questions.all.count * sizeof(answer));
    relevance_look(&t->one->relevance);
    list_clear(&t->answers);
    list_clear(&t->stakes.movements);
    list_clear(&t->stakes.hazards);
    arena_free(t->memory);
}

static void decide(text_buffer *out, trials *t)
{
    const relevance *r = &t->one->relevance;

    try_answers(t);
    for (size_t i = 0; i < r->dependents.count; i++) {
        if (t->felt[i] && t->verdicts.differs[i])
            stakes_gather_verdict(&t->stakes, &r->dependents.all[i],
                                  t->verdicts.can_be[i]);
        if (t->felt[i] && t->programmes.differs[i])
            stakes_gather_programme(&t->stakes, &r->dependents.all[i],
                                    t->programmes.can_be[i]);
    }
    stakes_tell(out, &t->stakes);
    out->failed |= t->stakes.failed;
}

int sb_consultation_decides(char **out, sb_consultation *one, const char *question_id,
                            sb_failure *why)
{
    const question *asked = name_table_find(&one->pack->questions.by_name, question_id);
    text_buffer text = {0};
    trials t;

    *out = NULL;
    if (!asked)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no question '%.60s'",
                           question_id);
    if (open_trials(&t, one, asked) == 0 && list_answers(&t) == 0)
        decide(&text, &t);
    close_trials(&t);
    *out = text_take(&text);
    return names_guard_made(out, why);
}
