/* SPDX-License-Identifier: Apache-2.0 */
#include "inference/fact_writer.h"

#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 64, NO_LIMIT = 1000 };

#define WORD(slot, value)   ((rule_slot){.name = (slot), .word = (value)})
#define NUMBER(slot, value) ((rule_slot){.name = (slot), .number = (double)(value)})

typedef struct scribe {
    rule_session *session;
    sb_failure *why;
    int error; /* stays once set: the writers below need not ask each time */
} scribe;

static void put(scribe *s, const char *kind, const rule_slot *slots, size_t count)
{
    if (s->error == 0)
        s->error = rule_session_assert(s->session, kind, slots, count, NULL, s->why);
}

#define PUT(s, kind, ...)                                                                \
    put((s), (kind), (const rule_slot[]){__VA_ARGS__},                                   \
        sizeof((const rule_slot[]){__VA_ARGS__}) / sizeof(rule_slot))

static const char *yes_no(int yes)
{
    return yes ? "yes" : "no";
}

static const char *id_or_nil(const finding *f)
{
    return f ? f->id : "nil";
}

/* ---- questions and scores ---- */

static void put_questions(scribe *s, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->sections.all.count; i++) {
        const section *one = pack->sections.all.items[i];

        if (!one->ask_when)
            PUT(s, "open-section", WORD("section", one->id));
    }
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        PUT(s, "question", WORD("id", q->id), WORD("section", q->in->id));
        if (!q->ask_when)
            PUT(s, "applicable", WORD("question", q->id));
    }
}

static void put_conflicts(scribe *s, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->contradictions.all.count; i++) {
        const contradiction *one = pack->contradictions.all.items[i];

        if (one->larger)
            PUT(s, "conflict-pair", WORD("id", one->id), WORD("larger", one->larger->id),
                WORD("than", one->than->id));
    }
}

static void put_tally(scribe *s, const char *score)
{
    PUT(s, "tally", WORD("score", score), WORD("as", "sure"), NUMBER("item", 0),
        NUMBER("sum", 0));
    PUT(s, "tally", WORD("score", score), WORD("as", "possible"), NUMBER("item", 0),
        NUMBER("sum", 0));
}

static void put_tallies(scribe *s, const sb_pack *pack, const rule_book *book)
{
    for (size_t i = 0; i < pack->scores.all.count; i++)
        put_tally(s, ((const score *)pack->scores.all.items[i])->id);
    for (size_t i = 0; i < book->counts.count; i++)
        put_tally(s, book->counts.items[i]);
}

/* What holds when no rule says anything. */
static void put_defaults(scribe *s)
{
    PUT(s, "disposition-verdict", WORD("level", "proceed"), NUMBER("rank", PROCEED));
    PUT(s, "gate-verdict", WORD("level", "full"), NUMBER("rank", GATE_FULL));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "hold-seconds"),
        NUMBER("at-most", 600));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "effort"), NUMBER("at-most", 10));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "minutes"), NUMBER("at-most", 600));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "growth"), NUMBER("at-most", 100));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "first-bout"), NUMBER("at-most", 600));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "bouts"), NUMBER("at-most", 100));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "moves"), NUMBER("at-most", 100));
    PUT(s, "cap", WORD("rule", "nil"), WORD("of", "sets"), NUMBER("at-most", 100));
}

/* ---- restriction sets ---- */

static void put_sets(scribe *s, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->sets.all.count; i++) {
        const restriction_set *set = pack->sets.all.items[i];

        for (size_t k = 0; k < set->bar_count; k++)
            PUT(s, "set-bar", WORD("set", set->id),
                WORD("movement", set->bars[k].movement->id),
                WORD("type", restriction_words[set->bars[k].type]),
                WORD("unless", id_or_nil(set->bars[k].unless)));
        for (size_t k = 0; k < set->cap_count; k++) {
            const consequence *c = &set->caps[k];

            if (c->kind == ADVISE)
                PUT(s, "set-advice", WORD("set", set->id), WORD("message", c->id));
            else
                PUT(s, "set-cap", WORD("set", set->id), WORD("of", cap_words[c->cap]),
                    NUMBER("at-most", c->amount));
        }
        if (set->is_allow_list)
            PUT(s, "allow-list", WORD("set", set->id));
        for (size_t k = 0; k < set->only_count; k++)
            PUT(s, "on-list", WORD("set", set->id), WORD("exercise", set->only[k]->id));
    }
}

/* ---- exercises ---- */

static void put_demands(scribe *s, const exercise *e)
{
    for (size_t i = 0; i < e->demand_count; i++)
        PUT(s, "demand", WORD("exercise", e->id),
            WORD("movement", e->demands[i].movement->id),
            WORD("waived-when", id_or_nil(e->demands[i].waived_when)));
}

/* A group of kit is named after what is in it, so that many exercises share it. */
static void put_kit_group(scribe *s, const exercise *e, size_t group)
{
    text_buffer name = {0};

    for (const char **kit = e->kit[group]; *kit; kit++)
        text_addf(&name, "%s%s", name.length ? "-or-" : "", *kit);
    if (name.failed)
        s->error = failure_memory(s->why);
    else if (name.text)
        PUT(s, "kit-need", WORD("exercise", e->id), NUMBER("group", group + 1),
            WORD("any-of", name.text));
    for (const char **kit = e->kit[group]; *kit; kit++)
        PUT(s, "kit-option", WORD("any-of", name.text), WORD("kit", *kit));
    text_clear(&name);
}

static void put_kit(scribe *s, const exercise *e)
{
    for (size_t i = 0; i < e->kit_count; i++)
        put_kit_group(s, e, i);
}

static void put_doses(scribe *s, const exercise *e)
{
    for (int level = 0; level < LEVEL_COUNT; level++) {
        const dose *d = &e->doses[level];

        if (!d->given)
            continue;
        PUT(s, "dose", WORD("exercise", e->id), WORD("level", level_words[level]),
            NUMBER("sets", d->sets), NUMBER("reps", d->reps), NUMBER("sides", d->sides),
            NUMBER("hold", d->hold_seconds), NUMBER("minutes", d->minutes),
            NUMBER("minutes-least", d->minutes_least),
            NUMBER("minutes-most", d->minutes_most), NUMBER("bout", d->bout),
            NUMBER("times", d->times_a_day), NUMBER("effort", d->effort),
            NUMBER("metres", d->metres), NUMBER("least-seconds", d->least_seconds));
    }
}

static void put_link(scribe *s, const exercise *from, const exercise *to,
                     const char *kind)
{
    if (to)
        PUT(s, "link", WORD("from", from->id), WORD("to", to->id), WORD("kind", kind));
}

/* At each level that it has a dose for with what choosing asks for, so that it need not
 * look further. */
static void put_service(scribe *s, const exercise *e, const char *as)
{
    for (int level = 0; level < LEVEL_COUNT; level++) {
        const dose *d = &e->doses[level];

        if (d->given)
            PUT(s, "serves-at", WORD("exercise", e->id), WORD("as", as),
                WORD("level", level_words[level]),
                NUMBER("least-seconds", d->least_seconds), NUMBER("bout", d->bout),
                NUMBER("minutes-least", d->minutes_least));
    }
}

static void put_modality(scribe *s, const exercise *e, const char *modality)
{
    PUT(s, "serves-as", WORD("exercise", e->id), WORD("modality", modality));
    put_service(s, e, modality);
}

static void put_further(scribe *s, const exercise *e)
{
    for (const char **one = e->further; *one; one += 2)
        PUT(s, "attribute", WORD("exercise", e->id), WORD("name", one[0]),
            WORD("is", one[1]));
}

static void put_exercise(scribe *s, const sb_pack *pack, const exercise *e)
{
    PUT(s, "exercise", WORD("id", e->id), WORD("modality", e->modality),
        WORD("position", e->position), WORD("relief", yes_no(e->relief)),
        WORD("counts", yes_no(exercise_counts(pack, e))));
    put_further(s, e);
    put_modality(s, e, e->modality);
    for (size_t i = 0; i < e->also_count; i++)
        put_modality(s, e, e->also[i]);
    for (size_t i = 0; i < e->pattern_count; i++)
        put_service(s, e, e->patterns[i]);
    for (size_t i = 0; i < e->goal_count; i++)
        PUT(s, "serves-goal", WORD("exercise", e->id), WORD("goal", e->goals[i]));
    put_demands(s, e);
    put_kit(s, e);
    put_doses(s, e);
    put_link(s, e, e->harder, "harder");
    put_link(s, e, e->easier, "easier");
}

/* What an overlay withdrew is barred to everybody. */
static void put_withdrawal(scribe *s, const sb_pack *pack, const exercise *e)
{
    const withdrawal *w = overlays_withdrawal(&pack->overlays, "exercise", e->id);

    if (w)
        PUT(s, "barred", WORD("exercise", e->id), WORD("by", "withdrawn"),
            WORD("what", w->overlay));
}

/* A bar on a wider movement puts the hazard off as well. */
static void put_hazard_demand(scribe *s, const hazard *h, const movement *m)
{
    PUT(s, "hazard-demand", WORD("hazard", h->id), WORD("movement", m->id));
    for (size_t i = 0; i < m->is_a_count; i++)
        put_hazard_demand(s, h, m->is_a[i]);
}

static void put_hazards(scribe *s, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        PUT(s, "hazard", WORD("id", h->id), WORD("seed", yes_no(h->seed)));
        for (size_t k = 0; k < h->demand_count; k++)
            put_hazard_demand(s, h, h->demands[k]);
        for (size_t k = 0; k < h->for_count; k++)
            if (!h->fors[k].when) /* everybody at the start */
                PUT(s, "hazard-concerns", WORD("hazard", h->id), NUMBER("group", k + 1));
    }
}

/* ---- messages that ask for something ---- */

static void put_message_demand(scribe *s, const message *m, const movement *one)
{
    PUT(s, "message-demand", WORD("message", m->id), WORD("movement", one->id));
    for (size_t i = 0; i < one->is_a_count; i++)
        put_message_demand(s, m, one->is_a[i]);
}

static void put_messages(scribe *s, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        if (!m->does && !m->demand_count)
            continue;
        PUT(s, "message-asks", WORD("message", m->id),
            WORD("exercise", m->does ? m->does->id : "nil"));
        for (size_t k = 0; k < m->demand_count; k++)
            put_message_demand(s, m, m->demands[k]);
    }
}

/* ---- doses ---- */

static void put_slot(scribe *s, const char *template, const slot *one, size_t index)
{
    PUT(s, "slot-plan", WORD("template", template), WORD("id", one->id),
        NUMBER("index", index), NUMBER("seconds", one->seconds),
        WORD("opens", one->open_when ? one->open_when : "always"),
        WORD("closes", one->closed_when ? one->closed_when : "never"),
        NUMBER("from-rank", one->from_level), WORD("fills", yes_no(one->fills)),
        WORD("outside", yes_no(one->outside)), WORD("on", slot_days_words[one->on]),
        NUMBER("sets", one->sets ? one->sets : NO_LIMIT),
        NUMBER("reps", one->reps ? one->reps : NO_LIMIT));
    for (size_t k = 0; k < one->take_count; k++)
        PUT(s, "slot-takes", WORD("template", template), WORD("slot", one->id),
            WORD("as", one->takes[k]));
}

static void put_template(scribe *s, const time_template *t, size_t number)
{
    char id[NAME_SIZE];

    snprintf(id, sizeof(id), "template-%zu", number);
    for (int level = 0; level < LEVEL_COUNT; level++)
        if (t->levels >> level & 1)
            PUT(s, "template", WORD("id", id), NUMBER("minutes", t->minutes),
                WORD("gate", t->gate < 0 ? "any" : gate_words[t->gate]),
                WORD("level", level_words[level]), NUMBER("bouts", t->bouts_most),
                NUMBER("strength-days", t->strength_days),
                NUMBER("moves", t->moves_most));
    for (size_t i = 0; i < t->slot_count; i++)
        put_slot(s, id, &t->slots[i], i + 1);
}

/* The week that week number `i` builds on: the one before, but not a lighter one. */
static long builds_on(const doses *d, size_t i)
{
    long from = 0;

    for (size_t k = 0; k < d->week_count; k++) {
        const week_plan *w = &d->weeks[k];

        if (w->style == d->weeks[i].style && w->growth == d->weeks[i].growth &&
            w->levels & d->weeks[i].levels && w->change != WEEK_LIGHTER &&
            w->number < d->weeks[i].number && w->number > from)
            from = w->number;
    }
    return from;
}

static void put_weeks(scribe *s, const doses *d)
{
    for (size_t i = 0; i < d->week_count; i++) {
        const week_plan *w = &d->weeks[i];

        for (int level = 0; level < LEVEL_COUNT; level++)
            if (w->levels >> level & 1)
                PUT(s, "week-plan", NUMBER("number", w->number),
                    WORD("style", style_words[w->style]), NUMBER("growth", w->growth),
                    WORD("level", level_words[level]),
                    WORD("change", week_change_words[w->change]),
                    NUMBER("percent", w->percent),
                    NUMBER("bout-percent", w->bout_percent),
                    NUMBER("from", builds_on(d, i)));
    }
}

static void put_plan(scribe *s, const sb_pack *pack)
{
    const doses *d = &pack->doses;
    const question *minutes = name_table_find(&pack->questions.by_name, "minutes");

    PUT(s, "time-cost", NUMBER("rep", d->rep_seconds), NUMBER("set", d->set_seconds),
        NUMBER("setup", d->setup_seconds), NUMBER("used", d->used_least));
    for (size_t i = 0; i < d->minutes_count; i++)
        PUT(s, "minutes-option",
            WORD("option", question_option_id(minutes, d->minutes[i].option)),
            NUMBER("are", d->minutes[i].are));
    for (size_t i = 0; i < d->template_count; i++)
        put_template(s, &d->templates[i], i + 1);
    PUT(s, "usual-sessions", NUMBER("are", d->sessions));
    put_weeks(s, d);
}

int fact_writer_pack(rule_session *session, const sb_pack *pack, const rule_book *book,
                     sb_failure *why)
{
    scribe s = {session, why, 0};

    put_defaults(&s);
    put_questions(&s, pack);
    put_conflicts(&s, pack);
    put_tallies(&s, pack, book);
    put_sets(&s, pack);
    for (size_t i = 0; i < pack->exercises.all.count; i++) {
        put_exercise(&s, pack, pack->exercises.all.items[i]);
        put_withdrawal(&s, pack, pack->exercises.all.items[i]);
    }
    put_hazards(&s, pack);
    put_messages(&s, pack);
    put_plan(&s, pack);
    return s.error;
}

/* ---- answers ---- */

static int put_value(rule_session *session, const question *asked, rule_slot value,
                     int sure, list *facts, sb_failure *why)
{
    const rule_slot slots[] = {WORD("question", asked->id), value,
                               WORD("sure", yes_no(sure))};
    rule_fact *made = NULL;

    if (rule_session_assert(session, "answer", slots, 3, &made, why) < 0)
        return -1;
    return made && list_add(facts, made) < 0 ? failure_memory(why) : 0;
}

int fact_writer_answer(rule_session *session, const question *asked, const answer *given,
                       list *facts, sb_failure *why)
{
    int error = 0;

    if (given->unknown)
        error = put_value(session, asked, WORD("value", SB_UNKNOWN), 0, facts, why);
    else if (question_is_number(asked))
        error = put_value(session, asked, NUMBER("value", given->number), 1, facts, why);
    for (int i = 0; i <= OPTION_NONE && error == 0; i++) {
        const char *id = (given->ticked | given->unsure) >> i & 1
                             ? question_option_id(asked, i)
                             : NULL;

        if (id && (given->ticked >> i & 1))
            error = put_value(session, asked, WORD("value", id), 1, facts, why);
        else if (id)
            error = put_value(session, asked, WORD("value", id), 0, facts, why);
    }
    return error;
}
