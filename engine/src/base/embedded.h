/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EMBEDDED_H
#define EMBEDDED_H

/* Files built into the library by cmake/embed.cmake; each ends with a NUL. */
extern const char embedded_build_digest[]; /* of all that the library is made of */
extern const char embedded_pack_xsd[];
extern const char embedded_vocabulary_clp[];
extern const char embedded_derive_clp[];
extern const char embedded_ask_clp[];
extern const char embedded_settle_clp[];
extern const char embedded_adapt_clp[];
extern const char embedded_profile_clp[];
extern const char embedded_choose_clp[];
extern const char embedded_alternatives_clp[];
extern const char embedded_dose_clp[];
extern const char embedded_weeks_clp[];
extern const char embedded_bouts_clp[];

#endif
