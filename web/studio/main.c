/* SPDX-License-Identifier: Apache-2.0 */
/* steadyback-web studio: a server for the browser of this machine. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "studio.h"

enum { EXIT_SYSTEM = 1, EXIT_USAGE = 64, MOST_OVERLAYS = 32, MOST_BODY = 8 << 20 };

static const char usage[] =
    "usage: ./steadyback studio [--pack DIR] [--overlay DIR]... [--port N] "
    "[--no-browser]\n"
    "  Opens the rules in a browser, to read and to change them. Changes go into the "
    "last\n"
    "  overlay (clinic/ when none is named), never into the pack.\n"
    "  --port N       where to listen on this machine (any free port)\n"
    "  --no-browser   only prints the address\n";

static const char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

typedef struct options {
    studio_options studio;
    const char *overlays[MOST_OVERLAYS];
    unsigned short port;
    int no_browser, is_help;
} options;

/* ---- options ---- */

static int wrong(const char *text, const char *what)
{
    fprintf(stderr, "steadyback: studio: %s%s\n%s", what, text, usage);
    return EXIT_USAGE;
}

static int take_port(options *o, const char *value)
{
    char *end;
    long port = strtol(value, &end, 10);

    if (*end || end == value || port < 0 || port > 65535)
        return wrong(" is no port: a number from 0 to 65535, and 0 takes any free one",
                     value);
    o->port = (unsigned short)port;
    return 0;
}

static int wants_value(const char *name)
{
    static const char *const names[] = {"--pack", "--parts", "--port", "--overlay"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(name, names[i]) == 0)
            return 1;
    return 0;
}

static int take(options *o, const char *name, const char *value)
{
    if (strcmp(name, "--pack") == 0)
        o->studio.pack = value;
    else if (strcmp(name, "--parts") == 0)
        o->studio.parts = value;
    else if (strcmp(name, "--port") == 0)
        return take_port(o, value);
    else if (o->studio.overlay_count == MOST_OVERLAYS)
        return wrong(": too many of them", name);
    else
        o->overlays[o->studio.overlay_count++] = value;
    return 0;
}

static int read_options(options *o, int argc, char *argv[])
{
    int code = 0;

    for (int i = 1; i < argc && !code; i++) {
        if (strcmp(argv[i], "--no-browser") == 0)
            o->no_browser = 1;
        else if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            o->is_help = 1;
        else if (!wants_value(argv[i]))
            code = wrong(" is no option of it", argv[i]);
        else if (i + 1 == argc)
            code = wrong(" stands alone: say what, behind it", argv[i]);
        else {
            code = take(o, argv[i], argv[i + 1]);
            i++;
        }
    }
    if (!o->studio.overlay_count)
        o->overlays[o->studio.overlay_count++] = "clinic";
    o->studio.overlays = o->overlays;
    return code;
}

/* ---- running ---- */

/* Nobody waits for it; whether there is a browser at all is its own matter. */
static void open_browser(const char *address)
{
    pid_t child = fork();

    if (child == 0) {
        if (fork() == 0) {
            setsid();
            freopen("/dev/null", "w", stdout);
            freopen("/dev/null", "w", stderr);
            execlp("xdg-open", "xdg-open", address, (char *)NULL);
        }
        _exit(0);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
}

static int serve(const options *o, studio *s, const sigset_t *ends)
{
    http_options http = {.handle = studio_answer,
                         .payload = s,
                         .most_body = MOST_BODY,
                         .port = o->port,
                         .policy = policy};
    http_server *server = NULL;
    char why[WHY_SIZE] = "";
    int caught;

    if (http_server_start(&server, &http, why, sizeof(why)) < 0) {
        fprintf(stderr, "steadyback: studio: %s\n", why);
        return EXIT_SYSTEM;
    }
    printf("Your changes go into %s.\nThe studio is at %s\nCtrl-C ends it; nothing is "
           "lost.\n",
           studio_overlay(s), http_server_address(server));
    fflush(stdout);
    if (!o->no_browser)
        open_browser(http_server_address(server));
    sigwait(ends, &caught);
    http_server_stop(server);
    return 0;
}

int main(int argc, char *argv[])
{
    options o = {.studio = {.pack = getenv("STEADYBACK_PACK")}};
    studio *s = NULL;
    sigset_t ends;
    char why[WHY_SIZE] = "";
    int code = read_options(&o, argc, argv);

    if (code)
        return code;
    if (o.is_help) {
        fputs(usage, stdout);
        return 0;
    }
    if (!o.studio.pack || !o.studio.parts)
        return wrong("start it by ./steadyback studio", "");
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    if (studio_open(&s, &o.studio, why) < 0) {
        fprintf(stderr, "steadyback: studio: %s\n", why);
        return EXIT_SYSTEM;
    }
    code = serve(&o, s, &ends);
    studio_close(s);
    return code;
}
