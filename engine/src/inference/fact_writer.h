/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FACT_WRITER_H
#define FACT_WRITER_H

#include "conditions/answer_sheet.h"
#include "inference/rule_book.h"
#include "inference/rule_session.h"

/* The only place where a pack meets the rule session: what exists becomes facts. */

/* Asserts the whole pack once; these facts stay. */
int fact_writer_pack(rule_session *session, const sb_pack *pack, const rule_book *book,
                     sb_failure *why);

/* Asserts one answer; the facts are added to `facts` so that it can be taken back. */
int fact_writer_answer(rule_session *session, const question *asked, const answer *given,
                       list *facts, sb_failure *why);

#endif
