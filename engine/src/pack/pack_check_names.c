/* SPDX-License-Identifier: Apache-2.0 */
/* Names in braces: contacts are put into every text of the pack as soon as it is read, so
 * that nothing behind that can show one unfilled; what the program puts in later is held
 * against what it knows. */
#include <stdint.h>
#include <string.h>

#include "base/name_fill.h"
#include "base/required_messages.h"
#include "pack/root_check.h"

enum { LONGEST_NAME = 64, LONGEST_SHOWN = 40, MOST_NUMBERS = 8 };

typedef struct naming {
    reading *r;
    const xml_element *parent, *element;
    const char *later;     /* names that the program puts in when it shows the text */
    int takes_contacts;    /* {emergency} and the like */
    const char **contacts; /* id, how ..., NULL */
    const char *numbers[2 * MOST_NUMBERS + 1]; /* the same, of a light or a flare-up */
    text_buffer filled;
} naming;

/* ---- what may stand where ---- */

static int is(const xml_element *e, const char *name)
{
    return e && strcmp(e->name, name) == 0;
}

static int has(const xml_element *e, const char *attribute, const char *value)
{
    const char *found = xml_value(e, attribute);

    return found && strcmp(found, value) == 0;
}

/* The texts of a light or a flare-up hold its own numbers, which are its attributes. */
static const xml_attribute *numbers_of(const xml_element *parent)
{
    return is(parent, "light") || is(parent, "flare") ? parent->attributes : NULL;
}

static const char *names_put_in_later(const xml_element *parent, const xml_element *e)
{
    if (is(parent, "message") && has(parent, "kind", "phrase"))
        return message_names(xml_value(parent, "id"));
    if (is(parent, "question") && is(e, "say") &&
        (has(parent, "type", "number") || has(parent, "type", "scale")))
        return "value";
    return "";
}

static int is_word_of(const char *words, const char *name, size_t length)
{
    while (*words) {
        size_t word = strcspn(words, " ");

        if (word == length && strncmp(words, name, length) == 0)
            return 1;
        words += word;
        words += strspn(words, " ");
    }
    return 0;
}

static int is_contact(const naming *n, const char *name, size_t length)
{
    char id[LONGEST_NAME];

    if (!n->takes_contacts || length >= sizeof(id))
        return 0;
    memcpy(id, name, length);
    id[length] = '\0';
    name_table_use(&n->r->pack->contacts.by_name, id);
    return reading_is_hidden(n->r, id) ||
           name_table_find(&n->r->pack->contacts.by_name, id) != NULL;
}

/* Whether the parent has this number. */
static int is_number(const xml_element *parent, const char *name, size_t length)
{
    for (const xml_attribute *a = numbers_of(parent); a; a = a->next)
        if (strlen(a->name) == length && strncmp(a->name, name, length) == 0 &&
            strcmp(a->name, "id") != 0)
            return 1;
    return 0;
}

/* ---- the mistake ---- */

static void list_allowed(const naming *n, text_buffer *out)
{
    const list *contacts = &n->r->pack->contacts.all;

    for (const char *word = n->later; *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");

        text_addf(out, "%s{%.*s}", out->length ? ", " : "", (int)length, word);
        word += length;
    }
    for (const xml_attribute *a = numbers_of(n->parent); a; a = a->next)
        if (strcmp(a->name, "id") != 0)
            text_addf(out, "%s{%s}", out->length ? ", " : "", a->name);
    for (size_t i = 0; n->takes_contacts && i < contacts->count; i++)
        text_addf(out, "%s{%s}", out->length ? ", " : "",
                  ((const contact *)contacts->items[i])->id);
}

static void tell_unknown(naming *n, const char *at, size_t length)
{
    text_buffer allowed = {0};

    list_allowed(n, &allowed);
    mistakes_add(n->r->mistakes, SB_ERROR, "unknown-brace-name", n->element->file,
                 n->element->line, "Nothing is put in for '%.*s' in <%s>.",
                 (int)(length < LONGEST_SHOWN ? length : LONGEST_SHOWN), at,
                 n->element->name);
    if (allowed.text) {
        mistakes_mend(n->r->mistakes, "Here may stand %s; or take the braces out.",
                      allowed.text);
        mistakes_allow(n->r->mistakes, "%s", allowed.text);
    } else {
        mistakes_mend(n->r->mistakes,
                      "No name in braces may stand here: write the words themselves.");
    }
    n->r->out_of_memory |= allowed.failed;
    text_clear(&allowed);
}

static void check_names(naming *n, const char *text)
{
    const char *at = text + strcspn(text, "{}");

    while (*at) {
        size_t length = 0;
        const char *name = name_left(at, &length);

        if (name != at)
            length = 1 + strcspn(at + 1, "{}");
        if (name != at || (!is_word_of(n->later, at + 1, length - 2) &&
                           !is_number(n->parent, at + 1, length - 2) &&
                           !is_contact(n, at + 1, length - 2)))
            tell_unknown(n, at, length);
        at += length;
        at += strcspn(at, "{}");
    }
}

/* ---- putting in ---- */

static void put_in(naming *n, xml_element *e, const char *const pairs[])
{
    const char *made;

    text_clear(&n->filled);
    names_fill(&n->filled, e->text, pairs);
    made = n->filled.failed || !n->filled.text
               ? NULL
               : arena_copy(n->r->pack->memory, n->filled.text, n->filled.length);
    if (!made) {
        n->r->out_of_memory = 1;
        return;
    }
    if (strcmp(made, e->text) == 0)
        return;
    e->written = xml_written(e);
    e->text = made;
}

static const char *const *number_pairs(naming *n, const xml_attribute *numbers)
{
    size_t count = 0;

    for (const xml_attribute *a = numbers;
         a && count + 3 < sizeof(n->numbers) / sizeof(*n->numbers); a = a->next) {
        n->numbers[count++] = a->name;
        n->numbers[count++] = a->value;
    }
    n->numbers[count] = NULL;
    return n->numbers;
}

static void look_at(naming *n, const xml_element *parent, const xml_element *e)
{
    n->parent = parent;
    n->element = e;
    n->later = "";
    n->takes_contacts = 0;
    for (const xml_attribute *a = e->attributes; a; a = a->next)
        if (strpbrk(a->value, "{}"))
            check_names(n, a->value);
    if (strpbrk(e->text, "{}")) {
        n->later = names_put_in_later(parent, e);
        n->takes_contacts = !is(parent, "contact");
        check_names(n, e->text);
        if (numbers_of(parent))
            put_in(n, (xml_element *)(uintptr_t)e, number_pairs(n, numbers_of(parent)));
        if (n->takes_contacts)
            put_in(n, (xml_element *)(uintptr_t)e, n->contacts);
    }
    for (const xml_element *child = e->first; child; child = child->next)
        look_at(n, e, child);
}

void put_names_in(reading *r, const list *roots)
{
    const list *contacts = &r->pack->contacts.all;
    naming n = {.r = r};
    size_t count = 0;

    n.contacts = reading_take(r, (2 * contacts->count + 1) * sizeof(*n.contacts));
    for (size_t i = 0; n.contacts && i < contacts->count; i++) {
        const contact *one = contacts->items[i];

        n.contacts[count++] = one->id;
        n.contacts[count++] = one->how;
    }
    for (size_t i = 0; n.contacts && i < roots->count; i++) {
        const pack_root *root = roots->items[i];

        if (!is(root->element, "wording")) /* about texts, for nobody to read */
            look_at(&n, NULL, root->element);
    }
    text_clear(&n.filled);
}
