/* SPDX-License-Identifier: MIT */
/*
 * The registry of threads, their beginnings and ends, and their own changes of state.  thread.h has the table of
 * states.
 *
 * Invariant: a thread's state word changes only by compare-and-swap from the state that the change starts from, but for
 * its end, which takes it out of either attached state.
 */
#include "thread/thread.h"

#include "thread/chaos.h"
#include "thread/parking.h"
#include "thread/world.h"

#include <errno.h>
#include <string.h>

/* ---- Changing state. ---- */

static void detach(BbThread *t)
{
	BB_ASSERT(t->mutexes_held == 0 && !t->stopping_world);
	uint32_t seen = BB_ATTACHED;
	if (BB_LIKELY(bb_sync_cas(&t->state, &seen, BB_DETACHED)))
		return;
	/* Counted by a stopper: leave as suspended.  Nobody else changes this state. */
	BB_ASSERT(seen == BB_STOPPING);
	bb_sync_cas(&t->state, &seen, BB_SUSPENDED);
	bb_world_report(t->rt);
}

/* t is WAITING: blocks until somebody who started the world has attached it. */
static void wait_for_world(BbThread *t)
{
	int saved = errno;
	for (;;) {
		uint32_t epoch = bb_sync_load(&t->rt->stop_epoch);
		if (bb_sync_load(&t->state) != BB_WAITING)
			break;
		bb_platform_wait(&t->rt->stop_epoch, epoch, BB_FOREVER);
	}
	errno = saved;
}

static bool must_not_run(const BbThread *t)
{
	return BB_UNLIKELY(bb_sync_load(&t->rt->shutting_down) != 0) &&
	       bb_published_load(&t->rt->finalizing) != (uintptr_t)t;
}

void bb_thread_detach_saved(BbThread *t)
{
	detach(t);
	bb_chaos_lend(t);
}

void bb_thread_attach_always(BbThread *t)
{
	bb_chaos_enter(t);
	uint32_t seen = BB_DETACHED;
	while (!bb_sync_cas(&t->state, &seen, BB_ATTACHED)) {
		/* Suspended, and restarted in between unless this succeeds. */
		BB_ASSERT(seen == BB_SUSPENDED);
		if (bb_sync_cas(&t->state, &seen, BB_WAITING)) {
			wait_for_world(t);
			return;
		}
		seen = BB_DETACHED;
	}
}

void bb_thread_attach_saved(BbThread *t)
{
	bb_thread_attach_always(t);
	if (must_not_run(t))
		bb_thread_park_forever(t);
}

void *bb_detached(BbThread *t, void *(*fn)(void *arg), void *arg)
{
	bb_thread_detach(t);
	void *result = fn(arg);
	bb_thread_attach(t);
	return result;
}

void bb_thread_park_forever(BbThread *t)
{
	bb_sync_or(&t->poll, BB_POLL_GONE);
	bb_thread_detach(t);
	for (;;)
		bb_platform_wait(&t->rt->shutting_down, 1, BB_FOREVER);
}

/* ---- Polling. ---- */

BB_COLD void bb_poll_stop_slow(BbThread *t)
{
	BB_ASSERT(t->mutexes_held == 0);
	if (t->stopping_world)
		return;
	BB_ASSERT(bb_thread_is_attached(t));
#if BB_STRESS_POLL
	bb_platform_yield();
#endif
	if (bb_sync_load(&t->state) != BB_STOPPING)
		return;
	bb_save_registers(&t->registers);
	uint32_t seen = BB_STOPPING;
	bb_sync_cas(&t->state, &seen, BB_WAITING);
	BB_ASSERT(seen == BB_STOPPING);
	bb_world_report(t->rt);
	wait_for_world(t);
	/* The pushed registers in this frame are scanned meanwhile. */
	BB_KEEP_FRAME();
}

void bb_poll_request(BbThread *t, uint32_t bits)
{
	bb_sync_or(&t->poll, bits);
	if ((bits & BB_POLL_INTERRUPTS) == 0)
		return;
	/* The bits come first: a thread about to park clears its wake word and then looks at them. */
	if (bb_sync_or(&t->wake, BB_WAKE_INTERRUPT) & BB_WAKE_PARKED)
		bb_platform_wake(&t->wake, false);
}

/* What stays below, for memset and interrupts. */
enum { WIPING_MARGIN = 256 };

BB_NOINLINE void bb_thread_wipe_stack(const BbThread *t)
{
	uintptr_t here = (uintptr_t)__builtin_frame_address(0);
	if (here - t->stack_low < BB_STACK_WIPED + WIPING_MARGIN)
		return;
	uintptr_t below[BB_STACK_WIPED / sizeof(uintptr_t)];
	memset(below, 0, sizeof below);
	__asm__ volatile("" ::"r"(below) : "memory");
}

/* ---- The registry. ---- */

static BbThread *new_thread(BbRuntime *rt)
{
	BbThread *t = bb_platform_alloc(sizeof *t);
	if (!t)
		return NULL;
	t->rt = rt;
	t->exception = BB_EMPTY;
	t->recursion_left = BB_RECURSION_LIMIT;
	if (rt->hooks.thread_created && !rt->hooks.thread_created(t)) {
		bb_platform_free(t);
		return NULL;
	}
	return t;
}

/* The runtime may be gone, so its hook is given. */
static void free_thread(BbThread *t, void (*freed)(BbThread *t))
{
	if (freed)
		freed(t);
	bb_platform_free(t);
}

/* Puts t into the registry.  registry_mutex is held. */
static void link_thread(BbRuntime *rt, BbThread *t)
{
	t->ident = ++rt->next_ident;
	t->use_locks = rt->use_locks;
	t->previous = NULL;
	t->next = rt->threads;
	if (t->next)
		t->next->previous = t;
	rt->threads = t;
	rt->thread_count++;
	/* A stopper that is still waiting for the starter of t has passed t's place in the list. */
	if (rt->stopper) {
		uint32_t seen = BB_DETACHED;
		bb_sync_cas(&t->state, &seen, BB_SUSPENDED);
		bb_sync_or(&t->poll, BB_POLL_STOP);
	}
}

/* registry_mutex is held. */
static void unlink_thread(BbRuntime *rt, BbThread *t)
{
	if (t->next)
		t->next->previous = t->previous;
	if (t->previous)
		t->previous->next = t->next;
	else
		rt->threads = t->next;
	rt->thread_count--;
	bb_sync_add(&rt->ended, 1);
	bb_platform_wake(&rt->ended, true);
}

BbThread *bb_thread_by_ident(BbRuntime *rt, uint64_t ident)
{
	BB_FOR_EACH_THREAD(rt, t)
	{
		if (t->ident == ident)
			return t;
	}
	return NULL;
}

bool bb_thread_is_gone(BbThread *t, uintptr_t other)
{
	bool gone = true;
	bb_mutex_lock(t, &t->rt->registry_mutex);
	BB_FOR_EACH_THREAD(t->rt, registered)
	{
		if ((uintptr_t)registered == other)
			gone = (bb_sync_load(&registered->poll) & BB_POLL_GONE) != 0;
	}
	bb_mutex_unlock(t, &t->rt->registry_mutex);
	return gone;
}

BbThread *bb_thread_current(void)
{
	return bb_platform_tls_get();
}

/* ---- Beginnings. ---- */

/* What only the native thread itself knows of t.  t is attached: a collector may read the fields otherwise. */
static void set_native(BbThread *t)
{
	bb_platform_stack_bounds(&t->stack_low, &t->stack_high);
	t->stack_limit = t->stack_low + BB_C_STACK_RESERVE;
#if BB_C_STACK_FIRST
	t->stack_short = t->stack_limit + BB_C_STACK_SHORT;
	/* The first piece is short from its beginning; how much is used of it is known (tools/stack-depth). */
	if (t->further_size) {
		t->stack_short = t->stack_high;
		t->stack_limit = t->stack_low;
	}
#endif
	t->native_id = bb_platform_native_id();
	bb_platform_tls_set(t);
}

/* Registers a thread that nobody attached answers for, so that it has to wait for a running world.  Returns whether it
 * is the first. */
static bool link_when_running(BbRuntime *rt, BbThread *t)
{
	for (;;) {
		uint32_t epoch = bb_sync_load(&rt->stop_epoch);
		bb_mutex_lock(t, &rt->registry_mutex);
		if (!rt->stopper)
			break;
		bb_mutex_unlock(t, &rt->registry_mutex);
		bb_platform_wait(&rt->stop_epoch, epoch, BB_FOREVER);
	}
	link_thread(rt, t);
	bool first = !rt->main_thread;
	if (first) {
		rt->main_thread = t;
		t->is_main = true;
	}
	bb_mutex_unlock(t, &rt->registry_mutex);
	return first;
}

BbThread *bb_thread_attach_native(BbRuntime *rt)
{
	BB_ASSERT(!bb_platform_tls_get());
	BbThread *t = new_thread(rt);
	if (!t)
		return NULL;
	bool first = link_when_running(rt, t);
	bb_chaos_made(t);
	if (!first)
		bb_runtime_enable_locks(t);
	bb_thread_attach(t);
	set_native(t);
	return t;
}

static void native_entry(void *arg)
{
	BbThread *t = arg;
	bb_thread_attach(t);
	set_native(t);
	t->start_entry(t, t->start_arg);
	bb_thread_release(t);
}

int bb_thread_start(BbThread *t, void (*entry)(BbThread *t, void *arg), void *arg, size_t stack_size, BbThread **child)
{
	BB_ASSERT(bb_thread_is_attached(t) && !t->stopping_world && t->locks_held == 0);
	BbRuntime *rt = t->rt;
	bb_runtime_enable_locks(t);
	BbThread *started = new_thread(rt);
	if (!started)
		return ENOMEM;
	started->start_entry = entry;
	started->start_arg = arg;
#if BB_C_STACK_FIRST
	started->further_size = stack_size ? stack_size : BB_C_STACK_SIZE;
	if (stack_size < SIZE_MAX / 2) /* else it is refused below */
		stack_size = BB_C_STACK_FIRST;
#endif
	if (child)
		*child = started;
	bb_mutex_lock(t, &rt->registry_mutex);
	link_thread(rt, started);
	bb_mutex_unlock(t, &rt->registry_mutex);
	bb_chaos_made(started);

	int error = bb_platform_thread_start(native_entry, started, stack_size);
	if (error == 0)
		return 0;
	bb_chaos_gone(started);
	bb_mutex_lock(t, &rt->registry_mutex);
	unlink_thread(rt, started);
	bb_mutex_unlock(t, &rt->registry_mutex);
	free_thread(started, rt->hooks.thread_freed);
	if (child)
		*child = NULL;
	return error;
}

/* ---- Ends. ---- */

/* How long the end of a runtime waits for threads that are just ending, too. */
#define BB_SETTLE_NS 50000000

void bb_thread_release(BbThread *t)
{
	BbRuntime *rt = t->rt;
	BB_ASSERT(bb_thread_is_attached(t) && !t->stopping_world && t->locks_held == 0);
	if (rt->hooks.thread_ending)
		rt->hooks.thread_ending(t);
	bb_platform_tls_set(NULL);
	void (*freed)(BbThread * t) = rt->hooks.thread_freed;
	/* Attached until it is out of the list.  The mutex belongs to the runtime, which may be gone once it is free.
	 */
	bb_platform_mutex_lock(&rt->registry_mutex);
	unlink_thread(rt, t);
	if (bb_sync_exchange(&t->state, BB_DETACHED) == BB_STOPPING)
		bb_world_report(rt);
	/* It touches no object any more, so it does not need the baton. */
	bb_chaos_gone(t);
	bb_platform_mutex_unlock(&rt->registry_mutex);
	free_thread(t, freed);
}

/* Whether t is the only registered thread; *running: another is attached, or about to be. */
static bool is_alone(BbThread *t, bool *running)
{
	BbRuntime *rt = t->rt;
	*running = false;
	bb_mutex_lock(t, &rt->registry_mutex);
	bool alone = rt->thread_count == 1;
	for (BbThread *other = rt->threads; other; other = other->next)
		*running |= other != t && bb_sync_load(&other->state) != BB_DETACHED;
	bb_mutex_unlock(t, &rt->registry_mutex);
	return alone;
}

bool bb_thread_settle_alone(BbThread *t)
{
	BbRuntime *rt = t->rt;
	int64_t now = bb_platform_monotonic(), deadline = now + BB_SETTLE_NS;
	bool alone, running;
	bb_thread_detach(t);
	for (;; now = bb_platform_monotonic()) {
		uint32_t ended = bb_sync_load(&rt->ended);
		alone = is_alone(t, &running);
		if (alone || !running || now >= deadline)
			break;
		bb_platform_wait(&rt->ended, ended, now + BB_SETTLE_NS / 50);
	}
	bb_thread_attach(t);
	return alone;
}

bool bb_thread_wait_alone(BbThread *t, int64_t deadline)
{
	BbRuntime *rt = t->rt;
	bool alone, running;
	bb_thread_detach(t);
	for (;;) {
		uint32_t ended = bb_sync_load(&rt->ended);
		alone = is_alone(t, &running);
		if (alone)
			break;
		if (bb_platform_wait(&rt->ended, ended, deadline) == BB_WAIT_TIMEOUT)
			break;
	}
	bb_thread_attach(t);
	return alone;
}

/* ---- The runtime. ---- */

int bb_runtime_init(BbRuntime *rt)
{
	rt->one_cpu = bb_platform_cpu_count() == 1;
	return bb_parking_init(rt) ? 0 : ENOMEM;
}

bool bb_runtime_destroy(BbRuntime *rt, BbThread *t)
{
	bb_platform_mutex_lock(&rt->registry_mutex);
	bool alone = rt->threads == t && rt->thread_count == (t ? 1 : 0);
	bb_platform_mutex_unlock(&rt->registry_mutex);
	if (!alone)
		return false;
	if (t) {
		if (bb_platform_tls_get() == t)
			bb_platform_tls_set(NULL);
		free_thread(t, rt->hooks.thread_freed);
		rt->threads = NULL;
		rt->thread_count = 0;
	}
	bb_parking_destroy(rt);
	bb_chaos_destroy(rt);
	return true;
}

void bb_runtime_shut_down(BbThread *t)
{
	BB_ASSERT(t->locks_held == 0);
	BbRuntime *rt = t->rt;
	bb_world_stop(t);
	bb_published_store(&rt->finalizing, (uintptr_t)t);
	rt->shut_down_at = bb_platform_monotonic();
	bb_sync_exchange(&rt->shutting_down, 1);
	BB_FOR_EACH_THREAD(rt, other)
	{
		if (other != t)
			bb_sync_or(&other->poll, BB_POLL_EXIT);
	}
	bb_world_start(t);
}

void bb_runtime_after_fork(BbThread *t, void (*drop)(BbThread *other))
{
	BB_ASSERT(t->stopping_world);
	BbRuntime *rt = t->rt;
	/* Whatever the other threads held or waited for is gone with them. */
	bb_sync_exchange(&rt->registry_mutex.state, 0);
	bb_parking_reset(rt);
	bb_chaos_after_fork(t);
	rt->claim_first = NULL;
	rt->claim_last = NULL;
	for (BbThread *other = rt->threads, *next; other; other = next) {
		next = other->next;
		if (other == t)
			continue;
		if (drop)
			drop(other);
		free_thread(other, rt->hooks.thread_freed);
	}
	t->next = NULL;
	t->previous = NULL;
	rt->threads = t;
	rt->thread_count = 1;
	rt->main_thread = t;
	t->is_main = true;
	t->native_id = bb_platform_native_id();
	t->stop_depth = 1;
	bb_world_start(t);
}
