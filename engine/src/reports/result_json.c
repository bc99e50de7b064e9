/* SPDX-License-Identifier: Apache-2.0 */
/* The result as JSON: the contract of docs/result.schema.json. */
#include "reports/result_json.h"

#include "base/name_fill.h"
#include "reports/result_tree.h"

int result_json_write(char **out, const sb_result *r, size_t indent, sb_failure *why)
{
    json_maker maker = {0};
    record to = {.json = &maker};
    record_part whole = {.json = json_new_object(&maker)};

    result_tree_put(&(result_tree){.to = &to, .result = r}, whole);
    *out = json_write(&maker, whole.json, indent);
    return names_guard_made(out, why);
}

int sb_result_json(char **out, const sb_result *r, sb_failure *why)
{
    return result_json_write(out, r, 2, why);
}
