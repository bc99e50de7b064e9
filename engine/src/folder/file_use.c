/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/file_use.h"

#include <string.h>
#include <strings.h>

/* The first folder that holds the path decides. */
static const struct {
    const char *folder, *ending;
    file_use use;
} places[] = {
    {"knowledge/cases/", ".xml", FILE_CASES},
    {"knowledge/figures/", ".xml", FILE_FIGURE},
    {"knowledge/schema/", ".xsd", FILE_SCHEMA},
    {"knowledge/style/", ".xsl", FILE_STYLE},
    {"knowledge/templates/", ".xml", FILE_TEMPLATE},
    {"knowledge/", ".xml", FILE_DECIDES},
    {"rules/clinical/", ".xml", FILE_DECIDES},
    {"rules/inference/", ".clp", FILE_ENGINE},
};

static int begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static int ends(const char *text, const char *with)
{
    size_t length = strlen(text), end = strlen(with);

    return length > end && strcmp(text + length - end, with) == 0;
}

/* Locks of LibreOffice, Word, Emacs and Vim; notes of macOS, Windows and NFS. A copy that
 * an editor keeps (x.xml~, #x.xml#) is none of them: it may be what was meant to count.
 */
static int is_lock(const char *name)
{
    static const char *const starts[] = {"~$", ".#", "._", ".~lock.", ".nfs", NULL};
    static const char *const names[] = {".DS_Store", "Thumbs.db", "desktop.ini", NULL};

    for (size_t i = 0; starts[i]; i++)
        if (begins(name, starts[i]))
            return 1;
    for (size_t i = 0; names[i]; i++)
        if (strcmp(name, names[i]) == 0)
            return 1;
    return name[0] == '.' && (ends(name, ".swp") || ends(name, ".swo"));
}

const char *file_name_of(const char *inside)
{
    const char *last = strrchr(inside, '/');

    return last ? last + 1 : inside;
}

file_use file_use_of(const char *inside)
{
    if (is_lock(file_name_of(inside)))
        return FILE_LOCK;
    if (inside[0] == '.' || strstr(inside, "/."))
        return FILE_UNREAD;
    if (strcmp(inside, "overlay.xml") == 0)
        return FILE_DECIDES;
    if (strcmp(inside, "knowledge/signatures.xml") == 0)
        return FILE_SIGNED;
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
        if (begins(inside, places[i].folder))
            return ends(inside, places[i].ending) ? places[i].use : FILE_UNREAD;
    return FILE_UNREAD;
}

size_t length_as_xml(const char *name)
{
    static const char ending[] = ".xml";

    for (const char *at = name; *at; at++)
        if (at > name && strncasecmp(at, ending, strlen(ending)) == 0)
            return (size_t)(at - name) + strlen(ending);
    return 0;
}
