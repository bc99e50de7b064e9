/* SPDX-License-Identifier: Apache-2.0 */
#include <steadyback/check.h>

#include "base/failure.h"
#include "formats/json_writer.h"

enum { INDENT = 2 };

/* The place of the mistake from which this one may follow. */
static void put_cause(json_maker *m, json_value *out, const sb_mistakes *list,
                      const sb_mistake *one)
{
    for (size_t i = 0; one->follows && i < sb_mistakes_count(list); i++)
        if (sb_mistakes_at(list, i) == one->follows)
            json_put_number(m, out, "follows", (double)i);
}

static json_value *mistake_json(json_maker *m, const sb_mistakes *list,
                                const sb_mistake *one)
{
    json_value *out = json_new_object(m);

    json_put_text(m, out, "file", one->file);
    json_put_number(m, out, "line", one->line);
    json_put_text(m, out, "kind", one->kind);
    json_put_text(m, out, "severity", one->severity == SB_ERROR ? "error" : "warning");
    json_put_text(m, out, "sentence", one->sentence);
    json_put_text(m, out, "mend", one->mend);
    json_put_text(m, out, "allowed", one->allowed);
    put_cause(m, out, list, one);
    return out;
}

int sb_mistakes_json(char **out, const sb_mistakes *list, sb_failure *why)
{
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *all = json_new_list(&m);
    size_t count = sb_mistakes_count(list), errors = sb_mistakes_errors(list);

    for (size_t i = 0; i < count; i++)
        json_add(&m, all, mistake_json(&m, list, sb_mistakes_at(list, i)));
    json_put_number(&m, whole, "errors", (double)errors);
    json_put_number(&m, whole, "warnings", (double)(count - errors));
    json_put(&m, whole, "mistakes", all);
    *out = json_write(&m, whole, INDENT);
    return *out ? 0 : failure_memory(why);
}
