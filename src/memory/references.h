/* SPDX-License-Identifier: MIT */
/*
 * What a cell refers to, found by its own trace function: for programs that look at the heap (module gc).
 *
 * A BbReferences has mark bits and a mark stack of its own, so that it disturbs no collection.
 *
 * Threading: from making one until freeing it the caller keeps the world stopped.
 */
#ifndef BB_MEMORY_REFERENCES_H
#define BB_MEMORY_REFERENCES_H

#include "memory/heap.h"

typedef struct BbReferences BbReferences;

/* NULL: no memory. */
BB_NODISCARD BbReferences *bb_references_new_stw(BbThread *t);
void bb_references_free_stw(BbReferences *r);

/* Calls found for each cell of the heap that `cell' refers to, directly or through cells that pass (an array, a table);
 * found returns false for those that pass.  Each is found once.  Returns false: no memory, and some may be missing. */
BB_NODISCARD bool bb_references_visit_stw(BbReferences *r, void *cell, bool (*found)(void *context, void *cell),
					  void *context);

/* p points into the heap, whatever is there. */
bool bb_references_in_heap_stw(const BbReferences *r, const void *p);

#endif
