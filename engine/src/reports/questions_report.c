/* SPDX-License-Identifier: Apache-2.0 */
/* The questionnaire for reading: as text and as JSON. */
#include <steadyback/question.h>

#include "base/failure.h"
#include "conditions/answer_sheet.h"
#include "formats/json_writer.h"
#include "formats/page_writer.h"

enum { COLUMNS = 80 };

/* ---- as text ---- */

static void write_question(page *p, const question *q)
{
    text_buffer head = {0}, allowed = {0}, line = {0};

    text_addf(&head, "%s [%s]", q->text, q->id);
    page_line(p, "");
    if (head.text)
        page_text(p, "", head.text);
    for (size_t i = 0; i < q->step_count; i++)
        page_text(p, "  > ", q->steps[i]);
    for (size_t i = 0; i < q->option_count; i++) {
        text_addf(&line, "- %s: %s", q->options[i].id, q->options[i].text);
        if (line.text)
            page_text(p, "  ", line.text);
        text_used(&line, &p->out);
    }
    question_allowed(&allowed, q);
    if (allowed.text && !q->option_count)
        page_text(p, "  ", allowed.text);
    page_text(p, "  ? ", q->help);
    if (q->ask_when)
        page_text(p, "  ", "(asked only when it can matter)");
    p->out.failed |= head.failed | allowed.failed | line.failed;
    text_clear(&head);
    text_clear(&allowed);
}

int sb_pack_questions_text(char **out, const sb_pack *pack, sb_failure *why)
{
    page p = {.columns = COLUMNS};
    const section *in = NULL;

    for (size_t i = 0; i < pack->questions.all.count; i++) {
        const question *q = pack->questions.all.items[i];

        if (q->in != in)
            page_heading(&p, q->in->title);
        in = q->in;
        write_question(&p, q);
    }
    *out = text_take(&p.out);
    return *out ? 0 : failure_memory(why);
}

/* ---- as JSON ---- */

static json_value *options_value(json_maker *m, const question *q)
{
    const sb_question *one = (const sb_question *)q;
    json_value *list = json_new_list(m);

    for (size_t i = 0; i < sb_question_option_count(one); i++) {
        json_value *entry = json_new_object(m);

        json_put_text(m, entry, "id", sb_question_option_id(one, i));
        json_put_text(m, entry, "text", sb_question_option_text(one, i));
        json_add(m, list, entry);
    }
    return list;
}

static void put_steps(json_maker *m, json_value *one, const question *q)
{
    json_value *steps;

    if (!q->step_count)
        return;
    steps = json_new_list(m);
    for (size_t i = 0; i < q->step_count; i++)
        json_add_text(m, steps, q->steps[i]);
    json_put(m, one, "steps", steps);
}

static json_value *question_value(json_maker *m, const question *q)
{
    static const char *const types[] = {"choice", "choices", "number", "scale"};
    json_value *one = json_new_object(m);

    json_put_text(m, one, "id", q->id);
    json_put_text(m, one, "section", q->in->id);
    json_put_text(m, one, "type", types[q->type]);
    json_put_text(m, one, "text", q->text);
    if (q->text_other)
        json_put_text(m, one, "text_other", q->text_other);
    json_put_text(m, one, "help", q->help);
    if (q->again)
        json_put_text(m, one, "again", q->again);
    json_put_yes(m, one, "safety", q->safety);
    json_put_yes(m, one, "private", q->is_private);
    json_put_yes(m, one, "always", q->ask_when == NULL);
    json_put_yes(m, one, "from_diary", q->from_diary);
    put_steps(m, one, q);
    if (q->option_count) {
        json_put(m, one, "options", options_value(m, q));
        return one;
    }
    json_put_number(m, one, "least", q->least);
    json_put_number(m, one, "most", q->most);
    json_put_number(m, one, "example", q->example);
    if (q->unit)
        json_put_text(m, one, "unit", q->unit);
    return one;
}

int sb_pack_questions_json(char **out, const sb_pack *pack, sb_failure *why)
{
    json_maker m = {0};
    json_value *whole = json_new_object(&m), *all = json_new_list(&m);

    for (size_t i = 0; i < pack->questions.all.count; i++)
        json_add(&m, all, question_value(&m, pack->questions.all.items[i]));
    json_put_text(&m, whole, "pack", pack->id);
    json_put_text(&m, whole, "version", pack->version);
    json_put(&m, whole, "questions", all);
    *out = json_write(&m, whole, 2);
    return *out ? 0 : failure_memory(why);
}
