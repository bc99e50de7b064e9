/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/command.h"
#include "commands/options.h"
#include "commands/output_place.h"

enum { LONGEST_PATH = 4096 };

typedef struct request {
    const char *id, *path;
    const char *folder; /* of --all */
} request;

/* Drawings are for everybody, unlike what a person answered. */
static int write_public(const char *path, const char *text)
{
    if (write_file(path, text, 0) == 0)
        return EXIT_RESULT;
    tell("steadyback: %s cannot be written: %s", path, strerror(errno));
    return EXIT_SYSTEM;
}

static int write_into(const char *folder, const char *name, const char *end,
                      const char *text)
{
    char path[LONGEST_PATH];

    if (snprintf(path, sizeof(path), "%s/%s%s", folder, name, end) < LONGEST_PATH)
        return write_public(path, text);
    tell("steadyback: the path of %s is too long", folder);
    return EXIT_SYSTEM;
}

static int draw_one(const sb_figures *figures, const request *asked)
{
    sb_failure why = {0};
    char *svg = NULL;
    int code = EXIT_RESULT;

    if (sb_figure_svg(&svg, figures, asked->id, NULL, &why) < 0)
        return tell_failure(&why);
    if (!svg) {
        tell("steadyback: figure: there is no figure of '%s'", asked->id);
        return EXIT_USAGE;
    }
    if (asked->path)
        code = write_public(asked->path, svg);
    else
        fputs(svg, stdout);
    free(svg);
    return code;
}

static int draw_sheet(const sb_figures *figures, const char *folder)
{
    sb_failure why = {0};
    char *page = NULL;
    int code;

    if (sb_figures_sheet(&page, figures, &why) < 0)
        return tell_failure(&why);
    code = write_into(folder, "index", ".html", page);
    free(page);
    return code;
}

static int draw_all(const sb_figures *figures, const char *folder)
{
    int code = EXIT_RESULT;

    if (mkdir(folder, 0777) < 0 && errno != EEXIST) {
        tell("steadyback: %s cannot be made: %s", folder, strerror(errno));
        return EXIT_SYSTEM;
    }
    for (size_t i = 0; code == EXIT_RESULT && i < sb_figures_count(figures); i++) {
        const char *id = sb_figures_id(figures, i);
        sb_failure why = {0};
        char *svg = NULL;

        if (sb_figure_svg(&svg, figures, id, NULL, &why) < 0)
            return tell_failure(&why);
        code = write_into(folder, id, ".svg", svg);
        free(svg);
    }
    return code == EXIT_RESULT ? draw_sheet(figures, folder) : code;
}

static int run(const common *common, const request *asked)
{
    sb_pack *pack = NULL;
    sb_figures *figures = NULL;
    int code = open_pack_for_repair(&pack, common);

    if (code == EXIT_RESULT)
        code = open_figures(&figures, pack);
    if (code == EXIT_RESULT)
        code = asked->folder ? draw_all(figures, asked->folder)
                             : draw_one(figures, asked);
    sb_figures_free(figures);
    sb_pack_free(pack);
    return code;
}

static int take_option(void *into, int letter, const char *value)
{
    request *asked = into;

    if (letter == 'a')
        asked->folder = value;
    else
        asked->path = value;
    return 0;
}

int command_figure(const common *common, int argc, char *argv[])
{
    static const option_kind kinds[] = {
        {NULL, 'o', "FILE", 1}, {"all", 'a', "DIR", 0}, {0}};
    static const option_set set = {"figure", kinds};
    request asked = {0};
    char inside[LONGEST_PATH];
    int first, code = options_read(&set, argc, argv, take_option, &asked, &first);

    if (code)
        return code;
    if (asked.folder ? first != argc || asked.path : first + 1 != argc)
        return wrong_usage("figure",
                           "it takes the id of one exercise or hazard, or --all DIR");
    asked.id = argv[first];
    snprintf(inside, sizeof(inside), "%s/index.html", asked.folder ? asked.folder : "");
    code = output_place_check(common, "figure", asked.folder ? inside : asked.path, NULL);
    return code ? code : run(common, &asked);
}
