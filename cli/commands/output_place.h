/* SPDX-License-Identifier: Apache-2.0 */
#ifndef OUTPUT_PLACE_H
#define OUTPUT_PLACE_H

#include "commands/command.h"

/* Where a command may write. What a command reads is never written over: neither its file
 * of answers, under whatever name or link, nor a file of the pack or overlay. */

typedef enum output_place {
    OUTPUT_FREE,
    OUTPUT_IS_INPUT,
    OUTPUT_IN_PACK /* a new file there would be a mistake of the pack */
} output_place;

/* `input` is a file, "-" for standard input, or NULL. */
output_place output_place_of(const common *common, const char *output, const char *input);

/* 0, or an exit code after saying what is wrong with the output of a command. An output
 * of NULL, standard output, is right. */
int output_place_check(const common *common, const char *command, const char *output,
                       const char *input);

#endif
