/* SPDX-License-Identifier: Apache-2.0 */
/* export_rules PACK <PEOPLE: the triage and screening rules of a pack, with the findings
 * and scores they use, as plain two-valued logic for other engines; and the people of a
 * file of JSON lines, each with the rules that fire (1 as stated, 2 if unknown), the
 * disposition and the gate, as steadyback finds them. One JSON object. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/steadyback.h>

#include "check/pack_open.h"
#include "consultation/consultation.h"
#include "formats/json_writer.h"
#include "result/result.h"

enum { LONGEST = 1 << 20, SURE = 0, POSSIBLY = 1 };

typedef struct exporter {
    json_maker maker;
    const sb_pack *pack;
} exporter;

static void give_up(const char *what, const sb_failure *why)
{
    fprintf(stderr, "export_rules: %s: %s\n", what, why->text);
    exit(1);
}

/* ---- conditions: `all` and the like as the two sentences "surely" and "possibly" ----
 */

static json_value *logic(exporter *e, const condition *c, int as);

/* {NAME: [FIRST, ...]} with what the caller adds to *list. */
static json_value *node(exporter *e, const char *name, json_value **list)
{
    json_value *made = json_new_object(&e->maker);

    *list = json_new_list(&e->maker);
    json_put(&e->maker, made, name, *list);
    return made;
}

static json_value *about(exporter *e, const char *name, const char *id)
{
    json_value *list, *made = node(e, name, &list);

    json_add_text(&e->maker, list, id);
    return made;
}

static json_value *negated(exporter *e, json_value *what)
{
    json_value *list, *made = node(e, "not", &list);

    json_add(&e->maker, list, what);
    return made;
}

static json_value *parts(exporter *e, const char *name, const condition *c, int as)
{
    json_value *list, *made = node(e, name, &list);

    for (size_t i = 0; i < c->part_count; i++)
        json_add(&e->maker, list, logic(e, c->parts[i], as));
    return made;
}

static json_value *options_node(exporter *e, const char *name, const condition *c)
{
    json_value *list, *made = node(e, name, &list);

    json_add_text(&e->maker, list, c->question->id);
    for (int i = 0; i <= OPTION_NONE; i++)
        if (c->options >> i & 1)
            json_add_text(&e->maker, list, question_option_id(c->question, i));
    return made;
}

static json_value *options_logic(exporter *e, const condition *c, int as)
{
    json_value *list, *made = node(e, "or", &list);

    json_add(&e->maker, list, options_node(e, "ticked", c));
    if (c->options >> OPTION_UNKNOWN & 1) {
        json_add(&e->maker, list, about(e, "unknown", c->question->id));
        json_add(&e->maker, list, about(e, "any_unsure", c->question->id));
    }
    if (as == POSSIBLY) {
        json_add(&e->maker, list, about(e, "unknown", c->question->id));
        json_add(&e->maker, list, options_node(e, "unsure", c));
    }
    return made;
}

static json_value *number_logic(exporter *e, const condition *c, int as)
{
    static const char *const signs[] = {[TEST_AT_LEAST] = ">=",
                                        [TEST_AT_MOST] = "<=",
                                        [TEST_ABOVE] = ">",
                                        [TEST_BELOW] = "<"};
    json_value *list, *made = node(e, "number", &list), *any = NULL, *whole = NULL;

    json_add_text(&e->maker, list, c->question->id);
    json_add_text(&e->maker, list, signs[c->test]);
    json_add(&e->maker, list, json_new_number(&e->maker, c->number));
    if (as == SURE)
        return made;
    whole = node(e, "or", &any);
    json_add(&e->maker, any, made);
    json_add(&e->maker, any, about(e, "unknown", c->question->id));
    return whole;
}

static json_value *answer_logic(exporter *e, const condition *c, int as)
{
    if (c->test == TEST_ASKED)
        return about(e, "given", c->question->id);
    return c->test == TEST_OPTIONS ? options_logic(e, c, as) : number_logic(e, c, as);
}

/* [ID, least|most, >=|<=, N]: what is sure adds up to the least, what is possible to the
 * most. */
static json_value *score_logic(exporter *e, const condition *c, int as)
{
    json_value *list, *made = node(e, "score", &list);

    json_add_text(&e->maker, list, c->score->id);
    json_add_text(&e->maker, list, (as == SURE) == (c->at_least != 0) ? "least" : "most");
    json_add_text(&e->maker, list, c->at_least ? ">=" : "<=");
    json_add(&e->maker, list, json_new_number(&e->maker, (double)c->count));
    return made;
}

static json_value *finding_logic(exporter *e, const condition *c, int as)
{
    json_value *list, *made = node(e, "finding", &list);

    json_add_text(&e->maker, list, c->finding->id);
    json_add_text(&e->maker, list, as == SURE ? "sure" : "possible");
    return made;
}

/* [N, PART, ...] */
static json_value *count_logic(exporter *e, const condition *c, int as)
{
    json_value *list, *made = node(e, "at_least", &list);

    json_add(&e->maker, list, json_new_number(&e->maker, (double)c->count));
    for (size_t i = 0; i < c->part_count; i++)
        json_add(&e->maker, list, logic(e, c->parts[i], as));
    return made;
}

static json_value *logic(exporter *e, const condition *c, int as)
{
    static const condition always = {.kind = CONDITION_ALL};

    switch (c ? c->kind : CONDITION_ALL) {
    case CONDITION_ALL:
        return parts(e, "and", c ? c : &always, as);
    case CONDITION_ANY:
        return parts(e, "or", c, as);
    case CONDITION_NONE:
        return negated(e, parts(e, "or", c, as == SURE ? POSSIBLY : SURE));
    case CONDITION_UNLESS:
        return negated(e, parts(e, "or", c, SURE));
    case CONDITION_COUNT:
        return count_logic(e, c, as);
    case CONDITION_FINDING:
        return finding_logic(e, c, as);
    case CONDITION_SCORE:
        return score_logic(e, c, as);
    case CONDITION_ANSWER:
        return answer_logic(e, c, as);
    default:
        give_up("a rule of triage or screen",
                &(sb_failure){.text = "asks how things stand"});
        return NULL;
    }
}

static json_value *both(exporter *e, const condition *c)
{
    json_value *made = json_new_object(&e->maker);

    json_put(&e->maker, made, "sure", logic(e, c, SURE));
    json_put(&e->maker, made, "possible", logic(e, c, POSSIBLY));
    return made;
}

/* ---- findings, scores, rules ---- */

static json_value *findings_value(exporter *e)
{
    json_value *all = json_new_list(&e->maker);

    for (size_t i = 0; i < e->pack->findings.all.count; i++) {
        const finding *f = e->pack->findings.all.items[i];
        json_value *one = both(e, f->when);

        json_put_text(&e->maker, one, "id", f->id);
        json_add(&e->maker, all, one);
    }
    return all;
}

static json_value *scores_value(exporter *e)
{
    json_value *all = json_new_list(&e->maker);

    for (size_t i = 0; i < e->pack->scores.all.count; i++) {
        const score *s = e->pack->scores.all.items[i];
        json_value *one = json_new_object(&e->maker), *points = json_new_list(&e->maker);

        for (size_t k = 0; k < s->point_count; k++) {
            json_value *point = both(e, s->points[k].when);

            json_put_number(&e->maker, point, "worth", (double)s->points[k].worth);
            json_add(&e->maker, points, point);
        }
        json_put_text(&e->maker, one, "id", s->id);
        json_put(&e->maker, one, "points", points);
        json_add(&e->maker, all, one);
    }
    return all;
}

static json_value *rules_value(exporter *e)
{
    json_value *all = json_new_list(&e->maker);

    for (size_t i = 0; i < e->pack->rules.all.count; i++) {
        const rule *r = e->pack->rules.all.items[i];
        json_value *one;

        if (r->step > STEP_SCREEN)
            continue;
        one = both(e, r->when);
        json_put_text(&e->maker, one, "id", r->id);
        json_put_yes(&e->maker, one, "if_unknown", r->if_unknown.count > 0);
        json_add(&e->maker, all, one);
    }
    return all;
}

static json_value *questions_value(exporter *e)
{
    json_value *all = json_new_list(&e->maker);

    for (size_t i = 0; i < e->pack->questions.all.count; i++)
        json_add_text(&e->maker, all, ((question *)e->pack->questions.all.items[i])->id);
    return all;
}

/* ---- people ---- */

static json_value *ids_of(exporter *e, const question *q, uint64_t bits)
{
    json_value *all = json_new_list(&e->maker);

    for (int i = 0; i <= OPTION_NONE; i++)
        if (bits >> i & 1)
            json_add_text(&e->maker, all, question_option_id(q, i));
    return all;
}

static json_value *answer_value(exporter *e, const question *q, const answer *given)
{
    json_value *one = json_new_object(&e->maker);

    json_put(&e->maker, one, "ticked", ids_of(e, q, given->ticked));
    json_put(&e->maker, one, "unsure", ids_of(e, q, given->unsure));
    json_put_yes(&e->maker, one, "unknown", given->unknown);
    if ((q->type == NUMBER || q->type == SCALE) && !given->unknown)
        json_put_number(&e->maker, one, "number", given->number);
    return one;
}

/* The sheet of the result: what was due and not answered counts as unknown in it. */
static json_value *person_value(exporter *e, const sb_result *r)
{
    json_value *one = json_new_object(&e->maker), *answers = json_new_object(&e->maker);
    json_value *fired = json_new_list(&e->maker);

    for (size_t i = 0; i < e->pack->questions.all.count; i++) {
        const question *q = e->pack->questions.all.items[i];

        if (r->sheet.answers[i].given)
            json_put(&e->maker, answers, q->id, answer_value(e, q, &r->sheet.answers[i]));
    }
    for (size_t i = 0; i < r->trace.count; i++) {
        const reason *why = r->trace.items[i];
        char text[200];

        if (why->rule->step > STEP_SCREEN)
            continue;
        snprintf(text, sizeof(text), "%s:%d", why->rule->id, why->if_unknown ? 2 : 1);
        json_add_text(&e->maker, fired, text);
    }
    json_put(&e->maker, one, "answers", answers);
    json_put(&e->maker, one, "fired", fired);
    json_put_text(&e->maker, one, "disposition", sb_result_disposition(r));
    json_put_text(&e->maker, one, "gate", sb_result_gate(r));
    return one;
}

static json_value *people_value(exporter *e)
{
    json_value *all = json_new_list(&e->maker);
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_consultation *one = NULL;
    sb_failure why = {0};
    static char line[LONGEST];

    if (!mistakes || sb_consultation_open(&one, e->pack, &why) < 0)
        give_up("consultation", &why);
    while (fgets(line, sizeof(line), stdin)) {
        sb_result *result = NULL;

        if (sb_consultation_read_json(one, line, strlen(line), mistakes, &why) < 0 ||
            sb_consultation_conclude(&result, one, &why) < 0)
            give_up("a person", &why);
        json_add(&e->maker, all, person_value(e, result));
        sb_result_free(result);
    }
    sb_consultation_close(one);
    sb_mistakes_free(mistakes);
    return all;
}

int main(int argc, char *argv[])
{
    exporter e = {0};
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    json_value *whole;
    char *text;

    if (argc != 2) {
        fputs("usage: export_rules PACK <PEOPLE\n", stderr);
        return 64;
    }
    if (!mistakes ||
        pack_open_quick(&pack, &(sb_pack_options){.folder = argv[1]}, mistakes, &why) < 0)
        give_up(argv[1], &why);
    e.pack = pack;
    whole = json_new_object(&e.maker);
    json_put(&e.maker, whole, "questions", questions_value(&e));
    json_put(&e.maker, whole, "findings", findings_value(&e));
    json_put(&e.maker, whole, "scores", scores_value(&e));
    json_put(&e.maker, whole, "rules", rules_value(&e));
    json_put(&e.maker, whole, "people", people_value(&e));
    text = json_write(&e.maker, whole, 0);
    if (!text)
        give_up("export", &(sb_failure){.text = "out of memory"});
    puts(text);
    free(text);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return 0;
}
