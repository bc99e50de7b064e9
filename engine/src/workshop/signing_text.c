/* SPDX-License-Identifier: Apache-2.0 */
/* The file of signatures: always in the same order, whoever signed first. */
#include "workshop/signing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/text_buffer.h"

typedef struct writing {
    signing *s;
    const char *file; /* how messages call the file that is written */
    list lines;       /* of signature */
    text_buffer text, done;
} writing;

static int same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static const signable *meant_by(const signing *s, const signature *one)
{
    for (size_t i = 0; i < s->meant.count; i++) {
        const signable *meant = s->meant.items[i];

        if (same(meant->what, one->what) && same(meant->id, one->id))
            return meant;
    }
    return NULL;
}

/* A signature stays, unless it is given anew or ended by what is signed now. */
static int stays(writing *w, const signature *one)
{
    const signable *meant = meant_by(w->s, one);

    if (!meant)
        return 1;
    if (same(one->by, w->s->by))
        return 0;
    if (one->holds)
        return 1;
    text_addf(&w->done,
              "taken out: the signature of %s under %s %s of %s, which was for the words "
              "before\n",
              one->by, one->what, one->id, one->day);
    return 0;
}

static int keep_of(writing *w, const list *signatures)
{
    for (size_t i = 0; i < signatures->count; i++) {
        signature *one = signatures->items[i];

        if (same(one->element->file, w->file) && stays(w, one) &&
            list_add(&w->lines, one) < 0)
            return -1;
    }
    return 0;
}

static int add_new(writing *w, const signable *meant)
{
    arena *memory = w->s->made->memory;
    signature *one = arena_take(memory, sizeof(*one));
    char digest[DIGEST_SIZE];

    if (!one)
        return -1;
    signable_digest(digest, meant);
    *one = (signature){.what = meant->what,
                       .id = meant->id,
                       .digest = arena_copy(memory, digest, strlen(digest)),
                       .by = w->s->by,
                       .day = w->s->wish->today};
    text_addf(&w->done, "signed: %s %s (%s", meant->what, meant->id, meant->file);
    if (meant->line)
        text_addf(&w->done, ":%d", meant->line);
    text_add(&w->done, ")\n");
    return one->digest ? list_add(&w->lines, one) : -1;
}

static int gather(writing *w)
{
    const signables *all = &w->s->from.all;

    for (size_t i = 0; i < w->s->meant.count; i++)
        if (add_new(w, w->s->meant.items[i]) < 0)
            return -1;
    for (size_t i = 0; i < all->all.count; i++)
        if (keep_of(w, &((const signable *)all->all.items[i])->signatures) < 0)
            return -1;
    return keep_of(w, &all->lost);
}

/* ---- the text ---- */

static int by_name(const void *left, const void *right)
{
    const signature *a = *(signature *const *)left, *b = *(signature *const *)right;
    int order = strcmp(a->what, b->what);

    if (order == 0)
        order = strcmp(a->id, b->id);
    return order ? order : strcmp(a->by, b->by);
}

static void add_value(text_buffer *out, const char *name, const char *value)
{
    text_addf(out, " %s=\"", name);
    for (const char *c = value; *c; c++)
        if (*c == '&')
            text_add(out, "&amp;");
        else if (*c == '<')
            text_add(out, "&lt;");
        else if (*c == '"')
            text_add(out, "&quot;");
        else
            text_add_bytes(out, c, 1);
    text_add(out, "\"");
}

static void write_text(writing *w)
{
    text_add(&w->text,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<!-- Written by: steadyback sign. To take a signature back, take its line "
             "out. -->\n"
             "<signatures xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
             "xsi:noNamespaceSchemaLocation=\"schema/pack.xsd\">\n");
    for (size_t i = 0; i < w->lines.count; i++) {
        const signature *one = w->lines.items[i];

        text_add(&w->text, "  <signature");
        add_value(&w->text, "what", one->what);
        add_value(&w->text, "id", one->id);
        add_value(&w->text, "by", one->by);
        add_value(&w->text, "day", one->day);
        add_value(&w->text, "digest", one->digest);
        text_add(&w->text, "/>\n");
    }
    text_add(&w->text, "</signatures>\n");
}

int signing_write(signing *s)
{
    size_t overlays = s->options->overlay_count;
    char file[4096] = SIGNATURES_FILE;
    writing w = {.s = s, .file = file};
    int error = 0;

    if (overlays)
        snprintf(file, sizeof(file), "%s/%s", s->options->overlays[overlays - 1],
                 SIGNATURES_FILE);
    error = gather(&w);
    if (error == 0 && w.lines.count)
        qsort(w.lines.items, w.lines.count, sizeof(void *), by_name);
    write_text(&w);
    s->made->text = text_take(&w.text);
    s->made->done = text_take(&w.done);
    list_clear(&w.lines);
    return error == 0 && s->made->text && s->made->done ? 0 : failure_memory(s->why);
}
