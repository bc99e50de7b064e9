/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_PACK_H
#define TEST_PACK_H

#include <steadyback/steadyback.h>

/* The pack of the repository, opened once for a group of tests; fails the test when it has
 * mistakes. Free with sb_pack_free. */
sb_pack *open_repository_pack(void);

/* The same for a group of tests, as its setup and teardown: the pack that they share. */
extern sb_pack *shared_pack;
int open_shared_pack(void **state);
int close_shared_pack(void **state);

/* That pack and one consultation over it. */
extern sb_consultation *shared_person;
int open_shared_person(void **state);
int close_shared_person(void **state);

/* The worked cases of that pack. Free with sb_cases_free. */
sb_cases *open_repository_cases(const sb_pack *pack);

/* What `plan` prints as JSON for the answers given. Free the text. */
char *result_bytes(sb_consultation *one);

/* Fails the test with the failure's text unless `error` is 0. */
void assert_done(int error, const sb_failure *why);

#endif
