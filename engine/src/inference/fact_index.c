/* SPDX-License-Identifier: Apache-2.0 */
#include "inference/fact_index.h"

#include <stdlib.h>
#include <string.h>

static int by_key(const void *left, const void *right)
{
    const keyed_fact *a = left, *b = right;
    int order = strcmp(a->key, b->key);

    if (order)
        return order;
    return (rule_fact_index(a->fact) > rule_fact_index(b->fact)) -
           (rule_fact_index(a->fact) < rule_fact_index(b->fact));
}

int fact_index_open(fact_index *out, rule_session *session, const char *kind,
                    const char *slot, sb_failure *why)
{
    size_t room = 0;

    *out = (fact_index){0};
    for (const rule_fact *f = NULL; (f = rule_session_next(session, kind, f));)
        room++;
    out->all = calloc(room + 1, sizeof(*out->all));
    if (!out->all)
        return failure_memory(why);
    for (const rule_fact *f = NULL; (f = rule_session_next(session, kind, f));)
        out->all[out->count++] = (keyed_fact){rule_fact_word(f, slot), f};
    qsort(out->all, out->count, sizeof(*out->all), by_key);
    return 0;
}

void fact_index_close(fact_index *index)
{
    free(index->all);
    *index = (fact_index){0};
}

const keyed_fact *fact_index_find(const fact_index *index, const char *key, size_t *count)
{
    size_t low = 0, high = index->count, end;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (strcmp(index->all[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < index->count && strcmp(index->all[end].key, key) == 0;)
        end++;
    *count = end - low;
    return index->all + low;
}
