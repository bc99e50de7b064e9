/* SPDX-License-Identifier: Apache-2.0 */
/* Random walks through the whole interview: a typist reads the screen as a person does
 * and answers, goes back, changes, asks why, types nonsense, stops, is cut off, and goes
 * on from what was saved. At the end the result that the interview wrote has to be, byte
 * for byte, what `plan` makes of the answers that it saved.
 *
 * test_random_walk [WALKS [SEED]]. The program runs inside this test: prompt.c is the
 * typist, and the pack is read once. */
#define _GNU_SOURCE
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../cli/commands/command.h"
#include "../../cli/interview/prompt.h"
#include "plan_example.h"
#include "random_intake.h"
#include "test_pack.h"

enum { FOLDER_SIZE = 200, MOST_CHOICES = 60, PATIENCE = 300, ENDLESS = 3000 };

static sb_pack *pack;
static long walks = 60;
static uint64_t seed = 20261124;
static char folder[FOLDER_SIZE];

/* ---- the program, inside this test ---- */

int __wrap_open_pack(sb_pack **out, const common *common);
void __wrap_sb_pack_free(sb_pack *one);

int __wrap_open_pack(sb_pack **out, const common *common)
{
    (void)common;
    *out = pack;
    return 0;
}

void __wrap_sb_pack_free(sb_pack *one)
{
    (void)one; /* it is read once for all walks */
}

/* ---- what the typist sees ---- */

typedef enum sight { SEES_LIST, SEES_NUMBER, SEES_STEP, SEES_FILE } sight;

typedef struct choice {
    size_t number;
    char text[80]; /* the start of its words */
} choice;

static struct {
    dice d;
    unsigned calm; /* of 100: says no, or none of these */
    FILE *screen;
    char *text;
    size_t length, read; /* `read` letters were seen before the last line was typed */
    sight sees;
    choice choices[MOST_CHOICES];
    size_t choice_count;
    double least, most;
    size_t typed;                          /* lines in this walk */
    int is_doubted;                        /* what was typed is said first */
    int has_written;                       /* the result is in its file */
    long resumed, emergencies, programmes; /* over all walks */
} typist;

static int rolls(unsigned percent)
{
    return dice_roll(&typist.d, 100) < percent;
}

/* The words of a message up to what is put in. */
static const char *found(const char *screen, const char *message)
{
    const char *words = sb_pack_message(pack, message);
    size_t length = strcspn(words, "{");
    char start[200];

    snprintf(start, sizeof(start), "%.*s", (int)length, words);
    return strstr(screen, start);
}

/* "   3. Walking": a choice; a list that starts anew replaces the one before. */
static void see_choice(const char *line)
{
    char *end;
    unsigned long number = strtoul(line, &end, 10);
    choice *next = &typist.choices[typist.choice_count];

    if (line[0] != ' ' || end == line || strncmp(end, ". ", 2) != 0 || number == 0)
        return;
    if (number == 1) {
        typist.choice_count = 0;
        next = typist.choices;
    }
    assert_true(typist.choice_count < MOST_CHOICES);
    next->number = number;
    snprintf(next->text, sizeof(next->text), "%.*s", (int)strcspn(end + 2, "\n"),
             end + 2);
    typist.choice_count++;
    typist.sees = SEES_LIST;
}

static void see_number(const char *screen)
{
    const char *range = found(screen, "interview-number");

    if (!range)
        return;
    typist.sees = SEES_NUMBER;
    typist.least = strtod(range + strcspn(range, "0123456789"), (char **)&range);
    typist.most = strtod(range + strcspn(range, "0123456789"), NULL);
}

/* Looks at what was printed since the last line; what is not clear from it is as before.
 */
static void look(void)
{
    const char *screen, *step;

    fflush(typist.screen);
    screen = typist.text + typist.read;
    for (const char *line = screen; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        see_choice(line);
    }
    see_number(screen);
    step = found(screen, "interview-step");
    if (step &&
        isdigit(
            (unsigned char)step[strcspn(sb_pack_message(pack, "interview-step"), "{")]))
        typist.sees = SEES_STEP;
    if (found(screen, "interview-file-name"))
        typist.sees = SEES_FILE;
    typist.is_doubted = found(screen, "interview-understood") != NULL;
    typist.has_written |= found(screen, "interview-file-written") != NULL;
    typist.read = typist.length;
}

/* The number of the choice that starts with these words of the pack; 0: there is none. */
static size_t choice_of(const char *message)
{
    const char *words = sb_pack_message(pack, message);

    for (size_t i = 0; i < typist.choice_count; i++)
        if (strncmp(typist.choices[i].text, words, strlen(typist.choices[i].text)) == 0)
            return typist.choices[i].number;
    return 0;
}

/* ---- what the typist types ---- */

static size_t any_choice(void)
{
    return typist.choices[dice_roll(&typist.d, typist.choice_count)].number;
}

static size_t calm_choice(void)
{
    for (size_t i = 0; i < typist.choice_count; i++)
        if (strncmp(typist.choices[i].text, "None", 4) == 0 ||
            strncmp(typist.choices[i].text, "No", 2) == 0)
            return typist.choices[i].number;
    return any_choice();
}

/* The menu behind the result: at last it is written to its file, and that is the end. */
static size_t choose_in_menu(void)
{
    if (typist.has_written)
        return choice_of("interview-menu-end");
    return rolls(40) && typist.typed < PATIENCE ? any_choice()
                                                : choice_of("interview-menu-save");
}

static size_t choose(void)
{
    if (choice_of("interview-menu-end"))
        return choose_in_menu();
    if (choice_of("interview-file-over"))
        return choice_of("interview-file-over");
    if (choice_of("interview-show") && (rolls(70) || typist.typed > PATIENCE))
        return choice_of("interview-show");
    if (choice_of("interview-slip-right") && (rolls(40) || typist.typed > PATIENCE))
        return 1;
    if (choice_of("interview-earlier-go-on"))
        return rolls(97) ? 1 : 2;
    return rolls(typist.calm) ? calm_choice() : any_choice();
}

static void type_answer(char line[LONGEST_LINE])
{
    double span = typist.most - typist.least;

    if (typist.is_doubted && rolls(90)) {
        line[0] = '\0';
    } else if (typist.sees == SEES_STEP) {
        snprintf(line, LONGEST_LINE, "%s", rolls(10) ? "skip" : "");
    } else if (typist.sees == SEES_FILE) {
        snprintf(line, LONGEST_LINE, "%s/plan.json", folder);
    } else if (typist.sees == SEES_NUMBER) {
        snprintf(line, LONGEST_LINE, "%.0f",
                 typist.least + (double)dice_roll(
                                    &typist.d, (uint64_t)(span < 100 ? span : 100) + 1));
    } else if (rolls(8)) {
        snprintf(line, LONGEST_LINE, "%zu %zu", any_choice(), any_choice());
    } else {
        snprintf(line, LONGEST_LINE, "%zu", choose());
    }
}

static void type_nonsense(char line[LONGEST_LINE])
{
    static const char *const nonsense[] = {
        "-1",    "11",  "99999",     "x y z",  "\xf0\x9f\x98\x80", "\xff\xfe",
        "1,000", "3.5", "none none", "change", "change 999",       "1 2 3 4 5 6 7 8 9"};

    snprintf(line, LONGEST_LINE, "%s",
             nonsense[dice_roll(&typist.d, sizeof(nonsense) / sizeof(*nonsense))]);
}

static int is_patient(void)
{
    return typist.typed < PATIENCE && !typist.has_written;
}

/* A detour now and then; 0: none. */
static int type_detour(char line[LONGEST_LINE])
{
    static const char *const words[] = {"?",        "why",  "review", "back", "back",
                                        "not sure", "skip", "",       "help"};

    if (!is_patient() || typist.sees == SEES_FILE || !rolls(16))
        return 0;
    if (rolls(25))
        snprintf(line, LONGEST_LINE, "change %u", (unsigned)dice_roll(&typist.d, 40));
    else if (rolls(25))
        type_nonsense(line);
    else
        snprintf(line, LONGEST_LINE, "%s",
                 words[dice_roll(&typist.d, sizeof(words) / sizeof(*words))]);
    return 1;
}

void prompt_start(void)
{
}

int prompt_drop(void)
{
    return 0;
}

prompt_end prompt_line(char line[LONGEST_LINE], const char *mark)
{
    fputs(mark, stdout);
    look();
    line[0] = '\0';
    if (++typist.typed > ENDLESS)
        print_error("it never ends; seed %llu\n%s\n", (unsigned long long)seed,
                    typist.text + (typist.length > 3000 ? typist.length - 3000 : 0));
    assert_true(typist.typed <= ENDLESS);
    if (is_patient() && rolls(1))
        return rolls(50) ? INPUT_ENDED : INPUT_INTERRUPTED;
    if (is_patient() && rolls(1))
        snprintf(line, LONGEST_LINE, "stop");
    else if (!type_detour(line))
        type_answer(line);
    fprintf(stdout, "%s\n", line); /* as a terminal would show it */
    return LINE_READ;
}

/* ---- one walk ---- */

static void start_screen(void)
{
    free(typist.text);
    typist.text = NULL;
    typist.length = typist.read = 0;
    typist.sees = SEES_LIST;
    typist.choice_count = 0;
    typist.screen = open_memstream(&typist.text, &typist.length);
    assert_non_null(typist.screen);
}

/* Runs `interview` once; its exit code. */
static int interview_once(const char *option, const char *file)
{
    char *argv[] = {"interview", (char *)(uintptr_t)option, (char *)(uintptr_t)file,
                    NULL};
    const common common = {"", 0};
    FILE *terminal = stdout;
    int code;

    start_screen();
    stdout = typist.screen;
    optind = 0;
    code = command_interview(&common, 3, argv);
    stdout = terminal;
    fclose(typist.screen);
    return code;
}

static void walk(void)
{
    static const unsigned calm[] = {100, 97, 95, 90, 80};
    char answers[FOLDER_SIZE + 20], plan[FOLDER_SIZE + 20];
    int code = EXIT_INTERRUPTED, starts = 0;

    snprintf(answers, sizeof(answers), "%s/answers.json", folder);
    unlink(answers);
    snprintf(plan, sizeof(plan), "%s/plan.json", folder);
    unlink(plan);
    typist.calm = calm[dice_roll(&typist.d, 5)];
    typist.typed = 0;
    typist.has_written = 0;
    while (code == EXIT_INTERRUPTED) { /* stopped, cut off: goes on from what was saved */
        int is_there = access(answers, F_OK) == 0;

        code = interview_once(is_there && rolls(50) ? "--resume" : "--save", answers);
        if (code != EXIT_RESULT && code != EXIT_INTERRUPTED)
            print_error("exit code %d\n%s\n", code, typist.text);
        assert_true(code == EXIT_RESULT || code == EXIT_INTERRUPTED);
        if (code == EXIT_RESULT && !typist.has_written)
            code =
                EXIT_INTERRUPTED; /* left from the menu: once more, to write the result */
        typist.resumed += starts > 0;
        assert_true(starts++ < ENDLESS);
    }
}

/* What `plan` makes of the answers that were saved. */
static char *plan(sb_consultation *one, const char *answers)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_result *result = NULL;
    sb_failure why = {0};
    const char *name;
    char *text = NULL;

    assert_done(sb_consultation_read_json(one, answers, strlen(answers), mistakes, &why),
                &why);
    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    assert_done(sb_result_json(&text, result, &why), &why);
    typist.emergencies += strcmp(sb_result_disposition(result), "emergency-now") == 0;
    typist.programmes += sb_result_item(result, 0, &name) != NULL;
    sb_result_free(result);
    sb_mistakes_free(mistakes);
    return text;
}

static void hold_against_plan(sb_consultation *one, long number)
{
    char path[FOLDER_SIZE + 20], *answers, *shown, *planned;

    snprintf(path, sizeof(path), "%s/answers.json", folder);
    answers = read_text(path);
    snprintf(path, sizeof(path), "%s/plan.json", folder);
    shown = read_text(path);
    planned = plan(one, answers);
    if (strcmp(shown, planned) != 0)
        print_error("walk %ld: the interview and plan differ\n%s\n", number, answers);
    assert_true(strcmp(shown, planned) == 0);
    free(answers);
    free(shown);
    free(planned);
}

static void every_walk_ends_where_plan_does(void **state)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    size_t lines = 0;

    (void)state;
    typist.d = (dice){seed};
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (long i = 0; i < walks; i++) {
        walk();
        hold_against_plan(one, i);
        lines += typist.typed;
    }
    print_message("%ld walks, %zu lines typed, resumed %ld times, %ld emergencies, "
                  "%ld programmes\n",
                  walks, lines, typist.resumed, typist.emergencies, typist.programmes);
    assert_true(lines > (size_t)walks * 10); /* they went somewhere */
    assert_true(typist.resumed > walks / 10);
    assert_true(typist.emergencies > walks / 20 && typist.programmes > walks / 20);
    sb_consultation_close(one);
    free(typist.text);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_walk_ends_where_plan_does),
    };
    int failed;

    if (argc > 1)
        walks = strtol(argv[1], NULL, 10);
    if (argc > 2)
        seed = strtoull(argv[2], NULL, 10);
    snprintf(folder, sizeof(folder), "%s/steadyback-walk-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder))
        return 1;
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("random walks", tests, NULL, NULL);
    return failed;
}
