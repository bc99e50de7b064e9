/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RESULT_XML_H
#define RESULT_XML_H

#include <steadyback/document.h>

#include "formats/xml_tree.h"
#include "result/result.h"

/* The result as XML: the contract of docs/result.xsd. It says what the JSON says, and
 * what only a page shows. Close *out with tree_close. */
int result_xml(xml_tree **out, const sb_result *result,
               const sb_document_options *options, sb_failure *why);

#endif
