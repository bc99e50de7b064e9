/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the safety texts say what they must: see required_words.h. What a clinic takes
 * out on purpose is declared in its overlay, with a reason and a name. */
#include <string.h>

#include "base/required_words.h"
#include "base/text_buffer.h"
#include "check/pack_check.h"
#include "folder/pack_overlay.h"

typedef struct guarding {
    reading *r;
    const char *thing, *thing_id; /* as an overlay declares it */
    int is_english;
} guarding;

/* The declaration of an overlay that put this in place of the text of the base. */
static const replacement *replaced_by(const guarding *g)
{
    return overlays_find(&g->r->pack->overlays, g->thing, g->thing_id);
}

static void hold(const guarding *g, const char *what, const char *id, const char *text,
                 const xml_element *at)
{
    const replacement *by = replaced_by(g);
    const char *lacks = words_missing(what, id, text, g->is_english);
    const char *turned = g->is_english ? words_turned(what, id, text) : NULL;

    if ((!lacks && !turned) || (by && by->loosens))
        return;
    if (by)
        mistakes_add(g->r->mistakes, SB_ERROR, "loosens", at->file, at->line,
                     "The %s '%s' may be less careful than the one it replaces: its text "
                     "%s '%s'.",
                     g->thing, id, lacks ? "no longer holds" : "says",
                     lacks ? lacks : turned);
    else
        mistakes_add(g->r->mistakes, SB_ERROR, "safety-words", at->file, at->line,
                     lacks ? "The %s '%s' must hold '%s'."
                           : "The %s '%s' must not say '%s'.",
                     what, id, lacks ? lacks : turned);
    if (lacks && !by)
        mistakes_mend(g->r->mistakes,
                      strchr(lacks, '|')
                          ? "Put one of these words in: people are told by them when to "
                            "get help."
                          : "Put it in: people are told by it when to get help, or from "
                            "whom.");
}

static void hold_child(const guarding *g, const char *what, const char *id,
                       const xml_element *parent, const char *child)
{
    const xml_element *text = xml_child(parent, child);

    if (text)
        hold(g, what, id, xml_written(text), text);
}

static void hold_steps(const guarding *g, const xml_element *flare)
{
    text_buffer steps = {0};

    for (const xml_element *e = xml_child(flare, "do"); e; e = xml_sibling(e, "do"))
        text_join(&steps, xml_written(e), " ");
    if (steps.text)
        hold(g, "flare-steps", xml_value(flare, "id"), steps.text, flare);
    g->r->out_of_memory |= steps.failed;
    text_clear(&steps);
}

static void hold_monitoring(const guarding *g, const xml_element *monitoring)
{
    for (const xml_element *e = monitoring->first; e; e = e->next) {
        if (strcmp(e->name, "stop-signal") == 0) {
            hold_child(g, "stop-signal", xml_value(e, "id"), e, "text");
            hold_child(g, "stop-action", xml_value(e, "level"), e, "action");
        } else if (strcmp(e->name, "light") == 0) {
            hold_child(g, "light-action", xml_value(e, "id"), e, "action");
        } else if (strcmp(e->name, "flare") == 0) {
            hold_steps(g, e);
        }
    }
}

static int has_signal(const sb_pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->monitoring.stop_signal_count; i++)
        if (strcmp(pack->monitoring.stop_signals[i].id, id) == 0)
            return 1;
    return 0;
}

/* A pack without any is told elsewhere. */
static void require_signals(reading *r)
{
    if (!r->is_whole || !r->pack->monitoring.stop_signal_count)
        return;
    for (const char *const *id = required_signals; *id; id++)
        if (!has_signal(r->pack, *id))
            mistakes_add(r->mistakes, SB_ERROR, "missing", "knowledge/monitoring.xml", 0,
                         "The pack has no stop signal %s.", *id);
}

void check_safety_words(reading *r)
{
    const list *things = &r->pack->things;
    const char *language = r->pack->language;
    guarding g = {.r = r, .is_english = !language || strncmp(language, "en", 2) == 0};

    require_signals(r);
    for (size_t i = 0; i < things->count; i++) {
        const pack_thing *one = things->items[i];

        g.thing = one->what;
        g.thing_id = one->id;
        if (strcmp(one->what, "message") == 0)
            hold_child(&g, "message", one->id, one->element, "text");
        else if (strcmp(one->what, "contact") == 0)
            hold_child(&g, "contact", one->id, one->element, "how");
        else if (strcmp(one->what, "monitoring") == 0)
            hold_monitoring(&g, one->element);
    }
}
