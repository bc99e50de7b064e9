/* SPDX-License-Identifier: Apache-2.0 */
#include "words/standing.h"

#include <stdio.h>
#include <string.h>

#include "base/failure.h"
#include "words/handout.h"

enum { NUMBER_SIZE = 24 };

/* Drawings are not counted: they are read only when they are shown. Few parts are signed,
 * so that is asked first. */
static const signature *signed_by(const signable *one)
{
    const signature *newest = signable_newest(one);

    return newest && newest->holds && strcmp(one->topic, "figures") != 0 ? newest : NULL;
}

size_t standing_signed(const sb_pack *pack)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->signed_off.all.count; i++)
        count += signed_by(pack->signed_off.all.items[i]) != NULL;
    return count;
}

/* Each name once, in the order of the files. */
static void write_names(text_buffer *out, const sb_pack *pack)
{
    name_table told = {0};

    for (size_t i = 0; i < pack->signed_off.all.count; i++) {
        signable *one = pack->signed_off.all.items[i];
        const signature *s = signed_by(one);

        if (s && name_table_add(&told, s->by, one) == 0)
            text_join(out, told.count > 1 ? ", " : "", s->by);
    }
    name_table_clear(&told);
}

static void write_standing(text_buffer *out, const sb_pack *pack)
{
    size_t signed_parts = standing_signed(pack);
    char number[NUMBER_SIZE];
    const char *pairs[] = {"signed", number, "names", "", NULL};
    text_buffer names = {0};

    snprintf(number, sizeof(number), "%zu", signed_parts);
    write_names(&names, pack);
    pairs[3] = names.text ? names.text : "";
    if (strcmp(pack->status, "reviewed") == 0)
        handout_write(out, pack, "standing-all", pairs);
    else
        handout_write(out, pack, signed_parts ? "standing-some" : "standing-nobody",
                      pairs);
    text_used(&names, out);
}

void standing_write_origin(text_buffer *out, const sb_pack *pack)
{
    text_buffer standing = {0};

    write_standing(&standing, pack);
    handout_write(out, pack, "handout-pack",
                  (const char *const[]){"title", pack->title, "version", pack->version,
                                        "status", standing.text ? standing.text : "",
                                        NULL});
    text_used(&standing, out);
}

int sb_pack_origin(char **out, const sb_pack *pack, sb_failure *why)
{
    text_buffer text = {0};

    standing_write_origin(&text, pack);
    return (*out = text_take(&text)) ? 0 : failure_memory(why);
}
