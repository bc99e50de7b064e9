/* SPDX-License-Identifier: Apache-2.0 */
/* The calendars of every example, read back with libical, and those that follow them. */
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
#include "formats/calendar_file.h"
#include "plan_example.h"
#include "test_pack.h"
#include "words/handout.h"

/* ---- one calendar ---- */

static icalcomponent *read_calendar(const char *text)
{
    icalcomponent *calendar = icalparser_parse_string(text);

    assert_non_null(calendar);
    assert_int_equal(icalcomponent_isa(calendar), ICAL_VCALENDAR_COMPONENT);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    return calendar;
}

static void count_start(icalcomponent *event, struct icaltime_span *span, void *payload)
{
    (void)event, (void)span;
    ++*(int *)payload;
}

/* How often events with this start of a title fall into the six weeks. */
static int sessions_in(icalcomponent *calendar, const char *title, const char *from, const char *to)
{
    int count = 0;

    for (icalcomponent *e = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e;
         e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        if (strncmp(icalcomponent_get_summary(e), title, strlen(title)) == 0)
            icalcomponent_foreach_recurrence(e, icaltime_from_string(from), icaltime_from_string(to),
                                             count_start, &count);
    return count;
}

static void a_calendar_holds_the_sessions_of_six_weeks(void **state)
{
    static const sb_document_options thursday = {
        .today = "2026-11-23", .start = "2026-12-31", .at = "07:30", .alarm_minutes = 10,
        .plan = PLAN};
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *text = document(r, SB_DOCUMENT_CALENDAR, &thursday);
    icalcomponent *calendar = read_calendar(text);

    (void)state;
    assert_int_equal(sessions_in(calendar, "Back programme", "20261230", "20270310"), 30);
    assert_int_equal(sessions_in(calendar, "Back programme", "20261230", "20261231T000000"), 0);
    assert_int_equal(sessions_in(calendar, "Back programme", "20270211T000000", "20270310"), 0);
    assert_int_equal(sessions_in(calendar, "Week", "20261230", "20270310"), 6);
    assert_int_equal(sessions_in(calendar, "Six weeks are over", "20270211", "20270212"), 1);
    assert_int_equal(count_of(text, "BEGIN:VALARM"), count_of(text, "RRULE:"));
    assert_holds(text, "T073000", 1);
    assert_int_equal(count_of(text, "DTSTAMP:20261123T000000Z"), count_of(text, "BEGIN:VEVENT"));
    assert_holds(text, "DURATION:PT9M", 1);
    assert_holds(text, "TZID", 0);
    icalcomponent_free(calendar);
    free(text);
    sb_result_free(r);
}

static void alarms_are_off_and_days_are_whole_unless_asked_for(void **state)
{
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *text = document(r, SB_DOCUMENT_CALENDAR, &monday);

    (void)state;
    assert_holds(text, "VALARM", 0);
    assert_holds(text, "DTSTART;VALUE=DATE:20261123", 1);
    free(text);
    sb_result_free(r);
}

static void every_calendar_can_be_read(void **state)
{
    size_t calendars = 0;

    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);
        icalcomponent *calendar;
        size_t lines = 0;
        char *text;

        if (!r->has_programme) {
            sb_result_free(r);
            continue;
        }
        text = document(r, SB_DOCUMENT_CALENDAR, &later);
        calendar = read_calendar(text);
        calendars++;
        for (const char *at = text; *at; at += strcspn(at, "\n") + 1, lines++)
            assert_true(strcspn(at, "\r\n") <= 75); /* RFC 5545, 3.1 */
        assert_int_equal(count_of(text, "\r\n"), lines);
        assert_int_equal(sessions_in(calendar, handout_title(r), "20261123", "20261124"),
                         r->disposition >= CLINICIAN_ROUTINE);
        assert_int_equal(sessions_in(calendar, "Back programme", "20261123", "20261130"), 0);
        icalcomponent_free(calendar);
        free(text);
        sb_result_free(r);
    }
    assert_true(calendars > 4);
}

static void without_sessions_there_is_no_calendar(void **state)
{
    size_t refused = 0;

    (void)state;
    for (size_t i = 0; examples[i]; i++) {
        sb_result *r = plan_example(shared_person, examples[i]);
        sb_failure why = {0};
        char *text = NULL;
        int error = sb_result_document(&text, r, SB_DOCUMENT_CALENDAR, &later, &why);

        assert_int_equal(error, r->has_programme ? 0 : -1);
        assert_int_equal(why.cause, r->has_programme ? SB_CAUSE_NONE : SB_CAUSE_ANSWERS);
        refused += error < 0;
        free(text);
        sb_result_free(r);
    }
    assert_true(refused > 4);
}

/* ---- calendars that follow one another ---- */

static icalcomponent *entry_named(icalcomponent *calendar, const char *name)
{
    icalcomponent *e;
    char uid[120];

    snprintf(uid, sizeof(uid), PLAN "-%s@steadyback", name);
    for (e = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e;
         e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        if (strcmp(icalcomponent_get_uid(e), uid) == 0)
            return e;
    return NULL;
}

static void check_entry(icalcomponent *calendar, const char *name, int sequence, int is_cancelled)
{
    icalcomponent *e = entry_named(calendar, name);

    if (!e)
        print_error("no entry %s\n", name);
    assert_non_null(e);
    assert_int_equal(icalcomponent_get_sequence(e), sequence);
    assert_int_equal(icalcomponent_get_status(e) == ICAL_STATUS_CANCELLED, is_cancelled);
}

/* A plan with a referral; then without; then an emergency; then with a referral again. */
static void an_update_replaces_and_cancels(void **state)
{
    static const struct {
        const char *example, *today;
        int has_today, has_sessions;
    } steps[] = {{"stenosis", "2026-11-23", 1, 1},
                 {"desk-worker", "2026-12-07", 0, 1},
                 {"cauda-equina", "2026-12-08", 0, 0},
                 {"stenosis", "2026-12-20", 1, 1}};
    char *older = NULL;

    (void)state;
    for (int i = 0; i < 4; i++) {
        sb_document_options options = {.today = steps[i].today, .start = i ? NULL : "2026-11-30",
                                       .plan = PLAN, .older = older, .older_name = "old.ics"};
        sb_result *r = plan_example(shared_person, steps[i].example);
        char *text = document(r, SB_DOCUMENT_CALENDAR, &options);
        icalcomponent *calendar = read_calendar(text);

        check_entry(calendar, "today", i, !steps[i].has_today);
        check_entry(calendar, "session-mon", i, !steps[i].has_sessions);
        check_entry(calendar, "week-7", i, !steps[i].has_sessions);
        assert_int_equal(count_of(text, "BEGIN:VEVENT"), count_of(text, "\r\nUID:"));
        assert_holds(text, "X-STEADYBACK-START:2026-11-30", 1); /* it stays unless told */
        icalcomponent_free(calendar);
        sb_result_free(r);
        free(older);
        older = text;
    }
    free(older);
}

static void refuse_older(const sb_result *r, const char *older, const char *plan, const char *says)
{
    sb_document_options options = {
        .today = "2026-12-07", .plan = plan, .older = older, .older_name = "old.ics"};
    sb_failure why = {0};
    char *text = NULL;

    assert_int_equal(sb_result_document(&text, r, SB_DOCUMENT_CALENDAR, &options, &why), -1);
    assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
    assert_string_equal(why.file, "old.ics");
    assert_holds(why.text, says, 1);
    assert_null(text);
}

/* The text with one part replaced, once. */
static char *replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    char *out = malloc(strlen(text) + strlen(to) + 1);

    assert_non_null(at);
    assert_non_null(out);
    sprintf(out, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return out;
}

static void a_calendar_that_cannot_be_followed_is_refused(void **state)
{
    static const char *const edits[][3] = {
        {"-//steadyback//steadyback//EN", "-//other//EN", "not written by steadyback"},
        {"X-STEADYBACK-PLAN", "X-OTHER", "does not say of which plan"},
        {"X-STEADYBACK-START:2026-11-30", "X-STEADYBACK-START:soon", "first day"},
        {"UID:" PLAN, "UID:fedcba9876543210", "not of this plan"},
        {"UID:" PLAN, "X-ID:" PLAN, "not of this plan"},
        {"SEQUENCE:0\r\n", "", "no SEQUENCE"},
        {"SEQUENCE:0", "SEQUENCE:2147483647", "no SEQUENCE"},
        {"END:VCALENDAR", "", "no whole calendar"},
        {"BEGIN:VCALENDAR", "BEGIN:VCARD", "no whole calendar"},
        {"DTSTART", "DTSTART;VALUE=DATE:x\r\nX-WAS", "no whole calendar"}};
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *older = document(r, SB_DOCUMENT_CALENDAR, &later);

    (void)state;
    for (size_t i = 0; i < sizeof(edits) / sizeof(*edits); i++) {
        char *edited = replaced(older, edits[i][0], edits[i][1]);

        refuse_older(r, edited, PLAN, edits[i][2]);
        free(edited);
    }
    refuse_older(r, older, "fedcba9876543210", "another plan");
    refuse_older(r, "", PLAN, "no whole calendar");
    refuse_older(r, "{\"answers\": {}}", PLAN, "no whole calendar");
    free(older);
    sb_result_free(r);
}

/* The same programme for two people: no entry has the same name. */
static void no_two_people_share_an_entry(void **state)
{
    static const sb_document_options other = {.today = "2026-11-23", .plan = "fedcba9876543210"};
    sb_result *r = plan_example(shared_person, "desk-worker");
    char *mine = document(r, SB_DOCUMENT_CALENDAR, &monday);
    char *yours = document(r, SB_DOCUMENT_CALENDAR, &other);

    (void)state;
    assert_int_equal(count_of(mine, "\nUID:"), count_of(mine, "\nUID:" PLAN "-"));
    assert_holds(yours, PLAN, 0);
    free(mine);
    free(yours);
    sb_result_free(r);
}

static void days_and_times_that_are_none_are_refused(void **state)
{
#define DAY(...) {.today = "2026-11-23", .plan = PLAN, __VA_ARGS__}
    static const sb_document_options wrong[] = {
        {0},
        {.plan = PLAN},
        {.today = "2026-11-23"},
        {.today = "2026-11-23", .plan = "short"},
        {.today = "2026-11-23", .plan = "0123456789abcde/"},
        {.today = "2026-02-30", .plan = PLAN},
        DAY(.start = "2026-02-30"),
        DAY(.start = "23.11.2026"),
        DAY(.start = "2026-11-23x"),
        DAY(.start = ""),
        DAY(.start = "2026-1-1"),
        DAY(.start = "2026-13-01"),
        DAY(.start = "0000-00-00"),
        DAY(.start = "2999-12-31"),
        DAY(.start = "3000-01-01"),
        DAY(.start = "9999-12-31"),
        DAY(.start = "2999-11-20"),
        DAY(.at = "24:00"),
        DAY(.at = "7:30"),
        DAY(.at = "07:60")};
    static const sb_document_options last = DAY(.start = "2999-11-19");
#undef DAY
    char *end;
    sb_result *r = plan_example(shared_person, "desk-worker");

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        sb_failure why = {0};
        char *text = NULL;

        assert_int_equal(sb_result_document(&text, r, SB_DOCUMENT_CALENDAR, &wrong[i], &why), -1);
        assert_int_equal(why.cause, SB_CAUSE_ANSWERS);
        assert_null(text);
    }
    end = document(r, SB_DOCUMENT_CALENDAR, &last);
    assert_holds(end, "DTSTART;VALUE=DATE:29991231", 1);
    free(end);
    assert_true(calendar_is_day("2028-02-29"));
    assert_false(calendar_is_day("2027-02-29"));
    assert_int_equal(calendar_weekday("2026-11-23"), 0);
    sb_result_free(r);
}

/* ---- hostile texts ---- */

static void hostile_texts_stay_in_their_calendar_entry(void **state)
{
    sb_pack *hostile = open_repository_pack();
    sb_consultation *consultation = NULL;
    sb_failure why = {0};
    icalcomponent *calendar;
    sb_result *r;
    char *tame, *text;

    (void)state;
    assert_done(sb_consultation_open(&consultation, hostile, &why), &why);
    r = plan_example(consultation, "stenosis");
    tame = document(r, SB_DOCUMENT_CALENDAR, &monday);
    make_hostile(hostile);
    text = document(r, SB_DOCUMENT_CALENDAR, &monday);
    calendar = read_calendar(text);
    assert_int_equal(count_of(text, "\nBEGIN:VEVENT"), count_of(tame, "\nBEGIN:VEVENT"));
    assert_int_equal(icalcomponent_count_components(calendar, ICAL_ANY_COMPONENT),
                     count_of(tame, "\nBEGIN:VEVENT"));
    assert_int_equal(sessions_in(calendar, "owned", "20261101", "20270310"), 0);
    icalcomponent_free(calendar);
    free(tame);
    free(text);
    sb_result_free(r);
    sb_consultation_close(consultation);
    sb_pack_free(hostile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_calendar_holds_the_sessions_of_six_weeks),
        cmocka_unit_test(alarms_are_off_and_days_are_whole_unless_asked_for),
        cmocka_unit_test(every_calendar_can_be_read),
        cmocka_unit_test(without_sessions_there_is_no_calendar),
        cmocka_unit_test(an_update_replaces_and_cancels),
        cmocka_unit_test(a_calendar_that_cannot_be_followed_is_refused),
        cmocka_unit_test(no_two_people_share_an_entry),
        cmocka_unit_test(days_and_times_that_are_none_are_refused),
        cmocka_unit_test(hostile_texts_stay_in_their_calendar_entry),
    };

    return cmocka_run_group_tests_name("calendar", tests, open_shared_person, close_shared_person);
}
