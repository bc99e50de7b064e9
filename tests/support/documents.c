/* SPDX-License-Identifier: Apache-2.0 */
#include "documents.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test_pack.h"

const sb_document_options monday = {.today = "2026-11-23", .plan = PLAN};
const sb_document_options later = {
    .today = "2026-11-23", .start = "2026-11-30", .plan = PLAN};

const char *const examples[] = {
    "aortic", "axial-spa", "cancer-history", "car-crash-yesterday", "cauda-equina", "desk-worker",
    "fear-of-movement", "high-blood-pressure", "infection-no-fever", "no-floor-sore-wrist",
    "old-stress-leak", "pregnant-24-weeks", "spreading-leg-pain", "stenosis", "steroid-fracture",
    "unknown-saddle", "vertebral-fracture", NULL};

char *document(const sb_result *result, sb_document_format format,
                      const sb_document_options *options)
{
    sb_failure why = {0};
    char *text = NULL;

    assert_done(sb_result_document(&text, result, format, options, &why), &why);
    return text;
}

size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

void assert_holds(const char *text, const char *part, int is_there)
{
    int is_found = strstr(text, part) != NULL;

    if (is_found != is_there)
        print_error("%s: %s\n", is_there ? "missing" : "unwanted", part);
    assert_int_equal(is_found, is_there);
}

void make_hostile(sb_pack *to)
{
    for (size_t i = 0; i < to->messages.all.count; i++)
        ((message *)to->messages.all.items[i])->text = HOSTILE;
    for (size_t i = 0; i < to->exercises.all.count; i++) {
        exercise *e = to->exercises.all.items[i];

        e->name = e->watch_for = HOSTILE;
        for (size_t k = 0; k < e->step_count; k++)
            e->steps[k] = HOSTILE;
        for (int level = 0; level < LEVEL_COUNT; level++)
            e->doses[level].note = HOSTILE;
    }
    for (size_t i = 0; i < to->hazards.all.count; i++)
        ((hazard *)to->hazards.all.items[i])->name = HOSTILE;
    for (size_t i = 0; i < to->rules.all.count; i++)
        ((rule *)to->rules.all.items[i])->because = HOSTILE;
    for (size_t i = 0; i < to->contacts.all.count; i++)
        ((contact *)to->contacts.all.items[i])->how = HOSTILE;
    for (size_t i = 0; i < to->sources.all.count; i++)
        ((source *)to->sources.all.items[i])->reference = HOSTILE;
    to->title = HOSTILE;
}
