/* SPDX-License-Identifier: MIT */
/*
 * Object locks: exclusion, two at once, fairness, the flip from counting to locking; all while the world is being
 * stopped.
 */
#include "support.h"

#include "thread/lock.h"
#include "thread/parking.h"
#include "thread/world.h"

#include <stdlib.h>

enum { MAX_THREADS = 8 };

struct cell {
	uint64_t count; /* guard: lock */
	BbSync8 lock;
};

struct bank {
	struct cell cells[4];
	int64_t deadline;
	BbSync next;
	BbSync all[MAX_THREADS];
	bool hog;
	BbSync longest_us;
};

static void elided(void **state)
{
	BbThread *t = *state;
	BbSync8 a = {0}, b = {0};
	bb_lock(t, &a);
	assert_int_equal(t->locks_held, 1);
	assert_int_equal(bb_sync8_load(&a), 0);
	bb_unlock(t, &a);
	assert_int_equal(t->locks_held, 0);
	bb_lock_two(t, &a, &b);
	assert_int_equal(t->locks_held, 2);
	bb_unlock_two(t, &a, &b);
	bb_lock_two(t, &a, &a);
	assert_int_equal(t->locks_held, 1);
	bb_unlock_two(t, &a, &a);
	assert_int_equal(t->locks_held, 0);
}

static void real(void **state)
{
	BbThread *t = *state;
	BbSync8 a = {0}, b = {0};
	bb_runtime_enable_locks(t);
	bb_runtime_enable_locks(t);
	assert_true(t->use_locks && t->rt->use_locks);
	bb_lock(t, &a);
	assert_int_equal(bb_sync8_load(&a), BB_LOCK_HELD);
	bb_poll_stop(t);
	bb_unlock(t, &a);
	assert_int_equal(bb_sync8_load(&a), 0);
	bb_lock_two(t, &b, &a);
	assert_int_equal(bb_sync8_load(&a), BB_LOCK_HELD);
	assert_int_equal(bb_sync8_load(&b), BB_LOCK_HELD);
	bb_unlock_two(t, &a, &b);
	assert_int_equal(bb_sync8_load(&a) | bb_sync8_load(&b), 0);
	bb_lock_two(t, &a, &a);
	assert_int_equal(bb_sync8_load(&a), BB_LOCK_HELD);
	bb_unlock_two(t, &a, &a);
	assert_int_equal(bb_sync8_load(&a) + t->locks_held, 0);
}

static void add(BbThread *t, void *arg)
{
	struct bank *bank = arg;
	BbSync *mine = &bank->all[bb_sync_add(&bank->next, 1)];
	uint32_t seed = (uint32_t)t->ident;
	while (!is_past(bank->deadline)) {
		uint32_t n = next_random(&seed) % 64;
		for (uint32_t i = 0; i < n; i++) {
			struct cell *c = &bank->cells[0];
			bb_lock(t, &c->lock);
			c->count++;
			/* Legal under a lock; this is where the allocator polls. */
			bb_poll_stop(t);
			bb_unlock(t, &c->lock);
			bb_poll_stop(t);
		}
		bb_sync_add(mine, n);
	}
}

static void add_with_threads(BbThread *t, unsigned n)
{
	struct bank bank = {.deadline = hammer_deadline()};
	start_threads(t, n, add, &bank);
	uint32_t stops = 0;
	while (!bb_thread_wait_alone(t, bb_platform_monotonic() + 100000)) {
		bb_world_stop(t);
		stops++;
		bb_world_start(t);
	}
	uint64_t sum = 0;
	for (unsigned i = 0; i < n; i++)
		sum += bb_sync_load(&bank.all[i]);
	print_message("%u threads: %u sections, %u stops\n", n, (unsigned)sum, stops);
	assert_true(bank.cells[0].count == sum);
	assert_int_equal(bb_sync8_load(&bank.cells[0].lock), 0);
}

static void two_threads(void **state)
{
	add_with_threads(*state, 2);
}

static void three_threads(void **state)
{
	add_with_threads(*state, 3);
}

static void eight_threads(void **state)
{
	add_with_threads(*state, 8);
}

/* Moves between random pairs of cells, in either order, the same cell included. */
static void transfer(BbThread *t, void *arg)
{
	struct bank *bank = arg;
	uint32_t seed = (uint32_t)t->ident;
	while (!is_past(bank->deadline)) {
		for (int i = 0; i < 50; i++) {
			struct cell *from = &bank->cells[next_random(&seed) % 4];
			struct cell *to = &bank->cells[next_random(&seed) % 4];
			bb_lock_two(t, &from->lock, &to->lock);
			from->count--;
			if (i % 8 == 0)
				bb_poll_stop(t);
			to->count++;
			bb_unlock_two(t, &from->lock, &to->lock);
			if (i % 4 == 0) {
				bb_lock(t, &to->lock);
				to->count += 2;
				to->count -= 2;
				bb_unlock(t, &to->lock);
			}
			bb_poll_stop(t);
		}
	}
}

static void two_locks_without_deadlock(void **state)
{
	BbThread *t = *state;
	struct bank bank = {.deadline = hammer_deadline()};
	for (int i = 0; i < 4; i++)
		bank.cells[i].count = 1000000;
	start_threads(t, 6, transfer, &bank);
	while (!bb_thread_wait_alone(t, bb_platform_monotonic() + 300000)) {
		must(!is_past(bank.deadline + (int64_t)30 * 1000000000));
		bb_world_stop(t);
		bb_world_start(t);
	}
	uint64_t sum = 0;
	for (int i = 0; i < 4; i++) {
		sum += bank.cells[i].count;
		assert_int_equal(bb_sync8_load(&bank.cells[i].lock), 0);
	}
	assert_true(sum == 4000000);
}

/* One thread that lets go of the lock only to take it again, and others that want it once in a while. */
static void hog(BbThread *t, void *arg)
{
	struct bank *bank = arg;
	while (!is_past(bank->deadline)) {
		bb_lock(t, &bank->cells[0].lock);
		int64_t until = bb_platform_monotonic() + 50000;
		while (!is_past(until))
			bb_poll_stop(t);
		bank->cells[0].count++;
		bb_unlock(t, &bank->cells[0].lock);
	}
}

static void guest(BbThread *t, void *arg)
{
	struct bank *bank = arg;
	BbSync *mine = &bank->all[bb_sync_add(&bank->next, 1)];
	while (!is_past(bank->deadline)) {
		int64_t start = bb_platform_monotonic();
		bb_lock(t, &bank->cells[0].lock);
		bank->cells[0].count++;
		bb_unlock(t, &bank->cells[0].lock);
		uint32_t waited = (uint32_t)((bb_platform_monotonic() - start) / 1000);
		uint32_t longest = bb_sync_load(&bank->longest_us);
		while (waited > longest && !bb_sync_cas(&bank->longest_us, &longest, waited))
			;
		bb_sync_add(mine, 1);
		sleep_detached(t, 100000);
	}
}

static void nobody_starves(void **state)
{
	BbThread *t = *state;
	struct bank bank = {.deadline = hammer_deadline()};
	start_threads(t, 1, hog, &bank);
	start_threads(t, 3, guest, &bank);
	join_threads(t);
	for (int i = 0; i < 3; i++) {
		print_message("%u ", bb_sync_load(&bank.all[i]));
		assert_true(bb_sync_load(&bank.all[i]) >= 5);
	}
	print_message("turns beside a hog; longest wait %u us\n", bb_sync_load(&bank.longest_us));
}

/* ---- The flip: a foreign thread arrives while the main thread is inside elided sections. ---- */

struct flip {
	BbRuntime *rt;
	struct cell cell;
	BbSync done;
	uint32_t rounds;
};

static void arrive_and_add(void *arg)
{
	struct flip *f = arg;
	BbThread *t = bb_thread_attach_native(f->rt);
	must(t && t->use_locks);
	for (uint32_t i = 0; i < f->rounds; i++) {
		bb_lock(t, &f->cell.lock);
		f->cell.count++;
		bb_unlock(t, &f->cell.lock);
		bb_poll_stop(t);
	}
	bb_sync_add(&f->done, 1);
	bb_thread_release(t);
}

static void flip_waits_for_elided_sections(void **state)
{
	uint64_t flips = 0;
	for (int64_t deadline = hammer_deadline(); !is_past(deadline); flips++) {
		void *fresh;
		setup_runtime(&fresh);
		BbThread *t = fresh;
		struct flip f = {.rt = t->rt, .rounds = 200};
		uint64_t mine = 0;
		for (int i = 0; i < 2; i++)
			assert_int_equal(bb_platform_thread_start(arrive_and_add, &f, 0), 0);
		while (bb_sync_load(&f.done) < 2) {
			bb_lock(t, &f.cell.lock);
			uint64_t seen = f.cell.count;
			bb_poll_stop(t);
			bb_poll_stop(t);
			f.cell.count = seen + 1;
			mine++;
			bb_unlock(t, &f.cell.lock);
			if (mine % 3 == 0)
				bb_poll_stop(t);
		}
		assert_true(f.cell.count == mine + 2 * f.rounds);
		teardown_runtime(&fresh);
	}
	print_message("%u flips\n", (unsigned)flips);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(elided, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(real, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(two_threads, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(three_threads, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(eight_threads, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(two_locks_without_deadlock, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(nobody_starves, setup_runtime, teardown_runtime),
		cmocka_unit_test(flip_waits_for_elided_sections),
	};
	return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
