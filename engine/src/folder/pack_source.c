/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_source.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/failure.h"
#include "folder/file_check.h"
#include "folder/pack_folder.h"
#include "folder/pack_manifest.h"
#include "folder/pack_seal.h"

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

/* Signatures are about things, and none themselves: no overlay replaces them. */
static int is_signatures(const xml_element *element)
{
    return strcmp(element->name, "signatures") == 0;
}

static int parse_one(source_reading *s, pack_source *out, list *roots, pack_file *one)
{
    const xml_element *element = parse_file(s, one);
    pack_root *root = element ? arena_take(s->memory, sizeof(*root)) : NULL;

    if (element && !root)
        return failure_memory(s->why);
    if (root)
        *root = (pack_root){element, one->inside};
    if (root && is_signatures(element))
        roots = &out->signatures;
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

static int is_broken(const pack_source *out, size_t first, const char *inside)
{
    for (size_t i = first; i < out->broken.count; i++)
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

/* What two overlays bring of one name: the last would count, without a word. */
static void check_styles(source_reading *s, const pack_source *out, size_t first)
{
    for (size_t i = first; i < out->styles.count; i++)
        for (size_t k = 0; k < first; k++) {
            const pack_file *here = out->styles.items[i], *there = out->styles.items[k];

            if (strcmp(here->inside, there->inside) == 0 &&
                strcmp(there->shown, there->inside) != 0)
                mistakes_add(s->mistakes, SB_ERROR, "changed-twice", here->shown, 0,
                             "Another overlay has this stylesheet too (%s).",
                             there->shown);
        }
}

/* Two overlays of one name could not be told apart in a result. */
static void check_name(source_reading *s, const pack_source *out, const overlay *one)
{
    for (size_t i = 0; i < out->overlays.count; i++) {
        const overlay *other = out->overlays.items[i];

        if (strcmp(other->id, one->id) == 0)
            mistakes_add(s->mistakes, SB_ERROR, "overlay-twice", one->file, one->line,
                         "Another overlay is called '%s' too (%s:%d).", one->id,
                         other->file, other->line);
    }
}

/* The files of an overlay stand behind those of what it is laid over. */
static int work_in(source_reading *s, pack_source *out, const char *folder,
                   const read_files *read)
{
    size_t styles = out->styles.count, broken = out->broken.count;
    overlay *one = NULL;
    list added = {0};
    int error = parse(s, out, &added, &read->files);

    check_styles(s, out, styles);
    if (error == 0)
        error = check_list(s, out, read, &added, 1);
    if (error == 0 && !is_broken(out, broken, "overlay.xml"))
        error = overlay_declare(&one, &added, s->memory, folder, s->mistakes, s->why);
    if (error == 0 && one)
        error = pack_files_digest(one->digest, &read->files, s->why);
    if (error == 0 && one)
        error = overlay_apply(&out->roots, &added, one, &out->overlays, s->memory, 0,
                              s->mistakes, s->why);
    if (one)
        check_name(s, out, one);
    if (one && list_add(&out->overlays, one) < 0) {
        overlay_clear(one);
        error = failure_memory(s->why);
    }
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

static void clear_files(read_files *read)
{
    list_clear(&read->files);
    list_clear(&read->strays);
}

static int read_overlay(source_reading *s, pack_source *out,
                        const sb_pack_options *options, const char *folder, list *files)
{
    read_files own = {0};
    int error = pack_folder_overlay(&own.files, &own.strays, s->memory, folder,
                                    s->mistakes, s->why);

    if (error == 0)
        error = pack_seal_check(&own.files, &own.strays, SEAL_KNOWLEDGE, s->memory,
                                options, folder, &out->is_modified, s->mistakes, s->why);
    if (error == 0)
        error = work_in(s, out, folder, &own);
    for (size_t i = 0; i < own.files.count && error == 0; i++)
        if (list_add(files, own.files.items[i]) < 0)
            error = failure_memory(s->why);
    clear_files(&own);
    return error;
}

static int read_all(source_reading *s, pack_source *out, const sb_pack_options *options,
                    read_files *base)
{
    if (read_base(s, out, options, base) < 0)
        return -1;
    if (pack_folder_check_apart(options, s->mistakes))
        for (size_t i = 0; i < options->overlay_count; i++)
            if (read_overlay(s, out, options, options->overlays[i], &base->files) < 0)
                return -1;
    return pack_files_digest(out->digest, &base->files, s->why);
}

typedef int read_function(source_reading *s, pack_source *out,
                          const sb_pack_options *options, read_files *base);

static int read_with(read_function *read, pack_source *out, arena *memory,
                     const sb_pack_options *options, sb_mistakes *mistakes,
                     sb_failure *why)
{
    source_reading s = {.memory = memory, .mistakes = mistakes, .why = why};
    read_files base = {0};
    int error = xml_reader_open(&s.reader, embedded_pack_xsd, strlen(embedded_pack_xsd),
                                why);

    if (error == 0)
        error = read(&s, out, options, &base);
    xml_reader_close(s.reader);
    if (error == 0 && mistakes_failed(mistakes))
        error = failure_memory(why);
    clear_files(&base);
    return error;
}

int pack_source_read(pack_source *out, arena *memory, const sb_pack_options *options,
                     sb_mistakes *mistakes, sb_failure *why)
{
    return read_with(read_all, out, memory, options, mistakes, why);
}

/* Works the cases of one overlay in; what it declares stands in out->overlays. */
static int read_own_cases(source_reading *s, pack_source *out, size_t number,
                          const char *folder)
{
    const list before = {.items = out->overlays.items, .count = number};
    list files = {0}, added = {0};
    int error = pack_folder_cases(&files, s->memory, folder, 1, s->mistakes, s->why);

    if (error == 0)
        error = parse(s, out, &added, &files);
    if (error == 0)
        error = overlay_apply(&out->roots, &added, out->overlays.items[number], &before,
                              s->memory, 1, s->mistakes, s->why);
    list_clear(&files);
    list_clear(&added);
    return error;
}

static int read_cases(source_reading *s, pack_source *out, const sb_pack_options *options,
                      read_files *base)
{
    int error = pack_folder_cases(&base->files, s->memory, options->folder, 0,
                                  s->mistakes, s->why);

    if (error == 0)
        error = parse(s, out, &out->roots, &base->files);
    for (size_t i = 0; i < out->overlays.count && error == 0; i++)
        error = read_own_cases(s, out, i, ((overlay *)out->overlays.items[i])->folder);
    return error;
}

int pack_source_cases(pack_source *out, arena *memory, const sb_pack_options *options,
                      const list *declared, sb_mistakes *mistakes, sb_failure *why)
{
    for (size_t i = 0; declared && i < declared->count; i++) {
        overlay *copy = overlay_copy(declared->items[i], memory);

        if (!copy || list_add(&out->overlays, copy) < 0) {
            overlay_clear(copy);
            return failure_memory(why);
        }
    }
    return read_with(read_cases, out, memory, options, mistakes, why);
}

static int read_figures_of(source_reading *s, pack_source *out,
                           const sb_pack_options *options, const char *folder,
                           int is_overlay, read_files *base)
{
    if (pack_folder_figures(&base->files, s->memory, folder, is_overlay, s->mistakes,
                            s->why) < 0 ||
        pack_seal_check(&base->files, NULL, SEAL_FIGURES, s->memory, options, folder,
                        &out->is_modified, s->mistakes, s->why) < 0)
        return -1;
    return parse(s, out, &out->roots, &base->files);
}

static int read_figures(source_reading *s, pack_source *out,
                        const sb_pack_options *options, read_files *base)
{
    return read_figures_of(s, out, options, options->folder, 0, base);
}

/* The options name the overlay alone. */
static int read_own_figures(source_reading *s, pack_source *out,
                            const sb_pack_options *options, read_files *base)
{
    return read_figures_of(s, out, options, options->overlays[0], 1, base);
}

int pack_source_figures(pack_source *out, arena *memory, const sb_pack_options *options,
                        const char *overlay, sb_mistakes *mistakes, sb_failure *why)
{
    sb_pack_options alone = *options;

    alone.overlays = &overlay;
    alone.overlay_count = 1;
    return read_with(overlay ? read_own_figures : read_figures, out, memory, &alone,
                     mistakes, why);
}

void pack_source_clear(pack_source *source)
{
    list_clear(&source->roots);
    list_clear(&source->broken);
    list_clear(&source->styles);
    list_clear(&source->signatures);
    overlays_clear(&source->overlays);
}
