/* SPDX-License-Identifier: Apache-2.0 */
/* In place of pack_folder.c: a pack in memory. The schema is parsed once, and so is every
 * file that stays as it is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "folder/pack_folder.h"
#include "folder/pack_manifest.h"
#include "formats/xml_file.h"
#include "fuzz.h"

enum { MOST = 200, LONGEST_NAME = 200 };

typedef struct slot {
    pack_file file;
    char *own; /* bytes that are freed with it, or NULL */
    const xml_element *parsed;
} slot;

typedef struct files {
    slot all[MOST];
    size_t count;
} files;

static files base;            /* the tiny pack */
static files now[2];          /* the pack, its overlay */
static arena *kept, *parsing; /* of the base; of its elements */
static xml_reader *reader;

/* Of pack.h, which has a slot of its own. */
int pack_open_quick(sb_pack **out, const sb_pack_options *options, sb_mistakes *mistakes,
                    sb_failure *why);

/* ---- the calls that are replaced ---- */

int __real_pack_folder_read(list *out, list *strays, arena *memory, const char *folder, sb_mistakes *mistakes,
                            sb_failure *why);
int __real_pack_folder_cases(list *out, arena *memory, const char *folder, int is_overlay,
                             sb_mistakes *mistakes, sb_failure *why);
int __real_pack_folder_file(pack_file **out, arena *memory, const char *folder,
                            const char *inside, sb_mistakes *mistakes, sb_failure *why);
int __real_manifest_check(manifest *m);
int __wrap_manifest_check(manifest *m);
const xml_element *__real_xml_read(xml_reader *one, arena *memory, const char *bytes,
                                   size_t length, const char *shown, sb_mistakes *mistakes);
int __real_xml_reader_open(xml_reader **out, const char *schema, size_t length, sb_failure *why);

int __wrap_pack_folder_read(list *out, list *strays, arena *memory, const char *folder, sb_mistakes *mistakes,
                            sb_failure *why);
int __wrap_pack_folder_cases(list *out, arena *memory, const char *folder, int is_overlay,
                             sb_mistakes *mistakes, sb_failure *why);
int __wrap_pack_folder_figures(list *out, arena *memory, const char *folder, int is_overlay,
                               sb_mistakes *mistakes, sb_failure *why);
int __wrap_pack_folder_overlay(list *out, list *strays, arena *memory, const char *folder,
                               sb_mistakes *mistakes, sb_failure *why);
int __wrap_pack_folder_file(pack_file **out, arena *memory, const char *folder,
                            const char *inside, sb_mistakes *mistakes, sb_failure *why);
const xml_element *__wrap_xml_read(xml_reader *one, arena *memory, const char *bytes,
                                   size_t length, const char *shown, sb_mistakes *mistakes);
int __wrap_xml_reader_open(xml_reader **out, const char *schema, size_t length, sb_failure *why);
void __wrap_xml_reader_close(xml_reader *one);

static int begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static const char *const beside[] = {"knowledge/cases/", "knowledge/figures/"};
enum { CASES, FIGURES, PACK };

static int place_of(const char *inside)
{
    for (int place = CASES; place <= FIGURES; place++)
        if (begins(inside, beside[place]))
            return place;
    return begins(inside, "knowledge/") || begins(inside, "rules/clinical/") ||
                   strcmp(inside, "overlay.xml") == 0
               ? PACK
               : -1;
}

static files *folder_of(const char *folder)
{
    return &now[strcmp(folder, "overlay") == 0];
}

static int give(list *out, files *from, int place)
{
    for (size_t i = 0; i < from->count; i++)
        if (place_of(from->all[i].file.inside) == place && list_add(out, &from->all[i].file) < 0)
            return -1;
    return 0;
}

int __wrap_pack_folder_read(list *out, list *strays, arena *memory, const char *folder, sb_mistakes *mistakes,
                            sb_failure *why)
{
    (void)strays, (void)memory, (void)mistakes, (void)why;
    return give(out, folder_of(folder), PACK);
}

int __wrap_pack_folder_cases(list *out, arena *memory, const char *folder, int is_overlay,
                             sb_mistakes *mistakes, sb_failure *why)
{
    (void)memory, (void)mistakes, (void)why, (void)is_overlay;
    return give(out, folder_of(folder), CASES);
}

int __wrap_pack_folder_figures(list *out, arena *memory, const char *folder, int is_overlay,
                               sb_mistakes *mistakes, sb_failure *why)
{
    (void)memory, (void)mistakes, (void)why, (void)is_overlay;
    return give(out, folder_of(folder), FIGURES);
}

int __wrap_pack_folder_overlay(list *out, list *strays, arena *memory, const char *folder,
                               sb_mistakes *mistakes, sb_failure *why)
{
    (void)strays, (void)memory, (void)mistakes, (void)why;
    return give(out, folder_of(folder), PACK);
}

/* What is listed is tried, and not held against an input: few would come any further. */
int __wrap_manifest_check(manifest *m)
{
    sb_mistakes *counted = m->mistakes;
    int error;

    m->mistakes = sb_mistakes_new();
    insist(m->mistakes != NULL, "out of memory", "");
    error = __real_manifest_check(m);
    sb_mistakes_free(m->mistakes);
    m->mistakes = counted;
    m->is_incomplete = 0;
    return error;
}

static slot *find(files *in, const char *inside)
{
    for (size_t i = 0; i < in->count; i++)
        if (strcmp(in->all[i].file.inside, inside) == 0)
            return &in->all[i];
    return NULL;
}

int __wrap_pack_folder_file(pack_file **out, arena *memory, const char *folder,
                            const char *inside, sb_mistakes *mistakes, sb_failure *why)
{
    slot *found = find(folder_of(folder), inside);

    (void)memory, (void)mistakes, (void)why;
    *out = found ? &found->file : NULL;
    return 0;
}

/* The texts as they were before names were put in: those lived in the last pack. */
static void restore(xml_element *e)
{
    if (e->written) {
        e->text = e->written;
        e->written = NULL;
    }
    for (const xml_element *child = e->first; child; child = child->next)
        restore((xml_element *)(uintptr_t)child);
}

const xml_element *__wrap_xml_read(xml_reader *one, arena *memory, const char *bytes,
                                   size_t length, const char *shown, sb_mistakes *mistakes)
{
    for (size_t i = 0; i < base.count; i++) {
        if (base.all[i].file.bytes != bytes)
            continue;
        restore((xml_element *)(uintptr_t)base.all[i].parsed);
        return base.all[i].parsed;
    }
    return __real_xml_read(one, memory, bytes, length, shown, mistakes);
}

int __wrap_xml_reader_open(xml_reader **out, const char *schema, size_t length, sb_failure *why)
{
    (void)schema, (void)length, (void)why;
    *out = reader;
    return 0;
}

void __wrap_xml_reader_close(xml_reader *one)
{
    (void)one; /* it serves all inputs */
}

/* ---- the base ---- */

static void keep(const pack_file *one, sb_mistakes *mistakes)
{
    slot *made = &base.all[base.count++];

    insist(base.count < MOST, "too many files", one->inside);
    made->file = *one;
    made->parsed = __real_xml_read(reader, parsing, one->bytes, one->length, one->shown, mistakes);
    insist(made->parsed != NULL, "the tiny pack", one->inside);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const slot *)left)->file.inside, ((const slot *)right)->file.inside);
}

static void read_base(void)
{
    static const char tiny[] = REPOSITORY "/tests/bad-input/tiny";
    extern const char embedded_pack_xsd[];
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    pack_file *phrases = NULL;
    list all = {0};

    kept = arena_new();
    parsing = arena_new();
    insist(__real_xml_reader_open(&reader, embedded_pack_xsd, strlen(embedded_pack_xsd), &why) == 0 &&
               __real_pack_folder_read(&all, NULL, kept, tiny, mistakes, &why) == 0 &&
               __real_pack_folder_cases(&all, kept, tiny, 0, mistakes, &why) == 0 &&
               __real_pack_folder_file(&phrases, kept, REPOSITORY, "knowledge/phrases.xml",
                                       mistakes, &why) == 0 &&
               phrases && list_add(&all, phrases) == 0,
           "the tiny pack", why.text);
    for (size_t i = 0; i < all.count; i++)
        keep(all.items[i], mistakes);
    qsort(base.all, base.count, sizeof(*base.all), by_name);
    list_clear(&all);
    sb_mistakes_free(mistakes);
}

/* ---- the pack of one input ---- */

static void clear(files *all)
{
    for (size_t i = 0; i < all->count; i++)
        free(all->all[i].own);
    all->count = 0;
}

/* Puts a file with bytes of its own; without any it takes the file away. */
static void put(files *in, const char *inside, const char *bytes, size_t length)
{
    slot *one = find(in, inside);

    if (length == 0) {
        if (one) {
            free(one->own);
            *one = in->all[--in->count];
        }
        return;
    }
    if (!one && in->count == MOST)
        return;
    if (!one)
        one = &in->all[in->count++];
    else
        free(one->own);
    one->own = malloc(strlen(inside) + 1 + length + 1);
    insist(one->own != NULL, "out of memory", "");
    memcpy(one->own, bytes, length);
    one->own[length] = '\0';
    strcpy(one->own + length + 1, inside);
    one->file = (pack_file){one->own + length + 1, one->own + length + 1, one->own, length};
}

static const char *next_mark(const char *from, const char *end)
{
    for (; from + 3 <= end; from++)
        if (memcmp(from, "@@ ", 3) == 0)
            return from;
    return end;
}

static void put_files(files *in, const char *input, size_t length)
{
    const char *end = input + length;

    for (const char *at = next_mark(input, end); at < end;) {
        const char *next = next_mark(at + 3, end);
        const char *line = memchr(at, '\n', (size_t)(next - at));
        char inside[LONGEST_NAME] = "";
        size_t size = line ? (size_t)(line - at - 3) : 0;

        if (line && size < sizeof(inside)) {
            memcpy(inside, at + 3, size);
            if (!strchr(inside, '@') && place_of(inside) >= 0)
                put(in, inside, line + 1, (size_t)(next - line - 1));
        }
        at = next;
    }
    qsort(in->all, in->count, sizeof(*in->all), by_name);
}

static void start_from_base(void)
{
    if (!base.count)
        read_base();
    clear(&now[0]);
    clear(&now[1]);
    now[0] = base;
}

void fuzz_folder_set(const char *input, size_t length, int as_overlay)
{
    start_from_base();
    put_files(&now[as_overlay], input, length);
}

void fuzz_folder_change(fuzz_change *change, void *payload)
{
    start_from_base();
    for (size_t i = 0; i < base.count; i++) {
        const pack_file *one = &base.all[i].file;
        char *text = change(one->inside, one->bytes, one->length, payload);

        if (strcmp(text, one->bytes) != 0)
            put(&now[0], one->inside, text, strlen(text));
        free(text);
    }
}

sb_pack *fuzz_open(int thorough, int overlaid)
{
    const sb_pack_options options = {
        .folder = "pack",
        .overlays = (const char *const[]){"overlay"},
        .overlay_count = overlaid ? 1 : 0};
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int error = thorough ? sb_pack_check(&pack, &options, "2026-11-24", mistakes, &why)
                         : pack_open_quick(&pack, &options, mistakes, &why);

    if (error < 0)
        insist_cause(&why, mistakes);
    insist((error == 0) == (sb_mistakes_errors(mistakes) == 0 && !why.cause),
           "errors, and a pack all the same; or none, and no pack", why.text);
    insist_mistakes(mistakes);
    sb_mistakes_free(mistakes);
    return pack;
}
