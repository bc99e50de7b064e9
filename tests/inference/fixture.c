/* SPDX-License-Identifier: Apache-2.0 */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

int fixture_complain(const fixture *one, const clips_part *where, const char *sentence,
                     const char *what, sb_failure *why)
{
    return failure_set(why, SB_CAUSE_PACK, one->path, where->line, "%s: %s%s%s",
                       one->rule ? one->rule : "fixture", sentence, *what ? " " : "",
                       what);
}

const clips_part *fixture_template(const clips_text *vocabulary, const char *kind)
{
    for (size_t i = 0; i < vocabulary->groups.count; i++) {
        const clips_part *one = vocabulary->groups.items[i];
        const char *name = clips_part_is(one, "deftemplate")
                               ? strstr(clips_part_at(one, 1)->text, "::")
                               : NULL;

        if (name && strcmp(name + 2, kind) == 0)
            return one;
    }
    return NULL;
}

const char *fixture_slot_name(const clips_part *template, size_t index)
{
    return clips_part_at(clips_part_at(template, index), 1)->text;
}

static int has_slot(const clips_part *template, const char *name)
{
    for (size_t i = 2; i < template->parts.count; i++)
        if (strcmp(fixture_slot_name(template, i), name) == 0)
            return 1;
    return 0;
}

static int check_fact(const fixture *one, const clips_part *fact, sb_failure *why)
{
    const clips_part *template = fixture_template(one->vocabulary, clips_part_head(fact));

    if (!*clips_part_head(fact) || fact->parts.count > MOST_SLOTS)
        return fixture_complain(one, fact, "a fact is (KIND (SLOT VALUE) ...)", "", why);
    if (!template)
        return fixture_complain(one, fact, "vocabulary.clp has no fact",
                                clips_part_head(fact), why);
    for (size_t i = 1; i < fact->parts.count; i++) {
        const clips_part *slot = clips_part_at(fact, i);
        const clips_part *value = slot->parts.count == 2 ? clips_part_at(slot, 1) : NULL;

        if (!*clips_part_head(slot) || !value ||
            (value->kind != CLIPS_WORD && value->kind != CLIPS_NUMBER))
            return fixture_complain(
                one, slot, "a slot is (NAME VALUE), the value a word or a number", "",
                why);
        if (!has_slot(template, clips_part_head(slot)))
            return fixture_complain(one, slot, "this fact has no slot",
                                    clips_part_head(slot), why);
    }
    return 0;
}

static const list **section_of(fixture *one, const char *name)
{
    if (strcmp(name, "given") == 0)
        return &one->given;
    if (strcmp(name, "beside") == 0)
        return &one->beside;
    if (strcmp(name, "then") == 0)
        return &one->then;
    return strcmp(name, "unless") == 0 ? &one->unless : NULL;
}

/* In a section the first part is its name, and all behind it are facts. */
static int read_section(fixture *one, const clips_part *part, sb_failure *why)
{
    const list **section = section_of(one, clips_part_head(part));

    if (!section)
        return fixture_complain(one, part,
                                "here stand (given ...), (beside ...), (then ...) and "
                                "(unless ...), and not",
                                clips_part_head(part), why);
    if (*section)
        return fixture_complain(one, part, "stands twice:", clips_part_head(part), why);
    *section = &part->parts;
    for (size_t i = 1; i < part->parts.count; i++)
        if (check_fact(one, clips_part_at(part, i), why) < 0)
            return -1;
    return part->parts.count <= MOST_FACTS
               ? 0
               : fixture_complain(one, part, "more facts than a fixture may have", "",
                                  why);
}

int fixture_read(fixture *out, const clips_text *from, const clips_part *group,
                 const clips_text *vocabulary, sb_failure *why)
{
    const clips_part *name = clips_part_at(group, 1), *says = clips_part_at(group, 2);
    const char *colons = name && name->kind == CLIPS_WORD ? strstr(name->text, "::")
                                                          : NULL;
    size_t first = says && says->kind == CLIPS_STRING ? 3 : 2;

    *out = (fixture){.group = group, .path = from->path, .vocabulary = vocabulary};
    if (!clips_part_is(group, "fixture") || !colons)
        return fixture_complain(
            out, group, "(fixture MODULE::RULE (given ...) (then ...)) is expected", "",
            why);
    out->rule = name->text;
    snprintf(out->module, sizeof(out->module), "%.*s", (int)(colons - name->text),
             name->text);
    for (size_t i = first; i < group->parts.count; i++)
        if (read_section(out, clips_part_at(group, i), why) < 0)
            return -1;
    if (!out->then)
        return fixture_complain(out, group,
                                "(then ...) is missing; (then) says that nothing follows",
                                "", why);
    if (!fixture_count(out->then) && fixture_count(out->unless))
        return fixture_complain(
            out, group, "where nothing follows, nothing stands in the way", "", why);
    return 0;
}
