/* SPDX-License-Identifier: MIT */
/*
 * Unit test of base/dtoa: known values, agreement with the C library's printf and strtod (glibc's are correctly
 * rounded), round trips, and the table of powers recomputed with mpn.
 */
#include "base/dtoa.h"

#include "base/dtoa_pow.h"
#include "base/mpn.h"
#include "base/wide.h"
#include "support.h"

#include <math.h>

static double random_double(void)
{
	double x;

	switch (random_below(6)) {
	case 0:
		return (double)(int64_t)(random64() >> random_below(64)) / 1000;
	case 1:
		return ldexp(1, (int)random_below(2098) - 1074);
	case 2:
		return bb_wide_to_double(random64() >> (12 + random_below(52)));
	case 3:
		return (double)(random64() >> 11) / 9007199254740992.0;
	default:
		do
			x = bb_wide_to_double(random64());
		while (!isfinite(x));
		return x;
	}
}

static void check_format(double x, char type, int precision, unsigned flags, const char *expected)
{
	char text[2000];
	size_t n = bb_dtoa_format(x, type, precision, flags, text, sizeof text - 1);

	assert_true(n < sizeof text);
	text[n] = 0;
	assert_string_equal(text, expected);
	assert_int_equal(bb_dtoa_format(x, type, precision, flags, NULL, 0), n);
}

static void check_repr(double x, const char *expected)
{
	char text[BB_DTOA_REPR_SIZE + 1];

	text[bb_dtoa_repr(x, text)] = 0;
	assert_string_equal(text, expected);
}

static void repr_known(void **state)
{
	(void)state;
	check_repr(0.0, "0.0");
	check_repr(-0.0, "-0.0");
	check_repr(1, "1.0");
	check_repr(-100, "-100.0");
	check_repr(0.1, "0.1");
	check_repr(0.1 + 0.2, "0.30000000000000004");
	check_repr(1e15, "1000000000000000.0");
	check_repr(1e16, "1e+16");
	check_repr(123456789012345678.0, "1.2345678901234568e+17");
	check_repr(0.0001, "0.0001");
	check_repr(0.00001, "1e-05");
	check_repr(1e22, "1e+22");
	check_repr(1e23, "1e+23");
	check_repr(9007199254740993.0, "9007199254740992.0");
	check_repr(5e-324, "5e-324");
	check_repr(2.2250738585072014e-308, "2.2250738585072014e-308");
	check_repr(1.7976931348623157e308, "1.7976931348623157e+308");
	check_repr(9.5367431640625e-07, "9.5367431640625e-07");
	check_repr(INFINITY, "inf");
	check_repr(-INFINITY, "-inf");
	check_repr(-NAN, "nan");
}

static void format_known(void **state)
{
	(void)state;
	check_format(2.5, 'f', 0, 0, "2");
	check_format(3.5, 'f', 0, 0, "4");
	check_format(0.5, 'f', 0, 0, "0");
	check_format(1.5, 'f', 0, BB_DTOA_ALT, "2.");
	check_format(1.005, 'f', 2, 0, "1.00");
	check_format(-0.04, 'f', 1, BB_DTOA_NO_NEG_ZERO, "0.0");
	check_format(-0.06, 'f', 1, BB_DTOA_NO_NEG_ZERO, "-0.1");
	check_format(999.5, 'e', 2, 0, "1.00e+03");
	check_format(999.4999, 'G', 3, 0, "999");
	check_format(0, 'e', 2, BB_DTOA_PLUS, "+0.00e+00");
	check_format(0, 'g', 5, BB_DTOA_ALT, "0.0000");
	check_format(123456789, 'g', 6, 0, "1.23457e+08");
	check_format(123456, 'g', 6, BB_DTOA_DOT_0, "1.23456e+05");
	check_format(12345, 'g', 6, BB_DTOA_DOT_0, "12345.0");
	check_format(1e100, 'E', 0, BB_DTOA_SPACE, " 1E+100");
	check_format(NAN, 'F', 3, BB_DTOA_PLUS, "+NAN");
	check_format(-INFINITY, 'e', 3, 0, "-inf");
	check_format(1e20, 'r', 0, BB_DTOA_ALT, "1.e+20");
	check_format(1e20, 'R', 0, 0, "1E+20");
	check_format(12, 'r', 0, 0, "12");
	assert_int_equal(bb_dtoa_format(1, 'f', 2000000000, 0, NULL, 0), 2000000002);
}

static void format_like_printf(void **state)
{
	(void)state;
	for (int i = 0; i < 200000; i++) {
		char pattern[16], expected[2000];
		double x = random_double();
		char type = "eEfFgG"[random_below(6)];
		int precision = (int)random_below(i % 50 == 0 ? 1200 : 25);
		unsigned flags = (unsigned)random_below(8);
		size_t n = 0;

		if ((flags & BB_DTOA_PLUS) && (flags & BB_DTOA_SPACE))
			flags &= ~BB_DTOA_SPACE;
		pattern[n++] = '%';
		if (flags & BB_DTOA_ALT)
			pattern[n++] = '#';
		if (flags & BB_DTOA_PLUS)
			pattern[n++] = '+';
		if (flags & BB_DTOA_SPACE)
			pattern[n++] = ' ';
		memcpy(pattern + n, ".*", 2);
		pattern[n + 2] = type;
		pattern[n + 3] = 0;
		snprintf(expected, sizeof expected, pattern, precision, x);
		check_format(x, type, precision, flags, expected);
	}
}

static void check_parse(const char *text, size_t used, double expected)
{
	double x = 12345;

	assert_int_equal(bb_dtoa_parse(text, strlen(text), BB_DTOA_UNDERSCORES, &x), used);
	if (used > 0)
		assert_true(bb_wide_from_double(x) == bb_wide_from_double(expected));
	else
		assert_true(x == 12345);
}

static void parse_known(void **state)
{
	double x;

	(void)state;
	check_parse("1_0.5_0e1_0", 11, 1050e8);
	check_parse("1__0", 1, 1);
	check_parse("_1", 0, 0);
	check_parse("1_.5", 1, 1);
	check_parse("1e5_", 3, 1e5);
	check_parse("", 0, 0);
	check_parse(".", 0, 0);
	check_parse("+.", 0, 0);
	check_parse("-0", 2, -0.0);
	check_parse("1.", 2, 1);
	check_parse("-.5x", 3, -.5);
	check_parse("1e", 1, 1);
	check_parse("1e+", 1, 1);
	check_parse("InFinity", 8, INFINITY);
	check_parse("-infinit", 4, -INFINITY);
	check_parse("0e99999999999999999999", 22, 0);
	check_parse("1e-99999999999999999999", 23, 0);
	check_parse("-1e400", 6, -INFINITY);
	check_parse("2.4703282292062327e-324", 23, 0);
	check_parse("2.4703282292062328e-324", 23, 5e-324);
	check_parse("1.7976931348623158e308", 22, 1.7976931348623157e308);
	check_parse("1.7976931348623159e308", 22, INFINITY);
	check_parse("9007199254740993", 16, 9007199254740992.0);
	check_parse("9007199254740993.00000000000000000000000000000000001", 52, 9007199254740994.0);
	assert_int_equal(bb_dtoa_parse("inf", 3, BB_DTOA_NO_WORDS, &x), 0);
	assert_int_equal(bb_dtoa_parse("-1", 2, BB_DTOA_NO_SIGN, &x), 0);
	assert_int_equal(bb_dtoa_parse("1_0", 3, 0, &x), 1);
}

static void parse_like_strtod(void **state)
{
	static char text[3000];

	(void)state;
	for (int i = 0; i < 100000; i++) {
		size_t digits = 1 + random_below(i % 100 == 0 ? 2000 : 40), point = random_below(digits + 1), n = 0;

		for (size_t k = 0; k < digits; k++) {
			if (k == point)
				text[n++] = '.';
			text[n++] = (char)('0' + random_below(10));
		}
		sprintf(text + n, "e%d", (int)random_below(700) - 350);
		check_parse(text, strlen(text), strtod(text, NULL));
	}
}

/* Exact middles of two doubles, and a little above and below. */
static void parse_middles(void **state)
{
	static char text[3000];

	(void)state;
	for (int i = 0; i < 3000; i++) {
		uint64_t bits = bb_wide_from_double(fabs(random_double()));
		int exponent = (int)(bits >> 52);
		BbLimb middle[3 + 2700 / BB_LIMB_BITS];
		uint64_t mantissa = (bits & (((uint64_t)1 << 52) - 1)) | (uint64_t)(exponent != 0) << 52;
		size_t n, length;
		int ten;

		/* (2 m + 1) * 2^e; a fraction is made an integer by 5^-e * 10^e */
		mantissa = 2 * mantissa + 1;
		n = bb_mpn_from_bytes(middle, (const uint8_t *)&mantissa, 8, false, false);
		ten = (exponent != 0 ? exponent : 1) - 1076;
		if (ten > 0) {
			n = bb_mpn_shl(middle, middle, n, (size_t)ten);
			ten = 0;
		} else {
			for (int k = 0; k < -ten; k++) {
				BbLimb carry = bb_mpn_mul_1(middle, middle, n, 5);

				if (carry != 0)
					middle[n++] = carry;
			}
		}
		if (n > BB_MPN_SMALL) {
			/* text without memory: divide by hand */
			char *p = text + 2000;

			while (n > 0) {
				*--p = (char)('0' + bb_mpn_divrem_1(middle, middle, n, 10));
				n = bb_mpn_normalize(middle, n);
			}
			length = (size_t)(text + 2000 - p);
			memmove(text, p, length);
		} else {
			assert_int_equal(bb_mpn_to_text(text, &length, middle, n, 10, NULL, NULL), BB_MPN_OK);
		}
		sprintf(text + length, "e%d", ten);
		check_parse(text, strlen(text), bb_wide_to_double(bits + (bits & 1)));
		sprintf(text + length, "%0900de%d", 1, ten - 900);
		check_parse(text, strlen(text), bb_wide_to_double(bits + 1));
		for (n = length - 1; text[n] == '0'; n--)
			text[n] = '9';
		text[n]--;
		sprintf(text + length, "%s9e%d", "99999999999999999999", ten - 21);
		check_parse(text, strlen(text), bb_wide_to_double(bits));
	}
}

static void round_trips(void **state)
{
	(void)state;
	for (int i = 0; i < 300000; i++) {
		double x = random_double(), y;
		char text[BB_DTOA_REPR_SIZE + 1], digits[BB_DTOA_SHORTEST_DIGITS], shorter[40];
		size_t n = bb_dtoa_repr(x, text);
		int count, point;

		assert_int_equal(bb_dtoa_parse(text, n, 0, &y), n);
		assert_true(bb_wide_from_double(x) == bb_wide_from_double(y));
		n = bb_dtoa_hex(x, text);
		assert_int_equal(bb_dtoa_parse_hex(text, n, &y), BB_DTOA_OK);
		assert_true(bb_wide_from_double(x) == bb_wide_from_double(y));
		if (x == 0)
			continue;
		/* Rounded to one digit less it is another number. */
		count = bb_dtoa_shortest(x, digits, &point);
		if (count > 1) {
			n = bb_dtoa_format(x, 'e', count - 2, 0, shorter, sizeof shorter);
			assert_int_equal(bb_dtoa_parse(shorter, n, 0, &y), n);
			assert_true(x != y);
		}
	}
}

static void hexadecimal(void **state)
{
	char text[BB_DTOA_HEX_SIZE + 1];
	double x;

	(void)state;
	text[bb_dtoa_hex(-1.5, text)] = 0;
	assert_string_equal(text, "-0x1.8000000000000p+0");
	text[bb_dtoa_hex(0, text)] = 0;
	assert_string_equal(text, "0x0.0p+0");
	text[bb_dtoa_hex(5e-324, text)] = 0;
	assert_string_equal(text, "0x0.0000000000001p-1022");
	text[bb_dtoa_hex(-INFINITY, text)] = 0;
	assert_string_equal(text, "-inf");
	assert_int_equal(bb_dtoa_parse_hex("1.8P+1", 6, &x), BB_DTOA_OK);
	assert_true(x == 3);
	assert_int_equal(bb_dtoa_parse_hex("0x123456789abcdef0123p-20", 25, &x), BB_DTOA_OK);
	assert_true(x == 5124095576030431.0);
	assert_int_equal(bb_dtoa_parse_hex("0x1.0000001p-1075", 17, &x), BB_DTOA_OK);
	assert_true(x == 5e-324);
	assert_int_equal(bb_dtoa_parse_hex("0x1p1024", 8, &x), BB_DTOA_OVERFLOW);
	assert_int_equal(bb_dtoa_parse_hex("0x1.fffffffffffff8p1023", 23, &x), BB_DTOA_OVERFLOW);
	assert_int_equal(bb_dtoa_parse_hex("0x", 2, &x), BB_DTOA_INVALID);
	assert_int_equal(bb_dtoa_parse_hex("", 0, &x), BB_DTOA_INVALID);
	assert_int_equal(bb_dtoa_parse_hex("0x1p", 4, &x), BB_DTOA_INVALID);
	assert_int_equal(bb_dtoa_parse_hex("0x1.8.", 6, &x), BB_DTOA_INVALID);
}

static void rounding(void **state)
{
	(void)state;
	assert_true(bb_dtoa_round(2.675, 2) == 2.67);
	assert_true(bb_dtoa_round(2.5, 0) == 2);
	assert_true(bb_dtoa_round(-3.5, 0) == -4);
	assert_true(bb_dtoa_round(1234, -2) == 1200);
	assert_true(bb_dtoa_round(50, -2) == 0);
	assert_true(bb_dtoa_round(51, -2) == 100);
	assert_true(bb_dtoa_round(5e-324, 323) == 0);
	assert_true(bb_dtoa_round(5e-324, 324) == 5e-324);
	assert_true(signbit(bb_dtoa_round(-0.1, 0)));
	assert_true(isinf(bb_dtoa_round(1.7976931348623157e308, -308)));
	assert_true(bb_dtoa_round(1e300, 2000000000) == 1e300);
	assert_true(bb_dtoa_round(1e300, -2000000000) == 0);
}

static bool power_bit(const BbLimb *a, size_t bit)
{
	return a[bit / BB_LIMB_BITS] >> bit % BB_LIMB_BITS & 1;
}

/* The top 128 bits of the number with this many bits; the table must have just these. */
static void check_power(int e, const BbLimb *a, size_t n)
{
	size_t length = bb_mpn_bit_length(a, n);
	uint64_t high, low, want_high = 0, want_low = 0;

	for (size_t i = 0; i < 128; i++) {
		want_high = want_high << 1 | want_low >> 63;
		want_low = want_low << 1 | (length > i && power_bit(a, length - 1 - i));
	}
	bb_dtoa_pow_ten(e, &high, &low);
	assert_true(high == want_high && low == want_low);
}

static void powers(void **state)
{
	BbLimb a[1200 / BB_LIMB_BITS + 2] = {1}, one[2400 / BB_LIMB_BITS + 4], q[2400 / BB_LIMB_BITS + 4];
	static BbLimb scratch[8000];
	size_t n = 1, none;

	(void)state;
	for (int e = 0; e <= 342; e++) {
		BbLimb carry;

		if (e <= BB_DTOA_POW_MAX) {
			check_power(e, a, n);
			assert_int_equal(bb_dtoa_pow_log2(e), bb_mpn_bit_length(a, n) - 1);
		}
		/* 2^(length + 200) / 10^e has at least 128 bits */
		one[0] = 1;
		none = bb_mpn_shl(one, one, 1, bb_mpn_bit_length(a, n) + 200);
		assert_true(bb_mpn_divrem_scratch(none, n) <= BB_COUNT(scratch));
		assert_int_equal(bb_mpn_divrem(q, NULL, one, none, a, n, scratch, NULL), BB_MPN_OK);
		check_power(-e, q, none - n + 1);
		carry = bb_mpn_mul_1(a, a, n, 10);
		if (carry != 0)
			a[n++] = carry;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repr_known),	      cmocka_unit_test(format_known),
		cmocka_unit_test(format_like_printf), cmocka_unit_test(parse_known),
		cmocka_unit_test(parse_like_strtod),  cmocka_unit_test(parse_middles),
		cmocka_unit_test(round_trips),	      cmocka_unit_test(hexadecimal),
		cmocka_unit_test(rounding),	      cmocka_unit_test(powers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
