/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/condition_reads.h"

#include <stdlib.h>
#include <string.h>

int condition_reads_open(condition_reads *out, const sb_pack *pack)
{
    *out = (condition_reads){.pack = pack};
    out->options = calloc(pack->questions.all.count + 1, sizeof(*out->options));
    out->findings = calloc(pack->findings.all.count + 1, 1);
    out->scores = calloc(pack->scores.all.count + 1, 1);
    out->followed = calloc(pack->questions.all.count + 1, 1);
    return out->options && out->findings && out->scores && out->followed ? 0 : -1;
}

void condition_reads_close(condition_reads *r)
{
    free(r->options);
    free(r->findings);
    free(r->scores);
    free(r->followed);
    *r = (condition_reads){0};
}

void condition_reads_forget(condition_reads *r)
{
    const sb_pack *pack = r->pack;

    memset(r->options, 0, pack->questions.all.count * sizeof(*r->options));
    memset(r->findings, 0, pack->findings.all.count);
    memset(r->scores, 0, pack->scores.all.count);
    memset(r->followed, 0, pack->questions.all.count);
    r->standing = 0;
}

static void add_finding(condition_reads *r, const finding *f)
{
    if (!f || r->findings[f->index])
        return;
    r->findings[f->index] = 1;
    condition_reads_add(r, f->when);
}

static void add_score(condition_reads *r, const score *s)
{
    if (!s || r->scores[s->index])
        return;
    r->scores[s->index] = 1;
    for (size_t i = 0; i < s->point_count; i++)
        condition_reads_add(r, s->points[i].when);
}

void condition_reads_add(condition_reads *r, const condition *c)
{
    if (!c)
        return;
    if (c->kind == CONDITION_ANSWER && c->question)
        r->options[c->question->index] |= c->test == TEST_OPTIONS ? c->options
                                                                  : UINT64_MAX;
    else if (c->kind == CONDITION_FINDING)
        add_finding(r, c->finding);
    else if (c->kind == CONDITION_SCORE)
        add_score(r, c->score);
    else if (c->kind == CONDITION_DISPOSITION || c->kind == CONDITION_GATE)
        r->standing = 1;
    for (size_t i = 0; i < c->part_count; i++)
        condition_reads_add(r, c->parts[i]);
}

void condition_reads_follow(condition_reads *r)
{
    const list *questions = &r->pack->questions.all;

    for (int more = 1; more;) {
        more = 0;
        for (size_t i = 0; i < questions->count; i++) {
            const question *q = questions->items[i];

            if (!r->options[i] || r->followed[i])
                continue;
            r->followed[i] = 1;
            more = 1;
            condition_reads_add(r, q->ask_when);
            condition_reads_add(r, q->in->ask_when);
        }
    }
}
