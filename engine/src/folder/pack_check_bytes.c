/* SPDX-License-Identifier: Apache-2.0 */
/* Checks of a file before it is parsed: encoding, and characters that nobody sees. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "folder/file_check.h"

enum { MOST_LINES = 10, DECLARATION = 200, LONGEST_CHARACTER = 4 };

/* One mistake a line is enough, and some lines a file; how many more there are is told
 * with the first of them. */
typedef struct told {
    int line, lines, first_more;
} told;

static int is_new(told *before, int line)
{
    if (before->line == line)
        return 0;
    before->line = line;
    if (++before->lines <= MOST_LINES)
        return 1;
    if (!before->first_more)
        before->first_more = line;
    return 0;
}

static void tell_more(const told *all, const char *kind, const char *what,
                      const pack_file *file, sb_mistakes *mistakes)
{
    const int more = all->lines - MOST_LINES;

    if (more > 0)
        mistakes_add(mistakes, SB_ERROR, kind, file->shown, all->first_more,
                     "%d line%s from here on: there is %s too.", more,
                     more == 1 ? "" : "s", what);
}

static void tell_control(const pack_file *file, int line, uint32_t code,
                         sb_mistakes *mistakes)
{
    if (utf8_is_control(code))
        mistakes_add(mistakes, SB_ERROR, "control-character", file->shown, line,
                     "This line holds the control character U+%04X.", (unsigned)code);
    else
        mistakes_add(mistakes, SB_ERROR, "direction-control", file->shown, line,
                     "This line holds U+%04X, which turns the direction of writing.",
                     (unsigned)code);
}

/* -1 when an XML parser would stumble over it. */
static int check_characters(const pack_file *file, sb_mistakes *mistakes)
{
    told bytes = {0}, controls = {0};
    int line = 1, parsable = 0;

    for (size_t at = 0; at < file->length;) {
        uint32_t code = ' ';
        size_t size = utf8_plain(file->bytes + at, file->length - at);

        if (size == 0)
            size = utf8_read(&code, file->bytes + at, file->length - at);
        if (size == 0) {
            parsable = -1;
            if (is_new(&bytes, line))
                mistakes_add(mistakes, SB_ERROR, "not-utf8", file->shown, line,
                             "This line holds the byte 0x%02X, which is not UTF-8.",
                             (unsigned char)file->bytes[at]);
            size = 1;
        } else if (utf8_is_control(code) || utf8_is_direction_control(code)) {
            parsable = code < ' ' ? -1 : parsable;
            if (is_new(&controls, line))
                tell_control(file, line, code, mistakes);
        } else if (code == '\n') {
            line++;
        }
        at += size;
    }
    tell_more(&bytes, "not-utf8", "what is not UTF-8", file, mistakes);
    tell_more(&controls, "control-character", "an invisible character", file, mistakes);
    return parsable;
}

/* ---- files that are something else ---- */

typedef struct other_file {
    const char *start;
    size_t length;
    const char *is;
} other_file;

static const other_file *other_file_of(const pack_file *file)
{
    static const other_file known[] = {
        {"PK\x03\x04", 4, "a document of a word processor (.docx, .odt) or a zip file"},
        {"\xD0\xCF\x11\xE0", 4, "a document of an old word processor (.doc)"},
        {"{\\rtf", 5, "a document in rich text (.rtf)"},
        {"%PDF", 4, "a PDF"},
        {"<!DOCTYPE html", 14, "a web page (.html)"},
        {"<html", 5, "a web page (.html)"},
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (file->length >= known[i].length &&
            strncasecmp(file->bytes, known[i].start, known[i].length) == 0)
            return &known[i];
    return NULL;
}

/* Two bytes a letter: a mark at the beginning, or every other byte of "<?" a NUL. */
static int is_utf16(const pack_file *file)
{
    const char *bytes = file->bytes;

    return file->length >= 4 &&
           (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0 ||
            memcmp(bytes, "<\0?\0", 4) == 0 || memcmp(bytes, "\0<\0?", 4) == 0);
}

/* -1 when the whole file is in another form, and no line of it tells more. */
static int check_form(const pack_file *file, sb_mistakes *mistakes)
{
    const other_file *other = other_file_of(file);

    if (other) {
        mistakes_add(mistakes, SB_ERROR, "not-xml", file->shown, 0,
                     "This is %s, not a text file.", other->is);
        return -1;
    }
    if (!is_utf16(file))
        return 0;
    mistakes_add(mistakes, SB_ERROR, "other-encoding", file->shown, 0,
                 "The file is saved as UTF-16 (\"Unicode\").");
    mistakes_mend(mistakes, "Save it as UTF-8; editors ask for the encoding under "
                            "\"Save as\".");
    mistakes_allow(mistakes, "UTF-8");
    return -1;
}

/* -1 when the first line names another encoding. */
static int check_declaration(const pack_file *file, sb_mistakes *mistakes)
{
    char start[DECLARATION];
    size_t length = file->length < sizeof(start) - 1 ? file->length : sizeof(start) - 1;
    char *name, *end;

    memcpy(start, file->bytes, length);
    start[length] = '\0';
    start[strcspn(start, ">")] = '\0';
    name = strstr(start, "<?xml") ? strstr(start, "encoding=") : NULL;
    if (!name || (name[strlen("encoding=")] != '"' && name[strlen("encoding=")] != '\''))
        return 0; /* the parser says what is wrong with it */
    name += strlen("encoding=");
    end = strchr(name + 1, *name);
    if (!end)
        return 0;
    *end = '\0';
    if (strcasecmp(name + 1, "UTF-8") == 0)
        return 0;
    mistakes_add(mistakes, SB_ERROR, "other-encoding", file->shown, 1,
                 "The file says that its encoding is %s.", name + 1);
    mistakes_allow(mistakes, "UTF-8");
    return -1;
}

int check_bytes(const pack_file *file, sb_mistakes *mistakes)
{
    static const char mark[] = "\xEF\xBB\xBF";
    int parsable;

    if (check_form(file, mistakes) < 0)
        return -1;
    parsable = check_characters(file, mistakes);

    if (file->length >= 3 && memcmp(file->bytes, mark, 3) == 0)
        mistakes_add(mistakes, SB_ERROR, "byte-order-mark", file->shown, 1,
                     "The file starts with a byte order mark.");
    return check_declaration(file, mistakes) < 0 ? -1 : parsable;
}

/* ---- characters that came in by number: &#x202E; ---- */

static void check_text(const xml_element *e, const char *text, sb_mistakes *mistakes)
{
    uint32_t code;
    size_t size;

    for (; *text; text += size ? size : 1) {
        const char *kind;

        size = utf8_read(&code, text, LONGEST_CHARACTER);
        if (!size || (!utf8_is_control(code) && !utf8_is_direction_control(code)))
            continue;
        kind = utf8_is_control(code) ? "control-character" : "direction-control";
        mistakes_add(mistakes, SB_ERROR, kind, e->file, e->line,
                     "<%s> holds the invisible character U+%04X.", e->name,
                     (unsigned)code);
        return;
    }
}

static void check_texts_of(const xml_element *e, sb_mistakes *mistakes)
{
    check_text(e, e->text, mistakes);
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        check_text(e, a->value, mistakes);
    for (const xml_element *child = e->first; child; child = child->next)
        check_texts_of(child, mistakes);
}

void check_references(const xml_element *root, const pack_file *file,
                      sb_mistakes *mistakes)
{
    if (strstr(file->bytes, "&#"))
        check_texts_of(root, mistakes);
}
