/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_FORMAT_H
#define RESULT_FORMAT_H

#include <steadyback/steadyback.h>

/* The forms in which a result can be written. One line of the table makes a form known
 * by its name and by the ending of a file. */
typedef int result_writer(char **out, const sb_result *result, size_t columns,
                          sb_failure *why);

typedef struct result_format {
    const char *name;
    const char *ending;
    result_writer *write; /* caller frees *out */
} result_format;

extern const result_format result_formats[]; /* ends with a NULL name */

/* The form that the ending of a file asks for; text when it asks for none. */
const result_format *result_format_of_file(const char *path);

#endif
