/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_source.h"

#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "failure.h"
#include "file_check.h"
#include "pack_folder.h"
#include "pack_manifest.h"
#include "pack_seal.h"

typedef struct source_reading {
    xml_reader *reader;
    arena *memory;
    sb_mistakes *mistakes;
    sb_failure *why;
} source_reading;

/* What was found in one folder. */
typedef struct read_files {
    list files, strays; /* of pack_file */
} read_files;

static const xml_element *parse_file(source_reading *s, const pack_file *one)
{
    const xml_element *element = NULL;

    if (check_bytes(one, s->mistakes) == 0)
        element = xml_read(s->reader, s->memory, one->bytes, one->length, one->shown,
                           s->mistakes);
    if (element)
        check_references(element, one, s->mistakes);
    return element;
}

static int parse_one(source_reading *s, pack_source *out, list *roots, pack_file *one)
{
    const xml_element *element = parse_file(s, one);
    pack_root *root = element ? arena_take(s->memory, sizeof(*root)) : NULL;

    if (element && !root)
        return failure_memory(s->why);
    if (root)
        *root = (pack_root){element, one->inside};
    return (root ? list_add(roots, root) : list_add(&out->broken, one)) < 0
               ? failure_memory(s->why)
               : 0;
}

/* Stylesheets are looked into when a document is made with them. */
static int parse(source_reading *s, pack_source *out, list *roots, const list *files)
{
    int error = 0;

    for (size_t i = 0; i < files->count && error == 0; i++) {
        pack_file *one = files->items[i];

        if (!pack_file_is_style(one))
            error = parse_one(s, out, roots, one);
        else if (list_add(&out->styles, one) < 0)
            error = failure_memory(s->why);
    }
    return error;
}

static int digest_files(char digest[DIGEST_SIZE], const list *files, sb_failure *why)
{
    digest_file *all = calloc(files->count + 1, sizeof(*all));

    if (!all)
        return failure_memory(why);
    for (size_t i = 0; i < files->count; i++) {
        const pack_file *one = files->items[i];

        all[i] = (digest_file){one->inside, one->bytes, one->length};
    }
    digest_of_files(digest, all, files->count);
    free(all);
    return 0;
}

static int is_broken(const pack_source *out, const char *inside)
{
    for (size_t i = 0; i < out->broken.count; i++)
        if (strcmp(((const pack_file *)out->broken.items[i])->inside, inside) == 0)
            return 1;
    return 0;
}

/* Whether the files that decide are those that are listed. */
static int check_list(source_reading *s, pack_source *out, const read_files *read,
                      const list *roots, int is_overlay)
{
    manifest m = {&read->files, &read->strays, roots, is_overlay,
                  s->memory,    s->mistakes,   0};

    if (manifest_check(&m) < 0)
        return failure_memory(s->why);
    out->is_blind |= m.is_incomplete;
    return 0;
}

/* The files of an overlay stand behind those of the base. */
static int work_in(source_reading *s, pack_source *out, const char *folder,
                   const read_files *read, int is_cases)
{
    list added = {0};
    int error = parse(s, out, &added, &read->files);

    if (error == 0 && !is_cases)
        error = check_list(s, out, read, &added, 1);
    if (error == 0 && !is_cases && !is_broken(out, "overlay.xml"))
        error = overlay_declare(&out->overlay, &added, s->memory, folder, s->mistakes,
                                s->why);
    if (error == 0 && out->overlay)
        error = overlay_apply(&out->roots, &added, out->overlay, s->memory, is_cases,
                              s->mistakes, s->why);
    list_clear(&added);
    return error;
}

static int read_base(source_reading *s, pack_source *out, const sb_pack_options *options,
                     read_files *base)
{
    if (pack_folder_read(&base->files, &base->strays, s->memory, options->folder,
                         s->mistakes, s->why) < 0)
        return -1;
    out->is_blind = sb_mistakes_errors(s->mistakes) > 0;
    if (pack_seal_check(&base->files, &base->strays, SEAL_KNOWLEDGE, s->memory, options,
                        options->folder, &out->is_modified, s->mistakes, s->why) < 0 ||
        parse(s, out, &out->roots, &base->files) < 0)
        return -1;
    return check_list(s, out, base, &out->roots, 0);
}

static int read_overlay(source_reading *s, pack_source *out,
                        const sb_pack_options *options, read_files *own)
{
    if (pack_folder_overlay(&own->files, &own->strays, s->memory, options->overlay,
                            s->mistakes, s->why) < 0 ||
        pack_seal_check(&own->files, &own->strays, SEAL_KNOWLEDGE, s->memory, options,
                        options->overlay, &out->is_modified, s->mistakes, s->why) < 0)
        return -1;
    return work_in(s, out, options->overlay, own, 0);
}

static int read_all(source_reading *s, pack_source *out, const sb_pack_options *options,
                    read_files *base, read_files *own)
{
    if (read_base(s, out, options, base) < 0 ||
        (options->overlay && read_overlay(s, out, options, own) < 0))
        return -1;
    for (size_t i = 0; i < own->files.count; i++)
        if (list_add(&base->files, own->files.items[i]) < 0)
            return failure_memory(s->why);
    return digest_files(out->digest, &base->files, s->why);
}

typedef int read_function(source_reading *s, pack_source *out,
                          const sb_pack_options *options, read_files *base,
                          read_files *own);

static int read_with(read_function *read, pack_source *out, arena *memory,
                     const sb_pack_options *options, sb_mistakes *mistakes,
                     sb_failure *why)
{
    source_reading s = {.memory = memory, .mistakes = mistakes, .why = why};
    read_files base = {0}, own = {0};
    int error = xml_reader_open(&s.reader, embedded_pack_xsd, strlen(embedded_pack_xsd),
                                why);

    if (error == 0)
        error = read(&s, out, options, &base, &own);
    xml_reader_close(s.reader);
    if (error == 0 && mistakes_failed(mistakes))
        error = failure_memory(why);
    list_clear(&base.files);
    list_clear(&base.strays);
    list_clear(&own.files);
    list_clear(&own.strays);
    return error;
}

int pack_source_read(pack_source *out, arena *memory, const sb_pack_options *options,
                     sb_mistakes *mistakes, sb_failure *why)
{
    return read_with(read_all, out, memory, options, mistakes, why);
}

static int read_cases(source_reading *s, pack_source *out, const sb_pack_options *options,
                      read_files *base, read_files *own)
{
    if (pack_folder_cases(&base->files, s->memory, options->folder, 0, s->mistakes,
                          s->why) < 0 ||
        parse(s, out, &out->roots, &base->files) < 0)
        return -1;
    if (!out->overlay)
        return 0;
    if (pack_folder_cases(&own->files, s->memory, options->overlay, 1, s->mistakes,
                          s->why) < 0)
        return -1;
    return work_in(s, out, options->overlay, own, 1);
}

int pack_source_cases(pack_source *out, arena *memory, const sb_pack_options *options,
                      const overlay *declared, sb_mistakes *mistakes, sb_failure *why)
{
    if (declared && !(out->overlay = overlay_copy(declared, memory)))
        return failure_memory(why);
    return read_with(read_cases, out, memory, options, mistakes, why);
}

static int read_figures(source_reading *s, pack_source *out,
                        const sb_pack_options *options, read_files *base, read_files *own)
{
    (void)own;
    if (pack_folder_figures(&base->files, s->memory, options->folder, 0, s->mistakes,
                            s->why) < 0 ||
        pack_seal_check(&base->files, NULL, SEAL_FIGURES, s->memory, options,
                        options->folder, &out->is_modified, s->mistakes, s->why) < 0)
        return -1;
    return parse(s, out, &out->roots, &base->files);
}

static int read_own_figures(source_reading *s, pack_source *out,
                            const sb_pack_options *options, read_files *base,
                            read_files *own)
{
    (void)base;
    if (options->overlay &&
        (pack_folder_figures(&own->files, s->memory, options->overlay, 1, s->mistakes,
                             s->why) < 0 ||
         pack_seal_check(&own->files, NULL, SEAL_FIGURES, s->memory, options,
                         options->overlay, &out->is_modified, s->mistakes, s->why) < 0))
        return -1;
    return parse(s, out, &out->roots, &own->files);
}

int pack_source_figures(pack_source *out, arena *memory, const sb_pack_options *options,
                        int of_overlay, sb_mistakes *mistakes, sb_failure *why)
{
    return read_with(of_overlay ? read_own_figures : read_figures, out, memory, options,
                     mistakes, why);
}

void pack_source_clear(pack_source *source)
{
    list_clear(&source->roots);
    list_clear(&source->broken);
    list_clear(&source->styles);
    overlay_clear(source->overlay);
}
