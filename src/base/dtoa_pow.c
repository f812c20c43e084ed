/* SPDX-License-Identifier: MIT */
/*
 * Powers of ten; see dtoa_pow.h.  Every 27th is stored; the others are products with a power of five, cut, plus a
 * stored correction of 0..2 that makes up for the cutting.  tests/unit/base/test_dtoa.c recomputes them all.
 */
#include "base/dtoa_pow.h"

#include "base/wide.h"

#define STEP 27

static const uint64_t stored[][2] = {
	{0xeef453d6923bd65au, 0x113faa2906a13b3fu}, {0xc1069cd4eabe89f8u, 0x999ec0bb696e840au},
	{0x9becce62836ac577u, 0x4ee367f9430aec32u}, {0xfbe9141915d7a922u, 0x4bf1ff9f0062baa8u},
	{0xcb7ddcdda26da268u, 0xa9942f5dcf7dfd09u}, {0xa46116538d0deb78u, 0x52d9be85f074e608u},
	{0x84c8d4dfd2c63f3bu, 0x29ecd9f40041e073u}, {0xd686619ba27255a2u, 0xc80a537b0efefebdu},
	{0xad4ab7112eb3929du, 0x86c16c98d2c953c6u}, {0x8bfbea76c619ef36u, 0x57eb4edb3c55b65au},
	{0xe2280b6c20dd5232u, 0x25c6da63c38de1b0u}, {0xb6b00d69bb55c8d1u, 0x3d607b97c5fd0d22u},
	{0x9392ee8e921d5d07u, 0x3aff322e62439fcfu}, {0xee6b280000000000u, 0x0000000000000000u},
	{0xc097ce7bc90715b3u, 0x4b9f100000000000u}, {0x9b934c3b330c8577u, 0x63cc55f49f88eb2fu},
	{0xfb5878494ace3a5fu, 0x04ab48a04065c723u}, {0xcb090c8001ab551cu, 0x5cadf5bfd3072cc5u},
	{0xa402b9c5a8d3a6e7u, 0x5f16206c9c6209a6u}, {0x847c9b5d7c2e09b7u, 0x69956135febada11u},
	{0xd60b3bd56a5586f1u, 0x8a71e223d8d3b074u}, {0xace73cbfdc0bfb7bu, 0x636cc64d1001550bu},
	{0x8bab8eefb6409c1au, 0x1ad089b6c2f7548eu}, {0xe1a63853bbd26451u, 0x5e7873f8a0396973u},
	{0xb6472e511c81471du, 0xe0133fe4adf8e952u},
};

static const uint64_t fives[STEP] = {
	1u,
	5u,
	25u,
	125u,
	625u,
	3125u,
	15625u,
	78125u,
	390625u,
	1953125u,
	9765625u,
	48828125u,
	244140625u,
	1220703125u,
	6103515625u,
	30517578125u,
	152587890625u,
	762939453125u,
	3814697265625u,
	19073486328125u,
	95367431640625u,
	476837158203125u,
	2384185791015625u,
	11920928955078125u,
	59604644775390625u,
	298023223876953125u,
	1490116119384765625u,
};

/* Two bits for each exponent. */
static const uint32_t corrections[] = {
	0x15155440u, 0x15051010u, 0x45450501u, 0x51454000u, 0x44545545u, 0x40100001u, 0x44504101u,
	0x01055405u, 0x96510050u, 0x55555515u, 0x45154145u, 0x40145145u, 0x50140155u, 0x04004450u,
	0x00000000u, 0x50405504u, 0x04455455u, 0x00000000u, 0x00000000u, 0x01011001u, 0x01000050u,
	0x15555000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x44555000u, 0x54141101u, 0x55551454u,
	0x04055505u, 0x00001550u, 0x00400400u, 0x01111000u, 0x14514540u, 0x54155411u, 0x55545455u,
	0x45550505u, 0x50155515u, 0x00100105u, 0x50400141u, 0x54145555u, 0x51001556u, 0x00155500u,
};

void bb_dtoa_pow_ten(int e, uint64_t *high, uint64_t *low)
{
	unsigned index = (unsigned)(e - BB_DTOA_POW_MIN), rest = index % STEP;
	int base = e - (int)rest, shift = bb_dtoa_pow_log2(e) - bb_dtoa_pow_log2(base) - (int)rest;
	uint64_t p0, p1, p2, carry;

	BB_ASSERT(e >= BB_DTOA_POW_MIN && e <= BB_DTOA_POW_MAX);
	p0 = bb_wide_mul(stored[index / STEP][1], fives[rest], &carry);
	p1 = bb_wide_mul(stored[index / STEP][0], fives[rest], &p2);
	p1 += carry;
	p2 += p1 < carry;
	if (shift > 0) {
		p0 = p0 >> shift | p1 << (64 - shift);
		p1 = p1 >> shift | p2 << (64 - shift);
	}
	*low = p0 + (corrections[index / 16] >> 2 * (index % 16) & 3);
	*high = p1 + (*low < p0);
}
