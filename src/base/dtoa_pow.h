/* SPDX-License-Identifier: MIT */
/*
 * Powers of ten to 128 bits, for reading and writing doubles.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_BASE_DTOA_POW_H
#define BB_BASE_DTOA_POW_H

#include "base/compiler.h"

/* The exponents that bb_dtoa_pow_ten knows, and those of them for which it is exact. */
#define BB_DTOA_POW_MIN (-342)
#define BB_DTOA_POW_MAX 324
#define BB_DTOA_POW_EXACT_MIN 0
#define BB_DTOA_POW_EXACT_MAX 55

/* floor(log2(10^e)), |e| <= 400. */
BB_INLINE int bb_dtoa_pow_log2(int e)
{
	return (e * 1741647) >> 19;
}

/* floor(10^e * 2^(127 - bb_dtoa_pow_log2(e))): 128 bits, the highest of them 1. */
void bb_dtoa_pow_ten(int e, uint64_t *high, uint64_t *low);

#endif
