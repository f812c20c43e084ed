/* SPDX-License-Identifier: MIT */
/*
 * Iterators over anything: by __getitem__, by calling a function until it returns a sentinel, enumerate, reversed, zip,
 * map, filter.
 *
 * Threading: an iterator's position is a published word.  Threads that share an iterator may see items twice or not at
 * all; never a broken object.
 */
#ifndef BB_OBJECT_ITERATORS_H
#define BB_OBJECT_ITERATORS_H

#include "object/native.h"
#include "object/object.h"

extern BbType bb_sequence_iterator_type, bb_callable_iterator_type, bb_enumerate_type, bb_reversed_type, bb_zip_type,
	bb_map_type, bb_filter_type;

/* Over object[0], object[1], ... until IndexError or StopIteration. */
BB_NODISCARD BbValue bb_sequence_iterator_new(BbThread *t, BbValue object);
/* iter(function, sentinel) */
BB_NODISCARD BbValue bb_callable_iterator_new(BbThread *t, BbValue function, BbValue sentinel);

/* The built-in function iter(), as a static object; __reduce__ of iterators names it. */
extern BbBuiltin bb_iter_function;

/* What __reduce__ of iterators returns: (iter, (object,)) or (iter, (object,), index) where index is not EMPTY; object
 * EMPTY: an exhausted one, (iter, ((),)). */
BB_NODISCARD BbValue bb_iterator_reduce(BbThread *t, BbValue object, BbValue index);

/* The argument of __setstate__ as a position: TypeError "an integer is required". */
BB_NODISCARD bool bb_iterator_state(BbThread *t, BbValue v, intptr_t *out);

/* A type of iterators over str or bytes, of which a file has several.  INSTANCE is its struct; the file has trace,
 * next, length_hint, reduce and set_state. */
#define BB_TEXT_ITERATOR_TYPE(TYPE, NAME, INSTANCE, METHODS)                                                           \
	static const BbBuiltin METHODS[] = {                                                                           \
		BB_ITER_SELF_ENTRY(TYPE),                                                                              \
		BB_METHOD(TYPE, "__length_hint__", length_hint, 0, 0, "An estimate of how many items are left."),      \
		BB_NEXT_ENTRY(TYPE),                                                                                   \
		BB_METHOD(TYPE, "__reduce__", reduce, 0, 0, "State for pickling."),                                    \
		BB_METHOD(TYPE, "__setstate__", set_state, 1, 1, "Restore state from pickling."),                      \
	};                                                                                                             \
	BbType TYPE = {                                                                                                \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = trace},                                                                              \
		.name = NAME,                                                                                          \
		.module = "builtins",                                                                                  \
		.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,                                                           \
		.instance_size = sizeof(INSTANCE),                                                                     \
		.base = &bb_object_type,                                                                               \
		.methods = METHODS,                                                                                    \
		.method_count = BB_COUNT(METHODS),                                                                     \
		.next = next,                                                                                          \
	};

#endif
