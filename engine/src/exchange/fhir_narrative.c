/* SPDX-License-Identifier: Apache-2.0 */
#include "exchange/fhir_narrative.h"

#include <stdlib.h>

#include "formats/markdown_text.h"
#include "words/handout.h"

static void put(fhir_narrative *out, const char *open, const char *text,
                const char *close, int is_item)
{
    if (is_item != out->is_list)
        text_add(&out->div, is_item ? "<ul>" : "</ul>");
    out->is_list = is_item;
    text_add(&out->div, open);
    text_add_markup(&out->div, text);
    text_add(&out->div, close);
}

void narrative_heading(fhir_narrative *out, const char *text)
{
    put(out, "<h2>", text, "</h2>", 0);
}

void narrative_text(fhir_narrative *out, const char *text)
{
    put(out, "<p>", text, "</p>", 0);
}

void narrative_item(fhir_narrative *out, const char *text)
{
    put(out, "<li>", text, "</li>", 1);
}

void narrative_made(fhir_narrative *out, void say(fhir_narrative *out, const char *text),
                    text_buffer *text)
{
    if (text->text)
        say(out, text->text);
    text_used(text, &out->div);
}

void narrative_say(fhir_narrative *out, const sb_pack *pack,
                   void say(fhir_narrative *out, const char *text), const char *message,
                   const char *const pairs[])
{
    text_buffer text = {0};

    handout_write(&text, pack, message, pairs);
    narrative_made(out, say, &text);
}

void narrative_put(fhir_writer *w, json_value *resource, fhir_narrative *text)
{
    json_value *one = json_new_object(&w->m);
    text_buffer div = {0};

    text_join(&div, "<div xmlns=\"http://www.w3.org/1999/xhtml\">",
              text->div.text ? text->div.text : "",
              text->is_list ? "</ul></div>" : "</div>");
    json_put_text(&w->m, one, "status", "generated");
    w->failed |= text->div.failed;
    fhir_put_built(w, one, "div", &div);
    json_put(&w->m, resource, "text", one);
    text_clear(&text->div);
}

/* ---- in sections ---- */

void telling_open(fhir_telling *out, fhir_writer *w)
{
    *out = (fhir_telling){.w = w, .notes = json_new_list(&w->m)};
}

static void add_note_text(fhir_telling *out, const char *before, const char *text)
{
    char *changed = markdown_text(text);

    text_join(&out->note, before, changed ? changed : "");
    out->note.failed |= !changed;
    free(changed);
}

static void end_section(fhir_telling *out)
{
    json_value *one;

    if (!out->note.length)
        return;
    one = json_new_object(&out->w->m);
    fhir_put_built(out->w, one, "text", &out->note);
    json_add(&out->w->m, out->notes, one);
}

void telling_section(fhir_telling *out, const char *heading)
{
    end_section(out);
    narrative_heading(&out->shown, heading);
    add_note_text(out, "", heading);
}

void telling_item(fhir_telling *out, const char *text)
{
    narrative_item(&out->shown, text);
    add_note_text(out, "\n\n* ", text);
}

void telling_made(fhir_telling *out, text_buffer *text)
{
    if (text->text)
        telling_item(out, text->text);
    text_used(text, &out->note);
}

void telling_say(fhir_telling *out, const char *message, const char *const pairs[])
{
    text_buffer text = {0};

    handout_write(&text, out->w->pack, message, pairs);
    telling_made(out, &text);
}

void telling_put(json_value *resource, fhir_telling *out)
{
    end_section(out);
    narrative_put(out->w, resource, &out->shown);
    if (!json_is_empty(out->notes))
        json_put(&out->w->m, resource, "note", out->notes);
}
