/* SPDX-License-Identifier: Apache-2.0 */
#include "folder/pack_seal.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/mistakes.h"
#include "base/name_table.h"
#include "base/text_buffer.h"
#include "folder/pack_folder.h"
#include "formats/digest.h"

#define SEAL_FILE "seal.txt"

/* One line of a seal: 64 digits, two blanks, a path. */
typedef struct sealed {
    const char *digest;
    int seen;
} sealed;

typedef struct seal {
    name_table by_path; /* of sealed */
    list all;           /* of the paths */
    arena *memory;
    int broken; /* a line of it cannot be read */
} seal;

static void add_line(seal *s, char *line)
{
    sealed *one;

    if (line[0] == '#' || line[0] == '\0')
        return;
    if (strlen(line) < DIGEST_SIZE + 2 ||
        strspn(line, "0123456789abcdef") != DIGEST_SIZE - 1 ||
        strncmp(line + DIGEST_SIZE - 1, "  ", 2) != 0) {
        s->broken = 1;
        return;
    }
    one = arena_take(s->memory, sizeof(*one));
    line[DIGEST_SIZE - 1] = '\0';
    if (!one || name_table_add(&s->by_path, line + DIGEST_SIZE + 1, one) != 0 ||
        list_add(&s->all, line + DIGEST_SIZE + 1) < 0) {
        s->broken = 1;
        return;
    }
    one->digest = line;
}

static void read_seal(seal *s, const pack_file *file)
{
    char *text = arena_copy(s->memory, file->bytes, file->length);

    s->broken = !text || strlen(text) != file->length;
    for (char *line = text, *end; line && *line; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        add_line(s, line);
        if (!end)
            break;
    }
}

static void tell(sb_mistakes *mistakes, const char *file, const char *what)
{
    mistakes_add(mistakes, SB_ERROR, "broken-seal", file, 0,
                 "%s since the pack was sealed.", what);
}

/* What nothing reads is in no seal: it came later. */
static size_t count_strays(const list *strays, sb_mistakes *mistakes)
{
    size_t count = 0;

    for (size_t i = 0; strays && i < strays->count; i++) {
        const pack_file *one = strays->items[i];

        if (one->bytes && mistakes)
            tell(mistakes, one->shown, "This was added");
        count += one->bytes != NULL;
    }
    return count;
}

/* How many files differ from the seal. */
static size_t compare(seal *s, const list *files, seal_part part, sb_mistakes *mistakes)
{
    size_t differ = 0;

    for (size_t i = 0; i < files->count; i++) {
        const pack_file *file = files->items[i];
        sealed *one = name_table_find(&s->by_path, file->inside);
        char digest[DIGEST_SIZE];

        digest_of_bytes(digest, file->bytes, file->length);
        if (one && strcmp(one->digest, digest) == 0) {
            one->seen = 1;
            continue;
        }
        if (one)
            one->seen = 1;
        if (mistakes)
            tell(mistakes, file->shown, one ? "This was changed" : "This was added");
        differ++;
    }
    for (size_t i = 0; i < s->all.count; i++) {
        const sealed *one = name_table_find(&s->by_path, s->all.items[i]);

        if (pack_path_is_figure(s->all.items[i]) != (part == SEAL_FIGURES))
            continue;
        if (!one->seen && mistakes)
            tell(mistakes, s->all.items[i], "This was taken out");
        differ += !one->seen;
    }
    return differ;
}

int pack_seal_check(const list *files, const list *strays, seal_part part, arena *memory,
                    const sb_pack_options *options, const char *folder, int *is_modified,
                    sb_mistakes *mistakes, sb_failure *why)
{
    seal s = {.memory = memory};
    pack_file *file = NULL;

    if (pack_folder_file(&file, memory, folder, SEAL_FILE, mistakes, why) < 0)
        return -1;
    if (!file)
        return 0;
    read_seal(&s, file);
    if (s.broken && !options->allow_modified)
        mistakes_add(mistakes, SB_ERROR, "unreadable-seal", SEAL_FILE, 0,
                     "The seal is not as it was written.");
    if (options->allow_modified)
        mistakes = NULL;
    if (compare(&s, files, part, mistakes) + count_strays(strays, mistakes) || s.broken)
        *is_modified = 1;
    name_table_clear(&s.by_path);
    list_clear(&s.all);
    return 0;
}

/* ---- writing one ---- */

int sb_pack_seal_text(char **out, const char *folder, int is_overlay, const char *title,
                      sb_failure *why)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    arena *memory = arena_new();
    text_buffer text = {0};
    list files = {0};
    int error = mistakes && memory ? 0 : failure_memory(why);

    if (error == 0)
        error = is_overlay
                    ? pack_folder_overlay(&files, NULL, memory, folder, mistakes, why)
                    : pack_folder_read(&files, NULL, memory, folder, mistakes, why);
    if (error == 0)
        error = pack_folder_figures(&files, memory, folder, is_overlay, mistakes, why);
    if (error == 0 && sb_mistakes_errors(mistakes))
        error = failure_set(why, SB_CAUSE_PACK, folder, 0,
                            "not every file can be read: %s",
                            sb_mistakes_at(mistakes, 0)->text);
    text_addf(&text,
              "# %s\n# Check with: steadyback check, or sha256sum -c " SEAL_FILE "\n",
              title);
    for (size_t i = 0; i < files.count && error == 0; i++) {
        const pack_file *one = files.items[i];
        char digest[DIGEST_SIZE];

        digest_of_bytes(digest, one->bytes, one->length);
        text_addf(&text, "%s  %s\n", digest, one->inside);
    }
    *out = error == 0 ? text_take(&text) : NULL;
    if (error == 0 && !*out)
        error = failure_memory(why);
    text_clear(&text);
    list_clear(&files);
    arena_free(memory);
    sb_mistakes_free(mistakes);
    return error;
}
