/* SPDX-License-Identifier: Apache-2.0 */
#include "calendar_file.h"

#include <ctype.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct calendar_file {
    icalcomponent *whole;
    icaltimetype made;
};

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
    return t.year > 1900 && t.year == normal.year && t.month == normal.month &&
           t.day == normal.day;
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
    if (!file || !file->whole ||
        put(file->whole, icalproperty_new_prodid("-//steadyback//steadyback//EN")) < 0 ||
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

int calendar_add(calendar_file *file, const calendar_event *event, sb_failure *why)
{
    icalcomponent *one = icalcomponent_new(ICAL_VEVENT_COMPONENT);

    if (!one)
        return failure_memory(why);
    icalcomponent_add_component(file->whole, one);
    if (put(one, icalproperty_new_uid(event->uid)) < 0 ||
        put(one, icalproperty_new_dtstamp(file->made)) < 0 ||
        put(one, icalproperty_new_summary(event->title)) < 0 ||
        put(one, icalproperty_new_description(event->text)) < 0 ||
        put(one, icalproperty_new_class(ICAL_CLASS_PRIVATE)) < 0 ||
        put(one, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)) < 0 ||
        put_time(one, event) < 0)
        return failure_memory(why);
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
