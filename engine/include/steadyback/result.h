/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_RESULT_H
#define STEADYBACK_RESULT_H

#include <steadyback/failure.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a consultation concluded: disposition, programme, reasons. */
typedef struct sb_result sb_result;

SB_API void sb_result_free(sb_result *result); /* accepts NULL */

/* The level of the disposition ("same-day") and of the gate ("none"). Borrowed. */
SB_API const char *sb_result_disposition(const sb_result *result);
SB_API const char *sb_result_gate(const sb_result *result);

/* Whether there is a programme to follow now. */
SB_API int sb_result_has_programme(const sb_result *result);

/* The headline, borrowed from the pack; and what to do today (free *out with free). */
SB_API const char *sb_result_title(const sb_result *result);
SB_API int sb_result_action(char **out, const sb_result *result, sb_failure *why);

/* The questions whose answers are behind the disposition, in the order of asking; NULL
 * behind the last. Borrowed from the pack. */
SB_API const char *sb_result_behind(const sb_result *result, size_t index);

/* The exercises of the programme, then the movements listed as "not yet": ids and names,
 * to be asked about. NULL behind the last. Of items `name` may be NULL.
 * `sb_result_harder`: the exercise to go on to from that of the programme, or NULL.
 * Borrowed from the pack. */
SB_API const char *sb_result_item(const sb_result *result, size_t index,
                                  const char **name);
SB_API const char *sb_result_harder(const sb_result *result, size_t index);
SB_API const char *sb_result_not_yet(const sb_result *result, size_t index,
                                     const char **name);

/* The rules that hold for this person, in the order of the trace, and what each asks for:
 * the levels of a disposition and of a gate, NULL where the rule has none. NULL behind
 * the last. Borrowed from the pack. */
SB_API const char *sb_result_rule(const sb_result *result, size_t index,
                                  const char **disposition, const char **gate);

/* The result as JSON (docs/result.schema.json), or as a handout of at most `columns`
 * columns: what stands on two pages, or with all the rest. Caller frees *out with free.
 */
SB_API int sb_result_json(char **out, const sb_result *result, sb_failure *why);
SB_API int sb_result_text(char **out, const sb_result *result, size_t columns,
                          sb_failure *why);
SB_API int sb_result_text_full(char **out, const sb_result *result, size_t columns,
                               sb_failure *why);

/* Why: the chain from a conclusion through rules to the person's own answers and to
 * sources, as text, as JSON, or as a graph for Graphviz. `topic` is `disposition`,
 * `gate`, `level` or the id of an exercise, hazard, movement, rule, question or finding
 * (`KIND:ID` where an id is used twice); `all` explains all that came out, and NULL does
 * so in brief as text, in full in the other formats. Why not: topics that did not come
 * out say what stood against them. `ids` names rules in the text. -1 with
 * SB_CAUSE_ANSWERS when there is no such topic. Caller frees *out with free. */
typedef enum sb_explain_format {
    SB_EXPLAIN_TEXT,
    SB_EXPLAIN_JSON,
    SB_EXPLAIN_DOT
} sb_explain_format;
SB_API int sb_result_explain(char **out, const sb_result *result, const char *topic,
                             sb_explain_format format, int ids, size_t columns,
                             sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
