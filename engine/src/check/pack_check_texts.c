/* SPDX-License-Identifier: Apache-2.0 */
/* Sources. */
#include <string.h>

#include "check/pack_check.h"

static void check_doi(reading *r, const source *s, const form *f)
{
    size_t prefix = strspn(s->doi, "0123456789.");

    if (strncmp(s->doi, "10.", 3) == 0 && prefix > 6 && s->doi[prefix] == '/' &&
        s->doi[prefix + 1])
        return;
    mistakes_add(r->mistakes, SB_WARNING, "wrong-doi", f->file, f->element->line,
                 "'%s' of source %s does not look like a DOI.", s->doi, s->key);
}

void check_texts(reading *r)
{
    for (size_t i = 0; r->scope.thorough && i < r->sources.things.count; i++) {
        const source *s = r->sources.things.items[i];

        if (s->doi)
            check_doi(r, s, r->sources.elements.items[i]);
    }
}
