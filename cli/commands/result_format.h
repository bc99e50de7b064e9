/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_FORMAT_H
#define RESULT_FORMAT_H

#include <steadyback/steadyback.h>

/* The forms in which a result can be written. One line of the table makes a form known
 * by its name and by the ending of a file. */
typedef int result_writer(char **out, const sb_result *result, size_t columns,
                          sb_failure *why);
typedef int document_writer(char **out, const sb_result *result,
                            const sb_document_options *options, sb_failure *why);

typedef struct result_format {
    const char *name;
    const char *ending;
    result_writer *write;      /* NULL for a document, made as: */
    result_writer *write_full; /* the same with --full; NULL: one form for both */
    document_writer *exchange; /* for other systems' records, or NULL */
    sb_document_format document;
    int has_figures;
    int has_days;    /* it says when it was made, and when the programme starts */
    int has_rest;    /* --full adds what two pages have no room for */
    int is_one_line; /* it has no newline of its own */
} result_format;

extern const result_format result_formats[]; /* ends with a NULL name */

/* NULL when there is no such form. */
const result_format *result_format_named(const char *name);

/* Whether it is the calendar: there is none without a programme. */
int result_format_is_calendar(const result_format *format);

/* The form that the ending of a file asks for; text when it asks for none. */
const result_format *result_format_of_file(const char *path);

/* `columns` are of the text, `options` of documents. Caller frees *out. */
int result_format_write(const result_format *format, char **out, const sb_result *result,
                        size_t columns, const sb_document_options *options,
                        sb_failure *why);

#endif
