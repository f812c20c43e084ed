/* SPDX-License-Identifier: MIT */
/*
 * The dict as C code uses it.  The methods that Python sees are in dict_methods.c, views and iterators in dict_views.c.
 *
 * Invariants and threading: see dict.h and hash_table.h.  A writer finds the place of its key without the lock, then
 * takes the lock and goes on if nothing has changed there.  A dict with view_of has no table of its own: everything
 * goes to instance_dict.h.
 */
#include "object/dict.h"

#include "object/error.h"
#include "object/hash_table.h"
#include "object/instance_dict.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/tuple.h"
#include "thread/lock.h"

#define AS_KEY "dict key"

/* What an attempt to change the dict came to. */
enum { NO_MEMORY = -1, MISSING = 0, DONE = 1, AGAIN = 2 };

static BbDictTable *table_locked(const BbDict *d)
{
	return (BbDictTable *)bb_published_load_relaxed(&d->table);
}

static size_t count_locked(const BbDict *d)
{
	return bb_published_load_relaxed(&d->count);
}

static BbValue view_of(const BbDict *d)
{
	return bb_slot_load(&d->view_of);
}

static void publish_locked(BbThread *t, BbDict *d, const BbDictTable *table, size_t count)
{
	bb_store_pointer(t, d, &d->table, table);
	bb_published_store(&d->count, count);
}

/* A bulk operation is at it. */
static BB_NOINLINE void wait_for_writer(BbThread *t, BbDict *d)
{
	bb_lock(t, &d->header.lock);
	bb_unlock(t, &d->header.lock);
}

/* Finds a key in the table of the moment: 1, 0, -1 failed. */
BB_INLINE int lookup(BbThread *t, BbDict *d, BbValue key, BbHash hash, BbDictTable **table, BbTablePlace *place)
{
	for (;;) {
		*table = bb_dict_table(d);
		if (BB_LIKELY((*table)->layout == BB_TABLE_STR) && BB_LIKELY(bb_is_exact_str(key))) {
			*place = bb_table_find_str(*table, key, (uint32_t)hash);
			return place->word != 0;
		}
		if (BB_UNLIKELY((*table)->layout == BB_TABLE_BUSY)) {
			wait_for_writer(t, d);
			continue;
		}
		int found = bb_table_find(t, &d->table, *table, key, hash, place);
		if (BB_LIKELY(found != 2))
			return found;
	}
}

/* What was found is still so. */
static bool is_current_locked(const BbDict *d, const BbDictTable *table, BbTablePlace place)
{
	return table_locked(d) == table && bb_table_index_load(table, place.index) == place.word &&
	       (place.word == 0 || !bb_is_empty(bb_slot_load(&bb_table_entry(table, place.word - 1)->key)));
}

BbValue bb_dict_new(BbThread *t, size_t capacity)
{
	const BbDictTable *table = &bb_table_empty_dict.table;
	if (capacity && !(table = bb_table_new(t, capacity, BB_TABLE_STR)))
		return bb_raise_no_memory(t);
	BbDict *d = bb_object_new(t, &bb_dict_type, sizeof(BbDict));
	if (BB_UNLIKELY(!d))
		return BB_EMPTY;
	bb_store_pointer(t, d, &d->table, table);
	return bb_from_pointer(d);
}

/* ---- Reading. ---- */

int bb_dict_get(BbThread *t, BbValue dict, BbValue key, BbValue *out)
{
	BbDict *d = bb_to_dict(dict);
	BbHash hash;
	if (BB_UNLIKELY(!bb_table_hash(t, key, AS_KEY, &hash)))
		return -1;
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_get(t, view_of(d), key, out);
	BbDictTable *table;
	BbTablePlace place;
	int found = lookup(t, d, key, hash, &table, &place);
	if (found <= 0)
		return found;
	*out = bb_slot_load(&bb_table_entry(table, place.word - 1)->value);
	return !bb_is_empty(*out);
}

BbValue bb_dict_get_name(BbThread *t, BbValue dict, BbValue name)
{
	uint32_t entry;
	return bb_dict_get_name_entry(t, dict, name, false, &entry);
}

/* Appends an entry for a name that is missing; its number, or UINT32_MAX. */
static uint32_t reserve_locked(BbThread *t, BbDict *d, BbDictTable *table, BbTablePlace place, BbValue name)
{
	if (!is_current_locked(d, table, place))
		return UINT32_MAX;
	uint32_t used = bb_published32_load_relaxed(&table->used);
	if (used == table->capacity) {
		table = bb_table_rebuild_locked(t, table, bb_table_grown(used, 1), BB_TABLE_STR, true);
		if (!table)
			return UINT32_MAX;
		used = bb_published32_load_relaxed(&table->used);
		place = bb_table_free_place(table, (BbHash)bb_str_hash(bb_to_str(name)));
		bb_table_append_locked(t, table, place, name, 0, BB_EMPTY);
		bb_store_pointer(t, d, &d->table, table);
	} else {
		bb_table_append_locked(t, table, place, name, 0, BB_EMPTY);
	}
	return used;
}

BbValue bb_dict_get_name_entry(BbThread *t, BbValue dict, BbValue name, bool reserve, uint32_t *entry)
{
	BbDict *d = bb_to_dict(dict);
	BbValue value = BB_EMPTY;
	*entry = UINT32_MAX;
	if (BB_UNLIKELY(!bb_is_empty(view_of(d)))) {
		if (bb_instance_dict_get(t, view_of(d), name, &value) < 0)
			bb_exception_clear(t);
		return value;
	}
	uint32_t hash = bb_str_hash(bb_to_str(name));
	const BbDictTable *seen;
	while (BB_UNLIKELY((seen = bb_dict_table(d))->layout == BB_TABLE_BUSY))
		wait_for_writer(t, d);
	BbDictTable *table = (BbDictTable *)(uintptr_t)seen;
	BbTablePlace place;
	if (BB_UNLIKELY(table->layout != BB_TABLE_STR)) {
		if (bb_table_find_simple(table, name, (BbHash)hash, &place) == 1)
			value = bb_slot_load(&bb_table_entry(table, place.word - 1)->value);
		return value;
	}
	place = bb_table_find_str(table, name, hash);
	if (place.word) {
		const BbStrEntry *e = bb_table_entry(table, place.word - 1);
		value = bb_slot_load(&e->value);
		if (bb_is(bb_slot_load(&e->key), name))
			*entry = place.word - 1;
	} else if (reserve) {
		bb_lock(t, &d->header.lock);
		*entry = reserve_locked(t, d, table, place, name);
		bb_unlock(t, &d->header.lock);
	}
	return value;
}

size_t bb_dict_count(BbValue dict)
{
	const BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_count(view_of(d));
	return bb_published_load(&d->count);
}

size_t bb_dict_len(BbThread *t, BbValue dict)
{
	BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_len(t, view_of(d));
	if (t->use_locks && BB_UNLIKELY(bb_sync8_load(&d->header.lock) & BB_LOCK_HELD))
		wait_for_writer(t, d);
	return bb_published_load(&d->count);
}

bool bb_dict_next(BbValue dict, size_t *pos, BbValue *key, BbValue *value)
{
	const BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_next(view_of(d), pos, key, value);
	return bb_table_next(bb_table_real(bb_dict_table(d)), pos, key, value);
}

/* The attribute number *pos - 1 of an instance, counted from the first. */
static bool previous_of_view(BbValue instance, size_t *pos, BbValue *key, BbValue *value)
{
	size_t n = *pos == SIZE_MAX ? bb_instance_dict_count(instance) : *pos;
	size_t i = 0;
	if (n == 0)
		return false;
	for (size_t k = 0; k < n; k++)
		if (!bb_instance_dict_next(instance, &i, key, value))
			return false;
	*pos = n - 1;
	return true;
}

bool bb_dict_previous(BbValue dict, size_t *pos, BbValue *key, BbValue *value)
{
	const BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return previous_of_view(view_of(d), pos, key, value);
	return bb_table_previous(bb_table_real(bb_dict_table(d)), pos, key, value);
}

/* ---- Changing one item. ---- */

/* Puts a key that is missing at `place' of the table.  DONE or NO_MEMORY. */
static int insert_locked(BbThread *t, BbDict *d, BbDictTable *table, BbTablePlace place, BbValue key, BbHash hash,
			 BbValue value)
{
	uint8_t layout = table->layout == BB_TABLE_STR && !bb_is_exact_str(key) ? BB_TABLE_HASH : table->layout;
	size_t count = count_locked(d);
	if (BB_UNLIKELY(layout != table->layout || bb_published32_load_relaxed(&table->used) == table->capacity)) {
		table = bb_table_rebuild_locked(t, table, bb_table_grown(count, 1), layout, false);
		if (!table)
			return NO_MEMORY;
		bb_table_append_locked(t, table, bb_table_free_place(table, hash), key, hash, value);
		publish_locked(t, d, table, count + 1);
		return DONE;
	}
	bb_table_append_locked(t, table, place, key, hash, value);
	bb_published_store(&d->count, count + 1);
	return DONE;
}

/* The last entry of a table of str keys, dead, may get a value again under its own key. */
static bool revive_locked(BbThread *t, BbDict *d, BbDictTable *table, BbTablePlace place, BbValue key, BbValue value)
{
	BbStrEntry *e = bb_table_entry(table, place.word - 1);
	if (place.word != bb_published32_load_relaxed(&table->used) || !bb_is(bb_slot_load(&e->key), key))
		return false;
	if (bb_published32_load_relaxed(&table->live_start) >= place.word)
		bb_published32_store(&table->live_start, place.word - 1);
	bb_published32_store(&table->live_end, place.word);
	bb_store(t, table, &e->value, value);
	bb_published_store(&d->count, count_locked(d) + 1);
	return true;
}

/* Stores value under key.  *old is what was there before (then with keep nothing is stored), or EMPTY. */
BB_INLINE int store_locked(BbThread *t, BbDict *d, BbDictTable *table, BbTablePlace place, BbValue key, BbHash hash,
			   BbValue value, bool keep, BbValue *old)
{
	*old = BB_EMPTY;
	if (BB_UNLIKELY(!is_current_locked(d, table, place)))
		return AGAIN;
	if (place.word) {
		BbStrEntry *e = bb_table_entry(table, place.word - 1);
		*old = bb_slot_load(&e->value);
		if (BB_LIKELY(!bb_is_empty(*old))) {
			if (!keep)
				bb_store(t, table, &e->value, value);
			return DONE;
		}
		if (revive_locked(t, d, table, place, key, value))
			return DONE;
	}
	return insert_locked(t, d, table, place, key, hash, value);
}

static bool store(BbThread *t, BbDict *d, BbValue key, BbHash hash, BbValue value, bool keep, BbValue *old)
{
	for (;;) {
		BbDictTable *table;
		BbTablePlace place;
		if (BB_UNLIKELY(lookup(t, d, key, hash, &table, &place) < 0))
			return false;
		bb_lock(t, &d->header.lock);
		int status = store_locked(t, d, table, place, key, hash, value, keep, old);
		bb_unlock(t, &d->header.lock);
		if (BB_LIKELY(status == DONE))
			return true;
		if (status == NO_MEMORY) {
			bb_raise_no_memory(t);
			return false;
		}
	}
}

bool bb_dict_set(BbThread *t, BbValue dict, BbValue key, BbValue value)
{
	BbDict *d = bb_to_dict(dict);
	BbHash hash;
	BbValue old;
	if (BB_UNLIKELY(bb_is_empty(value)) || BB_UNLIKELY(!bb_table_hash(t, key, AS_KEY, &hash)))
		return false;
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_set(t, view_of(d), key, value);
	return store(t, d, key, hash, value, false, &old);
}

bool bb_dict_set_name(BbThread *t, BbValue dict, const char *name, BbValue value)
{
	BbValue key = bb_intern_text(t, name);
	return !bb_is_empty(key) && !bb_is_empty(value) && bb_dict_set(t, dict, key, value);
}

BbValue bb_dict_setdefault(BbThread *t, BbValue dict, BbValue key, BbValue value)
{
	BbDict *d = bb_to_dict(dict);
	BbHash hash;
	BbValue old;
	if (!bb_table_hash(t, key, AS_KEY, &hash))
		return BB_EMPTY;
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_setdefault(t, view_of(d), key, value, &old) < 0 ? BB_EMPTY : old;
	if (!store(t, d, key, hash, value, true, &old))
		return BB_EMPTY;
	return bb_is_empty(old) ? value : old;
}

static int take_locked(BbThread *t, BbDict *d, BbDictTable *table, BbTablePlace place, BbValue *old)
{
	if (!is_current_locked(d, table, place))
		return AGAIN;
	*old = bb_slot_load(&bb_table_entry(table, place.word - 1)->value);
	if (bb_is_empty(*old))
		return MISSING;
	bb_table_kill_locked(t, table, place.word - 1);
	bb_published_store(&d->count, count_locked(d) - 1);
	return DONE;
}

/* Removes a key: 1 (*old was its value), 0, -1. */
static int take(BbThread *t, BbValue dict, BbValue key, BbValue *old)
{
	BbDict *d = bb_to_dict(dict);
	BbHash hash;
	if (!bb_table_hash(t, key, AS_KEY, &hash))
		return -1;
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_delete(t, view_of(d), key, old);
	for (;;) {
		BbDictTable *table;
		BbTablePlace place;
		int found = lookup(t, d, key, hash, &table, &place);
		if (found <= 0)
			return found;
		bb_lock(t, &d->header.lock);
		int status = take_locked(t, d, table, place, old);
		bb_unlock(t, &d->header.lock);
		if (status != AGAIN)
			return status;
	}
}

int bb_dict_delete(BbThread *t, BbValue dict, BbValue key)
{
	BbValue old;
	return take(t, dict, key, &old);
}

BbValue bb_dict_pop(BbThread *t, BbValue dict, BbValue key)
{
	BbValue old;
	return take(t, dict, key, &old) == 1 ? old : BB_EMPTY;
}

int bb_dict_popitem(BbThread *t, BbValue dict, BbValue *key, BbValue *value)
{
	BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return bb_instance_dict_pop_last(t, view_of(d), key, value);
	bb_lock(t, &d->header.lock);
	BbDictTable *table = table_locked(d);
	size_t pos = SIZE_MAX;
	bool found = bb_table_previous(table, &pos, key, value);
	if (found) {
		bb_published32_store(&table->live_end, (uint32_t)pos + 1);
		bb_table_kill_locked(t, table, (uint32_t)pos);
		bb_published_store(&d->count, count_locked(d) - 1);
	}
	bb_unlock(t, &d->header.lock);
	return found;
}

/* ---- The whole dict. ---- */

void bb_dict_clear(BbThread *t, BbValue dict)
{
	BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d)))) {
		bb_instance_dict_clear(t, view_of(d));
		return;
	}
	bb_lock(t, &d->header.lock);
	publish_locked(t, d, &bb_table_empty_dict.table, 0);
	bb_unlock(t, &d->header.lock);
}

/* The items of a dict that shows an instance, one after the other. */
static bool merge_pairs(BbThread *t, BbValue dict, BbValue pairs, int override);

static BbValue copy_view(BbThread *t, BbValue instance)
{
	BbValue pairs = bb_instance_dict_snapshot(t, instance);
	BbValue copy = bb_is_empty(pairs) ? BB_EMPTY : bb_dict_new(t, 0);
	return bb_is_empty(copy) || merge_pairs(t, copy, pairs, 1) ? copy : BB_EMPTY;
}

BbValue bb_dict_copy(BbThread *t, BbValue dict)
{
	BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d))))
		return copy_view(t, view_of(d));
	BbValue copy = bb_dict_new(t, 0);
	if (bb_is_empty(copy))
		return copy;
	bb_lock(t, &d->header.lock);
	size_t count = count_locked(d);
	const BbDictTable *old = table_locked(d), *table = &bb_table_empty_dict.table;
	if (count)
		table = bb_table_rebuild_locked(t, old, count, old->layout, false);
	bb_unlock(t, &d->header.lock);
	if (!table)
		return bb_raise_no_memory(t);
	publish_locked(t, bb_to_dict(copy), table, count);
	return copy;
}

/* What one item of the dict comes to in a row of values. */
typedef enum Columns { KEYS = 1, PAIRS = 2 } Columns;

/* A tuple of the keys, or of keys and values in turn, as at one moment. */
static BbValue row(BbThread *t, BbValue dict, Columns columns)
{
	BbDict *d = bb_to_dict(dict);
	if (BB_UNLIKELY(!bb_is_empty(view_of(d)))) {
		if (columns == PAIRS)
			return bb_instance_dict_snapshot(t, view_of(d));
		BbValue copy = copy_view(t, view_of(d));
		return bb_is_empty(copy) ? copy : row(t, copy, columns);
	}
	for (;;) {
		size_t n = bb_dict_count(dict), i = 0, pos = 0;
		BbTuple *tuple = bb_tuple_alloc(t, n * columns);
		if (!tuple)
			return BB_EMPTY;
		bb_lock(t, &d->header.lock);
		bool fits = count_locked(d) == n;
		BbValue key, value;
		while (fits && bb_table_next(table_locked(d), &pos, &key, &value)) {
			tuple->items[i++] = key;
			if (columns == PAIRS)
				tuple->items[i++] = value;
		}
		bb_unlock(t, &d->header.lock);
		if (fits)
			return bb_from_pointer(tuple);
	}
}

BbValue bb_dict_snapshot(BbThread *t, BbValue dict)
{
	return row(t, dict, PAIRS);
}

BbValue bb_dict_keys_list(BbThread *t, BbValue dict)
{
	BbValue keys = row(t, dict, KEYS);
	return bb_is_empty(keys) ? keys : bb_list_from(t, bb_to_tuple(keys)->items, bb_tuple_count(keys));
}

int bb_dict_equal(BbThread *t, BbValue a, BbValue b)
{
	if (bb_dict_count(a) != bb_dict_count(b))
		return 0;
	BbValue pairs = bb_dict_snapshot(t, a);
	if (bb_is_empty(pairs))
		return -1;
	/* With one thread only an __eq__ can change b meanwhile, and then sees what it does. */
	BbValue other = t->use_locks ? bb_dict_copy(t, b) : b;
	if (bb_is_empty(other))
		return -1;
	if (bb_dict_count(other) * 2 != bb_tuple_count(pairs))
		return 0;
	for (size_t i = 0; i < bb_tuple_count(pairs); i += 2) {
		BbValue value;
		int equal = bb_dict_get(t, other, bb_tuple_get(pairs, i), &value);
		if (equal == 1)
			equal = bb_equal(t, value, bb_tuple_get(pairs, i + 1));
		if (equal != 1)
			return equal;
	}
	return 1;
}

/* ---- Merging. ---- */

enum { KEEP = 0, OVERRIDE = 1, REFUSE = 2 };

/* Every key of `from' can be looked for in `table' without running anything. */
static bool all_simple_locked(const BbDictTable *table, const BbDictTable *from)
{
	if (table->layout == BB_TABLE_STR && from->layout == BB_TABLE_STR)
		return true;
	size_t pos = 0;
	BbValue key, value;
	BbTablePlace place;
	while (bb_table_next(from, &pos, &key, &value))
		if (bb_table_find_simple(table, key, bb_table_hash_of(from, bb_table_entry(from, (uint32_t)pos - 1)),
					 &place) == 2)
			return false;
	return true;
}

/* Puts the items of `from' into a table with enough room; returns how many keys are new. */
static size_t add_all_locked(BbThread *t, BbDictTable *table, const BbDictTable *from, bool override)
{
	size_t pos = 0, added = 0;
	BbValue key, value;
	while (bb_table_next(from, &pos, &key, &value)) {
		BbHash hash = bb_table_hash_of(from, bb_table_entry(from, (uint32_t)pos - 1));
		BbTablePlace place;
		(void)!bb_table_find_simple(table, key, hash, &place);
		BbStrEntry *e = place.word ? bb_table_entry(table, place.word - 1) : NULL;
		if (!e || bb_is_empty(bb_slot_load(&e->value))) {
			bb_table_append_locked(t, table, place, key, hash, value);
			added++;
		} else if (override) {
			bb_store(t, table, &e->value, value);
		}
		if ((pos & 4095) == 0)
			bb_poll_stop(t);
	}
	return added;
}

/* A key of `from' that has a value in `table', or EMPTY. */
static BbValue common_key_locked(const BbDictTable *table, const BbDictTable *from)
{
	size_t pos = 0;
	BbValue key, value;
	BbTablePlace place;
	while (bb_table_next(from, &pos, &key, &value))
		if (bb_table_find_simple(table, key, bb_table_hash_of(from, bb_table_entry(from, (uint32_t)pos - 1)),
					 &place) == 1 &&
		    !bb_is_empty(bb_slot_load(&bb_table_entry(table, place.word - 1)->value)))
			return key;
	return BB_EMPTY;
}

/* AGAIN: only item by item, since user code must run. */
static int merge_locked(BbThread *t, BbDict *d, BbDict *other, int override, BbValue *duplicate)
{
	BbDictTable *table = table_locked(d);
	const BbDictTable *from = table_locked(other);
	size_t more = count_locked(other), count = count_locked(d);
	if (more == 0 || (d == other && override != REFUSE))
		return DONE;
	if (!all_simple_locked(table, from))
		return AGAIN;
	if (override == REFUSE && !bb_is_empty(*duplicate = common_key_locked(table, from)))
		return DONE;
	uint8_t layout = from->layout == BB_TABLE_HASH ? BB_TABLE_HASH : table->layout;
	uint32_t used = bb_published32_load_relaxed(&table->used);
	if (layout != table->layout || table->capacity - used < more) {
		table = bb_table_rebuild_locked(t, table, count ? bb_table_grown(count, more) : more, layout, false);
		if (!table)
			return NO_MEMORY;
		count += add_all_locked(t, table, from, override);
	} else {
		if (more > 1 && !bb_table_hide_locked(t, d, &d->table))
			return NO_MEMORY;
		count += add_all_locked(t, table, from, override);
	}
	publish_locked(t, d, table, count);
	return DONE;
}

static bool merge_pairs(BbThread *t, BbValue dict, BbValue pairs, int override)
{
	for (size_t i = 0; i < bb_tuple_count(pairs); i += 2) {
		BbValue key = bb_tuple_get(pairs, i), value = bb_tuple_get(pairs, i + 1), old;
		if (override == REFUSE) {
			int there = bb_dict_get(t, dict, key, &old);
			if (there > 0)
				bb_raise_key_error(t, key);
			if (there != 0)
				return false;
		}
		if (override ? !bb_dict_set(t, dict, key, value) : bb_is_empty(bb_dict_setdefault(t, dict, key, value)))
			return false;
	}
	return true;
}

static bool merge_dict(BbThread *t, BbValue dict, BbValue from, int override)
{
	BbDict *d = bb_to_dict(dict), *other = bb_to_dict(from);
	if (bb_is_empty(view_of(d)) && bb_is_empty(view_of(other))) {
		BbValue duplicate = BB_EMPTY;
		bb_lock_two(t, &d->header.lock, &other->header.lock);
		int status = merge_locked(t, d, other, override, &duplicate);
		bb_unlock_two(t, &d->header.lock, &other->header.lock);
		if (!bb_is_empty(duplicate)) {
			bb_raise_key_error(t, duplicate);
			return false;
		}
		if (status == NO_MEMORY)
			bb_raise_no_memory(t);
		if (status != AGAIN)
			return status == DONE;
	}
	BbValue pairs = bb_dict_snapshot(t, from);
	return !bb_is_empty(pairs) && merge_pairs(t, dict, pairs, override);
}

static bool merge_one(BbThread *t, BbValue dict, BbValue key, BbValue value, int override)
{
	BbTuple *pair = bb_tuple_alloc(t, 2);
	if (!pair)
		return false;
	pair->items[0] = key;
	pair->items[1] = value;
	return merge_pairs(t, dict, bb_from_pointer(pair), override);
}

/* By keys() and [], in this order. */
static bool merge_mapping(BbThread *t, BbValue dict, BbValue mapping, BbValue keys_method, int override)
{
	BbValue keys = bb_call0(t, keys_method);
	BbValue iterator = bb_is_empty(keys) ? keys : bb_iter(t, keys), key;
	if (bb_is_empty(iterator))
		return false;
	int status;
	while ((status = bb_next(t, iterator, &key)) > 0) {
		BbValue value = bb_getitem(t, mapping, key);
		if (bb_is_empty(value) || !merge_one(t, dict, key, value, override))
			return false;
	}
	return status == 0;
}

static bool merge_sequence(BbThread *t, BbValue dict, BbValue sequence, int override)
{
	BbValue iterator = bb_iter(t, sequence), item;
	if (bb_is_empty(iterator))
		return false;
	int status;
	for (intptr_t i = 0; (status = bb_next(t, iterator, &item)) > 0; i++) {
		BbValue pair = bb_is_exact(item, &bb_tuple_type) ? item : bb_tuple_from_iterable(t, item);
		if (bb_is_empty(pair)) {
			if (bb_exception_matches(t, &bb_exc_TypeError)) {
				bb_exception_clear(t);
				bb_type_error(t, "object is not iterable");
			}
			return false;
		}
		if (bb_tuple_count(pair) != 2) {
			bb_value_error(t, "dictionary update sequence element #%zd has length %zd; 2 is required", i,
				       (intptr_t)bb_tuple_count(pair));
			return false;
		}
		if (!merge_one(t, dict, bb_tuple_get(pair, 0), bb_tuple_get(pair, 1), override))
			return false;
	}
	return status == 0;
}

bool bb_dict_merge(BbThread *t, BbValue dict, BbValue other, int override)
{
	if (bb_is_exact(other, &bb_dict_type) || (bb_is_dict(other) && bb_is(bb_special(bb_type_of(other), BB_SP_ITER),
									     bb_special(&bb_dict_type, BB_SP_ITER))))
		return merge_dict(t, dict, other, override);
	BbValue keys;
	int has_keys = bb_getattr_optional(t, other, BB_NAME(t, keys), &keys);
	if (has_keys < 0)
		return false;
	return has_keys ? merge_mapping(t, dict, other, keys, override) : merge_sequence(t, dict, other, override);
}

BbValue bb_dict_union(BbThread *t, BbValue a, BbValue b)
{
	BbDict *left = bb_to_dict(a), *right = bb_to_dict(b);
	BbValue result = bb_dict_new(t, 0);
	if (bb_is_empty(result))
		return result;
	if (bb_is_empty(view_of(left)) && bb_is_empty(view_of(right))) {
		bb_lock_two(t, &left->header.lock, &right->header.lock);
		BbDictTable *first = table_locked(left), *table = NULL;
		const BbDictTable *second = table_locked(right);
		size_t count = count_locked(left);
		bool simple = all_simple_locked(first, second);
		uint8_t layout = second->layout == BB_TABLE_HASH ? BB_TABLE_HASH : first->layout;
		if (simple)
			table = bb_table_rebuild_locked(t, first, count + count_locked(right), layout, false);
		if (table && left != right)
			count += add_all_locked(t, table, second, true);
		bb_unlock_two(t, &left->header.lock, &right->header.lock);
		if (simple && !table)
			return bb_raise_no_memory(t);
		if (simple) {
			publish_locked(t, bb_to_dict(result), table, count);
			return result;
		}
	}
	if (!merge_dict(t, result, a, OVERRIDE) || !merge_dict(t, result, b, OVERRIDE))
		return BB_EMPTY;
	return result;
}
