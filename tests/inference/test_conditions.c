/* SPDX-License-Identifier: Apache-2.0 */
/* Every kind of condition, true, possible and false: in CLIPS and, since result_guard
 * runs on each result, in plain C as well. The rules stand in a pack of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/pack_open.h"
#include "consultation/consultation.h"
#include "pack/pack.h"
#include "result/result.h"
#include "test_pack.h"

#define AGE_60 "<answer question=\"age\" at-least=\"60\"/>"
#define CHEST  "<answer question=\"right-now\" includes=\"chest\"/>"
#define SADDLE "<answer question=\"saddle-feeling\" is=\"new\"/>"

/* What each rule tests, in the order of the columns below. */
static const char *const conditions[] = {
    /* A */ SADDLE,
    /* B */ "<answer question=\"leg-symptoms\" one-of=\"one-ache one-shoot\"/>",
    /* C */ CHEST,
    /* D */ "<answer question=\"right-now\" includes-any=\"collapse cold-leg\"/>",
    /* E */ AGE_60,
    /* F */ "<answer question=\"age\" at-most=\"60\"/>",
    /* G */ "<answer question=\"age\" above=\"60\"/>",
    /* H */ "<answer question=\"age\" below=\"60\"/>",
    /* I */ "<answer question=\"saddle-feeling\" is=\"unknown\"/>",
    /* J */ "<answer question=\"age\" asked=\"yes\"/>",
    /* K */ "<all>" AGE_60 CHEST "</all>",
    /* L */ "<any>" AGE_60 CHEST "</any>",
    /* M */ "<none>" CHEST "</none>",
    /* N */ AGE_60 "<unless>" CHEST "</unless>",
    /* O */ AGE_60 "<none>" CHEST "</none>",
    /* P */ "<none><all>" AGE_60 CHEST "</all></none>",
    /* Q */ "<at-least count=\"2\">" AGE_60 CHEST SADDLE "</at-least>",
    /* R */ "<none><at-least count=\"2\">" AGE_60 CHEST SADDLE "</at-least></none>",
    /* S */ "<any><all>" AGE_60 "<none>" CHEST "</none></all>" SADDLE "</any>",
    /* T */ "<none><none>" CHEST "</none></none>",
    /* U */ "<finding id=\"ces-new\"/>",
    /* V */ "<none><finding id=\"ces-new\"/></none>" AGE_60,
    /* W */ "<score id=\"unsure-items\" at-least=\"1\"/>",
    /* X */ "<score id=\"unsure-items\" at-most=\"0\"/>",
    /* Y */ "<all><any>" AGE_60 SADDLE "</any><any>" CHEST SADDLE "</any></all>",
    /* Z */ "<unless><any>" AGE_60 CHEST "</any></unless>",
};

enum { RULES = sizeof(conditions) / sizeof(*conditions) };

/* For these answers each rule is stated (s), possible (u) or neither (-). */
static const struct {
    const char *answers;
    const char *expected;
} rows[] = {
    /*  ABCDEFGHIJKLMNOPQRSTUVWXYZ */
    {"age=60 right-now=none saddle-feeling=no leg-symptoms=none",
     "----ss---s-sssss-ss--s-s--"},
    {"age=59 right-now=none saddle-feeling=no leg-symptoms=none",
     "-----s-s-s--s--s-s-----s-s"},
    {"age=61 right-now=none saddle-feeling=no leg-symptoms=none",
     "----s-s--s-sssss-ss--s-s--"},
    {"age=59 right-now=chest saddle-feeling=no leg-symptoms=one-ache",
     "-ss--s-s-s-s---s-s-s---s--"},
    {"age=60 right-now=chest saddle-feeling=no leg-symptoms=both-new",
     "--s-ss---sss----s--s-s-ss-"},
    {"age=59 right-now=none saddle-feeling=new leg-symptoms=none",
     "s----s-s-s--s--s-ss-s--sss"},
    {"age=unknown right-now=none saddle-feeling=no leg-symptoms=none",
     "----uuuu-s-usuus-su--u-s-s"},
    {"age=60 right-now=unknown saddle-feeling=no leg-symptoms=unknown",
     "-uuuss---sususuuuuuu-s-su-"},
    {"age=59 right-now=chest,not-sure saddle-feeling=unknown leg-symptoms=one-shoot",
     "ussu-s-sss-s---suuusu--su-"},
    {"age=59 right-now=chest,not-sure right-now-unsure=collapse saddle-feeling=no "
     "leg-symptoms=none",
     "--su-s-s-s-s---s-s-s---s--"},
    {"age=60 right-now=none new-signs=unknown saddle-feeling=no leg-symptoms=none",
     "----ss---s-sssss-ss--ss---"},
};

static char *folder;

static void write_pack(void)
{
    char command[3000], path[1000];
    FILE *file;

    folder = getenv("TEST_FOLDER");
    assert_non_null(folder);
    snprintf(command, sizeof(command),
             "rm -rf '%s' && mkdir -p '%s/rules/clinical/triage' && "
             "cp -r '%s/knowledge' '%s/' && cp -r '%s/rules/clinical/derive' "
             "'%s/rules/clinical/'",
             folder, folder, REPOSITORY, folder, REPOSITORY, folder);
    assert_int_equal(system(command), 0);
    snprintf(path, sizeof(path), "%s/rules/clinical/triage/conditions.xml", folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("<rules topic=\"conditions\" step=\"triage\"><title>Conditions</title>\n"
          "<default-if-unknown><advise message=\"msg-limits\"/></default-if-unknown>\n",
          file);
    for (int i = 0; i < RULES; i++)
        fprintf(
            file,
            "<rule id=\"%c\" status=\"draft\" reviewed=\"2026-11-23\" by=\"\">"
            "<title>t</title><when>%s</when><then><advise message=\"msg-safety\"/></then>"
            "<because>b</because><evidence keys=\"DESIGN\" grade=\"design\"/></rule>\n",
            'A' + i, conditions[i]);
    fputs("</rules>\n", file);
    fclose(file);
    snprintf(command, sizeof(command), "python3 '%s/tests/support/list_files.py' '%s'",
             REPOSITORY, folder);
    assert_int_equal(system(command), 0);
}

static void answer_all(sb_consultation *one, const char *answers)
{
    char words[500];
    sb_failure why = {0};

    snprintf(words, sizeof(words), "%s", answers);
    for (char *rest = NULL, *word = strtok_r(words, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');

        *value++ = '\0';
        assert_done(sb_consultation_answer(one, word, value, &why), &why);
    }
}

static const char *says_no(const sb_question *q)
{
    for (size_t i = 0; i < sb_question_option_count(q); i++)
        if (strcmp(sb_question_option_id(q, i), "no") == 0 ||
            strcmp(sb_question_option_id(q, i), "none") == 0)
            return sb_question_option_id(q, i);
    return sb_question_option_id(q, 0);
}

/* The pack has no rule that stops the interview: "no" to the rest, so that nothing that
 * is not asked about counts as unknown. */
static void answer_the_rest(sb_consultation *one, const sb_pack *pack)
{
    const char *id;
    sb_failure why = {0};

    while ((id = sb_consultation_next(one))) {
        const sb_question *q = sb_pack_question(pack, id);
        sb_question_type type = sb_question_kind(q);
        const char *value = type == SB_CHOICES  ? "none"
                            : type == SB_CHOICE ? says_no(q)
                                                : "5";

        if (type == SB_NUMBER && sb_question_least(q) > 5)
            value = "100";
        assert_done(sb_consultation_answer(one, id, value, &why), &why);
    }
}

static void read_trace(char found[RULES + 1], const sb_result *result)
{
    memset(found, '-', RULES);
    found[RULES] = '\0';
    for (size_t i = 0; i < result->trace.count; i++) {
        const reason *r = result->trace.items[i];

        found[r->rule->id[0] - 'A'] = r->if_unknown ? 'u' : 's';
    }
}

static void every_condition_has_its_three_values(void **state)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_consultation *one = NULL;
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int wrong = 0;

    (void)state;
    write_pack();
    assert_done(
        pack_open_quick(&pack, &(sb_pack_options){.folder = folder}, mistakes, &why),
        &why);
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        sb_result *result = NULL;
        char found[RULES + 1];

        assert_done(sb_consultation_clear(one, &why), &why);
        answer_all(one, rows[i].answers);
        answer_the_rest(one, pack);
        assert_done(sb_consultation_conclude(&result, one, &why), &why);
        read_trace(found, result);
        if (strcmp(found, rows[i].expected) != 0)
            print_error("%s\n  found    %s\n  expected %s\n", rows[i].answers, found,
                        rows[i].expected);
        wrong += strcmp(found, rows[i].expected) != 0;
        sb_result_free(result);
    }
    assert_int_equal(wrong, 0);
    sb_consultation_close(one);
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_condition_has_its_three_values),
    };

    return cmocka_run_group_tests_name("conditions", tests, NULL, NULL);
}
