/* SPDX-License-Identifier: MIT */
/*
 * One collection from beginning to end.
 *
 * Threading: any attached thread that holds no mutex.
 */
#ifndef BB_MEMORY_COLLECT_H
#define BB_MEMORY_COLLECT_H

#include "memory/heap.h"

/* Stops the world and collects, unless due (or NULL: always) says no once it stands still.  May stop and block. */
void bb_collect_if(BbThread *t, bool (*due)(BbHeap *heap));

/* The same in a world that t has stopped. */
void bb_collect_stw(BbThread *t, BbHeap *heap);

#endif
