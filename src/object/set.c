/* SPDX-License-Identifier: MIT */
/*
 * The set and the frozenset as C code uses them.  Methods are in set_methods.c, operations on two sets in set_ops.c.
 *
 * Invariants and threading: see set.h and hash_table.h.  A writer finds the place of its key without the lock, then
 * takes the lock and goes on if nothing has changed there.
 */
#include "object/set.h"

#include "object/dict_views.h"
#include "object/error.h"
#include "object/hash_table.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "thread/lock.h"

#define AS_KEY "set element"

enum { NO_MEMORY = -1, MISSING = 0, DONE = 1, AGAIN = 2 };

static BbDictTable *table_locked(const BbSet *s)
{
	return (BbDictTable *)bb_published_load_relaxed(&s->table);
}

static size_t count_locked(const BbSet *s)
{
	return bb_published_load_relaxed(&s->count);
}

static void publish_locked(BbThread *t, BbSet *s, const BbDictTable *table, size_t count)
{
	bb_store_pointer(t, s, &s->table, table);
	bb_published_store(&s->count, count);
}

static BB_NOINLINE void wait_for_writer(BbThread *t, BbSet *s)
{
	bb_lock(t, &s->header.lock);
	bb_unlock(t, &s->header.lock);
}

static BbDictTable *visible_table(BbThread *t, BbSet *s)
{
	BbDictTable *table;
	while (BB_UNLIKELY((table = (BbDictTable *)bb_published_load(&s->table))->layout == BB_TABLE_BUSY))
		wait_for_writer(t, s);
	return table;
}

static int lookup(BbThread *t, BbSet *s, BbValue key, BbHash hash, BbDictTable **table, BbTablePlace *place)
{
	int found;
	do {
		*table = visible_table(t, s);
		found = bb_table_find(t, &s->table, *table, key, hash, place);
	} while (BB_UNLIKELY(found == 2));
	return found;
}

static bool is_current_locked(const BbSet *s, const BbDictTable *table, BbTablePlace place)
{
	return table_locked(s) == table && bb_table_index_load(table, place.index) == place.word &&
	       (place.word == 0 || !bb_is_empty(bb_slot_load(&bb_table_entry(table, place.word - 1)->key)));
}

static BbValue make(BbThread *t, BbType *type)
{
	BbSet *s = bb_object_new(t, type, sizeof(BbSet));
	if (!s)
		return BB_EMPTY;
	bb_store_pointer(t, s, &s->table, &bb_table_empty_set.table);
	return bb_from_pointer(s);
}

BbValue bb_set_new(BbThread *t)
{
	return make(t, &bb_set_type);
}

BbValue bb_frozenset_new(BbThread *t)
{
	return make(t, &bb_frozenset_type);
}

/* ---- Reading. ---- */

int bb_set_contains_hash(BbThread *t, BbValue set, BbValue key, BbHash hash)
{
	BbDictTable *table;
	BbTablePlace place;
	int found = lookup(t, bb_to_set(set), key, hash, &table, &place);
	if (found <= 0)
		return found;
	return !bb_is_empty(bb_slot_load(&bb_table_entry(table, place.word - 1)->value));
}

int bb_set_contains(BbThread *t, BbValue set, BbValue key)
{
	BbHash hash;
	if (BB_UNLIKELY(!bb_table_hash(t, key, AS_KEY, &hash)))
		return -1;
	return bb_set_contains_hash(t, set, key, hash);
}

size_t bb_set_count(BbValue set)
{
	return bb_published_load(&bb_to_set(set)->count);
}

size_t bb_set_len(BbThread *t, BbValue set)
{
	BbSet *s = bb_to_set(set);
	if (t->use_locks && BB_UNLIKELY(bb_sync8_load(&s->header.lock) & BB_LOCK_HELD))
		wait_for_writer(t, s);
	return bb_set_count(set);
}

bool bb_set_next(BbValue set, size_t *pos, BbValue *key)
{
	BbValue value;
	return bb_table_next(bb_table_real((const BbDictTable *)bb_published_load(&bb_to_set(set)->table)), pos, key,
			     &value);
}

BbValue bb_set_snapshot(BbThread *t, BbValue set)
{
	BbSet *s = bb_to_set(set);
	for (;;) {
		size_t n = bb_set_count(set), i = 0, pos = 0;
		BbTuple *tuple = bb_tuple_alloc(t, n);
		if (!tuple)
			return BB_EMPTY;
		bb_lock(t, &s->header.lock);
		bool fits = count_locked(s) == n;
		BbValue key;
		while (fits && bb_set_next(set, &pos, &key))
			tuple->items[i++] = key;
		bb_unlock(t, &s->header.lock);
		if (fits)
			return bb_from_pointer(tuple);
	}
}

/* ---- Changing one member. ---- */

static int add_locked(BbThread *t, BbSet *s, BbDictTable *table, BbTablePlace place, BbValue key, BbHash hash)
{
	if (BB_UNLIKELY(!is_current_locked(s, table, place)))
		return AGAIN;
	if (place.word)
		return DONE;
	size_t count = count_locked(s);
	if (bb_published32_load_relaxed(&table->used) == table->capacity) {
		table = bb_table_rebuild_locked(t, table, bb_table_grown(count, 1), BB_TABLE_SET, false);
		if (!table)
			return NO_MEMORY;
		bb_table_append_locked(t, table, bb_table_free_place(table, hash), key, hash, BB_EMPTY);
		publish_locked(t, s, table, count + 1);
		return DONE;
	}
	bb_table_append_locked(t, table, place, key, hash, BB_EMPTY);
	bb_published_store(&s->count, count + 1);
	return DONE;
}

bool bb_set_add(BbThread *t, BbValue set, BbValue key)
{
	BbSet *s = bb_to_set(set);
	BbHash hash;
	if (BB_UNLIKELY(!bb_table_hash(t, key, AS_KEY, &hash)))
		return false;
	for (;;) {
		BbDictTable *table;
		BbTablePlace place;
		if (lookup(t, s, key, hash, &table, &place) < 0)
			return false;
		bb_lock(t, &s->header.lock);
		int status = add_locked(t, s, table, place, key, hash);
		bb_unlock(t, &s->header.lock);
		if (BB_LIKELY(status == DONE))
			return true;
		if (status == NO_MEMORY) {
			bb_raise_no_memory(t);
			return false;
		}
	}
}

int bb_set_discard(BbThread *t, BbValue set, BbValue key)
{
	BbSet *s = bb_to_set(set);
	BbHash hash;
	if (BB_UNLIKELY(!bb_table_hash(t, key, AS_KEY, &hash)))
		return -1;
	for (;;) {
		BbDictTable *table;
		BbTablePlace place;
		int found = lookup(t, s, key, hash, &table, &place);
		if (found <= 0)
			return found;
		bb_lock(t, &s->header.lock);
		bool same = is_current_locked(s, table, place);
		if (same) {
			bb_table_kill_locked(t, table, place.word - 1);
			bb_published_store(&s->count, count_locked(s) - 1);
		}
		bb_unlock(t, &s->header.lock);
		if (same)
			return 1;
	}
}

int bb_set_pop(BbThread *t, BbValue set, BbValue *key)
{
	BbSet *s = bb_to_set(set);
	bb_lock(t, &s->header.lock);
	BbDictTable *table = table_locked(s);
	size_t pos = 0;
	bool found = bb_set_next(set, &pos, key);
	if (found) {
		bb_published32_store(&table->live_start, (uint32_t)pos - 1);
		bb_table_kill_locked(t, table, (uint32_t)pos - 1);
		bb_published_store(&s->count, count_locked(s) - 1);
	}
	bb_unlock(t, &s->header.lock);
	return found;
}

/* ---- The whole set. ---- */

void bb_set_clear(BbThread *t, BbValue set)
{
	BbSet *s = bb_to_set(set);
	bb_lock(t, &s->header.lock);
	publish_locked(t, s, &bb_table_empty_set.table, 0);
	bb_unlock(t, &s->header.lock);
}

static bool fill_from_set(BbThread *t, BbValue into, BbValue set)
{
	BbSet *s = bb_to_set(set);
	const BbDictTable *copy = &bb_table_empty_set.table;
	bb_lock(t, &s->header.lock);
	size_t count = count_locked(s);
	if (count)
		copy = bb_table_rebuild_locked(t, table_locked(s), count, BB_TABLE_SET, false);
	bb_unlock(t, &s->header.lock);
	if (!copy) {
		bb_raise_no_memory(t);
		return false;
	}
	publish_locked(t, bb_to_set(into), copy, count);
	return true;
}

BbValue bb_set_new_like(BbThread *t, BbValue like)
{
	return make(t, bb_type_is_subtype(bb_type_of(like), &bb_frozenset_type) ? &bb_frozenset_type : &bb_set_type);
}

BbValue bb_set_copy(BbThread *t, BbValue set)
{
	BbValue copy = bb_set_new(t);
	return bb_is_empty(copy) || !fill_from_set(t, copy, set) ? BB_EMPTY : copy;
}

static bool add_iterated(BbThread *t, BbValue set, BbValue iterable)
{
	BbValue iterator = bb_iter(t, iterable), item;
	if (bb_is_empty(iterator))
		return false;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0)
		if (!bb_set_add(t, set, item))
			return false;
	return status == 0;
}

static bool add_tuple(BbThread *t, BbValue set, BbValue tuple)
{
	for (size_t i = 0; !bb_is_empty(tuple) && i < bb_tuple_count(tuple); i++)
		if (!bb_set_add(t, set, bb_tuple_get(tuple, i)))
			return false;
	return !bb_is_empty(tuple);
}

bool bb_set_update(BbThread *t, BbValue set, BbValue iterable)
{
	BbValue owner;
	BbViewKind kind;
	if (bb_is_exact_set(iterable) || (bb_is_any_set(iterable) && bb_is(bb_special(bb_type_of(iterable), BB_SP_ITER),
									   bb_special(&bb_set_type, BB_SP_ITER))))
		return bb_set_combine(t, BB_SET_UNION, set, set, iterable);
	if (bb_is_exact(iterable, &bb_list_type))
		return add_tuple(t, set, bb_list_snapshot(t, iterable));
	if (bb_is_exact(iterable, &bb_tuple_type))
		return add_tuple(t, set, iterable);
	if (bb_dict_view_of_dict(iterable, &owner, &kind)) {
		BbValue list = bb_list_from_iterable(t, iterable);
		return !bb_is_empty(list) && add_tuple(t, set, bb_list_snapshot(t, list));
	}
	return add_iterated(t, set, iterable);
}

BbValue bb_set_from_iterable(BbThread *t, BbType *type, BbValue iterable)
{
	if (type == &bb_frozenset_type && bb_is_exact(iterable, type))
		return iterable;
	BbValue set = make(t, type);
	if (bb_is_empty(set))
		return set;
	bool ok = bb_is_exact_set(iterable) ? fill_from_set(t, set, iterable) : bb_set_update(t, set, iterable);
	return ok ? set : BB_EMPTY;
}
