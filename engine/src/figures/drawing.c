/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/drawing.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/text_buffer.h"

static int write_svg(char **out, const sb_figures *figures, const char *id,
                     const char *place, sb_failure *why)
{
    text_buffer inside = {0}; /* begins the ids in the drawing */
    int error;

    text_addf(&inside, "%s-%s", place, id);
    error = inside.failed ? failure_memory(why)
                          : sb_figure_svg(out, figures, id, inside.text, why);
    text_clear(&inside);
    return error;
}

int drawing_put(xml_tree *tree, xml_part *into, const sb_figures *figures, const char *id,
                const char *place, sb_failure *why)
{
    xml_tree *drawing = NULL;
    char *svg = NULL;
    int error = 0;

    if (figures)
        error = write_svg(&svg, figures, id, place, why);
    if (error == 0 && svg) {
        error = tree_parse(&drawing, svg, strlen(svg), id, why);
        if (error == 0)
            tree_adopt(tree, tree_add(tree, into, "figure"), drawing);
    }
    tree_close(drawing);
    free(svg);
    return error;
}
