/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/schema_sentence.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WORD_SIZE = 200 };

typedef struct parts {
    char element[WORD_SIZE];
    char attribute[WORD_SIZE];
    char subject[WORD_SIZE]; /* the attribute, or <element> */
    const char *rest;        /* what the validator says about it */
} parts;

/* Copies what stands between the first `open` and the next `close`; 0 when there. */
static int between(char out[], size_t size, const char *text, const char *open,
                   const char *close)
{
    const char *from = strstr(text, open);
    const char *to = from ? strstr(from + strlen(open), close) : NULL;

    out[0] = '\0';
    if (!to)
        return -1;
    from += strlen(open);
    snprintf(out, size, "%.*s", (int)(to - from), from);
    return 0;
}

/* "{'a', 'b'}" and "( a, b )" become "a, b". */
static void plain_list(char text[])
{
    char *to = text;

    for (const char *from = text; *from; from++)
        if (*from != '\'' && !(*from == ' ' && (to == text || from[1] == '\0')))
            *to++ = *from;
    *to = '\0';
}

static const char *pattern_words(const char *message)
{
    static const char *const words[][2] = {
        {"'[a-z]", "lower-case words joined by hyphens, such as weak-bones"},
        {"'[A-Z][A-Za-z0-9]*", "a rule id that starts with a capital, such as RF-CES-1"},
        {"'[A-Z][A-Z0-9+]*", "a source key in capitals, such as NG59"},
        {"'[0-9]{4}", "a day, such as 2026-11-23"},
        {"'[0-9]+\\.", "three numbers, such as 1.0.2"},
        {"'-?[0-3]", "an angle, such as -90, or -90*0.4 where 0.4 of the length is seen"},
        {"'up|", "up, down, left, right or an angle"},
        {"'[0-9a-f]{12}", "the twelve digits and letters that check prints"},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (strstr(message, words[i][0]))
            return words[i][1];
    return "written in the form the schema names";
}

static const char *type_words(const char *type)
{
    static const char *const words[][2] = {
        {"date", "a day, such as 2026-11-23"},
        {"small-number", "a whole number from 1 to 600"},
        {"some", "a whole number of 1 or more"},
        {"amount", "a whole number of 0 or more"},
        {"few", "a whole number from 1 to 100"},
        {"points", "a whole number from -1000 to 1000"},
        {"number", "a number"},
        {"xs:language", "a language code, such as en"},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(type, words[i][0]) == 0)
            return words[i][1];
    return "of the kind that the schema names";
}

static int say(schema_words *out, const char *mend, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static int say(schema_words *out, const char *mend, const char *format, ...)
{
    va_list args;

    out->mend = mend;
    va_start(args, format);
    vsnprintf(out->sentence, sizeof(out->sentence), format, args);
    va_end(args);
    return 0;
}

/* ---- what a word processor, or a habit, makes of an id or a number ---- */

typedef struct slip {
    const char *typed, *meant, *is;
} slip;

static const slip *slip_at(const char *text)
{
    static const slip known[] = {
        {"\xE2\x80\x90", "-", "a hyphen of a word processor in place of the plain one"},
        {"\xE2\x80\x91", "-", "a hyphen of a word processor in place of the plain one"},
        {"\xE2\x80\x93", "-", "a dash in place of a hyphen"},
        {"\xE2\x80\x94", "-", "a dash in place of a hyphen"},
        {"\xE2\x88\x92", "-", "a minus sign in place of a hyphen"},
        {"\xC2\xAD", "", "an invisible hyphen"},
        {"\xC2\xA0", "", "a no-break space"},
        {"\xE2\x80\x8B", "", "an invisible blank"},
        {"\xE2\x80\xA6", "-", "the sign for three dots"},
        {"_", "-", "an underscore in place of a hyphen"},
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (strncmp(text, known[i].typed, strlen(known[i].typed)) == 0)
            return &known[i];
    return NULL;
}

/* `value` as it was meant; what is wrong with it, or NULL when nothing is known. */
static const char *meant(char out[WORD_SIZE], const char *value, int is_small)
{
    const char *is = NULL;
    size_t length = 0;

    while (*value && length + 4 < WORD_SIZE) {
        const slip *one = slip_at(value);

        if (one) {
            length += (size_t)snprintf(out + length, WORD_SIZE - length, "%s",
                                       one->meant);
            value += strlen(one->typed);
            is = one->is;
        } else if (is_small && *value >= 'A' && *value <= 'Z') {
            out[length++] = (char)(*value++ - 'A' + 'a');
            is = is ? is : "a capital letter";
        } else {
            out[length++] = *value++;
        }
    }
    out[length] = '\0';
    return is;
}

static int is_number(const char *value)
{
    return strspn(value, "0123456789-,.") == strlen(value);
}

/* What must stand there, in words; it is also what is allowed. */
static int say_form(schema_words *out, const parts *p, const char *value,
                    const char *form)
{
    char right[WORD_SIZE];
    const char *is = meant(right, value, strncmp(form, "lower-case", 10) == 0);

    snprintf(out->allowed, sizeof(out->allowed), "%s", form);
    say(out, "Write it so.", "%s is '%s'; it must be %s.", p->subject, value, form);
    if (is)
        snprintf(out->own_mend, sizeof(out->own_mend), "It has %s: write '%s'.", is,
                 right);
    else if (strchr(value, ',') && is_number(value))
        snprintf(out->own_mend, sizeof(out->own_mend),
                 "A number has a point in place of the comma; a whole one has neither.");
    if (out->own_mend[0])
        out->mend = out->own_mend;
    return 0;
}

/* Whether the list "a, b, c" holds the word. */
static int lists(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = list; (at = strstr(at, word)); at += length)
        if ((at == list || at[-1] == ' ') && (at[length] == '\0' || at[length] == ','))
            return 1;
    return 0;
}

/* A word of the list, but for a capital letter, a dash or an underscore. */
static int say_meant(schema_words *out, const char *word, int is_element)
{
    char right[WORD_SIZE];

    if (!meant(right, word, 1) || !lists(out->allowed, right))
        return -1;
    if (is_element)
        snprintf(out->own_mend, sizeof(out->own_mend), "Write <%s>, in small letters.",
                 right);
    else
        snprintf(out->own_mend, sizeof(out->own_mend), "Write '%s'.", right);
    out->mend = out->own_mend;
    return 0;
}

static int say_value(schema_words *out, const parts *p)
{
    char value[WORD_SIZE], allowed[SCHEMA_LIST_SIZE];

    if (strstr(p->rest, "list type") || strstr(p->rest, "union type"))
        return say(out, NULL, "%s", "");
    if (between(value, sizeof(value), p->rest, "'", "' is not a valid value") == 0 &&
        between(allowed, sizeof(allowed), p->rest, "type '", "'") == 0)
        return say_form(out, p, value, type_words(allowed));
    between(value, sizeof(value), p->rest, "The value '", "'");
    if (between(allowed, sizeof(allowed), p->rest, "the set {", "}") == 0) {
        plain_list(allowed);
        snprintf(out->allowed, sizeof(out->allowed), "%s", allowed);
        say(out, "Write one of these.", "%s is '%s'; it must be one of: %s.", p->subject,
            value, allowed);
        say_meant(out, value, 0);
        return 0;
    }
    if (strstr(p->rest, "'pattern'"))
        return say_form(out, p, value, pattern_words(p->rest));
    if (between(allowed, sizeof(allowed), p->rest, "allowed ('", "'") == 0) {
        snprintf(out->allowed, sizeof(out->allowed), "%s %.400s",
                 strstr(p->rest, "minInclusive") ? "at least" : "at most", allowed);
        return say(out, "Write such a number.", "%s is '%s'; it must be %s.", p->subject,
                   value, out->allowed);
    }
    return -1;
}

static int say_length(schema_words *out, const parts *p)
{
    char least[WORD_SIZE];

    if (between(least, sizeof(least), p->rest, "minimum length of '", "'") == 0 &&
        strcmp(least, "1") != 0)
        return say(out, "Write some more.",
                   "%s is too short; it needs at least %.20s letters.", p->subject,
                   least);
    if (strstr(p->rest, "underruns"))
        return say(out, "Write a text into it.", "%s is empty.", p->subject);
    if (strstr(p->rest, "exceeds"))
        return say(out, "Make it shorter.", "%s is too long.", p->subject);
    return -1;
}

static int say_unexpected(schema_words *out, const parts *p)
{
    if (!out->allowed[0])
        return say(out, "Take it out.", "<%s> does not belong here.", p->element);
    say(out, "Use one of these, or move it to its place.",
        "<%s> does not belong here; expected here: %s.", p->element, out->allowed);
    say_meant(out, p->element, 1);
    return 0;
}

static int say_structure(schema_words *out, const parts *p)
{
    if (strstr(p->rest, "is required but missing"))
        return say(out, "Add it.", "<%s> needs the attribute %s.", p->element,
                   p->attribute);
    if (strstr(p->rest, "' is not allowed."))
        return say(out, "Take it out.", "<%s> has no attribute %s.", p->element,
                   p->attribute);
    if (between(out->allowed, sizeof(out->allowed), p->rest, "( ", " )") == 0)
        plain_list(out->allowed);
    if (strstr(p->rest, "Missing child"))
        return say(out, "Add it.", "<%s> is not complete; it still needs: %s.",
                   p->element, out->allowed);
    if (strstr(p->rest, "This element is not expected"))
        return say_unexpected(out, p);
    out->allowed[0] = '\0';
    if (strstr(p->rest, "Character content"))
        return say(out, "Put it into an element of its own.", "<%s> holds loose text.",
                   p->element);
    if (strstr(p->rest, "No matching global declaration"))
        return say(out, NULL, "<%s> is not the start of any file that a pack has.",
                   p->element);
    return -1;
}

static void take_apart(parts *p, const char *message)
{
    const char *colon = strstr(message, ": ");

    *p = (parts){.rest = colon ? colon + 2 : message};
    between(p->element, sizeof(p->element), message, "Element '", "'");
    if (between(p->attribute, sizeof(p->attribute), message, ", attribute '", "'") < 0)
        between(p->attribute, sizeof(p->attribute), p->rest, "attribute '", "'");
    if (strstr(message, ", attribute '"))
        snprintf(p->subject, sizeof(p->subject), "%s", p->attribute);
    else
        snprintf(p->subject, sizeof(p->subject), "<%.190s>", p->element);
}

void schema_sentence(schema_words *out, const char *message)
{
    parts p;

    *out = (schema_words){0};
    take_apart(&p, message);
    if (say_structure(out, &p) < 0 && say_length(out, &p) < 0 && say_value(out, &p) < 0)
        say(out, NULL, "%.*s", (int)strcspn(message, "\n"), message);
}
