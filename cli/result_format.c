/* SPDX-License-Identifier: Apache-2.0 */
#include "result_format.h"

#include <string.h>
#include <strings.h>

static int write_json(char **out, const sb_result *result, size_t columns,
                      sb_failure *why)
{
    (void)columns;
    return sb_result_json(out, result, why);
}

const result_format result_formats[] = {
    {"text", ".txt", sb_result_text},
    {"json", ".json", write_json},
    {NULL, NULL, NULL},
};

const result_format *result_format_of_file(const char *path)
{
    size_t length = strlen(path);

    for (const result_format *f = result_formats; f->name; f++) {
        size_t size = strlen(f->ending);

        if (length > size && strcasecmp(path + length - size, f->ending) == 0)
            return f;
    }
    return result_formats;
}
