/* SPDX-License-Identifier: Apache-2.0 */
/* A made-up ordinary population (people.txt) goes through the interview and the
 * programme; what that costs is held against the load budget (budget.txt). Public library
 * only.
 *
 *   population [--people N] [--seed N] [--sure] [--check | --answers] PACK FOLDER
 *
 * FOLDER holds people.txt and budget.txt. Prints tables in Markdown; with --check only
 * the limits that are broken by more than chance, and exits with 1 when there are any;
 * with --answers what each person answered, a line of JSON each, for `steadyback batch`.
 * With --sure nobody is ever unsure: the difference is what "not sure" costs. */
#include <dirent.h>
#include <limits.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/steadyback.h>

#include "budget.h"
#include "people.h"

enum { MOST_QUESTIONS = 200, LONGEST_PATH = 1024 };

typedef struct options {
    long people;
    unsigned long long seed;
    int check, answers, sure;
    const char *pack, *folder;
} options;

typedef struct simulation {
    sb_pack *pack;
    people *model;
    budget *budget;
    person *person;
    sb_consultation *one;
    dice dice;
    long asked[MOST_QUESTIONS];       /* how many people were asked so many questions */
    long young_asked[MOST_QUESTIONS]; /* of 18 to 49, pain of up to 12 weeks, with a
                                         programme */
    char unknown[MOST_QUESTIONS][64]; /* questions, the model of which does not fit */
    size_t unknown_count;
    long withheld;
    int sure;    /* nobody is ever unsure */
    int answers; /* what was answered is all that is wanted */
} simulation;

static int fail(const char *what, const sb_failure *why)
{
    fprintf(stderr, "population: %s: %s\n", what, why->text);
    return -1;
}

/* ---- one interview ---- */

/* What the pack asks and the model does not know, or not so: named in the report. */
static void note_unknown(simulation *s, const char *question)
{
    for (size_t i = 0; i < s->unknown_count; i++)
        if (strcmp(s->unknown[i], question) == 0)
            return;
    if (s->unknown_count < MOST_QUESTIONS)
        snprintf(s->unknown[s->unknown_count++], sizeof(s->unknown[0]), "%s", question);
}

/* "none", "no", or the last option: what most people would say. */
static const char *plain_answer(const sb_question *q)
{
    size_t count = sb_question_option_count(q);

    for (size_t i = 0; i < count; i++) {
        const char *id = sb_question_option_id(q, i);

        if (strcmp(id, "none") == 0 || strcmp(id, "no") == 0)
            return id;
    }
    return count ? sb_question_option_id(q, count - 1) : "unknown";
}

static int answer(simulation *s, const char *id, sb_failure *why)
{
    const char *value = person_answer(s->person, s->model, id);
    sb_failure misfit = {0};

    if (s->sure && value && (strcmp(value, "unknown") == 0 || strstr(value, "not-sure")))
        value = plain_answer(sb_pack_question(s->pack, id));
    if (value && sb_consultation_answer(s->one, id, value, &misfit) == 0)
        return 0;
    if (value && misfit.cause != SB_CAUSE_ANSWERS) {
        *why = misfit;
        return -1;
    }
    note_unknown(s, id);
    return sb_consultation_answer(s->one, id, plain_answer(sb_pack_question(s->pack, id)),
                                  why);
}

/* Who ticks "not sure" can say of what: one option, at random. */
static int say_unsure(simulation *s, const char *id, sb_failure *why)
{
    const sb_question *q = sb_pack_question(s->pack, id);
    const char *value = person_answer(s->person, s->model, id);
    size_t count = sb_question_option_count(q);
    char companion[80];

    if (s->sure || !value || !strstr(value, "not-sure") || count < 3)
        return 0;
    snprintf(companion, sizeof(companion), "%s-unsure", id);
    return sb_consultation_answer(
        s->one, companion, sb_question_option_id(q, dice_roll(&s->dice, count - 2)), why);
}

/* *asked: beside those of the optional section, which is offered with the programme. */
static int interview(simulation *s, long *asked, sb_failure *why)
{
    const char *id;

    *asked = 0;
    while ((id = sb_consultation_next(s->one))) {
        if (answer(s, id, why) < 0 || say_unsure(s, id, why) < 0)
            return -1;
        *asked += !sb_question_is_optional(sb_pack_question(s->pack, id));
    }
    return 0;
}

/* Asked about two answers that do not go together, the person gives another answer to
 * the second; in the end both may stay. */
static int settle(simulation *s, long *asked, sb_failure *why)
{
    const char *conflict;

    for (int tries = 0; tries < 6 && (conflict = sb_consultation_conflict(s->one, 0));
         tries++) {
        const char *id = sb_pack_conflict_question(s->pack, conflict, 1);
        long more = 0;

        if (!id)
            return 0;
        person_redraw(s->person, s->model, id, &s->dice);
        if (answer(s, id, why) < 0 || say_unsure(s, id, why) < 0 ||
            sb_consultation_drop(s->one, NULL, NULL, why) < 0 ||
            interview(s, &more, why) < 0)
            return -1;
        *asked += more;
    }
    return 0;
}

/* ---- one result ---- */

static int count_result(simulation *s, const sb_result *result)
{
    const char *id, *level, *gate, *name;

    budget_begin(s->budget);
    for (size_t i = 0; (id = sb_result_rule(result, i, &level, &gate)); i++)
        budget_rule(s->budget, id, level); /* the branch for "not sure" too */
    for (size_t i = 0; (id = sb_result_item(result, i, &name)); i++) {
        const char *harder = sb_result_harder(result, i);

        if (budget_exercise(s->budget, id) < 0 ||
            (harder && budget_harder(s->budget, harder) < 0))
            return -1;
    }
    budget_end(s->budget, sb_result_disposition(result), sb_result_gate(result));
    return 0;
}

/* 18 to 49, pain of up to 12 weeks, and nothing found but what a starter plan takes care
 * of: an ordinary adult with a sore back. */
static int is_simply_sore(const simulation *s, const sb_result *result)
{
    const char *duration = person_answer(s->person, s->model, "pain-duration");
    long age = strtol(person_answer(s->person, s->model, "age"), NULL, 10);

    return age < 50 && duration[0] == 'w' &&
           strcmp(sb_result_gate(result), "full") == 0 &&
           strncmp(sb_result_disposition(result), "proceed", strlen("proceed")) == 0;
}

/* The answers of a person who could not be served, to look at with `steadyback plan`. */
static void print_person(simulation *s)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_write_json(&text, s->one, &why) == 0)
        fprintf(stderr, "%s\n", text);
    free(text);
}

/* A result that breaks a promise is withheld: a fault of the pack or the program. */
static int note_withheld(simulation *s, const sb_failure *why)
{
    if (why->cause != SB_CAUSE_PROMISE)
        return fail("a person could not be served", why);
    s->withheld++;
    fprintf(stderr, "population: withheld: %s\n", why->text);
    print_person(s);
    return 0;
}

/* The text of the answers with every line break taken out: none stands inside a word. */
static int print_answers(simulation *s)
{
    sb_failure why = {0};
    char *text = NULL;

    if (sb_consultation_write_json(&text, s->one, &why) < 0)
        return fail("answers could not be written", &why);
    for (const char *c = text; *c; c++)
        if (*c != '\n')
            putchar(*c);
    putchar('\n');
    free(text);
    return 0;
}

static int go_through_one(simulation *s)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    long asked = 0;
    int error;

    person_draw(s->person, s->model, &s->dice);
    if (sb_consultation_clear(s->one, &why) < 0 || interview(s, &asked, &why) < 0 ||
        settle(s, &asked, &why) < 0)
        return fail("a person could not be served", &why);
    if (s->answers)
        return print_answers(s);
    if (sb_consultation_conclude(&result, s->one, &why) < 0)
        return note_withheld(s, &why);
    asked = asked < MOST_QUESTIONS ? asked : MOST_QUESTIONS - 1;
    s->asked[asked]++;
    if (is_simply_sore(s, result))
        s->young_asked[asked]++;
    error = count_result(s, result);
    sb_result_free(result);
    return error;
}

/* ---- the whole ---- */

/* The exercise that one leads up to is a step of a later week. */
static int know_later_step(simulation *s, const char *folder, const char *name)
{
    static const char before[] = "<harder exercise=\"";
    char path[LONGEST_PATH + NAME_MAX + 2], line[1024], *id;
    FILE *file;
    int error = 0;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (!(file = fopen(path, "r")))
        return -1;
    while (error == 0 && fgets(line, sizeof(line), file))
        if ((id = strstr(line, before))) {
            id += strlen(before);
            id[strcspn(id, "\"")] = '\0';
            error = budget_later(s->budget, id);
        }
    fclose(file);
    return error;
}

/* Every exercise of the pack, so that those that are never chosen are seen: a file is
 * named after its exercise. */
static int know_exercises(simulation *s, const char *pack)
{
    char path[LONGEST_PATH];
    struct dirent *entry;
    DIR *folder;
    int error = 0;

    snprintf(path, sizeof(path), "%s/knowledge/exercises", pack);
    folder = opendir(path);
    if (!folder)
        return -1;
    while (error == 0 && (entry = readdir(folder))) {
        char *end = strstr(entry->d_name, ".xml");

        if (!end)
            continue;
        if ((error = know_later_step(s, path, entry->d_name)) < 0)
            break;
        *end = '\0';
        error = budget_know(s->budget, entry->d_name);
    }
    closedir(folder);
    return error;
}

/* Options of questions that the pack does not ask are kept: they are never drawn for. */
static int pack_offers(void *payload, const char *question, const char *option)
{
    simulation *s = payload;
    const sb_question *q = sb_pack_question(s->pack, question);

    if (!q || strcmp(option, "unknown") == 0)
        return 1;
    for (size_t i = 0; i < sb_question_option_count(q); i++)
        if (strcmp(sb_question_option_id(q, i), option) == 0)
            return 1;
    note_unknown(s, question);
    return 0;
}

static int open_all(simulation *s, const options *given)
{
    char path[LONGEST_PATH];
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    int error = -1;

    snprintf(path, sizeof(path), "%s/people.txt", given->folder);
    s->model = people_read(path);
    snprintf(path, sizeof(path), "%s/budget.txt", given->folder);
    s->budget = budget_read(path);
    s->person = s->model ? person_new(s->model) : NULL;
    if (!mistakes || !s->model || !s->budget || !s->person)
        fputs("population: cannot start\n", stderr);
    else if (sb_pack_open(&s->pack, &(sb_pack_options){.folder = given->pack}, mistakes,
                          &why) < 0 ||
             sb_consultation_open(&s->one, s->pack, &why) < 0)
        fail(given->pack, &why);
    else
        error = know_exercises(s, given->pack);
    if (error == 0)
        people_fit(s->model, pack_offers, s);
    sb_mistakes_free(mistakes);
    return error;
}

static void close_all(simulation *s)
{
    sb_consultation_close(s->one);
    sb_pack_free(s->pack);
    person_free(s->person);
    budget_free(s->budget);
    people_free(s->model);
}

/* ---- how many questions ---- */

static long sum(const long counts[])
{
    long all = 0;

    for (size_t i = 0; i < MOST_QUESTIONS; i++)
        all += counts[i];
    return all;
}

/* The number of questions that `percent` of the people do not go over. */
static size_t quantile(const long counts[], long percent)
{
    long so_far = 0, all = sum(counts);
    size_t i = 0;

    for (; i < MOST_QUESTIONS; i++) {
        so_far += counts[i];
        if (so_far * 100 >= all * percent)
            break;
    }
    return i;
}

static void report_questions(const char *who, const long counts[])
{
    long over = 0;

    for (size_t i = 36; i < MOST_QUESTIONS; i++)
        over += counts[i];
    printf("| %s | %ld | %zu | %zu | %zu | %.1f %% |\n", who, sum(counts),
           quantile(counts, 50), quantile(counts, 90), quantile(counts, 100),
           sum(counts) ? 100.0 * (double)over / (double)sum(counts) : 0);
}

static void report_head(const simulation *s, const options *given)
{
    printf("<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n"
           "<!-- Written by tests/population; do not edit. -->\n"
           "# A made-up population against the load budget\n\n"
           "%ld people as `tests/population/people.txt` describes them (seed %llu%s), "
           "pack %s "
           "%s.\n%ld results were withheld. Nothing here is measured: see "
           "[safety.md](safety.md#load).\n\n",
           given->people, given->seed, given->sure ? ", nobody unsure" : "",
           sb_pack_id(s->pack), sb_pack_version(s->pack), s->withheld);
}

static void report(const simulation *s, const options *given)
{
    report_head(s, given);
    budget_report(s->budget, stdout);
    printf("\n| questions asked of | people | half at most | nine in ten at most | most "
           "| over 35 |\n"
           "|---|---|---|---|---|---|\n");
    report_questions("everybody", s->asked);
    report_questions("18 to 49, up to 12 weeks, gate full, nothing to book",
                     s->young_asked);
    if (s->unknown_count)
        printf("\nThe model and the pack differ on these questions:");
    for (size_t i = 0; i < s->unknown_count; i++)
        printf(" %s", s->unknown[i]);
    printf("\n");
}

static int read_options(options *given, int argc, char *argv[])
{
    static const struct option known[] = {
        {"people", required_argument, NULL, 'p'}, {"seed", required_argument, NULL, 's'},
        {"check", no_argument, NULL, 'c'},        {"answers", no_argument, NULL, 'a'},
        {"sure", no_argument, NULL, 'u'},         {0}};
    int letter;

    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 'p')
            given->people = strtol(optarg, NULL, 10);
        else if (letter == 's')
            given->seed = strtoull(optarg, NULL, 10);
        else if (letter == 'c')
            given->check = 1;
        else if (letter == 'a')
            given->answers = 1;
        else if (letter == 'u')
            given->sure = 1;
        else
            return -1;
    }
    if (argc - optind != 2 || given->people < 1 || given->seed < 1)
        return -1;
    given->pack = argv[optind];
    given->folder = argv[optind + 1];
    return 0;
}

int main(int argc, char *argv[])
{
    options given = {.people = 20000, .seed = 20261124};
    static simulation s;
    int code = 0;

    if (read_options(&given, argc, argv) < 0) {
        fputs("usage: population [--people N] [--seed N] [--sure] [--check | --answers] "
              "PACK FOLDER\n",
              stderr);
        return 64;
    }
    s.dice.state = given.seed;
    s.sure = given.sure;
    s.answers = given.answers;
    if (open_all(&s, &given) < 0)
        code = 1;
    for (long i = 0; i < given.people && code == 0; i++)
        code = go_through_one(&s) < 0;
    if (code == 0 && !given.check && !given.answers)
        report(&s, &given);
    else if (code == 0 && given.check)
        code = budget_complain(s.budget, stdout) > 0;
    code |= s.withheld > 0;
    close_all(&s);
    return code;
}
