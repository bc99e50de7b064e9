/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <steadyback/steadyback.h>

/* What the fuzz targets share. Each target is one LLVMFuzzerTestOneInput. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the program, as a crash that the fuzzer keeps, unless `holds`. */
void insist(int holds, const char *sentence, const char *about);

/* No control character but line breaks and tabs, none that turns the direction of writing,
 * nothing but UTF-8. */
void insist_harmless(const char *text);

/* Every mistake is one harmless line with a kind; a failure has a cause other than the
 * machine. */
void insist_mistakes(const sb_mistakes *mistakes);
void insist_cause(const sb_failure *why, const sb_mistakes *mistakes);

/* The pack of the repository, opened once. */
sb_pack *fuzz_repository(void);

/* A result in every form: each can be written, and is harmless for a terminal. */
void insist_writable(const sb_result *result);

/* The bytes as a text with a NUL behind. Free it. */
char *fuzz_text(const uint8_t *bytes, size_t size);

/* ---- a pack in memory: pack_folder.c is replaced (fuzz_folder.c) ---- */

/* From now on a pack consists of the tiny pack of tests/bad-input, and of the files in
 * `input` in place of its own or beside them; with `as_overlay` these are an overlay. The
 * input: "@@ knowledge/movements.xml", the lines of the file, "@@ " and the next name. A
 * file without lines is taken away. */
void fuzz_folder_set(const char *input, size_t length, int as_overlay);

/* The same, with every file changed by `change`, which gives a text to be freed. */
typedef char *fuzz_change(const char *inside, const char *text, size_t length, void *payload);
void fuzz_folder_change(fuzz_change *change, void *payload);

/* Reads the pack as `check` does (thorough) or as `plan` does; NULL with mistakes. Free it
 * with sb_pack_free. */
sb_pack *fuzz_open(int thorough, int overlaid);

#endif
