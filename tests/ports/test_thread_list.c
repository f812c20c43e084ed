/* SPDX-License-Identifier: MIT */
/*
 * The queues of the kernel for Cortex-M: turns, priorities, sleepers in the order of their deadlines.
 */
#include "cortex-m/thread_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { COUNT = 40 };

static BbKernelThread threads[COUNT];

static int reset(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT; i++)
		threads[i] = (BbKernelThread){.priority = BB_PRIORITY_DEFAULT};
	return 0;
}

/* Threads of one priority come in the order in which they were put; one put in front comes first. */
static void test_turns(void **state)
{
	BbRunQueue queue = {0};
	(void)state;
	assert_null(bb_run_queue_take(&queue));
	for (int i = 0; i < 3; i++)
		bb_run_queue_put(&queue, &threads[i], false);
	bb_run_queue_put(&queue, &threads[3], true);
	const int order[] = {3, 0, 1, 2};
	for (int i = 0; i < 4; i++)
		assert_ptr_equal(bb_run_queue_take(&queue), &threads[order[i]]);
	assert_null(bb_run_queue_take(&queue));
	assert_int_equal(bb_run_queue_priority(&queue), BB_PRIORITY_COUNT);
}

/* The most urgent priority first, whatever came when. */
static void test_priorities(void **state)
{
	BbRunQueue queue = {0};
	(void)state;
	for (int i = 0; i < 8; i++) {
		threads[i].priority = (uint8_t)(i % 3);
		bb_run_queue_put(&queue, &threads[i], false);
	}
	const int order[] = {0, 3, 6, 1, 4, 7, 2, 5};
	for (int i = 0; i < 8; i++) {
		assert_int_equal(bb_run_queue_priority(&queue), order[i] % 3);
		assert_ptr_equal(bb_run_queue_take(&queue), &threads[order[i]]);
	}
	assert_int_equal(queue.ready, 0);
}

/* Taking threads out of a list, in any order, keeps the others in theirs. */
static void test_removal(void **state)
{
	(void)state;
	for (int gone = 0; gone < 4; gone++) {
		BbThreadList list = {0};
		reset(NULL);
		for (int i = 0; i < 4; i++)
			bb_thread_list_append(&list, &threads[i]);
		bb_thread_list_remove(&list, &threads[gone]);
		for (int i = 0; i < 4; i++) {
			if (i == gone)
				continue;
			assert_ptr_equal(list.first, &threads[i]);
			bb_thread_list_remove(&list, &threads[i]);
		}
		assert_null(list.first);
	}
}

static void check_sleepers(const BbSleepers *sleepers)
{
	const BbKernelThread *before = NULL;
	for (const BbKernelThread *t = sleepers->first; t; t = t->sleep_next) {
		assert_true(t->sleeping);
		assert_ptr_equal(t->sleep_previous, before);
		if (before)
			assert_true(before->deadline <= t->deadline);
		before = t;
	}
}

/* Sleepers stand in the order of their deadlines, also when some leave early; equal ones as they came. */
static void test_sleepers(void **state)
{
	BbSleepers sleepers = {0};
	(void)state;
	srand(7);
	for (int round = 0; round < 2000; round++) {
		BbKernelThread *t = &threads[rand() % COUNT];
		if (t->sleeping) {
			bb_sleepers_remove(&sleepers, t);
			bb_sleepers_remove(&sleepers, t);
			assert_false(t->sleeping);
		} else {
			t->deadline = rand() % 30;
			bool first = bb_sleepers_add(&sleepers, t);
			assert_int_equal(first, sleepers.first == t);
		}
		check_sleepers(&sleepers);
	}
	BbSleepers equal = {0};
	reset(NULL);
	for (int i = 0; i < 3; i++)
		bb_sleepers_add(&equal, &threads[i]);
	assert_ptr_equal(equal.first, &threads[0]);
	assert_ptr_equal(equal.first->sleep_next, &threads[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_turns, reset),
		cmocka_unit_test_setup(test_priorities, reset),
		cmocka_unit_test_setup(test_removal, reset),
		cmocka_unit_test_setup(test_sleepers, reset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
