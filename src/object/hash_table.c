/* SPDX-License-Identifier: MIT */
/*
 * The hash tables behind dict and set: finding, appending, rebuilding.
 *
 * Invariants and threading: see hash_table.h.
 */
#include "object/hash_table.h"

#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/tuple.h"

enum {
	PERTURB_SHIFT = 5,
	MINIMUM = 5, /* entries of the smallest table */
	TUPLE_DEPTH = 4,
};

/* A stub that hides a table. */
typedef struct BusyTable {
	BbDictTable table;
	uint8_t index[8];
	const BbDictTable *real;
} BusyTable;

static void table_trace(BbTracer *tracer, void *cell)
{
	const BbDictTable *table = cell;
	if (table->layout == BB_TABLE_BUSY) {
		bb_trace_pointer(tracer, ((const BusyTable *)table)->real);
		return;
	}
	uint32_t used = bb_published32_load_relaxed(&table->used);
	for (uint32_t i = 0; i < used; i++) {
		const BbStrEntry *e = bb_table_entry(table, i);
		bb_trace_slot(tracer, &e->key);
		if (table->layout != BB_TABLE_SET)
			bb_trace_slot(tracer, &e->value);
	}
}

const BbCellKind bb_table_kind = {.trace = table_trace};

#define EMPTY_TABLE(LAYOUT)                                                                                            \
	{                                                                                                              \
		.table = {                                                                                             \
			.kind = &bb_table_kind,                                                                        \
			.index_width = 1,                                                                              \
			.layout = (LAYOUT),                                                                            \
			.entries_offset = sizeof(BbDictTable) + 8                                                      \
		}                                                                                                      \
	}
const struct BbEmptyTable bb_table_empty_dict = EMPTY_TABLE(BB_TABLE_STR);
const struct BbEmptyTable bb_table_empty_set = EMPTY_TABLE(BB_TABLE_SET);

/* ---- Hashes and equality. ---- */

bool bb_table_hash_slow(BbThread *t, BbValue key, const char *use, BbHash *out)
{
	if (bb_is_small(key)) {
		*out = bb_hash_int(bb_to_small(key));
		return true;
	}
	if (bb_is_empty(key)) /* what made it failed */
		return false;
	if (bb_hash(t, key, out))
		return true;
	BbValue exception = bb_exception_take(t);
	if (!bb_is_exact(exception, &bb_exc_TypeError)) {
		bb_exception_restore(t, exception);
		return false;
	}
	bb_type_error(t, "cannot use '%T' as a %s (%S)", key, use, exception);
	return false;
}

BbHash bb_table_hash_of(const BbDictTable *table, const BbStrEntry *e)
{
	switch (table->layout) {
	case BB_TABLE_HASH:
		return ((const BbHashEntry *)e)->hash;
	case BB_TABLE_SET:
		return (BbHash)bb_to_small(bb_slot_load(&e->value));
	default:
		return (BbHash)bb_str_hash(bb_to_str(bb_slot_load(&e->key)));
	}
}

static bool is_number(BbValue v)
{
	return bb_is_exact_int(v) || bb_is_exact_float(v) || bb_is_exact(v, &bb_bool_type);
}

static int numbers_equal(BbValue a, BbValue b)
{
	bool a_float = bb_is_exact_float(a), b_float = bb_is_exact_float(b);
	if (!a_float && !b_float)
		return bb_int_compare(a, b) == 0;
	if (a_float && b_float)
		return bb_to_double(a) == bb_to_double(b);
	double x = bb_to_double(a_float ? a : b);
	BbValue i = a_float ? b : a;
	if (bb_is_small(i) && bb_to_small(i) < ((intptr_t)1 << (BB_WORD64 ? 52 : 29)) &&
	    bb_to_small(i) > -((intptr_t)1 << (BB_WORD64 ? 52 : 29)))
		return x == (double)bb_to_small(i);
	return i.bits == BB_TRUE.bits ? x == 1.0 : i.bits == BB_FALSE.bits ? x == 0.0 : -1;
}

/* Objects of v's type are equal to none but themselves. */
static bool compares_by_identity(BbValue v)
{
	return bb_is_pointer(v) && bb_type_of(v)->special &&
	       bb_is(bb_special(bb_type_of(v), BB_SP_EQ), bb_special(&bb_object_type, BB_SP_EQ));
}

int bb_table_simple_equal(BbValue a, BbValue b, unsigned depth)
{
	if (bb_is(a, b))
		return 1;
	if (bb_is_exact_str(a) && bb_is_exact_str(b))
		return bb_str_equal(bb_to_str(a), bb_to_str(b));
	bool a_number = is_number(a), b_number = is_number(b);
	if (a_number && b_number)
		return numbers_equal(a, b);
	bool a_native = a_number || bb_is_exact_str(a) || bb_is_none(a);
	bool b_native = b_number || bb_is_exact_str(b) || bb_is_none(b);
	bool a_tuple = bb_is_exact(a, &bb_tuple_type), b_tuple = bb_is_exact(b, &bb_tuple_type);
	if (a_tuple && b_tuple) {
		if (bb_tuple_count(a) != bb_tuple_count(b))
			return 0;
		for (size_t i = 0; i < bb_tuple_count(a); i++) {
			int equal =
				depth ? bb_table_simple_equal(bb_tuple_get(a, i), bb_tuple_get(b, i), depth - 1) : -1;
			if (equal != 1)
				return equal;
		}
		return 1;
	}
	a_native |= a_tuple || compares_by_identity(a);
	b_native |= b_tuple || compares_by_identity(b);
	return a_native && b_native ? 0 : -1;
}

/* ---- Finding. ---- */

typedef struct Walk {
	uint32_t i, mask;
	uintptr_t perturb;
} Walk;

BB_INLINE Walk walk_start(const BbDictTable *table, BbHash hash)
{
	uint32_t mask = ((uint32_t)1 << table->log2_index_size) - 1;
	return (Walk){.i = (uint32_t)hash & mask, .mask = mask, .perturb = (uintptr_t)hash};
}

BB_INLINE void walk_next(Walk *w)
{
	w->perturb >>= PERTURB_SHIFT;
	w->i = (w->i * 5 + (uint32_t)w->perturb + 1) & w->mask;
}

/* Only the part of a hash that every layout keeps decides where the walk goes. */
BB_INLINE BbHash cut_hash(const BbDictTable *table, BbHash hash)
{
	return table->layout == BB_TABLE_SET ? (BbHash)bb_to_small(bb_table_set_hash(hash)) : hash;
}

BbTablePlace bb_table_find_str(const BbDictTable *table, BbValue key, uint32_t hash)
{
	const BbStrEntry *entries = (const BbStrEntry *)((const char *)table + table->entries_offset);
	BbStr *s = bb_to_str(key);
	bool interned = bb_str_is_interned(s);
	for (Walk w = walk_start(table, (BbHash)hash);; walk_next(&w)) {
		uint32_t word;
		while ((word = bb_table_index_load(table, w.i)) != 0) {
			BbValue found = bb_slot_load(&entries[word - 1].key);
			if (BB_LIKELY(bb_is(found, key)))
				return (BbTablePlace){w.i, word};
			if (BB_UNLIKELY(bb_is_empty(found))) {
				if (bb_table_index_load(table, w.i) != word)
					continue;
				break;
			}
			BbStr *other = bb_to_str(found);
			if ((interned && bb_str_is_interned(other)) || bb_str_hash(other) != hash)
				break;
			if (bb_str_equal(other, s))
				return (BbTablePlace){w.i, word};
			break;
		}
		if (word == 0)
			return (BbTablePlace){w.i, 0};
	}
}

/* Compares the hashes of a live entry and a key; false also for a dead set entry. */
BB_INLINE bool same_hash(const BbDictTable *table, const BbStrEntry *e, BbHash hash)
{
	if (table->layout == BB_TABLE_SET)
		return bb_is(bb_slot_load(&e->value), bb_table_set_hash(hash));
	return ((const BbHashEntry *)e)->hash == hash;
}

/* t is NULL: nothing may run. */
BB_INLINE int find(BbThread *t, const BbPublished *current, const BbDictTable *table, BbValue key, BbHash hash,
		   BbTablePlace *place)
{
	for (Walk w = walk_start(table, cut_hash(table, hash));; walk_next(&w)) {
		uint32_t word;
		while ((word = bb_table_index_load(table, w.i)) != 0) {
			const BbStrEntry *e = bb_table_entry(table, word - 1);
			BbValue found = bb_slot_load(&e->key);
			int equal;
			if (bb_is(found, key)) {
				equal = 1;
			} else if (bb_is_empty(found)) {
				if (bb_table_index_load(table, w.i) != word)
					continue;
				break;
			} else if (table->layout == BB_TABLE_STR) {
				equal = (BbHash)bb_str_hash(bb_to_str(found)) == hash
						? bb_table_simple_equal(found, key, 0)
						: 0;
			} else {
				equal = same_hash(table, e, hash) ? bb_table_simple_equal(found, key, TUPLE_DEPTH) : 0;
			}
			if (BB_UNLIKELY(equal < 0)) {
				if (!t)
					return 2;
				equal = bb_compare_truth(t, BB_COMPARE_EQ, found, key);
				if (equal < 0)
					return -1;
				/* Whether the entry is still this key's, or a tombstone, the next look at it tells. */
				if (bb_published_load(current) != (uintptr_t)table ||
				    (equal && bb_is_empty(bb_slot_load(&e->value)) && table->layout != BB_TABLE_STR))
					return 2;
			}
			if (equal) {
				*place = (BbTablePlace){w.i, word};
				return 1;
			}
			break;
		}
		if (word == 0) {
			*place = (BbTablePlace){w.i, 0};
			return 0;
		}
	}
}

/* Finds a small int among keys that are mostly small ints, too: 1, 0, or 2: the other way. */
BB_INLINE int find_small(const BbDictTable *table, BbValue key, BbHash hash, BbTablePlace *place)
{
	const char *entries = (const char *)table + table->entries_offset;
	size_t size = table->layout == BB_TABLE_HASH ? sizeof(BbHashEntry) : sizeof(BbStrEntry);
	for (Walk w = walk_start(table, hash);; walk_next(&w)) {
		uint32_t word = bb_table_index_load(table, w.i);
		*place = (BbTablePlace){w.i, word};
		if (word == 0)
			return 0;
		BbValue found = bb_slot_load(&((const BbStrEntry *)(entries + (word - 1) * size))->key);
		if (bb_is(found, key))
			return 1;
		if (!bb_is_small(found))
			return 2;
	}
}

int bb_table_find(BbThread *t, const BbPublished *current, const BbDictTable *table, BbValue key, BbHash hash,
		  BbTablePlace *place)
{
	if (table->layout == BB_TABLE_STR && BB_LIKELY(bb_is_exact_str(key))) {
		*place = bb_table_find_str(table, key, (uint32_t)hash);
		return place->word != 0;
	}
	if (bb_is_small(key) && table->layout != BB_TABLE_STR) {
		int found = find_small(table, key, cut_hash(table, hash), place);
		if (BB_LIKELY(found != 2))
			return found;
	}
	return find(t, current, table, key, hash, place);
}

int bb_table_find_simple(const BbDictTable *table, BbValue key, BbHash hash, BbTablePlace *place)
{
	if (table->layout == BB_TABLE_STR && BB_LIKELY(bb_is_exact_str(key))) {
		*place = bb_table_find_str(table, key, (uint32_t)hash);
		return place->word != 0;
	}
	return find(NULL, NULL, table, key, hash, place);
}

BbTablePlace bb_table_free_place(const BbDictTable *table, BbHash hash)
{
	for (Walk w = walk_start(table, cut_hash(table, hash));; walk_next(&w))
		if (bb_table_index_load(table, w.i) == 0)
			return (BbTablePlace){w.i, 0};
}

/* ---- Making tables. ---- */

/* How many entries an index of 2^log2 words serves. */
static size_t usable(unsigned log2)
{
	return ((size_t)2 << log2) / 3;
}

BbDictTable *bb_table_new(BbThread *t, size_t capacity, uint8_t layout)
{
	if (capacity < MINIMUM)
		capacity = MINIMUM;
	if (capacity > (UINT32_MAX >> 3))
		return NULL;
	unsigned log2 = 3;
	while (usable(log2) < capacity)
		log2++;
	uint8_t width = log2 <= 8 ? 1 : log2 <= 16 ? 2 : 4;
	size_t offset = sizeof(BbDictTable) + ((size_t)width << log2);
	size_t entry_size = layout == BB_TABLE_HASH ? sizeof(BbHashEntry) : sizeof(BbStrEntry);
	if (capacity > (SIZE_MAX / 2 - offset) / entry_size)
		return NULL;
	size_t size = bb_heap_round_size(offset + capacity * entry_size);
	BbDictTable *table = bb_alloc(t, &bb_table_kind, size);
	if (!table)
		return NULL;
	size_t room = (size - offset) / entry_size;
	table->capacity = (uint32_t)(room < usable(log2) ? room : usable(log2));
	table->log2_index_size = (uint8_t)log2;
	table->index_width = width;
	table->has_hashes = layout == BB_TABLE_HASH;
	table->layout = layout;
	table->entries_offset = (uint32_t)offset;
	return table;
}

static void index_store(BbDictTable *table, uint32_t i, uint32_t word)
{
	void *index = table + 1;
	if (table->index_width == 1)
		bb_published8_store((BbPublished8 *)index + i, (uint8_t)word);
	else if (table->index_width == 2)
		bb_published16_store((BbPublished16 *)index + i, (uint16_t)word);
	else
		bb_published32_store((BbPublished32 *)index + i, word);
}

void bb_table_append_locked(BbThread *t, BbDictTable *table, BbTablePlace place, BbValue key, BbHash hash,
			    BbValue value)
{
	uint32_t n = bb_published32_load_relaxed(&table->used);
	BB_ASSERT(n < table->capacity);
	BbStrEntry *e = bb_table_entry(table, n);
	if (table->layout == BB_TABLE_HASH)
		((BbHashEntry *)e)->hash = hash;
	bb_store(t, table, &e->key, key);
	bb_store(t, table, &e->value, table->layout == BB_TABLE_SET ? bb_table_set_hash(hash) : value);
	bb_published32_store(&table->live_end, n + 1);
	bb_published32_store(&table->used, n + 1);
	index_store(table, place.index, n + 1);
	if (place.word)
		bb_store(t, table, &bb_table_entry(table, place.word - 1)->key, BB_EMPTY);
}

void bb_table_kill_locked(BbThread *t, BbDictTable *table, uint32_t n)
{
	BbStrEntry *e = bb_table_entry(table, n);
	bb_store(t, table, &e->value, BB_EMPTY);
	if (table->layout != BB_TABLE_STR)
		bb_store(t, table, &e->key, BB_EMPTY);
	if (n == bb_published32_load_relaxed(&table->live_start))
		bb_published32_store(&table->live_start, n + 1);
	if (n + 1 == bb_published32_load_relaxed(&table->live_end))
		bb_published32_store(&table->live_end, n);
}

BbDictTable *bb_table_rebuild_locked(BbThread *t, const BbDictTable *old, size_t capacity, uint8_t layout,
				     bool keep_dead)
{
	BbDictTable *table = bb_table_new(t, capacity, layout);
	if (!table)
		return NULL;
	uint32_t used = bb_published32_load_relaxed(&old->used), n = 0;
	for (uint32_t i = keep_dead ? 0 : bb_published32_load_relaxed(&old->live_start); i < used; i++) {
		const BbStrEntry *from = bb_table_entry(old, i);
		BbValue value = bb_slot_load(&from->value);
		if (bb_is_empty(value) && (!keep_dead || bb_is_empty(bb_slot_load(&from->key))))
			continue;
		if ((i & 4095) == 4095)
			bb_poll_stop(t);
		BbHash hash = bb_table_hash_of(old, from);
		BbStrEntry *e = bb_table_entry(table, n);
		bb_slot_init(&e->key, bb_slot_load(&from->key));
		bb_slot_init(&e->value, value);
		if (layout == BB_TABLE_HASH)
			((BbHashEntry *)e)->hash = hash;
		BbTablePlace place = bb_table_free_place(table, hash);
		index_store(table, place.index, ++n);
		/* Here, so that a collection at the poll above sees the entries. */
		bb_published32_store_relaxed(&table->used, n);
	}
	bb_published32_store_relaxed(&table->live_end, n);
	return table;
}

/* ---- Iterating. ---- */

bool bb_table_next(const BbDictTable *table, size_t *pos, BbValue *key, BbValue *value)
{
	uint32_t used = bb_published32_load(&table->used);
	size_t i = *pos;
	size_t start = bb_published32_load_relaxed(&table->live_start);
	if (i < start)
		i = start;
	for (; i < used; i++) {
		const BbStrEntry *e = bb_table_entry(table, (uint32_t)i);
		*value = bb_slot_load(&e->value);
		if (bb_is_empty(*value))
			continue;
		*key = bb_slot_load(&e->key);
		if (BB_UNLIKELY(bb_is_empty(*key)))
			continue;
		*pos = i + 1;
		return true;
	}
	*pos = i;
	return false;
}

bool bb_table_previous(const BbDictTable *table, size_t *pos, BbValue *key, BbValue *value)
{
	size_t end = bb_published32_load(&table->live_end);
	size_t i = *pos < end ? *pos : end;
	while (i-- > 0) {
		const BbStrEntry *e = bb_table_entry(table, (uint32_t)i);
		*value = bb_slot_load(&e->value);
		if (bb_is_empty(*value))
			continue;
		*key = bb_slot_load(&e->key);
		if (BB_UNLIKELY(bb_is_empty(*key)))
			continue;
		*pos = i;
		return true;
	}
	*pos = 0;
	return false;
}

/* ---- Bulk operations. ---- */

bool bb_table_hide_locked(BbThread *t, void *owner, BbPublished *current)
{
	if (!t->use_locks)
		return true;
	const BbDictTable *real = (const BbDictTable *)bb_published_load_relaxed(current);
	BusyTable *stub = bb_alloc(t, &bb_table_kind, sizeof(BusyTable));
	if (!stub)
		return false;
	stub->table.index_width = 1;
	stub->table.has_hashes = true;
	stub->table.layout = BB_TABLE_BUSY;
	stub->real = real;
	stub->table.entries_offset = offsetof(BusyTable, real);
	bb_store_pointer(t, owner, current, stub);
	return true;
}

BbDictTable *bb_table_real(const BbDictTable *table)
{
	return (BbDictTable *)(uintptr_t)(table->layout == BB_TABLE_BUSY ? ((const BusyTable *)table)->real : table);
}
