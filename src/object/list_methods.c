/* SPDX-License-Identifier: MIT */
/*
 * The methods of list, and its iterators.
 *
 * Everything that changes a list goes through list.c.  Searching and comparing look at one item after the other,
 * unlocked: they run __eq__.
 */
#include "object/list_methods.h"

#include "object/error.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/lock.h"

static void list_trace(BbTracer *tracer, void *cell)
{
	const BbList *list = cell;
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&list->items));
}

/* ---- Construction, repr, length. ---- */

BB_CFUNCTION(list_new)
{
	BbList *list = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!list)
		return BB_EMPTY;
	bb_store_pointer(t, list, &list->items, &bb_items_none);
	return bb_from_pointer(list);
}

BB_CFUNCTION(list_init)
{
	/* A subclass with its own __new__ may take keyword arguments. */
	if (!bb_is_empty(kwnames) && !bb_is_exact(self, &bb_list_type) &&
	    !bb_is(bb_special(bb_type_of(self), BB_SP_NEW), bb_special(&bb_list_type, BB_SP_NEW)))
		kwnames = BB_EMPTY;
	if (!bb_args_check(t, "list", nargs, kwnames, 0, 1))
		return BB_EMPTY;
	if (bb_list_count(self))
		bb_list_clear(t, self);
	if (nargs && !bb_list_extend(t, self, args[0]))
		return BB_EMPTY;
	return BB_NONE;
}

BB_CFUNCTION(list_repr)
{
	if (bb_list_count(self) == 0)
		return bb_str_from_text(t, "[]");
	int entered = bb_repr_enter(t, self);
	if (entered != 0)
		return entered < 0 ? BB_EMPTY : bb_str_from_text(t, "[...]");
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, "[");
	BbValue item;
	for (intptr_t i = 0; !bb_is_empty(item = bb_list_get(t, self, i)); i++)
		if ((i && !bb_str_builder_add_text(&b, ", ")) || !bb_str_builder_add_repr(&b, item))
			break;
	bb_str_builder_add_text(&b, "]");
	bb_repr_leave(t, self);
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(list_len)
{
	return bb_from_small((intptr_t)bb_list_count(self));
}

BB_CFUNCTION(list_sizeof)
{
	const BbItems *items = (const BbItems *)bb_published_load(&bb_to_list(self)->items);
	size_t size = bb_type_of(self)->instance_size + items->capacity * sizeof(BbSlot);
	return bb_from_small((intptr_t)(size + (items->capacity ? sizeof(BbItems) : 0)));
}

/* ---- Subscripts. ---- */

/* 1: an index; 0: a slice; -1 failed. */
static int classify(BbThread *t, BbValue key, intptr_t *index)
{
	if (BB_LIKELY(bb_is_small(key))) {
		*index = bb_to_small(key);
		return 1;
	}
	if (bb_is_slice(key))
		return 0;
	if (!bb_is_int(key) && bb_is_empty(bb_special(bb_type_of(key), BB_SP_INDEX))) {
		bb_type_error(t, "list indices must be integers or slices, not %T", key);
		return -1;
	}
	return bb_index_ssize(t, key, false, index) ? 1 : -1;
}

/* Copies every step-th item, as at one moment. */
static BbValue get_slice(BbThread *t, BbValue self, BbValue slice)
{
	intptr_t start, stop, step;
	if (!bb_slice_unpack(t, slice, &start, &stop, &step))
		return BB_EMPTY;
	for (;;) {
		size_t length = bb_list_count(self);
		intptr_t first = start, last = stop;
		size_t n = bb_slice_adjust(length, &first, &last, step);
		if (step == 1 && start >= 0 && stop >= 0)
			return bb_list_slice(t, self, (size_t)start, (size_t)stop);
		BbValue copy = bb_list_new(t, n);
		if (bb_is_empty(copy))
			return copy;
		BbItems *to = (BbItems *)bb_published_load(&bb_to_list(copy)->items);
		BbList *list = bb_to_list(self);
		bb_lock(t, &list->header.lock);
		bool same = bb_list_count(self) == length;
		const BbItems *items = (const BbItems *)bb_published_load(&list->items);
		for (size_t i = 0; same && i < n; i++)
			bb_store(t, to, &to->slots[i], bb_slot_load(&items->slots[first + (intptr_t)i * step]));
		bb_unlock(t, &list->header.lock);
		if (same) {
			bb_published_store(&bb_to_list(copy)->count, n);
			return copy;
		}
	}
}

BB_CFUNCTION(list_getitem)
{
	intptr_t i;
	int kind = classify(t, args[0], &i);
	if (kind <= 0)
		return kind ? BB_EMPTY : get_slice(t, self, args[0]);
	if (BB_UNLIKELY(i < 0)) {
		/* The length and the item must be of one moment. */
		BbList *list = bb_to_list(self);
		BbValue v = BB_EMPTY;
		bb_lock(t, &list->header.lock);
		i += (intptr_t)bb_list_count(self);
		if (i >= 0)
			v = bb_slot_load(&((const BbItems *)bb_published_load(&list->items))->slots[i]);
		bb_unlock(t, &list->header.lock);
		return bb_is_empty(v) ? bb_index_error(t, "list index out of range") : v;
	}
	BbValue v = bb_list_get(t, self, i);
	return BB_UNLIKELY(bb_is_empty(v)) ? bb_index_error(t, "list index out of range") : v;
}

/* Stores into (or with an EMPTY value takes out) one item; negative indices count from the end. */
static bool set_index(BbThread *t, BbValue self, intptr_t i, BbValue value)
{
	BbList *list = bb_to_list(self);
	bool found;
	if (bb_is_empty(value)) {
		found = !bb_is_empty(bb_list_pop(t, self, i));
		if (!found)
			bb_exception_clear(t);
	} else {
		bb_lock(t, &list->header.lock);
		size_t n = bb_list_count(self), at = (size_t)(i < 0 ? i + (intptr_t)n : i);
		found = at < n;
		if (found) {
			BbItems *items = (BbItems *)bb_published_load(&list->items);
			bb_store(t, items, &items->slots[at], value);
		}
		bb_unlock(t, &list->header.lock);
	}
	if (!found)
		bb_index_error(t, "list assignment index out of range");
	return found;
}

/* What a slice is to be replaced by: *from is an exact list or tuple (self is copied). */
static bool replacement(BbThread *t, BbValue self, BbValue value, BbValue *from)
{
	*from = value;
	if (bb_is_exact(value, &bb_tuple_type) || (bb_is_exact(value, &bb_list_type) && !bb_is(self, value)))
		return true;
	*from = bb_list_from_iterable(t, value);
	return !bb_is_empty(*from);
}

/* The list's own lock and that of the replacement, where it is a list. */
static void lock_both(BbThread *t, BbList *list, BbValue from)
{
	if (bb_is_exact(from, &bb_list_type))
		bb_lock_two(t, &list->header.lock, &bb_to_list(from)->header.lock);
	else
		bb_lock(t, &list->header.lock);
}

static void unlock_both(BbThread *t, BbList *list, BbValue from)
{
	if (bb_is_exact(from, &bb_list_type))
		bb_unlock_two(t, &list->header.lock, &bb_to_list(from)->header.lock);
	else
		bb_unlock(t, &list->header.lock);
}

static BbValue item_locked(BbValue from, size_t i)
{
	if (bb_is_exact(from, &bb_tuple_type))
		return bb_tuple_get(from, i);
	return bb_slot_load(&((const BbItems *)bb_published_load(&bb_to_list(from)->items))->slots[i]);
}

static size_t length_locked(BbValue from)
{
	return bb_is_exact(from, &bb_tuple_type) ? bb_tuple_count(from) : bb_list_count(from);
}

/* list[start:stop] = from. */
static bool set_simple_slice(BbThread *t, BbValue self, intptr_t start, intptr_t stop, BbValue from)
{
	BbList *list = bb_to_list(self);
	lock_both(t, list, from);
	size_t n = length_locked(from);
	bb_slice_adjust(bb_list_count(self), &start, &stop, 1);
	if (stop < start)
		stop = start;
	bool ok = bb_list_splice_from_locked(t, list, (size_t)start, (size_t)stop, from, n);
	unlock_both(t, list, from);
	if (!ok)
		bb_raise_no_memory(t);
	return ok;
}

static bool set_stepped_slice(BbThread *t, BbValue self, intptr_t start, intptr_t stop, intptr_t step, BbValue from)
{
	BbList *list = bb_to_list(self);
	lock_both(t, list, from);
	size_t given = length_locked(from), n = bb_slice_adjust(bb_list_count(self), &start, &stop, step);
	if (given == n) {
		BbItems *items = (BbItems *)bb_published_load(&list->items);
		bb_list_begin_move_locked(list);
		for (size_t i = 0; i < n; i++)
			bb_store(t, items, &items->slots[start + (intptr_t)i * step], item_locked(from, i));
		bb_list_end_move_locked(list);
	}
	unlock_both(t, list, from);
	if (given != n)
		bb_value_error(t, "attempt to assign sequence of size %zd to extended slice of size %zd",
			       (intptr_t)given, (intptr_t)n);
	return given == n;
}

static bool delete_slice(BbThread *t, BbValue self, intptr_t start, intptr_t stop, intptr_t step)
{
	BbList *list = bb_to_list(self);
	bool ok = true;
	bb_lock(t, &list->header.lock);
	size_t n = bb_slice_adjust(bb_list_count(self), &start, &stop, step);
	if (n && step < 0) {
		start += (intptr_t)(n - 1) * step;
		step = -step;
	}
	if (n && (step == 1 || n == 1)) {
		ok = bb_list_splice_from_locked(t, list, (size_t)start, (size_t)start + n, BB_EMPTY, 0);
	} else if (n) {
		BbItems *items = (BbItems *)bb_published_load(&list->items);
		size_t count = bb_list_count(self), to = (size_t)start, next = to, left = n;
		bb_list_begin_move_locked(list);
		for (size_t i = to; i < count; i++) {
			if (left && i == next) {
				left--;
				next += (size_t)step;
			} else {
				bb_store(t, items, &items->slots[to++], bb_slot_load(&items->slots[i]));
			}
		}
		bb_published_store(&list->count, to);
		for (; to < count; to++)
			bb_store(t, items, &items->slots[to], BB_EMPTY);
		bb_list_end_move_locked(list);
	}
	bb_unlock(t, &list->header.lock);
	return ok;
}

static bool set_item(BbThread *t, BbValue self, BbValue key, BbValue value)
{
	intptr_t i, start, stop, step;
	int kind = classify(t, key, &i);
	if (kind != 0)
		return kind > 0 && set_index(t, self, i, value);
	BbValue from = BB_EMPTY;
	if (!bb_is_empty(value) && !replacement(t, self, value, &from)) {
		if (bb_exception_matches(t, &bb_exc_TypeError) &&
		    bb_is_empty(bb_special(bb_type_of(value), BB_SP_ITER)) &&
		    bb_is_empty(bb_special(bb_type_of(value), BB_SP_GETITEM))) {
			bb_exception_clear(t);
			bb_type_error(t, "must assign iterable to extended slice");
		}
		return false;
	}
	if (!bb_slice_unpack(t, key, &start, &stop, &step))
		return false;
	if (bb_is_empty(value))
		return delete_slice(t, self, start, stop, step);
	return step == 1 ? set_simple_slice(t, self, start, stop, from)
			 : set_stepped_slice(t, self, start, stop, step, from);
}

BB_CFUNCTION(list_setitem)
{
	return set_item(t, self, args[0], args[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(list_delitem)
{
	return set_item(t, self, args[0], BB_EMPTY) ? BB_NONE : BB_EMPTY;
}

/* ---- Searching and comparing. ---- */

/* The first index in [start, stop) whose item is equal to v; -1: none, -2: failed. */
static intptr_t find(BbThread *t, BbValue self, BbValue v, intptr_t start, intptr_t stop)
{
	BbValue item;
	for (intptr_t i = start; i < stop && !bb_is_empty(item = bb_list_get(t, self, i)); i++) {
		int equal = bb_equal(t, item, v);
		if (equal)
			return equal < 0 ? -2 : i;
		if (!bb_poll_interrupts(t))
			return -2;
	}
	return -1;
}

BB_CFUNCTION(list_contains)
{
	intptr_t i = find(t, self, args[0], 0, INTPTR_MAX);
	return i == -2 ? BB_EMPTY : bb_bool(i >= 0);
}

BB_CFUNCTION(list_index)
{
	intptr_t start = 0, stop = INTPTR_MAX;
	if (!bb_sequence_bound(t, nargs > 1 ? args[1] : BB_EMPTY, &start) ||
	    !bb_sequence_bound(t, nargs > 2 ? args[2] : BB_EMPTY, &stop))
		return BB_EMPTY;
	intptr_t n = (intptr_t)bb_list_count(self);
	if (start < 0)
		start = start + n < 0 ? 0 : start + n;
	if (stop < 0)
		stop += n;
	intptr_t i = find(t, self, args[0], start, stop);
	if (i == -2)
		return BB_EMPTY;
	return i >= 0 ? bb_from_small(i) : bb_value_error(t, "list.index(x): x not in list");
}

BB_CFUNCTION(list_count)
{
	BbValue item;
	intptr_t n = 0;
	for (intptr_t i = 0; !bb_is_empty(item = bb_list_get(t, self, i)); i++) {
		int equal = bb_equal(t, item, args[0]);
		if (equal < 0)
			return BB_EMPTY;
		n += equal;
		if (!bb_poll_interrupts(t))
			return BB_EMPTY;
	}
	return bb_from_small(n);
}

BB_CFUNCTION(list_remove)
{
	BbList *list = bb_to_list(self);
	for (intptr_t i = 0;;) {
		BbValue item = bb_list_get(t, self, i);
		if (bb_is_empty(item))
			return bb_value_error(t, "list.remove(x): x not in list");
		int equal = bb_equal(t, item, args[0]);
		if (equal < 0)
			return BB_EMPTY;
		if (!bb_poll_interrupts(t))
			return BB_EMPTY;
		if (!equal) {
			i++;
			continue;
		}
		/* Take out what was compared, if it is still there; else start over. */
		bb_lock(t, &list->header.lock);
		bool same = (size_t)i < bb_list_count(self) &&
			    bb_is(bb_slot_load(&((const BbItems *)bb_published_load(&list->items))->slots[i]), item);
		if (same)
			(void)!bb_list_splice_from_locked(t, list, (size_t)i, (size_t)i + 1, BB_EMPTY, 0);
		bb_unlock(t, &list->header.lock);
		if (same)
			return BB_NONE;
		i = 0;
	}
}

static BbValue list_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_list(other))
		return BB_NOT_IMPLEMENTED;
	if ((op == BB_COMPARE_EQ || op == BB_COMPARE_NE) && bb_list_count(self) != bb_list_count(other))
		return bb_bool(op == BB_COMPARE_NE);
	for (intptr_t i = 0;; i++) {
		BbValue a = bb_list_get(t, self, i), b = bb_list_get(t, other, i);
		if (bb_is_empty(a) || bb_is_empty(b))
			return bb_bool(bb_compare_result(op, (bb_is_empty(b) ? 1 : 0) - (bb_is_empty(a) ? 1 : 0)));
		int equal = bb_equal(t, a, b);
		if (equal < 0)
			return BB_EMPTY;
		if (!equal) {
			/* The comparison may have shortened a list: then their lengths decide. */
			if (bb_list_count(self) <= (size_t)i || bb_list_count(other) <= (size_t)i) {
				i--;
				continue;
			}
			if (op == BB_COMPARE_EQ || op == BB_COMPARE_NE)
				return bb_bool(op == BB_COMPARE_NE);
			return bb_compare(t, op, a, b);
		}
		if (!bb_poll_interrupts(t))
			return BB_EMPTY;
	}
}
BB_COMPARE_METHODS(list_compare)

/* ---- Operators. ---- */

BB_CFUNCTION(list_add)
{
	if (!bb_is_list(args[0])) {
		BbValue result = bb_sequence_other(t, BB_SP_RADD, self, args[0]);
		if (!bb_is(result, BB_NOT_IMPLEMENTED))
			return result;
		return bb_type_error(t, "can only concatenate list (not \"%T\") to list", args[0]);
	}
	return bb_list_concat(t, self, args[0]);
}

BB_CFUNCTION(list_iadd)
{
	return bb_list_extend(t, self, args[0]) ? self : BB_EMPTY;
}

BB_CFUNCTION(list_mul)
{
	intptr_t times;
	BbValue result = bb_sequence_times(t, self, args[0], &times);
	if (!bb_is(result, BB_NOT_IMPLEMENTED))
		return result;
	return bb_list_repeat(t, self, (size_t)times);
}

BB_CFUNCTION(list_imul)
{
	intptr_t times;
	BbValue result = bb_sequence_times(t, self, args[0], &times);
	if (!bb_is(result, BB_NOT_IMPLEMENTED))
		return result;
	return bb_list_repeat_in_place(t, self, (size_t)times) ? self : BB_EMPTY;
}

/* ---- The named methods. ---- */

BB_CFUNCTION(list_append)
{
	return bb_list_append(t, self, args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(list_clear)
{
	bb_list_clear(t, self);
	return BB_NONE;
}

BB_CFUNCTION(list_copy)
{
	return bb_list_slice(t, self, 0, SIZE_MAX);
}

BB_CFUNCTION(list_extend)
{
	return bb_list_extend(t, self, args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(list_insert)
{
	intptr_t i;
	if (!bb_index_ssize(t, args[0], true, &i))
		return BB_EMPTY;
	return bb_list_insert(t, self, i, args[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(list_pop)
{
	intptr_t i = -1;
	if (nargs && !bb_index_ssize(t, args[0], false, &i))
		return BB_EMPTY;
	return bb_list_pop(t, self, i);
}

BB_CFUNCTION(list_reverse)
{
	bb_list_reverse(t, self);
	return BB_NONE;
}

BB_PARAMS(sort_params, "sort", 0, 0, 0, "key", "reverse");

BB_CFUNCTION(list_sort)
{
	BbValue given[2];
	if (nargs)
		return bb_type_error(t, "sort() takes no positional arguments");
	if (!bb_args_bind(t, &sort_params, args, nargs, kwnames, given))
		return BB_EMPTY;
	int reverse = bb_is_empty(given[1]) ? 0 : bb_truth(t, given[1]);
	BbValue key = bb_is_empty(given[0]) || bb_is_none(given[0]) ? BB_EMPTY : given[0];
	return reverse >= 0 && bb_list_sort(t, self, key, reverse) ? BB_NONE : BB_EMPTY;
}

/* ---- Iterators. ---- */

static BbValue iterator_make(BbThread *t, BbType *type, BbValue list, size_t index)
{
	BbListIterator *it = bb_object_new(t, type, sizeof(BbListIterator));
	if (BB_UNLIKELY(!it))
		return BB_EMPTY;
	bb_store(t, it, &it->list, list);
	bb_published_store(&it->index, index);
	return bb_from_pointer(it);
}

BbValue bb_list_iterator_new(BbThread *t, BbValue list)
{
	return iterator_make(t, &bb_list_iterator_type, list, 0);
}

BB_CFUNCTION(list_iter)
{
	return bb_list_iterator_new(t, self);
}

BB_CFUNCTION(list_reversed)
{
	return iterator_make(t, &bb_list_reverse_iterator_type, self, bb_list_count(self));
}

static const BbBuiltin list_methods[] = {
	BB_METHOD(bb_list_type, "__add__", list_add, 1, 1, "Return self+value."),
	BB_CLASS_GETITEM_ENTRY(bb_list_type),
	BB_METHOD(bb_list_type, "__contains__", list_contains, 1, 1, "Return bool(key in self)."),
	BB_METHOD(bb_list_type, "__delitem__", list_delitem, 1, 1, "Delete self[key]."),
	BB_COMPARE_ENTRY(bb_list_type, list_compare, eq),
	BB_COMPARE_ENTRY(bb_list_type, list_compare, ge),
	BB_METHOD(bb_list_type, "__getitem__", list_getitem, 1, 1, "Return self[index]."),
	BB_COMPARE_ENTRY(bb_list_type, list_compare, gt),
	BB_METHOD(bb_list_type, "__iadd__", list_iadd, 1, 1, "Implement self+=value."),
	BB_METHOD(bb_list_type, "__imul__", list_imul, 1, 1, "Implement self*=value."),
	BB_METHOD_KW(bb_list_type, "__init__", list_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_METHOD(bb_list_type, "__iter__", list_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_list_type, list_compare, le),
	BB_METHOD(bb_list_type, "__len__", list_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_list_type, list_compare, lt),
	BB_METHOD(bb_list_type, "__mul__", list_mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(bb_list_type, list_compare, ne),
	BB_NEW(bb_list_type, list_new),
	BB_METHOD(bb_list_type, "__repr__", list_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_list_type, "__reversed__", list_reversed, 0, 0,
		  "Return an iterator from the end to the beginning."),
	BB_METHOD(bb_list_type, "__rmul__", list_mul, 1, 1, "Return value*self."),
	BB_METHOD(bb_list_type, "__setitem__", list_setitem, 2, 2, "Set self[key] to value."),
	BB_METHOD(bb_list_type, "__sizeof__", list_sizeof, 0, 0, "Return the size of the list in memory, in bytes."),
	BB_METHOD(bb_list_type, "append", list_append, 1, 1, "Add one item to the end."),
	BB_METHOD(bb_list_type, "clear", list_clear, 0, 0, "Take all items out."),
	BB_METHOD(bb_list_type, "copy", list_copy, 0, 0, "Return a new list with the same items."),
	BB_METHOD(bb_list_type, "count", list_count, 1, 1, "Return how many items are equal to value."),
	BB_METHOD(bb_list_type, "extend", list_extend, 1, 1, "Add the items of an iterable to the end."),
	BB_METHOD(bb_list_type, "index", list_index, 1, 3,
		  "Return the first index of value, at or behind start and before stop.\n\n"
		  "Raises ValueError if there is none."),
	BB_METHOD(bb_list_type, "insert", list_insert, 2, 2, "Insert an item before index."),
	BB_METHOD(
		bb_list_type, "pop", list_pop, 0, 1,
		"Take the item at index (default: the last) out and return it.\n\nRaises IndexError if there is none."),
	BB_METHOD(bb_list_type, "remove", list_remove, 1, 1,
		  "Take the first item that is equal to value out.\n\nRaises ValueError if there is none."),
	BB_METHOD(bb_list_type, "reverse", list_reverse, 0, 0, "Turn the order of the items round, in place."),
	BB_METHOD_KW(bb_list_type, "sort", list_sort,
		     "Sort the list in place, ascending or with reverse descending; equal items keep their order.\n\n"
		     "With key, items are ordered by what the function key returns for them."),
};

BbType bb_list_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = list_trace},
	.name = "list",
	.module = "builtins",
	.doc = BB_DOC("list(iterable=(), /)\n--\n\nA sequence that can be changed, of the items of iterable at first."),
	.flags = BB_TYPE_BASE | BB_TYPE_SEQUENCE | BB_TYPE_MATCH_SELF | BB_TYPE_IS_LIST | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbList),
	.methods = list_methods,
	.method_count = BB_COUNT(list_methods),
	.hash = bb_unhashable,
};

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbListIterator *)cell)->list);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	BbListIterator *it = bb_to_pointer(self);
	BbValue list = bb_slot_load(&it->list);
	if (BB_UNLIKELY(bb_is_empty(list)))
		return BB_EMPTY;
	size_t i = bb_published_load_relaxed(&it->index);
	BbValue item = bb_list_get(t, list, (intptr_t)i);
	if (BB_UNLIKELY(bb_is_empty(item)))
		bb_store(t, it, &it->list, BB_EMPTY);
	else
		bb_published_store_relaxed(&it->index, i + 1);
	return item;
}

static BbValue reverse_next(BbThread *t, BbValue self)
{
	BbListIterator *it = bb_to_pointer(self);
	BbValue list = bb_slot_load(&it->list);
	if (BB_UNLIKELY(bb_is_empty(list)))
		return BB_EMPTY;
	size_t i = bb_published_load_relaxed(&it->index);
	BbValue item = i ? bb_list_get(t, list, (intptr_t)i - 1) : BB_EMPTY;
	if (BB_UNLIKELY(bb_is_empty(item)))
		bb_store(t, it, &it->list, BB_EMPTY);
	else
		bb_published_store_relaxed(&it->index, i - 1);
	return item;
}

BB_CFUNCTION(iterator_length_hint)
{
	BbListIterator *it = bb_to_pointer(self);
	BbValue list = bb_slot_load(&it->list);
	size_t i = bb_published_load(&it->index), n = bb_is_empty(list) ? 0 : bb_list_count(list);
	return bb_from_small(i < n ? (intptr_t)(n - i) : 0);
}

BB_CFUNCTION(reverse_length_hint)
{
	BbListIterator *it = bb_to_pointer(self);
	BbValue list = bb_slot_load(&it->list);
	size_t i = bb_published_load(&it->index), n = bb_is_empty(list) ? 0 : bb_list_count(list);
	return bb_from_small(i <= n ? (n ? (intptr_t)i : 0) : 0);
}

BB_CFUNCTION(iterator_reduce)
{
	BbListIterator *it = bb_to_pointer(self);
	BbValue list = bb_slot_load(&it->list);
	if (bb_is_empty(list)) {
		list = bb_list_new(t, 0);
		return bb_is_empty(list) ? list : bb_iterator_reduce(t, list, BB_EMPTY);
	}
	return bb_iterator_reduce(t, list, bb_from_small((intptr_t)bb_published_load(&it->index)));
}

BB_CFUNCTION(reverse_reduce)
{
	BbListIterator *it = bb_to_pointer(self);
	BbValue list = bb_slot_load(&it->list);
	intptr_t i = (intptr_t)bb_published_load(&it->index);
	if (bb_is_empty(list) || i == 0) {
		list = bb_list_new(t, 0);
		if (bb_is_empty(list))
			return list;
		i = 0;
	}
	BbValue parts[3] = {bb_from_pointer(&bb_reversed_type), bb_tuple_from(t, &list, 1), bb_from_small(i - 1)};
	if (bb_is_empty(parts[1]))
		return BB_EMPTY;
	return bb_tuple_from(t, parts, i ? 3 : 2);
}

BB_CFUNCTION(iterator_setstate)
{
	BbListIterator *it = bb_to_pointer(self);
	intptr_t i;
	BbValue list = bb_slot_load(&it->list);
	if (!bb_iterator_state(t, args[0], &i))
		return BB_EMPTY;
	if (i < 0) {
		bb_store(t, it, &it->list, BB_EMPTY);
	} else if (!bb_is_empty(list)) {
		intptr_t n = (intptr_t)bb_list_count(list);
		bb_published_store(&it->index, (uintptr_t)(i > n ? n : i));
	}
	return BB_NONE;
}

BB_CFUNCTION(reverse_setstate)
{
	BbListIterator *it = bb_to_pointer(self);
	intptr_t i;
	BbValue list = bb_slot_load(&it->list);
	if (!bb_iterator_state(t, args[0], &i))
		return BB_EMPTY;
	if (i < 0) {
		bb_store(t, it, &it->list, BB_EMPTY);
	} else if (!bb_is_empty(list)) {
		intptr_t n = (intptr_t)bb_list_count(list);
		bb_published_store(&it->index, (uintptr_t)(i >= n ? n : i + 1));
	}
	return BB_NONE;
}

#define ITERATOR_METHODS(TYPE, prefix)                                                                                 \
	{                                                                                                              \
		BB_ITER_SELF_ENTRY(TYPE),                                                                              \
			BB_METHOD(TYPE, "__length_hint__", prefix##_length_hint, 0, 0,                                 \
				  "How many items are left, about."),                                                  \
			BB_NEXT_ENTRY(TYPE),                                                                           \
			BB_METHOD(TYPE, "__reduce__", prefix##_reduce, 0, 0,                                           \
				  "Return state information for pickling."),                                           \
			BB_METHOD(TYPE, "__setstate__", prefix##_setstate, 1, 1, "Set the position."),                 \
	}
static const BbBuiltin iterator_methods[] = ITERATOR_METHODS(bb_list_iterator_type, iterator);
static const BbBuiltin reverse_methods[] = ITERATOR_METHODS(bb_list_reverse_iterator_type, reverse);

BbType bb_list_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "list_iterator",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbListIterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

BbType bb_list_reverse_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "list_reverseiterator",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbListIterator),
	.methods = reverse_methods,
	.method_count = BB_COUNT(reverse_methods),
	.next = reverse_next,
};
