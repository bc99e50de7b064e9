/* SPDX-License-Identifier: Apache-2.0 */
#include "formats/digest.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

static void add_bytes(struct sha256_ctx *sum, const void *bytes, size_t length)
{
    sha256_update(sum, length, bytes);
}

static void finish(struct sha256_ctx *sum, char digest[DIGEST_SIZE])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];

    sha256_digest(sum, sizeof(bytes), bytes);
    for (size_t i = 0; i < sizeof(bytes); i++)
        snprintf(digest + 2 * i, 3, "%02x", bytes[i]);
}

void digest_of_bytes(char digest[DIGEST_SIZE], const void *bytes, size_t length)
{
    struct sha256_ctx sum;

    sha256_init(&sum);
    add_bytes(&sum, bytes, length);
    finish(&sum, digest);
}

void digest_of_files(char digest[DIGEST_SIZE], const digest_file *files, size_t count)
{
    struct sha256_ctx sum;

    sha256_init(&sum);
    for (size_t i = 0; i < count; i++) {
        char size[32];
        int length = snprintf(size, sizeof(size), "%zu", files[i].length);

        add_bytes(&sum, files[i].name, strlen(files[i].name) + 1);
        add_bytes(&sum, size, (size_t)length + 1);
        add_bytes(&sum, files[i].bytes, files[i].length);
    }
    finish(&sum, digest);
}

/* ---- elements ---- */

static void add(struct sha256_ctx *sum, const char *sign, const char *text)
{
    add_bytes(sum, sign, 1);
    add_bytes(sum, text, strlen(text) + 1);
}

static const xml_attribute *next_attribute(const xml_element *element, const char *after)
{
    const xml_attribute *next = NULL;

    for (const xml_attribute *a = element->attributes; a; a = a->next)
        if ((!after || strcmp(a->name, after) > 0) &&
            (!next || strcmp(a->name, next->name) < 0))
            next = a;
    return next;
}

/* Words of an element that say how it stands, and not what it says. */
static int is_about_it(const char *name)
{
    return strcmp(name, "status") == 0 || strcmp(name, "reviewed") == 0 ||
           strcmp(name, "by") == 0 || strcmp(name, "noNamespaceSchemaLocation") == 0;
}

static void add_parts(struct sha256_ctx *sum, const xml_element *element);

static void add_element(struct sha256_ctx *sum, const xml_element *element, int to_sign)
{
    add(sum, "<", element->name);
    for (const xml_attribute *a = next_attribute(element, NULL); a;
         a = next_attribute(element, a->name)) {
        if (to_sign && is_about_it(a->name))
            continue;
        add(sum, "@", a->name);
        add(sum, "=", a->value);
    }
    add(sum, ".", xml_written(element));
    add_parts(sum, element);
    add(sum, ">", "");
}

static void add_parts(struct sha256_ctx *sum, const xml_element *element)
{
    for (const xml_element *e = element->first; e; e = e->next)
        add_element(sum, e, 0);
}

void digest_of_element(char digest[SHORT_DIGEST_SIZE], const xml_element *element)
{
    char whole[DIGEST_SIZE];
    struct sha256_ctx sum;

    sha256_init(&sum);
    add_element(&sum, element, 0);
    finish(&sum, whole);
    memcpy(digest, whole, SHORT_DIGEST_SIZE - 1);
    digest[SHORT_DIGEST_SIZE - 1] = '\0';
}

void digest_to_sign(char digest[DIGEST_SIZE], const xml_element *element,
                    const char *place, const xml_element *inherited)
{
    struct sha256_ctx sum;

    sha256_init(&sum);
    add(&sum, "%", place);
    add_element(&sum, element, 1);
    if (inherited)
        add_element(&sum, inherited, 0);
    finish(&sum, digest);
}

void digest_of_lines(char digest[DIGEST_SIZE], const char *bytes, size_t length)
{
    struct sha256_ctx sum;

    sha256_init(&sum);
    for (size_t from = 0, end; from < length; from = end + 1) {
        for (end = from; end < length && bytes[end] != '\r'; end++)
            ;
        add_bytes(&sum, bytes + from, end - from);
    }
    finish(&sum, digest);
}
