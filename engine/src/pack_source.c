/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_source.h"

#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "failure.h"
#include "file_check.h"
#include "pack_folder.h"
#include "pack_seal.h"

typedef struct source_reading {
    xml_reader *reader;
    arena *memory;
    sb_mistakes *mistakes;
    sb_failure *why;
} source_reading;

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

/* The files of an overlay stand behind those of the base. */
static int work_in(source_reading *s, pack_source *out, const char *folder,
                   const list *files, int is_cases)
{
    list added = {0};
    int error = parse(s, out, &added, files);

    if (error == 0 && !is_cases && !is_broken(out, "overlay.xml"))
        error = overlay_declare(&out->overlay, &added, s->memory, folder, s->mistakes,
                                s->why);
    if (error == 0 && out->overlay)
        error = overlay_apply(&out->roots, &added, out->overlay, s->memory, is_cases,
                              s->mistakes, s->why);
    list_clear(&added);
    return error;
}

static int read_all(source_reading *s, pack_source *out, const sb_pack_options *options,
                    list *files, list *overlaid)
{
    if (pack_folder_read(files, s->memory, options->folder, s->mistakes, s->why) < 0)
        return -1;
    out->is_blind = sb_mistakes_errors(s->mistakes) > 0;
    if (pack_seal_check(files, SEAL_KNOWLEDGE, s->memory, options, options->folder,
                        &out->is_modified, s->mistakes, s->why) < 0 ||
        parse(s, out, &out->roots, files) < 0)
        return -1;
    if (options->overlay &&
        (pack_folder_overlay(overlaid, s->memory, options->overlay, s->mistakes, s->why) <
             0 ||
         pack_seal_check(overlaid, SEAL_KNOWLEDGE, s->memory, options, options->overlay,
                         &out->is_modified, s->mistakes, s->why) < 0 ||
         work_in(s, out, options->overlay, overlaid, 0) < 0))
        return -1;
    for (size_t i = 0; i < overlaid->count; i++)
        if (list_add(files, overlaid->items[i]) < 0)
            return failure_memory(s->why);
    return digest_files(out->digest, files, s->why);
}

typedef int read_function(source_reading *s, pack_source *out,
                          const sb_pack_options *options, list *files, list *overlaid);

static int read_with(read_function *read, pack_source *out, arena *memory,
                     const sb_pack_options *options, sb_mistakes *mistakes,
                     sb_failure *why)
{
    source_reading s = {.memory = memory, .mistakes = mistakes, .why = why};
    list files = {0}, overlaid = {0};
    int error = xml_reader_open(&s.reader, embedded_pack_xsd, strlen(embedded_pack_xsd),
                                why);

    if (error == 0)
        error = read(&s, out, options, &files, &overlaid);
    xml_reader_close(s.reader);
    if (error == 0 && mistakes_failed(mistakes))
        error = failure_memory(why);
    list_clear(&files);
    list_clear(&overlaid);
    return error;
}

int pack_source_read(pack_source *out, arena *memory, const sb_pack_options *options,
                     sb_mistakes *mistakes, sb_failure *why)
{
    return read_with(read_all, out, memory, options, mistakes, why);
}

static int read_cases(source_reading *s, pack_source *out, const sb_pack_options *options,
                      list *files, list *overlaid)
{
    if (pack_folder_cases(files, s->memory, options->folder, 0, s->mistakes, s->why) <
            0 ||
        parse(s, out, &out->roots, files) < 0)
        return -1;
    if (!out->overlay)
        return 0;
    if (pack_folder_cases(overlaid, s->memory, options->overlay, 1, s->mistakes, s->why) <
        0)
        return -1;
    return work_in(s, out, options->overlay, overlaid, 1);
}

int pack_source_cases(pack_source *out, arena *memory, const sb_pack_options *options,
                      const overlay *declared, sb_mistakes *mistakes, sb_failure *why)
{
    if (declared && !(out->overlay = overlay_copy(declared, memory)))
        return failure_memory(why);
    return read_with(read_cases, out, memory, options, mistakes, why);
}

static int read_figures(source_reading *s, pack_source *out,
                        const sb_pack_options *options, list *files, list *overlaid)
{
    (void)overlaid;
    if (pack_folder_figures(files, s->memory, options->folder, 0, s->mistakes, s->why) <
            0 ||
        pack_seal_check(files, SEAL_FIGURES, s->memory, options, options->folder,
                        &out->is_modified, s->mistakes, s->why) < 0)
        return -1;
    return parse(s, out, &out->roots, files);
}

static int read_own_figures(source_reading *s, pack_source *out,
                            const sb_pack_options *options, list *files, list *overlaid)
{
    (void)files;
    if (options->overlay &&
        (pack_folder_figures(overlaid, s->memory, options->overlay, 1, s->mistakes,
                             s->why) < 0 ||
         pack_seal_check(overlaid, SEAL_FIGURES, s->memory, options, options->overlay,
                         &out->is_modified, s->mistakes, s->why) < 0))
        return -1;
    return parse(s, out, &out->roots, overlaid);
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
