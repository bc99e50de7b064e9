/* SPDX-License-Identifier: Apache-2.0 */
#include "promises.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pack/exercise_fit.h"

/* The five core movements (promise 3); heavy deadlifts and squats are two hazards. */
static const char *const core_hazards[] = {"hz-run-jump",     "hz-heavy-deadlift",
                                           "hz-heavy-squat",  "hz-toe-touch",
                                           "hz-abrupt-twist", "hz-seated-machine"};

void promises_break(outcome *o, int promise, const char *sentence, const char *thing)
{
    o->broken++;
    if (!o->is_planted)
        print_error("promise %d is broken: %s: %s\n", promise, sentence, thing);
}

const char *json_text_at(const json_input *things, const char *key)
{
    const json_input *value = things ? json_get(things, key) : NULL;

    return value ? json_text(value) : "";
}

size_t json_length_at(const json_input *things, const char *key)
{
    const json_input *value = things ? json_get(things, key) : NULL;

    return value && json_kind_of(value) == JSON_IS_LIST ? json_length(value) : 0;
}

const json_input *json_entry(const json_input *things, const char *key, size_t index)
{
    return json_at(json_get(things, key), index);
}

int promises_disposition(const outcome *o)
{
    return rank_of(disposition_words,
                   json_text_at(json_get(o->whole, "disposition"), "level"));
}

int promises_gate(const outcome *o)
{
    return rank_of(gate_words, json_text_at(json_get(o->whole, "disposition"), "gate"));
}

/* ---- promise 1: nothing that is restricted, nothing beyond the gate ---- */

static int json_has(const json_input *whole, const char *list, const char *key,
                    const char *word)
{
    for (size_t i = 0; i < json_length_at(whole, list); i++)
        if (strcmp(json_text_at(json_entry(whole, list, i), key), word) == 0)
            return 1;
    return 0;
}

int promises_is_restricted(const outcome *o, const char *movement, const char *type)
{
    for (size_t i = 0; i < json_length_at(o->whole, "restrictions"); i++) {
        const json_input *one = json_entry(o->whole, "restrictions", i);

        if (strcmp(json_text_at(one, "movement"), movement) == 0 &&
            strcmp(json_text_at(one, "type"), type) == 0)
            return 1;
    }
    return 0;
}

/* Whether the exercise demands a movement that is restricted so. */
static int demands_what_is(const outcome *o, const exercise *e, const char *type)
{
    for (size_t i = 0; i < e->demand_count; i++) {
        const demand *d = &e->demands[i];

        if (promises_is_restricted(o, d->movement->id, type) &&
            !(d->waived_when &&
              json_has(o->whole, "findings", "finding", d->waived_when->id)))
            return 1;
    }
    return 0;
}

static const json_input *status_of(const outcome *o, const char *exercise)
{
    for (size_t i = 0; i < json_length_at(o->whole, "exercises"); i++)
        if (strcmp(json_text_at(json_entry(o->whole, "exercises", i), "exercise"),
                   exercise) == 0)
            return json_entry(o->whole, "exercises", i);
    return NULL;
}

/* Barred for safety: by a movement, a list or the gate, not by kit or level. */
int promises_is_barred(const outcome *o, const char *exercise)
{
    const json_input *status = status_of(o, exercise);

    for (size_t i = 0; i < json_length_at(status, "barred"); i++) {
        const char *by = json_text_at(json_entry(status, "barred", i), "by");

        if (strcmp(by, "kit") != 0 && strcmp(by, "level") != 0)
            return 1;
    }
    return 0;
}

static void check_allowed(outcome *o, const char *id, const char *as)
{
    const exercise *e = name_table_find(&o->pack->exercises.by_name, id);
    int gate = promises_gate(o);

    assert_non_null(e);
    if (demands_what_is(o, e, "forbid") || promises_is_barred(o, id))
        promises_break(o, 1, as, id);
    if (gate == GATE_NONE || (gate == GATE_RELIEF_ONLY && !e->relief))
        promises_break(o, 1, "the gate does not allow this", id);
}

static void check_step(outcome *o, const json_input *item, const char *key)
{
    const json_input *step = json_get(item, key);
    const char *id = json_text_at(step, "exercise");

    if (!*id)
        return;
    check_allowed(o, id, key);
    if (demands_what_is(o, name_table_find(&o->pack->exercises.by_name, id), "limit"))
        promises_break(o, 1, "a limited exercise is offered as a step", id);
}

static void check_week(outcome *o, const json_input *week)
{
    for (size_t i = 0; i < json_length_at(week, "items"); i++) {
        const json_input *item = json_entry(week, "items", i);
        const char *harder = json_text_at(item, "harder");

        check_allowed(o, json_text_at(item, "exercise"),
                      "a barred exercise is in a week");
        if (*harder)
            check_allowed(o, harder, "a barred exercise is a step of a week");
    }
}

static void check_items(outcome *o)
{
    const json_input *programme = json_get(o->whole, "programme");

    for (size_t i = 0; i < json_length_at(programme, "items"); i++) {
        const json_input *item = json_entry(programme, "items", i);
        const char *id = json_text_at(item, "exercise");
        const char *level = json_text_at(json_get(item, "dose"), "level");

        check_allowed(o, id, "a barred exercise is prescribed");
        check_step(o, item, "progression");
        check_step(o, item, "regression");
        if (strcmp(level, "gentle") != 0 &&
            (promises_gate(o) < GATE_FULL ||
             demands_what_is(o, name_table_find(&o->pack->exercises.by_name, id),
                             "limit")))
            promises_break(o, 1, "more than the gentle dose", id);
    }
    for (size_t i = 0; i < json_length_at(programme, "weeks"); i++)
        check_week(o, json_entry(programme, "weeks", i));
}

/* A movement, or a wider one that it is a kind of. */
static int is_left(const outcome *o, const movement *m)
{
    int left = promises_is_restricted(o, m->id, "forbid") ||
               promises_is_restricted(o, m->id, "limit");

    for (size_t i = 0; i < m->is_a_count && !left; i++)
        left = is_left(o, m->is_a[i]);
    return left;
}

static void check_asked(outcome *o, const message *m)
{
    if (promises_gate(o) < GATE_GENTLE)
        promises_break(o, 1, "the gate does not allow what is advised", m->id);
    if (m->does) {
        check_allowed(o, m->does->id, "a barred exercise is advised");
        if (demands_what_is(o, m->does, "limit"))
            promises_break(o, 1, "a limited exercise is advised", m->id);
    }
    for (size_t i = 0; i < m->demand_count; i++)
        if (is_left(o, m->demands[i]))
            promises_break(o, 1, "a restricted movement is advised", m->id);
}

static void check_advice(outcome *o)
{
    for (size_t i = 0; i < json_length_at(o->whole, "advice"); i++) {
        const message *m = name_table_find(
            &o->pack->messages.by_name,
            json_text_at(json_entry(o->whole, "advice", i), "message"));

        assert_non_null(m);
        if (m->does || m->demand_count)
            check_asked(o, m);
    }
}

/* ---- promises 2, 3 and 6 ---- */

static void check_help_first(outcome *o)
{
    const json_input *programme = json_get(o->whole, "programme");

    if (promises_disposition(o) < SAME_DAY)
        return;
    if (json_length_at(programme, "items"))
        promises_break(o, 2, "someone who needs help first gets exercise", "items");
    if (promises_gate(o) != GATE_NONE)
        promises_break(o, 2, "the gate is open in spite of the advice", "gate");
}

static void check_put_off(outcome *o, const json_input *one)
{
    const char *id = json_text_at(one, "hazard");

    if (!*json_text_at(one, "why"))
        promises_break(o, 3, "a movement is put off without a reason", id);
    if (!json_length_at(one, "instead") && !json_length_at(one, "tips"))
        promises_break(o, 3, "a movement is put off without another", id);
    if (!*json_text_at(one, "back_when"))
        promises_break(o, 3, "a movement does not say when it is back", id);
    for (size_t i = 0; i < json_length_at(one, "instead"); i++)
        check_allowed(o, json_text(json_entry(one, "instead", i)),
                      "an alternative is barred");
}

static int is_core(const char *id)
{
    for (size_t i = 0; i < sizeof(core_hazards) / sizeof(*core_hazards); i++)
        if (strcmp(core_hazards[i], id) == 0)
            return 1;
    return 0;
}

/* What no line of the list speaks of has a state as well. */
static void check_unlisted(outcome *o, const json_input *one)
{
    const char *id = json_text_at(one, "hazard"), *state = json_text_at(one, "state");

    if (strcmp(state, "not-yet") == 0)
        check_put_off(o, one);
    else if (is_core(id) &&
             !*json_text_at(one, strcmp(state, "later") == 0 ? "path" : "fine"))
        promises_break(o, 3, "a core movement has no words for how it stands", id);
}

static void check_not_yet(outcome *o)
{
    for (size_t i = 0; i < json_length_at(o->whole, "not_yet"); i++)
        check_put_off(o, json_entry(o->whole, "not_yet", i));
    for (size_t i = 0; i < json_length_at(o->whole, "unlisted"); i++)
        check_unlisted(o, json_entry(o->whole, "unlisted", i));
    if (!json_length_at(json_get(o->whole, "programme"), "items"))
        return;
    for (size_t i = 0; i < sizeof(core_hazards) / sizeof(*core_hazards); i++)
        if (!json_has(o->whole, "not_yet", "hazard", core_hazards[i]) &&
            !json_has(o->whole, "unlisted", "hazard", core_hazards[i]))
            promises_break(o, 3, "a core movement has no state", core_hazards[i]);
}

static void check_safety_net(outcome *o)
{
    const list *messages = &o->pack->messages.all;
    size_t expected = 0;

    for (size_t i = 0; i < messages->count; i++) {
        const message *m = messages->items[i];

        if (m->kind != MESSAGE_SAFETY_NET)
            continue;
        expected++;
        if (!json_has(o->whole, "safety_net", "message", m->id))
            promises_break(o, 6, "a part of the safety net is missing", m->id);
    }
    if (!expected || !json_has(o->whole, "safety_net", "message", "msg-safety"))
        promises_break(o, 6, "there is no safety net", "msg-safety");
}

/* ---- promise 4: a rule, a source, and the answers it rests on ---- */

static void check_reason(outcome *o, const json_input *one)
{
    const char *id = json_text_at(one, "rule");

    if (!name_table_find(&o->pack->rules.by_name, id))
        promises_break(o, 4, "a reason names no rule of the pack", id);
    if (!*json_text_at(one, "text") || !json_length_at(one, "evidence"))
        promises_break(o, 4, "a reason has no words or no source", id);
}

static void check_reasons(outcome *o)
{
    const json_input *standing = json_get(o->whole, "disposition");
    size_t answers = 0;

    for (size_t i = 0; i < json_length_at(standing, "reasons"); i++) {
        check_reason(o, json_entry(standing, "reasons", i));
        answers += json_length_at(json_entry(standing, "reasons", i), "answers");
    }
    for (size_t i = 0; i < json_length_at(standing, "gate_reasons"); i++)
        check_reason(o, json_entry(standing, "gate_reasons", i));
    for (size_t i = 0; i < json_length_at(o->whole, "restrictions"); i++)
        check_reason(o, json_get(json_entry(o->whole, "restrictions", i), "because"));
    if (promises_disposition(o) > PROCEED && !json_length_at(standing, "reasons"))
        promises_break(o, 4, "the advice has no reason", "disposition");
    if (promises_disposition(o) > PROCEED && !answers &&
        !json_length_at(o->whole, "incomplete"))
        promises_break(o, 4, "the advice rests on no answer", "disposition");
    if (promises_gate(o) < GATE_FULL && !json_length_at(standing, "gate_reasons"))
        promises_break(o, 4, "the gate has no reason", "gate");
}

static double number_at(const json_input *things, const char *key)
{
    const json_input *value = json_get(things, key);

    return value ? json_number(value) : 0;
}

/* What a rule gives an exercise in all. */
static double points_from(const outcome *o, const char *exercise, const char *rule)
{
    const json_input *status = status_of(o, exercise);
    double points = 0;

    for (size_t i = 0; i < json_length_at(status, "merits"); i++) {
        const json_input *merit = json_entry(status, "merits", i);

        if (strcmp(json_text_at(merit, "of"), rule) == 0)
            points += number_at(merit, "points");
    }
    return points;
}

/* An exercise is there for what speaks for it, or for its part of the day. */
static void check_why(outcome *o, const json_input *item)
{
    const char *id = json_text_at(item, "exercise");
    const exercise *e = name_table_find(&o->pack->exercises.by_name, id);

    if (!json_length_at(item, "why"))
        promises_break(o, 4, "an exercise of the programme has no reason", id);
    for (size_t i = 0; i < json_length_at(item, "why"); i++) {
        const json_input *one = json_entry(item, "why", i);
        const char *part = json_text_at(one, "part");

        if (!*part)
            check_reason(o, one);
        if (*part ? !exercise_serves(e, part)
                  : points_from(o, id, json_text_at(one, "rule")) <= 0)
            promises_break(o, 4, "a reason does not speak for its exercise", id);
    }
}

static void check_all_why(outcome *o)
{
    const json_input *programme = json_get(o->whole, "programme");

    for (size_t i = 0; i < json_length_at(programme, "items"); i++)
        check_why(o, json_entry(programme, "items", i));
}

static void check_statuses(outcome *o)
{
    if (json_length_at(o->whole, "exercises") != o->pack->exercises.all.count)
        promises_break(o, 4, "an exercise has no status", "exercises");
    for (size_t i = 0; i < json_length_at(o->whole, "exercises"); i++) {
        const json_input *one = json_entry(o->whole, "exercises", i);
        const char *status = json_text_at(one, "status");

        if ((strcmp(status, "barred-by") == 0 || strcmp(status, "replaced-by") == 0) &&
            !json_length_at(one, "barred"))
            promises_break(o, 4, "an exercise is barred without a reason",
                           json_text_at(one, "exercise"));
    }
}

/* ---- promise 8: the minutes given, and few new exercises ---- */

/* Seconds of one go, by the estimate of the evidence (7.5): 4 s a repetition and its
 * hold, 20 s to change over, 15 s to set up; a metre takes a second. */
static double seconds_of_one_go(const json_input *dose)
{
    double sets = number_at(dose, "sets"), metres = number_at(dose, "metres");
    double one = number_at(dose, "reps") * number_at(dose, "sides") *
                 (4 + number_at(dose, "hold_seconds"));

    return 15 + sets * ((metres > 0 ? metres : one) + 20);
}

static double minutes_on(const json_input *item, const char *day)
{
    for (size_t i = 0; i < json_length_at(item, "days"); i++) {
        const json_input *one = json_entry(item, "days", i);
        double minutes = number_at(one, "minutes");

        if (strcmp(json_text_at(one, "day"), day) != 0)
            continue;
        if (minutes <= 0)
            minutes = seconds_of_one_go(json_get(item, "dose")) / 60;
        return minutes * number_at(one, "times");
    }
    return 0;
}

/* The whole minutes nearest to what it takes, at least one. */
static double nearest_minutes(double minutes)
{
    return minutes > 0 && minutes < 0.5 ? 1 : (double)(long)(minutes + 0.5 + 1e-9);
}

/* The minutes of each day are those it takes, and those of the item are of its longest
 * day. */
static void check_shown_minutes(outcome *o, const json_input *item)
{
    double longest = 0, shown = number_at(item, "minutes");

    for (size_t i = 0; i < json_length_at(item, "days"); i++) {
        const json_input *one = json_entry(item, "days", i);
        double takes = number_at(one, "takes");
        double right = nearest_minutes(minutes_on(item, json_text_at(one, "day")));

        if (takes < right || takes > right)
            promises_break(o, 8, "other minutes are shown of a day than it takes",
                           json_text_at(item, "exercise"));
        if (takes > longest)
            longest = takes;
    }
    if (shown < longest || shown > longest)
        promises_break(o, 8, "other minutes are shown than its longest day takes",
                       json_text_at(item, "exercise"));
}

static int is_habit(const json_input *item)
{
    const char *slot = json_text_at(item, "slot");

    return strncmp(slot, "habit", 5) == 0 || strcmp(slot, "relief") == 0;
}

/* Strength and trunk moves: walking, breathing, easy movement and habits do not count. */
static int counts_as_move(const json_input *item)
{
    const char *modality = json_text_at(item, "modality");

    return !is_habit(item) &&
           (strcmp(modality, "strength") == 0 || strcmp(modality, "core") == 0);
}

/* docs/evidence TB-7. */
static int moves_most(const json_input *programme)
{
    return strcmp(json_text_at(programme, "level"), "gentle") == 0 ? 7 : 8;
}

static void check_time(outcome *o)
{
    const json_input *programme = json_get(o->whole, "programme");
    double given = programme ? json_number(json_get(programme, "minutes_per_day")) : 0;

    for (size_t d = 0; day_words[d]; d++) {
        double used = 0;
        int moves = 0;

        for (size_t i = 0; i < json_length_at(programme, "items"); i++) {
            const json_input *item = json_entry(programme, "items", i);
            double minutes = is_habit(item) ? 0 : minutes_on(item, day_words[d]);

            used += minutes;
            moves += minutes > 0 && counts_as_move(item);
        }
        if (moves > moves_most(programme))
            promises_break(o, 8, "too many different moves on a day", day_words[d]);
        if (used > given + 1e-9)
            promises_break(o, 8, "a day takes longer than the minutes given",
                           day_words[d]);
    }
    for (size_t i = 0; i < json_length_at(programme, "items"); i++)
        check_shown_minutes(o, json_entry(programme, "items", i));
}

void promises_check(outcome *o)
{
    check_items(o);
    check_advice(o);
    check_help_first(o);
    check_not_yet(o);
    check_safety_net(o);
    check_reasons(o);
    check_statuses(o);
    check_all_why(o);
    check_time(o);
}
