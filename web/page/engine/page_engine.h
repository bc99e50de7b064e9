/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_ENGINE_H
#define PAGE_ENGINE_H

#include <steadyback/steadyback.h>

/* What the parts of the engine of a page share. */
extern struct engine {
    sb_pack *pack;
    sb_figures *figures;
    sb_dialogue *dialogue;
    sb_mistakes *mistakes; /* of the last call that read something */
    sb_failure why;
    sb_diary *diary;
    sb_result *looked; /* what the last check-in came to, until something is answered */
} engine;

/* No failure and no mistakes yet: for the next call. */
sb_failure *anew(void);
sb_mistakes *no_mistakes(void);

/* The result is that of the dialogue again. */
void forget_look(void);

#endif
