/* SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

int fixture_bench_open(fixture_bench *out, const clips_text *vocabulary, sb_failure *why)
{
    text_buffer text = {0};

    *out = (fixture_bench){.vocabulary = vocabulary};
    for (size_t i = 0; i < vocabulary->groups.count; i++) {
        clips_part_write(&text, vocabulary->groups.items[i]);
        text_add(&text, "\n");
    }
    out->vocabulary_text = text_take(&text);
    return out->vocabulary_text ? 0 : failure_memory(why);
}

void fixture_bench_spoil(fixture_bench *bench)
{
    rule_session_close(bench->session);
    bench->session = NULL;
}

static void drop_rule(fixture_bench *bench)
{
    free(bench->rule_name);
    free(bench->rule_text);
    bench->rule_name = bench->rule_text = NULL;
}

void fixture_bench_close(fixture_bench *bench)
{
    fixture_bench_spoil(bench);
    drop_rule(bench);
    free(bench->vocabulary_text);
}

/* A changed rule may never come to an end. */
static const rule_limits limits = {500, 2, 64L << 20, 2000};

static int open_session(fixture_bench *bench, sb_failure *why)
{
    if (rule_session_open(&bench->session, why) < 0)
        return -1;
    rule_session_limit(bench->session, limits);
    return rule_session_load_written(bench->session, "vocabulary.clp",
                                     bench->vocabulary_text, why);
}

int fixture_bench_ready(fixture_bench *bench, sb_failure *why)
{
    if (bench->session)
        return 0;
    if (open_session(bench, why) < 0 ||
        (bench->rule_text && rule_session_load(bench->session, bench->rule_name,
                                               bench->rule_text, why) < 0)) {
        fixture_bench_spoil(bench);
        return -1;
    }
    bench->facts = rule_session_fact_count(bench->session);
    return 0;
}

static int is_same_rule(const fixture_bench *bench, const char *name)
{
    return bench->rule_name && strcmp(bench->rule_name, name) == 0;
}

/* CLIPS puts a rule in the place of one of its name; others need a session of their own.
 */
int fixture_bench_load(fixture_bench *bench, const char *name, const char *text,
                       sb_failure *why)
{
    if (!is_same_rule(bench, name))
        fixture_bench_spoil(bench);
    drop_rule(bench);
    if (fixture_bench_ready(bench, why) < 0)
        return -1;
    bench->rule_name = strdup(name);
    bench->rule_text = strdup(text);
    if (!bench->rule_name || !bench->rule_text)
        return failure_memory(why);
    if (rule_session_load(bench->session, name, text, why) < 0) {
        fixture_bench_spoil(bench);
        drop_rule(bench);
        return -1;
    }
    bench->facts = rule_session_fact_count(bench->session);
    return 0;
}
