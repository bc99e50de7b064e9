/* SPDX-License-Identifier: Apache-2.0 */
/* Reading knowledge/figures. */
#include "figures/pack_figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "folder/pack_source.h"
#include "pack/root_check.h"

/* ---- names ---- */

static void name_poses(figure_reading *f, form from, forms *bases)
{
    f->figures->is_complete = reading_yes(from.element, "complete");
    for (const xml_element *e = xml_child(from.element, "pose"); e;
         e = xml_sibling(e, "pose")) {
        figure_pose *one = reading_name(&f->reading, &f->figures->bases, bases, "pose",
                                        xml_value(e, "id"), sizeof(*one),
                                        (form){e, from.file, NULL});
        if (one)
            one->id = xml_value(e, "id");
    }
}

static int is_named_after(const char *file, const char *id)
{
    const char *name = strrchr(file, '/');
    size_t length = strlen(id);

    return name && strncmp(name + 1, id, length) == 0 &&
           strcmp(name + 1 + length, ".xml") == 0;
}

static void name_figure(figure_reading *f, form from, forms *figures)
{
    const char *id = xml_value(from.element, "of");
    figure *one = reading_name(&f->reading, &f->figures->all, figures, "figure", id,
                               sizeof(*one), from);

    if (!one)
        return;
    one->id = id;
    one->describe = xml_child_text(from.element, "describe");
    one->file = from.file;
    one->line = from.element->line;
    if (!is_named_after(from.file, id))
        mistakes_add(f->reading.mistakes, SB_ERROR, "wrong-file-name", from.file,
                     from.element->line,
                     "The figure of '%s' belongs in a file named %s.xml.", id, id);
}

static void name_file(figure_reading *f, form from, forms *bases, forms *figures)
{
    if (strcmp(from.element->name, "poses") == 0)
        name_poses(f, from, bases);
    else if (strcmp(from.element->name, "figure") == 0)
        name_figure(f, from, figures);
    else
        mistakes_add(f->reading.mistakes, SB_ERROR, "wrong-folder", from.file,
                     from.element->line,
                     "Only poses and figures belong in knowledge/figures/.");
}

/* ---- poses ---- */

static void fill_pose(figure_reading *f, figure_pose *pose, const xml_element *e,
                      const xml_element *whole, const char *file)
{
    reading *r = &f->reading;
    const char *base_id = xml_value(e, "base");
    const figure_pose *base = NULL;
    const char *id = pose->id;
    pose_lists lists = {0};

    if (base_id)
        base = reading_find(r, &f->figures->bases, "pose", base_id, file, e->line);
    if (base) {
        *pose = *base;
        lists.touch_count = base->touch_count;
        lists.prop_count = base->prop_count;
        memcpy(lists.touches, base->touches, base->touch_count * sizeof(touch));
        memcpy(lists.props, base->props, base->prop_count * sizeof(*base->props));
    }
    pose->id = id;
    pose->caption = id ? id : xml_value(e, "caption");
    pose->means = xml_child_text(e, "means");
    pose->file = file;
    pose->line = e->line;
    pose->mirrored = xml_value(e, "mirror") ? reading_yes(e, "mirror") : pose->mirrored;
    pose->apart = reading_yes(e, "apart");
    if (!base && base_id)
        return; /* without it every other line would be a mistake */
    read_stance(r, pose, e, file);
    if (whole)
        read_props(r, &lists, whole, file);
    read_props(r, &lists, e, file);
    read_touches(r, pose, &lists, e, file);
    read_arrows(r, pose, e, file);
}

/* In the order of the file, so that a base may rest on one above it. */
static void fill_bases(figure_reading *f, const forms *bases)
{
    for (size_t i = 0; i < bases->things.count; i++) {
        const form *from = bases->elements.items[i];

        fill_pose(f, bases->things.items[i], from->element, NULL, from->file);
    }
}

/* ---- figures ---- */

static void name_subject(figure_reading *f, figure *one)
{
    const sb_pack *pack = f->figures->pack;
    const exercise *e = name_table_find(&pack->exercises.by_name, one->id);
    const hazard *h = name_table_find(&pack->hazards.by_name, one->id);
    const char *near;

    one->name = e ? e->name : h ? h->name : "";
    one->is_hazard = h != NULL;
    if (e || h || reading_is_hidden(&f->reading, one->id) ||
        overlays_withdrawal(&pack->overlays, "hazard", one->id))
        return;
    near = name_table_nearest(&pack->exercises.by_name, one->id);
    if (!near)
        near = name_table_nearest(&pack->hazards.by_name, one->id);
    mistakes_add(f->reading.mistakes, SB_ERROR, "unknown-reference", one->file, one->line,
                 "There is no exercise or hazard '%s'.", one->id);
    if (near)
        mistakes_mend(f->reading.mistakes, "Did you mean '%s'?", near);
}

static void fill_figures(figure_reading *f, const forms *figures)
{
    for (size_t i = 0; i < figures->things.count; i++) {
        figure *one = figures->things.items[i];
        const form *from = figures->elements.items[i];
        size_t count = xml_count(from->element, "pose");

        name_subject(f, one);
        one->poses = reading_take(&f->reading, count * sizeof(*one->poses));
        for (const xml_element *e = xml_child(from->element, "pose"); one->poses && e;
             e = xml_sibling(e, "pose"))
            fill_pose(f, &one->poses[one->pose_count++], e, from->element, from->file);
    }
}

/* ---- the whole ---- */

typedef struct figure_forms {
    forms bases, figures;
} figure_forms;

static int has_root(const list *roots, const char *id)
{
    for (size_t i = 0; i < roots->count; i++) {
        const xml_element *e = ((const pack_root *)roots->items[i])->element;
        const char *of = xml_value(e, "of");

        if (of && strcmp(of, id) == 0)
            return 1;
    }
    return 0;
}

/* A figure that an overlay has too is left to it. */
static void name_roots(figure_reading *f, const list *roots, const list *own,
                       figure_forms *all)
{
    for (size_t i = 0; i < roots->count; i++) {
        const xml_element *e = ((const pack_root *)roots->items[i])->element;
        const char *of = xml_value(e, "of");

        check_root(&f->reading, roots->items[i]);
        if (!own || !of || !has_root(own, of))
            name_file(f, (form){e, e->file, NULL}, &all->bases, &all->figures);
    }
}

/* Of two overlays, only one may draw the same thing. */
static void check_drawn_once(figure_reading *f, const pack_source *own, size_t first)
{
    for (size_t i = first; i < own->roots.count; i++)
        for (size_t k = 0; k < first; k++) {
            const xml_element *here = ((pack_root *)own->roots.items[i])->element;
            const xml_element *there = ((pack_root *)own->roots.items[k])->element;
            const char *of = xml_value(here, "of");

            if (of && same_text(of, xml_value(there, "of")))
                mistakes_add(f->reading.mistakes, SB_ERROR, "changed-twice", here->file,
                             here->line, "Another overlay draws '%s' too (%s:%d).", of,
                             there->file, there->line);
        }
}

static int read_own(figure_reading *f, pack_source *own, const sb_pack_options *options,
                    sb_failure *why)
{
    int error = 0;

    for (size_t i = 0; i < options->overlay_count && error == 0; i++) {
        size_t before = own->roots.count;

        error = pack_source_figures(own, f->figures->memory, options,
                                    options->overlays[i], f->reading.mistakes, why);
        check_drawn_once(f, own, before);
    }
    return error;
}

static int read_figures(figure_reading *f, const sb_pack_options *options,
                        sb_failure *why)
{
    figure_forms all = {0};
    forms *both[] = {&all.bases, &all.figures};
    pack_source base = {0}, own = {0};
    int error = pack_source_figures(&base, f->figures->memory, options, NULL,
                                    f->reading.mistakes, why);

    if (error == 0)
        error = read_own(f, &own, options, why);
    if (error == 0) {
        name_roots(f, &base.roots, &own.roots, &all);
        name_roots(f, &own.roots, NULL, &all);
        if (!f->reading.out_of_memory) {
            fill_bases(f, &all.bases);
            fill_figures(f, &all.figures);
        }
    }
    for (size_t i = 0; i < sizeof(both) / sizeof(*both); i++) {
        list_clear(&both[i]->things);
        list_clear(&both[i]->elements);
    }
    pack_source_clear(&base);
    pack_source_clear(&own);
    return error;
}

/* Reads the figures of the pack that `of` is a reading of. */
static int open_figures(sb_figures **out, reading of, sb_failure *why)
{
    sb_figures *figures = calloc(1, sizeof(*figures));
    sb_pack borrowed = *of.pack;
    figure_reading f = {.figures = figures, .reading = of};
    int error = -1;

    f.reading.pack = &borrowed;
    if (!figures || !(figures->memory = arena_new())) {
        failure_memory(why);
        goto cleanup;
    }
    figures->pack = of.pack;
    borrowed.memory = figures->memory;
    if ((error = read_figures(&f, &borrowed.options, why)) < 0)
        goto cleanup;
    if (f.reading.out_of_memory || mistakes_failed(of.mistakes)) {
        error = failure_memory(why);
        goto cleanup;
    }
    *out = figures;
    figures = NULL;
cleanup:
    sb_figures_free(figures);
    return error;
}

int sb_figures_open(sb_figures **out, const sb_pack *pack, sb_mistakes *mistakes,
                    sb_failure *why)
{
    reading of = {.pack = (sb_pack *)(uintptr_t)pack, .mistakes = mistakes};
    sb_figures *figures = NULL;
    int error = open_figures(&figures, of, why);

    mistakes_sort(mistakes);
    if (error == 0 && sb_mistakes_errors(mistakes)) {
        error = failure_set(why, SB_CAUSE_PACK, pack->options.folder, 0,
                            "the figures have mistakes");
        sb_figures_free(figures);
    } else if (error == 0) {
        *out = figures;
    }
    return error;
}

int figures_check(reading *of, sb_failure *why)
{
    sb_figures *figures = NULL;
    int error = open_figures(&figures, *of, why);

    if (error == 0 && sb_figures_check(figures, of->mistakes, NULL) < 0 &&
        mistakes_failed(of->mistakes))
        error = failure_memory(why);
    sb_figures_free(figures);
    return error;
}

void sb_figures_free(sb_figures *figures)
{
    if (!figures)
        return;
    list_clear(&figures->all.all);
    name_table_clear(&figures->all.by_name);
    list_clear(&figures->bases.all);
    name_table_clear(&figures->bases.by_name);
    arena_free(figures->memory);
    free(figures);
}

figure figure_of_base(figure_pose *base)
{
    return (figure){.id = base->id,
                    .name = base->id,
                    .describe = base->means,
                    .poses = base,
                    .pose_count = 1,
                    .file = base->file,
                    .line = base->line};
}

size_t sb_figures_count(const sb_figures *figures)
{
    return figures->all.all.count;
}

const char *sb_figures_id(const sb_figures *figures, size_t index)
{
    return ((const figure *)figures->all.all.items[index])->id;
}
