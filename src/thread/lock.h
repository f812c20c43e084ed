/* SPDX-License-Identifier: MIT */
/*
 * Object locks: one byte in an object's header.
 *
 *	bit 0	held
 *	bit 1	threads are parked at the byte's address, so unlocking takes the slow path
 *
 * All zero is a free lock.  Bit 1 changes only under the mutex of the address's parking bucket, but for being set by a
 * thread on its way there.  Unlocking wakes one waiter, which competes with newcomers; once a waiter has waited for a
 * millisecond the lock is handed to it instead, so that none starves.
 *
 * Until a second thread exists the byte is left alone and sections are only counted (t->locks_held), see
 * bb_runtime_enable_locks.  Under a lock: no user code, no full poll, no blocking call; the stopping poll and
 *allocation are allowed.  A thread holds one lock, or two taken together; none is acquired while another is held, none
 *in a world that the thread has stopped.  Checked builds assert all this.
 */
#ifndef BB_THREAD_LOCK_H
#define BB_THREAD_LOCK_H

#include "thread/thread.h"

enum { BB_LOCK_HELD = 1, BB_LOCK_WAITERS = 2 };

/* The slow paths. */
void bb_lock_slow(BbThread *t, BbSync8 *lock);
void bb_unlock_slow(BbThread *t, BbSync8 *lock);
/* Two different locks at once, in address order; not counted here. */
void bb_lock_pair(BbThread *t, BbSync8 *a, BbSync8 *b);

/* Takes the lock.  t is attached and holds no object lock and no mutex.  Waits detached, so the world may be stopped
 * meanwhile. Cannot fail. */
BB_INLINE void bb_lock(BbThread *t, BbSync8 *lock)
{
	BB_ASSERT(t->locks_held == 0 && !t->stopping_world && t->mutexes_held == 0 && bb_thread_is_attached(t));
	t->locks_held = 1;
	if (BB_LIKELY(!t->use_locks))
		return;
	uint8_t expected = 0;
	if (BB_UNLIKELY(!bb_sync8_cas(lock, &expected, BB_LOCK_HELD)))
		bb_lock_slow(t, lock);
}

/* Releases it.  Never blocks, never polls. */
BB_INLINE void bb_unlock(BbThread *t, BbSync8 *lock)
{
	BB_ASSERT(t->locks_held == 1);
	if (BB_UNLIKELY(t->use_locks)) {
		uint8_t expected = BB_LOCK_HELD;
		if (BB_UNLIKELY(!bb_sync8_cas(lock, &expected, 0)))
			bb_unlock_slow(t, lock);
	}
	t->locks_held = 0;
}

/* Takes both locks; a and b may be the same.  Otherwise as bb_lock. */
BB_INLINE void bb_lock_two(BbThread *t, BbSync8 *a, BbSync8 *b)
{
	if (a == b) {
		bb_lock(t, a);
		return;
	}
	BB_ASSERT(t->locks_held == 0 && !t->stopping_world && t->mutexes_held == 0 && bb_thread_is_attached(t));
	t->locks_held = 2;
	if (BB_UNLIKELY(t->use_locks))
		bb_lock_pair(t, a, b);
}

/* Releases both. */
BB_INLINE void bb_unlock_two(BbThread *t, BbSync8 *a, BbSync8 *b)
{
	if (a == b) {
		bb_unlock(t, a);
		return;
	}
	BB_ASSERT(t->locks_held == 2);
	t->locks_held = 1;
	bb_unlock(t, a);
	t->locks_held = 1;
	bb_unlock(t, b);
}

#endif
