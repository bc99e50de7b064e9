/* SPDX-License-Identifier: Apache-2.0 */
#include "pack.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/check.h>
#include <steadyback/document.h>

#include "failure.h"
#include "levels.h"
#include "file_check.h"
#include "pack_check.h"
#include "pack_figures.h"
#include "pack_known.h"
#include "pack_loosening.h"
#include "pack_reading.h"
#include "pack_source.h"
#include "pack_wording.h"
#include "rule_book.h"

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

static void clear_forms(reading *r)
{
    forms *all[] = {&r->sections,       &r->questions, &r->findings, &r->scores,
                    &r->rules,          &r->movements, &r->sets,     &r->exercises,
                    &r->hazards,        &r->messages,  &r->doses,    &r->monitoring,
                    &r->contradictions, &r->contacts,  &r->sources,  &r->modalities,
                    &r->positions,      &r->kit,       &r->goals};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        list_clear(&all[i]->things);
        list_clear(&all[i]->elements);
    }
}

/* Keeps of the source what the pack needs later. */
static void keep_source(reading *r, pack_source *source)
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
        check_root(r, root);
        name_root(r, root);
    }
}

/* Goes on after a mistake, so that one run tells all of them. */
static void name_and_fill(reading *r, const pack_source *source)
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
    if (!r->scope.warnings && sb_mistakes_errors(r->mistakes))
        r->scope.thorough = 0; /* it is refused already */
    if (!r->out_of_memory)
        pack_check(r);
    if (!r->out_of_memory && r->scope.warnings)
        wording_check(r, roots);
}

static int mistakes_in_short(const sb_mistakes *mistakes, const sb_pack_options *options,
                             sb_failure *why)
{
    size_t errors = sb_mistakes_errors(mistakes);

    if (mistakes_failed(mistakes))
        return failure_memory(why);
    if (!errors)
        return 0;
    return failure_set(why, SB_CAUSE_PACK, options->folder, 0,
                       "the pack has %zu mistake%s", errors, errors == 1 ? "" : "s");
}

/* What was found right before is not checked thoroughly again. */
static int find_known(reading *r, const sb_pack_options *options, sb_failure *why)
{
    sb_pack *pack = r->pack;

    if (!r->scope.thorough)
        return 0;
    if (pack_known_digest(pack->checked, options, pack->digest, why) < 0)
        return -1;
    if (!r->scope.warnings && pack_is_known(options, pack->checked))
        r->scope.thorough = 0;
    return 0;
}

/* The last of the checks; and whether all that was checked is still the same. */
static int check_beside(reading *r, const sb_pack_options *options, sb_failure *why)
{
    char now[DIGEST_SIZE];
    sb_pack *pack = r->pack;

    if (!r->scope.thorough)
        return 0;
    if (sb_pack_check_style(pack, r->mistakes, why) < 0 ||
        mistakes_in_short(r->mistakes, options, why) < 0 ||
        pack_known_digest(now, options, pack->digest, why) < 0)
        return -1;
    if (strcmp(now, pack->checked) != 0)
        pack->checked[0] = '\0';
    return 0;
}

static int read_pack(reading *r, const sb_pack_options *options, sb_failure *why)
{
    pack_source source = {0};
    int error = pack_source_read(&source, r->pack->memory, options, r->mistakes, why);

    if (error == 0) {
        keep_source(r, &source);
        error = find_known(r, options, why);
    }
    if (error == 0)
        name_and_fill(r, &source);
    pack_source_clear(&source);
    if (error == 0 && r->out_of_memory)
        error = failure_memory(why);
    if (error == 0 && !r->scope.to_compare && !sb_mistakes_errors(r->mistakes))
        error = pack_check_loosening(r->pack, r->mistakes, why);
    if (error == 0 && r->scope.thorough && (error = cases_check(r, why)) == 0)
        error = figures_check(r, why);
    return error;
}

/* What lies in the folder is not what is listed: all of it was read all the same. */
static int is_about_the_list(const sb_mistake *one)
{
    static const char *const kinds[] = {"missing-file", "not-listed", "not-to-list",
                                        "not-read", NULL};

    return rank_of(kinds, one->kind) >= 0;
}

/* Whether a pack with mistakes hangs together. */
static int hangs_together(const reading *r)
{
    for (size_t i = 0; i < sb_mistakes_count(r->mistakes); i++) {
        const sb_mistake *one = sb_mistakes_at(r->mistakes, i);

        if (one->severity == SB_ERROR && !is_about_the_list(one))
            return 0;
    }
    return !r->has_hole && !mistakes_failed(r->mistakes);
}

static int stop_at_mistakes(const reading *r, const sb_pack_options *options,
                            sb_failure *why)
{
    if (r->scope.tolerant && hangs_together(r))
        return 0;
    return mistakes_in_short(r->mistakes, options, why);
}

static int keep_options(sb_pack *pack, const sb_pack_options *options, sb_failure *why)
{
    size_t count = options->overlay_count;
    const char **overlays = arena_take(pack->memory, (count + 1) * sizeof(*overlays));

    pack->options = *options;
    pack->options.checked = NULL; /* the caller's */
    pack->options.folder = arena_copy(pack->memory, options->folder,
                                      strlen(options->folder));
    if (!overlays || !pack->options.folder)
        return failure_memory(why);
    pack->options.overlays = overlays;
    for (size_t i = 0; i < count; i++) {
        const char *one = options->overlays[i];

        if (!(overlays[i] = arena_copy(pack->memory, one, strlen(one))))
            return failure_memory(why);
    }
    return 0;
}

static int read_and_write(sb_pack **out, const sb_pack_options *options,
                          check_scope scope, sb_mistakes *mistakes, sb_failure *why)
{
    sb_pack *pack = calloc(1, sizeof(*pack));
    reading r = {.pack = pack, .mistakes = mistakes, .scope = scope};
    int error = -1;

    if (!pack || !(pack->memory = arena_new())) {
        error = failure_memory(why);
        goto cleanup;
    }
    if ((error = keep_options(pack, options, why)) < 0 ||
        (error = read_pack(&r, options, why)) < 0 ||
        (error = stop_at_mistakes(&r, options, why)) < 0 ||
        (error = rule_book_write(&pack->book, pack, why)) < 0 ||
        (error = check_beside(&r, options, why)) < 0)
        goto cleanup;
    *out = pack;
    pack = NULL;
cleanup:
    mistakes_sort(mistakes);
    clear_forms(&r);
    name_table_clear(&r.hinted);
    sb_pack_free(pack);
    return error;
}

/* Numbers with a point and names by their bytes, whatever the locale of the host. */
static int open_pack(sb_pack **out, const sb_pack_options *options, check_scope scope,
                     sb_mistakes *mistakes, sb_failure *why)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0), before;
    int error;

    if (!plain)
        return failure_memory(why);
    before = uselocale(plain);
    error = read_and_write(out, options, scope, mistakes, why);
    uselocale(before);
    freelocale(plain);
    return error;
}

int pack_open_quick(sb_pack **out, const sb_pack_options *options, sb_mistakes *mistakes,
                    sb_failure *why)
{
    return open_pack(out, options, (check_scope){0}, mistakes, why);
}

/* A pack with mistakes, for whoever repairs it; they are in the list already. */
static int open_for_repair(sb_pack **out, const sb_pack_options *options, sb_failure *why)
{
    sb_mistakes *again = sb_mistakes_new();
    sb_failure cause = {0};
    int error = again
                    ? open_pack(out, options, (check_scope){.tolerant = 1}, again, &cause)
                    : failure_memory(why);

    sb_mistakes_free(again);
    if (error == 0)
        *why = (sb_failure){0};
    return error;
}

int sb_pack_open(sb_pack **out, const sb_pack_options *options, sb_mistakes *mistakes,
                 sb_failure *why)
{
    int error = open_pack(out, options, (check_scope){.thorough = 1}, mistakes, why);

    if (error < 0 && options->for_repair && why->cause == SB_CAUSE_PACK)
        error = open_for_repair(out, options, why);
    return error;
}

int pack_open_to_compare(sb_pack **out, const sb_pack_options *options,
                         sb_mistakes *mistakes, sb_failure *why)
{
    return open_pack(out, options, (check_scope){.to_compare = 1}, mistakes, why);
}

int sb_pack_check(sb_pack **out, const sb_pack_options *options, const char *today,
                  sb_mistakes *mistakes, sb_failure *why)
{
    const check_scope whole = {.thorough = 1, .warnings = 1, .today = today};

    return open_pack(out, options, whole, mistakes, why);
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
    list_clear(&pack->roots);
    list_clear(&pack->styles);
    list_clear(&pack->things);
    overlays_clear(&pack->overlays);
    name_table_clear(&pack->wording.names);
    name_table_clear(&pack->wording.fixed);
    name_table_clear(&pack->wording.never);
    rule_book_free(pack->book);
    arena_free(pack->memory);
    free(pack);
}

const char *sb_pack_checked(const sb_pack *pack)
{
    return pack->checked;
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
