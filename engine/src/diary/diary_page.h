/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DIARY_PAGE_H
#define DIARY_PAGE_H

#include "diary/diary.h"
#include "formats/xml_tree.h"

/* A page of the diary that holds all it needs, while it is filled. */
typedef struct diary_page {
    xml_tree *tree;
    xml_part *main;
    const sb_pack *pack;
} diary_page;

/* With its title at the top. Close it in any case. */
int diary_page_open(diary_page *out, const sb_pack *pack, const char *title,
                    sb_failure *why);
void diary_page_close(diary_page *page);

xml_part *diary_page_add(diary_page *page, const char *name, const char *text);

/* A text that was made, and is used up; nothing when it is empty. */
void diary_page_made(diary_page *page, xml_part *into, const char *name,
                     text_buffer *text);

/* With when to get help at the end. NULL with the reason in `why`. Free it. */
char *diary_page_write(diary_page *page, sb_failure *why);

#endif
