/* SPDX-License-Identifier: MIT */
/*
 * Multiplication of natural numbers: schoolbook, Karatsuba's method above a threshold, squares with half the products.
 * Operands of different sizes are cut into pieces of the smaller one's size.
 */
#include "base/mpn_mul.h"

#include "base/mpn.h"

/* From how many limbs on Karatsuba's method wins. */
#define KARATSUBA 32
#define KARATSUBA_SQUARE 48
/* Longest row of schoolbook multiplication between two polls. */
#define PIECE 2048

/* r = a * b by rows.  na >= nb >= 1. */
static void mul_rows(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	r[na] = bb_mpn_mul_1(r, a, na, b[0]);
	for (size_t i = 1; i < nb; i++)
		r[na + i] = bb_mpn_addmul_1(r + i, a, na, b[i]);
}

/* r = a * a: the products off the diagonal once, doubled, plus the squares.  n >= 1. */
static void square_rows(BbLimb *r, const BbLimb *a, size_t n)
{
	BbLimb carry = 0, top = 0;

	r[0] = 0;
	if (n > 1)
		r[n] = bb_mpn_mul_1(r + 1, a + 1, n - 1, a[0]);
	for (size_t i = 1; i + 1 < n; i++)
		r[n + i] = bb_mpn_addmul_1(r + 2 * i + 1, a + i + 1, n - i - 1, a[i]);
	r[2 * n - 1] = 0;
	for (size_t i = 0; i < n; i++) {
		BbLimb2 square = (BbLimb2)a[i] * a[i];
		BbLimb low = r[2 * i], high = r[2 * i + 1];
		BbLimb2 sum = (BbLimb2)(BbLimb)(low << 1 | top) + (BbLimb)square + carry;

		r[2 * i] = (BbLimb)sum;
		sum = (sum >> BB_LIMB_BITS) + (BbLimb)(high << 1 | low >> (BB_LIMB_BITS - 1));
		sum += (BbLimb)(square >> BB_LIMB_BITS);
		r[2 * i + 1] = (BbLimb)sum;
		carry = (BbLimb)(sum >> BB_LIMB_BITS);
		top = high >> (BB_LIMB_BITS - 1);
	}
}

/* r = |a - b| where b may be shorter; true if a < b.  r has na limbs. */
static bool difference(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	bool less = bb_mpn_normalize(a + nb, na - nb) == 0 && bb_mpn_cmp(a, b, nb) < 0;

	if (less) {
		bb_mpn_sub_n(r, b, a, nb);
		bb_mpn_zero(r + nb, na - nb);
	} else {
		bb_mpn_sub(r, a, na, b, nb);
	}
	return less;
}

/* r = a * b over n limbs each; scratch has 2 * n + 128 limbs (2 * ceil(n / 2^i) for each level i). */
static bool mul_balanced(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n, BbLimb *scratch, BbMpnPoll *poll)
{
	size_t low = (n + 1) / 2, high = n - low;
	bool square = a == b, negative = false;
	BbLimb *middle = scratch, *rest, top;

	if (n < (size_t)(square ? KARATSUBA_SQUARE : KARATSUBA)) {
		if (square)
			square_rows(r, a, n);
		else
			mul_rows(r, a, n, b, n);
		return bb_mpn_spend(poll, n * n);
	}
	rest = scratch + 2 * low;
	/* (a0 - a1) * (b0 - b1) = a0 b0 + a1 b1 - (a0 b1 + a1 b0) */
	negative = difference(r, a, low, a + low, high);
	if (square) {
		if (!mul_balanced(middle, r, r, low, rest, poll))
			return false;
		negative = false;
	} else {
		negative ^= difference(r + low, b, low, b + low, high);
		if (!mul_balanced(middle, r, r + low, low, rest, poll))
			return false;
	}
	if (!mul_balanced(r, a, b, low, rest, poll) || !mul_balanced(r + 2 * low, a + low, b + low, high, rest, poll))
		return false;
	/* The carries may be negative for a moment; modulo a limb that is no matter. */
	if (negative)
		top = bb_mpn_add_n(middle, middle, r, 2 * low);
	else
		top = (BbLimb)0 - bb_mpn_sub_n(middle, r, middle, 2 * low);
	top += bb_mpn_add(middle, middle, 2 * low, r + 2 * low, 2 * high);
	top += bb_mpn_add_n(r + low, r + low, middle, 2 * low);
	bb_mpn_add_1(r + 3 * low, r + 3 * low, 2 * n - 3 * low, top);
	return true;
}

/* r = a * b for nb below the threshold, a in pieces.  na >= nb >= 1. */
static bool mul_pieces(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb, BbMpnPoll *poll)
{
	BbLimb saved[KARATSUBA];

	for (size_t at = 0; at < na;) {
		size_t piece = na - at;

		/* The last piece is not shorter than b. */
		if (piece > 2 * PIECE)
			piece = PIECE;
		if (at > 0)
			bb_mpn_copy(saved, r + at, nb);
		mul_rows(r + at, a + at, piece, b, nb);
		if (at > 0)
			bb_mpn_add(r + at, r + at, piece + nb, saved, nb);
		if (!bb_mpn_spend(poll, piece * nb))
			return false;
		at += piece;
	}
	return true;
}

size_t bb_mpn_mul_scratch(size_t na, size_t nb)
{
	size_t balanced, rest;

	if (na < nb)
		return bb_mpn_mul_scratch(nb, na);
	if (nb < KARATSUBA)
		return 0;
	balanced = 2 * nb + 128;
	if (na == nb)
		return balanced;
	rest = bb_mpn_mul_scratch(nb, na % nb);
	return nb + (rest > balanced ? rest : balanced);
}

BbMpnStatus bb_mpn_mul(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb, BbLimb *scratch,
		       BbMpnPoll *poll)
{
	if (na < nb)
		return bb_mpn_mul(r, b, nb, a, na, scratch, poll);
	if (nb == 0) {
		bb_mpn_zero(r, na);
		return BB_MPN_OK;
	}
	if (na == nb)
		return mul_balanced(r, a, b, na, scratch, poll) ? BB_MPN_OK : BB_MPN_INTERRUPTED;
	if (nb < KARATSUBA)
		return mul_pieces(r, a, na, b, nb, poll) ? BB_MPN_OK : BB_MPN_INTERRUPTED;
	for (size_t at = 0; at < na; at += nb) {
		size_t piece = na - at < nb ? na - at : nb;

		/* The high part of the piece before lies where this product goes. */
		if (at > 0)
			bb_mpn_copy(scratch, r + at, nb);
		if (bb_mpn_mul(r + at, b, nb, a + at, piece, scratch + nb, poll) != BB_MPN_OK)
			return BB_MPN_INTERRUPTED;
		if (at > 0)
			bb_mpn_add(r + at, r + at, nb + piece, scratch, nb);
	}
	return BB_MPN_OK;
}
