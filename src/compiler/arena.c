/* SPDX-License-Identifier: MIT */
/*
 * Chunked bump allocation, and a chained hash table of names whose buckets are in the arena as well.
 *
 * Invariant and threading rule: see arena.h.
 */
#include "compiler/arena.h"

#include <string.h>

#define ALIGNMENT ((size_t)(sizeof(void *) > 8 ? sizeof(void *) : 8))
#define FIRST_CHUNK 1024
#define FIRST_BUCKETS 32

struct BbArenaChunk {
	BbArenaChunk *next;
	size_t size; /* of the whole chunk */
};

#define HEADER ((sizeof(BbArenaChunk) + ALIGNMENT - 1) & ~(ALIGNMENT - 1))

static void use_chunk(BbArena *arena, BbArenaChunk *chunk)
{
	arena->free = (char *)chunk + HEADER;
	arena->end = (char *)chunk + chunk->size;
}

void bb_arena_init(BbArena *arena, const BbArenaSource *source, size_t first_chunk)
{
	memset(arena, 0, sizeof *arena);
	arena->source = *source;
	arena->chunk_size = first_chunk ? first_chunk : FIRST_CHUNK;
}

static void put_chunk(BbArena *arena, BbArenaChunk *chunk)
{
	arena->used -= chunk->size;
	arena->source.put(arena->source.ctx, chunk, chunk->size);
}

static void forget_names(BbArena *arena)
{
	arena->names = NULL;
	arena->name_count = 0;
	arena->name_mask = 0;
}

void bb_arena_free(BbArena *arena)
{
	while (arena->chunks) {
		BbArenaChunk *chunk = arena->chunks;
		arena->chunks = chunk->next;
		put_chunk(arena, chunk);
	}
	arena->free = arena->end = NULL;
	forget_names(arena);
}

void bb_arena_reset(BbArena *arena)
{
	if (!arena->chunks)
		return;
	while (arena->chunks->next) {
		BbArenaChunk *chunk = arena->chunks->next;
		arena->chunks->next = chunk->next;
		put_chunk(arena, chunk);
	}
	use_chunk(arena, arena->chunks);
	forget_names(arena);
}

static bool add_chunk(BbArena *arena, size_t size)
{
	size_t want = arena->chunk_size;

	if (size > SIZE_MAX / 2)
		return false;
	if (want < size + HEADER)
		want = size + HEADER;
	BbArenaChunk *chunk = arena->source.get(arena->source.ctx, want);
	if (!chunk && want > size + HEADER) {
		want = size + HEADER;
		chunk = arena->source.get(arena->source.ctx, want);
	}
	if (!chunk)
		return false;
	chunk->next = arena->chunks;
	chunk->size = want;
	arena->chunks = chunk;
	arena->used += want;
	use_chunk(arena, chunk);
	if (arena->chunk_size < BB_ARENA_CHUNK)
		arena->chunk_size *= 2;
	return true;
}

void *bb_arena_alloc(BbArena *arena, size_t size)
{
	if (size > SIZE_MAX / 4)
		return NULL;
	size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	if ((size_t)(arena->end - arena->free) < size || !arena->free) {
		if (!add_chunk(arena, size))
			return NULL;
	}
	void *block = arena->free;
	arena->free += size;
	return memset(block, 0, size);
}

void *bb_arena_grow(BbArena *arena, void *old, size_t old_size, size_t new_size)
{
	if (new_size > SIZE_MAX / 4)
		return NULL;
	size_t old_rounded = (old_size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	size_t new_rounded = (new_size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);

	if (old && (char *)old + old_rounded == arena->free && (size_t)(arena->end - (char *)old) >= new_rounded) {
		memset((char *)old + old_size, 0, new_rounded - old_size);
		arena->free = (char *)old + new_rounded;
		return old;
	}
	void *block = bb_arena_alloc(arena, new_size);
	if (block && old_size)
		memcpy(block, old, old_size);
	return block;
}

char *bb_arena_copy(BbArena *arena, const char *text, size_t length)
{
	char *copy = bb_arena_alloc(arena, length + 1);

	if (copy && length)
		memcpy(copy, text, length);
	return copy;
}

static uint32_t hash_of(const char *text, size_t length)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash ^ hash >> 15;
}

/* Makes the table twice as large; the old buckets stay as garbage until the reset. */
static bool grow_names(BbArena *arena)
{
	uint32_t count = arena->names ? 2 * (arena->name_mask + 1) : FIRST_BUCKETS;
	BbName **buckets = bb_arena_alloc(arena, count * sizeof *buckets);

	if (!buckets)
		return false;
	for (uint32_t i = 0; arena->names && i <= arena->name_mask; i++) {
		for (BbName *name = arena->names[i], *next; name; name = next) {
			next = name->next;
			name->next = buckets[name->hash & (count - 1)];
			buckets[name->hash & (count - 1)] = name;
		}
	}
	arena->names = buckets;
	arena->name_mask = count - 1;
	return true;
}

BbName *bb_arena_name(BbArena *arena, const char *text, size_t length)
{
	uint32_t hash = hash_of(text, length);

	if (arena->names) {
		for (BbName *name = arena->names[hash & arena->name_mask]; name; name = name->next) {
			if (name->hash == hash && name->length == length && !memcmp(name->text, text, length))
				return name;
		}
	}
	if ((!arena->names || arena->name_count > arena->name_mask) && !grow_names(arena))
		return NULL;
	BbName *name = bb_arena_alloc(arena, sizeof *name + length + 1);
	if (!name)
		return NULL;
	name->hash = hash;
	name->length = (uint32_t)length;
	memcpy(name->text, text, length);
	name->next = arena->names[hash & arena->name_mask];
	arena->names[hash & arena->name_mask] = name;
	arena->name_count++;
	return name;
}
