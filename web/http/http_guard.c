/* SPDX-License-Identifier: Apache-2.0 */
#include "http_guard.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

static int is(const char *text, const char *other)
{
    return text && strcmp(text, other) == 0;
}

int http_guard_make(http_guard *guard, unsigned short port)
{
    unsigned char bytes[(HTTP_KEY_SIZE - 1) / 2];

    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
        return -1;
    for (size_t i = 0; i < sizeof(bytes); i++)
        snprintf(guard->key + 2 * i, 3, "%02x", bytes[i]);
    snprintf(guard->host, sizeof(guard->host), "127.0.0.1:%hu", port);
    snprintf(guard->local, sizeof(guard->local), "localhost:%hu", port);
    return 0;
}

const char *http_guard_behind_key(const http_guard *guard, const char *path)
{
    size_t length = HTTP_KEY_SIZE - 1;
    unsigned char differs = 0;

    if (path[0] != '/' || strlen(path) < length + 2 || path[length + 1] != '/')
        return NULL;
    /* As long for a wrong key as for a right one. */
    for (size_t i = 0; i < length; i++)
        differs |= (unsigned char)(path[i + 1] ^ guard->key[i]);
    return differs ? NULL : path + length + 1;
}

/* Another site names itself; a program that is no browser says nothing. */
static int is_own_origin(const http_guard *guard, const char *origin)
{
    static const char before[] = "http://";

    return strncmp(origin, before, strlen(before)) == 0 &&
           (is(origin + strlen(before), guard->host) ||
            is(origin + strlen(before), guard->local));
}

static int is_own_site(const char *site)
{
    return !site || is(site, "same-origin") || is(site, "none");
}

int http_guard_refuses(const http_guard *guard, const http_claims *c, const char **why)
{
    int writes = is(c->method, "POST");

    if (!is(c->host, guard->host) && !is(c->host, guard->local)) {
        *why = "This server answers for this machine only.";
        return 403;
    }
    if (!writes && !is(c->method, "GET") && !is(c->method, "HEAD")) {
        *why = "This server knows GET, HEAD and POST.";
        return 405;
    }
    if (!http_guard_behind_key(guard, c->path)) {
        *why = "The address is not whole: open the one that was printed at the start.";
        return 404;
    }
    if (!is_own_site(c->site) || (c->origin && !is_own_origin(guard, c->origin)) ||
        (writes && !c->origin)) {
        *why = "Only the page of this server may ask.";
        return 403;
    }
    if (writes && !is(c->type, "application/json")) {
        *why = "What is sent has to be application/json.";
        return 415;
    }
    return 0;
}
