/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/older_calendar.h"

#include <string.h>

/* A week of sessions, seven weeks, today: far fewer. */
enum { MOST_ENTRIES = 64, MOST_UPDATES = 1000000 };

static int broken(const char *shown, const char *what, sb_failure *why)
{
    return failure_set(why, SB_CAUSE_ANSWERS, shown, 0,
                       "this calendar was changed after it was written: %s", what);
}

static int check_plan(const calendar_file *file, const sb_document_options *options,
                      sb_failure *why)
{
    const char *plan = calendar_kept(file, KEPT_PLAN);

    if (!plan)
        return failure_set(
            why, SB_CAUSE_ANSWERS, options->older_name, 0,
            "this calendar does not say of which plan it is, so nothing in "
            "it can be replaced; delete its entries by hand, and make a "
            "new one without it");
    if (strcmp(plan, options->plan) != 0)
        return failure_set(why, SB_CAUSE_ANSWERS, options->older_name, 0,
                           "this is the calendar of another plan, %.64s; the answers are "
                           "of the plan %s",
                           plan, options->plan);
    return 0;
}

static int is_named_by(const char *uid, const char *plan)
{
    size_t length = strlen(plan);

    return strncmp(uid, plan, length) == 0 && uid[length] == '-';
}

static int check_entries(older_calendar *older, const sb_document_options *options,
                         sb_failure *why)
{
    const char *uid;

    for (size_t i = 0; (uid = calendar_uid(older->file, i)); i++) {
        int sequence = calendar_sequence(older->file, i);

        if (i >= MOST_ENTRIES)
            return broken(options->older_name, "it has too many entries", why);
        if (!is_named_by(uid, options->plan))
            return broken(options->older_name, "an entry is not of this plan", why);
        if (sequence < 0 || sequence > MOST_UPDATES)
            return broken(options->older_name, "an entry has no SEQUENCE", why);
        if (sequence >= older->sequence)
            older->sequence = sequence + 1;
    }
    return 0;
}

int older_calendar_open(older_calendar *out, const sb_document_options *options,
                        sb_failure *why)
{
    *out = (older_calendar){0};
    if (!options->older)
        return 0;
    if (calendar_read(&out->file, options->older, options->older_name, why) < 0 ||
        check_plan(out->file, options, why) < 0)
        return -1;
    out->start = calendar_kept(out->file, KEPT_START);
    if (!out->start || !calendar_is_day(out->start))
        return broken(options->older_name, "its first day is missing", why);
    return check_entries(out, options, why);
}

void older_calendar_close(older_calendar *older)
{
    calendar_close(older->file);
}

int older_calendar_cancel(const older_calendar *older, calendar_file *made,
                          sb_failure *why)
{
    const char *uid;
    int error = 0;

    if (!older->file)
        return 0;
    for (size_t i = 0; error == 0 && (uid = calendar_uid(older->file, i)); i++)
        if (!calendar_holds(made, uid))
            error = calendar_cancel(made, older->file, i, older->sequence, why);
    return error;
}
