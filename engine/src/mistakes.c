/* SPDX-License-Identifier: Apache-2.0 */
#include "mistakes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "list.h"

enum { MOST_MISTAKES = 10000, LONGEST_MISTAKE = 2000 };

struct sb_mistakes {
    arena *texts;
    list all;
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

void mistakes_add(sb_mistakes *list, sb_severity severity, const char *kind,
                  const char *file, int line, const char *format, ...)
{
    char text[LONGEST_MISTAKE];
    sb_mistake *mistake;
    va_list args;

    if (list->failed || list->all.count >= MOST_MISTAKES)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    mistake = arena_take(list->texts, sizeof(*mistake));
    if (!mistake || list_add(&list->all, mistake) < 0) {
        list->failed = 1;
        return;
    }
    *mistake = (sb_mistake){.line = line, .severity = severity, .kind = kind};
    mistake->file = arena_copy(list->texts, file, strlen(file));
    mistake->text = arena_copy(list->texts, text, strlen(text));
    if (!mistake->file || !mistake->text) {
        list->failed = 1;
        list->all.count--;
    }
}

int mistakes_failed(const sb_mistakes *list)
{
    return list->failed;
}

static int compare(const void *left, const void *right)
{
    const sb_mistake *a = *(sb_mistake *const *)left;
    const sb_mistake *b = *(sb_mistake *const *)right;
    int order = strcmp(a->file, b->file);

    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order ? order : strcmp(a->text, b->text);
}

void mistakes_sort(sb_mistakes *list)
{
    size_t kept = 0;
    void **items = list->all.items;

    if (list->all.count)
        qsort(items, list->all.count, sizeof(*items), compare);
    for (size_t i = 0; i < list->all.count; i++)
        if (kept == 0 || compare(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    list->all.count = kept;
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
