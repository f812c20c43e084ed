/* SPDX-License-Identifier: MIT */
/*
 * Rounds of concurrent operations, and the search for an order that explains them.
 */
#include "support_history.h"

#include "object/state.h"
#include "thread/world.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- Runtime. ---- */

static void thread_ending(BbThread *t)
{
	bb_heap_flush_cache(t);
}

BbThread *objects_open(void)
{
	BbRuntime *rt = calloc(1, sizeof *rt);
	must(rt && bb_runtime_init(rt) == 0);
	BbThread *t = bb_thread_attach_native(rt);
	must(t && bb_heap_init(rt, 0));
	rt->hooks.thread_ending = thread_ending;
	must(bb_objects_init(t));
	return t;
}

void objects_close(BbThread *t)
{
	BbRuntime *rt = t->rt;
	must(bb_thread_wait_alone(t, bb_platform_monotonic() + (int64_t)300 * 1000000000));
	bb_heap_destroy(rt);
	bb_objects_destroy(rt);
	rt->hooks.thread_ending = NULL;
	must(bb_runtime_destroy(rt, t));
	free(rt);
}

int objects_setup(void **state)
{
	*state = objects_open();
	return 0;
}

int objects_teardown(void **state)
{
	objects_close(*state);
	return 0;
}

void objects_run_threads(BbThread *t, unsigned n, void (*entry)(BbThread *t, void *arg), void *arg)
{
	for (unsigned i = 0; i < n; i++)
		must(bb_thread_start(t, entry, arg, 0, NULL) == 0);
	must(bb_thread_wait_alone(t, bb_platform_monotonic() + (int64_t)300 * 1000000000));
}

int64_t objects_deadline(void)
{
	const char *text = getenv("BB_TEST_SECONDS");
	double seconds = text ? atof(text) : 1.0;
	return bb_platform_monotonic() + (int64_t)(seconds * 1e9);
}

uint32_t objects_random(uint32_t *seed)
{
	uint32_t x = *seed ? *seed : 1;
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return *seed = x;
}

/* ---- Rounds. ---- */

typedef struct Round {
	const Subject *subject;
	BbSlot object;
	BbSync number;	/* of the round that may be run; UINT32_MAX: the end */
	BbSync arrived; /* threads that are done with it */
	BbSync clock;
	BbSync next_thread;
	Op ops[HISTORY_THREADS][HISTORY_OPS];
	unsigned counts[HISTORY_THREADS];
} Round;

static void wait_until_not(BbThread *t, BbSync *word, uint32_t value)
{
	for (unsigned i = 0; bb_sync_load(word) == value; i++) {
		bb_poll_stop(t);
		if (i > 50)
			sched_yield();
	}
}

static void worker(BbThread *t, void *arg)
{
	Round *round = arg;
	uint32_t me = bb_sync_add(&round->next_thread, 1);
	for (uint32_t number = 0;; number++) {
		wait_until_not(t, &round->number, number);
		if (bb_sync_load(&round->number) == UINT32_MAX)
			return;
		BbValue object = bb_slot_load(&round->object);
		for (unsigned i = 0; i < round->counts[me]; i++) {
			Op *op = &round->ops[me][i];
			op->start = bb_sync_add(&round->clock, 1);
			round->subject->run(t, object, op);
			op->end = bb_sync_add(&round->clock, 1);
		}
		bb_sync_add(&round->arrived, 1);
	}
}

static void print_ops(const Round *round)
{
	fprintf(stderr, "%s: no order explains this history\n", round->subject->name);
	for (int i = 0; i < HISTORY_THREADS; i++)
		for (unsigned k = 0; k < round->counts[i]; k++) {
			const Op *op = &round->ops[i][k];
			fprintf(stderr, "thread %d [%u, %u] op %d(%d, %d) -> %d, %d;", i, op->start, op->end, op->kind,
				op->a, op->b, op->result, op->second);
			for (int j = 0; j < op->count; j++)
				fprintf(stderr, " %d", op->items[j]);
			fprintf(stderr, "\n");
		}
}

/* Is there an order for what is left from the positions on? */
static bool explain(const Round *round, unsigned *next, const Model *model)
{
	bool any = false;
	for (int i = 0; i < HISTORY_THREADS; i++) {
		if (next[i] == round->counts[i])
			continue;
		any = true;
		const Op *op = &round->ops[i][next[i]];
		bool first = true;
		for (int k = 0; k < HISTORY_THREADS; k++)
			if (k != i && next[k] < round->counts[k] && round->ops[k][next[k]].end < op->start)
				first = false;
		Model after = *model;
		if (!first || !round->subject->model(&after, op))
			continue;
		next[i]++;
		bool ok = explain(round, next, &after);
		next[i]--;
		if (ok)
			return true;
	}
	return !any;
}

void history_check(BbThread *t, const Subject *subject)
{
	static Round round;
	round = (Round){.subject = subject};
	int64_t deadline = objects_deadline();
	uint32_t seed = 12345;
	for (int i = 0; i < HISTORY_THREADS; i++)
		must(bb_thread_start(t, worker, &round, 0, NULL) == 0);
	while (bb_platform_monotonic() < deadline) {
		for (int i = 0; i < HISTORY_THREADS; i++) {
			round.counts[i] = 1 + objects_random(&seed) % HISTORY_OPS;
			for (unsigned k = 0; k < round.counts[i]; k++)
				round.ops[i][k] = (Op){.kind = (uint8_t)(objects_random(&seed) % subject->kinds),
						       .a = (int8_t)(objects_random(&seed) % 4),
						       .b = (int8_t)(1 + objects_random(&seed) % 100)};
		}
		BbValue object = subject->make(t);
		must(!bb_is_empty(object));
		bb_slot_store(&round.object, object);
		bb_sync_exchange(&round.arrived, 0);
		bb_sync_exchange(&round.clock, 0);
		bb_sync_add(&round.number, 1);
		for (unsigned i = 0; bb_sync_load(&round.arrived) != HISTORY_THREADS; i++) {
			bb_poll_stop(t);
			if (i > 50)
				sched_yield();
		}
		unsigned next[HISTORY_THREADS] = {0};
		if (!explain(&round, next, &subject->start)) {
			print_ops(&round);
			must(!"linearizable");
		}
		if (objects_random(&seed) % 512 == 0)
			bb_heap_collect(t);
	}
	if (getenv("BB_TEST_VERBOSE"))
		fprintf(stderr, "%s: %u rounds\n", subject->name, bb_sync_load(&round.number));
	bb_sync_exchange(&round.number, UINT32_MAX);
	must(bb_thread_wait_alone(t, bb_platform_monotonic() + (int64_t)60 * 1000000000));
}
