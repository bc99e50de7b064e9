/* SPDX-License-Identifier: Apache-2.0 */
/* Reading rules/clinical: findings, scores and rules. */
#include "pack/pack_reading.h"

#include <string.h>

static void name_finding(reading *r, form from)
{
    const char *id = xml_value(from.element, "id");
    finding *f = reading_name(r, &r->pack->findings, &r->findings, "finding", id,
                              sizeof(*f), from);

    if (!f)
        return;
    f->id = id;
    f->yes = xml_child_text(from.element, "yes");
    f->no = xml_child_text(from.element, "no");
    f->because = xml_child_text(from.element, "because");
    f->index = r->pack->findings.all.count - 1;
    f->file = from.file;
    f->line = from.element->line;
}

static void name_score(reading *r, form from)
{
    const char *id = xml_value(from.element, "id");
    score *s = reading_name(r, &r->pack->scores, &r->scores, "score", id, sizeof(*s),
                            from);

    if (!s)
        return;
    s->id = id;
    s->title = xml_child_text(from.element, "title");
    s->index = r->pack->scores.all.count - 1;
    s->file = from.file;
    s->line = from.element->line;
}

void name_derive(reading *r, form from)
{
    for (const xml_element *e = from.element->first; e; e = e->next) {
        if (strcmp(e->name, "finding") == 0)
            name_finding(r, (form){e, e->file, NULL});
        else if (strcmp(e->name, "score") == 0)
            name_score(r, (form){e, e->file, NULL});
    }
}

void name_rules(reading *r, form from)
{
    static const char *const steps[] = {"triage",  "screen", "adapt",
                                        "profile", "dose",   NULL};

    for (const xml_element *e = xml_child(from.element, "rule"); e;
         e = xml_sibling(e, "rule")) {
        const char *id = xml_value(e, "id");
        rule *one = reading_name(r, &r->pack->rules, &r->rules, "rule", id, sizeof(*one),
                                 (form){e, e->file, from.element});
        if (!one)
            continue;
        one->id = id;
        one->of = xml_value(e, "of") ? xml_value(e, "of") : id;
        one->title = xml_child_text(e, "title");
        one->because = xml_child_text(e, "because");
        one->step = (rule_step)rank_of(steps, xml_value(from.element, "step"));
        one->topic = xml_value(from.element, "topic");
        one->review = reading_review(e);
        one->index = r->pack->rules.all.count - 1;
        one->file = e->file;
        one->line = e->line;
    }
}

static void fill_points(reading *r, score *s, const form *f)
{
    s->points = reading_take(r, (xml_count(f->element, "point") + 1) * sizeof(point));
    for (const xml_element *e = xml_child(f->element, "point"); s->points && e;
         e = xml_sibling(e, "point")) {
        point *p = &s->points[s->point_count++];

        p->worth = reading_number(e, "worth", 1);
        p->when = reading_conditions(r, e, f->file);
    }
}

void fill_findings(reading *r)
{
    for (size_t i = 0; i < r->findings.things.count; i++) {
        const form *f = r->findings.elements.items[i];
        finding *one = r->findings.things.items[i];

        one->when = reading_conditions(r, xml_child(f->element, "when"), f->file);
        one->evidence = reading_evidence(r, f->element, f->file);
    }
    for (size_t i = 0; i < r->scores.things.count; i++) {
        const form *f = r->scores.elements.items[i];
        score *one = r->scores.things.items[i];

        fill_points(r, one, f);
        one->evidence = reading_evidence(r, f->element, f->file);
    }
}

static const finding *exception(reading *r, const xml_element *e, const char *file)
{
    const char *id = xml_value(e, "unless");

    return id ? reading_find(r, &r->pack->findings, "finding", id, file, e->line) : NULL;
}

static void read_level(reading *r, consequence *c, const xml_element *e, const char *file)
{
    const char *most = xml_value(e, "at-most");
    const char *reach = xml_value(e, "reach");

    if (!most == !reach)
        mistakes_add(r->mistakes, SB_ERROR, "one-bound", file, e->line,
                     "<level> needs one of: at-most, reach.");
    c->kind = most ? LEVEL_AT_MOST : LEVEL_REACH;
    c->level = rank_of(level_words, most ? most : reach);
}

static void read_change(consequence *c, const xml_element *e)
{
    const char *to = xml_value(e, "to");

    c->kind = ADAPT_PLAN;
    c->level = to ? rank_of(plan_change_words, to) : PLAN_RESTART;
    c->amount = reading_number(e, "share", 0);
}

void reading_cap(consequence *c, const xml_element *e)
{
    c->kind = CAP_DOSE;
    c->cap = (cap_kind)rank_of(cap_words, xml_value(e, "of"));
    c->amount = reading_number(e, "at-most", 0);
}

static const kind_of_thing *preferred_kind(const sb_pack *pack, preferred what)
{
    switch (what) {
    case PREFER_EXERCISE:
        return &pack->exercises;
    case PREFER_MOVEMENT:
        return &pack->movements;
    case PREFER_MODALITY:
        return &pack->modalities;
    case PREFER_POSITION:
        return &pack->positions;
    default:
        return &pack->goals;
    }
}

/* One <prefer> can name several exercises: each becomes a consequence. */
static size_t read_prefer(reading *r, consequence *c, const xml_element *e,
                          const char *file)
{
    static const char *const whats[] = {"exercises", "movement", "modality",
                                        "position",  "goal",     NULL};
    size_t made = 0;

    for (int what = 0; whats[what]; what++) {
        size_t count;
        const char **ids = reading_words(r, xml_value(e, whats[what]), &count);

        for (size_t i = 0; i < count; i++) {
            reading_find(r, preferred_kind(r->pack, (preferred)what), whats[what], ids[i],
                         file, e->line);
            c[made] = (consequence){.kind = PREFER, .line = e->line, .id = ids[i]};
            c[made].what = (preferred)what;
            c[made].because = xml_value(e, "because");
            c[made++].amount = reading_number(e, "points", 0);
        }
    }
    if (!made)
        mistakes_add(r->mistakes, SB_ERROR, "nothing-preferred", file, e->line,
                     "<prefer> does not say what is preferred.");
    return made;
}

/* One <own> can name several things. */
static size_t read_own(reading *r, consequence *c, const xml_element *e, const char *file)
{
    size_t count;
    const char **ids = reading_words(r, xml_value(e, "kit"), &count);

    for (size_t i = 0; i < count; i++) {
        reading_find(r, &r->pack->kit, "kit", ids[i], file, e->line);
        c[i] = (consequence){.kind = OWN_KIT, .line = e->line, .id = ids[i]};
    }
    return count;
}

/* Consequences that point to one thing by an attribute. */
static int read_pointer(reading *r, consequence *c, const xml_element *e,
                        const char *file)
{
    const sb_pack *pack = r->pack;
    const struct {
        const char *element, *attribute, *what;
        const kind_of_thing *kind;
        consequence_kind consequence;
    } pointers[] = {
        {"hold", "message", "message", &pack->messages, HOLD_SESSION},
        {"apply", "set", "restriction set", &pack->sets, APPLY_SET},
        {"advise", "message", "message", &pack->messages, ADVISE},
        {"action", "message", "message", &pack->messages, SHOW_PAGE},
        {"contact", "id", "contact", &pack->contacts, NAME_CONTACT},
        {"restrict", "movement", "movement", &pack->movements, RESTRICT_MOVEMENT},
    };

    for (size_t i = 0; i < sizeof(pointers) / sizeof(*pointers); i++) {
        if (strcmp(e->name, pointers[i].element) != 0)
            continue;
        c->kind = pointers[i].consequence;
        c->id = xml_value(e, pointers[i].attribute);
        reading_find(r, pointers[i].kind, pointers[i].what, c->id, file, e->line);
        return 1;
    }
    return 0;
}

/* <disposition level gate> gives two consequences when it has a gate. */
static size_t read_disposition(consequence *c, const xml_element *e)
{
    const char *gate = xml_value(e, "gate");

    c[0].kind = GIVE_DISPOSITION;
    c[0].level = rank_of(disposition_words, xml_value(e, "level"));
    if (gate)
        c[1] = (consequence){
            .kind = GIVE_GATE, .line = e->line, .level = rank_of(gate_words, gate)};
    return gate ? 2 : 1;
}

/* Writes what one element gives and says how many consequences that is. */
static size_t read_consequence(reading *r, consequence *c, const xml_element *e,
                               const char *file)
{
    c->line = e->line;
    if (strcmp(e->name, "disposition") == 0)
        return read_disposition(c, e);
    if (strcmp(e->name, "prefer") == 0)
        return read_prefer(r, c, e, file);
    if (strcmp(e->name, "own") == 0)
        return read_own(r, c, e, file);
    if (read_pointer(r, c, e, file)) {
        c->type = (restriction_type)(rank_of(restriction_words, xml_value(e, "type")) >
                                     0);
        c->unless = exception(r, e, file);
    } else if (strcmp(e->name, "gate") == 0) {
        c->kind = GIVE_GATE;
        c->level = rank_of(gate_words, xml_value(e, "level"));
    } else if (strcmp(e->name, "cap") == 0) {
        reading_cap(c, e);
    } else if (strcmp(e->name, "level") == 0) {
        read_level(r, c, e, file);
    } else if (strcmp(e->name, "style") == 0) {
        c->kind = USE_STYLE;
        c->level = rank_of(style_words, xml_value(e, "is"));
    } else if (strcmp(e->name, "adapt") == 0 || strcmp(e->name, "restart") == 0) {
        read_change(c, e);
    } else if (strcmp(e->name, "include") == 0) {
        c->kind = OPEN_SLOT;
        c->id = xml_value(e, "slot");
    }
    return 1;
}

static size_t most_consequences(const xml_element *parent)
{
    size_t most = 0;

    for (const xml_element *e = parent->first; e; e = e->next) {
        const char *many = xml_value(e, "exercises") ? xml_value(e, "exercises")
                                                     : xml_value(e, "kit");
        most += 5 + (many ? strlen(many) / 2 : 0);
    }
    return most;
}

static consequences read_consequences(reading *r, const xml_element *parent,
                                      const char *file, const consequences *then)
{
    consequences all = {.given = parent != NULL};

    if (!parent)
        return all;
    all.items = reading_take(r, (most_consequences(parent) + 1) * sizeof(consequence));
    for (const xml_element *e = parent->first; all.items && e; e = e->next) {
        if (strcmp(e->name, "nothing") == 0)
            all.nothing = xml_value(e, "because");
        else if (strcmp(e->name, "same-as-then") != 0)
            all.count += read_consequence(r, &all.items[all.count], e, file);
        else if (then)
            return (consequences){then->items, then->count, NULL, 1};
    }
    return all;
}

void fill_rules(reading *r)
{
    for (size_t i = 0; i < r->rules.things.count; i++) {
        const form *f = r->rules.elements.items[i];
        rule *one = r->rules.things.items[i];

        const xml_element *unknown = xml_child(f->element, "if-unknown");

        if (!unknown)
            unknown = xml_child(f->parent, "default-if-unknown");
        one->when = reading_conditions(r, xml_child(f->element, "when"), f->file);
        one->then = read_consequences(r, xml_child(f->element, "then"), f->file, NULL);
        one->if_unknown = read_consequences(r, unknown, f->file, &one->then);
        one->evidence = reading_evidence(r, f->element, f->file);
    }
}
