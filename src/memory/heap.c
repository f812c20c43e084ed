/* SPDX-License-Identifier: MIT */
/*
 * The heap as a whole: its beginning and end, hooks, figures, questions about cells, and one collection from beginning
 * to end.
 *
 * Threading: see heap.h.
 */
#include "memory/heap.h"
#include "memory/cache.h"
#include "memory/collect.h"
#include "memory/finalize.h"
#include "memory/roots.h"
#include "memory/state.h"
#include "memory/sweep.h"
#include "thread/world.h"

#include <string.h>

/* Free memory beyond what the next cycle is expected to take is given back if it is more than this. */
#define SURPLUS_MIN (16 * (size_t)BB_COMMIT_UNIT)
/* The least allocation between two collections grows with the number of threads, up to so many times. */
enum { FLOORS_MAX = 4 };

/* ---- One collection. ---- */

static void mark_stw(BbThread *t, BbHeap *heap)
{
	BbTracer *tracer = bb_mark_begin_stw(heap);
	bb_finalize_mark_roots_stw(heap, tracer);
	bb_roots_mark_stw(t, tracer);
	bb_mark_drain_parallel_stw(tracer);
	bb_finalize_clear_weak_stw(heap);
	bb_finalize_revive_stw(heap, tracer);
	bb_finalize_drop_dead_stw(heap);
	for (unsigned i = 0; i < heap->weak_count; i++)
		heap->weak[i].clear(heap->rt, heap->weak[i].context);
	bb_mark_end_stw(heap);
}

/* Each of several threads may allocate the floor's amount, so that more threads don't stop each other more often. */
static size_t floor_stw(BbRuntime *rt)
{
	return BB_GC_FLOOR * (rt->thread_count < FLOORS_MAX ? rt->thread_count : FLOORS_MAX);
}

static void set_threshold_stw(BbHeap *heap)
{
	size_t next = (heap->live + heap->external) / 4 * BB_GC_QUARTERS, least = floor_stw(heap->rt);
	if (next < least)
		next = least;
	bb_published_store_relaxed(&heap->allocated, 0);
	bb_published_store_relaxed(&heap->threshold, next);
	if (heap->pooled > next + SURPLUS_MIN)
		bb_blocks_shrink_stw(&heap->blocks, heap->pooled - next);
}

void bb_collect_stw(BbThread *t, BbHeap *heap)
{
	heap->collecting = true;
	bb_save_registers(&t->registers);
	bb_cache_drop_all_stw(heap->rt);
	mark_stw(t, heap);
	heap->live = bb_sweep_stw(heap);
	set_threshold_stw(heap);
	heap->collections++;
	heap->collecting = false;
}

static void count_pause_stw(BbHeap *heap, int64_t pause)
{
	heap->pause_last = pause;
	heap->pause_total += pause;
	if (pause > heap->pause_max)
		heap->pause_max = pause;
}

BB_NOINLINE void bb_collect_if(BbThread *t, bool (*due)(BbHeap *heap))
{
	BbHeap *heap = t->rt->heap;
	int64_t start = bb_platform_monotonic();
	bb_world_stop(t);
	if (!due || due(heap)) {
		bb_collect_stw(t, heap);
		count_pause_stw(heap, bb_platform_monotonic() - start);
	}
	bb_world_start(t);
}

size_t bb_heap_collect(BbThread *t)
{
	bb_collect_if(t, NULL);
	return t->rt->heap->live;
}

/* ---- Roots and hooks. ---- */

void bb_heap_add_roots(BbRuntime *rt, BbRootFunction roots, void *context)
{
	BbHeap *heap = rt->heap;
	if (heap->root_count == BB_ROOTS_MAX)
		bb_panic("bb_heap_add_roots: too many");
	heap->roots[heap->root_count++] = (BbRootEntry){.roots = roots, .context = context};
}

void bb_heap_add_weak(BbRuntime *rt, BbWeakFunction clear, void *context)
{
	BbHeap *heap = rt->heap;
	if (heap->weak_count == BB_ROOTS_MAX)
		bb_panic("bb_heap_add_weak: too many");
	heap->weak[heap->weak_count++] = (BbRootEntry){.clear = clear, .context = context};
}

void bb_heap_set_thread_roots(BbRuntime *rt, BbThreadRootFunction roots)
{
	rt->heap->thread_roots = roots;
}

/* ---- Questions. ---- */

bool bb_heap_is_marked(BbRuntime *rt, const void *cell)
{
	BbBlocks *bs = &rt->heap->blocks;
	BB_ASSERT(rt->heap->collecting);
	return !bb_blocks_contain(bs, (uintptr_t)cell) || bb_bits_test(bs->mark, bb_granule_of(bs, (uintptr_t)cell));
}

size_t bb_cell_capacity(BbRuntime *rt, const void *cell)
{
	BbBlocks *bs = &rt->heap->blocks;
	const BbBlock *block = &bs->table[bb_block_of(bs, (uintptr_t)cell)];
	if (block->state == BB_BLOCK_SMALL)
		return bb_size_class_bytes(block->size_class);
	BB_ASSERT(block->state == BB_BLOCK_LARGE);
	return (size_t)block->length << BB_BLOCK_SHIFT;
}

size_t bb_heap_round_size(size_t size)
{
	if (size <= BB_SMALL_SIZE)
		return bb_size_class_bytes(bb_size_class(size ? size : 1));
	if (size > SIZE_MAX - BB_BLOCK_SIZE)
		return size;
	return (size + BB_BLOCK_SIZE - 1) & ~(BB_BLOCK_SIZE - 1);
}

void bb_heap_stats(BbThread *t, BbHeapStats *out)
{
	BbHeap *heap = t->rt->heap;
	bb_mutex_lock(t, &heap->mutex);
	out->live = heap->live + bb_published_load_relaxed(&heap->allocated);
	out->committed = bb_blocks_committed(&heap->blocks);
	bb_mutex_unlock(t, &heap->mutex);
	out->limit = heap->limit;
	out->collections = heap->collections;
	out->pause_total = heap->pause_total;
	out->pause_max = heap->pause_max;
	out->pause_last = heap->pause_last;
}

static void visit_block_stw(BbHeap *heap, BbBlockIndex b, void (*visit)(void *context, void *cell), void *context)
{
	BbBlocks *bs = &heap->blocks;
	for (size_t i = (size_t)b * BB_BITS_WORDS; i < (size_t)(b + 1) * BB_BITS_WORDS; i++) {
		for (uint32_t bits = bb_published32_load_relaxed(&bs->live[i]); bits; bits &= bits - 1) {
			size_t granule = i * 32 + (unsigned)__builtin_ctz(bits);
			void *cell = bb_roots_find_cell_stw(heap, bs->base + ((uintptr_t)granule << BB_GRANULE_SHIFT));
			if (cell && !bb_finalize_is_node(cell))
				visit(context, cell);
		}
	}
}

void bb_heap_visit_stw(BbThread *t, void (*visit)(void *context, void *cell), void *context)
{
	BB_ASSERT(t->stopping_world);
	for (BbBlockIndex b = 0; b < t->rt->heap->blocks.top; b++)
		visit_block_stw(t->rt->heap, b, visit, context);
}

void bb_heap_visit_size_stw(BbThread *t, size_t size, void (*visit)(void *context, void *cell), void *context)
{
	BB_ASSERT(t->stopping_world);
	BbBlocks *bs = &t->rt->heap->blocks;
	for (BbBlockIndex b = 0; b < bs->top; b++)
		if (bs->table[b].state == BB_BLOCK_SMALL && bs->table[b].size_class == bb_size_class(size))
			visit_block_stw(t->rt->heap, b, visit, context);
}

/* ---- Settings. ---- */

void bb_heap_enable(BbRuntime *rt, bool on)
{
	bb_published_store_relaxed(&rt->heap->enabled, on);
}

bool bb_heap_is_enabled(BbRuntime *rt)
{
	return bb_published_load_relaxed(&rt->heap->enabled);
}

uintptr_t bb_heap_collectable(const BbRuntime *rt)
{
	return bb_published_load_relaxed(&rt->heap->enabled) ? bb_published_load_relaxed(&rt->heap->allocated) : 0;
}

/* Makes every allocation of the main thread take the slow path from now on, if either test is on. */
static void set_slow(BbRuntime *rt)
{
	BbHeap *heap = rt->heap;
	bb_published_store_relaxed(&heap->slow, heap->stress_every || heap->fail_at);
	if (rt->main_thread)
		bb_heap_flush_cache(rt->main_thread);
}

void bb_heap_stress(BbRuntime *rt, uint32_t every)
{
	rt->heap->stress_every = rt->heap->stress_left = every;
	set_slow(rt);
}

void bb_heap_fail_at(BbRuntime *rt, uint64_t n)
{
	rt->heap->fail_at = n;
	set_slow(rt);
}

/* ---- Beginning and end. ---- */

bool bb_heap_init(BbRuntime *rt, size_t limit)
{
	BbHeap *heap = bb_platform_alloc(sizeof *heap);
	if (!heap)
		return false;
	if (!bb_mark_init(heap) || !bb_blocks_init(&heap->blocks, limit)) {
		bb_mark_destroy(heap);
		bb_platform_free(heap);
		return false;
	}
	heap->rt = rt;
	heap->limit = limit ? limit : heap->blocks.reserved_size;
	heap->queue_end = &heap->queue;
	for (unsigned i = 0; i < BB_SIZE_CLASSES; i++)
		heap->partial[i] = BB_NO_BLOCK;
	bb_published_store_relaxed(&heap->threshold, BB_GC_FLOOR);
	bb_published_store_relaxed(&heap->enabled, 1);
	rt->heap = heap;
	return true;
}

void bb_heap_after_fork(BbRuntime *rt)
{
	bb_mark_forget_helpers_stw(rt->heap);
}

void bb_heap_destroy(BbRuntime *rt)
{
	BbHeap *heap = rt->heap;
	bb_sweep_release_all_stw(heap);
	bb_mark_destroy(heap);
	bb_blocks_destroy(&heap->blocks);
	bb_platform_free(heap);
	rt->heap = NULL;
}
