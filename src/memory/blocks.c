/* SPDX-License-Identifier: MIT */
/*
 * The block allocator: best fit over bins of free runs, then growth at the top.
 *
 * Runs are only split between collections; each collection builds the pool anew in address order, which joins what is
 * adjacent and puts low addresses first.
 *
 * Threading: see blocks.h.
 */
#include "memory/blocks.h"
#include "memory/poison.h"

_Static_assert(BB_COMMIT_UNIT >= BB_BLOCK_SIZE && (BB_COMMIT_UNIT & (BB_COMMIT_UNIT - 1)) == 0, "of whole blocks");

/* A reservation up to this size is committed at once and never given back. */
#define COMMIT_ALL (16 * (size_t)BB_COMMIT_UNIT)
/* The top grows by this much at least. */
#define GROW_STEP (8 * (size_t)BB_COMMIT_UNIT)
/* How many runs of one bin are looked at for one that is long enough. */
enum { BIN_SEARCH = 64 };

static size_t round_up(size_t size, size_t unit)
{
	return (size + unit - 1) / unit * unit;
}

/* Makes needed bytes of the part usable. */
static bool commit_to(BbBlocks *bs, BbCommitted *part, size_t needed)
{
	if (needed <= part->size)
		return true;
	needed = round_up(needed, bs->unit);
	if (needed > part->capacity)
		needed = part->capacity;
	if (!bb_platform_commit(part->start + part->size, needed - part->size))
		return false;
	part->size = needed;
	return true;
}

/* Where a part of the reservation may begin. */
static size_t alignment(const BbBlocks *bs)
{
	return bs->unit < BB_COMMIT_ALIGN ? bs->unit : BB_COMMIT_ALIGN;
}

/* Lays size bytes of the reservation out for n blocks; returns how many bytes that takes. */
static size_t layout(BbBlocks *bs, size_t n)
{
	size_t at = 0;
	BbCommitted *parts[] = {&bs->committed_table, &bs->committed_bits[0], &bs->committed_bits[1],
				&bs->committed_blocks};
	size_t sizes[] = {n * sizeof(BbBlock), n * BB_BITS_WORDS * 4, n * BB_BITS_WORDS * 4, n << BB_BLOCK_SHIFT};
	for (unsigned i = 0; i < BB_COUNT(parts); i++) {
		parts[i]->start = bs->reserved + at;
		parts[i]->size = 0;
		parts[i]->capacity = round_up(sizes[i], alignment(bs));
		at += parts[i]->capacity;
	}
	return at;
}

bool bb_blocks_init(BbBlocks *bs, size_t limit)
{
	size_t size = limit && limit < BB_HEAP_RESERVE ? limit : BB_HEAP_RESERVE;
	bs->unit = BB_COMMIT_UNIT;
	size_t align = size <= COMMIT_ALL ? BB_GRANULE : alignment(bs);
	bs->reserved = bb_platform_reserve(&size, align);
	if (!bs->reserved)
		return false;
	bs->reserved_size = size;
	if (limit && size > limit)
		size = limit;
	bool all = size <= COMMIT_ALL;
	if (all)
		bs->unit = BB_GRANULE;
	size_t each = BB_BLOCK_SIZE + sizeof(BbBlock) + 2 * BB_BITS_WORDS * 4;
	size_t n = size / each;
	if (n > BB_BLOCKS_MAX)
		n = BB_BLOCKS_MAX;
	while (n > 0 && layout(bs, n) > size)
		n--;
	if (n == 0 || (all && !bb_platform_commit(bs->reserved, size))) {
		bb_platform_release(bs->reserved, bs->reserved_size);
		return false;
	}
	if (all) {
		bs->committed_table.size = bs->committed_table.capacity;
		bs->committed_bits[0].size = bs->committed_bits[1].size = bs->committed_bits[0].capacity;
		bs->committed_blocks.size = bs->committed_blocks.capacity;
	}
	bs->capacity = (BbBlockIndex)n;
	bs->base = (uintptr_t)bs->committed_blocks.start;
	bs->table = (BbBlock *)bs->committed_table.start;
	bs->live = (BbPublished32 *)bs->committed_bits[0].start;
	bs->mark = (BbPublished32 *)bs->committed_bits[1].start;
	bs->top = 0;
	bs->gone = 0;
	bb_blocks_reset_pool_stw(bs);
	return true;
}

void bb_blocks_destroy(BbBlocks *bs)
{
	bb_unpoison((char *)bs->base, (size_t)bs->top << BB_BLOCK_SHIFT);
	bb_platform_release(bs->reserved, bs->reserved_size);
}

size_t bb_blocks_committed(const BbBlocks *bs)
{
	return bs->committed_table.size + bs->committed_bits[0].size + bs->committed_bits[1].size +
	       bs->committed_blocks.size - bs->gone;
}

/* ---- The pool. ---- */

static unsigned bin_of(BbBlockIndex n)
{
	if (n <= BB_BINS_EXACT)
		return n - 1;
	return BB_BINS_EXACT + (31 - (unsigned)__builtin_clz(n)) - 4;
}

static void bin_put(BbBlocks *bs, BbBlockIndex first, BbBlockIndex n)
{
	unsigned bin = bin_of(n);
	bs->table[first].length = n;
	bs->table[first + n - 1].length = n;
	bs->table[first].next = bs->bins[bin];
	bs->bins[bin] = first;
}

/* Takes the run that begins with only off the bin, or if that is NO_BLOCK a run of n blocks or more; NO_BLOCK: none
 * found. */
static BbBlockIndex bin_take(BbBlocks *bs, unsigned bin, BbBlockIndex n, BbBlockIndex only)
{
	BbBlockIndex *link = &bs->bins[bin];
	for (unsigned i = 0; *link != BB_NO_BLOCK && (i < BIN_SEARCH || only != BB_NO_BLOCK); i++) {
		BbBlockIndex b = *link;
		if (only == BB_NO_BLOCK ? bs->table[b].length >= n : b == only) {
			*link = bs->table[b].next;
			return b;
		}
		link = &bs->table[b].next;
	}
	return BB_NO_BLOCK;
}

void bb_blocks_reset_pool_stw(BbBlocks *bs)
{
	for (unsigned i = 0; i < BB_BINS; i++)
		bs->bins[i] = BB_NO_BLOCK;
}

void bb_blocks_put_stw(BbBlocks *bs, BbBlockIndex first, BbBlockIndex n)
{
	for (BbBlockIndex b = first; b < first + n; b++) {
		if (bs->table[b].state > BB_BLOCK_GONE)
			bs->table[b].state = BB_BLOCK_FREE;
	}
	bin_put(bs, first, n);
}

/* Brings the memory of those blocks of the run back that are GONE. */
static bool bring_back(BbBlocks *bs, BbBlockIndex first, BbBlockIndex n)
{
	BbBlockIndex per_unit = (BbBlockIndex)(bs->unit >> BB_BLOCK_SHIFT);
	for (BbBlockIndex b = first; b < first + n; b++) {
		if (bs->table[b].state != BB_BLOCK_GONE)
			continue;
		BbBlockIndex start = (BbBlockIndex)(b / per_unit * per_unit);
		if (!bb_platform_commit(bb_block_start(bs, start), bs->unit))
			return false;
		bs->gone -= bs->unit;
		for (BbBlockIndex i = start; i < start + per_unit; i++)
			bs->table[i].state = BB_BLOCK_FREE;
	}
	return true;
}

/* Moves the top up, so that a run of at least n blocks ends there, and puts it into the pool. */
static bool grow(BbBlocks *bs, BbBlockIndex n)
{
	BbBlockIndex first = bs->top, before = 0;
	if (first > 0 && bs->table[first - 1].state <= BB_BLOCK_GONE) {
		before = bs->table[first - 1].length;
		if (before >= n)
			return true;
		n -= before;
	}
	size_t room = (size_t)(bs->capacity - first);
	if (n > room)
		return false;
	size_t step = GROW_STEP >> BB_BLOCK_SHIFT;
	if (step < n)
		step = n;
	if (step > room)
		step = room;
	for (;;) {
		size_t top = first + step;
		if (commit_to(bs, &bs->committed_table, top * sizeof(BbBlock)) &&
		    commit_to(bs, &bs->committed_bits[0], top * BB_BITS_WORDS * 4) &&
		    commit_to(bs, &bs->committed_bits[1], top * BB_BITS_WORDS * 4) &&
		    commit_to(bs, &bs->committed_blocks, top << BB_BLOCK_SHIFT))
			break;
		if (step == n)
			return false;
		step = n;
	}
	for (size_t b = first; b < first + step; b++)
		bs->table[b].state = BB_BLOCK_CLEAN;
	if (before) {
		first -= before;
		(void)bin_take(bs, bin_of(before), before, first);
	}
	bs->top += (BbBlockIndex)step;
	bin_put(bs, first, (BbBlockIndex)(before + step));
	return true;
}

static BbBlockIndex find(BbBlocks *bs, BbBlockIndex n)
{
	for (unsigned bin = bin_of(n); bin < BB_BINS; bin++) {
		BbBlockIndex b = bin_take(bs, bin, n, BB_NO_BLOCK);
		if (b != BB_NO_BLOCK)
			return b;
	}
	return BB_NO_BLOCK;
}

/* Of all runs of at least n blocks, the one at the lowest address; there is one. */
static BbBlockIndex find_lowest(BbBlocks *bs, BbBlockIndex n)
{
	BbBlockIndex lowest = BB_NO_BLOCK;
	for (unsigned bin = bin_of(n); bin < BB_BINS; bin++)
		for (BbBlockIndex b = bs->bins[bin]; b != BB_NO_BLOCK; b = bs->table[b].next)
			if (bs->table[b].length >= n && b < lowest)
				lowest = b;
	return bin_take(bs, bin_of(bs->table[lowest].length), n, lowest);
}

bool bb_blocks_take(BbBlocks *bs, BbBlockIndex n, BbBlockIndex *first, bool *zero)
{
	BbBlockIndex b = find(bs, n);
	if (b == BB_NO_BLOCK) {
		if (!grow(bs, n))
			return false;
		b = (BbBlockIndex)(bs->top - bs->table[bs->top - 1].length);
		(void)bin_take(bs, bin_of(bs->table[b].length), n, b);
	}
	if (!bring_back(bs, b, n)) {
		/* On a board others may have it, but never below a block in use. */
		bin_put(bs, b, bs->table[b].length);
		b = find_lowest(bs, n);
		if (!bring_back(bs, b, n)) {
			bin_put(bs, b, bs->table[b].length);
			return false;
		}
	}
	BbBlockIndex length = bs->table[b].length;
	*zero = true;
	for (BbBlockIndex i = b; i < b + n; i++)
		*zero &= bs->table[i].state == BB_BLOCK_CLEAN;
	if (length > n)
		bin_put(bs, (BbBlockIndex)(b + n), (BbBlockIndex)(length - n));
	*first = b;
	return true;
}

/* Gives back what whole units the run holds, up to surplus bytes, the highest first; returns how many bytes. */
static size_t shrink_run(BbBlocks *bs, BbBlockIndex first, BbBlockIndex n, size_t surplus)
{
	BbBlockIndex per_unit = (BbBlockIndex)(bs->unit >> BB_BLOCK_SHIFT);
	BbBlockIndex low = (BbBlockIndex)((first + n) / per_unit * per_unit);
	size_t bytes = 0;
	while (low >= first + per_unit && bytes < surplus) {
		low -= per_unit;
		if (bs->table[low].state == BB_BLOCK_GONE)
			continue;
		for (BbBlockIndex b = low; b < low + per_unit; b++)
			bs->table[b].state = BB_BLOCK_GONE;
		bb_platform_decommit(bb_block_start(bs, low), bs->unit);
		bytes += bs->unit;
	}
	bs->gone += bytes;
	return bytes;
}

void bb_blocks_shrink_stw(BbBlocks *bs, size_t surplus)
{
	if (bs->unit < BB_BLOCK_SIZE)
		return;
	size_t done = 0;
	BbBlockIndex b = bs->top;
	while (b > 0 && done < surplus) {
		BbBlock *last = &bs->table[b - 1];
		if (last->state <= BB_BLOCK_GONE) {
			b -= last->length;
			done += shrink_run(bs, b, last->length, surplus - done);
		} else {
			b = last->state == BB_BLOCK_REST ? last->length : (BbBlockIndex)(b - 1);
		}
	}
}
