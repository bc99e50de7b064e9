/* SPDX-License-Identifier: Apache-2.0 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

int command_questions(const common *common, int argc, char *argv[])
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'}, {0}};
    sb_failure why = {0};
    sb_pack *pack = NULL;
    char *text = NULL;
    int letter, json = 0, code;

    opterr = 0;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter != 'f' || (strcmp(optarg, "json") != 0 && strcmp(optarg, "text") != 0))
            return wrong_usage("questions", "the option is --format text|json");
        json = strcmp(optarg, "json") == 0;
    }
    if (optind != argc)
        return wrong_usage("questions", "it takes no file");
    if ((code = open_pack(&pack, common)))
        return code;
    if ((json ? sb_pack_questions_json(&text, pack, &why)
              : sb_pack_questions_text(&text, pack, &why)) < 0)
        code = tell_failure(&why);
    else
        printf("%s\n", text);
    free(text);
    sb_pack_free(pack);
    return code;
}
