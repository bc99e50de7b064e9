/* SPDX-License-Identifier: Apache-2.0 */
#include "budget.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_ROWS = 60,
    MOST_RULES = 24,
    MOST_EXERCISES = 400,
    MOST_DRIVERS = 900,
    LONG = 64,
    LINE = 1024
};

typedef struct row {
    char name[LONG];
    char rules[MOST_RULES][LONG];
    size_t rule_count;
    int level; /* of the rule itself */
    int exactly;
    double least, most;
    double
        accepted; /* the most that is accepted all the same; `most` if nothing is said */
    long people;
    int is_hit; /* by the person now */
} row;

typedef struct total {
    char what[LONG];
    double limit, accepted;
    int at_least;
} total;

typedef struct chosen {
    char exercise[LONG];
    long people, as_harder;
    int is_common, is_known, is_later;
} chosen;

/* How often a rule asked for the level that stood in the end, and how often no other did.
 */
typedef struct driver {
    char rule[LONG];
    int level;
    long people, alone;
    int is_hit;
} driver;

struct budget {
    row rows[MOST_ROWS];
    size_t row_count;
    total totals[MOST_ROWS];
    size_t total_count;
    chosen exercises[MOST_EXERCISES];
    size_t exercise_count;
    double exercise_most;
    long people, programmes, under_a_mild_headline;
    long dispositions[8], gates[4];
    driver drivers[MOST_DRIVERS];
    size_t driver_count;
    size_t in_programme; /* exercises of the person now */
};

static const char *const levels[] = {
    "proceed",      "proceed-caution", "clinician-routine", "clinician-2w",
    "clinician-3d", "same-day",        "emergency-now",     NULL};
static const char *const gates[] = {"none", "relief-only", "gentle", "full", NULL};

static int rank_in(const char *const words[], const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

/* ---- reading ---- */

static char *trim(char *text)
{
    size_t length;

    text += strspn(text, " \t");
    length = strlen(text);
    while (length && strchr(" \t\n", text[length - 1]))
        text[--length] = '\0';
    return text;
}

/* The parts between bars. */
static size_t split(char *text, char *parts[], size_t most)
{
    size_t count = 0;
    char *rest = NULL;

    for (char *part = strtok_r(text, "|", &rest); part && count < most;
         part = strtok_r(NULL, "|", &rest))
        parts[count++] = trim(part);
    return count;
}

/* "accepted 9: why"; -1 never passes. */
static double read_accepted(const char *text, double otherwise)
{
    double accepted = otherwise;

    if (text && sscanf(text, "accepted %lf:", &accepted) != 1)
        return -1;
    return accepted;
}

static int read_row(budget *all, char *parts[], size_t count)
{
    row *r = &all->rows[all->row_count];
    char sign[4], level[LONG], *rest = NULL;

    if (count < 5 || count > 6 || all->row_count == MOST_ROWS ||
        sscanf(parts[2], "%3s %63s", sign, level) != 2)
        return -1;
    snprintf(r->name, LONG, "%s", parts[0]);
    for (char *word = strtok_r(parts[1], " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        if (r->rule_count == MOST_RULES)
            return -1;
        snprintf(r->rules[r->rule_count++], LONG, "%s", word);
    }
    r->exactly = strcmp(sign, "=") == 0;
    r->level = rank_in(levels, level);
    r->least = strtod(parts[3], NULL);
    r->most = strtod(parts[4], NULL);
    r->accepted = read_accepted(count == 6 ? parts[5] : NULL, r->most);
    all->row_count++;
    return r->level < 0 || r->accepted < 0 ? -1 : 0;
}

static int read_total(budget *all, char *parts[], size_t count)
{
    total *t = &all->totals[all->total_count];
    char sign[4];

    if (count < 2 || count > 3 || all->total_count == MOST_ROWS ||
        sscanf(parts[1], "%3s %lf", sign, &t->limit) != 2)
        return -1;
    snprintf(t->what, LONG, "%s", parts[0]);
    t->at_least = strcmp(sign, ">=") == 0;
    t->accepted = read_accepted(count == 3 ? parts[2] : NULL, t->limit);
    all->total_count++;
    return t->accepted < 0 ? -1 : 0;
}

static chosen *exercise_of(budget *all, const char *id)
{
    chosen *c;

    for (size_t i = 0; i < all->exercise_count; i++)
        if (strcmp(all->exercises[i].exercise, id) == 0)
            return &all->exercises[i];
    if (all->exercise_count == MOST_EXERCISES)
        return NULL;
    c = &all->exercises[all->exercise_count++];
    snprintf(c->exercise, LONG, "%s", id);
    return c;
}

static int read_common(budget *all, char *ids)
{
    char *rest = NULL;

    for (char *id = strtok_r(ids, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        chosen *c = exercise_of(all, id);

        if (!c)
            return -1;
        c->is_common = 1;
    }
    return 0;
}

static int read_line(budget *all, char *line)
{
    char *parts[8], *rest;
    size_t count;

    line[strcspn(line, "#\n")] = '\0';
    line = trim(line);
    rest = line + strcspn(line, " ");
    if (!*line)
        return 0;
    if (strncmp(line, "exercises", 9) == 0)
        return sscanf(line, "exercises | <= %lf", &all->exercise_most) == 1 ? 0 : -1;
    count = split(rest, parts, 8);
    if (strncmp(line, "row ", 4) == 0)
        return read_row(all, parts, count);
    if (strncmp(line, "total ", 6) == 0)
        return read_total(all, parts, count);
    return strncmp(line, "common ", 7) == 0 && count == 2 ? read_common(all, parts[1])
                                                          : -1;
}

budget *budget_read(const char *path)
{
    budget *all = calloc(1, sizeof(*all));
    FILE *file = fopen(path, "r");
    char line[LINE];
    int error = all && file ? 0 : -1;

    for (int number = 1; error == 0 && fgets(line, sizeof(line), file); number++)
        if ((error = read_line(all, line)) < 0)
            fprintf(stderr, "%s:%d: not understood\n", path, number);
    if (!file)
        fprintf(stderr, "%s: cannot be read\n", path);
    else
        fclose(file);
    if (error == 0)
        return all;
    budget_free(all);
    return NULL;
}

void budget_free(budget *all)
{
    free(all);
}

/* ---- counting ---- */

void budget_begin(budget *all)
{
    for (size_t i = 0; i < all->row_count; i++)
        all->rows[i].is_hit = 0;
    for (size_t i = 0; i < all->driver_count; i++)
        all->drivers[i].is_hit = 0;
    all->in_programme = 0;
}

static void hit_driver(budget *all, const char *rule, int level)
{
    driver *d = all->drivers;

    while (d < all->drivers + all->driver_count &&
           (d->level != level || strcmp(d->rule, rule) != 0))
        d++;
    if (d == all->drivers + MOST_DRIVERS)
        return;
    if (d == all->drivers + all->driver_count) {
        snprintf(d->rule, LONG, "%s", rule);
        d->level = level;
        all->driver_count++;
    }
    d->is_hit = 1;
}

static void count_drivers(budget *all, int level)
{
    int hits = 0;

    for (size_t i = 0; i < all->driver_count; i++)
        hits += all->drivers[i].is_hit && all->drivers[i].level == level;
    for (size_t i = 0; i < all->driver_count; i++)
        if (all->drivers[i].is_hit && all->drivers[i].level == level) {
            all->drivers[i].people++;
            all->drivers[i].alone += hits == 1;
        }
}

static int names(const char *pattern, const char *rule)
{
    size_t length = strlen(pattern);

    return length && pattern[length - 1] == '*' ? strncmp(pattern, rule, length - 1) == 0
                                                : strcmp(pattern, rule) == 0;
}

void budget_rule(budget *all, const char *rule, const char *level)
{
    int rank = level ? rank_in(levels, level) : -1;

    if (rank > rank_in(levels, "proceed-caution"))
        hit_driver(all, rule, rank);
    for (size_t i = 0; i < all->row_count; i++) {
        row *r = &all->rows[i];

        if (rank < r->level || (r->exactly && rank != r->level))
            continue;
        for (size_t k = 0; k < r->rule_count; k++)
            r->is_hit |= names(r->rules[k], rule);
    }
}

int budget_know(budget *all, const char *exercise)
{
    chosen *c = exercise_of(all, exercise);

    if (c)
        c->is_known = 1;
    return c ? 0 : -1;
}

int budget_later(budget *all, const char *exercise)
{
    chosen *c = exercise_of(all, exercise);

    if (c)
        c->is_later = 1;
    return c ? 0 : -1;
}

int budget_exercise(budget *all, const char *exercise)
{
    chosen *c = exercise_of(all, exercise);

    if (c)
        c->people++;
    all->in_programme++;
    return c ? 0 : -1;
}

int budget_harder(budget *all, const char *exercise)
{
    chosen *c = exercise_of(all, exercise);

    if (c)
        c->as_harder++;
    return c ? 0 : -1;
}

void budget_end(budget *all, const char *disposition, const char *gate)
{
    int level = rank_in(levels, disposition), open = rank_in(gates, gate);

    for (size_t i = 0; i < all->row_count; i++)
        all->rows[i].people += all->rows[i].is_hit;
    count_drivers(all, level);
    all->people++;
    all->dispositions[level]++;
    all->gates[open]++;
    all->programmes += all->in_programme > 0;
    all->under_a_mild_headline += all->in_programme > 0 &&
                                  open >= rank_in(gates, "gentle") &&
                                  level <= rank_in(levels, "clinician-routine");
}

/* ---- telling ---- */

static double percent(long part, long whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static long people_in(const budget *all, const char *what)
{
    int level = rank_in(levels, what);

    if (level >= 0)
        return all->dispositions[level];
    if (strncmp(what, "gate-", 5) == 0)
        return all->gates[rank_in(gates, what + 5)];
    return all->under_a_mild_headline;
}

/* Three standard errors of a share, in percent: what chance may add. */
static double chance(double limit, long people)
{
    double share = limit / 100;

    return people ? 300 * sqrt(share * (1 - share) / (double)people) : 0;
}

static void report_rows(const budget *all, FILE *out)
{
    fprintf(out, "| rule | level | budget | found | |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < all->row_count; i++) {
        const row *r = &all->rows[i];
        double found = percent(r->people, all->people);
        double slack = 0.05; /* the budget has one decimal at most */

        fprintf(out, "| %s | %s%s | %g to %g %% | %.1f %% | %s |\n", r->name,
                levels[r->level], r->exactly ? "" : " or worse", r->least, r->most, found,
                found > r->most + slack    ? "**over**"
                : found < r->least - slack ? "under"
                                           : "");
    }
}

static const total *limit_of(const budget *all, const char *what)
{
    for (size_t i = 0; i < all->total_count; i++)
        if (strcmp(all->totals[i].what, what) == 0)
            return &all->totals[i];
    return NULL;
}

static int is_beyond(const total *limit, double most, double found, double slack)
{
    return limit->at_least ? found < most - slack : found > most + slack;
}

static void report_total(const budget *all, const char *what, const char *name, FILE *out)
{
    const total *limit = limit_of(all, what);
    double found = percent(people_in(all, what), all->people);

    fprintf(out, "| %s |", name);
    if (limit)
        fprintf(out, " at %s %g %%", limit->at_least ? "least" : "most", limit->limit);
    fprintf(out, " | %.1f %% | %s |\n", found,
            limit && is_beyond(limit, limit->limit, found, 0.05) ? "**over**" : "");
}

static void report_totals(const budget *all, FILE *out)
{
    fprintf(out, "\n| of everybody | budget | found | |\n|---|---|---|---|\n");
    for (int level = 6; level >= 0; level--)
        report_total(all, levels[level], levels[level], out);
    for (int gate = 0; gates[gate]; gate++) {
        char what[LONG], name[LONG];

        snprintf(what, sizeof(what), "gate-%s", gates[gate]);
        snprintf(name, sizeof(name), "gate %s", gates[gate]);
        report_total(all, what, name, out);
    }
    report_total(all, "programme", "a programme, gentle or better, under a mild headline",
                 out);
}

static int compare_drivers(const void *left, const void *right)
{
    const driver *a = left, *b = right;

    if (a->level != b->level)
        return b->level - a->level;
    if (a->people != b->people)
        return a->people < b->people ? 1 : -1;
    return strcmp(a->rule, b->rule);
}

static void report_drivers(const budget *all, FILE *out)
{
    static driver sorted[MOST_DRIVERS];

    memcpy(sorted, all->drivers, sizeof(sorted));
    qsort(sorted, all->driver_count, sizeof(*sorted), compare_drivers);
    fprintf(out, "\n| advice | rule | of everybody | it alone |\n|---|---|---|---|\n");
    for (size_t i = 0; i < all->driver_count; i++) {
        const driver *d = &sorted[i];

        if (percent(d->people, all->people) >= 0.1)
            fprintf(out, "| %s | %s | %.1f %% | %.1f %% |\n", levels[d->level], d->rule,
                    percent(d->people, all->people), percent(d->alone, all->people));
    }
}

static int compare_chosen(const void *left, const void *right)
{
    const chosen *a = left, *b = right;

    if (a->people != b->people)
        return a->people < b->people ? 1 : -1;
    return strcmp(a->exercise, b->exercise);
}

static int is_too_common(const budget *all, const chosen *c, double slack)
{
    return !c->is_common &&
           percent(c->people, all->programmes) > all->exercise_most + slack;
}

static int is_never(const chosen *c)
{
    return c->people == 0 && c->as_harder == 0;
}

static void report_exercises(const budget *all, FILE *out)
{
    chosen sorted[MOST_EXERCISES];

    memcpy(sorted, all->exercises, sizeof(sorted));
    qsort(sorted, all->exercise_count, sizeof(*sorted), compare_chosen);
    fprintf(
        out,
        "\n| exercise | in %ld programmes | as the next step | |\n|---|---|---|---|\n",
        all->programmes);
    for (size_t i = 0; i < all->exercise_count; i++) {
        const chosen *c = &sorted[i];

        fprintf(out, "| %s | %.2f %% | %.2f %% | %s |\n", c->exercise,
                percent(c->people, all->programmes),
                percent(c->as_harder, all->programmes),
                is_too_common(all, c, 0)     ? "**over**"
                : is_never(c) && c->is_later ? "a later step"
                : is_never(c)                ? "**never**"
                : c->is_common               ? "common"
                                             : "");
    }
}

void budget_report(const budget *all, FILE *out)
{
    report_rows(all, out);
    report_totals(all, out);
    report_drivers(all, out);
    report_exercises(all, out);
}

/* ---- limits ---- */

static int complain_row(const budget *all, const row *r, FILE *out)
{
    double found = percent(r->people, all->people);

    if (found <= r->accepted + chance(r->accepted, all->people))
        return 0;
    fprintf(out, "%s: %.1f %%; at most %g %%\n", r->name, found, r->accepted);
    return 1;
}

static int complain_total(const budget *all, const total *limit, FILE *out)
{
    double found = percent(people_in(all, limit->what), all->people);

    if (!is_beyond(limit, limit->accepted, found, chance(limit->accepted, all->people)))
        return 0;
    fprintf(out, "%s: %.1f %%; at %s %g %%\n", limit->what, found,
            limit->at_least ? "least" : "most", limit->accepted);
    return 1;
}

/* With few people a rare exercise may be missed by chance. */
static int complain_exercise(const budget *all, const chosen *c, FILE *out)
{
    if (c->is_known && is_never(c) && !c->is_later && all->people >= 20000) {
        fprintf(out, "%s: never chosen, nor a step of a ladder\n", c->exercise);
        return 1;
    }
    if (!is_too_common(all, c, chance(all->exercise_most, all->programmes)))
        return 0;
    fprintf(out, "%s: in %.1f %% of programmes; at most %g %%\n", c->exercise,
            percent(c->people, all->programmes), all->exercise_most);
    return 1;
}

int budget_complain(const budget *all, FILE *out)
{
    int broken = 0;

    for (size_t i = 0; i < all->row_count; i++)
        broken += complain_row(all, &all->rows[i], out);
    for (size_t i = 0; i < all->total_count; i++)
        broken += complain_total(all, &all->totals[i], out);
    for (size_t i = 0; i < all->exercise_count; i++)
        broken += complain_exercise(all, &all->exercises[i], out);
    return broken;
}
