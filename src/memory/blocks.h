/* SPDX-License-Identifier: MIT */
/*
 * The block allocator: one contiguous range of blocks, the side tables that describe them, and the pool of free runs.
 *
 * Layout of the reservation, each part committed from its beginning as far as it is needed:
 *
 *	| BbBlock for each block | bits A | bits B | block 0 | block 1 | ... top ... capacity |
 *
 * There is one bit for each granule of the blocks, set at the first granule of a cell.  The two sets of bits change
 *roles with each collection: "live" tells which cells were found live by the last collection or allocated since (cells
 *in a thread's cache included), "mark" is what the running collection writes.
 *
 * Invariants: every block below top is in exactly one of the states below; a free run is maximal when a collection
 * has just ended, is in the bin of its length, and the first and the last of its blocks know that length; bits of free
 *blocks are clear in "live".
 *
 * Threading: the pool, top and the states are guarded by the heap's mutex or the stopped world.  A small block's
 *cursor, free_cells, flags and live bits belong to whoever has taken the block off its class's list.
 */
#ifndef BB_MEMORY_BLOCKS_H
#define BB_MEMORY_BLOCKS_H

#include "memory/size_class.h"

#if BB_BLOCK_SHIFT <= 10 && !BB_WORD64
typedef uint16_t BbBlockIndex;
#else
typedef uint32_t BbBlockIndex;
#endif
#define BB_NO_BLOCK ((BbBlockIndex)-1)

/* The most blocks of a heap.  An index fits into 28 bits (cache.c). */
#define BB_BLOCKS_MAX (sizeof(BbBlockIndex) == 2 ? ((size_t)1 << 16) - 2 : ((size_t)1 << 28) - 2)

enum {
	BB_BLOCK_FREE = 0,  /* in the pool */
	BB_BLOCK_CLEAN = 1, /* in the pool, and all zero */
	BB_BLOCK_GONE = 2,  /* in the pool, its memory given back; all blocks of its commit unit are */
	BB_BLOCK_SMALL = 3, /* cells of one size class */
	BB_BLOCK_LARGE = 4, /* the first block of a large cell */
	BB_BLOCK_REST = 5,  /* a further block of a large cell */
};

enum {
	BB_BLOCK_ZERO = 1,   /* from cursor on a small block is all zero */
	BB_BLOCK_RESCAN = 2, /* holds marked cells that were not traced, for want of a mark stack */
};

typedef struct BbBlock {
	uint8_t state;
	uint8_t size_class;
	BbPublished8 has_release; /* may hold cells whose kind has a release function */
	BbPublished8 flags;	  /* BB_BLOCK_ZERO, BB_BLOCK_RESCAN */
	uint16_t free_cells;	  /* small: cells not live and not given to a cache */
	uint16_t cursor;	  /* small: granule where the search for free cells goes on */
	BbBlockIndex next;	  /* in a class's list, or in a bin of the pool */
	BbBlockIndex length; /* free, large: of the run, in its first and last block; rest: index of the first block */
} BbBlock;

/* Bins of the pool: runs of 1 to BB_BINS_EXACT blocks, one length each; then by powers of two. */
enum { BB_BINS_EXACT = 16, BB_BINS = BB_BINS_EXACT + 28 };

/* Words of the bits of one block, and the bits of one granule. */
#define BB_BITS_WORDS (BB_BLOCK_GRANULES / 32)

/* One growing table or range inside the reservation. */
typedef struct BbCommitted {
	char *start;
	size_t size; /* bytes usable from start on */
	size_t capacity;
} BbCommitted;

typedef struct BbBlocks {
	/* Constant. */
	char *reserved;
	size_t reserved_size;
	size_t unit; /* memory is committed and given back in multiples of this */
	uintptr_t base;
	BbBlockIndex capacity;
	/* Guard: the heap's mutex, or the stopped world. */
	BbBlock *table;
	BbPublished32 *live;
	BbPublished32 *mark;
	BbBlockIndex top; /* blocks at or above it were never used */
	BbCommitted committed_table, committed_bits[2], committed_blocks;
	size_t gone; /* bytes of blocks in state GONE */
	BbBlockIndex bins[BB_BINS];
} BbBlocks;

/* Reserves the range, with at most limit bytes in all (0: as the build says).  Returns false: no memory. */
BB_NODISCARD bool bb_blocks_init(BbBlocks *bs, size_t limit);

/* Gives the range back. */
void bb_blocks_destroy(BbBlocks *bs);

/* Takes a run of n blocks out of the pool, or from above top, and stores its first block's index.  *zero tells whether
 * all of it is zero.  The caller sets the states.  Returns false: no such run, or no memory.  Under the heap's mutex.
 */
BB_NODISCARD bool bb_blocks_take(BbBlocks *bs, BbBlockIndex n, BbBlockIndex *first, bool *zero);

/* Forgets all free runs, so that bb_blocks_put_stw can build the pool anew. */
void bb_blocks_reset_pool_stw(BbBlocks *bs);

/* Puts the run of n blocks into the pool.  Those in a state other than CLEAN and GONE become FREE. */
void bb_blocks_put_stw(BbBlocks *bs, BbBlockIndex first, BbBlockIndex n);

/* Gives memory of free runs back to the platform, from the highest address on, until at least surplus bytes are given
 * back or nothing is left. */
void bb_blocks_shrink_stw(BbBlocks *bs, size_t surplus);

/* Bytes of memory taken from the platform. */
size_t bb_blocks_committed(const BbBlocks *bs);

BB_INLINE char *bb_block_start(const BbBlocks *bs, BbBlockIndex b)
{
	return (char *)(bs->base + ((uintptr_t)b << BB_BLOCK_SHIFT));
}

/* Does address lie in a block below top? */
BB_INLINE bool bb_blocks_contain(const BbBlocks *bs, uintptr_t address)
{
	return address - bs->base < (uintptr_t)bs->top << BB_BLOCK_SHIFT;
}

BB_INLINE BbBlockIndex bb_block_of(const BbBlocks *bs, uintptr_t address)
{
	return (BbBlockIndex)((address - bs->base) >> BB_BLOCK_SHIFT);
}

/* The number of a granule, as the bits count them. */
BB_INLINE size_t bb_granule_of(const BbBlocks *bs, uintptr_t address)
{
	return (address - bs->base) >> BB_GRANULE_SHIFT;
}

BB_INLINE bool bb_bits_test(const BbPublished32 *bits, size_t granule)
{
	return (bb_published32_load_relaxed(&bits[granule >> 5]) >> (granule & 31)) & 1;
}

/* For whoever has the bits of the block for itself. */
BB_INLINE void bb_bits_set(BbPublished32 *bits, size_t granule)
{
	BbPublished32 *word = &bits[granule >> 5];
	bb_published32_store_relaxed(word, bb_published32_load_relaxed(word) | 1u << (granule & 31));
}

#endif
