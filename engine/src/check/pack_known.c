/* SPDX-License-Identifier: Apache-2.0 */
#include "check/pack_known.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "folder/pack_folder.h"

#define SEAL_FILE "seal.txt"

typedef struct gathering {
    int is_bundle; /* of what stands beside, only what a bundle holds */
    arena *memory;
    list files; /* of pack_file */
    sb_mistakes *mistakes;
    sb_failure *why;
} gathering;

/* A line of its own among the files, so that none can pass for another. */
static int add_mark(gathering *g, const char *name, const char *text)
{
    pack_file *mark = arena_take(g->memory, sizeof(*mark));

    if (!mark)
        return failure_memory(g->why);
    *mark = (pack_file){name, name, text, strlen(text)};
    return list_add(&g->files, mark) == 0 ? 0 : failure_memory(g->why);
}

static int add_beside(gathering *g, const char *folder)
{
    return g->is_bundle
               ? pack_folder_figures(&g->files, g->memory, folder, 0, g->mistakes, g->why)
               : pack_folder_beside(&g->files, g->memory, folder, g->mistakes, g->why);
}

static int add_folder(gathering *g, const char *folder, int is_overlay)
{
    pack_file *seal = NULL;

    if (add_mark(g, "folder", is_overlay ? "overlay" : "pack") < 0 ||
        add_beside(g, folder) < 0 ||
        pack_folder_file(&seal, g->memory, folder, SEAL_FILE, g->mistakes, g->why) < 0)
        return -1;
    return !seal || list_add(&g->files, seal) == 0 ? 0 : failure_memory(g->why);
}

static int gather(gathering *g, const sb_pack_options *options, const char *deciding)
{
    if (add_mark(g, "program", embedded_build_digest) < 0 ||
        add_mark(g, "deciding", deciding) < 0 ||
        add_mark(g, "allow-modified", options->allow_modified ? "yes" : "no") < 0 ||
        add_folder(g, options->folder, 0) < 0)
        return -1;
    for (size_t i = 0; i < options->overlay_count; i++)
        if (add_folder(g, options->overlays[i], 1) < 0)
            return -1;
    return 0;
}

static int digest_of(char digest[DIGEST_SIZE], int is_bundle,
                     const sb_pack_options *options, const char *deciding,
                     sb_failure *why)
{
    gathering g = {is_bundle, arena_new(), {0}, sb_mistakes_new(), why};
    int error = g.memory && g.mistakes ? gather(&g, options, deciding)
                                       : failure_memory(why);

    digest[0] = '\0';
    if (error == 0 && !sb_mistakes_errors(g.mistakes))
        error = pack_files_digest(digest, &g.files, why);
    list_clear(&g.files);
    sb_mistakes_free(g.mistakes);
    arena_free(g.memory);
    return error;
}

int pack_known_digest(char digest[DIGEST_SIZE], const sb_pack_options *options,
                      const char *deciding, sb_failure *why)
{
    return digest_of(digest, 0, options, deciding, why);
}

int pack_bundle_digest(char digest[DIGEST_SIZE], const sb_pack_options *options,
                       const char *deciding, sb_failure *why)
{
    return digest_of(digest, 1, options, deciding, why);
}

int pack_is_known(const sb_pack_options *options, const char *digest)
{
    return digest[0] && options->checked && strstr(options->checked, digest) != NULL;
}
