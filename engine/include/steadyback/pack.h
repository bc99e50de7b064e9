/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEADYBACK_PACK_H
#define STEADYBACK_PACK_H

#include <stddef.h>

#include <steadyback/failure.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A pack: the questions, rules, exercises and texts that clinicians own. It is read once,
 * checked as a whole, and never changes; any number of consultations may share it, also
 * from several threads. */
typedef struct sb_pack sb_pack;

/* Which pack to read, and how. All of it is borrowed for the call; a pack keeps copies.
 */
typedef struct sb_pack_options {
    const char *folder;          /* holds knowledge/ and rules/clinical/ */
    const char *const *overlays; /* folders of changes, worked in one upon the other */
    size_t overlay_count;
    const char *checked; /* digests (sb_pack_checked) of packs that were found right, with
                            blanks or line breaks between them; or NULL */
    int for_repair;      /* for tools that repair a pack and advise nobody; see below */
    int allow_modified;  /* a sealed pack that was changed: read it, and say so in every
                            result; 0: refuse it */
} sb_pack_options;

/* Reads a pack and checks it for every mistake that sb_pack_check calls an error, worked
 * cases and figures and all: advice from a pack with mistakes may be milder than it ought
 * to be. Only when `checked` holds the digest of exactly these bytes, found right by this
 * build of the library, the checks that take long are left out; a start takes half the
 * time then. Every mistake found goes into `mistakes`, sorted; of warnings only some. 0
 * and a pack in *out (free it with sb_pack_free), or -1: `why` says why in short, and
 * with cause SB_CAUSE_PACK the list says all.
 *
 * With `for_repair` a pack with mistakes is opened all the same, as long as it hangs
 * together: the list holds errors then. Never tell a person anything from such a pack. */
SB_API int sb_pack_open(sb_pack **out, const sb_pack_options *options,
                        sb_mistakes *mistakes, sb_failure *why);
SB_API void sb_pack_free(sb_pack *pack); /* accepts NULL */

/* The digest to hand in as `checked` the next time; "" when the pack was not found right.
 * It names bytes, not a place: keep it where only the user can write. Borrowed. */
SB_API const char *sb_pack_checked(const sb_pack *pack);

/* Borrowed from the pack. */
SB_API const char *sb_pack_id(const sb_pack *pack);
SB_API const char *sb_pack_version(const sb_pack *pack);
SB_API const char *sb_pack_title(const sb_pack *pack);
SB_API const char *sb_pack_language(const sb_pack *pack); /* BCP 47: "en" */

/* SHA-256 over the names and bytes of all files that decide, overlays worked in, as hex.
 */
SB_API const char *sb_pack_digest(const sb_pack *pack);

/* The name of an exercise, and how it is done in a line; its id. NULL when there is none.
 * Borrowed. */
SB_API const char *sb_pack_exercise(const sb_pack *pack, const char *id,
                                    const char **summary);
SB_API const char *sb_pack_exercise_id(const sb_pack *pack, const char *id);

/* How it is done, as JSON: {"id", "name", "summary", "steps": [...], "watch"}. -1 with
 * SB_CAUSE_ANSWERS when there is none. Caller frees *out with free. */
SB_API int sb_pack_card_json(char **out, const sb_pack *pack, const char *id,
                             sb_failure *why);

/* The sentence with this id in messages.xml, or NULL. Borrowed. */
SB_API const char *sb_pack_message(const sb_pack *pack, const char *id);

/* The same with values put in for {name}, made harmless for a terminal; `pairs` are name,
 * value ..., NULL, or NULL when there are none. An unknown message is "". -1 with
 * SB_CAUSE_PROMISE when a name was left. Caller frees *out with free. */
SB_API int sb_pack_say(char **out, const sb_pack *pack, const char *id,
                       const char *const pairs[], sb_failure *why);

/* Which pack it is and who stands behind it, in the pack's own words: title, version,
 * draft or signed. Caller frees *out with free. */
SB_API int sb_pack_origin(char **out, const sb_pack *pack, sb_failure *why);

/* The seal of a pack's or overlay's folder: the digest of each of its files, to be kept
 * as seal.txt in it. `title` is for people. Caller frees *out with free. */
SB_API int sb_pack_seal_text(char **out, const char *folder, int is_overlay,
                             const char *title, sb_failure *why);

/* The short digest of a thing of the pack, which an overlay that replaces it names as its
 * base: <replace what="rule" id="RF-CES-1" base="..."/>. *out is NULL when there is no
 * such thing. Caller frees *out with free. */
SB_API int sb_pack_base_digest(char **out, const sb_pack *pack, const char *what,
                               const char *id, sb_failure *why);

/* What a clinical rule became in CLIPS, as text; *out is NULL when there is no such rule.
 * Caller frees *out with free. */
SB_API int sb_pack_rule_source(char **out, const sb_pack *pack, const char *rule_id,
                               sb_failure *why);

/* The whole questionnaire as text for reading, or as JSON. Caller frees *out with free.
 */
SB_API int sb_pack_questions_text(char **out, const sb_pack *pack, sb_failure *why);
SB_API int sb_pack_questions_json(char **out, const sb_pack *pack, sb_failure *why);

#ifdef __cplusplus
}
#endif

#endif
