/* SPDX-License-Identifier: MIT */
/*
 * What the collector has to know of memory that the heap lends (bb_heap_outside).
 */
#ifndef BB_MEMORY_OUTSIDE_H
#define BB_MEMORY_OUTSIDE_H

#include "memory/heap.h"

typedef struct BbLent BbLent;

/* Marks the cells that are lent. */
void bb_outside_mark_stw(BbTracer *tracer);

#endif
