/* SPDX-License-Identifier: Apache-2.0 */
/* bench_steadyback PACK: how long things take, the median of many, and the memory. "CLIPS
 * alone" is the same person and the same rules: answers asserted, all steps run, nothing
 * read, checked, explained or written. */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <steadyback/steadyback.h>

#include "check/pack_open.h"
#include "consultation/consultation.h"

enum {
    PATH_SIZE = 4096,
    LARGEST_FILE = 1 << 20,
    ROUNDS = 101,
    OPENINGS = 11,
    STARTS = 21
};

static const char *const people[] = {"desk-worker",       "stenosis",
                                     "pregnant-24-weeks", "vertebral-fracture",
                                     "fear-of-movement",  NULL};

typedef struct bench {
    const char *folder;
    sb_pack *pack;
    sb_consultation *one;
    char text[LARGEST_FILE];
    size_t length;
} bench;

static void give_up(const char *what, const sb_failure *why)
{
    fprintf(stderr, "bench_steadyback: %s: %s\n", what, why->text);
    exit(1);
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double median(double *times, size_t count)
{
    qsort(times, count, sizeof(*times), by_size);
    return times[count / 2];
}

static void read_person(bench *b, const char *name)
{
    char path[PATH_SIZE];
    FILE *file;

    snprintf(path, sizeof(path), "%s/examples/%s.json", b->folder, name);
    file = fopen(path, "r");
    if (!file)
        give_up(path, &(sb_failure){.text = "cannot be read"});
    b->length = fread(b->text, 1, sizeof(b->text) - 1, file);
    b->text[b->length] = '\0';
    fclose(file);
}

static void give_answers(bench *b)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    if (sb_consultation_read_json(b->one, b->text, b->length, mistakes, &why) < 0)
        give_up("answers", &why);
    sb_mistakes_free(mistakes);
}

/* ---- opening ---- */

static void open_once(bench *b, double *pack_time, double *rules_time)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    double start = now();

    if (pack_open_quick(&b->pack, &(sb_pack_options){.folder = b->folder}, mistakes,
                        &why) < 0)
        give_up("pack", &why);
    *pack_time = now() - start;
    start = now();
    if (sb_consultation_open(&b->one, b->pack, &why) < 0)
        give_up("consultation", &why);
    *rules_time = now() - start;
    sb_mistakes_free(mistakes);
}

/* All that `check` does before it loads the rules, worked cases and all. */
static double check_once(const bench *b)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    double start = now();

    if (sb_pack_check(&pack, &(sb_pack_options){.folder = b->folder}, NULL, mistakes,
                      &why) < 0)
        give_up("check", &why);
    start = now() - start;
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return start;
}

static void measure_opening(bench *b)
{
    double pack_times[OPENINGS], rules_times[OPENINGS], check_times[OPENINGS];

    for (int i = 0; i < OPENINGS; i++) {
        if (i) {
            sb_consultation_close(b->one);
            sb_pack_free(b->pack);
        }
        open_once(b, &pack_times[i], &rules_times[i]);
        check_times[i] = check_once(b);
    }
    printf("%-46s %8.2f ms\n", "read the pack", median(pack_times, OPENINGS));
    printf("%-46s %8.2f ms\n", "check it and its worked cases",
           median(check_times, OPENINGS));
    printf("%-46s %8.2f ms\n", "load its rules into the engine",
           median(rules_times, OPENINGS));
}

/* ---- one person ---- */

/* Whoever comes next shares no answer with the one before. */
static void clear_answers(bench *b)
{
    sb_failure why = {0};

    if (sb_consultation_clear(b->one, &why) < 0)
        give_up("clear", &why);
}

/* From the text of the answers to a result that has been checked; then its JSON. */
static double consult(bench *b, double *json_time)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    char *json = NULL;
    double start, concluded;

    clear_answers(b);
    start = now();
    give_answers(b);
    if (sb_consultation_conclude(&result, b->one, &why) < 0)
        give_up("result", &why);
    concluded = now();
    if (sb_result_json(&json, result, &why) < 0)
        give_up("result", &why);
    *json_time = now() - concluded;
    free(json);
    sb_result_free(result);
    return concluded - start;
}

/* The same answers and rules, and nothing but CLIPS. */
static double run_bare(bench *b)
{
    size_t size = b->pack->questions.all.count * sizeof(answer);
    answer *given = malloc(size);
    sb_failure why = {0};
    double start;

    if (!given)
        give_up("rules", &(sb_failure){.text = "out of memory"});
    memcpy(given, b->one->sheet.answers, size);
    clear_answers(b);
    memcpy(b->one->sheet.answers, given, size);
    free(given);
    start = now();
    if (consultation_tell_all(b->one, &why) < 0 || programme_make(b->one, &why) < 0)
        give_up("rules", &why);
    return now() - start;
}

/* One answer of an interview: taken back and given again, then what is due next. */
static double answer_one(bench *b, const sb_question *asked, const char *value)
{
    sb_failure why = {0};
    double start;

    if (sb_consultation_forget(b->one, sb_question_id(asked), &why) < 0)
        give_up("forget", &why);
    start = now();
    if (sb_consultation_answer(b->one, sb_question_id(asked), value, &why) < 0)
        give_up("answer", &why);
    return now() - start;
}

static double worst_answer(bench *b, double *usual)
{
    double times[512], worst = 0;
    size_t count = 0;

    for (size_t i = 0; i < sb_pack_question_count(b->pack) && count < 512; i++) {
        const sb_question *asked = sb_pack_question_at(b->pack, i);
        text_buffer value = {0};

        if (!sb_consultation_has(b->one, sb_question_id(asked)))
            continue;
        answer_write(&value, (const question *)asked,
                     answer_of(&b->one->sheet, (const question *)asked));
        times[count] = answer_one(b, asked, value.text);
        worst = times[count] > worst ? times[count] : worst;
        count++;
        text_clear(&value);
    }
    *usual = median(times, count);
    return worst;
}

static void measure_person(bench *b, const char *name)
{
    double whole[ROUNDS], json[ROUNDS], bare[ROUNDS], usual, worst, whole_time, bare_time;

    read_person(b, name);
    give_answers(b);
    for (int i = 0; i < ROUNDS; i++) {
        whole[i] = consult(b, &json[i]);
        bare[i] = run_bare(b);
    }
    worst = worst_answer(b, &usual);
    whole_time = median(whole, ROUNDS);
    bare_time = median(bare, ROUNDS);
    printf("%-20s %9.2f ms %8.2f ms %7.2f %8.2f ms %8.3f ms %7.3f ms\n", name, whole_time,
           bare_time, whole_time / bare_time, median(json, ROUNDS), usual, worst);
}

/* ---- drawings ---- */

static double draw_all(const sb_figures *figures)
{
    double start = now();
    sb_failure why = {0};

    for (size_t i = 0; i < sb_figures_count(figures); i++) {
        char *svg = NULL;

        if (sb_figure_svg(&svg, figures, sb_figures_id(figures, i), NULL, &why) < 0)
            give_up("figure", &why);
        free(svg);
    }
    return now() - start;
}

static void measure_figures(const bench *b)
{
    double open_times[OPENINGS], draw_times[OPENINGS];
    size_t count = 0;

    for (int i = 0; i < OPENINGS; i++) {
        sb_mistakes *mistakes = sb_mistakes_new();
        sb_figures *figures = NULL;
        sb_failure why = {0};
        double start = now();

        if (sb_figures_open(&figures, b->pack, mistakes, &why) < 0)
            give_up("figures", &why);
        open_times[i] = now() - start;
        count = sb_figures_count(figures);
        draw_times[i] = draw_all(figures);
        sb_figures_free(figures);
        sb_mistakes_free(mistakes);
    }
    printf("read %3zu figures, when asked for %13s %8.2f ms\n", count, "",
           median(open_times, OPENINGS));
    printf("%-46s %8.2f ms\n", "place and draw one",
           median(draw_times, OPENINGS) / (double)(count ? count : 1));
}

/* ---- documents ---- */

static const struct {
    sb_document_format format;
    const char *name;
} documents[] = {{SB_DOCUMENT_HTML, "the handout as HTML (desk-worker)"},
                 {SB_DOCUMENT_MARKDOWN, "as Markdown"},
                 {SB_DOCUMENT_NOTE, "as a note"},
                 {SB_DOCUMENT_XML, "as XML"},
                 {SB_DOCUMENT_CALENDAR, "as a calendar"}};

static double write_document(const bench *b, const sb_result *result, int format)
{
    sb_document_options options = {.today = "2026-11-23", .plan = "0123456789abcdef"};
    sb_failure why = {0};
    char *text = NULL;
    double start = now();

    if ((format < 0 ? sb_pack_book(&text, b->pack, &options, &why)
                    : sb_result_document(&text, result, (sb_document_format)format,
                                         &options, &why)) < 0)
        give_up("document", &why);
    free(text);
    return now() - start;
}

static void measure_documents(bench *b)
{
    sb_result *result = NULL;
    sb_failure why = {0};
    double times[ROUNDS];

    read_person(b, "desk-worker");
    give_answers(b);
    if (sb_consultation_conclude(&result, b->one, &why) < 0)
        give_up("result", &why);
    printf("\n");
    for (size_t k = 0; k < sizeof(documents) / sizeof(*documents); k++) {
        for (int i = 0; i < ROUNDS; i++)
            times[i] = write_document(b, result, (int)documents[k].format);
        printf("%-46s %8.2f ms\n", documents[k].name, median(times, ROUNDS));
    }
    for (int i = 0; i < OPENINGS; i++)
        times[i] = write_document(b, result, -1);
    printf("%-46s %8.2f ms\n", "the book of the pack", median(times, OPENINGS));
    sb_result_free(result);
}

/* ---- the whole program ---- */

static double start_once(const char *folder, const char *answers)
{
    const char *const arguments[] = {"steadyback", "--pack", folder,
                                     "plan",       answers,  NULL};
    const char *const environment[] = {"LC_ALL=C", NULL};
    posix_spawn_file_actions_t silent;
    double start = now();
    pid_t child;
    int status;

    posix_spawn_file_actions_init(&silent);
    posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawn(&child, STEADYBACK_PROGRAM, &silent, NULL,
                    (char *const *)(uintptr_t)arguments,
                    (char *const *)(uintptr_t)environment) != 0 ||
        waitpid(child, &status, 0) < 0 || status != 0)
        give_up(STEADYBACK_PROGRAM, &(sb_failure){.text = "did not give a result"});
    posix_spawn_file_actions_destroy(&silent);
    return now() - start;
}

static void measure_program(const char *folder)
{
    char answers[PATH_SIZE];
    double times[STARTS];
    struct rusage children;

    snprintf(answers, sizeof(answers), "%s/examples/desk-worker.json", folder);
    for (int i = 0; i < STARTS; i++)
        times[i] = start_once(folder, answers);
    getrusage(RUSAGE_CHILDREN, &children);
    printf("%-46s %8.2f ms\n", "`steadyback plan` from a cold start",
           median(times, STARTS));
    printf("%-46s %8.1f MB\n", "its peak memory", (double)children.ru_maxrss / 1024);
}

int main(int argc, char *argv[])
{
    static bench b;

    if (argc != 2) {
        fprintf(stderr, "usage: bench_steadyback PACK\n");
        return 64;
    }
    b.folder = argv[1];
    measure_program(b.folder);
    measure_opening(&b);
    measure_figures(&b);
    printf("\n%-20s %12s %11s %7s %11s %11s %10s\n", "person", "consultation",
           "CLIPS alone", "ratio", "its JSON", "an answer", "slowest");
    for (const char *const *name = people; *name; name++)
        measure_person(&b, *name);
    measure_documents(&b);
    sb_consultation_close(b.one);
    sb_pack_free(b.pack);
    return 0;
}
