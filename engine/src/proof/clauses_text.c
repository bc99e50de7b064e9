/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/clauses_text.h"

#include <errno.h>
#include <stdio.h>

enum { LITERAL_SIZE = 16 };

/* Digits by hand: there are hundreds of thousands of literals. */
static void add_literal(text_buffer *out, unsigned literal)
{
    char digits[LITERAL_SIZE];
    size_t at = sizeof(digits);
    unsigned variable = literal / 2 + 1;

    digits[--at] = ' ';
    for (; variable; variable /= 10)
        digits[--at] = (char)('0' + variable % 10);
    if (literal & 1)
        digits[--at] = '-';
    text_add_bytes(out, digits + at, sizeof(digits) - at);
}

static void add_clause(void *payload, const unsigned *literals, size_t count)
{
    clauses_text *text = payload;

    for (size_t i = 0; i < count; i++)
        add_literal(&text->body, literals[i]);
    text_add(&text->body, "0\n");
    text->clauses++;
}

void clauses_text_pose(clauses_text *out, logic *l, formula f, unsigned laws)
{
    *out = (clauses_text){0};
    out->variables = logic_pose(l, &f, 1, laws, add_clause, out);
    out->body.failed |= logic_failed(l);
}

int clauses_text_write(const clauses_text *text, const char *path, const char *comment)
{
    FILE *file = fopen(path, "wx");
    int error;

    if (!file)
        return -1;
    fprintf(file, "c %s\np cnf %zu %zu\n", comment, text->variables, text->clauses);
    if (text->body.length)
        fwrite(text->body.text, 1, text->body.length, file);
    error = ferror(file) ? EIO : 0;
    if (fclose(file) != 0 && !error)
        error = errno;
    errno = error;
    return error ? -1 : 0;
}

void clauses_text_clear(clauses_text *text)
{
    text_clear(&text->body);
}
