/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/answer_readers.h"

#include <stdlib.h>

static void add(answer_readers *out, answer_reader one)
{
    if (!one.when)
        return;
    one.file = one.file ? one.file : one.when->file;
    one.line = one.line ? one.line : one.when->line;
    out->all[out->count++] = one;
}

static size_t most_readers(const sb_pack *pack)
{
    size_t count = pack->findings.all.count + pack->sections.all.count +
                   pack->questions.all.count + pack->rules.all.count +
                   pack->messages.all.count + pack->monitoring.stop_signal_count +
                   pack->contradictions.all.count;

    for (size_t i = 0; i < pack->scores.all.count; i++)
        count += ((const score *)pack->scores.all.items[i])->point_count;
    for (size_t i = 0; i < pack->hazards.all.count; i++)
        count += ((const hazard *)pack->hazards.all.items[i])->for_count;
    return count;
}

static void add_derived(answer_readers *out, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->findings.all.count; i++) {
        const finding *f = pack->findings.all.items[i];

        add(out,
            (answer_reader){READER_FINDING, f, f->id, f->file, f->line, .when = f->when});
    }
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        const score *s = pack->scores.all.items[i];

        for (size_t k = 0; k < s->point_count; k++)
            add(out, (answer_reader){READER_POINT, s, s->id, .when = s->points[k].when});
    }
    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *r = pack->rules.all.items[i];

        add(out, (answer_reader){READER_RULE, r, r->id, r->file, r->line, r->when});
    }
}

static void add_asked(answer_readers *out, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->sections.all.count; i++) {
        const section *s = pack->sections.all.items[i];

        add(out, (answer_reader){READER_SECTION, s, s->id, .when = s->ask_when});
    }
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        add(out, (answer_reader){READER_QUESTION, q, q->id, .when = q->ask_when});
    }
    for (size_t i = 0; i < pack->contradictions.all.count; i++) {
        const contradiction *c = pack->contradictions.all.items[i];

        add(out, (answer_reader){READER_CONTRADICTION, c, c->id, c->file, c->line,
                                 .when = c->when});
    }
}

static void add_said(answer_readers *out, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        for (size_t k = 0; k < h->for_count; k++)
            add(out, (answer_reader){READER_HAZARD, h, h->id, .when = h->fors[k].when});
    }
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        add(out, (answer_reader){READER_MESSAGE, m, m->id, .when = m->say_when});
    }
    for (size_t i = 0; i < pack->monitoring.stop_signal_count; i++) {
        const stop_signal *s = &pack->monitoring.stop_signals[i];

        add(out, (answer_reader){READER_SIGNAL, s, s->id, .when = s->show_when});
    }
}

int answer_readers_open(answer_readers *out, const sb_pack *pack)
{
    *out = (answer_readers){.all = calloc(most_readers(pack) + 1, sizeof(*out->all))};
    if (!out->all)
        return -1;
    add_derived(out, pack);
    add_asked(out, pack);
    add_said(out, pack);
    return 0;
}

void answer_readers_close(answer_readers *all)
{
    free(all->all);
    *all = (answer_readers){0};
}

int answer_reader_is_in_results(const answer_reader *one)
{
    return one->kind == READER_RULE || one->kind == READER_HAZARD ||
           one->kind == READER_MESSAGE || one->kind == READER_SIGNAL;
}
