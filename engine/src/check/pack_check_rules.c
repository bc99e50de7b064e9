/* SPDX-License-Identifier: Apache-2.0 */
/* Rules, one by one: what each needs, and what its consequences may be. */
#include <string.h>

#include "check/pack_check.h"
#include "pack/condition_text.h"
#include "conditions/consequence.h"

/* ---- what a rule needs ---- */

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void tell(reading *r, const rule *one, const char *kind, const char *what)
{
    mistakes_add(r->mistakes, SB_ERROR, kind, one->file, one->line, "Rule %s %s.",
                 one->id, what);
}

static void check_rule(reading *r, const rule *one)
{
    int is_safety = one->step == STEP_TRIAGE || one->step == STEP_SCREEN;

    if (ends_with(one->id, "-if-unknown") || strstr(one->id, "-or-"))
        mistakes_add(r->mistakes, SB_ERROR, "reserved-id", one->file, one->line,
                     "The rule id '%s' is reserved.", one->id);
    if (is_safety && !one->if_unknown.given)
        tell(r, one, "no-unknown-branch",
             "needs an <if-unknown>: what follows when an answer is not sure");
    if (!one->then.count && !one->then.nothing)
        tell(r, one, "no-consequence", "has no consequence");
}

void check_rules(reading *r)
{
    for (size_t i = 0; i < r->pack->rules.all.count; i++)
        check_rule(r, r->pack->rules.all.items[i]);
}

/* ---- words ---- */

/* "disposition same-day"; free with text_clear. */
static text_buffer words_of(const consequence *c)
{
    text_buffer out = {0};

    consequence_write(&out, c);
    return out;
}

static const char *text_of(const text_buffer *words)
{
    return words->text ? words->text : "";
}

/* ---- what counts in which step ---- */

/* After SETTLE nothing changes verdicts and restrictions any more; after PROFILE nothing
 * changes caps, level, style, choice, kit and slots. */
static int comes_too_late(rule_step step, consequence_kind kind)
{
    if (kind == ADVISE || kind == SHOW_PAGE || kind == NAME_CONTACT)
        return 0;
    if (kind == ADAPT_PLAN)
        return step != STEP_ADAPT;
    if (step == STEP_DOSE || step == STEP_ADAPT)
        return 1;
    return step == STEP_PROFILE &&
           (kind == GIVE_DISPOSITION || kind == GIVE_GATE || kind == HOLD_SESSION ||
            kind == APPLY_SET || kind == RESTRICT_MOVEMENT);
}

static void check_step(reading *r, const rule *one, const consequence *c)
{
    static const char *const steps[] = {"triage", "screen", "adapt", "profile", "dose"};
    text_buffer words;

    if (!comes_too_late(one->step, c->kind))
        return;
    words = words_of(c);
    mistakes_add(r->mistakes, SB_ERROR, "wrong-step", one->file, c->line,
                 "Rule %s: '%s' changes nothing any more in the step %s.", one->id,
                 text_of(&words), steps[one->step]);
    text_clear(&words);
}

static void check_level(reading *r, const rule *one, const consequence *c)
{
    int has_effect = c->kind == LEVEL_AT_MOST ? c->level != ACTIVE
                     : c->kind == LEVEL_REACH ? c->level == ACTIVE
                                              : 1;

    if (!has_effect)
        mistakes_add(r->mistakes, SB_ERROR, "level-without-effect", one->file, c->line,
                     "Rule %s: <level %s=\"%s\"/> changes nothing.", one->id,
                     c->kind == LEVEL_REACH ? "reach" : "at-most", level_words[c->level]);
}

/* ---- messages ---- */

static int fits(consequence_kind use, message_kind kind)
{
    if (use == ADVISE)
        return kind == MESSAGE_ADVICE || kind == MESSAGE_EDUCATION ||
               kind == MESSAGE_SAFETY_NET;
    return kind == (use == SHOW_PAGE ? MESSAGE_PAGE : MESSAGE_ACTION);
}

static void check_message(reading *r, const char *file, const consequence *c)
{
    const message *m;

    if (c->kind != ADVISE && c->kind != SHOW_PAGE && c->kind != HOLD_SESSION)
        return;
    m = name_table_find(&r->pack->messages.by_name, c->id);
    if (!m || fits(c->kind, m->kind))
        return;
    mistakes_add(r->mistakes, SB_ERROR, "wrong-message-kind", file, c->line,
                 "Message '%s' is no message for <%s>.", m->id,
                 c->kind == ADVISE      ? "advise"
                 : c->kind == SHOW_PAGE ? "action"
                                        : "hold");
    mistakes_allow(r->mistakes, "%s",
                   c->kind == ADVISE      ? "advice, education, safety-net"
                   : c->kind == SHOW_PAGE ? "page"
                                          : "action");
    mistakes_mend(r->mistakes, "Use a message of the kind: %s.",
                  c->kind == ADVISE      ? "advice, education, safety-net"
                  : c->kind == SHOW_PAGE ? "page"
                                         : "action");
}

/* ---- consequences beside each other ---- */

static int consequence_order(const consequence *a, const consequence *b)
{
    if (a->kind != b->kind || a->what != b->what)
        return 1;
    return a->id && b->id ? strcmp(a->id, b->id) : a->id != b->id;
}

static int is_same(const consequence *a, const consequence *b)
{
    return consequence_order(a, b) == 0 && a->level == b->level && a->type == b->type &&
           a->unless == b->unless && a->cap == b->cap && a->amount == b->amount;
}

static const exercise *preferred_exercise(const sb_pack *pack, const consequence *c)
{
    return c->kind == PREFER && c->what == PREFER_EXERCISE
               ? name_table_find(&pack->exercises.by_name, c->id)
               : NULL;
}

static int bars_preferred(const sb_pack *pack, const consequence *bar,
                          const consequence *wish)
{
    const movement *barred;
    const exercise *wished = preferred_exercise(pack, wish);

    if (bar->kind != RESTRICT_MOVEMENT || bar->type != FORBID || bar->unless ||
        wish->kind != PREFER || wish->amount <= 0)
        return 0;
    barred = name_table_find(&pack->movements.by_name, bar->id);
    if (wish->what == PREFER_MOVEMENT)
        return strcmp(wish->id, bar->id) == 0;
    for (size_t i = 0; wished && i < wished->demand_count; i++)
        if (wished->demands[i].movement == barred && !wished->demands[i].waived_when)
            return 1;
    return 0;
}

int consequences_contradict(const sb_pack *pack, const consequence *a,
                            const consequence *b)
{
    if (bars_preferred(pack, a, b))
        return 1;
    if (a->kind == LEVEL_REACH)
        return b->kind == LEVEL_AT_MOST;
    if (consequence_order(a, b) != 0)
        return 0;
    if (a->kind == GIVE_DISPOSITION || a->kind == GIVE_GATE || a->kind == USE_STYLE)
        return a->level != b->level;
    return a->kind == PREFER && a->amount > 0 && b->amount < 0;
}

static void compare(reading *r, const rule *one, const consequence *a,
                    const consequence *b)
{
    int is_twin = is_same(a, b) && a < b;
    text_buffer first, second;

    if (!is_twin && !(consequences_contradict(r->pack, a, b) &&
                      (a < b || !consequences_contradict(r->pack, b, a))))
        return;
    first = words_of(a);
    second = words_of(b);
    if (is_twin)
        mistakes_add(r->mistakes, SB_WARNING, "repeated-consequence", one->file, b->line,
                     "Rule %s says '%s' twice, also in line %d.", one->id,
                     text_of(&second), a->line);
    else
        mistakes_add(r->mistakes, SB_ERROR, "contradicting-consequences", one->file,
                     b->line, "Rule %s: '%s' contradicts '%s' in line %d.", one->id,
                     text_of(&second), text_of(&first), a->line);
    text_clear(&first);
    text_clear(&second);
}

/* Someone who needs care today gets no exercise: SETTLE closes the gate, and the rule
 * should not say otherwise. */
static void check_gate(reading *r, const rule *one, const consequences *all)
{
    int is_urgent = disposition_is_urgent(consequences_disposition(all));

    for (size_t i = 0; is_urgent && i < all->count; i++)
        if (all->items[i].kind == GIVE_GATE && all->items[i].level != GATE_NONE)
            mistakes_add(r->mistakes, SB_ERROR, "open-gate", one->file,
                         all->items[i].line,
                         "Rule %s sends a person to care today with the gate %s.",
                         one->id, gate_words[all->items[i].level]);
}

static void check_slot(reading *r, const rule *one, const consequence *c)
{
    const doses *d = &r->pack->doses;

    for (size_t i = 0; i < d->template_count; i++)
        for (size_t k = 0; k < d->templates[i].slot_count; k++) {
            const char *opens = d->templates[i].slots[k].open_when;

            if (opens && strcmp(opens, c->id) == 0)
                return;
        }
    mistakes_add(r->mistakes, SB_ERROR, "unknown-reference", one->file, c->line,
                 "No slot in knowledge/doses.xml opens with '%s'.", c->id);
}

static void check_branch(reading *r, const rule *one, const consequences *all)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].kind == OPEN_SLOT && r->is_whole)
            check_slot(r, one, &all->items[i]);
        check_step(r, one, &all->items[i]);
        check_level(r, one, &all->items[i]);
        check_message(r, one->file, &all->items[i]);
        for (size_t k = 0; k < all->count; k++)
            if (i != k)
                compare(r, one, &all->items[i], &all->items[k]);
    }
    check_gate(r, one, all);
}

/* ---- <nothing> and <same-as-then> stand alone ---- */

static void check_alone(reading *r, const char *id, const xml_element *branch,
                        const char *file)
{
    static const char *const words[] = {"nothing", "same-as-then", NULL};

    for (const xml_element *e = branch ? branch->first : NULL; e; e = e->next)
        if (rank_of(words, e->name) >= 0 && branch->first->next)
            mistakes_add(r->mistakes, SB_ERROR, "nothing-beside", file, e->line,
                         "Rule %s: <%s> stands beside other consequences.", id, e->name);
}

void check_consequences(reading *r)
{
    for (size_t i = 0; i < r->rules.things.count; i++) {
        const rule *one = r->rules.things.items[i];
        const form *f = r->rules.elements.items[i];

        check_alone(r, one->id, xml_child(f->element, "then"), f->file);
        check_alone(r, one->id, xml_child(f->element, "if-unknown"), f->file);
        check_branch(r, one, &one->then);
        if (one->if_unknown.items != one->then.items)
            check_branch(r, one, &one->if_unknown);
    }
    for (size_t i = 0; i < r->pack->sets.all.count; i++) {
        const restriction_set *s = r->pack->sets.all.items[i];

        for (size_t k = 0; k < s->cap_count; k++)
            check_message(r, s->file, &s->caps[k]);
    }
}
