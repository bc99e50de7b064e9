/* SPDX-License-Identifier: Apache-2.0 */
/* The plan of a week in words. */
#include "base/failure.h"
#include "diary/diary_shown.h"
#include "formats/page_writer.h"

typedef struct week_text {
    page page;
    shown_week week;
} week_text;

static const char *word(const week_text *w, const char *id)
{
    return pack_text(w->week.diary->pack, id);
}

static void write_item(week_text *w, const plan_item *item)
{
    text_buffer line = {0};
    const char *change;
    int was;

    if (!item->exercise)
        return;
    change = diary_shown_change(&w->week, item, &was);
    text_addf(&line, "%s: ", item->exercise->name);
    diary_shown_dose(&line, &w->week, item);
    text_add(&line, ";");
    diary_shown_days(&line, &w->week, item->days);
    text_add(&line, ".");
    if (change)
        text_join(&line, " ", change);
    if (was) {
        text_join(&line, " ", word(w, "diary-was"), " ");
        diary_shown_dose(&line, &w->week, diary_shown_before(&w->week, item));
        text_add(&line, ".");
    }
    if (line.text)
        page_text(&w->page, "* ", line.text);
    text_used(&line, &w->page.out);
}

static void write_left(week_text *w)
{
    const exercise *one;

    for (size_t i = 0; (one = diary_shown_left(&w->week, i)); i++) {
        text_buffer line = {0};

        text_addf(&line, "%s. %s", one->name, word(w, "diary-left"));
        if (line.text)
            page_text(&w->page, "* ", line.text);
        text_used(&line, &w->page.out);
    }
}

static void write_reasons(week_text *w)
{
    const char *text;

    for (size_t i = 0; (text = diary_shown_reason(&w->week, i)); i++) {
        if (i == 0)
            page_heading(&w->page, word(w, "diary-why"));
        page_text(&w->page, "* ", text);
    }
}

int sb_diary_week_text(char **out, const sb_diary *diary, const char *today,
                       size_t columns, sb_failure *why)
{
    week_text w = {.page = {.columns = columns}};
    text_buffer title = {0};

    if (diary_shown_open(&w.week, diary, today, why) < 0)
        return -1;
    diary_shown_title(&title, &w.week);
    page_heading(&w.page, title.text ? title.text : "");
    text_used(&title, &w.page.out);
    for (size_t i = 0; i < w.week.now->item_count; i++)
        write_item(&w, &w.week.now->items[i]);
    if (diary_shown_nothing(&w.week))
        page_text(&w.page, "", diary_shown_nothing(&w.week));
    write_left(&w);
    write_reasons(&w);
    page_heading(&w.page, word(&w, "handout-help"));
    page_text(&w.page, "", word(&w, "msg-safety"));
    page_text(&w.page, "", word(&w, "msg-safety2"));
    *out = text_take(&w.page.out);
    return *out ? 0 : failure_memory(why);
}
