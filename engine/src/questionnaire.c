/* SPDX-License-Identifier: Apache-2.0 */
#include "questionnaire.h"

#include <string.h>

#include "same_text.h"

int question_option(const question *asked, const char *id)
{
    for (size_t i = 0; i < asked->option_count; i++)
        if (same_text(asked->options[i].id, id))
            return (int)i;
    if (strcmp(id, "none") == 0 && asked->type == CHOICES)
        return OPTION_NONE;
    return strcmp(id, "unknown") == 0 ? OPTION_UNKNOWN : -1;
}

const char *question_option_id(const question *asked, int number)
{
    if (number == OPTION_NONE)
        return "none";
    return number == OPTION_UNKNOWN ? "unknown" : asked->options[number].id;
}
