/* SPDX-License-Identifier: Apache-2.0 */
/* One description in two forms: each kind of entry, as JSON and as XML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/failure.h"
#include "formats/record.h"

static void describe(record *to, record_part whole)
{
    static const char *const steps[] = {"Lie down.", "Rest & breathe."};
    text_buffer made = {0};
    record_part all = record_list(to, whole, "flare_plan");
    record_part one = record_item(to, all, "flare");

    record_id(to, one, "flare", "mild");
    record_id(to, one, "next_level", "gentle");
    record_number(to, one, "hold_seconds", 5);
    record_number_if(to, one, "sets", 0);
    record_number_if(to, one, "reps", 8);
    record_yes(to, one, "habit", 0);
    record_text(to, one, "next_day", "Same & well");
    text_add(&made, "so");
    record_take_text(to, one, "text", &made);
    assert_null(made.text);
    record_id(to, record_object(to, one, "dose"), "level", "full");
    record_texts(to, one, "do", "step", steps, 2);
    record_item_id(to, record_list(to, whole, "rules"), "rule", "RF-1");
    record_number(to, record_item(to, record_list(to, whole, "weeks"), "week"), "week",
                  2);
}

static void json_has_names_and_values(void **state)
{
    json_maker maker = {0};
    record to = {.json = &maker};
    record_part whole = {.json = json_new_object(&maker)};
    char *text;

    (void)state;
    describe(&to, whole);
    text = json_write(&maker, whole.json, 0);
    assert_string_equal(
        text,
        "{\"flare_plan\":[{\"flare\":\"mild\",\"next_level\":\"gentle\","
        "\"hold_seconds\":5,\"reps\":8,\"habit\":false,"
        "\"next_day\":\"Same & well\",\"text\":\"so\",\"dose\":{\"level\":\"full\"},"
        "\"do\":[\"Lie down.\",\"Rest & breathe.\"]}],\"rules\":[\"RF-1\"],"
        "\"weeks\":[{\"week\":2}]}");
    free(text);
}

static void xml_has_attributes_and_texts(void **state)
{
    record to = {0};
    sb_failure why = {0};
    char *text;

    (void)state;
    assert_int_equal(tree_open(&to.xml, "result", &why), 0);
    describe(&to, (record_part){.xml = tree_root(to.xml)});
    text = tree_write(to.xml);
    assert_string_equal(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<result>\n"
        "  <flare-plan>\n"
        "    <flare id=\"mild\" next-level=\"gentle\" hold-seconds=\"5\" reps=\"8\" "
        "habit=\"no\">\n"
        "      <next-day>Same &amp; well</next-day>\n"
        "      <text>so</text>\n"
        "      <dose level=\"full\"/>\n"
        "      <do>\n"
        "        <step>Lie down.</step>\n"
        "        <step>Rest &amp; breathe.</step>\n"
        "      </do>\n"
        "    </flare>\n"
        "  </flare-plan>\n"
        "  <rules>\n"
        "    <rule id=\"RF-1\"/>\n"
        "  </rules>\n"
        "  <weeks>\n"
        "    <week id=\"2\"/>\n"
        "  </weeks>\n"
        "</result>\n");
    free(text);
    tree_close(to.xml);
}

static void a_failure_is_kept_by_the_form(void **state)
{
    json_maker maker = {0};
    record to = {.json = &maker};
    sb_failure why = {0};

    (void)state;
    record_fail(&to);
    assert_true(maker.failed);
    json_maker_clear(&maker);
    to = (record){0};
    assert_int_equal(tree_open(&to.xml, "result", &why), 0);
    record_take_text(&to, (record_part){.xml = tree_root(to.xml)}, "text",
                     &(text_buffer){.failed = 1});
    assert_true(tree_failed(to.xml));
    tree_close(to.xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_has_names_and_values),
        cmocka_unit_test(xml_has_attributes_and_texts),
        cmocka_unit_test(a_failure_is_kept_by_the_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
