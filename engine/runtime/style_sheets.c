/* SPDX-License-Identifier: Apache-2.0 */
/* In the small library no stylesheet is ever used: it makes no page, so that whether those
 * of a pack are right does not matter to it. */
#include <steadyback/document.h>

int sb_pack_check_style(const sb_pack *pack, sb_mistakes *mistakes, sb_failure *why)
{
    (void)pack;
    (void)mistakes;
    (void)why;
    return 0;
}
