/* SPDX-License-Identifier: MIT */
/*
 * Roots, exact and conservative.
 *
 * A conservative root is any word that points into a cell.  Cells that the last collection found dead, and those
 * waiting in a cache, are not taken for roots, whatever the stacks still hold: their live bit is clear, or their kind
 * is NULL.
 *
 * This file reads whole stacks, a foreign thread's while that thread may be running a blocking call, and cells that are
 * poisoned because they are free: so its readers are not instrumented by sanitizers.
 *
 * Threading: only in a stopped world.
 */
#include "memory/roots.h"

#include "memory/c_stack.h"
#include "memory/outside.h"
#include "memory/state.h"

#if defined(__clang__)
#define NOT_SANITIZED __attribute__((no_sanitize("address", "thread", "memory", "undefined"), noinline))
#else
#define NOT_SANITIZED __attribute__((no_sanitize("address", "thread", "undefined"), noinline))
#endif

NOT_SANITIZED static uintptr_t peek(uintptr_t address)
{
	return *(const volatile uintptr_t *)address;
}

/* The start of the cell in small block b that contains the granule of that block, or 0: behind the last cell. */
static uintptr_t small_cell(BbBlocks *bs, BbBlockIndex b, unsigned granule)
{
	unsigned step = bb_size_class_granules[bs->table[b].size_class];
	unsigned start = granule - granule % step;
	if (start + step > BB_BLOCK_GRANULES)
		return 0;
	return (uintptr_t)bb_block_start(bs, b) + ((uintptr_t)start << BB_GRANULE_SHIFT);
}

void *bb_roots_find_cell_stw(BbHeap *heap, uintptr_t address)
{
	BbBlocks *bs = &heap->blocks;
	if (!bb_blocks_contain(bs, address))
		return NULL;
	BbBlockIndex b = bb_block_of(bs, address);
	uintptr_t cell;
	switch (bs->table[b].state) {
	case BB_BLOCK_SMALL:
		cell = small_cell(bs, b, (unsigned)(bb_granule_of(bs, address) % BB_BLOCK_GRANULES));
		break;
	case BB_BLOCK_LARGE:
		cell = (uintptr_t)bb_block_start(bs, b);
		break;
	case BB_BLOCK_REST:
		cell = (uintptr_t)bb_block_start(bs, bs->table[b].length);
		break;
	default:
		return NULL;
	}
	if (!cell || !bb_bits_test(bs->live, bb_granule_of(bs, cell)) || !peek(cell))
		return NULL;
	return (void *)cell;
}

NOT_SANITIZED void bb_trace_conservative(BbTracer *tracer, uintptr_t low, uintptr_t high)
{
	uintptr_t base = tracer->base, span = tracer->span;
	low = (low + sizeof(uintptr_t) - 1) & ~(sizeof(uintptr_t) - 1);
	for (; low + sizeof(uintptr_t) <= high; low += sizeof(uintptr_t)) {
		uintptr_t word = *(const volatile uintptr_t *)low;
		if (word - base >= span)
			continue;
		void *cell = bb_roots_find_cell_stw(tracer->heap, word);
		if (cell)
			bb_mark_cell_stw(tracer, (uintptr_t)cell);
	}
}

static void mark_thread(BbTracer *tracer, BbThread *t)
{
	BbHeap *heap = tracer->heap;
	bb_trace(tracer, t->exception);
	bb_trace_conservative(tracer, (uintptr_t)&t->registers.saved,
			      (uintptr_t)&t->registers.saved + sizeof t->registers.saved);
	if (t->registers.sp)
		bb_trace_conservative(tracer, t->registers.sp, t->stack_high);
	bb_c_stack_trace_outer(tracer, t);
	if (heap->thread_roots)
		heap->thread_roots(tracer, t);
}

void bb_roots_mark_stw(BbThread *t, BbTracer *tracer)
{
	BbHeap *heap = tracer->heap;
	BB_ASSERT(t->stopping_world);
	BB_FOR_EACH_THREAD(t->rt, thread)
	mark_thread(tracer, thread);
	for (unsigned i = 0; i < heap->root_count; i++)
		heap->roots[i].roots(tracer, t->rt, heap->roots[i].context);
	bb_outside_mark_stw(tracer);
}
