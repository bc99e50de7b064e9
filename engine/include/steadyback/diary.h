/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_DIARY_H
#define STEADYBACK_DIARY_H

#include <steadyback/consultation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The weeks after: one person's diary, one JSON text that the person owns
 * (docs/diary.schema.json). What is in it is never altered: each call adds entries. The
 * library keeps no file and reads no clock. */
typedef struct sb_diary sb_diary;

/* What a front knows of a new entry. `id`: new for each call, of letters, digits and
 * dashes, at most 40 (32 random hex digits); `day`: the day that the entry is about;
 * `today`: of the clock, both as 2026-12-01. All are copied. */
typedef struct sb_diary_stamp {
    const char *id, *day, *today;
} sb_diary_stamp;

/* A new diary of this person, whose plan starts on the day of the stamp. The result is
 * the conclusion from the answers of `person`: without a programme there is no diary
 * (SB_CAUSE_ANSWERS). Caller frees *out with sb_diary_free. */
SB_API int sb_diary_start(sb_diary **out, sb_consultation *person,
                          const sb_result *result, const sb_diary_stamp *stamp,
                          sb_failure *why);

/* Reads a diary. Every mistake goes into `notes`; with an error among them, -1 with
 * SB_CAUSE_ANSWERS. What only does not fit the pack, or this day, is a warning there: it
 * is kept, and does not count. The pack must outlive the diary. */
SB_API int sb_diary_read(sb_diary **out, const sb_pack *pack, const char *text,
                         size_t length, const char *today, sb_mistakes *notes,
                         sb_failure *why);
SB_API void sb_diary_free(sb_diary *diary); /* accepts NULL */

/* The whole diary as JSON, an entry a line. Caller frees *out with free. */
SB_API int sb_diary_write(char **out, const sb_diary *diary, sb_failure *why);

/* Logs a session of that day. `pairs`: name, value ..., NULL. Names are `light` (the id
 * of a light of the pack, or unknown), `before`, `after`, `morning` (pain, 0 to 10),
 * `effort` (0 to 10), and ids of the exercises planned (done, easier or left). What is
 * planned for that day and not named was done. -1 with SB_CAUSE_ANSWERS and a sentence of
 * what is allowed; nothing is added then. */
SB_API int sb_diary_log(sb_diary *diary, const sb_diary_stamp *stamp,
                        const char *const pairs[], sb_failure *why);

/* Logs a flare-up: the id of a level of the flare-up plan of the pack. */
SB_API int sb_diary_flare(sb_diary *diary, const sb_diary_stamp *stamp, const char *level,
                          sb_failure *why);

/* What the pack has people do in a flare-up of this level, in words of at most `columns`
 * columns. Caller frees *out with free. */
SB_API int sb_diary_flare_text(char **out, const sb_diary *diary, const char *level,
                               size_t columns, sb_failure *why);

/* How many sessions that count were logged on this day. */
SB_API size_t sb_diary_sessions_on(const sb_diary *diary, const char *day);

/* The exercises planned for this day, then NULL; and their names. Borrowed from the pack.
 */
SB_API const char *sb_diary_planned(const sb_diary *diary, const char *day, size_t index,
                                    const char **name);

/* The lights that a session can have, and how each is known; NULL behind the last.
 * Borrowed from the pack. */
SB_API const char *sb_diary_light(const sb_pack *pack, size_t index, const char **name,
                                  const char **during, const char **next_day);

/* What to do after a session with this light, or NULL when the pack has no such light.
 * Borrowed from the pack. */
SB_API const char *sb_diary_light_action(const sb_pack *pack, const char *id);

/* What is to be said once a session was logged, a paragraph a line: that it is written
 * down, that it is the second of its day, what to do after this light (NULL: none was
 * told). Caller frees *out with free. */
SB_API int sb_diary_logged_text(char **out, const sb_diary *diary, const char *day,
                                const char *light, sb_failure *why);

/* All that a page shows of a day, as JSON: what is planned then
 * and how it is done, the plan in force and how it came about, when to check in, the
 * lights and flare-ups, how it goes up to `today`. Caller frees *out with free. */
SB_API int sb_diary_day_json(char **out, const sb_diary *diary, const char *day,
                             const char *today, sb_failure *why);

/* A check-in, in three calls over one consultation, which each of them fills anew.
 *
 * The first gives a file of answers to interview with (sb_dialogue_resume): the answers
 * so far as they are on `today`, what changes with time counted on, what cannot be
 * counted on or is asked at each check-in left out, and what the diary says by itself.
 * The second takes the answers of that interview; when a new danger sign was told, is not
 * sure or was left out, it gives answers to interview with once more, else *out is NULL,
 * as it is in an emergency. The third concludes, and adds two entries: the check-in, and
 * the plan of the week from the day of the stamp on, empty without a programme. A plan
 * that breaks promise 9 is withheld (SB_CAUSE_PROMISE), and nothing is added. Caller
 * frees *out. */
SB_API int sb_diary_look(char **out, const sb_diary *diary, sb_consultation *person,
                         const char *today, sb_failure *why);
SB_API int sb_diary_look_again(char **out, const sb_diary *diary, sb_consultation *person,
                               const char *answers, sb_failure *why);
SB_API int sb_diary_check_in(sb_result **out, sb_diary *diary, sb_consultation *person,
                             const char *answers, const sb_diary_stamp *stamp,
                             sb_failure *why);

/* The plan in force on `today`: what goes on, grows, goes back, is new or left, and why.
 * Caller frees *out with free. */
SB_API int sb_diary_week_text(char **out, const sb_diary *diary, const char *today,
                              size_t columns, sb_failure *why);

/* Two copies of one diary that went apart, by the ids of their entries. Another person's
 * diary is refused with SB_CAUSE_ANSWERS; so are copies of which an entry was altered,
 * each told among the notes. Caller frees *out with sb_diary_free; both must outlive it.
 */
SB_API int sb_diary_merge(sb_diary **out, const sb_diary *one, const sb_diary *other,
                          sb_mistakes *notes, sb_failure *why);

/* How it goes, week by week up to `today`: what was done of what was planned, minutes,
 * pain and lights. Caller frees *out with free. */
typedef enum sb_diary_format {
    SB_DIARY_TEXT,
    SB_DIARY_HTML, /* a page that holds its charts, with a table beside them */
    SB_DIARY_SVG,  /* the charts alone */
    SB_DIARY_CSV,
    SB_DIARY_JSON
} sb_diary_format;
SB_API int sb_diary_progress(char **out, const sb_diary *diary, const char *today,
                             sb_diary_format format, size_t columns, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
