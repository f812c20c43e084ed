/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the memory floor share: a fresh runtime and heap for each test, test kinds of cells, threads.
 *
 * Every test cell carries a canary that depends on its address, so that a cell that was freed and used again shows.
 * cmocka's own state belongs to the main thread, so other threads check with must(), which ends the program.
 */
#ifndef BB_TESTS_MEMORY_SUPPORT_H
#define BB_TESTS_MEMORY_SUPPORT_H

#include "memory/heap.h"
#include "thread/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define must(cond) ((cond) ? (void)0 : bb_panic(__FILE__ ":" BB_TEXT(__LINE__) ": " #cond))

#if defined(__SANITIZE_THREAD__)
#define TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TSAN 1
#endif
#endif
#ifndef TSAN
#define TSAN 0
#endif

/* 1 in builds that run several times slower. */
#define SLOW (BB_CHECKS || BB_STRESS_POLL || BB_ASAN || TSAN || BB_BLOCK_SHIFT < 12)

/* A cell with two references. */
typedef struct Node {
	const BbCellKind *kind;
	BbSlot left, right;
	uintptr_t number;
	uintptr_t canary;
} Node;

/* A cell with count references. */
typedef struct Array {
	const BbCellKind *kind;
	uintptr_t count;
	uintptr_t canary;
	BbSlot items[];
} Array;

/* A cell with none, but size bytes of which each is checked. */
typedef struct Leaf {
	const BbCellKind *kind;
	uintptr_t size;
	uintptr_t canary;
	unsigned char bytes[];
} Leaf;

extern const BbCellKind node_kind, array_kind, leaf_kind, released_kind;

/* How many cells of released_kind, which are Leafs, were released. */
extern BbSync released_count;

/* NULL: out of memory. */
Node *new_node(BbThread *t, BbValue left, BbValue right, uintptr_t number);
Array *new_array(BbThread *t, uintptr_t count);
Leaf *new_leaf(BbThread *t, const BbCellKind *kind, size_t size);

void check_node(const Node *node);
void check_array(const Array *array);
void check_leaf(const Leaf *leaf);

/* Exact roots of the tests: values that survive. */
enum { ROOTS = 64 };
extern BbSlot roots[ROOTS];

/* set-up and tear-down: *state is the main thread's BbThread of a fresh runtime with a heap. */
int setup_heap(void **state);
int teardown_heap(void **state);

/* The same with a heap of at most limit bytes. */
BbThread *open_heap(size_t limit);
void close_heap(BbThread *t);

/* Calls fn(t, arg) far down the stack and wipes that stack, so that the caller's frames hold no trace of its cells. */
void call_below(BbThread *t, void (*fn)(BbThread *t, void *arg), void *arg);

/* Collects, with a clean stack below. */
size_t collect(BbThread *t);

/* How many cells of the kind there are. */
size_t count_kind(BbThread *t, const BbCellKind *kind);

size_t committed(BbThread *t);
uint64_t collections(BbThread *t);

void start_threads(BbThread *t, unsigned n, void (*entry)(BbThread *t, void *arg), void *arg);
void join_threads(BbThread *t);

/* How long a test hammers: $BB_TEST_SECONDS, or one second. */
int64_t hammer_deadline(void);
uint32_t next_random(uint32_t *seed);

#endif
