/* SPDX-License-Identifier: Apache-2.0 */
/* Signing parts of a pack: what is meant, whether it may be signed, and the new file. */
#include "workshop/signing.h"

#include <stdlib.h>
#include <string.h>

#include <steadyback/check.h>

#include "base/failure.h"
#include "base/utf8.h"
#include "folder/pack_folder.h"

enum { LONGEST_SIGNER = 100 };

static int same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

#define refuse(s, ...) failure_set((s)->why, SB_CAUSE_ANSWERS, "", 0, __VA_ARGS__)

/* ---- the name ---- */

static int is_sound(const char *text)
{
    size_t length = strlen(text), read;
    uint32_t code;

    for (size_t i = 0; i < length; i += read)
        if (!(read = utf8_read(&code, text + i, length - i)) || utf8_is_control(code) ||
            utf8_is_direction_control(code))
            return 0;
    return 1;
}

/* With single blanks between the words, as a file of the pack is read. */
static int take_name(signing *s)
{
    const char *from = s->wish->by ? s->wish->by : "";
    char *to = arena_copy(s->made->memory, from, strlen(from));
    size_t length = 0;

    if (!to)
        return failure_memory(s->why);
    for (; *from; from++)
        if (!strchr(" \t\r\n", *from))
            to[length++] = *from;
        else if (length && to[length - 1] != ' ')
            to[length++] = ' ';
    length -= length && to[length - 1] == ' ';
    to[length] = '\0';
    s->by = to;
    if (!length)
        return refuse(s, "it needs the name of who signs: --by NAME");
    if (length > LONGEST_SIGNER)
        return refuse(s, "the name is longer than 100 bytes");
    return is_sound(to) ? 0
                        : refuse(s, "the name holds a character that cannot be printed");
}

/* ---- may anything be signed? ---- */

/* What a signature is there to mend. */
static int is_about_signing(const char *kind)
{
    static const char *const kinds[] = {
        "changed-since-signed", "reviewed-without-signature", "draft-in-reviewed-pack"};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (same(kinds[i], kind))
            return 1;
    return 0;
}

static int has_other_errors(const sb_mistakes *mistakes)
{
    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++) {
        const sb_mistake *one = sb_mistakes_at(mistakes, i);

        if (one->severity == SB_ERROR && !is_about_signing(one->kind))
            return 1;
    }
    return 0;
}

static int check_pack(signing *s)
{
    sb_failure found = {0};
    sb_pack *pack = NULL;
    int error = sb_pack_check(&pack, s->options, NULL, s->mistakes, &found);

    sb_pack_free(pack);
    if (error == 0 && !has_other_errors(s->mistakes))
        return 0;
    if (error < 0 && (found.cause != SB_CAUSE_PACK || !sb_mistakes_count(s->mistakes)))
        return failure_set(s->why, found.cause, found.file, found.line, "%s", found.text);
    return has_other_errors(s->mistakes)
               ? failure_set(s->why, SB_CAUSE_PACK, s->options->folder, 0,
                             "nothing is signed: mend these mistakes first")
               : 0;
}

/* ---- what is meant ---- */

static int is_meant(const signing *s, const signable *one)
{
    for (size_t i = 0; i < s->meant.count; i++)
        if (s->meant.items[i] == one)
            return 1;
    return 0;
}

static int mean(signing *s, signable *one)
{
    if (is_meant(s, one))
        return 0;
    return list_add(&s->meant, one) < 0 ? failure_memory(s->why) : 0;
}

/* The current signature of this name under it, when there is nothing to sign anew. */
static const signature *has_signed(const signing *s, const signable *one)
{
    if (!signable_is_by(one, s->by) ||
        signable_state(one, s->wish->today, s->from.months) == SB_SIGN_DUE)
        return NULL;
    return signable_newest(one);
}

static int mean_named(signing *s, signable *one)
{
    const signature *old = has_signed(s, one);

    if (old && signable_is_by(one, s->by))
        return failure_set(s->why, SB_CAUSE_ANSWERS, "", 0,
                           "%s has signed %s '%s' already, and it has not changed since",
                           s->by, one->what, one->id);
    return mean(s, one);
}

static int mean_file(signing *s, const char *name, int *found)
{
    name += strncmp(name, "./", 2) == 0 ? 2 : 0;
    for (size_t i = 0; i < s->from.all.all.count; i++) {
        signable *one = s->from.all.all.items[i];
        const char *inside = one->style ? one->style->inside : one->root->inside;

        if (!same(one->file, name) && !same(inside, name))
            continue;
        *found = 1;
        if (!has_signed(s, one) && mean(s, one) < 0)
            return -1;
    }
    return 0;
}

static int tell_unknown(signing *s, const char *name)
{
    const char *near = signables_nearest(&s->from.all, name);

    return near
               ? refuse(s, "the pack has no '%.80s'; did you mean '%s'?", name, near)
               : refuse(s, "the pack has no '%.80s'; 'list' names all that can be signed",
                        name);
}

static int tell_ambiguous(signing *s, const signable *first, const signable *second)
{
    return refuse(s, "'%s' is the name of two things: write %s:%s or %s:%s", first->id,
                  first->what, first->id, second->what, second->id);
}

static int mean_one(signing *s, const char *name)
{
    signable *first = name_table_find(&s->from.all.by_key, name);
    int found = 0;

    for (size_t i = 0; i < s->from.all.all.count && !strchr(name, ':'); i++) {
        signable *one = s->from.all.all.items[i];

        if (!same(one->id, name))
            continue;
        if (first)
            return tell_ambiguous(s, first, one);
        first = one;
    }
    if (first)
        return mean_named(s, first);
    if (mean_file(s, name, &found) < 0)
        return -1;
    if (found)
        return 0;
    return tell_unknown(s, strchr(name, ':') ? strchr(name, ':') + 1 : name);
}

static int mean_topic(signing *s, const char *topic)
{
    int found = 0;

    for (size_t i = 0; i < s->from.all.all.count; i++) {
        signable *one = s->from.all.all.items[i];

        if (!same(one->topic, topic))
            continue;
        found = 1;
        if (!has_signed(s, one) && mean(s, one) < 0)
            return -1;
    }
    return found ? 0 : refuse_topic(&s->from.all, topic, s->why);
}

static int find_meant(signing *s)
{
    for (size_t i = 0; i < s->wish->id_count; i++)
        if (mean_one(s, s->wish->ids[i]) < 0)
            return -1;
    if (s->wish->topic && mean_topic(s, s->wish->topic) < 0)
        return -1;
    if (s->meant.count)
        return 0;
    return refuse(s, "there is nothing to sign: %s has signed it all", s->by);
}

/* ---- the whole ---- */

int sb_signing_make(sb_signing **out, const sb_pack_options *options,
                    const sb_sign_wish *wish, sb_mistakes *mistakes, sb_failure *why)
{
    sb_signing *made = calloc(1, sizeof(*made));
    signing s = {
        .made = made, .options = options, .wish = wish, .mistakes = mistakes, .why = why};
    sb_mistakes *elsewhere = sb_mistakes_new(); /* check_pack has told them */
    int error = -1;

    if (!made || !elsewhere || !(made->memory = arena_new()))
        failure_memory(why);
    else if (take_name(&s) == 0 && check_pack(&s) == 0 &&
             signed_source_read(&s.from, made->memory, options, elsewhere, why) == 0 &&
             find_meant(&s) == 0)
        error = signing_write(&s);
    signed_source_clear(&s.from);
    list_clear(&s.meant);
    sb_mistakes_free(elsewhere);
    if (error == 0)
        *out = made;
    else
        sb_signing_free(made);
    return error;
}

void sb_signing_free(sb_signing *made)
{
    if (!made)
        return;
    free(made->text);
    free(made->done);
    arena_free(made->memory);
    free(made);
}

const char *sb_signing_file(const sb_signing *made)
{
    (void)made;
    return SIGNATURES_FILE;
}

const char *sb_signing_text(const sb_signing *made)
{
    return made->text;
}

const char *sb_signing_done(const sb_signing *made)
{
    return made->done;
}
