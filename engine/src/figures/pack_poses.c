/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the angles of a pose of knowledge/figures. */
#include "figures/pack_figures.h"

#include <string.h>

#include "base/numbers.h"

enum { LONGEST_ANGLE = 16 };

static const double front_foot_share = 0.35; /* feet point at us from the front */

/* "-90*0.4": an angle, and the share of the length that is seen. */
static void read_bone(stance *s, bone which, const char *word)
{
    char angle[LONGEST_ANGLE];
    size_t length = strcspn(word, "*");

    if (length >= sizeof(angle))
        return;
    memcpy(angle, word, length);
    angle[length] = '\0';
    (void)number_read(&s->angle[which], angle); /* the schema has seen it */
    s->share[which] = 1;
    if (word[length] == '*')
        (void)number_read(&s->share[which], word + length + 1);
}

/* ---- limbs ---- */

/* What the parts of a limb do that are not named: they follow the part before. */
static void follow_arm(stance *s, int limb, size_t given)
{
    for (size_t i = given; i < 3; i++) {
        bone from = UPPER_ARM + LIMBS * (bone)(i - 1) + (bone)limb;

        s->angle[from + LIMBS] = s->angle[from];
        s->share[from + LIMBS] = 1;
    }
}

static void follow_leg(stance *s, int limb, size_t given)
{
    bone thigh = THIGH + (bone)limb, shank = SHANK + (bone)limb, foot = FOOT + (bone)limb;
    int is_side = s->view == VIEW_SIDE;

    if (given < 2) {
        s->angle[shank] = s->angle[thigh];
        s->share[shank] = 1;
    }
    if (given < 3) {
        s->angle[foot] = s->angle[shank] + (is_side ? 90 : 0);
        s->share[foot] = is_side ? 1 : front_foot_share;
    }
}

static void read_limb(reading *r, stance *s, const char *words, bone first, int limb)
{
    size_t count;
    const char **angles = reading_words(r, words, &count);

    for (size_t i = 0; angles && i < count && i < 3; i++)
        read_bone(s, first + LIMBS * (bone)i + (bone)limb, angles[i]);
    if (!angles || count == 0)
        return;
    if (first == UPPER_ARM)
        follow_arm(s, limb, count);
    else
        follow_leg(s, limb, count);
}

/* From the front, both limbs are each other's image. */
static void mirror_limb(stance *s, bone first)
{
    for (bone b = first; b < first + 3 * LIMBS; b += LIMBS)
        s->angle[b + FAR] = 2 * s->angle[THORAX] - s->angle[b + FAR];
}

static void read_limbs(reading *r, figure_pose *pose, const xml_element *e)
{
    static const struct {
        const char *name;
        bone first;
        int limb; /* LIMBS: both */
    } limbs[] = {{"arms", UPPER_ARM, LIMBS},     {"arm-near", UPPER_ARM, NEAR},
                 {"arm-right", UPPER_ARM, NEAR}, {"arm-upper", UPPER_ARM, NEAR},
                 {"arm-far", UPPER_ARM, FAR},    {"arm-left", UPPER_ARM, FAR},
                 {"arm-lower", UPPER_ARM, FAR},  {"legs", THIGH, LIMBS},
                 {"leg-near", THIGH, NEAR},      {"leg-right", THIGH, NEAR},
                 {"leg-upper", THIGH, NEAR},     {"leg-far", THIGH, FAR},
                 {"leg-left", THIGH, FAR},       {"leg-lower", THIGH, FAR}};

    for (size_t i = 0; i < sizeof(limbs) / sizeof(*limbs); i++) {
        const char *words = xml_value(e, limbs[i].name);

        if (!words)
            continue;
        if (limbs[i].limb != FAR)
            read_limb(r, &pose->stance, words, limbs[i].first, NEAR);
        if (limbs[i].limb != NEAR)
            read_limb(r, &pose->stance, words, limbs[i].first, FAR);
        if (limbs[i].limb == LIMBS && pose->stance.view != VIEW_SIDE)
            mirror_limb(&pose->stance, limbs[i].first);
    }
}

/* ---- trunk ---- */

static void read_trunk(stance *s, const xml_element *e)
{
    static const struct {
        const char *name;
        bone first, last;
    } parts[] = {{"trunk", LUMBAR, HEAD},
                 {"lumbar", LUMBAR, LUMBAR},
                 {"thorax", THORAX, THORAX},
                 {"neck", NECK, HEAD},
                 {"head", HEAD, HEAD}};

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const char *word = xml_value(e, parts[i].name);

        for (bone b = parts[i].first; word && b <= parts[i].last; b++)
            read_bone(s, b, word);
    }
}

static void read_number(double *out, const xml_element *e, const char *name)
{
    const char *word = xml_value(e, name);

    if (word)
        (void)number_read(out, word);
}

static void read_view(stance *s, const xml_element *e)
{
    static const char *const words[] = {"side", "front", "back", "above", NULL};
    const char *word = xml_value(e, "view");

    for (int i = 0; word && words[i]; i++)
        if (strcmp(words[i], word) == 0)
            s->view = (view)i;
}

/* Limbs are named by where they are in the picture: near and far only from the side. */
static void check_limb_names(reading *r, const figure_pose *pose, const xml_element *e,
                             const char *file)
{
    int is_side = pose->stance.view == VIEW_SIDE;

    for (const xml_attribute *a = e->attributes; a; a = a->next) {
        const char *end;

        if (strncmp(a->name, "arm-", 4) != 0 && strncmp(a->name, "leg-", 4) != 0)
            continue;
        end = a->name + 4;
        if ((strcmp(end, "near") == 0 || strcmp(end, "far") == 0) != is_side)
            mistakes_add(r->mistakes, SB_ERROR, "wrong-side", file, e->line,
                         "%s does not fit this view.", a->name);
    }
}

void read_stance(reading *r, figure_pose *pose, const xml_element *e, const char *file)
{
    stance *s = &pose->stance;

    if (!xml_value(e, "base")) {
        *s = (stance){.hips = {0, 30}};
        for (int i = 0; i < BONE_COUNT; i++)
            s->share[i] = 1;
    }
    read_view(s, e);
    check_limb_names(r, pose, e, file);
    read_trunk(s, e);
    read_limbs(r, pose, e);
    read_number(&s->hips.x, e, "x");
    read_number(&s->hips.y, e, "y");
    read_number(&s->turn_hips, e, "turn-hips");
    read_number(&s->turn_chest, e, "turn-chest");
    read_number(&s->turn_head, e, "turn-head");
}
