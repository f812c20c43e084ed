/* SPDX-License-Identifier: MIT */
/*
 * A Python value is one machine word: a small integer, (on 64-bit machines) most doubles, or a pointer to an object.
 *
 *	xxx...xxx1	small integer, 63 or 31 bits
 *	xxx...xx10	double, where BB_UNBOXED_FLOATS
 *	ppp...p000	pointer to an object, which starts with a pointer to its type
 *	0		EMPTY: no value at all.  An unbound variable, a free slot, or "an exception is pending"
 *
 * The word is wrapped in a struct, so that the compiler finds every place that takes one for a pointer or a number.
 *
 * A double is kept inside the word if its exponent lies within 2^-256 .. 2^255 or if it is a zero: its bits are rotated
 * left by one (sign to bit 0, exponent on top), the exponent is moved down so that the two top bits are clear, and the
 * tag takes their place.  Zeros take the codes of +-2^-256, which is boxed like the rest.
 *
 * A slot (BbSlot) is a value in shared memory: written with release, read with acquire, so that whoever sees a pointer
 * sees the object complete.
 */
#ifndef BB_BASE_VALUE_H
#define BB_BASE_VALUE_H

#include "base/atomic.h"

#include <string.h>

typedef struct BbValue {
	uintptr_t bits;
} BbValue;

/* An initialiser for static data; x is a constant expression. */
#define BB_VALUE_POINTER_INIT(ptr)                                                                                     \
	{                                                                                                              \
		(uintptr_t)(ptr)                                                                                       \
	}

/* The same for a small integer. */
#define BB_VALUE_SMALL_INIT(x)                                                                                         \
	{                                                                                                              \
		((uintptr_t)(x) << 1) | 1                                                                              \
	}

#define BB_EMPTY ((BbValue){0})

BB_INLINE BbValue bb_value_from_bits(uintptr_t bits)
{
	return (BbValue){bits};
}

BB_INLINE bool bb_is_empty(BbValue v)
{
	return v.bits == 0;
}

/* Identity: Python's "is". */
BB_INLINE bool bb_is(BbValue a, BbValue b)
{
	return a.bits == b.bits;
}

/* Pointers.  p is not NULL and 8-byte aligned. */

BB_INLINE bool bb_is_pointer(BbValue v)
{
	return (v.bits & 3) == 0 && v.bits != 0;
}

BB_INLINE BbValue bb_from_pointer(const void *p)
{
	return (BbValue){(uintptr_t)p};
}

BB_INLINE void *bb_to_pointer(BbValue v)
{
	return (void *)v.bits;
}

/* Small integers. */

#define BB_SMALL_MAX (INTPTR_MAX >> 1)
#define BB_SMALL_MIN (INTPTR_MIN >> 1)

BB_INLINE bool bb_is_small(BbValue v)
{
	return (v.bits & 1) != 0;
}

BB_INLINE bool bb_both_small(BbValue a, BbValue b)
{
	return (a.bits & b.bits & 1) != 0;
}

BB_INLINE bool bb_fits_small(intptr_t x)
{
	return x >= BB_SMALL_MIN && x <= BB_SMALL_MAX;
}

/* x fits. */
BB_INLINE BbValue bb_from_small(intptr_t x)
{
	return (BbValue){((uintptr_t)x << 1) | 1};
}

BB_INLINE intptr_t bb_to_small(BbValue v)
{
	return (intptr_t)v.bits >> 1;
}

/* Doubles inside the word. */

#if BB_UNBOXED_FLOATS

#define BB_FLOAT_SHIFT_ ((uint64_t)(1023 - 256) << 53)

BB_INLINE bool bb_is_unboxed_float(BbValue v)
{
	return (v.bits & 3) == 2;
}

/* Stores the word for x in *v and returns true, or returns false: x must be boxed. */
BB_INLINE bool bb_try_from_double(double x, BbValue *v)
{
	uint64_t raw;
	memcpy(&raw, &x, sizeof raw);
	uint64_t rotated = (raw << 1) | (raw >> 63);
	uint64_t moved = rotated - BB_FLOAT_SHIFT_;
	if (BB_LIKELY(moved - 2 < ((uint64_t)1 << 62) - 2)) {
		v->bits = (moved << 2) | 2;
		return true;
	}
	if (rotated <= 1) {
		v->bits = (rotated << 2) | 2;
		return true;
	}
	return false;
}

BB_INLINE double bb_unboxed_to_double(BbValue v)
{
	uint64_t moved = v.bits >> 2;
	uint64_t rotated = moved > 1 ? moved + BB_FLOAT_SHIFT_ : moved;
	uint64_t raw = (rotated >> 1) | (rotated << 63);
	double x;
	memcpy(&x, &raw, sizeof x);
	return x;
}

#else

BB_INLINE bool bb_is_unboxed_float(BbValue v)
{
	(void)v;
	return false;
}

BB_INLINE bool bb_try_from_double(double x, BbValue *v)
{
	(void)x;
	(void)v;
	return false;
}

BB_INLINE double bb_unboxed_to_double(BbValue v)
{
	(void)v;
	return 0.0;
}

#endif

/* Slots: values in shared memory. */

typedef struct BbSlot {
	BbPublished word;
} BbSlot;

BB_INLINE BbValue bb_slot_load(const BbSlot *slot)
{
	return (BbValue){bb_published_load(&slot->word)};
}

/* For a slot that nobody else can see yet, or in a stopped world. */
BB_INLINE void bb_slot_init(BbSlot *slot, BbValue v)
{
	bb_published_store_relaxed(&slot->word, v.bits);
}

/* The write to a slot in a static or thread-owned place.  Stores into heap cells go through bb_store (memory/heap.h),
 * where a write barrier has its place. */
BB_INLINE void bb_slot_store(BbSlot *slot, BbValue v)
{
	bb_published_store(&slot->word, v.bits);
}

#endif
