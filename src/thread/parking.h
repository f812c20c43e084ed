/* SPDX-License-Identifier: MIT */
/*
 * The parking lot: threads wait at addresses, in queues kept outside of the words they wait for.  Whatever blocks
 * attached threads (object locks, Python's locks and conditions, sleep, join) is built on it.
 *
 * A waiter is queued under the mutex of its address's bucket, after its condition was looked at under that mutex;
 * whoever changes the condition dequeues under the same mutex.  So no wake-up falls between looking and waiting. Queues
 * are first in, first out for each address.
 *
 * A thread sleeps on its own word, t->wake.  BB_WAKE_PARKED is set while it is queued; the bucket's mutex guards the
 * step that dequeues it, by which it gets BB_WAKE_WOKEN.  BB_WAKE_INTERRUPT is set by bb_poll_request, without the
 * mutex and possibly from a signal handler, and makes the sleeper look at its poll word.  Because it is set in the word
 * that the platform's wait compares, it cannot be lost.
 */
#ifndef BB_THREAD_PARKING_H
#define BB_THREAD_PARKING_H

#include "thread/thread.h"

enum {
	BB_WAKE_PARKED = 1,
	BB_WAKE_WOKEN = 2,
	BB_WAKE_INTERRUPT = 4,
};

typedef enum BbParkResult {
	BB_PARK_WOKEN,	     /* somebody unparked it */
	BB_PARK_TIMEOUT,     /* the deadline came first; it is in no queue */
	BB_PARK_INTERRUPTED, /* one of BB_POLL_INTERRUPTS is set; it is in no queue */
	BB_PARK_INVALID,     /* still() said no; it did not wait */
} BbParkResult;

enum {
	/* Return BB_PARK_INTERRUPTED when one of BB_POLL_INTERRUPTS is or gets set.  A wake-up that came first wins. */
	BB_PARK_INTERRUPTIBLE = 1,
	/* The same for BB_POLL_REPORT alone. */
	BB_PARK_REPORTABLE = 4,
	/* Come back even if the runtime is going down, and allow object locks to be held: for object locks only. */
	BB_PARK_FOR_LOCK = 2,
};

/* Waits at address until unparked or the deadline (BB_FOREVER: none).  still (or NULL: yes) is called under the
 * bucket's mutex, as are the callbacks of bb_unpark for that address; it may only look at words.  token is for the
 * callback of whoever unparks.  If value is not NULL it receives what the waker handed over (WOKEN only).  t is
 * attached; detaches while it waits, so may stop and block.  Holds no object lock (see BB_PARK_FOR_LOCK) and no mutex.
 *
 * While all threads wait, nothing is allocated, so nothing is collected, although what they wait for may be a finalizer
 * or a weak reference's callback.  So an interruptible wait of the main thread now and then looks whether there is
 * garbage that nobody else is going to collect: it is INTERRUPTED then, by BB_POLL_IDLE. */
BbParkResult bb_park(BbThread *t, const void *address, bool (*still)(void *arg), void *arg, uintptr_t token,
		     int64_t deadline, unsigned flags, uintptr_t *value);

/* Decides under the bucket's mutex: first is the thread that waited longest of those being woken, NULL if there was
 * none; more tells whether others still wait at the address.  Changes the caller's word accordingly and returns the
 * value to hand over.  May read first->park_token; must not block or lock. */
typedef uintptr_t (*BbUnparkFunction)(void *arg, const BbThread *first, bool more);

/* Wakes up to max threads parked at address, in order of arrival, and returns how many.  decide may be NULL: hands over
 * 0. Never blocks (but for the bucket's mutex).  Attached or not, in a stopped world or not; not from signal handlers.
 */
uint32_t bb_unpark(BbRuntime *rt, const void *address, uint32_t max, BbUnparkFunction decide, void *arg);

/* Waits until the deadline: BB_PARK_TIMEOUT or BB_PARK_INTERRUPTED. t is attached; as for bb_park. */
BbParkResult bb_park_sleep(BbThread *t, int64_t deadline);

/* A pause before the next look at something that another thread may be about to do; round counts them from 0.  The
 * first are some cycles long, the last give the processor away: then whoever is to do it may run here.  false: it has
 * taken long enough, or something is pending for t: park.  Sleeping and waking costs about as much as all rounds
 * together. */
bool bb_spin(BbThread *t, unsigned round);

/* Of this floor: the table's beginning and end.  init returns false: out of memory.  reset forgets all waiters (after a
 * fork). */
BB_NODISCARD bool bb_parking_init(BbRuntime *rt);
void bb_parking_destroy(BbRuntime *rt);
void bb_parking_reset(BbRuntime *rt);

#endif
