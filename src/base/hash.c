/* SPDX-License-Identifier: MIT */
/*
 * Hashes; see hash.h.  The 64-bit byte hash folds 128-bit products of 16 bytes at a time; the 32-bit one needs only
 * 32-bit products, for Cortex-M0.  Numbers: multiplying by a power of two modulo 2^k - 1 is a rotation of k bits.
 */
#include "base/hash.h"

#include "base/wide.h"

#define K0 0x9e3779b97f4a7c15u
#define K1 0xc2b2ae3d27d4eb4fu
#define K2 0xa0761d6478bd642fu

static uint64_t fold(uint64_t a, uint64_t b)
{
	uint64_t high, low = bb_wide_mul(a, b, &high);

	return low ^ high;
}

uint64_t bb_hash_bytes64(const void *bytes, size_t n)
{
	const uint8_t *p = bytes;
	uint64_t state = K2, a, b;
	size_t left = n;

	for (; left > 16; left -= 16, p += 16)
		state = fold(bb_wide_load64(p) ^ K0, bb_wide_load64(p + 8) ^ state);
	if (left >= 8) {
		a = bb_wide_load64(p);
		b = bb_wide_load64(p + left - 8);
	} else if (left >= 4) {
		a = bb_wide_load32(p);
		b = bb_wide_load32(p + left - 4);
	} else if (left > 0) {
		a = (uint64_t)p[0] << 16 | (uint64_t)p[left / 2] << 8 | p[left - 1];
		b = 0;
	} else {
		a = b = 0;
	}
	return fold(fold(a ^ K0, b ^ state) ^ n, K1);
}

static uint32_t rotate32(uint32_t x, unsigned bits)
{
	return x << bits | x >> (32 - bits);
}

static uint32_t absorb32(uint32_t state, uint32_t x)
{
	state ^= rotate32(x * 0xcc9e2d51u, 15) * 0x1b873593u;
	return rotate32(state, 13) * 5 + 0xe6546b64u;
}

uint32_t bb_hash_bytes32(const void *bytes, size_t n)
{
	const uint8_t *p = bytes;
	uint32_t state = 0x2545f491u, last = 0;
	size_t left = n;

	for (; left >= 4; left -= 4, p += 4)
		state = absorb32(state, bb_wide_load32(p));
	for (size_t i = 0; i < left; i++)
		last |= (uint32_t)p[i] << 8 * i;
	if (left > 0)
		state = absorb32(state, last);
	return bb_hash_mix32(state ^ (uint32_t)n);
}

BbHash bb_hash_bytes(const void *p, size_t n)
{
#if BB_WORD64
	return bb_hash_fix(bb_hash_bytes64(p, n));
#else
	return bb_hash_fix(bb_hash_bytes32(p, n));
#endif
}

/* x * 2^bits modulo the prime, for x below it. */
static uintptr_t rotate_modular(uintptr_t x, unsigned bits)
{
	return (x << bits & BB_HASH_MODULUS) | x >> (BB_HASH_BITS - bits);
}

static uintptr_t reduce(uintptr_t x)
{
	x = (x & BB_HASH_MODULUS) + (x >> BB_HASH_BITS);
	return x >= BB_HASH_MODULUS ? x - BB_HASH_MODULUS : x;
}

static uintptr_t reduce64(uint64_t x)
{
#if BB_WORD64
	return reduce(x);
#else
	return reduce(rotate_modular(reduce((uint32_t)(x >> 32)), 1) + reduce((uint32_t)x));
#endif
}

static BbHash with_sign(uintptr_t x, bool negative)
{
	return bb_hash_fix(negative ? -x : x);
}

BbHash bb_hash_int(intptr_t x)
{
	return with_sign(reduce(x < 0 ? -(uintptr_t)x : (uintptr_t)x), x < 0);
}

BbHash bb_hash_int64(int64_t x)
{
	return with_sign(reduce64(x < 0 ? -(uint64_t)x : (uint64_t)x), x < 0);
}

BbHash bb_hash_natural(const BbLimb *a, size_t n, bool negative)
{
	uintptr_t x = 0;

	while (n > 0)
		x = reduce(rotate_modular(x, BB_LIMB_BITS % BB_HASH_BITS) + reduce64(a[--n]));
	return with_sign(x, negative);
}

BbHash bb_hash_double(double value)
{
	uint64_t bits = bb_wide_from_double(value);
	uint64_t mantissa = bits & (((uint64_t)1 << 52) - 1);
	int exponent = (int)(bits >> 52 & 0x7ff);
	bool negative = bits >> 63;

	if (exponent == 0x7ff)
		return mantissa != 0 ? 0 : negative ? -BB_HASH_INF : BB_HASH_INF;
	if (exponent == 0)
		exponent = 1;
	else
		mantissa |= (uint64_t)1 << 52;
	/* value = mantissa * 2^(exponent - 1075), and 2^BB_HASH_BITS is 1; the multiple only makes it positive. */
	exponent = (exponent - 1075 + 40 * BB_HASH_BITS) % BB_HASH_BITS;
	return with_sign(rotate_modular(reduce64(mantissa), (unsigned)exponent), negative);
}

BbHash bb_hash_complex(BbHash real, BbHash imag)
{
	return bb_hash_fix((uintptr_t)real + BB_HASH_IMAG * (uintptr_t)imag);
}

BbHash bb_hash_pointer(const void *p)
{
	uintptr_t x = (uintptr_t)p;

	return bb_hash_fix(x >> 4 | x << (8 * sizeof x - 4));
}

#if BB_WORD64
#define TUPLE_1 ((uintptr_t)11400714785074694791u)
#define TUPLE_2 ((uintptr_t)14029467366897019727u)
#define TUPLE_ROTATE 31
#else
#define TUPLE_1 ((uintptr_t)2654435761u)
#define TUPLE_2 ((uintptr_t)2246822519u)
#define TUPLE_ROTATE 13
#endif

uintptr_t bb_hash_tuple_item(uintptr_t state, BbHash item)
{
	state += (uintptr_t)item * TUPLE_2;
	state = state << TUPLE_ROTATE | state >> (8 * sizeof state - TUPLE_ROTATE);
	return state * TUPLE_1;
}

BbHash bb_hash_tuple_finish(uintptr_t state, size_t count)
{
	state += count ^ (BB_HASH_TUPLE_START ^ 3527539u);
	return state == (uintptr_t)-1 ? 1546275796 : (BbHash)state;
}

uintptr_t bb_hash_set_item(BbHash item)
{
	uintptr_t x = (uintptr_t)item;

	return ((x ^ 89869747u) ^ x << 16) * 3644798167u;
}

BbHash bb_hash_set_finish(uintptr_t state, size_t count)
{
	state ^= ((uintptr_t)count + 1) * 1927868237u;
	state ^= state >> 11 ^ state >> 25;
	state = state * 69069u + 907133923u;
	return state == (uintptr_t)-1 ? 590923713 : (BbHash)state;
}
