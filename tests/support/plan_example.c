/* SPDX-License-Identifier: Apache-2.0 */
#include "plan_example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "test_pack.h"

char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text;
    long size;

    if (!file)
        print_error("%s cannot be read\n", path);
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    rewind(file);
    text = calloc(1, (size_t)size + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)size, file), size);
    fclose(file);
    return text;
}

sb_result *plan_example(sb_consultation *one, const char *name)
{
    char path[500];
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_result *result = NULL;
    sb_failure why = {0};
    char *text;

    snprintf(path, sizeof(path), "%s/examples/%s.json", REPOSITORY, name);
    text = read_text(path);
    assert_done(sb_consultation_read_json(one, text, strlen(text), mistakes, &why), &why);
    assert_done(sb_consultation_conclude(&result, one, &why), &why);
    free(text);
    sb_mistakes_free(mistakes);
    return result;
}

const result_exercise *exercise_in(const sb_result *result, const char *id)
{
    const exercise *e = name_table_find(&result->pack->exercises.by_name, id);

    if (!e)
        print_error("there is no exercise '%s'\n", id);
    assert_non_null(e);
    return result->exercises.items[e->index];
}

int is_prescribed(const sb_result *result, const char *id)
{
    return exercise_in(result, id)->status == CHOSEN;
}

int demands_restricted(const result_item *item, const char *movement)
{
    for (size_t i = 0; i < item->exercise->demand_count; i++)
        if (strcmp(item->exercise->demands[i].movement->id, movement) == 0)
            return 1;
    return 0;
}

int fired(const sb_result *result, const char *rule)
{
    for (size_t i = 0; i < result->trace.count; i++)
        if (strcmp(((const reason *)result->trace.items[i])->rule->id, rule) == 0)
            return 1;
    return 0;
}
