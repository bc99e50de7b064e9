/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>

#include "formats/xml_file.h"

enum { DIGEST_SIZE = 65, SHORT_DIGEST_SIZE = 13 };

/* SHA-256 (FIPS 180-4) of some bytes, as lower-case hex. */
void digest_of_bytes(char digest[DIGEST_SIZE], const void *bytes, size_t length);

/* SHA-256 over the names, lengths and bytes of files in their order. */
typedef struct digest_file {
    const char *name;
    const void *bytes;
    size_t length;
} digest_file;
void digest_of_files(char digest[DIGEST_SIZE], const digest_file *files, size_t count);

/* The first twelve digits of the SHA-256 over names, attributes and texts of an element:
 * changes of white space, order of attributes or comments do not change it. */
void digest_of_element(char digest[SHORT_DIGEST_SIZE], const xml_element *element);

/* The SHA-256 over an element as it is signed: as above, but without the words that say
 * how it stands (status, reviewed, by) and the address of the schema, and with `place`,
 * which decides what it means, and what it takes over from its file, or NULL. */
void digest_to_sign(char digest[DIGEST_SIZE], const xml_element *element,
                    const char *place, const xml_element *inherited);

/* The SHA-256 over a text, whatever the line ends are. */
void digest_of_lines(char digest[DIGEST_SIZE], const char *bytes, size_t length);

#endif
