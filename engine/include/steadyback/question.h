/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_QUESTION_H
#define STEADYBACK_QUESTION_H

#include <steadyback/answer.h>
#include <steadyback/pack.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One question of the pack, for a front that asks it. All texts are borrowed from the
 * pack; NULL where the pack has none. */
typedef struct sb_question sb_question;

typedef enum sb_question_type {
    SB_CHOICE,  /* one option */
    SB_CHOICES, /* any number of options */
    SB_NUMBER,
    SB_SCALE /* a whole number from least to most */
} sb_question_type;

SB_API const sb_question *sb_pack_question(const sb_pack *pack, const char *id);
SB_API size_t sb_pack_question_count(const sb_pack *pack);
SB_API const sb_question *sb_pack_question_at(const sb_pack *pack, size_t index);

SB_API const char *sb_question_id(const sb_question *one);
SB_API sb_question_type sb_question_kind(const sb_question *one);
SB_API const char *sb_question_text(const sb_question *one);
SB_API const char *
sb_question_text_other(const sb_question *one);               /* about someone else */
SB_API const char *sb_question_lead(const sb_question *one);  /* to say before it */
SB_API const char *sb_question_topic(const sb_question *one); /* "your age" */
SB_API const char *sb_question_help(const sb_question *one);
SB_API const char *
sb_question_again(const sb_question *one); /* when the answer was unsure */
SB_API const char *sb_question_section_id(const sb_question *one);
SB_API const char *sb_question_section(const sb_question *one); /* its title */
SB_API const char *sb_question_section_intro(const sb_question *one);
SB_API const char *sb_question_unit(const sb_question *one);
SB_API double sb_question_least(const sb_question *one);
SB_API double sb_question_most(const sb_question *one);
SB_API double sb_question_example(const sb_question *one); /* a usual number */
SB_API int sb_question_is_safety(const sb_question *one);
SB_API int sb_question_is_private(const sb_question *one);
SB_API int sb_question_is_optional(const sb_question *one);       /* may be left out */
SB_API int sb_question_is_for_the_record(const sb_question *one); /* concludes nothing */
SB_API int sb_question_is_from_diary(const sb_question *one);     /* nobody is asked */

/* What to do before the answer, one thing after the other; and the questions whose
 * answers it helps to see again. NULL behind the last. */
SB_API const char *sb_question_step(const sb_question *one, size_t index);
SB_API const char *sb_question_recalls(const sb_question *one, size_t index); /* id */

/* The options as a person sees them, in order: for several ticks "none of these" and "not
 * sure" stand at the end, where the pack offers them. */
SB_API size_t sb_question_option_count(const sb_question *one);
SB_API const char *sb_question_option_id(const sb_question *one, size_t index);
SB_API const char *sb_question_option_text(const sb_question *one, size_t index);

/* The bit of an option in sb_answer, from its id; -1 when there is none such, also for
 * `unknown` and `not-sure`, which are no options. */
SB_API int sb_question_bit(const sb_question *one, const char *option);

#ifdef __cplusplus
}
#endif

#endif
