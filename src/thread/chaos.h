/* SPDX-License-Identifier: MIT */
/*
 * Chaos: a scheduler that is as unkind as a seed tells it to be, and as unkind again when it gets the same seed.
 *
 * There is one baton, and only who has it is attached, so one thread runs at a time.  At each full poll and at each
 * operation on a lock the holder draws a random number, and now and then passes the baton on to another thread that is
 * ready, also drawn, and does not get it back for a while.  A thread that is woken counts as ready from the moment at
 * which it is woken, and a call of the system keeps the baton unless it takes long: so the order of things does not
 * depend on how fast the machine is, and the same seed gives the same order.  What comes from outside (time, input) may
 * still differ.
 */
#ifndef BB_THREAD_CHAOS_H
#define BB_THREAD_CHAOS_H

#include "thread/thread.h"

/* Begins; called by the main thread, attached, while it is the only one.  false: no memory. */
BB_NODISCARD bool bb_chaos_start(BbThread *t, uint64_t seed);

/* Maybe passes the baton on. */
void bb_chaos_point_slow(BbThread *t);

/* A point where other threads may get their turn: t is attached and holds no lock; may stop, and blocks under chaos. */
BB_INLINE void bb_chaos_point(BbThread *t)
{
	if (BB_UNLIKELY(bb_sync_load_relaxed(&t->poll) & BB_POLL_CHAOS))
		bb_chaos_point_slow(t);
}

/* Of this floor, each doing nothing without chaos.  A thread is made, and will want the baton; it has been woken; it
 * enters a call that may take time; it is about to sleep; it wants to run (blocks until it has the baton); it is gone.
 */
void bb_chaos_made(BbThread *t);
void bb_chaos_woken(BbThread *t);
void bb_chaos_lend(BbThread *t);
void bb_chaos_leave(BbThread *t);
void bb_chaos_enter(BbThread *t);
void bb_chaos_gone(BbThread *t);
/* In the child of a fork only t is left. */
void bb_chaos_after_fork(BbThread *t);
void bb_chaos_destroy(BbRuntime *rt);

#endif
