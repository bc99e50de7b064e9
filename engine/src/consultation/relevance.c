/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/relevance.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "conditions/consequence.h"

/* ---- what depends on which question ---- */

typedef struct reader {
    const sb_pack *pack;
    unsigned char *reads;    /* by question: the condition reads it */
    unsigned char *findings; /* by finding: has been looked through */
    unsigned char *scores;
    int standing; /* the condition asks how things stand */
} reader;

static void read_condition(reader *r, const condition *c);

static void read_finding(reader *r, const finding *f)
{
    if (r->findings[f->index])
        return;
    r->findings[f->index] = 1;
    read_condition(r, f->when);
}

static void read_score(reader *r, const score *s)
{
    if (r->scores[s->index])
        return;
    r->scores[s->index] = 1;
    for (size_t i = 0; i < s->point_count; i++)
        read_condition(r, s->points[i].when);
}

static void read_condition(reader *r, const condition *c)
{
    if (!c)
        return;
    if (c->kind == CONDITION_ANSWER)
        r->reads[c->question->index] = 1;
    else if (c->kind == CONDITION_FINDING)
        read_finding(r, c->finding);
    else if (c->kind == CONDITION_SCORE)
        read_score(r, c->score);
    else if (c->kind == CONDITION_DISPOSITION || c->kind == CONDITION_GATE)
        r->standing = 1;
    for (size_t i = 0; i < c->part_count; i++)
        read_condition(r, c->parts[i]);
}

static void add_all(unsigned char *to, const unsigned char *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] |= from[i];
}

/* reads[q] becomes 1 for every question that decides whether one of those in it is asked.
 */
static void add_askers(reader *r, unsigned char *const *askers)
{
    size_t questions = r->pack->questions.all.count;

    for (size_t i = 0; i < questions; i++)
        if (r->reads[i])
            add_all(r->reads, askers[i], questions);
}

/* Who decides on who decides decides too (Warshall). */
static void close_askers(unsigned char *const *askers, size_t questions)
{
    for (size_t via = 0; via < questions; via++)
        for (size_t i = 0; i < questions; i++)
            if (askers[i][via])
                add_all(askers[i], askers[via], questions);
}

static int read_whole(reader *r, unsigned char *reads, const condition *when)
{
    memset(r->findings, 0, r->pack->findings.all.count);
    memset(r->scores, 0, r->pack->scores.all.count);
    r->reads = reads;
    r->standing = 0;
    read_condition(r, when);
    return 0;
}

/* ---- opening ---- */

static void add_dependent(relevance *out, dependent_kind kind, const void *thing,
                          const condition *when)
{
    if (when)
        out->dependents[out->dependent_count++] = (dependent){kind, thing, when};
}

static size_t most_dependents(const sb_pack *pack)
{
    size_t count = pack->rules.all.count + pack->messages.all.count +
                   pack->monitoring.stop_signal_count;

    for (size_t i = 0; i < pack->hazards.all.count; i++)
        count += ((const hazard *)pack->hazards.all.items[i])->for_count;
    return count;
}

static void list_dependents(relevance *out)
{
    const sb_pack *pack = out->pack;

    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *one = pack->rules.all.items[i];

        add_dependent(out, DEPENDENT_RULE, one, one->when);
    }
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *one = pack->hazards.all.items[i];

        for (size_t k = 0; k < one->for_count; k++)
            add_dependent(out, DEPENDENT_HAZARD, one, one->fors[k].when);
    }
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *one = pack->messages.all.items[i];

        add_dependent(out, DEPENDENT_MESSAGE, one, one->say_when);
    }
    for (size_t i = 0; i < pack->monitoring.stop_signal_count; i++) {
        const stop_signal *one = &pack->monitoring.stop_signals[i];

        add_dependent(out, DEPENDENT_SIGNAL, one, one->show_when);
    }
}

/* Which questions decide, at once or by others, whether each is asked; `rows` are inside
 * `memory`. */
static void list_askers(reader *r, unsigned char **rows, unsigned char *memory)
{
    size_t questions = r->pack->questions.all.count;

    for (size_t i = 0; i < questions; i++) {
        const question *asked = r->pack->questions.all.items[i];

        rows[i] = memory + i * questions;
        read_whole(r, rows[i], asked->ask_when);
        read_condition(r, asked->in->ask_when);
    }
    close_askers(rows, questions);
}

static int find_dependence(relevance *out)
{
    const sb_pack *pack = out->pack;
    size_t questions = pack->questions.all.count;
    reader r = {.pack = pack,
                .findings = malloc(pack->findings.all.count + 1),
                .scores = malloc(pack->scores.all.count + 1)};
    unsigned char *memory = calloc(questions + 1, questions + 1);
    unsigned char **askers = calloc(questions + 1, sizeof(*askers));
    unsigned char *reads = malloc(questions + 1);
    int done = r.findings && r.scores && memory && askers && reads;

    if (done)
        list_askers(&r, askers, memory);
    for (size_t i = 0; done && i < out->dependent_count; i++) {
        memset(reads, 0, questions);
        read_whole(&r, reads, out->dependents[i].when);
        out->standing[i] = (unsigned char)r.standing;
        add_askers(&r, askers);
        for (size_t k = 0; k < questions; k++)
            out->depends[k * out->dependent_count + i] = reads[k];
    }
    free(r.findings);
    free(r.scores);
    free(memory);
    free(askers);
    free(reads);
    return done ? 0 : -1;
}

int relevance_open(relevance *out, const answer_sheet *sheet, sb_failure *why)
{
    const sb_pack *pack = sheet->pack;
    size_t most = most_dependents(pack);

    *out = (relevance){.pack = pack};
    out->dependents = calloc(most + 1, sizeof(*out->dependents));
    out->depends = calloc(pack->questions.all.count + 1, most + 1);
    out->counts = calloc(most + 1, 1);
    out->can_be = calloc(most + 1, 1);
    out->stale = malloc(most + 1);
    out->standing = calloc(most + 1, 1);
    out->seen = calloc(pack->questions.all.count + 1, sizeof(*out->seen));
    if (!out->dependents || !out->depends || !out->counts || !out->can_be ||
        !out->stale || !out->standing || !out->seen)
        goto out_of_memory;
    memset(out->stale, 1, most);
    list_dependents(out);
    if (find_dependence(out) < 0 || condition_reach_open(&out->reach, sheet, why) < 0)
        goto out_of_memory;
    return 0;
out_of_memory:
    relevance_close(out);
    return failure_memory(why);
}

void relevance_close(relevance *out)
{
    free(out->dependents);
    free(out->depends);
    free(out->counts);
    free(out->can_be);
    free(out->stale);
    free(out->standing);
    free(out->seen);
    condition_reach_close(&out->reach);
    *out = (relevance){0};
}

/* ---- what stands firm ---- */

static int is_firm(unsigned can_be)
{
    return !(can_be & CAN_BE_FALSE);
}

/* What a rule that holds for sure, or is possible for sure, brings at the least. */
static void note_firm_rule(relevance *r, const rule *one, unsigned can_be)
{
    int disposition = DISPOSITION_COUNT, gate = -1;

    if (can_be & CAN_BE_TRUE) {
        disposition = consequences_disposition(&one->then);
        gate = consequences_gate(&one->then);
    }
    if (can_be & CAN_BE_POSSIBLE) {
        int milder = consequences_disposition(&one->if_unknown),
            wider = consequences_gate(&one->if_unknown);

        disposition = milder < disposition ? milder : disposition;
        gate = wider > gate ? wider : gate;
    }
    if (disposition < DISPOSITION_COUNT && disposition > r->least_disposition)
        r->least_disposition = disposition;
    if (gate >= 0 && gate < r->most_gate)
        r->most_gate = gate;
}

/* Rules of these steps do not ask how things stand (pack_check sees to it). */
static void find_firm(relevance *r)
{
    for (size_t i = 0; i < r->dependent_count; i++) {
        const dependent *d = &r->dependents[i];
        const rule *one = d->thing;

        if (d->kind == DEPENDENT_RULE && one->step <= STEP_SCREEN &&
            is_firm(r->can_be[i]))
            note_firm_rule(r, one, r->can_be[i]);
    }
    if (disposition_is_urgent(r->least_disposition))
        r->most_gate = GATE_NONE;
}

/* ---- what makes a difference ---- */

int relevance_programme_is_possible(const relevance *r)
{
    return !disposition_is_urgent(r->least_disposition) && r->most_gate > GATE_NONE;
}

/* Where the person goes is said by the verdict's own page and contacts. */
static int is_worth_saying(const relevance *r, const consequences *all)
{
    int names_place = 0;

    for (size_t i = 0; i < all->count; i++)
        names_place |= all->items[i].kind == SHOW_PAGE ||
                       all->items[i].kind == NAME_CONTACT;
    return consequences_disposition(all) > r->least_disposition ||
           (names_place && consequences_disposition(all) == r->least_disposition);
}

static int makes_a_difference(const relevance *r, const dependent *d)
{
    const rule *one = d->thing;

    if (relevance_programme_is_possible(r))
        return d->kind != DEPENDENT_RULE || one->then.count || one->if_unknown.count;
    return d->kind == DEPENDENT_RULE &&
           (is_worth_saying(r, &one->then) || is_worth_saying(r, &one->if_unknown));
}

/* Marks what depends on an answer that is another one than at the last look. */
static void find_stale(relevance *r)
{
    size_t width = r->dependent_count;

    for (size_t q = 0; q < r->pack->questions.all.count; q++) {
        const answer *now = &r->reach.sheet->answers[q];

        if (answer_equal(now, &r->seen[q]))
            continue;
        r->seen[q] = *now;
        for (size_t i = 0; i < width; i++)
            r->stale[i] |= r->depends[q * width + i];
    }
}

static void work_out_stale(relevance *r, const unsigned char *which)
{
    for (size_t i = 0; i < r->dependent_count; i++)
        if (which[i])
            r->can_be[i] = (unsigned char)condition_can_be(&r->reach,
                                                           r->dependents[i].when);
}

void relevance_look(relevance *r)
{
    find_stale(r);
    condition_reach_forget(&r->reach);
    work_out_stale(r, r->stale);
    memset(r->stale, 0, r->dependent_count);
    r->least_disposition = PROCEED;
    r->most_gate = GATE_FULL;
    find_firm(r);
    condition_reach_forget(&r->reach);
    r->reach.least_disposition = r->least_disposition;
    r->reach.most_gate = r->most_gate;
    work_out_stale(r, r->standing);
    for (size_t i = 0; i < r->dependent_count; i++) {
        int is_open = (r->can_be[i] & (r->can_be[i] - 1)) != 0; /* more than one value */

        r->counts[i] = is_open && makes_a_difference(r, &r->dependents[i]);
    }
}

int relevance_is_felt(const relevance *r, size_t dependent)
{
    return makes_a_difference(r, &r->dependents[dependent]);
}

int relevance_matters(const relevance *r, const question *asked)
{
    if (asked->for_the_record)
        return relevance_programme_is_possible(r);
    for (size_t i = 0; i < r->dependent_count; i++)
        if (r->counts[i] && r->depends[asked->index * r->dependent_count + i])
            return 1;
    return 0;
}
