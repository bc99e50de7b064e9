/* SPDX-License-Identifier: Apache-2.0 */
/* The exercises of a programme as activities of a CarePlan. */
#include "exchange/fhir_bundle.h"
#include "result/result_dose.h"
#include "words/handout.h"

#define DOSE "urn:steadyback:dose"

/* The numbers of the dose as on this day, under the names of the JSON of the result. */
static void put_numbers(fhir_bundle *b, json_value *detail, const result_item *item,
                        const item_day *day)
{
    json_value *list = json_new_list(&b->w.m);
    dose_number numbers[DOSE_NUMBERS];
    result_item then = *item;

    then.minutes = day->minutes;
    then.times = day->times;
    json_put_text(&b->w.m, fhir_more_extension(&b->w, list, "level"), "valueCode",
                  level_words[item->level]);
    json_put_yes(&b->w.m, fhir_more_extension(&b->w, list, "habit"), "valueBoolean",
                 item->outside);
    result_dose(numbers, &then);
    for (size_t i = 0; i < DOSE_NUMBERS; i++)
        if (numbers[i].number)
            json_put_number(&b->w.m, fhir_more_extension(&b->w, list, numbers[i].name),
                            "valueInteger", (double)numbers[i].number);
    json_put(&b->w.m, fhir_extension(&b->w, detail, DOSE), "extension", list);
}

static int is_alike(const item_day *a, const item_day *b)
{
    return a->minutes == b->minutes && a->times == b->times;
}

static json_value *days_like(fhir_bundle *b, const result_item *item, const item_day *one)
{
    json_value *list = json_new_list(&b->w.m);

    for (size_t i = 0; i < item->day_count; i++)
        if (is_alike(&item->days[i], one))
            json_add_text(&b->w.m, list, day_words[item->days[i].day]);
    return list;
}

/* So it is in the first week; what the later ones bring depends on how that went. */
static void put_first_week(fhir_bundle *b, json_value *repeat)
{
    json_value *week = json_new_object(&b->w.m);

    json_put_number(&b->w.m, week, "value", 1);
    json_put_text(&b->w.m, week, "unit", "wk");
    json_put_text(&b->w.m, week, "system", "http://unitsofmeasure.org");
    json_put_text(&b->w.m, week, "code", "wk");
    json_put(&b->w.m, repeat, "boundsDuration", week);
}

static void put_timing(fhir_bundle *b, json_value *detail, const result_item *item,
                       const item_day *one)
{
    json_value *timing = json_new_object(&b->w.m), *repeat = json_new_object(&b->w.m);

    put_first_week(b, repeat);
    if (one->minutes) {
        json_put_number(&b->w.m, repeat, "duration", (double)one->minutes);
        json_put_text(&b->w.m, repeat, "durationUnit", "min");
    }
    json_put_number(&b->w.m, repeat, "frequency", one->times ? (double)one->times : 1);
    json_put_number(&b->w.m, repeat, "period", 1);
    json_put_text(&b->w.m, repeat, "periodUnit", "d");
    json_put(&b->w.m, repeat, "dayOfWeek", days_like(b, item, one));
    json_put(&b->w.m, timing, "repeat", repeat);
    json_put(&b->w.m, detail, "scheduledTiming", timing);
}

static void say_step(text_buffer *out, const fhir_bundle *b, const char *phrase,
                     const exercise *other)
{
    if (!other)
        return;
    text_add(out, "\n");
    handout_write(
        out, b->w.pack, phrase,
        (const char *const[]){"name", other->name, "how", other->summary, NULL});
}

/* The dose, and how to do it. */
static void put_description(fhir_bundle *b, json_value *detail, const result_item *item,
                            int day)
{
    const exercise *e = item->exercise;
    const char *note = e->doses[item->level].note;
    text_buffer text = {0};

    handout_dose_on(&text, b->w.pack, item, day);
    bundle_effort(&text, b, item);
    if (note)
        text_join(&text, "\n", note);
    for (size_t i = 0; i < e->step_count; i++)
        text_join(&text, "\n", e->steps[i]);
    text_join(&text, "\n", pack_text(b->w.pack, "handout-watch"), ": ", e->watch_for);
    say_step(&text, b, "handout-easier", item->regression);
    say_step(&text, b, "handout-harder", item->progression);
    fhir_put_built(&b->w, detail, "description", &text);
}

static void put_why(fhir_bundle *b, json_value *detail, const result_item *item)
{
    json_value *list = json_new_list(&b->w.m);

    for (size_t i = 0; i < item->why.all.count; i++)
        json_add(&b->w.m, list, bundle_because(b, item->why.all.items[i]));
    if (item->why.all.count)
        json_put(&b->w.m, detail, "reasonCode", list);
}

static void add_activity(fhir_bundle *b, json_value *list, const result_item *item,
                         const item_day *one)
{
    json_value *activity = json_new_object(&b->w.m), *detail = json_new_object(&b->w.m);

    put_numbers(b, detail, item, one);
    json_put(&b->w.m, detail, "code",
             fhir_concept(&b->w, "exercise", item->exercise->id, item->exercise->name));
    put_why(b, detail, item);
    json_put_text(&b->w.m, detail, "status", "not-started");
    put_timing(b, detail, item, one);
    put_description(b, detail, item, one->day);
    json_put(&b->w.m, activity, "detail", detail);
    json_add(&b->w.m, list, activity);
}

/* One for each exercise, and for each amount of it: days may differ. */
void bundle_put_activities(fhir_bundle *b, json_value *plan)
{
    const list *items = &b->result->items;
    json_value *list = json_new_list(&b->w.m);

    for (size_t i = 0; i < items->count; i++) {
        const result_item *item = items->items[i];

        for (size_t day = 0; day < item->day_count; day++) {
            size_t first = 0;

            while (!is_alike(&item->days[first], &item->days[day]))
                first++;
            if (first == day)
                add_activity(b, list, item, &item->days[day]);
        }
    }
    json_put(&b->w.m, plan, "activity", list);
}
