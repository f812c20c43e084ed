/* SPDX-License-Identifier: MIT */
/*
 * Iterators over anything; see iterators.h.
 *
 * Threading: positions are published words or slots; the rest of an iterator doesn't change after it is made.
 */
#include "object/iterators.h"

#include "object/dict_views.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

/* ---- iter() and __reduce__. ---- */

BB_CFUNCTION(iter_function)
{
	if (nargs == 1)
		return bb_iter(t, args[0]);
	if (!bb_is_callable(args[0]))
		return bb_type_error(t, "iter(v, w): v must be callable");
	return bb_callable_iterator_new(t, args[0], args[1]);
}

BbBuiltin bb_iter_function =
	BB_FUNCTION("iter", iter_function, 1, 2,
		    "iter(iterable) -> iterator\niter(function, sentinel) -> iterator\n\n"
		    "Get an iterator: over an iterable, or calling function until it returns sentinel.");

BbValue bb_iterator_reduce(BbThread *t, BbValue object, BbValue index)
{
	if (bb_is_empty(object)) {
		object = bb_tuple_empty(t);
		index = BB_EMPTY;
	}
	BbValue parts[3] = {bb_from_pointer(&bb_iter_function), bb_tuple_from(t, &object, 1), index};
	return bb_is_empty(parts[1]) ? BB_EMPTY : bb_tuple_from(t, parts, bb_is_empty(index) ? 2 : 3);
}

bool bb_iterator_state(BbThread *t, BbValue v, intptr_t *out)
{
	if (!bb_is_int(v)) {
		bb_type_error(t, "an integer is required");
		return false;
	}
	return bb_index_ssize(t, v, false, out);
}

#define ITERATOR_FLAGS (BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE)
#define REDUCE_DOC "Return state information for pickling."

/* The type of an iterator. */
#define TYPE(TYPE_, NAME, DOC, FLAGS, STRUCT, TRACE, METHODS, NEXT)                                                    \
	BbType TYPE_ = {                                                                                               \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = TRACE},                                                                              \
		.name = NAME,                                                                                          \
		.module = "builtins",                                                                                  \
		.doc = BB_DOC(DOC),                                                                                    \
		.flags = FLAGS,                                                                                        \
		.instance_size = sizeof(STRUCT),                                                                       \
		.methods = METHODS,                                                                                    \
		.method_count = BB_COUNT(METHODS),                                                                     \
		.next = NEXT,                                                                                          \
	}

/* ---- Over __getitem__, and reversed. ---- */

/* Both: up from 0, or down to 0. */
typedef struct SequenceIterator {
	BbObject header;
	BbSlot sequence;   /* EMPTY: exhausted */
	BbPublished index; /* of the next item; reversed: plus one */
} SequenceIterator;

static void sequence_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((const SequenceIterator *)cell)->sequence);
}

BbValue bb_sequence_iterator_new(BbThread *t, BbValue object)
{
	SequenceIterator *it = bb_object_new(t, &bb_sequence_iterator_type, sizeof(SequenceIterator));
	if (!it)
		return BB_EMPTY;
	bb_store(t, it, &it->sequence, object);
	return bb_from_pointer(it);
}

/* object[index]; EMPTY without exception: behind the end. */
static BbValue item_at(BbThread *t, BbValue object, uintptr_t index)
{
	BbValue i = bb_int_from_ssize(t, (intptr_t)index);
	BbValue v = bb_is_empty(i) ? i : bb_getitem(t, object, i);
	if (bb_is_empty(v) &&
	    (bb_exception_matches(t, &bb_exc_IndexError) || bb_exception_matches(t, &bb_exc_StopIteration)))
		bb_exception_clear(t);
	return v;
}

static BbValue sequence_next(BbThread *t, BbValue self)
{
	SequenceIterator *it = bb_to_pointer(self);
	BbValue sequence = bb_slot_load(&it->sequence);
	if (bb_is_empty(sequence))
		return BB_EMPTY;
	uintptr_t i = bb_published_load_relaxed(&it->index);
	if (i == INTPTR_MAX)
		return bb_overflow_error(t, "iter index too large");
	BbValue v = item_at(t, sequence, i);
	if (!bb_is_empty(v))
		bb_published_store_relaxed(&it->index, i + 1);
	else if (!bb_has_exception(t))
		bb_store(t, it, &it->sequence, BB_EMPTY);
	return v;
}

/* What is left of a sequence with __len__, else NotImplemented. */
static BbValue items_left(BbThread *t, BbValue sequence, uintptr_t index, bool down)
{
	if (bb_is_empty(sequence))
		return bb_from_small(0);
	if (bb_is_empty(bb_special(bb_type_of(sequence), BB_SP_LEN)))
		return BB_NOT_IMPLEMENTED;
	intptr_t n = bb_length(t, sequence), i = (intptr_t)index;
	if (n < 0)
		return BB_EMPTY;
	if (down)
		return bb_from_small(i <= n ? i : 0);
	return bb_from_small(i < n ? n - i : 0);
}

BB_CFUNCTION(sequence_length_hint)
{
	const SequenceIterator *it = bb_to_pointer(self);
	return items_left(t, bb_slot_load(&it->sequence), bb_published_load(&it->index), false);
}

BB_CFUNCTION(sequence_reduce)
{
	const SequenceIterator *it = bb_to_pointer(self);
	return bb_iterator_reduce(t, bb_slot_load(&it->sequence),
				  bb_from_small((intptr_t)bb_published_load(&it->index)));
}

BB_CFUNCTION(sequence_setstate)
{
	SequenceIterator *it = bb_to_pointer(self);
	intptr_t i;
	if (!bb_iterator_state(t, args[0], &i))
		return BB_EMPTY;
	bb_published_store(&it->index, (uintptr_t)(i < 0 ? 0 : i));
	return BB_NONE;
}

static const BbBuiltin sequence_methods[] = {
	BB_ITER_SELF_ENTRY(bb_sequence_iterator_type),
	BB_METHOD(bb_sequence_iterator_type, "__length_hint__", sequence_length_hint, 0, 0,
		  "How many items are left, about."),
	BB_NEXT_ENTRY(bb_sequence_iterator_type),
	BB_METHOD(bb_sequence_iterator_type, "__reduce__", sequence_reduce, 0, 0, REDUCE_DOC),
	BB_METHOD(bb_sequence_iterator_type, "__setstate__", sequence_setstate, 1, 1, "Set the position."),
};
TYPE(bb_sequence_iterator_type, "iterator", NULL, ITERATOR_FLAGS, SequenceIterator, sequence_trace, sequence_methods,
     sequence_next);

BB_CFUNCTION(reversed_new)
{
	BbType *type = bb_to_pointer(args[0]);
	if (type != &bb_reversed_type &&
	    !bb_is(bb_special(type, BB_SP_INIT), bb_special(&bb_reversed_type, BB_SP_INIT)))
		kwnames = BB_EMPTY;
	if (!bb_args_check(t, "reversed", nargs - 1, kwnames, 1, 1))
		return BB_EMPTY;
	BbValue method = bb_type_lookup(t, bb_type_of(args[1]), BB_NAME(t, __reversed__));
	if (bb_has_exception(t))
		return BB_EMPTY;
	if (!bb_is_empty(method) && !bb_is_none(method))
		return bb_call_special(t, method, args[1], NULL, 0);
	if (bb_is_none(method) || bb_is_dict(args[1]) || bb_is_empty(bb_special(bb_type_of(args[1]), BB_SP_GETITEM)))
		return bb_type_error(t, "'%T' object is not reversible", args[1]);
	intptr_t n = bb_length(t, args[1]);
	SequenceIterator *it = n < 0 ? NULL : bb_instance_new(t, type);
	if (!it)
		return BB_EMPTY;
	bb_store(t, it, &it->sequence, args[1]);
	bb_published_store(&it->index, (uintptr_t)n);
	return bb_from_pointer(it);
}

static BbValue reversed_next(BbThread *t, BbValue self)
{
	SequenceIterator *it = bb_to_pointer(self);
	BbValue sequence = bb_slot_load(&it->sequence);
	uintptr_t i = bb_published_load_relaxed(&it->index);
	if (bb_is_empty(sequence))
		return BB_EMPTY;
	BbValue v = i ? item_at(t, sequence, i - 1) : BB_EMPTY;
	if (!bb_is_empty(v))
		bb_published_store_relaxed(&it->index, i - 1);
	else if (!bb_has_exception(t))
		bb_store(t, it, &it->sequence, BB_EMPTY);
	return v;
}

BB_CFUNCTION(reversed_length_hint)
{
	const SequenceIterator *it = bb_to_pointer(self);
	return items_left(t, bb_slot_load(&it->sequence), bb_published_load(&it->index), true);
}

BB_CFUNCTION(reversed_reduce)
{
	const SequenceIterator *it = bb_to_pointer(self);
	BbValue sequence = bb_slot_load(&it->sequence), type = bb_from_pointer(bb_type_of(self));
	intptr_t i = (intptr_t)bb_published_load(&it->index);
	bool live = !bb_is_empty(sequence);
	if (!live)
		sequence = bb_tuple_empty(t);
	BbValue parts[3] = {type, bb_tuple_from(t, &sequence, 1), bb_from_small(i - 1)};
	return bb_is_empty(parts[1]) ? BB_EMPTY : bb_tuple_from(t, parts, live ? 3 : 2);
}

BB_CFUNCTION(reversed_setstate)
{
	SequenceIterator *it = bb_to_pointer(self);
	BbValue sequence = bb_slot_load(&it->sequence);
	intptr_t i;
	if (!bb_iterator_state(t, args[0], &i))
		return BB_EMPTY;
	if (!bb_is_empty(sequence)) {
		intptr_t n = bb_length(t, sequence);
		if (n < 0)
			return BB_EMPTY;
		bb_published_store(&it->index, (uintptr_t)(i < -1 ? 0 : i >= n ? n : i + 1));
	}
	return BB_NONE;
}

static const BbBuiltin reversed_methods[] = {
	BB_ITER_SELF_ENTRY(bb_reversed_type),
	BB_METHOD(bb_reversed_type, "__length_hint__", reversed_length_hint, 0, 0, "How many items are left, about."),
	BB_NEW(bb_reversed_type, reversed_new),
	BB_NEXT_ENTRY(bb_reversed_type),
	BB_METHOD(bb_reversed_type, "__reduce__", reversed_reduce, 0, 0, REDUCE_DOC),
	BB_METHOD(bb_reversed_type, "__setstate__", reversed_setstate, 1, 1, "Set the position."),
};
TYPE(bb_reversed_type, "reversed", "reversed(object, /)\n--\n\nAn iterator over a sequence, the last item first.",
     BB_TYPE_BASE | BB_TYPE_IMMUTABLE, SequenceIterator, sequence_trace, reversed_methods, reversed_next);

/* ---- iter(function, sentinel). ---- */

typedef struct CallableIterator {
	BbObject header;
	BbSlot function; /* EMPTY: exhausted */
	BbValue sentinel;
} CallableIterator;

static void callable_trace(BbTracer *tracer, void *cell)
{
	const CallableIterator *it = cell;
	bb_trace_slot(tracer, &it->function);
	bb_trace(tracer, it->sentinel);
}

BbValue bb_callable_iterator_new(BbThread *t, BbValue function, BbValue sentinel)
{
	CallableIterator *it = bb_object_new(t, &bb_callable_iterator_type, sizeof(CallableIterator));
	if (!it)
		return BB_EMPTY;
	it->sentinel = sentinel;
	bb_store(t, it, &it->function, function);
	return bb_from_pointer(it);
}

static BbValue callable_next(BbThread *t, BbValue self)
{
	CallableIterator *it = bb_to_pointer(self);
	BbValue function = bb_slot_load(&it->function);
	if (bb_is_empty(function))
		return BB_EMPTY;
	BbValue v = bb_call0(t, function);
	if (bb_is_empty(v)) {
		if (bb_exception_matches(t, &bb_exc_StopIteration)) {
			bb_exception_clear(t);
			bb_store(t, it, &it->function, BB_EMPTY);
		}
		return BB_EMPTY;
	}
	if (bb_is_empty(bb_slot_load(&it->function)))
		return BB_EMPTY;
	int equal = bb_equal(t, it->sentinel, v);
	if (equal == 0)
		return v;
	if (equal > 0)
		bb_store(t, it, &it->function, BB_EMPTY);
	return BB_EMPTY;
}

BB_CFUNCTION(callable_reduce)
{
	const CallableIterator *it = bb_to_pointer(self);
	BbValue function = bb_slot_load(&it->function);
	if (bb_is_empty(function))
		return bb_iterator_reduce(t, BB_EMPTY, BB_EMPTY);
	BbValue arguments = bb_tuple_pair(t, function, it->sentinel);
	return bb_is_empty(arguments) ? arguments : bb_tuple_pair(t, bb_from_pointer(&bb_iter_function), arguments);
}

static const BbBuiltin callable_methods[] = {
	BB_ITER_SELF_ENTRY(bb_callable_iterator_type),
	BB_NEXT_ENTRY(bb_callable_iterator_type),
	BB_METHOD(bb_callable_iterator_type, "__reduce__", callable_reduce, 0, 0, REDUCE_DOC),
};
TYPE(bb_callable_iterator_type, "callable_iterator", NULL, ITERATOR_FLAGS, CallableIterator, callable_trace,
     callable_methods, callable_next);

/* ---- enumerate. ---- */

typedef struct Enumerate {
	BbObject header;
	BbSlot index; /* int */
	BbValue iterator;
} Enumerate;

static void enumerate_trace(BbTracer *tracer, void *cell)
{
	const Enumerate *it = cell;
	bb_trace_slot(tracer, &it->index);
	bb_trace(tracer, it->iterator);
}

/* Finds the arguments with CPython's own wording of complaints. */
static bool enumerate_args(BbThread *t, const BbValue *args, size_t nargs, BbValue kwnames, BbValue *iterable,
			   BbValue *start)
{
	size_t given = nargs, keywords = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	*iterable = nargs > 0 ? args[0] : BB_EMPTY;
	*start = nargs > 1 ? args[1] : BB_EMPTY;
	if (given + keywords > 2) {
		bb_type_error(t, "enumerate() takes at most 2 arguments (%zu given)", given + keywords);
		return false;
	}
	for (size_t i = 0; i < keywords; i++) {
		BbValue name = bb_tuple_get(kwnames, i);
		if (bb_str_equals_text(name, "iterable") && bb_is_empty(*iterable)) {
			*iterable = args[nargs + i];
		} else if (bb_str_equals_text(name, "start") && bb_is_empty(*start)) {
			*start = args[nargs + i];
		} else {
			bb_type_error(t, "'%S' is an invalid keyword argument for enumerate()", name);
			return false;
		}
	}
	if (bb_is_empty(*iterable))
		bb_type_error(t, "enumerate() missing required argument 'iterable'");
	return !bb_is_empty(*iterable);
}

BB_CFUNCTION(enumerate_new)
{
	BbValue iterable, start;
	if (!enumerate_args(t, args + 1, nargs - 1, kwnames, &iterable, &start))
		return BB_EMPTY;
	start = bb_is_empty(start) ? bb_from_small(0) : bb_index(t, start);
	if (!bb_is_empty(start))
		start = bb_int_exact(t, start);
	BbValue iterator = bb_is_empty(start) ? start : bb_iter(t, iterable);
	Enumerate *it = bb_is_empty(iterator) ? NULL : bb_instance_new(t, bb_to_pointer(args[0]));
	if (!it)
		return BB_EMPTY;
	it->iterator = iterator;
	bb_store(t, it, &it->index, start);
	return bb_from_pointer(it);
}

static BbValue enumerate_next(BbThread *t, BbValue self)
{
	Enumerate *it = bb_to_pointer(self);
	BbValue item;
	if (bb_next(t, it->iterator, &item) <= 0)
		return BB_EMPTY;
	BbValue i = bb_slot_load(&it->index), next;
	if (BB_LIKELY(bb_is_small(i) && bb_to_small(i) < BB_SMALL_MAX))
		next = bb_from_small(bb_to_small(i) + 1);
	else
		next = bb_int_binary(t, BB_OP_ADD, i, bb_from_small(1));
	if (bb_is_empty(next))
		return next;
	bb_store(t, it, &it->index, next);
	return bb_tuple_pair(t, i, item);
}

BB_CFUNCTION(enumerate_reduce)
{
	const Enumerate *it = bb_to_pointer(self);
	BbValue arguments = bb_tuple_pair(t, it->iterator, bb_slot_load(&it->index));
	return bb_is_empty(arguments) ? arguments : bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), arguments);
}

static const BbBuiltin enumerate_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_enumerate_type),
	BB_ITER_SELF_ENTRY(bb_enumerate_type),
	BB_NEW(bb_enumerate_type, enumerate_new),
	BB_NEXT_ENTRY(bb_enumerate_type),
	BB_METHOD(bb_enumerate_type, "__reduce__", enumerate_reduce, 0, 0, REDUCE_DOC),
};
TYPE(bb_enumerate_type, "enumerate",
     "enumerate(iterable, start=0)\n--\n\nAn iterator over pairs of a count, from start on, and an item of iterable.",
     BB_TYPE_BASE | BB_TYPE_IMMUTABLE, Enumerate, enumerate_trace, enumerate_methods, enumerate_next);

/* ---- zip, map, filter. ---- */

/* All three: filter's iterators are one. */
typedef struct Combined {
	BbObject header;
	BbValue function;    /* map, filter */
	BbValue iterators;   /* tuple */
	BbPublished8 strict; /* zip, map */
} Combined;

static void combined_trace(BbTracer *tracer, void *cell)
{
	const Combined *it = cell;
	bb_trace(tracer, it->function);
	bb_trace(tracer, it->iterators);
}

/* A tuple of the iterators of n iterables. */
static BbValue iterators_of(BbThread *t, const BbValue *iterables, size_t n)
{
	BbTuple *tuple = bb_tuple_alloc(t, n);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++)
		if (bb_is_empty(tuple->items[i] = bb_iter(t, iterables[i])))
			return BB_EMPTY;
	return bb_from_pointer(tuple);
}

static BbValue combined_new(BbThread *t, BbType *type, BbValue function, const BbValue *iterables, size_t n,
			    bool strict)
{
	BbValue iterators = iterators_of(t, iterables, n);
	Combined *it = bb_is_empty(iterators) ? NULL : bb_instance_new(t, type);
	if (!it)
		return BB_EMPTY;
	it->function = function;
	it->iterators = iterators;
	bb_published8_store(&it->strict, strict);
	return bb_from_pointer(it);
}

/* The only keyword argument that zip and map take.  A subclass with its own __init__ may take what it likes. */
static bool strict_argument(BbThread *t, const char *function, const BbType *base, const BbType *type,
			    const BbValue *values, BbValue kwnames, bool *strict)
{
	*strict = false;
	if (bb_is_empty(kwnames) ||
	    (type != base && !bb_is(bb_special(type, BB_SP_INIT), bb_special(base, BB_SP_INIT))))
		return true;
	if (bb_tuple_count(kwnames) > 1) {
		bb_type_error(t, "%s() takes at most 1 keyword argument (%zu given)", function,
			      bb_tuple_count(kwnames));
		return false;
	}
	if (!bb_str_equals_text(bb_tuple_get(kwnames, 0), "strict")) {
		bb_type_error(t, "%s() got an unexpected keyword argument '%S'", function, bb_tuple_get(kwnames, 0));
		return false;
	}
	int truth = bb_truth(t, values[0]);
	*strict = truth > 0;
	return truth >= 0;
}

/* With strict: iterator number i, the first to end, ended behind the others. */
static void complain(BbThread *t, const char *function, BbValue iterators, size_t i)
{
	if (i) {
		bb_value_error(t,
			       i == 1 ? "%s() argument %zu is shorter than argument 1"
				      : "%s() argument %zu is shorter than arguments 1-%zu",
			       function, i + 1, i);
		return;
	}
	BbValue item;
	for (i = 1; i < bb_tuple_count(iterators); i++) {
		int status = bb_next(t, bb_tuple_get(iterators, i), &item);
		if (status > 0)
			bb_value_error(t,
				       i == 1 ? "%s() argument %zu is longer than argument 1"
					      : "%s() argument %zu is longer than arguments 1-%zu",
				       function, i + 1, i);
		if (status)
			return;
	}
}

/* The next item of each iterator into out: false: one has ended, or failed. */
static bool next_items(BbThread *t, const char *function, const Combined *it, BbValue *out)
{
	size_t n = bb_tuple_count(it->iterators);
	for (size_t i = 0; i < n; i++) {
		int status = bb_next(t, bb_tuple_get(it->iterators, i), &out[i]);
		if (status > 0)
			continue;
		if (status == 0 && bb_published8_load_relaxed(&it->strict))
			complain(t, function, it->iterators, i);
		return false;
	}
	return true;
}

BB_CFUNCTION(zip_new)
{
	BbType *type = bb_to_pointer(args[0]);
	bool strict;
	if (!strict_argument(t, "zip", &bb_zip_type, type, args + nargs, kwnames, &strict))
		return BB_EMPTY;
	return combined_new(t, type, BB_NONE, args + 1, nargs - 1, strict);
}

static BbValue zip_next(BbThread *t, BbValue self)
{
	const Combined *it = bb_to_pointer(self);
	size_t n = bb_tuple_count(it->iterators);
	if (n == 0)
		return BB_EMPTY;
	BbTuple *tuple = bb_tuple_alloc(t, n);
	return tuple && next_items(t, "zip", it, tuple->items) ? bb_from_pointer(tuple) : BB_EMPTY;
}

/* (type, arguments) or (type, arguments, True) */
static BbValue combined_reduce(BbThread *t, BbValue self, BbValue arguments)
{
	const Combined *it = bb_to_pointer(self);
	BbValue parts[3] = {bb_from_pointer(bb_type_of(self)), arguments, BB_TRUE};
	return bb_is_empty(arguments) ? arguments : bb_tuple_from(t, parts, bb_published8_load(&it->strict) ? 3 : 2);
}

BB_CFUNCTION(zip_reduce)
{
	return combined_reduce(t, self, ((const Combined *)bb_to_pointer(self))->iterators);
}

BB_CFUNCTION(combined_setstate)
{
	Combined *it = bb_to_pointer(self);
	int truth = bb_truth(t, args[0]);
	if (truth < 0)
		return BB_EMPTY;
	bb_published8_store(&it->strict, truth > 0);
	return BB_NONE;
}

static const BbBuiltin zip_methods[] = {
	BB_ITER_SELF_ENTRY(bb_zip_type),
	BB_NEW(bb_zip_type, zip_new),
	BB_NEXT_ENTRY(bb_zip_type),
	BB_METHOD(bb_zip_type, "__reduce__", zip_reduce, 0, 0, REDUCE_DOC),
	BB_METHOD(bb_zip_type, "__setstate__", combined_setstate, 1, 1, "Set whether lengths are checked."),
};
TYPE(bb_zip_type, "zip",
     "zip(*iterables, strict=False)\n\n"
     "An iterator over tuples with one item of each iterable, until the shortest ends; with strict all must "
     "end together.",
     BB_TYPE_BASE | BB_TYPE_IMMUTABLE, Combined, combined_trace, zip_methods, zip_next);

BB_CFUNCTION(map_new)
{
	BbType *type = bb_to_pointer(args[0]);
	bool strict;
	if (!strict_argument(t, "map", &bb_map_type, type, args + nargs, kwnames, &strict))
		return BB_EMPTY;
	if (nargs < 3)
		return bb_type_error(t, "map() must have at least two arguments.");
	return combined_new(t, type, args[1], args + 2, nargs - 2, strict);
}

static BbValue map_next(BbThread *t, BbValue self)
{
	const Combined *it = bb_to_pointer(self);
	size_t n = bb_tuple_count(it->iterators);
	BbValue few[4];
	if (BB_LIKELY(n <= BB_COUNT(few)))
		return next_items(t, "map", it, few) ? bb_call(t, it->function, few, n, BB_EMPTY) : BB_EMPTY;
	BbTuple *tuple = bb_tuple_alloc(t, n);
	return tuple && next_items(t, "map", it, tuple->items) ? bb_call(t, it->function, tuple->items, n, BB_EMPTY)
							       : BB_EMPTY;
}

BB_CFUNCTION(map_reduce)
{
	const Combined *it = bb_to_pointer(self);
	size_t n = bb_tuple_count(it->iterators);
	BbTuple *arguments = bb_tuple_alloc(t, n + 1);
	if (!arguments)
		return BB_EMPTY;
	arguments->items[0] = it->function;
	for (size_t i = 0; i < n; i++)
		arguments->items[i + 1] = bb_tuple_get(it->iterators, i);
	return combined_reduce(t, self, bb_from_pointer(arguments));
}

static const BbBuiltin map_methods[] = {
	BB_ITER_SELF_ENTRY(bb_map_type),
	BB_NEW(bb_map_type, map_new),
	BB_NEXT_ENTRY(bb_map_type),
	BB_METHOD(bb_map_type, "__reduce__", map_reduce, 0, 0, REDUCE_DOC),
	BB_METHOD(bb_map_type, "__setstate__", combined_setstate, 1, 1, "Set whether lengths are checked."),
};
TYPE(bb_map_type, "map",
     "map(function, iterable, /, *iterables, strict=False)\n--\n\n"
     "An iterator over what function returns for one item of each iterable, until the shortest ends; "
     "with strict all must end together.",
     BB_TYPE_BASE | BB_TYPE_IMMUTABLE, Combined, combined_trace, map_methods, map_next);

BB_CFUNCTION(filter_new)
{
	BbType *type = bb_to_pointer(args[0]);
	if (type != &bb_filter_type && !bb_is(bb_special(type, BB_SP_INIT), bb_special(&bb_filter_type, BB_SP_INIT)))
		kwnames = BB_EMPTY;
	if (!bb_args_check(t, "filter", nargs - 1, kwnames, 2, 2))
		return BB_EMPTY;
	return combined_new(t, type, args[1], args + 2, 1, false);
}

static BbValue filter_next(BbThread *t, BbValue self)
{
	const Combined *it = bb_to_pointer(self);
	BbValue iterator = bb_tuple_get(it->iterators, 0), item;
	bool plain = bb_is_none(it->function) || bb_is(it->function, bb_from_pointer(&bb_bool_type));
	while (bb_next(t, iterator, &item) > 0) {
		BbValue verdict = plain ? item : bb_call1(t, it->function, item);
		int truth = bb_is_empty(verdict) ? -1 : bb_truth(t, verdict);
		if (truth)
			return truth < 0 ? BB_EMPTY : item;
		bb_poll_stop(t);
	}
	return BB_EMPTY;
}

BB_CFUNCTION(filter_reduce)
{
	const Combined *it = bb_to_pointer(self);
	return combined_reduce(t, self, bb_tuple_pair(t, it->function, bb_tuple_get(it->iterators, 0)));
}

static const BbBuiltin filter_methods[] = {
	BB_ITER_SELF_ENTRY(bb_filter_type),
	BB_NEW(bb_filter_type, filter_new),
	BB_NEXT_ENTRY(bb_filter_type),
	BB_METHOD(bb_filter_type, "__reduce__", filter_reduce, 0, 0, REDUCE_DOC),
};
TYPE(bb_filter_type, "filter",
     "filter(function, iterable, /)\n--\n\n"
     "An iterator over the items for which function is true; with None, over those that are true.",
     BB_TYPE_BASE | BB_TYPE_IMMUTABLE, Combined, combined_trace, filter_methods, filter_next);
