/* SPDX-License-Identifier: Apache-2.0 */
#include "commands/options.h"

#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { MOST_KINDS = 16, SENTENCE_SIZE = 512 };

/* ---- what is said ---- */

static void add_name(char out[SENTENCE_SIZE], const option_kind *kind)
{
    size_t used = strlen(out);

    if (kind->is_short)
        used += (size_t)snprintf(out + used, SENTENCE_SIZE - used, "-%c%s", kind->letter,
                                 kind->name ? " or " : "");
    if (kind->name && used < SENTENCE_SIZE)
        snprintf(out + used, SENTENCE_SIZE - used, "--%s", kind->name);
}

/* "the options are --format text|json, -o or --output FILE" */
static void add_all(char out[SENTENCE_SIZE], const option_set *set)
{
    size_t used = strlen(out);

    snprintf(out + used, SENTENCE_SIZE - used, "the options are ");
    for (const option_kind *kind = set->kinds; kind->letter; kind++) {
        if (kind != set->kinds)
            strncat(out, ", ", SENTENCE_SIZE - strlen(out) - 1);
        add_name(out, kind);
        used = strlen(out);
        if (kind->value)
            snprintf(out + used, SENTENCE_SIZE - used, " %s", kind->value);
    }
}

static int tell_unknown(const option_set *set, const char *given)
{
    char sentence[SENTENCE_SIZE] = "";

    snprintf(sentence, sizeof(sentence), "what is '%.100s'? %s", given,
             set->kinds->letter ? "" : "it has no options of its own");
    if (set->kinds->letter)
        add_all(sentence, set);
    return wrong_usage(set->command, "%s", sentence);
}

static int tell_value(const option_set *set, const option_kind *kind, const char *value)
{
    char sentence[SENTENCE_SIZE] = "";

    add_name(sentence, kind);
    if (value && kind->value)
        snprintf(sentence + strlen(sentence), SENTENCE_SIZE - strlen(sentence),
                 " cannot be '%.100s': it takes %s; ", value, kind->value);
    else
        snprintf(sentence + strlen(sentence), SENTENCE_SIZE - strlen(sentence), " %s; ",
                 kind->value ? "needs a value" : "takes no value");
    add_all(sentence, set);
    return wrong_usage(set->command, "%s", sentence);
}

static int tell_twice(const char *command, const option_kind *kind)
{
    char sentence[SENTENCE_SIZE] = "";

    add_name(sentence, kind);
    strncat(sentence, " is given twice; give it once",
            SENTENCE_SIZE - strlen(sentence) - 1);
    return wrong_usage(command, "%s", sentence);
}

/* ---- the options of one command ---- */

static const option_kind *kind_of(const option_set *set, int letter)
{
    for (const option_kind *kind = set->kinds; kind->letter; kind++)
        if (kind->letter == letter)
            return kind;
    return NULL;
}

/* The set as getopt_long takes it. */
static void write_known(const option_set *set, struct option known[MOST_KINDS + 1],
                        char letters[2 * MOST_KINDS + 2])
{
    size_t names = 0;

    *letters++ = ':';
    for (const option_kind *kind = set->kinds; kind->letter; kind++) {
        if (kind->name)
            known[names++] = (struct option){
                kind->name, kind->value ? required_argument : no_argument, NULL,
                kind->letter};
        if (!kind->is_short)
            continue;
        *letters++ = (char)kind->letter;
        if (kind->value)
            *letters++ = ':';
    }
    known[names] = (struct option){0};
    *letters = '\0';
}

/* getopt was given an option that is none, or one without its value. */
static int tell_misfit(const option_set *set, char *argv[])
{
    const option_kind *kind = optopt ? kind_of(set, optopt) : NULL;
    char given[] = {'-', (char)optopt, '\0'};

    if (kind)
        return tell_value(set, kind, NULL);
    return tell_unknown(set, optopt ? given : argv[optind - 1]);
}

int options_read(const option_set *set, int argc, char *argv[], option_taker *take,
                 void *into, int *first)
{
    struct option known[MOST_KINDS + 1];
    char letters[2 * MOST_KINDS + 2];
    char seen[UCHAR_MAX + 1] = {0};
    int letter;

    write_known(set, known, letters);
    opterr = 0;
    while ((letter = getopt_long(argc, argv, letters, known, NULL)) != -1) {
        const option_kind *kind = kind_of(set, letter);
        const char *value = kind && kind->value ? optarg : "";
        int code;

        if (!kind)
            return tell_misfit(set, argv);
        if (seen[letter]++)
            return tell_twice(set->command, kind);
        if ((code = take(into, letter, value)) != 0)
            return code < 0 ? tell_value(set, kind, value) : code;
    }
    *first = optind;
    return 0;
}

int option_json(int *is_json, const char *value)
{
    *is_json = strcmp(value, "json") == 0;
    return *is_json || strcmp(value, "text") == 0 ? 0 : -1;
}

/* ---- the options of every command ---- */

static const option_kind common_kinds[] = {{"pack", 'p', "DIR", 0},
                                           {"overlay", 'v', "DIR", 0},
                                           {"allow-modified", 'm', NULL, 0},
                                           {"no-color", 'c', NULL, 0},
                                           {NULL, 'q', NULL, 1},
                                           {0}};

/* The kind of the common option at argv[*at], or NULL; *value is what stands behind it
 * (--name VALUE or --name=VALUE), "" when that is missing. */
static const option_kind *common_kind(int *at, int argc, char *argv[], const char **value)
{
    const char *word = argv[*at];

    *value = "";
    for (const option_kind *kind = common_kinds; kind->letter; kind++) {
        size_t length = kind->name ? strlen(kind->name) : 0;

        if (!kind->name && strcmp(word, "-q") == 0)
            return kind;
        if (!kind->name || strncmp(word, "--", 2) != 0 ||
            strncmp(word + 2, kind->name, length) != 0)
            continue;
        if (word[2 + length] == '=' && kind->value)
            *value = word + 2 + length + 1;
        else if (word[2 + length])
            continue;
        else if (kind->value && *at + 1 < argc)
            *value = argv[++*at];
        return kind;
    }
    return NULL;
}

static int take_common(common *common, const char **overlays, const option_kind *kind,
                       const char *value)
{
    char sentence[SENTENCE_SIZE];

    if (kind->value && !*value) {
        snprintf(sentence, sizeof(sentence), "--%s needs a folder", kind->name);
        return wrong_usage("steadyback", "%s", sentence);
    }
    if (kind->letter == 'p')
        common->pack.folder = value;
    else if (kind->letter == 'v')
        overlays[common->pack.overlay_count++] = value;
    else if (kind->letter == 'm')
        common->pack.allow_modified = 1;
    else if (kind->letter == 'q')
        common->quiet = 1;
    return 0;
}

int options_take_common(common *common, const char **overlays, int *argc, char *argv[])
{
    char seen[UCHAR_MAX + 1] = {0};
    int kept = 1;

    common->pack.overlays = overlays;
    for (int i = 1; i < *argc; i++) {
        const char *value;
        const option_kind *kind = common_kind(&i, *argc, argv, &value);
        int code;

        if (!kind) {
            argv[kept++] = argv[i];
            continue;
        }
        if (seen[kind->letter]++ && kind->letter != 'v')
            return tell_twice("steadyback", kind);
        if ((code = take_common(common, overlays, kind, value)) != 0)
            return code;
    }
    argv[kept] = NULL;
    *argc = kept;
    return 0;
}
