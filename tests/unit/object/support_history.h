/* SPDX-License-Identifier: MIT */
/*
 * Checks that operations which threads did to one object at the same time are linearizable: that there is an order of
 * them, in keeping with the real time, in which a plain sequential model gives the same results.
 *
 * A round: the object is made anew, THREADS threads do up to OPS operations each, every one with the time of its
 * beginning and end, and then the search for an order begins.
 */
#ifndef BB_TESTS_OBJECT_SUPPORT_HISTORY_H
#define BB_TESTS_OBJECT_SUPPORT_HISTORY_H

#include "object/object.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define must(cond) ((cond) ? (void)0 : bb_panic(__FILE__ ":" BB_TEXT(__LINE__) ": " #cond))

enum { HISTORY_THREADS = 3, HISTORY_OPS = 5, HISTORY_ITEMS = 40 };

/* One operation and what came of it. */
typedef struct Op {
	uint8_t kind;
	int8_t a, b;	       /* arguments */
	int8_t result, second; /* -1: none */
	uint8_t count;	       /* of items */
	int8_t items[HISTORY_ITEMS];
	uint32_t start, end;
} Op;

/* The state of a model: it is copied. */
typedef struct Model {
	uint8_t count;
	int8_t items[HISTORY_ITEMS], values[HISTORY_ITEMS];
} Model;

typedef struct Subject {
	const char *name;
	unsigned kinds;
	BbValue (*make)(BbThread *t);
	/* Does the operation to the object and records the result. */
	void (*run)(BbThread *t, BbValue object, Op *op);
	/* Does it to the model; false: the result is another one. */
	bool (*model)(Model *model, const Op *op);
	Model start; /* what `make' makes */
} Subject;

/* Runs rounds until the deadline. */
void history_check(BbThread *t, const Subject *subject);

/* A runtime with heap and objects: one for all tests of a program, since the static types are made ready once. */
BbThread *objects_open(void);
void objects_close(BbThread *t);
int objects_setup(void **state);
int objects_teardown(void **state);

/* Starts n threads and waits for them all. */
void objects_run_threads(BbThread *t, unsigned n, void (*entry)(BbThread *t, void *arg), void *arg);

/* How long a test hammers: $BB_TEST_SECONDS, or one second. */
int64_t objects_deadline(void);
uint32_t objects_random(uint32_t *seed);

#endif
