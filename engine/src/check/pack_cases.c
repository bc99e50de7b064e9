/* SPDX-License-Identifier: Apache-2.0 */
/* Reading knowledge/cases. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "check/pack_check.h"
#include "check/worked_case.h"
#include "conditions/answer_sheet.h"
#include "folder/pack_source.h"
#include "pack/pack_reading.h"
#include "pack/root_check.h"

typedef struct case_reading {
    sb_cases *cases;
    reading reading; /* over a view of the pack whose memory is that of the cases */
    const char *file;
    int is_whole; /* every file of cases could be read */
} case_reading;

/* ---- references ---- */

/* What the words of each expectation name, and where to look them up; no kind: words of a
 * scale, which the schema has checked. */
static const struct {
    const char *attribute;
    const char *what;
    size_t kind; /* offset of the kind in sb_pack, 0: none */
} things[EXPECTED_COUNT] = {
    [EXPECT_DISPOSITION] = {"disposition", NULL, 0},
    [EXPECT_GATE] = {"gate", NULL, 0},
    [EXPECT_LEVEL] = {"level", NULL, 0},
    [EXPECT_STYLE] = {"style", NULL, 0},
    [EXPECT_RULES] = {"rules", "rule", offsetof(sb_pack, rules)},
    [EXPECT_UNKNOWN_BRANCHES] = {"unknown-branches", "rule", offsetof(sb_pack, rules)},
    [EXPECT_FINDINGS] = {"findings", "finding", offsetof(sb_pack, findings)},
    [EXPECT_FORBIDS] = {"forbids", "movement", offsetof(sb_pack, movements)},
    [EXPECT_LIMITS] = {"limits", "movement", offsetof(sb_pack, movements)},
    [EXPECT_ALLOWED] = {"allowed", "exercise", offsetof(sb_pack, exercises)},
    [EXPECT_BARRED] = {"barred", "exercise", offsetof(sb_pack, exercises)},
    [EXPECT_CHOSEN] = {"chosen", "exercise", offsetof(sb_pack, exercises)},
    [EXPECT_PREFERS] = {"prefers", "exercise", offsetof(sb_pack, exercises)},
    [EXPECT_AVOIDS] = {"avoids", "exercise", offsetof(sb_pack, exercises)},
    [EXPECT_HAZARDS] = {"hazards", "hazard", offsetof(sb_pack, hazards)},
    [EXPECT_LISTED] = {"listed", "hazard", offsetof(sb_pack, hazards)},
    [EXPECT_LATER] = {"later", "hazard", offsetof(sb_pack, hazards)},
    [EXPECT_FINE] = {"fine", "hazard", offsetof(sb_pack, hazards)},
    [EXPECT_SAYS] = {"says", "message", offsetof(sb_pack, messages)},
    [EXPECT_NAMES] = {"names", "contact", offsetof(sb_pack, contacts)},
    [EXPECT_FREE] = {"free", NULL, 0},
    [EXPECT_ADAPTS] = {"adapts", NULL, 0},
    [EXPECT_HOLD] = {"hold", NULL, 0},
};

static void find(case_reading *c, size_t kind, const char *what, const char *id, int line)
{
    const kind_of_thing *all = (const void *)((const char *)c->reading.pack + kind);

    (void)reading_find(&c->reading, all, what, id, c->file, line);
}

static void find_slot(case_reading *c, const char *id, int line)
{
    const doses *d = &c->reading.pack->doses;

    for (size_t i = 0; i < d->template_count; i++)
        for (size_t k = 0; k < d->templates[i].slot_count; k++)
            if (strcmp(d->templates[i].slots[k].id, id) == 0)
                return;
    mistakes_add(c->reading.mistakes, SB_ERROR, "case-value", c->file, line,
                 "No slot of knowledge/doses.xml is called '%s'.", id);
}

/* ---- expectations ---- */

static void add_expectation(case_reading *c, worked_case *one, const xml_element *e,
                            expected_thing thing)
{
    const char *words = xml_value(e, things[thing].attribute);
    expectation *made;

    if (!words)
        return;
    made = reading_take(&c->reading, sizeof(*made));
    if (!made || list_add(&one->expectations, made) < 0) {
        c->reading.out_of_memory = 1;
        return;
    }
    made->thing = thing;
    made->negated = strcmp(e->name, "expect-not") == 0;
    made->line = e->line;
    made->because = xml_value(e, "because");
    made->words = reading_words(&c->reading, words, &made->word_count);
    for (size_t i = 0; things[thing].kind && i < made->word_count; i++)
        find(c, things[thing].kind, things[thing].what, made->words[i], e->line);
    for (size_t i = 0; thing == EXPECT_FREE && i < made->word_count; i++)
        find_slot(c, made->words[i], e->line);
}

static void fill_expectations(case_reading *c, worked_case *one, const xml_element *from)
{
    for (const xml_element *e = from->first; e; e = e->next) {
        if (strcmp(e->name, "answer") == 0)
            continue;
        for (int thing = 0; thing < EXPECTED_COUNT; thing++)
            add_expectation(c, one, e, (expected_thing)thing);
        if (xml_value(e, "because"))
            find(c, offsetof(sb_pack, rules), "rule", xml_value(e, "because"), e->line);
    }
}

/* ---- answers ---- */

static void check_value(case_reading *c, const case_answer *a)
{
    const question *asked = reading_find(&c->reading, &c->reading.pack->questions,
                                         "question", a->question, c->file, a->line);
    sb_failure why = {0};
    answer draft;

    if (!asked || a->drop)
        return;
    if (answer_read(&draft, asked, a->value, &why) < 0 ||
        (a->unsure && answer_read(&draft, asked, a->unsure, &why) < 0))
        mistakes_add(c->reading.mistakes, SB_ERROR, "case-value", c->file, a->line, "%s.",
                     why.text);
}

static void fill_answers(case_reading *c, worked_case *one, const xml_element *from)
{
    one->answers = reading_take(&c->reading,
                                (xml_count(from, "answer") + 1) * sizeof(case_answer));
    for (const xml_element *e = xml_child(from, "answer"); one->answers && e;
         e = xml_sibling(e, "answer")) {
        case_answer *a = &one->answers[one->answer_count++];

        *a = (case_answer){xml_value(e, "question"), e->text, xml_value(e, "unsure"),
                           reading_yes(e, "drop"), e->line};
        check_value(c, a);
    }
}

/* ---- persons and cases ---- */

static worked_case *add_case(case_reading *c, const xml_element *e)
{
    worked_case *one = reading_take(&c->reading, sizeof(*one));
    int added = one ? name_table_add(&c->cases->by_name, xml_value(e, "id"), one) : -1;

    if (added == 1)
        mistakes_add(c->reading.mistakes, SB_ERROR, "duplicate-id", c->file, e->line,
                     "There are two of case '%s'.", xml_value(e, "id"));
    if (added != 0 || list_add(&c->cases->all, one) < 0) {
        c->reading.out_of_memory |= added != 1;
        return NULL;
    }
    one->index = c->cases->all.count - 1;
    one->is_person = strcmp(e->name, "person") == 0;
    if (!one->is_person && list_add(&c->cases->cases, one) < 0)
        c->reading.out_of_memory = 1;
    return one;
}

static void read_file(case_reading *c, const xml_element *root)
{
    for (const xml_element *e = root->first; e; e = e->next) {
        worked_case *one;

        c->file = e->file;
        if (strcmp(e->name, "title") == 0 || !(one = add_case(c, e)))
            continue;
        one->id = xml_value(e, "id");
        one->like_id = xml_value(e, "like");
        one->of = xml_value(e, "of");
        one->incomplete = reading_yes(e, "incomplete");
        one->file = e->file;
        one->line = e->line;
        fill_answers(c, one, e);
        fill_expectations(c, one, e);
    }
}

/* Whom each is like; a circle is a mistake. */
static void link_cases(case_reading *c)
{
    for (size_t i = 0; i < c->cases->all.count; i++) {
        worked_case *one = c->cases->all.items[i];
        const char *near;

        if (!one->like_id ||
            (one->like = name_table_find(&c->cases->by_name, one->like_id)) ||
            !c->is_whole)
            continue;
        mistakes_add(c->reading.mistakes, SB_ERROR, "unknown-reference", one->file,
                     one->line, "There is no person or case '%s'.", one->like_id);
        near = name_table_nearest(&c->cases->by_name, one->like_id);
        if (near)
            mistakes_mend(c->reading.mistakes, "Did you mean '%s'?", near);
    }
    for (size_t i = 0; i < c->cases->all.count; i++) {
        worked_case *one = c->cases->all.items[i];
        const worked_case *up = one->like;
        size_t steps = 0;

        while (up && up != one && steps++ <= c->cases->all.count)
            up = up->like;
        if (!up)
            continue;
        mistakes_add(c->reading.mistakes, SB_ERROR, "case-cycle", one->file, one->line,
                     "'%s' is like itself in the end.", one->id);
        one->like = NULL;
    }
}

static void read_roots(case_reading *c, const pack_source *source)
{
    c->is_whole = source->broken.count == 0;
    for (size_t i = 0; i < source->roots.count; i++) {
        const pack_root *root = source->roots.items[i];

        check_root(&c->reading, root);
        if (strcmp(root->element->name, "cases") == 0)
            read_file(c, root->element);
        else
            mistakes_add(c->reading.mistakes, SB_ERROR, "wrong-folder",
                         root->element->file, root->element->line,
                         "Only files of <cases> belong in knowledge/cases/.");
    }
    link_cases(c);
}

/* Reads the cases of the pack that `of` is a reading of. */
static int open_cases(sb_cases **out, reading of, sb_failure *why)
{
    sb_cases *cases = calloc(1, sizeof(*cases));
    sb_pack view = *of.pack;
    case_reading c = {.cases = cases, .reading = of};
    pack_source source = {0};
    int error = -1;

    c.reading.pack = &view;
    if (!cases || !(cases->memory = arena_new())) {
        failure_memory(why);
        goto cleanup;
    }
    view.memory = cases->memory;
    if ((error = pack_source_cases(&source, cases->memory, &view.options, &view.overlays,
                                   of.mistakes, why)) < 0)
        goto cleanup;
    if (of.scope.thorough &&
        (error = check_unfinished(&c.reading, &source.roots, why)) < 0)
        goto cleanup;
    read_roots(&c, &source);
    if (c.reading.out_of_memory || mistakes_failed(of.mistakes)) {
        error = failure_memory(why);
        goto cleanup;
    }
    *out = cases;
    cases = NULL;
cleanup:
    pack_source_clear(&source);
    sb_cases_free(cases);
    return error;
}

int sb_cases_open(sb_cases **out, const sb_pack *pack, sb_mistakes *mistakes,
                  sb_failure *why)
{
    reading of = {.pack = (sb_pack *)(uintptr_t)pack, .mistakes = mistakes};
    sb_cases *cases = NULL;
    int error = open_cases(&cases, of, why);

    mistakes_sort(mistakes);
    if (error == 0 && sb_mistakes_errors(mistakes)) {
        error = failure_set(why, SB_CAUSE_PACK, pack->options.folder, 0,
                            "the cases have mistakes");
        sb_cases_free(cases);
    } else if (error == 0) {
        *out = cases;
    }
    return error;
}

int cases_check(reading *of, sb_failure *why)
{
    sb_cases *cases = NULL;
    int error = open_cases(&cases, *of, why);

    for (size_t i = 0; error == 0 && i < cases->cases.count; i++)
        check_case(of, cases->cases.items[i]);
    sb_cases_free(cases);
    return error;
}

void sb_cases_free(sb_cases *cases)
{
    if (!cases)
        return;
    for (size_t i = 0; i < cases->all.count; i++)
        list_clear(&((worked_case *)cases->all.items[i])->expectations);
    list_clear(&cases->all);
    list_clear(&cases->cases);
    name_table_clear(&cases->by_name);
    arena_free(cases->memory);
    free(cases);
}

size_t sb_cases_count(const sb_cases *cases)
{
    return cases->cases.count;
}

const char *sb_case_id(const sb_cases *cases, size_t index)
{
    return ((const worked_case *)cases->cases.items[index])->id;
}
