/* SPDX-License-Identifier: Apache-2.0 */
#include <steadyback/steadyback.h>

const char *sb_version(void)
{
    return STEADYBACK_VERSION;
}
