/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DRAWING_H
#define DRAWING_H

#include <steadyback/figure.h>

#include "formats/xml_tree.h"

/* Puts the drawing of an exercise or hazard under `into` as <figure>, if there is one.
 * `figures` may be NULL. `place` begins the ids in it: a drawing that stands twice in a
 * page needs two. */
int drawing_put(xml_tree *tree, xml_part *into, const sb_figures *figures, const char *id,
                const char *place, sb_failure *why);

#endif
