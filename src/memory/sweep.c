/* SPDX-License-Identifier: MIT */
/*
 * The pass over all blocks after marking.
 *
 * It goes from high addresses to low ones, so that lists and bins end up with low addresses first: new cells fill holes
 * low in the heap, and its upper end can be given back.
 *
 * Threading: only in a stopped world.
 */
#include "memory/sweep.h"
#include "memory/state.h"

#include <string.h>

typedef struct Sweep {
	BbHeap *heap;
	BbBlocks *bs;
	size_t live, pooled;	      /* bytes */
	BbBlockIndex run, run_length; /* free blocks found last, not yet in the pool */
} Sweep;

static BbCell *cell_at(BbBlocks *bs, size_t granule)
{
	return (BbCell *)(bs->base + ((uintptr_t)granule << BB_GRANULE_SHIFT));
}

/* Releases what the dead cells of the block own.  They were live before and are not marked. */
static void release_dead(BbBlocks *bs, BbBlockIndex b)
{
	bool again = false;
	for (size_t i = (size_t)b * BB_BITS_WORDS; i < (size_t)(b + 1) * BB_BITS_WORDS; i++) {
		uint32_t live = bb_published32_load_relaxed(&bs->live[i]);
		uint32_t marked = bb_published32_load_relaxed(&bs->mark[i]);
		for (uint32_t bits = live; bits; bits &= bits - 1) {
			BbCell *cell = cell_at(bs, i * 32 + (unsigned)__builtin_ctz(bits));
			bb_unpoison(cell, sizeof *cell);
			if (!cell->kind || !cell->kind->release)
				continue;
			if (marked & bits & -bits) {
				again = true;
			} else {
				cell->kind->release(cell);
				cell->kind = NULL;
			}
		}
	}
	bb_published8_store_relaxed(&bs->table[b].has_release, again);
}

#if BB_CHECKS || BB_ASAN
/* Makes every use of a dead cell show. */
static void spoil(void *start, size_t size)
{
	bb_unpoison(start, size);
#if BB_CHECKS
	memset(start, 0xdd, size);
#endif
	((BbCell *)start)->kind = NULL;
	bb_poison(start, size);
}

static void spoil_dead(BbBlocks *bs, BbBlockIndex b)
{
	unsigned step = bb_size_class_granules[bs->table[b].size_class];
	for (unsigned g = 0; g + step <= BB_BLOCK_GRANULES; g += step) {
		size_t granule = (size_t)b * BB_BLOCK_GRANULES + g;
		if (!bb_bits_test(bs->mark, granule))
			spoil(cell_at(bs, granule), (size_t)step << BB_GRANULE_SHIFT);
	}
}
#else
static void spoil_dead(BbBlocks *bs, BbBlockIndex b)
{
	(void)bs;
	(void)b;
}
#endif

static unsigned count_marked(BbBlocks *bs, BbBlockIndex b)
{
	unsigned n = 0;
	for (size_t i = (size_t)b * BB_BITS_WORDS; i < (size_t)(b + 1) * BB_BITS_WORDS; i++)
		n += (unsigned)__builtin_popcount(bb_published32_load_relaxed(&bs->mark[i]));
	return n;
}

/* Puts the free blocks found last into the pool. */
static void end_run(Sweep *s)
{
	if (s->run_length > 0)
		bb_blocks_put_stw(s->bs, s->run, s->run_length);
	s->run_length = 0;
}

/* The n blocks from first on are free; all behind them were swept. */
static void add_free(Sweep *s, BbBlockIndex first, BbBlockIndex n)
{
	s->run = first;
	s->run_length = (BbBlockIndex)(s->run_length + n);
	s->pooled += (size_t)n << BB_BLOCK_SHIFT;
}

static void sweep_small(Sweep *s, BbBlockIndex b)
{
	BbBlock *block = &s->bs->table[b];
	if (bb_published8_load_relaxed(&block->has_release))
		release_dead(s->bs, b);
	unsigned live = count_marked(s->bs, b);
	unsigned step = bb_size_class_granules[block->size_class];
	spoil_dead(s->bs, b);
	if (live == 0) {
		add_free(s, b, 1);
		return;
	}
	end_run(s);
	s->live += (size_t)live * step << BB_GRANULE_SHIFT;
	bb_published8_store_relaxed(&block->flags, 0);
	block->cursor = 0;
	block->free_cells = (uint16_t)(BB_BLOCK_GRANULES / step - live);
	if (block->free_cells > 0) {
		block->next = s->heap->partial[block->size_class];
		s->heap->partial[block->size_class] = b;
	}
}

static void sweep_large(Sweep *s, BbBlockIndex first)
{
	BbBlock *block = &s->bs->table[first];
	BbBlockIndex n = block->length;
	if (bb_bits_test(s->bs->mark, (size_t)first * BB_BLOCK_GRANULES)) {
		end_run(s);
		s->live += (size_t)n << BB_BLOCK_SHIFT;
		return;
	}
	if (bb_published8_load_relaxed(&block->has_release))
		release_dead(s->bs, first);
	bb_poison(bb_block_start(s->bs, first), (size_t)n << BB_BLOCK_SHIFT);
	add_free(s, first, n);
}

/* Sweeps what ends just below block end; returns where it begins. */
static BbBlockIndex sweep_before(Sweep *s, BbBlockIndex end)
{
	BbBlockIndex b = (BbBlockIndex)(end - 1);
	switch (s->bs->table[b].state) {
	case BB_BLOCK_SMALL:
		sweep_small(s, b);
		return b;
	case BB_BLOCK_REST:
		b = s->bs->table[b].length;
		BB_FALLTHROUGH;
	case BB_BLOCK_LARGE:
		sweep_large(s, b);
		return b;
	default:
		b = (BbBlockIndex)(end - s->bs->table[b].length);
		add_free(s, b, s->bs->table[b].length);
		return b;
	}
}

size_t bb_sweep_stw(BbHeap *heap)
{
	Sweep s = {.heap = heap, .bs = &heap->blocks};
	for (unsigned i = 0; i < BB_SIZE_CLASSES; i++)
		heap->partial[i] = BB_NO_BLOCK;
	bb_blocks_reset_pool_stw(s.bs);
	for (BbBlockIndex b = s.bs->top; b > 0;)
		b = sweep_before(&s, b);
	end_run(&s);
	BbPublished32 *old = s.bs->live;
	s.bs->live = s.bs->mark;
	s.bs->mark = old;
	heap->pooled = s.pooled - s.bs->gone;
	return s.live;
}

void bb_sweep_release_all_stw(BbHeap *heap)
{
	BbBlocks *bs = &heap->blocks;
	memset((void *)bs->mark, 0, (size_t)bs->top * BB_BITS_WORDS * 4);
	for (BbBlockIndex b = 0; b < bs->top; b++) {
		if (bs->table[b].state == BB_BLOCK_SMALL || bs->table[b].state == BB_BLOCK_LARGE) {
			if (bb_published8_load_relaxed(&bs->table[b].has_release))
				release_dead(bs, b);
		}
	}
}
