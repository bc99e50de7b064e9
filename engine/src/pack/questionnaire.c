/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/questionnaire.h"

#include <string.h>

#include "base/numbers.h"
#include "base/same_text.h"

int question_is_number(const question *asked)
{
    return asked->type == NUMBER || asked->type == SCALE;
}

int question_option(const question *asked, const char *id)
{
    for (size_t i = 0; i < asked->option_count; i++)
        if (same_text(asked->options[i].id, id))
            return (int)i;
    if (strcmp(id, SB_NONE) == 0 && asked->type == CHOICES)
        return OPTION_NONE;
    return strcmp(id, SB_UNKNOWN) == 0 ? OPTION_UNKNOWN : -1;
}

const char *question_option_id(const question *asked, int number)
{
    if (number == OPTION_NONE)
        return SB_NONE;
    return number == OPTION_UNKNOWN ? SB_UNKNOWN : asked->options[number].id;
}

void question_allowed(text_buffer *out, const question *asked)
{
    if (question_is_number(asked)) {
        text_addf(out, "%s from ", asked->whole ? "a whole number" : "a number");
        number_write(out, asked->least);
        text_add(out, " to ");
        number_write(out, asked->most);
        text_add(out, ", or " SB_UNKNOWN);
        return;
    }
    text_add(out, asked->type == CHOICE ? "one of: " : "one or more of: ");
    for (size_t i = 0; i < asked->option_count; i++)
        text_addf(out, "%s%s", i ? ", " : "", asked->options[i].id);
    if (asked->type == CHOICES && question_option(asked, SB_NONE) == OPTION_NONE)
        text_add(out, "; or " SB_NONE " alone");
    text_add(out, "; or " SB_UNKNOWN);
    if (asked->most_ticks)
        text_addf(out, "; at most %zu", asked->most_ticks);
}
