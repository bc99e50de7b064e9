/* SPDX-License-Identifier: Apache-2.0 */
/* The documents of every example: what is in them, and that no text breaks out of them.
 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "documents.h"
#include "formats/markdown_text.h"
#include "plan_example.h"
#include "test_pack.h"
#include "words/handout.h"

/* ---- pages ---- */

static void check_order(const char *page, const char *const parts[])
{
    const char *at = page;

    for (size_t i = 0; parts[i]; i++) {
        const char *next = strstr(at, parts[i]);

        if (!next)
            print_error("not in its place: %s\n", parts[i]);
        assert_non_null(next);
        at = next;
    }
}

static const sb_document_options full = {.today = "2026-11-23", .full = 1};

static void a_page_says_what_the_result_says(void **state)
{
    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);
        char *page = document(r, SB_DOCUMENT_HTML, &full);

        for (size_t k = 0; k < r->items.count; k++)
            assert_holds(page,
                         ((const result_item *)r->items.items[k])->exercise->steps[0], 1);
        for (size_t k = 0; k < r->safety_net.count; k++)
            assert_holds(page, ((const message *)r->safety_net.items[k])->text, 1);
        for (size_t k = 0; k < r->disposition_why.all.count; k++)
            assert_holds(page,
                         ((const reason *)r->disposition_why.all.items[k])->rule->because,
                         1);
        assert_int_equal(count_of(page, "<article id=\"exercise-"), r->items.count);
        assert_int_equal(count_of(page, "<h1>"), 1);
        assert_true(strlen(page) < 400 * 1024);
        free(page);
        sb_result_free(r);
    }
}

static void an_urgent_page_has_one_message(void **state)
{
    static const char *const urgent[] = {"cauda-equina", "aortic", "unknown-saddle",
                                         "steroid-fracture", NULL};
    static const char *const parts[] = {
        "<h1>",          "What to do today", "Who to call",
        "What it means", "When to get help", NULL};

    (void)state;
    for (size_t i = 0; urgent[i]; i++) {
        sb_result *r = plan_example(shared_person, urgent[i]);
        char *page = document(r, SB_DOCUMENT_HTML, &monday);

        check_order(page, parts);
        assert_int_equal(count_of(page, "<section"), 3);
        assert_holds(page, ">What you told us<", 0);
        assert_holds(page, ">Worth knowing<", 0);
        assert_holds(page, "<table", 0);
        free(page);
        sb_result_free(r);
    }
}

/* One box for each move on each of its days. */
static size_t ticks(const sb_result *r)
{
    size_t count = 0;

    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];

        count += item->outside ? 0 : item->day_count;
    }
    return count;
}

/* The two pages of who is free to start. */
static const char *const free_to_start[] = {
    "What to do today",    "Your programme",     "Through the day", "Your week",
    "Your next six weeks", "After each session", "Not yet",         "Soreness or warning",
    "If it flares up",     "When to get help",   "Sources",         NULL};

static void help_stands_on_top_for_who_should_see_someone(void **state)
{
    static const char *const referred[] = {"What to do today", "When to get help",
                                           "Your programme", NULL};
    sb_result *r = plan_example(shared_person, "stenosis");
    char *page = document(r, SB_DOCUMENT_HTML, NULL);

    (void)state;
    check_order(page, referred);
    assert_holds(page, "Made on", 0);
    free(page);
    sb_result_free(r);
    r = plan_example(shared_person, "desk-worker");
    page = document(r, SB_DOCUMENT_HTML, &monday);
    check_order(page, free_to_start);
    assert_holds(page, "Made on 2026-11-23.", 1);
    assert_int_equal(count_of(page, "class=\"box\""), ticks(r));
    free(page);
    sb_result_free(r);
}

static char *text_form(const sb_result *r, int is_full)
{
    sb_failure why = {0};
    char *text = NULL;

    assert_done((is_full ? sb_result_text_full : sb_result_text)(&text, r, 80, &why),
                &why);
    return text;
}

/* The two pages in their order, in every form; the rest only for who asks for it. */
static void all_forms_have_one_order(void **state)
{
    sb_result *r = plan_example(shared_person, "desk-worker");

    (void)state;
    for (int is_full = 0; is_full < 2; is_full++) {
        const sb_document_options *options = is_full ? &full : &monday;
        char *forms[] = {text_form(r, is_full), document(r, SB_DOCUMENT_HTML, options),
                         document(r, SB_DOCUMENT_MARKDOWN, options)};

        for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
            check_order(forms[i], free_to_start);
            assert_holds(forms[i], "Worth knowing", is_full);
            assert_holds(forms[i], "ffort 5 of 10", 1);
            free(forms[i]);
        }
    }
    sb_result_free(r);
}

static void check_told_heading(const sb_result *r, int is_there)
{
    char *forms[] = {text_form(r, 1), document(r, SB_DOCUMENT_HTML, &full),
                     document(r, SB_DOCUMENT_MARKDOWN, &full)};

    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        assert_holds(forms[i], "What you told us", is_there);
        assert_holds(forms[i], "<section></section>", 0);
        assert_holds(forms[i], "<section/>", 0);
        free(forms[i]);
    }
}

static void nothing_told_has_no_heading(void **state)
{
    sb_result *r = plan_example(shared_person, "desk-worker");

    (void)state;
    check_told_heading(r, 1);
    answer_sheet_clear(&r->told);
    check_told_heading(r, 0);
    sb_result_free(r);
}

/* The day it is made is never the day it starts, and nothing starts without a programme.
 */
static void made_and_start_are_two_days(void **state)
{
    static const sb_document_format dated[] = {SB_DOCUMENT_HTML, SB_DOCUMENT_MARKDOWN,
                                               SB_DOCUMENT_NOTE, SB_DOCUMENT_XML};

    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);

        for (size_t k = 0; k < sizeof(dated) / sizeof(*dated); k++) {
            char *text = document(r, dated[k], &later);

            assert_holds(text, "2026-11-23", 1);
            assert_holds(text, "2026-11-30", r->has_programme);
            free(text);
            text = document(r, dated[k], &monday);
            assert_holds(text, "2026-11-30", 0);
            free(text);
        }
        sb_result_free(r);
    }
}

/* What CSS draws stands in the page as a letter too. */
static void a_page_without_its_look_can_be_ticked(void **state)
{
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *page = document(r, SB_DOCUMENT_HTML, &monday);

    (void)state;
    assert_int_equal(count_of(page, "\xE2\x98\x90"), ticks(r));
    assert_int_equal(count_of(page, "__</span>"), 7);
    free(page);
    page = document(r, SB_DOCUMENT_HTML, &later);
    assert_holds(page, "Starts on 2026-11-30.", 1);
    assert_holds(page, "Look again on 2026-12-14.", 1);
    free(page);
    sb_result_free(r);
}

static void the_same_answers_give_the_same_bytes(void **state)
{
    sb_result *r = plan_example(shared_person, "fear-of-movement");

    (void)state;
    for (int format = SB_DOCUMENT_HTML; format <= SB_DOCUMENT_CALENDAR; format++) {
        char *first = document(r, (sb_document_format)format, &later);
        char *second = document(r, (sb_document_format)format, &later);

        assert_string_equal(first, second);
        free(first);
        free(second);
    }
    sb_result_free(r);
}

typedef struct maker {
    const sb_result *result;
    const char *wanted;
    int wrong;
} maker;

static void *make_again_and_again(void *payload)
{
    maker *m = payload;

    for (int i = 0; i < 20; i++) {
        sb_failure why = {0};
        char *page = NULL;

        if (sb_result_document(&page, m->result, SB_DOCUMENT_HTML, &monday, &why) < 0 ||
            strcmp(page, m->wanted) != 0)
            m->wrong++;
        free(page);
    }
    return NULL;
}

static void threads_share_a_pack(void **state)
{
    sb_result *r = plan_example(shared_person, "stenosis");
    char *page = document(r, SB_DOCUMENT_HTML, &monday);
    maker makers[4];
    pthread_t threads[4];

    (void)state;
    for (int i = 0; i < 4; i++) {
        makers[i] = (maker){r, page, 0};
        assert_int_equal(
            pthread_create(&threads[i], NULL, make_again_and_again, &makers[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(makers[i].wrong, 0);
    }
    free(page);
    sb_result_free(r);
}

/* ---- records ---- */

static void a_note_has_ten_lines(void **state)
{
    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);
        char *note = document(r, SB_DOCUMENT_NOTE, &monday);

        assert_int_equal(count_of(note, "\n"), 10);
        assert_holds(note, sb_result_disposition(r), 1);
        assert_holds(note, sb_pack_version(shared_pack), 1);
        for (size_t k = 0; k < r->trace.count; k++)
            assert_holds(note, ((const reason *)r->trace.items[k])->rule->id, 1);
        free(note);
        sb_result_free(r);
    }
}

static void markdown_tables_have_their_columns(void **state)
{
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *text = document(r, SB_DOCUMENT_MARKDOWN, &monday);

    (void)state;
    assert_holds(text, "# Your starter plan", 1);
    assert_holds(text, "\n| Bird dog | – | 2 | 2 | – | – | 2 | – |\n", 1);
    assert_holds(text, "\n6. **Bird dog**: 4 times each side, hold 5 s; effort 5 of 10. ",
                 1);
    free(text);
    sb_result_free(r);
}

static void nothing_in_a_text_is_markdown(void **state)
{
    static const char *const pairs[][2] = {
        {"plain, with 2 x 8 (and 5 s).", "plain, with 2 x 8 (and 5 s)."},
        {"*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"},
        {"[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"},
        {"<b> & &amp; &#60;", "\\<b\\> & \\&amp; \\&#60;"},
        {"# a", "\\# a"},
        {"a # b", "a # b"},
        {"- a", "\\- a"},
        {"1. a", "1\\. a"},
        {"12) a", "12\\) a"},
        {"1 to 3", "1 to 3"},
        {"a | b \\ c", "a \\| b \\\\ c"},
        {"a\nb\r\nc", "a b  c"},
        {"", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        char *text = markdown_text(pairs[i][0]);

        assert_string_equal(text, pairs[i][1]);
        free(text);
    }
}

/* ---- drawings ---- */

static sb_figures *open_figures(void)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_figures *figures = NULL;
    sb_failure why = {0};

    assert_done(sb_figures_open(&figures, shared_pack, mistakes, &why), &why);
    sb_mistakes_free(mistakes);
    return figures;
}

static void a_drawing_stands_in_its_card(void **state)
{
    static const char *const parts[] = {"id=\"exercise-bird-dog\" class=\"card drawn\"",
                                        "<figure>",
                                        "aria-labelledby=\"drawing-bird-dog-t",
                                        "</svg></figure>",
                                        "Kneel on",
                                        NULL};
    sb_figures *figures = open_figures();
    sb_document_options options = {.figures = figures};
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *page = document(r, SB_DOCUMENT_HTML, &options);

    (void)state;
    check_order(page, parts);
    assert_int_equal(count_of(page, "labelledby=\"drawing-") -
                         count_of(page, "labelledby=\"drawing-hz-"),
                     count_of(page, " drawn\""));
    assert_true(strlen(page) < 400 * 1024);
    free(page);
    page = document(r, SB_DOCUMENT_HTML, NULL);
    assert_holds(page, "<svg", 0);
    free(page);
    sb_result_free(r);
    sb_figures_free(figures);
}

/* Every move that is left out at the moment stands beside what to do instead, both drawn.
 */
static void what_is_not_yet_and_instead_are_pairs_of_drawings(void **state)
{
    sb_result *r = plan_example(shared_person, "desk-worker");
    sb_figures *figures = open_figures();
    sb_document_options options = {.figures = figures};
    char *page = document(r, SB_DOCUMENT_HTML, &options), id[160];
    size_t pairs = 0, drawings = count_of(page, " drawn\"");

    (void)state;
    for (size_t i = 0; i < r->not_yet.count; i++) {
        const result_hazard *h = r->not_yet.items[i];
        int is_shown = 0;

        for (size_t k = 0; k < r->listed.count; k++)
            is_shown |= r->listed.items[k] == h;
        snprintf(id, sizeof(id), "id=\"drawing-%s-t\"", h->hazard->id);
        assert_int_equal(count_of(page, id), is_shown);
        drawings += is_shown;
        if (!h->insteads.count)
            continue;
        snprintf(id, sizeof(id), "id=\"%s-%s-t\"", h->hazard->id,
                 ((const exercise *)h->insteads.items[0])->id);
        assert_int_equal(count_of(page, id), is_shown);
        pairs += is_shown;
    }
    assert_true(pairs > 0);
    assert_int_equal(count_of(page, "<svg"), drawings + pairs);
    assert_true(strlen(page) < 400 * 1024);
    free(page);
    sb_figures_free(figures);
    sb_result_free(r);
}

/* At most six lines, and those that must be named; each says when it comes back. A core
 * movement that is left out is never shown with a path to it. */
static void what_is_not_yet_is_short_and_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);
        char *text = text_form(r, 0);
        size_t others = 0;

        for (size_t k = 0; k < r->listed.count; k++) {
            const result_hazard *h = r->listed.items[k];

            others += !h->must;
            assert_int_equal(h->state, NOT_YET);
            assert_true(h->back && *h->back);
        }
        assert_true(others <= 6);
        for (size_t k = 0; k < r->not_yet.count; k++) {
            const result_hazard *h = r->not_yet.items[k];

            if (h->state == NOT_YET && h->hazard->later)
                assert_null(strstr(text, h->hazard->later));
        }
        free(text);
        sb_result_free(r);
    }
}

static void the_book_holds_every_drawing(void **state)
{
    sb_figures *figures = open_figures();
    sb_document_options options = {.figures = figures};
    sb_failure why = {0};
    char *book = NULL;

    (void)state;
    assert_done(sb_pack_book(&book, shared_pack, &options, &why), &why);
    assert_int_equal(count_of(book, "<svg"), sb_figures_count(figures));
    free(book);
    sb_figures_free(figures);
}

/* ---- the book ---- */

static void check_anchors(const char *book, const char *kind, const kind_of_thing *all)
{
    for (size_t i = 0; i < all->all.count; i++) {
        /* every kind of thing begins with its id */
        const char *id = *(const char *const *)all->all.items[i];
        char anchor[200];

        snprintf(anchor, sizeof(anchor), " id=\"%s-%s\"", kind, id);
        if (count_of(book, anchor) != 1)
            print_error("%zu times in the book: %s\n", count_of(book, anchor), anchor);
        assert_int_equal(count_of(book, anchor), 1);
    }
}

static void the_book_holds_everything(void **state)
{
    sb_failure why = {0};
    char *book = NULL;

    (void)state;
    assert_done(sb_pack_book(&book, shared_pack, &monday, &why), &why);
    check_anchors(book, "section", &shared_pack->sections);
    check_anchors(book, "question", &shared_pack->questions);
    check_anchors(book, "contradiction", &shared_pack->contradictions);
    check_anchors(book, "finding", &shared_pack->findings);
    check_anchors(book, "score", &shared_pack->scores);
    check_anchors(book, "rule", &shared_pack->rules);
    check_anchors(book, "movement", &shared_pack->movements);
    check_anchors(book, "set", &shared_pack->sets);
    check_anchors(book, "exercise", &shared_pack->exercises);
    check_anchors(book, "hazard", &shared_pack->hazards);
    check_anchors(book, "message", &shared_pack->messages);
    check_anchors(book, "contact", &shared_pack->contacts);
    check_anchors(book, "source", &shared_pack->sources);
    assert_holds(book, shared_pack->digest, 1);
    assert_holds(book, "<dt>Made on</dt>", 1);
    free(book);
}

/* One rule in full: condition, what follows, source, cases. */
static void a_rule_of_the_book_is_in_words(void **state)
{
    static const char *const parts[] = {"id=\"rule-RF-CES-1\"",
                                        "New numbness in the saddle area",
                                        "<dt>IF</dt>",
                                        "href=\"#question-saddle-feeling\"",
                                        "<dt>THEN</dt>",
                                        "<b>emergency-now</b>",
                                        "Get help now",
                                        "<dt>IF NOT SURE</dt>",
                                        "<b>same-day</b>",
                                        "<dt>BECAUSE</dt>",
                                        "New loss of feeling",
                                        "<dt>SOURCES</dt>",
                                        "href=\"#source-LOTHIAN\"",
                                        "<b>A D</b>",
                                        "<dt>TESTED BY</dt>",
                                        "Fires: ",
                                        "href=\"#case-",
                                        "draft, ",
                                        "by nobody yet",
                                        "I agree",
                                        NULL};
    sb_failure why = {0};
    char *book = NULL;

    (void)state;
    assert_done(sb_pack_book(&book, shared_pack, NULL, &why), &why);
    check_order(book, parts);
    assert_holds(book, "<dt>Made on</dt>", 0);
    free(book);
}

/* ---- hostile texts ---- */

static void hostile_texts_stay_texts(void **state)
{
    sb_pack *hostile = open_repository_pack();
    sb_consultation *consultation = NULL;
    sb_failure why = {0};

    (void)state;
    assert_done(sb_consultation_open(&consultation, hostile, &why), &why);
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(consultation, examples[i]);
        char *page;

        if (i == 0)
            make_hostile(hostile);
        page = document(r, SB_DOCUMENT_HTML, &monday);
        assert_holds(page, "<script", 0);
        assert_holds(page, "&lt;script&gt;", 1);
        assert_holds(page, "& &lt; ", 0);
        assert_int_equal(count_of(page, "<h1>"), 1);
        free(page);
        page = document(r, SB_DOCUMENT_MARKDOWN, &monday);
        assert_int_equal(count_of(page, "<script"), count_of(page, "\\<script"));
        assert_int_equal(count_of(page, "](javascript"),
                         count_of(page, "\\](javascript"));
        assert_int_equal(count_of(page, "\n# "), 0);
        free(page);
        page = document(r, SB_DOCUMENT_NOTE, &monday);
        free(page);
        sb_result_free(r);
    }
    sb_consultation_close(consultation);
    sb_pack_free(hostile);
}

/* ---- a part of the day that stays free ---- */

static void a_bundle_needs_a_day_and_takes_no_other_words(void **state)
{
    static const struct {
        sb_document_options options;
        const char *said;
    } all[] = {
        {{0}, "needs the day"},
        {{.today = "2026-02-30"}, "'2026-02-30' is no day"},
        {{.today = "2026-12-02", .start = "soon"}, "'soon' is no day"},
        {{.today = "2026-12-02", .plan = "me"}, "'me' is no plan id"},
    };
    sb_result *r = plan_example(shared_person, examples[0]);
    char *out = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        sb_failure why = {0};

        assert_int_equal(sb_result_fhir(&out, r, &all[i].options, &why), -1);
        assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
        assert_non_null(strstr(why.text, all[i].said));
        assert_null(out);
    }
    sb_result_free(r);
}

static void a_slot_is_named_by_what_could_stand_there(void **state)
{
    text_buffer two = {0}, three = {0};

    (void)state;
    handout_slot(&two, shared_pack, "mobility-2");
    handout_slot(&three, shared_pack, "stretch-1");
    assert_string_equal(two.text, "easy movement or stretch");
    assert_string_equal(three.text, "stretch or easy movement");
    text_clear(&two);
    text_clear(&three);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_says_what_the_result_says),
        cmocka_unit_test(an_urgent_page_has_one_message),
        cmocka_unit_test(help_stands_on_top_for_who_should_see_someone),
        cmocka_unit_test(a_bundle_needs_a_day_and_takes_no_other_words),
        cmocka_unit_test(the_same_answers_give_the_same_bytes),
        cmocka_unit_test(threads_share_a_pack),
        cmocka_unit_test(a_note_has_ten_lines),
        cmocka_unit_test(markdown_tables_have_their_columns),
        cmocka_unit_test(nothing_in_a_text_is_markdown),
        cmocka_unit_test(all_forms_have_one_order),
        cmocka_unit_test(nothing_told_has_no_heading),
        cmocka_unit_test(made_and_start_are_two_days),
        cmocka_unit_test(a_page_without_its_look_can_be_ticked),
        cmocka_unit_test(a_drawing_stands_in_its_card),
        cmocka_unit_test(the_book_holds_every_drawing),
        cmocka_unit_test(the_book_holds_everything),
        cmocka_unit_test(a_rule_of_the_book_is_in_words),
        cmocka_unit_test(hostile_texts_stay_texts),
        cmocka_unit_test(what_is_not_yet_and_instead_are_pairs_of_drawings),
        cmocka_unit_test(what_is_not_yet_is_short_and_comes_back),
        cmocka_unit_test(a_slot_is_named_by_what_could_stand_there),
    };

    return cmocka_run_group_tests_name("documents", tests, open_shared_person,
                                       close_shared_person);
}
