/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/parse_sentence.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NAME_SIZE = 80 };

/* What a word processor puts in place of what was typed. */
#define DOUBLE_QUOTES "\xE2\x80\x9C\0\xE2\x80\x9D\0\xE2\x80\x9E\0"
#define SINGLE_QUOTES "\xE2\x80\x98\0\xE2\x80\x99\0\xE2\x80\x9A\0"
#define NO_BREAK      "\xC2\xA0\0\xE2\x80\xAF\0\xEF\xBB\xBF\0\xE2\x80\x8B\0"

static int say(parse_words *out, const char *mend, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static int say(parse_words *out, const char *mend, const char *format, ...)
{
    va_list args;

    snprintf(out->mend, sizeof(out->mend), "%s", mend);
    va_start(args, format);
    vsnprintf(out->sentence, sizeof(out->sentence), format, args);
    va_end(args);
    return 0;
}

/* ---- what stands inside the tags of the line ---- */

/* Whether the line holds one of the characters (each ends with a NUL, the last with two)
 * between < and >; a tag that began on a line before is one too. */
static int tag_holds(const char *line, size_t length, const char *characters)
{
    const char *opened = memchr(line, '<', length), *closed = memchr(line, '>', length);
    int inside = closed && (!opened || closed < opened);

    inside = inside || (!opened && !closed);
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '<' || line[i] == '>')
            inside = line[i] == '<';
        for (const char *one = characters; inside && *one; one += strlen(one) + 1)
            if (length - i >= strlen(one) && memcmp(line + i, one, strlen(one)) == 0)
                return 1;
    }
    return 0;
}

static int say_word_processor(parse_words *out, const char *line, size_t length)
{
    if (tag_holds(line, length, DOUBLE_QUOTES) || tag_holds(line, length, SINGLE_QUOTES))
        return say(out,
                   "Write straight ones (\") around every value; typographic ones may "
                   "stand in texts only.",
                   "A tag on this line has typographic quotation marks, as a word "
                   "processor writes them.");
    if (tag_holds(line, length, NO_BREAK))
        return say(out, "Delete the blanks in the tag and type them again.",
                   "A tag on this line has a no-break space, as a word processor writes "
                   "it, or another blank that is none.");
    return -1;
}

/* ---- tags ---- */

/* "Opening and ending tag mismatch: NAME line 17 and OTHER" */
static int say_mismatch(parse_words *out, const char *message)
{
    char opened[NAME_SIZE], closed[NAME_SIZE], mend[PARSE_MEND_SIZE];
    const char *from = strstr(message, "mismatch: ");
    int line;

    if (!from ||
        sscanf(from, "mismatch: %79s line %d and %79s", opened, &line, closed) != 3)
        return -1;
    if (strcasecmp(opened, closed) == 0) {
        snprintf(mend, sizeof(mend), "Write both in small letters.");
        return say(out, mend,
                   "<%s>, opened in line %d, is closed by </%s>: capitals count.", opened,
                   line, closed);
    }
    snprintf(
        mend, sizeof(mend),
        "Write </%s> where it ends, or /> in place of > if it holds nothing; or take "
        "</%s> out, if that is one too many.",
        opened, closed);
    return say(out, mend, "<%s>, opened in line %d, is not closed before </%s>.", opened,
               line, closed);
}

/* "Premature end of data in tag NAME line 3" */
static int say_cut_off(parse_words *out, const char *message)
{
    char opened[NAME_SIZE], mend[PARSE_MEND_SIZE];
    const char *from = strstr(message, "in tag ");
    int line;

    if (!from || sscanf(from, "in tag %79s line %d", opened, &line) != 2)
        return -1;
    snprintf(mend, sizeof(mend),
             "Write </%s> at its end; or, if the file was cut off, take it from a copy.",
             opened);
    return say(out, mend, "The file ends before <%s>, opened in line %d, is closed.",
               opened, line);
}

static int say_tag(parse_words *out, const char *message)
{
    char name[NAME_SIZE];

    if (strstr(message, "mismatch"))
        return say_mismatch(out, message);
    if (strstr(message, "Premature end of data"))
        return say_cut_off(out, message);
    if (strstr(message, "find end of Start Tag ") &&
        sscanf(strstr(message, "Start Tag "), "Start Tag %79s", name) == 1)
        return say(out, "Write > where the tag ends.", "The tag <%s has no end.", name);
    if (strstr(message, "Extra content") || strstr(message, "Start tag expected"))
        return say(out,
                   "Put all of it between the tags of the first element, or move it to a "
                   "file of its own, or take it out.",
                   strstr(message, "Extra") ? "Something follows the end of the first "
                                              "element; a file is one element."
                                            : "The file does not begin with a tag.");
    return -1;
}

/* ---- values and signs ---- */

/* "Attribute id redefined", "Specification mandates value for attribute id" */
static int say_attribute(parse_words *out, const char *message)
{
    char name[NAME_SIZE];

    if (strstr(message, " redefined") && sscanf(message, "Attribute %79s", name) == 1)
        return say(out, "Keep one of them.", "The attribute %s stands twice in one tag.",
                   name);
    if (strstr(message, "mandates value") && strstr(message, "attribute ") &&
        sscanf(strstr(message, "attribute "), "attribute %79s", name) == 1)
        return say(out, "Write it as name=\"value\".", "The attribute %s has no value.",
                   name);
    if (strstr(message, "AttValue: \""))
        return say(out, "Write it as name=\"value\".",
                   "The value of an attribute has no quotation marks around it.");
    if (strstr(message, "in attributes values") || strstr(message, "AttValue: '"))
        return say(out,
                   "Write the quotation mark where the value ends; write &lt; for < "
                   "itself.",
                   "A value does not end before the next tag: its second quotation mark "
                   "is missing.");
    if (strstr(message, "attributes construct error"))
        return say(out,
                   "Write one before and one behind each value, a blank between two "
                   "attributes, and &quot; for \" itself.",
                   "A quotation mark is missing in this tag, or there is one too many.");
    return -1;
}

static int say_sign(parse_words *out, const char *message)
{
    char name[NAME_SIZE];

    if (strstr(message, "EntityRef") || strstr(message, "CharRef"))
        return say(out, "Write &amp; for it, or \"and\".",
                   "The sign & stands here by itself.");
    if (sscanf(message, "Entity '%79[^']' not defined", name) == 1)
        return say(out,
                   "Type the character itself; &amp; &lt; &gt; &quot; and &apos; are all "
                   "that there are.",
                   "There is no &%s; in a pack.", name);
    if (strstr(message, "invalid element name"))
        return say(out, "Write &lt; for \"less than\", or say it in words.",
                   "The sign < stands here, and no tag begins with it.");
    if (strstr(message, "omment") && strstr(message, "ouble"))
        return say(out, "Write one hyphen, or a dash.",
                   "A comment holds two hyphens in a row, which only its end may.");
    if (strstr(message, "omment not terminated"))
        return say(out, "Write --> where it ends.", "A comment has no end.");
    return -1;
}

static int say_beginning(parse_words *out, const char *message)
{
    if (strstr(message, "Document is empty"))
        return say(out, "Take it from a copy, or delete the file.", "The file is empty.");
    if (strstr(message, "only at the start"))
        return say(out, "Delete the blanks, lines and words before <?xml.",
                   "Something stands before <?xml.");
    if (strstr(message, "XML declaration") || strstr(message, "Blank needed") ||
        strstr(message, "String not") || strstr(message, "Malformed declaration"))
        return say(out, "Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>.",
                   "The first line is not as it has to be.");
    return -1;
}

void parse_sentence(parse_words *out, const char *message, const char *line,
                    size_t length)
{
    int is_tag = strstr(message, "AttValue") || strstr(message, "ttribute") ||
                 strstr(message, "Start") || strstr(message, "needed") ||
                 strstr(message, "String not") || strstr(message, "values");

    *out = (parse_words){0};
    if ((is_tag && say_word_processor(out, line, length) == 0) ||
        say_beginning(out, message) == 0 || say_sign(out, message) == 0 ||
        say_attribute(out, message) == 0 || say_tag(out, message) == 0)
        return;
    say(out, "", "This is not well-formed XML: %.*s.", (int)strcspn(message, "\n"),
        message);
}
