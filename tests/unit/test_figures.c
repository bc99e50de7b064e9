/* SPDX-License-Identifier: Apache-2.0 */
/* Drawings: the body, the contacts, what can be wrong, and the SVG. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "figures/figure.h"
#include "figures/figure_layout.h"
#include "figures/figure_place.h"
#include "figures/stance_solver.h"
#include "figures/svg_pen.h"
#include "test_pack.h"

enum { LARGEST_SVG = 6144, RANDOM_STANCES = 400 };

typedef struct drawn {
    sb_pack *pack;
    sb_figures *figures;
} drawn;

static int open_figures(void **state)
{
    static drawn all;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    all.pack = open_repository_pack();
    assert_done(sb_figures_open(&all.figures, all.pack, mistakes, &why), &why);
    sb_mistakes_free(mistakes);
    *state = &all;
    return 0;
}

static int close_figures(void **state)
{
    drawn *all = *state;

    sb_figures_free(all->figures);
    sb_pack_free(all->pack);
    return 0;
}

static figure_pose *base(const drawn *all, const char *id)
{
    figure_pose *one = name_table_find(&all->figures->bases.by_name, id);

    assert_non_null(one);
    return one;
}

static void place_one(placed_figure *out, figure *whole, figure_pose poses[],
                      size_t count)
{
    *whole = (figure){.id = "x", .poses = poses, .pose_count = count};
    figure_place(out, whole);
}

static void assert_near(double a, double b, double by)
{
    if (fabs(a - b) > by)
        fail_msg("%f is not within %f of %f", a, by, b);
}

/* ---- the body ---- */

static stance straight(view from)
{
    stance s = {.view = from, .hips = {0, 48.1}};

    for (int i = 0; i < BONE_COUNT; i++) {
        s.share[i] = 1;
        s.angle[i] = i < UPPER_ARM ? 90 : i < FOOT ? -90 : 0;
    }
    return s;
}

static void a_straight_body_is_a_hundred_tall(void **state)
{
    stance s = straight(VIEW_SIDE);
    place j[JOINT_COUNT];

    (void)state;
    body_place(j, &s);
    assert_near(j[HEEL].y - body_radius(HEEL), 0, 0.01);
    assert_near(j[TOES].y - body_radius(TOES), 0, 0.01);
    assert_near(j[SKULL].y + body_radius(SKULL), 95, 2);
    assert_near(j[KNEE].x, 0, 1e-9);
    assert_near(j[FINGERS].y, j[COLLAR].y - 36, 1e-9);
}

static void limbs_are_apart_only_from_the_front(void **state)
{
    stance side = straight(VIEW_SIDE), front = straight(VIEW_FRONT);
    place j[JOINT_COUNT];

    (void)state;
    body_place(j, &side);
    assert_near(j[SHOULDER].x, j[SHOULDER + FAR].x, 1e-9);
    body_place(j, &front);
    assert_true(j[SHOULDER].x > j[SHOULDER + FAR].x + 10);
    front.turn_chest = 90;
    body_place(j, &front);
    assert_near(j[SHOULDER].x, j[SHOULDER + FAR].x, 1e-9);
    side.turn_chest = 60; /* towards us: the near shoulder goes back */
    body_place(j, &side);
    assert_true(j[SHOULDER].x < j[SHOULDER + FAR].x - 10);
}

/* Every way up to the hips is right when turning a bone moves what hangs from it, and
 * nothing else. */
static void turning_a_bone_moves_what_hangs_from_it(void **state)
{
    stance s = straight(VIEW_FRONT), turned;
    place j[JOINT_COUNT], moved[JOINT_COUNT];

    (void)state;
    for (int b = 0; b < BONE_COUNT; b++) {
        turned = s;
        turned.angle[b] += 20;
        body_place(j, &s);
        body_place(moved, &turned);
        for (int i = 0; i < JOINT_COUNT; i++) {
            int hangs = 0;
            bone by;

            for (int at = i, up; (up = body_parent(&by, (joint)at)) >= 0; at = up)
                hangs |= by == (bone)b;
            assert_int_equal(hangs,
                             hypot(moved[i].x - j[i].x, moved[i].y - j[i].y) > 0.1);
        }
    }
}

static const bend *find_bend(const bend bends[], size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(bends[i].name, name) == 0)
            return &bends[i];
    return NULL;
}

static void a_knee_bends_back_and_an_elbow_forward(void **state)
{
    stance s = straight(VIEW_SIDE);
    bend bends[MOST_BENDS];
    const bend *knee, *elbow;

    (void)state;
    s.angle[SHANK] = -150; /* heel towards the seat */
    s.angle[FOREARM] = 0;
    body_bends(bends, &s);
    knee = find_bend(bends, MOST_BENDS - 1, "the near knee");
    elbow = find_bend(bends, MOST_BENDS - 1, "the near elbow");
    assert_near(knee->angle, 60, 1e-9);
    assert_near(elbow->angle, 90, 1e-9);
    s.angle[SHANK] = -60; /* a knee that bends forward */
    assert_int_equal(body_bends(bends, &s), 15);
    knee = find_bend(bends, 15, "the near knee");
    assert_true(knee->angle < knee->least);
    s.share[SHANK] = 0.5; /* it points at us: who knows */
    assert_null(find_bend(bends, body_bends(bends, &s), "the near knee"));
    s.view = VIEW_FRONT;
    assert_int_equal(body_bends(bends, &s), 0);
}

/* From hanging to lifted behind, the leg goes back, not forward over the head. */
static void half_way_is_on_the_way(void **state)
{
    stance s = straight(VIEW_SIDE);

    (void)state;
    s.angle[LUMBAR] = 0; /* on hands and knees */
    s.angle[THIGH] = 178;
    s.angle[SHANK] = 178 + 720;
    body_unwind(&s);
    assert_near(s.angle[THIGH], 178, 1e-9);
    assert_near(s.angle[SHANK], 178, 1e-9);
    s.angle[THIGH] = -90;
    body_unwind(&s);
    assert_near(s.angle[THIGH], 270, 1e-9);
}

/* ---- contacts ---- */

static void the_solver_reaches_with_the_arm_not_the_trunk(void **state)
{
    stance s = straight(VIEW_SIDE);
    place j[JOINT_COUNT];
    const equation stand[] = {{HEEL, -1, {0, 1}, body_radius(HEEL)},
                              {TOES, -1, {0, 1}, body_radius(TOES)},
                              {HEEL, -1, {1, 0}, -2.2},
                              {PALM, -1, {1, 0}, 26},
                              {PALM, -1, {0, 1}, 60}};

    (void)state;
    stance_solve(&s, stand, 5);
    body_place(j, &s);
    for (int i = 0; i < 5; i++)
        assert_near(equation_miss(&stand[i], j), 0, 0.01);
    assert_near(s.angle[LUMBAR], 90, 6);
    assert_true(s.angle[UPPER_ARM] > -70);
}

static void the_solver_gives_up_quietly_on_what_cannot_be(void **state)
{
    stance s = straight(VIEW_SIDE), before = s;
    const equation both[] = {{SKULL, -1, {1, 0}, 500}, {TOES, -1, {1, 0}, -500}};

    (void)state;
    stance_solve(&s, both, 2);
    for (int i = 0; i < BONE_COUNT; i++) /* nothing spins */
        assert_true(fabs(s.angle[i] - before.angle[i]) < 700);
    assert_true(isfinite(s.hips.x) && isfinite(s.hips.y));
}

static void every_base_holds_its_contacts(void **state)
{
    const drawn *all = *state;

    for (size_t i = 0; i < all->figures->bases.all.count; i++) {
        figure_pose *one = all->figures->bases.all.items[i];
        placed_figure placed;
        figure whole;

        place_one(&placed, &whole, one, 1);
        for (size_t k = 0; k < one->touch_count; k++)
            if (placed.poses[0].gap[k] > 1)
                fail_msg("%s: %s misses by %f", one->id, one->touches[k].words,
                         placed.poses[0].gap[k]);
    }
}

static void shared_contacts_stay_and_slides_may_move(void **state)
{
    const drawn *all = *state;
    figure_pose poses[2] = {*base(all, "standing"), *base(all, "hinge")};
    placed_figure placed;
    figure whole;

    place_one(&placed, &whole, poses, 2);
    assert_near(placed.poses[0].joints[HEEL].x, placed.poses[1].joints[HEEL].x, 0.05);
    assert_true(placed.poses[1].joints[HIPS].x < placed.poses[0].joints[HIPS].x - 3);
    poses[1].apart = 1;
    place_one(&placed, &whole, poses, 2);
    assert_false(placed.poses[1].continues);
    assert_true(fabs(placed.poses[0].joints[HEEL].x - placed.poses[1].joints[HEEL].x) >
                2);
}

/* When the heels lift, the toes are still the feet that stood there. */
static void toes_stay_where_the_feet_were(void **state)
{
    const drawn *all = *state;
    const figure *one = name_table_find(&all->figures->all.by_name, "heel-raise");
    placed_figure placed;

    assert_non_null(one);
    figure_place(&placed, one);
    assert_near(placed.poses[0].joints[TOES].x, placed.poses[1].joints[TOES].x, 0.05);
    assert_true(placed.poses[1].joints[HEEL].y > placed.poses[0].joints[HEEL].y + 3);
}

static void the_figures_of_the_pack_have_no_mistake(void **state)
{
    const drawn *all = *state;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    assert_done(sb_figures_check(all->figures, mistakes, &why), &why);
    assert_int_equal(sb_mistakes_errors(mistakes), 0);
    sb_mistakes_free(mistakes);
}

/* ---- things ---- */

static prop usual(const char *kind)
{
    prop one;

    assert_int_equal(prop_kind_read(&one, kind), 0);
    return one;
}

static void a_slope_falls_to_the_ground_at_its_right(void **state)
{
    prop hill = usual("slope");
    surface s = prop_surface(&hill, FACE_TOP, NEAR);
    place out = direction(s.out), end = {hill.x + hill.width, 0};

    (void)state;
    assert_true(s.out < 90 && s.out > 45);
    assert_near((end.x - s.at.x) * out.x + (end.y - s.at.y) * out.y, 0, 1e-9);
}

static void a_rowing_seat_rolls_and_the_plate_stays(void **state)
{
    prop rower = usual("rower");
    surface before = prop_surface(&rower, FACE_EDGE, NEAR), after;
    box room, rolled;

    (void)state;
    assert_int_equal(prop_room(&room, &rower), 0);
    rower.x -= 14;
    rower.width += 14;
    after = prop_surface(&rower, FACE_EDGE, NEAR);
    assert_near(after.at.x, before.at.x, 1e-9);
    assert_int_equal(prop_room(&rolled, &rower), 0);
    assert_near(rolled.left, room.left, 1e-9);
    assert_near(rolled.right, room.right, 1e-9);
    assert_near(prop_surface(&rower, FACE_TOP, NEAR).most, -7, 1e-9);
}

static void feet_on_a_cross_trainer_are_a_step_apart(void **state)
{
    prop trainer = usual("cross-trainer");
    place near = prop_surface(&trainer, FACE_PEDAL, NEAR).at;
    place far = prop_surface(&trainer, FACE_PEDAL, FAR).at;

    (void)state;
    assert_true(near.x - far.x > 15 && near.x - far.x < 30);
    assert_true(near.y > 3 && far.y > 3);
}

static void a_frame_is_held_and_a_roller_lain_on(void **state)
{
    prop frame = usual("walking-frame"), roller = usual("foam-roller");
    surface grip = prop_surface(&frame, FACE_EDGE, NEAR);

    (void)state;
    assert_true(grip.is_point);
    assert_near(grip.at.y, 50, 1e-9);
    assert_near(prop_surface(&roller, FACE_TOP, NEAR).at.y, 8, 1e-9);
}

/* Somebody may pass before a counter that stands further away; not through one. */
static void what_stands_behind_is_not_in_the_way(void **state)
{
    const drawn *all = *state;
    figure_pose pose = *base(all, "standing");
    prop counter = usual("counter");
    const prop *props[] = {&counter};
    figure one = {.id = "x", .poses = &pose, .pose_count = 1};
    sb_figures figures = {.pack = all->pack};
    sb_failure why = {0};

    counter.x = -10;
    pose.props = props;
    pose.prop_count = 1;
    pose.file = "x";
    assert_int_equal(list_add(&figures.all.all, &one), 0);
    for (int behind = 0; behind < 2; behind++) {
        sb_mistakes *mistakes = sb_mistakes_new();

        counter.behind = behind;
        assert_int_equal(sb_figures_check(&figures, mistakes, &why), behind ? 0 : -1);
        sb_mistakes_free(mistakes);
    }
    list_clear(&figures.all.all);
}

/* ---- names ---- */

static size_t read(spot spots[LIMBS], const char *name)
{
    return spots_read(spots, name, strlen(name));
}

static void parts_have_sides_where_there_are_two(void **state)
{
    spot spots[LIMBS];

    (void)state;
    assert_int_equal(read(spots, "near-knee"), 1);
    assert_int_equal(spot_joint(spots[0]), KNEE);
    assert_int_equal(read(spots, "far-knee"), 1);
    assert_int_equal(spot_joint(spots[0]), KNEE + FAR);
    assert_int_equal(read(spots, "lower-knee"), 1);
    assert_int_equal(spots[0].limb, FAR);
    assert_int_equal(read(spots, "knees"), 2);
    assert_int_equal(read(spots, "toes"), 2);
    assert_int_equal(read(spots, "near-toes"), 1);
    assert_int_equal(read(spots, "head"), 1);
    assert_int_equal(read(spots, "near-head"), 0);
    assert_int_equal(read(spots, "knee"), 0);
    assert_int_equal(read(spots, "near-knees"), 0);
    assert_int_equal(read(spots, "near-"), 0);
    assert_int_equal(read(spots, ""), 0);
    assert_int_equal(spots_read(spots, "near-knee", 3), 0);
}

/* ---- on paper ---- */

static void laid_out(figure_layout *l, const drawn *all, const char *id)
{
    const figure *one = name_table_find(&all->figures->all.by_name, id);

    assert_non_null(one);
    figure_place(&l->placed, one);
    layout_figure(l, all->pack);
}

static void what_does_not_move_keeps_its_place_in_every_cell(void **state)
{
    const drawn *all = *state;
    figure_layout l;

    laid_out(&l, all, "bird-dog");
    assert_near(l.origin[1].x - l.origin[0].x, l.cell_width, 1e-9);
    assert_near(l.origin[1].y, l.origin[0].y, 1e-9);
    for (size_t i = 0; i < l.placed.count; i++)
        for (int k = 0; k < JOINT_COUNT; k++) {
            place p = l.placed.poses[i].joints[k];
            double x = l.origin[i].x + p.x - l.cell_width * (double)i;
            double r = body_radius((joint)k);

            assert_true(x - r > 0 && x + r < l.cell_width);
            assert_true(l.origin[i].y - p.y - r > 0);
            assert_true(l.origin[i].y - p.y + r < l.caption_y);
        }
}

static void a_hazard_has_room_for_its_mark(void **state)
{
    const drawn *all = *state;
    figure_layout l;

    laid_out(&l, all, "hz-toe-touch");
    for (int k = 0; k < JOINT_COUNT; k++)
        assert_true(
            l.origin[0].y - l.placed.poses[0].joints[k].y - body_radius((joint)k) > 13);
}

static void captions_break_at_a_blank_and_fit(void **state)
{
    const drawn *all = *state;
    figure_layout l;
    caption_lines lines;

    laid_out(&l, all, "bird-dog");
    l.cell_width = 60;
    l.letters = 8;
    lines = layout_caption(&l, "Reach");
    assert_int_equal(lines.count, 1);
    lines = layout_caption(&l, "Reach and hold long");
    assert_int_equal(lines.count, 2);
    assert_int_equal(strncmp(lines.from[0], "Reach and", lines.length[0]), 0);
    assert_int_equal(lines.length[0], strlen("Reach and"));
    assert_string_equal(lines.from[1], "hold long");
    lines = layout_caption(&l, "Unbreakablyunbreakable");
    assert_int_equal(lines.count, 1);
}

/* ---- SVG ---- */

static char *svg_of(const drawn *all, const char *id, const char *inside)
{
    sb_failure why = {0};
    char *svg = NULL;

    assert_done(sb_figure_svg(&svg, all->figures, id, inside, &why), &why);
    return svg;
}

static void numbers_are_short_and_rounded(void **state)
{
    text_buffer out = {0};

    (void)state;
    svg_number(&out, 12.04);
    text_add(&out, " ");
    svg_number(&out, -0.04);
    text_add(&out, " ");
    svg_number(&out, -0.06);
    text_add(&out, " ");
    svg_number(&out, 7.25);
    assert_string_equal(out.text, "12 0 -0.1 7.3");
    text_clear(&out);
}

static void texts_are_escaped(void **state)
{
    text_buffer out = {0};

    (void)state;
    text_add_markup(&out, "a<b> & \"c\" 'd'\x01\n\xc3\xa9");
    assert_string_equal(out.text, "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;  \xc3\xa9");
    text_clear(&out);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

static void every_figure_is_small_and_says_what_it_shows(void **state)
{
    const drawn *all = *state;

    for (size_t i = 0; i < sb_figures_count(all->figures); i++) {
        const char *id = sb_figures_id(all->figures, i);
        char *svg = svg_of(all, id, NULL);

        if (strlen(svg) > LARGEST_SVG)
            fail_msg("%s has %zu bytes", id, strlen(svg));
        assert_int_equal(count_of(svg, "<title id=\"figure-t\">"), 1);
        assert_int_equal(count_of(svg, "<desc id=\"figure-d\">"), 1);
        assert_null(strstr(svg, "nan"));
        assert_null(strstr(svg, "inf"));
        assert_int_equal(strncmp(id, "hz-", 3) == 0,
                         strstr(svg, sb_pack_message(all->pack, "figure-not-yet")) !=
                             NULL);
        free(svg);
    }
}

/* Layers are drawn from the back: a far weight, then the trunk, then the near one. */
static void what_the_far_hand_holds_is_behind_the_body(void **state)
{
    const drawn *all = *state;
    char *svg = svg_of(all, "farmer-carry", NULL);
    const char *far_one = strstr(svg, "<path fill=\"#b8512f\"");
    const char *trunk = strstr(svg, "<path fill=\"#2f4858\"");

    assert_non_null(far_one);
    assert_non_null(trunk);
    assert_true(far_one < trunk);
    assert_non_null(strstr(trunk, "<path fill=\"#b8512f\""));
    free(svg);
}

static void inside_a_page_ids_differ(void **state)
{
    const drawn *all = *state;
    char *one = svg_of(all, "bird-dog", "first"),
         *two = svg_of(all, "bird-dog", "second");

    assert_non_null(strstr(one, "aria-labelledby=\"first-t first-d\""));
    assert_non_null(strstr(two, "id=\"second-d\""));
    assert_null(strstr(two, "first"));
    assert_null(strstr(one, " width=\"")); /* the page decides */
    assert_int_equal(count_of(one, " id=\""), 2);
    free(one);
    free(two);
    one = svg_of(all, "bird-dog", "a\"><script>");
    assert_null(strstr(one, "<script>"));
    free(one);
}

static void no_figure_is_no_error(void **state)
{
    const drawn *all = *state;

    assert_null(svg_of(all, "no-such-thing", NULL));
    assert_null(sb_figure_words(all->figures, "no-such-thing"));
    assert_non_null(sb_figure_words(all->figures, "bird-dog"));
}

static void the_sheet_shows_every_figure_and_base(void **state)
{
    const drawn *all = *state;
    sb_failure why = {0};
    char *page = NULL;

    assert_done(sb_figures_sheet(&page, all->figures, &why), &why);
    assert_int_equal(count_of(page, "</svg>"),
                     sb_figures_count(all->figures) + all->figures->bases.all.count);
    free(page);
}

static void a_mirrored_pose_is_its_image(void **state)
{
    const drawn *all = *state;
    figure_pose pose = *base(all, "standing");
    figure one;
    placed_figure placed;

    pose.mirrored = 1;
    place_one(&placed, &one, &pose, 1);
    assert_near(placed.poses[0].joints[HIPS].y, 48, 2); /* only the paper is turned */
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Whatever angles somebody writes, there is a drawing and nothing breaks. */
static void any_angles_give_a_drawing(void **state)
{
    const drawn *all = *state;
    size_t bases = all->figures->bases.all.count;
    uint32_t seed = 20261124;

    for (int i = 0; i < RANDOM_STANCES; i++) {
        figure_pose poses[2];
        placed_figure placed;
        figure whole;

        for (int k = 0; k < 2; k++) {
            poses[k] =
                *(figure_pose *)all->figures->bases.all.items[next_random(&seed) % bases];
            for (int b = 0; b < BONE_COUNT; b++)
                poses[k].stance.angle[b] += (double)(next_random(&seed) % 121) - 60;
        }
        place_one(&placed, &whole, poses, 2);
        for (int k = 0; k < JOINT_COUNT; k++)
            assert_true(fabs(placed.poses[1].joints[k].x) < 1e4 &&
                        fabs(placed.poses[1].joints[k].y) < 1e4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_straight_body_is_a_hundred_tall),
        cmocka_unit_test(limbs_are_apart_only_from_the_front),
        cmocka_unit_test(turning_a_bone_moves_what_hangs_from_it),
        cmocka_unit_test(a_knee_bends_back_and_an_elbow_forward),
        cmocka_unit_test(half_way_is_on_the_way),
        cmocka_unit_test(the_solver_reaches_with_the_arm_not_the_trunk),
        cmocka_unit_test(the_solver_gives_up_quietly_on_what_cannot_be),
        cmocka_unit_test(every_base_holds_its_contacts),
        cmocka_unit_test(shared_contacts_stay_and_slides_may_move),
        cmocka_unit_test(toes_stay_where_the_feet_were),
        cmocka_unit_test(the_figures_of_the_pack_have_no_mistake),
        cmocka_unit_test(a_slope_falls_to_the_ground_at_its_right),
        cmocka_unit_test(a_rowing_seat_rolls_and_the_plate_stays),
        cmocka_unit_test(feet_on_a_cross_trainer_are_a_step_apart),
        cmocka_unit_test(a_frame_is_held_and_a_roller_lain_on),
        cmocka_unit_test(what_stands_behind_is_not_in_the_way),
        cmocka_unit_test(parts_have_sides_where_there_are_two),
        cmocka_unit_test(what_does_not_move_keeps_its_place_in_every_cell),
        cmocka_unit_test(a_hazard_has_room_for_its_mark),
        cmocka_unit_test(captions_break_at_a_blank_and_fit),
        cmocka_unit_test(numbers_are_short_and_rounded),
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(every_figure_is_small_and_says_what_it_shows),
        cmocka_unit_test(what_the_far_hand_holds_is_behind_the_body),
        cmocka_unit_test(inside_a_page_ids_differ),
        cmocka_unit_test(no_figure_is_no_error),
        cmocka_unit_test(the_sheet_shows_every_figure_and_base),
        cmocka_unit_test(a_mirrored_pose_is_its_image),
        cmocka_unit_test(any_angles_give_a_drawing),
    };

    return cmocka_run_group_tests(tests, open_figures, close_figures);
}
