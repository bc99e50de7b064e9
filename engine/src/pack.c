/* SPDX-License-Identifier: Apache-2.0 */
#include "pack.h"

#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "failure.h"
#include "pack_check.h"
#include "pack_folder.h"
#include "pack_reading.h"
#include "rule_book.h"

static const struct {
    const char *root;
    const char *folder; /* where such a file belongs */
    void (*name)(reading *r, form from);
} kinds_of_file[] = {
    {"pack", "knowledge/pack.xml", name_pack},
    {"contacts", "knowledge/", name_contacts},
    {"vocabulary", "knowledge/", name_vocabulary},
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

static void name_file(reading *r, form from)
{
    for (size_t i = 0; i < sizeof(kinds_of_file) / sizeof(*kinds_of_file); i++) {
        const char *folder = kinds_of_file[i].folder;

        if (strcmp(from.element->name, kinds_of_file[i].root) != 0)
            continue;
        if (strncmp(from.file, folder, strlen(folder)) != 0)
            mistakes_add(r->mistakes, SB_ERROR, "wrong-folder", from.file,
                         from.element->line, "A file of <%s> belongs in %s.",
                         from.element->name, folder);
        kinds_of_file[i].name(r, from);
        return;
    }
    mistakes_add(r->mistakes, SB_ERROR, "wrong-root", from.file, from.element->line,
                 "A file of <%s> does not belong here.", from.element->name);
}

static int read_files(reading *r, const list *files, sb_failure *why)
{
    xml_reader *reader = NULL;

    if (xml_reader_open(&reader, embedded_pack_xsd, strlen(embedded_pack_xsd), why) < 0)
        return -1;
    for (size_t i = 0; i < files->count; i++) {
        const pack_file *one = files->items[i];
        const xml_element *root = xml_read(reader, r->pack->memory, one->bytes,
                                           one->length, one->shown, r->mistakes);
        if (root)
            name_file(r, (form){root, one->shown, NULL});
    }
    xml_reader_close(reader);
    return 0;
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

static void clear_forms(reading *r)
{
    forms *all[] = {&r->sections,      &r->questions, &r->findings, &r->scores,
                    &r->rules,         &r->movements, &r->sets,     &r->exercises,
                    &r->hazards,       &r->messages,  &r->doses,    &r->monitoring,
                    &r->contradictions};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        list_clear(&all[i]->things);
        list_clear(&all[i]->elements);
    }
}

static int read_pack(sb_pack *pack, const char *folder, sb_mistakes *mistakes,
                     sb_failure *why)
{
    reading r = {.pack = pack, .mistakes = mistakes};
    list files = {0};
    int is_named; /* every file is well formed and each thing has its name */
    int error = pack_folder_read(&files, pack->digest, pack->memory, folder, mistakes,
                                 why);

    pack->folder = arena_copy(pack->memory, folder, strlen(folder));
    if (error == 0)
        error = read_files(&r, &files, why);
    is_named = error == 0 && pack->folder && sb_mistakes_errors(mistakes) == 0;
    if (is_named)
        fill_all(&r); /* with a file missing, every reference to it would be a mistake */
    list_clear(&files);
    clear_forms(&r);
    if (error == 0 && (r.out_of_memory || mistakes_failed(mistakes) || !pack->folder))
        error = failure_memory(why);
    if (error == 0 && is_named)
        error = pack_check(pack, mistakes, why);
    mistakes_sort(mistakes);
    if (error == 0 && sb_mistakes_errors(mistakes))
        error = failure_set(why, SB_CAUSE_PACK, folder, 0, "the pack has %zu mistake%s",
                            sb_mistakes_errors(mistakes),
                            sb_mistakes_errors(mistakes) == 1 ? "" : "s");
    return error;
}

int sb_pack_open(sb_pack **out, const char *folder, sb_mistakes *mistakes,
                 sb_failure *why)
{
    sb_pack *pack = calloc(1, sizeof(*pack));
    int error = -1;

    if (!pack || !(pack->memory = arena_new())) {
        error = failure_memory(why);
        goto cleanup;
    }
    if ((error = read_pack(pack, folder, mistakes, why)) < 0 ||
        (error = rule_book_write(&pack->book, pack, why)) < 0)
        goto cleanup;
    *out = pack;
    pack = NULL;
cleanup:
    sb_pack_free(pack);
    return error;
}

void sb_pack_free(sb_pack *pack)
{
    if (!pack)
        return;
    kind_of_thing *all[] = {&pack->sections,   &pack->questions,     &pack->findings,
                            &pack->scores,     &pack->rules,         &pack->movements,
                            &pack->sets,       &pack->exercises,     &pack->hazards,
                            &pack->messages,   &pack->contacts,      &pack->sources,
                            &pack->modalities, &pack->positions,     &pack->kit,
                            &pack->goals,      &pack->contradictions};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        list_clear(&all[i]->all);
        name_table_clear(&all[i]->by_name);
    }
    rule_book_free(pack->book);
    arena_free(pack->memory);
    free(pack);
}

const char *sb_pack_id(const sb_pack *pack)
{
    return pack->id;
}

const char *sb_pack_version(const sb_pack *pack)
{
    return pack->version;
}

const char *sb_pack_title(const sb_pack *pack)
{
    return pack->title;
}

const char *sb_pack_message(const sb_pack *pack, const char *id)
{
    const message *m = name_table_find(&pack->messages.by_name, id);

    return m ? m->text : NULL;
}

const char *pack_text(const sb_pack *pack, const char *message_id)
{
    const char *text = sb_pack_message(pack, message_id);

    return text ? text : "";
}

int movement_is(const movement *part, const movement *whole)
{
    if (part == whole)
        return 1;
    for (size_t i = 0; i < part->is_a_count; i++)
        if (movement_is(part->is_a[i], whole))
            return 1;
    return 0;
}

int exercise_demands(const exercise *one, const movement *demanded)
{
    for (size_t i = 0; i < one->demand_count; i++)
        if (one->demands[i].movement == demanded)
            return 1;
    return 0;
}
