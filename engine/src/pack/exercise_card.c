/* SPDX-License-Identifier: Apache-2.0 */
/* One exercise as data: how it is done, for whoever looks at an easier or a harder one.
 */
#include <stdlib.h>

#include "base/failure.h"
#include "formats/json_writer.h"
#include "pack/pack.h"

int sb_pack_card_json(char **out, const sb_pack *pack, const char *id, sb_failure *why)
{
    const exercise *one = name_table_find(&pack->exercises.by_name, id);
    json_maker m = {0};
    json_value *card, *steps;

    *out = NULL;
    if (!one)
        return failure_set(why, SB_CAUSE_ANSWERS, "", 0, "there is no exercise '%.60s'",
                           id);
    card = json_new_object(&m);
    steps = json_new_list(&m);
    json_put_text(&m, card, "id", one->id);
    json_put_text(&m, card, "name", one->name);
    json_put_text(&m, card, "summary", one->summary);
    for (size_t i = 0; i < one->step_count; i++)
        json_add_text(&m, steps, one->steps[i]);
    json_put(&m, card, "steps", steps);
    json_put_text(&m, card, "watch", one->watch_for);
    *out = json_write(&m, card, 0);
    return *out ? 0 : failure_memory(why);
}
