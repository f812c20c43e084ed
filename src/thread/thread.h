/* SPDX-License-Identifier: MIT */
/*
 * The runtime, its threads and their states.
 *
 *	ATTACHED	runs Python or touches objects
 *	DETACHED	is inside a blocking call and touches no object
 *	SUSPENDED	is held by a stop-the-world
 *
 * Two more values of the state word belong to a stop-the-world on its way: STOPPING is an attached thread that a
 *stopper has counted and waits for, WAITING is a suspended one that wants to run on.
 *
 *	ATTACHED  -> DETACHED	the thread itself, leaving
 *	DETACHED  -> ATTACHED	the thread itself, coming back
 *	ATTACHED  -> STOPPING	the stopper, counting it
 *	DETACHED  -> SUSPENDED	the stopper
 *	STOPPING  -> WAITING	the thread itself, at a poll; it reports to the stopper
 *	STOPPING  -> SUSPENDED	the thread itself, leaving; it reports to the stopper
 *	SUSPENDED -> WAITING	the thread itself, coming back: it blocks
 *	SUSPENDED -> DETACHED	the stopper, starting the world
 *	WAITING   -> ATTACHED	the stopper, starting the world: so each thread that waits gets to run between two stops
 *
 * Every change is a compare-and-swap, and each has one author, so that none can be missed or counted twice.
 *
 * A thread that leaves ATTACHED, by whatever way, has stored its callee-saved registers and stack pointer first, so
 *that its C stack can be scanned from registers.sp to stack_high.  (Both are 0 in a thread that has not run yet.)
 *
 * The registry (rt->threads) changes only under registry_mutex and only while the world is not stopped: who adds or
 *removes a thread is attached, or waits for the world to go on.  So whoever holds the world stopped walks it without
 *the mutex.
 *
 * Runtime mutexes are taken with bb_mutex_lock, held for a few instructions, and never over a poll, an allocation, a
 * detach, an attach or the taking of an object lock; checked builds count them.  Order: registry_mutex is innermost; a
 * parking bucket's mutex and registry_mutex are never held together.
 *
 * BbThread has a section for each floor that keeps something per thread; only the owner thread touches a field unless
 *its guard is named.
 */
#ifndef BB_THREAD_THREAD_H
#define BB_THREAD_THREAD_H

#include "base/value.h"
#include "platform/platform.h"

typedef struct BbThread BbThread;
typedef struct BbRuntime BbRuntime;

enum { BB_DETACHED = 0, BB_ATTACHED = 1, BB_SUSPENDED = 2, BB_STOPPING = 3, BB_WAITING = 4 };

/* Bits of the poll word.  Only BB_POLL_STOP is answered by the stopping poll; all by the full poll (vm). */
enum {
	BB_POLL_STOP = 1 << 0,	     /* somebody wants the world stopped */
	BB_POLL_PREEMPT = 1 << 1,    /* give the processor to another thread (ports without preemption) */
	BB_POLL_SIGNAL = 1 << 2,     /* main thread only: a signal's Python handler is due */
	BB_POLL_ASYNC_EXC = 1 << 3,  /* an exception was sent to this thread */
	BB_POLL_FINALIZERS = 1 << 4, /* finalizers and weak reference callbacks are queued */
	BB_POLL_TRACE = 1 << 5,	     /* the thread traces; cleared by itself alone */
	BB_POLL_CHAOS = 1 << 6,	     /* scheduler fuzzing wants a word at every poll */
	BB_POLL_EXIT = 1 << 7,	     /* the runtime is going down: this thread never runs Python again */
	BB_POLL_REPORT = 1 << 8,     /* main thread only: somebody wants to read what the threads do */
	BB_POLL_GONE = 1 << 9,	     /* says only: the thread has parked for ever */
	BB_POLL_IDLE = 1 << 10,	     /* all threads wait, and nobody else is going to collect */

	/* What ends an interruptible wait. */
	BB_POLL_INTERRUPTS = BB_POLL_SIGNAL | BB_POLL_ASYNC_EXC | BB_POLL_EXIT | BB_POLL_REPORT,
};

/* In BbThread's waiting_for: the thread sleeps. */
#define BB_WAITS_FOR_TIME ((uintptr_t)1)

/* Size classes of the heap; memory/heap.h says which sizes they are. */
enum { BB_SIZE_CLASSES = 32 };

/* A free cell's second word links to the next (the first, its type, is NULL while it is free). */
typedef struct BbFreeCell {
	const void *type_is_null;
	struct BbFreeCell *next;
} BbFreeCell;

/* A thread's cache for one size class. */
typedef struct BbCellCache {
	BbFreeCell *free; /* cells ready to hand out */
	uint32_t batch;	  /* how many the next refill asks for */
} BbCellCache;

struct BbFrame;
struct BbStackSegment;
struct BbVmThread;

struct BbThread {
	/* ---- hot ---- */
	BbSync poll; /* BB_POLL_* bits; set by anybody */
	BbSync state;
	BbRuntime *rt;
	BbValue exception;	/* pending exception, or EMPTY */
	struct BbFrame *frame;	/* vm: the running Python frame */
	uintptr_t stack_limit;	/* no native recursion below this address */
	uint32_t locks_held;	/* object locks held or elided */
	uint32_t no_poll_depth; /* > 0: full polls are forbidden here; asserted */
	int32_t recursion_left; /* vm: Python calls until RecursionError */
	bool use_locks;		/* copy of rt->use_locks; changed only in a stopped world */

	/* ---- thread ---- */
	BbThread *next, *previous; /* registry; guard: rt->registry_mutex */
	BbSync wake;		   /* the word this thread parks on: BB_WAKE_* bits, see parking.h */
	uint64_t ident;		   /* small, never reused within a run: threading.get_ident() */
	uint64_t native_id;
	uintptr_t stack_low, stack_high;
	BbRegisters registers; /* valid while not ATTACHED */
#if BB_C_STACK_FIRST
	/* memory/c_stack.h */
	size_t further_size;		   /* of its further stacks; 0: it began on a whole one */
	uintptr_t stack_short;		   /* below this address what goes deep is called on a further one */
	struct BbOuterStack *outer_stacks; /* those that wait for the present one's end */
	struct BbStackPiece *spare_stack;  /* one that it keeps for its next call */
#endif
	bool is_main;
	bool stopping_world;   /* this thread holds the world stopped */
	uint32_t stop_depth;   /* nested bb_world_stop by the holder */
	uint32_t mutexes_held; /* runtime mutexes; counted in checked builds only */
	BbThread *claim_next;  /* queue of those who want to stop the world; guard: rt->registry_mutex */
	void (*start_entry)(BbThread *t, void *arg);
	void *start_arg;
	/* parking: guard: the bucket's mutex */
	BbThread *park_next, *park_previous;
	const void *park_address; /* NULL: not in a queue */
	uintptr_t park_token;
	uintptr_t park_value; /* what the waker handed over */
	int64_t spin_until;   /* its own */
	/* chaos: guard: its mutex, but for the word */
	BbThread *chaos_next;
	uint64_t chaos_until;
	uint8_t chaos_state;
	BbSync baton; /* 1: it is t's */
	/* what a debugger of hangs shows: the object waited for, or BB_WAITS_FOR_TIME */
	BbPublished waiting_for;

	/* ---- memory ---- */
	BbCellCache cache[BB_SIZE_CLASSES];
	size_t allocated_since; /* bytes taken from the heap since last reported to it */

	/* ---- object ---- */
	BbValue repr_active; /* list of the containers whose repr is being made, or EMPTY */

	/* ---- vm ---- */
	struct BbStackSegment *segment; /* current segment of the value stack */
	BbValue *stack_top;		/* first free register */
	BbValue *stack_end;		/* end of the current segment */
	struct BbVmThread *vm;		/* the rest of what the vm keeps for a thread */

	/* ---- embed ---- */
	struct BbEmbedThread *embed; /* references that C code holds; NULL: none yet */
};

/* The embedder's and the upper floors' upcalls; all may be NULL. */
typedef struct BbThreadHooks {
	/* Makes what the upper floors keep for a new thread, before it is registered: in the thread that starts it, or
	 * in itself.  Takes nothing from the heap, raises nothing.  false: no memory. */
	bool (*thread_created)(BbThread *t);
	/* Runs in the ending thread while attached. */
	void (*thread_ending)(BbThread *t);
	/* The thread is about to block in bb_park: it may give back what it does not need meanwhile. */
	void (*thread_waits)(BbThread *t);
	/* Frees what thread_created made; the thread is no longer registered, and the runtime may be gone. */
	void (*thread_freed)(BbThread *t);
	/* How much has been allocated since the last collection, about; 0: there shall be none.  Any thread, detached.
	 */
	uintptr_t (*allocated)(const BbRuntime *rt);
} BbThreadHooks;

struct BbHeap;
struct BbVm;
struct BbParkBucket;

struct BbRuntime {
	BbMutex registry_mutex;
	BbThread *threads;     /* guard: registry_mutex to change it; registry_mutex or the stopped world to read it */
	BbThread *main_thread; /* the first thread; set once */
	uint32_t thread_count; /* guard: registry_mutex */
	uint64_t next_ident;   /* guard: registry_mutex */
	bool use_locks;	       /* a second thread has been started; set in a stopped world, never cleared */
	bool one_cpu;	       /* spinning is pointless; constant */

	/* Stop the world; see world.h. */
	BbPublished stop_claimant; /* BbThread that may stop the world; guard: registry_mutex, read anywhere */
	BbThread *claim_first;	   /* queue of the next claimants; guard: registry_mutex */
	BbThread *claim_last;
	BbThread *stopper;   /* stops the world or has stopped it; guard: registry_mutex */
	BbSync stop_missing; /* attached threads that have not suspended yet */
	BbSync stop_epoch;   /* grows with each restart; suspended threads wait on it */
	BbSync ended;	     /* grows with each thread that ends */

	BbSync shutting_down;	/* 1: threads that attach park for ever */
	int64_t shut_down_at;	/* bb_platform_monotonic; valid once shutting_down is 1 */
	BbPublished finalizing; /* BbThread that may still run while shutting_down */
	struct BbParkBucket *park_buckets;
	BbThreadHooks hooks;
	struct BbChaos *chaos; /* NULL: none; set before there is a second thread */

	/* The floors above. */
	struct BbHeap *heap;
	struct BbVm *vm;
	struct BbObjects *objects; /* object: interned names, shapes */
	struct BbEmbed *embed;	   /* NULL: not made by bobbin.h */
};

/* ---- The runtime's part of this floor. ---- */

/* Prepares *rt, which is zero-filled and stays where it is.  Returns 0 or ENOMEM.  No thread is attached yet: the first
 * bb_thread_attach_native makes the main thread. */
BB_NODISCARD int bb_runtime_init(BbRuntime *rt);

/* Gives back what bb_runtime_init and the last thread's BbThread hold.  t is the only thread still running Python, or
 * NULL if all have been released.  Returns false, and frees nothing, if other threads are still registered (parked for
 * ever, or inside a blocking call): then *rt must stay in memory, too.  Never blocks. */
bool bb_runtime_destroy(BbRuntime *rt, BbThread *t);

/* From here on t alone runs Python: every other thread gets BB_POLL_EXIT and parks for ever when it next attaches (or
 * at its full poll, by bb_thread_park_forever).  Stops the world for a moment; t holds no object lock. */
void bb_runtime_shut_down(BbThread *t);

/* Takes object locks for real from now on: flips use_locks inside a stop-the-world in which no thread holds or elides a
 * lock, and tries again until there is one.  Called by this floor itself before a second thread exists; cheap when done
 * already. May stop; t may be detached, and holds no object lock. */
void bb_runtime_enable_locks(BbThread *t);

/* Overwrites what earlier calls have left on the C stack, BB_STACK_WIPED bytes of it below the caller's frame.  Nothing
 * where these do not fit.  Before the call of a function (not in line) that is about to wait or to collect: the
 * collector takes any word in the holes of its frames for a reference, and garbage would live for as long as it waits.
 */
void bb_thread_wipe_stack(const BbThread *t);

/* ---- Lifecycle. ---- */

/* Makes a BbThread for the calling native thread (main, or one that the runtime did not start) and attaches it.  Blocks
 * while the world is stopped, and for ever once the runtime is going down.  NULL: out of memory.  Ended by
 * bb_thread_release. */
BB_NODISCARD BbThread *bb_thread_attach_native(BbRuntime *rt);

/* Ends the calling thread's life in the runtime: runs the thread_ending hook, then unregisters and frees t.  t is
 * attached, and holds no lock and not the world.  The caller must not touch the runtime afterwards. */
void bb_thread_release(BbThread *t);

/* Starts a native thread that attaches itself, runs entry(child, arg), and releases itself.  The child is registered
 * (and detached) when this returns 0; otherwise the result is an errno value (EAGAIN, ENOMEM) and nothing has happened.
 * t is attached and holds no object lock; may stop.  The caller keeps what arg refers to alive until entry runs. Where
 * child is not NULL, *child is the new thread: it may have ended already, so only use it under the registry's mutex
 * after finding it there, or if entry is known to wait. */
BB_NODISCARD int bb_thread_start(BbThread *t, void (*entry)(BbThread *t, void *arg), void *arg, size_t stack_size,
				 BbThread **child);

/* The calling native thread's BbThread, or NULL. */
BbThread *bb_thread_current(void);

/* Detaches t and blocks for ever.  For a full poll that found BB_POLL_EXIT.  t holds no object lock. */
BB_NORETURN void bb_thread_park_forever(BbThread *t);

/* Has other, which may be any address, ended or parked for ever?  Takes registry_mutex. */
bool bb_thread_is_gone(BbThread *t, uintptr_t other);

/* Is t the only registered thread, so that none other uses the runtime any more?  Waits, detached, for those that are
 * still running, for 50 ms at most: they are about to end, or to park for ever.  After bb_runtime_shut_down. */
bool bb_thread_settle_alone(BbThread *t);

/* Waits, detached, until t is the only registered thread (true) or the deadline (false).  May block. */
bool bb_thread_wait_alone(BbThread *t, int64_t deadline);

/* In the child of a fork that ran in a world stopped by t: t becomes the main and only thread, in a running world. drop
 * (or NULL) is called for each other thread, whose BbThread is freed then. */
void bb_runtime_after_fork(BbThread *t, void (*drop)(BbThread *other));

/* ---- Changing state. ---- */

/* The part of bb_thread_detach behind the saving of registers. */
void bb_thread_detach_saved(BbThread *t);

/* Leaves ATTACHED.  The same function that calls this calls bb_thread_attach: the frames below it are not scanned.  t
 * holds no object lock and no mutex.  Never blocks.  Prefer bb_detached. */
BB_INLINE_ALWAYS void bb_thread_detach(BbThread *t)
{
	BB_ASSERT(t->locks_held == 0);
	bb_save_registers(&t->registers);
	bb_thread_detach_saved(t);
}

/* Back to ATTACHED.  Blocks while the world is stopped.  Once the runtime is going down it never returns (unless t is
 * the finalizing thread).  Keeps errno. */
void bb_thread_attach_saved(BbThread *t);

BB_INLINE_ALWAYS void bb_thread_attach(BbThread *t)
{
	bb_thread_attach_saved(t);
	/* The frame of the function that detached is scanned until here. */
	BB_KEEP_FRAME();
}

/* The same for one that must come back in any case: it holds a lock, or has one to give up. */
void bb_thread_attach_always(BbThread *t);

/* Calls fn(arg) detached and returns its result: every blocking call of the upper floors.  fn touches no object and
 * nothing that only attached threads may.  Keeps fn's errno. */
void *bb_detached(BbThread *t, void *(*fn)(void *arg), void *arg);

/* Is t attached?  Only t itself can rely on the answer. */
BB_INLINE bool bb_thread_is_attached(const BbThread *t)
{
	uint32_t state = bb_sync_load_relaxed(&t->state);
	return state == BB_ATTACHED || state == BB_STOPPING;
}

/* ---- Polling. ---- */

/* The slow path of the stopping poll: lets a stop-the-world happen. */
void bb_poll_stop_slow(BbThread *t);

/* The stopping poll: answers a stop-the-world and nothing else.  Legal under an object lock, not under a mutex.  Runs
 * no user code.  In a world that t itself has stopped it does nothing. */
BB_INLINE void bb_poll_stop(BbThread *t)
{
#if BB_STRESS_POLL
	bb_poll_stop_slow(t);
#else
	if (BB_UNLIKELY(bb_sync_load_relaxed(&t->poll) & BB_POLL_STOP))
		bb_poll_stop_slow(t);
#endif
}

/* Sets bits in t's poll word, and if one of BB_POLL_INTERRUPTS is among them wakes t where it is parked interruptibly.
 * Async-signal-safe. The caller knows that t is alive: it is the main thread or the caller itself, or the caller holds
 * registry_mutex or the stopped world. */
void bb_poll_request(BbThread *t, uint32_t bits);

/* Clears bits in t's own poll word and returns which of them were set. */
BB_INLINE uint32_t bb_poll_take(BbThread *t, uint32_t bits)
{
	return bb_sync_and(&t->poll, ~bits) & bits;
}

/* ---- Runtime mutexes. ---- */

/* Takes one for t, the calling thread, attached or not; who has no BbThread uses bb_platform_mutex_lock.  Blocks for a
 * few instructions of others. */
BB_INLINE void bb_mutex_lock(BbThread *t, BbMutex *mutex)
{
#if BB_CHECKS
	t->mutexes_held++;
#else
	(void)t;
#endif
	bb_platform_mutex_lock(mutex);
}

BB_INLINE void bb_mutex_unlock(BbThread *t, BbMutex *mutex)
{
	bb_platform_mutex_unlock(mutex);
#if BB_CHECKS
	t->mutexes_held--;
#else
	(void)t;
#endif
}

/* ---- Walking the registry: under registry_mutex, or in a world that the caller has stopped. ---- */

#define BB_FOR_EACH_THREAD(rt, t) for (BbThread *t = (rt)->threads; t; t = t->next)

/* The registered thread with this ident, or NULL.  The caller holds registry_mutex or the stopped world. */
BbThread *bb_thread_by_ident(BbRuntime *rt, uint64_t ident);

#endif
