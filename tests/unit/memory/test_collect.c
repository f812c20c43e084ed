/* SPDX-License-Identifier: MIT */
/*
 * Collecting in one thread: what is kept, what is not, in which order it ends.
 */
#include "support.h"
#include "memory/state.h"

#include <sys/wait.h>
#include <unistd.h>

static BbValue value(const void *cell)
{
	return bb_from_pointer(cell);
}

/* ---- Structures. ---- */

static void build_ring(BbThread *t, void *arg)
{
	uintptr_t n = *(uintptr_t *)arg;
	Node *first = new_node(t, BB_EMPTY, BB_EMPTY, 0), *last = first;
	for (uintptr_t i = 1; i < n; i++) {
		last = new_node(t, value(last), BB_EMPTY, i);
		bb_store(t, bb_to_pointer(bb_slot_load(&last->left)),
			 &((Node *)bb_to_pointer(bb_slot_load(&last->left)))->right, value(last));
	}
	bb_store(t, first, &first->left, value(last));
	bb_store(t, last, &last->right, value(first));
	bb_slot_store(&roots[0], value(first));
}

static void check_ring(BbThread *t, void *arg)
{
	(void)t;
	uintptr_t n = *(uintptr_t *)arg;
	Node *node = bb_to_pointer(bb_slot_load(&roots[0]));
	for (uintptr_t i = 0; i < 2 * n; i++) {
		check_node(node);
		must(node->number == i % n);
		node = bb_to_pointer(bb_slot_load(&node->right));
	}
}

static void test_cycles(void **state)
{
	BbThread *t = *state;
	uintptr_t n = 10000;
	size_t before = count_kind(t, &node_kind);
	call_below(t, build_ring, &n);
	size_t live = collect(t);
	assert_true(live >= n * sizeof(Node));
	assert_int_equal(count_kind(t, &node_kind), before + n);
	call_below(t, check_ring, &n);
	bb_slot_store(&roots[0], BB_EMPTY);
	size_t left = collect(t);
	assert_true(left < live / 2);
	assert_true(count_kind(t, &node_kind) < 10);
}

static void build_deep(BbThread *t, void *arg)
{
	for (uintptr_t i = 0; i < *(uintptr_t *)arg; i++)
		bb_slot_store(&roots[3], value(new_node(t, bb_slot_load(&roots[3]), BB_EMPTY, i)));
}

static void test_deep_list(void **state)
{
	BbThread *t = *state;
	uintptr_t n = 1000000;
	call_below(t, build_deep, &n);
	collect(t);
	uintptr_t i = n;
	for (BbValue v = bb_slot_load(&roots[3]); !bb_is_empty(v);) {
		Node *node = bb_to_pointer(v);
		check_node(node);
		assert_int_equal(node->number, --i);
		v = bb_slot_load(&node->left);
	}
	assert_int_equal(i, 0);
}

static Node *build_tree(BbThread *t, unsigned depth)
{
	if (depth == 0)
		return new_node(t, BB_EMPTY, BB_EMPTY, 1);
	Node *left = build_tree(t, depth - 1);
	Node *right = build_tree(t, depth - 1);
	return new_node(t, value(left), value(right), left->number + right->number);
}

static uintptr_t count_tree(const Node *node)
{
	check_node(node);
	Node *left = bb_to_pointer(bb_slot_load(&node->left));
	if (!left)
		return 1;
	uintptr_t n = count_tree(left) + count_tree(bb_to_pointer(bb_slot_load(&node->right)));
	must(n == node->number);
	return n;
}

static void build_wide(BbThread *t, void *arg)
{
	uintptr_t n = *(uintptr_t *)arg;
	Array *all = new_array(t, n);
	bb_slot_store(&roots[4], value(all));
	for (uintptr_t i = 0; i < n; i++)
		bb_store(t, all, &all->items[i], value(new_node(t, BB_EMPTY, value(all), i)));
}

static void check_wide(uintptr_t n)
{
	Array *all = bb_to_pointer(bb_slot_load(&roots[4]));
	check_array(all);
	for (uintptr_t i = 0; i < n; i++) {
		Node *node = bb_to_pointer(bb_slot_load(&all->items[i]));
		check_node(node);
		must(node->number == i);
	}
}

static void test_wide_and_tree(void **state)
{
	BbThread *t = *state;
	uintptr_t n = 300000;
	call_below(t, build_wide, &n);
	Node *tree = build_tree(t, SLOW ? 14 : 18);
	collect(t);
	check_wide(n);
	assert_int_equal(count_tree(tree), 1u << (SLOW ? 14 : 18));
}

/* The same with a mark stack of one chunk. */
static void test_small_mark_stack(void **state)
{
	BbThread *t = *state;
	collect(t);
	t->rt->heap->marking.chunks_max = 1;
	uintptr_t n = 20000;
	call_below(t, build_wide, &n);
	Node *tree = build_tree(t, 13);
	n = 20000;
	call_below(t, build_deep, &n);
	for (int i = 0; i < 3; i++)
		collect(t);
	check_wide(n);
	assert_int_equal(count_tree(tree), 1u << 13);
	assert_int_equal(t->rt->heap->marking.chunks, 1);
	assert_int_equal(count_kind(t, &node_kind) >= 20000 + (1u << 14) - 1 + 20000, 1);
}

/* ---- Helpers. ---- */

static void mark_with_helpers(BbThread *t, unsigned chunks_max)
{
	t->rt->heap->marking.least = 1;
	t->rt->heap->marking.chunks_max = chunks_max;
	uintptr_t n = 30000;
	call_below(t, build_wide, &n);
	Node *tree = build_tree(t, 14);
	for (int i = 0; i < 30; i++) {
		uintptr_t few = 500;
		call_below(t, build_deep, &few);
		collect(t);
		check_wide(n);
	}
	assert_int_equal(count_tree(tree), 1u << 14);
	assert_true(bb_platform_cpu_count() == 1 || t->rt->heap->marking.helpers > 0);
}

static void test_helpers(void **state)
{
	mark_with_helpers(*state, 0);
}

static void test_helpers_with_small_mark_stack(void **state)
{
	mark_with_helpers(*state, 3);
}

static void test_helpers_after_fork(void **state)
{
	BbThread *t = *state;
	if (TSAN) /* it knows no threads in a forked child */
		skip();
	mark_with_helpers(t, 0);
	bb_world_stop(t);
	pid_t child = fork();
	if (child == 0) {
		bb_runtime_after_fork(t, NULL);
		bb_heap_after_fork(t->rt);
		collect(t);
		check_wide(30000);
		bb_heap_destroy(t->rt);
		_exit(7);
	}
	bb_world_start(t);
	int status = 0;
	assert_true(child > 0);
	assert_true(waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	collect(t);
	check_wide(30000);
}

static void test_large_cells(void **state)
{
	BbThread *t = *state;
	for (uintptr_t i = 0; i < 40; i++)
		bb_slot_store(&roots[i], value(new_array(t, (i + 1) * BB_BLOCK_SIZE / 16)));
	for (uintptr_t i = 0; i < 40; i += 2)
		bb_slot_store(&roots[i], BB_EMPTY);
	collect(t);
	for (uintptr_t i = 0; i < 40; i += 2)
		bb_slot_store(&roots[i], value(new_array(t, (40 - i) * BB_BLOCK_SIZE / 20)));
	collect(t);
	for (uintptr_t i = 0; i < 40; i++)
		check_array(bb_to_pointer(bb_slot_load(&roots[i])));
}

/* ---- Conservative roots. ---- */

/* Keeps only pointers into the middle of cells, on this stack. */
static BB_NOINLINE void hold_interior(BbThread *t, size_t size, size_t offset)
{
	volatile uintptr_t inside[16];
	uintptr_t disguised[16];
	for (int i = 0; i < 16; i++) {
		Leaf *leaf = new_leaf(t, &leaf_kind, size);
		inside[i] = (uintptr_t)leaf + offset % (sizeof *leaf + size);
		disguised[i] = ~(uintptr_t)leaf;
	}
	for (int round = 0; round < 3; round++) {
		collect(t);
		for (int i = 0; i < 50; i++)
			(void)new_leaf(t, &leaf_kind, size);
	}
	for (int i = 0; i < 16; i++) {
		check_leaf((Leaf *)~disguised[i]);
		must(inside[i]);
	}
}

static void test_interior_pointers(void **state)
{
	BbThread *t = *state;
	static const size_t sizes[] = {0, 8, 100, 1000, 3000, 10000, 100000};
	for (size_t i = 0; i < BB_COUNT(sizes); i++) {
		for (size_t offset = 0; offset < sizes[i] + sizeof(Leaf); offset += 1 + sizes[i] / 5)
			hold_interior(t, sizes[i], offset);
		hold_interior(t, sizes[i], sizes[i] + sizeof(Leaf) - 1);
	}
}

static void drop_many(BbThread *t, void *arg)
{
	(void)arg;
	for (uintptr_t i = 0; i < 1000; i++)
		(void)new_node(t, BB_EMPTY, BB_EMPTY, i);
}

static void test_garbage_goes(void **state)
{
	BbThread *t = *state;
	call_below(t, drop_many, NULL);
	assert_int_equal(count_kind(t, &node_kind), 1000);
	collect(t);
	/* A word on the stack may keep one or two. */
	assert_true(count_kind(t, &node_kind) <= 5);
}

/* A pointer to a cell that is dead, or was never handed out, keeps nothing and does no harm. */
static void test_stale_words(void **state)
{
	BbThread *t = *state;
	Node *node = new_node(t, BB_EMPTY, BB_EMPTY, 1);
	volatile uintptr_t words[64];
	uint32_t seed = 3;
	BbBlocks *bs = &t->rt->heap->blocks;
	size_t span = ((size_t)bs->top << BB_BLOCK_SHIFT) + 4096;
	for (int round = 0; round < 200; round++) {
		for (int i = 0; i < 64; i++)
			words[i] = bs->base - 2048 + next_random(&seed) % span;
		collect(t);
		for (int i = 0; i < 20; i++)
			bb_slot_store(&roots[i], value(new_leaf(t, &leaf_kind, next_random(&seed) % 3000)));
	}
	for (int i = 0; i < 20; i++)
		check_leaf(bb_to_pointer(bb_slot_load(&roots[i])));
	check_node(node);
	must(words[0] != 0);
}

static void test_exception_is_root(void **state)
{
	BbThread *t = *state;
	t->exception = value(new_node(t, BB_EMPTY, BB_EMPTY, 5));
	call_below(t, drop_many, NULL);
	collect(t);
	call_below(t, drop_many, NULL);
	check_node(bb_to_pointer(t->exception));
	t->exception = BB_EMPTY;
}

/* ---- Hooks. ---- */

static Node *hook_cell, *weak_cell;
static bool weak_was_marked;

static void trace_hook_cell(BbTracer *tracer, BbThread *t)
{
	must(t->is_main);
	bb_trace_pointer(tracer, hook_cell);
}

static void look_at_weak_cell(BbRuntime *rt, void *context)
{
	must(context == &weak_cell);
	weak_was_marked = bb_heap_is_marked(rt, weak_cell);
}

static void make_hook_cells(BbThread *t, void *arg)
{
	(void)arg;
	hook_cell = new_node(t, BB_EMPTY, BB_EMPTY, 1);
	weak_cell = new_node(t, BB_EMPTY, BB_EMPTY, 2);
	bb_store(t, hook_cell, &hook_cell->left, value(weak_cell));
}

static void test_hooks(void **state)
{
	BbThread *t = *state;
	bb_heap_set_thread_roots(t->rt, trace_hook_cell);
	bb_heap_add_weak(t->rt, look_at_weak_cell, &weak_cell);
	hook_cell = weak_cell = NULL;
	call_below(t, make_hook_cells, NULL);
	call_below(t, drop_many, NULL);
	collect(t);
	assert_true(weak_was_marked);
	check_node(hook_cell);
	bb_store(t, hook_cell, &hook_cell->left, BB_EMPTY);
	collect(t);
	assert_false(weak_was_marked);
	check_node(hook_cell);
}

static const BbCellKind static_kind = {NULL, NULL};
static Node static_node = {.kind = &static_kind};

static void test_static_objects(void **state)
{
	BbThread *t = *state;
	bb_slot_store(&roots[0], value(&static_node));
	Node *node = new_node(t, value(&static_node), bb_from_small(7), 1);
	bb_slot_store(&roots[1], value(node));
	collect(t);
	check_node(node);
	assert_true(bb_is(bb_slot_load(&node->left), value(&static_node)));
}

/* ---- Release functions. ---- */

static void make_released(BbThread *t, void *arg)
{
	uintptr_t n = *(uintptr_t *)arg;
	for (uintptr_t i = 0; i < n; i++) {
		Leaf *leaf = new_leaf(t, &released_kind, i % 7 == 0 ? BB_BLOCK_SIZE : i % 50);
		if (i % 10 == 0)
			bb_slot_store(&roots[i / 10 % ROOTS], value(leaf));
	}
}

static void test_release(void **state)
{
	(void)state;
	BbThread *t = open_heap(0);
	uintptr_t n = 640;
	call_below(t, make_released, &n);
	collect(t);
	uint32_t released = bb_sync_load(&released_count);
	assert_true(released <= 640 - 64 && released >= 640 - 64 - 5);
	collect(t);
	assert_int_equal(bb_sync_load(&released_count), released);
	for (int i = 0; i < ROOTS; i++) {
		check_leaf(bb_to_pointer(bb_slot_load(&roots[i])));
		if (i % 2)
			bb_slot_store(&roots[i], BB_EMPTY);
	}
	collect(t);
	released = bb_sync_load(&released_count);
	assert_true(released <= 640 - 32 && released >= 640 - 32 - 5);
	close_heap(t);
	assert_int_equal(bb_sync_load(&released_count), 640);
}

/* ---- Weak slots and finalizers. ---- */

static void make_weak(BbThread *t, void *arg)
{
	bool notify = *(bool *)arg;
	for (uintptr_t i = 0; i < 20; i++) {
		Node *target = new_node(t, BB_EMPTY, BB_EMPTY, i);
		/* A leaf as an owner: nothing of it is traced. */
		Leaf *owner = new_leaf(t, &leaf_kind, sizeof(BbSlot));
		BbSlot *slot = (BbSlot *)(void *)owner->bytes;
		bb_slot_store(slot, value(target));
		must(bb_heap_add_weak_slot(t, owner, slot, notify));
		bb_slot_store(&roots[i], value(owner));
		bb_slot_store(&roots[20 + i], i % 2 ? value(target) : BB_EMPTY);
	}
}

static BbValue weak_value(unsigned i)
{
	Leaf *owner = bb_to_pointer(bb_slot_load(&roots[i]));
	return bb_slot_load((BbSlot *)(void *)owner->bytes);
}

static unsigned drain_queue(BbThread *t)
{
	unsigned n = 0;
	while (bb_heap_next_finalizer(t))
		n++;
	return n;
}

static void weak_slots(BbThread *t, bool notify)
{
	call_below(t, make_weak, &notify);
	call_below(t, drop_many, NULL);
	collect(t);
	unsigned cleared = 0;
	for (unsigned i = 0; i < 20; i++) {
		if (i % 2)
			check_node(bb_to_pointer(weak_value(i)));
		else
			cleared += bb_is_empty(weak_value(i));
	}
	assert_true(cleared >= 8);
	assert_int_equal((bb_poll_take(t, BB_POLL_FINALIZERS) & BB_POLL_FINALIZERS) != 0, notify);
	assert_int_equal(drain_queue(t), notify ? cleared : 0);
	/* Owners die: so do the entries, and nobody is told. */
	for (unsigned i = 0; i < ROOTS; i++)
		bb_slot_store(&roots[i], BB_EMPTY);
	call_below(t, drop_many, NULL);
	collect(t);
	collect(t);
	assert_true(drain_queue(t) <= 2);
}

static void test_weak_slots(void **state)
{
	weak_slots(*state, false);
	weak_slots(*state, true);
}

static void make_finalizable(BbThread *t, void *arg)
{
	uintptr_t n = *(uintptr_t *)arg;
	Node *other = NULL;
	for (uintptr_t i = 0; i < n; i++) {
		Node *tail = new_node(t, BB_EMPTY, BB_EMPTY, 1000 + i);
		Node *node = new_node(t, value(tail), value(other), i);
		must(bb_heap_add_finalizer(t, node));
		other = node;
		if (i == 0)
			bb_slot_store(&roots[5], value(node)); /* closed below: all in one cycle */
	}
	Node *first = bb_to_pointer(bb_slot_load(&roots[5]));
	bb_store(t, first, &first->right, value(other));
	/* A weak slot to one of them. */
	Leaf *owner = new_leaf(t, &leaf_kind, sizeof(BbSlot));
	BbSlot *slot = (BbSlot *)(void *)owner->bytes;
	bb_slot_store(slot, value(first));
	must(bb_heap_add_weak_slot(t, owner, slot, false));
	bb_slot_store(&roots[6], value(owner));
}

static void check_finalized(BbThread *t, void *arg)
{
	uintptr_t n = *(uintptr_t *)arg;
	for (uintptr_t i = 0; i < n; i++) {
		Node *node = bb_heap_next_finalizer(t);
		must(node);
		check_node(node);
		must(node->number == i);
		Node *tail = bb_to_pointer(bb_slot_load(&node->left));
		check_node(tail);
		must(tail->number == 1000 + i);
		if (i == 3)
			bb_slot_store(&roots[7],
				      value(node)); /* comes back to life, and all others of the cycle with it */
		if (i % 5 == 0)
			collect(t);
	}
	must(!bb_heap_next_finalizer(t));
}

/* Below, so that no value stays behind in the test's own frame. */
static void check_weak_alive(BbThread *t, void *arg)
{
	(void)t;
	(void)arg;
	must(!bb_is_empty(weak_value(6)));
}

static void check_revived(BbThread *t, void *arg)
{
	(void)t;
	(void)arg;
	check_node(bb_to_pointer(bb_slot_load(&roots[7])));
}

static void test_finalizers(void **state)
{
	BbThread *t = *state;
	uintptr_t n = 50;
	call_below(t, make_finalizable, &n);
	collect(t);
	assert_null(bb_heap_next_finalizer(t));
	call_below(t, check_weak_alive, NULL);
	bb_slot_store(&roots[5], BB_EMPTY);
	call_below(t, drop_many, NULL);
	collect(t);
	assert_true(bb_poll_take(t, BB_POLL_FINALIZERS));
	assert_true(bb_is_empty(weak_value(6)));
	collect(t);
	call_below(t, check_finalized, &n);
	/* Once only. */
	collect(t);
	assert_true(count_kind(t, &node_kind) >= 2 * n);
	call_below(t, check_revived, NULL);
	bb_slot_store(&roots[7], BB_EMPTY);
	call_below(t, drop_many, NULL);
	collect(t);
	assert_null(bb_heap_next_finalizer(t));
	assert_true(count_kind(t, &node_kind) < n);
}

static void test_queue_all(void **state)
{
	BbThread *t = *state;
	uintptr_t n = 20;
	call_below(t, make_finalizable, &n);
	bb_heap_queue_all_finalizers(t);
	call_below(t, check_finalized, &n);
	bb_heap_queue_all_finalizers(t);
	assert_null(bb_heap_next_finalizer(t));
}

static void test_registering_under_stress(void **state)
{
	BbThread *t = *state;
	bb_heap_stress(t->rt, 1);
	bool notify = true;
	call_below(t, make_weak, &notify);
	uintptr_t n = 10;
	call_below(t, make_finalizable, &n);
	bb_heap_stress(t->rt, 0);
	bb_heap_fail_at(t->rt, 1);
	assert_false(bb_heap_add_finalizer(t, bb_to_pointer(bb_slot_load(&roots[5]))));
	bb_heap_fail_at(t->rt, 1);
	assert_false(bb_heap_add_weak_slot(t, bb_to_pointer(bb_slot_load(&roots[5])), &roots[5], false));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup_heap, teardown_heap)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_cycles),
		TEST(test_deep_list),
		TEST(test_wide_and_tree),
		TEST(test_small_mark_stack),
		TEST(test_helpers),
		TEST(test_helpers_with_small_mark_stack),
		TEST(test_helpers_after_fork),
		TEST(test_large_cells),
		TEST(test_interior_pointers),
		TEST(test_garbage_goes),
		TEST(test_stale_words),
		TEST(test_exception_is_root),
		TEST(test_hooks),
		TEST(test_static_objects),
		cmocka_unit_test(test_release),
		TEST(test_weak_slots),
		TEST(test_finalizers),
		TEST(test_queue_all),
		TEST(test_registering_under_stress),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
