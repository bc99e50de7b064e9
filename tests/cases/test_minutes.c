/* SPDX-License-Identifier: Apache-2.0 */
/* What a day takes is the same number wherever it stands, and what is added up by hand
 * comes out: in every form of the result, for every example and for made-up people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libical/ical.h>

#include "documents.h"
#include "formats/markdown_text.h"
#include "plan_example.h"
#include "random_intake.h"
#include "reports/result_json.h"
#include "test_pack.h"
#include "words/handout.h"

enum {
    COLUMNS = 80,
    NAME_WIDTH = COLUMNS - 7 * 4,
    PEOPLE = 300,
    CALM = 100,
    WHOLE = 1000
};

static const sb_document_options options = {
    .today = "2026-11-23", .at = "07:30", .plan = PLAN};

/* ---- one row of a table ---- */

typedef struct cells {
    const char *form, *before, *after; /* of one number */
    int width;
    const char *nothing;
} cells;

static const cells in_text = {"text", "", "", 4, "   -"};
static const cells in_markdown = {"markdown", " ", " |", 0, " – |"};
static const cells in_sum = {"page", "<td>", "</td>", 0, "<td>–</td>"};
static const cells in_page = {"page", "<td>", " <span class=\"box\">☐</span></td>", 0,
                              "<td>–</td>"};

static void check_row(const char *text, const cells *c, const char *name,
                      const long minutes[7])
{
    text_buffer row = {0};

    text_add(&row, name);
    for (int day = 0; day < 7; day++)
        if (minutes[day])
            text_addf(&row, "%s%*ld%s", c->before, c->width, minutes[day], c->after);
        else
            text_add(&row, c->nothing);
    assert_false(row.failed);
    if (!strstr(text, row.text))
        print_error("%s: no row %s\n", c->form, row.text);
    assert_non_null(strstr(text, row.text));
    text_clear(&row);
}

static void check_tables(const sb_result *r, const char *name, const long minutes[7],
                         const cells *on_page)
{
    char *text = NULL, *page = document(r, SB_DOCUMENT_HTML, &options);
    char *markdown = document(r, SB_DOCUMENT_MARKDOWN, &options),
         *safe = markdown_text(name);
    char before[200];
    sb_failure why = {0};

    assert_done(sb_result_text(&text, r, COLUMNS, &why), &why);
    snprintf(before, sizeof(before), "%-*s", NAME_WIDTH, name);
    check_row(text, &in_text, before, minutes);
    snprintf(before, sizeof(before), "| %s |", safe);
    check_row(markdown, &in_markdown, before, minutes);
    check_row(page, on_page, "", minutes);
    free(text);
    free(page);
    free(markdown);
    free(safe);
}

/* ---- other programs ---- */

static void check_records(const sb_result *r, const long total[7])
{
    char *xml = document(r, SB_DOCUMENT_XML, &options), *json = NULL, part[80];
    sb_failure why = {0};

    assert_done(result_json_write(&json, r, 0, &why), &why);
    for (int day = 0; day < 7; day++) {
        const char *at;

        snprintf(part, sizeof(part), "<total day=\"%s\"", day_words[day]);
        at = strstr(xml, part);
        assert_non_null(at);
        assert_int_equal(atol(strstr(at, "takes=\"") + 7), total[day]);
        snprintf(part, sizeof(part), "{\"day\":\"%s\",\"takes\":%ld}", day_words[day],
                 total[day]);
        assert_holds(json, part, 1);
    }
    free(xml);
    free(json);
}

static icalcomponent *session_on(icalcomponent *calendar, int day)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

    for (icalcomponent *e =
             icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         e; e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        icalproperty *rule = icalcomponent_get_first_property(e, ICAL_RRULE_PROPERTY);

        if (rule &&
            strstr(strstr(icalproperty_get_value_as_string(rule), "BYDAY="), names[day]))
            return e;
    }
    return NULL;
}

static void check_calendar(const sb_result *r, const long total[7])
{
    char *text = document(r, SB_DOCUMENT_CALENDAR, &options), title[80];
    icalcomponent *calendar = icalparser_parse_string(text);

    for (int day = 0; day < 7; day++) {
        icalcomponent *e = session_on(calendar, day);

        assert_int_equal(e != NULL, total[day] > 0);
        if (!e)
            continue;
        snprintf(title, sizeof(title), "Back programme, %ld minutes", total[day]);
        assert_string_equal(icalcomponent_get_summary(e), title);
        assert_int_equal(icaldurationtype_as_int(icalcomponent_get_duration(e)),
                         60 * total[day]);
    }
    icalcomponent_free(calendar);
    free(text);
}

/* ---- one person ---- */

static void check_person(const sb_result *r)
{
    long total[7] = {0};
    int has_session = 0;

    for (size_t i = 0; i < r->items.count; i++) {
        const result_item *item = r->items.items[i];
        long minutes[7];

        if (item->outside)
            continue;
        has_session = 1;
        for (int day = 0; day < 7; day++) {
            minutes[day] = handout_minutes_on(item, day);
            assert_int_equal(minutes[day] > 0, handout_seconds_on(item, day) > 0);
            assert_true(labs(60 * minutes[day] - handout_seconds_on(item, day)) < 60);
            total[day] += minutes[day];
        }
        check_tables(r, item->exercise->name, minutes, &in_page);
    }
    for (int day = 0; day < 7; day++) {
        assert_int_equal(handout_session_minutes(r, day), total[day]);
        assert_true(total[day] <= r->minutes); /* what the person gave */
    }
    if (has_session) /* habits alone are no table */
        check_tables(r, pack_text(shared_pack, "handout-total"), total, &in_sum);
    check_records(r, total);
    check_calendar(r, total);
}

static void the_examples_add_up(void **state)
{
    size_t programmes = 0;

    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);

        if (r->has_programme)
            check_person(r);
        programmes += r->has_programme;
        sb_result_free(r);
    }
    assert_true(programmes >= 8);
}

static void made_up_people_add_up(void **state)
{
    size_t programmes = 0;
    dice d = {20261130};

    (void)state;
    for (int i = 0; i < PEOPLE; i++) {
        sb_failure why = {0};
        sb_result *r = NULL;

        assert_done(sb_consultation_clear(shared_person, &why), &why);
        assert_done(random_interview(shared_person, shared_pack, &d, CALM, WHOLE, &why),
                    &why);
        assert_done(sb_consultation_conclude(&r, shared_person, &why), &why);
        if (r->has_programme)
            check_person(r);
        programmes += r->has_programme;
        sb_result_free(r);
    }
    assert_true(programmes >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_add_up),
        cmocka_unit_test(made_up_people_add_up),
    };

    return cmocka_run_group_tests_name("minutes", tests, open_shared_person,
                                       close_shared_person);
}
