/* SPDX-License-Identifier: Apache-2.0 */
/* Checks of a file before it is parsed: encoding, and characters that nobody sees. */
#include <string.h>
#include <strings.h>

#include "folder/file_check.h"
#include "base/utf8.h"

enum { MOST_LINES = 10, DECLARATION = 200, LONGEST_CHARACTER = 4 };

/* One mistake a line is enough, and some lines a file. */
typedef struct told {
    int line, lines;
} told;

static int is_new(told *before, int line)
{
    if (before->line == line || before->lines == MOST_LINES)
        return 0;
    before->line = line;
    before->lines++;
    return 1;
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
    return parsable;
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
    if (!name)
        return 0;
    name += strlen("encoding=");
    end = *name ? strchr(name + 1, *name) : NULL;
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
    int parsable = check_characters(file, mistakes);

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
