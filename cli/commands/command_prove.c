/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/options.h"

enum { MOST_PROMISES = 64 };

typedef struct prove_options {
    sb_proof_options proof;
    int promises[MOST_PROMISES];
    size_t count;
    const char *base; /* the folder of an earlier version, or NULL */
    int json;
} prove_options;

static int take_option(void *into, int letter, const char *value)
{
    prove_options *options = into;

    if (letter == 'f')
        return option_json(&options->json, value);
    if (letter == 'b')
        options->base = value;
    else
        options->proof.keep_in = value;
    return 0;
}

static int take_promise(prove_options *options, const char *word)
{
    char *end;
    long number = strtol(word, &end, 10);

    if (end == word || *end || number < 1 || number > 1000 ||
        !sb_proof_knows((int)number))
        return wrong_usage("prove", "there is no promise '%.40s' that can be proved",
                           word);
    if (options->count == MOST_PROMISES)
        return wrong_usage("prove", "there are too many promises");
    options->promises[options->count++] = (int)number;
    return 0;
}

static int read_options(prove_options *options, int argc, char *argv[])
{
    static const option_kind kinds[] = {{"format", 'f', "text|json", 0},
                                        {"certificate", 'c', "DIR", 0},
                                        {"base", 'b', "DIR", 0},
                                        {0}};
    static const option_set set = {"prove", kinds};
    int first, code = options_read(&set, argc, argv, take_option, options, &first);

    for (int i = first; code == 0 && i < argc; i++)
        code = take_promise(options, argv[i]);
    return code;
}

static int make_folder(const char *folder)
{
    if (!folder || mkdir(folder, 0777) == 0 || errno == EEXIST)
        return 0;
    tell("steadyback: %s: cannot be made: %s", folder, strerror(errno));
    return EXIT_SYSTEM;
}

static int print_proof(const sb_proof *proof, int json)
{
    static const int codes[] = {[SB_PROOF_PROVED] = EXIT_RESULT,
                                [SB_PROOF_REFUTED] = EXIT_PACK,
                                [SB_PROOF_NOT_DECIDED] = EXIT_SYSTEM};
    sb_failure why = {0};
    char *text = NULL;
    int code;

    if ((json ? sb_proof_json : sb_proof_text)(&text, proof, &why) < 0)
        return tell_failure(&why);
    code = write_result(text, NULL);
    free(text);
    return code ? code : codes[sb_proof_overall(proof)];
}

/* What the pack is held against: an earlier version, or itself without overlays. */
static int open_base(sb_pack **out, const common *common, const prove_options *options)
{
    struct common plain = *common;

    *out = NULL;
    if (!options->base && !common->pack.overlay_count) {
        for (size_t i = 0; i < options->count; i++)
            if (sb_proof_needs_base(options->promises[i]))
                return wrong_usage("prove", "promise %d needs --base or --overlay",
                                   options->promises[i]);
        return 0;
    }
    if (options->base)
        plain.pack.folder = options->base;
    plain.pack.overlay_count = 0;
    return open_pack(out, &plain);
}

static int prove(const common *common, prove_options *options)
{
    sb_pack *pack = NULL, *base = NULL;
    sb_proof *proof = NULL;
    sb_failure why = {0};
    int code = open_base(&base, common, options);

    if (code == 0)
        code = open_pack(&pack, common);
    if (code == 0)
        code = make_folder(options->proof.keep_in);
    options->proof.base = base;
    if (code == 0)
        code = sb_proof_make(&proof, pack, options->promises, options->count,
                             &options->proof, &why) < 0
                   ? tell_failure(&why)
                   : print_proof(proof, options->json);
    sb_proof_free(proof);
    sb_pack_free(pack);
    sb_pack_free(base);
    return code;
}

int command_prove(const common *common, int argc, char *argv[])
{
    const char *temporary = getenv("TMPDIR");
    prove_options options = {
        .proof.work_in = temporary && *temporary ? temporary : NULL,
    };
    int code = read_options(&options, argc, argv);

    return code ? code : prove(common, &options);
}
