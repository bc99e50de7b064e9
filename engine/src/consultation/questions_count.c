/* SPDX-License-Identifier: Apache-2.0 */
/* How many questions an interview asks of one person, by section and in all. */
#include <steadyback/interview.h>

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "consultation/consultation.h"
#include "formats/json_writer.h"
#include "formats/page_writer.h"
#include "words/handout.h"

enum { COLUMNS = 60 };

typedef struct count {
    sb_consultation *person; /* whose answers are given */
    sb_consultation *asked;  /* the interview that asks for them */
    list questions;          /* of question, in the order of asking */
    list unanswered;         /* of question */
} count;

/* Copies the answer under `id` from the person to the interview; *found says whether
 * there is one. */
static int hand_over(count *c, const char *id, int *found, sb_failure *why)
{
    char *value = NULL;
    int error = sb_consultation_value(&value, c->person, id, why);

    *found = value != NULL;
    if (error == 0 && value)
        error = sb_consultation_answer(c->asked, id, value, why);
    free(value);
    return error;
}

static int hand_over_unsure(count *c, const question *asked, sb_failure *why)
{
    text_buffer id = {0};
    int found, error;

    text_addf(&id, "%s" SB_UNSURE, asked->id);
    if (id.failed)
        return failure_memory(why);
    error = hand_over(c, id.text, &found, why);
    text_clear(&id);
    return error;
}

static int ask_one(count *c, const question *asked, sb_failure *why)
{
    int found = 0;

    if (hand_over(c, asked->id, &found, why) < 0 || hand_over_unsure(c, asked, why) < 0)
        return -1;
    if (list_add(&c->questions, (void *)(uintptr_t)asked) < 0 ||
        (!found && list_add(&c->unanswered, (void *)(uintptr_t)asked) < 0))
        return failure_memory(why);
    return found ? 0 : sb_consultation_answer(c->asked, asked->id, SB_UNKNOWN, why);
}

/* Optional sections come last and are offered, not asked. */
static int ask_all(count *c, sb_failure *why)
{
    const char *id;

    while ((id = sb_consultation_next(c->asked))) {
        const question *asked = name_table_find(&c->asked->pack->questions.by_name, id);

        if (asked->in->optional)
            return 0;
        if (ask_one(c, asked, why) < 0)
            return -1;
    }
    return 0;
}

static size_t asked_in(const count *c, const section *in)
{
    size_t number = 0;

    for (size_t i = 0; i < c->questions.count; i++)
        number += ((const question *)c->questions.items[i])->in == in;
    return number;
}

/* ---- as text ---- */

static void write_row(page *p, const char *title, size_t number)
{
    size_t width = text_width(title);
    text_buffer row = {0};

    text_addf(&row, "%s%*zu", title, width < COLUMNS ? (int)(COLUMNS - width) : 1,
              number);
    if (row.text)
        page_line(p, row.text);
    p->out.failed |= row.failed;
    text_clear(&row);
}

static void write_unanswered(page *p, const count *c)
{
    text_buffer ids = {0}, line = {0};

    for (size_t i = 0; i < c->unanswered.count; i++)
        text_addf(&ids, "%s%s", i ? " " : "",
                  ((const question *)c->unanswered.items[i])->id);
    if (ids.text)
        handout_write(&line, c->person->pack, "count-unanswered",
                      (const char *[]){"questions", ids.text, NULL});
    if (line.text)
        page_text(p, "", line.text);
    p->out.failed |= ids.failed | line.failed;
    text_clear(&ids);
    text_clear(&line);
}

static char *as_text(const count *c)
{
    const sb_pack *pack = c->person->pack;
    page p = {.columns = COLUMNS};

    for (size_t i = 0; i < pack->sections.all.count; i++) {
        const section *in = pack->sections.all.items[i];

        if (!in->optional)
            write_row(&p, in->title, asked_in(c, in));
    }
    write_row(&p, pack_text(pack, "count-all"), c->questions.count);
    if (sb_consultation_is_emergency(c->asked))
        page_text(&p, "", pack_text(pack, "count-emergency"));
    write_unanswered(&p, c);
    return text_take(&p.out);
}

/* ---- as JSON ---- */

static json_value *ids(json_maker *m, const list *questions, const section *in)
{
    json_value *all = json_new_list(m);

    for (size_t i = 0; i < questions->count; i++) {
        const question *q = questions->items[i];

        if (!in || q->in == in)
            json_add_text(m, all, q->id);
    }
    return all;
}

static char *as_json(const count *c)
{
    const sb_pack *pack = c->person->pack;
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *sections = json_new_list(&m);

    for (size_t i = 0; i < pack->sections.all.count; i++) {
        const section *in = pack->sections.all.items[i];
        json_value *one = json_new_object(&m);

        json_put_text(&m, one, "section", in->id);
        json_put_number(&m, one, "count", (double)asked_in(c, in));
        json_put(&m, one, "questions", ids(&m, &c->questions, in));
        json_add(&m, sections, one);
    }
    json_put(&m, whole, "sections", sections);
    json_put_number(&m, whole, "total", (double)c->questions.count);
    json_put_yes(&m, whole, "emergency", sb_consultation_is_emergency(c->asked));
    json_put(&m, whole, "unanswered", ids(&m, &c->unanswered, NULL));
    return json_write(&m, whole, 2);
}

int sb_questions_asked(char **out, sb_consultation *person, int json, sb_failure *why)
{
    count c = {.person = person};
    int error = sb_consultation_open(&c.asked, person->pack, why);

    if (error == 0)
        error = ask_all(&c, why);
    if (error == 0) {
        *out = json ? as_json(&c) : as_text(&c);
        error = *out ? 0 : failure_memory(why);
    }
    list_clear(&c.questions);
    list_clear(&c.unanswered);
    sb_consultation_close(c.asked);
    return error;
}
