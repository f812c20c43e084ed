/* SPDX-License-Identifier: MIT */
/*
 * factorial, comb, perm, gcd, lcm, isqrt (see math_int.h).
 *
 * Long products are made of halves of about the same size, which is where fast multiplication pays.
 */
#include "modules/math_int.h"

#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"

#define FUNCTION(name)                                                                                                 \
	BbValue bb_math_int_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

/* first * (first + step) * ... of count factors, in words as long as they fit. */
static BbValue product(BbThread *t, uint64_t first, uint64_t step, uint64_t count)
{
	if (count > 16) {
		uint64_t half = count / 2;
		BbValue low = product(t, first, step, half), high;
		if (bb_is_empty(low) || bb_is_empty(high = product(t, first + half * step, step, count - half)))
			return BB_EMPTY;
		bb_poll_stop(t);
		return bb_int_mul(t, low, high);
	}
	BbValue result = bb_from_small(1), part;
	uint64_t word = 1;
	for (; count > 0; count--, first += step) {
		uint64_t next;
		if (!__builtin_mul_overflow(word, first, &next)) {
			word = next;
			continue;
		}
		if (bb_is_empty(part = bb_int_from_u64(t, word)) || bb_is_empty(result = bb_int_mul(t, result, part)))
			return BB_EMPTY;
		word = first;
	}
	part = bb_int_from_u64(t, word);
	return bb_is_empty(part) ? part : bb_int_mul(t, result, part);
}

/* n! without its factors of two is the product over i of the odd numbers up to n / 2^i. */
static BbValue factorial(BbThread *t, uint64_t n)
{
	if (n <= 20)
		return product(t, 1, 1, n);
	BbValue inner = bb_from_small(1), outer = bb_from_small(1), odd;
	uint64_t low = 1;
	for (unsigned i = 64 - (unsigned)__builtin_clzll(n); i-- > 0;) {
		/* Odd numbers in low .. n >> i. */
		uint64_t high = n >> i;
		if (high >= low && high > 2) {
			uint64_t count =
				(high - low) / 2 + ((high - low) % 2 == 0 ? 1 : 0) + ((high - low) % 2 != 0 ? 1 : 0);
			if (bb_is_empty(odd = product(t, low, 2, count)) ||
			    bb_is_empty(inner = bb_int_mul(t, inner, odd)))
				return BB_EMPTY;
			low = low + 2 * count;
		}
		if (bb_is_empty(outer = bb_int_mul(t, outer, inner)))
			return BB_EMPTY;
	}
	uint64_t twos = n - (uint64_t)__builtin_popcountll(n);
	return twos > SIZE_MAX ? bb_raise_no_memory(t) : bb_int_shift_left(t, outer, (size_t)twos);
}

FUNCTION(factorial)
{
	uint64_t n;
	(void)self;
	(void)nargs;
	(void)kwnames;
	BbValue v = bb_index(t, args[0]);
	if (bb_is_empty(v))
		return v;
	if (bb_int_is_negative(v))
		return bb_value_error(t, "factorial() not defined for negative values");
	if (!bb_int_to_u64(v, &n) || n > INTPTR_MAX)
		return bb_overflow_error(t, "factorial() argument should not exceed %zd", INTPTR_MAX);
	return factorial(t, n);
}

/* n * (n - 1) * ... of k factors, k <= n. */
static BbValue falling(BbThread *t, BbValue n, uint64_t k)
{
	uint64_t word;
	if (bb_int_to_u64(n, &word))
		return product(t, word - k + 1, 1, k);
	if (k == 0)
		return bb_from_small(1);
	if (k == 1)
		return n;
	BbValue low, high, half = bb_int_from_u64(t, k / 2);
	if (bb_is_empty(half) || bb_is_empty(high = falling(t, n, k / 2)) || bb_is_empty(n = bb_int_sub(t, n, half)) ||
	    bb_is_empty(low = falling(t, n, k - k / 2)))
		return BB_EMPTY;
	bb_poll_stop(t);
	return bb_int_mul(t, high, low);
}

static uint64_t gcd_words(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t r = a % b;
		a = b;
		b = r;
	}
	return a;
}

/* n over k if all steps fit a word. */
static bool small_comb(uint64_t n, uint64_t k, uint64_t *out)
{
	uint64_t r = 1;
	for (uint64_t i = 1; i <= k; i++) {
		/* r * (n - k + i) / i, divided before it is multiplied */
		uint64_t factor = n - k + i, common = gcd_words(factor, i);
		if (__builtin_mul_overflow(r / (i / common), factor / common, &r))
			return false;
	}
	*out = r;
	return true;
}

static bool take_two(BbThread *t, const BbValue *args, BbValue *n, BbValue *k)
{
	if (bb_is_empty(*n = bb_index(t, args[0])) || bb_is_empty(*k = bb_index(t, args[1])))
		return false;
	if (bb_int_is_negative(*n)) {
		bb_value_error(t, "n must be a non-negative integer");
		return false;
	}
	if (bb_int_is_negative(*k)) {
		bb_value_error(t, "k must be a non-negative integer");
		return false;
	}
	return true;
}

FUNCTION(comb)
{
	BbValue n, k, rest, q, r;
	uint64_t n_word, count, result;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!take_two(t, args, &n, &k) || bb_is_empty(rest = bb_int_sub(t, n, k)))
		return BB_EMPTY;
	if (bb_int_is_negative(rest))
		return bb_from_small(0);
	if (bb_int_compare(rest, k) < 0)
		k = rest;
	if (!bb_int_to_u64(k, &count) || count > INT64_MAX)
		return bb_overflow_error(t, "min(n - k, k) must not exceed %s", "9223372036854775807");
	if (bb_int_to_u64(n, &n_word) && count <= 64 && small_comb(n_word, count, &result))
		return bb_int_from_u64(t, result);
	if (bb_is_empty(q = falling(t, n, count)) || bb_is_empty(r = factorial(t, count)))
		return BB_EMPTY;
	return bb_int_binary(t, BB_OP_FLOORDIV, q, r);
}

FUNCTION(perm)
{
	BbValue n, k;
	uint64_t count;
	if (nargs < 2 || bb_is_none(args[1]))
		return bb_math_int_factorial(t, self, args, 1, kwnames);
	if (!take_two(t, args, &n, &k))
		return BB_EMPTY;
	if (bb_int_compare(n, k) < 0)
		return bb_from_small(0);
	if (!bb_int_to_u64(k, &count) || count > INT64_MAX)
		return bb_overflow_error(t, "k must not exceed %s", "9223372036854775807");
	return falling(t, n, count);
}

FUNCTION(gcd)
{
	BbValue result = bb_from_small(0), v;
	(void)self;
	(void)kwnames;
	for (size_t i = 0; i < nargs; i++)
		if (bb_is_empty(v = bb_index(t, args[i])) || bb_is_empty(result = bb_int_gcd(t, result, v)))
			return BB_EMPTY;
	return result;
}

static BbValue lcm(BbThread *t, BbValue a, BbValue b)
{
	BbValue common, v;
	if (bb_int_sign(a) == 0 || bb_int_sign(b) == 0)
		return bb_from_small(0);
	if (bb_is_empty(common = bb_int_gcd(t, a, b)) || bb_is_empty(v = bb_int_binary(t, BB_OP_FLOORDIV, a, common)) ||
	    bb_is_empty(v = bb_int_mul(t, v, b)))
		return BB_EMPTY;
	return bb_int_abs(t, v);
}

FUNCTION(lcm)
{
	BbValue result = bb_from_small(1), v;
	(void)self;
	(void)kwnames;
	for (size_t i = 0; i < nargs; i++)
		if (bb_is_empty(v = bb_index(t, args[i])) || bb_is_empty(result = lcm(t, result, v)))
			return BB_EMPTY;
	return result;
}

FUNCTION(isqrt)
{
	(void)self;
	(void)nargs;
	(void)kwnames;
	BbValue v = bb_index(t, args[0]);
	if (bb_is_empty(v))
		return v;
	if (bb_int_is_negative(v))
		return bb_value_error(t, "isqrt() argument must be nonnegative");
	return bb_int_isqrt(t, v);
}
