/* SPDX-License-Identifier: MIT */
/*
 * Memory that is no cell: the platform's, and where that has none, the heap's.
 */
#include "support.h"

#include <string.h>
#include <sys/resource.h>

enum { SIZE = 8 << 20 };

static void comes_from_the_platform(void **state)
{
	BbThread *t = *state;
	char *memory = bb_heap_outside(t, 1000);
	assert_non_null(memory);
	assert_false(bb_heap_has_lent(t, memory));
	memset(memory, 1, 1000);
	bb_heap_outside_free(t, memory);
	bb_heap_outside_free(t, NULL);
	assert_true(bb_heap_leaves(t, 1000));
}

static void grows(void **state)
{
	BbThread *t = *state;
	char *memory = NULL;
	for (size_t size = 0; size < 100000; size++) {
		if (size % 512 == 0)
			memory = bb_heap_outside_grow(t, memory, size, size + 512);
		assert_non_null(memory);
		memory[size] = (char)(size % 251);
	}
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal((unsigned char)memory[i], i % 251);
	bb_heap_outside_free(t, memory);
}

/* Sanitizers need addresses for themselves. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static void is_lent(void **state)
{
	(void)state;
	skip();
}
#else
static void make_garbage(BbThread *t, void *arg)
{
	(void)arg;
	for (int i = 0; i < 4; i++)
		assert_non_null(bb_alloc(t, &leaf_kind, SIZE));
}

/* Not where the collector looks for references. */
static char *lent[2];

static void borrow(BbThread *t, void *arg)
{
	(void)arg;
	for (int i = 0; i < 2; i++) {
		lent[i] = bb_heap_outside(t, SIZE);
		assert_non_null(lent[i]);
		assert_true(bb_heap_has_lent(t, lent[i]));
		memset(lent[i], 'a' + i, SIZE);
	}
}

static void check_and_give_back(BbThread *t, void *arg)
{
	int number = *(int *)arg;
	for (size_t i = 0; i < SIZE; i++)
		must(lent[number][i] == 'a' + number);
	bb_heap_outside_free(t, lent[number]);
}

static void is_lent(void **state)
{
	BbThread *t = *state;
	call_below(t, make_garbage, NULL);
	struct rlimit limit, before;
	assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
	limit = before;
	limit.rlim_cur = 1 << 20; /* the program has more already: no new addresses */
	assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
	assert_false(bb_heap_leaves(t, SIZE));
	call_below(t, borrow, NULL);
	size_t live = collect(t);
	assert_true(live >= (size_t)2 * SIZE);
	for (int i = 0; i < 2; i++) {
		call_below(t, check_and_give_back, &i);
		assert_true(collect(t) <= live - (size_t)(i + 1) * SIZE);
	}
	assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
	assert_null(bb_heap_outside(t, SIZE_MAX));
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(comes_from_the_platform, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(grows, setup_heap, teardown_heap),
		cmocka_unit_test_setup_teardown(is_lent, setup_heap, teardown_heap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
