/* SPDX-License-Identifier: MIT */
/*
 * Natural numbers to and from text in bases 2..36.  A power of two is cut by bits.  Other bases work with the largest
 * power that fits a limb, and long numbers are halved, again and again, by the squares of that power.
 */
#include "base/mpn_text.h"

#include "base/mpn.h"
#include "base/wide.h"

/* Up to how many limbs, and digits, the quadratic methods win. */
#define SMALL_LIMBS ((size_t)32)
#define SMALL_DIGITS ((size_t)400)
/* Levels of halving: enough for any size. */
#define LEVELS (BB_WORD64 ? 48 : 32)

/* The powers of base: level i is unit^(2^i), with digits << i digits. */
typedef struct Powers {
	unsigned base;
	unsigned digits; /* of a unit */
	BbLimb unit;	 /* largest power of base in a limb */
	int levels;
	size_t size[LEVELS];
	BbLimb *power[LEVELS];
	const BbMpnMemory *memory;
	BbMpnPoll *poll;
} Powers;

/* ceil(2^32 * log(2) / log(base)) of the bases from 2. */
static const uint32_t digits_per_bit[35] = {
	0xffffffffu, 0xa1849cc2u, 0x80000000u, 0x6e40d1a5u, 0x6308c91cu, 0x5b3064ecu, 0x55555556u,
	0x50c24e61u, 0x4d104d43u, 0x4a002708u, 0x4768ce0eu, 0x452e53e4u, 0x433cfffcu, 0x41867712u,
	0x40000000u, 0x3ea16afeu, 0x3d64598eu, 0x3c43c231u, 0x3b3b9a43u, 0x3a4898f1u, 0x39680b14u,
	0x3897b2b8u, 0x37d5aed2u, 0x372068d3u, 0x3676867fu, 0x35d6deecu, 0x354071d7u, 0x34b260c6u,
	0x342be987u, 0x33ac61bau, 0x33333334u, 0x32bfd902u, 0x3251dcf7u, 0x31e8d5a0u, 0x3184648eu,
};

/* log2 of a base that is a power of two, else 0. */
static unsigned base_bits(unsigned base)
{
	return (base & (base - 1)) == 0 ? (unsigned)__builtin_ctz(base) : 0;
}

static void find_unit(Powers *powers, unsigned base)
{
	powers->base = base;
	powers->unit = base;
	powers->digits = 1;
	while (powers->unit <= BB_LIMB_MAX / base) {
		powers->unit *= base;
		powers->digits++;
	}
	powers->levels = 0;
}

static BbLimb *allocate(const Powers *powers, size_t limbs)
{
	if (limbs > SIZE_MAX / sizeof(BbLimb))
		return NULL;
	return powers->memory->alloc(powers->memory->ctx, limbs * sizeof(BbLimb));
}

static void release(const Powers *powers, BbLimb *p)
{
	if (p != NULL)
		powers->memory->free(powers->memory->ctx, p);
}

static void release_powers(Powers *powers)
{
	while (powers->levels > 0)
		release(powers, powers->power[--powers->levels]);
}

/* Adds one level.  The first has a single limb. */
static BbMpnStatus add_power(Powers *powers)
{
	int level = powers->levels;
	size_t n = level == 0 ? 0 : powers->size[level - 1];
	size_t scratch = bb_mpn_mul_scratch(n, n);
	BbLimb *power = allocate(powers, level == 0 ? 1 : 2 * n), *work = NULL;
	BbMpnStatus status = BB_MPN_NO_MEMORY;

	if (power == NULL || (scratch > 0 && (work = allocate(powers, scratch)) == NULL))
		goto failed;
	if (level == 0) {
		power[0] = powers->unit;
		powers->size[0] = 1;
	} else {
		const BbLimb *last = powers->power[level - 1];

		status = bb_mpn_mul(power, last, n, last, n, work, powers->poll);
		if (status != BB_MPN_OK)
			goto failed;
		powers->size[level] = bb_mpn_normalize(power, 2 * n);
	}
	release(powers, work);
	powers->power[level] = power;
	powers->levels = level + 1;
	return BB_MPN_OK;
failed:
	release(powers, work);
	release(powers, power);
	return status;
}

/* --- To text --- */

static char digit_char(unsigned digit)
{
	return (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}

/* Writes the digits of x before end, count of them if pad, else as many as it has.  Returns their beginning. */
static char *write_limb(char *end, BbLimb x, unsigned base, unsigned count)
{
	char *p = end;

	if (base == 10) {
		/* The compiler divides by a constant much faster. */
		for (; x != 0; x /= 10)
			*--p = (char)('0' + x % 10);
	} else {
		for (; x != 0; x /= base)
			*--p = digit_char((unsigned)(x % base));
	}
	while (end - p < (ptrdiff_t)count)
		*--p = '0';
	return p;
}

/* Writes exactly width digits of a before end.  Destroys a. */
static void write_small(const Powers *powers, char *end, size_t width, BbLimb *a, size_t n)
{
	char *begin = end - width, *p = end;

	n = bb_mpn_normalize(a, n);
	while (n > 1) {
		p = write_limb(p, bb_mpn_divrem_1(a, a, n, powers->unit), powers->base, powers->digits);
		n = bb_mpn_normalize(a, n);
	}
	if (n > 0)
		p = write_limb(p, a[0], powers->base, 0);
	BB_ASSERT(p >= begin);
	while (p > begin)
		*--p = '0';
}

/* Writes exactly width digits of a, which is below the square of this level's power, before end. */
static BbMpnStatus write_long(const Powers *powers, int level, char *end, size_t width, const BbLimb *a, size_t n)
{
	const BbLimb *power;
	size_t np, nq, low;
	BbLimb *quotient, *rest;
	BbMpnStatus status;

	n = bb_mpn_normalize(a, n);
	if (n <= SMALL_LIMBS) {
		BbLimb small[SMALL_LIMBS];

		bb_mpn_copy(small, a, n);
		write_small(powers, end, width, small, n);
		return bb_mpn_spend(powers->poll, n * n) ? BB_MPN_OK : BB_MPN_INTERRUPTED;
	}
	while (bb_mpn_cmp2(a, n, powers->power[level], powers->size[level]) < 0)
		level--;
	power = powers->power[level];
	np = powers->size[level];
	nq = n - np + 1;
	quotient = allocate(powers, nq + np + bb_mpn_divrem_scratch(n, np));
	if (quotient == NULL)
		return BB_MPN_NO_MEMORY;
	rest = quotient + nq;
	low = (size_t)powers->digits << level;
	status = bb_mpn_divrem(quotient, rest, a, n, power, np, rest + np, powers->poll);
	if (status == BB_MPN_OK)
		status = write_long(powers, level - 1, end, low, rest, np);
	if (status == BB_MPN_OK)
		status = write_long(powers, level - 1, end - low, width - low, quotient, nq);
	release(powers, quotient);
	return status;
}

static void write_bits(char *out, size_t width, const BbLimb *a, size_t n, unsigned bits)
{
	for (size_t i = 0; i < width; i++) {
		size_t at = i * bits, limb = at / BB_LIMB_BITS;
		unsigned shift = at % BB_LIMB_BITS;
		BbLimb x = a[limb] >> shift;

		if (shift + bits > BB_LIMB_BITS && limb + 1 < n)
			x |= a[limb + 1] << (BB_LIMB_BITS - shift);
		out[width - 1 - i] = digit_char((unsigned)(x & ((1u << bits) - 1)));
	}
}

size_t bb_mpn_text_size(const BbLimb *a, size_t n, unsigned base)
{
	uint64_t length = bb_mpn_bit_length(a, n), high, low;
	unsigned bits = base_bits(base);

	BB_ASSERT(base >= 2 && base <= 36);
	if (length == 0)
		return 1;
	if (bits > 0)
		return (size_t)((length + bits - 1) / bits);
	low = bb_wide_mul(length, digits_per_bit[base - 2], &high);
	return (size_t)(high << 32 | low >> 32) + 1;
}

BbMpnStatus bb_mpn_to_text(char *out, size_t *length, const BbLimb *a, size_t n, unsigned base,
			   const BbMpnMemory *memory, BbMpnPoll *poll)
{
	size_t width = bb_mpn_text_size(a, n, base), zeros = 0;
	BbMpnStatus status = BB_MPN_OK;
	Powers powers;

	n = bb_mpn_normalize(a, n);
	if (n <= 1) {
		char *begin = write_limb(out + width, n == 0 ? 0 : a[0], base, 1);

		zeros = (size_t)(begin - out);
	} else if (base_bits(base) > 0) {
		write_bits(out, width, a, n, base_bits(base));
	} else {
		find_unit(&powers, base);
		powers.memory = memory;
		powers.poll = poll;
		if (n > SMALL_LIMBS) {
			BB_ASSERT(memory != NULL);
			do
				status = add_power(&powers);
			while (status == BB_MPN_OK && 2 * powers.size[powers.levels - 1] <= n + 1);
		}
		if (status == BB_MPN_OK)
			status = write_long(&powers, powers.levels - 1, out + width, width, a, n);
		release_powers(&powers);
		if (status != BB_MPN_OK)
			return status;
		while (out[zeros] == '0')
			zeros++;
	}
	*length = width - zeros;
	if (zeros > 0)
		memmove(out, out + zeros, width - zeros);
	return BB_MPN_OK;
}

/* --- From text --- */

/* Value of a digit, 36 or more if it is none. */
static unsigned digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c |= 0x20;
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a' + 10) : 99;
}

/* Number of digits at s, 0 if something else is there. */
static size_t count_digits(const char *s, size_t n, unsigned base)
{
	size_t underscores = 0;

	for (size_t i = 0; i < n; i++) {
		if (digit_value(s[i]) < base)
			continue;
		if (s[i] != '_' || i == 0 || i + 1 == n || s[i - 1] == '_')
			return 0;
		underscores++;
	}
	return n - underscores;
}

size_t bb_mpn_from_text_size(size_t n, unsigned base)
{
	Powers powers;

	find_unit(&powers, base);
	return n / powers.digits + 1;
}

/* Reads n characters, underscores among them. */
static size_t read_small(const Powers *powers, BbLimb *r, const char *s, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n;) {
		BbLimb value = 0, scale = 1, carry;

		for (unsigned digits = 0; digits < powers->digits && i < n; i++) {
			if (s[i] == '_')
				continue;
			value = value * powers->base + digit_value(s[i]);
			scale *= powers->base;
			digits++;
		}
		carry = bb_mpn_mul_1(r, r, count, scale);
		carry += bb_mpn_add_1(r, r, count, value);
		/* With no limb yet add_1 returns the value itself. */
		if (carry != 0)
			r[count++] = carry;
	}
	return count;
}

/* Reads n digits.  r has bb_mpn_from_text_size(n, base) limbs. */
static BbMpnStatus read_long(const Powers *powers, int level, BbLimb *r, size_t *count, const char *s, size_t n)
{
	size_t low_digits, room_high, room_low, nh, nl, np, product;
	BbLimb *high, *low, *sum;
	BbMpnStatus status;

	if (n <= SMALL_DIGITS) {
		*count = read_small(powers, r, s, n);
		return bb_mpn_spend(powers->poll, *count * *count) ? BB_MPN_OK : BB_MPN_INTERRUPTED;
	}
	while ((size_t)powers->digits << level >= n)
		level--;
	low_digits = (size_t)powers->digits << level;
	np = powers->size[level];
	room_high = (n - low_digits) / powers->digits + 1;
	room_low = low_digits / powers->digits + 1;
	product = room_high + np;
	high = allocate(powers, room_high + room_low + product + bb_mpn_mul_scratch(room_high, np));
	if (high == NULL)
		return BB_MPN_NO_MEMORY;
	low = high + room_high;
	sum = low + room_low;
	status = read_long(powers, level - 1, high, &nh, s, n - low_digits);
	if (status == BB_MPN_OK)
		status = read_long(powers, level - 1, low, &nl, s + (n - low_digits), low_digits);
	if (status == BB_MPN_OK) {
		/* The sizes as announced, so that the scratch is right for them. */
		bb_mpn_zero(high + nh, room_high - nh);
		status = bb_mpn_mul(sum, high, room_high, powers->power[level], np, sum + product, powers->poll);
	}
	if (status == BB_MPN_OK) {
		product = bb_mpn_normalize(sum, product);
		if (product < nl) {
			bb_mpn_zero(sum + product, nl - product);
			product = nl;
		}
		/* A carry out finds room: the whole number fits the product's full size. */
		if (bb_mpn_add(sum, sum, product, low, nl) != 0)
			sum[product++] = 1;
		bb_mpn_copy(r, sum, product);
		*count = product;
	}
	release(powers, high);
	return status;
}

static size_t read_bits(BbLimb *r, const char *s, size_t n, unsigned bits)
{
	size_t count = 0;
	BbLimb limb = 0;
	unsigned shift = 0;

	while (n-- > 0) {
		BbLimb digit = digit_value(s[n]);

		if (s[n] == '_')
			continue;
		limb |= digit << shift;
		shift += bits;
		if (shift >= BB_LIMB_BITS) {
			r[count++] = limb;
			shift -= BB_LIMB_BITS;
			limb = digit >> (bits - shift);
		}
	}
	if (limb != 0)
		r[count++] = limb;
	return bb_mpn_normalize(r, count);
}

/* Reads n characters that hold this many digits, the long way. */
static BbMpnStatus read_halving(Powers *powers, BbLimb *r, size_t *count, const char *s, size_t n, size_t digits)
{
	BbMpnStatus status;
	char *plain = NULL;

	if (digits != n) {
		plain = powers->memory->alloc(powers->memory->ctx, digits);
		if (plain == NULL)
			return BB_MPN_NO_MEMORY;
		for (size_t from = 0, to = 0; from < n; from++) {
			if (s[from] != '_')
				plain[to++] = s[from];
		}
		s = plain;
	}
	do
		status = add_power(powers);
	while (status == BB_MPN_OK && (size_t)powers->digits << powers->levels < digits);
	if (status == BB_MPN_OK)
		status = read_long(powers, powers->levels - 1, r, count, s, digits);
	release_powers(powers);
	if (plain != NULL)
		powers->memory->free(powers->memory->ctx, plain);
	return status;
}

BbMpnStatus bb_mpn_from_text(BbLimb *r, size_t *count, const char *s, size_t n, unsigned base,
			     const BbMpnMemory *memory, BbMpnPoll *poll)
{
	size_t digits = count_digits(s, n, base);
	Powers powers;

	BB_ASSERT(base >= 2 && base <= 36);
	if (digits == 0)
		return BB_MPN_INVALID;
	if (base_bits(base) > 0) {
		*count = read_bits(r, s, n, base_bits(base));
		return BB_MPN_OK;
	}
	find_unit(&powers, base);
	powers.memory = memory;
	powers.poll = poll;
	if (digits > SMALL_DIGITS)
		return read_halving(&powers, r, count, s, n, digits);
	*count = read_small(&powers, r, s, n);
	return BB_MPN_OK;
}
