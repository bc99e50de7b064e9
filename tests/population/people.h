/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PEOPLE_H
#define PEOPLE_H

#include <stddef.h>

#include "random_intake.h"

/* A made-up population: how often each answer is given, as people.txt says. The form of
 * that file is described at its top. */
typedef struct people people;

/* Reads the file; on a mistake in it, says so on standard error and gives NULL. */
people *people_read(const char *path);
void people_free(people *all); /* accepts NULL */

/* Leaves out the answers that the questionnaire does not offer: `offers` is asked about
 * each option of each question. So the file may be a step ahead of the pack. */
typedef int answer_offered(void *payload, const char *question, const char *option);
void people_fit(people *all, answer_offered *offers, void *payload);

/* One person: an answer to every question of the file, also to those that will not be
 * asked. */
typedef struct person person;

person *person_new(const people *all); /* NULL when out of memory */
void person_free(person *one);
void person_draw(person *one, const people *all, dice *d);

/* Another answer to one question, as a person gives who sees that two do not go together.
 */
void person_redraw(person *one, const people *all, const char *question, dice *d);

/* The answer to a question as sb_consultation_answer reads it; NULL when the file says
 * nothing about it. Borrowed, until the next draw. */
const char *person_answer(const person *one, const people *all, const char *question);

#endif
