/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the tree that says what something rests on. */
#include "consultation/answers_json.h"
#include "reports/result_tree.h"

void result_put_evidence(result_tree *w, record_part into, const evidence *e)
{
    record_part all = record_list(w->to, into, "evidence");

    for (size_t i = 0; i < e->source_count; i++) {
        record_part one = record_item(w->to, all, "source");

        record_id(w->to, one, "source", e->sources[i]->key);
        record_text(w->to, one, "label", e->sources[i]->label);
        record_id(w->to, one, "grade", e->grades[i]);
        shown_cite(w, e->sources[i]);
    }
}

/* The one value that has a form of its own in each: in JSON a number stays a number and
 * options are a list; in XML it is written as somebody would type it. */
void result_put_value(result_tree *w, record_part into, const question *asked,
                      const answer *given)
{
    text_buffer typed = {0};

    if (!w->to->xml) {
        json_put(w->to->json, into.json, "value",
                 answers_json_value(w->to->json, asked, given));
        return;
    }
    answer_write(&typed, asked, given);
    if (typed.failed)
        record_fail(w->to);
    record_id(w->to, into, "value", typed.text ? typed.text : "");
    text_clear(&typed);
}

void result_put_answer(result_tree *w, record_part one, const void *thing)
{
    const used_answer *used = thing;
    answer given = *answer_of(&w->result->sheet, used->asked);

    given.ticked &= used->options;
    record_id(w->to, one, "question", used->asked->id);
    result_put_value(w, one, used->asked, &given);
}

/* A rule that fired. */
void result_put_fired(result_tree *w, record_part one, const void *thing)
{
    const reason *why = thing;

    record_id(w->to, one, "rule", why->rule->id);
    record_id(w->to, one, "branch", why->if_unknown ? "if-unknown" : "stated");
    result_put_list(w, one, "answers", "answer", &why->answers, result_put_answer);
}

void result_put_reason(result_tree *w, record_part one, const void *thing)
{
    const reason *why = thing;

    if (why->rule) {
        record_id(w->to, one, "rule", why->rule->id);
        record_id(w->to, one, "branch", why->if_unknown ? "if-unknown" : "stated");
    } else {
        record_id(w->to, one, "part", why->part->of);
    }
    record_text(w->to, one, "text", reason_text(why));
    if (why->rule)
        shown_because(w, one, why);
    result_put_list(w, one, "answers", "answer", &why->answers, result_put_answer);
    result_put_evidence(w, one, reason_evidence(why));
}
