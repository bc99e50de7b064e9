/* SPDX-License-Identifier: Apache-2.0 */
#include "proof/certificate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/steadyback.h>

#include "base/embedded.h"
#include "formats/digest.h"
#include "formats/json_writer.h"

enum { PATH_SIZE = 4200 };

void certificate_name(char *out, size_t size, const sb_proof *proof, const promise *of)
{
    int has_base = promise_needs_base(of);

    snprintf(out, size, "steadyback %s %s, pack %s, promise %d%s%s", sb_version(),
             embedded_build_digest, proof->pack->digest, of->number,
             has_base ? ", base " : "", has_base ? proof->base->digest : "");
}

/* The digest of a whole file; -1 when it cannot be read. */
static int digest_of_file(char digest[DIGEST_SIZE], const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long size = -1;
    int error = -1;

    if (file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
        (bytes = malloc((size_t)size + 1))) {
        rewind(file);
        if (fread(bytes, 1, (size_t)size, file) == (size_t)size) {
            digest_of_bytes(digest, bytes, (size_t)size);
            error = 0;
        }
    }
    if (file)
        fclose(file);
    free(bytes);
    return error;
}

static int put_file(json_maker *m, json_value *things, const char *what,
                    const sb_proof *proof, const proof_of *p)
{
    char name[64], path[PATH_SIZE], digest[DIGEST_SIZE];

    snprintf(name, sizeof(name), "promise-%d.%s", p->promise->number, what);
    snprintf(path, sizeof(path), "%s/%s", proof->keep_in, name);
    if (digest_of_file(digest, path) < 0)
        return -1;
    json_put_text(m, things, what, digest);
    return 0;
}

static void put_promise(json_maker *m, json_value *all, const sb_proof *proof,
                        proof_of *p)
{
    json_value *one = json_new_object(m);

    json_put_number(m, one, "number", p->promise->number);
    json_put_text(m, one, "promise", p->promise->words);
    if (promise_needs_base(p->promise))
        json_put_text(m, one, "base", proof->base->digest);
    if (put_file(m, one, "cnf", proof, p) < 0 || put_file(m, one, "drat", proof, p) < 0) {
        p->verdict = SB_PROOF_NOT_DECIDED;
        snprintf(p->reason, sizeof(p->reason), "its certificate could not be read again");
        return;
    }
    json_add(m, all, one);
}

static void not_kept(sb_proof *proof)
{
    for (size_t i = 0; i < proof->count; i++)
        if (proof->all[i].verdict == SB_PROOF_PROVED) {
            proof->all[i].verdict = SB_PROOF_NOT_DECIDED;
            snprintf(proof->all[i].reason, sizeof(proof->all[i].reason),
                     "its certificate could not be written");
        }
}

static int write_text(const char *path, const char *text)
{
    FILE *file = text ? fopen(path, "wb") : NULL;
    int error;

    if (!file)
        return -1;
    fputs(text, file);
    error = ferror(file) ? -1 : 0;
    return fclose(file) != 0 ? -1 : error;
}

void certificate_write(sb_proof *proof)
{
    json_maker m = {0};
    json_value *all = json_new_object(&m), *promises = json_new_list(&m);
    char path[PATH_SIZE], *text;

    json_put_text(&m, all, "program", sb_version());
    json_put_text(&m, all, "build", embedded_build_digest);
    json_put_text(&m, all, "pack", proof->pack->digest);
    for (size_t i = 0; i < proof->count; i++)
        if (proof->all[i].verdict == SB_PROOF_PROVED && proof->all[i].promise->is_broken)
            put_promise(&m, promises, proof, &proof->all[i]);
    json_put(&m, all, "proved", promises);
    text = json_write(&m, all, 2);
    snprintf(path, sizeof(path), "%s/certificate.json", proof->keep_in);
    if (write_text(path, text) < 0)
        not_kept(proof);
    free(text);
}
