/* SPDX-License-Identifier: MIT */
/*
 * Multiplication of natural numbers; see mpn.h for the conventions.
 *
 * Pure functions over the caller's memory; any thread may call them.
 */
#ifndef BB_BASE_MPN_MUL_H
#define BB_BASE_MPN_MUL_H

#include "base/mpn_limb.h"

/* Limbs of scratch that bb_mpn_mul needs for these sizes (0 for small ones). */
BB_NODISCARD size_t bb_mpn_mul_scratch(size_t na, size_t nb);

/* r = a * b.  r has na + nb limbs, overlaps neither operand.  na and nb may be in any order, and 0.  Squares (a == b
 * and na == nb) are faster.  scratch has bb_mpn_mul_scratch(na, nb) limbs (NULL if 0).  poll may be NULL.
 * OK or INTERRUPTED. */
BB_NODISCARD BbMpnStatus bb_mpn_mul(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb, BbLimb *scratch,
				    BbMpnPoll *poll);

#endif
