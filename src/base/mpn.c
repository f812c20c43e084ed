/* SPDX-License-Identifier: MIT */
/*
 * Kernels over arrays of limbs: the linear-time operations of mpn.h, and its conversions from and to double and bytes.
 */
#include "base/mpn.h"

#include "base/mpn_div.h"
#include "base/wide.h"

#include <string.h>

#define HIGH(x) ((BbLimb)((x) >> BB_LIMB_BITS))

int bb_mpn_cmp(const BbLimb *a, const BbLimb *b, size_t n)
{
	while (n-- > 0) {
		if (a[n] != b[n])
			return a[n] < b[n] ? -1 : 1;
	}
	return 0;
}

int bb_mpn_cmp2(const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	if (na != nb)
		return na < nb ? -1 : 1;
	return bb_mpn_cmp(a, b, na);
}

void bb_mpn_copy(BbLimb *r, const BbLimb *a, size_t n)
{
	if (n > 0 && r != a)
		memmove(r, a, n * sizeof *r);
}

void bb_mpn_zero(BbLimb *r, size_t n)
{
	if (n > 0)
		memset(r, 0, n * sizeof *r);
}

BbLimb bb_mpn_add_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n)
{
	BbLimb carry = 0;

	for (size_t i = 0; i < n; i++) {
		BbLimb2 x = (BbLimb2)a[i] + b[i] + carry;

		r[i] = (BbLimb)x;
		carry = HIGH(x);
	}
	return carry;
}

BbLimb bb_mpn_sub_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n)
{
	BbLimb borrow = 0;

	for (size_t i = 0; i < n; i++) {
		BbLimb2 x = (BbLimb2)a[i] - b[i] - borrow;

		r[i] = (BbLimb)x;
		borrow = HIGH(x) & 1;
	}
	return borrow;
}

BbLimb bb_mpn_add_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b)
{
	size_t i = 0;

	for (; i < n && b != 0; i++) {
		r[i] = a[i] + b;
		b = r[i] < b;
	}
	bb_mpn_copy(r + i, a + i, n - i);
	return b;
}

BbLimb bb_mpn_sub_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b)
{
	size_t i = 0;

	for (; i < n && b != 0; i++) {
		BbLimb x = a[i];

		r[i] = x - b;
		b = x < b;
	}
	bb_mpn_copy(r + i, a + i, n - i);
	return b;
}

BbLimb bb_mpn_add(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	BbLimb carry = bb_mpn_add_n(r, a, b, nb);

	return bb_mpn_add_1(r + nb, a + nb, na - nb, carry);
}

BbLimb bb_mpn_sub(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	BbLimb borrow = bb_mpn_sub_n(r, a, b, nb);

	return bb_mpn_sub_1(r + nb, a + nb, na - nb, borrow);
}

BbLimb bb_mpn_mul_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b)
{
	BbLimb carry = 0;

	for (size_t i = 0; i < n; i++) {
		BbLimb2 x = (BbLimb2)a[i] * b + carry;

		r[i] = (BbLimb)x;
		carry = HIGH(x);
	}
	return carry;
}

BbLimb bb_mpn_addmul_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b)
{
	BbLimb carry = 0;

	for (size_t i = 0; i < n; i++) {
		BbLimb2 x = (BbLimb2)a[i] * b + r[i] + carry;

		r[i] = (BbLimb)x;
		carry = HIGH(x);
	}
	return carry;
}

BbLimb bb_mpn_submul_1(BbLimb *r, const BbLimb *a, size_t n, BbLimb b)
{
	BbLimb borrow = 0;

	for (size_t i = 0; i < n; i++) {
		BbLimb2 x = (BbLimb2)a[i] * b + borrow;
		BbLimb low = (BbLimb)x, old = r[i];

		r[i] = old - low;
		borrow = HIGH(x) + (old < low);
	}
	return borrow;
}

BbLimb bb_mpn_lshift(BbLimb *r, const BbLimb *a, size_t n, unsigned bits)
{
	BbLimb out;

	if (bits == 0 || n == 0) {
		bb_mpn_copy(r, a, n);
		return 0;
	}
	out = a[n - 1] >> (BB_LIMB_BITS - bits);
	for (size_t i = n - 1; i > 0; i--)
		r[i] = a[i] << bits | a[i - 1] >> (BB_LIMB_BITS - bits);
	r[0] = a[0] << bits;
	return out;
}

BbLimb bb_mpn_rshift(BbLimb *r, const BbLimb *a, size_t n, unsigned bits)
{
	BbLimb out;

	if (bits == 0 || n == 0) {
		bb_mpn_copy(r, a, n);
		return 0;
	}
	out = a[0] << (BB_LIMB_BITS - bits);
	for (size_t i = 0; i + 1 < n; i++)
		r[i] = a[i] >> bits | a[i + 1] << (BB_LIMB_BITS - bits);
	r[n - 1] = a[n - 1] >> bits;
	return out;
}

size_t bb_mpn_shl(BbLimb *r, const BbLimb *a, size_t n, size_t count)
{
	size_t limbs = count / BB_LIMB_BITS;

	r[limbs + n] = bb_mpn_lshift(r + limbs, a, n, count % BB_LIMB_BITS);
	bb_mpn_zero(r, limbs);
	return bb_mpn_normalize(r, limbs + n + 1);
}

size_t bb_mpn_shr(BbLimb *r, const BbLimb *a, size_t n, size_t count, bool *lost)
{
	size_t limbs = count / BB_LIMB_BITS;
	bool any;

	if (limbs >= n) {
		any = bb_mpn_normalize(a, n) > 0;
		n = 0;
	} else {
		any = bb_mpn_normalize(a, limbs) > 0;
		any |= bb_mpn_rshift(r, a + limbs, n - limbs, count % BB_LIMB_BITS) != 0;
		n = bb_mpn_normalize(r, n - limbs);
	}
	if (lost != NULL)
		*lost = any;
	return n;
}

/* The remaining cases of bb_mpn_divrem_1: multiplies by the reciprocal of the normalized divisor. */
static BbLimb divrem_long(BbLimb *q, const BbLimb *a, size_t n, BbLimb d)
{
	unsigned shift = BB_LIMB_BITS - (unsigned)bb_mpn_bit_length(&d, 1);
	BbLimb normal = d << shift, reciprocal = bb_mpn_div_reciprocal(normal);
	BbLimb rest = shift == 0 ? 0 : a[n - 1] >> (BB_LIMB_BITS - shift);

	while (n-- > 0) {
		BbLimb low = a[n] << shift, digit;

		if (shift > 0 && n > 0)
			low |= a[n - 1] >> (BB_LIMB_BITS - shift);
		digit = bb_mpn_div_2by1(rest, low, normal, reciprocal, &rest);
		if (q != NULL)
			q[n] = digit;
	}
	return rest >> shift;
}

BbLimb bb_mpn_divrem_1(BbLimb *q, const BbLimb *a, size_t n, BbLimb d)
{
	BbLimb rest = 0;

	BB_ASSERT(d != 0);
	if (n > 3)
		return divrem_long(q, a, n, d);
	while (n-- > 0) {
		BbLimb2 x = (BbLimb2)rest << BB_LIMB_BITS | a[n];
		BbLimb digit = rest == 0 ? a[n] / d : (BbLimb)(x / d);

		rest = (BbLimb)x - digit * d;
		if (q != NULL)
			q[n] = digit;
	}
	return rest;
}

static unsigned limb_length(BbLimb x)
{
	return x == 0 ? 0 : 64 - (unsigned)__builtin_clzll(x);
}

size_t bb_mpn_bit_length(const BbLimb *a, size_t n)
{
	n = bb_mpn_normalize(a, n);
	return n == 0 ? 0 : (n - 1) * BB_LIMB_BITS + limb_length(a[n - 1]);
}

size_t bb_mpn_popcount(const BbLimb *a, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += (size_t)__builtin_popcountll(a[i]);
	return count;
}

size_t bb_mpn_trailing_zeros(const BbLimb *a, size_t n)
{
	size_t i = 0;

	while (i < n && a[i] == 0)
		i++;
	return i == n ? 0 : i * BB_LIMB_BITS + (size_t)__builtin_ctzll(a[i]);
}

void bb_mpn_and_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		r[i] = a[i] & b[i];
}

void bb_mpn_or_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		r[i] = a[i] | b[i];
}

void bb_mpn_xor_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		r[i] = a[i] ^ b[i];
}

void bb_mpn_andnot_n(BbLimb *r, const BbLimb *a, const BbLimb *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		r[i] = a[i] & ~b[i];
}

static BbLimb apply(BbMpnBitOp op, BbLimb x, BbLimb y)
{
	return op == BB_MPN_AND ? (x & y) : op == BB_MPN_OR ? (x | y) : (x ^ y);
}

/* x (or if flip its complement) plus *carry, as one limb of a two's complement negation going upwards. */
static BbLimb complement(BbLimb x, bool flip, BbLimb *carry)
{
	x = (flip ? ~x : x) + *carry;
	*carry = x < *carry;
	return x;
}

size_t bb_mpn_bitop(BbMpnBitOp op, BbLimb *r, const BbLimb *a, size_t na, bool a_negative, const BbLimb *b, size_t nb,
		    bool b_negative, bool *negative)
{
	size_t n = (na > nb ? na : nb) + 1;
	bool flip = apply(op, a_negative, b_negative) != 0;
	BbLimb carry_a = a_negative, carry_b = b_negative, carry_r = flip;

	for (size_t i = 0; i < n; i++) {
		BbLimb x = complement(i < na ? a[i] : 0, a_negative, &carry_a);
		BbLimb y = complement(i < nb ? b[i] : 0, b_negative, &carry_b);

		r[i] = complement(apply(op, x, y), flip, &carry_r);
	}
	n = bb_mpn_normalize(r, n);
	*negative = flip && n > 0;
	return n;
}

/* The 64 bits of a that begin at this bit. */
static uint64_t bits_at(const BbLimb *a, size_t n, size_t bit)
{
	uint64_t x = 0;
	size_t i = bit / BB_LIMB_BITS;
	unsigned shift = bit % BB_LIMB_BITS;

	for (unsigned got = 0; got < 64 && i < n; i++) {
		x |= (uint64_t)(a[i] >> shift) << got;
		got += BB_LIMB_BITS - shift;
		shift = 0;
	}
	return x;
}

static bool any_below(const BbLimb *a, size_t n, size_t bit)
{
	size_t i = bit / BB_LIMB_BITS;

	if (i >= n)
		return bb_mpn_normalize(a, n) > 0;
	return bb_mpn_normalize(a, i) > 0 || (a[i] & (((BbLimb)1 << bit % BB_LIMB_BITS) - 1)) != 0;
}

double bb_mpn_scale_double(const BbLimb *a, size_t n, bool sticky, intptr_t exponent)
{
	size_t length = bb_mpn_bit_length(a, n);
	uint64_t x;

	if (length == 0)
		return 0;
	if (length > 64) {
		x = bits_at(a, n, length - 64);
		sticky |= any_below(a, n, length - 64);
	} else {
		x = bits_at(a, n, 0) << (64 - length);
	}
	return bb_wide_round(x, sticky, (int64_t)length + exponent);
}

double bb_mpn_to_double(const BbLimb *a, size_t n)
{
	return bb_mpn_scale_double(a, n, false, 0);
}

size_t bb_mpn_from_double(BbLimb *r, double x)
{
	uint64_t bits = bb_wide_from_double(x), mantissa = (bits & (((uint64_t)1 << 52) - 1)) | (uint64_t)1 << 52;
	int exponent = (int)(bits >> 52 & 0x7ff) - 1075;
	BbLimb small[64 / BB_LIMB_BITS];
	size_t n = 0;

	if (exponent <= -53)
		return 0;
	if (exponent < 0)
		mantissa >>= -exponent;
	for (; n < BB_COUNT(small); n++)
		small[n] = (BbLimb)(mantissa >> n * BB_LIMB_BITS % 64);
	n = bb_mpn_normalize(small, n);
	if (exponent <= 0) {
		bb_mpn_copy(r, small, n);
		return n;
	}
	/* bb_mpn_shl would write one limb more than there may be. */
	bb_mpn_zero(r, BB_MPN_DOUBLE_LIMBS);
	for (size_t i = 0; i < n; i++) {
		size_t at = (size_t)exponent / BB_LIMB_BITS + i;
		BbLimb2 part = (BbLimb2)small[i] << exponent % BB_LIMB_BITS;

		r[at] |= (BbLimb)part;
		if (HIGH(part) != 0)
			r[at + 1] |= HIGH(part);
	}
	return bb_mpn_normalize(r, BB_MPN_DOUBLE_LIMBS);
}

void bb_mpn_to_bytes(uint8_t *out, size_t size, const BbLimb *a, size_t n, bool big_endian, bool negate)
{
	unsigned carry = negate;

	for (size_t i = 0; i < size; i++) {
		size_t limb = i / sizeof(BbLimb);
		unsigned byte = limb < n ? (unsigned)(a[limb] >> 8 * (i % sizeof(BbLimb))) & 0xff : 0;

		if (negate) {
			byte = (byte ^ 0xff) + carry;
			carry = byte >> 8;
		}
		out[big_endian ? size - 1 - i : i] = (uint8_t)byte;
	}
}

size_t bb_mpn_from_bytes(BbLimb *r, const uint8_t *bytes, size_t size, bool big_endian, bool negate)
{
	size_t n = size / sizeof(BbLimb) + 1;
	unsigned carry = negate;

	bb_mpn_zero(r, n);
	for (size_t i = 0; i < size; i++) {
		unsigned byte = bytes[big_endian ? size - 1 - i : i];

		if (negate) {
			byte = (byte ^ 0xff) + carry;
			carry = byte >> 8;
		}
		r[i / sizeof(BbLimb)] |= (BbLimb)(byte & 0xff) << 8 * (i % sizeof(BbLimb));
	}
	/* All zero bytes: the magnitude of -2^(8 * size), which no two's complement means; carried on for completeness.
	 */
	if (negate && carry)
		r[size / sizeof(BbLimb)] |= (BbLimb)1 << 8 * (size % sizeof(BbLimb));
	return bb_mpn_normalize(r, n);
}
