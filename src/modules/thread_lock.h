/* SPDX-License-Identifier: MIT */
/*
 * _thread.lock and _thread.RLock, and the wait on a lock's word that they share.
 *
 * A lock's word is 0 (free), or HELD with or without WAITERS; any other thread may release what one has acquired.
 * Taking a free lock and releasing one that nobody waits for are one compare-and-swap each.
 */
#ifndef BB_MODULES_THREAD_LOCK_H
#define BB_MODULES_THREAD_LOCK_H

#include "object/object.h"

typedef struct BbThreadLock {
	BbObject header;
	BbSync word;
	BbPublished32 holder; /* ident of who acquired it last, for reports on hangs.  Written by the holder of word */
} BbThreadLock;

typedef struct BbThreadRLock {
	BbObject header;
	BbSync word;
	BbPublished owner; /* ident of the holder, 0: none.  Written by the holder of word */
	BbPublished count; /* how often the holder has acquired it.  Written by the holder of word */
} BbThreadRLock;

extern BbType bb_thread_lock_type, bb_thread_rlock_type;

/* A new, free lock. */
BB_NODISCARD BbValue bb_thread_lock_new(BbThread *t);

/* Reads the arguments `timeout' and `blocking' of the various waits: *ns is 0 for no waiting, negative for ever.  v may
 * be EMPTY.  ValueError, OverflowError. */
BB_NODISCARD bool bb_thread_lock_timeout(BbThread *t, bool blocking, BbValue v, int64_t *ns);

/* Acquires a lock (the plain kind): 1, 0: the time is over, -1: a signal's handler raised.  May block, and run user
 * code if interruptible. */
BB_NODISCARD int bb_thread_lock_acquire(BbThread *t, BbThreadLock *lock, int64_t ns, bool interruptible);

/* Releases it; false: it was not held (nothing is raised).  Never blocks. */
bool bb_thread_lock_release(BbThread *t, BbThreadLock *lock);

/* Is it held? */
bool bb_thread_lock_is_held(const BbThreadLock *lock);

/* The same for RLocks; acquire is always interruptible, and raises OverflowError; release returns false where t does
 * not hold it. */
BB_NODISCARD int bb_thread_rlock_acquire(BbThread *t, BbThreadRLock *lock, int64_t ns);
bool bb_thread_rlock_release(BbThread *t, BbThreadRLock *lock);

/* release_all frees one that t holds, and returns how often it was acquired; reacquire takes it as often, and is not
 * interruptible. */
bool bb_thread_rlock_is_owned(const BbThread *t, const BbThreadRLock *lock);
uintptr_t bb_thread_rlock_release_all(BbThread *t, BbThreadRLock *lock);
void bb_thread_rlock_reacquire(BbThread *t, BbThreadRLock *lock, uintptr_t count);
/* A new, free RLock. */
BB_NODISCARD BbValue bb_thread_rlock_new(BbThread *t);

/* The greatest number of seconds that a timeout may have. */
#define BB_THREAD_LOCK_TIMEOUT_MAX 9223372036.0

#endif
