/* SPDX-License-Identifier: MIT */
/*
 * Products of two 64-bit words, on every target; unaligned little-endian loads; the bits of a double, and rounding to
 * one.
 *
 * Pure inline functions; any thread may call them at any time.
 */
#ifndef BB_BASE_WIDE_H
#define BB_BASE_WIDE_H

#include "base/compiler.h"

#include <string.h>

/* Returns the low half of a * b and puts the high half into *high. */
BB_INLINE uint64_t bb_wide_mul(uint64_t a, uint64_t b, uint64_t *high)
{
#ifdef __SIZEOF_INT128__
	unsigned __int128 p = (unsigned __int128)a * b;

	*high = (uint64_t)(p >> 64);
	return (uint64_t)p;
#else
	uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
	uint64_t p00 = a0 * b0, p01 = a0 * b1, p10 = a1 * b0;
	uint64_t middle = (p00 >> 32) + (uint32_t)p01 + (uint32_t)p10;

	*high = a1 * b1 + (p01 >> 32) + (p10 >> 32) + (middle >> 32);
	return middle << 32 | (uint32_t)p00;
#endif
}

BB_INLINE uint32_t bb_wide_load32(const uint8_t *p)
{
	uint32_t x;

	memcpy(&x, p, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap32(x);
#endif
	return x;
}

BB_INLINE uint64_t bb_wide_load64(const uint8_t *p)
{
	uint64_t x;

	memcpy(&x, p, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

/* The IEEE 754 representation of a double, and back. */
BB_INLINE uint64_t bb_wide_from_double(double x)
{
	uint64_t bits;

	memcpy(&bits, &x, sizeof bits);
	return bits;
}

BB_INLINE double bb_wide_to_double(uint64_t bits)
{
	double x;

	memcpy(&x, &bits, sizeof x);
	return x;
}

/* (x + e) * 2^(top - 64) as the nearest double, half to even.  The highest bit of x is 1; e is 0, or if sticky
 * something between 0 and 1 that is neither.  Infinity if it overflows, subnormal or 0 if it is small. */
BB_INLINE double bb_wide_round(uint64_t x, bool sticky, int64_t top)
{
	int64_t drop = top <= -1022 ? -1010 - top : 11;
	uint64_t biased = top <= -1022 ? 0 : (uint64_t)(top + 1021);

	if (top < -1074)
		return 0;
	if (top > 1024)
		return bb_wide_to_double((uint64_t)0x7ff << 52);
	if (drop == 64) {
		x = x > (uint64_t)1 << 63 || sticky;
	} else {
		uint64_t half = (uint64_t)1 << (drop - 1), rest = x & (2 * half - 1);

		x >>= drop;
		x += rest > half || (rest == half && (sticky || (x & 1)));
	}
	/* Adding lets a carry from rounding go into the exponent, up to infinity; the leading 1 adds one to it too. */
	return bb_wide_to_double((biased << 52) + x);
}

#endif
