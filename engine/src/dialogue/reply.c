/* SPDX-License-Identifier: Apache-2.0 */
#include "dialogue/reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dialogue/plain_case.h"

enum {
    WORDS_SIZE = 2100,
};

static const char digits[] = "0123456789", marks[] = ",;&+";

static const char *pack_words(const sb_pack *pack, const char *id)
{
    const char *words = sb_pack_message(pack, id);

    return words ? words : "";
}

/* ---- words of an option ---- */

/* " it is strong now ": the words in small letters, each between two blanks. */
static void fold(char out[WORDS_SIZE], const char *text, size_t length)
{
    size_t done = 0;

    out[done++] = ' ';
    for (size_t i = 0; i < length && done + 2 < WORDS_SIZE; i++) {
        if (plain_is_letter_or_digit(text[i]) || text[i] == '\'')
            out[done++] = plain_lower(text[i]);
        else if (out[done - 1] != ' ')
            out[done++] = ' ';
    }
    if (out[done - 1] != ' ')
        out[done++] = ' ';
    out[done] = '\0';
}

/* Whether any of the words means something alone. */
static int means_something(const sb_pack *pack, const char words[WORDS_SIZE])
{
    const char *fillers = pack_words(pack, "interview-word-filler");

    for (const char *at = words + 1; *at;) {
        size_t length = strcspn(at, " ");
        char word[WORDS_SIZE];

        snprintf(word, sizeof(word), "%.*s", (int)length, at);
        if (!plain_is_listed(fillers, word))
            return 1;
        at += length + 1;
    }
    return 0;
}

/* How well words name an option. */
typedef enum naming { NAMES_NOT, NAMES_IN_PART, NAMES_WHOLLY } naming;

/* "None" is the whole name of "None of these" in a list. */
static int names_none(const sb_question *asked, size_t option, const char *words,
                      const char *text)
{
    return sb_question_kind(asked) == SB_CHOICES &&
           strcmp(sb_question_option_id(asked, option), SB_NONE) == 0 &&
           strncmp(text, words, strlen(words)) == 0;
}

static naming names(const sb_question *asked, size_t option, const char words[WORDS_SIZE],
                    int is_filler)
{
    const char *text = sb_question_option_text(asked, option);
    char whole[WORDS_SIZE], start[WORDS_SIZE];

    fold(whole, text, strlen(text));
    fold(start, text, strcspn(text, ".,;:("));
    if (strcmp(words, whole) == 0)
        return NAMES_WHOLLY;
    if (is_filler)
        return strcmp(words, start) == 0 ? NAMES_IN_PART : NAMES_NOT; /* "Yes. It ..." */
    if (names_none(asked, option, words, whole))
        return NAMES_WHOLLY;
    return strstr(whole, words) ? NAMES_IN_PART : NAMES_NOT;
}

/* The only option that words name as well as this. */
static reply_fit find_named(const char **id, const sb_pack *pack,
                            const sb_question *asked, const char words[WORDS_SIZE],
                            naming wanted)
{
    int is_filler = !means_something(pack, words);

    *id = NULL;
    for (size_t i = 0; i < sb_question_option_count(asked); i++) {
        if (names(asked, i, words, is_filler) != wanted)
            continue;
        if (*id)
            return REPLY_SEVERAL_FIT;
        *id = sb_question_option_id(asked, i);
    }
    if (!*id)
        return REPLY_NO_SUCH_WORDS;
    return wanted == NAMES_WHOLLY ? REPLY_FITS : REPLY_DOUBTFUL;
}

static reply_fit read_words(char value[VALUE_SIZE], const sb_pack *pack,
                            const sb_question *asked, const char *line, naming least)
{
    char words[WORDS_SIZE];
    const char *id = NULL;
    reply_fit fit;

    fold(words, line, strlen(line));
    fit = words[1] ? find_named(&id, pack, asked, words, NAMES_WHOLLY)
                   : REPLY_NO_SUCH_WORDS;
    if (fit == REPLY_NO_SUCH_WORDS && words[1] && least == NAMES_IN_PART)
        fit = find_named(&id, pack, asked, words, NAMES_IN_PART);
    snprintf(value, VALUE_SIZE, "%s", id ? id : "");
    return fit;
}

/* ---- pieces of a line ---- */

typedef enum piece_kind { NO_PIECE, MARK, NUMBER, WORD } piece_kind;

typedef struct piece {
    piece_kind kind;
    char text[WORDS_SIZE]; /* of a number only its digits */
} piece;

/* "3", "3." or "3)": the number of an option as it is shown. */
static int is_number(const char *text)
{
    size_t length = strspn(text, digits);

    return length && (!text[length] || (strchr(".)", text[length]) && !text[length + 1]));
}

/* The piece at *at, which moves behind it. */
static piece next_piece(const char **at)
{
    piece next = {.kind = MARK, .text = ""};
    size_t length;

    *at += strspn(*at, " ");
    if (!**at) {
        next.kind = NO_PIECE;
        return next;
    }
    if (strchr(marks, **at)) {
        ++*at;
        return next;
    }
    length = strcspn(*at, " ,;&+");
    snprintf(next.text, sizeof(next.text), "%.*s", (int)length, *at);
    *at += length;
    next.kind = is_number(next.text) ? NUMBER : WORD;
    if (next.kind == NUMBER)
        next.text[strspn(next.text, digits)] = '\0';
    return next;
}

/* A line that has anything with digits at its start is about numbers. */
static int has_numbers(const char *line)
{
    for (piece p = next_piece(&line); p.kind != NO_PIECE; p = next_piece(&line))
        if (p.text[0] && strchr(digits, p.text[0]))
            return 1;
    return 0;
}

static int has_only_marks(const char *line)
{
    return line[strspn(line, " ,;&+")] == '\0';
}

/* ---- numbers of options ---- */

static int add_option(char value[VALUE_SIZE], const char *id)
{
    size_t length = strlen(value);
    int done;

    if (reply_word_in(value, id))
        return 0; /* named twice */
    done = snprintf(value + length, VALUE_SIZE - length, "%s%s", length ? " " : "", id);
    return done >= 0 && (size_t)done < VALUE_SIZE - length ? 0 : -1;
}

/* "12" for "1 2", or a key that sprang back: each digit is the number of an option too.
 */
static int may_be_several(const char *number, size_t count)
{
    for (const char *digit = number; *digit; digit++)
        if (*digit == '0' || (size_t)(*digit - '0') > count)
            return 0;
    return number[0] && number[1];
}

/* "5" where another option is "5 minutes". */
static int may_be_words(const sb_question *asked, const char *number, size_t option)
{
    size_t length = strlen(number);

    for (size_t i = 0; i < sb_question_option_count(asked); i++) {
        const char *text = sb_question_option_text(asked, i);

        if (i != option && strncmp(text, number, length) == 0 &&
            !strchr(digits, text[length]))
            return 1;
    }
    return 0;
}

/* One number of a list. */
static reply_fit take_number(char value[VALUE_SIZE], const sb_question *asked,
                             const char *number)
{
    size_t count = sb_question_option_count(asked);
    unsigned long option = strtoul(number, NULL, 10);

    if (option < 1 || option > count)
        return REPLY_NO_SUCH_NUMBER;
    if (add_option(value, sb_question_option_id(asked, option - 1)) < 0)
        return REPLY_NOT_ONLY_NUMBERS; /* longer than any answer can be */
    return may_be_several(number, count) || may_be_words(asked, number, option - 1)
               ? REPLY_DOUBTFUL
               : REPLY_FITS;
}

/* What may stand between numbers: nothing, a mark, "and", or a mark and "and". */
typedef enum between { AT_START, BEHIND_NUMBER, BEHIND_MARK, BEHIND_AND } between;

static int is_and(const sb_pack *pack, const piece *p)
{
    return p->kind == WORD &&
           plain_is_listed(pack_words(pack, "interview-word-and"), p->text);
}

/* Where the list is behind this piece; AT_START when it must not stand there. */
static between step(between now, const sb_pack *pack, const piece *p)
{
    if (p->kind == NUMBER)
        return BEHIND_NUMBER;
    if (p->kind == MARK)
        return now == BEHIND_NUMBER ? BEHIND_MARK : AT_START;
    return is_and(pack, p) && (now == BEHIND_NUMBER || now == BEHIND_MARK) ? BEHIND_AND
                                                                           : AT_START;
}

static int is_list(const sb_pack *pack, const char *line)
{
    between now = AT_START;

    for (piece p = next_piece(&line); p.kind != NO_PIECE; p = next_piece(&line))
        if ((now = step(now, pack, &p)) == AT_START)
            return 0;
    return now != BEHIND_AND;
}

static reply_fit read_list(char value[VALUE_SIZE], const sb_question *asked,
                           const char *line)
{
    reply_fit whole = REPLY_FITS;

    value[0] = '\0';
    for (piece p = next_piece(&line); p.kind != NO_PIECE; p = next_piece(&line)) {
        reply_fit fit = p.kind == NUMBER ? take_number(value, asked, p.text) : REPLY_FITS;

        if (fit != REPLY_FITS && fit != REPLY_DOUBTFUL)
            return fit;
        if (fit == REPLY_DOUBTFUL)
            whole = fit;
    }
    return whole;
}

/* ---- options ---- */

/* What no way of reading may let pass. */
static reply_fit judge(const char *value, const sb_question *asked, reply_fit fit)
{
    int several = strchr(value, ' ') != NULL;

    if (fit != REPLY_FITS && fit != REPLY_DOUBTFUL)
        return fit;
    if (several && sb_question_kind(asked) == SB_CHOICE)
        return REPLY_ONE_ONLY;
    if (several && reply_word_in(value, SB_NONE))
        return REPLY_NONE_ALONE;
    return fit;
}

static reply_fit read_options(char value[VALUE_SIZE], const sb_pack *pack,
                              const sb_question *asked, const char *line)
{
    if (has_only_marks(line))
        return REPLY_EMPTY;
    if (!has_numbers(line))
        return judge(value, asked, read_words(value, pack, asked, line, NAMES_IN_PART));
    if (is_list(pack, line))
        return judge(value, asked, read_list(value, asked, line));
    return read_words(value, pack, asked, line, NAMES_WHOLLY) == REPLY_FITS
               ? REPLY_FITS /* "10 minutes" */
               : REPLY_NOT_ONLY_NUMBERS;
}

/* ---- numbers ---- */

/* "of 10", "out of 10", "/ 10": the most of a scale may stand behind the number. */
static int names_most(const sb_pack *pack, const sb_question *asked, const char *rest)
{
    size_t length = strcspn(rest, digits);
    char before[WORDS_SIZE], *end;

    if (sb_question_kind(asked) != SB_SCALE || !rest[length])
        return 0;
    snprintf(before, sizeof(before), "%.*s", (int)length, rest);
    while (length && before[length - 1] == ' ')
        before[--length] = '\0';
    return plain_is_listed(pack_words(pack, "interview-word-out-of"), before) &&
           strtod(rest + strcspn(rest, digits), &end) == sb_question_most(asked) && !*end;
}

/* "years", "year", "years old" behind a number of years. */
static int names_unit(const sb_pack *pack, const sb_question *asked, const char *rest)
{
    const char *unit = sb_question_unit(asked);
    size_t length = unit ? strlen(unit) : 0;

    if (!length)
        return 0;
    if (strlen(rest) <= length)
        return plain_same(rest, unit, strlen(rest));
    return plain_same(rest, unit, length) && rest[length] == ' ' &&
           plain_is_listed(pack_words(pack, "interview-word-behind-unit"),
                           rest + length + strspn(rest + length, " "));
}

/* "1,000" is a thousand to some and one to others; so is "1.000". */
static int may_be_thousands(const char *number)
{
    const char *point = strpbrk(number, ",.");

    return point && strspn(point + 1, digits) == 3;
}

static int is_out_of_range(const sb_question *asked, double number)
{
    return number < sb_question_least(asked) || number > sb_question_most(asked);
}

/* What is no plain number: far too long, or finer than any answer is. The library says
 * what it wants instead; nothing is rounded here. */
static reply_fit judge_long_number(const sb_question *asked, const char *value)
{
    char *end;
    double number = strtod(value, &end);

    if (*end)
        return REPLY_NO_NUMBER;
    return is_out_of_range(asked, number) ? REPLY_OUT_OF_RANGE : REPLY_FITS;
}

static reply_fit read_number(char value[VALUE_SIZE], const sb_pack *pack,
                             const sb_question *asked, const char *line)
{
    size_t length = strspn(line, "+-0123456789.,");
    const char *rest = line + length + strspn(line + length, " ");
    const int plus = line[0] == '+';
    double number;

    snprintf(value, VALUE_SIZE, "%.*s", (int)length - plus, line + plus);
    if (!length || may_be_thousands(value) ||
        (*rest && !names_unit(pack, asked, rest) && !names_most(pack, asked, rest)))
        return REPLY_NO_NUMBER;
    if (sb_answer_number(&number, value) < 0)
        return judge_long_number(asked, value);
    snprintf(value, VALUE_SIZE, "%.15g", number); /* has fifteen digits at most */
    return is_out_of_range(asked, number) ? REPLY_OUT_OF_RANGE : REPLY_FITS;
}

/* ---- all of it ---- */

int reply_is_number(const sb_question *asked)
{
    return sb_question_kind(asked) == SB_NUMBER || sb_question_kind(asked) == SB_SCALE;
}

reply_fit reply_value(char value[VALUE_SIZE], const sb_pack *pack,
                      const sb_question *asked, const char *line)
{
    value[0] = '\0';
    if (!line[0])
        return REPLY_EMPTY;
    return reply_is_number(asked) ? read_number(value, pack, asked, line)
                                  : read_options(value, pack, asked, line);
}

const char *reply_word_in(const char *value, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = value; (at = strstr(at, word)); at += length)
        if ((at == value || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return at;
    return NULL;
}

int reply_is_unsure(const char *value)
{
    return reply_word_in(value, SB_UNKNOWN) || reply_word_in(value, SB_NOT_SURE);
}
