/* SPDX-License-Identifier: Apache-2.0 */
#include "figures/body_parts.h"

#include <string.h>

static const body_part parts[] = {
    {"head", NULL, SKULL, {SKULL}, 1},
    {"shoulder-blades", NULL, CHEST, {CHEST}, 1},
    {"back", NULL, CHEST, {CHEST, HIPS}, 2},
    {"chest", NULL, CHEST, {CHEST}, 1},
    {"belly", NULL, WAIST, {WAIST}, 1},
    {"front", NULL, CHEST, {CHEST, HIPS}, 2},
    {"seat", NULL, HIPS, {HIPS}, 1},
    {"neck", NULL, COLLAR, {COLLAR}, 1},
    {"shoulder", "shoulders", SHOULDER, {SHOULDER}, 1},
    {"side", NULL, HIP, {SHOULDER, HIP}, 2},
    {"elbow", "elbows", ELBOW, {ELBOW}, 1},
    {"forearm", "forearms", WRIST, {ELBOW, WRIST}, 2},
    {"wrist", "wrists", WRIST, {WRIST}, 1},
    {"hand", "hands", PALM, {WRIST, FINGERS}, 2},
    {"fingers", NULL, FINGERS, {FINGERS}, 1},
    {"hip", "hips", HIP, {HIP}, 1},
    {"thigh", "thighs", MID_THIGH, {MID_THIGH}, 1},
    {"knee", "knees", KNEE, {KNEE}, 1},
    {"shin", "shins", KNEE, {KNEE, ANKLE}, 2},
    {"calf", "calves", CALF, {CALF, ANKLE}, 2},
    {"ankle", "ankles", ANKLE, {ANKLE}, 1},
    {"foot", "feet", ANKLE, {HEEL, TOES}, 2},
    {"heel", "heels", HEEL, {HEEL}, 1},
    {"toes", NULL, TOES, {TOES}, 1},
};

static const struct {
    const char *word;
    int limb;
} sides[] = {{"near-", NEAR}, {"right-", NEAR}, {"upper-", NEAR},
             {"far-", FAR},   {"left-", FAR},   {"lower-", FAR}};

static int is_word(const char *word, const char *name, size_t length)
{
    return strlen(word) == length && strncmp(word, name, length) == 0;
}

static int is_of_limb(const body_part *part)
{
    return part->main >= SHOULDER;
}

/* "near-knee": *limb and how long the word for the side is; 0 when there is none. */
static size_t read_side(int *limb, const char *name)
{
    for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++)
        if (strncmp(name, sides[i].word, strlen(sides[i].word)) == 0) {
            *limb = sides[i].limb;
            return strlen(sides[i].word);
        }
    return 0;
}

size_t spots_read(spot spots[LIMBS], const char *name, size_t length)
{
    int limb = NEAR;
    size_t side = read_side(&limb, name);

    if (side > length)
        return 0;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const body_part *p = &parts[i];

        if (is_word(p->name, name + side, length - side) &&
            (side != 0) == is_of_limb(p)) {
            spots[0] = (spot){p, limb};
            return 1;
        }
        if (!side && is_of_limb(p) &&
            is_word(p->plural ? p->plural : p->name, name, length)) {
            spots[0] = (spot){p, NEAR};
            spots[1] = (spot){p, FAR};
            return 2;
        }
    }
    return 0;
}

static joint on_side(joint which, int limb)
{
    return which >= SHOULDER ? which + (joint)limb : which;
}

joint spot_joint(spot one)
{
    return on_side(one.part->main, one.limb);
}

joint spot_touching(spot one, size_t n)
{
    return on_side(one.part->touching[n], one.limb);
}

int spot_same(spot one, spot other)
{
    return one.part == other.part && one.limb == other.limb;
}
