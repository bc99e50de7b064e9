/* SPDX-License-Identifier: Apache-2.0 */
#include "workshop/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/failure.h"
#include "folder/pack_folder.h"
#include "pack/levels.h"

static const draft_kind kinds[] = {{"rule", "rules", 1},       {"finding", "derive", 0},
                                   {"question", "section", 0}, {"exercise", NULL, 0},
                                   {"hazard", NULL, 0},        {"message", "messages", 0},
                                   {"case", "cases", 0},       {NULL, NULL, 0}};

enum { LONGEST_ID = 60 };

static int refuse(drafting *d, const char *sentence)
{
    return failure_set(d->why, SB_CAUSE_ANSWERS, "", 0, "'%.80s' %s", d->wish.id,
                       sentence);
}

/* ---- the wish ---- */

static int is_letter(char c, int capital)
{
    return capital ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
}

/* Words joined by hyphens, as the schema has them: weak-bones, RF-CES-1. */
static int is_id(const char *id, int is_rule)
{
    size_t length = strlen(id);

    if (!is_letter(id[0], is_rule) || length > LONGEST_ID || id[length - 1] == '-')
        return 0;
    for (const char *c = id; *c; c++) {
        int fits = is_letter(*c, 0) || (*c >= '0' && *c <= '9') ||
                   (is_rule && is_letter(*c, 1)) || (*c == '-' && c[1] != '-');

        if (!fits)
            return 0;
    }
    return 1;
}

static int find_kind(drafting *d)
{
    for (const draft_kind *kind = kinds; kind->name; kind++)
        if (strcmp(kind->name, d->wish.kind) == 0)
            d->kind = kind;
    if (d->kind)
        return 0;
    return failure_set(d->why, SB_CAUSE_ANSWERS, "", 0,
                       "there is no new %.40s; the kinds are rule, finding, question, "
                       "exercise, hazard, message and case",
                       d->wish.kind);
}

static int check_wish(drafting *d)
{
    static const char *const steps[] = {"triage",  "screen", "adapt",
                                        "profile", "dose",   NULL};

    if (find_kind(d) < 0)
        return -1;
    if (!is_id(d->wish.id, d->kind->has_rule_id))
        return refuse(d, d->kind->has_rule_id
                             ? "is no id of a rule: it starts with a capital, such as "
                               "RF-NEW-1"
                             : "is no id: lower-case words joined by hyphens, such as "
                               "weak-bones");
    if (d->kind->has_rule_id &&
        (strstr(d->wish.id, "-or-") || strstr(d->wish.id, "-if-unknown")))
        return refuse(d, "is reserved: leave out '-or-' and '-if-unknown'");
    if (d->wish.topic && !is_id(d->wish.topic, 0))
        return failure_set(d->why, SB_CAUSE_ANSWERS, "", 0,
                           "'%.80s' is no topic: lower-case words joined by hyphens",
                           d->wish.topic);
    if (d->wish.step && rank_of(steps, d->wish.step) < 0)
        return failure_set(
            d->why, SB_CAUSE_ANSWERS, "", 0,
            "'%.80s' is no step; the steps are triage, screen, adapt, profile "
            "and dose",
            d->wish.step);
    return 0;
}

/* ---- is the id free? ---- */

/* A file that cannot be read may hold it. */
static int is_hinted(const list *broken, const char *id)
{
    for (size_t i = 0; i < broken->count; i++) {
        const pack_file *file = broken->items[i];

        for (const char *at = file->bytes; (at = strstr(at, id)); at++)
            if (at > file->bytes && at[-1] == '"' && at[strlen(id)] == '"')
                return 1;
    }
    return 0;
}

static int check_free(drafting *d)
{
    const char *name = d->kind->name, *id = d->wish.id;
    int is_case = strcmp(name, "case") == 0;

    if (pack_things_find(&d->things, name, id) ||
        (is_case && pack_things_find(&d->things, "person", id)))
        return refuse(d, "is there already: choose another id");
    if (is_hinted(&d->source.broken, id) || is_hinted(&d->cases.broken, id))
        return refuse(d, "stands in a file that has mistakes: mend that first");
    return 0;
}

/* ---- reading what is there ---- */

static int add_things(drafting *d, const list *roots)
{
    for (size_t i = 0; i < roots->count; i++)
        if (pack_things_add(&d->things, d->draft->memory, roots->items[i]) < 0)
            return failure_memory(d->why);
    return 0;
}

static void find_order(drafting *d)
{
    for (size_t i = 0; i < d->things.count; i++) {
        const pack_thing *one = d->things.items[i];
        const char *order = xml_value(one->element, "order");
        long number = order ? strtol(order, NULL, 10) : 0;

        if (strcmp(one->what, d->kind->name) == 0 && number >= d->order)
            d->order = number + 10;
    }
}

/* Whatever mistakes the pack has: what can be read counts. */
static int read_pack(drafting *d)
{
    sb_mistakes *elsewhere = sb_mistakes_new();
    arena *memory = d->draft->memory;
    int error = -1;

    if (!elsewhere)
        failure_memory(d->why);
    else if (pack_source_read(&d->source, memory, d->options, elsewhere, d->why) == 0 &&
             pack_source_cases(&d->cases, memory, d->options, NULL, elsewhere, d->why) ==
                 0 &&
             add_things(d, &d->source.roots) == 0)
        error = add_things(d, &d->cases.roots);
    sb_mistakes_free(elsewhere);
    if (error == 0)
        find_order(d);
    return error;
}

/* ---- the whole ---- */

/* What was made must be as the schema wants it, the rest of the file too. */
static int check_text(drafting *d)
{
    xml_reader *reader = NULL;
    const sb_draft *draft = d->draft;
    const xml_element *root;

    if (xml_reader_open(&reader, embedded_pack_xsd, strlen(embedded_pack_xsd), d->why) <
        0)
        return -1;
    root = xml_read(reader, draft->memory, draft->text, strlen(draft->text), draft->file,
                    d->mistakes);
    xml_reader_close(reader);
    mistakes_sort(d->mistakes);
    if (mistakes_failed(d->mistakes))
        return failure_memory(d->why);
    return root ? 0
                : failure_set(d->why, SB_CAUSE_PACK, draft->file, 0,
                              "it would have mistakes; mend these first");
}

int sb_draft_make(sb_draft **out, const sb_pack_options *options,
                  const sb_draft_wish *wish, sb_mistakes *mistakes, sb_failure *why)
{
    sb_draft *draft = calloc(1, sizeof(*draft));
    drafting d = {.draft = draft,
                  .options = options,
                  .wish = *wish,
                  .order = 10,
                  .mistakes = mistakes,
                  .why = why};
    int error = -1;

    if (!draft || !(draft->memory = arena_new())) {
        failure_memory(why);
        goto cleanup;
    }
    if (check_wish(&d) < 0 || read_pack(&d) < 0 || check_free(&d) < 0 ||
        draft_place(&d) < 0 || draft_write(&d) < 0 || check_text(&d) < 0)
        goto cleanup;
    *out = draft;
    draft = NULL;
    error = 0;
cleanup:
    list_clear(&d.things);
    pack_source_clear(&d.source);
    pack_source_clear(&d.cases);
    sb_draft_free(draft);
    return error;
}

void sb_draft_free(sb_draft *draft)
{
    if (!draft)
        return;
    arena_free(draft->memory);
    free(draft);
}

const char *sb_draft_file(const sb_draft *draft)
{
    return draft->file;
}

int sb_draft_line(const sb_draft *draft)
{
    return draft->line;
}

const char *sb_draft_text(const sb_draft *draft)
{
    return draft->text;
}

const char *sb_draft_next(const sb_draft *draft)
{
    return draft->next;
}

const char *sb_draft_list_file(const sb_draft *draft)
{
    return draft->list_file;
}

const char *sb_draft_list_text(const sb_draft *draft)
{
    return draft->list_text;
}
