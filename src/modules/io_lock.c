/* SPDX-License-Identifier: MIT */
/*
 * See io_lock.h.  The word is FREE, HELD, or HELD_WAITERS: somebody may be parked at its address.
 */
#include "modules/io_lock.h"

#include "object/error.h"
#include "thread/parking.h"
#include "vm/vm.h"

enum { FREE, HELD, HELD_WAITERS };

/* How long after it has stopped the others the thread that ends the program waits for streams that they have, and how
 * often it looks whether a holder has parked for ever.  In nanoseconds. */
static const int64_t patience_at_exit = 1000000000, look_at_exit = 1000000;

static bool has_waiters(void *word)
{
	return bb_sync_load(word) == HELD_WAITERS;
}

/* Will the lock never be free again? */
static bool is_lost(BbThread *t, BbIoLock *lock)
{
	uintptr_t owner = bb_published_load(&lock->owner);
	return bb_platform_monotonic() - t->rt->shut_down_at >= patience_at_exit ||
	       (owner && bb_thread_is_gone(t, owner) && owner == bb_published_load(&lock->owner));
}

static bool wait_for(BbThread *t, BbIoLock *lock, BbValue stream)
{
	bool exiting = bb_sync_load(&t->rt->shutting_down) != 0;
	while (bb_sync_exchange(&lock->word, HELD_WAITERS) != FREE) {
		if (exiting && is_lost(t, lock)) {
			bb_runtime_error(t, "could not acquire lock for %R at interpreter shutdown", stream);
			return false;
		}
		int64_t deadline = exiting ? bb_platform_monotonic() + look_at_exit : BB_FOREVER;
		BbParkResult result =
			bb_park(t, &lock->word, has_waiters, &lock->word, 0, deadline, BB_PARK_INTERRUPTIBLE, NULL);
		if (result == BB_PARK_INTERRUPTED && !bb_vm_poll(t))
			return false;
	}
	return true;
}

bool bb_io_lock(BbThread *t, BbIoLock *lock, BbValue stream)
{
	uint32_t expected = FREE;
	if (BB_UNLIKELY(!bb_sync_cas(&lock->word, &expected, HELD))) {
		if (bb_published_load_relaxed(&lock->owner) == (uintptr_t)t) {
			bb_runtime_error(t, "reentrant call inside %R", stream);
			return false;
		}
		if (!wait_for(t, lock, stream))
			return false;
	}
	bb_published_store_relaxed(&lock->owner, (uintptr_t)t);
	return true;
}

void bb_io_unlock(BbThread *t, BbIoLock *lock)
{
	bb_published_store_relaxed(&lock->owner, 0);
	if (BB_UNLIKELY(bb_sync_exchange(&lock->word, FREE) == HELD_WAITERS))
		bb_unpark(t->rt, &lock->word, 1, NULL, NULL);
}

bool bb_io_lock_is_abandoned(BbThread *t, const BbIoLock *lock)
{
	return bb_sync_load(&t->rt->shutting_down) && bb_sync_load(&lock->word) != FREE;
}

void bb_io_lock_after_fork(BbIoLock *lock)
{
	bb_published_store_relaxed(&lock->owner, 0);
	bb_sync_exchange(&lock->word, FREE);
}
