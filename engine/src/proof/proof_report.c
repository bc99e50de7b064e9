/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/text_buffer.h"
#include "formats/json_writer.h"

static const char *const verdict_words[] = {"proved", "refuted", "not decided"};

/* ---- for reading ---- */

static void write_people(text_buffer *out, const proof_of *p)
{
    static const char *const one[] = {"  A person who breaks it:\n"};
    static const char *const two[] = {"  The first person:\n",
                                      "  The second, with one answer more dangerous:\n"};
    static const char *const upon[] = {"  With the base:\n", "  With the pack:\n"};
    const char *const *named = promise_needs_base(p->promise) ? upon
                               : p->promise->sheets > 1       ? two
                                                              : one;

    for (int i = 0; i < p->promise->sheets; i++)
        if (p->people[i])
            text_join(out, named[i], p->people[i],
                      p->people[i][strlen(p->people[i]) - 1] == '\n' ? "" : "\n");
}

static void write_promise(text_buffer *out, const proof_of *p)
{
    text_addf(out, "Promise %d: %s.\n  %s", p->promise->number, p->promise->words,
              p->verdict == SB_PROOF_PROVED    ? "Proved"
              : p->verdict == SB_PROOF_REFUTED ? "Refuted"
                                               : "Not decided");
    if (p->verdict == SB_PROOF_NOT_DECIDED)
        text_join(out, ": ", p->reason);
    text_addf(out, ". %.1f s; %zu %s, over %s.\n", p->seconds, p->covered,
              p->promise->counts, p->promise->covers);
    if (p->exceptions.count)
        text_addf(out, "  Beside it: %zu %s; --format json lists them.\n",
                  p->exceptions.count, p->promise->apart);
    if (p->breach[0])
        text_join(out, "  By: ", p->breach, ".\n");
    for (size_t i = 0; i < p->dead.count; i++)
        text_join(out, "  For nobody: ", p->dead.items[i], ".\n");
    write_people(out, p);
}

int sb_proof_text(char **out, const sb_proof *proof, sb_failure *why)
{
    text_buffer text = {0};

    for (size_t i = 0; i < proof->count; i++)
        write_promise(&text, &proof->all[i]);
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}

static void add_numbers(text_buffer *out, const sb_proof *proof, sb_proof_verdict verdict)
{
    text_buffer numbers = {0};
    size_t count = 0;

    for (size_t i = 0; i < proof->count; i++)
        if (proof->all[i].verdict == verdict)
            text_addf(&numbers, "%s%d", count++ ? ", " : "",
                      proof->all[i].promise->number);
    if (count)
        text_join(out, out->length ? "; " : "", count == 1 ? "promise " : "promises ",
                  numbers.text, " ", verdict_words[verdict]);
    text_used(&numbers, out);
}

int sb_proof_summary(char **out, const sb_proof *proof, sb_failure *why)
{
    text_buffer text = {0};

    for (int verdict = SB_PROOF_PROVED; verdict <= SB_PROOF_NOT_DECIDED; verdict++)
        add_numbers(&text, proof, (sb_proof_verdict)verdict);
    *out = text_take(&text);
    return *out ? 0 : failure_memory(why);
}

/* ---- JSON ---- */

static void put_texts(json_maker *m, json_value *things, const char *name,
                      const list *all)
{
    json_value *texts = json_new_list(m);

    for (size_t i = 0; i < all->count; i++)
        json_add_text(m, texts, all->items[i]);
    json_put(m, things, name, texts);
}

static json_value *json_of_promise(json_maker *m, const proof_of *p)
{
    json_value *one = json_new_object(m), *people = json_new_list(m);

    json_put_number(m, one, "number", p->promise->number);
    json_put_text(m, one, "promise", p->promise->words);
    json_put_text(m, one, "verdict", verdict_words[p->verdict]);
    json_put_text(m, one, "covers", p->promise->covers);
    json_put_number(m, one, "count", (double)p->covered);
    json_put_text(m, one, "counted", p->promise->counts);
    json_put_number(m, one, "variables", (double)p->variables);
    json_put_number(m, one, "clauses", (double)p->clauses);
    json_put_number(m, one, "milliseconds", (double)(long)(p->seconds * 1000));
    if (p->verdict == SB_PROOF_NOT_DECIDED)
        json_put_text(m, one, "why", p->reason);
    if (p->breach[0])
        json_put_text(m, one, "by", p->breach);
    for (int i = 0; i < 2; i++)
        if (p->people[i])
            json_add_text(m, people, p->people[i]);
    json_put(m, one, "people", people);
    put_texts(m, one, "dead", &p->dead);
    put_texts(m, one, "exceptions", &p->exceptions);
    return one;
}

static void put_pack(json_maker *m, json_value *things, const char *name,
                     const sb_pack *pack)
{
    json_value *one = json_new_object(m);

    json_put_text(m, one, "id", pack->id);
    json_put_text(m, one, "version", pack->version);
    json_put_text(m, one, "digest", pack->digest);
    json_put(m, things, name, one);
}

int sb_proof_json(char **out, const sb_proof *proof, sb_failure *why)
{
    json_maker m = {0};
    json_value *all = json_new_object(&m), *list = json_new_list(&m);

    put_pack(&m, all, "pack", proof->pack);
    if (proof->base)
        put_pack(&m, all, "base", proof->base);
    json_put_text(&m, all, "verdict", verdict_words[sb_proof_overall(proof)]);
    for (size_t i = 0; i < proof->count; i++)
        json_add(&m, list, json_of_promise(&m, &proof->all[i]));
    json_put(&m, all, "promises", list);
    *out = json_write(&m, all, 2);
    return *out ? 0 : failure_memory(why);
}
