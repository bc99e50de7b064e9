/* SPDX-License-Identifier: Apache-2.0 */
/* test_random_replies [SHARE]: ten thousand random replies (numbers, words, both) to every
 * question with options, or a share of them ("1/20", see share.h): never is more ticked than was named.
 * What was named is worked out here in another way than reply.c does it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#include "dialogue/reply.h"
#include "random_intake.h"
#include "share.h"
#include "test_pack.h"

enum { ALL_REPLIES = 10000, LINE_SIZE = 1200, PLAIN_SIZE = 2000, MOST_WORDS = 400 };

static sb_pack *pack;
static share wanted = {1, 1};
static dice d;

/* ---- what a line names ---- */

typedef uint64_t bits; /* options, by their place */

/* Small letters, and a blank for each byte that is no letter, digit or apostrophe. */
static void make_plain(char out[PLAIN_SIZE], const char *text)
{
    size_t i = 0;

    for (; text[i] && i + 1 < PLAIN_SIZE; i++) {
        unsigned char c = (unsigned char)text[i];

        if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c + 32);
        out[i] = (char)((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 127 ||
                                c == '\''
                            ? c
                            : ' ');
    }
    out[i] = '\0';
}

/* The words of a text; they point into `plain`. */
static size_t split(char *words[MOST_WORDS], char *plain)
{
    size_t count = 0;
    char *rest;

    for (char *word = strtok_r(plain, " ", &rest); word && count < MOST_WORDS;
         word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    return count;
}

static int run_is_at(char *const text[], char *const run[], size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strcmp(text[i], run[i]) != 0)
            return 0;
    return 1;
}

/* The options whose text holds the words of the line, one behind the other; `whole` gets
 * those whose text is just that. */
static bits options_with(const sb_question *asked, const char *line, bits *whole)
{
    char plain[PLAIN_SIZE], other[PLAIN_SIZE], *words[MOST_WORDS], *texts[MOST_WORDS];
    size_t count, length;
    bits found = 0;

    make_plain(plain, line);
    count = split(words, plain);
    *whole = 0;
    for (size_t i = 0; count && i < sb_question_option_count(asked); i++) {
        make_plain(other, sb_question_option_text(asked, i));
        length = split(texts, other);
        for (size_t at = 0; at + count <= length; at++)
            if (run_is_at(texts + at, words, count))
                found |= 1ULL << i;
        if (found >> i & 1 && length == count)
            *whole |= 1ULL << i;
    }
    return found;
}

/* 1: nothing but numbers, marks and "and"; -1: something else beside numbers; 0: words. */
static int numbers_in(const sb_question *asked, const char *line, bits *named)
{
    char copy[LINE_SIZE], *rest;
    int numbers = 0, others = 0;

    *named = 0;
    snprintf(copy, sizeof(copy), "%s", line);
    for (char *word = strtok_r(copy, " ,;&+", &rest); word;
         word = strtok_r(NULL, " ,;&+", &rest)) {
        char *end;
        long number = word[0] >= '0' && word[0] <= '9' ? strtol(word, &end, 10) : -1;

        if (number < 0) {
            others += strlen(word) != 3 || !strstr("and And AND", word);
            continue;
        }
        numbers++;
        others += *end && strcmp(end, ".") != 0 && strcmp(end, ")") != 0;
        if (number >= 1 && (size_t)number <= sb_question_option_count(asked))
            *named |= 1ULL << (number - 1);
    }
    return !numbers ? 0 : others ? -1 : 1;
}

static bits ticked(const sb_question *asked, const char *value)
{
    char copy[VALUE_SIZE], *rest;
    bits found = 0;

    snprintf(copy, sizeof(copy), "%s", value);
    for (char *id = strtok_r(copy, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        size_t i = 0;

        while (i < sb_question_option_count(asked) &&
               strcmp(sb_question_option_id(asked, i), id) != 0)
            i++;
        assert_true(i < sb_question_option_count(asked));
        found |= 1ULL << i;
    }
    return found;
}

static int is_one(bits set)
{
    return set && !(set & (set - 1));
}

/* The options that start with just these words: "No" in "No, or it is worse since". */
static bits options_that_start(const sb_question *asked, const char *line)
{
    bits found = 0;

    for (size_t i = 0; i < sb_question_option_count(asked); i++) {
        const char *text = sb_question_option_text(asked, i);

        if (strcspn(text, ".,;:(") == strlen(line) &&
            strncasecmp(text, line, strlen(line)) == 0)
            found |= 1ULL << i;
    }
    return found;
}

/* Numbers alone: all of them and nothing else. Words, or words with numbers: the only
 * option that has them all; with numbers, its whole text. */
static int is_what_was_named(const sb_question *asked, const char *line, const char *value)
{
    bits numbers, whole, found = options_with(asked, line, &whole);
    bits all = ticked(asked, value);

    switch (numbers_in(asked, line, &numbers)) {
    case 1:
        return all == numbers;
    case -1:
        return is_one(all) && all == whole;
    default:
        return is_one(all) && (all == whole || all == found || all == options_that_start(asked, line) ||
                               (strncasecmp(line, "none", 4) == 0 && (found & all) &&
                                strcmp(value, "none") == 0));
    }
}

/* ---- what is typed ---- */

static const char *any_text(const sb_question *asked)
{
    return sb_question_option_text(asked, dice_roll(&d, sb_question_option_count(asked)));
}

/* A run of words from the text of an option. */
static void add_words(char *line, const sb_question *asked)
{
    char plain[PLAIN_SIZE], *words[MOST_WORDS];
    size_t count, from, length;

    make_plain(plain, any_text(asked));
    count = split(words, plain);
    from = dice_roll(&d, count);
    length = 1 + dice_roll(&d, 3);
    for (size_t i = from; i < count && i < from + length; i++)
        snprintf(line + strlen(line), LINE_SIZE - strlen(line), "%s%s", i > from ? " " : "",
                 words[i]);
}

static void add_piece(char *line, const sb_question *asked)
{
    static const char *const others[] = {"and", "none", "only", "not", "the", "one", "or",
                                         "to", "none of these", "banana", "x", "all", "no",
                                         "yes", "AND", "first", "-", "not sure", "1st"};
    size_t length = strlen(line), room = LINE_SIZE - length;

    switch (dice_roll(&d, 8)) {
    case 0:
        add_words(line, asked);
        break;
    case 1:
        snprintf(line + length, room, "%s",
                 others[dice_roll(&d, sizeof(others) / sizeof(*others))]);
        break;
    case 2:
        snprintf(line + length, room, "%s", any_text(asked));
        break;
    case 3:
        snprintf(line + length, room, "%u%s", (unsigned)dice_roll(&d, 130),
                 dice_roll(&d, 2) ? "." : ")");
        break;
    default:
        snprintf(line + length, room, "%u",
                 (unsigned)dice_roll(&d, sb_question_option_count(asked) + 3));
    }
}

static void type_line(char line[LINE_SIZE], const sb_question *asked)
{
    static const char *const between[] = {" ", " ", " ", ",", ", ", " and ", " & ", "+", ";", ""};
    size_t pieces = 1 + dice_roll(&d, 4);

    line[0] = '\0';
    for (size_t i = 0; i < pieces; i++) {
        if (i)
            strcat(line, between[dice_roll(&d, sizeof(between) / sizeof(*between))]);
        add_piece(line, asked);
    }
}

/* ---- the sweep ---- */

static long taken, doubtful, asked_back;
static char figure[200];

static void hold(const sb_question *asked, const char *line)
{
    char value[VALUE_SIZE];
    reply_fit fit = reply_value(value, pack, asked, line);

    taken += fit == REPLY_FITS;
    doubtful += fit == REPLY_DOUBTFUL;
    asked_back += fit != REPLY_FITS && fit != REPLY_DOUBTFUL;
    if ((fit == REPLY_FITS || fit == REPLY_DOUBTFUL) && !is_what_was_named(asked, line, value))
        fail_msg("%s: '%s' is taken for '%s'", sb_question_id(asked), line, value);
}

static int has_options(const sb_question *asked)
{
    return sb_question_kind(asked) == SB_CHOICES || sb_question_kind(asked) == SB_CHOICE;
}

/* The same reply under the same number, whatever the share. */
static void hold_reply(const sb_question *asked, unsigned long number)
{
    char line[LINE_SIZE];

    d.state = 20261130 + 0x9E3779B97F4A7C15 * (number + 1);
    type_line(line, asked);
    hold(asked, line);
}

static void random_replies_tick_what_they_name(void **state)
{
    unsigned long number = 0, questions = 0;

    (void)state;
    for (size_t i = 0; i < sb_pack_question_count(pack); i++) {
        const sb_question *asked = sb_pack_question_at(pack, i);

        questions += has_options(asked) != 0;
        for (int k = 0; has_options(asked) && k < ALL_REPLIES; k++, number++)
            if (share_takes(&wanted, number))
                hold_reply(asked, number);
    }
    snprintf(figure, sizeof(figure),
             "%ld replies to %lu questions: %ld taken, %ld said first, %ld asked back; 0 ticked "
             "what was not named",
             taken + doubtful + asked_back, questions, taken, doubtful, asked_back);
    assert_true(taken > 0 && taken > (taken + doubtful + asked_back) / 10);
    assert_true(doubtful > 0 && asked_back > 0);
}

/* Each number of an option with each word of any option: nothing is ticked but whole texts. */
static void a_word_beside_a_number_ticks_nothing(void **state)
{
    long pairs = 0;

    (void)state;
    for (size_t i = 0; i < sb_pack_question_count(pack); i++) {
        const sb_question *asked = sb_pack_question_at(pack, i);

        for (size_t n = 0; has_options(asked) && n < sb_question_option_count(asked); n++) {
            char plain[PLAIN_SIZE], *words[MOST_WORDS], line[LINE_SIZE];
            size_t count;

            make_plain(plain, sb_question_option_text(asked, n));
            count = split(words, plain);
            for (size_t w = 0; w < count; w++)
                for (size_t k = 0; k < sb_question_option_count(asked); k++, pairs++) {
                    snprintf(line, sizeof(line), "%zu %s", k + 1, words[w]);
                    hold(asked, line);
                    snprintf(line, sizeof(line), "%s %zu", words[w], k + 1);
                    hold(asked, line);
                }
        }
    }
    print_message("%ld pairs of a number and a word\n", pairs);
    assert_true(pairs > 1000);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_replies_tick_what_they_name),
        cmocka_unit_test(a_word_beside_a_number_ticks_nothing),
    };
    int failed;

    if (argc > 1 && share_read(&wanted, argv[1]) < 0)
        return 1;
    pack = open_repository_pack();
    failed = cmocka_run_group_tests_name("random replies", tests, NULL, NULL);
    sb_pack_free(pack);
    if (!failed)
        printf("%s\n", figure);
    return failed;
}
