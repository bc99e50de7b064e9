/* SPDX-License-Identifier: Apache-2.0 */
#include "base/mistake_causes.h"

#include <string.h>

/* While there is one of these, something of the pack was not read. */
static const char *const hiding[] = {
    "unreadable",      "not-a-file", "file-too-large",    "not-xml",     "not-utf8",
    "other-encoding",  "doctype",    "control-character", "too-deep",    "copied-file",
    "not-well-formed", "wrong-form", "wrong-root",        "duplicate-id"};

/* What is then not to be found may be what was not read. */
static const char *const missing[] = {"unknown-reference",  "missing",
                                      "missing-message",    "unknown-brace-name",
                                      "nothing-to-replace", "no-replacement"};

static int is_one_of(const char *kind, const char *const kinds[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return 1;
    return 0;
}

int mistake_hides(const sb_mistake *one)
{
    if (strcmp(one->kind, "missing-file") == 0)
        return 2;
    return is_one_of(one->kind, hiding, sizeof(hiding) / sizeof(*hiding));
}

static int is_missing(const sb_mistake *one)
{
    return is_one_of(one->kind, missing, sizeof(missing) / sizeof(*missing));
}

/* The parser stumbles on after the first mistake. */
static int is_echo(const sb_mistake *one, const sb_mistake *before)
{
    return strcmp(one->kind, "not-well-formed") == 0 &&
           strcmp(before->kind, "not-well-formed") == 0 &&
           strcmp(one->file, before->file) == 0;
}

/* The copy of a file is not listed either. */
static const sb_mistake *copy_of(const sb_mistake *one, sb_mistake *const all[],
                                 size_t count)
{
    for (size_t i = 0; i < count && strcmp(one->kind, "not-listed") == 0; i++)
        if (strcmp(all[i]->kind, "copied-file") == 0 &&
            strcmp(all[i]->file, one->file) == 0)
            return all[i];
    return NULL;
}

void mistakes_link(sb_mistake *const all[], size_t count)
{
    const sb_mistake *first = NULL;

    for (size_t i = 0; i < count; i++) {
        sb_mistake *one = all[i], *before = i ? all[i - 1] : NULL;

        one->follows = copy_of(one, all, i);
        if (before && is_echo(one, before))
            one->follows = before->follows ? before->follows : before;
        else if (is_missing(one))
            one->follows = first;
        if (!first && mistake_hides(one))
            first = one;
    }
}
