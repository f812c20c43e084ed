/* SPDX-License-Identifier: MIT */
/*
 * The tuple and its iterator.
 *
 * A tuple is immutable once published, so nothing here locks.  The iterator's position is a published word.
 */
#include "object/tuple.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"

static void tuple_trace(BbTracer *tracer, void *cell)
{
	BbTuple *tuple = cell;
	bb_trace_values(tracer, tuple->items, tuple->items + tuple->count);
}

/* ---- What C code uses. ---- */

BbTuple *bb_tuple_alloc(BbThread *t, size_t n)
{
	if (BB_UNLIKELY(n == 0))
		return bb_to_pointer(bb_objects(t)->empty_tuple);
	if (BB_UNLIKELY(n > SIZE_MAX / 4 / sizeof(BbValue))) {
		bb_raise_no_memory(t);
		return NULL;
	}
	BbTuple *tuple = bb_object_new(t, &bb_tuple_type, offsetof(BbTuple, items) + n * sizeof(BbValue));
	if (BB_LIKELY(tuple != NULL))
		tuple->count = n;
	return tuple;
}

BbValue bb_tuple_empty(BbThread *t)
{
	return bb_objects(t)->empty_tuple;
}

BbValue bb_tuple_from(BbThread *t, const BbValue *items, size_t n)
{
	BbTuple *tuple = bb_tuple_alloc(t, n);
	if (BB_UNLIKELY(!tuple))
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++)
		tuple->items[i] = items[i];
	return bb_from_pointer(tuple);
}

BbValue bb_tuple_slice(BbThread *t, BbValue self, size_t start, size_t stop)
{
	if (start == 0 && stop == bb_tuple_count(self) && bb_is_exact(self, &bb_tuple_type))
		return self;
	return bb_tuple_from(t, bb_to_tuple(self)->items + start, stop - start);
}

BbValue bb_tuple_from_iterable(BbThread *t, BbValue iterable)
{
	if (bb_is_exact(iterable, &bb_tuple_type))
		return iterable;
	BbValue list = iterable;
	if (!bb_is_exact(iterable, &bb_list_type))
		list = bb_list_from_iterable(t, iterable);
	return bb_is_empty(list) ? list : bb_list_snapshot(t, list);
}

/* ---- Methods. ---- */

BB_CFUNCTION(tuple_new)
{
	BbType *type = bb_to_pointer(args[0]);
	if (!(kwnames.bits && type != &bb_tuple_type &&
	      !bb_is(bb_special(type, BB_SP_INIT), bb_special(&bb_tuple_type, BB_SP_INIT)))) {
		if (!bb_args_check(t, "tuple", nargs - 1, kwnames, 0, 1))
			return BB_EMPTY;
	} else if (!bb_args_check(t, "tuple", nargs - 1, BB_EMPTY, 0, 1)) {
		return BB_EMPTY;
	}
	BbValue items = nargs > 1 ? bb_tuple_from_iterable(t, args[1]) : bb_tuple_empty(t);
	if (type == &bb_tuple_type || bb_is_empty(items))
		return items;
	size_t n = bb_tuple_count(items);
	BbTuple *tuple = bb_instance_new_sized(t, type, n);
	if (!tuple)
		return BB_EMPTY;
	tuple->count = n;
	for (size_t i = 0; i < n; i++)
		tuple->items[i] = bb_tuple_get(items, i);
	return bb_from_pointer(tuple);
}

BB_CFUNCTION(tuple_repr)
{
	size_t n = bb_tuple_count(self);
	if (n == 0)
		return bb_str_from_text(t, "()");
	int entered = bb_repr_enter(t, self);
	if (entered != 0)
		return entered < 0 ? BB_EMPTY : bb_str_from_text(t, "(...)");
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (size_t i = 0; i < n; i++)
		if (!bb_str_builder_add_text(&b, i ? ", " : "(") || !bb_str_builder_add_repr(&b, bb_tuple_get(self, i)))
			break;
	bb_str_builder_add_text(&b, n == 1 ? ",)" : ")");
	bb_repr_leave(t, self);
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(tuple_len)
{
	return bb_from_small((intptr_t)bb_tuple_count(self));
}

static BbValue subscript_error(BbThread *t, BbValue index)
{
	return bb_type_error(t, "tuple indices must be integers or slices, not %T", index);
}

static BbValue tuple_get_slice(BbThread *t, BbValue self, BbValue slice)
{
	intptr_t start, step;
	size_t n;
	if (!bb_slice_indices(t, slice, bb_tuple_count(self), &start, &step, &n))
		return BB_EMPTY;
	if (step == 1)
		return bb_tuple_slice(t, self, (size_t)start, (size_t)start + n);
	BbTuple *tuple = bb_tuple_alloc(t, n);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++)
		tuple->items[i] = bb_tuple_get(self, (size_t)(start + (intptr_t)i * step));
	return bb_from_pointer(tuple);
}

BB_CFUNCTION(tuple_getitem)
{
	intptr_t i, n = (intptr_t)bb_tuple_count(self);
	if (BB_LIKELY(bb_is_small(args[0])))
		i = bb_to_small(args[0]);
	else if (bb_is_slice(args[0]))
		return tuple_get_slice(t, self, args[0]);
	else if (!bb_is_int(args[0]) && bb_is_empty(bb_special(bb_type_of(args[0]), BB_SP_INDEX)))
		return subscript_error(t, args[0]);
	else if (!bb_index_ssize(t, args[0], false, &i))
		return BB_EMPTY;
	if (i < 0)
		i += n;
	if (i < 0 || i >= n)
		return bb_index_error(t, "tuple index out of range");
	return bb_tuple_get(self, (size_t)i);
}

BB_CFUNCTION(tuple_contains)
{
	for (size_t i = 0; i < bb_tuple_count(self); i++) {
		int equal = bb_equal(t, bb_tuple_get(self, i), args[0]);
		if (equal)
			return equal < 0 ? BB_EMPTY : BB_TRUE;
	}
	return BB_FALSE;
}

BB_CFUNCTION(tuple_count)
{
	intptr_t n = 0;
	for (size_t i = 0; i < bb_tuple_count(self); i++) {
		int equal = bb_equal(t, bb_tuple_get(self, i), args[0]);
		if (equal < 0)
			return BB_EMPTY;
		n += equal;
	}
	return bb_from_small(n);
}

BB_CFUNCTION(tuple_index)
{
	intptr_t n = (intptr_t)bb_tuple_count(self), start = 0, stop = n;
	if (!bb_sequence_bound(t, nargs > 1 ? args[1] : BB_EMPTY, &start) ||
	    !bb_sequence_bound(t, nargs > 2 ? args[2] : BB_EMPTY, &stop))
		return BB_EMPTY;
	if (start < 0)
		start = start + n < 0 ? 0 : start + n;
	if (stop < 0)
		stop += n;
	for (intptr_t i = start; i < stop && i < n; i++) {
		int equal = bb_equal(t, bb_tuple_get(self, (size_t)i), args[0]);
		if (equal)
			return equal < 0 ? BB_EMPTY : bb_from_small(i);
	}
	return bb_value_error(t, "tuple.index(x): x not in tuple");
}

BB_CFUNCTION(tuple_add)
{
	if (!bb_is_tuple(args[0])) {
		BbValue result = bb_sequence_other(t, BB_SP_RADD, self, args[0]);
		if (!bb_is(result, BB_NOT_IMPLEMENTED))
			return result;
		return bb_type_error(t, "can only concatenate tuple (not \"%T\") to tuple", args[0]);
	}
	size_t n = bb_tuple_count(self), m = bb_tuple_count(args[0]);
	if (m == 0 && bb_is_exact(self, &bb_tuple_type))
		return self;
	if (n == 0 && bb_is_exact(args[0], &bb_tuple_type))
		return args[0];
	BbTuple *tuple = bb_tuple_alloc(t, n + m);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++)
		tuple->items[i] = bb_tuple_get(self, i);
	for (size_t i = 0; i < m; i++)
		tuple->items[n + i] = bb_tuple_get(args[0], i);
	return bb_from_pointer(tuple);
}

BB_CFUNCTION(tuple_mul)
{
	intptr_t times;
	BbValue result = bb_sequence_times(t, self, args[0], &times);
	if (!bb_is(result, BB_NOT_IMPLEMENTED))
		return result;
	size_t n = bb_tuple_count(self);
	if ((times == 1 || n == 0) && bb_is_exact(self, &bb_tuple_type))
		return self;
	if (n && (size_t)times > SIZE_MAX / 4 / sizeof(BbValue) / n)
		return bb_raise_no_memory(t);
	BbTuple *tuple = bb_tuple_alloc(t, n * (size_t)times);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0, j = 0; i < tuple->count; i++) {
		tuple->items[i] = bb_tuple_get(self, j);
		j = j + 1 < n ? j + 1 : 0;
	}
	return bb_from_pointer(tuple);
}

static BbValue tuple_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_tuple(other))
		return BB_NOT_IMPLEMENTED;
	size_t n = bb_tuple_count(self), m = bb_tuple_count(other), least = n < m ? n : m;
	for (size_t i = 0; i < least; i++) {
		int equal = bb_equal(t, bb_tuple_get(self, i), bb_tuple_get(other, i));
		if (equal < 0)
			return BB_EMPTY;
		if (equal)
			continue;
		if (op == BB_COMPARE_EQ || op == BB_COMPARE_NE)
			return bb_bool(op == BB_COMPARE_NE);
		return bb_compare(t, op, bb_tuple_get(self, i), bb_tuple_get(other, i));
	}
	return bb_bool(bb_compare_result(op, n < m ? -1 : n > m));
}
BB_COMPARE_METHODS(tuple_compare)

static bool tuple_hash(BbThread *t, BbValue self, BbHash *out)
{
	uintptr_t state = BB_HASH_TUPLE_START;
	for (size_t i = 0; i < bb_tuple_count(self); i++) {
		BbHash hash;
		if (BB_UNLIKELY(!bb_hash(t, bb_tuple_get(self, i), &hash)))
			return false;
		state = bb_hash_tuple_item(state, hash);
	}
	*out = bb_hash_tuple_finish(state, bb_tuple_count(self));
	return true;
}

BB_CFUNCTION(tuple_getnewargs)
{
	BbValue copy = bb_tuple_from(t, bb_to_tuple(self)->items, bb_tuple_count(self));
	return bb_is_empty(copy) ? copy : bb_tuple_from(t, &copy, 1);
}

BB_CFUNCTION(tuple_iter)
{
	return bb_tuple_iterator_new(t, self);
}

static const BbBuiltin tuple_methods[] = {
	BB_METHOD(bb_tuple_type, "__add__", tuple_add, 1, 1, "Return self+value."),
	BB_CLASS_GETITEM_ENTRY(bb_tuple_type),
	BB_METHOD(bb_tuple_type, "__contains__", tuple_contains, 1, 1, "Return bool(key in self)."),
	BB_COMPARE_ENTRY(bb_tuple_type, tuple_compare, eq),
	BB_COMPARE_ENTRY(bb_tuple_type, tuple_compare, ge),
	BB_METHOD(bb_tuple_type, "__getitem__", tuple_getitem, 1, 1, "Return self[key]."),
	BB_METHOD(bb_tuple_type, "__getnewargs__", tuple_getnewargs, 0, 0, "Arguments that make an equal tuple."),
	BB_COMPARE_ENTRY(bb_tuple_type, tuple_compare, gt),
	BB_HASH_ENTRY(bb_tuple_type),
	BB_METHOD(bb_tuple_type, "__iter__", tuple_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_tuple_type, tuple_compare, le),
	BB_METHOD(bb_tuple_type, "__len__", tuple_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_tuple_type, tuple_compare, lt),
	BB_METHOD(bb_tuple_type, "__mul__", tuple_mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(bb_tuple_type, tuple_compare, ne),
	BB_NEW(bb_tuple_type, tuple_new),
	BB_METHOD(bb_tuple_type, "__repr__", tuple_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_tuple_type, "__rmul__", tuple_mul, 1, 1, "Return value*self."),
	BB_METHOD(bb_tuple_type, "count", tuple_count, 1, 1, "Return how many items are equal to value."),
	BB_METHOD(bb_tuple_type, "index", tuple_index, 1, 3,
		  "Return the first index of value, at or behind start and before stop.\n\n"
		  "Raises ValueError if there is none."),
};

BbType bb_tuple_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = tuple_trace},
	.name = "tuple",
	.module = "builtins",
	.doc = BB_DOC("tuple(iterable=(), /)\n--\n\nAn immutable sequence: the items of iterable."),
	.flags = BB_TYPE_BASE | BB_TYPE_SEQUENCE | BB_TYPE_MATCH_SELF | BB_TYPE_IS_TUPLE | BB_TYPE_IMMUTABLE,
	.instance_size = offsetof(BbTuple, items),
	.item_size = sizeof(BbValue),
	.methods = tuple_methods,
	.method_count = BB_COUNT(tuple_methods),
	.hash = tuple_hash,
};

/* ---- The iterator. ---- */

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbTupleIterator *)cell)->tuple);
}

BbValue bb_tuple_iterator_new(BbThread *t, BbValue tuple)
{
	BbTupleIterator *it = bb_object_new(t, &bb_tuple_iterator_type, sizeof(BbTupleIterator));
	if (BB_UNLIKELY(!it))
		return BB_EMPTY;
	bb_store(t, it, &it->tuple, tuple);
	return bb_from_pointer(it);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	BbTupleIterator *it = bb_to_pointer(self);
	BbValue tuple = bb_slot_load(&it->tuple);
	if (BB_UNLIKELY(bb_is_empty(tuple)))
		return BB_EMPTY;
	size_t i = bb_published_load_relaxed(&it->index);
	if (BB_UNLIKELY(i >= bb_tuple_count(tuple))) {
		bb_store(t, it, &it->tuple, BB_EMPTY);
		return BB_EMPTY;
	}
	bb_published_store_relaxed(&it->index, i + 1);
	return bb_tuple_get(tuple, i);
}

BB_CFUNCTION(iterator_length_hint)
{
	BbTupleIterator *it = bb_to_pointer(self);
	BbValue tuple = bb_slot_load(&it->tuple);
	size_t i = bb_published_load(&it->index), n = bb_is_empty(tuple) ? 0 : bb_tuple_count(tuple);
	return bb_from_small(i < n ? (intptr_t)(n - i) : 0);
}

BB_CFUNCTION(iterator_reduce)
{
	BbTupleIterator *it = bb_to_pointer(self);
	return bb_iterator_reduce(t, bb_slot_load(&it->tuple), bb_from_small((intptr_t)bb_published_load(&it->index)));
}

BB_CFUNCTION(iterator_setstate)
{
	BbTupleIterator *it = bb_to_pointer(self);
	BbValue tuple = bb_slot_load(&it->tuple);
	intptr_t i;
	if (!bb_iterator_state(t, args[0], &i))
		return BB_EMPTY;
	if (!bb_is_empty(tuple)) {
		intptr_t n = (intptr_t)bb_tuple_count(tuple);
		bb_published_store(&it->index, (uintptr_t)(i < 0 ? 0 : i > n ? n : i));
	}
	return BB_NONE;
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(bb_tuple_iterator_type),
	BB_METHOD(bb_tuple_iterator_type, "__length_hint__", iterator_length_hint, 0, 0,
		  "How many items are left, about."),
	BB_NEXT_ENTRY(bb_tuple_iterator_type),
	BB_METHOD(bb_tuple_iterator_type, "__reduce__", iterator_reduce, 0, 0,
		  "Return state information for pickling."),
	BB_METHOD(bb_tuple_iterator_type, "__setstate__", iterator_setstate, 1, 1, "Set the position."),
};

BbType bb_tuple_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "tuple_iterator",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbTupleIterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};
