/* SPDX-License-Identifier: Apache-2.0 */
/* The plan of a week in words: what goes on, grows, goes back, is new, is left; and why.
 */
#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "base/same_text.h"
#include "diary/diary_week.h"
#include "formats/page_writer.h"
#include "words/handout.h"

typedef struct week_text {
    page page;
    const sb_diary *diary;
    const diary_entry *now, *before;
} week_text;

static const char *word(const week_text *w, const char *id)
{
    return pack_text(w->diary->pack, id);
}

static const plan_item *item_in(const diary_entry *plan, const exercise *one)
{
    for (size_t i = 0; plan && i < plan->item_count; i++)
        if (plan->items[i].exercise == one)
            return &plan->items[i];
    return NULL;
}

static void add_dose(text_buffer *out, const week_text *w, const plan_item *item)
{
    const result_item shown = {.exercise = item->exercise,
                               .sets = item->sets,
                               .reps = item->reps,
                               .sides = item->exercise->doses[GENTLE].sides,
                               .hold_seconds = item->hold,
                               .minutes = item->minutes,
                               .times = item->times,
                               .effort = item->effort};

    handout_dose(out, w->diary->pack, &shown);
}

static void add_days(text_buffer *out, const week_text *w, unsigned days)
{
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        char id[16];

        if (!(days >> day & 1))
            continue;
        snprintf(id, sizeof(id), "day-%s", day_words[day]);
        text_add(out, " ");
        text_add(out, word(w, id));
    }
}

/* The id of the message that says how it comes from the last plan. */
static const char *how(const plan_item *now, const plan_item *before)
{
    if (!before)
        return "diary-new";
    if (week_is_more(now, before))
        return "diary-grows";
    return week_is_more(before, now) ? "diary-back" : "diary-stays";
}

static void write_item(week_text *w, const plan_item *item)
{
    const plan_item *before = item_in(w->before, item->exercise);
    const char *message = how(item, before);
    text_buffer line = {0};

    if (!item->exercise)
        return;
    text_addf(&line, "%s: ", item->exercise->name);
    add_dose(&line, w, item);
    text_add(&line, ";");
    add_days(&line, w, item->days);
    text_add(&line, ".");
    if (w->before) {
        text_addf(&line, " %s", word(w, message));
        if (before && !same_text(message, "diary-stays")) {
            text_add(&line, " ");
            text_add(&line, word(w, "diary-was"));
            text_add(&line, " ");
            add_dose(&line, w, before);
            text_add(&line, ".");
        }
    }
    if (line.text)
        page_text(&w->page, "* ", line.text);
    text_used(&line, &w->page.out);
}

static void write_left(week_text *w)
{
    for (size_t i = 0; w->before && i < w->before->item_count; i++) {
        const exercise *one = w->before->items[i].exercise;
        text_buffer line = {0};

        if (!one || item_in(w->now, one))
            continue;
        text_addf(&line, "%s. %s", one->name, word(w, "diary-left"));
        if (line.text)
            page_text(&w->page, "* ", line.text);
        text_used(&line, &w->page.out);
    }
}

static void write_reasons(week_text *w)
{
    const json_input *because = json_get(w->now->raw, "because");
    const char *last = "";

    if (!because || !json_length(because))
        return;
    page_heading(&w->page, word(w, "diary-why"));
    for (size_t i = 0; i < json_length(because); i++) {
        const rule *one = name_table_find(&w->diary->pack->rules.by_name,
                                          json_text(json_at(because, i)));

        if (one && !same_text(one->id, last))
            page_text(&w->page, "* ", one->because);
        last = one ? one->id : last;
    }
}

/* The plan before this one that held something. */
static const diary_entry *plan_before(const sb_diary *diary, const diary_entry *now)
{
    const diary_entry *last = NULL;

    for (size_t i = 0; i < diary->entries.count; i++) {
        const diary_entry *one = diary->entries.items[i];

        if (one->counts && one->kind == ENTRY_PLAN && one->item_count && one != now &&
            one->place < now->place && (!last || one->from >= last->from))
            last = one;
    }
    return last;
}

int sb_diary_week_text(char **out, const sb_diary *diary, const char *today,
                       size_t columns, sb_failure *why)
{
    long day = day_number(today);
    week_text w = {.page = {.columns = columns}, .diary = diary};
    char from[DAY_TEXT_SIZE];
    text_buffer title = {0};

    if (day < 0 || !(w.now = diary_plan_on(diary, day)))
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no plan for '%.40s'",
                           today);
    w.before = plan_before(diary, w.now);
    day_write(from, w.now->from);
    handout_write(&title, diary->pack, "diary-plan",
                  (const char *const[]){"day", from, NULL});
    page_heading(&w.page, title.text ? title.text : "");
    text_used(&title, &w.page.out);
    for (size_t i = 0; i < w.now->item_count; i++)
        write_item(&w, &w.now->items[i]);
    if (!w.now->item_count)
        page_text(&w.page, "", word(&w, "diary-no-plan"));
    write_left(&w);
    write_reasons(&w);
    page_heading(&w.page, word(&w, "handout-help"));
    page_text(&w.page, "", word(&w, "msg-safety"));
    page_text(&w.page, "", word(&w, "msg-safety2"));
    *out = text_take(&w.page.out);
    return *out ? 0 : failure_memory(why);
}
