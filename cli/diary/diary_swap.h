/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_SWAP_H
#define DIARY_SWAP_H

#include "diary/diary_file.h"

/* Prints the moves of the plan in force; and what may stand in the place of one, each
 * with the id that names it. 0 or an exit code. */
int diary_list_moves(const diary_file *file);
int diary_list_others(const diary_file *file, const char *move);

/* Puts one move in the place of another, and shows the week. `none` leaves it out, the
 * move itself brings it back. 0 or an exit code. */
int diary_swap(diary_file *file, const char *move, const char *other);

#endif
