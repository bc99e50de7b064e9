/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_FIGURES_H
#define PACK_FIGURES_H

#include "figures/figure.h"
#include "pack/pack_reading.h"

/* Reading knowledge/figures: the parts of a pose, each from the element that describes
 * it. What a pose does not say stays as its base has it. */

typedef struct figure_reading {
    sb_figures *figures;
    reading reading; /* over a view of the pack whose memory is that of the figures */
} figure_reading;

/* What a pose lists, while it is being read. */
typedef struct pose_lists {
    touch touches[MOST_TOUCHES];
    size_t touch_count;
    const prop *props[MOST_TOUCHES];
    size_t prop_count;
} pose_lists;

/* Reads the figures of the pack that `of` is a reading of, and checks them. 0, or -1 when
 * they could not be read. */
int figures_check(reading *of, sb_failure *why);

/* Angles and turns, from the attributes of a pose. */
void read_stance(reading *r, figure_pose *pose, const xml_element *e, const char *file);

/* Adds the props of an element; one of the same kind at the same part is replaced. */
void read_props(reading *r, pose_lists *lists, const xml_element *parent,
                const char *file);

/* contacts, lifts, slides and without, then hands the lists to the pose. */
void read_touches(reading *r, figure_pose *pose, pose_lists *lists, const xml_element *e,
                  const char *file);

/* The arrows of a pose: `arrows` and <arrow>. */
void read_arrows(reading *r, figure_pose *pose, const xml_element *e, const char *file);

/* Parts of the body in an attribute; a mistake for each that is none. */
spot *read_spots(reading *r, size_t *count, const xml_element *e, const char *name,
                 const char *file);

#endif
