/* SPDX-License-Identifier: Apache-2.0 */
/* From the files of a pack to its model: every thing gets its name, then it is filled in.
 */
#include "pack/pack_link.h"

#include <string.h>

#include "pack/pack_wording.h"
#include "pack/root_check.h"

static const struct {
    const char *root;
    const char *folder; /* where such a file belongs */
    void (*name)(reading *r, form from);
} kinds_of_file[] = {
    {"pack", "knowledge/pack.xml", name_pack},
    {"contacts", "knowledge/", name_contacts},
    {"vocabulary", "knowledge/", name_vocabulary},
    {"wording", "knowledge/", name_wording},
    {"sources", "knowledge/", name_sources},
    {"messages", "knowledge/", name_messages},
    {"contradictions", "knowledge/", name_contradictions},
    {"monitoring", "knowledge/", name_monitoring},
    {"doses", "knowledge/", name_doses},
    {"movements", "knowledge/", name_movements},
    {"restriction-sets", "knowledge/", name_sets},
    {"section", "knowledge/questions/", name_section},
    {"exercise", "knowledge/exercises/", name_exercise},
    {"hazard", "knowledge/hazards/", name_hazard},
    {"derive", "rules/clinical/derive/", name_derive},
    {"rules", "rules/clinical/", name_rules},
};

static void name_root(reading *r, const pack_root *root)
{
    const xml_element *element = root->element;

    for (size_t i = 0; i < sizeof(kinds_of_file) / sizeof(*kinds_of_file); i++) {
        const char *folder = kinds_of_file[i].folder;

        if (strcmp(element->name, kinds_of_file[i].root) != 0)
            continue;
        if (strncmp(root->inside, folder, strlen(folder)) != 0)
            mistakes_add(r->mistakes, SB_ERROR, "wrong-folder", element->file,
                         element->line, "A file of <%s> belongs in %s.", element->name,
                         folder);
        kinds_of_file[i].name(r, (form){element, element->file, NULL});
        return;
    }
    mistakes_add(r->mistakes, SB_ERROR, "wrong-root", element->file, element->line,
                 "A file of <%s> does not belong here.", element->name);
}

static void fill_all(reading *r)
{
    fill_movements(r);
    fill_questionnaire(r);
    fill_findings(r);
    fill_rules(r);
    fill_exercises(r);
    fill_sets(r);
    fill_hazards(r);
    fill_guidance(r);
    fill_contradictions(r);
}

void reading_clear(reading *r)
{
    forms *all[] = {&r->sections,       &r->questions, &r->findings, &r->scores,
                    &r->rules,          &r->movements, &r->sets,     &r->exercises,
                    &r->hazards,        &r->messages,  &r->doses,    &r->monitoring,
                    &r->contradictions, &r->contacts,  &r->sources,  &r->modalities,
                    &r->positions,      &r->kit,       &r->goals,    &r->patterns};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        list_clear(&all[i]->things);
        list_clear(&all[i]->elements);
    }
    name_table_clear(&r->hinted);
}

void reading_keep(reading *r, pack_source *source)
{
    sb_pack *pack = r->pack;

    memcpy(pack->digest, source->digest, sizeof(pack->digest));
    pack->is_modified = source->is_modified;
    pack->overlays = source->overlays;
    source->overlays = (list){0};
    pack->roots = source->roots;
    source->roots = (list){0};
    pack->styles = source->styles;
    source->styles = (list){0};
    pack->signatures = source->signatures;
    source->signatures = (list){0};
    for (size_t i = 0; i < pack->roots.count; i++)
        if (pack_things_add(&pack->things, pack->memory, pack->roots.items[i]) < 0)
            r->out_of_memory = 1;
}

static void check_overlays_fit(reading *r)
{
    for (size_t i = 0; i < r->pack->overlays.count && r->pack->id; i++) {
        const overlay *one = r->pack->overlays.items[i];

        if (strcmp(one->for_pack, r->pack->id) != 0)
            mistakes_add(r->mistakes, SB_ERROR, "other-pack", one->file, one->line,
                         "This overlay is for the pack '%s'; the pack is '%s'.",
                         one->for_pack, r->pack->id);
    }
}

/* Contacts first: they go into the texts of all the others. */
static void name_roots(reading *r, const list *roots, int of_contacts)
{
    for (size_t i = 0; i < roots->count; i++) {
        const pack_root *root = roots->items[i];

        if ((strcmp(root->element->name, "contacts") == 0) != of_contacts)
            continue;
        if (check_copy(r, roots, root->element))
            continue;
        check_root(r, root);
        name_root(r, root);
    }
}

void reading_link(reading *r, const pack_source *source)
{
    const list *roots = &r->pack->roots;

    r->is_blind = source->is_blind;
    r->is_whole = !source->is_blind && source->broken.count == 0;
    for (size_t i = 0; i < source->broken.count; i++)
        hint_names(r, source->broken.items[i]);
    name_roots(r, roots, 1);
    if (!r->out_of_memory)
        put_names_in(r, roots);
    name_roots(r, roots, 0);
    check_overlays_fit(r);
    if (!r->out_of_memory)
        fill_all(r);
}
