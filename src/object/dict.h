/* SPDX-License-Identifier: MIT */
/*
 * dict: keys to values, in order of insertion.
 *
 * A table is one cell: a hash index (of 8, 16 or 32-bit published words) and, behind it, entries in order of insertion.
 * Entries are append-only: an entry is never given to another key.  Deleting stores EMPTY into its value (and, but for
 * tables of str keys, then into its key). When the entries are used up a new table without the deleted ones is
 * published.  So readers need no lock: load the table, probe, load the value.  Writers hold the dict's lock.  A table
 * with only exact str keys stores no hashes.  hash_table.h has the details.
 *
 * len() reads a second word: it waits for a writer that has the lock (bb_dict_len), so that it agrees with what other
 * readers have seen. While a bulk operation like update() writes into a table that others may see, `table' is a
 * BB_TABLE_BUSY stub: readers miss in it and wait for the lock.  Those who loaded the table before that began before
 * the operation, too.
 *
 * That an entry never changes its key makes it the place that inline caches name: see bb_dict_entry_value.
 */
#ifndef BB_OBJECT_DICT_H
#define BB_OBJECT_DICT_H

#include "object/dict_methods.h"
#include "object/object.h"

typedef struct BbStrEntry {
	BbSlot key; /* exact str */
	BbSlot value;
} BbStrEntry;

typedef struct BbHashEntry {
	BbSlot key;
	BbSlot value;
	BbHash hash; /* written before the index names the entry */
} BbHashEntry;

typedef struct BbDictTable {
	const BbCellKind *kind;
	BbPublished32 used;	 /* entries appended so far, dead ones included.  Guard: the dict's lock */
	uint32_t capacity;	 /* entries there is room for */
	uint8_t log2_index_size; /* number of index words */
	uint8_t index_width;	 /* bytes of an index word: 1, 2 or 4 */
	bool has_hashes;	 /* entries are BbHashEntry, else BbStrEntry (or nothing to find: BB_TABLE_BUSY) */
	uint8_t layout;		 /* BB_TABLE_* of hash_table.h */
	uint32_t entries_offset; /* bytes from the table's start to the entries */
	/* Hints, exact or too wide.  Guard: lock.  Entries before live_start and from live_end on are dead. */
	BbPublished32 live_start, live_end;
	/* index words (entry number + 1; 0 free), then entries */
} BbDictTable;

typedef struct BbDict {
	BbObject header;
	BbPublished table; /* BbDictTable *, never NULL.  Guard: lock */
	BbPublished count; /* live entries.  Guard: lock */
	BbSlot view_of;	   /* EMPTY, or the instance whose attributes this dict shows (instance.h); fixed at creation */
} BbDict;

BB_INLINE BbDict *bb_to_dict(BbValue v)
{
	return (BbDict *)bb_to_pointer(v);
}
BB_INLINE BbDictTable *bb_dict_table(const BbDict *d)
{
	return (BbDictTable *)bb_published_load(&d->table);
}

/* For inline caches: the value at entry `entry' if that entry has the (interned) key, else EMPTY.  *matches tells
 * whether the key is there.  Only for tables of str keys.  No lock, no allocation. */
BB_INLINE BbValue bb_dict_entry_value(const BbDict *d, uint32_t entry, BbValue key, bool *matches)
{
	const BbDictTable *table = bb_dict_table(d);
	*matches = false;
	if (BB_UNLIKELY(entry >= table->capacity || table->has_hashes))
		return BB_EMPTY;
	const BbStrEntry *e = (const BbStrEntry *)((const char *)table + table->entries_offset) + entry;
	if (BB_UNLIKELY(!bb_is(bb_slot_load(&e->key), key)))
		return BB_EMPTY;
	*matches = true;
	return bb_slot_load(&e->value);
}

BB_NODISCARD BbValue bb_dict_new(BbThread *t, size_t capacity);
/* 1: *out is the value; 0: not there; -1: failed.  Keys that are not exact str, int, ... run user code. */
BB_NODISCARD int bb_dict_get(BbThread *t, BbValue dict, BbValue key, BbValue *out);
BB_NODISCARD bool bb_dict_set(BbThread *t, BbValue dict, BbValue key, BbValue value);
/* 1 deleted, 0 not there, -1 failed. */
BB_NODISCARD int bb_dict_delete(BbThread *t, BbValue dict, BbValue key);
/* Sets if missing; returns the value that is there afterwards. */
BB_NODISCARD BbValue bb_dict_setdefault(BbThread *t, BbValue dict, BbValue key, BbValue value);
/* Deletes and returns; EMPTY without exception: not there. */
BbValue bb_dict_pop(BbThread *t, BbValue dict, BbValue key);

/* For interned names in tables of str keys: EMPTY: not there (nothing is raised); runs no user code, takes no lock. */
BbValue bb_dict_get_name(BbThread *t, BbValue dict, BbValue name);
/* The same, with the number of the entry for inline caches, or UINT32_MAX (the dict has other than exact str keys).
 * With reserve an entry with an EMPTY value (invisible to Python) is appended when the key is missing, so that a cache
 * can prove the absence; UINT32_MAX if that failed (nothing raised). */
BbValue bb_dict_get_name_entry(BbThread *t, BbValue dict, BbValue name, bool reserve, uint32_t *entry);
BB_NODISCARD bool bb_dict_set_name(BbThread *t, BbValue dict, const char *name, BbValue value);

size_t bb_dict_count(BbValue dict); /* as stored; see bb_dict_len */
/* len(dict), linearizable with lookups: waits for a writer that is at it. */
BB_NODISCARD size_t bb_dict_len(BbThread *t, BbValue dict);
/* Iteration by position, *pos starting at 0: true and the next live entry.  Safe while others write; may then skip or
 * repeat. */
bool bb_dict_next(BbValue dict, size_t *pos, BbValue *key, BbValue *value);
/* The same from the end: start with *pos == SIZE_MAX. */
bool bb_dict_previous(BbValue dict, size_t *pos, BbValue *key, BbValue *value);
BB_NODISCARD BbValue bb_dict_copy(BbThread *t, BbValue dict);
/* update(): other a mapping or an iterable of pairs; override false: keeps existing keys; override 2: KeyError on a
 * duplicate. */
BB_NODISCARD bool bb_dict_merge(BbThread *t, BbValue dict, BbValue other, int override);
/* a | b: a new dict; both are held together unless user code must run. */
BB_NODISCARD BbValue bb_dict_union(BbThread *t, BbValue a, BbValue b);
void bb_dict_clear(BbThread *t, BbValue dict);
BB_NODISCARD BbValue bb_dict_keys_list(BbThread *t, BbValue dict); /* a list, atomic */
/* Takes the last item away: 1, 0 (empty), -1 failed. */
BB_NODISCARD int bb_dict_popitem(BbThread *t, BbValue dict, BbValue *key, BbValue *value);
/* The two dicts hold equal items (compared as at one moment each); runs user code. */
BB_NODISCARD int bb_dict_equal(BbThread *t, BbValue a, BbValue b);
/* A flat tuple (key, value, key, value, ...) of what the dict holds at one moment. */
BB_NODISCARD BbValue bb_dict_snapshot(BbThread *t, BbValue dict);

#endif
