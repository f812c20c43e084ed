/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the memory floor share.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

BbSlot roots[ROOTS];
BbSync released_count;

/* ---- Kinds of cells. ---- */

static uintptr_t canary_of(const void *cell)
{
	return (uintptr_t)cell * 31 + 17;
}

static void trace_node(BbTracer *tracer, void *cell)
{
	Node *node = cell;
	if (node->canary)
		check_node(node);
	bb_trace_slot(tracer, &node->left);
	bb_trace_slot(tracer, &node->right);
}

static void trace_array(BbTracer *tracer, void *cell)
{
	Array *array = cell;
	bb_trace_values(tracer, (const BbValue *)(const void *)array->items,
			(const BbValue *)(const void *)(array->items + array->count));
}

static void release(void *cell)
{
	check_leaf(cell);
	bb_sync_add(&released_count, 1);
}

const BbCellKind node_kind = {trace_node, NULL};
const BbCellKind array_kind = {trace_array, NULL};
const BbCellKind leaf_kind = {NULL, NULL};
const BbCellKind released_kind = {NULL, release};

Node *new_node(BbThread *t, BbValue left, BbValue right, uintptr_t number)
{
	Node *node = bb_alloc(t, &node_kind, sizeof *node);
	if (!node)
		return NULL;
	must(bb_is_empty(bb_slot_load(&node->left)) && bb_is_empty(bb_slot_load(&node->right)));
	must(node->number == 0 && node->canary == 0);
	bb_slot_init(&node->left, left);
	bb_slot_init(&node->right, right);
	node->number = number;
	node->canary = canary_of(node) + number;
	return node;
}

Array *new_array(BbThread *t, uintptr_t count)
{
	Array *array = bb_alloc(t, &array_kind, sizeof *array + count * sizeof(BbSlot));
	if (!array)
		return NULL;
	must(array->count == 0);
	for (uintptr_t i = 0; i < count; i++)
		must(bb_is_empty(bb_slot_load(&array->items[i])));
	array->count = count;
	array->canary = canary_of(array);
	return array;
}

Leaf *new_leaf(BbThread *t, const BbCellKind *kind, size_t size)
{
	Leaf *leaf = bb_alloc(t, kind, sizeof *leaf + size);
	if (!leaf)
		return NULL;
	must(leaf->size == 0 && leaf->canary == 0);
	size_t room = bb_cell_capacity(t->rt, leaf);
	must(room >= sizeof *leaf + size && room == bb_heap_round_size(sizeof *leaf + size));
	for (size_t i = 0; i < room - sizeof *leaf; i++)
		must(leaf->bytes[i] == 0);
	leaf->size = size;
	leaf->canary = canary_of(leaf);
	memset(leaf->bytes, (int)(canary_of(leaf) >> 4), room - sizeof *leaf);
	return leaf;
}

void check_node(const Node *node)
{
	must(node->kind == &node_kind && node->canary == canary_of(node) + node->number);
}

void check_array(const Array *array)
{
	must(array->kind == &array_kind && array->canary == canary_of(array));
}

void check_leaf(const Leaf *leaf)
{
	must((leaf->kind == &leaf_kind || leaf->kind == &released_kind) && leaf->canary == canary_of(leaf));
	for (size_t i = 0; i < leaf->size; i++)
		must(leaf->bytes[i] == (unsigned char)(canary_of(leaf) >> 4));
}

/* ---- Runtime and heap. ---- */

static void mark_roots(BbTracer *tracer, BbRuntime *rt, void *context)
{
	(void)rt;
	(void)context;
	for (int i = 0; i < ROOTS; i++)
		bb_trace_slot(tracer, &roots[i]);
}

static void thread_ending(BbThread *t)
{
	bb_heap_flush_cache(t);
}

BbThread *open_heap(size_t limit)
{
	BbRuntime *rt = calloc(1, sizeof *rt);
	must(rt && bb_runtime_init(rt) == 0);
	BbThread *t = bb_thread_attach_native(rt);
	must(t && bb_heap_init(rt, limit));
	rt->hooks.thread_ending = thread_ending;
	bb_heap_add_roots(rt, mark_roots, NULL);
	for (int i = 0; i < ROOTS; i++)
		bb_slot_init(&roots[i], BB_EMPTY);
	bb_sync_exchange(&released_count, 0);
	return t;
}

void close_heap(BbThread *t)
{
	BbRuntime *rt = t->rt;
	join_threads(t);
	bb_heap_destroy(rt);
	rt->hooks.thread_ending = NULL;
	must(bb_runtime_destroy(rt, t));
	free(rt);
}

int setup_heap(void **state)
{
	*state = open_heap(0);
	return 0;
}

int teardown_heap(void **state)
{
	close_heap(*state);
	return 0;
}

/* ---- The stack. ---- */

static BB_NOINLINE void wipe_stack(void)
{
	volatile char room[8192];
	for (size_t i = 0; i < sizeof room; i++)
		room[i] = 0;
}

BB_NOINLINE void call_below(BbThread *t, void (*fn)(BbThread *t, void *arg), void *arg)
{
	volatile char gap[512];
	gap[0] = 0;
	fn(t, arg);
	gap[511] = gap[0];
	wipe_stack();
	/* Callee-saved registers may still hold what fn had there; make this function save and reuse them. */
	__asm__ volatile("" : : : "memory");
}

size_t collect(BbThread *t)
{
	wipe_stack();
	return bb_heap_collect(t);
}

typedef struct KindCount {
	const BbCellKind *kind;
	size_t n;
} KindCount;

static void count_cell(void *context, void *cell)
{
	KindCount *count = context;
	count->n += ((BbCell *)cell)->kind == count->kind;
}

size_t count_kind(BbThread *t, const BbCellKind *kind)
{
	KindCount count = {kind, 0};
	bb_world_stop(t);
	bb_heap_visit_stw(t, count_cell, &count);
	bb_world_start(t);
	return count.n;
}

size_t committed(BbThread *t)
{
	BbHeapStats stats;
	bb_heap_stats(t, &stats);
	return stats.committed;
}

uint64_t collections(BbThread *t)
{
	BbHeapStats stats;
	bb_heap_stats(t, &stats);
	return stats.collections;
}

/* ---- Threads, time, chance. ---- */

void start_threads(BbThread *t, unsigned n, void (*entry)(BbThread *t, void *arg), void *arg)
{
	for (unsigned i = 0; i < n; i++)
		must(bb_thread_start(t, entry, arg, 0, NULL) == 0);
}

void join_threads(BbThread *t)
{
	must(bb_thread_wait_alone(t, bb_platform_monotonic() + (int64_t)300 * 1000000000));
}

int64_t hammer_deadline(void)
{
	const char *text = getenv("BB_TEST_SECONDS");
	double seconds = text ? atof(text) : 1.0;
	return bb_platform_monotonic() + (int64_t)(seconds * 1e9);
}

uint32_t next_random(uint32_t *seed)
{
	uint32_t x = *seed ? *seed : 1;
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return *seed = x;
}
