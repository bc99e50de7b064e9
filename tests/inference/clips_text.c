/* SPDX-License-Identifier: Apache-2.0 */
#include "clips_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <clips/clips.h>
#include <clips/scanner.h>

enum { SPARE_ENDS = 64 }; /* CLIPS may ask for letters behind the end */

typedef struct reader {
    void *environment;
    clips_text *into;
    sb_failure *why;
    struct token token;
    int line; /* of the token */
} reader;

static const char source[] = "clips-text";

static void next_token(reader *r)
{
    GetToken(r->environment, source, &r->token);
    r->line = (int)GetLineCount(r->environment);
}

static clips_kind kind_of(const struct token *token)
{
    switch (token->type) {
    case LPAREN:
        return CLIPS_GROUP;
    case SYMBOL:
        return CLIPS_WORD;
    case INTEGER:
    case FLOAT:
        return CLIPS_NUMBER;
    case STRING:
        return CLIPS_STRING;
    default:
        return CLIPS_OTHER;
    }
}

static double number_of(const struct token *token)
{
    if (token->type == INTEGER)
        return (double)ValueToLong(token->value);
    return token->type == FLOAT ? ValueToDouble(token->value) : 0;
}

/* What the current token says, added to `list`; NULL with `why`. */
static clips_part *add_part(reader *r, list *to)
{
    clips_text *all = r->into;
    clips_part *part = arena_take(all->memory, sizeof(*part));
    const char *text = r->token.type == STRING ? ValueToString(r->token.value)
                                               : r->token.printForm;

    if (!part || list_add(&all->all, part) < 0 || list_add(to, part) < 0)
        goto no_memory;
    part->kind = kind_of(&r->token);
    part->line = r->line;
    part->number = number_of(&r->token);
    part->text = part->kind == CLIPS_GROUP ? ""
                                           : arena_copy(all->memory, text, strlen(text));
    if (part->text)
        return part;
no_memory:
    failure_memory(r->why);
    return NULL;
}

static int complain(reader *r, int line, const char *sentence)
{
    return failure_set(r->why, SB_CAUSE_PACK, r->into->path, line, "%s", sentence);
}

/* All up to the parenthesis that closes the group. */
static int read_group(reader *r, clips_part *group)
{
    for (next_token(r); r->token.type != RPAREN; next_token(r)) {
        clips_part *part;

        if (r->token.type == STOP)
            return complain(r, group->line, "this parenthesis is not closed");
        part = add_part(r, &group->parts);
        if (!part || (part->kind == CLIPS_GROUP && read_group(r, part) < 0))
            return -1;
    }
    return 0;
}

static int read_all(reader *r)
{
    for (next_token(r); r->token.type != STOP; next_token(r)) {
        clips_part *group;

        if (r->token.type != LPAREN)
            return complain(r, r->line,
                            r->token.type == RPAREN
                                ? "a parenthesis too many"
                                : "outside of all parentheses stands only a comment");
        group = add_part(r, &r->into->groups);
        if (!group || read_group(r, group) < 0)
            return -1;
    }
    return 0;
}

static void scan(reader *r, char *text)
{
    RouterData(r->environment)->FastCharGetRouter = source;
    RouterData(r->environment)->FastCharGetString = text;
    RouterData(r->environment)->FastCharGetIndex = 0;
    RouterData(r->environment)->LineCountRouter = source;
    SetLineCount(r->environment, 1);
}

int clips_text_parse(clips_text **out, const char *path, const char *text,
                     sb_failure *why)
{
    clips_text *all = calloc(1, sizeof(*all));
    char *copy = calloc(strlen(text) + SPARE_ENDS, 1);
    reader r = {.environment = CreateEnvironment(), .into = all, .why = why};
    int error = -1;

    if (!all || !copy || !r.environment || !(all->memory = arena_new()) ||
        !(all->path = arena_copy(all->memory, path, strlen(path)))) {
        failure_memory(why);
        goto cleanup;
    }
    memcpy(copy, text, strlen(text));
    scan(&r, copy);
    if ((error = read_all(&r)) < 0)
        goto cleanup;
    *out = all;
    all = NULL;
cleanup:
    if (r.environment)
        DestroyEnvironment(r.environment);
    free(copy);
    clips_text_free(all);
    return error;
}

int clips_text_open(clips_text **out, const char *path, sb_failure *why)
{
    FILE *file = fopen(path, "rb");
    text_buffer text = {0};
    char piece[4096];
    size_t length;
    int error = -1;

    if (!file)
        return failure_set(why, SB_CAUSE_SYSTEM, path, 0, "cannot be read");
    while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
        text_add_bytes(&text, piece, length);
    if (ferror(file))
        failure_set(why, SB_CAUSE_SYSTEM, path, 0, "cannot be read");
    else if (text.failed)
        failure_memory(why);
    else
        error = clips_text_parse(out, path, text.text ? text.text : "", why);
    text_clear(&text);
    fclose(file);
    return error;
}

void clips_text_free(clips_text *all)
{
    if (!all)
        return;
    for (size_t i = 0; i < all->all.count; i++)
        list_clear(&((clips_part *)all->all.items[i])->parts);
    list_clear(&all->all);
    list_clear(&all->groups);
    arena_free(all->memory);
    free(all);
}

clips_part *clips_part_at(const clips_part *group, size_t index)
{
    return index < group->parts.count ? group->parts.items[index] : NULL;
}

const char *clips_part_head(const clips_part *group)
{
    const clips_part *first = group->kind == CLIPS_GROUP ? clips_part_at(group, 0) : NULL;

    return first && first->kind == CLIPS_WORD ? first->text : "";
}

int clips_part_is(const clips_part *part, const char *head)
{
    return strcmp(clips_part_head(part), head) == 0;
}

static int is_sign(const char *text, const char *signs)
{
    return *text && strchr(signs, *text) && !text[1];
}

/* With single spaces; the signs of a constraint stand close, as people write them. */
void clips_part_write(text_buffer *out, const clips_part *part)
{
    const clips_part *before = NULL;

    if (part->is_out)
        return;
    if (part->kind == CLIPS_STRING)
        text_join(out, "\"", part->text, "\"");
    else
        text_add(out, part->text);
    if (part->kind != CLIPS_GROUP)
        return;
    text_add(out, part->is_bare ? "" : "(");
    for (size_t i = 0; i < part->parts.count; i++) {
        const clips_part *one = part->parts.items[i];

        if (one->is_out)
            continue;
        if (before && !is_sign(before->text, "&|~:") && !is_sign(one->text, "&|"))
            text_add(out, " ");
        clips_part_write(out, one);
        before = one;
    }
    text_add(out, part->is_bare ? "" : ")");
}
