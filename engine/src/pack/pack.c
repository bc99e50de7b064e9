/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/pack.h"

#include <stdlib.h>

#include "base/failure.h"
#include "folder/pack_source.h"

void pack_free_model(sb_pack *pack)
{
    kind_of_thing *all[] = {&pack->sections,   &pack->questions,      &pack->findings,
                            &pack->scores,     &pack->rules,          &pack->movements,
                            &pack->sets,       &pack->exercises,      &pack->hazards,
                            &pack->messages,   &pack->contacts,       &pack->sources,
                            &pack->modalities, &pack->positions,      &pack->kit,
                            &pack->goals,      &pack->contradictions, &pack->patterns};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        list_clear(&all[i]->all);
        name_table_clear(&all[i]->by_name);
    }
    list_clear(&pack->roots);
    list_clear(&pack->styles);
    list_clear(&pack->things);
    list_clear(&pack->signatures);
    signables_clear(&pack->signed_off);
    overlays_clear(&pack->overlays);
    name_table_clear(&pack->wording.names);
    name_table_clear(&pack->wording.fixed);
    name_table_clear(&pack->wording.never);
    arena_free(pack->memory);
    free(pack);
}

const char *sb_pack_checked(const sb_pack *pack)
{
    return pack->checked;
}

const char *sb_pack_id(const sb_pack *pack)
{
    return pack->id;
}

const char *sb_pack_version(const sb_pack *pack)
{
    return pack->version;
}

const char *sb_pack_title(const sb_pack *pack)
{
    return pack->title;
}

const char *sb_pack_language(const sb_pack *pack)
{
    return pack->language;
}

const char *sb_pack_digest(const sb_pack *pack)
{
    return pack->digest;
}

int sb_pack_base_digest(char **out, const sb_pack *pack, const char *what, const char *id,
                        sb_failure *why)
{
    const pack_thing *thing = pack_things_find(&pack->things, what, id);
    char *digest = NULL;

    if (thing &&
        (!(digest = malloc(SHORT_DIGEST_SIZE)) || overlay_digest_of(digest, thing) < 0)) {
        free(digest);
        return failure_memory(why);
    }
    *out = digest;
    return 0;
}

const char *sb_pack_exercise(const sb_pack *pack, const char *id, const char **summary)
{
    const exercise *one = name_table_find(&pack->exercises.by_name, id);

    if (summary)
        *summary = one ? one->summary : NULL;
    return one ? one->name : NULL;
}

const char *sb_pack_exercise_id(const sb_pack *pack, const char *id)
{
    const exercise *one = name_table_find(&pack->exercises.by_name, id);

    return one ? one->id : NULL;
}

const char *sb_pack_message(const sb_pack *pack, const char *id)
{
    const message *m = name_table_find(&pack->messages.by_name, id);

    return m ? m->text : NULL;
}

const char *pack_text(const sb_pack *pack, const char *message_id)
{
    const char *text = sb_pack_message(pack, message_id);

    return text ? text : "";
}

int movement_is(const movement *part, const movement *whole)
{
    if (part == whole)
        return 1;
    for (size_t i = 0; i < part->is_a_count; i++)
        if (movement_is(part->is_a[i], whole))
            return 1;
    return 0;
}

int exercise_demands(const exercise *one, const movement *demanded)
{
    for (size_t i = 0; i < one->demand_count; i++)
        if (one->demands[i].movement == demanded)
            return 1;
    return 0;
}
