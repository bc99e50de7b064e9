/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/signed_source.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"

static int add_figures(list *roots, arena *memory, const sb_pack_options *options,
                       const char *overlay, sb_mistakes *elsewhere, sb_failure *why)
{
    pack_source source = {0};
    int error = pack_source_figures(&source, memory, options, overlay, elsewhere, why);

    for (size_t i = 0; i < source.roots.count && error == 0; i++)
        if (list_add(roots, source.roots.items[i]) < 0)
            error = failure_memory(why);
    pack_source_clear(&source);
    return error;
}

int signed_figures_read(list *roots, arena *memory, const sb_pack_options *options,
                        sb_failure *why)
{
    sb_mistakes *elsewhere = sb_mistakes_new();
    int error = elsewhere ? 0 : failure_memory(why);

    for (size_t i = options->overlay_count; i-- > 0 && error == 0;)
        error = add_figures(roots, memory, options, options->overlays[i], elsewhere, why);
    if (error == 0)
        error = add_figures(roots, memory, options, NULL, elsewhere, why);
    sb_mistakes_free(elsewhere);
    return error;
}

static long months_of(const list *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        const xml_element *e = ((const pack_root *)roots->items[i])->element;
        const char *months = xml_value(e, "review-months");

        if (strcmp(e->name, "pack") == 0 && months)
            return strtol(months, NULL, 10);
    }
    return USUAL_REVIEW_MONTHS;
}

int signed_source_read(signed_source *out, arena *memory, const sb_pack_options *options,
                       sb_mistakes *mistakes, sb_failure *why)
{
    const signed_files from = {&out->source.roots, &out->figures, &out->source.styles,
                               &out->source.signatures};

    *out = (signed_source){0};
    if (pack_source_read(&out->source, memory, options, mistakes, why) < 0 ||
        signed_figures_read(&out->figures, memory, options, why) < 0)
        return -1;
    out->months = months_of(&out->source.roots);
    return signables_gather(&out->all, memory, &from) < 0 ? failure_memory(why) : 0;
}

void signed_source_clear(signed_source *all)
{
    pack_source_clear(&all->source);
    list_clear(&all->figures);
    signables_clear(&all->all);
}

/* What lies nearest among the names without their kind. */
const char *signables_nearest(const signables *all, const char *id)
{
    name_table names = {0};
    const signable *near = NULL;
    const char *name;

    for (size_t i = 0; i < all->all.count; i++) {
        signable *one = all->all.items[i];

        name_table_add(&names, one->id, one);
    }
    if ((name = name_table_nearest(&names, id)))
        near = name_table_find(&names, name);
    name_table_clear(&names);
    return near ? near->id : NULL;
}
