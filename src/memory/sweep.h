/* SPDX-License-Identifier: MIT */
/*
 * The eager half of sweeping: one pass over the side tables, block by block, that touches no cells.
 *
 * It counts what lives in each block, puts blocks without live cells into the pool and blocks with some free cells on
 * their class's list.  The lazy half, which visits the free cells themselves, is carving (cache.c).  Only blocks that
 * may hold cells with a release function are visited at once.
 *
 * Threading: only in a stopped world.
 */
#ifndef BB_MEMORY_SWEEP_H
#define BB_MEMORY_SWEEP_H

#include "memory/heap.h"

/* Makes the mark bits the live bits and rebuilds pool and lists.  Returns the bytes in live cells. */
size_t bb_sweep_stw(BbHeap *heap);

/* Runs the release functions of all cells. */
void bb_sweep_release_all_stw(BbHeap *heap);

#endif
