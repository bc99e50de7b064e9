/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/options.h"

enum { COLUMNS = 80, MOST_CHANGES = 200 };

typedef struct what_if_options {
    const char *answers;
    sb_change changes[MOST_CHANGES];
    size_t count;
    int json;
} what_if_options;

/* QUESTION=VALUE in two. */
static int read_change(what_if_options *options, char *word)
{
    char *sign = strchr(word, '=');

    if (!sign || sign == word || options->count == MOST_CHANGES)
        return wrong_usage("what-if", "a change is QUESTION=VALUE");
    *sign = '\0';
    options->changes[options->count++] = (sb_change){word, sign + 1};
    return 0;
}

static int take_option(void *into, int letter, const char *value)
{
    what_if_options *options = into;

    (void)letter;
    return option_json(&options->json, value);
}

static int read_options(what_if_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"format", 'f', "text|json", 0}, {0}};
    static const option_set set = {"what-if", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    if (code)
        return code;
    if (first == argc)
        return wrong_usage("what-if",
                           "it takes a file of answers, then QUESTION=VALUE ...");
    options->answers = argv[first];
    for (int i = first + 1; i < argc && code == 0; i++)
        code = read_change(options, argv[i]);
    return code;
}

static int what_if(sb_consultation *consultation, const what_if_options *options)
{
    sb_failure why = {0};
    char *text = NULL;
    int error = options->count ? sb_what_if(&text, consultation, options->changes,
                                            options->count, options->json, COLUMNS, &why)
                               : sb_what_would_change(&text, consultation, options->json,
                                                      COLUMNS, &why);
    int code = error < 0 ? tell_failure(&why) : write_result(text, NULL);

    free(text);
    return code;
}

int command_what_if(const common *common, int argc, char *argv[])
{
    what_if_options *options = calloc(1, sizeof(*options));
    sb_pack *pack = NULL;
    sb_consultation *consultation = NULL;
    sb_failure why = {0};
    int code = options ? read_options(options, argc, argv) : tell_memory();

    if (code || (code = open_pack(&pack, common)))
        goto cleanup;
    if (sb_consultation_open(&consultation, pack, &why) < 0) {
        code = tell_failure(&why);
        goto cleanup;
    }
    if ((code = read_answers(consultation, options->answers)) == 0)
        code = what_if(consultation, options);
cleanup:
    sb_consultation_close(consultation);
    sb_pack_free(pack);
    free(options);
    return code;
}
