/* SPDX-License-Identifier: Apache-2.0 */
#include "digest.h"

#include <sys/types.h>

#include <sha2.h>
#include <stdio.h>
#include <string.h>

void digest_of_bytes(char digest[DIGEST_SIZE], const void *bytes, size_t length)
{
    SHA2_CTX sum;

    SHA256Init(&sum);
    SHA256Update(&sum, bytes, length);
    SHA256End(&sum, digest);
}

void digest_of_files(char digest[DIGEST_SIZE], const digest_file *files, size_t count)
{
    SHA2_CTX sum;

    SHA256Init(&sum);
    for (size_t i = 0; i < count; i++) {
        char size[32];
        int length = snprintf(size, sizeof(size), "%zu", files[i].length);

        SHA256Update(&sum, (const void *)files[i].name, strlen(files[i].name) + 1);
        SHA256Update(&sum, (const void *)size, (size_t)length + 1);
        SHA256Update(&sum, files[i].bytes, files[i].length);
    }
    SHA256End(&sum, digest);
}

/* ---- elements ---- */

static void add(SHA2_CTX *sum, const char *sign, const char *text)
{
    SHA256Update(sum, (const void *)sign, 1);
    SHA256Update(sum, (const void *)text, strlen(text) + 1);
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

static void add_element(SHA2_CTX *sum, const xml_element *element)
{
    add(sum, "<", element->name);
    for (const xml_attribute *a = next_attribute(element, NULL); a;
         a = next_attribute(element, a->name)) {
        add(sum, "@", a->name);
        add(sum, "=", a->value);
    }
    add(sum, ".", element->text);
    for (const xml_element *e = element->first; e; e = e->next)
        add_element(sum, e);
    add(sum, ">", "");
}

void digest_of_element(char digest[SHORT_DIGEST_SIZE], const xml_element *element)
{
    char whole[DIGEST_SIZE];
    SHA2_CTX sum;

    SHA256Init(&sum);
    add_element(&sum, element);
    SHA256End(&sum, whole);
    memcpy(digest, whole, SHORT_DIGEST_SIZE - 1);
    digest[SHORT_DIGEST_SIZE - 1] = '\0';
}
