/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/calendar_file.h"

#include <ctype.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct calendar_file {
    icalcomponent *whole;
    icaltimetype made;
};

#define PROGRAM "-//steadyback//steadyback//EN"

/* ---- days ---- */

static int has_form(const char *text, const char *form)
{
    size_t i = 0;

    for (; form[i] && text[i]; i++)
        if (form[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != form[i])
            return 0;
    return !form[i] && !text[i];
}

static icaltimetype time_of(const char *day, const char *at)
{
    icaltimetype t = icaltime_null_time();

    sscanf(day, "%d-%d-%d", &t.year, &t.month, &t.day);
    t.is_date = at == NULL;
    if (at)
        sscanf(at, "%d:%d", &t.hour, &t.minute);
    return t;
}

int calendar_is_day(const char *text)
{
    icaltimetype t, normal;

    if (!has_form(text, "0000-00-00"))
        return 0;
    t = time_of(text, NULL);
    normal = icaltime_normalize(t);
    return t.year >= FIRST_YEAR && t.year <= LAST_YEAR && t.year == normal.year &&
           t.month == normal.month && t.day == normal.day;
}

int calendar_is_time(const char *text)
{
    icaltimetype t;

    if (!has_form(text, "00:00"))
        return 0;
    t = time_of("2000-01-01", text);
    return t.hour < 24 && t.minute < 60;
}

void calendar_day_after(char out[DAY_SIZE], const char *day, int days)
{
    icaltimetype t = time_of(day, NULL);

    icaltime_adjust(&t, days, 0, 0, 0);
    snprintf(out, DAY_SIZE, "%04u-%02u-%02u", (unsigned)t.year % 10000,
             (unsigned)t.month % 100, (unsigned)t.day % 100);
}

int calendar_weekday(const char *day)
{
    return (icaltime_day_of_week(time_of(day, NULL)) + 5) % 7; /* libical: 1 Sunday */
}

/* ---- the file ---- */

static int put(icalcomponent *into, icalproperty *one)
{
    if (one)
        icalcomponent_add_property(into, one);
    return one ? 0 : -1;
}

int calendar_open(calendar_file **out, const char *made, sb_failure *why)
{
    calendar_file *file = calloc(1, sizeof(*file));

    if (file)
        file->whole = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    if (!file || !file->whole || put(file->whole, icalproperty_new_prodid(PROGRAM)) < 0 ||
        put(file->whole, icalproperty_new_version("2.0")) < 0 ||
        put(file->whole, icalproperty_new_calscale("GREGORIAN")) < 0) {
        calendar_close(file);
        return failure_memory(why);
    }
    file->made = time_of(made, "00:00");
    file->made.zone = icaltimezone_get_utc_timezone(); /* the standard asks for it */
    *out = file;
    return 0;
}

void calendar_close(calendar_file *file)
{
    if (!file)
        return;
    if (file->whole)
        icalcomponent_free(file->whole);
    free(file);
}

/* ---- one event ---- */

static icalproperty *repetition(const calendar_event *event)
{
    static const short weekdays[] = {ICAL_MONDAY_WEEKDAY,    ICAL_TUESDAY_WEEKDAY,
                                     ICAL_WEDNESDAY_WEEKDAY, ICAL_THURSDAY_WEEKDAY,
                                     ICAL_FRIDAY_WEEKDAY,    ICAL_SATURDAY_WEEKDAY,
                                     ICAL_SUNDAY_WEEKDAY};
    struct icalrecurrencetype rule;
    int days = 0;

    icalrecurrencetype_clear(&rule);
    rule.freq = ICAL_WEEKLY_RECURRENCE;
    for (int i = 0; i < 7; i++)
        if (event->weekdays >> i & 1)
            rule.by_day[days++] = weekdays[i];
    rule.by_day[days] = ICAL_RECURRENCE_ARRAY_MAX;
    rule.count = days * event->weeks;
    return icalproperty_new_rrule(rule);
}

static int add_alarm(icalcomponent *into, const calendar_event *event)
{
    icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
    struct icaltriggertype before = icaltriggertype_from_int(-60 * event->alarm_minutes);

    if (!alarm)
        return -1;
    icalcomponent_add_component(into, alarm);
    return put(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY)) < 0 ||
                   put(alarm, icalproperty_new_description(event->title)) < 0 ||
                   put(alarm, icalproperty_new_trigger(before)) < 0
               ? -1
               : 0;
}

static int put_time(icalcomponent *into, const calendar_event *event)
{
    struct icaldurationtype length = icaldurationtype_from_int((int)event->minutes * 60);

    if (put(into, icalproperty_new_dtstart(time_of(event->day, event->at))) < 0)
        return -1;
    if (event->at && put(into, icalproperty_new_duration(length)) < 0)
        return -1;
    if (event->weekdays && put(into, repetition(event)) < 0)
        return -1;
    return event->at && event->alarm_minutes ? add_alarm(into, event) : 0;
}

/* An entry with what every one has; NULL when out of memory. */
static icalcomponent *add_entry(calendar_file *file, const char *uid, int sequence,
                                const char *title)
{
    icalcomponent *one = icalcomponent_new(ICAL_VEVENT_COMPONENT);

    if (!one)
        return NULL;
    icalcomponent_add_component(file->whole, one);
    return put(one, icalproperty_new_uid(uid)) < 0 ||
                   put(one, icalproperty_new_dtstamp(file->made)) < 0 ||
                   put(one, icalproperty_new_sequence(sequence)) < 0 ||
                   put(one, icalproperty_new_summary(title)) < 0 ||
                   put(one, icalproperty_new_class(ICAL_CLASS_PRIVATE)) < 0 ||
                   put(one, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)) < 0
               ? NULL
               : one;
}

int calendar_add(calendar_file *file, const calendar_event *event, sb_failure *why)
{
    icalcomponent *one = add_entry(file, event->uid, event->sequence, event->title);

    return !one || put(one, icalproperty_new_description(event->text)) < 0 ||
                   (event->is_cancelled &&
                    put(one, icalproperty_new_status(ICAL_STATUS_CANCELLED)) < 0) ||
                   put_time(one, event) < 0
               ? failure_memory(why)
               : 0;
}

int calendar_keep(calendar_file *file, const char *name, const char *value,
                  sb_failure *why)
{
    icalproperty *one = icalproperty_new_x(value);

    if (put(file->whole, one) < 0)
        return failure_memory(why);
    icalproperty_set_x_name(one, name);
    return 0;
}

char *calendar_write(const calendar_file *file)
{
    char *text = icalcomponent_as_ical_string_r(file->whole);
    char *copy = text ? malloc(strlen(text) + 1) : NULL;

    if (copy)
        strcpy(copy, text);
    icalmemory_free_buffer(text);
    return copy;
}

/* ---- one that was written before ---- */

static const char *text_of(icalcomponent *in, icalproperty_kind kind)
{
    icalproperty *one = icalcomponent_get_first_property(in, kind);
    const char *text = one ? icalvalue_get_text(icalproperty_get_value(one)) : NULL;

    return text ? text : "";
}

int calendar_read(calendar_file **out, const char *text, const char *shown,
                  sb_failure *why)
{
    calendar_file *file = calloc(1, sizeof(*file));

    if (!file)
        return failure_memory(why);
    file->whole = icalparser_parse_string(text);
    if (!file->whole || icalcomponent_isa(file->whole) != ICAL_VCALENDAR_COMPONENT ||
        icalcomponent_count_errors(file->whole)) {
        calendar_close(file);
        return failure_set(why, SB_CAUSE_ANSWERS, shown, 0,
                           "this is no whole calendar file (.ics); take the one that was "
                           "written by plan --format ics");
    }
    if (strcmp(text_of(file->whole, ICAL_PRODID_PROPERTY), PROGRAM) != 0) {
        calendar_close(file);
        return failure_set(why, SB_CAUSE_ANSWERS, shown, 0,
                           "this calendar was not written by steadyback; take the one "
                           "that was written by plan --format ics");
    }
    *out = file;
    return 0;
}

const char *calendar_kept(const calendar_file *file, const char *name)
{
    icalproperty *one = icalcomponent_get_first_property(file->whole, ICAL_X_PROPERTY);

    while (one && strcmp(icalproperty_get_x_name(one), name) != 0)
        one = icalcomponent_get_next_property(file->whole, ICAL_X_PROPERTY);
    return one ? icalproperty_get_x(one) : NULL;
}

static icalcomponent *entry_at(const calendar_file *file, size_t index)
{
    icalcompiter at = icalcomponent_begin_component(file->whole, ICAL_ANY_COMPONENT);

    while (index-- && icalcompiter_deref(&at))
        icalcompiter_next(&at);
    return icalcompiter_deref(&at);
}

const char *calendar_uid(const calendar_file *file, size_t index)
{
    icalcomponent *one = entry_at(file, index);

    return one ? text_of(one, ICAL_UID_PROPERTY) : NULL;
}

int calendar_sequence(const calendar_file *file, size_t index)
{
    icalcomponent *one = entry_at(file, index);
    icalproperty *told =
        one ? icalcomponent_get_first_property(one, ICAL_SEQUENCE_PROPERTY) : NULL;

    return told ? icalproperty_get_sequence(told) : -1;
}

int calendar_holds(const calendar_file *file, const char *uid)
{
    const char *one;

    for (size_t i = 0; (one = calendar_uid(file, i)); i++)
        if (strcmp(one, uid) == 0)
            return 1;
    return 0;
}

/* Takes over a property as it is; none is none. */
static int put_copy(icalcomponent *into, icalcomponent *from, icalproperty_kind kind)
{
    icalproperty *one = icalcomponent_get_first_property(from, kind);

    return one ? put(into, icalproperty_new_clone(one)) : 0;
}

int calendar_cancel(calendar_file *file, const calendar_file *from, size_t index,
                    int sequence, sb_failure *why)
{
    icalcomponent *gone = entry_at(from, index);
    icalcomponent *one = add_entry(file, text_of(gone, ICAL_UID_PROPERTY), sequence,
                                   text_of(gone, ICAL_SUMMARY_PROPERTY));

    return !one || put(one, icalproperty_new_status(ICAL_STATUS_CANCELLED)) < 0 ||
                   put_copy(one, gone, ICAL_DTSTART_PROPERTY) < 0 ||
                   put_copy(one, gone, ICAL_DURATION_PROPERTY) < 0 ||
                   put_copy(one, gone, ICAL_RRULE_PROPERTY) < 0
               ? failure_memory(why)
               : 0;
}
