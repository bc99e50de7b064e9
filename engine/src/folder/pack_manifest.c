/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_manifest.h"

#include <string.h>
#include <strings.h>

#include "base/name_table.h"
#include "folder/file_use.h"
#include "folder/pack_things.h"

typedef struct holding {
    manifest *m;
    const char *list_file;
    const xml_element *root; /* of that file; NULL: it could not be read */
    name_table there;        /* every file, by path */
    name_table listed;       /* paths that the list names */
    name_table told;         /* paths that were told as what is missing elsewhere */
    int failed;
} holding;

static const char ending[] = ".xml";

static void note(holding *h, name_table *table, const char *path, const void *what)
{
    h->failed |= name_table_add(table, path, (void *)what) < 0;
}

/* ---- what is missing ---- */

/* Whether a file of this name may be the one that is missing: north.xml.txt, North.XML,
 * north.xml~, #north.xml#. */
static int is_like(const char *name, const char *missing)
{
    size_t stem = strlen(missing) - strlen(ending);

    name += *name == '#';
    return strncasecmp(name, missing, stem) == 0 && name[stem] == '.';
}

/* Among what nothing reads, and among what is not listed. */
static const pack_file *find_like(const holding *h, const char *missing)
{
    const list *places[] = {h->m->strays, h->m->files};

    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
        for (size_t k = 0; k < places[i]->count; k++) {
            const pack_file *one = places[i]->items[k];

            if (one->bytes && !name_table_find(&h->listed, one->inside) &&
                !name_table_find(&h->told, one->inside) &&
                is_like(file_name_of(one->inside), file_name_of(missing)))
                return one;
        }
    return NULL;
}

static int same_folder(const char *a, const char *b)
{
    size_t length = (size_t)(file_name_of(a) - a);

    return length == (size_t)(file_name_of(b) - b) && strncmp(a, b, length) == 0;
}

static void tell_missing(holding *h, const xml_element *e, const char *path)
{
    const pack_file *like = find_like(h, path);

    h->m->is_incomplete = 1;
    mistakes_add(h->m->mistakes, SB_ERROR, "missing-file", e->file, e->line,
                 "The file %s is missing.", path);
    if (!like)
        return;
    note(h, &h->told, like->inside, like);
    if (same_folder(like->inside, path))
        mistakes_mend(h->m->mistakes, "There is %s: rename it to %s.", like->inside,
                      file_name_of(path));
    else
        mistakes_mend(h->m->mistakes, "There is %s: move it to %s.", like->inside, path);
}

static void check_line(holding *h, const xml_element *e)
{
    const char *path = xml_value(e, "path");

    if (file_use_of(path) != FILE_DECIDES)
        mistakes_add(h->m->mistakes, SB_ERROR, "not-to-list", e->file, e->line,
                     "%s is none of the files that decide.", path);
    else if (!name_table_find(&h->there, path))
        tell_missing(h, e, path);
}

static const xml_element *first_line(const holding *h)
{
    const xml_element *files = h->root ? xml_child(h->root, "files") : NULL;

    return files ? xml_child(files, "file") : NULL;
}

static void check_list(holding *h)
{
    for (const xml_element *e = first_line(h); e; e = xml_sibling(e, "file"))
        note(h, &h->listed, xml_value(e, "path"), e);
    for (const xml_element *e = first_line(h); e; e = xml_sibling(e, "file"))
        check_line(h, e);
}

/* ---- what is too many ---- */

static void check_unlisted(holding *h)
{
    for (size_t i = 0; h->root && i < h->m->files->count; i++) {
        const pack_file *one = h->m->files->items[i];

        if (file_use_of(one->inside) != FILE_DECIDES ||
            strcmp(one->inside, h->list_file) == 0 ||
            name_table_find(&h->listed, one->inside) ||
            name_table_find(&h->told, one->inside))
            continue;
        mistakes_add(h->m->mistakes, SB_ERROR, "not-listed", one->shown, 0,
                     "%s does not list this file.", h->list_file);
        mistakes_mend(
            h->m->mistakes,
            "Add <file path=\"%s\"/> to its <files>; or, if it is not to count, "
            "move this file out of knowledge/ and rules/.",
            one->inside);
    }
}

/* Whether the file that this one seems to stand for lies beside it. */
static int has_original(const holding *h, const pack_file *one, int stem)
{
    const char *name = file_name_of(one->inside);

    for (size_t i = 0; i < h->m->files->count; i++) {
        const char *other = ((const pack_file *)h->m->files->items[i])->inside;

        if (same_folder(other, one->inside) &&
            strncmp(file_name_of(other), name, (size_t)stem) == 0 &&
            strcmp(file_name_of(other) + stem, ending) == 0)
            return 1;
    }
    return 0;
}

static void tell_stray(holding *h, const pack_file *one)
{
    const char *name = file_name_of(one->inside);
    int length = (int)length_as_xml(name), stem = length - (int)strlen(ending);

    mistakes_add(h->m->mistakes, SB_ERROR, "not-read", one->shown, 0,
                 "Nothing reads this file.");
    if (length && strcmp(name + stem, ending) == 0)
        mistakes_mend(h->m->mistakes,
                      "If it is to count, move it to where such files belong (rules: "
                      "rules/clinical/STEP/, all else: knowledge/); if not, out of the "
                      "folder.");
    else if (length && has_original(h, one, stem))
        mistakes_mend(h->m->mistakes,
                      "It looks like a copy of %.*s.xml: move it out of the folder.",
                      stem, name);
    else if (length)
        mistakes_mend(h->m->mistakes,
                      "If it is to count, give it the name %.*s.xml; if not, move it out "
                      "of the folder.",
                      stem, name);
}

static void check_strays(holding *h)
{
    for (size_t i = 0; i < h->m->strays->count; i++) {
        const pack_file *one = h->m->strays->items[i];

        if (one->bytes && !name_table_find(&h->told, one->inside))
            tell_stray(h, one);
    }
}

/* What cannot be read is there all the same. */
static void note_there(holding *h, const list *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const pack_file *one = files->items[i];

        note(h, &h->there, one->inside, one);
    }
}

int manifest_check(manifest *m)
{
    holding h = {.m = m,
                 .list_file = m->is_overlay ? "overlay.xml" : "knowledge/pack.xml"};

    for (size_t i = 0; i < m->roots->count; i++) {
        const pack_root *root = m->roots->items[i];

        if (strcmp(root->inside, h.list_file) == 0)
            h.root = root->element;
    }
    note_there(&h, m->files);
    note_there(&h, m->strays);
    check_list(&h);
    check_unlisted(&h);
    check_strays(&h);
    name_table_clear(&h.there);
    name_table_clear(&h.listed);
    name_table_clear(&h.told);
    return h.failed ? -1 : 0;
}
