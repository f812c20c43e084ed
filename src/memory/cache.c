/* SPDX-License-Identifier: MIT */
/*
 * Refills, large cells and the allocator's slow path.
 *
 * A refill takes a block off its class's list, carves cells out of it, and puts it back if there are more.  The mutex
 * is held for the two list operations only; in between the block belongs to the thread.  A thread that has grown its
 * batches to the full size keeps the block until it is used up or a collection comes, and then takes the mutex once for
 * each block.  Carving is the lazy half of sweeping: a cell is free when its live bit is clear, and gets the bit when
 * it goes into a cache, so that nobody else takes it.  Cells are zeroed here, a run of neighbours at a time, so that
 * the fast path has only two words to write.
 *
 * Threading: a thread's cache is its own; the lists are guarded by the heap's mutex.
 */
#include "memory/cache.h"
#include "memory/collect.h"
#include "memory/poison.h"
#include "memory/state.h"

#include <string.h>

/* What a new cache asks for, as a power of two. */
enum { FIRST_LOG = BB_CACHE_CELLS < 4 ? 0 : 2 };
/* A batch is at most this part of a block. */
enum { BATCH_SHIFT = BB_BLOCK_SHIFT - 1 };

/* ---- Carving. ---- */

/* Links the cells of [start, end), granules of block b, at *tail; zeroes them if zero is false. */
static BbFreeCell **link_cells(BbHeap *heap, BbBlockIndex b, unsigned start, unsigned end, unsigned step, bool zero,
			       BbFreeCell **tail)
{
	char *block = bb_block_start(&heap->blocks, b);
	char *low = block + ((size_t)start << BB_GRANULE_SHIFT), *high = block + ((size_t)end << BB_GRANULE_SHIFT);
	size_t first_granule = (size_t)b * BB_BLOCK_GRANULES;
	bb_unpoison(low, (size_t)(high - low));
	if (!zero)
		memset(low, 0, (size_t)(high - low));
	for (unsigned g = start; g < end; g += step) {
		BbFreeCell *cell = (BbFreeCell *)(block + ((size_t)g << BB_GRANULE_SHIFT));
		*tail = cell;
		tail = &cell->next;
		bb_bits_set(heap->blocks.live, first_granule + g);
	}
	return tail;
}

/* Poisons the cells of a list, once it is linked. */
static void poison_list(BbFreeCell *cell, size_t bytes)
{
#if BB_ASAN
	while (cell) {
		BbFreeCell *next = cell->next;
		bb_poison(cell, bytes);
		cell = next;
	}
#else
	(void)cell;
	(void)bytes;
#endif
}

/* Takes up to want free cells out of block b, which is the caller's, and appends them at *tail, which gets NULL after
 * the last. */
static unsigned carve(BbHeap *heap, BbBlockIndex b, unsigned want, BbFreeCell **tail)
{
	BbBlock *block = &heap->blocks.table[b];
	unsigned step = bb_size_class_granules[block->size_class];
	unsigned end = BB_BLOCK_GRANULES / step * step;
	size_t first_granule = (size_t)b * BB_BLOCK_GRANULES;
	bool zero = bb_published8_load_relaxed(&block->flags) & BB_BLOCK_ZERO;
	unsigned got = 0, g = block->cursor;
	if (want > block->free_cells)
		want = block->free_cells;
	while (got < want) {
		while (bb_bits_test(heap->blocks.live, first_granule + g))
			g += step;
		unsigned start = g;
		do {
			g += step;
			got++;
		} while (got < want && g < end && !bb_bits_test(heap->blocks.live, first_granule + g));
		tail = link_cells(heap, b, start, g, step, zero, tail);
	}
	*tail = NULL;
	block->cursor = (uint16_t)g;
	block->free_cells = (uint16_t)(block->free_cells - got);
	return got;
}

/* Makes the block b, just taken from the pool, one of the class. */
static void begin_block(BbHeap *heap, BbBlockIndex b, unsigned size_class, bool zero)
{
	BbBlock *block = &heap->blocks.table[b];
	block->state = BB_BLOCK_SMALL;
	block->size_class = (uint8_t)size_class;
	bb_published8_store_relaxed(&block->has_release, 0);
	bb_published8_store_relaxed(&block->flags, zero ? BB_BLOCK_ZERO : 0);
	block->free_cells = (uint16_t)(BB_BLOCK_GRANULES / bb_size_class_granules[size_class]);
	block->cursor = 0;
}

/* Takes a block with free cells of the class, under the mutex; NO_BLOCK: there is none. */
static BbBlockIndex claim_block(BbHeap *heap, unsigned size_class)
{
	BbBlockIndex b = heap->partial[size_class];
	if (b != BB_NO_BLOCK) {
		heap->partial[size_class] = heap->blocks.table[b].next;
		return b;
	}
	bool zero;
	if (!bb_blocks_take(&heap->blocks, 1, &b, &zero))
		return BB_NO_BLOCK;
	begin_block(heap, b, size_class, zero);
	return b;
}

static void count_allocated(BbHeap *heap, size_t bytes)
{
	bb_published_store_relaxed(&heap->allocated, bb_published_load_relaxed(&heap->allocated) + bytes);
}

/* Takes up to want cells that ended threads gave back, under the mutex. */
static unsigned take_spare(BbHeap *heap, unsigned size_class, unsigned want, BbFreeCell **out)
{
	BbFreeCell *cell = heap->spare[size_class];
	unsigned n = 0;
	size_t bytes = bb_size_class_bytes(size_class);
	*out = cell;
	while (cell && n < want) {
		bb_unpoison(cell, sizeof *cell);
		BbFreeCell *next = cell->next;
		if (++n == want)
			cell->next = NULL;
		bb_poison(cell, bytes);
		cell = next;
	}
	heap->spare[size_class] = cell;
	return n;
}

/* ---- A cache's batch word: the next batch's size as a power of two, and the block that the thread keeps. ---- */

enum { BATCH_BITS = 4 };
_Static_assert(BB_CACHE_CELLS >= 1 && BB_CACHE_CELLS <= 1 << ((1 << BATCH_BITS) - 1), "fits");

static unsigned batch_log(const BbCellCache *cache)
{
	return cache->batch & ((1 << BATCH_BITS) - 1);
}

static BbBlockIndex kept_block(const BbCellCache *cache)
{
	return (BbBlockIndex)((cache->batch >> BATCH_BITS) - 1);
}

static void set_batch(BbCellCache *cache, unsigned log, BbBlockIndex kept)
{
	cache->batch = log | (uint32_t)(BbBlockIndex)(kept + 1) << BATCH_BITS;
}

/* Has the cache grown to full batches? */
static bool is_hot(const BbCellCache *cache)
{
	return 1u << batch_log(cache) >= BB_CACHE_CELLS;
}

static unsigned next_batch(BbHeap *heap, BbCellCache *cache, size_t bytes)
{
	if (bb_published_load_relaxed(&heap->slow))
		return 1;
	unsigned log = batch_log(cache), batch = 1u << (log < FIRST_LOG ? FIRST_LOG : log);
	if (batch < BB_CACHE_CELLS)
		set_batch(cache, (log < FIRST_LOG ? FIRST_LOG : log) + 1, kept_block(cache));
	else
		batch = BB_CACHE_CELLS;
	unsigned most = (unsigned)(((size_t)1 << BATCH_SHIFT) / bytes);
	if (batch > most)
		batch = most;
	return batch ? batch : 1;
}

static void put_partial(BbHeap *heap, BbBlockIndex b)
{
	BbBlock *block = &heap->blocks.table[b];
	block->next = heap->partial[block->size_class];
	heap->partial[block->size_class] = b;
}

/* Fills the cache from block b, which is the thread's, and keeps the block or puts it back. */
static void refill_from(BbThread *t, BbHeap *heap, unsigned size_class, BbBlockIndex b, unsigned want, bool keep)
{
	BbCellCache *cache = &t->cache[size_class];
	BbBlock *block = &heap->blocks.table[b];
	carve(heap, b, want, &cache->free);
	poison_list(cache->free, bb_size_class_bytes(size_class));
	bool more = block->free_cells > 0;
	set_batch(cache, batch_log(cache), more && keep ? b : BB_NO_BLOCK);
	if (more && !keep) {
		bb_mutex_lock(t, &heap->mutex);
		put_partial(heap, b);
		bb_mutex_unlock(t, &heap->mutex);
	}
}

/* Fills the cache of the class; returns false if there is no memory. */
static bool refill(BbThread *t, BbHeap *heap, unsigned size_class)
{
	BbCellCache *cache = &t->cache[size_class];
	size_t bytes = bb_size_class_bytes(size_class);
	unsigned want = next_batch(heap, cache, bytes);
	BbBlockIndex b = kept_block(cache);
	if (b != BB_NO_BLOCK) {
		refill_from(t, heap, size_class, b, want, true);
		return true;
	}
	bool keep = is_hot(cache) && !bb_published_load_relaxed(&heap->slow);
	bb_mutex_lock(t, &heap->mutex);
	if (take_spare(heap, size_class, want, &cache->free) > 0) {
		bb_mutex_unlock(t, &heap->mutex);
		return true;
	}
	b = claim_block(heap, size_class);
	if (b != BB_NO_BLOCK) {
		unsigned cells = heap->blocks.table[b].free_cells;
		count_allocated(heap, (keep || cells < want ? cells : want) * bytes);
	}
	bb_mutex_unlock(t, &heap->mutex);
	if (b == BB_NO_BLOCK)
		return false;
	refill_from(t, heap, size_class, b, want, keep);
	return true;
}

/* ---- Small and large cells, without collecting. ---- */

static void *try_small(BbThread *t, BbHeap *heap, const BbCellKind *kind, size_t size)
{
	unsigned size_class = bb_size_class(size);
	BbCellCache *cache = &t->cache[size_class];
	if (!cache->free && !refill(t, heap, size_class))
		return NULL;
	BbFreeCell *cell = cache->free;
	bb_unpoison(cell, bb_size_class_bytes(size_class));
	cache->free = cell->next;
	cell->next = NULL;
	((BbCell *)cell)->kind = kind;
	if (kind->release)
		bb_published8_store_relaxed(
			&heap->blocks.table[bb_block_of(&heap->blocks, (uintptr_t)cell)].has_release, 1);
	return cell;
}

static void *try_large(BbThread *t, BbHeap *heap, const BbCellKind *kind, size_t size)
{
	BbBlockIndex n = (BbBlockIndex)((size + BB_BLOCK_SIZE - 1) >> BB_BLOCK_SHIFT), first;
	bool zero;
	bb_mutex_lock(t, &heap->mutex);
	bool ok = bb_blocks_take(&heap->blocks, n, &first, &zero);
	if (ok) {
		BbBlock *table = heap->blocks.table;
		for (BbBlockIndex b = (BbBlockIndex)(first + 1); b < first + n; b++) {
			table[b].state = BB_BLOCK_REST;
			table[b].length = first;
		}
		table[first].state = BB_BLOCK_LARGE;
		table[first].length = n;
		bb_published8_store_relaxed(&table[first].has_release, kind->release != NULL);
		bb_published8_store_relaxed(&table[first].flags, 0);
		count_allocated(heap, (size_t)n << BB_BLOCK_SHIFT);
	}
	bb_mutex_unlock(t, &heap->mutex);
	if (!ok)
		return NULL;
	char *cell = bb_block_start(&heap->blocks, first);
	bb_unpoison(cell, (size_t)n << BB_BLOCK_SHIFT);
	if (!zero)
		memset(cell, 0, (size_t)n << BB_BLOCK_SHIFT);
	bb_bits_set(heap->blocks.live, (size_t)first * BB_BLOCK_GRANULES);
	((BbCell *)cell)->kind = kind;
	return cell;
}

/* ---- The slow path. ---- */

/* Counts an allocation where a test asked for it. Returns true: it fails. */
static bool test_allocation(BbThread *t, BbHeap *heap)
{
	bool fails = false, collects = false;
	bb_mutex_lock(t, &heap->mutex);
	if (heap->fail_at && --heap->fail_at == 0)
		fails = true;
	if (heap->stress_every && --heap->stress_left == 0) {
		heap->stress_left = heap->stress_every;
		collects = true;
	}
	if (!heap->fail_at && !heap->stress_every)
		bb_published_store_relaxed(&heap->slow, 0);
	bb_mutex_unlock(t, &heap->mutex);
	if (collects && !fails)
		bb_heap_collect(t);
	return fails;
}

static bool is_collection_due(BbHeap *heap)
{
	return bb_published_load_relaxed(&heap->allocated) > bb_published_load_relaxed(&heap->threshold) &&
	       bb_published_load_relaxed(&heap->enabled);
}

/* Collects if that is still due once the world has stopped. */
static void collect_if_due(BbThread *t, BbHeap *heap)
{
	if (!is_collection_due(heap))
		return;
	bb_collect_if(t, is_collection_due);
}

void *bb_alloc_slow(BbThread *t, const BbCellKind *kind, size_t size)
{
	BbHeap *heap = t->rt->heap;
	BB_ASSERT(t->mutexes_held == 0);
	BB_ASSERT(!heap->collecting || !t->stopping_world);
	if (BB_UNLIKELY(bb_published_load_relaxed(&heap->slow)) && test_allocation(t, heap))
		return NULL;
	bool small = size <= BB_SMALL_SIZE;
	if (!small && size > (size_t)heap->blocks.capacity << BB_BLOCK_SHIFT)
		return NULL;
	bb_poll_stop(t);
	collect_if_due(t, heap);
	for (int tries = 0;; tries++) {
		void *cell = small ? try_small(t, heap, kind, size) : try_large(t, heap, kind, size);
		if (BB_LIKELY(cell != NULL) || tries == 2)
			return cell;
		bb_heap_collect(t);
	}
}

void bb_heap_external(BbThread *t, intptr_t delta)
{
	BbHeap *heap = t->rt->heap;
	bb_mutex_lock(t, &heap->mutex);
	heap->external += (size_t)delta;
	if (delta > 0)
		count_allocated(heap, (size_t)delta);
	bb_mutex_unlock(t, &heap->mutex);
	if (delta > 0)
		collect_if_due(t, heap);
}

/* ---- Giving back. ---- */

static BbFreeCell *last_of(BbFreeCell *cell, size_t bytes)
{
	for (;;) {
		bb_unpoison(cell, sizeof *cell);
		BbFreeCell *next = cell->next;
		if (!next)
			return cell;
		bb_poison(cell, bytes);
		cell = next;
	}
}

/* Gives the cells and the block of one cache back. */
static void flush(BbThread *t, BbHeap *heap, unsigned size_class)
{
	BbCellCache *cache = &t->cache[size_class];
	BbBlockIndex kept = kept_block(cache);
	size_t bytes = bb_size_class_bytes(size_class);
	BbFreeCell *last = cache->free ? last_of(cache->free, bytes) : NULL;
	bb_mutex_lock(t, &heap->mutex);
	if (last) {
		last->next = heap->spare[size_class];
		heap->spare[size_class] = cache->free;
		bb_poison(last, bytes);
	}
	if (kept != BB_NO_BLOCK) {
		count_allocated(heap, (size_t)0 - heap->blocks.table[kept].free_cells * bytes);
		put_partial(heap, kept);
	}
	bb_mutex_unlock(t, &heap->mutex);
	cache->free = NULL;
	set_batch(cache, 0, BB_NO_BLOCK);
}

void bb_heap_flush_cache(BbThread *t)
{
	for (unsigned c = 0; c < BB_SIZE_CLASSES; c++) {
		if (t->cache[c].free || kept_block(&t->cache[c]) != BB_NO_BLOCK)
			flush(t, t->rt->heap, c);
	}
}

void bb_cache_drop_all_stw(BbRuntime *rt)
{
	BB_FOR_EACH_THREAD(rt, t)
	{
		for (unsigned c = 0; c < BB_SIZE_CLASSES; c++) {
			BbCellCache *cache = &t->cache[c];
			unsigned log = batch_log(cache);
			cache->free = NULL;
			set_batch(cache, log > 0 ? log - 1 : 0, BB_NO_BLOCK);
		}
	}
	memset(rt->heap->spare, 0, sizeof rt->heap->spare);
}
