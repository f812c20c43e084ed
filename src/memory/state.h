/* SPDX-License-Identifier: MIT */
/*
 * The heap's own state, for the files of this directory.  Each part is described where its functions are.
 *
 * Threading: each field names its guard.  "mutex" is the heap's; "world" means that only the stopped world changes it,
 * and any attached thread reads it.
 */
#ifndef BB_MEMORY_STATE_H
#define BB_MEMORY_STATE_H

#include "memory/blocks.h"
#include "memory/c_stack.h"
#include "memory/heap.h"
#include "memory/mark.h"

/* How much is allocated between two collections at least, and in relation to what was found live (in quarters). */
#ifndef BB_GC_FLOOR
#define BB_GC_FLOOR ((size_t)4 << 20)
#endif
#ifndef BB_GC_QUARTERS
#define BB_GC_QUARTERS 3
#endif

enum { BB_ROOTS_MAX = 16 };

typedef struct BbRootEntry {
	BbRootFunction roots;
	BbWeakFunction clear;
	void *context;
} BbRootEntry;

/* A registered finalizer, or a weak slot: a cell of the heap that the collector keeps, linked into one of its lists. */
typedef struct BbFinalizerNode BbFinalizerNode;
typedef struct BbWeakNode BbWeakNode;

struct BbHeap {
	BbRuntime *rt;
	size_t limit; /* constant */

	BbMutex mutex;
	BbBlocks blocks;

	/* Small cells; guard: mutex. */
	BbBlockIndex partial[BB_SIZE_CLASSES]; /* blocks with free cells, in nobody's hands */
	BbFreeCell *spare[BB_SIZE_CLASSES];    /* cells given back by threads that ended */

	/* Accounting and triggers.  Written under mutex, read anywhere. */
	BbPublished allocated; /* bytes handed out, or reported from outside, since the last collection */
	BbPublished threshold; /* collect when allocated passes it */
	BbPublished enabled;
	size_t live;	     /* bytes that the last collection found; world */
	size_t pooled;	     /* bytes of committed memory in free blocks when it ended; world */
	size_t external;     /* bytes reported from outside of the heap */
	struct BbLent *lent; /* guard: mutex */
#if BB_C_STACK_FIRST
	BbStackReserve stacks;
#endif

	/* Testing: slow is set while one of the two counts. */
	BbPublished slow;
	uint32_t stress_every, stress_left; /* guard: mutex */
	uint64_t fail_at;		    /* guard: mutex */

	/* Roots and hooks; constant once there are threads. */
	BbThreadRootFunction thread_roots;
	unsigned root_count, weak_count;
	BbRootEntry roots[BB_ROOTS_MAX];
	BbRootEntry weak[BB_ROOTS_MAX];

	/* Finalizers and weak slots; guard: finalize_mutex, or the stopped world. */
	BbMutex finalize_mutex;
	BbFinalizerNode *finalizers; /* registered, the last one first */
	BbWeakNode *weak_slots;
	BbFinalizerNode *queue, **queue_end;

	/* The running collection; world. */
	bool collecting;
	BbMarking marking;

	/* Figures; world. */
	uint64_t collections;
	int64_t pause_total, pause_max, pause_last;
};

#endif
