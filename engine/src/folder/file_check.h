/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FILE_CHECK_H
#define FILE_CHECK_H

#include "base/mistakes.h"
#include "folder/pack_folder.h"
#include "formats/xml_file.h"

/* Checks of one file before anybody asks what is in it. */

/* The bytes of a file, before it is parsed: -1 when parsing makes no sense. */
int check_bytes(const pack_file *file, sb_mistakes *mistakes);

/* Invisible characters that came into a parsed file by number: &#x202E; */
void check_references(const xml_element *root, const pack_file *file,
                      sb_mistakes *mistakes);

#endif
