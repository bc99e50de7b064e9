/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PACK_READING_H
#define PACK_READING_H

#include "base/mistakes.h"
#include "formats/xml_file.h"
#include "pack/pack.h"

/* Reading a pack goes in two passes over the checked files: first every thing gets its
 * name, then every thing is filled in, so that references may point anywhere. */

typedef struct form {
    const xml_element *element;
    const char *file;
    const xml_element *parent; /* where the thing stands in, when that matters */
} form;

/* What is to be filled in: things of one kind, with the element that describes each. */
typedef struct forms {
    list things;
    list elements; /* of form */
} forms;

/* How far checking goes. */
typedef struct check_scope {
    int to_compare;    /* not whether overlays are less careful */
    int thorough;      /* also what takes longer */
    int warnings;      /* also what takes longer and only deserves a warning */
    int tolerant;      /* what lies in the folder need not be what is listed */
    const char *today; /* "2026-11-24", or NULL: dates are not looked at */
} check_scope;

typedef struct reading {
    sb_pack *pack;
    sb_mistakes *mistakes;
    check_scope scope;
    forms sections, questions, findings, scores, rules, movements, sets, exercises,
        hazards;
    forms messages, doses, monitoring, contradictions;
    forms contacts, sources, modalities, patterns, positions, kit, goals;
    name_table hinted; /* names in files that could not be read as a whole */
    int is_blind;      /* a file could not be read at all: who knows what it names */
    int is_whole;      /* every file could be read as a whole */
    int has_hole;      /* a name was not found, and nothing was said */
    int is_linked;     /* whole, and every name that is used was found */
    int has_circle;    /* a finding, score or movement rests on itself */
    int out_of_memory;
} reading;

/* Memory of the pack; on failure notes it and gives NULL. */
void *reading_take(reading *r, size_t size);

/* Makes a thing of `size` bytes called `id`, or NULL when the id is taken (a mistake) or
 * memory ran out. `what` is the word for it: "question". */
void *reading_name(reading *r, kind_of_thing *kind, forms *forms, const char *what,
                   const char *id, size_t size, form from);

/* Whether a file that could not be read as a whole may hold this name. */
int reading_is_hidden(const reading *r, const char *id);

/* The thing called `id`, which is used by that; or NULL and a mistake that offers the
 * nearest name. No mistake when a file that could not be read as a whole may hold it. */
void *reading_find(reading *r, const kind_of_thing *kind, const char *what,
                   const char *id, const char *file, int line);

/* "a b c" as an array in the pack's memory; *count is how many. */
const char **reading_words(reading *r, const char *words, size_t *count);

/* The whole number in an attribute, or `otherwise`. */
long reading_number(const xml_element *element, const char *name, long otherwise);

int reading_yes(const xml_element *element, const char *name);

/* The conditions in `parent`, all of which must hold; NULL when there is no parent. */
condition *reading_conditions(reading *r, const xml_element *parent, const char *file);

/* A <cap> as a consequence. */
void reading_cap(consequence *c, const xml_element *e);

evidence reading_evidence(reading *r, const xml_element *parent, const char *file);
review reading_review(const xml_element *element);

/* The first pass, one function a kind of file. */
void name_section(reading *r, form from);
void name_derive(reading *r, form from);
void name_rules(reading *r, form from);
void name_movements(reading *r, form from);
void name_sets(reading *r, form from);
void name_exercise(reading *r, form from);
void name_hazard(reading *r, form from);
void name_pack(reading *r, form from);
void name_contacts(reading *r, form from);
void name_vocabulary(reading *r, form from);
void name_doses(reading *r, form from);
void name_messages(reading *r, form from);
void name_monitoring(reading *r, form from);
void name_sources(reading *r, form from);
void name_contradictions(reading *r, form from);

/* The second pass. */
void fill_questionnaire(reading *r);
void fill_findings(reading *r);
void fill_rules(reading *r);
void fill_movements(reading *r); /* before fill_exercises and fill_sets */
void fill_exercises(reading *r);
void fill_sets(reading *r);
void fill_hazards(reading *r);
void fill_guidance(reading *r);
void fill_contradictions(reading *r);
void fill_doses(reading *r, const form *f); /* after fill_exercises */

#endif
