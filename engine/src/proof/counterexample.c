/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/counterexample.h"

#include <stdlib.h>
#include <string.h>

#include "base/mistakes.h"
#include "consultation/consultation.h"

/* The answers of one sheet as the text of an answers file. */
static int write_person(char **out, sb_consultation *one, const condition_logic *sheet,
                        sb_failure *why)
{
    if (sb_consultation_clear(one, why) < 0)
        return -1;
    condition_logic_answers(&one->sheet, sheet);
    if (consultation_tell_all(one, why) < 0)
        return -1;
    return sb_consultation_write_json(out, one, why);
}

/* NULL without a failure: the program withholds the result. */
static int conclude_as_plan_does(sb_result **out, sb_consultation *one,
                                 const char *person, sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure withheld = {0};
    int error = -1;

    *out = NULL;
    if (mistakes && sb_consultation_clear(one, why) == 0)
        error = sb_consultation_read_json(one, person, strlen(person), mistakes, why);
    sb_mistakes_free(mistakes);
    if (error < 0)
        return -1;
    if (sb_consultation_conclude(out, one, &withheld) < 0 &&
        withheld.cause != SB_CAUSE_PROMISE) {
        *why = withheld;
        return -1;
    }
    return 0;
}

int person_conclude(sb_result **result, char **person, sb_consultation *one,
                    const condition_logic *sheet, sb_failure *why)
{
    int error = write_person(person, one, sheet, why);

    return error == 0 ? conclude_as_plan_does(result, one, *person, why) : error;
}

/* One person, asked of the pack that their sheet is of. */
static int try_person(sb_result **result, char **person, const intake *of,
                      sb_failure *why)
{
    sb_consultation *one = NULL;
    int error = sb_consultation_open(&one, of->outcome.pack, why);

    if (error == 0)
        error = person_conclude(result, person, one, of->answers, why);
    sb_consultation_close(one);
    return error;
}

static const char *breach_supposed(const promise_case *c)
{
    for (size_t i = 0; i < c->breaches.count; i++) {
        const breach *b = c->breaches.items[i];

        if (logic_is_so(c->logic, b->holds))
            return b->what;
    }
    return "";
}

int counterexample_make(counterexample *out, promise_case *c, const promise *of,
                        sb_failure *why)
{
    const intake *sheets[] = {&c->first, &c->second};
    sb_result *results[2] = {NULL, NULL};
    int error = 0, withheld = 0;

    *out = (counterexample){.breach = breach_supposed(c)};
    for (int i = 0; i < 2 && i < of->sheets && error == 0; i++) {
        error = try_person(&results[i], &out->people[i], sheets[i], why);
        withheld |= error == 0 && !results[i];
    }
    if (error == 0)
        out->is_real = withheld || of->is_broken(results[0], results[1]);
    sb_result_free(results[0]);
    sb_result_free(results[1]);
    return error;
}
