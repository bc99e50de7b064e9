/* SPDX-License-Identifier: Apache-2.0 */
/* What every pack needs, and what in it nothing uses. */
#include <string.h>

#include "base/required_messages.h"
#include "check/pack_check.h"

/* ---- what must be there ---- */

static void require_thing(reading *r, int is_there, const char *file,
                          const char *sentence)
{
    if (!is_there)
        mistakes_add(r->mistakes, SB_ERROR, "missing", file, 0, "%s", sentence);
}

void check_whole(reading *r)
{
    const sb_pack *pack = r->pack;
    const question *minutes = name_table_find(&pack->questions.by_name, "minutes");

    for (const char *const *id = required_messages; *id; id++)
        if (!sb_pack_message(pack, *id) && !reading_is_hidden(r, *id))
            mistakes_add(r->mistakes, SB_ERROR, "missing-message",
                         "knowledge/messages.xml", 0,
                         "The program needs the message '%s'.", *id);
    if (!r->is_whole)
        return;
    require_thing(r, pack->id != NULL, "knowledge/pack.xml", "The pack has no pack.xml.");
    require_thing(r, pack->doses.template_count && minutes && minutes->type == CHOICE,
                  "knowledge/doses.xml",
                  "A pack needs doses.xml and a choice question 'minutes'.");
    require_thing(r, pack->monitoring.stop_signal_count > 0, "knowledge/monitoring.xml",
                  "The pack has no monitoring.xml with stop signals.");
    require_thing(r, pack->rules.all.count > 0, "rules/clinical",
                  "The pack has no rules.");
}

/* ---- what nothing uses (a bibliography may hold more than is quoted) ---- */

/* Education and the safety net are shown by their kind; phrases are the program's. */
static int is_shown_anyway(const message *m)
{
    return m->kind == MESSAGE_EDUCATION || m->kind == MESSAGE_SAFETY_NET ||
           m->kind == MESSAGE_PHRASE;
}

static void use_messages(const sb_pack *pack)
{
    for (const char *const *id = required_messages; *id; id++)
        name_table_use(&pack->messages.by_name, *id);
    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *m = pack->messages.all.items[i];

        if (is_shown_anyway(m))
            name_table_use(&pack->messages.by_name, m->id);
    }
}

static void use_kit(const reading *r)
{
    for (size_t i = 0; i < r->kit.elements.count; i++) {
        const form *f = r->kit.elements.items[i];

        if (reading_yes(f->element, "owned"))
            name_table_use(&r->pack->kit.by_name, xml_value(f->element, "id"));
    }
}

void check_used(reading *r)
{
    const sb_pack *pack = r->pack;
    const struct {
        const char *what;
        const kind_of_thing *kind;
        const forms *forms;
    } all[] = {{"finding", &pack->findings, &r->findings},
               {"score", &pack->scores, &r->scores},
               {"movement", &pack->movements, &r->movements},
               {"restriction set", &pack->sets, &r->sets},
               {"message", &pack->messages, &r->messages},
               {"contact", &pack->contacts, &r->contacts},
               {"modality", &pack->modalities, &r->modalities},
               {"pattern", &pack->patterns, &r->patterns},
               {"position", &pack->positions, &r->positions},
               {"kit", &pack->kit, &r->kit},
               {"goal", &pack->goals, &r->goals}};

    if (!r->is_linked)
        return;
    use_messages(pack);
    use_kit(r);
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        for (size_t k = 0; k < all[i].forms->elements.count; k++) {
            const form *f = all[i].forms->elements.items[k];
            const char *id = xml_value(f->element, "id");

            if (!name_table_is_used(&all[i].kind->by_name, id))
                mistakes_add(r->mistakes, SB_WARNING, "unused", f->file, f->element->line,
                             "Nothing uses the %s '%s'.", all[i].what, id);
        }
}
