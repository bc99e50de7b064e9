/* SPDX-License-Identifier: Apache-2.0 */
/* The line of a new file in the list of files that decide. */
#include "workshop/draft.h"

#include <string.h>

#include "base/failure.h"
#include "folder/file_use.h"
#include "folder/pack_folder.h"

static const char list_file[] = "knowledge/pack.xml";
static const char line_start[] = "<file path=\"";

/* Where the line goes: before the first path that is greater, or the end of the list. */
static const char *place_of(const char *text, const char *path)
{
    const char *end = strstr(text, "</files>"), *place = end;

    for (const char *at = text; end && (at = strstr(at, line_start)) && at < end;) {
        size_t length;

        at += strlen(line_start);
        length = strcspn(at, "\"");
        if (strncmp(at, path, length) > 0) {
            place = at;
            break;
        }
    }
    while (place && place > text && place[-1] != '\n')
        place--;
    return place;
}

int draft_list(drafting *d)
{
    sb_draft *draft = d->draft;
    pack_file *list = NULL;
    const char *place;
    text_buffer out = {0};
    int error = 0;

    if (file_use_of(draft->file) != FILE_DECIDES)
        return 0;
    if (pack_folder_file(&list, draft->memory, d->options->folder, list_file, d->mistakes,
                         d->why) < 0)
        return -1;
    if (!list || !(place = place_of(list->bytes, draft->file)))
        return 0;
    text_add_bytes(&out, list->bytes, (size_t)(place - list->bytes));
    text_addf(&out, "    %s%s\"/>\n%s", line_start, draft->file, place);
    if (!out.failed)
        draft->list_text = arena_copy(draft->memory, out.text, out.length);
    draft->list_file = list_file;
    if (!draft->list_text)
        error = failure_memory(d->why);
    text_clear(&out);
    return error;
}
