/* SPDX-License-Identifier: MIT */
/*
 * slice objects.
 *
 * Immutable.
 */
#include "object/slice.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

static void slice_trace(BbTracer *tracer, void *cell)
{
	const BbSlice *slice = cell;
	bb_trace(tracer, slice->start);
	bb_trace(tracer, slice->stop);
	bb_trace(tracer, slice->step);
}

BbValue bb_slice_new(BbThread *t, BbValue start, BbValue stop, BbValue step)
{
	BbSlice *slice = bb_object_new(t, &bb_slice_type, sizeof(BbSlice));
	if (!slice)
		return BB_EMPTY;
	slice->start = bb_is_empty(start) ? BB_NONE : start;
	slice->stop = bb_is_empty(stop) ? BB_NONE : stop;
	slice->step = bb_is_empty(step) ? BB_NONE : step;
	return bb_from_pointer(slice);
}

/* A bound as a C integer, clipped. */
static bool bound(BbThread *t, BbValue v, intptr_t *out)
{
	if (BB_LIKELY(bb_is_small(v))) {
		*out = bb_to_small(v);
		return true;
	}
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(t, "slice indices must be integers or None or have an __index__ method");
		return false;
	}
	return bb_index_ssize(t, v, true, out);
}

bool bb_slice_unpack(BbThread *t, BbValue self, intptr_t *start, intptr_t *stop, intptr_t *step)
{
	const BbSlice *slice = bb_to_slice(self);
	*step = 1;
	if (!bb_is_none(slice->step)) {
		if (!bound(t, slice->step, step))
			return false;
		if (*step == 0) {
			bb_value_error(t, "slice step cannot be zero");
			return false;
		}
		/* So that it can be negated. */
		if (*step < -INTPTR_MAX)
			*step = -INTPTR_MAX;
	}
	*start = *step < 0 ? INTPTR_MAX : 0;
	*stop = *step < 0 ? INTPTR_MIN : INTPTR_MAX;
	return (bb_is_none(slice->start) || bound(t, slice->start, start)) &&
	       (bb_is_none(slice->stop) || bound(t, slice->stop, stop));
}

static intptr_t clip(intptr_t x, intptr_t length, bool down)
{
	if (x < 0) {
		x += length;
		return x < 0 ? (down ? -1 : 0) : x;
	}
	return x >= length ? (down ? length - 1 : length) : x;
}

size_t bb_slice_adjust(size_t length, intptr_t *start, intptr_t *stop, intptr_t step)
{
	*start = clip(*start, (intptr_t)length, step < 0);
	*stop = clip(*stop, (intptr_t)length, step < 0);
	if (step < 0)
		return *stop < *start ? (size_t)((*start - *stop - 1) / -step + 1) : 0;
	return *start < *stop ? (size_t)((*stop - *start - 1) / step + 1) : 0;
}

bool bb_slice_indices(BbThread *t, BbValue slice, size_t length, intptr_t *start, intptr_t *step, size_t *count)
{
	intptr_t stop;
	if (!bb_slice_unpack(t, slice, start, &stop, step))
		return false;
	*count = bb_slice_adjust(length, start, &stop, *step);
	return true;
}

/* ---- Methods. ---- */

BB_CFUNCTION(slice_new)
{
	if (!bb_args_check(t, "slice", nargs - 1, kwnames, 1, 3))
		return BB_EMPTY;
	if (nargs == 2)
		return bb_slice_new(t, BB_EMPTY, args[1], BB_EMPTY);
	return bb_slice_new(t, args[1], args[2], nargs > 3 ? args[3] : BB_EMPTY);
}

BB_CFUNCTION(slice_repr)
{
	const BbSlice *slice = bb_to_slice(self);
	return bb_format(t, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
}

static BbValue as_tuple(BbThread *t, BbValue self)
{
	const BbSlice *slice = bb_to_slice(self);
	BbValue parts[] = {slice->start, slice->stop, slice->step};
	return bb_tuple_from(t, parts, 3);
}

static BbValue slice_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_slice(other))
		return BB_NOT_IMPLEMENTED;
	if (bb_is(self, other))
		return bb_bool(op == BB_COMPARE_EQ || op == BB_COMPARE_LE || op == BB_COMPARE_GE);
	BbValue a = as_tuple(t, self), b = bb_is_empty(a) ? a : as_tuple(t, other);
	return bb_is_empty(b) ? b : bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(slice_compare)

static bool slice_hash(BbThread *t, BbValue self, BbHash *out)
{
	const BbSlice *slice = bb_to_slice(self);
	BbValue parts[] = {slice->start, slice->stop, slice->step};
	uintptr_t state = BB_HASH_TUPLE_START;
	for (int i = 0; i < 3; i++) {
		BbHash hash;
		if (!bb_hash(t, parts[i], &hash))
			return false;
		state = bb_hash_tuple_item(state, hash);
	}
	/* Unlike a tuple's, the number of items is left out. */
	*out = bb_hash_fix(state);
	return true;
}

/* The bounds as ints of any size, for a length of any size. */
static bool clip_big(BbThread *t, BbValue v, BbValue length, BbValue low, BbValue high, BbValue *out)
{
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(t, "slice indices must be integers or None or have an __index__ method");
		return false;
	}
	v = bb_index(t, v);
	if (bb_is_empty(v))
		return false;
	if (bb_int_is_negative(v)) {
		v = bb_int_binary(t, BB_OP_ADD, v, length);
		if (bb_is_empty(v))
			return false;
		if (bb_int_compare(v, low) < 0)
			v = low;
	} else if (bb_int_compare(v, high) > 0) {
		v = high;
	}
	*out = v;
	return true;
}

BB_CFUNCTION(slice_indices)
{
	const BbSlice *slice = bb_to_slice(self);
	BbValue length = bb_index(t, args[0]), step = bb_from_small(1);
	if (bb_is_empty(length))
		return length;
	if (bb_int_is_negative(length))
		return bb_value_error(t, "length should not be negative");
	if (!bb_is_none(slice->step)) {
		if (!bb_is_int(slice->step) && bb_is_empty(bb_special(bb_type_of(slice->step), BB_SP_INDEX)))
			return bb_type_error(t, "slice indices must be integers or None or have an __index__ method");
		step = bb_index(t, slice->step);
		if (bb_is_empty(step))
			return step;
		if (bb_is(step, bb_from_small(0)))
			return bb_value_error(t, "slice step cannot be zero");
	}
	bool down = bb_int_is_negative(step);
	BbValue low = bb_from_small(down ? -1 : 0), high = length;
	if (down)
		high = bb_int_binary(t, BB_OP_SUB, length, bb_from_small(1));
	if (bb_is_empty(high))
		return high;
	BbValue start = down ? high : low, stop = down ? low : high;
	if (!bb_is_none(slice->start) && !clip_big(t, slice->start, length, low, high, &start))
		return BB_EMPTY;
	if (!bb_is_none(slice->stop) && !clip_big(t, slice->stop, length, low, high, &stop))
		return BB_EMPTY;
	BbValue parts[] = {start, stop, step};
	return bb_tuple_from(t, parts, 3);
}

BB_CFUNCTION(slice_reduce)
{
	BbValue parts = as_tuple(t, self);
	return bb_is_empty(parts) ? parts : bb_tuple_pair(t, bb_from_pointer(&bb_slice_type), parts);
}

static BbValue get_start(BbThread *t, BbValue self)
{
	return bb_to_slice(self)->start;
}
static BbValue get_stop(BbThread *t, BbValue self)
{
	return bb_to_slice(self)->stop;
}
static BbValue get_step(BbThread *t, BbValue self)
{
	return bb_to_slice(self)->step;
}

static const BbBuiltin slice_methods[] = {
	BB_COMPARE_ENTRY(bb_slice_type, slice_compare, eq),
	BB_COMPARE_ENTRY(bb_slice_type, slice_compare, ge),
	BB_COMPARE_ENTRY(bb_slice_type, slice_compare, gt),
	BB_HASH_ENTRY(bb_slice_type),
	BB_COMPARE_ENTRY(bb_slice_type, slice_compare, le),
	BB_COMPARE_ENTRY(bb_slice_type, slice_compare, lt),
	BB_COMPARE_ENTRY(bb_slice_type, slice_compare, ne),
	BB_NEW(bb_slice_type, slice_new),
	BB_METHOD(bb_slice_type, "__reduce__", slice_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(bb_slice_type, "__repr__", slice_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_slice_type, "indices", slice_indices, 1, 1,
		  "The (start, stop, step) that the slice selects from a sequence of the given length."),
	BB_GETSET(bb_slice_type, "start", get_start, bb_readonly_setter, "First index, or None."),
	BB_GETSET(bb_slice_type, "step", get_step, bb_readonly_setter, "Distance between indices, or None."),
	BB_GETSET(bb_slice_type, "stop", get_stop, bb_readonly_setter, "Index behind the last, or None."),
};

BbType bb_slice_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = slice_trace},
	.name = "slice",
	.module = "builtins",
	.doc = BB_DOC("slice(stop)\nslice(start, stop[, step])\n\n"
		      "The indices that a subscript like [start:stop:step] selects."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbSlice),
	.methods = slice_methods,
	.method_count = BB_COUNT(slice_methods),
	.hash = slice_hash,
};
