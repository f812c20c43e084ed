/* SPDX-License-Identifier: MIT */
/*
 * Starting threads, and _thread._ThreadHandle, by which one waits for a thread's end.
 *
 * A handle goes NOT_STARTED, STARTING, RUNNING, DONE, and never back (but from STARTING, when there is no thread to be
 * had).  Waiters park at its state word; DONE comes after the thread's last Python code.
 *
 * What the module keeps for a runtime is one cell, reached from bb_vm(t)->thread_state: threads on their way, the
 * handles of running threads that are no daemons, how many threads run, the size of new stacks.
 */
#ifndef BB_MODULES_THREAD_HANDLE_H
#define BB_MODULES_THREAD_HANDLE_H

#include "object/object.h"

enum { BB_THREAD_NOT_STARTED, BB_THREAD_STARTING, BB_THREAD_RUNNING, BB_THREAD_DONE };

typedef struct BbThreadHandle {
	BbObject header;
	BbSync state;	       /* BB_THREAD_* */
	BbPublished ident;     /* 0: not started */
	BbSlot previous, next; /* in the list of non-daemons.  Guard: the state cell's lock */
	BbPublished8 listed;   /* is in that list.  Guard: the same */
} BbThreadHandle;

extern BbType bb_thread_handle_type;

/* Makes the state cell, if there is none yet; called by the module's init function.  false: raised. */
BB_NODISCARD bool bb_thread_handle_init(BbThread *t);

/* A handle that is not started yet, and one of a thread that runs already. */
BB_NODISCARD BbValue bb_thread_handle_new(BbThread *t);
BB_NODISCARD BbValue bb_thread_handle_for(BbThread *t, uint64_t ident);

/* Starts a thread that calls function(*args, **kwargs) (args and kwargs may be EMPTY) on behalf of the handle.
 * RuntimeError when it was started before, or when there is no thread to be had. */
BB_NODISCARD bool bb_thread_handle_start(BbThread *t, BbValue handle, BbValue function, BbValue args, BbValue kwargs,
					 bool daemon);

/* Waits for the thread's end, at most ns (negative: for ever): 1 it has ended, 0 not, -1 raised.  Blocks, and runs
 * signals' handlers. */
BB_NODISCARD int bb_thread_handle_join(BbThread *t, BbValue handle, int64_t ns);

/* In the child of a fork: notes that a thread is not there, for bb_runtime_after_fork; then, the caller is the only
 * thread.  The second takes object locks. */
void bb_thread_handle_drop(BbThread *other);
void bb_thread_handle_after_fork(BbThread *t);

/* Joins every thread that is no daemon, but for the caller.  What a signal's handler raises is reported, and ends it.
 */
void bb_thread_handle_join_all(BbThread *t);

/* How many threads were started and have not ended. */
uint32_t bb_thread_handle_count(BbThread *t);

/* The stack size for new threads, 0: the default; returns what it was before. */
size_t bb_thread_handle_stack_size(BbThread *t, size_t size);

#endif
