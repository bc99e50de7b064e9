/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHAKEN_CLIPS_H
#define SHAKEN_CLIPS_H

#include <clips/clips.h>

/* Included before rule_session.c: its calls of the engine go through shaken.c. */
void *shaken_CreateEnvironment(void);
struct fact *shaken_EnvCreateFact(void *environment, void *kind);
void *shaken_EnvAssert(void *environment, void *fact);
int shaken_EnvPutFactSlot(void *environment, void *fact, const char *slot,
                          DATA_OBJECT *value);
int shaken_EnvRetract(void *environment, void *fact);
int shaken_LoadConstructsFromLogicalName(void *environment, const char *name);
void *shaken_EnvFindDefmodule(void *environment, const char *name);
int shaken_OpenStringSource(void *environment, const char *name, const char *text, size_t at);

#define CreateEnvironment shaken_CreateEnvironment
#define EnvCreateFact shaken_EnvCreateFact
#define EnvAssert shaken_EnvAssert
#define EnvPutFactSlot shaken_EnvPutFactSlot
#define EnvRetract shaken_EnvRetract
#define LoadConstructsFromLogicalName shaken_LoadConstructsFromLogicalName
#define EnvFindDefmodule shaken_EnvFindDefmodule
#define OpenStringSource shaken_OpenStringSource

#endif
