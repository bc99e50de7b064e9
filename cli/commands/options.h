/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "commands/command.h"

/* The one place where options are read. Every option may be given once, whatever its
 * value: of two values one would go unheard. Only --overlay may be given several times;
 * each is heard. */

typedef struct option_kind {
    const char *name;  /* --NAME; NULL: it has a letter only */
    int letter;        /* what `take` is told */
    const char *value; /* what stands behind it, in words: "DAY"; NULL: nothing does */
    int is_short;      /* also -LETTER */
} option_kind;

typedef struct option_set {
    const char *command;
    const option_kind *kinds; /* ends with letter 0 */
} option_set;

/* Takes one option into `into`; `value` is "" when it has none. 0, an exit code when it
 * has said what is wrong, or -1 when the value is not one of those in the set. */
typedef int option_taker(void *into, int letter, const char *value);

/* Reads all options of argv, which may stand among words; *first is the place of the
 * first word behind them. 0, or EXIT_USAGE when that was told. */
int options_read(const option_set *set, int argc, char *argv[], option_taker *take,
                 void *into, int *first);

/* Takes the options that every command has, before or behind its name, out of argv; each
 * --overlay goes into `overlays`, in order, which has room for *argc. 0, or EXIT_USAGE
 * when what is wrong was told. */
int options_take_common(common *common, const char **overlays, int *argc, char *argv[]);

/* Whether the value is "json" or "text"; *is_json says which. 0 or -1. */
int option_json(int *is_json, const char *value);

#endif
