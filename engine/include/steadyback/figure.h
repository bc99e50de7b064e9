/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_FIGURE_H
#define STEADYBACK_FIGURE_H

#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The drawings of a pack (knowledge/figures): exercises and hazards, drawn from pose
 * data. They are no part of the pack itself: no conclusion depends on them. Read once,
 * never changed; any number of threads may share them. */
typedef struct sb_figures sb_figures;

/* Reads the figures of the folder that the pack was read from, and those of its overlay
 * in place of them; a pack may have none. Every mistake goes into `mistakes`; with errors
 * -1 and SB_CAUSE_PACK. The pack must outlive *out. Caller frees *out. */
SB_API int sb_figures_open(sb_figures **out, const sb_pack *pack, sb_mistakes *mistakes,
                           sb_failure *why);
SB_API void sb_figures_free(sb_figures *figures); /* accepts NULL */

/* Draws every figure and looks: contacts that do not touch, bodies that go through
 * things, joints that bend too far, feet that slide. -1 with SB_CAUSE_PACK when there are
 * errors; warnings alone do not count. */
SB_API int sb_figures_check(const sb_figures *figures, sb_mistakes *mistakes,
                            sb_failure *why);

/* Which exercises and hazards have a figure, in the order of their ids. Borrowed. */
SB_API size_t sb_figures_count(const sb_figures *figures);
SB_API const char *sb_figures_id(const sb_figures *figures, size_t index);

/* The figure of this exercise or hazard as SVG; *out is NULL when there is none. `inside`
 * is NULL for a file of its own. Else the SVG is for a page of HTML: `inside` (letters,
 * digits, hyphens; starting with a letter) begins the ids in it and has to differ from
 * those of other figures on the page. Colours are CSS variables with defaults:
 * --figure-near -far -body -hair -line -paper -prop -prop-line -kit -arrow -text -water.
 * Caller frees *out with free. */
SB_API int sb_figure_svg(char **out, const sb_figures *figures, const char *id,
                         const char *inside, sb_failure *why);

/* The same in words, for people who cannot see it; NULL when there is no figure.
 * Borrowed.
 */
SB_API const char *sb_figure_words(const sb_figures *figures, const char *id);

/* A page of HTML with all of them, for looking through. Caller frees *out with free. */
SB_API int sb_figures_sheet(char **out, const sb_figures *figures, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
