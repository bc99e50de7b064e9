/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MARKDOWN_TEXT_H
#define MARKDOWN_TEXT_H

/* A text as it has to stand in a Markdown document (CommonMark, also with the tables and
 * the struck-out text of GitHub) to be shown as it is: nothing in it is markup, HTML or a
 * link, wherever in a line it stands. NULL when out of memory; free it. */
char *markdown_text(const char *text);

#endif
