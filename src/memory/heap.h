/* SPDX-License-Identifier: MIT */
/*
 * The heap: cells of garbage-collected memory that never move.
 *
 * The heap is one contiguous range of addresses, cut into blocks of 2^BB_BLOCK_SHIFT bytes.  A block serves one size
 * class, or belongs to a run of blocks that holds one large cell.  What the collector knows of a block (class, mark
 * bits, sweep state) lives in side tables outside of the cells.
 *
 * Every cell begins with a pointer to its BbCellKind (an object's type begins with one).  In a free cell that word is
 * NULL.
 *
 * Roots: each thread's value stack (exact, by hook), C stack and saved registers (conservative), and the functions
 * given to bb_heap_add_roots.  Any word that points into a cell, interior or not, keeps the cell if it is found
 * conservatively; an exact reference points at a cell's start or outside the heap (static objects; these are never
 * marked).
 *
 * Threading: bb_alloc and bb_store may be called by any attached thread.  A collection stops the world.  The collector
 * calls out to trace functions and hooks only, which allocate nothing and take no lock.
 */
#ifndef BB_MEMORY_HEAP_H
#define BB_MEMORY_HEAP_H

#include "base/value.h"
#include "memory/poison.h"
#include "memory/size_class.h"
#include "thread/thread.h"

typedef struct BbHeap BbHeap;
typedef struct BbTracer BbTracer;

/* What the collector must know of one kind of cell.  The first member of BbType. */
typedef struct BbCellKind {
	/* Reports each reference of the cell with bb_trace or bb_trace_slot; NULL: it has none. */
	void (*trace)(BbTracer *tracer, void *cell);
	/* Releases what the cell owns outside the heap; runs when the cell is swept, in any thread, and must not touch
	 * other cells, allocate, block or lock; NULL: nothing.  Python-visible finalizers are another thing:
	 * bb_heap_add_finalizer. */
	void (*release)(void *cell);
} BbCellKind;

/* How a cell begins. */
typedef struct BbCell {
	const BbCellKind *kind;
} BbCell;

/* ---- Allocating. ---- */

/* bb_alloc's slow path. */
BB_NODISCARD void *bb_alloc_slow(BbThread *t, const BbCellKind *kind, size_t size);

/* A new cell of at least size bytes (size >= 2 words), zero-filled but for its kind.  May collect, so may stop; legal
 * under an object lock.  NULL: out of memory (nothing is raised; the object floor turns it into MemoryError).
 *
 * The cells of a thread's cache are zero but for the link to the next. */
BB_NODISCARD static inline void *bb_alloc(BbThread *t, const BbCellKind *kind, size_t size)
{
	if (BB_LIKELY(size <= BB_SMALL_SIZE && !kind->release)) {
		unsigned size_class = bb_size_class(size);
		BbFreeCell *cell = t->cache[size_class].free;
		if (BB_LIKELY(cell != NULL)) {
			bb_unpoison(cell, bb_size_class_bytes(size_class));
			t->cache[size_class].free = cell->next;
			cell->next = NULL;
			((BbCell *)cell)->kind = kind;
			return cell;
		}
	}
	return bb_alloc_slow(t, kind, size);
}

/* How many bytes the cell really has: its size class, or its run of blocks. */
size_t bb_cell_capacity(BbRuntime *rt, const void *cell);

/* The bytes that bb_alloc would really take for size. */
size_t bb_heap_round_size(size_t size);

/* Tells the heap that memory outside of it grew (or shrank) by delta bytes on behalf of cells, so that it collects in
 * time: with delta > 0 it may collect now, so may stop. */
void bb_heap_external(BbThread *t, intptr_t delta);

/* Memory that is no cell, for a while; any bytes.  It is the platform's; where that has none, the heap first gives back
 * what it has free at its end (then it collects, so may stop), and then lends of what it has free elsewhere.  What it
 * points to is not scanned.  NULL: none.  bb_heap_outside_free takes it back, in whatever attached thread. */
BB_NODISCARD void *bb_heap_outside(BbThread *t, size_t size);
void bb_heap_outside_free(BbThread *t, void *memory);

/* Makes that memory (NULL: none yet) larger, in its place if that can be: it may be elsewhere then, with the same first
 * kept bytes.  NULL: there is no room, and the memory is as before. */
BB_NODISCARD void *bb_heap_outside_grow(BbThread *t, void *memory, size_t kept, size_t size);

/* Is this memory of bb_heap_outside lent by the heap, and ends with it? */
bool bb_heap_has_lent(BbThread *t, const void *memory);

/* Has the platform size bytes left in one piece, if need be after the heap has given back what it has free at its end?
 * May collect, so may stop. */
bool bb_heap_leaves(BbThread *t, size_t size);

/* ---- Storing references into cells. ---- */

/* Every store of a reference into a cell that may already be visible to others, or that may have survived a collection.
 * owner is the cell that contains the slot: here a write barrier has its place. */
BB_INLINE void bb_store(BbThread *t, void *owner, BbSlot *slot, BbValue v)
{
	(void)t;
	(void)owner;
	bb_slot_store(slot, v);
}

/* The same for a published pointer to another cell (a list's array, a dict's table). */
BB_INLINE void bb_store_pointer(BbThread *t, void *owner, BbPublished *word, const void *cell)
{
	(void)t;
	(void)owner;
	bb_published_store(word, (uintptr_t)cell);
}

/* ---- Tracing: only from trace functions and root hooks, in a stopped world. ---- */

/* The runtime whose heap is traced. */
BbRuntime *bb_trace_runtime(const BbTracer *tracer);

/* Marks what v refers to, if it is a cell of the heap. */
void bb_trace(BbTracer *tracer, BbValue v);

/* Marks the cell that p points to the start of; NULL and pointers outside the heap are ignored. */
void bb_trace_pointer(BbTracer *tracer, const void *p);

/* Marks every value in [start, end). */
void bb_trace_values(BbTracer *tracer, const BbValue *start, const BbValue *end);

BB_INLINE void bb_trace_slot(BbTracer *tracer, const BbSlot *slot)
{
	bb_trace(tracer, bb_slot_load(slot));
}

/* Marks every cell that a word in [low, high) points into. */
void bb_trace_conservative(BbTracer *tracer, uintptr_t low, uintptr_t high);

/* ---- Roots and hooks.  Registered at start-up, before there are other threads. ---- */

typedef void (*BbRootFunction)(BbTracer *tracer, BbRuntime *rt, void *context);
void bb_heap_add_roots(BbRuntime *rt, BbRootFunction roots, void *context);

/* Called for every thread: the exact roots of a thread (the vm's value stack). */
typedef void (*BbThreadRootFunction)(BbTracer *tracer, BbThread *t);
void bb_heap_set_thread_roots(BbRuntime *rt, BbThreadRootFunction roots);

/* Called after marking, before the world goes on: weak tables drop the dead.  bb_heap_is_marked tells who lives. */
typedef void (*BbWeakFunction)(BbRuntime *rt, void *context);
void bb_heap_add_weak(BbRuntime *rt, BbWeakFunction clear, void *context);
bool bb_heap_is_marked(BbRuntime *rt, const void *cell);

/* ---- Weak references and finalizers. ---- */

/* *slot (inside owner, and not reported by owner's trace function) refers weakly to a cell: it is set to EMPTY before
 * the world goes on once the referent is found dead and before a finalizer could revive it.  The entry ends with owner.
 * If notify is true owner, when it is itself alive, is put on the finalizer queue when its slot is cleared.  Returns
 * false: out of memory. */
BB_NODISCARD bool bb_heap_add_weak_slot(BbThread *t, void *owner, BbSlot *slot, bool notify);

/* When the cell is next found unreachable it is kept (with all that it refers to) and put on the finalizer queue, once.
 * Returns false: out of memory. */
BB_NODISCARD bool bb_heap_add_finalizer(BbThread *t, void *cell);

/* Takes the next cell off the finalizer queue, or NULL.  The collector sets BB_POLL_FINALIZERS in the poll word of
 * the main thread, or while that is blocked in its own thread's, when there are any. */
void *bb_heap_next_finalizer(BbThread *t);

/* Queues every cell with a registered finalizer, dead or not (at exit). */
void bb_heap_queue_all_finalizers(BbThread *t);

/* ---- Collecting. ---- */

/* A full collection now: stops the world, marks, clears weak references, queues finalizers; sweeping is lazy.
 * Returns the number of bytes that were found live. */
size_t bb_heap_collect(BbThread *t);

/* Collections triggered by allocation on or off (gc.enable, gc.disable); when memory runs out it collects regardless.
 */
void bb_heap_enable(BbRuntime *rt, bool on);
bool bb_heap_is_enabled(BbRuntime *rt);

/* Bytes allocated since the last collection, about; 0 while collections are off.  Attached or not. */
uintptr_t bb_heap_collectable(const BbRuntime *rt);

typedef struct BbHeapStats {
	size_t live;	  /* bytes in cells that the last collection found live, and allocated since (about) */
	size_t committed; /* bytes of memory taken from the platform */
	size_t limit;
	uint64_t collections;
	int64_t pause_total, pause_max, pause_last; /* ns that the world stood still */
} BbHeapStats;
void bb_heap_stats(BbThread *t, BbHeapStats *out);

/* Calls visit for every live cell, in a stopped world: for gc.get_objects and tests. */
void bb_heap_visit_stw(BbThread *t, void (*visit)(void *context, void *cell), void *context);

/* The same for the cells that were allocated with the size class of `size' bytes (a small one) only: for those of a
 * kind that has one size, without a look at the rest of the heap. */
void bb_heap_visit_size_stw(BbThread *t, size_t size, void (*visit)(void *context, void *cell), void *context);

/* Testing: collect at every n-th allocation slow or fast (0: off); fail the n-th allocation from now (0: off).  Exact
 * for the main thread; other threads first use up what is in their caches.  The caller is attached. */
void bb_heap_stress(BbRuntime *rt, uint32_t every);
void bb_heap_fail_at(BbRuntime *rt, uint64_t n);

/* ---- Beginning and end. ---- */

/* Makes the heap of rt with at most limit bytes (0: as much as the platform gives).  Returns false: no memory. */
BB_NODISCARD bool bb_heap_init(BbRuntime *rt, size_t limit);

/* Releases everything; runs the release functions of all cells. */
void bb_heap_destroy(BbRuntime *rt);

/* In the child of a fork, in a world that is still stopped: the collector's helper threads are not there. */
void bb_heap_after_fork(BbRuntime *rt);

/* Gives a thread's cached cells back.  Called when a thread ends, and by every collection. */
void bb_heap_flush_cache(BbThread *t);

#endif
