/* SPDX-License-Identifier: MIT */
/*
 * Powers of ints, with and without a modulus; greatest common divisors; square roots (declared in int.h).
 *
 * Modular powers run over a table of small powers, some bits of the exponent at a time, in Montgomery's form where the
 * modulus is odd.
 *
 * Invariant: results are exact ints in their one form.  Threading: pure functions of immutable operands; long ones let
 * the world stop.
 */
#include "object/int.h"

#include "object/float.h"
#include "object/protocol.h"

#include <math.h>

/* ---- Plain powers. ---- */

/* base ** exponent if it fits 64 bits. */
static bool small_power(uint64_t base, uint64_t exponent, uint64_t *out)
{
	uint64_t result = 1;
	for (;;) {
		if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
			return false;
		exponent >>= 1;
		if (exponent == 0)
			break;
		if (__builtin_mul_overflow(base, base, &base))
			return false;
	}
	*out = result;
	return true;
}

/* r = a * b with scratch that grows as needed. */
static bool multiply(BbThread *t, BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb, BbLimb **scratch,
		     size_t *room, BbMpnPoll *poll)
{
	size_t needed = bb_mpn_mul_scratch(na, nb);
	if (needed > *room) {
		if (!(*scratch = bb_int_scratch(t, needed)))
			return false;
		*room = needed;
	}
	return bb_int_check_status(t, bb_mpn_mul(r, a, na, b, nb, *scratch, poll));
}

/* odd ** exponent << shift; odd is the n limbs at base, at least 3 or 1. */
static BbValue big_power(BbThread *t, const BbLimb *base, size_t n, uint64_t exponent, uint64_t shift, bool negative)
{
	size_t bits = bb_mpn_bit_length(base, n), total, limbs;
	if (exponent > SIZE_MAX / 2 || __builtin_mul_overflow(bits, (size_t)exponent, &total) || shift > SIZE_MAX / 2 ||
	    __builtin_add_overflow(total, (size_t)shift, &total))
		return bb_overflow_error(t, "too many digits in integer");
	/* One stays one; squaring it still writes two limbs. */
	limbs = bits == 1 ? 2 : bits * (size_t)exponent / BB_LIMB_BITS + 3;
	/* The result is built in `power' and `other' by turns; the shift needs room for all of it. */
	BbBigInt *power = bb_int_alloc(t, total / BB_LIMB_BITS + 4), *other;
	if (!power || !(other = bb_int_alloc(t, limbs)))
		return BB_EMPTY;
	BbMpnPoll poll = bb_int_poll(t);
	BbLimb *scratch = NULL, *r = power->limbs, *spare = other->limbs;
	size_t room = 0, count = n;
	bb_mpn_copy(r, base, n);
	for (uint64_t bit = exponent == 0 ? 0 : (uint64_t)1 << (63 - __builtin_clzll(exponent)) >> 1; bit != 0;
	     bit >>= 1) {
		if (!multiply(t, spare, r, count, r, count, &scratch, &room, &poll))
			return BB_EMPTY;
		count = bb_mpn_normalize(spare, 2 * count);
		if (exponent & bit) {
			if (!multiply(t, r, spare, count, base, n, &scratch, &room, &poll))
				return BB_EMPTY;
			count = bb_mpn_normalize(r, count + n);
		} else {
			BbLimb *swap = r;
			r = spare;
			spare = swap;
		}
	}
	if (r != power->limbs)
		bb_mpn_copy(power->limbs, r, count);
	return bb_int_finish(power, bb_mpn_shl(power->limbs, power->limbs, count, (size_t)shift), negative);
}

static BbValue plain_power(BbThread *t, BbValue a, BbValue b)
{
	BbIntView x;
	uint64_t exponent, result;
	bb_int_view(a, &x);
	bool odd = bb_int_wrap_u64(b) & 1, negative = x.negative && odd;
	if (bb_int_sign(b) == 0)
		return bb_from_small(1);
	if (x.count == 0 || (x.count == 1 && x.limbs[0] == 1))
		return bb_from_small(negative ? -1 : (intptr_t)x.count);
	if (!bb_int_to_u64(b, &exponent))
		return bb_overflow_error(t, "too many digits in integer");
	if (x.count <= BB_INT_64_LIMBS) {
		uint64_t base = bb_int_wrap_u64(a);
		if (small_power(x.negative ? -base : base, exponent, &result)) {
			if (result <= (uint64_t)BB_SMALL_MAX)
				return bb_from_small(negative ? -(intptr_t)result : (intptr_t)result);
			BbValue v = bb_int_from_u64(t, result);
			return negative && !bb_is_empty(v) ? bb_int_neg(t, v) : v;
		}
	}
	size_t zeros = bb_mpn_trailing_zeros(x.limbs, x.count);
	uint64_t shift;
	if (__builtin_mul_overflow((uint64_t)zeros, exponent, &shift))
		return bb_overflow_error(t, "too many digits in integer");
	if (zeros == 0)
		return big_power(t, x.limbs, x.count, exponent, 0, negative);
	BbLimb *base = bb_int_scratch(t, x.count);
	if (!base)
		return BB_EMPTY;
	return big_power(t, base, bb_mpn_shr(base, x.limbs, x.count, zeros, NULL), exponent, shift, negative);
}

/* ---- Modular powers. ---- */

typedef struct Modulus {
	const BbLimb *limbs;
	size_t n;
	bool odd;
	BbLimb inverse;	 /* odd: -1 / limbs[0] modulo the limb's base */
	BbLimb *product; /* 2 * n + 1 limbs */
	BbLimb *scratch;
	BbMpnPoll poll;
} Modulus;

/* -1 / x modulo 2^BB_LIMB_BITS, x odd: each step doubles the number of right bits. */
static BbLimb negative_inverse(BbLimb x)
{
	BbLimb r = x;
	for (unsigned bits = 3; bits < BB_LIMB_BITS; bits *= 2)
		r *= 2 - x * r;
	return -r;
}

/* r = product / B^n modulo the odd modulus. */
static void reduce_montgomery(Modulus *m, BbLimb *r)
{
	BbLimb *p = m->product;
	for (size_t i = 0; i < m->n; i++)
		p[i] = bb_mpn_addmul_1(p + i, m->limbs, m->n, p[i] * m->inverse);
	BbLimb carry = bb_mpn_add_n(r, p + m->n, p, m->n);
	if (carry != 0 || bb_mpn_cmp(r, m->limbs, m->n) >= 0)
		bb_mpn_sub_n(r, r, m->limbs, m->n);
}

/* r = a * b in the modulus's form; r may be an operand. */
static bool modular_multiply(BbThread *t, Modulus *m, BbLimb *r, const BbLimb *a, const BbLimb *b)
{
	if (!bb_int_check_status(t, bb_mpn_mul(m->product, a, m->n, b, m->n, m->scratch, &m->poll)))
		return false;
	if (m->odd) {
		reduce_montgomery(m, r);
		return bb_mpn_spend(&m->poll, m->n * m->n);
	}
	return bb_int_check_status(t,
				   bb_mpn_divrem(NULL, r, m->product, 2 * m->n, m->limbs, m->n, m->scratch, &m->poll));
}

/* Puts 0 <= x < modulus, as n limbs at r, into the modulus's form. */
static bool enter_form(BbThread *t, Modulus *m, BbLimb *r)
{
	if (!m->odd)
		return true;
	bb_mpn_zero(m->product, m->n);
	bb_mpn_copy(m->product + m->n, r, m->n);
	return bb_int_check_status(t,
				   bb_mpn_divrem(NULL, r, m->product, 2 * m->n, m->limbs, m->n, m->scratch, &m->poll));
}

static void leave_form(Modulus *m, BbLimb *r)
{
	if (!m->odd)
		return;
	bb_mpn_copy(m->product, r, m->n);
	bb_mpn_zero(m->product + m->n, m->n);
	reduce_montgomery(m, r);
}

/* `width' bits of the exponent from bit `at' on. */
static unsigned bits_at(const BbIntView *x, size_t at, unsigned width)
{
	unsigned bits = 0;
	for (unsigned i = 0; i < width; i++) {
		size_t bit = at + i;
		if (bit / BB_LIMB_BITS < x->count)
			bits |= (unsigned)(x->limbs[bit / BB_LIMB_BITS] >> (bit % BB_LIMB_BITS) & 1) << i;
	}
	return bits;
}

/* 0 <= base < |modulus|, exponent > 0, |modulus| > 1. */
static BbValue modular_power(BbThread *t, BbValue base, const BbIntView *exponent, const BbIntView *modulus)
{
	size_t n = modulus->count, bits = bb_mpn_bit_length(exponent->limbs, exponent->count);
	unsigned width = bits <= 8 ? 1 : bits <= 64 ? 3 : bits <= 512 ? 4 : 5, entries = 1u << width;
	size_t mul = bb_mpn_mul_scratch(n, n), div = bb_mpn_divrem_scratch(2 * n, n);
	Modulus m = {.limbs = modulus->limbs, .n = n, .odd = modulus->limbs[0] & 1, .poll = bb_int_poll(t)};
	BbLimb *table = bb_int_scratch(t, n * entries);
	BbBigInt *result = bb_int_alloc(t, n);
	if (!table || !result || !(m.product = bb_int_scratch(t, 2 * n + 1)) ||
	    !(m.scratch = bb_int_scratch(t, mul > div ? mul : div)))
		return BB_EMPTY;
	if (m.odd)
		m.inverse = negative_inverse(m.limbs[0]);
	/* table[i] = base ** i */
	BbIntView x;
	bb_int_view(base, &x);
	bb_mpn_zero(table, 2 * n);
	table[0] = 1;
	bb_mpn_copy(table + n, x.limbs, x.count);
	if (!enter_form(t, &m, table) || !enter_form(t, &m, table + n))
		return BB_EMPTY;
	for (unsigned i = 2; i < entries; i++)
		if (!modular_multiply(t, &m, table + i * n, table + (i - 1) * n, table + n))
			return BB_EMPTY;
	size_t at = (bits - 1) / width * width;
	bb_mpn_copy(result->limbs, table + bits_at(exponent, at, width) * n, n);
	while (at > 0) {
		at -= width;
		for (unsigned i = 0; i < width; i++)
			if (!modular_multiply(t, &m, result->limbs, result->limbs, result->limbs))
				return BB_EMPTY;
		unsigned window = bits_at(exponent, at, width);
		if (window != 0 && !modular_multiply(t, &m, result->limbs, result->limbs, table + window * n))
			return BB_EMPTY;
	}
	leave_form(&m, result->limbs);
	return bb_int_finish(result, n, false);
}

/* The number x with a * x = 1 modulo m > 1. */
static BbValue modular_inverse(BbThread *t, BbValue a, BbValue m)
{
	BbValue x = bb_from_small(1), y = bb_from_small(0), rest = m, q, r, product;
	while (bb_int_sign(rest) != 0) {
		if (!bb_int_divmod(t, a, rest, &q, &r) || bb_is_empty(product = bb_int_mul(t, q, y)) ||
		    bb_is_empty(product = bb_int_sub(t, x, product)))
			return BB_EMPTY;
		x = y;
		y = product;
		a = rest;
		rest = r;
		if (!bb_poll_interrupts(t))
			return BB_EMPTY;
	}
	if (!bb_is(a, bb_from_small(1)))
		return bb_value_error(t, "base is not invertible for the given modulus");
	return x;
}

static BbValue power_modulo(BbThread *t, BbValue a, BbValue b, BbValue modulus)
{
	int sign = bb_int_sign(modulus);
	BbValue magnitude, result;
	if (sign == 0)
		return bb_value_error(t, "pow() 3rd argument cannot be 0");
	if (bb_is_empty(magnitude = bb_int_abs(t, modulus)))
		return BB_EMPTY;
	if (bb_is(magnitude, bb_from_small(1)))
		return bb_from_small(0);
	if (bb_int_is_negative(b)) {
		if (bb_is_empty(b = bb_int_neg(t, b)) || bb_is_empty(a = bb_int_binary(t, BB_OP_MOD, a, magnitude)) ||
		    bb_is_empty(a = modular_inverse(t, a, magnitude)))
			return BB_EMPTY;
	}
	if (bb_is_empty(a = bb_int_binary(t, BB_OP_MOD, a, magnitude)))
		return BB_EMPTY;
	if (bb_int_sign(b) == 0) {
		result = bb_from_small(1);
	} else {
		BbIntView exponent, m;
		bb_int_view(b, &exponent);
		bb_int_view(magnitude, &m);
		result = modular_power(t, a, &exponent, &m);
	}
	if (!bb_is_empty(result) && sign < 0 && bb_int_sign(result) != 0)
		return bb_int_add(t, result, modulus);
	return result;
}

BbValue bb_int_power(BbThread *t, BbValue a, BbValue b, BbValue modulus)
{
	double x, y;
	if (!bb_is_empty(modulus))
		return power_modulo(t, a, b, modulus);
	if (BB_LIKELY(!bb_int_is_negative(b)))
		return plain_power(t, a, b);
	if (!bb_int_to_double(t, a, &x) || !bb_int_to_double(t, b, &y))
		return BB_EMPTY;
	return bb_float_binary(t, BB_OP_POW, x, y);
}

/* ---- Greatest common divisor: Lehmer's algorithm. ---- */

static uint64_t gcd_words(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t r = a % b;
		a = b;
		b = r;
	}
	return a;
}

/* Bits of the leading parts, so that sums with the factors fit an intptr_t. */
#define LEADING_BITS (BB_LIMB_BITS - 2)
#if BB_LIMB_BITS == 64
typedef int64_t Leading;
#else
typedef int32_t Leading;
#endif

/* floor(a / 2^shift), known to fit. */
static Leading leading(const BbLimb *a, size_t n, size_t shift)
{
	size_t i = shift / BB_LIMB_BITS, bit = shift % BB_LIMB_BITS;
	BbLimb x = i < n ? a[i] >> bit : 0;
	if (bit != 0 && i + 1 < n)
		x |= a[i + 1] << (BB_LIMB_BITS - bit);
	return (Leading)(x & (BB_LIMB_MAX >> 2));
}

/* r = a * p + b * q over n limbs; one of the factors is negative (or 0), and the sum is not.  Returns the normalized
 * count. */
static size_t combine(BbLimb *r, const BbLimb *a, Leading p, const BbLimb *b, Leading q, size_t n)
{
	if (q > 0) {
		const BbLimb *swap = a;
		Leading swap_factor = p;
		a = b;
		b = swap;
		p = q;
		q = swap_factor;
	}
	bb_mpn_mul_1(r, a, n, (BbLimb)p);
	bb_mpn_submul_1(r, b, n, -(BbLimb)q);
	return bb_mpn_normalize(r, n);
}

/* The steps of Euclid's algorithm that the leading parts of a >= b decide, as factors. */
static void lehmer_steps(Leading x, Leading y, Leading f[4])
{
	Leading a = 1, b = 0, c = 0, d = 1;
	while (y + c != 0 && y + d != 0) {
		Leading q = (x + a) / (y + c), next;
		if (q != (x + b) / (y + d))
			break;
		next = a - q * c;
		a = c;
		c = next;
		next = b - q * d;
		b = d;
		d = next;
		next = x - q * y;
		x = y;
		y = next;
	}
	f[0] = a;
	f[1] = b;
	f[2] = c;
	f[3] = d;
}

/* a >= b, as n limbs at x and y (high zeros); work has 2 * n limbs. */
static BbValue gcd_limbs(BbThread *t, BbLimb *x, BbLimb *y, size_t n, BbLimb *work)
{
	BbMpnPoll poll = bb_int_poll(t);
	BbLimb *u = work, *v = work + n, *scratch = NULL;
	size_t nx = bb_mpn_normalize(x, n), ny = bb_mpn_normalize(y, n), room = 0;
	while (ny > 0) {
		Leading f[4] = {1, 0, 0, 1};
		size_t bits = bb_mpn_bit_length(x, nx);
		if (bits > LEADING_BITS && nx - ny <= 1) {
			size_t shift = bits - LEADING_BITS;
			lehmer_steps(leading(x, nx, shift), leading(y, ny, shift), f);
		}
		if (f[1] == 0) {
			size_t needed = bb_mpn_divrem_scratch(nx, ny);
			if (needed > room && !(scratch = bb_int_scratch(t, room = needed + needed / 4)))
				return BB_EMPTY;
			if (!bb_int_check_status(t, bb_mpn_divrem(NULL, u, x, nx, y, ny, scratch, &poll)))
				return BB_EMPTY;
			size_t nu = bb_mpn_normalize(u, ny);
			bb_mpn_copy(x, y, ny);
			bb_mpn_copy(y, u, nu);
			nx = ny;
			ny = nu;
		} else {
			bb_mpn_zero(y + ny, nx - ny);
			size_t nu = combine(u, x, f[0], y, f[1], nx), nv = combine(v, x, f[2], y, f[3], nx);
			bb_mpn_copy(x, u, nu);
			bb_mpn_copy(y, v, nv);
			nx = nu;
			ny = nv;
		}
		bb_mpn_spend(&poll, 4 * nx + 1);
	}
	return bb_int_from_limbs(t, x, nx, false);
}

BbValue bb_int_gcd(BbThread *t, BbValue a, BbValue b)
{
	BbIntView x, y;
	if (bb_both_small(a, b)) {
		intptr_t p = bb_to_small(a), q = bb_to_small(b);
		return bb_int_from_u64(t, gcd_words((uint64_t)(p < 0 ? -p : p), (uint64_t)(q < 0 ? -q : q)));
	}
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	if (bb_mpn_cmp2(x.limbs, x.count, y.limbs, y.count) < 0)
		return bb_int_gcd(t, b, a);
	if (y.count == 0)
		return bb_int_abs(t, a);
	size_t n = x.count;
	BbLimb *limbs = bb_int_scratch(t, 4 * n);
	if (!limbs)
		return BB_EMPTY;
	bb_mpn_zero(limbs, 2 * n);
	bb_mpn_copy(limbs, x.limbs, n);
	bb_mpn_copy(limbs + n, y.limbs, y.count);
	return gcd_limbs(t, limbs, limbs + n, n, limbs + 2 * n);
}

/* ---- Square root. ---- */

static uint64_t isqrt_word(uint64_t x)
{
	uint64_t r = (uint64_t)sqrt((double)x);
	while (r > UINT32_MAX || r * r > x)
		r--;
	while (r < UINT32_MAX && (r + 1) * (r + 1) <= x)
		r++;
	return r;
}

/* The low count bits of a >= 0. */
static BbValue low_bits(BbThread *t, BbValue a, size_t count)
{
	BbValue high = bb_int_shift_right(t, a, count);
	if (bb_is_empty(high) || bb_is_empty(high = bb_int_shift_left(t, high, count)))
		return BB_EMPTY;
	return bb_int_sub(t, a, high);
}

/* Root and rest of a, whose number of bits is `bits', which is even, or one less.  Zimmermann's recursion: the root of
 * the upper half, then one division for the lower half. */
static bool sqrt_rest(BbThread *t, BbValue a, size_t bits, BbValue *root, BbValue *rest)
{
	if (bits <= 60) {
		uint64_t x = bb_int_wrap_u64(a), r = isqrt_word(x);
		return !bb_is_empty(*root = bb_int_from_u64(t, r)) &&
		       !bb_is_empty(*rest = bb_int_from_u64(t, x - r * r));
	}
	size_t quarter = bits / 4;
	BbValue high, middle, low, s, r, q, u, square;
	if (bb_is_empty(high = bb_int_shift_right(t, a, 2 * quarter)) ||
	    !sqrt_rest(t, high, bits - 2 * quarter, &s, &r) || bb_is_empty(low = low_bits(t, a, 2 * quarter)) ||
	    bb_is_empty(middle = bb_int_shift_right(t, low, quarter)) || bb_is_empty(low = low_bits(t, low, quarter)) ||
	    bb_is_empty(r = bb_int_shift_left(t, r, quarter)) || bb_is_empty(r = bb_int_add(t, r, middle)) ||
	    bb_is_empty(u = bb_int_shift_left(t, s, 1)) || !bb_int_divmod(t, r, u, &q, &u) ||
	    bb_is_empty(s = bb_int_shift_left(t, s, quarter)) || bb_is_empty(s = bb_int_add(t, s, q)) ||
	    bb_is_empty(u = bb_int_shift_left(t, u, quarter)) || bb_is_empty(u = bb_int_add(t, u, low)) ||
	    bb_is_empty(square = bb_int_mul(t, q, q)) || bb_is_empty(u = bb_int_sub(t, u, square)))
		return false;
	while (bb_int_is_negative(u)) {
		/* rest += 2 * root - 1, root -= 1 */
		if (bb_is_empty(u = bb_int_add(t, u, s)) || bb_is_empty(s = bb_int_sub(t, s, bb_from_small(1))) ||
		    bb_is_empty(u = bb_int_add(t, u, s)))
			return false;
	}
	*root = s;
	*rest = u;
	return true;
}

BbValue bb_int_isqrt(BbThread *t, BbValue a)
{
	uint64_t x;
	if (bb_int_to_u64(a, &x))
		return bb_int_from_u64(t, isqrt_word(x));
	BbValue root, rest;
	size_t bits = bb_int_bit_length(a);
	return sqrt_rest(t, bb_int_exact(t, a), bits + (bits & 1), &root, &rest) ? root : BB_EMPTY;
}
