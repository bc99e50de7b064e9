/* SPDX-License-Identifier: Apache-2.0 */
/* What a stylesheet of a hostile pack may try, and that it gets nowhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder/pack_folder.h"
#include "pack/pack.h"
#include "plan_example.h"
#include "test_pack.h"

#define START "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" "
#define HEAD "<head><title>t</title></head>"
/* What no page may leave out. */
#define TITLE "<h1><xsl:value-of select=\"/result/disposition/title\"/></h1>"
#define ACTION "<p><xsl:value-of select=\"/result/disposition/action\"/></p>"
#define NET                                                                                       \
    "<xsl:for-each select=\"/result/safety-net/message\"><p><xsl:value-of select=\"text\"/></p>"  \
    "</xsl:for-each>"
/* A stylesheet that makes a page with this body. */
#define BODY(inside)                                                                              \
    BARE(inside TITLE ACTION NET)
#define BARE(inside)                                                                              \
    START "><xsl:template match=\"/\"><html lang=\"en\">" HEAD "<body>" inside                    \
          "</body></html></xsl:template></xsl:stylesheet>"
/* A stylesheet with these elements at its top, whose page calls the template `go`. */
#define TOP(inside)                                                                               \
    START ">" inside "<xsl:template match=\"/\"><html lang=\"en\">" HEAD                          \
          "<body><p><xsl:call-template name=\"go\"/></p>" TITLE ACTION NET                        \
          "</body></html></xsl:template>"                                                         \
          "</xsl:stylesheet>"

static sb_pack *pack;
static sb_consultation *one;
static sb_result *result;

static pack_file *handout_file(void)
{
    for (size_t i = 0; i < pack->styles.count; i++) {
        pack_file *file = pack->styles.items[i];

        if (strcmp(file->inside, "knowledge/style/handout.xsl") == 0)
            return file;
    }
    fail_msg("there is no handout.xsl");
    return NULL;
}

/* The handout by this stylesheet: its text (free it), or NULL and why not. */
static char *page_by(const char *style, sb_failure *why)
{
    pack_file *file = handout_file();
    pack_file before = *file;
    char *page = NULL;
    int error;

    file->bytes = style;
    file->length = strlen(style);
    error = sb_result_document(&page, result, SB_DOCUMENT_HTML, NULL, why);
    *file = before;
    assert_int_equal(error, page ? 0 : -1);
    return page;
}

typedef struct attack {
    const char *style;
    const char *said; /* part of the sentence that refuses it */
    int line;
} attack;

static void check_refused(const attack *attacks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sb_failure why = {0};
        char *page = page_by(attacks[i].style, &why);

        if (page || !strstr(why.text, attacks[i].said))
            print_error("%s\n  gave: %s:%d: %s\n", attacks[i].style, why.file, why.line, why.text);
        assert_null(page);
        assert_int_equal(why.cause, SB_CAUSE_PACK);
        assert_string_equal(why.file, "knowledge/style/handout.xsl");
        assert_non_null(strstr(why.text, attacks[i].said));
        if (attacks[i].line)
            assert_int_equal(why.line, attacks[i].line);
    }
}

#define CHECK_REFUSED(attacks) check_refused(attacks, sizeof(attacks) / sizeof(*(attacks)))

static void a_plain_stylesheet_makes_its_page(void **state)
{
    sb_failure why = {0};
    char *page = page_by(BODY("<h1><xsl:value-of select=\"/result/disposition/title\"/></h1>"), &why);

    (void)state;
    assert_non_null(page);
    assert_non_null(strstr(page, "<h1>Your starter plan"));
    assert_non_null(strstr(page, "default-src 'none'"));
    free(page);
}

static void nothing_is_read(void **state)
{
    static const attack attacks[] = {
        {TOP("<xsl:import href=\"/etc/passwd\"/><xsl:template name=\"go\"/>"), "<xsl:import>", 1},
        {TOP("\n<xsl:include href=\"http://127.0.0.1:1/x.xsl\"/><xsl:template name=\"go\"/>"),
         "<xsl:include>", 2},
        {BODY("<p><xsl:value-of select=\"document('/etc/passwd')\"/></p>"), "document()", 1},
        {BODY("<p><xsl:copy-of select=\"document('http://127.0.0.1:1/')\"/></p>"), "document()", 0},
        {BODY("<p><xsl:value-of select=\"document('')/*\"/></p>"), "document()", 0},
        {BODY("<p><xsl:value-of select=\"document(/result/pack)\"/></p>"), "document()", 0},
        {"<!DOCTYPE x [<!ENTITY e SYSTEM \"/etc/passwd\">]>" BODY("<p>&e;</p>"), "DOCTYPE", 1},
        {"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" BODY("<p>&b;</p>"),
         "DOCTYPE", 1},
        {BODY("<p>&nothing;</p>"), "not well-formed", 1},
    };

    (void)state;
    CHECK_REFUSED(attacks);
}

static void nothing_is_written_or_called(void **state)
{
    static const attack attacks[] = {
        {BODY("<xsl:document href=\"/tmp/steadyback-attack\"><p/></xsl:document>"),
         "<xsl:document>", 1},
        {START "xmlns:exsl=\"http://exslt.org/common\" extension-element-prefixes=\"exsl\">"
               "<xsl:template match=\"/\"><exsl:document href=\"/tmp/steadyback-attack\"/>"
               "</xsl:template></xsl:stylesheet>",
         "extension-element-prefixes", 1},
        {START ">\n<xsl:template match=\"/\"><x:output xmlns:x=\"http://icl.com/saxon\" "
               "xsl:extension-element-prefixes=\"x\" file=\"/tmp/steadyback-attack\"/>"
               "</xsl:template></xsl:stylesheet>",
         "extension-element-prefixes", 2},
        {BODY("<p><xsl:value-of select=\"f:f()\" xmlns:f=\"http://exslt.org/common\"/></p>"),
         "cannot be used", 1},
        {BODY("<p><xsl:value-of xmlns:f=\"http://exslt.org/common\" "
              "select=\"f:node-set(/result)\"/></p>"),
         "cannot be used", 1},
        {BODY("<xsl:message>hello</xsl:message>"), "<xsl:message>", 1},
        {BODY("<xsl:comment>&gt;&lt;script&gt;</xsl:comment>"), "<xsl:comment>", 1},
        {BODY("<xsl:processing-instruction name=\"p\">x</xsl:processing-instruction>"),
         "<xsl:processing-instruction>", 1},
    };
    struct stat found;

    (void)state;
    CHECK_REFUSED(attacks);
    assert_int_equal(stat("/tmp/steadyback-attack", &found), -1);
}

static void a_stylesheet_that_does_not_end_is_stopped(void **state)
{
    static const attack attacks[] = {
        {TOP("<xsl:template name=\"go\"><xsl:call-template name=\"go\"/></xsl:template>"),
         "cannot be used", 0},
        {TOP("<xsl:template name=\"go\"><xsl:param name=\"n\"/><xsl:call-template name=\"go\">"
             "<xsl:with-param name=\"n\" select=\"concat($n, 'x')\"/></xsl:call-template>"
             "</xsl:template>"),
         "cannot be used", 0},
        {TOP("<xsl:template name=\"go\"><xsl:for-each select=\"//*\"><xsl:for-each select=\"//*\">"
             "<xsl:for-each select=\"//*\"><i/></xsl:for-each></xsl:for-each></xsl:for-each>"
             "</xsl:template>"),
         "cannot be used", 0},
        {TOP("<xsl:template name=\"go\"><xsl:value-of select=\"count(//*[count(//*[count(//*) "
             "&gt; 1]) &gt; 1])\"/></xsl:template>"),
         "limit", 0},
    };

    (void)state;
    CHECK_REFUSED(attacks);
}

static void a_stylesheet_that_grows_is_stopped(void **state)
{
    static const attack attacks[] = {
        /* the whole document, again and again */
        {TOP("<xsl:template name=\"go\"><xsl:for-each select=\"//*\"><xsl:copy-of select=\"/\"/>"
             "</xsl:for-each></xsl:template>"),
         "it makes too much", 0},
        {TOP("<xsl:template name=\"go\"><xsl:for-each select=\"//*\"><i><xsl:value-of "
             "select=\"/\"/></i></xsl:for-each></xsl:template>"),
         "it makes too much", 0},
        /* twice as long in each of many steps */
        {TOP("<xsl:template name=\"go\"><xsl:param name=\"n\" select=\"'xxxxxxxx'\"/>"
             "<xsl:call-template name=\"go\"><xsl:with-param name=\"n\" "
             "select=\"concat($n, $n)\"/></xsl:call-template></xsl:template>"),
         "the variable n grew too large", 0},
        {TOP("<xsl:template name=\"go\"><xsl:param name=\"n\">xxxxxxxx</xsl:param>"
             "<xsl:variable name=\"m\"><xsl:value-of select=\"$n\"/><xsl:value-of select=\"$n\"/>"
             "</xsl:variable><xsl:call-template name=\"go\"><xsl:with-param name=\"n\" "
             "select=\"$m\"/></xsl:call-template></xsl:template>"),
         "grew too large", 0},
        /* longer than a page may be, though within the steps */
        {TOP("<xsl:template name=\"go\"><xsl:for-each select=\"//*[position() &lt; 30]\">"
             "<xsl:value-of select=\"/\"/></xsl:for-each></xsl:template>"),
         "longer than", 0},
    };

    (void)state;
    CHECK_REFUSED(attacks);
}

static void nothing_active_gets_into_a_page(void **state)
{
    static const attack attacks[] = {
        {BODY("<script>alert(1)</script>"), "the element script", 0},
        {BODY("<p onclick=\"alert(1)\">x</p>"), "the attribute onclick", 0},
        {BODY("<a href=\"javascript:alert(1)\">x</a>"), "the attribute href", 0},
        {BODY("<a href=\" javascript:alert(1)\">x</a>"), "the attribute href", 0},
        {BODY("<a href=\"http://example.org/\">x</a>"), "the attribute href", 0},
        {BODY("<a href=\"//example.org/\">x</a>"), "the attribute href", 0},
        {BODY("<img src=\"https://example.org/x.png\"/>"), "the element img", 0},
        {BODY("<iframe/>"), "the element iframe", 0},
        {BODY("<form><p/></form>"), "the element form", 0},
        {BODY("<p style=\"background: url(x)\">x</p>"), "the attribute style", 0},
        {BODY("<style>p { background: url(https://example.org/x.png); }</style>"), "url(", 0},
        {BODY("<style>@import 'x.css';</style>"), "@import", 0},
        {BODY("<style>p { content: '\\75rl(x)'; }</style>"), "a style with \\", 0},
        {BODY("<style>&lt;/style&gt;&lt;script&gt;</style>"), "a style with <", 0},
        {BODY("<p><xsl:value-of disable-output-escaping=\"yes\" select=\"'&lt;script&gt;'\"/></p>"),
         "disable-output-escaping", 1},
        {BODY("<meta http-equiv=\"refresh\" content=\"0\"/>"), "the attribute http-equiv", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>"),
         "the element script", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>"),
         "the element foreignObject", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"x\"/></svg>"),
         "the element image", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"https://example.org\"/></svg>"),
         "the element a", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><g fill=\"url(https://e.org)\"/></svg>"),
         "the attribute fill", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><g style=\"fill: url(x)\"/></svg>"),
         "the attribute style", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><g style=\"fill: u\\72l(x)\"/></svg>"),
         "the attribute style", 0},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><g onload=\"x\"/></svg>"),
         "the attribute onload", 0},
        {BODY("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"/>"), "the element math", 0},
        {BODY("<x:p xmlns:x=\"urn:x\">x</x:p>"), "the element p", 0},
        {START "><xsl:template match=\"/\"><div><body>" TITLE ACTION NET
               "</body></div></xsl:template></xsl:stylesheet>",
         "has to make <html>", 0},
    };

    (void)state;
    CHECK_REFUSED(attacks);
}

static void no_page_leaves_out_what_must_be_on_it(void **state)
{
    static const attack attacks[] = {
        {BARE(TITLE ACTION), "leaves out when to get help", 0},
        {BARE(TITLE NET), "leaves out what to do", 0},
        {BARE(ACTION NET), "leaves out the headline", 0},
        {BARE(TITLE ACTION "<p><xsl:value-of select=\"/result/safety-net/message[2]/text\"/></p>"),
         "leaves out when to get help", 0},
        {BARE("<p>x</p>"), "leaves out the headline", 0},
        {START "><xsl:template match=\"/\"/></xsl:stylesheet>", "leaves out the headline", 0},
        {START "><xsl:template match=\"/\"><html><head><title>" ACTION NET "</title></head>"
               "<body>" TITLE "</body></html></xsl:template></xsl:stylesheet>",
         "leaves out what to do", 0},
    };

    (void)state;
    CHECK_REFUSED(attacks);
}

static void what_is_harmless_gets_into_a_page(void **state)
{
    static const struct {
        const char *style, *shown;
    } pages[] = {
        {BODY("<p id=\"a\" class=\"b\" title=\"&quot;&lt;\">&lt;b&gt; &amp;amp;</p>"),
         "<p id=\"a\" class=\"b\" title=\"&quot;&lt;\">&lt;b&gt; &amp;amp;</p>"},
        {BODY("<a href=\"#x\">x</a><a href=\"https://doi.org/10.1/x\">y</a>"),
         "<a href=\"#x\">x</a><a href=\"https://doi.org/10.1/x\">y</a>"},
        {BODY("<p>a<br/>b</p>"), "<p>a<br>\nb</p>"},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0\" "
              "marker-end=\"url(#m)\"/></svg>"),
         "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\" marker-end=\"url(#m)\"></path></svg>"},
        {BODY("<svg xmlns=\"http://www.w3.org/2000/svg\"><g style=\"fill:var(--a,#fff)\"/></svg>"),
         "<svg><g style=\"fill:var(--a,#fff)\"></g></svg>"},
        {BODY("<style>p { color: red; }</style>"), "<style>p { color: red; }</style>"},
        {BODY("<p>a<!-- left out -->b</p>"), "<p>ab</p>"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
        sb_failure why = {0};
        char *page = page_by(pages[i].style, &why);

        if (!page || !strstr(page, pages[i].shown))
            print_error("%s\n  gave %s%s\n", pages[i].style, page ? page : "", why.text);
        assert_non_null(page);
        assert_non_null(strstr(page, pages[i].shown));
        free(page);
    }
}

static void a_mistake_is_told_with_its_line(void **state)
{
    static const attack attacks[] = {
        {"<p>x", "not well-formed", 1},
        {"<p/>", "This is no stylesheet", 1},
        {BODY("\n<xsl:value-of select=\"((\"/>"), "Invalid expression", 2},
        {BODY("\n\n<xsl:value-of select=\"$nowhere\"/>"), "'nowhere' has not been declared", 3},
        {BODY("\n<xsl:call-template name=\"nobody\"/>"), "nobody", 2},
        {BODY("\n<xsl:apply-template/>"), "<xsl:apply-template>", 2},
        {BODY("\n<xsl:value-of/>"), "select", 2},
        {BODY("\n<p><xsl:value-of select=\"nothing()\"/></p>"), "function nothing not found", 2},
    };

    (void)state;
    CHECK_REFUSED(attacks);
}

/* libxslt and libxml2 print mistakes on standard error unless somebody listens. */
static void a_mistake_is_not_printed(void **state)
{
    static const char *const styles[] = {
        BODY("<xsl:value-of select=\"((\"/>"), BODY("<xsl:value-of select=\"$nowhere\"/>"),
        BODY("<xsl:value-of select=\"nothing()\"/>"), BODY("<xsl:value-of/>"), "<p>x",
        TOP("<xsl:template name=\"go\"><xsl:call-template name=\"go\"/></xsl:template>"),
        BODY("<xsl:value-of select=\"document('/etc/passwd')\"/>")};
    char path[] = "/tmp/steadyback-silence-XXXXXX";
    int file = mkstemp(path), before = dup(STDERR_FILENO);
    struct stat found;

    (void)state;
    assert_true(file >= 0 && before >= 0);
    fflush(stderr);
    dup2(file, STDERR_FILENO);
    for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++) {
        sb_failure why = {0};

        assert_null(page_by(styles[i], &why));
    }
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    assert_int_equal(fstat(file, &found), 0);
    close(file);
    unlink(path);
    assert_int_equal(found.st_size, 0);
}

static void check_lists_the_mistakes_of_stylesheets(void **state)
{
    pack_file *file = handout_file();
    pack_file before = *file;
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};

    (void)state;
    assert_done(sb_pack_check_style(pack, mistakes, &why), &why);
    assert_int_equal(sb_mistakes_count(mistakes), 0);
    file->bytes = BODY("\n<xsl:message/>\n<xsl:message/>");
    file->length = strlen(file->bytes);
    assert_done(sb_pack_check_style(pack, mistakes, &why), &why);
    assert_int_equal(sb_mistakes_errors(mistakes), 2);
    assert_int_equal(sb_mistakes_at(mistakes, 1)->line, 3);
    file->inside = "knowledge/style/other.xsl";
    assert_done(sb_pack_check_style(pack, mistakes, &why), &why);
    assert_int_equal(sb_mistakes_errors(mistakes), 3);
    *file = before;
    sb_mistakes_free(mistakes);
}

static int open_all(void **state)
{
    sb_failure why = {0};

    (void)state;
    pack = open_repository_pack();
    assert_done(sb_consultation_open(&one, pack, &why), &why);
    result = plan_example(one, "desk-worker");
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    sb_result_free(result);
    sb_consultation_close(one);
    sb_pack_free(pack);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_stylesheet_makes_its_page),
        cmocka_unit_test(nothing_is_read),
        cmocka_unit_test(nothing_is_written_or_called),
        cmocka_unit_test(a_stylesheet_that_does_not_end_is_stopped),
        cmocka_unit_test(a_stylesheet_that_grows_is_stopped),
        cmocka_unit_test(nothing_active_gets_into_a_page),
        cmocka_unit_test(no_page_leaves_out_what_must_be_on_it),
        cmocka_unit_test(what_is_harmless_gets_into_a_page),
        cmocka_unit_test(a_mistake_is_told_with_its_line),
        cmocka_unit_test(a_mistake_is_not_printed),
        cmocka_unit_test(check_lists_the_mistakes_of_stylesheets),
    };

    return cmocka_run_group_tests_name("stylesheets", tests, open_all, close_all);
}
