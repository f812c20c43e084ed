/* SPDX-License-Identifier: MIT */
/*
 * The collector's part in weak references and finalizers.
 *
 * A registration is a node, a cell of the heap that only the collector knows.  Moving a cell to the finalizer queue
 * means relinking its node, so that a collection needs no memory for it.
 *
 * Threading: only in a stopped world, unless heap.h says otherwise.
 */
#ifndef BB_MEMORY_FINALIZE_H
#define BB_MEMORY_FINALIZE_H

#include "memory/heap.h"

/* Marks the queue with the cells in it, and the nodes. */
void bb_finalize_mark_roots_stw(BbHeap *heap, BbTracer *tracer);

/* After marking: clears the weak slots that refer to the dead. */
void bb_finalize_clear_weak_stw(BbHeap *heap);

/* Then: queues the dead that have a finalizer, and marks them and all they refer to. */
void bb_finalize_revive_stw(BbHeap *heap, BbTracer *tracer);

/* Then: forgets the weak slots whose owners are dead for good. */
void bb_finalize_drop_dead_stw(BbHeap *heap);

/* Is the cell one of the collector's own? */
bool bb_finalize_is_node(const void *cell);

#endif
