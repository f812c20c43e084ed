/* SPDX-License-Identifier: MIT */
/*
 * Division of natural numbers (see mpn.h for the conventions), and of two limbs by one through a reciprocal (Moeller
 * and Granlund), where the divisor is normalized: its highest bit is 1.
 *
 * Pure functions over the caller's memory; any thread may call them.
 */
#ifndef BB_BASE_MPN_DIV_H
#define BB_BASE_MPN_DIV_H

#include "base/mpn_limb.h"

/* Limbs of scratch that bb_mpn_divrem needs for these sizes. */
BB_NODISCARD size_t bb_mpn_divrem_scratch(size_t na, size_t nb);

/* q = a / b, r = a % b.  na >= nb >= 1 and b[nb - 1] is not 0.  q has na - nb + 1 limbs (the highest may be 0), r has
 * nb; they overlap neither each other nor the operands, except that r may be a or b.  q or r may be NULL if not wanted.
 * scratch as above.  poll may be NULL.  OK or INTERRUPTED. */
BB_NODISCARD BbMpnStatus bb_mpn_divrem(BbLimb *q, BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb,
				       BbLimb *scratch, BbMpnPoll *poll);

/* floor((B^2 - 1) / d) - B, where B is 2^BB_LIMB_BITS. */
BB_INLINE BbLimb bb_mpn_div_reciprocal(BbLimb d)
{
	return (BbLimb)(((BbLimb2)(BbLimb)~d << BB_LIMB_BITS | BB_LIMB_MAX) / d);
}

/* Quotient of high:low by d, high < d, with d's reciprocal; the remainder goes into *rest. */
BB_INLINE BbLimb bb_mpn_div_2by1(BbLimb high, BbLimb low, BbLimb d, BbLimb reciprocal, BbLimb *rest)
{
	BbLimb2 x = (BbLimb2)reciprocal * high + ((BbLimb2)high << BB_LIMB_BITS | low);
	BbLimb q = (BbLimb)(x >> BB_LIMB_BITS) + 1, r = low - q * d;

	if (r > (BbLimb)x) {
		q--;
		r += d;
	}
	if (BB_UNLIKELY(r >= d)) {
		q++;
		r -= d;
	}
	*rest = r;
	return q;
}

#endif
