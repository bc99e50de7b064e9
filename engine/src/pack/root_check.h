/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ROOT_CHECK_H
#define ROOT_CHECK_H

#include "folder/pack_folder.h"
#include "folder/pack_things.h"
#include "pack/pack_reading.h"

/* Checks of one parsed file on its own. */

/* Adds what the mistakes of this file may hide: all that looks like the name of a thing.
 */
void hint_names(reading *r, const pack_file *file);

/* A parsed file on its own: its name, its place, its lists. */
void check_root(reading *r, const pack_root *root);

/* Checks every {name} in the texts of the roots, and puts contacts in. The contacts must
 * be named before, all else after it. */
void put_names_in(reading *r, const list *roots);

/* Whether the file is a copy of one beside it: said once, in place of everything that is
 * then there twice. */
int check_copy(reading *r, const list *roots, const xml_element *root);

#endif
