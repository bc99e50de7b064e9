/* SPDX-License-Identifier: Apache-2.0 */
/* The plan of a week as a page, and in some lines for a record. */
#include <steadyback/diary_week.h>

#include "base/failure.h"
#include "base/name_fill.h"
#include "diary/diary_page.h"
#include "diary/diary_progress.h"
#include "diary/diary_shown.h"
#include "words/handout.h"
#include "words/standing.h"

typedef struct week_page {
    diary_page page;
    shown_week week;
    xml_part *said;
} week_page;

static const char *word(const week_page *w, const char *id)
{
    return pack_text(w->week.diary->pack, id);
}

/* "2 x 8 each side; Mon Thu." */
static void add_amount(text_buffer *out, const shown_week *week, const plan_item *item)
{
    diary_shown_dose(out, week, item);
    text_add(out, ";");
    diary_shown_days(out, week, item->days);
    text_add(out, ".");
}

static void add_change(text_buffer *out, const shown_week *week, const plan_item *item)
{
    int was;
    const char *change = diary_shown_change(week, item, &was);

    if (change)
        text_add(out, change);
    if (!was)
        return;
    text_join(out, " ", pack_text(week->diary->pack, "diary-was"), " ");
    diary_shown_dose(out, week, diary_shown_before(week, item));
    text_add(out, ".");
}

static void add_item(week_page *w, const plan_item *item)
{
    xml_tree *tree = w->page.tree;
    xml_part *card = tree_add(tree, w->page.main, "article"), *steps;
    text_buffer amount = {0}, change = {0};

    tree_add_text(tree, card, "h2", item->exercise->name);
    add_amount(&amount, &w->week, item);
    diary_page_made(&w->page, card, "p", &amount);
    add_change(&change, &w->week, item);
    diary_page_made(&w->page, card, "p", &change);
    steps = tree_add(tree, card, "ol");
    for (size_t i = 0; i < item->exercise->step_count; i++)
        tree_add_text(tree, steps, "li", item->exercise->steps[i]);
    tree_add_text(tree, card, "p", item->exercise->watch_for);
}

static void add_sentence(void *payload, const char *message, const char *const pairs[])
{
    week_page *w = payload;
    text_buffer text = {0};

    handout_write(&text, w->page.pack, message, pairs);
    diary_page_made(&w->page, w->said, "li", &text);
}

static void add_list_of_left(week_page *w)
{
    const exercise *one;

    for (size_t i = 0; (one = diary_shown_left(&w->week, i)); i++) {
        text_buffer text = {0};

        text_join(&text, one->name, ". ", word(w, "diary-left"));
        diary_page_made(&w->page, w->page.main, "p", &text);
    }
}

static void add_reasons(week_page *w)
{
    xml_part *list = NULL;
    const char *text;

    for (size_t i = 0; (text = diary_shown_reason(&w->week, i)); i++) {
        if (!list) {
            diary_page_add(&w->page, "h2", word(w, "diary-why"));
            list = tree_add(w->page.tree, w->page.main, "ul");
        }
        tree_add_text(w->page.tree, list, "li", text);
    }
}

static void fill(week_page *w, const progress *p)
{
    const plan_item *items = w->week.now->items;

    for (size_t i = 0; i < w->week.now->item_count; i++)
        if (items[i].exercise)
            add_item(w, &items[i]);
    if (diary_shown_nothing(&w->week))
        diary_page_add(&w->page, "p", diary_shown_nothing(&w->week));
    add_list_of_left(w);
    add_reasons(w);
    diary_page_add(&w->page, "h2", word(w, "diary-progress"));
    w->said = tree_add(w->page.tree, w->page.main, "ul");
    progress_say(p, add_sentence, w);
}

int sb_diary_week_html(char **out, const sb_diary *diary, const char *today,
                       sb_failure *why)
{
    week_page w = {.said = NULL};
    text_buffer title = {0};
    progress p;

    *out = NULL;
    if (diary_shown_open(&w.week, diary, today, why) < 0)
        return -1;
    diary_shown_title(&title, &w.week);
    if (progress_open(&p, diary, today, why) == 0 &&
        diary_page_open(&w.page, diary->pack, title.text ? title.text : "", why) == 0) {
        fill(&w, &p);
        *out = diary_page_write(&w.page, why);
    }
    diary_page_close(&w.page);
    progress_close(&p);
    text_clear(&title);
    return *out ? 0 : -1;
}

/* ---- for a record ---- */

typedef struct note {
    text_buffer out;
    const sb_pack *pack;
} note;

static void note_sentence(void *payload, const char *message, const char *const pairs[])
{
    note *to = payload;

    text_add(&to->out, " ");
    handout_write(&to->out, to->pack, message, pairs);
}

static void note_items(note *to, const shown_week *week)
{
    for (size_t i = 0; i < week->now->item_count; i++) {
        const plan_item *item = &week->now->items[i];

        if (!item->exercise)
            continue;
        text_join(&to->out, i ? " " : "", item->exercise->name, ": ");
        add_amount(&to->out, week, item);
    }
    if (diary_shown_nothing(week))
        text_add(&to->out, diary_shown_nothing(week));
}

static void note_reasons(note *to, const shown_week *week)
{
    const char *text;

    for (size_t i = 0; (text = diary_shown_reason(week, i)); i++) {
        if (i == 0)
            text_join(&to->out, pack_text(to->pack, "diary-why"), ":");
        text_join(&to->out, " ", text);
    }
    text_add(&to->out, "\n");
}

int sb_diary_note(char **out, const sb_diary *diary, const char *today, sb_failure *why)
{
    note to = {.pack = diary->pack};
    shown_week week;
    progress p;

    *out = NULL;
    if (diary_shown_open(&week, diary, today, why) < 0)
        return -1;
    if (progress_open(&p, diary, today, why) < 0)
        return -1;
    diary_shown_title(&to.out, &week);
    text_add(&to.out, "\n");
    note_items(&to, &week);
    text_add(&to.out, "\n");
    note_reasons(&to, &week);
    text_join(&to.out, pack_text(to.pack, "diary-progress"), ":");
    progress_say(&p, note_sentence, &to);
    text_add(&to.out, "\n");
    standing_write_origin(&to.out, to.pack);
    text_add(&to.out, "\n");
    progress_close(&p);
    *out = text_take(&to.out);
    return *out ? names_guard_made(out, why) : failure_memory(why);
}
