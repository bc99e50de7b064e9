/* SPDX-License-Identifier: Apache-2.0 */
#include "check/pack_loosening.h"

#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/name_fill.h"
#include "base/required_words.h"
#include "check/pack_open.h"
#include "conditions/condition_implies.h"
#include "conditions/consequence.h"
#include "folder/pack_overlay.h"

enum { LONGEST_NAME = 80 };

/* Each comparison gives NULL, or in what the new one may be less careful. */

static int same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* ---- rules ---- */

/* Preferences and styles choose between what is safe. */
static int is_about_care(const consequence *c)
{
    return c->kind != PREFER && c->kind != USE_STYLE && c->kind != OPEN_SLOT &&
           c->kind != OWN_KIT && c->kind != LEVEL_REACH &&
           (c->kind != ADAPT_PLAN || c->level > PLAN_NEXT_GOAL);
}

static int has(const sb_pack *pack, const consequences *branch, const consequence *wanted)
{
    for (size_t i = 0; i < branch->count; i++)
        if (consequence_covers(pack, &branch->items[i], wanted))
            return 1;
    return 0;
}

/* The first part of the old branch that the new one, of this pack, lacks. */
static const char *lost(const sb_pack *pack, const consequences *old,
                        const consequences *new)
{
    for (size_t i = 0; i < old->count; i++)
        if (is_about_care(&old->items[i]) && !has(pack, new, &old->items[i]))
            return "something that followed no longer does, or is milder";
    for (size_t i = 0; i < new->count; i++)
        if (new->items[i].kind == LEVEL_REACH && !has(pack, old, &new->items[i]))
            return "a higher level comes in reach";
    return NULL;
}

static const char *compare_rules(const sb_pack *now, const rule *old, const rule *new)
{
    const char *less = lost(now, &old->then, &new->then);

    if (!less)
        less = lost(now, &old->if_unknown, &new->if_unknown);
    if (!less && !condition_implies(old->when, new->when))
        less = "its condition may hold less often";
    return less;
}

/* ---- what rules rest on ---- */

static const char *compare_findings(const finding *old, const finding *new)
{
    if (condition_implies(old->when, new->when) &&
        condition_implies(new->when, old->when))
        return NULL;
    return "its condition is another one, and rules may use it in either way";
}

static const char *compare_scores(const score *old, const score *new)
{
    int equal = old->point_count == new->point_count;

    for (size_t i = 0; i < old->point_count && equal; i++)
        equal = old->points[i].worth == new->points[i].worth &&condition_implies(
                                            old->points[i].when, new->points[i].when) &&
                condition_implies(new->points[i].when, old->points[i].when);
    return equal ? NULL : "it counts otherwise, and rules may use it in either way";
}

static const char *compare_questions(const question *old, const question *new)
{
    for (size_t i = 0; i < old->option_count; i++) {
        int there = question_option(new, old->options[i].id);

        if (there < 0)
            return "an option is missing";
        if (new->options[there].sign != old->options[i].sign)
            return "an option is no longer the same kind of sign";
    }
    if (new->type != old->type || new->least > old->least || new->most < old->most)
        return "it no longer takes all that it took";
    if (new->safety < old->safety || !new->again != !old->again ||
        !new->unknown_text != !old->unknown_text)
        return "it asks less carefully";
    return condition_implies(old->ask_when, new->ask_when) ? NULL
                                                           : "it may be asked less often";
}

/* ---- movements, sets, exercises, hazards ---- */

static const char *compare_movements(const movement *old, const movement *new)
{
    int equal = old->is_a_count == new->is_a_count;

    for (size_t i = 0; i < old->is_a_count && equal; i++)
        equal = same(old->is_a[i]->id, new->is_a[i]->id);
    return equal ? NULL : "it is a kind of something else";
}

static int set_bars(const restriction_set *set, const set_bar *wanted)
{
    for (size_t i = 0; i < set->bar_count; i++) {
        const set_bar *bar = &set->bars[i];

        if (same(bar->movement->id, wanted->movement->id) && bar->type <= wanted->type &&
            (!bar->unless ||
             (wanted->unless && same(bar->unless->id, wanted->unless->id))))
            return 1;
    }
    return 0;
}

static int set_allows(const restriction_set *set, const char *exercise)
{
    for (size_t i = 0; i < set->only_count; i++)
        if (same(set->only[i]->id, exercise))
            return 1;
    return !set->is_allow_list;
}

static const char *compare_sets(const sb_pack *now, const restriction_set *old,
                                const restriction_set *new)
{
    const consequences caps = {.items = new->caps, .count = new->cap_count};

    for (size_t i = 0; i < old->bar_count; i++)
        if (!set_bars(new, &old->bars[i]))
            return "a movement is no longer barred, or less";
    for (size_t i = 0; i < old->cap_count; i++)
        if (!has(now, &caps, &old->caps[i]))
            return "a limit or an advice is gone, or milder";
    if (old->is_allow_list && !new->is_allow_list)
        return "it no longer says which exercises are the only ones";
    for (size_t i = 0; i < new->only_count; i++)
        if (!set_allows(old, new->only[i]->id))
            return "it allows more exercises";
    return NULL;
}

static const char *compare_exercises(const exercise *old, const exercise *new)
{
    for (size_t i = 0; i < old->demand_count; i++) {
        int kept = 0;

        for (size_t k = 0; k < new->demand_count && !kept; k++)
            kept =
                same(new->demands[k].movement->id, old->demands[i].movement->id) &&
                (!new->demands[k].waived_when ||
                 (old->demands[i].waived_when && same(new->demands[k].waived_when->id,
                                                      old->demands[i].waived_when->id)));
        if (!kept)
            return "it no longer names a movement that it demands";
    }
    return same(old->position, new->position) ? NULL : "its position is another one";
}

static const char *compare_hazards(const hazard *old, const hazard *new)
{
    for (size_t i = 0; i < old->for_count; i++) {
        int kept = 0;

        for (size_t k = 0; k < new->for_count && !kept; k++)
            kept = new->fors[k].absolute >= old->fors[i].absolute &&condition_implies(
                                                old->fors[i].when, new->fors[k].when);
        if (!kept)
            return "it may concern fewer people";
    }
    return NULL;
}

/* ---- the rest: words may change, nothing else ---- */

static const xml_attribute *attribute_of(const xml_element *e, const char *name)
{
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        if (same(a->name, name))
            return a;
    return NULL;
}

static int same_attributes(const xml_element *old, const xml_element *new)
{
    size_t before = 0, now = 0;

    for (const xml_attribute *a = new->attributes; a; a = a->next)
        now++;
    for (const xml_attribute *a = old->attributes; a; a = a->next, before++) {
        const xml_attribute *b = attribute_of(new, a->name);

        if (!b || (!same(a->value, b->value) && !same(a->name, "reviewed") &&
                   !same(a->name, "by") && !same(a->name, "status")))
            return 0;
    }
    return before == now;
}

static int same_but_for_words(const xml_element *old, const xml_element *new)
{
    const xml_element *a = old->first, *b = new->first;

    if (!same(old->name, new->name) || !same_attributes(old, new))
        return 0;
    for (; a && b; a = a->next, b = b->next)
        if (!same_but_for_words(a, b))
            return 0;
    return !a && !b;
}

/* ---- texts that keep people safe ---- */

/* Whether each {name} of the old text stands in the new one. */
static int keeps_names(const char *old, const char *new)
{
    size_t length;
    const char *name;

    for (; (name = name_left(old, &length)) != NULL; old = name + length) {
        char whole[LONGEST_NAME];

        snprintf(whole, sizeof(whole), "%.*s", (int)length, name);
        if (!strstr(new, whole))
            return 0;
    }
    return 1;
}

/* What the words of some must hold is checked anyway (required_words); of the others
 * nobody can tell whether they say as much. */
static const char *compare_messages(const xml_element *old, const xml_element *new,
                                    const char *id)
{
    static const char *const safety[] = {"safety-net", "page", "action", "disposition",
                                         NULL};
    const char *before = xml_written(xml_child(old, "text"));
    const char *now = xml_written(xml_child(new, "text"));
    const char *kind = xml_value(old, "kind");

    if (!same_but_for_words(old, new))
        return "more than its words is different";
    if (!same(kind, "phrase") && !keeps_names(before, now))
        return "it no longer says whom to call";
    if (rank_of(safety, kind) >= 0 && !words_are_required("message", id) &&
        !same(before, now))
        return "it tells people when to get help, and its words are others";
    return NULL;
}

/* The same for stop signals, and for what a light or a flare-up asks for. */
static const char *compare_monitoring(const xml_element *old, const xml_element *new)
{
    const xml_element *a = old->first, *b = new->first;

    if (!same_but_for_words(old, new))
        return "more than its words is different";
    for (; a && b; a = a->next, b = b->next)
        if (same(a->name, "stop-signal") &&
            !words_are_required("stop-signal", xml_value(a, "id")) &&
            (!same(xml_child_text(a, "text"), xml_child_text(b, "text")) ||
             !same(xml_child_text(a, "action"), xml_child_text(b, "action"))))
            return "a stop signal has other words";
    return NULL;
}

/* ---- one replacement ---- */

static const void *thing_called(const kind_of_thing *kind, const char *id)
{
    return name_table_find(&kind->by_name, id);
}

static const char *compare(const sb_pack *base, const sb_pack *now, const replacement *r)
{
    const pack_thing *old = pack_things_find(&base->things, r->what, r->id);
    const pack_thing *new = pack_things_find(&now->things, r->what, r->id);

    if (same(r->what, "rule"))
        return compare_rules(now, thing_called(&base->rules, r->id),
                             thing_called(&now->rules, r->id));
    if (same(r->what, "finding"))
        return compare_findings(thing_called(&base->findings, r->id),
                                thing_called(&now->findings, r->id));
    if (same(r->what, "score"))
        return compare_scores(thing_called(&base->scores, r->id),
                              thing_called(&now->scores, r->id));
    if (same(r->what, "question"))
        return compare_questions(thing_called(&base->questions, r->id),
                                 thing_called(&now->questions, r->id));
    if (same(r->what, "movement"))
        return compare_movements(thing_called(&base->movements, r->id),
                                 thing_called(&now->movements, r->id));
    if (same(r->what, "set"))
        return compare_sets(now, thing_called(&base->sets, r->id),
                            thing_called(&now->sets, r->id));
    if (same(r->what, "exercise"))
        return compare_exercises(thing_called(&base->exercises, r->id),
                                 thing_called(&now->exercises, r->id));
    if (same(r->what, "hazard"))
        return compare_hazards(thing_called(&base->hazards, r->id),
                               thing_called(&now->hazards, r->id));
    if (same(r->what, "message"))
        return compare_messages(old->element, new->element, r->id);
    if (same(r->what, "monitoring"))
        return compare_monitoring(old->element, new->element);
    if (same(r->what, "contact") || same(r->what, "source"))
        return NULL;
    return same_but_for_words(old->element, new->element)
               ? NULL
               : "more than its words is different";
}

static void check_one(const sb_pack *base, const sb_pack *now, const replacement *r,
                      sb_mistakes *mistakes)
{
    const char *less;

    if (!r->now || r->loosens || same(r->what, "case") || same(r->what, "person"))
        return;
    less = compare(base, now, r);
    if (less)
        mistakes_add(mistakes, SB_ERROR, "loosens", r->now->file, r->now->line,
                     "The %s '%s' may be less careful than the one it replaces: %s.",
                     r->what, r->id, less);
}

/* What no longer follows once this is withdrawn; an exercise that nobody gets any more
 * makes nothing less careful. */
static void check_withdrawal(const sb_pack *before, const withdrawal *w,
                             sb_mistakes *mistakes)
{
    const consequences nothing = {0};
    const char *less = NULL;

    if (w->loosens || same(w->what, "exercise"))
        return;
    if (same(w->what, "hazard")) {
        less = "nobody is told to leave it";
    } else {
        const rule *old = thing_called(&before->rules, w->id);

        if (old && (lost(before, &old->then, &nothing) ||
                    lost(before, &old->if_unknown, &nothing)))
            less = "what followed from it no longer does";
    }
    if (less)
        mistakes_add(mistakes, SB_ERROR, "loosens", w->file, w->line,
                     "Without the %s '%s' the pack may be less careful: %s.", w->what,
                     w->id, less);
}

static void check_overlay(const sb_pack *before, const sb_pack *with, const overlay *one,
                          sb_mistakes *mistakes)
{
    for (size_t i = 0; i < one->replacements.count; i++)
        check_one(before, with, one->replacements.items[i], mistakes);
    for (size_t i = 0; i < one->withdrawals.count; i++)
        check_withdrawal(before, one->withdrawals.items[i], mistakes);
}

/* An overlay has to be right upon what stands before it, whatever comes behind. */
static int tell_broken(const overlay *next, const sb_mistakes *found,
                       sb_mistakes *mistakes)
{
    for (size_t i = 0; i < sb_mistakes_count(found); i++) {
        const sb_mistake *m = sb_mistakes_at(found, i);

        if (m->severity != SB_ERROR)
            continue;
        mistakes_add(
            mistakes, SB_ERROR, "rests-on-overlay", next->file, next->line,
            "Without this overlay, what it is laid over has mistakes: %s:%d: %.400s",
            m->file, m->line, m->sentence);
        return 0;
    }
    return -1; /* it broke off */
}

/* What overlay number `index` is laid over; NULL after mistakes. */
static int open_before(sb_pack **out, const sb_pack *pack, size_t index,
                       sb_mistakes *mistakes, sb_failure *why)
{
    sb_pack_options options = pack->options;
    sb_mistakes *found = sb_mistakes_new();
    sb_failure short_why = {0};
    int error = found ? 0 : failure_memory(why);

    options.overlay_count = index;
    if (error == 0 && pack_open_to_compare(out, &options, found, &short_why) < 0 &&
        (short_why.cause != SB_CAUSE_PACK ||
         tell_broken(pack->overlays.items[index], found, mistakes) < 0))
        error = failure_set(why, short_why.cause, short_why.file, short_why.line, "%s",
                            short_why.text);
    sb_mistakes_free(found);
    return error;
}

/* Each overlay is held against the base pack with the overlays before it, so that a later
 * one takes back nothing of an earlier one in silence. */
int pack_check_loosening(const sb_pack *pack, sb_mistakes *mistakes, sb_failure *why)
{
    size_t count = pack->overlays.count;
    sb_pack *before = NULL;
    int error = count ? open_before(&before, pack, 0, mistakes, why) : 0;

    for (size_t i = 0; i < count && error == 0 && before; i++) {
        const overlay *one = pack->overlays.items[i];
        sb_pack *with = NULL;

        if (i + 1 < count)
            error = open_before(&with, pack, i + 1, mistakes, why);
        if (error == 0 && (with || i + 1 == count))
            check_overlay(before, with ? with : pack, one, mistakes);
        sb_pack_free(before);
        before = with;
    }
    sb_pack_free(before);
    return error;
}
