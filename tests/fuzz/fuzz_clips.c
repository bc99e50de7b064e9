/* SPDX-License-Identifier: Apache-2.0 */
/* No accepted id, word or text may break out of the CLIPS that is generated from a pack.
 *
 * The input: lines of "OLD NEW". Wherever a value of the tiny pack is OLD (the whole of an
 * attribute, a word of a list in one, or a text), it becomes NEW, so that references still
 * fit. What is accepted is loaded, and held against what has to come of it: the rules of
 * the book, and nothing else. */
#include "fuzz.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "inference/rule_book.h"
#include "inference/rule_session.h"
#include "pack/pack.h"

enum { MOST_SWAPS = 8, LONGEST = 4096 };

typedef struct swap {
    const char *old, *new;
    size_t old_length, new_length;
} swap;

typedef struct swaps {
    swap all[MOST_SWAPS];
    size_t count;
} swaps;

/* ---- the input ---- */

static void read_swaps(swaps *out, const char *text)
{
    while (*text && out->count < MOST_SWAPS) {
        size_t length = strcspn(text, "\n"), word = strcspn(text, " \n");

        if (word && word < length)
            out->all[out->count++] = (swap){text, text + word + 1, word, length - word - 1};
        text += length + (text[length] == '\n');
    }
}

static void add(char **out, const char *bytes, size_t length)
{
    memcpy(*out, bytes, length);
    *out += length;
}

static const swap *wanted(const swaps *all, const char *word, size_t length)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->all[i].old_length == length && memcmp(all->all[i].old, word, length) == 0)
            return &all->all[i];
    return NULL;
}

static int ends_word(char letter)
{
    return !letter || strchr("\"' <>/\n", letter) != NULL;
}

/* Words inside quotes or tags, and whole texts of one word. */
static char *swap_words(const char *inside, const char *text, size_t length, void *payload)
{
    const swaps *all = payload;
    char *made = malloc((length + 1) * (LONGEST / 4)), *out = made;

    (void)inside;
    insist(made != NULL, "out of memory", "");
    while (*text) {
        size_t word = 0;
        const swap *found;

        while (!ends_word(text[word]))
            word++;
        found = word ? wanted(all, text, word) : NULL;
        if (found)
            add(&out, found->new, found->new_length);
        else
            add(&out, text, word ? word : 1);
        text += word ? word : 1;
    }
    *out = '\0';
    return made;
}

/* ---- what was generated ---- */

/* The whole text is a sequence of (defrule MODULE::NAME ...), with the names of the book in
 * their order, balanced, and without a string or a comment in which something could hide. */
static void insist_rules_only(const rule_book *book)
{
    const char *at = book->text;

    insist(strspn(at, " \n") == strlen(at) || book->rules.count, "rules out of nowhere", at);
    for (size_t i = 0; i < strlen(at); i++)
        insist(isalnum((unsigned char)at[i]) || strchr(" \n()?$&|~:=<>-.+*", at[i]),
               "a letter that never stands in rules", at + i);
    for (size_t i = 0; i < book->rules.count; i++) {
        const written_rule *rule = book->rules.items[i];
        const char *colons;
        long depth = 0;

        at += strspn(at, " \n");
        insist(strncmp(at, "(defrule ", 9) == 0, "something but a rule", at);
        colons = strstr(at, "::");
        insist(colons && strncmp(colons + 2, rule->name, strlen(rule->name)) == 0 &&
                   isspace((unsigned char)colons[2 + strlen(rule->name)]),
               "another rule than the book has", at);
        do
            depth += (*at == '(') - (*at == ')');
        while (*at++ && depth > 0);
        insist(depth == 0, "parentheses that do not match", rule->name);
    }
    insist(at[strspn(at, " \n")] == '\0', "more than the rules of the book", at);
}

static void load_ours(rule_session *session)
{
    const char *const files[] = {embedded_vocabulary_clp, embedded_derive_clp,
                                 embedded_ask_clp,        embedded_settle_clp,
                                 embedded_profile_clp,    embedded_choose_clp,
                                 embedded_alternatives_clp, embedded_dose_clp,
                                 embedded_weeks_clp, embedded_bouts_clp};
    sb_failure why = {0};

    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        insist(rule_session_load(session, "ours", files[i], &why) == 0, "our own rules", why.text);
}

static void insist_loads(const sb_pack *pack)
{
    rule_session *session = NULL;
    sb_failure why = {0};
    long rules, facts;

    insist(rule_session_open(&session, &why) == 0, "no session", why.text);
    load_ours(session);
    rules = rule_session_rule_count(session);
    facts = rule_session_fact_count(session);
    insist(rule_session_load(session, "book", pack->book->text, &why) == 0,
           "an accepted pack gives rules that do not load", why.text);
    insist(rule_session_rule_count(session) - rules == (long)pack->book->rules.count,
           "other rules than those of the book", pack->book->text);
    insist(rule_session_fact_count(session) == facts, "facts out of rules", pack->book->text);
    rule_session_close(session);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text;
    swaps all = {0};
    sb_pack *pack;

    if (size > LONGEST / 8)
        return 0;
    text = fuzz_text(bytes, size);
    read_swaps(&all, text);
    fuzz_folder_change(swap_words, &all);
    pack = fuzz_open(0, 0);
    if (pack) {
        insist_rules_only(pack->book);
        insist_loads(pack);
    }
    sb_pack_free(pack);
    free(text);
    return 0;
}
