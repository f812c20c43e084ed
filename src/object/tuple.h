/* SPDX-License-Identifier: MIT */
/*
 * tuple: a fixed row of values, immutable once published.
 */
#ifndef BB_OBJECT_TUPLE_H
#define BB_OBJECT_TUPLE_H

#include "object/object.h"

typedef struct BbTuple {
	BbObject header;
	size_t count;
	BbValue items[];
} BbTuple;

BB_INLINE BbTuple *bb_to_tuple(BbValue v)
{
	return (BbTuple *)bb_to_pointer(v);
}
BB_INLINE size_t bb_tuple_count(BbValue v)
{
	return bb_to_tuple(v)->count;
}
BB_INLINE BbValue bb_tuple_get(BbValue v, size_t i)
{
	return bb_to_tuple(v)->items[i];
}

/* n EMPTY items, which the caller fills (plain stores) before anybody else sees the tuple.  For n == 0 the shared empty
 * one. */
BB_NODISCARD BbTuple *bb_tuple_alloc(BbThread *t, size_t n);
BB_NODISCARD BbValue bb_tuple_from(BbThread *t, const BbValue *items, size_t n);
BbValue bb_tuple_empty(BbThread *t);
BB_INLINE BB_NODISCARD BbValue bb_tuple_pair(BbThread *t, BbValue a, BbValue b)
{
	BbTuple *tuple = bb_tuple_alloc(t, 2);
	if (BB_UNLIKELY(!tuple))
		return BB_EMPTY;
	tuple->items[0] = a;
	tuple->items[1] = b;
	return bb_from_pointer(tuple);
}
/* tuple[start:stop], 0 <= start <= stop <= count; the tuple itself if that is all of it and it is exactly a tuple. */
BB_NODISCARD BbValue bb_tuple_slice(BbThread *t, BbValue tuple, size_t start, size_t stop);
/* tuple(iterable); runs user code. */
BB_NODISCARD BbValue bb_tuple_from_iterable(BbThread *t, BbValue iterable);

/* ---- Iterators. ---- */

typedef struct BbTupleIterator {
	BbObject header;
	BbSlot tuple; /* EMPTY: exhausted */
	BbPublished index;
} BbTupleIterator;
extern BbType bb_tuple_iterator_type;
BB_NODISCARD BbValue bb_tuple_iterator_new(BbThread *t, BbValue tuple);

#endif
