/* SPDX-License-Identifier: MIT */
/*
 * Threads that wait in a queue of an object for something to be handed to them: a notification, a permission, an item.
 *
 * The queue is a list of BbWaiter cells under the object's lock, in order of arrival.  Whoever has something to hand
 * over takes the first waiter off the list under that lock and serves it afterwards.  So nothing is given twice, nobody
 * overtakes, and exactly those threads wake up that have something to do.
 *
 *	WAITING -> PARKED	the waiter, before it parks
 *	WAITING -> SERVED	the server: the waiter is still looking
 *	PARKED  -> SERVED	the server, which then wakes it
 */
#ifndef BB_MODULES_THREAD_WAITER_H
#define BB_MODULES_THREAD_WAITER_H

#include "object/object.h"

typedef struct BbWaiter {
	const BbCellKind *kind;
	BbSlot previous, next; /* guard: the owner's lock; `next' is the server's once it has taken the waiter */
	BbSlot item;	       /* what was handed over, or EMPTY; written before SERVED */
	BbSync state;
	BbPublished8 listed; /* guard: the owner's lock */
} BbWaiter;

/* A member of the object that owns the queue.  Guard: that object's lock. */
typedef struct BbWaiters {
	BbSlot first, last;
	BbPublished count;
} BbWaiters;

/* For the owner's trace function. */
void bb_waiters_trace(BbTracer *tracer, const BbWaiters *waiters);

/* A new waiter, in no queue; NULL: MemoryError. */
BB_NODISCARD BbWaiter *bb_waiter_new(BbThread *t);

/* Under the owner's lock; owner is the cell that contains the list.  None allocates.  w is new, or was removed. */
void bb_waiters_add_locked(BbThread *t, void *owner, BbWaiters *waiters, BbWaiter *w);
/* Takes w out; false: somebody has taken it already, and serves it. */
bool bb_waiters_remove_locked(BbThread *t, void *owner, BbWaiters *waiters, BbWaiter *w);
/* Takes the first one, or NULL. */
BbWaiter *bb_waiters_take_locked(BbThread *t, void *owner, BbWaiters *waiters);
/* Takes the first n, chained by `next'; NULL: there is none. */
BbWaiter *bb_waiters_take_many_locked(BbThread *t, void *owner, BbWaiters *waiters, size_t n);

/* Hands item (or EMPTY) to a waiter that was taken, and wakes it.  Never blocks. */
void bb_waiter_serve(BbThread *t, BbWaiter *w, BbValue item);
/* Serves a chain of bb_waiters_take_many_locked, with nothing. */
void bb_waiter_serve_chain(BbThread *t, BbWaiter *first);

/* Waits until w is served (1), until the deadline (0), or until a signal's handler is to run (-1; only if
 * interruptible). w stays where it is.  After 0 and -1 the caller removes it, and finds out whether it was served after
 * all; what serves it must not be lost.  Handlers run outside of the queue, so that what they do themselves doesn't
 * serve the wait that they interrupt; the caller then waits again, as the last one.  `what' is shown as what the thread
 * waits for.  Blocks.
 */
BB_NODISCARD int bb_waiter_wait(BbThread *t, BbWaiter *w, void *what, int64_t deadline, bool interruptible);

/* What ends a wait that holds nothing, as join(): a signal that came before what was waited for is handled inside of
 * it.  false: raised.  Runs user code. */
BB_NODISCARD bool bb_waiter_poll(BbThread *t);

/* The deadline for a wait of ns; negative: for ever. */
int64_t bb_waiter_deadline(int64_t ns);

BB_INLINE bool bb_waiters_none_locked(const BbWaiters *waiters)
{
	return bb_is_empty(bb_slot_load(&waiters->first));
}

/* The argument `timeout' of waits where None is for ever, and what is not greater than 0 no time at all.  v may be
 * EMPTY. TypeError, OverflowError.  Runs user code. */
BB_NODISCARD bool bb_waiter_timeout(BbThread *t, BbValue v, int64_t *ns);

#endif
