/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include <stddef.h>

enum { HTTP_KEY_SIZE = 33, HTTP_HOST_SIZE = 32 };

/* What a request says of itself. NULL: nothing. */
typedef struct http_claims {
    const char *method, *path;
    const char *host, *origin, *site,
        *type; /* Host, Origin, Sec-Fetch-Site, Content-Type */
} http_claims;

/* Whom the server takes for its own page. */
typedef struct http_guard {
    char key[HTTP_KEY_SIZE];
    char host[HTTP_HOST_SIZE], local[HTTP_HOST_SIZE]; /* 127.0.0.1:PORT, localhost:PORT */
} http_guard;

/* A new key, and what the port means. -1 when the system gives no random bytes. */
int http_guard_make(http_guard *guard, unsigned short port);

/* What stands behind the key in the path, "/" at least; NULL when it is not there. */
const char *http_guard_behind_key(const http_guard *guard, const char *path);

/* 0, or the status that refuses the request, with the sentence in *why. */
int http_guard_refuses(const http_guard *guard, const http_claims *claims,
                       const char **why);

#endif
