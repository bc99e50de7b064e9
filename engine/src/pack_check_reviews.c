/* SPDX-License-Identifier: Apache-2.0 */
/* Who stands behind each text, and since when. */
#include <stdio.h>
#include <string.h>

#include "pack_check.h"

typedef struct day {
    int year, month, day;
} day;

static int read_day(day *out, const char *text)
{
    return text && sscanf(text, "%4d-%2d-%2d", &out->year, &out->month, &out->day) == 3
               ? 0
               : -1;
}

static int day_order(day a, day b)
{
    if (a.year != b.year)
        return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

static day months_later(day from, long months)
{
    long month = from.month - 1 + months;

    return (day){from.year + (int)(month / 12), (int)(month % 12) + 1, from.day};
}

/* "Rule 'RF-CES-1'", or "<doses>". */
static void name_of(char *out, size_t size, const xml_element *e)
{
    const char *id = xml_value(e, "id");

    if (id)
        snprintf(out, size, "%s '%s'", e->name, id);
    else
        snprintf(out, size, "<%s>", e->name);
}

static void check_day(reading *r, const form *f, const char *name)
{
    const char *text = xml_value(f->element, "reviewed");
    long months = r->pack->review_months;
    day today, reviewed;

    if (read_day(&today, r->scope.today) < 0 || read_day(&reviewed, text) < 0)
        return;
    if (day_order(reviewed, today) > 0)
        mistakes_add(r->mistakes, SB_WARNING, "review-in-future", f->file,
                     f->element->line, "The %s was reviewed on %s, after today, %s.",
                     name, text, r->scope.today);
    else if (months && day_order(months_later(reviewed, months), today) < 0)
        mistakes_add(r->mistakes, SB_WARNING, "review-overdue", f->file, f->element->line,
                     "The %s was last reviewed on %s, more than %ld months ago.", name,
                     text, months);
}

static void check_signature(reading *r, const form *f, const char *name)
{
    int is_draft = strcmp(xml_value(f->element, "status"), "draft") == 0;
    int is_signed = xml_value(f->element, "by")[0] != '\0';
    int pack_is_reviewed = r->pack->status && strcmp(r->pack->status, "reviewed") == 0;

    if (!is_draft && !is_signed)
        mistakes_add(r->mistakes, SB_ERROR, "signed-without-name", f->file,
                     f->element->line, "The %s is reviewed by nobody.", name);
    if (is_draft && is_signed && r->scope.thorough)
        mistakes_add(r->mistakes, SB_WARNING, "draft-with-name", f->file,
                     f->element->line, "The %s is a draft and carries the name '%s'.",
                     name, xml_value(f->element, "by"));
    if (is_draft && pack_is_reviewed)
        mistakes_add(r->mistakes, SB_ERROR, "draft-in-reviewed-pack", f->file,
                     f->element->line, "The %s is a draft in a reviewed pack.", name);
}

void check_reviews(reading *r)
{
    const forms *all[] = {&r->findings, &r->scores, &r->rules,     &r->exercises,
                          &r->hazards,  &r->doses,  &r->monitoring};
    char name[100];

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        for (size_t k = 0; k < all[i]->elements.count; k++) {
            const form *f = all[i]->elements.items[k];

            name_of(name, sizeof(name), f->element);
            check_signature(r, f, name);
            check_day(r, f, name);
        }
}
