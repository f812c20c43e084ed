/* SPDX-License-Identifier: MIT */
/*
 * Object locks: the contended paths.  lock.h says what the byte's bits mean.
 *
 * Nobody sleeps in the queue without the waiters bit: it is set before parking, checked again under the bucket's mutex,
 * and recomputed from the queue under the same mutex by whoever wakes.  Nobody holds an object lock over the bucket's
 * mutex who did not hold it before, so the two cannot deadlock.
 */
#include "thread/lock.h"

#include "thread/parking.h"

/* A waiter that has waited for as long is handed the lock.  In microseconds, as its token is. */
enum { HAND_OVER_AFTER = 1000 };

enum { HANDED_OVER = 1 };

static uintptr_t microseconds(void)
{
	return (uintptr_t)(bb_platform_monotonic() / 1000);
}

/* Takes the lock if it is free, whoever waits for it. */
static bool try_lock(BbSync8 *lock)
{
	uint8_t seen = bb_sync8_load_relaxed(lock);
	while (!(seen & BB_LOCK_HELD)) {
		if (bb_sync8_cas(lock, &seen, seen | BB_LOCK_HELD))
			return true;
	}
	return false;
}

/* Sections are short, so the lock may well be free again before it is worth going to sleep; but not if others sleep. */
static bool spin(BbThread *t, BbSync8 *lock)
{
	for (unsigned round = 0;; round++) {
		uint8_t seen = bb_sync8_load_relaxed(lock);
		if (!(seen & BB_LOCK_HELD) && try_lock(lock))
			return true;
		if ((seen & BB_LOCK_WAITERS) || !bb_spin(t, round))
			return false;
	}
}

/* Under the bucket's mutex: does it still make sense to wait? */
static bool is_held_with_waiters(void *arg)
{
	return bb_sync8_load((BbSync8 *)arg) == (BB_LOCK_HELD | BB_LOCK_WAITERS);
}

void bb_lock_slow(BbThread *t, BbSync8 *lock)
{
	if (spin(t, lock))
		return;
	uintptr_t since = microseconds();
	for (;;) {
		if (try_lock(lock))
			return;
		uint8_t seen = BB_LOCK_HELD;
		if (!bb_sync8_cas(lock, &seen, BB_LOCK_HELD | BB_LOCK_WAITERS) && !(seen & BB_LOCK_HELD))
			continue;
		uintptr_t value = 0;
		BbParkResult result =
			bb_park(t, lock, is_held_with_waiters, lock, since, BB_FOREVER, BB_PARK_FOR_LOCK, &value);
		if (result == BB_PARK_WOKEN && value == HANDED_OVER)
			return;
	}
}

/* Under the bucket's mutex: releases the byte, or leaves it held for the thread that is being woken. */
static uintptr_t release(void *arg, const BbThread *first, bool more)
{
	BbSync8 *lock = arg;
	uint8_t waiters = more ? BB_LOCK_WAITERS : 0;
	if (first && microseconds() - first->park_token >= HAND_OVER_AFTER) {
		bb_sync8_exchange(lock, BB_LOCK_HELD | waiters);
		return HANDED_OVER;
	}
	bb_sync8_exchange(lock, waiters);
	return 0;
}

void bb_unlock_slow(BbThread *t, BbSync8 *lock)
{
	BB_ASSERT(bb_sync8_load_relaxed(lock) & BB_LOCK_HELD);
	bb_unpark(t->rt, lock, 1, release, lock);
}

static void lock_one(BbThread *t, BbSync8 *lock)
{
	uint8_t expected = 0;
	if (BB_UNLIKELY(!bb_sync8_cas(lock, &expected, BB_LOCK_HELD)))
		bb_lock_slow(t, lock);
}

void bb_lock_pair(BbThread *t, BbSync8 *a, BbSync8 *b)
{
	bool in_order = (uintptr_t)a < (uintptr_t)b;
	lock_one(t, in_order ? a : b);
	lock_one(t, in_order ? b : a);
}
