/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/pack_book.h"

#include <stdint.h>
#include <string.h>

#include "base/failure.h"
#include "figures/drawing.h"
#include "folder/pack_source.h"

enum { LONGEST_ID = 80 };

/* ---- the files ---- */

static int is_of_review(const char *name)
{
    return strcmp(name, "status") == 0 || strcmp(name, "reviewed") == 0 ||
           strcmp(name, "by") == 0;
}

/* What the signatures say stands in the place of what the file says. */
static void put_review(xml_tree *book, xml_part *one, const xml_element *from,
                       const signable *part)
{
    const signature *newest = signable_newest(part);
    int holds = newest && newest->holds;
    const char *looked_at = xml_value(from, "reviewed");

    tree_put(book, one, "status", holds ? "signed" : "draft");
    if (holds)
        tree_put(book, one, "by", newest->by);
    if (holds || looked_at)
        tree_put(book, one, "reviewed", holds ? newest->day : looked_at);
}

static xml_part *add_one(xml_tree *book, xml_part *into, const xml_element *from,
                         const signable *part)
{
    xml_part *one = from->first ? tree_add(book, into, from->name)
                                : tree_add_text(book, into, from->name, from->text);

    for (const xml_attribute *a = from->attributes; a; a = a->next)
        if (!part || !is_of_review(a->name))
            tree_put(book, one, a->name, a->value);
    if (part)
        put_review(book, one, from, part);
    return one;
}

static void add_element(xml_tree *book, xml_part *into, const xml_element *from)
{
    xml_part *one = add_one(book, into, from, NULL);

    for (const xml_element *e = from->first; e && one; e = e->next)
        add_element(book, one, e);
}

/* The part of the pack that this is, when it can be signed and says how it stands. */
static const signable *part_of(const sb_pack *pack, const xml_element *root,
                               const xml_element *e)
{
    const char *id = pack_thing_id(root, e);

    return id && strcmp(id, "pack") != 0 ? signables_find(&pack->signed_off, e->name, id)
                                         : NULL;
}

static void add_file(xml_tree *book, const sb_pack *pack, xml_part *file,
                     const xml_element *root)
{
    xml_part *top = add_one(book, file, root, part_of(pack, root, root));

    for (const xml_element *e = root->first; e && top; e = e->next) {
        xml_part *one = add_one(book, top, e, part_of(pack, root, e));

        for (const xml_element *part = e->first; part && one; part = part->next)
            add_element(book, one, part);
    }
}

static void add_files(xml_tree *book, const sb_pack *pack, const list *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        const pack_root *root = roots->items[i];
        xml_part *file = tree_add(book, tree_root(book), "file");

        tree_put(book, file, "path", root->element->file);
        add_file(book, pack, file, root->element);
    }
}

static int add_cases(xml_tree *book, const sb_pack *pack, sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    arena *memory = arena_new();
    pack_source source = {0};
    int error = -1;

    if (!mistakes || !memory)
        failure_memory(why);
    else
        error = pack_source_cases(&source, memory, &pack->options, &pack->overlays,
                                  mistakes, why);
    if (error == 0 && sb_mistakes_errors(mistakes)) {
        const sb_mistake *m = sb_mistakes_at(mistakes, 0);

        error = failure_set(why, SB_CAUSE_PACK, m->file, m->line, "%s", m->text);
    }
    if (error == 0)
        add_files(book, pack, &source.roots);
    pack_source_clear(&source);
    arena_free(memory);
    sb_mistakes_free(mistakes);
    return error;
}

/* ---- what points to what ---- */

/* Calls for every word of a list with blanks between. */
typedef void word_seen(void *payload, const char *word);

static void each_word(const char *words, word_seen *seen, void *payload)
{
    static const char blanks[] = " \t\n\r";

    for (words += strspn(words, blanks); *words; words += strspn(words, blanks)) {
        char word[LONGEST_ID];
        size_t length = strcspn(words, blanks);

        if (length < sizeof(word)) {
            memcpy(word, words, length);
            word[length] = '\0';
            seen(payload, word);
        }
        words += length;
    }
}

typedef struct pointing {
    xml_tree *book;
    const xml_part *owner; /* what uses, or the case that tests */
    const char *kind;      /* of what is used; how a rule is tested */
    list seen;             /* of xml_part: what has been entered for this owner */
} pointing;

static int is_entered(const pointing *p, const char *name, const char *word)
{
    for (size_t i = 0; i < p->seen.count; i++)
        if (strcmp(tree_value(p->seen.items[i], name), word) == 0 &&
            (strcmp(name, "rule") == 0 ||
             strcmp(tree_value(p->seen.items[i], "kind"), p->kind) == 0))
            return 1;
    return 0;
}

static void enter(pointing *p, xml_part *one)
{
    if (!one || list_add(&p->seen, one) < 0)
        tree_fail(p->book);
}

static void add_use(void *payload, const char *word)
{
    pointing *p = payload;
    const char *id = tree_value(p->owner, "id");
    xml_part *one;

    if (is_entered(p, "id", word))
        return;
    one = tree_add(p->book, tree_root(p->book), "uses");
    tree_put(p->book, one, "kind", p->kind);
    tree_put(p->book, one, "id", word);
    tree_put(p->book, one, "by", tree_name(p->owner));
    tree_put(p->book, one, "of", id ? id : "");
    enter(p, one);
}

static void add_test(void *payload, const char *word)
{
    pointing *p = payload;
    xml_part *one;

    if (is_entered(p, "rule", word))
        return;
    one = tree_add(p->book, tree_root(p->book), "tests");
    tree_put(p->book, one, "rule", word);
    tree_put(p->book, one, "case", tree_value(p->owner, "id"));
    tree_put(p->book, one, "how", p->kind);
    enter(p, one);
}

/* Where in a pack one thing names others. */
static const struct {
    const char *element, *attribute, *kind;
} naming[] = {{"evidence", "keys", "source"},
              {"answer", "question", "question"},
              {"larger", "question", "question"},
              {"larger", "than", "question"},
              {"finding", "id", "finding"},
              {"score", "id", "score"},
              {"restrict", "movement", "movement"},
              {"restrict", "unless", "finding"},
              {"forbid", "movements", "movement"},
              {"forbid", "unless", "finding"},
              {"limit", "movements", "movement"},
              {"limit", "unless", "finding"},
              {"demands", "movements", "movement"},
              {"waive", "when", "finding"},
              {"apply", "set", "set"},
              {"advise", "message", "message"},
              {"action", "message", "message"},
              {"hold", "message", "message"}};

static void add_uses_in(pointing *p, const xml_part *part)
{
    for (size_t i = 0; i < sizeof(naming) / sizeof(*naming); i++) {
        const char *words = tree_value(part, naming[i].attribute);

        if (!words || part == p->owner || strcmp(tree_name(part), naming[i].element) != 0)
            continue;
        p->kind = naming[i].kind;
        each_word(words, add_use, p);
    }
}

/* Everything that `owner` names inside `part`, which is itself or a part of it. */
static void add_uses(xml_tree *book, const xml_part *owner, const xml_part *inside)
{
    pointing p = {.book = book, .owner = owner};

    for (const xml_part *part = inside; part; part = tree_walk(part, inside))
        if (tree_is_element(part))
            add_uses_in(&p, part);
    list_clear(&p.seen);
}

static void add_expectation(pointing *p, const xml_part *expectation)
{
    static const struct {
        const char *attribute, *element, *how;
    } kinds[] = {{"rules", "expect", "fires"},
                 {"because", "expect", "fires"},
                 {"unknown-branches", "expect", "if-unknown"},
                 {"rules", "expect-not", "not"}};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        const char *words = tree_value(expectation, kinds[i].attribute);

        if (!words || strcmp(tree_name(expectation), kinds[i].element) != 0)
            continue;
        p->kind = kinds[i].how;
        each_word(words, add_test, p);
    }
}

static void add_tests(xml_tree *book, const xml_part *one)
{
    pointing p = {.book = book, .owner = one};

    for (const xml_part *part = tree_first(one); part; part = tree_next(part))
        if (tree_is_element(part))
            add_expectation(&p, part);
    list_clear(&p.seen);
}

static int is_owner(const xml_part *part)
{
    static const char *const owners[] = {"rule",        "question",     "hazard",
                                         "message",     "exercise",     "set",
                                         "stop-signal", "contradiction"};

    for (size_t i = 0; i < sizeof(owners) / sizeof(*owners); i++)
        if (strcmp(owners[i], tree_name(part)) == 0)
            return 1;
    return strcmp(tree_name(tree_parent(part)), "derive") == 0; /* finding, score */
}

/* Of a whole file: the condition of a section, what monitoring and doses rest on. */
static int is_of_file(const xml_part *part)
{
    return strcmp(tree_name(part), "ask-when") == 0 ||
           strcmp(tree_name(part), "evidence") == 0;
}

static void add_pointers(xml_tree *book, const xml_part *root)
{
    for (const xml_part *part = tree_first(root); part; part = tree_next(part))
        if (tree_is_element(part) && is_of_file(part))
            add_uses(book, root, part);
    for (const xml_part *part = root; part; part = tree_walk(part, root)) {
        if (!tree_is_element(part))
            continue;
        if (strcmp(tree_name(part), "case") == 0 && tree_value(part, "id"))
            add_tests(book, part);
        else if (is_owner(part))
            add_uses(book, part, part);
    }
}

static void fill_in(xml_tree *book)
{
    const xml_part *next;

    for (const xml_part *part = tree_first(tree_root(book)); part; part = next) {
        next = tree_next(part); /* pointers are added behind the last file */
        if (strcmp(tree_name(part), "file") != 0)
            return;
        add_pointers(book, tree_first(part));
    }
}

/* ---- drawings ---- */

static int add_drawings(xml_tree *book, const sb_figures *figures, sb_failure *why)
{
    int error = 0;

    for (const xml_part *part = tree_first(tree_root(book)); part && error == 0;
         part = tree_next(part)) {
        const xml_part *root = tree_first(part);

        if (root && tree_is_element(root) &&
            (strcmp(tree_name(root), "exercise") == 0 ||
             strcmp(tree_name(root), "hazard") == 0))
            error = drawing_put(book, (xml_part *)(uintptr_t)root, figures,
                                tree_value(root, "id"), "drawing", why);
    }
    return error;
}

/* ---- the whole ---- */

/* What is no longer in the files, or barred to everybody. */
static void add_withdrawals(xml_tree *book, xml_part *part, const overlay *one)
{
    for (size_t i = 0; i < one->withdrawals.count; i++) {
        const withdrawal *w = one->withdrawals.items[i];
        xml_part *gone = tree_add(book, part, "withdraw");

        tree_put(book, gone, "what", w->what);
        tree_put(book, gone, "id", w->id);
        tree_put(book, gone, "because", w->because);
        tree_put(book, gone, "by", w->by);
        if (w->reviewed)
            tree_put(book, gone, "reviewed", w->reviewed);
        if (w->loosens)
            tree_put(book, gone, "loosens", "yes");
    }
}

static void put_origin(xml_tree *book, const sb_pack *pack, const char *date)
{
    xml_part *top = tree_root(book);

    tree_put(book, top, "digest", pack->digest);
    if (date)
        tree_put(book, top, "date", date);
    if (pack->is_modified)
        tree_put(book, top, "modified", "yes");
    for (size_t i = 0; i < pack->overlays.count; i++) {
        const overlay *one = pack->overlays.items[i];
        xml_part *part = tree_add(book, top, "overlay");

        tree_put(book, part, "id", one->id);
        tree_put(book, part, "version", one->version);
        tree_put(book, part, "digest", one->digest);
        tree_add_text(book, part, "title", one->title);
        add_withdrawals(book, part, one);
    }
}

int pack_book(xml_tree **out, const sb_pack *pack, const sb_document_options *options,
              sb_failure *why)
{
    xml_tree *book = NULL;
    int error = tree_open(&book, "book", why);

    if (error < 0)
        return error;
    put_origin(book, pack, options ? options->today : NULL);
    add_files(book, pack, &pack->roots);
    if ((error = add_cases(book, pack, why)) == 0)
        fill_in(book);
    if (error == 0 && options && options->figures)
        error = add_drawings(book, options->figures, why);
    if (error == 0 && tree_failed(book))
        error = failure_memory(why);
    if (error == 0)
        *out = book;
    else
        tree_close(book);
    return error;
}
