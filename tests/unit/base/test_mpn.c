/* SPDX-License-Identifier: MIT */
/*
 * Unit test of base/mpn: fast algorithms against plain ones, identities, text round trips, failing memory and polls,
 * and that nothing writes past its arrays.
 */
#include "base/mpn.h"

#include "base/wide.h"
#include "support.h"

#include <math.h>
#include <time.h>

#define GUARD ((BbLimb)0xa5a5a5a5a5a5a5a5u)

/* n limbs with a guard behind; freed by check_free. */
static BbLimb *limbs(size_t n)
{
	BbLimb *p = malloc((n + 1) * sizeof *p);

	assert_non_null(p);
	memset(p, 0xee, n * sizeof *p);
	p[n] = GUARD;
	return p;
}

static void check_free(BbLimb *p, size_t n)
{
	assert_true(p[n] == GUARD);
	free(p);
}

/* Random limbs, often with long runs of ones and zeros; the highest is not 0. */
static void fill(BbLimb *a, size_t n)
{
	size_t kind = random_below(3);

	for (size_t i = 0; i < n; i++) {
		a[i] = (BbLimb)random64();
		if (kind == 0 && random_below(2))
			a[i] = 0;
		else if (kind == 1 && random_below(3))
			a[i] = BB_LIMB_MAX;
	}
	if (n > 0 && a[n - 1] == 0)
		a[n - 1] = (BbLimb)1 << random_below(BB_LIMB_BITS);
}

static void mul_plain(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	bb_mpn_zero(r, na + nb);
	for (size_t i = 0; i < nb; i++)
		r[na + i] = bb_mpn_addmul_1(r + i, a, na, b[i]);
}

static void mul(BbLimb *r, const BbLimb *a, size_t na, const BbLimb *b, size_t nb)
{
	size_t n = bb_mpn_mul_scratch(na, nb);
	BbLimb *scratch = limbs(n);

	assert_int_equal(bb_mpn_mul(r, a, na, b, nb, scratch, NULL), BB_MPN_OK);
	check_free(scratch, n);
}

static void check_mul(size_t na, size_t nb)
{
	BbLimb *a = limbs(na), *b = limbs(nb), *r = limbs(na + nb), *plain = limbs(na + nb);

	fill(a, na);
	fill(b, nb);
	mul(r, a, na, b, nb);
	mul_plain(plain, a, na, b, nb);
	assert_memory_equal(r, plain, (na + nb) * sizeof *r);
	if (na >= nb) {
		/* a square is noticed by the pointer */
		mul(r, a, nb, a, nb);
		mul_plain(plain, a, nb, a, nb);
		assert_memory_equal(r, plain, 2 * nb * sizeof *r);
	}
	check_free(a, na);
	check_free(b, nb);
	check_free(r, na + nb);
	check_free(plain, na + nb);
}

static void multiplication(void **state)
{
	(void)state;
	for (size_t n = 0; n < 140; n++) {
		check_mul(n, n);
		check_mul(n, random_below(n + 1));
		check_mul(random_below(n + 1), n);
	}
	for (int i = 0; i < 100; i++)
		check_mul(random_below(700), random_below(700));
	check_mul(10000, 5);
	check_mul(5000, 33);
	check_mul(3000, 1000);
	check_mul(1025, 1024);
}

/* q * b + r == a and r < b. */
static void check_divrem(size_t na, size_t nb)
{
	size_t nq = na - nb + 1, n = bb_mpn_divrem_scratch(na, nb);
	BbLimb *a = limbs(na), *b = limbs(nb), *q = limbs(nq), *r = limbs(nb), *back = limbs(na + 1);
	BbLimb *scratch = limbs(n);

	fill(a, na);
	fill(b, nb);
	if (random_below(3) == 0 && nq > 1) {
		/* an exact quotient, or one that is nearly the next */
		fill(q, nq - 1);
		mul(a, q, nq - 1, b, nb);
		if (random_below(2))
			bb_mpn_sub_1(a, a, na, 1);
	}
	assert_int_equal(bb_mpn_divrem(q, r, a, na, b, nb, scratch, NULL), BB_MPN_OK);
	assert_true(bb_mpn_cmp(r, b, nb) < 0);
	mul(back, q, nq, b, nb);
	assert_true(back[na] == 0);
	assert_true(bb_mpn_add(back, back, na, r, nb) == 0);
	assert_memory_equal(back, a, na * sizeof *a);
	/* the remainder may replace an operand, either may be left out */
	assert_int_equal(bb_mpn_divrem(NULL, a, a, na, b, nb, scratch, NULL), BB_MPN_OK);
	assert_memory_equal(a, r, nb * sizeof *r);
	check_free(a, na);
	check_free(b, nb);
	check_free(q, nq);
	check_free(r, nb);
	check_free(back, na + 1);
	check_free(scratch, n);
}

static void division(void **state)
{
	(void)state;
	for (int i = 0; i < 3000; i++) {
		size_t nb = 1 + random_below(i % 10 == 0 ? 300 : 20);

		check_divrem(nb + random_below(i % 10 == 0 ? 400 : 20), nb);
	}
	check_divrem(2000, 1000);
	check_divrem(3001, 150);
	check_divrem(2000, 1900);
	check_divrem(2000, 1);
}

static void small_operations(void **state)
{
	(void)state;
	for (int i = 0; i < 3000; i++) {
		size_t n = 1 + random_below(20), count = random_below(n * BB_LIMB_BITS + 100),
		       words = count / BB_LIMB_BITS;
		BbLimb *a = limbs(n), *b = limbs(n), *r = limbs(n), *shifted = limbs(n + words + 1);
		BbLimb d = (BbLimb)random64() >> random_below(BB_LIMB_BITS), rest;
		size_t length, back;
		bool lost;

		fill(a, n);
		fill(b, n);
		assert_true(bb_mpn_add_n(r, a, b, n) == bb_mpn_sub_n(r, r, b, n));
		assert_int_equal(bb_mpn_cmp2(r, n, a, n), 0);
		length = bb_mpn_shl(shifted, a, n, count);
		assert_int_equal(bb_mpn_bit_length(shifted, length), bb_mpn_bit_length(a, n) + count);
		assert_int_equal(bb_mpn_trailing_zeros(shifted, length), bb_mpn_trailing_zeros(a, n) + count);
		assert_int_equal(bb_mpn_popcount(shifted, length), bb_mpn_popcount(a, n));
		back = bb_mpn_shr(shifted, shifted, length, count, &lost);
		assert_false(lost);
		assert_int_equal(bb_mpn_cmp2(shifted, back, a, n), 0);
		back = bb_mpn_shr(r, a, n, count, &lost);
		assert_int_equal(back, bb_mpn_normalize(r, back));
		assert_int_equal(lost, count > bb_mpn_trailing_zeros(a, n));
		if (d != 0) {
			rest = bb_mpn_divrem_1(r, a, n, d);
			assert_true(rest < d);
			assert_true(bb_mpn_divrem_1(NULL, a, n, d) == rest);
			assert_true(bb_mpn_mul_1(r, r, n, d) == 0);
			assert_true(bb_mpn_add_1(r, r, n, rest) == 0);
			assert_int_equal(bb_mpn_cmp(r, a, n), 0);
			rest = bb_mpn_addmul_1(r, b, n, d);
			assert_true(bb_mpn_submul_1(r, b, n, d) == rest);
			assert_int_equal(bb_mpn_cmp(r, a, n), 0);
		}
		check_free(a, n);
		check_free(b, n);
		check_free(r, n);
		check_free(shifted, n + words + 1);
	}
}

/* Magnitude and sign of an int64. */
static size_t split(BbLimb *a, int64_t x)
{
	uint64_t magnitude = x < 0 ? -(uint64_t)x : (uint64_t)x;

	for (size_t i = 0; i < 64 / BB_LIMB_BITS; i++)
		a[i] = (BbLimb)(magnitude >> i * BB_LIMB_BITS % 64);
	return bb_mpn_normalize(a, 64 / BB_LIMB_BITS);
}

static void check_bitop(BbMpnBitOp op, int64_t x, int64_t y, int64_t expected)
{
	enum { N = 64 / BB_LIMB_BITS };
	BbLimb a[N], b[N], want[N], r[N + 2];
	size_t na = split(a, x), nb = split(b, y), nw = split(want, expected), top = (na > nb ? na : nb) + 1, n;
	bool negative;

	r[top] = GUARD;
	n = bb_mpn_bitop(op, r, a, na, x < 0, b, nb, y < 0, &negative);
	assert_true(r[top] == GUARD);
	assert_int_equal(n, nw);
	assert_memory_equal(r, want, n * sizeof *r);
	assert_int_equal(negative, expected < 0);
}

static void bit_operations(void **state)
{
	(void)state;
	for (int i = 0; i < 30000; i++) {
		int64_t x = (int64_t)random64() >> random_below(64), y = (int64_t)random64() >> random_below(64);

		check_bitop(BB_MPN_AND, x, y, x & y);
		check_bitop(BB_MPN_OR, x, y, x | y);
		check_bitop(BB_MPN_XOR, x, y, x ^ y);
	}
	check_bitop(BB_MPN_AND, INT64_MIN, -1, INT64_MIN);
	check_bitop(BB_MPN_XOR, INT64_MIN, INT64_MAX, -1);
}

/* --- Text --- */

static size_t blocks, fail_at;

static void *get(void *ctx, size_t bytes)
{
	(void)ctx;
	if (fail_at > 0 && --fail_at == 0)
		return NULL;
	blocks++;
	return malloc(bytes);
}

static void put(void *ctx, void *p)
{
	(void)ctx;
	blocks--;
	free(p);
}

static const BbMpnMemory memory = {get, put, NULL};

static void check_text(size_t n, unsigned base)
{
	BbLimb *a = limbs(n), *back;
	size_t size, length, room, count, half;
	char *text;

	fill(a, n);
	size = bb_mpn_text_size(a, n, base);
	text = malloc(size + 2);
	text[size] = '~';
	assert_int_equal(bb_mpn_to_text(text, &length, a, n, base, n > BB_MPN_SMALL ? &memory : NULL, NULL), BB_MPN_OK);
	assert_true(length <= size && size - length <= 2 && text[size] == '~');
	assert_true(n == 0 || text[0] != '0');
	room = bb_mpn_from_text_size(length + 1, base);
	back = limbs(room);
	assert_int_equal(bb_mpn_from_text(back, &count, text, length, base, length > 100 ? &memory : NULL, NULL),
			 BB_MPN_OK);
	assert_int_equal(bb_mpn_cmp2(back, count, a, n), 0);
	if (length > 1) {
		half = 1 + random_below(length - 1);
		memmove(text + half + 1, text + half, length - half);
		text[half] = '_';
		assert_int_equal(bb_mpn_from_text(back, &count, text, length + 1, base, &memory, NULL), BB_MPN_OK);
		assert_int_equal(bb_mpn_cmp2(back, count, a, n), 0);
	}
	assert_int_equal(blocks, 0);
	free(text);
	check_free(back, room);
	check_free(a, n);
}

static void text_round_trips(void **state)
{
	(void)state;
	for (unsigned base = 2; base <= 36; base++) {
		for (size_t n = 0; n < 70; n++)
			check_text(n, base);
		check_text(500, base);
	}
	for (int i = 0; i < 30; i++)
		check_text(random_below(2000), 10);
}

static void text_known(void **state)
{
	static const char *const bad[] = {"_1", "1_", "1__2", "12a", "-1", " 1", "_"};
	BbLimb r[10];
	char text[100];
	size_t n, length;

	(void)state;
	assert_int_equal(bb_mpn_from_text(r, &n, "340282366920938463463374607431768211456", 39, 10, NULL, NULL), 0);
	assert_int_equal(n, 128 / BB_LIMB_BITS + 1);
	assert_int_equal(bb_mpn_bit_length(r, n), 129);
	assert_int_equal(bb_mpn_popcount(r, n), 1);
	assert_int_equal(bb_mpn_to_text(text, &length, r, n, 10, NULL, NULL), 0);
	assert_int_equal(length, 39);
	assert_memory_equal(text, "340282366920938463463374607431768211456", 39);
	assert_int_equal(bb_mpn_from_text(r, &n, "Zz", 2, 36, NULL, NULL), 0);
	assert_true(n == 1 && r[0] == 35 * 36 + 35);
	assert_int_equal(bb_mpn_from_text(r, &n, "000", 3, 16, NULL, NULL), 0);
	assert_int_equal(n, 0);
	assert_int_equal(bb_mpn_to_text(text, &length, r, 0, 7, NULL, NULL), 0);
	assert_true(length == 1 && text[0] == '0');
	for (size_t i = 0; i < BB_COUNT(bad); i++)
		assert_int_equal(bb_mpn_from_text(r, &n, bad[i], strlen(bad[i]), 10, NULL, NULL), BB_MPN_INVALID);
	assert_int_equal(bb_mpn_from_text(r, &n, "", 0, 10, NULL, NULL), BB_MPN_INVALID);
	assert_int_equal(bb_mpn_from_text(r, &n, "2", 1, 2, NULL, NULL), BB_MPN_INVALID);
}

static bool count_poll(void *ctx)
{
	size_t *left = ctx;

	return (*left)-- > 1;
}

/* Every allocation fails once, every poll gives up once; nothing is lost, the last time it succeeds. */
static void failures(void **state)
{
	size_t n = 3000, length, count, left, step;
	BbLimb *a = limbs(n), *back;
	char *text, *again;
	BbMpnPoll poll = {count_poll, &left, 0};

	(void)state;
	fill(a, n);
	length = bb_mpn_text_size(a, n, 10);
	text = malloc(length);
	again = malloc(length);
	assert_int_equal(bb_mpn_to_text(text, &length, a, n, 10, &memory, NULL), BB_MPN_OK);
	back = limbs(bb_mpn_from_text_size(length, 10));
	for (step = 1;; step++) {
		BbMpnStatus status;

		fail_at = step;
		status = bb_mpn_to_text(again, &count, a, n, 10, &memory, NULL);
		assert_int_equal(blocks, 0);
		if (status == BB_MPN_OK)
			break;
		assert_int_equal(status, BB_MPN_NO_MEMORY);
	}
	assert_true(step > 10);
	for (step = 1;; step++) {
		BbMpnStatus status;

		fail_at = step;
		status = bb_mpn_from_text(back, &count, text, length, 10, &memory, NULL);
		assert_int_equal(blocks, 0);
		if (status == BB_MPN_OK)
			break;
		assert_int_equal(status, BB_MPN_NO_MEMORY);
	}
	assert_true(step > 10);
	fail_at = 0;
	for (step = 1; step < 100000; step++) {
		BbMpnStatus status;

		left = step;
		status = bb_mpn_to_text(again, &count, a, n, 10, &memory, &poll);
		assert_int_equal(blocks, 0);
		if (status == BB_MPN_OK)
			break;
		assert_int_equal(status, BB_MPN_INTERRUPTED);
	}
	assert_true(step > 5 && step < 1000);
	assert_int_equal(count, length);
	assert_memory_equal(text, again, length);
	for (step = 1; step < 100000; step++) {
		BbMpnStatus status;

		left = step;
		status = bb_mpn_from_text(back, &count, text, length, 10, &memory, &poll);
		assert_int_equal(blocks, 0);
		if (status == BB_MPN_OK)
			break;
		assert_int_equal(status, BB_MPN_INTERRUPTED);
	}
	assert_true(step > 5 && step < 1000);
	assert_int_equal(bb_mpn_cmp2(back, count, a, n), 0);
	free(text);
	free(again);
	free(back);
	check_free(a, n);
}

/* --- double and bytes --- */

static void doubles(void **state)
{
	BbLimb r[BB_MPN_DOUBLE_LIMBS + 1];

	(void)state;
	r[BB_MPN_DOUBLE_LIMBS] = GUARD;
	for (int i = 0; i < 100000; i++) {
		double x = fabs(bb_wide_to_double(random64()));
		uint64_t small = random64() >> random_below(64);
		BbLimb a[64 / BB_LIMB_BITS];
		size_t n;

		if (!isfinite(x))
			continue;
		n = bb_mpn_from_double(r, x);
		assert_true(r[BB_MPN_DOUBLE_LIMBS] == GUARD);
		assert_int_equal(n, bb_mpn_normalize(r, n));
		assert_true(bb_mpn_to_double(r, n) == floor(x));
		for (size_t k = 0; k < BB_COUNT(a); k++)
			a[k] = (BbLimb)(small >> k * BB_LIMB_BITS % 64);
		assert_true(bb_mpn_to_double(a, BB_COUNT(a)) == (double)small);
		if (small < (uint64_t)1 << 53) {
			int e = (int)random_below(2300) - 1200;

			assert_true(bb_mpn_scale_double(a, BB_COUNT(a), false, e) == ldexp((double)small, e));
		}
	}
	r[0] = 1;
	assert_true(bb_mpn_scale_double(r, 1, false, -1075) == 0);
	assert_true(bb_mpn_scale_double(r, 1, true, -1075) == 5e-324);
	assert_true(isinf(bb_mpn_scale_double(r, 1, false, 1024)));
	for (size_t i = 0; i < BB_MPN_DOUBLE_LIMBS; i++)
		r[i] = BB_LIMB_MAX;
	assert_true(isinf(bb_mpn_to_double(r, BB_MPN_DOUBLE_LIMBS)));
}

static void bytes(void **state)
{
	(void)state;
	for (int i = 0; i < 10000; i++) {
		size_t size = random_below(40), n = size / sizeof(BbLimb) + 1, count, again;
		uint8_t text[40], back[40];
		BbLimb a[41], b[41];
		bool big = random_below(2), zero = true;

		for (size_t k = 0; k < size; k++) {
			text[k] = (uint8_t)(random_below(2) ? random64() : 0);
			zero &= text[k] == 0;
		}
		a[n] = GUARD;
		count = bb_mpn_from_bytes(a, text, size, big, false);
		assert_true(a[n] == GUARD);
		bb_mpn_to_bytes(back, size, a, count, big, false);
		assert_memory_equal(back, text, size);
		bb_mpn_to_bytes(back, size, a, count, !big, false);
		again = bb_mpn_from_bytes(b, back, size, !big, false);
		assert_int_equal(bb_mpn_cmp2(a, count, b, again), 0);
		if (!zero) {
			count = bb_mpn_from_bytes(a, text, size, big, true);
			assert_true(a[n] == GUARD);
			bb_mpn_to_bytes(back, size, a, count, big, true);
			assert_memory_equal(back, text, size);
		}
	}
}

/* 10^5 digits: each of these takes some milliseconds, the limit is for slow machines and sanitizers. */
static void speed(void **state)
{
	size_t n = 332193 / BB_LIMB_BITS + 1, length, count;
	BbLimb *a = limbs(n), *r = limbs(2 * n);
	char *text;
	clock_t start = clock();

	(void)state;
	fill(a, n);
	mul(r, a, n, a, n);
	length = bb_mpn_text_size(a, n, 10);
	text = malloc(length);
	assert_int_equal(bb_mpn_to_text(text, &length, a, n, 10, &memory, NULL), BB_MPN_OK);
	assert_int_equal(bb_mpn_from_text(r, &count, text, length, 10, &memory, NULL), BB_MPN_OK);
	assert_int_equal(bb_mpn_cmp2(r, count, a, n), 0);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 5);
	free(text);
	check_free(a, n);
	check_free(r, 2 * n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(multiplication), cmocka_unit_test(division),	cmocka_unit_test(small_operations),
		cmocka_unit_test(bit_operations), cmocka_unit_test(text_known), cmocka_unit_test(text_round_trips),
		cmocka_unit_test(failures),	  cmocka_unit_test(doubles),	cmocka_unit_test(bytes),
		cmocka_unit_test(speed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
