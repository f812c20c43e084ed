/* SPDX-License-Identifier: MIT */
/*
 * Arguments that methods of str, bytes and bytearray have in common.
 *
 * Nothing here has state; __index__ of arguments may run user code.
 */
#ifndef BB_OBJECT_TEXT_ARGS_H
#define BB_OBJECT_TEXT_ARGS_H

#include "object/object.h"

/* v has __index__.  Runs nothing. */
bool bb_text_args_has_index(BbThread *t, BbValue v);

/* A start or end of a range: EMPTY and None leave *out alone.  Clips.  TypeError "slice indices must be ...". */
BB_NODISCARD bool bb_text_args_index(BbThread *t, BbValue v, intptr_t *out);

/* args[first] and args[first + 1], where given, as start and end of a range in something of length items, which *start
 * > length may lie outside. Call bb_text_args_clip with the length once no user code can change it any more. */
BB_NODISCARD bool bb_text_args_range(BbThread *t, const BbValue *args, size_t nargs, size_t first, intptr_t *start,
				     intptr_t *end);

/* Applies negative indices, cuts end off at length. *start may stay beyond *end. */
BB_INLINE void bb_text_args_clip(size_t length, intptr_t *start, intptr_t *end)
{
	intptr_t n = (intptr_t)length;
	if (*end > n)
		*end = n;
	else if (*end < 0 && (*end += n) < 0)
		*end = 0;
	if (*start < 0 && (*start += n) < 0)
		*start = 0;
}

/* An optional str argument as C text: EMPTY gives NULL.  TypeError "function() argument 'name' must be str, not T". */
BB_NODISCARD bool bb_text_args_cstring(BbThread *t, BbValue v, const char *function, const char *name,
				       const char **out);

/* An integer that fits; OverflowError, TypeError. */
BB_NODISCARD bool bb_text_args_count(BbThread *t, BbValue v, intptr_t *out);

/* v is an instance of a class in Python that answers for this reflected operator: + and * of sequences leave it to
 * that. */
bool bb_text_args_reflects(BbValue v, BbSpecial reflected);

/* n of `sequence * n': 1; 0: leave it to the other operand (NotImplemented); -1: failed. */
BB_NODISCARD int bb_text_args_repeat(BbThread *t, BbValue v, intptr_t *n);

/* The index of an item: __index__ that fits, else IndexError "cannot fit 'T' into an index-sized integer". */
BB_NODISCARD bool bb_text_args_item(BbThread *t, BbValue v, intptr_t *out);

#endif
