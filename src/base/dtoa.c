/* SPDX-License-Identifier: MIT */
/*
 * double -> text.  Shortest digits by Giulietti's Schubfach; a given number of digits exactly, the integer part by
 * division and the fraction by multiplication in large-number arithmetic that stops once the rounding is decided.
 */
#include "base/dtoa.h"

#include "base/dtoa_parse.h"
#include "base/dtoa_pow.h"
#include "base/wide.h"

/* value = mantissa * 2^exponent */
typedef struct Parts {
	uint64_t mantissa;
	int exponent;
	bool negative, special; /* special: infinity (mantissa 0) or NaN */
} Parts;

#define IMPLICIT ((uint64_t)1 << 52)

static Parts take_apart(double x)
{
	uint64_t bits = bb_wide_from_double(x);
	int biased = (int)(bits >> 52 & 0x7ff);
	Parts parts = {bits & (IMPLICIT - 1), biased - 1075, (bits >> 63) != 0, biased == 0x7ff};

	if (biased == 0)
		parts.exponent = -1074;
	else if (biased != 0x7ff)
		parts.mantissa |= IMPLICIT;
	return parts;
}

/* Writes the digits of x, without leading zeros, and returns their number. */
static int write_integer(char *out, uint64_t x)
{
	char reversed[20];
	int n = 0;

	for (; x > UINT32_MAX; x /= 10)
		reversed[n++] = (char)('0' + x % 10);
	for (uint32_t y = (uint32_t)x; y != 0; y /= 10)
		reversed[n++] = (char)('0' + y % 10);
	for (int i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	return n;
}

/* --- Shortest --- */

/* floor(factor * (high:low) / 2^128) with the lowest bit set if something was cut off (but see the paper on how far
 * that is exact). */
static uint64_t round_to_odd(uint64_t high, uint64_t low, uint64_t factor)
{
	uint64_t x1, y0, y1;

	bb_wide_mul(low, factor, &x1);
	y0 = bb_wide_mul(high, factor, &y1);
	y0 += x1;
	y1 += y0 < x1;
	return y1 | (y0 > 1);
}

/* The shortest decimal number in the interval that rounds to mantissa * 2^exponent, as *digits * 10^(result). */
static int schubfach(uint64_t mantissa, int exponent, uint64_t *digits)
{
	bool odd = mantissa & 1, closer = mantissa == IMPLICIT && exponent > -1074;
	/* floor(log10(2^exponent)), or of 3/4 of that where the lower neighbour is closer */
	int k = (exponent * 1262611 - (closer ? 524031 : 0)) >> 22;
	unsigned shift = (unsigned)(exponent + bb_dtoa_pow_log2(-k) + 1);
	uint64_t high, low, lower, middle, upper, s, tenth;
	bool low_inside, high_inside;

	bb_dtoa_pow_ten(-k, &high, &low);
	/* The method wants the power rounded up. */
	if (-k < BB_DTOA_POW_EXACT_MIN || -k > BB_DTOA_POW_EXACT_MAX)
		high += ++low == 0;
	lower = round_to_odd(high, low, (4 * mantissa - 2 + closer) << shift) + odd;
	middle = round_to_odd(high, low, 4 * mantissa << shift);
	upper = round_to_odd(high, low, (4 * mantissa + 2) << shift) - odd;
	s = middle / 4;
	if (s >= 10) {
		tenth = s / 10;
		low_inside = lower <= 40 * tenth;
		high_inside = 40 * tenth + 40 <= upper;
		if (low_inside != high_inside) {
			*digits = tenth + high_inside;
			return k + 1;
		}
	}
	low_inside = lower <= 4 * s;
	high_inside = 4 * s + 4 <= upper;
	if (low_inside != high_inside)
		*digits = s + high_inside;
	else
		*digits = s + (middle > 4 * s + 2 || (middle == 4 * s + 2 && (s & 1)));
	return k;
}

int bb_dtoa_shortest(double x, char *digits, int *point)
{
	Parts parts = take_apart(x);
	uint64_t value;
	int ten = 0, n;

	BB_ASSERT(!parts.special && parts.mantissa != 0);
	if (parts.exponent <= 0 && parts.exponent > -53 &&
	    (parts.mantissa & (((uint64_t)1 << -parts.exponent) - 1)) == 0)
		value = parts.mantissa >> -parts.exponent;
	else
		ten = schubfach(parts.mantissa, parts.exponent, &value);
	n = write_integer(digits, value);
	*point = n + ten;
	while (digits[n - 1] == '0')
		n--;
	return n;
}

/* --- Exact --- */

/* 767 significant digits, and up to two groups that are not all needed. */
#define DIGITS_SIZE 800
#define GROUP 1000000000u

/* Where digits collect: leading zeros are not kept. */
typedef struct Digits {
	int n;
	int point; /* value = 0.DIGITS * 10^point */
	char digit[DIGITS_SIZE];
} Digits;

static void append_group(Digits *digits, uint32_t group)
{
	char *out = digits->digit + digits->n;
	bool skip = digits->n == 0;

	for (int i = 8; i >= 0; i--) {
		out[i] = (char)('0' + group % 10);
		group /= 10;
	}
	if (!skip) {
		digits->n += 9;
		return;
	}
	for (int i = 0; i < 9; i++) {
		if (digits->n == 0 && out[i] == '0')
			digits->point--;
		else
			digits->digit[digits->n++] = out[i];
	}
}

/* Writes mantissa * 2^shift, an integer. */
static void integer_digits(Digits *digits, uint64_t mantissa, int shift)
{
	uint32_t group[36] = {(uint32_t)(mantissa % GROUP), (uint32_t)(mantissa / GROUP)};
	int n = 2;

	while (shift > 0) {
		int step = shift > 29 ? 29 : shift;
		uint64_t carry = 0;

		for (int i = 0; i < n; i++) {
			carry += (uint64_t)group[i] << step;
			group[i] = (uint32_t)(carry % GROUP);
			carry /= GROUP;
		}
		if (carry != 0)
			group[n++] = (uint32_t)carry;
		shift -= step;
	}
	while (n > 0 && group[n - 1] == 0)
		n--;
	digits->n = n == 0 ? 0 : write_integer(digits->digit, group[n - 1]);
	digits->point = digits->n + 9 * (n > 0 ? n - 1 : 0);
	while (--n > 0)
		append_group(digits, group[n - 1]);
}

/* How many digits to keep. */
typedef struct Wish {
	int count;
	bool fraction; /* count is of digits behind the point (may be negative), else of significant digits */
} Wish;

/* Number of digits to keep; negative if the value is below a twentieth of the last place. */
static int digits_to_keep(const Digits *digits, Wish wish)
{
	return wish.fraction ? digits->point + wish.count : wish.count;
}

/* Appends digits of the fraction mantissa * 2^-bits (below 1) until it is known how to round at the place that is
 * wished.  Returns whether more digits that are not 0 would follow. */
static bool fraction_digits(Digits *digits, uint64_t mantissa, int bits, Wish wish)
{
	uint32_t word[36] = {0};
	int n = (bits + 31) / 32, first = 0, unused = 32 * n - bits;

	/* The point is above word[n - 1]. */
	word[0] = (uint32_t)(mantissa << unused);
	mantissa >>= 32 - unused;
	word[1] = (uint32_t)mantissa;
	word[2] = (uint32_t)(mantissa >> 32);
	for (;;) {
		uint32_t carry = 0;

		while (first < n && word[first] == 0)
			first++;
		if (first == n)
			return false;
		if (digits_to_keep(digits, wish) < digits->n)
			return true;
		for (int i = first; i < n; i++) {
			uint64_t x = (uint64_t)word[i] * GROUP + carry;

			word[i] = (uint32_t)x;
			carry = (uint32_t)(x >> 32);
		}
		append_group(digits, carry);
	}
}

/* Cuts to keep digits, rounding to nearest, half to even; more says whether digits are missing at the end. */
static void round_digits(Digits *digits, int keep, bool more)
{
	bool up;
	int i;

	if (keep >= digits->n)
		return;
	if (keep < 0) {
		digits->n = 0;
		return;
	}
	up = digits->digit[keep] >= '5';
	if (digits->digit[keep] == '5' && !more) {
		for (i = keep + 1; i < digits->n && digits->digit[i] == '0'; i++)
			;
		if (i == digits->n)
			up = keep > 0 && (digits->digit[keep - 1] & 1);
	}
	digits->n = keep;
	if (!up)
		return;
	while (keep > 0 && digits->digit[keep - 1] == '9')
		digits->digit[--keep] = '0';
	if (keep > 0) {
		digits->digit[keep - 1]++;
		return;
	}
	/* 99.9 has become 100, or nothing has become 1: as many digits behind the point as before. */
	digits->digit[0] = '1';
	if (digits->n == 0)
		digits->n = 1;
	digits->point++;
}

/* The digits of a finite |x| rounded as wished.  There may be fewer than wished: zeros follow. */
static void exact_digits(Digits *digits, Parts parts, Wish wish)
{
	bool more = false;
	int bits = -parts.exponent;

	digits->n = digits->point = 0;
	if (parts.mantissa == 0)
		return;
	if (bits <= 0) {
		integer_digits(digits, parts.mantissa, -bits);
	} else {
		uint64_t whole = bits < 64 ? parts.mantissa >> bits : 0;

		if (whole != 0) {
			digits->n = digits->point = write_integer(digits->digit, whole);
			parts.mantissa -= whole << bits;
		}
		if (parts.mantissa != 0)
			more = fraction_digits(digits, parts.mantissa, bits, wish);
	}
	round_digits(digits, digits_to_keep(digits, wish), more);
}

/* --- Layout --- */

/* Text in the making; what does not fit is only counted. */
typedef struct Writer {
	char *out;
	size_t size, n;
} Writer;

static void put(Writer *w, const char *s, size_t n)
{
	if (w->n <= w->size && n <= w->size - w->n)
		memcpy(w->out + w->n, s, n);
	w->n += n;
}

static void put_char(Writer *w, char c)
{
	if (w->n < w->size)
		w->out[w->n] = c;
	w->n++;
}

static void put_zeros(Writer *w, int64_t n)
{
	if (n <= 0)
		return;
	if (w->n < w->size && (uint64_t)n <= w->size - w->n)
		memset(w->out + w->n, '0', (size_t)n);
	w->n += (size_t)n;
}

/* Puts count places from this index of the digits on (which may be before the first, or go past the last). */
static void put_places(Writer *w, const char *digits, int n, int64_t index, int64_t count)
{
	if (index < 0) {
		int64_t zeros = -index < count ? -index : count;

		put_zeros(w, zeros);
		index += zeros;
		count -= zeros;
	}
	if (index < n && count > 0) {
		int64_t some = n - index < count ? n - index : count;

		put(w, digits + index, (size_t)some);
		count -= some;
	}
	put_zeros(w, count);
}

static void put_exponent(Writer *w, char letter, int exponent)
{
	char text[8];
	int n;

	put_char(w, letter);
	put_char(w, exponent < 0 ? '-' : '+');
	if (exponent < 0)
		exponent = -exponent;
	if (exponent < 10)
		put_char(w, '0');
	if (exponent == 0)
		put_char(w, '0');
	n = write_integer(text, (uint64_t)exponent);
	put(w, text, (size_t)n);
}

/* d.ddde+dd with this many digits behind the point. */
static void put_scientific(Writer *w, const char *digits, int n, int point, int64_t behind, bool alt, char letter)
{
	put_places(w, digits, n, 0, 1);
	if (behind > 0 || alt)
		put_char(w, '.');
	put_places(w, digits, n, 1, behind);
	put_exponent(w, letter, n == 0 ? 0 : point - 1);
}

static void put_fixed(Writer *w, const char *digits, int n, int point, int64_t behind, bool alt)
{
	if (point <= 0)
		put_char(w, '0');
	else
		put_places(w, digits, n, 0, point);
	if (behind > 0 || alt)
		put_char(w, '.');
	put_places(w, digits, n, point, behind);
}

static void put_sign(Writer *w, bool negative, unsigned flags)
{
	if (negative)
		put_char(w, '-');
	else if (flags & BB_DTOA_PLUS)
		put_char(w, '+');
	else if (flags & BB_DTOA_SPACE)
		put_char(w, ' ');
}

/* 'g' and 'r': digits as they are, padded to at least places significant ones. */
static void put_general(Writer *w, const char *digits, int n, int point, int limit, int64_t places, unsigned flags,
			char letter)
{
	bool alt = flags & BB_DTOA_ALT;

	if (n == 0)
		point = 1;
	if (places < n)
		places = n;
	if (point <= -4 || point > limit) {
		put_scientific(w, digits, n, point, places - 1, alt, letter);
	} else {
		int64_t behind = places > point ? places - point : 0;

		if (behind == 0 && (flags & BB_DTOA_DOT_0))
			behind = 1;
		put_fixed(w, digits, n, point, behind, alt);
	}
}

static void put_special(Writer *w, Parts parts, bool upper, unsigned flags)
{
	bool nan = parts.mantissa != 0;

	put_sign(w, parts.negative && !nan, flags);
	if (upper)
		put(w, nan ? "NAN" : "INF", 3);
	else
		put(w, nan ? "nan" : "inf", 3);
}

static void put_shortest(Writer *w, double x, Parts parts, unsigned flags, char letter)
{
	char digits[BB_DTOA_SHORTEST_DIGITS + 3];
	int n = 0, point = 1;

	if (parts.mantissa != 0)
		n = bb_dtoa_shortest(x, digits, &point);
	put_sign(w, parts.negative && !(n == 0 && (flags & BB_DTOA_NO_NEG_ZERO)), flags);
	put_general(w, digits, n, point, 16, 1, flags, letter);
}

size_t bb_dtoa_repr(double x, char *out)
{
	return bb_dtoa_format(x, 'r', 0, BB_DTOA_DOT_0, out, BB_DTOA_REPR_SIZE);
}

/* Apart from bb_dtoa_format so that the common 'r' does not pay for the stack. */
static BB_NOINLINE void put_exact(Writer *w, Parts parts, char type, int precision, unsigned flags)
{
	bool upper = !(type & 0x20);
	char letter = upper ? 'E' : 'e';
	Digits digits;
	Wish wish = {precision, false};

	type |= 0x20;
	if (type == 'e')
		wish.count = precision < DIGITS_SIZE ? precision + 1 : DIGITS_SIZE;
	else if (type == 'f')
		wish = (Wish){precision < 2000 ? precision : 2000, true};
	else if (precision == 0)
		wish.count = precision = 1;
	exact_digits(&digits, parts, wish);
	put_sign(w, parts.negative && !(digits.n == 0 && (flags & BB_DTOA_NO_NEG_ZERO)), flags);
	if (type == 'e') {
		put_scientific(w, digits.digit, digits.n, digits.point, precision, flags & BB_DTOA_ALT, letter);
	} else if (type == 'f') {
		put_fixed(w, digits.digit, digits.n, digits.point, precision, flags & BB_DTOA_ALT);
	} else {
		while (digits.n > 0 && digits.digit[digits.n - 1] == '0')
			digits.n--;
		put_general(w, digits.digit, digits.n, digits.point, precision - ((flags & BB_DTOA_DOT_0) ? 1 : 0),
			    flags & BB_DTOA_ALT ? precision : 1, flags, letter);
	}
}

size_t bb_dtoa_format(double x, char type, int precision, unsigned flags, char *out, size_t size)
{
	Writer w = {out, size, 0};
	Parts parts = take_apart(x);
	bool upper = !(type & 0x20);

	if (parts.special)
		put_special(&w, parts, upper, flags);
	else if ((type | 0x20) == 'r')
		put_shortest(&w, x, parts, flags, upper ? 'E' : 'e');
	else
		put_exact(&w, parts, type, precision, flags);
	return w.n;
}

double bb_dtoa_round(double x, int places)
{
	Parts parts = take_apart(x);
	Digits digits;
	double result;

	/* No double has more than 1074 places, and none reaches 10^309; the sign of zero stays. */
	if (parts.special || places > 1074 || parts.mantissa == 0)
		return x;
	exact_digits(&digits, parts, (Wish){places < -400 ? -400 : places, true});
	result = bb_dtoa_parse_digits(digits.digit, (size_t)digits.n, digits.point);
	return parts.negative ? -result : result;
}

/* --- Hexadecimal --- */

size_t bb_dtoa_hex(double x, char *out)
{
	Writer w = {out, BB_DTOA_HEX_SIZE, 0};
	Parts parts = take_apart(x);
	char text[20];
	int exponent, n;

	if (parts.special) {
		put_special(&w, parts, false, 0);
		return w.n;
	}
	put_sign(&w, parts.negative, 0);
	put(&w, parts.mantissa & IMPLICIT ? "0x1." : "0x0.", 4);
	if (parts.mantissa == 0) {
		put(&w, "0p+0", 4);
		return w.n;
	}
	for (int shift = 48; shift >= 0; shift -= 4)
		put_char(&w, "0123456789abcdef"[parts.mantissa >> shift & 15]);
	exponent = parts.exponent + 52;
	put_char(&w, 'p');
	put_char(&w, exponent < 0 ? '-' : '+');
	n = write_integer(text, (uint64_t)(exponent < 0 ? -exponent : exponent));
	put(&w, n == 0 ? "0" : text, n == 0 ? 1 : (size_t)n);
	return w.n;
}
