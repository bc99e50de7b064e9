/* SPDX-License-Identifier: Apache-2.0 */
/* Finding the topic; verdicts, levels, movements, findings, questions. What became of an
 * exercise stands in explanation_exercise.c, rules and hazards in explanation_rule.c. */
#include "reports/topic_explanation.h"

#include <stdint.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "reports/explanation_parts.h"
#include "words/condition_words.h"
#include "words/handout.h"
#include "words/told_words.h"

const char *const topic_words[] = {"disposition", "gate",   "level", "exercise",
                                   "movement",    "hazard", "rule",  "question",
                                   "finding",     NULL};

/* ---- writing entries ---- */

static explanation_entry *add(explanation *a, entry_kind kind)
{
    explanation_entry *made = arena_take(a->memory, sizeof(*made));

    if (!made || list_add(&a->entries, made) < 0) {
        a->failed = 1;
        return NULL;
    }
    made->kind = kind;
    return made;
}

const char *explanation_words(explanation *a, const char *message,
                              const char *const pairs[])
{
    text_buffer words = {0};
    const char *kept = NULL;

    handout_write(&words, a->result->pack, message, pairs);
    if (words.text)
        kept = arena_copy(a->memory, words.text, words.length);
    a->failed |= !kept;
    text_clear(&words);
    return kept ? kept : "";
}

void explanation_note(explanation *a, const char *message, const char *const pairs[])
{
    explanation_entry *e = add(a, ENTRY_NOTE);

    if (e)
        e->text = explanation_words(a, message, pairs);
}

void explanation_absence(explanation *a, const char *message, const char *const pairs[])
{
    const char *text = explanation_words(a, message, pairs);
    explanation_entry *e;

    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *known = a->entries.items[i];

        if (known->kind == ENTRY_ABSENCE && same_text(known->text, text))
            return;
    }
    e = add(a, ENTRY_ABSENCE);
    if (e)
        e->text = text;
}

void explanation_condition(explanation *a, const char *message, const condition *when,
                           int denied)
{
    text_buffer words = {0};

    if (denied)
        condition_deny(&words, a->result->pack, when);
    else
        condition_say(&words, a->result->pack, when);
    if (words.text) {
        const char *const pairs[] = {"condition", words.text, NULL};

        explanation_absence(a, message, pairs);
    }
    a->failed |= words.failed;
    text_clear(&words);
}

void explanation_cite(explanation *a, const evidence *e)
{
    for (size_t i = 0; i < e->source_count; i++) {
        explanation_source *made;
        size_t k = 0;

        while (k < a->sources.count &&
               ((explanation_source *)a->sources.items[k])->source != e->sources[i])
            k++;
        if (k < a->sources.count)
            continue;
        made = arena_take(a->memory, sizeof(*made));
        if (!made || list_add(&a->sources, made) < 0) {
            a->failed = 1;
            return;
        }
        *made = (explanation_source){e->sources[i], e->grades[i]};
    }
}

static int same_answers(const list *some, const list *others)
{
    for (size_t i = 0; i < some->count && some->count == others->count; i++) {
        const used_answer *one = some->items[i], *other = others->items[i];

        if (one->asked != other->asked || one->options != other->options)
            return 0;
    }
    return some->count == others->count;
}

/* One rule may both forbid a movement and limit a kind of it: it is told once. */
static int says_the_same(const reason *why, const reason *known)
{
    return why == known || (why->rule && why->rule == known->rule &&
                            why->if_unknown == known->if_unknown &&
                            same_answers(&why->answers, &known->answers));
}

void explanation_cause(explanation *a, const reason *why, const char *brings)
{
    explanation_entry *e;

    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *known = a->entries.items[i];

        if (known->kind == ENTRY_CAUSE && says_the_same(why, known->cause))
            return;
    }
    e = add(a, ENTRY_CAUSE);
    if (!e)
        return;
    e->cause = why;
    e->text = brings;
    explanation_cite(a, reason_evidence(why));
}

void explanation_causes(explanation *a, const reasons *why)
{
    for (size_t i = 0; i < why->all.count; i++)
        explanation_cause(a, why->all.items[i], NULL);
}

static int names(const reason *why, const used_answer *used)
{
    for (size_t i = 0; i < why->answers.count; i++) {
        const used_answer *one = why->answers.items[i];

        if (one->asked == used->asked && !(used->options & ~one->options))
            return 1;
    }
    return 0;
}

void explanation_answer(explanation *a, const used_answer *used)
{
    explanation_entry *e;

    for (size_t i = 0; i < a->entries.count; i++) {
        const explanation_entry *known = a->entries.items[i];

        if (known->kind == ENTRY_CAUSE && names(known->cause, used))
            return;
    }
    e = add(a, ENTRY_ANSWER);
    if (e)
        e->answer = *used;
}

void explanation_instead(explanation *a, const exercise *one)
{
    explanation_entry *e = add(a, ENTRY_INSTEAD);

    if (e)
        e->instead = one;
}

void explanation_start(explanation *a, topic_kind kind, const char *id,
                       const char *status, const char *headline)
{
    a->kind = kind;
    a->id = id;
    a->status = status;
    a->headline = headline;
}

/* ---- how things stand ---- */

/* Every danger sign that was asked about, and is not there. */
static void name_signs_that_are_not_there(explanation *a)
{
    const list *questions = &a->result->pack->questions.all;

    for (size_t i = 0; i < questions->count; i++) {
        const used_answer used = whole_answer(questions->items[i]);
        const answer *given = answer_of(&a->result->sheet, used.asked);

        if (used.asked->safety && given->given && !given->unknown && !given->unsure &&
            !answer_is_telling(given, &used))
            explanation_answer(a, &used);
    }
}

static void explanation_disposition(explanation *a)
{
    const sb_result *r = a->result;

    explanation_start(a, TOPIC_DISPOSITION, "disposition",
                      disposition_words[r->disposition], handout_title(r));
    explanation_causes(a, &r->disposition_why);
    if (!r->disposition_why.all.count) {
        explanation_absence(a, "explain-no-rule", NULL);
        name_signs_that_are_not_there(a);
    }
}

static void explanation_gate(explanation *a)
{
    static const char *const messages[] = {"explain-gate-none",
                                           "explain-gate-relief-only",
                                           "explain-gate-gentle", "explain-gate-full"};
    const sb_result *r = a->result;

    explanation_start(a, TOPIC_GATE, "gate", gate_words[r->gate],
                      explanation_words(a, messages[r->gate], NULL));
    explanation_causes(a, &r->gate_why);
    if (!r->gate_why.all.count) {
        explanation_absence(a, "explain-no-rule", NULL);
        name_signs_that_are_not_there(a);
    }
}

static void explanation_level(explanation *a)
{
    static const char *const levels[] = {"handout-level-gentle", "handout-level-standard",
                                         "handout-level-active"};
    static const char *const styles[] = {"handout-style-symptom-contingent",
                                         "handout-style-time-contingent"};
    const sb_result *r = a->result;

    explanation_start(a, TOPIC_LEVEL, "level", level_words[r->level],
                      explanation_words(a, levels[r->level], NULL));
    explanation_causes(a, &r->level_why);
    if (!r->level_why.all.count)
        explanation_absence(a, "explain-usual-level", NULL);
    explanation_note(a, styles[r->style], NULL);
    explanation_causes(a, &r->style_why);
    explanation_cite(a, &r->pack->doses.evidence);
}

/* ---- movements ---- */

static void explanation_movement(explanation *a, const movement *m)
{
    const sb_result *r = a->result;
    const char *const pairs[] = {"name", m->name, NULL};
    int shown = 0;

    for (size_t i = 0; i < r->restrictions.count; i++) {
        const result_restriction *one = r->restrictions.items[i];

        if (!movement_is(m, one->movement))
            continue;
        if (!shown++ || one->type == FORBID)
            explanation_start(a, TOPIC_MOVEMENT, m->id, restriction_words[one->type],
                              explanation_words(a,
                                                one->type == FORBID
                                                    ? "explain-movement-forbid"
                                                    : "explain-movement-limit",
                                                pairs));
        explanation_causes(a, &one->why);
    }
    if (shown)
        return;
    explanation_start(a, TOPIC_MOVEMENT, m->id, "free",
                      explanation_words(a, "explain-movement-free", pairs));
    explanation_restrictors(a, m, MOST_RESTRICTORS);
}

/* ---- findings and questions ---- */

static void explanation_finding(explanation *a, const finding *f)
{
    const sb_result *r = a->result;
    const char *const sure[] = {"text", f->yes, NULL}, *const no[] = {"text", f->no,
                                                                      NULL};

    explanation_start(a, TOPIC_FINDING, f->id, "no",
                      explanation_words(a, "explain-finding-no", no));
    for (size_t i = 0; i < r->findings.count; i++) {
        const result_finding *one = r->findings.items[i];

        if (one->finding != f)
            continue;
        explanation_start(a, TOPIC_FINDING, f->id, one->sure ? "sure" : "possible",
                          explanation_words(a,
                                            one->sure ? "explain-finding-sure"
                                                      : "explain-finding-possible",
                                            sure));
        for (size_t k = 0; k < one->answers.count; k++)
            explanation_answer(a, one->answers.items[k]);
        break;
    }
    if (strcmp(a->status, "no") == 0)
        explanation_condition(a, "explain-would-need", f->when, 0);
    explanation_cite(a, &f->evidence);
}

static int rests_on(const reason *why, const question *asked)
{
    for (size_t i = 0; i < why->answers.count; i++)
        if (((const used_answer *)why->answers.items[i])->asked == asked)
            return 1;
    return 0;
}

/* Told, and not used: why. */
static void explanation_unused(explanation *a, const question *q)
{
    const result_unused *unused = result_unused_of(a->result, q);
    text_buffer clause = {0};

    if (!unused)
        return;
    told_say_answer(&clause, a->result->pack, unused);
    explanation_note(
        a, unused_messages[unused->why],
        (const char *const[]){"answers", clause.text ? clause.text : "", NULL});
    a->failed |= clause.failed;
    text_clear(&clause);
}

static void explanation_question(explanation *a, const question *q)
{
    const sb_result *r = a->result;
    const char *const pairs[] = {"topic", q->topic ? q->topic : q->id, NULL};
    const used_answer whole = whole_answer(q);
    const int is_given = answer_of(&r->sheet, q)->given || answer_of(&r->told, q)->given;
    int led = 0;

    explanation_start(
        a, TOPIC_QUESTION, q->id, is_given ? "answered" : "not-answered",
        explanation_words(a, is_given ? "explain-question" : "explain-not-answered",
                          pairs));
    explanation_unused(a, q);
    if (!answer_of(&r->sheet, q)->given)
        return;
    explanation_answer(a, &whole);
    for (size_t i = 0; i < r->trace.count; i++)
        if (rests_on(r->trace.items[i], q)) {
            if (!led++)
                explanation_note(a, "explain-led-to", NULL);
            explanation_cause(a, r->trace.items[i], NULL);
        }
    if (!led)
        explanation_absence(a, "explain-led-to-nothing", NULL);
}

/* ---- finding the topic ---- */

static int is_asked_for(const char *topic, topic_kind kind, const char **id)
{
    size_t length = strlen(topic_words[kind]);

    if (strncmp(topic, topic_words[kind], length) == 0 && topic[length] == ':')
        *id = topic + length + 1;
    else if (strchr(topic, ':'))
        return 0;
    else
        *id = topic;
    return 1;
}

typedef void explanation_writer(explanation *a, const void *thing);

static int write_topic(explanation *a, const char *topic)
{
    const sb_pack *pack = a->result->pack;
    const struct {
        topic_kind kind;
        const kind_of_thing *all;
        explanation_writer *writer;
    } kinds[] = {
        {TOPIC_EXERCISE, &pack->exercises, (explanation_writer *)explanation_exercise},
        {TOPIC_HAZARD, &pack->hazards, (explanation_writer *)explanation_hazard},
        {TOPIC_MOVEMENT, &pack->movements, (explanation_writer *)explanation_movement},
        {TOPIC_RULE, &pack->rules, (explanation_writer *)explanation_rule},
        {TOPIC_QUESTION, &pack->questions, (explanation_writer *)explanation_question},
        {TOPIC_FINDING, &pack->findings, (explanation_writer *)explanation_finding},
    };

    if (strcmp(topic, "disposition") == 0)
        return explanation_disposition(a), 0;
    if (strcmp(topic, "gate") == 0)
        return explanation_gate(a), 0;
    if (strcmp(topic, "level") == 0)
        return explanation_level(a), 0;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        const char *id = NULL;
        const void *thing = is_asked_for(topic, kinds[i].kind, &id)
                                ? name_table_find(&kinds[i].all->by_name, id)
                                : NULL;

        if (thing)
            return kinds[i].writer(a, thing), 0;
    }
    return 1;
}

int explanation_make(explanation *out, const sb_result *result, const char *topic,
                     sb_failure *why)
{
    int error;

    *out = (explanation){.memory = arena_new(), .result = result};
    if (!out->memory)
        return failure_memory(why);
    error = write_topic(out, topic);
    if (out->failed)
        error = failure_memory(why);
    if (error)
        explanation_clear(out);
    return error;
}

void explanation_clear(explanation *out)
{
    list_clear(&out->entries);
    list_clear(&out->sources);
    arena_free(out->memory);
    *out = (explanation){0};
}
