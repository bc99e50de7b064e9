/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <steadyback/bundle.h>

#include "base/failure.h"
#include "formats/json_writer.h"
#include "pack/guidance.h"
#include "pack/pack.h"

#define PREFIX    "page-"
#define EMERGENCY "emergency"

/* What a page says beside the dialogue and the result: messages page-NAME. */
static const char *const needed[] = {"title",
                                     "lead",
                                     "privacy",
                                     "start",
                                     "resume",
                                     "loading",
                                     "no-script",
                                     "no-engine",
                                     "continue",
                                     "not-sure",
                                     "leave-out",
                                     "yes",
                                     "no",
                                     "back",
                                     "why",
                                     "explain",
                                     "why-this",
                                     "swap",
                                     "review",
                                     "change",
                                     "save",
                                     "open",
                                     "open-failed",
                                     "start-over",
                                     "start-over-sure",
                                     "restarted",
                                     "refused",
                                     "steps",
                                     "skip",
                                     "choose-one",
                                     "write-number",
                                     "print",
                                     "calendar",
                                     "note",
                                     "call",
                                     "digest",
                                     "diary",
                                     "begin-diary",
                                     "save-diary",
                                     "diary-saved",
                                     "diary-unsaved",
                                     "session",
                                     "day",
                                     "did-all",
                                     "not-ticked",
                                     "did-done",
                                     "did-easier",
                                     "did-left",
                                     "how",
                                     "which-light",
                                     "numbers",
                                     "pain-before",
                                     "pain-after",
                                     "effort",
                                     "log",
                                     "another",
                                     "check-in",
                                     "check-in-due",
                                     "check-in-from",
                                     "flare",
                                     "log-flare",
                                     "flare-logged",
                                     "timer-start",
                                     "timer-end",
                                     "timer-over",
                                     "timer-sound",
                                     "keep",
                                     "keep-lead",
                                     "keep-sealed",
                                     "passphrase",
                                     "passphrase-short",
                                     "kept",
                                     "kept-here",
                                     "open-kept",
                                     "kept-other",
                                     "kept-gone",
                                     "keep-failed",
                                     "wrong-passphrase",
                                     "forget",
                                     "forget-sure",
                                     NULL};

static int check_needed(const sb_pack *pack, sb_failure *why)
{
    char id[64];

    for (size_t i = 0; needed[i]; i++) {
        snprintf(id, sizeof(id), PREFIX "%s", needed[i]);
        if (!sb_pack_message(pack, id))
            return failure_set(why, SB_CAUSE_PACK, pack->options.folder, 0,
                               "a page needs the message %s, which is not there", id);
    }
    return 0;
}

/* What a page without its engine has to say: when to get help. */
static json_value *signs(json_maker *m, const sb_pack *pack)
{
    static const char *const ids[] = {"title-emergency-now", "action-emergency-now",
                                      "msg-safety", "msg-safety2", "msg-safety-sudden"};
    json_value *all = json_new_list(m);

    for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
        json_add_text(m, all, pack_text(pack, ids[i]));
    return all;
}

/* The button that dials the emergency number of the place; NULL: no number is in the
 * pack.
 */
static json_value *dial(json_maker *m, const sb_pack *pack, sb_failure *why)
{
    const contact *one = name_table_find(&pack->contacts.by_name, EMERGENCY);
    json_value *button = json_new_object(m);
    char *text = NULL;

    if (!one || !one->call ||
        sb_pack_say(&text, pack, PREFIX "call",
                    (const char *const[]){"number", one->call, NULL}, why) < 0)
        return NULL;
    json_put_text(m, button, "number", one->call);
    json_put_text(m, button, "text", text);
    free(text);
    return button;
}

static json_value *words(json_maker *m, const sb_pack *pack)
{
    json_value *all = json_new_object(m);

    for (size_t i = 0; i < pack->messages.all.count; i++) {
        const message *one = pack->messages.all.items[i];

        if (strncmp(one->id, PREFIX, strlen(PREFIX)) == 0)
            json_put_text(m, all, one->id + strlen(PREFIX), one->text);
    }
    return all;
}

int sb_pack_page_words(char **out, const sb_pack *pack, sb_failure *why)
{
    json_maker m = {0};
    json_value *all = json_new_object(&m), *button;
    char *about = NULL, *fingerprint = NULL;

    *out = NULL;
    if (check_needed(pack, why) == 0 && sb_pack_origin(&about, pack, why) == 0 &&
        sb_pack_say(&fingerprint, pack, PREFIX "digest",
                    (const char *const[]){"digest", pack->digest, NULL}, why) == 0) {
        json_put_text(&m, all, "language", pack->language);
        json_put_text(&m, all, "about", about);
        json_put_text(&m, all, "fingerprint", fingerprint);
        json_put(&m, all, "signs", signs(&m, pack));
        if ((button = dial(&m, pack, why)))
            json_put(&m, all, "dial", button);
        json_put(&m, all, "words", words(&m, pack));
        if (!(*out = json_write(&m, all, 0)))
            failure_memory(why);
    }
    json_maker_clear(&m);
    free(about);
    free(fingerprint);
    return *out ? 0 : -1;
}
