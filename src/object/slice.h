/* SPDX-License-Identifier: MIT */
/*
 * slice objects, and what they come to for a sequence of a given length.
 *
 * Immutable.
 */
#ifndef BB_OBJECT_SLICE_H
#define BB_OBJECT_SLICE_H

#include "object/object.h"

typedef struct BbSlice {
	BbObject header;
	BbValue start, stop, step; /* None where not given */
} BbSlice;

extern BbType bb_slice_type;

BB_INLINE bool bb_is_slice(BbValue v)
{
	return bb_is_exact(v, &bb_slice_type);
}
BB_INLINE BbSlice *bb_to_slice(BbValue v)
{
	return (BbSlice *)bb_to_pointer(v);
}

/* An argument may be EMPTY: None. */
BB_NODISCARD BbValue bb_slice_new(BbThread *t, BbValue start, BbValue stop, BbValue step);

/* The three numbers, clipped to the range of intptr_t; defaults filled in.  Runs user code (__index__). */
BB_NODISCARD bool bb_slice_unpack(BbThread *t, BbValue slice, intptr_t *start, intptr_t *stop, intptr_t *step);

/* Clips start and stop, as unpacked, to a sequence of `length' items and returns how many are selected.  If step > 0
 * and nothing is selected, *stop >= *start does not hold necessarily.  Runs nothing. */
size_t bb_slice_adjust(size_t length, intptr_t *start, intptr_t *stop, intptr_t step);

/* Both together, for sequences that cannot change. */
BB_NODISCARD bool bb_slice_indices(BbThread *t, BbValue slice, size_t length, intptr_t *start, intptr_t *step,
				   size_t *count);

#endif
