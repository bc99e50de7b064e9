/* SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http_guard.h"

enum { MOST_CONNECTIONS = 32, SECONDS_IDLE = 60, MOST_HEADERS = 32768 };

struct http_server {
    struct MHD_Daemon *daemon;
    http_options options;
    http_guard guard;
    char address[HTTP_HOST_SIZE + HTTP_KEY_SIZE + 16];
};

/* One request while its body comes in. */
typedef struct exchange {
    char *body;
    size_t length;
    int is_too_much, is_out_of_memory;
} exchange;

void http_reply_text(http_reply *reply, int status, const char *type, const char *text)
{
    reply->status = status;
    reply->type = type;
    reply->body = strdup(text);
    reply->length = reply->body ? strlen(text) : 0;
    if (!reply->body)
        reply->status = 500;
}

static void add_headers(struct MHD_Response *response, const char *type,
                        const char *policy)
{
    const char *const headers[][2] = {{"Content-Type", type},
                                      {"Content-Security-Policy", policy},
                                      {"X-Content-Type-Options", "nosniff"},
                                      {"Referrer-Policy", "no-referrer"},
                                      {"Cache-Control", "no-store"},
                                      {"Cross-Origin-Opener-Policy", "same-origin"},
                                      {"Cross-Origin-Resource-Policy", "same-origin"}};

    for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
}

static char no_body[] = "";

static enum MHD_Result send_reply(const http_server *server, struct MHD_Connection *to,
                                  http_reply *reply)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        reply->length, reply->body ? reply->body : no_body,
        reply->body ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
    enum MHD_Result sent;

    if (!response) {
        free(reply->body);
        return MHD_NO;
    }
    add_headers(response, reply->type ? reply->type : "text/plain; charset=utf-8",
                server->options.policy);
    sent = MHD_queue_response(to, (unsigned)reply->status, response);
    MHD_destroy_response(response);
    return sent;
}

static enum MHD_Result refuse(const http_server *server, struct MHD_Connection *to,
                              int status, const char *why)
{
    http_reply reply = {0};

    http_reply_text(&reply, status, "text/plain; charset=utf-8", why);
    return send_reply(server, to, &reply);
}

static const char *header(struct MHD_Connection *from, const char *name)
{
    return MHD_lookup_connection_value(from, MHD_HEADER_KIND, name);
}

static int says_too_much(const http_server *server, struct MHD_Connection *from)
{
    const char *length = header(from, "Content-Length");

    return length && strtoull(length, NULL, 10) > server->options.most_body;
}

/* Before any of the body is read. */
static enum MHD_Result begin(const http_server *server, struct MHD_Connection *from,
                             const char *method, const char *path, void **kept)
{
    http_claims claims = {.method = method,
                          .path = path,
                          .host = header(from, "Host"),
                          .origin = header(from, "Origin"),
                          .site = header(from, "Sec-Fetch-Site"),
                          .type = header(from, "Content-Type")};
    const char *why = NULL;
    int status = http_guard_refuses(&server->guard, &claims, &why);

    if (status)
        return refuse(server, from, status, why);
    if (says_too_much(server, from))
        return refuse(server, from, 413, "That is more than this server takes at once.");
    *kept = calloc(1, sizeof(exchange));
    return *kept ? MHD_YES : MHD_NO;
}

static void take(const http_server *server, exchange *one, const char *bytes,
                 size_t length)
{
    char *longer;

    if (one->is_too_much || length > server->options.most_body - one->length) {
        one->is_too_much = 1;
        return;
    }
    longer = realloc(one->body, one->length + length + 1);
    if (!longer) {
        one->is_out_of_memory = 1;
        return;
    }
    one->body = longer;
    memcpy(one->body + one->length, bytes, length);
    one->length += length;
    one->body[one->length] = '\0';
}

static enum MHD_Result answer(http_server *server, struct MHD_Connection *to,
                              const char *method, const char *path, exchange *one)
{
    http_request request = {.method = strcmp(method, "HEAD") == 0 ? "GET" : method,
                            .path = http_guard_behind_key(&server->guard, path),
                            .body = one->body ? one->body : "",
                            .length = one->length};
    http_reply reply = {.status = 404};

    if (one->is_too_much)
        return refuse(server, to, 413, "That is more than this server takes at once.");
    if (one->is_out_of_memory)
        return refuse(server, to, 500, "Out of memory.");
    server->options.handle(&reply, &request, server->options.payload);
    return send_reply(server, to, &reply);
}

static enum MHD_Result on_request(void *payload, struct MHD_Connection *connection,
                                  const char *url, const char *method,
                                  const char *version, const char *bytes, size_t *length,
                                  void **kept)
{
    http_server *server = payload;

    (void)version;
    if (!*kept)
        return begin(server, connection, method, url, kept);
    if (*length) {
        take(server, *kept, bytes, *length);
        *length = 0;
        return MHD_YES;
    }
    return answer(server, connection, method, url, *kept);
}

static void on_end(void *payload, struct MHD_Connection *connection, void **kept,
                   enum MHD_RequestTerminationCode code)
{
    exchange *one = *kept;

    (void)payload;
    (void)connection;
    (void)code;
    if (one)
        free(one->body);
    free(one);
    *kept = NULL;
}

/* What stands behind % stays as it is: every path of this server is plain. */
static size_t leave_as_it_is(void *payload, struct MHD_Connection *connection, char *text)
{
    (void)payload;
    (void)connection;
    return strlen(text);
}

/* A listening socket on the loopback address, and its port. -1 with errno. */
static int listen_on(unsigned short *port)
{
    struct sockaddr_in here = {.sin_family = AF_INET,
                               .sin_port = htons(*port),
                               .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof(here);
    int yes = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (listener < 0)
        return -1;
    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) < 0 ||
        bind(listener, (struct sockaddr *)&here, size) < 0 ||
        listen(listener, MOST_CONNECTIONS) < 0 ||
        getsockname(listener, (struct sockaddr *)&here, &size) < 0) {
        close(listener);
        return -1;
    }
    *port = ntohs(here.sin_port);
    return listener;
}

static int serve(http_server *server, int listener)
{
    server->daemon = MHD_start_daemon(
        MHD_USE_AUTO_INTERNAL_THREAD, 0, NULL, NULL, on_request, server,
        MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_NOTIFY_COMPLETED, on_end, NULL,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_as_it_is, NULL, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SECONDS_IDLE,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MOST_HEADERS, MHD_OPTION_END);
    if (!server->daemon)
        close(listener);
    return server->daemon ? 0 : -1;
}

static int start(http_server *server, const http_options *options, char *why, size_t size)
{
    unsigned short port = options->port;
    int listener = listen_on(&port);

    if (listener < 0) {
        snprintf(why, size, "port %hu cannot be listened on: %s", port, strerror(errno));
        return -1;
    }
    server->options = *options;
    if (http_guard_make(&server->guard, port) < 0) {
        snprintf(why, size, "the system gives no random bytes");
        close(listener);
        return -1;
    }
    snprintf(server->address, sizeof(server->address), "http://%s/%s/",
             server->guard.host, server->guard.key);
    if (serve(server, listener) == 0)
        return 0;
    snprintf(why, size, "the server cannot be started: %s", strerror(errno));
    return -1;
}

int http_server_start(http_server **out, const http_options *options, char *why,
                      size_t size)
{
    http_server *server = calloc(1, sizeof(*server));

    if (!server) {
        snprintf(why, size, "out of memory");
        return -1;
    }
    if (start(server, options, why, size) < 0) {
        free(server);
        return -1;
    }
    *out = server;
    return 0;
}

void http_server_stop(http_server *server)
{
    if (server && server->daemon)
        MHD_stop_daemon(server->daemon);
    free(server);
}

const char *http_server_address(const http_server *server)
{
    return server->address;
}
