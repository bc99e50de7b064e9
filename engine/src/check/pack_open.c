/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a pack: read it, check it, compile its rules. */
#include "check/pack_open.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/check.h>
#include <steadyback/document.h>

#include "base/failure.h"
#include "check/pack_check.h"
#include "check/pack_known.h"
#include "check/pack_loosening.h"
#include "figures/pack_figures.h"
#include "formats/digest.h"
#include "inference/rule_book.h"
#include "pack/levels.h"
#include "pack/pack_link.h"
#include "pack/pack_wording.h"

static int mistakes_in_short(sb_mistakes *mistakes, const sb_pack_options *options,
                             sb_failure *why)
{
    size_t errors = sb_mistakes_errors(mistakes), following;

    if (mistakes_failed(mistakes))
        return failure_memory(why);
    if (!errors)
        return 0;
    mistakes_sort(mistakes);
    errors = sb_mistakes_errors(mistakes);
    following = mistakes_that_follow(mistakes);
    errors -= following;
    if (following)
        return failure_set(why, SB_CAUSE_PACK, options->folder, 0,
                           "the pack has %zu mistake%s, and %zu that may follow from %s",
                           errors, errors == 1 ? "" : "s", following,
                           errors == 1 ? "it" : "them");
    return failure_set(why, SB_CAUSE_PACK, options->folder, 0,
                       "the pack has %zu mistake%s", errors, errors == 1 ? "" : "s");
}

/* What was found right before is not checked thoroughly again. */
static int find_known(reading *r, const sb_pack_options *options, sb_failure *why)
{
    sb_pack *pack = r->pack;

    if (!r->scope.thorough)
        return 0;
    if (pack_known_digest(pack->checked, options, pack->digest, why) < 0)
        return -1;
    if (!r->scope.warnings && pack_is_known(options, pack->checked))
        r->scope.thorough = 0;
    return 0;
}

/* The last of the checks; and whether all that was checked is still the same. */
static int check_beside(reading *r, const sb_pack_options *options, sb_failure *why)
{
    char now[DIGEST_SIZE];
    sb_pack *pack = r->pack;

    if (!r->scope.thorough)
        return 0;
    if (sb_pack_check_style(pack, r->mistakes, why) < 0 ||
        mistakes_in_short(r->mistakes, options, why) < 0 ||
        pack_known_digest(now, options, pack->digest, why) < 0)
        return -1;
    if (strcmp(now, pack->checked) != 0)
        pack->checked[0] = '\0';
    return 0;
}

static void link_and_check(reading *r, const pack_source *source)
{
    reading_link(r, source);
    if (!r->scope.warnings && sb_mistakes_errors(r->mistakes))
        r->scope.thorough = 0; /* it is refused already */
    if (!r->out_of_memory)
        pack_check(r);
    if (!r->out_of_memory && r->scope.warnings)
        wording_check(r, &r->pack->roots);
}

static int read_pack(reading *r, const sb_pack_options *options, sb_failure *why)
{
    pack_source source = {0};
    int error = pack_source_read(&source, r->pack->memory, options, r->mistakes, why);

    if (error == 0) {
        reading_keep(r, &source);
        error = find_known(r, options, why);
    }
    if (error == 0)
        link_and_check(r, &source);
    pack_source_clear(&source);
    if (error == 0 && r->out_of_memory)
        error = failure_memory(why);
    if (error == 0 && !r->scope.to_compare && !sb_mistakes_errors(r->mistakes))
        error = pack_check_loosening(r->pack, r->mistakes, why);
    if (error == 0 && r->scope.thorough)
        error = check_unfinished(r, &r->pack->roots, why);
    if (error == 0 && r->scope.thorough && (error = cases_check(r, why)) == 0)
        error = figures_check(r, why);
    return error == 0 ? reviews_check(r, why) : error;
}

/* What lies in the folder is not what is listed: all of it was read all the same. */
static int is_about_the_list(const sb_mistake *one)
{
    static const char *const kinds[] = {"missing-file", "not-listed", "not-to-list",
                                        "not-read", NULL};

    return rank_of(kinds, one->kind) >= 0;
}

/* Whether a pack with mistakes hangs together. */
static int hangs_together(const reading *r)
{
    for (size_t i = 0; i < sb_mistakes_count(r->mistakes); i++) {
        const sb_mistake *one = sb_mistakes_at(r->mistakes, i);

        if (one->severity == SB_ERROR && !is_about_the_list(one))
            return 0;
    }
    return !r->has_hole && !mistakes_failed(r->mistakes);
}

static int stop_at_mistakes(const reading *r, const sb_pack_options *options,
                            sb_failure *why)
{
    if (r->scope.tolerant && hangs_together(r))
        return 0;
    return mistakes_in_short(r->mistakes, options, why);
}

static int keep_options(sb_pack *pack, const sb_pack_options *options, sb_failure *why)
{
    size_t count = options->overlay_count;
    const char **overlays = arena_take(pack->memory, (count + 1) * sizeof(*overlays));

    pack->options = *options;
    pack->options.checked = NULL; /* the caller's */
    pack->options.folder = arena_copy(pack->memory, options->folder,
                                      strlen(options->folder));
    if (!overlays || !pack->options.folder)
        return failure_memory(why);
    pack->options.overlays = overlays;
    for (size_t i = 0; i < count; i++) {
        const char *one = options->overlays[i];

        if (!(overlays[i] = arena_copy(pack->memory, one, strlen(one))))
            return failure_memory(why);
    }
    return 0;
}

static int read_and_write(sb_pack **out, const sb_pack_options *options,
                          check_scope scope, sb_mistakes *mistakes, sb_failure *why)
{
    sb_pack *pack = calloc(1, sizeof(*pack));
    reading r = {.pack = pack, .mistakes = mistakes, .scope = scope};
    int error = -1;

    if (!pack || !(pack->memory = arena_new())) {
        error = failure_memory(why);
        goto cleanup;
    }
    if ((error = keep_options(pack, options, why)) < 0 ||
        (error = read_pack(&r, options, why)) < 0 ||
        (error = stop_at_mistakes(&r, options, why)) < 0 ||
        (error = rule_book_write(&pack->book, pack, why)) < 0 ||
        (error = check_beside(&r, options, why)) < 0)
        goto cleanup;
    *out = pack;
    pack = NULL;
cleanup:
    mistakes_sort(mistakes);
    reading_clear(&r);
    sb_pack_free(pack);
    return error;
}

/* Numbers with a point and names by their bytes, whatever the locale of the host. */
static int open_pack(sb_pack **out, const sb_pack_options *options, check_scope scope,
                     sb_mistakes *mistakes, sb_failure *why)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0), before;
    int error;

    if (!plain)
        return failure_memory(why);
    before = uselocale(plain);
    error = read_and_write(out, options, scope, mistakes, why);
    uselocale(before);
    freelocale(plain);
    return error;
}

int pack_open_quick(sb_pack **out, const sb_pack_options *options, sb_mistakes *mistakes,
                    sb_failure *why)
{
    return open_pack(out, options, (check_scope){0}, mistakes, why);
}

/* A pack with mistakes, for whoever repairs it; they are in the list already. */
static int open_for_repair(sb_pack **out, const sb_pack_options *options, sb_failure *why)
{
    sb_mistakes *again = sb_mistakes_new();
    sb_failure cause = {0};
    int error = again
                    ? open_pack(out, options, (check_scope){.tolerant = 1}, again, &cause)
                    : failure_memory(why);

    sb_mistakes_free(again);
    if (error == 0)
        *why = (sb_failure){0};
    return error;
}

int sb_pack_open(sb_pack **out, const sb_pack_options *options, sb_mistakes *mistakes,
                 sb_failure *why)
{
    int error = open_pack(out, options, (check_scope){.thorough = 1}, mistakes, why);

    if (error < 0 && options->for_repair && why->cause == SB_CAUSE_PACK)
        error = open_for_repair(out, options, why);
    return error;
}

int pack_open_to_compare(sb_pack **out, const sb_pack_options *options,
                         sb_mistakes *mistakes, sb_failure *why)
{
    return open_pack(out, options, (check_scope){.to_compare = 1}, mistakes, why);
}

int sb_pack_check(sb_pack **out, const sb_pack_options *options, const char *today,
                  sb_mistakes *mistakes, sb_failure *why)
{
    const check_scope whole = {.thorough = 1, .warnings = 1, .today = today};

    return open_pack(out, options, whole, mistakes, why);
}

void sb_pack_free(sb_pack *pack)
{
    if (!pack)
        return;
    rule_book_free(pack->book);
    pack_free_model(pack);
}
