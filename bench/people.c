/* SPDX-License-Identifier: Apache-2.0 */
/* people PACK COUNT [SEED]: random people, whole interviews and broken-off ones, as JSON
 * lines for `steadyback batch`. The same seed gives the same people on every machine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/steadyback.h>

#include "check/pack_open.h"
#include "random_intake.h"

enum { WHOLE = 1000, SHORTEST = 40, USAGE = 64 };

static int give_up(const sb_failure *why)
{
    fprintf(stderr, "people: %s\n", why->text);
    return 1;
}

/* The text of the answers with every line break taken out: none stands inside a word. */
static void print_line(char *text)
{
    size_t kept = 0;

    for (const char *from = text; *from; from++)
        if (*from != '\n')
            text[kept++] = *from;
    text[kept] = '\0';
    puts(text);
}

/* Most people are calm (95 of 100 warning signs are "no"), and three of four go through
 * with the interview. */
static int print_person(sb_consultation *one, const sb_pack *pack, dice *d,
                        sb_failure *why)
{
    static const unsigned calm[] = {100, 98, 95, 90, 70};
    unsigned stop_after = dice_roll(d, 4) ? WHOLE : (unsigned)dice_roll(d, SHORTEST);
    char *text = NULL;

    if (sb_consultation_clear(one, why) < 0 ||
        random_interview(one, pack, d, calm[dice_roll(d, 5)], stop_after, why) < 0 ||
        sb_consultation_write_json(&text, one, why) < 0)
        return -1;
    print_line(text);
    free(text);
    return 0;
}

static int print_people(const char *folder, long count, dice *d, sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_consultation *one = NULL;
    sb_pack *pack = NULL;
    int error = -1;

    if (!mistakes ||
        pack_open_quick(&pack, &(sb_pack_options){.folder = folder}, mistakes, why) < 0 ||
        sb_consultation_open(&one, pack, why) < 0)
        goto cleanup;
    error = 0;
    for (long i = 0; i < count && error == 0; i++)
        error = print_person(one, pack, d, why);
cleanup:
    sb_consultation_close(one);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return error;
}

int main(int argc, char *argv[])
{
    sb_failure why = {0};
    dice d = {20261123};

    if (argc < 3) {
        fputs("usage: people PACK COUNT [SEED]\n", stderr);
        return USAGE;
    }
    if (argc > 3)
        d.state = strtoull(argv[3], NULL, 10) | 1;
    return print_people(argv[1], atol(argv[2]), &d, &why) < 0 ? give_up(&why) : 0;
}
