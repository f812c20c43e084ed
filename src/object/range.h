/* SPDX-License-Identifier: MIT */
/*
 * range: an arithmetic progression of ints of any size.
 *
 * Immutable.  The iterator over a range whose numbers all fit small ints counts in machine words.
 */
#ifndef BB_OBJECT_RANGE_H
#define BB_OBJECT_RANGE_H

#include "object/object.h"

typedef struct BbRange {
	BbObject header;
	BbValue start, stop, step, length; /* exact ints */
} BbRange;

/* All numbers produced are small ints.  Position is a published word: threads that share the iterator may repeat or
 * skip. */
typedef struct BbRangeIterator {
	BbObject header;
	BbPublished index; /* how many were produced */
	intptr_t start, step;
	uintptr_t length;
} BbRangeIterator;

extern BbType bb_range_type, bb_range_iterator_type, bb_long_range_iterator_type;

/* Exact ints; step not 0. */
BB_NODISCARD BbValue bb_range_new(BbThread *t, BbValue start, BbValue stop, BbValue step);
BB_NODISCARD BbValue bb_range_iterator_new(BbThread *t, BbValue range);

/* The next number of a BbRangeIterator, or EMPTY. */
BB_INLINE BbValue bb_range_iterator_next(BbRangeIterator *it)
{
	uintptr_t i = bb_published_load_relaxed(&it->index);
	if (BB_UNLIKELY(i >= it->length))
		return BB_EMPTY;
	bb_published_store_relaxed(&it->index, i + 1);
	return bb_from_small((intptr_t)((uintptr_t)it->start + i * (uintptr_t)it->step));
}

#endif
