/* SPDX-License-Identifier: MIT */
/*
 * C stacks in pieces, in builds that have them (BB_C_STACK_FIRST; the preset stress): calls on further pieces, which
 * the collector scans, and the reserve.
 */
#include "support.h"

#include "memory/c_stack.h"
#include "memory/state.h"

#if BB_C_STACK_FIRST

enum { DEPTH = 8, USED = 256 };

typedef struct Nested {
	BbThread *t;
	unsigned left;
	uintptr_t stacks[DEPTH];
	bool alive;
} Nested;

/* A cell that only this frame refers to, while others below collect. */
static void nest(void *arg)
{
	Nested *n = arg;
	n->stacks[n->left] = n->t->stack_low;
	Leaf *volatile leaf = new_leaf(n->t, &released_kind, USED);
	assert_non_null(leaf);
	if (n->left == 0) {
		bb_heap_collect(n->t);
	} else {
		n->left--;
		bb_c_stack_call(n->t, nest, n);
	}
	check_leaf(leaf);
	n->alive &= bb_sync_load(&released_count) == 0;
	BB_KEEP_FRAME();
}

static void pieces_are_scanned(void **state)
{
	BbThread *t = *state;
	uintptr_t low = t->stack_low, high = t->stack_high, limit = t->stack_limit;
	Nested n = {.t = t, .left = DEPTH - 1, .alive = true};
	bb_c_stack_call(t, nest, &n);
	assert_true(n.alive);
	assert_true(n.stacks[DEPTH - 1] != low);
	assert_true(n.stacks[DEPTH - 2] != n.stacks[DEPTH - 1]);
	assert_true(t->stack_low == low && t->stack_high == high && t->stack_limit == limit && !t->outer_stacks);
	bb_c_stack_give_back(t);
	assert_null(t->spare_stack);
}

static void note_size(void *arg)
{
	Nested *n = arg;
	n->stacks[0] = n->t->stack_high - n->t->stack_low;
}

static void large_calls(void **state)
{
	BbThread *t = *state;
	Nested n = {.t = t};
	bb_c_stack_call_large(t, 1000, note_size, &n);
	assert_true(n.stacks[0] == t->stack_high - t->stack_low);
	size_t much = 2 * (size_t)(t->stack_high - t->stack_low);
	bb_c_stack_call_large(t, much, note_size, &n);
	assert_true(n.stacks[0] >= much);
	/* What cannot be had is called all the same. */
	n.stacks[0] = 0;
	bb_c_stack_call_large(t, SIZE_MAX - 100, note_size, &n);
	assert_true(n.stacks[0] > 0);
	bb_c_stack_give_back(t);
}

static void the_reserve_lasts(void **state)
{
	BbThread *t = *state;
	BbStackReserve *reserve = &t->rt->heap->stacks;
	BbStackPiece *first, *second;
	assert_true(bb_c_stack_thread_starts(t, 0, &first));
	assert_true(first && reserve->exists && !reserve->piece);
	/* It is in use: the second thread is going to find memory. */
	assert_true(bb_c_stack_thread_starts(t, 0, &second));
	assert_null(second);
	bb_c_stack_thread_begins(t, first);
	bb_c_stack_give_back(t);
	assert_ptr_equal(reserve->piece, first);
	bb_c_stack_thread_ends(t);
	assert_ptr_equal(reserve->piece, first);
	/* A third one gets it, but cannot be started. */
	assert_true(bb_c_stack_thread_starts(t, 0, &second));
	assert_ptr_equal(second, first);
	bb_c_stack_thread_failed(t, second);
	bb_c_stack_thread_ends(t);
	assert_true(!reserve->exists && !reserve->piece && reserve->users == 0);
	assert_false(bb_c_stack_thread_starts(t, SIZE_MAX / 4, &first));
	assert_int_equal(reserve->users, 0);
}

#else

static void nothing_is_ever_short(void **state)
{
	BbThread *t = *state;
	assert_false(bb_c_stack_is_short(t));
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
#if BB_C_STACK_FIRST
		cmocka_unit_test_setup_teardown(pieces_are_scanned, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(large_calls, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(the_reserve_lasts, setup_heap, teardown_heap),
#else
		cmocka_unit_test_setup_teardown(nothing_is_ever_short, setup_heap, teardown_heap),
#endif
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
