/* SPDX-License-Identifier: MIT */
/*
 * Unit test of base/hash: CPython's values (64-bit), agreement between number types, spread of the byte hashes.
 */
#include "base/hash.h"

#include "support.h"

#include <math.h>

#if BB_WORD64
static void cpython_values(void **state)
{
	static const struct {
		double x;
		BbHash hash;
	} cases[] = {
		{0.0, 0},
		{-0.0, 0},
		{1.0, 1},
		{-1.0, -2},
		{0.5, 1152921504606846976},
		{1.5, 1152921504606846977},
		{-2.5, -1152921504606846978},
		{3.14, 322818021289917443},
		{1e+22, 1864712049423028464},
		{1e+300, 1224995262755759164},
		{-1e-300, -482449582752280463},
		{5e-324, 16777216},
		{2.305843009213694e+18, 1},
		{2.3058430092136934e+18, 2305843009213693440},
		{1.7976931348623157e+308, 2234066890152476671},
		{0.1, 230584300921369408},
	};
	static const BbLimb ten_to_40[] = {0xb9f5610000000000u, 0x6329f1c35ca4bfabu, 0x1du};
	uintptr_t tuple = BB_HASH_TUPLE_START, set = 0;

	(void)state;
	for (size_t i = 0; i < BB_COUNT(cases); i++)
		assert_int_equal(bb_hash_double(cases[i].x), cases[i].hash);
	assert_int_equal(bb_hash_int(((intptr_t)1 << 61) - 1), 0);
	assert_int_equal(bb_hash_int(-((intptr_t)1 << 61)), -2);
	assert_int_equal(bb_hash_natural(ten_to_40, 3, false), 1388497483929617590);
	assert_int_equal(bb_hash_natural(ten_to_40, 3, true), -1388497483929617590);
	assert_int_equal(bb_hash_complex(bb_hash_double(1.5), bb_hash_double(-2)), 1152921504604846971);
	assert_int_equal(bb_hash_tuple_finish(tuple, 0), 5740354900026072187);
	assert_int_equal(bb_hash_tuple_finish(bb_hash_tuple_item(tuple, -2), 1), 8078679518589016365);
	assert_int_equal(bb_hash_set_finish(set, 0), 133146708735736);
	for (BbHash i = 1; i <= 3; i++) {
		tuple = bb_hash_tuple_item(tuple, i);
		set ^= bb_hash_set_item(i);
	}
	assert_int_equal(bb_hash_tuple_finish(tuple, 3), 529344067295497451);
	assert_int_equal(bb_hash_set_finish(set, 3), -272375401224217160);
}
#else
static void cpython_values(void **state)
{
	(void)state;
	/* modulo 2^31 - 1: 2^-1 is 2^30 */
	assert_int_equal(bb_hash_double(0.5), 1 << 30);
	assert_int_equal(bb_hash_double(2147483648.0), 1);
	assert_int_equal(bb_hash_int64((int64_t)1 << 62), 1);
}
#endif

static void special_values(void **state)
{
	(void)state;
	assert_int_equal(bb_hash_double(INFINITY), 314159);
	assert_int_equal(bb_hash_double(-INFINITY), -314159);
	assert_int_equal(bb_hash_double(NAN), 0);
	assert_int_equal(bb_hash_int(-1), -2);
	assert_int_equal(bb_hash_int(INTPTR_MIN), bb_hash_int64(INTPTR_MIN));
	assert_int_equal(bb_hash_fix((uintptr_t)-1), -2);
}

/* An integer has one hash, whatever holds it. */
static void types_agree(void **state)
{
	(void)state;
	for (int i = 0; i < 100000; i++) {
		int64_t x = (int64_t)(random64() >> random_below(64));
		BbLimb limbs[64 / BB_LIMB_BITS];
		uint64_t magnitude;

		if (i & 1)
			x = -x;
		magnitude = x < 0 ? -(uint64_t)x : (uint64_t)x;
		for (size_t k = 0; k < BB_COUNT(limbs); k++)
			limbs[k] = (BbLimb)(magnitude >> k * BB_LIMB_BITS % 64);
		assert_int_equal(bb_hash_int64(x), bb_hash_natural(limbs, BB_COUNT(limbs), x < 0));
		if (x == (intptr_t)x)
			assert_int_equal(bb_hash_int64(x), bb_hash_int((intptr_t)x));
		if (magnitude < (uint64_t)1 << 53)
			assert_int_equal(bb_hash_int64(x), bb_hash_double((double)x));
	}
}

/* Flipping any bit of the input flips about half of the output; lengths matter. */
static void bytes_spread(void **state)
{
	uint8_t text[64];

	(void)state;
	for (size_t n = 1; n <= sizeof text; n++) {
		uint64_t flips64 = 0, flips32 = 0, count = 0;

		for (int round = 0; round < 20; round++) {
			uint64_t h64;
			uint32_t h32;

			for (size_t i = 0; i < n; i++)
				text[i] = (uint8_t)random64();
			h64 = bb_hash_bytes64(text, n);
			h32 = bb_hash_bytes32(text, n);
			for (size_t bit = 0; bit < 8 * n; bit++) {
				text[bit / 8] ^= (uint8_t)(1 << bit % 8);
				assert_true(bb_hash_bytes64(text, n) != h64);
				flips64 += (uint64_t)__builtin_popcountll(bb_hash_bytes64(text, n) ^ h64);
				flips32 += (uint64_t)__builtin_popcount(bb_hash_bytes32(text, n) ^ h32);
				text[bit / 8] ^= (uint8_t)(1 << bit % 8);
				count++;
			}
		}
		assert_in_range(flips64 * 100 / count, 3000, 3400);
		assert_in_range(flips32 * 100 / count, 1450, 1750);
	}
	memset(text, 0, sizeof text);
	for (size_t n = 1; n <= sizeof text; n++) {
		assert_true(bb_hash_bytes64(text, n) != bb_hash_bytes64(text, n - 1));
		assert_true(bb_hash_bytes32(text, n) != bb_hash_bytes32(text, n - 1));
	}
}

static int compare32(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Names that differ in a number: the low bits of the hash, which tables use, collide no more than by chance. */
static void names_collide_little(void **state)
{
	enum { NAMES = 20000 };
	static uint32_t low[NAMES];

	(void)state;
	for (int which = 0; which < 2; which++) {
		size_t same = 0;

		for (int i = 0; i < NAMES; i++) {
			char name[32];
			size_t n = (size_t)snprintf(name, sizeof name, "attribute_%d", i);

			low[i] = (which ? bb_hash_bytes32(name, n) : (uint32_t)bb_hash_bytes64(name, n)) & 0xfffff;
		}
		qsort(low, NAMES, sizeof low[0], compare32);
		for (int i = 1; i < NAMES; i++)
			same += low[i] == low[i - 1];
		/* expected: about NAMES^2 / 2 / 2^20 = 190 */
		assert_in_range(same, 120, 270);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cpython_values), cmocka_unit_test(special_values),	  cmocka_unit_test(types_agree),
		cmocka_unit_test(bytes_spread),	  cmocka_unit_test(names_collide_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
