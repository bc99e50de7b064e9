/* SPDX-License-Identifier: Apache-2.0 */
/* embed PACK: what somebody of 45 should do who is sure of nothing else. C and C++:
 *     cc embed.c $(pkg-config --cflags --libs steadyback) -o embed */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/steadyback.h>

static int interview(sb_consultation *person, sb_failure *why)
{
    const char *question;
    int error = 0;

    while (error == 0 && (question = sb_consultation_next(person)))
        error = sb_consultation_answer(
            person, question, strcmp(question, "age") == 0 ? "45" : "unknown", why);
    return error;
}

int main(int argc, char *argv[])
{
    static sb_pack_options options; /* all zero */
    static sb_failure why;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_pack *pack = NULL;
    sb_consultation *person = NULL;
    sb_result *result = NULL;

    options.folder = argc > 1 ? argv[1] : ".";
    if (mistakes && sb_pack_open(&pack, &options, mistakes, &why) == 0 &&
        sb_consultation_open(&person, pack, &why) == 0 && interview(person, &why) == 0 &&
        sb_consultation_conclude(&result, person, &why) == 0)
        printf("%s: %s\n", sb_result_disposition(result), sb_result_title(result));
    else
        fprintf(stderr, "%s\n", why.text);
    sb_result_free(result);
    sb_consultation_close(person);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return result ? EXIT_SUCCESS : EXIT_FAILURE;
}
