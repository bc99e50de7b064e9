/* SPDX-License-Identifier: Apache-2.0 */
/* The text of a draft: templates with the wish put in, and the file around them. */
#include "workshop/draft.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "base/template_text.h"
#include "folder/pack_folder.h"

enum { LONGEST_FILE = 200, LONGEST_NUMBER = 24 };

static const char next_mark[] = "<!-- @NEXT ";

/* ---- templates ---- */

/* NULL and a failure when the pack has none. */
static const char *read_template(drafting *d, const char *name)
{
    char inside[LONGEST_FILE];
    pack_file *file = NULL;

    snprintf(inside, sizeof(inside), "knowledge/templates/%s.xml", name);
    if (pack_folder_file(&file, d->draft->memory, d->options->folder, inside, d->mistakes,
                         d->why) == 0 &&
        !file)
        failure_set(d->why, SB_CAUSE_PACK, inside, 0, "the pack has no such template");
    return file ? file->bytes : NULL;
}

/* What stands for @NAME@, or NULL. */
static const char *value_of(const drafting *d, const char *name, size_t length,
                            const char *body, char number[LONGEST_NUMBER])
{
    const char *const pairs[][2] = {{"ID", d->wish.id},       {"TODAY", d->wish.today},
                                    {"TOPIC", d->wish.topic}, {"STEP", d->wish.step},
                                    {"ORDER", number},        {"BODY", body}};

    snprintf(number, LONGEST_NUMBER, "%ld", d->order);
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
        if (strlen(pairs[i][0]) == length && strncmp(pairs[i][0], name, length) == 0)
            return pairs[i][1] ? pairs[i][1] : "";
    return NULL;
}

/* Copies the template with values in place of @NAME@. */
static void put_in(const drafting *d, text_buffer *out, const char *text,
                   const char *body)
{
    char number[LONGEST_NUMBER];

    while (*text) {
        size_t plain = strcspn(text, "@");
        size_t length;
        const char *value = NULL;

        text_add_bytes(out, text, plain);
        text += plain;
        if (!*text)
            return;
        length = strcspn(text + 1, "@");
        if (text[1 + length])
            value = value_of(d, text + 1, length, body, number);
        if (value)
            text_add(out, value);
        else
            text_add_bytes(out, text, 1);
        text += value ? length + 2 : 1;
    }
}

/* ---- what to do next: the first comment of the template ---- */

static int keep_next(drafting *d, const char *text, size_t length)
{
    char *next = arena_copy(d->draft->memory, text, length);
    char *to = next;

    if (!next)
        return failure_memory(d->why);
    for (const char *from = next; *from; from++) /* on one line */
        if (!isspace((unsigned char)*from) || (to > next && to[-1] != ' '))
            *to++ = isspace((unsigned char)*from) ? ' ' : *from;
    to[to > next && to[-1] == ' ' ? -1 : 0] = '\0';
    d->draft->next = next;
    return 0;
}

/* Appends what is left to write: each element or attribute once. */
static int keep_left(drafting *d, const char *template)
{
    list left = {0};
    text_buffer out = {0};
    int error = template_texts(&left, d->draft->memory, template);

    text_addf(&out, "%s%sYours to write: ", d->draft->next, *d->draft->next ? " " : "");
    for (size_t i = 0; error == 0 && i < left.count; i++) {
        const template_text *one = left.items[i];
        size_t k = 0;

        while (strcmp(((template_text *)left.items[k])->where, one->where) != 0)
            k++;
        if (k == i)
            text_addf(&out, "%s%s", i ? ", " : "", one->where);
    }
    text_add(&out, ". check calls it unfinished until then.");
    if (error == 0 && !out.failed && left.count)
        d->draft->next = arena_copy(d->draft->memory, out.text, out.length);
    error = error < 0 || out.failed || !d->draft->next ? failure_memory(d->why) : 0;
    list_clear(&left);
    text_clear(&out);
    return error;
}

/* Takes the comment out, with the line it stands on. */
static int split_next(drafting *d, text_buffer *out, const char *text)
{
    const char *mark = strstr(text, next_mark);
    const char *end = mark ? strstr(mark, "-->") : NULL;
    const char *line = mark;

    if (!end) {
        text_add(out, text);
        return 0;
    }
    if (keep_next(d, mark + strlen(next_mark), (size_t)(end - mark) - strlen(next_mark)) <
        0)
        return -1;
    while (line > text && line[-1] != '\n')
        line--;
    end += strlen("-->");
    text_add_bytes(out, text, (size_t)(line - text));
    text_add(out, *end == '\n' ? end + 1 : end);
    return 0;
}

/* The licence of a template that is a part of a file is that of the file. */
static const char *behind_licence(const char *text)
{
    static const char licence[] = "<!-- SPDX-License-Identifier:";
    const char *end = strncmp(text, licence, strlen(licence)) == 0 ? strchr(text, '\n')
                                                                   : NULL;

    return end ? end + 1 : text;
}

/* The filled template of the thing itself. */
static int write_thing(drafting *d, text_buffer *out)
{
    const char *template = read_template(d, d->kind->name);
    text_buffer filled = {0};
    int error;

    if (!template)
        return -1;
    put_in(d, &filled, behind_licence(template), NULL);
    error = split_next(d, out, filled.text ? filled.text : "");
    if (error == 0)
        error = keep_left(d, template);
    if (error == 0 && (filled.failed || out->failed))
        error = failure_memory(d->why);
    text_clear(&filled);
    return error;
}

/* ---- the file ---- */

static int line_at(const char *text, const char *place)
{
    int line = 1;

    for (; text < place; text++)
        line += *text == '\n';
    return line;
}

/* Where the thing begins: behind the comments in front of it. */
static void find_line(drafting *d, const char *from)
{
    char start[LONGEST_FILE];
    const char *place;

    snprintf(start, sizeof(start), "<%s ", d->kind->name);
    place = strstr(from, start);
    d->draft->line = line_at(d->draft->text, place ? place : from);
}

static int keep_text(drafting *d, text_buffer *text, size_t begins)
{
    if (!text->failed && text->text)
        d->draft->text = arena_copy(d->draft->memory, text->text, text->length);
    if (!d->draft->text)
        return failure_memory(d->why);
    find_line(d, d->draft->text + begins);
    return 0;
}

/* Before the end tag of the root, which is the last in the file. */
static int add_to_file(drafting *d, const pack_file *file, const char *thing)
{
    char end[LONGEST_FILE];
    const char *place = NULL;
    text_buffer out = {0};
    int error;

    snprintf(end, sizeof(end), "</%s>", d->kind->around);
    for (const char *at = file->bytes; (at = strstr(at, end)); at++)
        place = at;
    if (!place)
        return failure_set(d->why, SB_CAUSE_PACK, d->draft->file, 0,
                           "it does not end with %s; mend it first", end);
    text_add_bytes(&out, file->bytes, (size_t)(place - file->bytes));
    text_addf(&out, "\n%s", thing);
    text_add(&out, place);
    error = keep_text(d, &out, (size_t)(place - file->bytes));
    text_clear(&out);
    return error;
}

/* A thing that is a file, or a new file around it. */
static int make_file(drafting *d, const char *thing)
{
    const char *template = d->kind->around ? read_template(d, d->kind->around) : "@BODY@";
    text_buffer out = {0};
    int error;

    if (!template)
        return -1;
    put_in(d, &out, template, thing);
    error = keep_text(d, &out, 0);
    text_clear(&out);
    return error;
}

int draft_write(drafting *d)
{
    pack_file *file = NULL;
    text_buffer thing = {0};
    int error = -1;

    d->draft->next = "";
    if (pack_folder_file(&file, d->draft->memory, d->options->folder, d->draft->file,
                         d->mistakes, d->why) == 0 &&
        write_thing(d, &thing) == 0) {
        if (file && !d->kind->around)
            failure_set(d->why, SB_CAUSE_ANSWERS, d->draft->file, 0,
                        "it is there already; choose another id");
        else if (file)
            error = add_to_file(d, file, thing.text);
        else
            error = make_file(d, thing.text) < 0 ? -1 : draft_list(d);
    }
    text_clear(&thing);
    return error;
}
