/* SPDX-License-Identifier: Apache-2.0 */
/* Counting words, sentences and syllables; and that every text of the pack for people is
 * as plain as its wording.xml asks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/plain_words.h"
#include "check/pack_open.h"
#include "pack/pack.h"
#include "test_pack.h"

/* Row 1 has one syllable. Counted by ear, not by the program. */
static const char *const words_by_syllables[] = {
    "ache back bend breathe breaths calf chair check checked clothes does eased feel "
    "five "
    "goes hour hurts joints knees leaned legs lie makes moved one pressed pulled scared "
    "shoes spine squeezed stretched strength the these through tired used walked worse "
    "year",
    "able advice alarm ankle asthma because before being belly better bleeding bodies "
    "bowel "
    "bothered breathing careful centre changes chemo comfort doctor doing drowsy "
    "eases easing going habit handled headache hormone illness kidney lifted likely "
    "little "
    "lying metre minutes movement muscles needed nurses patient pelvis people problem "
    "programme quiet react safely safety settled sideways someone spasm special spinal "
    "tension toilet treatment uses walking women cat-cow warm-up",
    "accident alcohol answering area arthritis completely computer condition cushions "
    "different dizziness earlier easier exercise family glaucoma heaviness hernia "
    "hospital "
    "idea infection insulin interview medicine moderate period physio position possible "
    "pregnancy recorded regular sexual suddenly testicle together usual video whatever "
    "worrying step-by-step",
    "activity caesarean comfortable diabetes dialysis emergency epilepsy exercises "
    "inflammation melanoma operation psoriasis usually",
    "spondylolysis",
    "osteoporosis hypermobility spondylolisthesis",
};

static void syllables_are_counted_as_by_ear(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(words_by_syllables) / sizeof(*words_by_syllables);
         i++) {
        char *copy = strdup(words_by_syllables[i]), *rest = NULL;

        assert_non_null(copy);
        for (char *word = strtok_r(copy, " ", &rest); word;
             word = strtok_r(NULL, " ", &rest)) {
            if (plain_syllables(word) != i + 1)
                print_error("%s: %zu syllables, not %zu\n", word, plain_syllables(word),
                            i + 1);
            assert_int_equal(plain_syllables(word), i + 1);
        }
        free(copy);
    }
}

static void words_and_sentences_are_counted(void **state)
{
    static const struct {
        const char *text;
        size_t words, sentences, syllables, longest;
    } texts[] = {
        {"", 0, 0, 0, 0},
        {"- ... !", 0, 0, 0, 0},
        {"Stop", 1, 1, 1, 1},
        {"The cat sat on the mat.", 6, 1, 6, 6},
        {"Stop! Are you well? Sit down now.", 7, 3, 7, 3},
        {"A pain of 7.5 or more (in all) is strong.", 10, 1, 10, 10},
        {"\"Do it.\" Then rest - or not.", 6, 2, 6, 4},
        {"Don't walk {minutes} minutes...", 4, 1, 5, 4},
        {"A warm-up, and 2 of 3 caf\xc3\xa9s", 7, 1, 8, 7},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        text_measure m = plain_measure(texts[i].text, NULL);

        if (m.words != texts[i].words || m.sentences != texts[i].sentences ||
            m.syllables != texts[i].syllables || m.longest_sentence != texts[i].longest)
            print_error("%s: %zu words, %zu sentences, %zu syllables, longest %zu\n",
                        texts[i].text, m.words, m.sentences, m.syllables,
                        m.longest_sentence);
        assert_int_equal(m.words, texts[i].words);
        assert_int_equal(m.sentences, texts[i].sentences);
        assert_int_equal(m.syllables, texts[i].syllables);
        assert_int_equal(m.longest_sentence, texts[i].longest);
    }
}

static int near(double one, double other)
{
    return one - other < 1e-9 && other - one < 1e-9;
}

static void the_grade_is_flesch_kincaid(void **state)
{
    text_measure easy = plain_measure("The cat sat on the mat.", NULL);
    text_measure hard = {.words = 20, .sentences = 1, .syllables = 40};
    text_measure nothing = {0};

    (void)state;
    assert_true(near(plain_grade(&easy), 0.39 * 6 + 11.8 - 15.59));
    assert_true(near(plain_grade(&hard), 0.39 * 20 + 11.8 * 2 - 15.59));
    assert_true(near(plain_grade(&nothing), 0));
}

static void names_and_phrases_of_a_pack_are_known(void **state)
{
    never_phrase second = {"worn out", "say tired", NULL};
    never_phrase first = {"worn thin", "say thin", &second};
    wording words = {.sentence_most = 20};
    text_measure m;

    (void)state;
    assert_int_equal(name_table_add(&words.names, "osteoporosis", &words), 0);
    assert_int_equal(name_table_add(&words.never, "worn", &first), 0);
    m = plain_measure("Osteoporosis: the bones are WORN OUT!", &words);
    assert_int_equal(m.syllables, 2 + 1 + 1 + 1 + 1 + 1);
    assert_ptr_equal(m.never, &second);
    m = plain_measure("A shirt that was worn. Out of it", &words);
    assert_null(m.never); /* two sentences */
    m = plain_measure("It is worn", &words);
    assert_null(m.never);
    m = plain_measure("worn outside", &words);
    assert_null(m.never);
    name_table_clear(&words.names);
    name_table_clear(&words.never);
}

static int is_about_reading(const sb_mistake *m)
{
    return strcmp(m->kind, "hard-to-read") == 0 ||
           strcmp(m->kind, "long-sentence") == 0 || strcmp(m->kind, "never-said") == 0;
}

static void every_text_of_the_pack_is_plain(void **state)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    wording words;
    int hard = 0;

    (void)state;
    assert_done(
        pack_open_quick(&pack, &(sb_pack_options){.folder = REPOSITORY}, mistakes, &why),
        &why);
    for (size_t i = 0; i < sb_mistakes_count(mistakes); i++) {
        const sb_mistake *m = sb_mistakes_at(mistakes, i);

        if (!is_about_reading(m))
            continue;
        print_error("%s:%d: %s\n", m->file, m->line, m->text);
        hard++;
    }
    sb_mistakes_free(mistakes);
    words = pack->wording;
    sb_pack_free(pack);
    assert_true(words.grade_most <= 7 && words.sentence_most <= 20 &&
                words.words_least <= 12); /* nobody moved the goalposts */
    assert_int_equal(hard, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syllables_are_counted_as_by_ear),
        cmocka_unit_test(words_and_sentences_are_counted),
        cmocka_unit_test(the_grade_is_flesch_kincaid),
        cmocka_unit_test(names_and_phrases_of_a_pack_are_known),
        cmocka_unit_test(every_text_of_the_pack_is_plain),
    };

    return cmocka_run_group_tests_name("plain words", tests, NULL, NULL);
}
