/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_MUTANTS_H
#define TEST_MUTANTS_H

#include "commands/command.h"

/* Tries every small change to the rules, findings and scores called `ids` (none: of the
 * whole pack) with so many threads; prints those that no worked case notices, and the
 * share of those noticed. 0 or an exit code. */
int test_mutants(const common *common, int workers, char **ids, int id_count);

#endif
