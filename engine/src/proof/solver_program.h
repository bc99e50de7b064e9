/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SOLVER_PROGRAM_H
#define SOLVER_PROGRAM_H

#include <stddef.h>

/* The solver as a program of its own, with limits: cadical, or one that speaks as it does
 * (solver competitions: exit code 10 and the values, or 20). Whatever it does otherwise
 * is no answer. */
typedef enum program_answer { PROGRAM_NO, PROGRAM_YES, PROGRAM_SILENT } program_answer;

typedef struct solver_program {
    const char *name; /* a path, or looked for in PATH */
    long seconds, megabytes;
} solver_program;

enum { REASON_SIZE = 300 };

/* Asks about the clauses in the file `cnf`. With PROGRAM_YES `values` (1 or 0) holds what
 * it chose for `count` variables. With PROGRAM_NO and a path in `proof` (else NULL), that
 * file holds a proof that was written to its end. With PROGRAM_SILENT `reason` says why,
 * in words that follow "not decided: ". */
program_answer solver_program_ask(const solver_program *solver, const char *cnf,
                                  const char *proof, unsigned char *values, size_t count,
                                  char reason[REASON_SIZE]);

#endif
