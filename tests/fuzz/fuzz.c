/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "check/pack_open.h"
#include "pack/pack.h"

void insist(int holds, const char *sentence, const char *about)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: %s: %.2000s\n", sentence, about);
    abort();
}

void insist_harmless(const char *text)
{
    size_t left = strlen(text);

    while (left) {
        uint32_t code;
        size_t size = utf8_read(&code, text, left);

        insist(size > 0, "a text that is no UTF-8", text);
        insist(!utf8_is_control(code), "a control character in a text", text);
        insist(!utf8_is_direction_control(code), "a turn of direction in a text", text);
        text += size;
        left -= size;
    }
}

void insist_mistakes(const sb_mistakes *mistakes)
{
    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++) {
        const sb_mistake *m = sb_mistakes_at(mistakes, i);

        insist(m->kind[0] && m->sentence[0], "a mistake without words", m->text);
        insist(!strchr(m->text, '\n'), "a mistake of several lines", m->text);
        insist_harmless(m->text);
        insist_harmless(m->file);
        insist_harmless(m->allowed);
    }
}

void insist_cause(const sb_failure *why, const sb_mistakes *mistakes)
{
    insist(why->cause == SB_CAUSE_PACK || why->cause == SB_CAUSE_ANSWERS,
           "a failure that is not laid to the input", why->text);
    insist(why->text[0] || sb_mistakes_errors(mistakes), "a failure without words", "");
}

sb_pack *fuzz_repository(void)
{
    static sb_pack *pack;
    sb_mistakes *mistakes = pack ? NULL : sb_mistakes_new();
    sb_failure why = {0};

    if (!pack)
        insist(pack_open_quick(&pack, &(sb_pack_options){.folder = REPOSITORY}, mistakes, &why) == 0,
               "the pack of the repository", why.text);
    sb_mistakes_free(mistakes);
    return pack;
}

void insist_writable(const sb_result *result)
{
    sb_failure why = {0};
    char *text = NULL;

    insist(sb_result_json(&text, result, &why) == 0, "no JSON", why.text);
    insist_harmless(text);
    free(text);
    insist(sb_result_text(&text, result, 80, &why) == 0, "no text", why.text);
    insist_harmless(text);
    free(text);
    for (int format = SB_EXPLAIN_TEXT; format <= SB_EXPLAIN_DOT; format++) {
        insist(sb_result_explain(&text, result, NULL, (sb_explain_format)format, 1, 80, &why) == 0,
               "no explanation", why.text);
        insist_harmless(text);
        free(text);
    }
}

char *fuzz_text(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1);

    insist(text != NULL, "out of memory", "");
    memcpy(text, bytes, size);
    text[size] = '\0';
    return text;
}
