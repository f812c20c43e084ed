/* SPDX-License-Identifier: MIT */
/*
 * Memory that is no cell: the platform's, or lent by the heap.
 *
 * Where the heap and the platform's memory grow towards each other, one live cell at the heap's end keeps all that is
 * free behind it from the platform.  So the heap lends: a cell that nobody traces, and that the collector keeps for as
 * long as it is in the list of those lent.
 *
 * Threading: any attached thread; the list is guarded by the heap's mutex, and read in a stopped world.
 */
#include "memory/outside.h"

#include "memory/collect.h"
#include "memory/mark.h"
#include "memory/state.h"
#include "thread/world.h"

#include <stddef.h>
#include <string.h>

struct BbLent {
	const BbCellKind *kind;
	BbLent *next, *previous;
	max_align_t data[];
};

static const BbCellKind lent_kind = {0};

/* Collects, and returns all free memory at the heap's end to the platform. */
BB_NOINLINE static void give_back(BbThread *t)
{
	BbHeap *heap = t->rt->heap;
	bb_world_stop(t);
	bb_collect_stw(t, heap);
	bb_blocks_shrink_stw(&heap->blocks, SIZE_MAX);
	bb_world_start(t);
}

static void *platform_memory(BbThread *t, size_t size)
{
	void *memory = bb_platform_alloc(size);
	if (BB_LIKELY(memory != NULL))
		return memory;
	give_back(t);
	return bb_platform_alloc(size);
}

static void *grow_platform_memory(BbThread *t, void *memory, size_t size)
{
	void *grown = bb_platform_grow(memory, size);
	if (BB_LIKELY(grown != NULL))
		return grown;
	give_back(t);
	return bb_platform_grow(memory, size);
}

static void *lend(BbThread *t, size_t size)
{
	BbHeap *heap = t->rt->heap;
	BbLent *lent = size < SIZE_MAX / 2 ? bb_alloc(t, &lent_kind, sizeof *lent + size) : NULL;
	if (!lent)
		return NULL;
	bb_mutex_lock(t, &heap->mutex);
	lent->next = heap->lent;
	if (lent->next)
		lent->next->previous = lent;
	heap->lent = lent;
	bb_mutex_unlock(t, &heap->mutex);
	return lent->data;
}

/* Blocks that the heap has given back may be the platform's memory now. */
static bool is_lent_locked(const BbBlocks *bs, uintptr_t address)
{
	if (!bb_blocks_contain(bs, address))
		return false;
	uint8_t state = bs->table[bb_block_of(bs, address)].state;
	return state == BB_BLOCK_SMALL || state == BB_BLOCK_LARGE || state == BB_BLOCK_REST;
}

static void unlink_locked(BbHeap *heap, BbLent *lent)
{
	if (lent->next)
		lent->next->previous = lent->previous;
	if (lent->previous)
		lent->previous->next = lent->next;
	else
		heap->lent = lent->next;
}

void *bb_heap_outside(BbThread *t, size_t size)
{
	void *memory = platform_memory(t, size);
	return BB_LIKELY(memory != NULL) ? memory : lend(t, size);
}

bool bb_heap_has_lent(BbThread *t, const void *memory)
{
	BbHeap *heap = t->rt->heap;
	bb_mutex_lock(t, &heap->mutex);
	bool lent = is_lent_locked(&heap->blocks, (uintptr_t)memory);
	bb_mutex_unlock(t, &heap->mutex);
	return lent;
}

void bb_heap_outside_free(BbThread *t, void *memory)
{
	BbHeap *heap = t->rt->heap;
	bb_mutex_lock(t, &heap->mutex);
	bool lent = is_lent_locked(&heap->blocks, (uintptr_t)memory);
	if (lent)
		unlink_locked(heap, BB_CONTAINER_OF(memory, BbLent, data));
	bb_mutex_unlock(t, &heap->mutex);
	if (!lent)
		bb_platform_free(memory);
}

void *bb_heap_outside_grow(BbThread *t, void *memory, size_t kept, size_t size)
{
	void *grown = NULL;
	if (memory && !bb_heap_has_lent(t, memory))
		grown = grow_platform_memory(t, memory, size);
	if (grown)
		return grown;
	grown = bb_heap_outside(t, size);
	if (grown && memory) {
		memcpy(grown, memory, kept);
		bb_heap_outside_free(t, memory);
	}
	return grown;
}

bool bb_heap_leaves(BbThread *t, size_t size)
{
	if (BB_LIKELY(bb_platform_can_alloc(size)))
		return true;
	give_back(t);
	return bb_platform_can_alloc(size);
}

void bb_outside_mark_stw(BbTracer *tracer)
{
	for (BbLent *lent = tracer->heap->lent; lent; lent = lent->next)
		bb_mark_cell_stw(tracer, (uintptr_t)lent);
}
