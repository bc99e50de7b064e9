/* SPDX-License-Identifier: Apache-2.0 */
/* The way into CLIPS (6.30, as Debian packages it); rule_fact.c reads what is there. */
#define _POSIX_C_SOURCE 200809L
#include "inference/rule_session.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <clips/clips.h>
#include <clips/multifld.h>

#include "base/name_table.h"

enum {
    TROUBLE_SIZE = 480,
    TIME_CHECK_EVERY = 16,
    SPARE_ENDS = 64,
    NEW_ENVIRONMENT_BYTES = 4 << 20, /* more than enough */
    NOT_READ = -1
};

struct rule_session {
    void *environment;
    rule_limits limits;
    double started; /* what the clock read at the first look in this call; NOT_READ */
    unsigned checks;
    const char *overrun; /* which limit was passed, or NULL */
    char trouble[TROUBLE_SIZE];
    locale_t plain; /* CLIPS reads numbers with atof: the host's locale must not matter */
    name_table kinds; /* templates by name: CLIPS would search all modules each time */
    jmp_buf out_of_memory;
    int broken;
};

/* What the parser and the rules may call. Everything else is taken out before any load:
 * a deny list would not do (docs/architecture.md, "What CLIPS may do"). `div` and `mod`
 * stay out: they can trap. */
/* clang-format off */
static const char *const allowed_functions[] = {
    "(expansion-call)", "(get-loop-count)", "(get-progn$-field)", "(get-progn$-index)",
    "(gnrc-current-arg)", "(query-fact)", "(query-fact-slot)", "(set-evaluation-error)",
    "(message-duplicate)", "(direct-duplicate)", "(message-modify)", "(direct-modify)",
    "ppinstance", "(create-instance)", "delete-instance", "init-slots", "(query-instance)",
    "(query-instance-slot)", "active-initialize-instance", "active-make-instance",
    "active-message-modify-instance", "active-modify-instance", "initialize-instance",
    "make-instance", "modify-instance", "message-modify-instance", "override-next-handler",
    "<=", "<", ">", ">=", "=", "<>", "!=", "and", "or", "not", "eq", "neq", "assert",
    "retract", "modify", "duplicate", "bind", "create$", "expand$", "foreach", "progn",
    "progn$", "length$", "loop-for-count", "if", "while", "switch", "return", "break",
    "gensym*", "+", "-", "*", "/", "max", "min", "integer", "round", "numberp", "symbolp",
    NULL};
/* clang-format on */

static const char *const refused_constructs[] = {
    "deffunction",        "defgeneric", "defmethod", "defclass", "definstances",
    "defmessage-handler", "defglobal",  "deffacts",  NULL};

static int is_among(const char *const words[], const char *word)
{
    for (; *words; words++)
        if (strcmp(*words, word) == 0)
            return 1;
    return 0;
}

/* ---- the router that listens to whatever CLIPS would print ---- */

static int listens_to(void *environment, const char *channel)
{
    static const char *const channels[] = {"werror",  "wwarning", "wtrace", "wdialog",
                                           "wprompt", "wdisplay", "wclips", "stdout",
                                           "t",       "stdin",    NULL};
    (void)environment;
    return is_among(channels, channel);
}

static int keep_text(void *environment, const char *channel, const char *text)
{
    rule_session *session = GetEnvironmentContext(environment);
    size_t length = strlen(session->trouble);

    (void)channel;
    for (; *text && length + 1 < TROUBLE_SIZE; text++)
        if (*text != '\n' || (length && session->trouble[length - 1] != ' '))
            session->trouble[length++] = *text == '\n' ? ' ' : *text;
    session->trouble[length] = '\0';
    return 1;
}

static int read_nothing(void *environment, const char *channel)
{
    (void)environment, (void)channel;
    return EOF;
}

static int unread_nothing(void *environment, int letter, const char *channel)
{
    (void)environment, (void)channel;
    return letter;
}

static int stay_alive(void *environment, int code)
{
    (void)code;
    AbortExit(environment);
    SetHaltExecution(environment, TRUE);
    return 1;
}

/* ---- limits ---- */

/* Time is what this thread has worked: on a busy machine, or one that was put to sleep,
 * rules that work as they should are not late. A browser does not tell that: there it is
 * the time that passes. */
static double seconds_worked(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) < 0)
        clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* To read the clock takes as long as to assert a fact: what ends before the first look of
 * its call is not timed. */
static int is_late(rule_session *session)
{
    double now = seconds_worked();

    if (session->started == NOT_READ)
        session->started = now;
    return now - session->started > session->limits.seconds;
}

static void watch_limits(void *environment)
{
    rule_session *session = GetEnvironmentContext(environment);

    if (session->overrun)
        return;
    if (++session->checks % TIME_CHECK_EVERY == 0 && is_late(session))
        session->overrun = "time";
    else if (EnvMemUsed(environment) > session->limits.bytes)
        session->overrun = "memory";
    else if ((long)GetNumberOfFacts(environment) > session->limits.facts)
        session->overrun = "number of facts";
    if (session->overrun) {
        SetHaltExecution(environment, TRUE);
        SetEvaluationError(environment, TRUE);
    }
}

static void watch_firing(void *environment, void *activation)
{
    (void)activation;
    watch_limits(environment);
}

/* Each call has its own time: a person may think for minutes between two answers. */
static void start_clock(rule_session *session)
{
    session->started = NOT_READ;
    session->checks = 0;
    session->overrun = NULL;
}

void rule_session_limit(rule_session *session, rule_limits limits)
{
    session->limits = limits;
}

rule_limits rule_session_limits(const rule_session *session)
{
    return session->limits;
}

static int leave_for_memory(void *environment, size_t size)
{
    rule_session *session = GetEnvironmentContext(environment);

    (void)size;
    longjmp(session->out_of_memory, 1);
}

/* ---- every way into CLIPS: plain locale, and a way out when memory runs short ---- */

typedef int piece_of_work(rule_session *session, void *task, sb_failure *why);

static int guarded(rule_session *session, piece_of_work *work, void *task,
                   sb_failure *why)
{
    locale_t before;
    int error;

    if (session->broken)
        return failure_set(why, SB_CAUSE_PROMISE, "", 0,
                           "the rule engine has failed before");
    before = uselocale(session->plain);
    if (setjmp(session->out_of_memory) == 0) {
        error = work(session, task, why);
    } else {
        session->broken = 1; /* CLIPS was left in the middle of something */
        error = failure_memory(why);
    }
    uselocale(before);
    return error;
}

static int trouble(rule_session *session, const char *where, sb_failure *why)
{
    if (session->overrun)
        return failure_set(why, SB_CAUSE_PROMISE, where, 0,
                           "the rules ran past their limit of %s", session->overrun);
    if (session->trouble[0])
        return failure_set(why, SB_CAUSE_PROMISE, where, 0, "%s", session->trouble);
    return 0;
}

/* ---- opening ---- */

static int refuse_construct(void *environment, const char *source)
{
    (void)source;
    EnvPrintRouter(environment, WERROR, "This construct is not allowed in rule files. ");
    return TRUE;
}

static void harden(void *environment)
{
    struct FunctionDefinition *next;

    for (struct FunctionDefinition *f = GetFunctionList(environment); f; f = next) {
        next = f->next;
        if (!is_among(allowed_functions, ValueToString(f->callFunctionName)))
            UndefineFunction(environment, ValueToString(f->callFunctionName));
    }
    for (const char *const *name = refused_constructs; *name; name++) {
        struct construct *kind = FindConstruct(environment, *name);

        if (kind)
            kind->parseFunction = refuse_construct;
    }
}

static int set_up(rule_session *session, void *task, sb_failure *why)
{
    void *environment = session->environment;

    (void)task, (void)why;
    EnvSetOutOfMemoryFunction(environment, leave_for_memory);
    EnvAddRouter(environment, "listener", 30, listens_to, keep_text, read_nothing,
                 unread_nothing, stay_alive);
    harden(environment);
    EnvSetConserveMemory(environment, TRUE);
    EnvAddPeriodicFunction(environment, "limits", watch_limits, 0);
    EnvAddBeforeRunFunction(environment, "limits", watch_firing, 0);
    return 0;
}

/* Until a new environment can be told otherwise, CLIPS ends the process when memory runs
 * out: so first see that there is enough. */
static int memory_is_there(void)
{
    void *volatile spare = malloc(NEW_ENVIRONMENT_BYTES);

    free(spare);
    return spare != NULL;
}

int rule_session_open(rule_session **out, sb_failure *why)
{
    rule_session *session = calloc(1, sizeof(*session));
    int error = -1;

    if (!session || !(session->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0)) ||
        !memory_is_there() || !(session->environment = CreateEnvironment())) {
        failure_memory(why);
        goto cleanup;
    }
    session->limits = (rule_limits){200000, 10.0, 256L << 20, 200000};
    SetEnvironmentContext(session->environment, session);
    if ((error = guarded(session, set_up, NULL, why)) < 0)
        goto cleanup;
    *out = session;
    session = NULL;
cleanup:
    rule_session_close(session);
    return error;
}

static int tear_down(rule_session *session, void *task, sb_failure *why)
{
    (void)task, (void)why;
    DestroyEnvironment(session->environment);
    return 0;
}

void rule_session_close(rule_session *session)
{
    if (!session)
        return;
    if (session->environment && !session->broken)
        guarded(session, tear_down, NULL, NULL);
    if (session->plain)
        freelocale(session->plain);
    name_table_clear(&session->kinds);
    free(session);
}

/* ---- loading ---- */

typedef struct load_task {
    const char *name;
    char *text;
    int is_written;
} load_task;

/* So that looking for facts never needs memory: CLIPS would take some for each name that
 * it is asked for. */
static int learn_kinds(rule_session *session, sb_failure *why)
{
    void *environment = session->environment;
    int error = 0;

    for (void *module = NULL; (module = EnvGetNextDefmodule(environment, module));) {
        EnvSetCurrentModule(environment, module);
        for (void *kind = NULL; (kind = EnvGetNextDeftemplate(environment, kind));)
            if (name_table_add(&session->kinds, EnvGetDeftemplateName(environment, kind),
                               kind) < 0)
                error = -1;
    }
    EnvSetCurrentModule(environment, EnvGetNextDefmodule(environment, NULL)); /* MAIN */
    return error < 0 ? failure_memory(why) : 0;
}

/* With an error the loader prints its copy: it must be there, even when it is empty. */
static void set_care(void *environment, int is_written)
{
    SetPPBufferEnabled(environment, TRUE);
    SetPPBufferStatus(environment, TRUE);
    SavePPBuffer(environment, " ");
    FlushPPBuffer(environment);
    SetPPBufferEnabled(environment, !is_written);
    EnvSetStaticConstraintChecking(environment, !is_written);
}

/* Reads from memory on CLIPS's fast path: asking the routers for every letter takes twice
 * as long as the parsing itself. -1 when memory runs out, else what the loader says. */
static int load_fast(void *environment, char *text)
{
    static const char source[] = "rule-text";
    int loaded;

    if (!OpenStringSource(environment, source, text, 0))
        return -1;
    RouterData(environment)->FastCharGetRouter = source;
    RouterData(environment)->FastCharGetString = text;
    RouterData(environment)->FastCharGetIndex = 0;
    loaded = LoadConstructsFromLogicalName(environment, source);
    RouterData(environment)->FastCharGetRouter = NULL;
    CloseStringSource(environment, source);
    return loaded;
}

static int load_text(rule_session *session, void *task, sb_failure *why)
{
    const load_task *load = task;
    int loaded;

    session->trouble[0] = '\0';
    start_clock(session);
    set_care(session->environment, load->is_written);
    loaded = load_fast(session->environment, load->text);
    if (loaded < 0)
        return failure_memory(why);
    if (trouble(session, load->name, why) < 0)
        return -1;
    return loaded == TRUE ? learn_kinds(session, why)
                          : failure_set(why, SB_CAUSE_PROMISE, load->name, 0,
                                        "the rules cannot be loaded");
}

/* On its fast path CLIPS goes on behind the end of a text that breaks off, one letter for
 * each word that it still looks for: it finds nothing but ends. */
static int load(rule_session *session, const char *name, const char *text, int is_written,
                sb_failure *why)
{
    size_t length = strlen(text);
    char *copy = calloc(length + SPARE_ENDS, 1);
    load_task task = {name, copy, is_written};
    int error;

    if (!copy)
        return failure_memory(why);
    memcpy(copy, text, length + 1);
    error = guarded(session, load_text, &task, why);
    free(copy);
    return error;
}

int rule_session_load(rule_session *session, const char *name, const char *text,
                      sb_failure *why)
{
    return load(session, name, text, 0, why);
}

int rule_session_load_written(rule_session *session, const char *name, const char *text,
                              sb_failure *why)
{
    return load(session, name, text, 1, why);
}

/* ---- facts ---- */

typedef struct assert_task {
    const char *kind;
    const rule_slot *slots;
    size_t count;
    rule_fact **out;
} assert_task;

static void set_value(void *environment, DATA_OBJECT *value, const rule_slot *slot)
{
    if (slot->word) {
        SetpType(value, SYMBOL);
        SetpValue(value, EnvAddSymbol(environment, slot->word));
    } else if (floor(slot->number) < slot->number) {
        SetpType(value, FLOAT);
        SetpValue(value, EnvAddDouble(environment, slot->number));
    } else {
        SetpType(value, INTEGER);
        SetpValue(value, EnvAddLong(environment, (long long)slot->number));
    }
}

/* A fact with its slots filled, not yet asserted; NULL with `why`. */
static struct fact *draft_fact(rule_session *session, const assert_task *a,
                               sb_failure *why)
{
    void *environment = session->environment;
    void *kind = name_table_find(&session->kinds, a->kind);
    struct fact *draft = kind ? EnvCreateFact(environment, kind) : NULL;

    if (!draft) {
        failure_set(why, SB_CAUSE_PROMISE, a->kind, 0, "there is no such fact");
        return NULL;
    }
    for (size_t i = 0; i < a->count; i++) {
        DATA_OBJECT value;

        set_value(environment, &value, &a->slots[i]);
        if (!EnvPutFactSlot(environment, draft, a->slots[i].name, &value)) {
            ReturnFact(environment, draft);
            failure_set(why, SB_CAUSE_PROMISE, a->kind, 0, "there is no slot %s",
                        a->slots[i].name);
            return NULL;
        }
    }
    EnvAssignFactSlotDefaults(environment, draft);
    return draft;
}

/* A fact is refused, as a rule, because an equal one is there. */
static int has_twin(rule_session *session, const assert_task *a, sb_failure *why)
{
    struct fact *draft = draft_fact(session, a, why);
    int is_there = 0;

    if (!draft)
        return -1;
    for (struct fact *f = NULL;
         !is_there && (f = EnvGetNextFactInTemplate(session->environment,
                                                    draft->whichDeftemplate, f));)
        is_there = MultifieldsEqual(&f->theProposition, &draft->theProposition);
    ReturnFact(session->environment, draft);
    return is_there ? 0
                    : failure_set(why, SB_CAUSE_PROMISE, a->kind, 0,
                                  "the rule engine refused a fact");
}

static int assert_fact(rule_session *session, void *task, sb_failure *why)
{
    const assert_task *a = task;
    struct fact *draft = draft_fact(session, a, why), *made;

    if (!draft)
        return -1;
    start_clock(session);
    session->trouble[0] = '\0';
    made = EnvAssert(session->environment, draft);
    if (made && a->out)
        EnvIncrementFactCount(session->environment, made);
    if (a->out)
        *a->out = (rule_fact *)made;
    if (!made && has_twin(session, a, why) < 0)
        return -1;
    return trouble(session, a->kind, why);
}

int rule_session_assert(rule_session *session, const char *kind, const rule_slot *slots,
                        size_t count, rule_fact **out, sb_failure *why)
{
    assert_task task = {kind, slots, count, out};

    return guarded(session, assert_fact, &task, why);
}

static int withdraw_fact(rule_session *session, void *task, sb_failure *why)
{
    int is_gone = 1;

    start_clock(session);
    session->trouble[0] = '\0';
    if (EnvFactExistp(session->environment, task))
        is_gone = EnvRetract(session->environment, task);
    EnvDecrementFactCount(session->environment, task);
    if (!is_gone)
        return failure_set(why, SB_CAUSE_PROMISE, "withdraw", 0,
                           "the rule engine kept a fact");
    return trouble(session, "withdraw", why);
}

int rule_session_withdraw(rule_session *session, rule_fact *fact, sb_failure *why)
{
    return fact ? guarded(session, withdraw_fact, fact, why) : 0;
}

/* ---- running ---- */

static int run_module(rule_session *session, void *task, sb_failure *why)
{
    const char *name = task;
    void *environment = session->environment;
    void *module = EnvFindDefmodule(environment, name);
    long long fired;

    if (!module)
        return failure_set(why, SB_CAUSE_PROMISE, name, 0, "there is no such step");
    session->trouble[0] = '\0';
    start_clock(session);
    EnvFocus(environment, module);
    fired = EnvRun(environment, session->limits.firings);
    if (fired == session->limits.firings) {
        session->trouble[0] = '\0';
        session->overrun = "firings";
    }
    SetHaltExecution(environment, FALSE);
    SetEvaluationError(environment, FALSE);
    return trouble(session, name, why);
}

int rule_session_run(rule_session *session, const char *module, sb_failure *why)
{
    return guarded(session, run_module, (void *)(uintptr_t)module, why);
}

/* ---- reading ---- */

const rule_fact *rule_session_next(rule_session *session, const char *kind,
                                   const rule_fact *before)
{
    void *template = before ? ((const struct fact *)before)->whichDeftemplate
                            : name_table_find(&session->kinds, kind);

    return template ? EnvGetNextFactInTemplate(session->environment, template,
                                               (void *)(uintptr_t)before)
                    : NULL;
}

long rule_session_fact_count(rule_session *session)
{
    return (long)GetNumberOfFacts(session->environment);
}

long rule_session_rule_count(rule_session *session)
{
    long count = 0;

    for (void *module = NULL;
         (module = EnvGetNextDefmodule(session->environment, module));) {
        EnvSetCurrentModule(session->environment, module);
        for (void *rule = NULL; (rule = EnvGetNextDefrule(session->environment, rule));)
            count++;
    }
    EnvSetCurrentModule(session->environment,
                        EnvGetNextDefmodule(session->environment, NULL)); /* MAIN */
    return count;
}

long rule_session_bytes(rule_session *session)
{
    return EnvMemUsed(session->environment);
}
