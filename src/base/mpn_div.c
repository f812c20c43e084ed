/* SPDX-License-Identifier: MIT */
/*
 * Division of natural numbers: Knuth's algorithm D, and above a threshold the recursive division of Burnikel and
 * Ziegler, which costs a few multiplications of the same size.
 *
 * Inside, the divisor is normalized (its highest bit is 1), the remainder replaces the low limbs of the dividend, and
 * the part of the quotient above its last limb, 0 or 1, is held apart in *top.
 */
#include "base/mpn_div.h"

#include "base/mpn.h"

/* From how many limbs of quotient and divisor on the recursive method wins. */
#define RECURSIVE 40

/* q (m limbs) = a (n + m limbs) / b (n limbs); the remainder is left in a[0..n).  n >= 2. */
static bool divide_rows(BbLimb *q, BbLimb *a, size_t m, const BbLimb *b, size_t n, BbLimb *top, BbMpnPoll *poll)
{
	BbLimb b1 = b[n - 1], b0 = b[n - 2], reciprocal = bb_mpn_div_reciprocal(b1);

	*top = bb_mpn_cmp(a + m, b, n) >= 0;
	if (*top)
		bb_mpn_sub_n(a + m, a + m, b, n);
	while (m-- > 0) {
		BbLimb high = a[m + n], digit = BB_LIMB_MAX, rest, borrow;

		if (high < b1) {
			digit = bb_mpn_div_2by1(high, a[m + n - 1], b1, reciprocal, &rest);
			while ((BbLimb2)digit * b0 > ((BbLimb2)rest << BB_LIMB_BITS | a[m + n - 2])) {
				digit--;
				rest += b1;
				if (rest < b1)
					break;
			}
		}
		borrow = bb_mpn_submul_1(a + m, b, n, digit);
		while (BB_UNLIKELY(borrow != high)) {
			digit--;
			borrow -= bb_mpn_add_n(a + m, a + m, b, n);
		}
		a[m + n] = 0;
		q[m] = digit;
		if (!bb_mpn_spend(poll, n))
			return false;
	}
	return true;
}

/* Takes product (quotient digits times low part of the divisor) plus top * low part off the partial remainder, and
 * lowers the quotient until that is not negative.  a and b have n limbs, q has m, the low part of b has k;
 * product has m + k <= n limbs, top weighs B^m. */
static BbLimb correct(BbLimb *q, size_t m, BbLimb *a, const BbLimb *b, size_t n, size_t k, const BbLimb *product,
		      BbLimb top)
{
	BbLimb borrow = bb_mpn_sub(a, a, n, product, m + k);

	if (top != 0)
		borrow += bb_mpn_sub(a + m, a + m, n - m, b, k);
	while (borrow != 0) {
		top -= bb_mpn_sub_1(q, q, m, 1);
		borrow -= bb_mpn_add_n(a, a, b, n);
	}
	return top;
}

/* As divide_rows, for m <= n.  scratch has 2 * m limbs and what multiplying m / 2 limbs takes. */
static bool divide_recursive(BbLimb *q, BbLimb *a, size_t m, const BbLimb *b, size_t n, BbLimb *top, BbLimb *scratch,
			     BbMpnPoll *poll)
{
	size_t low = m / 2, high = m - low;
	BbLimb none;

	if (m < RECURSIVE)
		return divide_rows(q, a, m, b, n, top, poll);
	if (!divide_recursive(q + low, a + 2 * low, high, b + low, n - low, top, scratch, poll) ||
	    bb_mpn_mul(scratch, q + low, high, b, low, scratch + m, poll) != BB_MPN_OK)
		return false;
	*top = correct(q + low, high, a + low, b, n, low, scratch, *top);
	if (!divide_recursive(q, a + low, low, b + low, n - low, &none, scratch, poll) ||
	    bb_mpn_mul(scratch, q, low, b, low, scratch + m, poll) != BB_MPN_OK)
		return false;
	none = correct(q, low, a, b, n, low, scratch, none);
	BB_ASSERT(none == 0);
	(void)none;
	return true;
}

/* As divide_rows, for m <= n.  Where the divisor is much longer than the quotient, its head decides most. */
static bool divide_block(BbLimb *q, BbLimb *a, size_t m, const BbLimb *b, size_t n, BbLimb *top, BbLimb *scratch,
			 BbMpnPoll *poll)
{
	size_t tail = n - m;

	if (m < RECURSIVE || tail == 0)
		return divide_recursive(q, a, m, b, n, top, scratch, poll);
	if (!divide_recursive(q, a + tail, m, b + tail, m, top, scratch, poll) ||
	    bb_mpn_mul(scratch, q, m, b, tail, scratch + n, poll) != BB_MPN_OK)
		return false;
	*top = correct(q, m, a, b, n, tail, scratch, *top);
	return true;
}

static bool divide(BbLimb *q, BbLimb *a, size_t m, const BbLimb *b, size_t n, BbLimb *scratch, BbMpnPoll *poll)
{
	size_t block = m % n == 0 ? n : m % n;
	BbLimb top;

	if (m < RECURSIVE || n < RECURSIVE)
		return divide_rows(q, a, m, b, n, &top, poll);
	while (m > 0) {
		m -= block;
		if (!divide_block(q + m, a + m, block, b, n, &top, scratch, poll))
			return false;
		block = n;
	}
	return true;
}

/* Scratch of divide: what divide_block needs. */
static size_t divide_scratch(size_t m, size_t n)
{
	size_t recursive, block, head = m % n;

	if (m < RECURSIVE || n < RECURSIVE)
		return 0;
	if (m > n) {
		recursive = 2 * n + bb_mpn_mul_scratch(n - n / 2, n / 2);
	} else {
		head = m;
		recursive = 2 * m + bb_mpn_mul_scratch(m - m / 2, m / 2);
	}
	block = n + bb_mpn_mul_scratch(head, n - head);
	/* Products of uneven halves further down may need a little more. */
	return (recursive > block ? recursive : block) + n / 2 + 256;
}

size_t bb_mpn_divrem_scratch(size_t na, size_t nb)
{
	/* The dividend with a limb on top, the divisor, both shifted; the quotient if it is not wanted. */
	return na + 1 + nb + (na - nb + 1) + divide_scratch(na - nb + 1, nb);
}

BbMpnStatus bb_mpn_divrem(BbLimb *q, BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb, BbLimb *scratch,
			  BbMpnPoll *poll)
{
	BbLimb *x = scratch, *y = x + na + 1, *spare = y + nb, *rest = spare + (na - nb + 1);
	unsigned shift = (unsigned)(nb * BB_LIMB_BITS - bb_mpn_bit_length(b, nb));

	BB_ASSERT(nb >= 1 && na >= nb && b[nb - 1] != 0);
	if (nb == 1) {
		BbLimb remainder = bb_mpn_divrem_1(q, a, na, b[0]);

		if (r != NULL)
			r[0] = remainder;
		return bb_mpn_spend(poll, na) ? BB_MPN_OK : BB_MPN_INTERRUPTED;
	}
	x[na] = bb_mpn_lshift(x, a, na, shift);
	bb_mpn_lshift(y, b, nb, shift);
	/* With its extra limb the dividend's head is below the divisor, so nothing of the quotient stands apart. */
	if (!divide(q != NULL ? q : spare, x, na - nb + 1, y, nb, rest, poll))
		return BB_MPN_INTERRUPTED;
	if (r != NULL)
		bb_mpn_rshift(r, x, nb, shift);
	return BB_MPN_OK;
}
