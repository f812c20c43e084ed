/* SPDX-License-Identifier: MIT */
/*
 * Stop-the-world against threads that run, block, come and go, and against each other.
 *
 * Each worker owns plain, unprotected words that it changes while attached and keeps consistent between polls.  Whoever
 * has stopped the world reads and writes them: a thread that ran on would leave them torn, and ThreadSanitizer would
 * say so.
 */
#include "support.h"

#include "thread/parking.h"
#include "thread/world.h"

#include <stdlib.h>

enum { MAX_WORKERS = 64 };

struct slot {
	uint64_t a, b; /* equal at polls */
	uint64_t steps;
};

struct arena {
	int64_t deadline;
	BbSync slots_taken;
	BbSync stops;
	BbSync born;
	struct slot slots[MAX_WORKERS];
	uint64_t by_stopper; /* plain: only in a stopped world */
};

static void check_stopped(BbThread *t, struct arena *a)
{
	must(bb_world_is_stopped_by(t));
	uint32_t counted = 0;
	BB_FOR_EACH_THREAD(t->rt, other)
	{
		counted++;
		uint32_t state = bb_sync_load(&other->state);
		must(other == t ? bb_thread_is_attached(other) : state == BB_SUSPENDED || state == BB_WAITING);
		must(other == t || other->registers.sp <= other->stack_high);
		must(other->stack_high == 0 || other == t || other->registers.sp > other->stack_low);
	}
	must(counted == t->rt->thread_count);
	for (int i = 0; i < MAX_WORKERS; i++) {
		must(a->slots[i].a == a->slots[i].b);
		a->slots[i].a++;
		a->slots[i].b++;
	}
	a->by_stopper++;
	bb_sync_add(&a->stops, 1);
}

static void stop_and_check(BbThread *t, struct arena *a)
{
	bb_world_stop(t);
	check_stopped(t, a);
	if (a->by_stopper % 7 == 0) {
		bb_world_stop(t);
		bb_poll_stop(t);
		bb_world_start(t);
		check_stopped(t, a);
	}
	bb_world_start(t);
}

static void work(BbThread *t, struct slot *s, uint32_t rounds)
{
	for (uint32_t i = 0; i < rounds; i++) {
		s->a++;
		s->steps++;
		s->b++;
		bb_poll_stop(t);
	}
}

static void *nap(void *arg)
{
	(void)arg;
	bb_platform_yield();
	return arg;
}

static void worker(BbThread *t, void *arg)
{
	struct arena *a = arg;
	struct slot *s = &a->slots[bb_sync_add(&a->slots_taken, 1) % MAX_WORKERS];
	uint32_t seed = (uint32_t)t->ident;
	while (!is_past(a->deadline)) {
		uint32_t what = next_random(&seed) % 64;
		if (what == 0)
			must(bb_detached(t, nap, s) == s);
		else if (what == 1)
			sleep_detached(t, 20000);
		else
			work(t, s, what);
	}
}

static void stopper(BbThread *t, void *arg)
{
	struct arena *a = arg;
	struct slot *s = &a->slots[bb_sync_add(&a->slots_taken, 1) % MAX_WORKERS];
	uint32_t seed = (uint32_t)t->ident;
	while (!is_past(a->deadline)) {
		stop_and_check(t, a);
		if (next_random(&seed) % 4 == 0)
			work(t, s, 16);
	}
}

static void workers_and_stoppers(void **state)
{
	BbThread *t = *state;
	struct arena *a = calloc(1, sizeof *a);
	a->deadline = hammer_deadline();
	start_threads(t, 6, worker, a);
	start_threads(t, 3, stopper, a);
	while (!is_past(a->deadline)) {
		stop_and_check(t, a);
		sleep_detached(t, 100000);
	}
	join_threads(t);
	must(bb_sync_load(&a->stops) > 10);
	for (int i = 0; i < 6; i++)
		assert_true(a->slots[i].steps > 0);
	print_message("%u stops\n", bb_sync_load(&a->stops));
	free(a);
}

/* Short-lived threads: some start another, some stop the world, all work a little. */
static void mayfly(BbThread *t, void *arg)
{
	struct arena *a = arg;
	uint32_t seed = (uint32_t)t->ident;
	uint32_t what = next_random(&seed) % 8;
	bb_sync_add(&a->born, 1);
	/* Slots may be shared, so only the steps that the stopped world checks are taken there. */
	if (what == 0)
		stop_and_check(t, a);
	else if (what == 1)
		must(bb_detached(t, nap, a) == a);
	else if (what < 4 && !is_past(a->deadline) && bb_thread_start(t, mayfly, a, 32768, NULL) != 0)
		bb_platform_yield();
	for (uint32_t i = 0; i < what; i++)
		bb_poll_stop(t);
}

/* On a machine that does much else the usual time is not enough. */
static bool goes_on(const struct arena *a)
{
	const int64_t patience = 60 * (int64_t)1000000000;
	bool enough = bb_sync_load(&a->born) > 100 && bb_sync_load(&a->stops) > 10;
	return !is_past(enough ? a->deadline : a->deadline + patience);
}

static void threads_come_and_go(void **state)
{
	BbThread *t = *state;
	struct arena *a = calloc(1, sizeof *a);
	a->deadline = hammer_deadline();
	start_threads(t, 2, stopper, a);
	uint32_t failed = 0;
	while (goes_on(a)) {
		stop_and_check(t, a);
		for (int i = 0; i < 20; i++) {
			int error = bb_thread_start(t, mayfly, a, 32768, NULL);
			failed += error != 0;
		}
		bb_mutex_lock(t, &t->rt->registry_mutex);
		uint32_t alive = t->rt->thread_count;
		bb_mutex_unlock(t, &t->rt->registry_mutex);
		bb_poll_stop(t);
		if (alive > 200)
			sleep_detached(t, 2000000);
	}
	join_threads(t);
	print_message("%u threads, %u stops, %u could not start\n", bb_sync_load(&a->born), bb_sync_load(&a->stops),
		      failed);
	assert_true(bb_sync_load(&a->born) > 100);
	assert_true(bb_sync_load(&a->stops) > 10);
	free(a);
}

struct foreign {
	BbRuntime *rt;
	struct arena *arena;
	BbSync left;
};

/* A thread that the runtime did not start, which attaches and releases itself over and over. */
static void foreign_thread(void *arg)
{
	struct foreign *f = arg;
	while (!is_past(f->arena->deadline)) {
		BbThread *t = bb_thread_attach_native(f->rt);
		must(t && bb_thread_current() == t && t->use_locks && !t->is_main);
		must(t->stack_low < (uintptr_t)&t && (uintptr_t)&t < t->stack_high);
		bb_poll_stop(t);
		if (t->ident % 5 == 0)
			stop_and_check(t, f->arena);
		bb_thread_release(t);
		must(!bb_thread_current());
	}
	bb_sync_sub(&f->left, 1);
	bb_platform_wake(&f->left, true);
}

static void foreign_threads(void **state)
{
	BbThread *t = *state;
	struct arena *a = calloc(1, sizeof *a);
	a->deadline = hammer_deadline();
	struct foreign f = {.rt = t->rt, .arena = a, .left = {3}};
	for (int i = 0; i < 3; i++)
		assert_int_equal(bb_platform_thread_start(foreign_thread, &f, 0), 0);
	while (!is_past(a->deadline)) {
		stop_and_check(t, a);
		bb_poll_stop(t);
	}
	bb_thread_detach(t);
	uint32_t left;
	while ((left = bb_sync_load(&f.left)) != 0)
		bb_platform_wait(&f.left, left, BB_FOREVER);
	bb_thread_attach(t);
	join_threads(t);
	assert_true(t->rt->next_ident > 10);
	free(a);
}

/* Somebody who does nothing but stop the world shuts out neither workers nor other stoppers. */
struct race {
	BbSync stop;
	BbSync laps[3];
	BbSync next;
};

static void lap_stopper(BbThread *t, void *arg)
{
	struct race *r = arg;
	BbSync *laps = &r->laps[bb_sync_add(&r->next, 1)];
	while (!bb_sync_load(&r->stop)) {
		bb_world_stop(t);
		bb_world_start(t);
		bb_sync_add(laps, 1);
	}
}

static void lap_sleeper(BbThread *t, void *arg)
{
	struct race *r = arg;
	BbSync *laps = &r->laps[bb_sync_add(&r->next, 1)];
	while (!bb_sync_load(&r->stop)) {
		bb_thread_detach(t);
		bb_thread_attach(t);
		bb_sync_add(laps, 1);
		bb_poll_stop(t);
	}
}

static void nobody_is_shut_out(void **state)
{
	BbThread *t = *state;
	struct race r = {.stop = {0}};
	start_threads(t, 1, lap_stopper, &r);
	start_threads(t, 1, lap_stopper, &r);
	start_threads(t, 1, lap_sleeper, &r);
	int64_t least = after_ms(200);
	int64_t hang = after_ms(60000);
	for (bool shut_out = true; shut_out || !is_past(least);) {
		bb_poll_stop(t);
		shut_out = false;
		for (int i = 0; i < 3; i++)
			shut_out = shut_out || bb_sync_load(&r.laps[i]) < 10;
		must(!is_past(hang));
	}
	bb_sync_exchange(&r.stop, 1);
	join_threads(t);
	for (int i = 0; i < 3; i++)
		print_message("%u ", bb_sync_load(&r.laps[i]));
	print_message("laps\n");
}

static void nests(void **state)
{
	BbThread *t = *state;
	assert_false(bb_world_is_stopped_by(t));
	bb_world_stop(t);
	bb_world_stop(t);
	bb_world_start(t);
	assert_true(bb_world_is_stopped_by(t));
	bb_world_start(t);
	assert_false(bb_world_is_stopped_by(t));
	assert_int_equal(bb_sync_load(&t->state), BB_ATTACHED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nests, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(workers_and_stoppers, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(threads_come_and_go, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(foreign_threads, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(nobody_is_shut_out, setup_runtime, teardown_runtime),
	};
	return cmocka_run_group_tests_name("world", tests, NULL, NULL);
}
