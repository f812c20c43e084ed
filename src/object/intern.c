/* SPDX-License-Identifier: MIT */
/*
 * Interned strings: one str object for each spelling of a name, so that names compare by address.
 *
 * The table is a hash set of weak references.  Readers take no lock: a table is published whole and its slots are only
 * filled while it is current; the collector clears the slots of dead strings before the world goes on (they become
 * tombstones).
 */
#include "object/intern.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "object/error.h"
#include "object/frozen.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "thread/lock.h"

#define TOMBSTONE ((uintptr_t)2)

typedef struct InternTable {
	const BbCellKind *kind;
	size_t mask;
	size_t used; /* filled slots, tombstones included.  Guard: intern_lock */
	BbPublished slots[];
} InternTable;

static const BbCellKind intern_table_kind = {0};

static InternTable *new_table(BbThread *t, size_t size)
{
	InternTable *table = bb_alloc(t, &intern_table_kind, sizeof *table + size * sizeof table->slots[0]);
	if (table)
		table->mask = size - 1;
	return table;
}

static BbStr *find(const InternTable *table, uint32_t hash, const char *text, size_t size)
{
	for (size_t i = hash & table->mask;; i = (i + 1) & table->mask) {
		uintptr_t word = bb_published_load(&table->slots[i]);
		if (!word)
			return NULL;
		if (word == TOMBSTONE)
			continue;
		BbStr *s = (BbStr *)word;
		if (bb_published32_load_relaxed(&s->hash) == hash && s->size == size &&
		    memcmp(bb_str_data(s), text, size) == 0)
			return s;
	}
}

static void insert_locked(InternTable *table, uint32_t hash, BbStr *s)
{
	size_t i = hash & table->mask;
	while (bb_published_load_relaxed(&table->slots[i]))
		i = (i + 1) & table->mask;
	bb_published_store(&table->slots[i], (uintptr_t)s);
	table->used++;
}

/* A table of the right size for the living, without tombstones. */
static bool rebuild_locked(BbThread *t)
{
	InternTable *old = (InternTable *)bb_published_load(&bb_objects(t)->intern_table);
	size_t live = 0;
	for (size_t i = 0; i <= old->mask; i++)
		live += bb_published_load_relaxed(&old->slots[i]) > TOMBSTONE;
	size_t size = 64;
	while (size < live * 3)
		size *= 2;
	InternTable *table = new_table(t, size);
	if (!table)
		return false;
	for (size_t i = 0; i <= old->mask; i++) {
		uintptr_t word = bb_published_load_relaxed(&old->slots[i]);
		if (word > TOMBSTONE)
			insert_locked(table, bb_published32_load_relaxed(&((BbStr *)word)->hash), (BbStr *)word);
	}
	bb_published_store(&bb_objects(t)->intern_table, (uintptr_t)table);
	return true;
}

/* Enters s, not published yet or a str of the program, unless an equal one is there; the one that is there. */
static BbStr *enter(BbThread *t, BbStr *s, uint32_t hash)
{
	BbObjects *objects = bb_objects(t);
	bb_lock(t, &objects->intern_lock);
	InternTable *table = (InternTable *)bb_published_load(&objects->intern_table);
	BbStr *found = find(table, hash, bb_str_data(s), s->size);
	if (!found) {
		bool room = table->used * 3 < table->mask * 2 || rebuild_locked(t);
		table = (InternTable *)bb_published_load(&objects->intern_table);
		if (room || table->used < table->mask) {
			insert_locked(table, hash, s);
			found = s;
		}
	}
	bb_unlock(t, &objects->intern_lock);
	return found;
}

static BbValue made(BbThread *t, BbStr *s, uint32_t hash)
{
	BbStr *entered = enter(t, s, hash);
	return entered ? bb_from_pointer(entered) : bb_raise_no_memory(t);
}

BbValue bb_intern_utf8(BbThread *t, const char *text, size_t size)
{
	uint32_t hash = bb_str_hash_bytes(text, size);
#if BB_FROZEN_CODE
	BbStr *frozen = bb_frozen_name(hash, text, size);
	if (frozen)
		return bb_from_pointer(frozen);
#endif
	const InternTable *table = (const InternTable *)bb_published_load(&bb_objects(t)->intern_table);
	BbStr *found = find(table, hash, text, size);
	if (found)
		return bb_from_pointer(found);
	BbStr *s = bb_str_alloc(t, size, bb_utf8_count((const uint8_t *)text, size));
	if (!s)
		return BB_EMPTY;
	memcpy(s->inline_text, text, size);
	bb_published32_store_relaxed(&s->hash, hash);
	s->header.flags |= BB_STR_INTERNED;
	return made(t, s, hash);
}

BbValue bb_intern_text(BbThread *t, const char *text)
{
	return bb_intern_utf8(t, text, strlen(text));
}

BbValue bb_intern(BbThread *t, BbValue str)
{
	BbStr *s = bb_to_str(str);
	if (bb_str_is_interned(s))
		return str;
	/* A copy is entered rather than the program's own object, whose flags others may be reading. */
	return bb_intern_utf8(t, bb_str_data(s), s->size);
}

static void clear_dead(BbRuntime *rt, void *context)
{
	(void)context;
	InternTable *table = (InternTable *)bb_published_load(&rt->objects->intern_table);
	for (size_t i = 0; table && i <= table->mask; i++) {
		uintptr_t word = bb_published_load_relaxed(&table->slots[i]);
		if (word > TOMBSTONE && !bb_heap_is_marked(rt, (void *)word))
			bb_published_store_relaxed(&table->slots[i], TOMBSTONE);
	}
}

bool bb_intern_init(BbThread *t)
{
	InternTable *table = new_table(t, BB_INTERN_FIRST);
	if (!table)
		return false;
	bb_published_store(&bb_objects(t)->intern_table, (uintptr_t)table);
	bb_heap_add_weak(t->rt, clear_dead, NULL);
	return true;
}
