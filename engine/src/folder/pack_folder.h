/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_FOLDER_H
#define PACK_FOLDER_H

#include <steadyback/pack.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/mistakes.h"
#include "formats/digest.h"

/* One file of a pack, read whole. */
typedef struct pack_file {
    const char *shown;  /* how messages call it */
    const char *inside; /* its path inside the pack: rules/clinical/triage/cancer.xml */
    const char *bytes;
    size_t length;
} pack_file;

/* Reads the files of knowledge/ and rules/ that decide and the stylesheets, in the order
 * of their names, into `memory`. Only plain files of at most 1 MiB count: what else has
 * such a name is a mistake. Into `strays`, unless that is NULL, goes what nothing reads,
 * with no bytes, and what could not be read, with NULL for them. -1 with `why` when the
 * folder cannot be read. */
int pack_folder_read(list *files, list *strays, arena *memory, const char *folder,
                     sb_mistakes *mistakes, sb_failure *why);

/* The same for knowledge/cases; a pack or overlay without that folder has no cases. */
int pack_folder_cases(list *files, arena *memory, const char *folder, int is_overlay,
                      sb_mistakes *mistakes, sb_failure *why);

/* The same for knowledge/figures. */
int pack_folder_figures(list *files, arena *memory, const char *folder, int is_overlay,
                        sb_mistakes *mistakes, sb_failure *why);

/* All of these, and the templates and the schema: what `check` looks at and does not
 * decide. Parts that are missing are left out. */
int pack_folder_beside(list *files, arena *memory, const char *folder,
                       sb_mistakes *mistakes, sb_failure *why);

/* The same for an overlay: overlay.xml, and of the folders those that are there. Messages
 * call its files by the folder and their name. */
int pack_folder_overlay(list *files, list *strays, arena *memory, const char *folder,
                        sb_mistakes *mistakes, sb_failure *why);

/* Whether the overlays are folders apart: 1, or 0 where one is given twice or lies inside
 * another (a mistake each). */
int pack_folder_check_apart(const sb_pack_options *options, sb_mistakes *mistakes);

/* Reads one file of a folder that may be missing; *out is NULL then. */
int pack_folder_file(pack_file **out, arena *memory, const char *folder,
                     const char *inside, sb_mistakes *mistakes, sb_failure *why);

/* Whether a file is a stylesheet (.xsl in knowledge/style). */
int pack_path_is_figure(const char *inside);
int pack_file_is_style(const pack_file *one);

/* The digest of these files (pack_file), over their paths inside and their bytes. -1 when
 * out of memory. */
int pack_files_digest(char digest[DIGEST_SIZE], const list *files, sb_failure *why);

#endif
