/* SPDX-License-Identifier: Apache-2.0 */
#include <steadyback/batch.h>

#include <string.h>

#include "base/failure.h"
#include "consultation/consultation.h"
#include "formats/json_document.h"
#include "formats/json_writer.h"
#include "reports/result_json.h"

_Static_assert((int)SB_LONGEST_LINE == (int)LARGEST_JSON, "one limit, two names");

static int is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", text[i]) || !text[i])
            return 0;
    return 1;
}

static int conclude(sb_line *out, sb_consultation *one, const char *text, size_t length,
                    sb_mistakes *mistakes, sb_failure *why)
{
    sb_result *result = NULL;
    int error = -1;

    if (length <= SB_LONGEST_LINE && is_blank(text, length)) {
        failure_set(why, SB_CAUSE_ANSWERS, "", 0, "the line is empty");
    } else if (sb_consultation_read_json(one, text, length, mistakes, why) == 0 &&
               sb_consultation_conclude(&result, one, why) == 0 &&
               result_json_write(&out->text, result, 0, why) == 0) {
        out->disposition = sb_result_disposition(result);
        out->gate = sb_result_gate(result);
        error = 0;
    }
    sb_result_free(result);
    return error;
}

static json_value *mistakes_value(json_maker *m, const sb_mistakes *mistakes)
{
    json_value *all = json_new_list(m);

    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++)
        json_add_text(m, all, sb_mistakes_at(mistakes, i)->text);
    return all;
}

static int write_error(sb_line *out, long number, const sb_mistakes *mistakes,
                       const sb_failure *cause)
{
    static const char *const words[] = {[SB_CAUSE_NONE] = "system",
                                        [SB_CAUSE_SYSTEM] = "system",
                                        [SB_CAUSE_PACK] = "pack",
                                        [SB_CAUSE_ANSWERS] = "answers",
                                        [SB_CAUSE_PROMISE] = "promise"};
    json_maker maker = {0}, *m = &maker;
    json_value *whole = json_new_object(m), *error = json_new_object(m);

    json_put_number(m, error, "line", (double)number);
    json_put_text(m, error, "cause", words[cause->cause]);
    json_put_text(m, error, "text", cause->text);
    json_put(m, error, "mistakes", mistakes_value(m, mistakes));
    json_put(m, whole, "error", error);
    out->text = json_write(m, whole, 0);
    return out->text ? 0 : -1;
}

int sb_consultation_line(sb_line *out, sb_consultation *one, const char *text,
                         size_t length, long number, sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure cause = {0};
    int error = 0;

    *out = (sb_line){0};
    if (!mistakes)
        return failure_memory(why);
    if (conclude(out, one, text, length, mistakes, &cause) < 0) {
        out->cause = cause.cause ? cause.cause : SB_CAUSE_SYSTEM;
        if (write_error(out, number, mistakes, &cause) < 0)
            error = failure_memory(why);
        else if (cause.cause != SB_CAUSE_ANSWERS)
            error = consultation_renew(one, why);
    }
    if (error == 0)
        out->length = strlen(out->text);
    sb_mistakes_free(mistakes);
    return error;
}

void sb_consultation_limit(sb_consultation *one, double seconds)
{
    rule_limits limits = rule_session_limits(one->session);

    limits.seconds = seconds;
    rule_session_limit(one->session, limits);
}
