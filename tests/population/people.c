/* SPDX-License-Identifier: Apache-2.0 */
#include "people.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_PARTS = 200,
    MOST_ENTRIES = 60,
    MOST_TESTS = 4,
    MOST_WORDS = 8,
    LONG = 64,
    LINE = 512
};

typedef enum way { ONE, MANY, NUMBER, YEARS_BEFORE_AGE } way;

/* age 18-39; or: QUESTION one of some options. */
typedef struct test {
    char question[LONG];
    long from, to; /* when there are no options */
    char options[MOST_WORDS][LONG];
    size_t option_count;
    int is_not;
} test;

typedef struct entry {
    char option[LONG]; /* or a number, or "from-to" */
    double percent;
    test tests[MOST_TESTS];
    size_t test_count;
} entry;

/* A question or a trait. */
typedef struct part {
    char question[LONG];
    way way;
    int is_trait;
    size_t most; /* of many */
    entry entries[MOST_ENTRIES];
    size_t entry_count;
} part;

struct people {
    part parts[MOST_PARTS];
    size_t count;
};

struct person {
    char answers[MOST_PARTS][INTAKE_VALUE];
};

/* ---- reading ---- */

static int complain(const char *path, int line, const char *sentence, const char *word)
{
    fprintf(stderr, "%s:%d: %s: %s\n", path, line, sentence, word);
    return -1;
}

static part *find_part(const people *all, const char *question)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->parts[i].question, question) == 0)
            return (part *)(uintptr_t)&all->parts[i];
    return NULL;
}

/* Copies a word; -1 when it is too long. */
static int copy(char out[LONG], const char *word)
{
    return snprintf(out, LONG, "%s", word) < LONG ? 0 : -1;
}

/* "if age 18-39", "and pain-duration w1|w2", "and not background cancer" */
static int read_tests(entry *e, const people *all, char *rest)
{
    char *word = strtok_r(NULL, " \t", &rest);

    while (word) {
        test *t = &e->tests[e->test_count];
        char *value;

        if (e->test_count++ == MOST_TESTS ||
            (strcmp(word, "if") != 0 && strcmp(word, "and") != 0) ||
            !(word = strtok_r(NULL, " \t", &rest)))
            return -1;
        t->is_not = strcmp(word, "not") == 0;
        if (t->is_not && !(word = strtok_r(NULL, " \t", &rest)))
            return -1;
        value = strtok_r(NULL, " \t", &rest);
        if (!value || !find_part(all, word) || copy(t->question, word) < 0)
            return -1;
        if (isdigit((unsigned char)*value) && strchr(value, '-')) {
            if (sscanf(value, "%ld-%ld", &t->from, &t->to) != 2)
                return -1;
        } else {
            char *more = NULL;

            for (char *one = strtok_r(value, "|", &more); one;
                 one = strtok_r(NULL, "|", &more))
                if (t->option_count == MOST_WORDS ||
                    copy(t->options[t->option_count++], one) < 0)
                    return -1;
        }
        word = strtok_r(NULL, " \t", &rest);
    }
    return 0;
}

static int read_entry(part *p, const people *all, char *option, char *rest)
{
    entry *e = &p->entries[p->entry_count];
    char *percent = strtok_r(NULL, " \t", &rest), *end = NULL;

    if (p->entry_count == MOST_ENTRIES || !percent || copy(e->option, option) < 0)
        return -1;
    e->percent = strtod(percent, &end);
    if (*end || e->percent < 0 || e->percent > 100)
        return -1;
    p->entry_count++;
    return read_tests(e, all, rest);
}

/* "question NAME one|many|number|years-before-age [most N]", or "trait NAME one" */
static part *read_head(people *all, char *rest)
{
    static const char *const ways[] = {"one", "many", "number", "years-before-age"};
    part *p = &all->parts[all->count];
    char *name = strtok_r(NULL, " \t", &rest), *way = strtok_r(NULL, " \t", &rest);
    char *most = strtok_r(NULL, " \t", &rest);

    if (all->count == MOST_PARTS || !name || !way || find_part(all, name) ||
        copy(p->question, name) < 0)
        return NULL;
    p->most = most && strcmp(most, "most") == 0 ? strtoul(rest, NULL, 10) : MOST_ENTRIES;
    for (int i = ONE; i <= YEARS_BEFORE_AGE; i++)
        if (strcmp(way, ways[i]) == 0) {
            p->way = (enum way)i;
            all->count++;
            return p;
        }
    return NULL;
}

static int read_line(people *all, part **in, char *line)
{
    char *rest = NULL, *word;

    line[strcspn(line, "#\n")] = '\0';
    word = strtok_r(line, " \t", &rest);
    if (!word || strcmp(word, "from") == 0)
        return 0;
    if (strcmp(word, "question") == 0 || strcmp(word, "trait") == 0) {
        *in = read_head(all, rest);
        if (*in)
            (*in)->is_trait = word[0] == 't';
        return *in ? 0 : -1;
    }
    return *in ? read_entry(*in, all, word, rest) : -1;
}

people *people_read(const char *path)
{
    people *all = calloc(1, sizeof(*all));
    FILE *file = fopen(path, "r");
    char line[LINE], whole[LINE];
    part *in = NULL;
    int error = all && file ? 0 : complain(path, 0, "cannot be read", "");

    for (int number = 1; error == 0 && fgets(line, sizeof(line), file); number++) {
        strcpy(whole, line);
        if (read_line(all, &in, line) < 0)
            error = complain(path, number, "not understood", whole);
    }
    if (file)
        fclose(file);
    if (error == 0)
        return all;
    people_free(all);
    return NULL;
}

void people_free(people *all)
{
    free(all);
}

void people_fit(people *all, answer_offered *offers, void *payload)
{
    for (size_t i = 0; i < all->count; i++) {
        part *p = &all->parts[i];
        size_t kept = 0;

        for (size_t k = 0; k < p->entry_count; k++)
            if (p->way == NUMBER || p->way == YEARS_BEFORE_AGE || p->is_trait ||
                offers(payload, p->question, p->entries[k].option))
                p->entries[kept++] = p->entries[k];
        p->entry_count = kept;
    }
}

/* ---- drawing ---- */

person *person_new(const people *all)
{
    (void)all;
    return calloc(1, sizeof(person));
}

void person_free(person *one)
{
    free(one);
}

static double roll_percent(dice *d)
{
    return (double)dice_roll(d, 1000000) / 10000;
}

static int has_word(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = strstr(words, word); at; at = strstr(at + 1, word))
        if ((at == words || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
            return 1;
    return 0;
}

static const char *answer_to(const person *one, const people *all, const char *question)
{
    return one->answers[find_part(all, question) - all->parts];
}

static int holds(const test *t, const person *one, const people *all)
{
    const char *answer = answer_to(one, all, t->question);
    long number = strtol(answer, NULL, 10);
    int yes = !t->option_count && number >= t->from && number <= t->to;

    for (size_t i = 0; i < t->option_count; i++)
        yes |= has_word(answer, t->options[i]);
    return yes != t->is_not;
}

static int applies(const entry *e, const person *one, const people *all)
{
    for (size_t i = 0; i < e->test_count; i++)
        if (!holds(&e->tests[i], one, all))
            return 0;
    return 1;
}

/* One entry of those that apply, by their share of the whole. */
static const entry *draw_entry(const part *p, const person *one, const people *all,
                               dice *d)
{
    double sum = 0, at;
    const entry *last = NULL;

    for (size_t i = 0; i < p->entry_count; i++)
        sum += applies(&p->entries[i], one, all) ? p->entries[i].percent : 0;
    at = roll_percent(d) / 100 * sum;
    for (size_t i = 0; i < p->entry_count; i++) {
        if (!applies(&p->entries[i], one, all) || p->entries[i].percent <= 0)
            continue;
        last = &p->entries[i];
        at -= last->percent;
        if (at < 0)
            break;
    }
    return last;
}

static void draw_many(char out[INTAKE_VALUE], const part *p, const person *one,
                      const people *all, dice *d)
{
    size_t ticks = 0, length = 0;

    for (size_t i = 0; i < p->entry_count; i++) {
        const entry *e = &p->entries[i];
        int is_ticked = roll_percent(d) < e->percent; /* rolled in any case */

        if (!is_ticked || ticks == p->most || !applies(e, one, all) ||
            has_word(out, e->option))
            continue;
        length += (size_t)snprintf(out + length, INTAKE_VALUE - length, "%s%s",
                                   length ? " " : "", e->option);
        ticks++;
    }
    if (!ticks)
        snprintf(out, INTAKE_VALUE, "none");
}

static void draw_number(char out[INTAKE_VALUE], const part *p, const person *one,
                        const people *all, dice *d)
{
    const entry *e = draw_entry(p, one, all, d);
    long from = 0, to = 0, number, age;

    if (!e || !isdigit((unsigned char)e->option[0])) {
        snprintf(out, INTAKE_VALUE, "%s", e ? e->option : "unknown");
        return;
    }
    if (sscanf(e->option, "%ld-%ld", &from, &to) < 2)
        to = from;
    number = from + (long)dice_roll(d, (uint64_t)(to - from + 1));
    age = strtol(answer_to(one, all, "age"), NULL, 10);
    if (p->way == YEARS_BEFORE_AGE)
        number = age - number < 8 ? 8 : age - number;
    snprintf(out, INTAKE_VALUE, "%ld", number);
}

static void draw_part(person *one, const people *all, const part *p, dice *d)
{
    char *out = one->answers[p - all->parts];

    memset(out, 0, INTAKE_VALUE);
    if (p->way == MANY)
        draw_many(out, p, one, all, d);
    else
        draw_number(out, p, one, all, d);
}

void person_draw(person *one, const people *all, dice *d)
{
    memset(one, 0, sizeof(*one));
    for (size_t i = 0; i < all->count; i++)
        draw_part(one, all, &all->parts[i], d);
}

void person_redraw(person *one, const people *all, const char *question, dice *d)
{
    const part *p = find_part(all, question);

    if (p)
        draw_part(one, all, p, d);
}

const char *person_answer(const person *one, const people *all, const char *question)
{
    return find_part(all, question) ? answer_to(one, all, question) : NULL;
}
