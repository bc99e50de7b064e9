/* SPDX-License-Identifier: Apache-2.0 */
#include "base/plain_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- syllables ---- */

typedef struct exception {
    const char *word;
    size_t syllables;
} exception;

/* Sorted, since they are searched by halves. */
static const exception exceptions[] = {
    {"ache", 1},       {"ached", 1},     {"aches", 1},     {"anyone", 3},
    {"area", 3},       {"areas", 3},     {"backache", 2},  {"baseline", 2},
    {"being", 2},      {"biopsy", 3},    {"caesarean", 4}, {"centre", 2},
    {"create", 2},     {"diabetes", 4},  {"diary", 3},     {"diet", 2},
    {"doesnt", 2},     {"evening", 2},   {"every", 2},     {"everyone", 3},
    {"everything", 3}, {"gentle", 2},    {"giant", 2},     {"headache", 2},
    {"headaches", 2},  {"homework", 2},  {"idea", 3},      {"ideas", 3},
    {"knees", 1},      {"later", 2},     {"lead", 1},      {"lifetime", 2},
    {"likely", 2},     {"maybe", 2},     {"metre", 2},     {"metres", 2},
    {"myeloma", 4},    {"people", 2},    {"physio", 3},    {"poem", 2},
    {"quiet", 2},      {"quietly", 3},   {"react", 2},     {"rhythm", 2},
    {"science", 2},    {"sideways", 2},  {"sidewise", 2},  {"someone", 2},
    {"something", 2},  {"sometimes", 2}, {"somewhere", 2}, {"therefore", 2},
    {"trial", 2},      {"trials", 2},    {"usual", 3},     {"usually", 4},
    {"uveitis", 4},    {"whole", 1},
};

static int compare_exceptions(const void *word, const void *entry)
{
    return strcmp(word, ((const exception *)entry)->word);
}

static int is_vowel(char letter)
{
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' ||
           letter == 'u' || letter == 'y';
}

static int ends_in(const char *word, size_t length, const char *end)
{
    size_t tail = strlen(end);

    return length >= tail && strncmp(word + length - tail, end, tail) == 0;
}

static size_t vowel_groups(const char *word, size_t length)
{
    size_t groups = 0;

    for (size_t i = 0; i < length; i++)
        groups += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
    return groups;
}

/* Whether the vowels `first` and `second` behind `before` are spoken apart: "hernia",
 * "video", "sexual"; but not "special", "region", "language". */
static int are_parted(char before, char first, char second)
{
    if (first == 'i' && (second == 'a' || second == 'o'))
        return !strchr("cstgx", before) || (second == 'a' && before == 's');
    if (first == 'u' && second == 'a')
        return !strchr("qg", before);
    return (first == 'i' && second == 'u') || (first == 'e' && second == 'o');
}

/* Two vowels side by side that are spoken apart, also in "going" and "easier". */
static size_t parted_vowels(const char *word, size_t length)
{
    size_t parted = 0;

    for (size_t i = 1; i + 1 < length; i++)
        parted += is_vowel(word[i]) && is_vowel(word[i + 1]) &&
                  are_parted(word[i - 1], word[i], word[i + 1]);
    if (length > 4 && ends_in(word, length, "ing") && is_vowel(word[length - 4]))
        parted++;
    if (length > 4 && (ends_in(word, length, "ier") || ends_in(word, length, "iest")))
        parted++;
    return parted;
}

/* Whether the e before the last `tail` letters is not spoken: "mak(e)s", "check(e)d". */
static int is_silent(const char *word, size_t length, size_t tail)
{
    size_t e = length - tail;
    char before, last = word[length - 1];

    if (length < tail + 2)
        return 0;
    before = word[e - 1];
    if (is_vowel(before))
        return 0;
    if (before == 'l' && e >= 2 && !is_vowel(word[e - 2]) && word[e - 2] != 'l')
        return 0; /* "muscles", "handled", "little" */
    if (tail == 1)
        return 1;
    if (last == 'd')
        return !strchr("td", before);
    return !strchr("sxzcg", before) &&
           !(before == 'h' && e >= 2 && strchr("cs", word[e - 2]));
}

/* An e in the middle that is not spoken: "car(e)ful", "mov(e)ment", "saf(e)ly". */
static int has_silent_middle(const char *word, size_t length)
{
    static const char *const ends[] = {"ful",  "fully", "less", "ly",
                                       "ment", "ments", "ness", "ty"};

    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        size_t tail = strlen(ends[i]);

        if (length < tail + 4 || !ends_in(word, length, ends[i]))
            continue;
        if (word[length - tail - 1] == 'e' && !is_vowel(word[length - tail - 2]) &&
            is_vowel(word[length - tail - 3]))
            return 1;
    }
    return 0;
}

static size_t syllables_of(const char *word, size_t length)
{
    size_t count = vowel_groups(word, length) + parted_vowels(word, length);

    if (ends_in(word, length, "e"))
        count -= is_silent(word, length, 1) && count > 1;
    else if (ends_in(word, length, "ed") || ends_in(word, length, "es"))
        count -= is_silent(word, length, 2) && count > 1;
    count -= has_silent_middle(word, length) && count > 1;
    count += ends_in(word, length, "sm") || ends_in(word, length, "sms");
    count += ends_in(word, length, "dnt") || ends_in(word, length, "snt");
    return count ? count : 1;
}

size_t plain_syllables(const char *word)
{
    size_t count = 0, length = 0;
    char part[LONGEST_WORD];

    if (strpbrk(word, "0123456789{"))
        return 1;
    for (; *word; word += length + (word[length] != '\0')) {
        const exception *known;

        length = strcspn(word, "-/"); /* "step-by-step" is one word of three syllables */
        if (length == 0 || length >= sizeof(part))
            continue;
        memcpy(part, word, length);
        part[length] = '\0';
        known = bsearch(part, exceptions, sizeof(exceptions) / sizeof(*exceptions),
                        sizeof(*exceptions), compare_exceptions);
        count += known ? known->syllables : syllables_of(part, length);
    }
    return count ? count : 1;
}

/* ---- words and sentences ---- */

/* In the way of English, whatever the locale: in Turkish, the small letter of I is not i.
 */
static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static int counts_as_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Reads the next word in lower case without the marks around it; an apostrophe inside is
 * left out ("dont"). *ends says whether a sentence ends behind it. 0 at the end. */
static int next_word(const char **at, char word[LONGEST_WORD], int *ends)
{
    const char *start, *end;
    size_t length = 0;

    do {
        start = *at + strspn(*at, " \t\n");
        end = start + strcspn(start, " \t\n");
        *at = end;
        while (start < end && !counts_as_letter(*start) && *start != '{')
            start++;
    } while (start == end && *end);
    if (start == end)
        return 0;
    *ends = 0;
    for (const char *c = end; c > start && !counts_as_letter(c[-1]) && c[-1] != '}';
         c--) {
        *ends |= strchr(".!?", c[-1]) != NULL;
        end = c - 1;
    }
    for (; start < end && length + 1 < LONGEST_WORD; start++)
        if (*start != '\'')
            word[length++] = small(*start);
    word[length] = '\0';
    return 1;
}

/* Whether the words of `phrase` behind its first stand at `rest`, within a sentence. */
static int phrase_goes_on(const char *phrase, const char *rest, int ends)
{
    char word[LONGEST_WORD];

    for (phrase += strcspn(phrase, " "); *phrase; phrase += strcspn(phrase, " ")) {
        size_t length;

        phrase++;
        length = strcspn(phrase, " ");
        if (ends || !next_word(&rest, word, &ends) || strlen(word) != length ||
            strncmp(word, phrase, length) != 0)
            return 0;
    }
    return 1;
}

static const never_phrase *phrase_at(const wording *words, const char *word,
                                     const char *rest, int ends)
{
    const never_phrase *p = words ? name_table_find(&words->never, word) : NULL;

    while (p && !phrase_goes_on(p->phrase, rest, ends))
        p = p->next;
    return p;
}

text_measure plain_measure(const char *text, const wording *words)
{
    text_measure m = {0};
    char word[LONGEST_WORD];
    size_t in_sentence = 0;
    int ends = 0;

    while (next_word(&text, word, &ends)) {
        int is_name = words && name_table_find(&words->names, word);

        m.words++;
        in_sentence++;
        m.syllables += is_name ? 2 : plain_syllables(word);
        if (!m.never)
            m.never = phrase_at(words, word, text, ends);
        if (in_sentence > m.longest_sentence)
            m.longest_sentence = in_sentence;
        if (ends) {
            m.sentences++;
            in_sentence = 0;
        }
    }
    m.sentences += in_sentence > 0;
    return m;
}

double plain_grade(const text_measure *m)
{
    if (!m->words)
        return 0;
    return 0.39 * (double)m->words / (double)m->sentences +
           11.8 * (double)m->syllables / (double)m->words - 15.59;
}
