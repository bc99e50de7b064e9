/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ELEMENT_CHANGES_H
#define ELEMENT_CHANGES_H

#include "base/list.h"
#include "base/text_buffer.h"
#include "formats/xml_file.h"

/* What is different between two elements, a line each: "when, answer age: above 55, was
 * 50". Things inside that have a name of their own (`is_apart`) are left out. */
typedef int element_is_apart(const xml_element *parent, const xml_element *child);
void element_changes_write(text_buffer *out, const xml_element *before,
                           const xml_element *now, element_is_apart *is_apart);

#endif
