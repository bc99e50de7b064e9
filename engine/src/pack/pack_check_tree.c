/* SPDX-License-Identifier: Apache-2.0 */
/* Checks of one parsed file: its name, its place, its link to the schema, its lists; and
 * what a file that is no XML may hold. */
#include <stdio.h>
#include <string.h>

#include "pack/root_check.h"

enum { LONGEST_LINK = 256, LONGEST_HINT = 60 };

/* ---- lists that name a thing twice ---- */

static int is_list(const char *attribute)
{
    static const char *const lists[] = {
        "movements", "is-a",   "keys",   "exercises", "one-of",     "includes-any",
        "also",      "kit",    "any-of", "goals",     "modalities", "questions",
        "grade",     "adds",   "within", "on",        "patterns",   "levels",
        "jobs",      "sports", NULL};

    return rank_of(lists, attribute) >= 0;
}

static void check_list(reading *r, const xml_element *e, const xml_attribute *a)
{
    size_t count;
    const char **words = reading_words(r, a->value, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(words[i], words[k]) == 0) {
                mistakes_add(r->mistakes, SB_WARNING, "repeated-word", e->file, e->line,
                             "%s of <%s> names '%s' twice.", a->name, e->name, words[i]);
                return;
            }
}

static void check_lists_of(reading *r, const xml_element *e)
{
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        if (is_list(a->name) && strchr(a->value, ' '))
            check_list(r, e, a);
    for (const xml_element *child = e->first; child; child = child->next)
        check_lists_of(r, child);
}

/* ---- name and place ---- */

/* From the folder of the file to the schema of the pack. */
static void schema_link(char out[LONGEST_LINK], const char *file)
{
    int in_knowledge = strncmp(file, "knowledge/", 10) == 0;
    const char *rest = in_knowledge ? file + 10 : file;
    size_t length = 0;

    for (; (rest = strchr(rest, '/')) && length + 60 < LONGEST_LINK; rest++)
        length += (size_t)snprintf(out + length, LONGEST_LINK - length, "../");
    snprintf(out + length, LONGEST_LINK - length, "%sschema/pack.xsd",
             in_knowledge ? "" : "knowledge/");
}

static void check_link(reading *r, const xml_element *root, const char *inside)
{
    const char *found = xml_value(root, "noNamespaceSchemaLocation");
    char wanted[LONGEST_LINK];

    schema_link(wanted, inside);
    if (found && strcmp(found, wanted) == 0)
        return;
    mistakes_add(r->mistakes, SB_WARNING, "no-schema-link", root->file, root->line,
                 found ? "<%s> names the schema at another place."
                       : "<%s> does not name the schema.",
                 root->name);
    mistakes_mend(r->mistakes,
                  "Write xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                  "xsi:noNamespaceSchemaLocation=\"%s\" into it.",
                  wanted);
    mistakes_allow(r->mistakes, "%s", wanted);
}

static int is_named(const char *file, const char *name)
{
    const char *last = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    size_t length = strlen(name);

    return strncmp(last, name, length) == 0 && strcmp(last + length, ".xml") == 0;
}

static int is_named_by_id(const xml_element *root)
{
    return strcmp(root->name, "exercise") == 0 || strcmp(root->name, "hazard") == 0;
}

/* What the file is named after, or NULL. */
static const char *name_of(const xml_element *root)
{
    return strcmp(root->name, "section") == 0
               ? NULL
               : xml_value(root, is_named_by_id(root) ? "id" : "topic");
}

static void check_name(reading *r, const xml_element *root, const char *inside)
{
    const char *name = name_of(root);

    if (!name || is_named(inside, name))
        return;
    mistakes_add(r->mistakes, SB_ERROR, "wrong-file-name", root->file, root->line,
                 "The file of %s '%s' has another name.",
                 is_named_by_id(root) ? root->name : "topic", name);
    mistakes_mend(r->mistakes, "Rename it to %s.xml.", name);
}

static int is_same_folder(const char *left, const char *right)
{
    const char *last = strrchr(left, '/'), *other = strrchr(right, '/');

    return last && other && last - left == other - right &&
           strncmp(left, right, (size_t)(last - left)) == 0;
}

/* Whether the file at `other`, in the same folder, is about the same. */
static int is_about_the_same(const xml_element *root, const xml_element *other)
{
    const char *name = name_of(root), *of_other = name_of(other);

    return root != other && strcmp(root->name, other->name) == 0 && name && of_other &&
           strcmp(name, of_other) == 0 && is_same_folder(root->file, other->file);
}

int check_copy(reading *r, const list *roots, const xml_element *root)
{
    const char *name = name_of(root);

    if (!name || is_named(root->file, name))
        return 0;
    for (size_t i = 0; i < roots->count; i++) {
        const xml_element *other = ((const pack_root *)roots->items[i])->element;

        if (!is_about_the_same(root, other) || !is_named(other->file, name))
            continue;
        mistakes_add(r->mistakes, SB_ERROR, "copied-file", root->file, root->line,
                     "This is about the %s '%s' as %s.xml beside it is; a copy?",
                     is_named_by_id(root) ? root->name : "topic", name, name);
        return 1;
    }
    return 0;
}

/* rules/clinical/triage/ holds rules of the step triage. */
static void check_step_folder(reading *r, const xml_element *root, const char *inside)
{
    static const char clinical[] = "rules/clinical/";
    const char *step = xml_value(root, "step");
    const char *folder = inside + strlen(clinical);
    size_t length;

    if (!step || strncmp(inside, clinical, strlen(clinical)) != 0 || !strchr(folder, '/'))
        return;
    length = strcspn(folder, "/");
    if (strlen(step) != length || strncmp(step, folder, length) != 0)
        mistakes_add(r->mistakes, SB_ERROR, "wrong-step-folder", root->file, root->line,
                     "Rules of the step %s lie in the folder %.*s.", step, (int)length,
                     folder);
}

void check_root(reading *r, const pack_root *root)
{
    const xml_element *e = root->element;
    int is_overlaid = strcmp(e->file, root->inside) != 0; /* it has no schema beside it */

    check_step_folder(r, e, root->inside);
    if (!r->scope.thorough)
        return;
    check_lists_of(r, e);
    check_name(r, e, root->inside);
    if (!is_overlaid)
        check_link(r, e, root->inside);
}

/* ---- names in a file that cannot be read ---- */

static void hint(reading *r, const char *from, size_t length)
{
    char *name = length <= LONGEST_HINT ? arena_copy(r->pack->memory, from, length)
                                        : NULL;

    if (length <= LONGEST_HINT &&
        (!name || name_table_add(&r->hinted, name, (void *)r->pack) < 0))
        r->out_of_memory = 1;
}

/* Takes every id="..." and key="..." for a name; how many there are. */
static size_t hint_values(reading *r, const char *text, const char *attribute)
{
    size_t found = 0;

    while ((text = strstr(text, attribute))) {
        const char *end;

        text += strlen(attribute);
        end = *text == '"' || *text == '\'' ? strchr(text + 1, *text) : NULL;
        if (!end)
            continue;
        hint(r, text + 1, (size_t)(end - text - 1));
        text = end;
        found++;
    }
    return found;
}

void hint_names(reading *r, const pack_file *file)
{
    /* The bytes end with a NUL. */
    if (hint_values(r, file->bytes, " id=") + hint_values(r, file->bytes, " key=") == 0)
        r->is_blind = 1; /* emptied: who knows what stood there */
}
