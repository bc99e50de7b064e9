/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"
#include "commands/output_place.h"

typedef struct book_options {
    const char *output;
    char today[DAY_SIZE];
} book_options;

static int write_book(const sb_pack *pack, const book_options *asked)
{
    sb_document_options options = {.today = asked->today};
    sb_figures *figures = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code = open_figures(&figures, pack);

    options.figures = figures;
    if (code == EXIT_RESULT && sb_pack_book(&text, pack, &options, &why) < 0)
        code = tell_failure(&why);
    if (code == EXIT_RESULT)
        code = write_result(text, asked->output);
    free(text);
    sb_figures_free(figures);
    return code;
}

static int take_option(void *into, int letter, const char *value)
{
    book_options *options = into;

    if (letter == 'd' && !sb_is_day(value))
        return -1;
    if (letter == 'd')
        memcpy(options->today, value, DAY_SIZE);
    else
        options->output = value;
    return *value ? 0 : -1;
}

int command_book(const common *common, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {"output", 'o', "FILE", 1}, {"today", 'd', "DAY (2026-11-24)", 0}, {0}};
    static const option_set set = {"book", kinds};
    book_options options = {0};
    sb_pack *pack = NULL;
    int first, code;

    write_today(options.today);
    if ((code = options_read(&set, argc, argv, take_option, &options, &first)))
        return code;
    if (first != argc)
        return wrong_usage("book", "it takes no file; name the pack with --pack DIR");
    if ((code = output_place_check(common, "book", options.output, NULL)) ||
        (code = open_pack_for_repair(&pack, common)))
        return code;
    code = write_book(pack, &options);
    sb_pack_free(pack);
    return code;
}
