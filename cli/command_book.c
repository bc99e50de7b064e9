/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "options.h"

static int write_book(const sb_pack *pack, const char *output)
{
    char today[DAY_SIZE];
    sb_document_options options = {.date = today};
    sb_figures *figures = NULL;
    sb_failure why = {0};
    char *text = NULL;
    int code = open_figures(&figures, pack);

    write_today(today);
    options.figures = figures;
    if (code == EXIT_RESULT && sb_pack_book(&text, pack, &options, &why) < 0)
        code = tell_failure(&why);
    if (code == EXIT_RESULT)
        code = write_result(text, output);
    free(text);
    sb_figures_free(figures);
    return code;
}

static int take_option(void *into, int letter, const char *value)
{
    (void)letter;
    *(const char **)into = value;
    return 0;
}

int command_book(const common *common, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"output", 'o', "FILE", 1}, {0}};
    static const option_set set = {"book", kinds};
    const char *output = NULL;
    sb_pack *pack = NULL;
    int first, code = options_read(&set, argc, argv, take_option, &output, &first);

    if (code)
        return code;
    if (first != argc)
        return wrong_usage("book", "it takes no file; name the pack with --pack DIR");
    if ((code = open_pack_for_repair(&pack, common)))
        return code;
    code = write_book(pack, output);
    sb_pack_free(pack);
    return code;
}
