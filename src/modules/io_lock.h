/* SPDX-License-Identifier: MIT */
/*
 * The lock of a stream: held through a whole operation, system calls and user code included.
 *
 * The thread that holds it may detach and may run Python code; threads that want it wait, detached.  Wanting it twice
 * (from a signal handler, say) is an error.
 */
#ifndef BB_MODULES_IO_LOCK_H
#define BB_MODULES_IO_LOCK_H

#include "object/object.h"

/* A zero-filled one is free. */
typedef struct BbIoLock {
	BbSync word;
	BbPublished owner; /* BbThread of the holder.  Guard: word */
} BbIoLock;

/* Takes the lock of `stream', which is for messages.  false: raised (RuntimeError "reentrant call inside ...", what a
 * signal's handler raised, or at exit that a thread that runs no more holds it). */
BB_NODISCARD bool bb_io_lock(BbThread *t, BbIoLock *lock, BbValue stream);

/* Never blocks, raises or runs anything. */
void bb_io_unlock(BbThread *t, BbIoLock *lock);

/* The runtime is going down, and a thread that runs no more holds the lock: inside a blocking call, say. */
bool bb_io_lock_is_abandoned(BbThread *t, const BbIoLock *lock);

/* In the child of a fork: whoever held it is not there. */
void bb_io_lock_after_fork(BbIoLock *lock);

#endif
