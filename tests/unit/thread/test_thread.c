/* SPDX-License-Identifier: MIT */
/*
 * Lives of threads: starting, attaching, detaching, ending; shutting down; forking; the saving of registers.
 */
#include "support.h"

#include "thread/lock.h"
#include "thread/parking.h"
#include "thread/world.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void main_thread_is_set_up(void **state)
{
	BbThread *t = *state;
	assert_ptr_equal(bb_thread_current(), t);
	assert_true(t->is_main);
	assert_true(t->ident == 1);
	assert_true(t->native_id == bb_platform_native_id());
	assert_true(t->stack_limit == t->stack_low + BB_C_STACK_RESERVE);
	assert_true(t->stack_low < (uintptr_t)&t && (uintptr_t)&t < t->stack_high);
	assert_true(bb_thread_is_attached(t));
	assert_false(t->use_locks);
	assert_ptr_equal(bb_thread_by_ident(t->rt, 1), t);
	assert_null(bb_thread_by_ident(t->rt, 2));
}

static void *set_errno(void *arg)
{
	errno = *(int *)arg;
	return arg;
}

static void *check_detached(void *arg)
{
	BbThread *t = arg;
	must(!bb_thread_is_attached(t));
	must(t->registers.sp > t->stack_low && t->registers.sp < t->stack_high);
	must(t->registers.sp >= (uintptr_t)__builtin_frame_address(0));
	return NULL;
}

static void detached_calls(void **state)
{
	BbThread *t = *state;
	int number = EDOM;
	errno = 0;
	assert_ptr_equal(bb_detached(t, set_errno, &number), &number);
	assert_int_equal(errno, EDOM);
	assert_null(bb_detached(t, check_detached, t));
	assert_true(bb_thread_is_attached(t));
}

struct lives {
	BbSync created, ending, freed, ran;
	BbRuntime *rt;
};

static struct lives lives;

static bool on_created(BbThread *t)
{
	must(t->rt == lives.rt && !bb_thread_is_attached(t));
	return bb_sync_add(&lives.created, 1) < 50;
}

static void on_freed(BbThread *t)
{
	must(!bb_thread_is_attached(t));
	bb_sync_add(&lives.freed, 1);
}

static void on_ending(BbThread *t)
{
	must(bb_thread_is_attached(t) && bb_thread_current() == t);
	bb_poll_stop(t);
	bb_sync_add(&lives.ending, 1);
}

static void live(BbThread *t, void *arg)
{
	must(arg == &lives && t->use_locks && !t->is_main);
	bb_sync_add(&lives.ran, 1);
}

static void hooks_run(void **state)
{
	BbThread *t = *state;
	lives = (struct lives){.rt = t->rt};
	t->rt->hooks =
		(BbThreadHooks){.thread_created = on_created, .thread_ending = on_ending, .thread_freed = on_freed};
	start_threads(t, 50, live, &lives);
	assert_true(t->use_locks && t->rt->use_locks);
	join_threads(t);
	assert_int_equal(bb_thread_start(t, live, &lives, 0, NULL), ENOMEM);
	assert_int_equal(bb_sync_load(&lives.created), 51);
	while (bb_sync_load(&lives.freed) < 50) /* a little after the end */
		bb_platform_yield();
	assert_int_equal(bb_sync_load(&lives.ending), 50);
	assert_int_equal(bb_sync_load(&lives.ran), 50);
	assert_true(t->rt->next_ident == 51);
	t->rt->hooks = (BbThreadHooks){0};
}

static void start_may_fail(void **state)
{
	BbThread *t = *state;
	BbThread *child = t;
	assert_int_not_equal(bb_thread_start(t, live, &lives, SIZE_MAX, &child), 0);
	assert_null(child);
	assert_int_equal(t->rt->thread_count, 1);
	assert_ptr_equal(t->rt->threads, t);
}

struct gate {
	BbSync go;
	BbSync in;
};

static void *wait_at_gate(void *arg)
{
	struct gate *g = arg;
	while (bb_sync_load(&g->go) == 0)
		bb_platform_wait(&g->go, 0, BB_FOREVER);
	return NULL;
}

static void pass_gate(BbThread *t, void *arg)
{
	struct gate *g = arg;
	bb_sync_add(&g->in, 1);
	bb_detached(t, wait_at_gate, g);
}

static void many_at_once(void **state)
{
	BbThread *t = *state;
	struct gate g = {.go = {0}};
	enum { MANY = 500 };
	unsigned started = 0;
	for (int i = 0; i < MANY; i++)
		started += bb_thread_start(t, pass_gate, &g, 32768, NULL) == 0;
	assert_true(started >= 100);
	while (bb_sync_load(&g.in) < started)
		sleep_detached(t, 1000000);
	assert_false(bb_thread_wait_alone(t, after_ms(5)));
	int64_t before = bb_platform_monotonic();
	for (int i = 0; i < 100; i++) {
		bb_world_stop(t);
		BB_FOR_EACH_THREAD(t->rt, other)
		must(other == t || bb_sync_load(&other->state) == BB_SUSPENDED ||
		     bb_sync_load(&other->state) == BB_WAITING);
		bb_world_start(t);
	}
	print_message("stop and start with %u blocked threads: %d us\n", started,
		      (int)((bb_platform_monotonic() - before) / 100000));
	bb_sync_exchange(&g.go, 1);
	bb_platform_wake(&g.go, true);
	join_threads(t);
}

/* ---- Going down. ---- */

static void run_until_exit(BbThread *t, void *arg)
{
	struct gate *g = arg;
	bb_sync_add(&g->in, 1);
	for (;;) {
		bb_poll_stop(t);
		if (bb_sync_load(&t->poll) & BB_POLL_EXIT)
			bb_thread_park_forever(t);
	}
}

static void nap_for_ever(BbThread *t, void *arg)
{
	struct gate *g = arg;
	bb_sync_add(&g->in, 1);
	for (;;) {
		must(bb_sync_load(&g->go) == 0);
		bb_thread_detach(t);
		bb_platform_yield();
		bb_thread_attach(t);
	}
}

static void sleep_and_fail(BbThread *t, void *arg)
{
	struct gate *g = arg;
	bb_sync_add(&g->in, 1);
	bb_detached(t, wait_at_gate, g);
	bb_panic("ran on");
}

static BbRuntime *volatile left_over; /* so that it does not count as leaked */

/* Threads that are left over are never heard of again, and their memory stays. */
static void shutting_down_parks_the_others(void **state)
{
	BbThread *t;
	void *fresh;
	setup_runtime(&fresh);
	t = fresh;
	static struct gate g;
	g = (struct gate){.go = {0}};
	start_threads(t, 2, run_until_exit, &g);
	start_threads(t, 2, nap_for_ever, &g);
	start_threads(t, 2, sleep_and_fail, &g);
	while (bb_sync_load(&g.in) < 6)
		sleep_detached(t, 100000);
	bb_runtime_shut_down(t);
	for (int i = 0; i < 10; i++) {
		sleep_detached(t, 1000000);
		bb_world_stop(t);
		bb_world_start(t);
	}
	/* By now those that napped have come back and been parked; a thread that starts is parked, too. */
	bb_sync_exchange(&g.go, 1);
	bb_platform_wake(&g.go, true);
	assert_int_equal(bb_thread_start(t, sleep_and_fail, &g, 0, NULL), 0);
	sleep_detached(t, 20000000);
	for (;;) {
		unsigned running = 0;
		BB_FOR_EACH_THREAD(t->rt, other)
		running += other != t && bb_sync_load(&other->state) != BB_DETACHED;
		if (running == 0)
			break;
		sleep_detached(t, 1000000);
	}
	assert_int_equal(bb_sync_load(&g.in), 6);
	assert_false(bb_runtime_destroy(t->rt, t));
	/* t and its runtime stay for those who are parked. */
	left_over = t->rt;
	bb_platform_tls_set(NULL);
}

/* ---- Forking. ---- */

static void drop(BbThread *other)
{
	must(!other->is_main);
	bb_sync_add(&lives.ending, 1);
}

static void fork_keeps_one_thread(void **state)
{
	/* AddressSanitizer's allocator may be locked, for ever, in the child: by a native thread that was ending. */
	if (UNDER_ASAN)
		skip();
	BbThread *t = *state;
	struct gate g = {.go = {0}};
	start_threads(t, 5, pass_gate, &g);
	while (bb_sync_load(&g.in) < 5)
		sleep_detached(t, 100000);
	bb_world_stop(t);
	lives = (struct lives){.rt = t->rt};
	pid_t child = fork();
	if (child == 0) {
		bb_runtime_after_fork(t, drop);
		must(bb_sync_load(&lives.ending) == 5);
		must(t->rt->thread_count == 1 && t->is_main && t->native_id == bb_platform_native_id());
		must(bb_thread_is_attached(t) && !bb_world_is_stopped_by(t));
		bb_world_stop(t);
		bb_world_start(t);
		must(bb_park_sleep(t, after_ms(1)) == BB_PARK_TIMEOUT);
#if !UNDER_TSAN /* which starts no threads in a child */
		struct gate open = {.go = {1}};
		start_threads(t, 3, pass_gate, &open);
		join_threads(t);
		must(bb_sync_load(&open.in) == 3);
#endif
		_exit(0);
	}
	assert_true(child > 0);
	bb_world_start(t);
	int status = -1;
	assert_true(waitpid(child, &status, 0) == child);
	assert_int_equal(status, 0);
	bb_sync_exchange(&g.go, 1);
	bb_platform_wake(&g.go, true);
	join_threads(t);
}

/* ---- A thread that leaves is scannable. ---- */

static bool finds(const BbThread *t, uintptr_t x)
{
	for (size_t i = 0; i < BB_SAVED_REGISTERS; i++) {
		if (t->registers.saved[i] == x)
			return true;
	}
	for (uintptr_t p = t->registers.sp; p < t->stack_high; p += sizeof(uintptr_t)) {
		if (*(volatile uintptr_t *)p == x)
			return true;
	}
	return false;
}

struct secret {
	BbThread *t;
	uintptr_t disguised;
	bool found;
};

static BB_NOINLINE void clobber(int depth)
{
	volatile uintptr_t junk[64];
	for (int i = 0; i < 64; i++)
		junk[i] = (uintptr_t)i;
	if (depth > 0)
		clobber(depth - 1);
	must(junk[depth] == (uintptr_t)depth);
}

static void *look_for_it(void *arg)
{
	struct secret *s = arg;
	clobber(3);
	if (!UNDER_ASAN)
		s->found = finds(s->t, ~s->disguised);
	return NULL;
}

static BB_NOINLINE void keep_through_call(struct secret *s)
{
	uintptr_t value = ~s->disguised;
	__asm__ volatile("" : "+r"(value));
	bb_detached(s->t, look_for_it, s);
	__asm__ volatile("" : "+r"(value));
	must(value == ~s->disguised);
}

static void local_variables_are_found(void **state)
{
	BbThread *t = *state;
	uint32_t seed = 1;
	for (int i = 0; i < 20; i++) {
		struct secret s = {.t = t, .disguised = (uintptr_t)next_random(&seed) * 8};
		keep_through_call(&s);
		/* AddressSanitizer does not let the stack be read like this. */
		assert_true(s.found || UNDER_ASAN);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(main_thread_is_set_up, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(detached_calls, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(hooks_run, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(start_may_fail, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(many_at_once, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(local_variables_are_found, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(fork_keeps_one_thread, setup_runtime, teardown_runtime),
		cmocka_unit_test(shutting_down_parks_the_others),
	};
	return cmocka_run_group_tests_name("thread", tests, NULL, NULL);
}
