/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/diff_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 100, MOST_SHOWN = 25 };

const struct diff_direction_words diff_directions[DIFF_DIRECTIONS] = {
    [DIFF_LESS] = {"less-cautious", "less_cautious", "Less cautious"},
    [DIFF_MORE] = {"more-cautious", "more_cautious", "More cautious"},
    [DIFF_OTHER] = {"different", "different", "Neither, but different"}};

/* ---- sorting ---- */

static diff_direction direction_of(const sb_difference *difference)
{
    return difference->caution < 0   ? DIFF_LESS
           : difference->caution > 0 ? DIFF_MORE
                                     : DIFF_OTHER;
}

static int compare_kinds(const diff_kind *a, const diff_kind *b)
{
    return a->direction != b->direction ? (int)a->direction - (int)b->direction
                                        : strcmp(a->what, b->what);
}

static int by_what(const void *left, const void *right)
{
    const diff_kind *a = left, *b = right;
    int order = compare_kinds(a, b);

    return order ? order : (a->first > b->first) - (a->first < b->first);
}

static int by_size(const void *left, const void *right)
{
    const diff_kind *a = left, *b = right;

    if (a->direction != b->direction)
        return (int)a->direction - (int)b->direction;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return (a->first > b->first) - (a->first < b->first);
}

int diff_sort(diff_kinds *out, const diff_person *people, size_t count)
{
    size_t kinds = 0;

    out->all = calloc(count + 1, sizeof(*out->all));
    if (!out->all)
        return tell_memory();
    for (size_t i = 0; i < count; i++) {
        const sb_difference *difference = &people[i].difference;

        if (!difference->is_different)
            continue;
        out->all[out->count++] = (diff_kind){.direction = direction_of(difference),
                                             .what = difference->what,
                                             .person = people[i].name,
                                             .first = i,
                                             .count = 1};
        out->people[direction_of(difference)]++;
    }
    qsort(out->all, out->count, sizeof(*out->all), by_what);
    for (size_t i = 0; i < out->count; i++) {
        if (kinds && compare_kinds(&out->all[kinds - 1], &out->all[i]) == 0)
            out->all[kinds - 1].count++;
        else
            out->all[kinds++] = out->all[i];
    }
    out->count = kinds;
    qsort(out->all, out->count, sizeof(*out->all), by_size);
    return 0;
}

void diff_kinds_clear(diff_kinds *kinds)
{
    for (size_t i = 0; i < kinds->count; i++)
        free(kinds->all[i].example);
    free(kinds->all);
}

/* ---- as text ---- */

static void print_kind(const diff_kind *kind)
{
    char first[32], *text = NULL;
    sb_failure why = {0};

    snprintf(first, sizeof(first), "%6zu  ", kind->count);
    if (sb_wrap(&text, first, kind->what, COLUMNS, &why) == 0)
        fputs(text, stdout);
    free(text);
    printf("        such as %s%s%s\n", kind->person, kind->example ? ": " : "",
           kind->example ? kind->example : "");
}

static void print_direction(const diff_kinds *kinds, diff_direction direction)
{
    size_t shown = 0, left = 0;

    if (!kinds->people[direction])
        return;
    printf("\n%s: %zu\n", diff_directions[direction].title, kinds->people[direction]);
    for (size_t i = 0; i < kinds->count; i++) {
        if (kinds->all[i].direction != direction)
            continue;
        if (shown < MOST_SHOWN) {
            print_kind(&kinds->all[i]);
            shown++;
        } else {
            left++;
        }
    }
    if (left)
        printf("        and %zu more kinds; --format json has them all\n", left);
}

int diff_print_text(const sb_pack *before, const sb_pack *now, const diff_kinds *kinds,
                    size_t people)
{
    size_t changes = 0, different = 0;
    sb_failure why = {0};
    char *text = NULL;

    if (sb_pack_changes_text(&text, &changes, before, now, COLUMNS, &why) < 0)
        return tell_failure(&why);
    printf("What changed in the pack: %zu\n%s\n", changes, text);
    free(text);
    for (int i = 0; i < DIFF_DIRECTIONS; i++)
        different += kinds->people[i];
    printf("For whom what comes out changes: %zu of %zu people\n", different, people);
    for (int i = 0; i < DIFF_DIRECTIONS; i++)
        print_direction(kinds, (diff_direction)i);
    return 0;
}

/* ---- as JSON ---- */

/* Names and ids hold no character that needs more than this. */
static void print_string(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20)
            printf("\\u%04x", (unsigned char)*text);
        else if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else
            putchar(*text);
    }
    putchar('"');
}

static void print_kind_json(const diff_kind *kind)
{
    printf("    {\"direction\": \"%s\", \"people\": %zu, \"what\": ",
           diff_directions[kind->direction].name, kind->count);
    print_string(kind->what);
    fputs(", \"such_as\": ", stdout);
    print_string(kind->person);
    if (kind->example) {
        fputs(", \"answers\": ", stdout);
        print_string(kind->example);
    }
    putchar('}');
}

int diff_print_json(const sb_pack *before, const sb_pack *now, const diff_kinds *kinds,
                    size_t people)
{
    size_t changes = 0;
    sb_failure why = {0};
    char *text = NULL;

    if (sb_pack_changes_json(&text, &changes, before, now, &why) < 0)
        return tell_failure(&why);
    printf("{\n  \"people\": %zu,\n", people);
    for (int i = 0; i < DIFF_DIRECTIONS; i++)
        printf("  \"%s\": %zu,\n", diff_directions[i].key, kinds->people[i]);
    fputs("  \"moves\": [", stdout);
    for (size_t i = 0; i < kinds->count; i++) {
        fputs(i ? ",\n" : "\n", stdout);
        print_kind_json(&kinds->all[i]);
    }
    printf("\n  ],\n  \"changes\": %s}\n", text);
    free(text);
    return 0;
}
