/* SPDX-License-Identifier: MIT */
/*
 * A region of memory that is filled from one end and freed at once: syntax trees and everything that lives as long.
 * It also keeps the names of a tree, each spelling once.
 *
 * Invariant: what an arena handed out stays where it is until the arena is reset or freed; two equal names interned in
 * one arena (between two resets) are one pointer.
 * Threads: an arena belongs to one thread at a time; there is no global state.
 */
#ifndef BB_COMPILER_ARENA_H
#define BB_COMPILER_ARENA_H

#include "base/compiler.h"
#include "base/config.h"

/* For how many items an array gets room that is full of count: twice as many, or a quarter more on boards, whose memory
 * two copies of a long one could fill. */
#if BB_SMALL_CODE
#define BB_MORE_ITEMS(count) ((count) + (count) / 4 + 64)
#else
#define BB_MORE_ITEMS(count) (2 * (count))
#endif

/* Where an arena gets its chunks.  The callbacks may block or stop the world only if every user of the arena may. */
typedef struct BbArenaSource {
	void *(*get)(void *ctx, size_t size);		  /* NULL when there is no memory; aligned like malloc's */
	void (*put)(void *ctx, void *chunk, size_t size); /* takes back what get returned, with the same size */
	void *ctx;
} BbArenaSource;

/* An interned spelling.  Compare names by pointer. */
typedef struct BbName {
	struct BbName *next; /* in its hash bucket; private to arena.c */
	uint32_t hash;
	uint32_t length; /* bytes */
	char text[];	 /* UTF-8, NFKC, followed by a NUL that length does not count */
} BbName;

typedef struct BbArenaChunk BbArenaChunk;

typedef struct BbArena {
	BbArenaSource source;
	BbArenaChunk *chunks; /* newest first */
	char *free;	      /* first free byte of the newest chunk */
	char *end;
	BbName **names; /* hash buckets, in the arena */
	uint32_t name_count;
	uint32_t name_mask; /* number of buckets - 1; meaningless while names is NULL */
	size_t chunk_size;  /* what the next chunk will hold at least */
	size_t used;	    /* bytes got from the source now */
} BbArena;

/* Makes an empty arena.  Gets no memory yet; first_chunk is the size of its first chunk (0: a default), later ones
 * grow with use. */
void bb_arena_init(BbArena *arena, const BbArenaSource *source, size_t first_chunk);

/* Gives every chunk back to the source.  The arena may be used again. */
void bb_arena_free(BbArena *arena);

/* Forgets everything that was allocated, names included, and keeps one chunk for reuse. */
void bb_arena_reset(BbArena *arena);

/* size zeroed bytes, aligned for any type; NULL when the source has no memory.  size may be 0 (the pointer is then
 * valid but not to be dereferenced). */
BB_NODISCARD void *bb_arena_alloc(BbArena *arena, size_t size);

/* A larger copy of a block: new_size >= old_size; in place when it is the newest block and there is room.  The new
 * bytes are zeroed.  The old block (may be NULL if old_size is 0) is not to be used any more.  NULL: no memory. */
BB_NODISCARD void *bb_arena_grow(BbArena *arena, void *old, size_t old_size, size_t new_size);

/* A copy of length bytes followed by a NUL; NULL: no memory. */
BB_NODISCARD char *bb_arena_copy(BbArena *arena, const char *text, size_t length);

/* The one BbName of this arena with that spelling; NULL: no memory. */
BB_NODISCARD BbName *bb_arena_name(BbArena *arena, const char *text, size_t length);

#endif
