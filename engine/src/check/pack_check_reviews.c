/* SPDX-License-Identifier: Apache-2.0 */
/* Who stands behind each text, and since when. */
#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "check/pack_check.h"
#include "folder/signed_source.h"

enum { LONGEST_NAME = 120 };

static int same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* "rule 'RF-CES-1'", or "<doses>". */
static void name_it(char out[LONGEST_NAME], const char *what, const char *id)
{
    snprintf(out, LONGEST_NAME, same(what, id) ? "<%s>" : "%s '%.90s'", what, id);
}

static void name_of(char out[LONGEST_NAME], const signable *one)
{
    name_it(out, one->what, one->id);
}

/* ---- figures ---- */

static int is_of_figure(const xml_element *signature)
{
    const char *what = xml_value(signature, "what");

    return same(what, "figure") || same(what, "poses");
}

static int has_figures(const reading *r)
{
    for (size_t i = 0; i < r->pack->signatures.count; i++) {
        const pack_root *root = r->pack->signatures.items[i];

        for (const xml_element *e = root->element->first; e; e = e->next)
            if (is_of_figure(e))
                return 1;
    }
    return 0;
}

/* Figures are read for no other reason than to be shown or checked, and not again where
 * they were found right before. */
static int needs_figures(const reading *r)
{
    const char *status = r->pack->status;

    return r->scope.warnings ||
           (r->scope.thorough &&
            (has_figures(r) || (status && same(status, "reviewed"))));
}

/* ---- what the signatures say ---- */

static int is_of_overlay(const signable *one)
{
    return one->root && !same(one->file, one->root->inside);
}

static void tell_changed(reading *r, const signable *one, const signature *s)
{
    int is_replaced = is_of_overlay(one) && same(s->element->file, SIGNATURES_FILE);
    char name[LONGEST_NAME];

    name_of(name, one);
    mistakes_add(r->mistakes, SB_ERROR, "changed-since-signed", one->file, one->line,
                 "The %s was changed after it was signed on %s by %s.", name, s->day,
                 s->by);
    if (is_replaced)
        mistakes_mend(r->mistakes,
                      "The overlay puts it in the place of what was signed: read it and "
                      "sign it in the overlay (--overlay FOLDER sign %s:%s --by NAME).",
                      one->what, one->id);
    else
        mistakes_mend(r->mistakes,
                      "Read it again and sign it (sign %s:%s --by NAME), or take the "
                      "signature out: %s:%d.",
                      one->what, one->id, s->element->file, s->element->line);
}

static void tell_lost(reading *r, const signables *all, const signature *s)
{
    const char *near = signables_nearest(all, s->id);
    char name[LONGEST_NAME];

    if (!r->is_whole || reading_is_hidden(r, s->id) ||
        (is_of_figure(s->element) && !needs_figures(r)))
        return;
    name_it(name, s->what, s->id);
    mistakes_add(
        r->mistakes, SB_ERROR, "signature-of-nothing", s->element->file, s->element->line,
        "%s signed the %s on %s, and the pack has no such thing.", s->by, name, s->day);
    if (near && !same(near, s->id))
        mistakes_mend(r->mistakes,
                      "Take the signature out. If it is called '%s' now, read that and "
                      "sign it.",
                      near);
}

static void tell_future(reading *r, const char *file, int line, const char *name,
                        const char *verb, const char *day)
{
    if (!r->scope.today || !day_is_past(r->scope.today, day, 0))
        return;
    mistakes_add(r->mistakes, SB_WARNING, "review-in-future", file, line,
                 "The %s was %s on %s, after today, %s.", name, verb, day,
                 r->scope.today);
}

static void check_twins(reading *r, const signable *one, size_t at)
{
    const signature *s = one->signatures.items[at];

    for (size_t i = 0; i < at; i++) {
        const signature *other = one->signatures.items[i];

        if (!same(other->by, s->by) || !same(other->element->file, s->element->file))
            continue;
        mistakes_add(r->mistakes, SB_ERROR, "signed-twice", s->element->file,
                     s->element->line, "%s has signed the %s '%s' in line %d too.", s->by,
                     one->what, one->id, other->element->line);
        return;
    }
}

static void check_signatures(reading *r, const signable *one)
{
    const signature *newest = signable_newest(one);
    char name[LONGEST_NAME];

    name_of(name, one);
    if (newest && !newest->holds)
        tell_changed(r, one, newest);
    for (size_t i = 0; i < one->signatures.count; i++) {
        const signature *s = one->signatures.items[i];

        check_twins(r, one, i);
        tell_future(r, s->element->file, s->element->line, name, "signed", s->day);
    }
}

/* ---- what the file itself says: the signature is the truth ---- */

static void check_words(reading *r, const signable *one)
{
    const char *status = one->style ? NULL : xml_value(one->own, "status");
    const char *by = status ? xml_value(one->own, "by") : NULL;
    const signature *newest = signable_newest(one);
    char name[LONGEST_NAME];

    if (!status || same(one->what, "pack"))
        return;
    name_of(name, one);
    tell_future(r, one->file, one->line, name, "looked at",
                xml_value(one->own, "reviewed"));
    if (newest && !newest->holds)
        return; /* is told already */
    if (same(status, "reviewed") &&
        (!newest || (by && *by && !signable_is_by(one, by)))) {
        mistakes_add(r->mistakes, SB_ERROR, "reviewed-without-signature", one->file,
                     one->line, "The %s says that it is reviewed, but no signature%s%s.",
                     name, by && *by ? " is that of " : " is there", by ? by : "");
        mistakes_mend(r->mistakes,
                      "Sign it (sign %s:%s --by NAME), or make it a draft again: "
                      "status=\"draft\" by=\"\".",
                      one->what, one->id);
    }
    if (same(status, "draft") && by && *by && !newest && r->scope.warnings)
        mistakes_add(r->mistakes, SB_WARNING, "draft-with-name", one->file, one->line,
                     "The %s is a draft and carries the name '%s'.", name, by);
}

/* ---- reviews that are due, a line for each topic ---- */

typedef struct group {
    reading *r;
    const signables *all;
    sb_sign_state state;
    const char *newest; /* the last day on which any part was looked at */
} group;

/* What a draft waits since: its own day, or that of the pack for what has none. */
static int waits_too_long(const group *g, const signable *one)
{
    const char *since = one->style ? NULL : xml_value(one->own, "reviewed");
    long months = g->r->pack->review_months;

    if (months <= 0 || /* there is no pack.xml that says how long */
        signable_state(one, g->r->scope.today, months) != g->state)
        return 0;
    return g->state == SB_SIGN_DUE ||
           day_is_past(since ? since : g->newest, g->r->scope.today, months);
}

static size_t count_of_topic(const group *g, const char *topic)
{
    size_t count = 0;

    for (size_t i = 0; i < g->all->all.count; i++) {
        const signable *one = g->all->all.items[i];

        count += same(one->topic, topic) && waits_too_long(g, one);
    }
    return count;
}

static void tell_topic(const group *g, const signable *first)
{
    size_t count = count_of_topic(g, first->topic);
    int many = count != 1;
    char name[LONGEST_NAME];
    reading *r = g->r;

    name_of(name, first);
    if (g->state == SB_SIGN_DRAFT) {
        mistakes_add(r->mistakes, SB_WARNING, "never-reviewed", first->file, first->line,
                     "%s: %zu %s never reviewed in more than %ld months, such as the %s.",
                     first->topic, count, many ? "drafts were" : "draft was",
                     r->pack->review_months, name);
        mistakes_mend(r->mistakes,
                      "Read and sign them; 'list --draft --topic %s' names them.",
                      first->topic);
        return;
    }
    mistakes_add(r->mistakes, SB_WARNING, "review-overdue", first->file, first->line,
                 "%s: %zu %s signed more than %ld months ago, such as the %s.",
                 first->topic, count, many ? "parts were" : "part was",
                 r->pack->review_months, name);
    mistakes_mend(r->mistakes,
                  "Read them again and sign; 'list --due %s --topic %s' names them.",
                  r->scope.today, first->topic);
}

static void tell_topics(reading *r, const signables *all, sb_sign_state state,
                        const char *newest)
{
    const group g = {r, all, state, newest};
    name_table told = {0};

    for (size_t i = 0; i < all->all.count; i++) {
        const signable *one = all->all.items[i];

        if (name_table_find(&told, one->topic) || !waits_too_long(&g, one))
            continue;
        tell_topic(&g, one);
        if (name_table_add(&told, one->topic, all->all.items[i]) < 0)
            r->out_of_memory = 1;
    }
    name_table_clear(&told);
}

static const char *newest_day(const signables *all)
{
    const char *newest = NULL;

    for (size_t i = 0; i < all->all.count; i++) {
        const signable *one = all->all.items[i];
        const char *day = one->style ? NULL : xml_value(one->own, "reviewed");

        if (day && (!newest || strcmp(day, newest) > 0))
            newest = day;
    }
    return newest;
}

/* ---- the whole ---- */

static void check_pack_status(reading *r, const signables *all)
{
    const signable *pack = signables_find(all, "pack", "pack"), *first = NULL;
    char name[LONGEST_NAME];
    size_t drafts = 0;

    if (!pack || !r->is_whole || !r->pack->status || !same(r->pack->status, "reviewed"))
        return;
    for (size_t i = 0; i < all->all.count; i++) {
        const signable *one = all->all.items[i];

        if (signable_state(one, NULL, 0) != SB_SIGN_DRAFT)
            continue;
        first = first ? first : one;
        drafts++;
    }
    if (!drafts)
        return;
    name_of(name, first);
    mistakes_add(
        r->mistakes, SB_ERROR, "draft-in-reviewed-pack", pack->file, pack->line,
        "The pack is marked as reviewed, and nobody has signed %zu of its parts, "
        "such as the %s.",
        drafts, name);
}

static void check_all(reading *r, const signables *all)
{
    for (size_t i = 0; i < all->all.count; i++) {
        check_signatures(r, all->all.items[i]);
        check_words(r, all->all.items[i]);
    }
    for (size_t i = 0; i < all->lost.count; i++)
        tell_lost(r, all, all->lost.items[i]);
    check_pack_status(r, all);
    if (!r->scope.warnings || !r->scope.today)
        return;
    tell_topics(r, all, SB_SIGN_DRAFT, newest_day(all));
    tell_topics(r, all, SB_SIGN_DUE, NULL);
}

static void check_places_of(reading *r)
{
    for (size_t i = 0; i < r->pack->signatures.count; i++) {
        const pack_root *root = r->pack->signatures.items[i];

        if (!same(root->inside, SIGNATURES_FILE))
            mistakes_add(r->mistakes, SB_ERROR, "wrong-folder", root->element->file,
                         root->element->line, "A file of <signatures> is called %s.",
                         SIGNATURES_FILE);
    }
}

int reviews_check(reading *r, sb_failure *why)
{
    sb_pack *pack = r->pack;
    list figures = {0};
    const signed_files from = {&pack->roots, &figures, &pack->styles, &pack->signatures};
    int error = 0;

    if (needs_figures(r))
        error = signed_figures_read(&figures, pack->memory, &pack->options, why);
    if (error == 0 && signables_gather(&pack->signed_off, pack->memory, &from) < 0)
        error = failure_memory(why);
    if (error == 0) {
        check_places_of(r);
        check_all(r, &pack->signed_off);
    }
    list_clear(&figures);
    return error == 0 && r->out_of_memory ? failure_memory(why) : error;
}
