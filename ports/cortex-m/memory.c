/* SPDX-License-Identifier: MIT */
/*
 * All of the RAM that the linker leaves, shared by the heap, which grows upwards from its beginning, and the pool of
 * bb_platform_alloc, which grows downwards from its end.
 *
 * The pool is a row of pieces, each with its size before it; a free piece is joined with free ones behind it when
 * somebody looks for memory, and the first one, at the low end, becomes free space between the pool and the heap.
 *
 * A board with a memory apart has a second row there, whole from the beginning, which is looked through first.
 */
#include "cortex-m/board.h"
#include "cortex-m/thread_memory.h"
#include "platform/platform.h"

#include <string.h>

/* Of the linker: what can be read, what of the RAM is left, and what of the memory apart (nothing: both are equal). */
extern char bb_flash_begin[], bb_flash_end[], bb_ram_low[], bb_ram_begin[], bb_ram_end[];
extern char bb_apart_low[], bb_apart_begin[], bb_apart_end[];

/* Sizes are multiples of this; so is what the heap gets. */
enum { UNIT = 8 };

/* Before each piece. */
typedef struct Piece {
	uint32_t size; /* bytes, this head included; bit 0: in use */
	uint32_t unused;
} Piece;

typedef struct Row {
	uintptr_t start; /* the first piece */
	uintptr_t end;
} Row;

static BbMutex mutex;
/* Guard: mutex. */
static uintptr_t heap_end; /* the heap's memory ends here; 0: nobody has used memory yet */
static Row pool, apart;

static uintptr_t aligned_up(const char *address)
{
	return ((uintptr_t)address + UNIT - 1) & ~(uintptr_t)(UNIT - 1);
}

static uintptr_t aligned_down(const char *address)
{
	return (uintptr_t)address & ~(uintptr_t)(UNIT - 1);
}

static void begin(void)
{
	if (heap_end)
		return;
	heap_end = aligned_up(bb_ram_begin);
	pool.start = pool.end = aligned_down(bb_ram_end);
	apart.start = aligned_up(bb_apart_begin);
	apart.end = aligned_down(bb_apart_end);
	if (apart.end > apart.start)
		((Piece *)apart.start)->size = (uint32_t)(apart.end - apart.start);
	else
		apart.end = apart.start;
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

/* Joins a free piece with the free ones behind it. */
static void join(const Row *row, Piece *piece)
{
	while ((uintptr_t)after(piece) < row->end && !is_used(after(piece)))
		piece->size += after(piece)->size;
}

/* Gives what is free at the low end of the pool back. */
static void trim(void)
{
	while (pool.start < pool.end && !is_used((Piece *)pool.start))
		pool.start += size_of((Piece *)pool.start);
}

/* The smallest free piece that holds size bytes; NULL: none. */
static Piece *find(const Row *row, size_t size)
{
	Piece *best = NULL;
	for (uintptr_t at = row->start; at < row->end; at += size_of((Piece *)at)) {
		Piece *piece = (Piece *)at;
		if (is_used(piece))
			continue;
		join(row, piece);
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

static Piece *grow(size_t size)
{
	if (size > pool.start - heap_end)
		return NULL;
	pool.start -= size;
	Piece *piece = (Piece *)pool.start;
	piece->size = (uint32_t)size;
	return piece;
}

static Piece *take(size_t size)
{
	Piece *piece = find(&apart, size);
	if (!piece)
		piece = find(&pool, size);
	if (piece)
		split(piece, size);
	else
		piece = grow(size);
	if (piece)
		piece->size |= 1;
	return piece;
}

/* The bytes of a piece that holds size. */
static size_t round_up(size_t size)
{
	return (size + sizeof(Piece) + UNIT - 1) & ~(size_t)(UNIT - 1);
}

bool bb_platform_can_alloc(size_t size)
{
	if (size > SIZE_MAX / 2)
		return false;
	size = round_up(size);
	bb_thread_memory_reap();
	bb_platform_mutex_lock(&mutex);
	begin();
	bool can = find(&apart, size) || find(&pool, size) || size <= pool.start - heap_end;
	bb_platform_mutex_unlock(&mutex);
	return can;
}

void *bb_platform_alloc(size_t size)
{
	if (size > SIZE_MAX / 2)
		return NULL;
	size = round_up(size);
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

static const Row *row_of(const Piece *piece)
{
	return (uintptr_t)piece >= apart.start && (uintptr_t)piece < apart.end ? &apart : &pool;
}

/* Makes a piece that is in use larger: into what is free behind it, or down to the heap if it is the first one, its
 * contents with it.  NULL: neither will do. */
static Piece *extend(Piece *piece, size_t size)
{
	join(row_of(piece), piece);
	if (size_of(piece) < size) {
		size_t more = size - size_of(piece);
		if ((uintptr_t)piece != pool.start || more > pool.start - heap_end)
			return NULL;
		pool.start -= more;
		piece = memmove((void *)pool.start, piece, size_of(piece));
		piece->size = (uint32_t)size;
	}
	split(piece, size);
	piece->size |= 1;
	return piece;
}

void *bb_platform_grow(void *memory, size_t size)
{
	if (size > SIZE_MAX / 2)
		return NULL;
	bb_platform_mutex_lock(&mutex);
	Piece *piece = (Piece *)memory - 1;
	size_t before = size_of(piece) - sizeof(Piece);
	piece = extend(piece, round_up(size));
	bb_platform_mutex_unlock(&mutex);
	if (piece)
		return piece + 1;
	void *larger = bb_platform_alloc(size);
	if (larger) {
		memcpy(larger, memory, before);
		bb_platform_free(memory);
	}
	return larger;
}

/* ---- The heap's part. ---- */

void *bb_platform_reserve(size_t *size, size_t align)
{
	bb_platform_mutex_lock(&mutex);
	begin();
	uintptr_t start = (heap_end + align - 1) & ~(uintptr_t)(align - 1);
	size_t room = start < pool.start ? pool.start - start : 0;
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
	bool ok = end <= pool.start;
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

static bool is_in(uintptr_t address, const char *low, const char *end)
{
	return address >= (uintptr_t)low && address < (uintptr_t)end;
}

static bool is_readable(uintptr_t address)
{
	return is_in(address, bb_flash_begin, bb_flash_end) || is_in(address, bb_ram_low, bb_ram_end) ||
	       is_in(address, bb_apart_low, bb_apart_end);
}

bool bb_platform_peek(const void *from, void *to, size_t n)
{
	uintptr_t low = (uintptr_t)from;
	if (n && (low > UINTPTR_MAX - n || !is_readable(low) || !is_readable(low + n - 1)))
		return false;
	memcpy(to, from, n);
	return true;
}

size_t bb_platform_entropy(void *out, size_t n)
{
	return bb_board_entropy(out, n);
}
