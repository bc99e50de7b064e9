/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "clips_text.h"
#include "inference/rule_session.h"

/* A fixture of one rule: facts in and facts out (CONTRIBUTING.md, "A rule of inference").
 */
enum { MOST_FACTS = 80, MOST_SLOTS = 20 };

typedef struct fixture {
    const clips_text *vocabulary;
    const clips_part *group;
    const char *path;
    const char *rule; /* MODULE::name */
    char module[32];
    const list *given;  /* each of them is needed */
    const list *beside; /* makes no difference */
    const list *then;   /* all that follows */
    const list *unless; /* each of them alone stands in the way */
} fixture;

/* A session with the vocabulary and the one rule that is tried. */
typedef struct fixture_bench {
    const clips_text *vocabulary;
    char *vocabulary_text;
    char *rule_name, *rule_text; /* NULL when there is none */
    rule_session *session;       /* NULL until it is needed */
    long facts;                  /* that are there without any being given */
} fixture_bench;

int fixture_bench_open(fixture_bench *out, const clips_text *vocabulary, sb_failure *why);
void fixture_bench_close(fixture_bench *bench); /* not the vocabulary */

/* Puts a rule on the bench, in place of the one that is there. When CLIPS refuses it, -1
 * with `why`, and there is none. */
int fixture_bench_load(fixture_bench *bench, const char *name, const char *text,
                       sb_failure *why);

/* Sees to it that there is a session with the rule and no facts. */
int fixture_bench_ready(fixture_bench *bench, sb_failure *why);

/* The session is given up: what came of the rule cannot be taken back. */
void fixture_bench_spoil(fixture_bench *bench);

int fixture_read(fixture *out, const clips_text *from, const clips_part *group,
                 const clips_text *vocabulary, sb_failure *why);

/* How many facts stand in a section. */
static inline size_t fixture_count(const list *section)
{
    return section ? section->count - 1 : 0;
}

/* The deftemplate of a fact, or NULL, and the name of the slot at this place of it. */
const clips_part *fixture_template(const clips_text *vocabulary, const char *kind);
const char *fixture_slot_name(const clips_part *template, size_t index);

/* "RULE: SENTENCE WHAT", with file and line; -1. */
int fixture_complain(const fixture *one, const clips_part *where, const char *sentence,
                     const char *what, sb_failure *why);

/* 0 when the rule on the bench does what the fixture says, else -1 with `why`, which
 * names the line. */
int fixture_hold(const fixture *one, fixture_bench *bench, sb_failure *why);

#endif
