/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/plan_id.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "commands/command.h"

static const char note[] = "plan-id";

int plan_id_make(char id[PLAN_ID_SIZE])
{
    unsigned char bytes[(PLAN_ID_SIZE - 1) / 2];

    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        return -1;
    for (size_t i = 0; i < sizeof(bytes); i++)
        snprintf(id + 2 * i, 3, "%02x", bytes[i]);
    return 0;
}

const char *plan_id_of(sb_consultation *consultation)
{
    return sb_consultation_noted(consultation, note);
}

int plan_id_agree(const char **out, const char *given, const char *answers,
                  sb_consultation *consultation)
{
    const char *kept = plan_id_of(consultation);

    if (given && kept && strcmp(given, kept) != 0) {
        tell("steadyback: plan: --plan-id is %s, but %s holds the plan id %s; leave the "
             "option out, or see whose answers they are",
             given, answers, kept);
        return EXIT_USAGE;
    }
    *out = given ? given : kept;
    return EXIT_RESULT;
}

const char *plan_id_keep(sb_dialogue *dialogue)
{
    char id[PLAN_ID_SIZE];
    sb_failure why = {0};

    if (!sb_dialogue_remembered(dialogue, note) && plan_id_make(id) == 0)
        sb_dialogue_remember(dialogue, note, id, &why);
    return sb_dialogue_remembered(dialogue, note);
}
