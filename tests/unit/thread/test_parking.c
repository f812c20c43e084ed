/* SPDX-License-Identifier: MIT */
/*
 * The parking lot: order of arrival, values handed over, time limits, interrupts, and hunts for lost wake-ups.
 */
#include "support.h"

#include "thread/parking.h"
#include "thread/world.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static bool no(void *arg)
{
	(void)arg;
	return false;
}

static void alone(void **state)
{
	BbThread *t = *state;
	int here = 0;
	assert_int_equal(bb_park(t, &here, no, NULL, 0, BB_FOREVER, 0, NULL), BB_PARK_INVALID);
	int64_t deadline = after_ms(10);
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, deadline, 0, NULL), BB_PARK_TIMEOUT);
	assert_true(is_past(deadline));
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, deadline, 0, NULL), BB_PARK_TIMEOUT);
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, -1, 0, NULL), BB_PARK_TIMEOUT);
	assert_int_equal(bb_unpark(t->rt, &here, 1, NULL, NULL), 0);
	assert_int_equal(bb_park_sleep(t, after_ms(1)), BB_PARK_TIMEOUT);
	assert_null(t->park_address);
}

static void pending_interrupts(void **state)
{
	BbThread *t = *state;
	int here = 0;
	bb_poll_request(t, BB_POLL_SIGNAL);
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, BB_FOREVER, BB_PARK_INTERRUPTIBLE, NULL),
			 BB_PARK_INTERRUPTED);
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, after_ms(2), 0, NULL), BB_PARK_TIMEOUT);
	assert_int_equal(bb_poll_take(t, BB_POLL_SIGNAL | BB_POLL_TRACE), BB_POLL_SIGNAL);
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, after_ms(2), BB_PARK_INTERRUPTIBLE, NULL), BB_PARK_TIMEOUT);
	bb_poll_request(t, BB_POLL_TRACE | BB_POLL_FINALIZERS);
	assert_int_equal(bb_park(t, &here, NULL, NULL, 0, after_ms(2), BB_PARK_INTERRUPTIBLE, NULL), BB_PARK_TIMEOUT);
	bb_poll_take(t, ~0u);
}

/* ---- Order and values. ---- */

struct line {
	int queue, other_queue;
	BbSync arrived, left;
	BbSync order[16];
	uintptr_t expect_value;
};

static bool arrive(void *arg)
{
	struct line *l = arg;
	bb_sync_add(&l->arrived, 1);
	return true;
}

static void stand_in_line(BbThread *t, void *arg)
{
	struct line *l = arg;
	uintptr_t value = 0;
	must(bb_park(t, &l->queue, arrive, l, (uintptr_t)t->ident, BB_FOREVER, 0, &value) == BB_PARK_WOKEN);
	must(value == (l->expect_value ? l->expect_value : (uintptr_t)t->ident));
	bb_sync_exchange(&l->order[bb_sync_add(&l->left, 1)], (uint32_t)t->ident);
}

struct decision {
	bool first, more;
	uintptr_t value;
};

static uintptr_t record(void *arg, const BbThread *first, bool more)
{
	struct decision *d = arg;
	d->first = first != NULL;
	d->more = more;
	return d->value ? d->value : first ? first->park_token : 0;
}

static void wait_for(BbThread *t, BbSync *word, uint32_t n)
{
	while (bb_sync_load(word) < n)
		sleep_detached(t, 50000);
}

static void first_come_first_served(void **state)
{
	BbThread *t = *state;
	struct line l = {.arrived = {0}};
	enum { N = 12 };
	for (uint32_t i = 0; i < N; i++) {
		start_threads(t, 1, stand_in_line, &l);
		wait_for(t, &l.arrived, i + 1);
	}
	struct decision d = {0};
	assert_int_equal(bb_unpark(t->rt, &l.other_queue, 5, record, &d), 0);
	assert_true(!d.first && !d.more);
	for (uint32_t i = 0; i < N; i++) {
		assert_int_equal(bb_unpark(t->rt, &l.queue, 1, record, &d), 1);
		assert_true(d.first);
		assert_true(d.more == (i + 1 < N));
		wait_for(t, &l.left, i + 1);
		assert_int_equal(bb_sync_load(&l.order[i]), 2 + i);
	}
	assert_int_equal(bb_unpark(t->rt, &l.queue, 1, record, &d), 0);
	assert_true(!d.first && !d.more);
}

static void many_at_a_time(void **state)
{
	BbThread *t = *state;
	struct line l = {.arrived = {0}, .expect_value = 77};
	start_threads(t, 16, stand_in_line, &l);
	wait_for(t, &l.arrived, 16);
	struct decision d = {.value = 77};
	/* arrive() runs before the thread is in the queue, but under the mutex that unparking takes. */
	assert_int_equal(bb_unpark(t->rt, &l.queue, 0, record, &d), 0);
	assert_true(!d.first && d.more);
	assert_int_equal(bb_unpark(t->rt, &l.queue, 3, record, &d), 3);
	assert_true(d.first && d.more);
	assert_int_equal(bb_unpark(t->rt, &l.queue, UINT32_MAX, record, &d), 13);
	assert_true(d.first && !d.more);
	wait_for(t, &l.left, 16);
}

static void crowd_is_woken(void **state)
{
	BbThread *t = *state;
	struct line l = {.arrived = {0}, .expect_value = 5};
	for (int round = 0; round < 3; round++) {
		l.arrived = (BbSync){0};
		l.left = (BbSync){0};
		start_threads(t, 16, stand_in_line, &l);
		wait_for(t, &l.arrived, 16);
		struct decision d = {.value = 5};
		bb_world_stop(t);
		assert_int_equal(bb_unpark(t->rt, &l.queue, UINT32_MAX, record, &d), 16);
		bb_world_start(t);
		wait_for(t, &l.left, 16);
		join_threads(t);
	}
}

/* ---- Ping-pong, with and without time limits, while the world is being stopped. ---- */

struct ball {
	BbSync side; /* whose turn it is */
	uint64_t plain;
	int64_t deadline;
	bool with_timeouts;
	BbSync players;
	uint64_t timeouts[2];
};

struct turn {
	struct ball *ball;
	uint32_t side;
};

static bool not_my_turn(void *arg)
{
	struct turn *turn = arg;
	return bb_sync_load(&turn->ball->side) != turn->side;
}

static void play(BbThread *t, struct ball *b, uint32_t side)
{
	struct turn turn = {b, side};
	uint32_t seed = side;
	while (bb_sync_load(&b->side) != 2) {
		if (bb_sync_load(&b->side) == side) {
			b->plain++;
			bb_sync_exchange(&b->side, is_past(b->deadline) ? 2 : 1 - side);
			bb_unpark(t->rt, b, 1, NULL, NULL);
			continue;
		}
		/* Time-outs that are about as long as a round trip, so that they fall together with the wake-ups. */
		int64_t deadline = b->with_timeouts ? bb_platform_monotonic() + next_random(&seed) % 20000 : BB_FOREVER;
		BbParkResult result = bb_park(t, b, not_my_turn, &turn, 0, deadline, 0, NULL);
		if (result == BB_PARK_TIMEOUT)
			b->timeouts[side]++;
		must(result != BB_PARK_INTERRUPTED);
		must(b->with_timeouts || result != BB_PARK_TIMEOUT);
	}
}

static void player(BbThread *t, void *arg)
{
	struct ball *b = arg;
	play(t, b, bb_sync_add(&b->players, 1));
}

static void ping_pong(BbThread *t, bool with_timeouts)
{
	struct ball b = {.deadline = hammer_deadline(), .with_timeouts = with_timeouts};
	start_threads(t, 2, player, &b);
	uint32_t stops = 0;
	while (!bb_thread_wait_alone(t, bb_platform_monotonic() + 200000)) {
		bb_world_stop(t);
		stops++;
		bb_world_start(t);
	}
	assert_true(b.plain > 10);
	print_message("%u turns, %u stops, %u timeouts\n", (unsigned)b.plain, stops,
		      (unsigned)(b.timeouts[0] + b.timeouts[1]));
}

static void ping_pong_without_limits(void **state)
{
	ping_pong(*state, false);
}

static void ping_pong_with_timeouts(void **state)
{
	ping_pong(*state, true);
}

/* ---- Tokens: a count that is neither lost nor invented, whatever comes together. ---- */

/* A counting semaphore as simple as can be, with hand-over: the value says that the token was given to the woken one.
 */
struct semaphore {
	BbSync tokens;
	BbSync waiters; /* changed under the bucket's mutex only, but for leaving */
	int64_t deadline;
	BbSync taken, given, timeouts, interrupts, stop;
	BbThread *victims[4];
	BbSync victim_count, victims_left;
};

static bool try_take(struct semaphore *s)
{
	uint32_t seen = bb_sync_load(&s->tokens);
	while (seen > 0) {
		if (bb_sync_cas(&s->tokens, &seen, seen - 1))
			return true;
	}
	return false;
}

static bool is_empty(void *arg)
{
	return bb_sync_load(&((struct semaphore *)arg)->tokens) == 0;
}

static uintptr_t give_or_hand_over(void *arg, const BbThread *first, bool more)
{
	struct semaphore *s = arg;
	(void)more;
	if (first)
		return 1;
	bb_sync_add(&s->tokens, 1);
	return 0;
}

static void give(BbThread *t, struct semaphore *s)
{
	bb_sync_add(&s->given, 1);
	bb_unpark(t->rt, s, 1, give_or_hand_over, s);
}

static void taker(BbThread *t, void *arg)
{
	struct semaphore *s = arg;
	uint32_t seed = (uint32_t)t->ident;
	s->victims[bb_sync_add(&s->victim_count, 1)] = t;
	while (!bb_sync_load(&s->stop)) {
		if (try_take(s)) {
			bb_sync_add(&s->taken, 1);
			continue;
		}
		uintptr_t handed = 0;
		int64_t deadline = bb_platform_monotonic() + next_random(&seed) % 30000;
		BbParkResult result = bb_park(t, s, is_empty, s, 0, deadline, BB_PARK_INTERRUPTIBLE, &handed);
		if (result == BB_PARK_WOKEN) {
			must(handed == 1);
			bb_sync_add(&s->taken, 1);
		} else if (result == BB_PARK_TIMEOUT) {
			bb_sync_add(&s->timeouts, 1);
		} else if (result == BB_PARK_INTERRUPTED) {
			must(bb_poll_take(t, BB_POLL_ASYNC_EXC));
			bb_sync_add(&s->interrupts, 1);
		}
		must(!t->park_address);
	}
	/* Leave only when nobody bothers us any more. */
	bb_sync_add(&s->victims_left, 1);
	while (bb_sync_load(&s->stop) != 2)
		sleep_detached(t, 100000);
}

static void tokens_are_conserved(void **state)
{
	BbThread *t = *state;
	struct semaphore s = {.deadline = hammer_deadline()};
	uint32_t seed = 1;
	start_threads(t, 4, taker, &s);
	wait_for(t, &s.victim_count, 4);
	while (!is_past(s.deadline)) {
		give(t, &s);
		uint32_t what = next_random(&seed) % 16;
		if (what < 4)
			bb_poll_request(s.victims[what], BB_POLL_ASYNC_EXC);
		else if (what == 4)
			sleep_detached(t, next_random(&seed) % 60000);
		bb_poll_stop(t);
	}
	bb_sync_exchange(&s.stop, 1);
	wait_for(t, &s.victims_left, 4);
	bb_sync_exchange(&s.stop, 2);
	join_threads(t);
	uint32_t rest = bb_sync_load(&s.tokens);
	print_message("%u given, %u taken, %u left, %u timeouts, %u interrupts\n", bb_sync_load(&s.given),
		      bb_sync_load(&s.taken), rest, bb_sync_load(&s.timeouts), bb_sync_load(&s.interrupts));
	assert_int_equal(bb_sync_load(&s.given), bb_sync_load(&s.taken) + rest);
	assert_true(bb_sync_load(&s.interrupts) > 0);
}

/* ---- Lost wake-ups: without a time limit a lost one hangs, and the alarm ends the program. ---- */

struct relay {
	BbSync word;
	BbSync stop;
	BbSync sleepers;
};

static bool is_zero(void *arg)
{
	return bb_sync_load((BbSync *)arg) == 0;
}

static void sleeper(BbThread *t, void *arg)
{
	struct relay *r = arg;
	while (!bb_sync_load(&r->stop)) {
		uint32_t one = 1;
		if (!bb_sync_cas(&r->word, &one, 0))
			bb_park(t, &r->word, is_zero, &r->word, 0, BB_FOREVER, 0, NULL);
	}
	bb_sync_sub(&r->sleepers, 1);
}

static void no_wake_up_is_lost(void **state)
{
	BbThread *t = *state;
	struct relay r = {.sleepers = {3}};
	int64_t deadline = hammer_deadline();
	int64_t hang = deadline + (int64_t)30 * 1000000000;
	uint32_t rounds = 0;
	start_threads(t, 3, sleeper, &r);
	while (!is_past(deadline)) {
		bb_sync_exchange(&r.word, 1);
		bb_unpark(t->rt, &r.word, 1, NULL, NULL);
		rounds++;
		/* Somebody takes it, and nobody but the sleepers and chance can be asked for help. */
		while (bb_sync_load(&r.word) != 0) {
			must(!is_past(hang));
			bb_poll_stop(t);
		}
	}
	bb_sync_exchange(&r.stop, 1);
	while (bb_sync_load(&r.sleepers) != 0) {
		bb_sync_exchange(&r.word, 1);
		bb_unpark(t->rt, &r.word, UINT32_MAX, NULL, NULL);
		sleep_detached(t, 100000);
	}
	print_message("%u wake-ups\n", rounds);
}

/* ---- Signals to the main thread. ---- */

static BbThread *signalled;
static BbSync handled;

static void handler(int number)
{
	(void)number;
	bb_sync_add(&handled, 1);
	bb_poll_request(signalled, BB_POLL_SIGNAL);
}

struct shooter {
	pthread_t target;
	BbSync stop;
	BbSync acknowledged;
	BbSync sent;
	bool leisurely;
};

static void shoot(BbThread *t, void *arg)
{
	struct shooter *s = arg;
	uint32_t seed = 3;
	while (!bb_sync_load(&s->stop)) {
		uint32_t before = bb_sync_load(&s->acknowledged);
		bb_sync_add(&s->sent, 1);
		must(pthread_kill(s->target, SIGUSR1) == 0);
		/* The main thread sleeps without limit: if it loses this one, nothing else comes. */
		int64_t hang = after_ms(30000);
		while (bb_sync_load(&s->acknowledged) == before && !bb_sync_load(&s->stop)) {
			must(!is_past(hang));
			bb_poll_stop(t);
		}
		if (s->leisurely)
			sleep_detached(t, next_random(&seed) % 100000);
	}
}

static void signals_wake_the_main_thread(void **state)
{
	BbThread *t = *state;
	int here = 0;
	signalled = t;
	struct sigaction action = {.sa_handler = handler}, before;
	sigemptyset(&action.sa_mask);
	sigaction(SIGUSR1, &action, &before);
	struct shooter s = {.target = pthread_self()};
	uint32_t wakes = 0;
	for (int part = 0; part < 2; part++) {
		s.stop = (BbSync){0};
		s.leisurely = part == 1;
		int64_t deadline = hammer_deadline();
		start_threads(t, 1, shoot, &s);
		while (!is_past(deadline)) {
			BbParkResult result = bb_park(t, &here, NULL, NULL, 0, BB_FOREVER, BB_PARK_INTERRUPTIBLE, NULL);
			must(result == BB_PARK_INTERRUPTED);
			must(bb_poll_take(t, BB_POLL_SIGNAL));
			bb_sync_add(&s.acknowledged, 1);
			wakes++;
		}
		bb_sync_exchange(&s.stop, 1);
		join_threads(t);
		bb_poll_take(t, BB_POLL_SIGNAL);
	}
	sigaction(SIGUSR1, &before, NULL);
	print_message("%u signals sent, %u handled, %u wake-ups\n", bb_sync_load(&s.sent), bb_sync_load(&handled),
		      wakes);
	assert_true(wakes > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(alone, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(pending_interrupts, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(first_come_first_served, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(many_at_a_time, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(crowd_is_woken, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(ping_pong_without_limits, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(ping_pong_with_timeouts, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(tokens_are_conserved, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(no_wake_up_is_lost, setup_runtime, teardown_runtime),
		cmocka_unit_test_setup_teardown(signals_wake_the_main_thread, setup_runtime, teardown_runtime),
	};
	return cmocka_run_group_tests_name("parking", tests, NULL, NULL);
}
