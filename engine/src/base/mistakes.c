/* SPDX-License-Identifier: Apache-2.0 */
#include "base/mistakes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/mistake_causes.h"
#include "base/mistake_kinds.h"

enum { MOST_MISTAKES = 10000, LONGEST_MISTAKE = 2000 };

struct sb_mistakes {
    arena *texts;
    list all;
    sb_mistake *last; /* the one added last, or NULL when it was left out */
    int failed;
};

sb_mistakes *sb_mistakes_new(void)
{
    sb_mistakes *list = calloc(1, sizeof(*list));

    if (list && !(list->texts = arena_new())) {
        free(list);
        list = NULL;
    }
    return list;
}

void sb_mistakes_free(sb_mistakes *list)
{
    if (!list)
        return;
    arena_free(list->texts);
    list_clear(&list->all);
    free(list);
}

/* ---- adding ---- */

static const char *copy(sb_mistakes *list, const char *text)
{
    char *made = arena_copy(list->texts, text, strlen(text));

    if (!made) {
        list->failed = 1;
        return "";
    }
    sb_make_harmless(made);
    return made;
}

__attribute__((format(printf, 2, 0))) static const char *
print(sb_mistakes *list, const char *format, va_list args)
{
    char text[LONGEST_MISTAKE];

    vsnprintf(text, sizeof(text), format, args);
    return copy(list, text);
}

/* The sentence and how to fix it, on one line. */
static void compose(sb_mistakes *list, sb_mistake *one)
{
    char text[2 * LONGEST_MISTAKE];

    one->text = one->sentence;
    if (!*one->mend)
        return;
    snprintf(text, sizeof(text), "%s %s", one->sentence, one->mend);
    one->text = copy(list, text);
}

static const char *usual_mend(const char *kind)
{
    const sb_mistake_kind *known = mistake_kind_find(kind);

    return known ? known->mend : "";
}

static sb_mistake *add(sb_mistakes *list, sb_mistake made)
{
    sb_mistake *one = arena_take(list->texts, sizeof(*one));

    if (!one || list_add(&list->all, one) < 0) {
        list->failed = 1;
        return NULL;
    }
    *one = made;
    one->file = copy(list, made.file);
    one->mend = usual_mend(made.kind);
    one->allowed = "";
    compose(list, one);
    return one;
}

/* What is left out is told of, as an error: there may be some behind ten thousand
 * warnings. */
void mistakes_add(sb_mistakes *list, sb_severity severity, const char *kind,
                  const char *file, int line, const char *format, ...)
{
    va_list args;

    list->last = NULL;
    if (list->failed || list->all.count > MOST_MISTAKES)
        return;
    if (list->all.count == MOST_MISTAKES) {
        add(list, (sb_mistake){.file = "",
                               .severity = SB_ERROR,
                               .kind = "too-many-mistakes",
                               .sentence = "There are more mistakes than can be listed "
                                           "at once; mend these first."});
        return;
    }
    va_start(args, format);
    list->last = add(list, (sb_mistake){.file = file,
                                        .line = line,
                                        .severity = severity,
                                        .kind = kind,
                                        .sentence = print(list, format, args)});
    va_end(args);
}

void mistakes_mend(sb_mistakes *list, const char *format, ...)
{
    va_list args;

    if (!list->last)
        return;
    va_start(args, format);
    list->last->mend = print(list, format, args);
    va_end(args);
    compose(list, list->last);
}

void mistakes_allow(sb_mistakes *list, const char *format, ...)
{
    va_list args;

    if (!list->last)
        return;
    va_start(args, format);
    list->last->allowed = print(list, format, args);
    va_end(args);
}

void mistakes_fail(sb_mistakes *list)
{
    list->failed = 1;
}

int mistakes_failed(const sb_mistakes *list)
{
    return list->failed;
}

static int compare(const void *left, const void *right)
{
    const sb_mistake *a = *(sb_mistake *const *)left;
    const sb_mistake *b = *(sb_mistake *const *)right;
    int order = mistake_hides(b) - mistake_hides(a);

    if (order == 0)
        order = strcmp(a->file, b->file);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order ? order : strcmp(a->text, b->text);
}

void mistakes_sort(sb_mistakes *list)
{
    size_t kept = 0;
    void **items = list->all.items;

    list->last = NULL;
    if (list->all.count)
        qsort(items, list->all.count, sizeof(*items), compare);
    for (size_t i = 0; i < list->all.count; i++)
        if (kept == 0 || compare(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    list->all.count = kept;
    mistakes_link((sb_mistake *const *)items, kept);
}

size_t mistakes_that_follow(const sb_mistakes *list)
{
    size_t following = 0;

    for (size_t i = 0; i < list->all.count; i++)
        following += sb_mistakes_at(list, i)->follows != NULL;
    return following;
}

size_t sb_mistakes_count(const sb_mistakes *list)
{
    return list->all.count;
}

size_t sb_mistakes_errors(const sb_mistakes *list)
{
    size_t errors = 0;

    for (size_t i = 0; i < list->all.count; i++)
        errors += sb_mistakes_at(list, i)->severity == SB_ERROR;
    return errors;
}

const sb_mistake *sb_mistakes_at(const sb_mistakes *list, size_t index)
{
    return list->all.items[index];
}
