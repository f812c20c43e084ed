/* SPDX-License-Identifier: MIT */
/*
 * Allocating: sizes, zeroing, large cells, limits, failure, the pool of blocks.
 */
#include "support.h"
#include "memory/state.h"

static void test_size_classes(void **state)
{
	(void)state;
	for (unsigned g = 1; g <= BB_CLASS_GRANULES_MAX; g++) {
		unsigned c = bb_size_class_table[g];
		assert_true(c < BB_SIZE_CLASSES && bb_size_class_granules[c] >= g);
		assert_true(c == 0 || bb_size_class_granules[c - 1] < g);
	}
	assert_true(bb_size_class_granules[bb_size_class(BB_SMALL_SIZE)] == BB_SMALL_GRANULES);
	assert_int_equal(bb_size_class(1), 0);
	assert_int_equal(bb_size_class(BB_GRANULE), 0);
	assert_int_equal(bb_size_class(BB_GRANULE + 1), 1);
}

static void test_every_size(void **state)
{
	BbThread *t = *state;
	for (size_t size = 0; size < 5 * BB_BLOCK_SIZE; size += size < 2048 ? 8 : 1 + size / 16)
		check_leaf(new_leaf(t, &leaf_kind, size));
}

static void test_round_size(void **state)
{
	BbThread *t = *state;
	for (size_t size = 2 * sizeof(void *); size < 4 * BB_BLOCK_SIZE; size += 13) {
		size_t rounded = bb_heap_round_size(size);
		assert_true(rounded >= size);
		assert_int_equal(bb_heap_round_size(rounded), rounded);
		void *cell = bb_alloc(t, &leaf_kind, size);
		assert_int_equal(bb_cell_capacity(t->rt, cell), rounded);
	}
	assert_true(bb_heap_round_size(SIZE_MAX) >= SIZE_MAX - BB_BLOCK_SIZE);
}

static void test_too_large(void **state)
{
	BbThread *t = *state;
	assert_null(bb_alloc(t, &leaf_kind, SIZE_MAX));
	assert_null(bb_alloc(t, &leaf_kind, SIZE_MAX - 100));
	assert_null(bb_alloc(t, &leaf_kind, SIZE_MAX / 2));
	assert_non_null(bb_alloc(t, &leaf_kind, 100));
}

/* Builds a list at roots[0] until there is no memory; returns its length. */
static unsigned fill(BbThread *t, size_t leaf_size)
{
	unsigned n = 0;
	for (;; n++) {
		Leaf *leaf = new_leaf(t, &leaf_kind, leaf_size);
		if (!leaf)
			return n;
		Node *node = new_node(t, bb_from_pointer(leaf), bb_slot_load(&roots[0]), n);
		if (!node)
			return n;
		bb_slot_store(&roots[0], bb_from_pointer(node));
	}
}

static unsigned check_list(BbValue list)
{
	unsigned n = 0;
	while (!bb_is_empty(list)) {
		Node *node = bb_to_pointer(list);
		check_node(node);
		check_leaf(bb_to_pointer(bb_slot_load(&node->left)));
		list = bb_slot_load(&node->right);
		n++;
	}
	return n;
}

static void fill_and_forget(BbThread *t, void *arg)
{
	unsigned *n = arg;
	*n = fill(t, *n);
	must(check_list(bb_slot_load(&roots[0])) == *n);
	bb_slot_store(&roots[0], BB_EMPTY);
}

static void limited(size_t limit, size_t leaf_size)
{
	BbThread *t = open_heap(limit);
	unsigned first = 0;
	for (int round = 0; round < 5; round++) {
		unsigned n = (unsigned)leaf_size;
		call_below(t, fill_and_forget, &n);
		assert_true(committed(t) <= limit);
		assert_true(n > 0);
		if (round == 0)
			first = n;
		/* A dead list may be kept by something on the stack, once in a while; but not each time. */
		assert_true(n >= first / 2);
		bb_slot_store(&roots[0], BB_EMPTY);
		collect(t);
	}
	close_heap(t);
}

static void test_limit(void **state)
{
	(void)state;
	limited(256 << 10, 10);
	limited(256 << 10, 500);
	limited(4 << 20, 100);
	limited(4 << 20, 5000);
	limited(4 << 20, 70000);
	limited(900 << 10, 20000);
}

static void test_tiny_limits(void **state)
{
	(void)state;
	for (size_t limit = 1 << 10; limit < 80 << 10; limit += 1 << 10) {
		BbRuntime rt = {.threads = NULL};
		if (bb_heap_init(&rt, limit)) {
			BbHeap *heap = rt.heap;
			assert_true(bb_blocks_committed(&heap->blocks) <= limit);
			assert_true(heap->blocks.capacity > 0);
			bb_heap_destroy(&rt);
		}
	}
}

static int scenario(BbThread *t)
{
	int failed = 0;
	for (uintptr_t i = 0; i < 30; i++) {
		Node *node = new_node(t, bb_slot_load(&roots[0]), BB_EMPTY, i);
		Array *array = new_array(t, i * 20);
		Leaf *leaf = new_leaf(t, i % 2 ? &leaf_kind : &released_kind, i * 3000);
		failed += !node + !array + !leaf;
		if (node) {
			if (array)
				bb_store(t, node, &node->right, bb_from_pointer(array));
			bb_slot_store(&roots[0], bb_from_pointer(node));
		}
		if (array && leaf && i > 0)
			bb_store(t, array, &array->items[i], bb_from_pointer(leaf));
	}
	for (BbValue v = bb_slot_load(&roots[0]); !bb_is_empty(v);) {
		Node *node = bb_to_pointer(v);
		check_node(node);
		Array *array = bb_to_pointer(bb_slot_load(&node->right));
		if (array) {
			check_array(array);
			BbValue leaf = array->count ? bb_slot_load(&array->items[node->number]) : BB_EMPTY;
			if (!bb_is_empty(leaf))
				check_leaf(bb_to_pointer(leaf));
		}
		v = bb_slot_load(&node->left);
	}
	bb_slot_store(&roots[0], BB_EMPTY);
	return failed;
}

static void test_fail_at_each(void **state)
{
	BbThread *t = *state;
	for (uint64_t n = 1; n <= 90; n++) {
		bb_heap_fail_at(t->rt, n);
		assert_int_equal(scenario(t), 1);
	}
	bb_heap_fail_at(t->rt, 91);
	assert_int_equal(scenario(t), 0);
	bb_heap_fail_at(t->rt, 0);
	assert_int_equal(scenario(t), 0);
}

static void test_stress(void **state)
{
	BbThread *t = *state;
	uint64_t before = collections(t);
	bb_heap_stress(t->rt, 1);
	assert_int_equal(scenario(t), 0);
	assert_int_equal(collections(t) - before, 90);
	bb_heap_stress(t->rt, 3);
	before = collections(t);
	assert_int_equal(scenario(t), 0);
	assert_int_equal(collections(t) - before, 30);
	bb_heap_stress(t->rt, 0);
	before = collections(t);
	assert_int_equal(scenario(t), 0);
	assert_int_equal(collections(t), before);
	bb_heap_stress(t->rt, 1);
	bb_heap_fail_at(t->rt, 5);
	assert_int_equal(scenario(t), 1);
}

static void make_garbage(BbThread *t, void *arg)
{
	size_t bytes = *(size_t *)arg;
	for (size_t done = 0; done < bytes; done += 200)
		must(new_leaf(t, &leaf_kind, 150));
}

static void test_trigger(void **state)
{
	BbThread *t = *state;
	size_t bytes = 16 * BB_GC_FLOOR;
	uint64_t before = collections(t);
	call_below(t, make_garbage, &bytes);
	uint64_t n = collections(t) - before;
	assert_true(n >= 12 && n <= 20);
	assert_true(committed(t) < 3 * BB_GC_FLOOR);

	bb_heap_enable(t->rt, false);
	assert_false(bb_heap_is_enabled(t->rt));
	bytes = 4 * BB_GC_FLOOR;
	before = collections(t);
	call_below(t, make_garbage, &bytes);
	assert_int_equal(collections(t), before);
	bb_heap_enable(t->rt, true);

	before = collections(t);
	for (int i = 0; i < 10; i++)
		bb_heap_external(t, BB_GC_FLOOR / 2);
	assert_true(collections(t) > before);
	bb_heap_external(t, -(intptr_t)(10 * (BB_GC_FLOOR / 2)));
}

static void build_big(BbThread *t, void *arg)
{
	size_t count = *(size_t *)arg;
	Array *all = new_array(t, count);
	bb_slot_store(&roots[1], bb_from_pointer(all));
	for (size_t i = 0; i < count; i++)
		bb_store(t, all, &all->items[i], bb_from_pointer(new_leaf(t, &leaf_kind, 100)));
}

static void test_shrinks_after_peak(void **state)
{
	BbThread *t = *state;
	size_t count = SLOW ? 100000 : 400000;
	call_below(t, build_big, &count);
	collect(t);
	size_t peak = committed(t);
	assert_true(peak > count * 120);
	bb_slot_store(&roots[1], BB_EMPTY);
	size_t left = collect(t);
	collect(t);
	assert_true(left < 100000);
	if (BB_BLOCK_SHIFT >= 10 || BB_WORD64)
		assert_true(committed(t) < 3 * BB_GC_FLOOR);
	/* And it grows again. */
	call_below(t, build_big, &count);
	Array *all = bb_to_pointer(bb_slot_load(&roots[1]));
	for (size_t i = 0; i < count; i++)
		check_leaf(bb_to_pointer(bb_slot_load(&all->items[i])));
}

/* Many sizes, kept and dropped at random, with checks that nothing overlaps and that memory stays in proportion. */
static void test_fragmentation(void **state)
{
	BbThread *t = *state;
	enum { SLOTS = 2000 };
	Array *all = new_array(t, SLOTS);
	bb_slot_store(&roots[2], bb_from_pointer(all));
	uint32_t seed = 7;
	size_t rounds = SLOW ? 30000 : 200000;
	for (size_t i = 0; i < rounds; i++) {
		uint32_t at = next_random(&seed) % SLOTS;
		uint32_t shape = next_random(&seed) % 1000;
		size_t size = shape < 900   ? shape
			      : shape < 990 ? next_random(&seed) % 9000
					    : next_random(&seed) % 200000;
		Leaf *old = bb_to_pointer(bb_slot_load(&all->items[at]));
		if (old)
			check_leaf(old);
		Leaf *leaf = new_leaf(t, &leaf_kind, size);
		must(leaf);
		bb_store(t, all, &all->items[at], bb_from_pointer(leaf));
	}
	size_t live = collect(t);
	assert_true(committed(t) < 3 * live + 4 * BB_GC_FLOOR);
	for (size_t i = 0; i < SLOTS; i++) {
		Leaf *leaf = bb_to_pointer(bb_slot_load(&all->items[i]));
		if (leaf)
			check_leaf(leaf);
	}
}

/* Every run in the pool is where it says, and no block is lost. */
static void test_pool_is_whole(void **state)
{
	BbThread *t = *state;
	uint32_t seed = 11;
	for (int i = 0; i < 3000; i++) {
		Leaf *leaf = new_leaf(t, &leaf_kind, next_random(&seed) % (6 * BB_BLOCK_SIZE));
		bb_slot_store(&roots[next_random(&seed) % ROOTS], bb_from_pointer(leaf));
		if (i % 500 == 0)
			collect(t);
		BbBlocks *bs = &t->rt->heap->blocks;
		size_t in_bins = 0, in_state = 0;
		for (unsigned bin = 0; bin < BB_BINS; bin++) {
			for (BbBlockIndex b = bs->bins[bin]; b != BB_NO_BLOCK; b = bs->table[b].next) {
				BbBlockIndex n = bs->table[b].length;
				in_bins += n;
				must(bs->table[b + n - 1].length == n && bs->table[b].state <= BB_BLOCK_GONE);
			}
		}
		for (BbBlockIndex b = 0; b < bs->top; b++)
			in_state += bs->table[b].state <= BB_BLOCK_GONE;
		assert_int_equal(in_bins, in_state);
	}
}

static void test_thread_end_gives_back(void **state)
{
	BbThread *t = *state;
	(void)new_node(t, BB_EMPTY, BB_EMPTY, 1);
	assert_non_null(t->cache[bb_size_class(sizeof(Node))].free);
	bb_heap_flush_cache(t);
	assert_null(t->cache[bb_size_class(sizeof(Node))].free);
	BbHeapStats before, after;
	bb_heap_stats(t, &before);
	for (int i = 0; i < 1000; i++) {
		(void)new_node(t, BB_EMPTY, BB_EMPTY, 1);
		bb_heap_flush_cache(t);
	}
	bb_heap_stats(t, &after);
	assert_true(after.live - before.live < 1100 * 64);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_size_classes),
		cmocka_unit_test_setup_teardown(test_every_size, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_round_size, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_too_large, setup_heap, teardown_heap),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_tiny_limits),
		cmocka_unit_test_setup_teardown(test_fail_at_each, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_stress, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_trigger, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_shrinks_after_peak, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_fragmentation, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_pool_is_whole, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(test_thread_end_gives_back, setup_heap, teardown_heap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
