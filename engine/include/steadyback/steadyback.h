/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_H
#define STEADYBACK_H

/* Everything a front needs: read a pack, interview, conclude, render. The library prints
 * nothing, exits never, reads no standard input, and has no global state. */
#include <steadyback/answer.h>
#include <steadyback/batch.h>
#include <steadyback/bundle.h>
#include <steadyback/cases.h>
#include <steadyback/check.h>
#include <steadyback/consultation.h>
#include <steadyback/dialogue.h>
#include <steadyback/diary.h>
#include <steadyback/diary_swap.h>
#include <steadyback/diary_week.h>
#include <steadyback/document.h>
#include <steadyback/draft.h>
#include <steadyback/failure.h>
#include <steadyback/fhir.h>
#include <steadyback/figure.h>
#include <steadyback/interview.h>
#include <steadyback/mutants.h>
#include <steadyback/pack.h>
#include <steadyback/pack_diff.h>
#include <steadyback/page.h>
#include <steadyback/proof.h>
#include <steadyback/question.h>
#include <steadyback/result.h>
#include <steadyback/signing.h>
#include <steadyback/swap.h>
#include <steadyback/turn.h>
#include <steadyback/what_if.h>

#ifdef __cplusplus
extern "C" {
#endif

SB_API const char *sb_version(void); /* of the program: "0.1.0" */

#ifdef __cplusplus
}
#endif

#endif
