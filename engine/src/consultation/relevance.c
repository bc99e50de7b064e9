/* SPDX-License-Identifier: Apache-2.0 */
#include "consultation/relevance.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "conditions/consequence.h"

/* ---- opening ---- */

static int list_dependents(relevance *out)
{
    answer_readers *list = &out->dependents;
    size_t kept = 0;

    if (answer_readers_open(list, out->pack) < 0)
        return -1;
    for (size_t i = 0; i < list->count; i++)
        if (answer_reader_is_in_results(&list->all[i]))
            list->all[kept++] = list->all[i];
    list->count = kept;
    return 0;
}

/* Each depends on what its condition reads, and on what decides whether that is asked. */
static void find_dependence(relevance *out)
{
    const size_t width = out->dependents.count;

    for (size_t i = 0; i < width; i++) {
        condition_reads_forget(&out->reads);
        condition_reads_add(&out->reads, out->dependents.all[i].when);
        out->standing[i] = (unsigned char)out->reads.standing;
        condition_reads_follow(&out->reads);
        for (size_t k = 0; k < out->pack->questions.all.count; k++)
            out->depends[k * width + i] = out->reads.options[k] != 0;
    }
}

static int open_tables(relevance *out, size_t width)
{
    out->depends = calloc(out->pack->questions.all.count + 1, width + 1);
    out->counts = calloc(width + 1, 1);
    out->can_be = calloc(width + 1, 1);
    out->stale = malloc(width + 1);
    out->standing = calloc(width + 1, 1);
    out->seen = calloc(out->pack->questions.all.count + 1, sizeof(*out->seen));
    return out->depends && out->counts && out->can_be && out->stale && out->standing &&
                   out->seen
               ? 0
               : -1;
}

int relevance_open(relevance *out, const answer_sheet *sheet, sb_failure *why)
{
    *out = (relevance){.pack = sheet->pack};
    if (list_dependents(out) < 0 || open_tables(out, out->dependents.count) < 0 ||
        condition_reads_open(&out->reads, sheet->pack) < 0 ||
        condition_reach_open(&out->reach, sheet, why) < 0) {
        relevance_close(out);
        return failure_memory(why);
    }
    memset(out->stale, 1, out->dependents.count);
    find_dependence(out);
    return 0;
}

void relevance_close(relevance *out)
{
    answer_readers_close(&out->dependents);
    free(out->depends);
    free(out->counts);
    free(out->can_be);
    free(out->stale);
    free(out->standing);
    free(out->seen);
    condition_reads_close(&out->reads);
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
    for (size_t i = 0; i < r->dependents.count; i++) {
        const answer_reader *d = &r->dependents.all[i];
        const rule *one = d->thing;

        if (d->kind == READER_RULE && one->step <= STEP_SCREEN && is_firm(r->can_be[i]))
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

static int makes_a_difference(const relevance *r, const answer_reader *d)
{
    const rule *one = d->thing;

    if (relevance_programme_is_possible(r))
        return d->kind != READER_RULE || one->then.count || one->if_unknown.count;
    return d->kind == READER_RULE &&
           (is_worth_saying(r, &one->then) || is_worth_saying(r, &one->if_unknown));
}

/* Marks what depends on an answer that is another one than at the last look. */
static void find_stale(relevance *r)
{
    size_t width = r->dependents.count;

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
    for (size_t i = 0; i < r->dependents.count; i++)
        if (which[i])
            r->can_be[i] = (unsigned char)condition_can_be(&r->reach,
                                                           r->dependents.all[i].when);
}

void relevance_look(relevance *r)
{
    find_stale(r);
    condition_reach_forget(&r->reach);
    work_out_stale(r, r->stale);
    memset(r->stale, 0, r->dependents.count);
    r->least_disposition = PROCEED;
    r->most_gate = GATE_FULL;
    find_firm(r);
    condition_reach_forget(&r->reach);
    r->reach.least_disposition = r->least_disposition;
    r->reach.most_gate = r->most_gate;
    work_out_stale(r, r->standing);
    for (size_t i = 0; i < r->dependents.count; i++) {
        int is_open = (r->can_be[i] & (r->can_be[i] - 1)) != 0; /* more than one value */

        r->counts[i] = is_open && makes_a_difference(r, &r->dependents.all[i]);
    }
}

int relevance_is_felt(const relevance *r, size_t dependent)
{
    return makes_a_difference(r, &r->dependents.all[dependent]);
}

int relevance_matters(const relevance *r, const question *asked)
{
    if (asked->for_the_record)
        return relevance_programme_is_possible(r);
    for (size_t i = 0; i < r->dependents.count; i++)
        if (r->counts[i] && r->depends[asked->index * r->dependents.count + i])
            return 1;
    return 0;
}
