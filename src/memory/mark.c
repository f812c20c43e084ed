/* SPDX-License-Identifier: MIT */
/*
 * The marker.  See mark.h for the invariant.
 *
 * Threading: only in a stopped world; each marker uses its own BbTracer.
 */
#include "memory/mark.h"
#include "memory/state.h"

#include <string.h>

/* Chunks kept from one collection to the next. */
enum { CHUNKS_KEPT = 2 };
/* Arrays of values longer than this are traced in pieces. */
enum { PIECE = 512 };
/* After how many cells a marker looks whether others are hungry, and how much it must have to share. */
enum { SHARE_EVERY = 32, SHARE_LEAST = 16 };

/* ---- Chunks. ---- */

BbMarkChunk *bb_mark_new_chunk(BbMarking *m)
{
	BbMarkChunk *chunk = m->unused;
	if (chunk) {
		m->unused = chunk->next;
	} else {
		if (m->chunks_max && m->chunks == m->chunks_max)
			return NULL;
		chunk = bb_platform_alloc(sizeof(BbMarkChunk) + BB_MARK_CHUNK * sizeof(uintptr_t));
		if (!chunk)
			return NULL;
		m->chunks++;
	}
	chunk->count = 0;
	return chunk;
}

static void lock_chunks(BbTracer *tracer)
{
	if (tracer->shared)
		bb_platform_mutex_lock(&tracer->heap->marking.mutex);
}

static void unlock_chunks(BbTracer *tracer)
{
	if (tracer->shared)
		bb_platform_mutex_unlock(&tracer->heap->marking.mutex);
}

/* Gives the tracer an empty chunk in place of its full one.  Returns false: no memory. */
static bool change_full_chunk(BbTracer *tracer)
{
	BbMarking *m = &tracer->heap->marking;
	lock_chunks(tracer);
	BbMarkChunk *chunk = bb_mark_new_chunk(m);
	if (chunk) {
		tracer->chunk->next = m->full;
		m->full = tracer->chunk;
		tracer->chunk = chunk;
	}
	unlock_chunks(tracer);
	return chunk != NULL;
}

/* Gives the tracer a chunk with work in place of its empty one.  Returns false: there is none. */
static bool change_empty_chunk(BbTracer *tracer)
{
	BbMarking *m = &tracer->heap->marking;
	lock_chunks(tracer);
	BbMarkChunk *chunk = m->full;
	if (chunk) {
		m->full = chunk->next;
		tracer->chunk->next = m->unused;
		m->unused = tracer->chunk;
		tracer->chunk = chunk;
	}
	unlock_chunks(tracer);
	return chunk != NULL;
}

/* Makes room for n entries on the tracer's chunk. */
static bool reserve(BbTracer *tracer, unsigned n)
{
	BbMarkChunk *chunk = tracer->chunk;
	return BB_LIKELY(chunk->count + n <= BB_MARK_CHUNK) || change_full_chunk(tracer);
}

/* ---- Marking. ---- */

BB_COLD static void overflow(BbTracer *tracer, uintptr_t cell)
{
	BbBlocks *bs = &tracer->heap->blocks;
	bb_published8_store_relaxed(&bs->table[bb_block_of(bs, cell)].flags, BB_BLOCK_RESCAN);
	if (!bb_sync_load_relaxed(&tracer->heap->marking.overflowed))
		bb_sync_or(&tracer->heap->marking.overflowed, 1);
}

static inline void push(BbTracer *tracer, uintptr_t cell)
{
	if (BB_UNLIKELY(!reserve(tracer, 1))) {
		overflow(tracer, cell);
		return;
	}
	BbMarkChunk *chunk = tracer->chunk;
	chunk->entries[chunk->count++] = cell;
}

static inline void mark(BbTracer *tracer, uintptr_t p)
{
	uintptr_t offset = p - tracer->base;
	if (offset >= tracer->span)
		return;
	BB_ASSERT(bb_bits_test(tracer->heap->blocks.live, offset >> BB_GRANULE_SHIFT) && offset % BB_GRANULE == 0);
	size_t granule = offset >> BB_GRANULE_SHIFT;
	BbPublished32 *word = &tracer->mark[granule >> 5];
	uint32_t bit = 1u << (granule & 31), old = bb_published32_load_relaxed(word);
	if (old & bit)
		return;
	if (tracer->shared) {
		/* In this phase every marker writes the word this way; at other times nobody does. */
		if (bb_sync_or((BbSync *)(void *)word, bit) & bit)
			return;
	} else {
		bb_published32_store_relaxed(word, old | bit);
	}
	push(tracer, p);
}

void bb_mark_cell_stw(BbTracer *tracer, uintptr_t p)
{
	mark(tracer, p);
}

BbRuntime *bb_trace_runtime(const BbTracer *tracer)
{
	return tracer->heap->rt;
}

void bb_trace(BbTracer *tracer, BbValue v)
{
	if (bb_is_pointer(v))
		mark(tracer, v.bits);
}

void bb_trace_pointer(BbTracer *tracer, const void *p)
{
	mark(tracer, (uintptr_t)p);
}

static void trace_values_now(BbTracer *tracer, const BbValue *v, const BbValue *end)
{
	for (; v < end; v++) {
		if (bb_is_pointer(*v))
			mark(tracer, v->bits);
	}
}

void bb_trace_values(BbTracer *tracer, const BbValue *start, const BbValue *end)
{
	if (end - start > PIECE && reserve(tracer, 2)) {
		BbMarkChunk *chunk = tracer->chunk;
		chunk->entries[chunk->count++] = (uintptr_t)end;
		chunk->entries[chunk->count++] = (uintptr_t)start | 1;
	} else {
		trace_values_now(tracer, start, end);
	}
}

/* ---- Tracing. ---- */

static inline void trace_cell(BbTracer *tracer, uintptr_t p)
{
	BbCell *cell = (BbCell *)p;
	BB_ASSERT(cell->kind != NULL);
	if (cell->kind->trace)
		cell->kind->trace(tracer, cell);
}

/* Traces the first piece of the pair on top of the chunk, and leaves the rest there. */
static void trace_piece(BbTracer *tracer)
{
	BbMarkChunk *chunk = tracer->chunk;
	const BbValue *start = (const BbValue *)(chunk->entries[--chunk->count] & ~(uintptr_t)1);
	const BbValue *end = (const BbValue *)chunk->entries[--chunk->count];
	if (end - start > PIECE) {
		chunk->entries[chunk->count++] = (uintptr_t)end;
		chunk->entries[chunk->count++] = (uintptr_t)(start + PIECE) | 1;
		end = start + PIECE;
	}
	trace_values_now(tracer, start, end);
}

/* Takes the next cell off the chunk, and traces pieces that lie above it; 0: the chunk is empty. */
static inline uintptr_t pop(BbTracer *tracer)
{
	for (;;) {
		BbMarkChunk *chunk = tracer->chunk;
		if (chunk->count == 0) {
			if (!change_empty_chunk(tracer))
				return 0;
			continue;
		}
		if (BB_LIKELY(!(chunk->entries[chunk->count - 1] & 1)))
			return chunk->entries[--chunk->count];
		trace_piece(tracer);
	}
}

/* Traces what is on the chunks.  Cells go through a short queue, so that their memory is there when it is needed. */
static void drain(BbTracer *tracer)
{
	for (unsigned turn = 0;;) {
		uintptr_t cell = pop(tracer);
		if (!cell && tracer->waiting == 0)
			return;
		uintptr_t *slot = &tracer->ahead[turn++ % BB_MARK_AHEAD], next = *slot;
		__builtin_prefetch((const void *)cell);
		*slot = cell;
		tracer->waiting += (cell != 0) - (next != 0);
		if (next)
			trace_cell(tracer, next);
		if (tracer->shared && turn % SHARE_EVERY == 0 && tracer->chunk->count >= SHARE_LEAST &&
		    bb_sync_load_relaxed(&tracer->heap->marking.hungry))
			bb_mark_share(tracer);
	}
}

void bb_mark_drain_once(BbTracer *tracer)
{
	do
		drain(tracer);
	while (tracer->shared && bb_mark_wait_for_work(tracer));
}

/* ---- When there was no memory for a chunk. ---- */

static void rescan_block(BbTracer *tracer, BbBlockIndex b)
{
	BbBlocks *bs = &tracer->heap->blocks;
	bb_published8_store_relaxed(&bs->table[b].flags, 0);
	for (size_t w = 0; w < BB_BITS_WORDS; w++) {
		size_t word = (size_t)b * BB_BITS_WORDS + w;
		uint32_t bits = bb_published32_load_relaxed(&bs->mark[word]);
		for (; bits; bits &= bits - 1) {
			size_t granule = word * 32 + (unsigned)__builtin_ctz(bits);
			trace_cell(tracer, bs->base + ((uintptr_t)granule << BB_GRANULE_SHIFT));
		}
		drain(tracer);
	}
}

static void rescan(BbTracer *tracer)
{
	BbBlocks *bs = &tracer->heap->blocks;
	for (BbBlockIndex b = 0; b < bs->top; b++) {
		if (bs->table[b].state > BB_BLOCK_GONE && bs->table[b].state != BB_BLOCK_REST &&
		    (bb_published8_load_relaxed(&bs->table[b].flags) & BB_BLOCK_RESCAN))
			rescan_block(tracer, b);
	}
}

void bb_mark_drain_stw(BbTracer *tracer)
{
	bb_mark_drain_once(tracer);
	while (bb_sync_exchange(&tracer->heap->marking.overflowed, 0))
		rescan(tracer);
}

/* ---- Beginning and end. ---- */

static bool begin_tracer(BbHeap *heap, BbTracer *tracer)
{
	memset(tracer, 0, sizeof *tracer);
	tracer->heap = heap;
	tracer->base = heap->blocks.base;
	tracer->span = (uintptr_t)heap->blocks.top << BB_BLOCK_SHIFT;
	tracer->mark = heap->blocks.mark;
	tracer->chunk = bb_mark_new_chunk(&heap->marking);
	return tracer->chunk != NULL;
}

bool bb_mark_join(BbHeap *heap, BbTracer *tracer)
{
	if (!begin_tracer(heap, tracer))
		return false;
	tracer->shared = true;
	heap->marking.markers++;
	return true;
}

bool bb_mark_init(BbHeap *heap)
{
	heap->marking.least = BB_MARK_PARALLEL;
	heap->marking.unused = bb_mark_new_chunk(&heap->marking);
	return heap->marking.unused != NULL;
}

BbTracer *bb_mark_begin_stw(BbHeap *heap)
{
	memset((void *)heap->blocks.mark, 0, (size_t)heap->blocks.top * BB_BITS_WORDS * 4);
	if (!begin_tracer(heap, &heap->marking.tracer))
		bb_panic("the first chunk of the mark stack is gone");
	return &heap->marking.tracer;
}

static void free_chunks(BbMarking *m, unsigned kept)
{
	while (m->unused && m->chunks > kept) {
		BbMarkChunk *chunk = m->unused;
		m->unused = chunk->next;
		m->chunks--;
		bb_platform_free(chunk);
	}
}

void bb_mark_end_stw(BbHeap *heap)
{
	BbMarking *m = &heap->marking;
	BB_ASSERT(!m->full && m->tracer.chunk->count == 0);
	m->tracer.chunk->next = m->unused;
	m->unused = m->tracer.chunk;
	free_chunks(m, CHUNKS_KEPT);
}

void bb_mark_destroy(BbHeap *heap)
{
	bb_mark_end_helpers(heap);
	free_chunks(&heap->marking, 0);
}
