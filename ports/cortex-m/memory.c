/* SPDX-License-Identifier: MIT */
/*
 * All of the RAM that the linker leaves, shared by the heap, which grows upwards from its beginning, and the pool of
 * bb_platform_alloc, which grows downwards from its end.
 *
 * The pool is a row of pieces, each with its size before it; a free piece is joined with free ones behind it when
 * somebody looks for memory, and the first one, at the low end, becomes free space between the pool and the heap.
 */
#include "cortex-m/board.h"
#include "cortex-m/thread_memory.h"
#include "platform/platform.h"

#include <string.h>

/* Of the linker. */
extern char bb_ram_begin[], bb_ram_end[];

/* Sizes are multiples of this; so is what the heap gets. */
enum { UNIT = 8 };

/* Before each piece. */
typedef struct Piece {
	uint32_t size; /* bytes, this head included; bit 0: in use */
	uint32_t unused;
} Piece;

static BbMutex mutex;
/* Guard: mutex. */
static uintptr_t heap_end;   /* the heap's memory ends here; 0: nobody has used memory yet */
static uintptr_t pool_start; /* the first piece */

static uintptr_t ram_end(void)
{
	return (uintptr_t)bb_ram_end & ~(uintptr_t)(UNIT - 1);
}

static void begin(void)
{
	if (heap_end)
		return;
	heap_end = ((uintptr_t)bb_ram_begin + UNIT - 1) & ~(uintptr_t)(UNIT - 1);
	pool_start = ram_end();
}

static size_t size_of(const Piece *piece)
{
	return piece->size & ~1u;
}

static bool is_used(const Piece *piece)
{
	return piece->size & 1;
}

static Piece *after(Piece *piece)
{
	return (Piece *)((char *)piece + size_of(piece));
}

static bool is_last(const Piece *piece)
{
	return (uintptr_t)piece + size_of(piece) == ram_end();
}

/* Joins a free piece with the free ones behind it. */
static void join(Piece *piece)
{
	while (!is_last(piece) && !is_used(after(piece)))
		piece->size += after(piece)->size;
}

/* Gives what is free at the low end of the pool back. */
static void trim(void)
{
	while (pool_start < ram_end() && !is_used((Piece *)pool_start))
		pool_start += size_of((Piece *)pool_start);
}

/* The smallest free piece that holds size bytes; NULL: none. */
static Piece *find(size_t size)
{
	Piece *best = NULL;
	for (uintptr_t at = pool_start; at < ram_end(); at += size_of((Piece *)at)) {
		Piece *piece = (Piece *)at;
		if (is_used(piece))
			continue;
		join(piece);
		if (size_of(piece) >= size && (!best || size_of(piece) < size_of(best)))
			best = piece;
	}
	return best;
}

static void split(Piece *piece, size_t size)
{
	size_t rest = size_of(piece) - size;
	if (rest < 2 * sizeof(Piece))
		return;
	piece->size = (uint32_t)size;
	after(piece)->size = (uint32_t)rest;
}

static Piece *take(size_t size)
{
	Piece *piece = find(size);
	if (piece) {
		split(piece, size);
	} else {
		if (size > pool_start - heap_end)
			return NULL;
		pool_start -= size;
		piece = (Piece *)pool_start;
		piece->size = (uint32_t)size;
	}
	piece->size |= 1;
	return piece;
}

void *bb_platform_alloc(size_t size)
{
	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + sizeof(Piece) + UNIT - 1) & ~(size_t)(UNIT - 1);
	bb_thread_memory_reap();
	bb_platform_mutex_lock(&mutex);
	begin();
	Piece *piece = take(size);
	bb_platform_mutex_unlock(&mutex);
	return piece ? memset(piece + 1, 0, size_of(piece) - sizeof(Piece)) : NULL;
}

void bb_platform_free(void *memory)
{
	if (!memory)
		return;
	Piece *piece = (Piece *)memory - 1;
	bb_platform_mutex_lock(&mutex);
	piece->size &= ~1u;
	trim();
	bb_platform_mutex_unlock(&mutex);
}

/* ---- The heap's part. ---- */

void *bb_platform_reserve(size_t *size, size_t align)
{
	bb_platform_mutex_lock(&mutex);
	begin();
	uintptr_t start = (heap_end + align - 1) & ~(uintptr_t)(align - 1);
	size_t room = start < pool_start ? pool_start - start : 0;
	if (*size > room)
		*size = room;
	if (room)
		heap_end = start;
	bb_platform_mutex_unlock(&mutex);
	return room ? (void *)start : NULL;
}

bool bb_platform_commit(void *start, size_t size)
{
	uintptr_t end = (uintptr_t)start + size;
	bb_platform_mutex_lock(&mutex);
	bool ok = end <= pool_start;
	if (ok && end > heap_end)
		heap_end = end;
	bb_platform_mutex_unlock(&mutex);
	if (ok)
		memset(start, 0, size);
	return ok;
}

void bb_platform_decommit(void *start, size_t size)
{
	bb_platform_mutex_lock(&mutex);
	if ((uintptr_t)start + size == heap_end)
		heap_end = (uintptr_t)start;
	bb_platform_mutex_unlock(&mutex);
}

void bb_platform_release(void *start, size_t size)
{
	(void)size;
	bb_platform_mutex_lock(&mutex);
	heap_end = (uintptr_t)start;
	bb_platform_mutex_unlock(&mutex);
}

/* ---- The rest of the contract. ---- */

bool bb_platform_peek(const void *from, void *to, size_t n)
{
	uintptr_t low = (uintptr_t)from;
	if (n && (low > UINTPTR_MAX - n || !bb_board_is_readable(low) || !bb_board_is_readable(low + n - 1)))
		return false;
	memcpy(to, from, n);
	return true;
}

size_t bb_platform_entropy(void *out, size_t n)
{
	return bb_board_entropy(out, n);
}
