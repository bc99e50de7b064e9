/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/condition_text.h"

#include "base/numbers.h"

static void write_options(text_buffer *out, const condition *c)
{
    const char *between = " is ";

    text_add(out, c->question->id);
    for (int i = 0; i <= OPTION_UNKNOWN; i++) {
        if (!(c->options >> i & 1) ||
            (i >= (int)c->question->option_count && i < OPTION_NONE))
            continue;
        text_addf(out, "%s%s", between, question_option_id(c->question, i));
        between = "|";
    }
}

static void write_answer(text_buffer *out, const condition *c)
{
    static const char *const tests[] = {[TEST_AT_LEAST] = "at least",
                                        [TEST_AT_MOST] = "at most",
                                        [TEST_ABOVE] = "above",
                                        [TEST_BELOW] = "below"};

    if (c->test == TEST_OPTIONS) {
        write_options(out, c);
        return;
    }
    text_addf(out, "%s ", c->question->id);
    if (c->test == TEST_ASKED) {
        text_add(out, "answered");
        return;
    }
    text_addf(out, "%s ", tests[c->test]);
    number_write(out, c->number);
}

static void write_parts(text_buffer *out, const condition *c, const char *between)
{
    for (size_t i = 0; i < c->part_count; i++) {
        const condition *part = c->parts[i];
        int in_brackets = part->part_count > 1 &&
                          (part->kind == CONDITION_ALL || part->kind == CONDITION_ANY);

        text_addf(out, "%s%s", i ? between : "", in_brackets ? "(" : "");
        condition_write(out, part);
        text_add(out, in_brackets ? ")" : "");
    }
}

static void write_group(text_buffer *out, const condition *c)
{
    switch (c->kind) {
    case CONDITION_ALL:
        write_parts(out, c, " and ");
        return;
    case CONDITION_ANY:
        write_parts(out, c, " or ");
        return;
    case CONDITION_NONE:
        text_add(out, "none of (");
        break;
    case CONDITION_UNLESS:
        text_add(out, "unless surely (");
        break;
    default:
        text_addf(out, "at least %ld of (", c->count);
    }
    write_parts(out, c, c->kind == CONDITION_UNLESS ? " or " : ", ");
    text_add(out, ")");
}

void condition_write(text_buffer *out, const condition *c)
{
    if (!c) {
        text_add(out, "always");
        return;
    }
    switch (c->kind) {
    case CONDITION_ANSWER:
        write_answer(out, c);
        break;
    case CONDITION_FINDING:
        text_addf(out, "finding %s", c->finding->id);
        break;
    case CONDITION_SCORE:
        text_addf(out, "score %s at %s %ld", c->score->id, c->at_least ? "least" : "most",
                  c->count);
        break;
    case CONDITION_DISPOSITION:
        text_addf(out, "disposition %s %s", c->at_least ? "at least" : "below",
                  disposition_words[c->level]);
        break;
    case CONDITION_GATE:
        text_addf(out, "gate %s %s", c->at_least ? "at least" : "below",
                  gate_words[c->level]);
        break;
    default:
        write_group(out, c);
    }
}

/* ---- consequences ---- */

static void write_preference(text_buffer *out, const consequence *c)
{
    static const char *const what[] = {"exercise", "movement", "modality", "position",
                                       "goal"};

    text_addf(out, "prefer %s %s %+ld", what[c->what], c->id, c->amount);
}

static void write_change(text_buffer *out, const consequence *c)
{
    text_addf(out, "adapt the plan: %s", plan_change_words[c->level]);
    if (c->amount)
        text_addf(out, " at %ld percent", c->amount);
}

void consequence_write(text_buffer *out, const consequence *c)
{
    static const char *const verbs[] = {[HOLD_SESSION] = "hold the session with",
                                        [APPLY_SET] = "apply",
                                        [OWN_KIT] = "count as owned",
                                        [OPEN_SLOT] = "include",
                                        [ADVISE] = "advise",
                                        [SHOW_PAGE] = "show",
                                        [NAME_CONTACT] = "name"};

    switch (c->kind) {
    case GIVE_DISPOSITION:
        text_addf(out, "disposition %s", disposition_words[c->level]);
        break;
    case GIVE_GATE:
        text_addf(out, "gate %s", gate_words[c->level]);
        break;
    case RESTRICT_MOVEMENT:
        text_addf(out, "%s %s%s%s", restriction_words[c->type], c->id,
                  c->unless ? " unless finding " : "", c->unless ? c->unless->id : "");
        break;
    case CAP_DOSE:
        text_addf(out, "cap %s at %ld", cap_words[c->cap], c->amount);
        break;
    case LEVEL_AT_MOST:
        text_addf(out, "level at most %s", level_words[c->level]);
        break;
    case LEVEL_REACH:
        text_addf(out, "level %s in reach", level_words[c->level]);
        break;
    case USE_STYLE:
        text_addf(out, "style %s", style_words[c->level]);
        break;
    case ADAPT_PLAN:
        write_change(out, c);
        break;
    case PREFER:
        write_preference(out, c);
        break;
    default:
        text_addf(out, "%s %s", verbs[c->kind], c->id);
    }
}
