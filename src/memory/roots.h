/* SPDX-License-Identifier: MIT */
/*
 * The roots of a collection: threads, registered functions, and the scan of C stacks.
 *
 * Threading: only in a stopped world.
 */
#ifndef BB_MEMORY_ROOTS_H
#define BB_MEMORY_ROOTS_H

#include "memory/heap.h"

/* Marks what the roots refer to.  t is the collecting thread, whose registers are saved. */
void bb_roots_mark_stw(BbThread *t, BbTracer *tracer);

/* The cell that the address points into, or NULL: none that was live at the last collection or allocated since. */
void *bb_roots_find_cell_stw(BbHeap *heap, uintptr_t address);

#endif
