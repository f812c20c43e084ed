/* SPDX-License-Identifier: MIT */
/*
 * Stopping the world.
 *
 * One thread at a time may stop the world: the claimant.  Others who want to queue up, detached, and get the claim in
 * turn each time the world has been started, so that nobody who keeps stopping the world shuts the others out.  With
 * the claim the stopper goes through the registry, moves every thread out of ATTACHED and DETACHED (thread.h has the
 * table), and waits until stop_missing says that those who were attached have reported.
 *
 * Invariant: from bb_world_stop's return until the matching bb_world_start no thread but the stopper is ATTACHED or
 * STOPPING, and the registry does not change.
 *
 * In a stopped world no object lock is taken: its holder may be suspended.
 */
#ifndef BB_THREAD_WORLD_H
#define BB_THREAD_WORLD_H

#include "thread/thread.h"

/* Stops the world.  t is attached and holds no mutex; it may hold object locks, since those who wait for one are
 * detached. While t waits for its turn other threads may stop and start the world.  Nests: each call needs its
 * bb_world_start. */
void bb_world_stop(BbThread *t);

/* Lets the others go on, once the outermost bb_world_stop is matched.  Never blocks. */
void bb_world_start(BbThread *t);

/* Has t stopped the world? */
BB_INLINE bool bb_world_is_stopped_by(const BbThread *t)
{
	return t->stopping_world;
}

/* Of this floor: a thread that reached SUSPENDED or WAITING from STOPPING, or unregistered in that state, is counted
 * off. */
void bb_world_report(BbRuntime *rt);

#endif
