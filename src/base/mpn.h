/* SPDX-License-Identifier: MIT */
/*
 * Arithmetic of natural numbers held as little-endian arrays of limbs.  No signs, no objects, no heap: results go where
 * the caller says, and scratch memory is the caller's.
 *
 * A number is a pointer and a count of limbs; high zero limbs are allowed unless "normalized" is asked for (highest
 * limb not 0, or count 0).  Unless said otherwise a result may be exactly the same array as an operand but must not
 * overlap it in any other way.
 *
 * Pure functions over the caller's memory; any thread may call them, the caller makes sure that nobody writes an
 * operand meanwhile.  Long operations take a BbMpnPoll so that they can stop for a stop-the-world, or be given up.
 *
 * Kernels are here; multiplication, division and text have headers of their own, which this one brings along.
 */
#ifndef BB_BASE_MPN_H
#define BB_BASE_MPN_H

#include "base/compiler.h"
#include "base/mpn_div.h"
#include "base/mpn_limb.h"
#include "base/mpn_mul.h"
#include "base/mpn_text.h"

/* --- Kernels: linear time, no poll --- */

/* Count without high zero limbs. */
BB_INLINE size_t bb_mpn_normalize(const BbLimb *a, size_t n)
{
	while (n > 0 && a[n - 1] == 0)
		n--;
	return n;
}

/* Compares: negative, 0 or positive.  bb_mpn_cmp2 takes normalized numbers. */
BB_NODISCARD int bb_mpn_cmp(const BbLimb *a, const BbLimb *b, size_t n);
BB_NODISCARD int bb_mpn_cmp2(const BbLimb *a, size_t na, const BbLimb *b, size_t nb);

void bb_mpn_copy(BbLimb *r, const BbLimb *a, size_t n);
void bb_mpn_zero(BbLimb *r, size_t n);

/* r = a + b, a - b over n limbs; return the carry or borrow (0 or 1).  r may be a or b. */
BbLimb bb_mpn_add_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n);
BbLimb bb_mpn_sub_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n);

/* The same for na >= nb; r has na limbs.  r may be a (or b if na == nb). */
BbLimb bb_mpn_add(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb);
BbLimb bb_mpn_sub(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb);

/* The same with a single limb. */
BbLimb bb_mpn_add_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b);
BbLimb bb_mpn_sub_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b);

/* r = a * b, r += a * b, r -= a * b over n limbs; return the limb carried or borrowed out. */
BbLimb bb_mpn_mul_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b);
BbLimb bb_mpn_addmul_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b);
BbLimb bb_mpn_submul_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b);

/* r = a shifted by 0 <= bits < BB_LIMB_BITS over n limbs.  lshift returns the bits shifted out at the top (in the low
 * bits), and r may lie above a; rshift those shifted out at the bottom (in the high bits), and r may lie below a. */
BbLimb bb_mpn_lshift(BbLimb *r, const BbLimb *a, size_t n, unsigned bits);
BbLimb bb_mpn_rshift(BbLimb *r, const BbLimb *a, size_t n, unsigned bits);

/* r = a << count.  r has n + count / BB_LIMB_BITS + 1 limbs, may be a.  Returns the normalized count of limbs. */
size_t bb_mpn_shl(BbLimb *r, const BbLimb *a, size_t n, size_t count);

/* r = a >> count.  r has n - count / BB_LIMB_BITS limbs (none if that is negative), may be a.  Returns the normalized
 * count; *lost (unless NULL) says whether a bit that was 1 has been shifted out (then floor of a negative is -r - 1).
 */
size_t bb_mpn_shr(BbLimb *r, const BbLimb *a, size_t n, size_t count, bool *lost);

/* q = a / d, returns a % d.  d is not 0.  q may be a, or NULL if only the remainder is wanted. */
BbLimb bb_mpn_divrem_1(BbLimb *q, const BbLimb *a, size_t n, BbLimb d);

/* Number of bits up to the highest 1; 0 for zero. */
BB_NODISCARD size_t bb_mpn_bit_length(const BbLimb *a, size_t n);
/* Number of bits that are 1. */
BB_NODISCARD size_t bb_mpn_popcount(const BbLimb *a, size_t n);
/* Number of low bits that are 0, of a number that is not 0. */
BB_NODISCARD size_t bb_mpn_trailing_zeros(const BbLimb *a, size_t n);

/* Limb by limb: r = a & b, a | b, a ^ b, a & ~b. */
void bb_mpn_and_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n);
void bb_mpn_or_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n);
void bb_mpn_xor_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n);
void bb_mpn_andnot_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n);

typedef enum BbMpnBitOp {
	BB_MPN_AND,
	BB_MPN_OR,
	BB_MPN_XOR,
} BbMpnBitOp;

/* Python's & | ^ of two signed numbers given as magnitudes and signs, as if in endless two's complement.  r has
 * max(na, nb) + 1 limbs and may be a or b.  Returns the normalized count of the result's magnitude; its sign goes into
 * *negative. */
size_t bb_mpn_bitop(BbMpnBitOp op, BbLimb *r, const BbLimb *a, size_t na, bool a_negative, const BbLimb *b, size_t nb,
		    bool b_negative, bool *negative);

/* --- double --- */

/* (a + e) * 2^exponent as the nearest double, half to even, where e is 0, or if sticky something between 0 and 1 that
 * is neither.  Infinity if it overflows, 0 if it underflows, subnormal in between. */
BB_NODISCARD double bb_mpn_scale_double(const BbLimb *a, size_t n, bool sticky, intptr_t exponent);

/* a as the nearest double, half to even; infinity if it overflows. */
BB_NODISCARD double bb_mpn_to_double(const BbLimb *a, size_t n);

/* |x| cut to an integer.  x is finite.  r has BB_MPN_DOUBLE_LIMBS limbs.  Returns the normalized count. */
#define BB_MPN_DOUBLE_LIMBS (1024 / BB_LIMB_BITS)
size_t bb_mpn_from_double(BbLimb *r, double x);

/* --- Bytes --- */

/* Writes the low size bytes of a, or if negate of its two's complement -a, in the given order.  Whether it fits is the
 * caller's business. */
void bb_mpn_to_bytes(uint8_t *out, size_t size, const BbLimb *a, size_t n, bool big_endian, bool negate);

/* Reads size bytes as an unsigned number, or if negate the two's complement of that over size bytes (the magnitude of
 * a negative number).  r has size / sizeof(BbLimb) + 1 limbs.  Returns the normalized count. */
size_t bb_mpn_from_bytes(BbLimb *r, const uint8_t *bytes, size_t size, bool big_endian, bool negate);

#endif
