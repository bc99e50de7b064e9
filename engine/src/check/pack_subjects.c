/* SPDX-License-Identifier: Apache-2.0 */
#include "check/pack_subjects.h"

#include <stdio.h>
#include <stdlib.h>

static void add(subjects *out, subject one)
{
    if (!one.when)
        return;
    one.file = one.file ? one.file : one.when->file;
    one.line = one.line ? one.line : one.when->line;
    out->all[out->count++] = one;
}

static size_t most_subjects(const sb_pack *pack)
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

static void add_derived(subjects *out, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->findings.all.count; i++) {
        const finding *f = pack->findings.all.items[i];

        add(out, (subject){SUBJECT_FINDING, f->id, f->file, f->line, .when = f->when});
    }
    for (size_t i = 0; i < pack->scores.all.count; i++) {
        const score *s = pack->scores.all.items[i];

        for (size_t k = 0; k < s->point_count; k++)
            add(out, (subject){SUBJECT_POINT, s->id, .when = s->points[k].when});
    }
    for (size_t i = 0; i < pack->rules.all.count; i++) {
        const rule *r = pack->rules.all.items[i];

        add(out,
            (subject){SUBJECT_RULE, r->id, r->file, r->line, .when = r->when, .rule = r});
    }
}

static void add_asked(subjects *out, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->sections.all.count; i++) {
        const section *s = pack->sections.all.items[i];

        add(out, (subject){SUBJECT_SECTION, s->id, .when = s->ask_when});
    }
    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        add(out, (subject){SUBJECT_QUESTION, q->id, .when = q->ask_when});
    }
    for (size_t i = 0; i < pack->contradictions.all.count; i++) {
        const contradiction *c = pack->contradictions.all.items[i];

        add(out,
            (subject){SUBJECT_CONTRADICTION, c->id, c->file, c->line, .when = c->when});
    }
}

static void add_said(subjects *out, const sb_pack *pack)
{
    for (size_t i = 0; i < pack->hazards.all.count; i++) {
        const hazard *h = pack->hazards.all.items[i];

        for (size_t k = 0; k < h->for_count; k++)
            add(out, (subject){SUBJECT_HAZARD, h->id, .when = h->fors[k].when});
    }
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        add(out, (subject){SUBJECT_MESSAGE, m->id, .when = m->say_when});
    }
    for (size_t i = 0; i < pack->monitoring.stop_signal_count; i++) {
        const stop_signal *s = &pack->monitoring.stop_signals[i];

        add(out, (subject){SUBJECT_SIGNAL, s->id, .when = s->show_when});
    }
}

int subjects_open(subjects *out, const sb_pack *pack)
{
    *out = (subjects){.logic = condition_logic_new(pack)};
    out->all = calloc(most_subjects(pack) + 1, sizeof(*out->all));
    if (!out->all || !out->logic)
        return -1;
    add_derived(out, pack);
    add_asked(out, pack);
    add_said(out, pack);
    for (size_t i = 0; i < out->count; i++) {
        subject *one = &out->all[i];

        one->surely = condition_surely(out->logic, one->when);
        one->possibly = condition_possibly(out->logic, one->when);
    }
    condition_logic_bind(out->logic);
    return condition_logic_failed(out->logic) ? -1 : 0;
}

void subjects_close(subjects *all)
{
    condition_logic_free(all->logic);
    free(all->all);
    *all = (subjects){0};
}

void subject_name(char *out, size_t size, const subject *one)
{
    static const char *const names[] = {[SUBJECT_FINDING] = "Finding",
                                        [SUBJECT_POINT] = "A point of score",
                                        [SUBJECT_SECTION] = "The ask-when of section",
                                        [SUBJECT_QUESTION] = "The ask-when of question",
                                        [SUBJECT_RULE] = "Rule",
                                        [SUBJECT_HAZARD] = "A group of hazard",
                                        [SUBJECT_MESSAGE] = "The say-when of message",
                                        [SUBJECT_SIGNAL] = "The show-when of stop signal",
                                        [SUBJECT_CONTRADICTION] = "Contradiction"};
    const char *quote = one->kind == SUBJECT_RULE ? "" : "'";

    snprintf(out, size, "%s %s%s%s", names[one->kind], quote, one->id, quote);
}
