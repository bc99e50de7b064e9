/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_PACK_H
#define TEST_PACK_H

#include <steadyback/steadyback.h>

/* The pack of the repository, opened once for a group of tests; fails the test when it has
 * mistakes. Free with sb_pack_free. */
sb_pack *open_repository_pack(void);

/* Fails the test with the failure's text unless `error` is 0. */
void assert_done(int error, const sb_failure *why);

#endif
