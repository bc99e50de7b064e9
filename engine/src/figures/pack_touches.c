/* SPDX-License-Identifier: Apache-2.0 */
/* Reading what a pose of knowledge/figures touches, what stands around, and its arrows.
 */
#include "figures/pack_figures.h"

#include <string.h>

#include "base/numbers.h"

/* ---- parts of the body ---- */

static void no_such_part(reading *r, const char *word, const char *file, int line)
{
    mistakes_add(r->mistakes, SB_ERROR, "unknown-part", file, line,
                 "There is no part of the body '%s'.", word);
}

spot *read_spots(reading *r, size_t *count, const xml_element *e, const char *name,
                 const char *file)
{
    size_t words;
    const char **names = reading_words(r, xml_value(e, name), &words);
    spot *spots = reading_take(r, (words + 1) * LIMBS * sizeof(*spots));

    *count = 0;
    for (size_t i = 0; names && spots && i < words; i++) {
        size_t found = spots_read(&spots[*count], names[i], strlen(names[i]));

        if (!found)
            no_such_part(r, names[i], file, e->line);
        *count += found;
    }
    return spots;
}

static int read_spot(reading *r, spot *out, const xml_element *e, const char *name,
                     const char *file)
{
    const char *word = xml_value(e, name);
    spot found[LIMBS];

    if (!word)
        return 0;
    if (spots_read(found, word, strlen(word)) != 1) {
        no_such_part(r, word, file, e->line);
        return 0;
    }
    *out = found[0];
    return 1;
}

static void read_value(double *out, const xml_element *e, const char *name)
{
    const char *word = xml_value(e, name);

    if (word)
        (void)number_read(out, word); /* the schema has seen it */
}

/* ---- props ---- */

static prop *read_prop(reading *r, const xml_element *e, const char *file)
{
    prop *one = reading_take(r, sizeof(*one));
    const char *to = xml_value(e, "to");

    if (!one || prop_kind_read(one, xml_value(e, "kind")) < 0)
        return NULL; /* the schema lists the kinds */
    read_value(&one->x, e, "x");
    read_value(&one->y, e, "y");
    read_value(&one->width, e, "width");
    read_value(&one->height, e, "height");
    one->line = e->line;
    one->flipped = xml_value(e, "facing") && strcmp(xml_value(e, "facing"), "left") == 0;
    read_spot(r, &one->at, e, "at", file);
    one->behind = reading_yes(e, "behind");
    one->to_floor = to && strcmp(to, "floor") == 0;
    one->to_place = !to && xml_value(e, "x") != NULL;
    if (!one->to_floor)
        read_spot(r, &one->to, e, "to", file);
    return one;
}

void read_props(reading *r, pose_lists *lists, const xml_element *parent,
                const char *file)
{
    for (const xml_element *e = xml_child(parent, "prop"); e;
         e = xml_sibling(e, "prop")) {
        const prop *one = read_prop(r, e, file);
        size_t at = 0;

        while (one && at < lists->prop_count &&
               !(lists->props[at]->kind == one->kind &&
                 spot_same(lists->props[at]->at, one->at)))
            at++;
        if (!one || at == MOST_TOUCHES)
            continue;
        lists->props[at] = one;
        lists->prop_count += at == lists->prop_count;
    }
}

static void leave_out(pose_lists *lists, const char *kind)
{
    size_t kept = 0;

    for (size_t i = 0; i < lists->prop_count; i++)
        if (strcmp(prop_kind_name(lists->props[i]->kind), kind) != 0)
            lists->props[kept++] = lists->props[i];
    lists->prop_count = kept;
}

/* ---- touches ---- */

/* Pillows lie under a part; of other things there is one of a kind. */
static const prop *prop_for(const pose_lists *lists, prop_kind kind, spot part)
{
    const prop *first = NULL;

    for (size_t i = 0; i < lists->prop_count; i++) {
        const prop *one = lists->props[i];

        if (one->kind == kind && spot_same(one->at, part))
            return one;
        if (one->kind == kind && !first)
            first = one;
    }
    return first;
}

static void add_touch(reading *r, pose_lists *lists, touch one, const char *file,
                      int line)
{
    if (lists->touch_count == MOST_TOUCHES)
        mistakes_add(r->mistakes, SB_ERROR, "too-many-contacts", file, line,
                     "A pose has at most %d contacts.", MOST_TOUCHES);
    else
        lists->touches[lists->touch_count++] = one;
}

static int read_target(touch *one, const char *target)
{
    prop_kind kind;

    if (strcmp(target, "floor") == 0)
        one->on = TOUCHES_FLOOR;
    else if (prop_face_read(&kind, &one->face, target, strlen(target)) == 0)
        one->on = TOUCHES_PROP;
    else
        one->on = TOUCHES_BODY;
    return one->on == TOUCHES_PROP ? (int)kind : -1;
}

static void read_touch(reading *r, pose_lists *lists, const char *words, const char *file,
                       int line)
{
    const char *on = strstr(words, "-on-");
    const char *target = on ? on + 4 : "";
    spot spots[LIMBS], others[LIMBS];
    size_t count = on ? spots_read(spots, words, (size_t)(on - words)) : 0;
    size_t other_count = spots_read(others, target, strlen(target));
    touch one = {.words = words};
    int kind = read_target(&one, target);

    if (!count || (one.on == TOUCHES_BODY && !other_count)) {
        mistakes_add(r->mistakes, SB_ERROR, "unknown-contact", file, line,
                     "There is no contact '%s'.", words);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        one.spot = spots[i];
        one.other = other_count ? others[other_count == 2 ? i : 0] : one.other;
        one.prop = kind >= 0 ? prop_for(lists, (prop_kind)kind, one.spot) : NULL;
        if (kind >= 0 && !one.prop) {
            mistakes_add(r->mistakes, SB_ERROR, "missing-prop", file, line,
                         "'%s' needs a %s in the pose.", words,
                         prop_kind_name((prop_kind)kind));
            mistakes_mend(r->mistakes, "Add <prop kind=\"%s\"/>.",
                          prop_kind_name((prop_kind)kind));
            return;
        }
        add_touch(r, lists, one, file, line);
    }
}

static int has_touch(const pose_lists *lists, spot part, size_t from)
{
    for (size_t i = from; i < lists->touch_count; i++)
        if (spot_same(lists->touches[i].spot, part))
            return 1;
    return 0;
}

static void take_away(pose_lists *lists, spot part)
{
    size_t kept = 0;

    for (size_t i = 0; i < lists->touch_count; i++)
        if (!spot_same(lists->touches[i].spot, part))
            lists->touches[kept++] = lists->touches[i];
    lists->touch_count = kept;
}

/* lifts: contacts of the base that end; slides: contacts that may move. */
static void change_touches(reading *r, pose_lists *lists, const xml_element *e,
                           const char *name, const char *file)
{
    size_t count;
    spot *spots = read_spots(r, &count, e, name, file);
    int is_lift = strcmp(name, "lifts") == 0;

    for (size_t i = 0; spots && i < count; i++) {
        if (!has_touch(lists, spots[i], 0))
            mistakes_add(r->mistakes, SB_ERROR, "no-contact", file, e->line,
                         "%s names the %s, which touches nothing in this pose.", name,
                         joint_name(spot_joint(spots[i])));
        if (is_lift)
            take_away(lists, spots[i]);
        for (size_t k = 0; k < lists->touch_count; k++)
            lists->touches[k].slides |= spot_same(lists->touches[k].spot, spots[i]);
    }
}

/* What stands around may have changed since the base was read. */
static void find_props_again(reading *r, pose_lists *lists, const char *file, int line)
{
    size_t kept = 0;

    for (size_t i = 0; i < lists->touch_count; i++) {
        touch one = lists->touches[i];
        prop_kind kind = one.on == TOUCHES_PROP ? one.prop->kind : PROP_KIND_COUNT;

        one.prop = prop_for(lists, kind, one.spot);
        if (one.on != TOUCHES_PROP || one.prop) {
            lists->touches[kept++] = one;
            continue;
        }
        mistakes_add(r->mistakes, SB_ERROR, "missing-prop", file, line,
                     "'%s' needs the %s that is left out here.", one.words,
                     prop_kind_name(kind));
        mistakes_mend(r->mistakes, "Lift that part too.");
    }
    lists->touch_count = kept;
}

static void read_contacts(reading *r, pose_lists *lists, const xml_element *e,
                          const char *name, const char *file)
{
    size_t count;
    const char **words = reading_words(r, xml_value(e, name), &count);

    for (size_t i = 0; words && i < count; i++)
        if (strcmp(words[i], "none") != 0)
            read_touch(r, lists, words[i], file, e->line);
}

void read_touches(reading *r, figure_pose *pose, pose_lists *lists, const xml_element *e,
                  const char *file)
{
    size_t count;
    const char **kinds = reading_words(r, xml_value(e, "without"), &count);

    for (size_t i = 0; kinds && i < count; i++)
        leave_out(lists, kinds[i]);
    if (xml_value(e, "contacts"))
        lists->touch_count = 0;
    change_touches(r, lists, e, "lifts", file);
    find_props_again(r, lists, file, e->line);
    read_contacts(r, lists, e, "contacts", file);
    read_contacts(r, lists, e, "also", file);
    change_touches(r, lists, e, "slides", file);
    pose->touch_count = lists->touch_count;
    pose->touches = reading_take(r, (lists->touch_count + 1) * sizeof(touch));
    if (pose->touches)
        memcpy(pose->touches, lists->touches, lists->touch_count * sizeof(touch));
    pose->prop_count = lists->prop_count;
    pose->props = reading_take(r, (lists->prop_count + 1) * sizeof(*pose->props));
    if (pose->props)
        memcpy(pose->props, lists->props, lists->prop_count * sizeof(*pose->props));
}

/* ---- arrows ---- */

static double read_way(const char *word)
{
    static const struct {
        const char *name;
        double angle;
    } ways[] = {{"right", 0}, {"up", 90}, {"left", 180}, {"down", 270}};
    double angle = 0;

    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
        if (strcmp(ways[i].name, word) == 0)
            return ways[i].angle;
    (void)number_read(&angle, word);
    return angle;
}

static void read_arrow(reading *r, arrow *one, const xml_element *e, const char *file)
{
    const char *from = xml_value(e, "from"), *to = xml_value(e, "to");

    read_spot(r, &one->at, e, "at", file);
    one->is_turn = from != NULL;
    one->is_double = reading_yes(e, "both");
    one->is_flat = reading_yes(e, "flat");
    one->angle = read_way(from ? from : to);
    one->end = read_way(to);
    one->length = from ? 10 : 14;
    read_value(&one->length, e, "length");
    read_value(&one->off.x, e, "x");
    read_value(&one->off.y, e, "y");
}

void read_arrows(reading *r, figure_pose *pose, const xml_element *e, const char *file)
{
    size_t count = xml_count(e, "arrow");

    pose->paths = read_spots(r, &pose->path_count, e, "arrows", file);
    pose->arrows = reading_take(r, (count + 1) * sizeof(*pose->arrows));
    pose->arrow_count = 0;
    for (const xml_element *a = xml_child(e, "arrow"); pose->arrows && a;
         a = xml_sibling(a, "arrow")) {
        arrow *one = &pose->arrows[pose->arrow_count++];

        read_arrow(r, one, a, file);
        if (!one->at.part)
            pose->arrow_count--;
    }
}
