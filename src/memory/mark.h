/* SPDX-License-Identifier: MIT */
/*
 * Marking: an explicit stack of cells to trace, in chunks, so that several markers can share the work.
 *
 * A marker (BbTracer) takes cells from its own chunk.  A cell is pushed by whoever set its mark bit, so once.  Full
 * chunks go to a shared list; a marker whose chunk is empty takes one from there.  Where there is no memory for a
 * further chunk, the block of the cell is flagged instead, and its marked cells are traced once the stacks are empty:
 * slower, but it needs no memory.
 *
 * Invariant: a marked cell has been traced, or is in a chunk, or its block is flagged BB_BLOCK_RESCAN.
 *
 * The collecting thread marks the roots alone.  In a heap that is large enough it then wakes helpers, native threads
 * that know nothing of the runtime and wait between collections.  A helper joins as long as marking is not done; nobody
 * waits for one that comes late, or never (after a fork there are none).  Marking is done when all who joined have
 * nothing left to trace.
 *
 * Threading: only in a stopped world.  While there is one marker it writes mark bits with plain stores, else each with
 * an atomic or.
 */
#ifndef BB_MEMORY_MARK_H
#define BB_MEMORY_MARK_H

#include "memory/blocks.h"

/* Entries of a chunk. */
#define BB_MARK_CHUNK ((unsigned)((BB_MARK_CHUNK_SIZE ? BB_MARK_CHUNK_SIZE : BB_BLOCK_SIZE) / sizeof(uintptr_t) - 4))

typedef struct BbMarkChunk {
	struct BbMarkChunk *next;
	unsigned count;
	uintptr_t entries[]; /* cells, or pairs of end and start | 1 of values to trace */
} BbMarkChunk;

/* How many cells a marker fetches ahead of tracing them: a power of two. */
enum { BB_MARK_AHEAD = 8 };

struct BbHeap;

/* One marker. */
typedef struct BbTracer {
	struct BbHeap *heap;
	uintptr_t base, span; /* of the blocks in use */
	BbPublished32 *mark;
	bool shared; /* there may be other markers */
	BbMarkChunk *chunk;
	unsigned waiting;		/* how many of ahead are */
	uintptr_t ahead[BB_MARK_AHEAD]; /* cells taken from the chunk, on their way into the processor's cache */
} BbTracer;

/* Helpers are worth their wake-up from this many live bytes on. */
#ifndef BB_MARK_PARALLEL
#define BB_MARK_PARALLEL ((size_t)8 << 20)
#endif
enum { BB_MARK_HELPERS = 7 };

typedef struct BbMarking {
	BbTracer tracer;     /* the collecting thread's */
	BbMutex mutex;	     /* guards what follows while there are several markers; else the stopped world does */
	BbMarkChunk *full;   /* chunks with work for anybody */
	BbMarkChunk *unused; /* empty chunks */
	unsigned chunks;     /* all there are */
	unsigned chunks_max; /* testing: no more than this; 0: any number */
	size_t least;	     /* helpers are called from this many live bytes on */
	unsigned markers;    /* that have joined, the collecting thread included */
	unsigned idle;	     /* of them, those with nothing to do */
	bool done;	     /* nobody joins any more */
	bool quit;	     /* helpers end */
	bool helpers_tried;  /* no more helpers are started */
	unsigned helpers;    /* threads that were started */
	BbSync hungry;	     /* copy of idle, to be looked at without the mutex */
	BbSync overflowed;   /* blocks were flagged */
	BbSync epoch;	     /* grows with each call for helpers; they wait on it */
	BbSync ended;	     /* helpers that have ended */
} BbMarking;

/* Makes the first chunk.  Returns false: no memory. */
BB_NODISCARD bool bb_mark_init(struct BbHeap *heap);

/* Clears the mark bits and makes the collecting thread's tracer ready. */
BbTracer *bb_mark_begin_stw(struct BbHeap *heap);

/* Traces until everything reachable from what was marked is marked. */
void bb_mark_drain_stw(BbTracer *tracer);

/* The same with helpers, if the heap is large enough and there are processors for them. */
void bb_mark_drain_parallel_stw(BbTracer *tracer);

/* Marks the cell that begins at p, which lies in a block in use, and that all it refers to will be. */
void bb_mark_cell_stw(BbTracer *tracer, uintptr_t p);

/* Gives back the chunks, but for a few. */
void bb_mark_end_stw(struct BbHeap *heap);

/* Ends the helpers and gives back all chunks. */
void bb_mark_destroy(struct BbHeap *heap);

/* In the child of a fork, where no helper is: forgets them. */
void bb_mark_forget_helpers_stw(struct BbHeap *heap);

/* Of this floor (parallel.c): looks for work until there is some (true) or all is done (false).  The tracer's chunk is
 * empty. */
BB_NODISCARD bool bb_mark_wait_for_work(BbTracer *tracer);

/* Ends the helpers. */
void bb_mark_end_helpers(struct BbHeap *heap);

/* Gives half of the tracer's chunk to the others. */
void bb_mark_share(BbTracer *tracer);

/* Of this floor (mark.c): makes tracer one more marker with an empty chunk, or fails for want of memory. */
BB_NODISCARD bool bb_mark_join(struct BbHeap *heap, BbTracer *tracer);

/* Traces until there is nothing left for this marker (alone: at all). */
void bb_mark_drain_once(BbTracer *tracer);

/* An empty chunk, or NULL: no memory.  Under the mutex if there are several markers. */
BbMarkChunk *bb_mark_new_chunk(BbMarking *m);

#endif
