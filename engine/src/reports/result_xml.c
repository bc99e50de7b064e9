/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/result_xml.h"

#include "base/failure.h"
#include "reports/result_tree.h"

int result_xml(xml_tree **out, const sb_result *result,
               const sb_document_options *options, sb_failure *why)
{
    static const sb_document_options none = {0};
    record to = {0};
    result_tree tree = {
        .to = &to, .result = result, .options = options ? options : &none, .why = why};

    if (tree_open(&to.xml, "result", why) < 0)
        return -1;
    result_tree_put(&tree, (record_part){.xml = tree_root(to.xml)});
    if (tree_failed(to.xml))
        tree.error = failure_memory(why);
    if (tree.error == 0)
        *out = to.xml;
    else
        tree_close(to.xml);
    return tree.error;
}
