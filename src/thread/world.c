/* SPDX-License-Identifier: MIT */
/*
 * Stopping and starting the world; the flip that switches object locks on.
 *
 * Counting: the stopper moves an attached thread to STOPPING and counts it; the thread itself, or its end, takes it out
 * of STOPPING exactly once and then counts down.  stop_missing may pass below zero while the stopper is still counting;
 * it adds its count at the end, and only from then on can the word reach zero from above.
 */
#include "thread/world.h"

#include <errno.h>

/* How often the stopper looks before it sleeps: running threads poll soon. */
enum { SPINS = 200 };

/* ---- The claim. ---- */

static bool may_stop(const BbThread *t)
{
	return bb_published_load(&t->rt->stop_claimant) == (uintptr_t)t;
}

/* Takes the claim, or queues up for it and returns false. */
static bool claim_or_queue(BbThread *t)
{
	BbRuntime *rt = t->rt;
	bb_mutex_lock(t, &rt->registry_mutex);
	bool free = bb_published_load(&rt->stop_claimant) == 0;
	if (free) {
		bb_published_store(&rt->stop_claimant, (uintptr_t)t);
	} else {
		t->claim_next = NULL;
		if (rt->claim_first)
			rt->claim_last->claim_next = t;
		else
			rt->claim_first = t;
		rt->claim_last = t;
	}
	bb_mutex_unlock(t, &rt->registry_mutex);
	return free;
}

static void wait_for_claim(BbThread *t)
{
	int saved = errno;
	for (;;) {
		uint32_t epoch = bb_sync_load(&t->rt->stop_epoch);
		if (may_stop(t))
			break;
		bb_platform_wait(&t->rt->stop_epoch, epoch, BB_FOREVER);
	}
	errno = saved;
}

/* ---- Stopping. ---- */

void bb_world_report(BbRuntime *rt)
{
	if (bb_sync_sub(&rt->stop_missing, 1) == 1)
		bb_platform_wake(&rt->stop_missing, true);
}

/* Moves other out of ATTACHED or DETACHED.  Returns 1 if it will report, 0 if it is suspended already. */
static uint32_t summon(BbThread *other)
{
	for (;;) {
		uint32_t seen = BB_DETACHED;
		if (bb_sync_cas(&other->state, &seen, BB_SUSPENDED)) {
			bb_sync_or(&other->poll, BB_POLL_STOP);
			return 0;
		}
		seen = BB_ATTACHED;
		if (bb_sync_cas(&other->state, &seen, BB_STOPPING)) {
			bb_sync_or(&other->poll, BB_POLL_STOP);
			return 1;
		}
		BB_ASSERT(seen == BB_DETACHED);
	}
}

static void wait_for_missing(BbRuntime *rt)
{
	int saved = errno;
	for (uint32_t spins = rt->one_cpu ? 0 : SPINS; spins > 0; spins--) {
		if (bb_sync_load(&rt->stop_missing) == 0)
			return;
		bb_platform_relax();
	}
	for (;;) {
		uint32_t missing = bb_sync_load(&rt->stop_missing);
		if (missing == 0)
			break;
		bb_platform_wait(&rt->stop_missing, missing, BB_FOREVER);
	}
	errno = saved;
}

/* Suspends all threads but t, which has the claim and may itself be detached. */
static void stop_others(BbThread *t)
{
	BbRuntime *rt = t->rt;
	BB_ASSERT(may_stop(t));
	bb_mutex_lock(t, &rt->registry_mutex);
	rt->stopper = t;
	uint32_t counted = 0;
	BB_FOR_EACH_THREAD(rt, other)
	{
		if (other != t)
			counted += summon(other);
	}
	bb_mutex_unlock(t, &rt->registry_mutex);
	bb_sync_add(&rt->stop_missing, counted);
	wait_for_missing(rt);
	t->stopping_world = true;
	t->stop_depth = 1;
}

/* BB_NOINLINE: its frame holds what bb_save_registers did not, while the thread is detached. */
static BB_NOINLINE void queue_for_claim(BbThread *t)
{
	bb_save_registers(&t->registers);
	bb_thread_detach_saved(t);
	wait_for_claim(t);
	bb_thread_attach_always(t);
	BB_KEEP_FRAME();
}

void bb_world_stop(BbThread *t)
{
	BB_ASSERT(t->mutexes_held == 0);
	if (t->stopping_world) {
		t->stop_depth++;
		return;
	}
	BB_ASSERT(bb_thread_is_attached(t));
	if (!claim_or_queue(t))
		queue_for_claim(t);
	stop_others(t);
}

/* ---- Starting. ---- */

/* Lets other go on: those who wait for it are attached at once, so that they get to run before the next stop. */
static void dismiss(BbThread *other)
{
	bb_sync_and(&other->poll, ~(uint32_t)BB_POLL_STOP);
	uint32_t seen = BB_SUSPENDED;
	if (bb_sync_cas(&other->state, &seen, BB_DETACHED))
		return;
	BB_ASSERT(seen == BB_WAITING);
	bb_sync_cas(&other->state, &seen, BB_ATTACHED);
}

void bb_world_start(BbThread *t)
{
	BB_ASSERT(t->stopping_world && t->stop_depth > 0);
	if (--t->stop_depth > 0)
		return;
	BbRuntime *rt = t->rt;
	t->stopping_world = false;
	bb_mutex_lock(t, &rt->registry_mutex);
	BB_FOR_EACH_THREAD(rt, other)
	{
		if (other != t)
			dismiss(other);
	}
	rt->stopper = NULL;
	BbThread *next = rt->claim_first;
	if (next)
		rt->claim_first = next->claim_next;
	bb_published_store(&rt->stop_claimant, (uintptr_t)next);
	bb_mutex_unlock(t, &rt->registry_mutex);
	bb_sync_add(&rt->stop_epoch, 1);
	bb_platform_wake(&rt->stop_epoch, true);
}

/* ---- Object locks: from counting to locking. ---- */

/* In a stopped world: flips unless a thread is inside a section whose lock was elided. */
static bool try_enable_locks(BbThread *t)
{
	BbRuntime *rt = t->rt;
	BB_FOR_EACH_THREAD(rt, other)
	{
		if (other->locks_held > 0)
			return false;
	}
	bb_mutex_lock(t, &rt->registry_mutex);
	rt->use_locks = true;
	bb_mutex_unlock(t, &rt->registry_mutex);
	BB_FOR_EACH_THREAD(rt, other)
	other->use_locks = true;
	return true;
}

/* A thread that is not attached must not look at its own copy: a stopper may be writing it. */
static bool locks_enabled(BbThread *t)
{
	bb_mutex_lock(t, &t->rt->registry_mutex);
	bool enabled = t->rt->use_locks;
	bb_mutex_unlock(t, &t->rt->registry_mutex);
	return enabled;
}

void bb_runtime_enable_locks(BbThread *t)
{
	BB_ASSERT(t->mutexes_held == 0 && !t->stopping_world);
	bool attached = bb_thread_is_attached(t);
	BB_ASSERT(!attached || t->locks_held == 0);
	while (attached ? !t->use_locks : !locks_enabled(t)) {
		if (!claim_or_queue(t)) {
			if (attached)
				queue_for_claim(t);
			else
				wait_for_claim(t);
		}
		stop_others(t);
		bool done = try_enable_locks(t);
		bb_world_start(t);
		if (!done)
			bb_platform_yield();
	}
}
