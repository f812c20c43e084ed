/* SPDX-License-Identifier: MIT */
/*
 * Text -> double.  Up to 19 digits go through one exact floating-point operation, or through a product with a 128-bit
 * power of ten (after Clinger, and Eisel and Lemire).  What that leaves open (longer numbers close to the middle of two
 * doubles) is decided by comparing with that middle in exact arithmetic.
 */
#include "base/dtoa_parse.h"

#include "base/dtoa_pow.h"
#include "base/wide.h"

#include <float.h>

/* Digits that can matter: the middle of two doubles has at most 767 digits.  A 1 stands for all the rest. */
#define MAX_DIGITS 769

/* A scanned number: its digits are at text, with other characters ('.' and '_') between them. */
typedef struct Scan {
	const char *text, *end; /* from the first digit that is not 0 to behind the last that is not */
	uint64_t head;		/* the first 19 digits */
	unsigned head_digits;
	bool tail;     /* there are digits other than 0 behind them */
	int64_t point; /* value = 0.DIGITS * 10^point */
} Scan;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* --- Exact comparison --- */

/* D * 5^e * 2^k with D < 10^770 and 5^e < 2^2600 where they are balanced: see compare. */
#define BIG_WORDS 96

typedef struct Big {
	unsigned n;
	uint32_t word[BIG_WORDS];
} Big;

static void big_mul_add(Big *big, uint32_t factor, uint32_t carry)
{
	for (unsigned i = 0; i < big->n; i++) {
		uint64_t x = (uint64_t)big->word[i] * factor + carry;

		big->word[i] = (uint32_t)x;
		carry = (uint32_t)(x >> 32);
	}
	if (carry != 0) {
		BB_ASSERT(big->n < BIG_WORDS);
		big->word[big->n++] = carry;
	}
}

static void big_mul_five(Big *big, int e)
{
	uint32_t factor = 1;

	for (; e >= 13; e -= 13)
		big_mul_add(big, 1220703125u, 0);
	while (e-- > 0)
		factor *= 5;
	big_mul_add(big, factor, 0);
}

static void big_shift(Big *big, unsigned bits)
{
	unsigned words = bits / 32;

	big_mul_add(big, (uint32_t)1 << bits % 32, 0);
	BB_ASSERT(big->n + words <= BIG_WORDS);
	memmove(big->word + words, big->word, big->n * sizeof big->word[0]);
	memset(big->word, 0, words * sizeof big->word[0]);
	big->n += words;
}

static int big_compare(const Big *a, const Big *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (unsigned i = a->n; i-- > 0;) {
		if (a->word[i] != b->word[i])
			return a->word[i] < b->word[i] ? -1 : 1;
	}
	return 0;
}

/* Puts the digits into big and returns how many they are. */
static int big_digits(Big *big, const Scan *scan)
{
	int count = 0;
	uint32_t part = 0, scale = 1;

	big->n = 0;
	for (const char *p = scan->text; p < scan->end; p++) {
		if (!is_digit(*p))
			continue;
		if (count == MAX_DIGITS - 1) {
			/* What is left does not begin with the end, so it is not all zeros. */
			part = part * 10 + 1;
			scale *= 10;
			count++;
			break;
		}
		part = part * 10 + (uint32_t)(*p - '0');
		scale *= 10;
		count++;
		if (scale == 1000000000) {
			big_mul_add(big, scale, part);
			part = 0;
			scale = 1;
		}
	}
	big_mul_add(big, scale, part);
	return count;
}

/* Compares the number with the middle between the double of these bits (positive) and the next one. */
static int compare_middle(const Scan *scan, uint64_t bits)
{
	uint64_t mantissa = bits & (((uint64_t)1 << 52) - 1);
	int exponent = (int)(bits >> 52), ten, two;
	Big left, right;

	if (exponent == 0)
		exponent = 1;
	else
		mantissa |= (uint64_t)1 << 52;
	mantissa = 2 * mantissa + 1;
	right.word[0] = (uint32_t)mantissa;
	right.word[1] = (uint32_t)(mantissa >> 32);
	right.n = right.word[1] != 0 ? 2 : 1;
	/* left * 10^ten against right * 2^(exponent - 1076) */
	ten = (int)scan->point - big_digits(&left, scan);
	two = ten - (exponent - 1076);
	if (ten >= 0)
		big_mul_five(&left, ten);
	else
		big_mul_five(&right, -ten);
	if (two >= 0)
		big_shift(&left, (unsigned)two);
	else
		big_shift(&right, (unsigned)-two);
	return big_compare(&left, &right);
}

/* The nearest double, from one that is close. */
static double decide(const Scan *scan, double close)
{
	uint64_t bits = bb_wide_from_double(close);
	uint64_t infinity = (uint64_t)0x7ff << 52;
	int order;

	for (; bits < infinity; bits++) {
		order = compare_middle(scan, bits);
		if (order < 0 || (order == 0 && (bits & 1) == 0))
			break;
	}
	for (; bits > 0; bits--) {
		order = compare_middle(scan, bits - 1);
		if (order > 0 || (order == 0 && (bits & 1) == 0))
			break;
	}
	return bb_wide_to_double(bits);
}

/* --- The fast ways --- */

#if FLT_EVAL_METHOD == 0
static const double tens[] = {1e0,  1e1,  1e2,	1e3,  1e4,  1e5,  1e6,	1e7,  1e8,  1e9,  1e10, 1e11,
			      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#endif

/* head * 10^ten, head not 0; true if the result is surely the nearest double, else it is close. */
static bool scale(uint64_t head, int ten, double *out)
{
	uint64_t high, low, p0, p1, p2, carry;
	unsigned shift = (unsigned)__builtin_clzll(head);
	bool exact = ten >= BB_DTOA_POW_EXACT_MIN && ten <= BB_DTOA_POW_EXACT_MAX;
	int64_t top;

	if (ten < BB_DTOA_POW_MIN) {
		/* Below 10^19 * 10^-343, which is less than half of the smallest double. */
		*out = 0;
		return true;
	}
	if (ten > BB_DTOA_POW_MAX) {
		*out = bb_wide_to_double((uint64_t)0x7ff << 52);
		return true;
	}
	bb_dtoa_pow_ten(ten, &high, &low);
	head <<= shift;
	p0 = bb_wide_mul(head, low, &carry);
	p1 = bb_wide_mul(head, high, &p2);
	p1 += carry;
	p2 += p1 < carry;
	top = 65 + bb_dtoa_pow_log2(ten) - (int)shift;
	if (!(p2 >> 63)) {
		p2 = p2 << 1 | p1 >> 63;
		p1 = p1 << 1 | p0 >> 63;
		p0 <<= 1;
		top--;
	}
	*out = bb_wide_round(p2, !exact || p1 != 0 || p0 != 0, top);
	/* Inexact powers are too low by less than one unit of p1, or two if it was shifted; never by nothing. */
	return exact || p1 < UINT64_MAX - 2;
}

static double convert(const Scan *scan)
{
	int ten;
	double low, high;
	bool sure;

	if (scan->head == 0 || scan->point < -330)
		return 0;
	if (scan->point > 310)
		return bb_wide_to_double((uint64_t)0x7ff << 52);
	ten = (int)scan->point - (int)scan->head_digits;
#if FLT_EVAL_METHOD == 0
	if (!scan->tail && scan->head <= (uint64_t)1 << 53 && ten >= -22 && ten <= 22)
		return ten < 0 ? (double)(int64_t)scan->head / tens[-ten] : (double)(int64_t)scan->head * tens[ten];
#endif
	sure = scale(scan->head, ten, &low);
	if (scan->tail)
		sure = sure & scale(scan->head + 1, ten, &high) && low == high;
	return sure ? low : decide(scan, low);
}

/* --- Scanning --- */

/* Takes one digit into the head or tail. */
static void scan_digit(Scan *scan, const char *p)
{
	if (scan->head_digits == 0) {
		if (*p == '0')
			return;
		scan->text = p;
	}
	if (scan->head_digits < 19) {
		scan->head = scan->head * 10 + (uint64_t)(*p - '0');
		scan->head_digits++;
	} else if (*p != '0') {
		scan->tail = true;
	}
	if (*p != '0')
		scan->end = p + 1;
}

double bb_dtoa_parse_digits(const char *digits, size_t n, int64_t point)
{
	Scan scan = {.point = point};

	for (size_t i = 0; i < n; i++) {
		scan_digit(&scan, digits + i);
		if (scan.head_digits == 0)
			scan.point--;
	}
	return convert(&scan);
}

/* Whether p, behind a digit, holds an underscore that is followed by a digit. */
static bool is_underscore(const char *p, const char *end, unsigned flags)
{
	return (flags & BB_DTOA_UNDERSCORES) != 0 && *p == '_' && end - p > 1 && is_digit(p[1]);
}

/* Scans digits, and if fraction those behind the point.  Returns where they end. */
static const char *scan_digits(Scan *scan, const char *p, const char *end, unsigned flags, bool fraction)
{
	const char *begin = p;

	for (; p < end; p++) {
		if (!is_digit(*p)) {
			if (p > begin && is_underscore(p, end, flags))
				continue;
			break;
		}
		scan_digit(scan, p);
		if (fraction ? scan->head_digits == 0 : scan->head_digits != 0)
			scan->point += fraction ? -1 : 1;
	}
	return p;
}

/* Scans an exponent if there is one; returns where it ends. */
static const char *scan_exponent(Scan *scan, const char *p, const char *end, unsigned flags)
{
	const char *q = p + 1;
	int64_t exponent = 0;
	bool negative;

	if (p == end || (*p | 0x20) != 'e' || q == end)
		return p;
	negative = *q == '-';
	if (negative || *q == '+')
		q++;
	if (q == end || !is_digit(*q))
		return p;
	for (; q < end; q++) {
		if (is_digit(*q)) {
			if (exponent < (int64_t)1 << 50)
				exponent = exponent * 10 + (*q - '0');
		} else if (!is_underscore(q, end, flags)) {
			break;
		}
	}
	scan->point += negative ? -exponent : exponent;
	return q;
}

static size_t match_word(const char *s, size_t n, const char *word)
{
	size_t i = 0;

	for (; word[i] != 0; i++) {
		if (i == n || (s[i] | 0x20) != word[i])
			return 0;
	}
	return i;
}

/* "inf", "infinity" or "nan"; returns the length or 0. */
static size_t parse_word(const char *s, size_t n, double *out)
{
	size_t length;

	if ((length = match_word(s, n, "infinity")) != 0 || (length = match_word(s, n, "inf")) != 0)
		*out = bb_wide_to_double((uint64_t)0x7ff << 52);
	else if ((length = match_word(s, n, "nan")) != 0)
		*out = bb_wide_to_double((uint64_t)0x7ff8 << 48);
	return length;
}

static double negate_if(double x, bool negative)
{
	return negative ? bb_wide_to_double(bb_wide_from_double(x) | (uint64_t)1 << 63) : x;
}

size_t bb_dtoa_parse(const char *s, size_t n, unsigned flags, double *out)
{
	const char *p = s, *end = s + n, *begin;
	Scan scan = {.point = 0};
	bool negative = false;
	size_t digits;
	double x;

	if (n > 0 && (*p == '+' || *p == '-') && !(flags & BB_DTOA_NO_SIGN))
		negative = *p++ == '-';
	begin = p;
	p = scan_digits(&scan, p, end, flags, false);
	digits = (size_t)(p - begin);
	if (p < end && *p == '.') {
		begin = p + 1;
		p = scan_digits(&scan, begin, end, flags, true);
		digits += (size_t)(p - begin);
	}
	if (digits > 0) {
		p = scan_exponent(&scan, p, end, flags);
		*out = negate_if(convert(&scan), negative);
		return (size_t)(p - s);
	}
	if (flags & BB_DTOA_NO_WORDS)
		return 0;
	p = s + (n > 0 && (*s == '+' || *s == '-') && !(flags & BB_DTOA_NO_SIGN));
	digits = parse_word(p, (size_t)(end - p), &x);
	if (digits == 0)
		return 0;
	*out = negate_if(x, negative);
	return (size_t)(p - s) + digits;
}

/* --- Hexadecimal --- */

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

BbDtoaStatus bb_dtoa_parse_hex(const char *s, size_t n, double *out)
{
	const char *p = s, *end = s + n;
	bool negative = false, sticky = false, point = false, digits = false, minus = false;
	uint64_t x = 0;
	int64_t exponent = 0, more = 0;
	double result = 0;

	if (n > 0 && (*p == '+' || *p == '-'))
		negative = *p++ == '-';
	if (p < end && parse_word(p, (size_t)(end - p), &result) == (size_t)(end - p)) {
		*out = negate_if(result, negative);
		return BB_DTOA_OK;
	}
	if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x')
		p += 2;
	for (; p < end && (hex_value(*p) >= 0 || (*p == '.' && !point)); p++) {
		if (*p == '.') {
			point = true;
			continue;
		}
		digits = true;
		if (x >> 60 == 0) {
			x = x << 4 | (uint64_t)hex_value(*p);
			exponent -= point ? 4 : 0;
		} else {
			sticky |= *p != '0';
			exponent += point ? 0 : 4;
		}
	}
	if (!digits)
		return BB_DTOA_INVALID;
	if (p < end && (*p | 0x20) == 'p') {
		p++;
		if (p < end && (*p == '+' || *p == '-'))
			minus = *p++ == '-';
		if (p == end)
			return BB_DTOA_INVALID;
		for (; p < end && is_digit(*p); p++) {
			if (more < (int64_t)1 << 50)
				more = more * 10 + (*p - '0');
		}
		exponent += minus ? -more : more;
	}
	if (p != end)
		return BB_DTOA_INVALID;
	if (x != 0) {
		int shift = __builtin_clzll(x);

		result = bb_wide_round(x << shift, sticky, 64 - shift + exponent);
		if (bb_wide_from_double(result) == (uint64_t)0x7ff << 52)
			return BB_DTOA_OVERFLOW;
	}
	*out = negate_if(result, negative);
	return BB_DTOA_OK;
}
