/* SPDX-License-Identifier: MIT */
/*
 * The allocator behind bb_alloc's fast path: refills of a thread's caches, large cells, and what to do when there is
 * nothing.
 *
 * Threading: any attached thread.
 */
#ifndef BB_MEMORY_CACHE_H
#define BB_MEMORY_CACHE_H

#include "memory/heap.h"

/* Drops what the threads' caches hold, without giving the cells back: the collection finds them unmarked. */
void bb_cache_drop_all_stw(BbRuntime *rt);

#endif
