/* SPDX-License-Identifier: MIT */
/*
 * The port's side of the contract in platform.h, as far as a program can see it, and bb_save_registers.
 */
#include "support.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static void wait_returns(void **state)
{
	BbSync word = {5};
	assert_int_equal(bb_platform_wait(&word, 4, BB_FOREVER), BB_WAIT_WOKEN);
	int64_t start = bb_platform_monotonic();
	assert_int_equal(bb_platform_wait(&word, 5, start - 1), BB_WAIT_TIMEOUT);
	assert_int_equal(bb_platform_wait(&word, 5, -7), BB_WAIT_TIMEOUT);
	assert_int_equal(bb_platform_wait(&word, 5, 0), BB_WAIT_TIMEOUT);
	int64_t deadline = start + 20000000;
	while (bb_platform_wait(&word, 5, deadline) != BB_WAIT_TIMEOUT)
		;
	int64_t end = bb_platform_monotonic();
	assert_true(end >= deadline);
	assert_true(end < deadline + 5000000000);
	bb_platform_wake(&word, true);
}

struct hand_off {
	BbSync word;
	BbSync started;
	int64_t data;
	sigset_t blocked;
	bool stack_ok;
};

static void waker(void *arg)
{
	struct hand_off *h = arg;
	uintptr_t low, high, here = (uintptr_t)__builtin_frame_address(0);
	bb_platform_stack_bounds(&low, &high);
	pthread_sigmask(SIG_BLOCK, NULL, &h->blocked);
	h->stack_ok = low <= here && here < high && high - low >= BB_C_STACK_SIZE / 2;
	h->data = 42;
	bb_platform_thread_name("a name that is much too long");
	bb_sync_exchange(&h->word, 1);
	bb_platform_wake(&h->word, false);
}

static void thread_wakes_and_blocks_signals(void **state)
{
	struct hand_off h = {.word = {0}};
	assert_int_equal(bb_platform_thread_start(waker, &h, 0), 0);
	while (bb_sync_load(&h.word) == 0)
		bb_platform_wait(&h.word, 0, BB_FOREVER);
	assert_int_equal(h.data, 42);
	assert_true(h.stack_ok);
	assert_true(sigismember(&h.blocked, SIGINT) && sigismember(&h.blocked, SIGTERM) &&
		    sigismember(&h.blocked, SIGUSR1));
	assert_false(sigismember(&h.blocked, SIGSEGV));
	sigset_t own;
	pthread_sigmask(SIG_BLOCK, NULL, &own);
	assert_false(sigismember(&own, SIGINT));
}

static void silly_stack_size_fails(void **state)
{
	assert_int_not_equal(bb_platform_thread_start(waker, NULL, SIZE_MAX), 0);
}

static void main_stack_is_bounded(void **state)
{
	uintptr_t low, high, here = (uintptr_t)__builtin_frame_address(0);
	bb_platform_stack_bounds(&low, &high);
	assert_true(low <= here && here < high);
	assert_true(high - low >= 64 << 10);
	assert_true(high - low <= (size_t)1 << 30);
}

struct counter {
	BbMutex mutex;
	BbSync left;
	uint64_t count;
};

enum { ROUNDS = 20000 };

static void count_up(void *arg)
{
	struct counter *c = arg;
	for (int i = 0; i < ROUNDS; i++) {
		bb_platform_mutex_lock(&c->mutex);
		c->count++;
		bb_platform_mutex_unlock(&c->mutex);
	}
	bb_sync_sub(&c->left, 1);
	bb_platform_wake(&c->left, true);
}

static void mutex_excludes(void **state)
{
	struct counter c = {.left = {4}};
	for (int i = 0; i < 4; i++)
		assert_int_equal(bb_platform_thread_start(count_up, &c, 65536), 0);
	uint32_t left;
	while ((left = bb_sync_load(&c.left)) != 0)
		bb_platform_wait(&c.left, left, BB_FOREVER);
	assert_true(c.count == (uint64_t)4 * ROUNDS);
}

static void memory_comes_and_goes(void **state)
{
	enum { ALIGN = 1 << 20 };
	size_t size = BB_HEAP_RESERVE;
	char *start = bb_platform_reserve(&size, ALIGN);
	assert_non_null(start);
	assert_true(size >= 1 << 20);
	assert_true((uintptr_t)start % ALIGN == 0);
	assert_true(bb_platform_commit(start, 65536));
	assert_true(bb_platform_commit(start + size - 65536, 65536));
	assert_true(start[0] == 0 && start[65535] == 0 && start[size - 1] == 0);
	memset(start, 7, 65536);
	bb_platform_decommit(start, 65536);
	assert_true(bb_platform_commit(start, 65536));
	start[100] = 1;
	bb_platform_release(start, size);

	size_t too_much = SIZE_MAX;
	char *least = bb_platform_reserve(&too_much, ALIGN);
	if (least)
		bb_platform_release(least, too_much);

	char *small = bb_platform_alloc(100);
	assert_non_null(small);
	for (int i = 0; i < 100; i++)
		assert_int_equal(small[i], 0);
	memset(small, 9, 100);
	small = bb_platform_grow(small, 100000);
	assert_non_null(small);
	small[99999] = 1;
	for (int i = 0; i < 100; i++)
		assert_int_equal(small[i], 9);
	bb_platform_free(small);
	bb_platform_free(NULL);
}

static void the_rest_answers(void **state)
{
	unsigned char random[64] = {0};
	assert_int_equal(bb_platform_entropy(random, sizeof random), sizeof random);
	int zeros = 0;
	for (size_t i = 0; i < sizeof random; i++)
		zeros += random[i] == 0;
	assert_true(zeros < 16);
	assert_true(bb_platform_cpu_count() >= 1);
	assert_true(bb_platform_native_id() != 0);
	assert_true(bb_platform_wall_clock() > (int64_t)1700000000 * 1000000000);
	int64_t a = bb_platform_thread_time(), b = bb_platform_thread_time();
	assert_true(a >= 0 && b >= a);
	assert_true(bb_platform_cpu_time() >= 0);
	void *mine = &mine;
	bb_platform_tls_set(mine);
	assert_ptr_equal(bb_platform_tls_get(), mine);
	bb_platform_tls_set(NULL);
}

static BB_NOINLINE bool holds(const BbRegisters *r, uintptr_t low, uintptr_t high, uintptr_t x)
{
	for (size_t i = 0; i < BB_SAVED_REGISTERS; i++) {
		if (r->saved[i] == x)
			return true;
	}
	for (uintptr_t p = low; p < high; p += sizeof(uintptr_t)) {
		if (*(volatile uintptr_t *)p == x)
			return true;
	}
	return false;
}

static void registers_are_saved(void **state)
{
	uintptr_t low, high, here = (uintptr_t)__builtin_frame_address(0);
	bb_platform_stack_bounds(&low, &high);
	BbRegisters r = {0};
	bb_save_registers(&r);
	assert_true(low < r.sp && r.sp <= here && here < high && r.sp % sizeof(uintptr_t) == 0);
#if defined(__x86_64__)
	register uintptr_t kept __asm__("r13");
#elif defined(__i386__)
	register uintptr_t kept __asm__("esi");
#elif defined(__aarch64__)
	register uintptr_t kept __asm__("x22");
#elif defined(__arm__)
	register uintptr_t kept __asm__("r6");
#endif
	uintptr_t mark = (uintptr_t)bb_platform_monotonic() * 2654435761u | 1;
	kept = mark;
	__asm__ volatile("" : "+r"(kept));
	bb_save_registers(&r);
	__asm__ volatile("" : "+r"(kept));
	assert_true(holds(&r, r.sp, r.sp, mark));
	assert_true(kept == mark);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wait_returns),		  cmocka_unit_test(thread_wakes_and_blocks_signals),
		cmocka_unit_test(silly_stack_size_fails), cmocka_unit_test(main_stack_is_bounded),
		cmocka_unit_test(mutex_excludes),	  cmocka_unit_test(memory_comes_and_goes),
		cmocka_unit_test(the_rest_answers),	  cmocka_unit_test(registers_are_saved),
	};
	return cmocka_run_group_tests_name("platform", tests, NULL, NULL);
}
