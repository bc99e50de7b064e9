/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/result_format.h"

#include <string.h>

static int write_json(char **out, const sb_result *result, size_t columns,
                      sb_failure *why)
{
    (void)columns;
    return sb_result_json(out, result, why);
}

const result_format result_formats[] = {
    {"text", ".txt", .write = sb_result_text, .write_full = sb_result_text_full,
     .has_rest = 1},
    {"fhir", ".fhir.json", .exchange = sb_result_fhir, .has_days = 1, .is_one_line = 1},
    {"json", ".json", .write = write_json, .is_one_line = 1},
    {"html", ".html", .document = SB_DOCUMENT_HTML, .has_figures = 1, .has_days = 1,
     .has_rest = 1},
    {"markdown", ".md", .document = SB_DOCUMENT_MARKDOWN, .has_days = 1, .has_rest = 1},
    {"note", ".note", .document = SB_DOCUMENT_NOTE, .has_days = 1},
    {"xml", ".xml", .document = SB_DOCUMENT_XML, .has_figures = 1, .has_days = 1},
    {"ics", ".ics", .document = SB_DOCUMENT_CALENDAR, .has_days = 1},
    {.name = NULL},
};

int result_format_is_calendar(const result_format *format)
{
    return format->document == SB_DOCUMENT_CALENDAR;
}

const result_format *result_format_named(const char *name)
{
    for (const result_format *f = result_formats; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

/* In capitals too, whatever language the computer is set to. */
static int is_ending(const char *text, const char *ending)
{
    for (; *ending; text++, ending++)
        if (*text != *ending &&
            (*text < 'A' || *text > 'Z' || *text - 'A' + 'a' != *ending))
            return 0;
    return 1;
}

const result_format *result_format_of_file(const char *path)
{
    size_t length = strlen(path);

    for (const result_format *f = result_formats; f->name; f++) {
        size_t size = strlen(f->ending);

        if (length > size && is_ending(path + length - size, f->ending))
            return f;
    }
    return result_formats;
}

int result_format_write(const result_format *format, char **out, const sb_result *result,
                        size_t columns, const sb_document_options *options,
                        sb_failure *why)
{
    result_writer *write = options && options->full && format->write_full
                               ? format->write_full
                               : format->write;

    if (format->exchange)
        return format->exchange(out, result, options, why);
    return write ? write(out, result, columns, why)
                 : sb_result_document(out, result, format->document, options, why);
}
