/* SPDX-License-Identifier: Apache-2.0 */
#include "reply.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WORD_SIZE = 2048, SHORTEST_PART = 3 };

/* ---- one option ---- */

static int is_whole_text(const char *text, const char *words)
{
    return strcasecmp(text, words) == 0;
}

static int starts_text(const char *text, const char *words)
{
    return strncasecmp(text, words, strlen(words)) == 0;
}

/* A part of a text that starts where a word of it does. */
static int stands_in_text(const char *text, const char *words)
{
    if (strlen(words) < SHORTEST_PART)
        return 0;
    for (const char *at = text; *at; at++)
        if ((at == text || !isalnum((unsigned char)at[-1])) &&
            strncasecmp(at, words, strlen(words)) == 0)
            return 1;
    return 0;
}

typedef int match_function(const char *text, const char *words);

static reply_fit match(const char **id, const sb_question *asked, const char *words,
                       match_function *fits)
{
    *id = NULL;
    for (size_t i = 0; i < sb_question_option_count(asked); i++) {
        if (!fits(sb_question_option_text(asked, i), words))
            continue;
        if (*id)
            return REPLY_SEVERAL_FIT;
        *id = sb_question_option_id(asked, i);
    }
    return *id ? REPLY_FITS : REPLY_NO_SUCH_WORDS;
}

static const char *option_of_id(const sb_question *asked, const char *word)
{
    for (size_t i = 0; i < sb_question_option_count(asked); i++)
        if (strcasecmp(word, sb_question_option_id(asked, i)) == 0)
            return sb_question_option_id(asked, i);
    return NULL;
}

/* The whole text or the id, else the start of a text, else a part of one: the first way
 * in which any option fits counts. */
static reply_fit find_words(const char **id, const sb_question *asked, const char *words)
{
    static match_function *const ways[] = {starts_text, stands_in_text};
    reply_fit fit = match(id, asked, words, is_whole_text);

    if (fit == REPLY_NO_SUCH_WORDS && (*id = option_of_id(asked, words)))
        return REPLY_FITS;
    for (size_t way = 0; way < 2 && fit == REPLY_NO_SUCH_WORDS; way++)
        fit = match(id, asked, words, ways[way]);
    return fit;
}

/* "3", "3." or "3)": the number of an option as it is shown. */
static reply_fit find_number(const char **id, const sb_question *asked, const char *word)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);

    if (!isdigit((unsigned char)word[0]))
        return REPLY_NO_SUCH_WORDS;
    end += *end == '.' || *end == ')';
    if (*end)
        return REPLY_NO_SUCH_WORDS;
    if (number < 1 || number > sb_question_option_count(asked))
        return REPLY_NO_SUCH_NUMBER;
    *id = sb_question_option_id(asked, number - 1);
    return REPLY_FITS;
}

static reply_fit find_option(const char **id, const sb_question *asked, const char *words)
{
    reply_fit fit = find_number(id, asked, words);

    if (fit == REPLY_FITS)
        return fit;
    if (find_words(id, asked, words) == REPLY_FITS)
        return REPLY_FITS; /* "10" for "10 minutes", where there are six options */
    return fit == REPLY_NO_SUCH_NUMBER ? fit : find_words(id, asked, words);
}

/* ---- several options ---- */

static int add_option(char value[VALUE_SIZE], const char *id)
{
    size_t length = strlen(value);
    int done;

    if (reply_word_in(value, id))
        return 0; /* named twice */
    done = snprintf(value + length, VALUE_SIZE - length, "%s%s", length ? " " : "", id);
    return done >= 0 && (size_t)done < VALUE_SIZE - length ? 0 : -1;
}

/* Each piece between the marks is an option. */
static reply_fit read_pieces(char value[VALUE_SIZE], const sb_question *asked,
                             const char *line, const char *marks)
{
    char pieces[WORD_SIZE];

    value[0] = '\0';
    snprintf(pieces, sizeof(pieces), "%s", line);
    for (char *rest = NULL, *piece = strtok_r(pieces, marks, &rest); piece;
         piece = strtok_r(NULL, marks, &rest)) {
        const char *id = NULL;
        reply_fit fit;

        piece += strspn(piece, " ");
        for (size_t length = strlen(piece); length && piece[length - 1] == ' ';)
            piece[--length] = '\0';
        if (!*piece)
            continue;
        fit = find_option(&id, asked, piece);
        if (fit != REPLY_FITS)
            return fit;
        if (add_option(value, id) < 0)
            return REPLY_NO_SUCH_WORDS;
    }
    return value[0] ? REPLY_FITS : REPLY_EMPTY;
}

static int starts_with_number(const char *line)
{
    return isdigit((unsigned char)line[0]);
}

static reply_fit judge(const char *value, const sb_question *asked)
{
    int several = strchr(value, ' ') != NULL;

    if (several && sb_question_kind(asked) == SB_CHOICE)
        return REPLY_ONE_ONLY;
    if (several && reply_word_in(value, "none"))
        return REPLY_NONE_ALONE;
    return REPLY_FITS;
}

/* The line as one option; else with commas between, else with blanks between. What a line
 * with numbers says is told about its numbers. */
static reply_fit read_options(char value[VALUE_SIZE], const sb_question *asked,
                              const char *line)
{
    reply_fit fit = read_pieces(value, asked, line, "\n"), next;

    if (fit == REPLY_NO_SUCH_WORDS && strpbrk(line, ",;"))
        fit = read_pieces(value, asked, line, ",;");
    if (fit == REPLY_NO_SUCH_WORDS) {
        next = read_pieces(value, asked, line, " ,;&+");
        if (next == REPLY_FITS || starts_with_number(line))
            fit = next;
    }
    return fit == REPLY_FITS ? judge(value, asked) : fit;
}

/* ---- numbers ---- */

/* "7 out of 10", "7/10": the most of a scale may stand behind the number. */
static int names_most(const sb_question *asked, const char *rest)
{
    size_t before = strcspn(rest, "0123456789");
    char *end;

    if (sb_question_kind(asked) != SB_SCALE || !rest[before])
        return 0;
    return (long)strtol(rest + before, &end, 10) == (long)sb_question_most(asked) &&
           !*end;
}

/* "years", "year", "years old" behind a number of years. */
static int names_unit(const sb_question *asked, const char *rest)
{
    const char *unit = sb_question_unit(asked);

    return unit && (strncasecmp(rest, unit, strlen(rest)) == 0 ||
                    strncasecmp(rest, unit, strlen(unit)) == 0);
}

/* "1,000" is a thousand to some and one to others. */
static int is_doubtful(const char *number)
{
    const char *comma = strchr(number, ',');

    return comma && strspn(comma + 1, "0123456789") == 3;
}

static reply_fit read_number(char value[VALUE_SIZE], const sb_question *asked,
                             const char *line)
{
    size_t length = strspn(line, "+-0123456789.,");
    const char *rest = line + length + strspn(line + length, " ");
    double number;
    char *end;

    snprintf(value, VALUE_SIZE, "%.*s", (int)length, line);
    if (!length || is_doubtful(value) ||
        (*rest && !names_unit(asked, rest) && !names_most(asked, rest)))
        return REPLY_NO_NUMBER;
    for (char *comma = value; (comma = strchr(comma, ','));)
        *comma = '.';
    number = strtod(value, &end);
    if (*end)
        return REPLY_NO_NUMBER;
    snprintf(value, VALUE_SIZE, "%.10g", number + 0.0); /* no sign before a nought */
    return number < sb_question_least(asked) || number > sb_question_most(asked)
               ? REPLY_OUT_OF_RANGE
               : REPLY_FITS;
}

/* ---- all of it ---- */

reply_fit reply_value(char value[VALUE_SIZE], const sb_question *asked, const char *line)
{
    sb_question_type type = sb_question_kind(asked);

    value[0] = '\0';
    if (!line[0])
        return REPLY_EMPTY;
    return type == SB_NUMBER || type == SB_SCALE ? read_number(value, asked, line)
                                                 : read_options(value, asked, line);
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
    return reply_word_in(value, "unknown") || reply_word_in(value, "not-sure");
}
