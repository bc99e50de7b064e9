/* SPDX-License-Identifier: Apache-2.0 */
/* A folder of XML, read and checked as `check` does; with FUZZ_OVERLAY an overlay over
 * the tiny pack. What is accepted serves a person who does not know any answer, and one
 * who gives none. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "pack/pack.h"

#ifndef FUZZ_OVERLAY
#define FUZZ_OVERLAY 0
#endif

enum { LONGEST = 64 * 1024 };

static void conclude(sb_consultation *one)
{
    sb_result *result = NULL;
    sb_failure why = {0};

    insist(sb_consultation_conclude(&result, one, &why) == 0,
           "an accepted pack gives no result", why.text);
    insist_writable(result);
    sb_result_free(result);
}

static void consult(const sb_pack *pack)
{
    sb_consultation *one = NULL;
    sb_failure why = {0};
    const char *asked;

    insist(sb_consultation_open(&one, pack, &why) == 0, "an accepted pack does not open",
           why.text);
    conclude(one);
    for (size_t i = 0; i < 200 && (asked = sb_consultation_next(one)); i++)
        insist(sb_consultation_answer(one, asked, "unknown", &why) == 0, "no `unknown`",
               why.text);
    conclude(one);
    sb_consultation_close(one);
}

static void look_at_styles(const sb_pack *pack)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    if (pack->styles.count)
        sb_pack_check_style(pack, mistakes, &why);
    insist_mistakes(mistakes);
    sb_mistakes_free(mistakes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = fuzz_text(bytes, size);
    sb_pack *pack = NULL;

    if (size <= LONGEST) {
        fuzz_folder_set(text, size, FUZZ_OVERLAY);
        pack = fuzz_open(1, FUZZ_OVERLAY);
    }
    if (pack) {
        look_at_styles(pack);
        consult(pack);
    }
    sb_pack_free(pack);
    free(text);
    return 0;
}
