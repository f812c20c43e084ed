/* SPDX-License-Identifier: MIT */
/*
 * range and its two iterators.
 *
 * A range is immutable.  An iterator's position is a published word.
 */
#include "object/range.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/tuple.h"

#define ZERO (bb_from_small(0))
#define ONE (bb_from_small(1))

static BbRange *to_range(BbValue v)
{
	return (BbRange *)bb_to_pointer(v);
}

static void range_trace(BbTracer *tracer, void *cell)
{
	const BbRange *r = cell;
	bb_trace(tracer, r->start);
	bb_trace(tracer, r->stop);
	bb_trace(tracer, r->step);
	bb_trace(tracer, r->length);
}

/* a op b where a may be EMPTY: an operation before has failed. */
static BbValue calculate(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	return bb_is_empty(a) || bb_is_empty(b) ? BB_EMPTY : bb_int_binary(t, op, a, b);
}

/* How many numbers there are. */
static BbValue length_of(BbThread *t, BbValue start, BbValue stop, BbValue step)
{
	bool down = bb_int_is_negative(step);
	BbValue low = down ? stop : start, high = down ? start : stop;
	if (bb_int_compare(low, high) >= 0)
		return ZERO;
	if (bb_is_small(low) && bb_is_small(high) && bb_is_small(step)) {
		uintptr_t distance = (uintptr_t)bb_to_small(high) - (uintptr_t)bb_to_small(low);
		uintptr_t n =
			(distance - 1) / (down ? -(uintptr_t)bb_to_small(step) : (uintptr_t)bb_to_small(step)) + 1;
		if (n <= (uintptr_t)BB_SMALL_MAX)
			return bb_from_small((intptr_t)n);
	}
	BbValue distance = calculate(t, BB_OP_SUB, calculate(t, BB_OP_SUB, high, low), ONE);
	BbValue size = down ? calculate(t, BB_OP_SUB, ZERO, step) : step;
	return calculate(t, BB_OP_ADD, calculate(t, BB_OP_FLOORDIV, distance, size), ONE);
}

BbValue bb_range_new(BbThread *t, BbValue start, BbValue stop, BbValue step)
{
	BbValue length = length_of(t, start, stop, step);
	BbRange *r = bb_is_empty(length) ? NULL : bb_object_new(t, &bb_range_type, sizeof(BbRange));
	if (!r)
		return BB_EMPTY;
	r->start = start;
	r->stop = stop;
	r->step = step;
	r->length = length;
	return bb_from_pointer(r);
}

BB_CFUNCTION(range_new)
{
	if (!bb_args_check(t, "range", nargs - 1, kwnames, 1, 3))
		return BB_EMPTY;
	BbValue parts[3] = {ZERO, ZERO, ONE};
	for (size_t i = 1; i < nargs; i++) {
		BbValue v = bb_is_small(args[i]) ? args[i] : bb_index(t, args[i]);
		if (bb_is_empty(v) || bb_is_empty(v = bb_int_exact(t, v)))
			return BB_EMPTY;
		parts[nargs == 2 ? 1 : i - 1] = v;
	}
	if (bb_is(parts[2], ZERO))
		return bb_value_error(t, "range() arg 3 must not be zero");
	return bb_range_new(t, parts[0], parts[1], parts[2]);
}

/* The number at index i (not checked). */
static BbValue item(BbThread *t, const BbRange *r, BbValue i)
{
	return calculate(t, BB_OP_ADD, r->start, calculate(t, BB_OP_MUL, i, r->step));
}

BB_CFUNCTION(range_repr)
{
	const BbRange *r = to_range(self);
	if (bb_is(r->step, ONE))
		return bb_format(t, "range(%R, %R)", r->start, r->stop);
	return bb_format(t, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

BB_CFUNCTION(range_len)
{
	intptr_t n;
	if (!bb_int_to_ssize(to_range(self)->length, &n))
		return bb_overflow_error(t, "Python int too large to convert to C ssize_t");
	return bb_int_from_ssize(t, n);
}

BB_CFUNCTION(range_bool)
{
	return bb_bool(!bb_is(to_range(self)->length, ZERO));
}

/* ---- Subscripts. ---- */

/* Where a bound of a slice lies among the indices of the range; EMPTY: failed. */
static BbValue slice_bound(BbThread *t, BbValue v, BbValue missing, BbValue length, bool down)
{
	BbValue low = bb_from_small(down ? -1 : 0), high = down ? calculate(t, BB_OP_SUB, length, ONE) : length;
	if (bb_is_none(v))
		return missing;
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX)))
		return bb_type_error(t, "slice indices must be integers or None or have an __index__ method");
	v = bb_index(t, v);
	if (bb_is_empty(v) || bb_is_empty(high))
		return BB_EMPTY;
	if (bb_int_is_negative(v))
		v = calculate(t, BB_OP_ADD, v, length);
	if (bb_is_empty(v))
		return v;
	if (bb_int_compare(v, low) < 0)
		return low;
	return bb_int_compare(v, high) > 0 ? high : v;
}

static BbValue range_slice(BbThread *t, const BbRange *r, const BbSlice *slice)
{
	BbValue step = ONE;
	if (!bb_is_none(slice->step)) {
		if (!bb_is_int(slice->step) && bb_is_empty(bb_special(bb_type_of(slice->step), BB_SP_INDEX)))
			return bb_type_error(t, "slice indices must be integers or None or have an __index__ method");
		step = bb_index(t, slice->step);
		if (bb_is_empty(step) || bb_is_empty(step = bb_int_exact(t, step)))
			return step;
		if (bb_is(step, ZERO))
			return bb_value_error(t, "slice step cannot be zero");
	}
	bool down = bb_int_is_negative(step);
	BbValue last = calculate(t, BB_OP_SUB, r->length, ONE);
	if (bb_is_empty(last))
		return last;
	BbValue start = slice_bound(t, slice->start, down ? last : ZERO, r->length, down);
	BbValue stop = bb_is_empty(start)
			       ? start
			       : slice_bound(t, slice->stop, down ? bb_from_small(-1) : r->length, r->length, down);
	if (bb_is_empty(stop))
		return stop;
	BbValue new_step = calculate(t, BB_OP_MUL, r->step, step);
	start = item(t, r, start);
	stop = item(t, r, stop);
	if (bb_is_empty(new_step) || bb_is_empty(start) || bb_is_empty(stop))
		return BB_EMPTY;
	return bb_range_new(t, start, stop, new_step);
}

BB_CFUNCTION(range_getitem)
{
	const BbRange *r = to_range(self);
	if (bb_is_slice(args[0]))
		return range_slice(t, r, bb_to_slice(args[0]));
	if (!bb_is_int(args[0]) && bb_is_empty(bb_special(bb_type_of(args[0]), BB_SP_INDEX)))
		return bb_type_error(t, "range indices must be integers or slices, not %T", args[0]);
	BbValue i = bb_index(t, args[0]);
	if (!bb_is_empty(i) && bb_int_is_negative(i))
		i = calculate(t, BB_OP_ADD, i, r->length);
	if (bb_is_empty(i))
		return i;
	if (bb_int_is_negative(i) || bb_int_compare(i, r->length) >= 0)
		return bb_index_error(t, "range object index out of range");
	return item(t, r, i);
}

/* ---- Searching. ---- */

/* The index of an int in the range; None: it is not there; EMPTY: failed. */
static BbValue find_int(BbThread *t, const BbRange *r, BbValue v)
{
	bool down = bb_int_is_negative(r->step);
	int from_start = bb_int_compare(v, r->start), from_stop = bb_int_compare(v, r->stop);
	if (down ? from_start > 0 || from_stop <= 0 : from_start < 0 || from_stop >= 0)
		return BB_NONE;
	BbValue distance = calculate(t, BB_OP_SUB, v, r->start), rest = calculate(t, BB_OP_MOD, distance, r->step);
	if (bb_is_empty(rest))
		return rest;
	return bb_is(rest, ZERO) ? calculate(t, BB_OP_FLOORDIV, distance, r->step) : BB_NONE;
}

static bool is_plain_int(BbValue v)
{
	return bb_is_exact_int(v) || bb_is_exact(v, &bb_bool_type);
}

/* The index of something equal to v, by looking at one number after the other; None or EMPTY as above.  *count, if not
 * NULL: counts all. */
static BbValue find_any(BbThread *t, BbValue self, BbValue v, intptr_t *count)
{
	BbValue iterator = bb_iter(t, self), x;
	if (bb_is_empty(iterator))
		return iterator;
	int status;
	for (intptr_t i = 0; (status = bb_next(t, iterator, &x)) > 0; i++) {
		int equal = bb_equal(t, x, v);
		if (equal < 0)
			return BB_EMPTY;
		if (equal && !count)
			return bb_from_small(i);
		if (count)
			*count += equal;
	}
	return status < 0 ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(range_contains)
{
	BbValue i = is_plain_int(args[0]) ? find_int(t, to_range(self), args[0]) : find_any(t, self, args[0], NULL);
	return bb_is_empty(i) ? i : bb_bool(!bb_is_none(i));
}

BB_CFUNCTION(range_index)
{
	bool plain = is_plain_int(args[0]);
	BbValue i = plain ? find_int(t, to_range(self), args[0]) : find_any(t, self, args[0], NULL);
	if (bb_is_none(i))
		return bb_value_error(t, plain ? "range.index(x): x not in range"
					       : "sequence.index(x): x not in sequence");
	return i;
}

BB_CFUNCTION(range_count)
{
	intptr_t n = 0;
	BbValue i = is_plain_int(args[0]) ? find_int(t, to_range(self), args[0]) : find_any(t, self, args[0], &n);
	if (bb_is_empty(i))
		return i;
	return bb_from_small(is_plain_int(args[0]) ? !bb_is_none(i) : n);
}

/* ---- Comparing. ---- */

static bool same(const BbRange *a, const BbRange *b)
{
	if (bb_int_compare(a->length, b->length) != 0)
		return false;
	if (bb_is(a->length, ZERO))
		return true;
	if (bb_int_compare(a->start, b->start) != 0)
		return false;
	return bb_is(a->length, ONE) || bb_int_compare(a->step, b->step) == 0;
}

static BbValue range_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_exact(other, &bb_range_type) || (op != BB_COMPARE_EQ && op != BB_COMPARE_NE))
		return BB_NOT_IMPLEMENTED;
	return bb_bool(same(to_range(self), to_range(other)) == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(range_compare)

/* That of the tuple (length, start, step) with None for what doesn't matter. */
static bool range_hash(BbThread *t, BbValue self, BbHash *out)
{
	const BbRange *r = to_range(self);
	BbValue parts[3] = {r->length, BB_NONE, BB_NONE};
	if (!bb_is(r->length, ZERO)) {
		parts[1] = r->start;
		if (!bb_is(r->length, ONE))
			parts[2] = r->step;
	}
	uintptr_t state = BB_HASH_TUPLE_START;
	for (int i = 0; i < 3; i++) {
		BbHash hash;
		if (!bb_hash(t, parts[i], &hash))
			return false;
		state = bb_hash_tuple_item(state, hash);
	}
	*out = bb_hash_tuple_finish(state, 3);
	return true;
}

/* ---- The rest. ---- */

BB_CFUNCTION(range_reduce)
{
	const BbRange *r = to_range(self);
	BbValue parts[] = {r->start, r->stop, r->step};
	BbValue arguments = bb_tuple_from(t, parts, 3);
	return bb_is_empty(arguments) ? arguments : bb_tuple_pair(t, bb_from_pointer(&bb_range_type), arguments);
}

static BbValue get_start(BbThread *t, BbValue self)
{
	return to_range(self)->start;
}
static BbValue get_stop(BbThread *t, BbValue self)
{
	return to_range(self)->stop;
}
static BbValue get_step(BbThread *t, BbValue self)
{
	return to_range(self)->step;
}

/* ---- Iterators. ---- */

/* Over numbers of any size. */
typedef struct LongIterator {
	BbObject header;
	BbValue start, step, length;
	BbSlot index; /* int */
} LongIterator;

static BbValue iterator_make(BbThread *t, BbValue start, BbValue step, BbValue length)
{
	BbValue last = calculate(t, BB_OP_ADD, start, calculate(t, BB_OP_MUL, length, step));
	if (bb_is_empty(last))
		return last;
	if (bb_is_small(start) && bb_is_small(step) && bb_is_small(length) && bb_is_small(last)) {
		BbRangeIterator *it = bb_object_new(t, &bb_range_iterator_type, sizeof(BbRangeIterator));
		if (!it)
			return BB_EMPTY;
		it->start = bb_to_small(start);
		it->step = bb_to_small(step);
		it->length = (uintptr_t)bb_to_small(length);
		return bb_from_pointer(it);
	}
	LongIterator *it = bb_object_new(t, &bb_long_range_iterator_type, sizeof(LongIterator));
	if (!it)
		return BB_EMPTY;
	it->start = start;
	it->step = step;
	it->length = length;
	bb_store(t, it, &it->index, ZERO);
	return bb_from_pointer(it);
}

BbValue bb_range_iterator_new(BbThread *t, BbValue range)
{
	const BbRange *r = to_range(range);
	return iterator_make(t, r->start, r->step, r->length);
}

BB_CFUNCTION(range_iter)
{
	return bb_range_iterator_new(t, self);
}

BB_CFUNCTION(range_reversed)
{
	const BbRange *r = to_range(self);
	BbValue last = calculate(t, BB_OP_SUB, r->length, ONE);
	BbValue start = bb_is_empty(last) ? last : item(t, r, last);
	BbValue step = calculate(t, BB_OP_SUB, ZERO, r->step);
	return bb_is_empty(start) || bb_is_empty(step) ? BB_EMPTY : iterator_make(t, start, step, r->length);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	return bb_range_iterator_next(bb_to_pointer(self));
}

BB_CFUNCTION(iterator_length_hint)
{
	const BbRangeIterator *it = bb_to_pointer(self);
	uintptr_t i = bb_published_load(&it->index);
	return bb_from_small(i < it->length ? (intptr_t)(it->length - i) : 0);
}

/* (iter, (range(what is left),), None) */
static BbValue reduce(BbThread *t, BbValue start, BbValue step, BbValue length, BbValue index)
{
	BbValue first = calculate(t, BB_OP_ADD, start, calculate(t, BB_OP_MUL, index, step));
	BbValue last = calculate(t, BB_OP_ADD, start, calculate(t, BB_OP_MUL, length, step));
	if (bb_is_empty(first) || bb_is_empty(last))
		return BB_EMPTY;
	BbValue rest = bb_range_new(t, first, last, step);
	return bb_is_empty(rest) ? rest : bb_iterator_reduce(t, rest, BB_NONE);
}

BB_CFUNCTION(iterator_reduce)
{
	const BbRangeIterator *it = bb_to_pointer(self);
	return reduce(t, bb_from_small(it->start), bb_from_small(it->step), bb_from_small((intptr_t)it->length),
		      bb_from_small((intptr_t)bb_published_load(&it->index)));
}

BB_CFUNCTION(iterator_setstate)
{
	BbRangeIterator *it = bb_to_pointer(self);
	intptr_t i;
	if (!bb_iterator_state(t, args[0], &i))
		return BB_EMPTY;
	/* From where it is. */
	uintptr_t at = bb_published_load(&it->index), left = it->length - at;
	bb_published_store(&it->index, i < 0 ? at : at + ((uintptr_t)i > left ? left : (uintptr_t)i));
	return BB_NONE;
}

static BbValue long_next(BbThread *t, BbValue self)
{
	LongIterator *it = bb_to_pointer(self);
	BbValue i = bb_slot_load(&it->index);
	if (bb_int_compare(i, it->length) >= 0)
		return BB_EMPTY;
	BbValue next = calculate(t, BB_OP_ADD, i, ONE),
		v = calculate(t, BB_OP_ADD, it->start, calculate(t, BB_OP_MUL, i, it->step));
	if (bb_is_empty(next) || bb_is_empty(v))
		return BB_EMPTY;
	bb_store(t, it, &it->index, next);
	return v;
}

BB_CFUNCTION(long_length_hint)
{
	const LongIterator *it = bb_to_pointer(self);
	return calculate(t, BB_OP_SUB, it->length, bb_slot_load(&it->index));
}

BB_CFUNCTION(long_reduce)
{
	const LongIterator *it = bb_to_pointer(self);
	return reduce(t, it->start, it->step, it->length, bb_slot_load(&it->index));
}

BB_CFUNCTION(long_setstate)
{
	LongIterator *it = bb_to_pointer(self);
	if (!bb_is_int(args[0]))
		return bb_type_error(t, "state must be an int, not %T", args[0]);
	BbValue i = bb_int_exact(t, args[0]);
	if (bb_is_empty(i))
		return i;
	if (bb_int_is_negative(i))
		i = ZERO;
	else if (bb_int_compare(i, it->length) > 0)
		i = it->length;
	bb_store(t, it, &it->index, i);
	return BB_NONE;
}

static void long_trace(BbTracer *tracer, void *cell)
{
	const LongIterator *it = cell;
	bb_trace(tracer, it->start);
	bb_trace(tracer, it->step);
	bb_trace(tracer, it->length);
	bb_trace_slot(tracer, &it->index);
}

#define ITERATOR_TYPE(TYPE, NAME, STRUCT, prefix, TRACE)                                                               \
	static const BbBuiltin prefix##_methods[] = {                                                                  \
		BB_ITER_SELF_ENTRY(TYPE),                                                                              \
		BB_METHOD(TYPE, "__length_hint__", prefix##_length_hint, 0, 0, "How many items are left, about."),     \
		BB_NEXT_ENTRY(TYPE),                                                                                   \
		BB_METHOD(TYPE, "__reduce__", prefix##_reduce, 0, 0, "Return state information for pickling."),        \
		BB_METHOD(TYPE, "__setstate__", prefix##_setstate, 1, 1, "Set the position."),                         \
	};                                                                                                             \
	BbType TYPE = {                                                                                                \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = TRACE},                                                                              \
		.name = NAME,                                                                                          \
		.module = "builtins",                                                                                  \
		.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,                                                           \
		.instance_size = sizeof(STRUCT),                                                                       \
		.methods = prefix##_methods,                                                                           \
		.method_count = BB_COUNT(prefix##_methods),                                                            \
		.next = prefix##_next,                                                                                 \
	};
ITERATOR_TYPE(bb_range_iterator_type, "range_iterator", BbRangeIterator, iterator, NULL)
ITERATOR_TYPE(bb_long_range_iterator_type, "longrange_iterator", LongIterator, long, long_trace)

static const BbBuiltin range_methods[] = {
	BB_METHOD(bb_range_type, "__bool__", range_bool, 0, 0, "True if self else False"),
	BB_METHOD(bb_range_type, "__contains__", range_contains, 1, 1, "Return bool(key in self)."),
	BB_COMPARE_ENTRY(bb_range_type, range_compare, eq),
	BB_COMPARE_ENTRY(bb_range_type, range_compare, ge),
	BB_METHOD(bb_range_type, "__getitem__", range_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(bb_range_type, range_compare, gt),
	BB_HASH_ENTRY(bb_range_type),
	BB_METHOD(bb_range_type, "__iter__", range_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_range_type, range_compare, le),
	BB_METHOD(bb_range_type, "__len__", range_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_range_type, range_compare, lt),
	BB_COMPARE_ENTRY(bb_range_type, range_compare, ne),
	BB_NEW(bb_range_type, range_new),
	BB_METHOD(bb_range_type, "__reduce__", range_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(bb_range_type, "__repr__", range_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_range_type, "__reversed__", range_reversed, 0, 0,
		  "Return an iterator from the end to the beginning."),
	BB_METHOD(bb_range_type, "count", range_count, 1, 1, "Return how many numbers are equal to value."),
	BB_METHOD(bb_range_type, "index", range_index, 1, 1,
		  "Return the index of value.\n\nRaises ValueError if it is not in the range."),
	BB_GETSET(bb_range_type, "start", get_start, bb_readonly_setter, "The first number."),
	BB_GETSET(bb_range_type, "step", get_step, bb_readonly_setter, "The distance from one number to the next."),
	BB_GETSET(bb_range_type, "stop", get_stop, bb_readonly_setter, "The number before which the range ends."),
};

BbType bb_range_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = range_trace},
	.name = "range",
	.module = "builtins",
	.doc = BB_DOC(
		"range(stop)\nrange(start, stop[, step])\n\n"
		"The ints from start (default 0) up to, but without, stop, each by step more than the one before."),
	.flags = BB_TYPE_SEQUENCE | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbRange),
	.methods = range_methods,
	.method_count = BB_COUNT(range_methods),
	.hash = range_hash,
};
