/* SPDX-License-Identifier: Apache-2.0 */
#include "base/required_words.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

enum { MOST_WORDS = 5 };

#define AT_ONCE "now|at once|immediately"
#define CLINIC  "doctor|nurse|clinician|physio"
#define PEEING  "pee|wee|bladder|urin"
#define POOING  "poo|bowel"
#define REACH   "number|line|#"

/* A text has one of each: what stands between | is as good. # is a figure. */
static const struct {
    const char *what, *id;
    const char *words[MOST_WORDS + 1];
} required[] = {
    {"message", "title-emergency-now", {AT_ONCE}},
    {"message", "action-emergency-now", {"{emergency}", AT_ONCE, "hospital|ambulance"}},
    {"message", "title-same-day", {"today"}},
    {"message", "action-same-day", {"{same-day}", "today"}},
    {"message", "title-clinician-3d", {CLINIC, "3 days"}},
    {"message", "action-clinician-3d", {"book|see|ring", "do not wait"}},
    {"message", "title-clinician-2w", {CLINIC, "2 weeks"}},
    {"message", "action-clinician-2w", {"book|see|ring", "do not wait"}},
    {"message", "action-proceed-caution", {"get help"}},
    {"message", "action-proceed", {"get help"}},
    {"message", "msg-safety", {AT_ONCE, "numb", PEEING, POOING, "weak"}},
    {"message", "msg-safety2", {"soon|doctor", "fever", "weight", "worse"}},
    {"message",
     "msg-safety-sudden",
     {AT_ONCE, "chest pain", "breath", "faint", "tearing"}},
    {"message", "msg-safety-again", {"again", "help"}},
    {"message", "msg-limits", {"advice", "examine"}},
    {"message", "page-maternity", {"{maternity}", AT_ONCE}},
    {"message", "page-maternity-today", {"{maternity}", "today"}},
    {"message", "page-crisis", {"{crisis}", AT_ONCE}},
    {"message", "page-danger", {"{emergency}", "{safe-home}"}},
    {"message", "hold-fever", {"no session", "{same-day}"}},
    {"message", "hold-pulse", {"no session", CLINIC}},
    {"message", "hold-pressure", {"no session", CLINIC, "{emergency}", "chest pain"}},
    {"message", "hold-sugar-snack", {"no session", "carb|sugar"}},
    {"message", "hold-ketones", {"no session", "ketone", "{same-day}"}},
    {"message", "hold-sugar-low", {"no session", "treat"}},
    {"message", "advice-ces-watch", {"{emergency}", "numb", PEEING, POOING}},
    {"message", "advice-infection-watch", {"{same-day}", "fever"}},
    {"message", "advice-cancer-team", {"team", AT_ONCE}},
    {"message", "advice-crisis-lines", {"{crisis}"}},
    {"message", "advice-safe-home", {"{safe-home}"}},
    {"message", "advice-sugar-high", {"{same-day}", "ketone"}},
    {"message", "advice-thinner", {"{emergency}", "head"}},
    {"message", "advice-bleeding", {"{emergency}", "bleed|pad"}},
    {"message", "interview-emergency-first", {"emergency", "do not wait"}},
    {"contact", "emergency", {"emergency|ambulance|#"}},
    {"contact", "same-day", {CLINIC "|urgent|hospital|" REACH}},
    {"contact", "maternity", {"maternity|midwi|hospital|" REACH}},
    {"contact", "crisis", {REACH}},
    {"contact", "safe-home", {REACH}},
    {"stop-signal", "STOP-1", {"chest pain", "breath", "faint"}},
    {"stop-signal", "STOP-2", {"numb", PEEING, POOING, "both legs"}},
    {"stop-signal", "STOP-3", {"weak", "foot"}},
    {"stop-signal", "STOP-4", {"pregnan", "bleed", "baby"}},
    {"stop-signal", "STOP-5", {"sudden", "back pain"}},
    {"stop-signal", "STOP-6", {"sugar"}},
    {"stop-signal", "STOP-7", {"wheez"}},
    {"stop-signal", "STOP-8", {"calf"}},
    {"stop-signal", "STOP-9", {"headache", "sight|vision"}},
    {"stop-signal", "STOP-10", {"tearing", "back", "belly"}},
    {"stop-action", "emergency-now", {"stop", "emergency|ambulance|maternity"}},
    {"stop-action", "same-day", {"stop", "help|doctor|{same-day}"}},
    {"light-action", "red", {"stop", "danger signs", "numb", "weak", "bladder"}},
    {"light-action", "stop", {"stop"}},
    {"flare-steps", "mild", {"danger signs"}},
    {"flare-steps", "moderate", {"danger signs"}},
    {"flare-steps", "severe", {"danger signs", "doctor", "today"}},
};

const char *const required_signals[] = {"STOP-1", "STOP-2",  "STOP-3", "STOP-8",
                                        "STOP-9", "STOP-10", NULL};

/* ---- finding words ---- */

static const char *find_word(const char *text, const char *word, size_t length)
{
    for (const char *at = text; *at; at++)
        if ((at == text || !isalpha((unsigned char)at[-1]) ||
             !isalpha((unsigned char)*word)) &&
            strncasecmp(at, word, length) == 0)
            return at;
    return NULL;
}

static int holds(const char *text, const char *alternatives)
{
    for (const char *word = alternatives; *word; word += *word == '|') {
        size_t length = strcspn(word, "|");

        if (*word == '#' ? strpbrk(text, "0123456789") != NULL
                         : find_word(text, word, length) != NULL)
            return 1;
        word += length;
    }
    return 0;
}

static const char *const *words_of(const char *what, const char *id)
{
    for (size_t i = 0; i < sizeof(required) / sizeof(*required); i++)
        if (strcmp(required[i].id, id) == 0 && strcmp(required[i].what, what) == 0)
            return required[i].words;
    return NULL;
}

int words_are_required(const char *what, const char *id)
{
    return words_of(what, id) != NULL;
}

const char *words_missing(const char *what, const char *id, const char *text,
                          int is_english)
{
    const char *const *words = words_of(what, id);

    for (; words && *words; words++)
        if ((is_english || **words == '{') && !holds(text, *words))
            return *words;
    return NULL;
}

/* ---- words that turn it around ---- */

/* The part of the sentence in which it stands. */
static size_t clause_before(const char *text, const char *at)
{
    size_t length = 0;

    while (at - length > text && !strchr(".:;!?,", at[-(ptrdiff_t)length - 1]))
        length++;
    return length;
}

/* "Do not call {emergency}": the clause in front of a name says no. */
static const char *name_refused(const char *text)
{
    static const char *const no[] = {"not",    "no",     "never",   "don't", "without",
                                     "unless", "rather", "instead", "avoid", NULL};

    for (const char *name = strchr(text, '{'); name; name = strchr(name + 1, '{')) {
        size_t length = clause_before(text, name);

        for (const char *const *word = no; *word; word++) {
            const char *at = find_word(name - length, *word, strlen(*word));

            if (at && at < name && !isalpha((unsigned char)at[strlen(*word)]))
                return *word;
        }
    }
    return NULL;
}

const char *words_turned(const char *what, const char *id, const char *text)
{
    static const char *const down[] = {"no need",     "not need",      "need not",
                                       "not urgent",  "can wait",      "no hurry",
                                       "do not call", "do not ring",   "do not get",
                                       "do not see",  "do not speak",  "do not book",
                                       "do not stop", "do not treat",  "do not tell",
                                       "not worry",   "don't",         "never",
                                       "ignore",      "not a problem", NULL};

    if (!words_of(what, id))
        return NULL;
    for (const char *const *word = down; *word; word++)
        if (find_word(text, *word, strlen(*word)))
            return *word;
    return name_refused(text);
}
