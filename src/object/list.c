/* SPDX-License-Identifier: MIT */
/*
 * The list and its array: what C code calls.  The methods that Python sees are in list_methods.c, sorting in
 * list_sort.c.
 *
 * Invariants and threading: see list.h.  The functions named _locked are called under the list's lock.
 */
#include "object/list.h"

#include "object/dict.h"
#include "object/dict_views.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/tuple.h"
#include "thread/lock.h"

/* ---- Arrays. ---- */

static void items_trace(BbTracer *tracer, void *cell)
{
	const BbItems *items = cell;
	for (size_t i = 0; i < items->capacity; i++)
		bb_trace_slot(tracer, &items->slots[i]);
}

const BbCellKind bb_items_kind = {.trace = items_trace};

BbItems bb_items_none = {.kind = &bb_items_kind, .capacity = 0};

BbItems *bb_items_new(BbThread *t, size_t capacity)
{
	if (capacity > SIZE_MAX / 4 / sizeof(BbSlot))
		return NULL;
	size_t size = bb_heap_round_size(offsetof(BbItems, slots) + capacity * sizeof(BbSlot));
	BbItems *items = bb_alloc(t, &bb_items_kind, size);
	if (BB_LIKELY(items != NULL))
		items->capacity = (size - offsetof(BbItems, slots)) / sizeof(BbSlot);
	return items;
}

/* Copies into an array that nobody else can see yet. */
static void fill_from_slots(BbItems *to, size_t at, const BbItems *from, size_t start, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bb_slot_init(&to->slots[at + i], bb_slot_load(&from->slots[start + i]));
}

static void fill_from_values(BbItems *to, size_t at, const BbValue *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bb_slot_init(&to->slots[at + i], values[i]);
}

/* ---- Changing the array, under the lock. ---- */

static BbItems *items_locked(const BbList *list)
{
	return (BbItems *)bb_published_load_relaxed(&list->items);
}

static size_t count_locked(const BbList *list)
{
	return bb_published_load_relaxed(&list->count);
}

void bb_list_begin_move_locked(BbList *list)
{
	bb_published32_store(&list->moves, bb_published32_load_relaxed(&list->moves) + 1);
}

void bb_list_end_move_locked(BbList *list)
{
	bb_published32_store(&list->moves, bb_published32_load_relaxed(&list->moves) + 1);
}

void bb_list_publish_locked(BbThread *t, BbList *list, BbItems *items, size_t count)
{
	bb_list_begin_move_locked(list);
	bb_store_pointer(t, list, &list->items, items);
	bb_published_store(&list->count, count);
	bb_list_end_move_locked(list);
}

bool bb_list_reserve_locked(BbThread *t, BbList *list, size_t n)
{
	BbItems *old = items_locked(list);
	if (BB_LIKELY(n <= old->capacity))
		return true;
	BbItems *items = NULL;
	if (n < SIZE_MAX / 2)
		items = bb_items_new(t, n < 4 ? n : n + n / 2);
	if (!items)
		items = bb_items_new(t, n);
	if (!items)
		return false;
	fill_from_slots(items, 0, old, 0, count_locked(list));
	bb_store_pointer(t, list, &list->items, items);
	return true;
}

/* Gives memory back when much of the array is unused. */
static void shrink_locked(BbThread *t, BbList *list)
{
	size_t n = count_locked(list);
	BbItems *old = items_locked(list);
	if (old->capacity < 32 || n > old->capacity / 4)
		return;
	BbItems *items = bb_items_new(t, n + n / 2 + 4);
	if (!items)
		return;
	fill_from_slots(items, 0, old, 0, n);
	bb_store_pointer(t, list, &list->items, items);
}

/* Drops the values from n on: readers see the new count first, then `moves' go on, then EMPTY. */
static void truncate_locked(BbThread *t, BbList *list, size_t n)
{
	BbItems *items = items_locked(list);
	size_t count = count_locked(list);
	bb_published_store(&list->count, n);
	bb_published32_store(&list->moves, bb_published32_load_relaxed(&list->moves) + 2);
	for (size_t i = n; i < count; i++)
		bb_store(t, items, &items->slots[i], BB_EMPTY);
	shrink_locked(t, list);
}

/* Moves the values of [start, count) by `distance' slots up; there is room. */
static void shift_up_locked(BbThread *t, BbList *list, size_t start, size_t distance)
{
	BbItems *items = items_locked(list);
	for (size_t i = count_locked(list); i > start; i--)
		bb_store(t, items, &items->slots[i - 1 + distance], bb_slot_load(&items->slots[i - 1]));
}

static void shift_down_locked(BbThread *t, BbList *list, size_t start, size_t distance)
{
	BbItems *items = items_locked(list);
	size_t count = count_locked(list);
	for (size_t i = start; i < count; i++)
		bb_store(t, items, &items->slots[i - distance], bb_slot_load(&items->slots[i]));
}

/* Where the values come from: `slots' if it is not NULL. */
typedef struct Source {
	const BbValue *values;
	const BbSlot *slots;
} Source;

static void store_all_locked(BbThread *t, BbItems *items, size_t at, Source from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bb_store(t, items, &items->slots[at + i], from.slots ? bb_slot_load(&from.slots[i]) : from.values[i]);
}

/* Replaces [start, stop) by n values that are not in this array.  False: out of memory (not raised), nothing changed.
 */
static bool splice_locked(BbThread *t, BbList *list, size_t start, size_t stop, Source from, size_t n)
{
	size_t count = count_locked(list);
	if (n == 0 && stop == count) {
		truncate_locked(t, list, start);
		return true;
	}
	if (n > stop - start && !bb_list_reserve_locked(t, list, count + n - (stop - start)))
		return false;
	BbItems *items = items_locked(list);
	size_t new_count = count - (stop - start) + n;
	if (start == count) {
		store_all_locked(t, items, start, from, n);
		bb_published_store(&list->count, new_count);
		return true;
	}
	bb_list_begin_move_locked(list);
	if (n > stop - start)
		shift_up_locked(t, list, stop, n - (stop - start));
	else if (n < stop - start)
		shift_down_locked(t, list, stop, stop - start - n);
	store_all_locked(t, items, start, from, n);
	bb_published_store(&list->count, new_count);
	for (size_t i = new_count; i < count; i++)
		bb_store(t, items, &items->slots[i], BB_EMPTY);
	bb_list_end_move_locked(list);
	shrink_locked(t, list);
	return true;
}

bool bb_list_splice_from_locked(BbThread *t, BbList *list, size_t start, size_t stop, BbValue from, size_t n)
{
	Source source = {NULL, NULL};
	if (n && bb_is_exact(from, &bb_tuple_type))
		source.values = bb_to_tuple(from)->items;
	else if (n)
		source.slots = items_locked(bb_to_list(from))->slots;
	return splice_locked(t, list, start, stop, source, n);
}

/* ---- Making lists. ---- */

/* A list of items that hold count values and nobody else sees. */
static BbValue list_from_items(BbThread *t, BbItems *items, size_t count)
{
	if (BB_UNLIKELY(!items))
		return bb_raise_no_memory(t);
	BbList *list = bb_object_new(t, &bb_list_type, sizeof(BbList));
	if (BB_UNLIKELY(!list))
		return BB_EMPTY;
	bb_store_pointer(t, list, &list->items, items);
	bb_published_store(&list->count, count);
	return bb_from_pointer(list);
}

BbValue bb_list_new(BbThread *t, size_t capacity)
{
	return list_from_items(t, capacity ? bb_items_new(t, capacity) : &bb_items_none, 0);
}

BbValue bb_list_from(BbThread *t, const BbValue *values, size_t n)
{
	if (n == 0)
		return list_from_items(t, &bb_items_none, 0);
	BbItems *items = bb_items_new(t, n);
	if (items)
		fill_from_values(items, 0, values, n);
	return list_from_items(t, items, n);
}

BbValue bb_list_from_iterable(BbThread *t, BbValue iterable)
{
	if (bb_is_exact(iterable, &bb_list_type))
		return bb_list_slice(t, iterable, 0, SIZE_MAX);
	if (bb_is_exact(iterable, &bb_tuple_type))
		return bb_list_from(t, bb_to_tuple(iterable)->items, bb_tuple_count(iterable));
	BbValue list = bb_list_new(t, 0);
	if (bb_is_empty(list) || !bb_list_extend(t, list, iterable))
		return BB_EMPTY;
	return list;
}

BbValue bb_list_slice(BbThread *t, BbValue self, size_t start, size_t stop)
{
	BbList *list = bb_to_list(self);
	BbItems *copy = &bb_items_none;
	bb_lock(t, &list->header.lock);
	size_t count = count_locked(list);
	if (stop > count)
		stop = count;
	size_t n = start < stop ? stop - start : 0;
	if (n) {
		copy = bb_items_new(t, n);
		if (copy)
			fill_from_slots(copy, 0, items_locked(list), start, n);
	}
	bb_unlock(t, &list->header.lock);
	return list_from_items(t, copy, n);
}

BbValue bb_list_snapshot(BbThread *t, BbValue self)
{
	BbList *list = bb_to_list(self);
	for (;;) {
		/* The tuple is allocated before the lock is taken, so that nothing fails under it; if the list has
		 * changed its size meanwhile, another one is needed. */
		size_t n = bb_list_count(self);
		BbTuple *tuple = bb_tuple_alloc(t, n);
		if (!tuple)
			return BB_EMPTY;
		bb_lock(t, &list->header.lock);
		bool fits = count_locked(list) == n;
		const BbItems *items = items_locked(list);
		for (size_t i = 0; fits && i < n; i++)
			tuple->items[i] = bb_slot_load(&items->slots[i]);
		bb_unlock(t, &list->header.lock);
		if (fits)
			return bb_from_pointer(tuple);
	}
}

/* ---- One item. ---- */

BbValue bb_list_get(BbThread *t, BbValue self, intptr_t index)
{
	BbList *list = bb_to_list(self);
	if (BB_UNLIKELY(index < 0))
		return BB_EMPTY;
	BbValue v = bb_list_peek(list, (size_t)index);
	if (BB_LIKELY(!bb_is_empty(v)) || (size_t)index >= bb_list_count(self))
		return v;
	bb_lock(t, &list->header.lock);
	if ((size_t)index < count_locked(list))
		v = bb_slot_load(&items_locked(list)->slots[index]);
	bb_unlock(t, &list->header.lock);
	return v;
}

int bb_list_set(BbThread *t, BbValue self, intptr_t index, BbValue value)
{
	BbList *list = bb_to_list(self);
	bb_lock(t, &list->header.lock);
	bool found = index >= 0 && (size_t)index < count_locked(list);
	if (BB_LIKELY(found)) {
		BbItems *items = items_locked(list);
		bb_store(t, items, &items->slots[index], value);
	}
	bb_unlock(t, &list->header.lock);
	return found;
}

bool bb_list_append(BbThread *t, BbValue self, BbValue value)
{
	BbList *list = bb_to_list(self);
	bb_lock(t, &list->header.lock);
	size_t n = count_locked(list);
	bool ok = bb_list_reserve_locked(t, list, n + 1);
	if (BB_LIKELY(ok)) {
		BbItems *items = items_locked(list);
		bb_store(t, items, &items->slots[n], value);
		bb_published_store(&list->count, n + 1);
	}
	bb_unlock(t, &list->header.lock);
	if (BB_UNLIKELY(!ok))
		bb_raise_no_memory(t);
	return ok;
}

bool bb_list_insert(BbThread *t, BbValue self, intptr_t index, BbValue value)
{
	BbList *list = bb_to_list(self);
	bb_lock(t, &list->header.lock);
	intptr_t n = (intptr_t)count_locked(list);
	if (index < 0)
		index = index + n < 0 ? 0 : index + n;
	if (index > n)
		index = n;
	bool ok = splice_locked(t, list, (size_t)index, (size_t)index, (Source){&value, NULL}, 1);
	bb_unlock(t, &list->header.lock);
	if (BB_UNLIKELY(!ok))
		bb_raise_no_memory(t);
	return ok;
}

BbValue bb_list_pop(BbThread *t, BbValue self, intptr_t index)
{
	BbList *list = bb_to_list(self);
	BbValue v = BB_EMPTY;
	bb_lock(t, &list->header.lock);
	intptr_t n = (intptr_t)count_locked(list);
	intptr_t i = index < 0 ? index + n : index;
	if (BB_LIKELY(i >= 0 && i < n)) {
		v = bb_slot_load(&items_locked(list)->slots[i]);
		/* Taking away never needs memory. */
		(void)!splice_locked(t, list, (size_t)i, (size_t)i + 1, (Source){NULL, NULL}, 0);
	}
	bb_unlock(t, &list->header.lock);
	if (BB_UNLIKELY(bb_is_empty(v)))
		bb_index_error(t, n ? "pop index out of range" : "pop from empty list");
	return v;
}

/* ---- Many. ---- */

bool bb_list_splice(BbThread *t, BbValue self, size_t start, size_t stop, const BbValue *values, size_t n)
{
	BbList *list = bb_to_list(self);
	bb_lock(t, &list->header.lock);
	size_t count = count_locked(list);
	if (start > count)
		start = count;
	if (stop > count)
		stop = count;
	if (stop < start)
		stop = start;
	bool ok = splice_locked(t, list, start, stop, (Source){values, NULL}, n);
	bb_unlock(t, &list->header.lock);
	if (!ok)
		bb_raise_no_memory(t);
	return ok;
}

void bb_list_clear(BbThread *t, BbValue self)
{
	BbList *list = bb_to_list(self);
	bb_lock(t, &list->header.lock);
	bb_list_publish_locked(t, list, &bb_items_none, 0);
	bb_unlock(t, &list->header.lock);
}

void bb_list_reverse(BbThread *t, BbValue self)
{
	BbList *list = bb_to_list(self);
	bb_lock(t, &list->header.lock);
	BbItems *items = items_locked(list);
	size_t n = count_locked(list);
	bb_list_begin_move_locked(list);
	for (size_t i = 0; i < n / 2; i++) {
		BbValue v = bb_slot_load(&items->slots[i]);
		bb_store(t, items, &items->slots[i], bb_slot_load(&items->slots[n - 1 - i]));
		bb_store(t, items, &items->slots[n - 1 - i], v);
	}
	bb_list_end_move_locked(list);
	bb_unlock(t, &list->header.lock);
}

/* Appends the first n values of an array that may be the list's own. */
static bool extend_from_slots_locked(BbThread *t, BbList *list, const BbItems *from, size_t n)
{
	size_t count = count_locked(list);
	if (!bb_list_reserve_locked(t, list, count + n))
		return false;
	BbItems *items = items_locked(list);
	for (size_t i = 0; i < n; i++)
		bb_store(t, items, &items->slots[count + i], bb_slot_load(&from->slots[i]));
	bb_published_store(&list->count, count + n);
	return true;
}

static bool extend_from_list(BbThread *t, BbValue self, BbValue other)
{
	BbList *list = bb_to_list(self), *from = bb_to_list(other);
	bb_lock_two(t, &list->header.lock, &from->header.lock);
	bool ok = extend_from_slots_locked(t, list, items_locked(from), count_locked(from));
	bb_unlock_two(t, &list->header.lock, &from->header.lock);
	if (!ok)
		bb_raise_no_memory(t);
	return ok;
}

/* Appends what stands in an exact set, dict or dict view, both held. */
static bool extend_from_table(BbThread *t, BbValue self, BbValue owner, BbViewKind kind)
{
	BbList *list = bb_to_list(self);
	BbObject *from = bb_to_pointer(owner);
	bb_lock_two(t, &list->header.lock, &from->lock);
	size_t count = count_locked(list), added = 0, pos = 0;
	bool ok = true;
	BbValue key, value = BB_EMPTY;
	size_t expected = bb_is_dict(owner) ? bb_dict_count(owner) : bb_set_count(owner);
	ok = bb_list_reserve_locked(t, list, count + expected);
	while (ok && (bb_is_dict(owner) ? bb_dict_next(owner, &pos, &key, &value) : bb_set_next(owner, &pos, &key))) {
		ok = bb_list_reserve_locked(t, list, count + added + 1);
		BbValue item = kind == BB_VIEW_VALUES ? value : key;
		if (ok && kind == BB_VIEW_ITEMS) {
			item = bb_tuple_pair(t, key, value);
			ok = !bb_is_empty(item);
		}
		if (ok) {
			BbItems *items = items_locked(list);
			bb_store(t, items, &items->slots[count + added++], item);
		}
	}
	if (ok) {
		bb_published_store(&list->count, count + added);
	} else {
		BbItems *items = items_locked(list);
		for (size_t i = 0; i < added; i++)
			bb_store(t, items, &items->slots[count + i], BB_EMPTY);
	}
	bb_unlock_two(t, &list->header.lock, &from->lock);
	if (!ok && !bb_has_exception(t))
		bb_raise_no_memory(t);
	return ok;
}

static bool extend_by_iteration(BbThread *t, BbValue self, BbValue iterable)
{
	BbValue iterator = bb_iter(t, iterable);
	if (bb_is_empty(iterator))
		return false;
	BbList *list = bb_to_list(self);
	intptr_t hint = bb_length_hint(t, iterable, 0);
	if (hint < 0)
		return false;
	if (hint > 8 && hint < (1 << 28)) {
		bb_lock(t, &list->header.lock);
		/* Only a hint: if there is no memory for so many, appending finds out. */
		(void)!bb_list_reserve_locked(t, list, count_locked(list) + (size_t)hint);
		bb_unlock(t, &list->header.lock);
	}
	BbValue item;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0)
		if (!bb_list_append(t, self, item))
			return false;
	return status == 0;
}

bool bb_list_extend(BbThread *t, BbValue self, BbValue iterable)
{
	BbValue owner;
	BbViewKind kind;
	if (bb_is_exact(iterable, &bb_list_type))
		return extend_from_list(t, self, iterable);
	if (bb_is_exact(iterable, &bb_tuple_type))
		return bb_list_splice(t, self, SIZE_MAX, SIZE_MAX, bb_to_tuple(iterable)->items,
				      bb_tuple_count(iterable));
	if (bb_is_exact_set(iterable))
		return extend_from_table(t, self, iterable, BB_VIEW_KEYS);
	if (bb_dict_view_of_dict(iterable, &owner, &kind)) {
		/* The attributes of an instance stand in no table. */
		if (!bb_is_empty(bb_slot_load(&bb_to_dict(owner)->view_of)))
			owner = bb_dict_copy(t, owner);
		return !bb_is_empty(owner) && extend_from_table(t, self, owner, kind);
	}
	return extend_by_iteration(t, self, iterable);
}

/* ---- Operators. ---- */

BbValue bb_list_concat(BbThread *t, BbValue a, BbValue b)
{
	BbList *left = bb_to_list(a), *right = bb_to_list(b);
	BbItems *items = &bb_items_none;
	bb_lock_two(t, &left->header.lock, &right->header.lock);
	size_t n = count_locked(left), m = count_locked(right);
	if (n + m) {
		items = bb_items_new(t, n + m);
		if (items) {
			fill_from_slots(items, 0, items_locked(left), 0, n);
			fill_from_slots(items, n, items_locked(right), 0, m);
		}
	}
	bb_unlock_two(t, &left->header.lock, &right->header.lock);
	return list_from_items(t, items, n + m);
}

/* Adds copies of the first n values until there are `total'; nobody else sees the array, or its lock is held. */
static void repeat(BbThread *t, BbItems *items, size_t n, size_t total)
{
	for (size_t i = n; i < total; i++)
		bb_store(t, items, &items->slots[i], bb_slot_load(&items->slots[i - n]));
}

static bool too_many(size_t n, size_t times)
{
	return n && times > SIZE_MAX / 4 / sizeof(BbSlot) / n;
}

BbValue bb_list_repeat(BbThread *t, BbValue self, size_t times)
{
	BbList *list = bb_to_list(self);
	BbItems *items = &bb_items_none;
	bb_lock(t, &list->header.lock);
	size_t n = count_locked(list), total = n * times;
	if (too_many(n, times))
		items = NULL;
	else if (total)
		items = bb_items_new(t, total);
	if (items && total)
		fill_from_slots(items, 0, items_locked(list), 0, n);
	bb_unlock(t, &list->header.lock);
	if (items)
		repeat(t, items, n, total);
	return list_from_items(t, items, total);
}

bool bb_list_repeat_in_place(BbThread *t, BbValue self, size_t times)
{
	BbList *list = bb_to_list(self);
	if (times == 0) {
		bb_list_clear(t, self);
		return true;
	}
	bb_lock(t, &list->header.lock);
	size_t n = count_locked(list), total = n * times;
	bool ok = !too_many(n, times) && bb_list_reserve_locked(t, list, total);
	if (ok) {
		repeat(t, items_locked(list), n, total);
		bb_published_store(&list->count, total);
	}
	bb_unlock(t, &list->header.lock);
	if (!ok)
		bb_raise_no_memory(t);
	return ok;
}
