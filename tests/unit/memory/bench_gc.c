/* SPDX-License-Identifier: MIT */
/*
 * Not a test: measures the pauses at 10 and 100 MB live, the cost of allocating, and how allocation scales with
 * threads. Build it like a test, with support.c and the floors below; it needs no argument.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t now(void)
{
	return bb_platform_monotonic();
}

/* ---- Pauses. ---- */

/* A table of short lists of nodes, half of them with a leaf: about like the objects of a program. */
static void build_live(BbThread *t, void *arg)
{
	size_t bytes = *(size_t *)arg;
	size_t each = 4 * bb_heap_round_size(sizeof(Node)) + bb_heap_round_size(sizeof(Leaf) + 40);
	size_t count = bytes / each;
	Array *all = new_array(t, count);
	bb_slot_store(&roots[0], bb_from_pointer(all));
	uint32_t seed = 5;
	for (size_t i = 0; i < count; i++) {
		Node *node = new_node(t, bb_from_pointer(new_leaf(t, &leaf_kind, 40)), BB_EMPTY, i);
		for (int k = 0; k < 3; k++)
			node = new_node(t, bb_from_pointer(node),
					bb_slot_load(&all->items[next_random(&seed) % (i + 1)]), i);
		bb_store(t, all, &all->items[i], bb_from_pointer(node));
	}
	/* Shuffle, so that the order in memory is not that of the references. */
	for (size_t i = count; i > 1; i--) {
		size_t k = next_random(&seed) % i;
		BbValue a = bb_slot_load(&all->items[i - 1]);
		bb_store(t, all, &all->items[i - 1], bb_slot_load(&all->items[k]));
		bb_store(t, all, &all->items[k], a);
	}
}

static void measure_pause(size_t mega_bytes)
{
	BbThread *t = open_heap(0);
	size_t bytes = mega_bytes << 20;
	call_below(t, build_live, &bytes);
	BbHeapStats stats;
	size_t live = 0;
	int64_t total = 0, least = INT64_MAX;
	for (int i = 0; i < 7; i++) {
		live = collect(t);
		bb_heap_stats(t, &stats);
		total += stats.pause_last;
		if (stats.pause_last < least)
			least = stats.pause_last;
	}
	printf("%4zu MB live: pause %.2f ms on average, %.2f at best; %.0f MB committed\n", live >> 20,
	       (double)total / 7e6, (double)least / 1e6, (double)stats.committed / 1048576);
	close_heap(t);
}

/* ---- Allocation. ---- */

enum { ALLOCATIONS = 20 * 1000 * 1000 };

static const size_t *sizes;

static void allocate(BbThread *t, void *arg)
{
	int64_t *ns = arg;
	int64_t start = bb_platform_thread_time();
	Node *list = NULL;
	for (uintptr_t i = 0; i < ALLOCATIONS; i++) {
		Node *node = bb_alloc(t, &node_kind, sizes[i % 4]);
		/* Most die at once, some live for a while. */
		bb_slot_init(&node->left, bb_from_pointer(list));
		list = i % 64 ? list : i % 65536 ? node : NULL;
	}
	ns[t->ident % 64] = bb_platform_thread_time() - start;
}

static double measure_allocation(unsigned threads, double *processor_time)
{
	BbThread *t = open_heap(0);
	int64_t ns[64] = {0};
	int64_t start = now();
	start_threads(t, threads, allocate, ns);
	join_threads(t);
	double each = (double)(now() - start) / ALLOCATIONS, processor = 0;
	for (int i = 0; i < 64; i++)
		processor += (double)ns[i] / ALLOCATIONS / threads;
	BbHeapStats stats;
	bb_heap_stats(t, &stats);
	printf("%u thread(s): %.2f ns for each allocation in each thread, %.2f of processor time; %llu collections, pauses %.2f ms on average, %.2f at "
	       "most, %.1f%% of the time\n",
	       threads, each, processor, (unsigned long long)stats.collections,
	       (double)stats.pause_total / 1e6 / (double)stats.collections, (double)stats.pause_max / 1e6,
	       100.0 * (double)stats.pause_total / (each * ALLOCATIONS));
	close_heap(t);
	*processor_time = processor;
	return each;
}

int main(void)
{
	measure_pause(1);
	measure_pause(10);
	measure_pause(100);
	static const size_t same[] = {48, 48, 48, 48}, mixed[] = {40, 64, 48, 112};
	for (int i = 0; i < 2; i++) {
		sizes = i ? mixed : same;
		printf("%s\n", i ? "mixed sizes:" : "48 bytes:");
		double p1, p2, one = measure_allocation(1, &p1), two = measure_allocation(2, &p2);
		printf("two threads reach %.2f of the ideal, %.2f by processor time\n", one / two, p1 / p2);
	}
	BbThread *t;
	int64_t start = now();
	for (int i = 0; i < 100; i++) {
		t = open_heap(0);
		(void)new_node(t, BB_EMPTY, BB_EMPTY, 0);
		close_heap(t);
	}
	printf("making and destroying a runtime with a heap: %.1f us\n", (double)(now() - start) / 100e3);
	return 0;
}
