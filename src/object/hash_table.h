/* SPDX-License-Identifier: MIT */
/*
 * The hash tables behind dict and set.
 *
 *	BB_TABLE_STR	BbStrEntry: key (exact str), value
 *	BB_TABLE_HASH	BbHashEntry: key, value, hash
 *	BB_TABLE_SET	BbStrEntry: key, and as value the key's hash, cut to a small int
 *	BB_TABLE_BUSY	a stub without entries that stands in while a bulk operation writes to the real table; see below
 *
 * An index word is 0 (free) or an entry's number plus one; it never becomes free again.  A key's entry is found by
 *walking the index words from the key's home until its entry or a free word; since words are only ever filled, a walk
 *that meets a free word proves that the key was missing at that moment.
 *
 * Life of an entry: key, value and hash are stored, then `used', then the index word.  It is dead when its value is
 *EMPTY. In a STR table the dead entry keeps its key, and when the key is set again the new entry takes over its index
 *word; then the key of the old one becomes EMPTY.  In the others the key becomes EMPTY at once, and the index word
 *stays as a tombstone.  So who finds an EMPTY key loads the index word again: it has changed, or it is a tombstone. The
 *last entry of a STR table comes back to life when the very same key is set.
 *
 * Writers find the place of a key without the lock (finding may run __eq__), take the lock, and go on if the table and
 *the index word are still those that they saw; else they start over.
 *
 * Bulk operations (update, |=) hide the table behind a BB_TABLE_BUSY stub while they write, if there are other threads.
 *
 * All functions may be called without a lock unless their name ends in _locked.
 */
#ifndef BB_OBJECT_HASH_TABLE_H
#define BB_OBJECT_HASH_TABLE_H

#include "base/hash.h"
#include "object/dict.h"
#include "object/str.h"

enum { BB_TABLE_STR, BB_TABLE_HASH, BB_TABLE_SET, BB_TABLE_BUSY };

extern const BbCellKind bb_table_kind;

/* Without entries; outside the heap, never written. */
extern const struct BbEmptyTable {
	BbDictTable table;
	uint8_t index[8];
} bb_table_empty_dict, bb_table_empty_set;

/* A place in a table. */
typedef struct BbTablePlace {
	uint32_t index; /* the index word */
	uint32_t word;	/* what it held: the entry's number plus one; 0: free, the key is missing and would go here */
} BbTablePlace;

BB_INLINE uint32_t bb_table_index_load(const BbDictTable *table, uint32_t i)
{
	const void *index = table + 1;
	if (table->index_width == 1)
		return bb_published8_load((const BbPublished8 *)index + i);
	if (table->index_width == 2)
		return bb_published16_load((const BbPublished16 *)index + i);
	return bb_published32_load((const BbPublished32 *)index + i);
}

BB_INLINE BbStrEntry *bb_table_entry(const BbDictTable *table, uint32_t n)
{
	char *entries = (char *)(uintptr_t)table + table->entries_offset;
	return (BbStrEntry *)(entries +
			      (size_t)n * (table->layout == BB_TABLE_HASH ? sizeof(BbHashEntry) : sizeof(BbStrEntry)));
}

/* What a set entry's value holds. */
BB_INLINE BbValue bb_table_set_hash(BbHash hash)
{
	return (BbValue){((uintptr_t)hash << 1) | 1};
}

/* The entry's hash as a number; of STR entries that of the key; of a SET entry the value's bits tell (the top bit may
 * be lost, which moves nothing). */
BbHash bb_table_hash_of(const BbDictTable *table, const BbStrEntry *e);

/* A key's hash.  False: failed; the TypeError of an unhashable key names the use ("dict key", "set element").  Runs
 * user code unless the key is an exact str or a small int. */
BB_NODISCARD bool bb_table_hash_slow(BbThread *t, BbValue key, const char *use, BbHash *out);
BB_INLINE BB_NODISCARD bool bb_table_hash(BbThread *t, BbValue key, const char *use, BbHash *out)
{
	if (BB_LIKELY(bb_is_exact_str(key))) {
		BbStr *s = bb_to_str(key);
		uint32_t known = bb_published32_load_relaxed(&s->hash);
		*out = (BbHash)(BB_LIKELY(known != 0) ? known : bb_str_hash(s));
		return true;
	}
	if (bb_is_small(key)) {
		intptr_t x = bb_to_small(key);
		if (BB_LIKELY(x >= 0 && (uintptr_t)x < BB_HASH_MODULUS)) {
			*out = x;
			return true;
		}
	}
	return bb_table_hash_slow(t, key, use, out);
}

/* 1: equal, 0: not, -1: only user code (or deeper looking) can tell.  Runs nothing, allocates nothing. */
int bb_table_simple_equal(BbValue a, BbValue b, unsigned depth);

/* Finds an exact str in a STR table; runs nothing.  The entry found may be dead. */
BbTablePlace bb_table_find_str(const BbDictTable *table, BbValue key, uint32_t hash);

/* Finds any key.  1 found (perhaps dead by now), 0 not there, -1 failed, 2: user code ran and *current is no longer the
 * table: start over. */
BB_NODISCARD int bb_table_find(BbThread *t, const BbPublished *current, const BbDictTable *table, BbValue key,
			       BbHash hash, BbTablePlace *place);

/* The same without running anything: 2 where only user code could tell. */
BB_NODISCARD int bb_table_find_simple(const BbDictTable *table, BbValue key, BbHash hash, BbTablePlace *place);

/* A new table for at least `capacity' entries; NULL: out of memory (not raised). */
BB_NODISCARD BbDictTable *bb_table_new(BbThread *t, size_t capacity, uint8_t layout);

/* A new table with the live entries of `old' (and with keep_dead the dead ones of a STR table, too, unless superseded)
 * and room for `capacity' in all; not published.  NULL: out of memory (not raised). */
BB_NODISCARD BbDictTable *bb_table_rebuild_locked(BbThread *t, const BbDictTable *old, size_t capacity, uint8_t layout,
						  bool keep_dead);

/* The capacity that a table with `live' entries should have to take `more' (not 0) further ones, and some. */
BB_INLINE size_t bb_table_grown(size_t live, size_t more)
{
	return (live < 100000 ? live * 2 : live + live / 2) + more - 1;
}

/* Appends an entry whose index word is at `place' (which must be right: found in this very table).  There is room. */
void bb_table_append_locked(BbThread *t, BbDictTable *table, BbTablePlace place, BbValue key, BbHash hash,
			    BbValue value);

/* Where a key that is not in the table belongs. */
BbTablePlace bb_table_free_place(const BbDictTable *table, BbHash hash);

/* Kills entry n. */
void bb_table_kill_locked(BbThread *t, BbDictTable *table, uint32_t n);

/* The next live entry from *pos on; *pos moves behind it.  Safe beside writers. */
bool bb_table_next(const BbDictTable *table, size_t *pos, BbValue *key, BbValue *value);
/* The same downwards: from entry *pos - 1 on; start with SIZE_MAX. */
bool bb_table_previous(const BbDictTable *table, size_t *pos, BbValue *key, BbValue *value);

/* Hides the table of `owner' (whose word `current' is) behind a stub.  False: out of memory (not raised). No-op while
 * there is one thread. */
BB_NODISCARD bool bb_table_hide_locked(BbThread *t, void *owner, BbPublished *current);
/* The table that a stub hides, or the table itself. */
BbDictTable *bb_table_real(const BbDictTable *table);

#endif
