/* SPDX-License-Identifier: MIT */
/*
 * The parking lot: a fixed table of buckets, each a mutex and a doubly linked queue of waiting threads.  Threads that
 * wait at different addresses share a bucket's queue; those of one address are in order of arrival.
 *
 * A thread's links, address, token and value belong to the bucket's mutex while BB_WAKE_PARKED is set and BB_WAKE_WOKEN
 * is not; to the thread itself otherwise.
 */
#include "thread/parking.h"

#include "thread/chaos.h"

#include <errno.h>

/* log2 of the number of buckets. */
#ifndef BB_PARK_BUCKETS_SHIFT
#if BB_WORD64
#define BB_PARK_BUCKETS_SHIFT 8
#else
#define BB_PARK_BUCKETS_SHIFT 4
#endif
#endif

/* Wake-ups that are put off until the bucket's mutex is free again. */
enum { DEFERRED = 16 };

/* Rounds of bb_spin: each of the first pauses twice as long as the one before, the others yield, for so many
 * nanoseconds at most: where other programs use the processors, one round takes them a slice of time. */
/* Nanoseconds of waiting after which the main thread looks for the first time whether the program is idle. */
#define FIRST_LOOK 500000000

enum { SPIN_PAUSING = 3, SPIN_ROUNDS = 20, SPIN_YIELDING = 10000 };

typedef struct BbParkBucket {
	BbMutex mutex;
	BbThread *first, *last;
} BbParkBucket;

static BbParkBucket *bucket_of(BbRuntime *rt, const void *address)
{
	uint32_t hash = (uint32_t)((uintptr_t)address >> 3) ^ (uint32_t)((uint64_t)(uintptr_t)address >> 35);
	hash = (hash ^ ((uint32_t)(uintptr_t)address << 29)) * 0x9e3779b1u;
	return &rt->park_buckets[hash >> (32 - BB_PARK_BUCKETS_SHIFT)];
}

static void enqueue(BbParkBucket *bucket, BbThread *t)
{
	t->park_next = NULL;
	t->park_previous = bucket->last;
	if (bucket->last)
		bucket->last->park_next = t;
	else
		bucket->first = t;
	bucket->last = t;
}

static void dequeue(BbParkBucket *bucket, BbThread *t)
{
	if (t->park_previous)
		t->park_previous->park_next = t->park_next;
	else
		bucket->first = t->park_next;
	if (t->park_next)
		t->park_next->park_previous = t->park_previous;
	else
		bucket->last = t->park_previous;
	t->park_address = NULL;
}

/* The first waiter for address from t on. */
static BbThread *find(BbThread *t, const void *address)
{
	while (t && t->park_address != address)
		t = t->park_next;
	return t;
}

/* ---- Waiting. ---- */

bool bb_spin(BbThread *t, unsigned round)
{
	if (t->rt->one_cpu || round >= SPIN_ROUNDS || bb_sync_load_relaxed(&t->poll))
		return false;
	if (round >= SPIN_PAUSING) {
		int64_t now = bb_platform_monotonic();
		if (round == SPIN_PAUSING)
			t->spin_until = now + SPIN_YIELDING;
		else if (now >= t->spin_until)
			return false;
		bb_platform_yield();
		return true;
	}
	for (uint32_t i = 0; i < (uint32_t)1 << round; i++)
		bb_platform_relax();
	return true;
}

static bool interrupted(const BbThread *t, unsigned flags)
{
	uint32_t bits = flags & BB_PARK_INTERRUPTIBLE ? BB_POLL_INTERRUPTS
			: flags & BB_PARK_REPORTABLE  ? BB_POLL_REPORT
						      : 0;
	return (bb_sync_load(&t->poll) & bits) != 0;
}

/* Gives up waiting, unless somebody has woken t first. */
static BbParkResult give_up(BbThread *t, BbParkBucket *bucket, BbParkResult why)
{
	bb_mutex_lock(t, &bucket->mutex);
	if (bb_sync_load(&t->wake) & BB_WAKE_WOKEN)
		why = BB_PARK_WOKEN;
	else
		dequeue(bucket, t);
	bb_mutex_unlock(t, &bucket->mutex);
	return why;
}

/* When the main thread looks next whether the program is idle. */
typedef struct IdleLook {
	int64_t at, pause;
	uintptr_t allocated; /* as seen by the last look */
} IdleLook;

static IdleLook first_look(const BbThread *t, unsigned flags)
{
	if (!t->is_main || !(flags & BB_PARK_INTERRUPTIBLE) || !t->rt->hooks.allocated)
		return (IdleLook){.at = BB_FOREVER};
	return (IdleLook){bb_platform_monotonic() + FIRST_LOOK, FIRST_LOOK, t->rt->hooks.allocated(t->rt)};
}

/* Has nothing been allocated since the last look, but something since the last collection?  Else looks half as often.
 */
static bool is_idle(BbRuntime *rt, IdleLook *look)
{
	uintptr_t before = look->allocated;
	look->allocated = rt->hooks.allocated(rt);
	look->pause *= 2;
	look->at += look->pause;
	return before && look->allocated == before;
}

/* t is queued and detached. */
static BbParkResult wait_in_queue(BbThread *t, BbParkBucket *bucket, int64_t deadline, unsigned flags)
{
	IdleLook look = first_look(t, flags);
	for (;;) {
		uint32_t wake = bb_sync_load(&t->wake);
		if (wake & BB_WAKE_WOKEN)
			return BB_PARK_WOKEN;
		if (wake & BB_WAKE_INTERRUPT) {
			/* Cleared before looking: what comes after the look sets it again. */
			bb_sync_and(&t->wake, ~(uint32_t)BB_WAKE_INTERRUPT);
			if (interrupted(t, flags))
				return give_up(t, bucket, BB_PARK_INTERRUPTED);
			continue;
		}
		if (bb_platform_wait(&t->wake, wake, deadline < look.at ? deadline : look.at) != BB_WAIT_TIMEOUT)
			continue;
		if (deadline <= look.at)
			return give_up(t, bucket, BB_PARK_TIMEOUT);
		if (is_idle(t->rt, &look)) {
			bb_sync_or(&t->poll, BB_POLL_IDLE);
			return give_up(t, bucket, BB_PARK_INTERRUPTED);
		}
	}
}

BbParkResult bb_park(BbThread *t, const void *address, bool (*still)(void *arg), void *arg, uintptr_t token,
		     int64_t deadline, unsigned flags, uintptr_t *value)
{
	BB_ASSERT(bb_thread_is_attached(t) && !t->stopping_world && t->mutexes_held == 0);
	BB_ASSERT(t->locks_held == 0 || (flags & BB_PARK_FOR_LOCK));
#if BB_C_STACK_FIRST
	if (t->rt->hooks.thread_waits)
		t->rt->hooks.thread_waits(t);
#endif
	BbParkBucket *bucket = bucket_of(t->rt, address);
	bb_mutex_lock(t, &bucket->mutex);
	bb_sync_exchange(&t->wake, BB_WAKE_PARKED);
	/* From here on an interrupt's sticky bit is kept; an earlier one is seen in the poll word. */
	BbParkResult result;
	if (still && !still(arg)) {
		result = BB_PARK_INVALID;
	} else if (interrupted(t, flags)) {
		result = BB_PARK_INTERRUPTED;
	} else {
		t->park_address = address;
		t->park_token = token;
		enqueue(bucket, t);
		result = BB_PARK_WOKEN;
	}
	bb_mutex_unlock(t, &bucket->mutex);

	if (result == BB_PARK_WOKEN) {
		int saved = errno;
		bb_save_registers(&t->registers);
		bb_thread_detach_saved(t);
		bb_chaos_leave(t);
		result = wait_in_queue(t, bucket, deadline, flags);
		if (result == BB_PARK_WOKEN && value)
			*value = t->park_value;
		errno = saved;
		if (flags & BB_PARK_FOR_LOCK)
			bb_thread_attach_always(t);
		else
			bb_thread_attach(t);
	}
	bb_sync_and(&t->wake, BB_WAKE_INTERRUPT);
	return result;
}

BbParkResult bb_park_sleep(BbThread *t, int64_t deadline)
{
	/* Nobody unparks this address. */
	return bb_park(t, &t->park_address, NULL, NULL, 0, deadline, BB_PARK_INTERRUPTIBLE, NULL);
}

/* ---- Waking. ---- */

/* Takes up to max waiters at address out of the bucket's queue, chained by park_next, and says whether more are left.
 */
static BbThread *take_waiters(BbParkBucket *bucket, const void *address, uint32_t max, uint32_t *count, bool *more)
{
	BbThread *taken = NULL;
	BbThread **end = &taken;
	BbThread *t = find(bucket->first, address);
	*count = 0;
	while (t && *count < max) {
		BbThread *next = find(t->park_next, address);
		dequeue(bucket, t);
		t->park_next = NULL;
		*end = t;
		end = &t->park_next;
		++*count;
		t = next;
	}
	*more = t != NULL;
	return taken;
}

uint32_t bb_unpark(BbRuntime *rt, const void *address, uint32_t max, BbUnparkFunction decide, void *arg)
{
	BbSync *deferred[DEFERRED];
	uint32_t deferred_count = 0;
	uint32_t count;
	bool more;
	BbParkBucket *bucket = bucket_of(rt, address);
	bb_platform_mutex_lock(&bucket->mutex);
	BbThread *t = take_waiters(bucket, address, max, &count, &more);
	uintptr_t value = decide ? decide(arg, t, more) : 0;
	while (t) {
		/* Once it is marked as woken t may run, end, and be freed; its wake word is then only an address. */
		BbThread *next = t->park_next;
		BbSync *wake = &t->wake;
		t->park_value = value;
		bb_chaos_woken(t);
		bb_sync_or(wake, BB_WAKE_WOKEN);
		if (deferred_count < DEFERRED)
			deferred[deferred_count++] = wake;
		else
			bb_platform_wake(wake, false);
		t = next;
	}
	bb_platform_mutex_unlock(&bucket->mutex);
	for (uint32_t i = 0; i < deferred_count; i++)
		bb_platform_wake(deferred[i], false);
	return count;
}

/* ---- The table. ---- */

bool bb_parking_init(BbRuntime *rt)
{
	rt->park_buckets = bb_platform_alloc(sizeof(BbParkBucket) << BB_PARK_BUCKETS_SHIFT);
	return rt->park_buckets != NULL;
}

void bb_parking_destroy(BbRuntime *rt)
{
	bb_platform_free(rt->park_buckets);
	rt->park_buckets = NULL;
}

void bb_parking_reset(BbRuntime *rt)
{
	for (uint32_t i = 0; i < (uint32_t)1 << BB_PARK_BUCKETS_SHIFT; i++) {
		BbParkBucket *bucket = &rt->park_buckets[i];
		bb_sync_exchange(&bucket->mutex.state, 0);
		bucket->first = NULL;
		bucket->last = NULL;
	}
}
