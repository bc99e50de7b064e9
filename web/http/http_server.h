/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <stddef.h>

/* A server for the browser of this machine alone: it listens on the loopback address, at
 * a port and below a key that nobody else can guess, and hands on only what the page that
 * it served itself asks for. One request at a time. */
typedef struct http_server http_server;

typedef struct http_request {
    const char *method; /* GET or POST; HEAD comes as GET */
    const char *path;   /* behind the key: "/", "/api/check" */
    const char *body;   /* of a POST: JSON, as its type says; ends with a NUL */
    size_t length;
} http_request;

/* Starts as {404}. */
typedef struct http_reply {
    int status;
    const char *type; /* borrowed; must be there as long as the server */
    char *body;       /* the server frees it with free */
    size_t length;
} http_reply;

typedef void http_handler(http_reply *reply, const http_request *request, void *payload);

typedef struct http_options {
    http_handler *handle;
    void *payload;
    size_t most_body;    /* bytes of a POST; more is refused before it is read */
    unsigned short port; /* 0: any free one */
    const char *policy;  /* the Content-Security-Policy of every reply; borrowed */
} http_options;

/* 0 and a running server in *out, or -1 and a sentence in `why`. */
int http_server_start(http_server **out, const http_options *options, char *why,
                      size_t size);
void http_server_stop(http_server *server); /* accepts NULL */

/* http://127.0.0.1:PORT/KEY/. Borrowed. */
const char *http_server_address(const http_server *server);

/* Fills a reply with a copy of the text. Out of memory: 500 without a text. */
void http_reply_text(http_reply *reply, int status, const char *type, const char *text);

#endif
