/* SPDX-License-Identifier: MIT */
/*
 * Tracing single cells: the marker of a collection, run on a heap structure of its own that shares the real heap's
 * blocks but not its mark bits.
 */
#include "memory/references.h"

#include "memory/mark.h"
#include "memory/state.h"

#include <string.h>

struct BbReferences {
	BbTracer tracer;
	BbHeap shadow; /* runtime and blocks as in the heap; marking of its own */
	BbPublished32 *mark;
	uintptr_t *done; /* cells whose bits are to be cleared */
	size_t done_count, done_capacity;
};

BbReferences *bb_references_new_stw(BbThread *t)
{
	BB_ASSERT(t->stopping_world);
	BbReferences *r = bb_platform_alloc(sizeof *r);
	if (!r)
		return NULL;
	r->shadow.rt = t->rt;
	r->shadow.blocks = t->rt->heap->blocks;
	r->mark = bb_platform_alloc((size_t)r->shadow.blocks.top * BB_BITS_WORDS * 4 + 4);
	r->tracer.chunk = r->mark ? bb_mark_new_chunk(&r->shadow.marking) : NULL;
	if (!r->tracer.chunk) {
		bb_platform_free(r->mark);
		bb_platform_free(r);
		return NULL;
	}
	r->tracer.heap = &r->shadow;
	r->tracer.base = r->shadow.blocks.base;
	r->tracer.span = (uintptr_t)r->shadow.blocks.top << BB_BLOCK_SHIFT;
	r->tracer.mark = r->mark;
	return r;
}

static void free_chunks(BbMarkChunk *chunk)
{
	for (BbMarkChunk *next; chunk; chunk = next) {
		next = chunk->next;
		bb_platform_free(chunk);
	}
}

void bb_references_free_stw(BbReferences *r)
{
	free_chunks(r->shadow.marking.full);
	free_chunks(r->shadow.marking.unused);
	bb_platform_free(r->tracer.chunk);
	bb_platform_free(r->mark);
	bb_platform_free(r->done);
	bb_platform_free(r);
}

bool bb_references_in_heap_stw(const BbReferences *r, const void *p)
{
	return (uintptr_t)p - r->tracer.base < r->tracer.span;
}

/* ---- Visiting. ---- */

static bool remember(BbReferences *r, uintptr_t cell)
{
	if (r->done_count == r->done_capacity) {
		size_t capacity = r->done_capacity ? r->done_capacity * 2 : 256;
		uintptr_t *grown = bb_platform_alloc(capacity * sizeof *grown);
		if (!grown)
			return false;
		if (r->done)
			memcpy(grown, r->done, r->done_count * sizeof *grown);
		bb_platform_free(r->done);
		r->done = grown;
		r->done_capacity = capacity;
	}
	r->done[r->done_count++] = cell;
	return true;
}

static void clear_bit(BbReferences *r, uintptr_t cell)
{
	size_t granule = (cell - r->tracer.base) >> BB_GRANULE_SHIFT;
	BbPublished32 *word = &r->mark[granule >> 5];
	bb_published32_store_relaxed(word, bb_published32_load_relaxed(word) & ~(1u << (granule & 31)));
}

/* Takes the next entry off the stack; 0: it is empty. */
static uintptr_t pop(BbReferences *r)
{
	BbMarking *m = &r->shadow.marking;
	BbMarkChunk *chunk = r->tracer.chunk;
	if (chunk->count == 0) {
		if (!m->full)
			return 0;
		r->tracer.chunk = m->full;
		m->full = m->full->next;
		chunk->next = m->unused;
		m->unused = chunk;
		chunk = r->tracer.chunk;
	}
	return chunk->entries[--chunk->count];
}

static void trace_cell(BbReferences *r, void *cell)
{
	const BbCellKind *kind = ((BbCell *)cell)->kind;
	if (kind && kind->trace)
		kind->trace(&r->tracer, cell);
}

/* A piece of a long array, which the marker leaves for later; end is below start on the stack. */
static void trace_piece(BbReferences *r, uintptr_t entry)
{
	const BbValue *start = (const BbValue *)(entry & ~(uintptr_t)1);
	const BbValue *end = (const BbValue *)pop(r);
	for (; start < end; start++)
		bb_trace(&r->tracer, *start);
}

bool bb_references_visit_stw(BbReferences *r, void *cell, bool (*found)(void *context, void *cell), void *context)
{
	bool complete = true;
	uintptr_t entry;
	trace_cell(r, cell);
	while ((entry = pop(r)) != 0) {
		if (entry & 1) {
			trace_piece(r, entry);
			continue;
		}
		complete = remember(r, entry) && complete;
		if (!found(context, (void *)entry))
			trace_cell(r, (void *)entry);
	}
	for (size_t i = 0; i < r->done_count; i++)
		clear_bit(r, r->done[i]);
	r->done_count = 0;
	return complete && !bb_sync_exchange(&r->shadow.marking.overflowed, 0);
}
