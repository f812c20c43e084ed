/* SPDX-License-Identifier: MIT */
/*
 * collections.deque: a ring of slots.
 *
 * Item i stands in slot (head + i) mod capacity; the capacity is a power of two.  Slots without an item are EMPTY.
 *
 * Threading: everything happens under the deque's lock, reading included, so each operation is atomic.  What may run
 * user code (comparing, iterating) works on a snapshot or on one item at a time; `version' tells iterators of changes.
 */
#include "modules/collections_deque.h"

#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"

typedef struct Deque {
	BbObject header;
	BbPublished items;   /* BbItems *, or NULL.  Guard: lock */
	BbPublished head;    /* Guard: lock */
	BbPublished count;   /* Guard: lock */
	BbPublished version; /* raised by every change of the length or order.  Guard: lock */
	BbPublished maxlen;  /* SIZE_MAX: none.  Set by __init__.  Guard: lock */
} Deque;

static Deque *to_deque(BbValue v)
{
	return bb_to_pointer(v);
}

static bool is_deque(BbValue v)
{
	return bb_type_is_subtype(bb_type_of(v), &bb_collections_deque_type);
}

static void deque_trace(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&((const Deque *)cell)->items));
}

/* ---- With the lock held. ---- */

static size_t count_of(const Deque *d)
{
	return bb_published_load_relaxed(&d->count);
}

static BbItems *items_of(const Deque *d)
{
	return (BbItems *)bb_published_load_relaxed(&d->items);
}

static BbSlot *slot_at_locked(const Deque *d, size_t i)
{
	BbItems *items = items_of(d);
	return &items->slots[(bb_published_load_relaxed(&d->head) + i) & (items->capacity - 1)];
}

static BbValue get_locked(const Deque *d, size_t i)
{
	return bb_slot_load(slot_at_locked(d, i));
}

static void set_locked(BbThread *t, Deque *d, size_t i, BbValue v)
{
	bb_store(t, items_of(d), slot_at_locked(d, i), v);
}

static void changed_locked(Deque *d, size_t head, size_t count)
{
	bb_published_store(&d->head, head);
	bb_published_store(&d->count, count);
	bb_published_store(&d->version, bb_published_load_relaxed(&d->version) + 1);
}

/* Room for one more item; false: out of memory (not raised). */
static bool reserve_locked(BbThread *t, Deque *d)
{
	size_t count = count_of(d);
	BbItems *old = items_of(d);
	if (old && count < old->capacity)
		return true;
	size_t capacity = old ? old->capacity * 2 : 8;
	BbItems *new = bb_items_new(t, capacity);
	if (!new)
		return false;
	new->capacity = capacity;
	for (size_t i = 0; i < count; i++)
		bb_store(t, new, &new->slots[i], get_locked(d, i));
	bb_store_pointer(t, d, &d->items, new);
	bb_published_store(&d->head, 0);
	return true;
}

static BbValue pop_locked(BbThread *t, Deque *d, bool left)
{
	size_t count = count_of(d), head = bb_published_load_relaxed(&d->head);
	if (count == 0)
		return BB_EMPTY;
	size_t i = left ? 0 : count - 1;
	BbValue v = get_locked(d, i);
	set_locked(t, d, i, BB_EMPTY);
	changed_locked(d, left ? head + 1 : head, count - 1);
	return v;
}

static bool push_locked(BbThread *t, Deque *d, BbValue v, bool left)
{
	size_t maxlen = bb_published_load_relaxed(&d->maxlen);
	if (maxlen == 0)
		return true;
	if (count_of(d) >= maxlen)
		pop_locked(t, d, !left);
	if (!reserve_locked(t, d))
		return false;
	size_t count = count_of(d), head = bb_published_load_relaxed(&d->head);
	changed_locked(d, left ? head - 1 : head, count + 1);
	set_locked(t, d, left ? 0 : count, v);
	return true;
}

static void clear_locked(BbThread *t, Deque *d)
{
	bb_store_pointer(t, d, &d->items, NULL);
	changed_locked(d, 0, 0);
}

static void delete_locked(BbThread *t, Deque *d, size_t at)
{
	size_t count = count_of(d);
	for (size_t i = at; i + 1 < count; i++)
		set_locked(t, d, i, get_locked(d, i + 1));
	pop_locked(t, d, false);
}

/* ---- Operations. ---- */

static bool push(BbThread *t, BbValue self, BbValue v, bool left)
{
	Deque *d = to_deque(self);
	bb_lock(t, &d->header.lock);
	bool done = push_locked(t, d, v, left);
	bb_unlock(t, &d->header.lock);
	if (!done)
		bb_raise_no_memory(t);
	return done;
}

static size_t length(BbThread *t, BbValue self)
{
	Deque *d = to_deque(self);
	bb_lock(t, &d->header.lock);
	size_t n = count_of(d);
	bb_unlock(t, &d->header.lock);
	return n;
}

/* A tuple of what the deque holds at one moment, and the version. */
static BbValue snapshot(BbThread *t, BbValue self, uintptr_t *version)
{
	Deque *d = to_deque(self);
	for (;;) {
		size_t n = length(t, self);
		BbTuple *tuple = bb_tuple_alloc(t, n);
		if (!tuple)
			return BB_EMPTY;
		bb_lock(t, &d->header.lock);
		bool same = n == count_of(d);
		for (size_t i = 0; same && i < n; i++)
			tuple->items[i] = get_locked(d, i);
		if (version)
			*version = bb_published_load_relaxed(&d->version);
		bb_unlock(t, &d->header.lock);
		if (same)
			return bb_from_pointer(tuple);
	}
}

/* All items of a tuple at once. */
static bool push_all(BbThread *t, BbValue self, BbValue tuple, bool left)
{
	Deque *d = to_deque(self);
	bool done = true;
	bb_lock(t, &d->header.lock);
	for (size_t i = 0; done && i < bb_tuple_count(tuple); i++)
		done = push_locked(t, d, bb_tuple_get(tuple, i), left);
	bb_unlock(t, &d->header.lock);
	if (!done)
		bb_raise_no_memory(t);
	return done;
}

static bool extend(BbThread *t, BbValue self, BbValue iterable, bool left)
{
	if (is_deque(iterable) || bb_is_exact(iterable, &bb_list_type)) {
		iterable = is_deque(iterable) ? snapshot(t, iterable, NULL) : bb_list_snapshot(t, iterable);
		if (bb_is_empty(iterable))
			return false;
	}
	if (bb_is_exact(iterable, &bb_tuple_type))
		return push_all(t, self, iterable, left);
	BbValue iterator = bb_iter(t, iterable), item;
	int status = bb_is_empty(iterator) ? -1 : 1;
	while (status > 0 && (status = bb_next(t, iterator, &item)) > 0)
		if (!push(t, self, item, left))
			return false;
	return status >= 0;
}

BB_CFUNCTION(deque_append)
{
	return push(t, self, args[0], false) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(deque_appendleft)
{
	return push(t, self, args[0], true) ? BB_NONE : BB_EMPTY;
}

static BbValue pop(BbThread *t, BbValue self, bool left)
{
	Deque *d = to_deque(self);
	bb_lock(t, &d->header.lock);
	BbValue v = pop_locked(t, d, left);
	bb_unlock(t, &d->header.lock);
	return bb_is_empty(v) ? bb_index_error(t, "pop from an empty deque") : v;
}

BB_CFUNCTION(deque_pop)
{
	return pop(t, self, false);
}

BB_CFUNCTION(deque_popleft)
{
	return pop(t, self, true);
}

BB_CFUNCTION(deque_extend)
{
	return extend(t, self, args[0], false) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(deque_extendleft)
{
	return extend(t, self, args[0], true) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(deque_iadd)
{
	return extend(t, self, args[0], false) ? self : BB_EMPTY;
}

BB_CFUNCTION(deque_clear)
{
	Deque *d = to_deque(self);
	bb_lock(t, &d->header.lock);
	clear_locked(t, d);
	bb_unlock(t, &d->header.lock);
	return BB_NONE;
}

BB_CFUNCTION(deque_len)
{
	return bb_from_small((intptr_t)length(t, self));
}

/* ---- Making one. ---- */

static Deque *make(BbThread *t, BbType *type, size_t maxlen)
{
	Deque *d = bb_instance_new(t, type);
	if (d)
		bb_published_store(&d->maxlen, maxlen);
	return d;
}

BB_CFUNCTION(deque_new)
{
	Deque *d = make(t, bb_to_pointer(args[0]), SIZE_MAX);
	return d ? bb_from_pointer(d) : BB_EMPTY;
}

BB_PARAMS(init_params, "deque", 0, 2, 0, "iterable", "maxlen");

BB_CFUNCTION(deque_init)
{
	BbValue v[2];
	Deque *d = to_deque(self);
	intptr_t maxlen = -1;
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_empty(v[1]) && !bb_is_none(v[1])) {
		if (!bb_is_int(v[1]))
			return bb_type_error(t, "an integer is required");
		if (!bb_index_ssize(t, v[1], false, &maxlen))
			return BB_EMPTY;
		if (maxlen < 0)
			return bb_value_error(t, "maxlen must be non-negative");
	}
	bb_lock(t, &d->header.lock);
	bb_published_store(&d->maxlen, maxlen < 0 ? SIZE_MAX : (size_t)maxlen);
	clear_locked(t, d);
	bb_unlock(t, &d->header.lock);
	return bb_is_empty(v[0]) || extend(t, self, v[0], false) ? BB_NONE : BB_EMPTY;
}

static BbValue maxlen_of(BbThread *t, BbValue self)
{
	size_t maxlen = bb_published_load(&to_deque(self)->maxlen);
	return maxlen == SIZE_MAX ? BB_NONE : bb_int_from_size(t, maxlen);
}

/* A new deque of the same type, made by calling it. */
static BbValue like(BbThread *t, BbValue self, BbValue items)
{
	if (bb_is_exact(self, &bb_collections_deque_type)) {
		Deque *d = make(t, &bb_collections_deque_type, bb_published_load(&to_deque(self)->maxlen));
		return d && extend(t, bb_from_pointer(d), items, false) ? bb_from_pointer(d) : BB_EMPTY;
	}
	BbValue maxlen = maxlen_of(t, self);
	if (bb_is_empty(maxlen))
		return maxlen;
	if (bb_is_none(maxlen))
		return bb_call1(t, bb_from_pointer(bb_type_of(self)), items);
	return bb_call2(t, bb_from_pointer(bb_type_of(self)), items, maxlen);
}

BB_CFUNCTION(deque_copy)
{
	BbValue items = bb_is_exact(self, &bb_collections_deque_type) ? snapshot(t, self, NULL) : self;
	return bb_is_empty(items) ? items : like(t, self, items);
}

BB_CFUNCTION(deque_add)
{
	if (!is_deque(args[0]))
		return bb_type_error(t, "can only concatenate deque (not \"%T\") to deque", args[0]);
	BbValue new = deque_copy(t, self, NULL, 0, BB_EMPTY);
	return !bb_is_empty(new) && extend(t, new, args[0], false) ? new : BB_EMPTY;
}

/* self *= n */
static bool repeat(BbThread *t, BbValue self, intptr_t times)
{
	BbValue items = snapshot(t, self, NULL);
	if (bb_is_empty(items))
		return false;
	size_t count = bb_tuple_count(items);
	if (times <= 0) {
		deque_clear(t, self, NULL, 0, BB_EMPTY);
		return true;
	}
	size_t maxlen = bb_published_load(&to_deque(self)->maxlen);
	if (count && maxlen != SIZE_MAX && (size_t)times > maxlen / count + 2)
		times = (intptr_t)(maxlen / count + 2);
	if (count && (size_t)times > SIZE_MAX / sizeof(BbValue) / 4 / count) {
		bb_raise_no_memory(t);
		return false;
	}
	for (intptr_t i = 1; i < times; i++)
		if (!extend(t, self, items, false))
			return false;
	return true;
}

BB_CFUNCTION(deque_imul)
{
	intptr_t times;
	BbValue result = bb_sequence_times(t, self, args[0], &times);
	if (!bb_is(result, BB_NOT_IMPLEMENTED))
		return result;
	return repeat(t, self, times) ? self : BB_EMPTY;
}

BB_CFUNCTION(deque_mul)
{
	intptr_t times;
	BbValue result = bb_sequence_times(t, self, args[0], &times);
	if (!bb_is(result, BB_NOT_IMPLEMENTED))
		return result;
	BbValue new = deque_copy(t, self, NULL, 0, BB_EMPTY);
	return !bb_is_empty(new) && repeat(t, new, times) ? new : BB_EMPTY;
}

/* ---- Items. ---- */

static bool index_of(BbThread *t, BbValue key, intptr_t *i)
{
	if (!bb_is_int(key) && bb_is_empty(bb_special(bb_type_of(key), BB_SP_INDEX))) {
		bb_type_error(t, "sequence index must be integer, not '%T'", key);
		return false;
	}
	return bb_index_ssize(t, key, false, i);
}

/* Reads, stores or deletes (value EMPTY) item i. */
static BbValue access(BbThread *t, BbValue self, BbValue key, BbValue value, bool write)
{
	Deque *d = to_deque(self);
	intptr_t i;
	if (!index_of(t, key, &i))
		return BB_EMPTY;
	BbValue v = BB_EMPTY;
	bb_lock(t, &d->header.lock);
	intptr_t n = (intptr_t)count_of(d);
	i += i < 0 ? n : 0;
	if (i >= 0 && i < n) {
		v = write ? BB_NONE : get_locked(d, (size_t)i);
		if (write && bb_is_empty(value))
			delete_locked(t, d, (size_t)i);
		else if (write)
			set_locked(t, d, (size_t)i, value);
	}
	bb_unlock(t, &d->header.lock);
	return bb_is_empty(v) ? bb_index_error(t, "deque index out of range") : v;
}

BB_CFUNCTION(deque_getitem)
{
	return access(t, self, args[0], BB_EMPTY, false);
}

BB_CFUNCTION(deque_setitem)
{
	return access(t, self, args[0], args[1], true);
}

BB_CFUNCTION(deque_delitem)
{
	return access(t, self, args[0], BB_EMPTY, true);
}

BB_CFUNCTION(deque_insert)
{
	Deque *d = to_deque(self);
	intptr_t i;
	if (!bb_index_ssize(t, args[0], false, &i))
		return BB_EMPTY;
	bb_lock(t, &d->header.lock);
	intptr_t n = (intptr_t)count_of(d);
	bool full = (size_t)n >= bb_published_load_relaxed(&d->maxlen);
	bool done = !full && push_locked(t, d, args[1], false);
	i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
	if (done) {
		for (intptr_t j = n; j > i; j--)
			set_locked(t, d, (size_t)j, get_locked(d, (size_t)j - 1));
		set_locked(t, d, (size_t)i, args[1]);
	}
	bb_unlock(t, &d->header.lock);
	if (full)
		return bb_index_error(t, "deque already at its maximum size");
	return done ? BB_NONE : bb_raise_no_memory(t);
}

/* The first index of v in [start, stop), -1: there is none, -2: failed.  RuntimeError if the deque changes. */
static intptr_t find(BbThread *t, BbValue self, BbValue v, intptr_t start, intptr_t stop, uintptr_t *version)
{
	BbValue items = snapshot(t, self, version);
	if (bb_is_empty(items))
		return -2;
	intptr_t n = (intptr_t)bb_tuple_count(items);
	start = start < 0 ? (start + n < 0 ? 0 : start + n) : start;
	stop = stop < 0 ? stop + n : stop > n ? n : stop;
	for (intptr_t i = start; i < stop; i++) {
		int equal = bb_equal(t, bb_tuple_get(items, (size_t)i), v);
		if (equal)
			return equal < 0 ? -2 : i;
		if (bb_published_load(&to_deque(self)->version) != *version) {
			bb_runtime_error(t, "deque mutated during iteration");
			return -2;
		}
	}
	return -1;
}

BB_CFUNCTION(deque_index)
{
	intptr_t start = 0, stop = INTPTR_MAX;
	uintptr_t version;
	if ((nargs > 1 && !bb_sequence_bound(t, args[1], &start)) ||
	    (nargs > 2 && !bb_sequence_bound(t, args[2], &stop)))
		return BB_EMPTY;
	intptr_t i = find(t, self, args[0], start, stop, &version);
	if (i == -1)
		return bb_value_error(t, "deque.index(x): x not in deque");
	return i < 0 ? BB_EMPTY : bb_from_small(i);
}

BB_CFUNCTION(deque_contains)
{
	uintptr_t version;
	intptr_t i = find(t, self, args[0], 0, INTPTR_MAX, &version);
	return i == -2 ? BB_EMPTY : bb_bool(i >= 0);
}

BB_CFUNCTION(deque_count)
{
	intptr_t n = 0;
	uintptr_t version;
	BbValue items = snapshot(t, self, &version);
	for (size_t i = 0; !bb_is_empty(items) && i < bb_tuple_count(items); i++) {
		int equal = bb_equal(t, bb_tuple_get(items, i), args[0]);
		if (equal < 0)
			return BB_EMPTY;
		n += equal;
		if (bb_published_load(&to_deque(self)->version) != version)
			return bb_runtime_error(t, "deque mutated during iteration");
	}
	return bb_is_empty(items) ? items : bb_from_small(n);
}

BB_CFUNCTION(deque_remove)
{
	Deque *d = to_deque(self);
	uintptr_t version;
	intptr_t i = find(t, self, args[0], 0, INTPTR_MAX, &version);
	if (i == -1)
		return bb_value_error(t, "deque.remove(x): x not in deque");
	if (i < 0) {
		if (bb_exception_matches(t, &bb_exc_RuntimeError) && bb_published_load(&d->version) != version) {
			bb_exception_clear(t);
			return bb_index_error(t, "deque mutated during remove().");
		}
		return BB_EMPTY;
	}
	bb_lock(t, &d->header.lock);
	bool same = bb_published_load_relaxed(&d->version) == version;
	if (same)
		delete_locked(t, d, (size_t)i);
	bb_unlock(t, &d->header.lock);
	return same ? BB_NONE : bb_index_error(t, "deque mutated during remove().");
}

BB_CFUNCTION(deque_reverse)
{
	Deque *d = to_deque(self);
	bb_lock(t, &d->header.lock);
	size_t n = count_of(d);
	for (size_t i = 0; i < n / 2; i++) {
		BbValue v = get_locked(d, i);
		set_locked(t, d, i, get_locked(d, n - 1 - i));
		set_locked(t, d, n - 1 - i, v);
	}
	bb_unlock(t, &d->header.lock);
	return BB_NONE;
}

BB_CFUNCTION(deque_rotate)
{
	Deque *d = to_deque(self);
	intptr_t steps = 1;
	if (nargs && !bb_index_ssize(t, args[0], true, &steps))
		return BB_EMPTY;
	bb_lock(t, &d->header.lock);
	intptr_t n = (intptr_t)count_of(d);
	if (n > 1) {
		steps %= n;
		if (steps > n / 2)
			steps -= n;
		else if (steps < -(n / 2))
			steps += n;
		for (bool right = steps > 0; steps; steps += right ? -1 : 1) {
			BbValue v = pop_locked(t, d, !right);
			size_t head = bb_published_load_relaxed(&d->head), count = count_of(d);
			changed_locked(d, right ? head - 1 : head, count + 1);
			set_locked(t, d, right ? 0 : count, v);
		}
	}
	bb_unlock(t, &d->header.lock);
	return BB_NONE;
}

/* ---- Text, comparing, copying. ---- */

BB_CFUNCTION(deque_repr)
{
	int entered = bb_repr_enter(t, self);
	if (entered)
		return entered < 0 ? BB_EMPTY : bb_intern_text(t, "[...]");
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	BbValue items = snapshot(t, self, NULL), maxlen = maxlen_of(t, self);
	bb_str_builder_add_text(&b, bb_type_of(self)->name);
	bb_str_builder_add_text(&b, "([");
	for (size_t i = 0; !bb_is_empty(items) && i < bb_tuple_count(items); i++)
		if ((i && !bb_str_builder_add_text(&b, ", ")) || !bb_str_builder_add_repr(&b, bb_tuple_get(items, i)))
			break;
	bb_str_builder_add_text(&b, "]");
	if (!bb_is_empty(maxlen) && !bb_is_none(maxlen) && !b.failed) {
		bb_str_builder_add_text(&b, ", maxlen=");
		bb_str_builder_add_repr(&b, maxlen);
	}
	bb_str_builder_add_text(&b, ")");
	bb_repr_leave(t, self);
	return bb_is_empty(items) || bb_is_empty(maxlen) ? BB_EMPTY : bb_str_builder_finish(&b);
}

static BbValue deque_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!is_deque(other))
		return BB_NOT_IMPLEMENTED;
	BbValue a = snapshot(t, self, NULL), b = bb_is_empty(a) ? a : snapshot(t, other, NULL);
	return bb_is_empty(b) ? b : bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(deque_compare)

BB_CFUNCTION(deque_reduce)
{
	BbValue state = bb_call_method(t, self, "__getstate__", NULL, 0), maxlen = maxlen_of(t, self);
	BbValue iterator = bb_is_empty(state) || bb_is_empty(maxlen) ? BB_EMPTY : bb_iter(t, self);
	if (bb_is_empty(iterator))
		return iterator;
	BbValue arguments = bb_is_none(maxlen) ? bb_tuple_empty(t) : bb_tuple_pair(t, bb_tuple_empty(t), maxlen);
	BbValue parts[] = {bb_from_pointer(bb_type_of(self)), arguments, state, iterator};
	return bb_is_empty(arguments) ? arguments : bb_tuple_from(t, parts, 4);
}

BB_CFUNCTION(deque_sizeof)
{
	const BbItems *items = (const BbItems *)bb_published_load(&to_deque(self)->items);
	return bb_int_from_size(t, sizeof(Deque) + (items ? sizeof(BbItems) + items->capacity * sizeof(BbSlot) : 0));
}

/* ---- Iterators. ---- */

typedef struct DequeIterator {
	BbObject header;
	BbSlot deque; /* EMPTY: exhausted */
	BbPublished index, version;
} DequeIterator;

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((const DequeIterator *)cell)->deque);
}

static BbValue iterator_make(BbThread *t, BbType *type, BbValue deque, size_t index)
{
	DequeIterator *it = bb_object_new(t, type, sizeof(DequeIterator));
	if (!it)
		return BB_EMPTY;
	bb_published_store(&it->index, index);
	bb_published_store(&it->version, bb_published_load(&to_deque(deque)->version));
	bb_store(t, it, &it->deque, deque);
	return bb_from_pointer(it);
}

BB_CFUNCTION(deque_iter)
{
	return iterator_make(t, &bb_collections_deque_iterator_type, self, 0);
}

BB_CFUNCTION(deque_reversed)
{
	return iterator_make(t, &bb_collections_deque_reverse_iterator_type, self, 0);
}

static BbValue advance(BbThread *t, BbValue self, bool down)
{
	DequeIterator *it = bb_to_pointer(self);
	BbValue deque = bb_slot_load(&it->deque), v = BB_EMPTY;
	if (bb_is_empty(deque))
		return BB_EMPTY;
	Deque *d = to_deque(deque);
	size_t i = bb_published_load(&it->index);
	bb_lock(t, &d->header.lock);
	bool same = bb_published_load_relaxed(&d->version) == bb_published_load(&it->version);
	size_t n = count_of(d);
	if (same && i < n)
		v = get_locked(d, down ? n - 1 - i : i);
	bb_unlock(t, &d->header.lock);
	if (bb_is_empty(v)) {
		bb_store(t, it, &it->deque, BB_EMPTY);
		return same ? v : bb_runtime_error(t, "deque mutated during iteration");
	}
	bb_published_store(&it->index, i + 1);
	return v;
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	return advance(t, self, false);
}

static BbValue reverse_next(BbThread *t, BbValue self)
{
	return advance(t, self, true);
}

BB_CFUNCTION(iterator_length_hint)
{
	const DequeIterator *it = bb_to_pointer(self);
	BbValue deque = bb_slot_load(&it->deque);
	size_t n = bb_is_empty(deque) ? 0 : length(t, deque), i = bb_published_load(&it->index);
	return bb_from_small(i < n ? (intptr_t)(n - i) : 0);
}

/* (type, (deque, index)) */
BB_CFUNCTION(iterator_reduce)
{
	const DequeIterator *it = bb_to_pointer(self);
	BbValue deque = bb_slot_load(&it->deque);
	if (bb_is_empty(deque)) {
		Deque *empty = make(t, &bb_collections_deque_type, SIZE_MAX);
		deque = empty ? bb_from_pointer(empty) : BB_EMPTY;
	}
	BbValue arguments = bb_is_empty(deque)
				    ? deque
				    : bb_tuple_pair(t, deque, bb_from_small((intptr_t)bb_published_load(&it->index)));
	return bb_is_empty(arguments) ? arguments : bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), arguments);
}

BB_CFUNCTION(iterator_new)
{
	intptr_t i = 0;
	if (!bb_args_check(t, "__new__", nargs - 1, kwnames, 1, 2))
		return BB_EMPTY;
	if (!is_deque(args[1]))
		return bb_type_error(t, "argument 1 must be collections.deque, not %T", args[1]);
	if (nargs > 2 && !bb_index_ssize(t, args[2], true, &i))
		return BB_EMPTY;
	return iterator_make(t, bb_to_pointer(args[0]), args[1], (size_t)(i < 0 ? 0 : i));
}

#define ITERATOR_METHODS(TYPE)                                                                                         \
	BB_ITER_SELF_ENTRY(TYPE),                                                                                      \
		BB_METHOD(TYPE, "__length_hint__", iterator_length_hint, 0, 0, "How many are left."),                  \
		BB_NEW(TYPE, iterator_new), BB_NEXT_ENTRY(TYPE),                                                       \
		BB_METHOD(TYPE, "__reduce__", iterator_reduce, 0, 0, "Return state information for pickling.")

static const BbBuiltin iterator_methods[] = {ITERATOR_METHODS(bb_collections_deque_iterator_type)};
BbType bb_collections_deque_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "_deque_iterator",
	.module = "_collections",
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(DequeIterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

static const BbBuiltin reverse_methods[] = {ITERATOR_METHODS(bb_collections_deque_reverse_iterator_type)};
BbType bb_collections_deque_reverse_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "_deque_reverse_iterator",
	.module = "_collections",
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(DequeIterator),
	.methods = reverse_methods,
	.method_count = BB_COUNT(reverse_methods),
	.next = reverse_next,
};

#define D bb_collections_deque_type
static const BbBuiltin deque_methods[] = {
	BB_METHOD(D, "__add__", deque_add, 1, 1, "Return self+value."),
	BB_CLASS_GETITEM_ENTRY(D),
	BB_METHOD(D, "__contains__", deque_contains, 1, 1, "Return bool(key in self)."),
	BB_METHOD(D, "__copy__", deque_copy, 0, 0, "Return a shallow copy of a deque."),
	BB_METHOD(D, "__delitem__", deque_delitem, 1, 1, "Delete self[key]."),
	BB_COMPARE_ENTRY(D, deque_compare, eq),
	BB_COMPARE_ENTRY(D, deque_compare, ge),
	BB_METHOD(D, "__getitem__", deque_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(D, deque_compare, gt),
	BB_METHOD(D, "__iadd__", deque_iadd, 1, 1, "Implement self+=value."),
	BB_METHOD(D, "__imul__", deque_imul, 1, 1, "Implement self*=value."),
	BB_METHOD_KW(D, "__init__", deque_init, "Initialize self.  See help(type(self)) for accurate signature."),
	BB_METHOD(D, "__iter__", deque_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(D, deque_compare, le),
	BB_METHOD(D, "__len__", deque_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(D, deque_compare, lt),
	BB_METHOD(D, "__mul__", deque_mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(D, deque_compare, ne),
	BB_NEW(D, deque_new),
	BB_METHOD(D, "__reduce__", deque_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(D, "__repr__", deque_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(D, "__reversed__", deque_reversed, 0, 0, "Return a reverse iterator over the deque."),
	BB_METHOD(D, "__rmul__", deque_mul, 1, 1, "Return value*self."),
	BB_METHOD(D, "__setitem__", deque_setitem, 2, 2, "Set self[key] to value."),
	BB_METHOD(D, "__sizeof__", deque_sizeof, 0, 0, "Return the size of the deque in memory, in bytes."),
	BB_METHOD(D, "append", deque_append, 1, 1, "Add an item to the right side."),
	BB_METHOD(D, "appendleft", deque_appendleft, 1, 1, "Add an item to the left side."),
	BB_METHOD(D, "clear", deque_clear, 0, 0, "Take all items out."),
	BB_METHOD(D, "copy", deque_copy, 0, 0, "Return a shallow copy of a deque."),
	BB_METHOD(D, "count", deque_count, 1, 1, "Return how many items are equal to value."),
	BB_METHOD(D, "extend", deque_extend, 1, 1, "Add the items of an iterable to the right side."),
	BB_METHOD(D, "extendleft", deque_extendleft, 1, 1,
		  "Add the items of an iterable to the left side, one by one."),
	BB_METHOD(
		D, "index", deque_index, 1, 3,
		"Return the first index of value, at or behind start and before stop.\n\nRaises ValueError if there is none."),
	BB_METHOD(D, "insert", deque_insert, 2, 2, "Insert an item before index."),
	BB_GETSET(D, "maxlen", maxlen_of, NULL, "maximum size of a deque or None if unbounded"),
	BB_METHOD(D, "pop", deque_pop, 0, 0, "Take the rightmost item out and return it."),
	BB_METHOD(D, "popleft", deque_popleft, 0, 0, "Take the leftmost item out and return it."),
	BB_METHOD(D, "remove", deque_remove, 1, 1, "Take the first item that is equal to value out."),
	BB_METHOD(D, "reverse", deque_reverse, 0, 0, "Turn the order of the items round, in place."),
	BB_METHOD(D, "rotate", deque_rotate, 0, 1,
		  "Move the last n items to the left side (the first -n to the right)."),
};
#undef D

BbType bb_collections_deque_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = deque_trace},
	.name = "deque",
	.module = "collections",
	.doc = BB_DOC("deque([iterable[, maxlen]])\n--\n\nA list-like sequence that is fast at both of its ends."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_SEQUENCE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Deque),
	.methods = deque_methods,
	.method_count = BB_COUNT(deque_methods),
	.hash = bb_unhashable,
};
