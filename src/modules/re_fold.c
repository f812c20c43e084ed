/* SPDX-License-Identifier: MIT */
/*
 * Characters that are the same when case is ignored.  Most have one partner, which the simple case mappings give;
 * the others stand in a table.
 *
 * Constant; no state.
 */
#include "modules/re_fold.h"

#include "base/unicode.h"

/* Sets of more than a lower-case character and its upper-case form. */
static const uint16_t irregular[][BB_RE_FOLD_MAX] = {
	{0x49, 0x69, 0x130, 0x131},
	{0x4b, 0x6b, 0x212a},
	{0x53, 0x73, 0x17f},
	{0xb5, 0x39c, 0x3bc},
	{0xc5, 0xe5, 0x212b},
	{0xdf, 0x1e9e},
	{0x1c4, 0x1c5, 0x1c6},
	{0x1c7, 0x1c8, 0x1c9},
	{0x1ca, 0x1cb, 0x1cc},
	{0x1f1, 0x1f2, 0x1f3},
	{0x345, 0x399, 0x3b9, 0x1fbe},
	{0x390, 0x1fd3},
	{0x392, 0x3b2, 0x3d0},
	{0x395, 0x3b5, 0x3f5},
	{0x398, 0x3b8, 0x3d1, 0x3f4},
	{0x39a, 0x3ba, 0x3f0},
	{0x3a0, 0x3c0, 0x3d6},
	{0x3a1, 0x3c1, 0x3f1},
	{0x3a3, 0x3c2, 0x3c3},
	{0x3a6, 0x3c6, 0x3d5},
	{0x3a9, 0x3c9, 0x2126},
	{0x3b0, 0x1fe3},
	{0x412, 0x432, 0x1c80},
	{0x414, 0x434, 0x1c81},
	{0x41e, 0x43e, 0x1c82},
	{0x421, 0x441, 0x1c83},
	{0x422, 0x442, 0x1c84, 0x1c85},
	{0x42a, 0x44a, 0x1c86},
	{0x462, 0x463, 0x1c87},
	{0x1c88, 0xa64a, 0xa64b},
	{0x1e60, 0x1e61, 0x1e9b},
	{0xfb05, 0xfb06},
};

static bool is_ascii_letter(uint32_t c)
{
	return (c | 0x20) - 'a' < 26;
}

static const uint16_t *find_irregular(uint32_t c)
{
	if (c < 0x80 && c != 'i' && c != 'k' && c != 's' && c != 'I' && c != 'K' && c != 'S')
		return NULL;
	for (size_t i = 0; i < BB_COUNT(irregular); i++)
		for (unsigned j = 0; j < BB_RE_FOLD_MAX; j++)
			if (irregular[i][j] == c)
				return irregular[i];
	return NULL;
}

uint32_t bb_re_fold_lower(BbReFold fold, uint32_t c)
{
	if (fold == BB_RE_FOLD_NONE)
		return c;
	if (c < 0x80 || fold == BB_RE_FOLD_ASCII)
		return is_ascii_letter(c) ? c | 0x20 : c;
	return bb_unicode_lower(c);
}

unsigned bb_re_fold_all(BbReFold fold, uint32_t c, uint32_t out[BB_RE_FOLD_MAX])
{
	out[0] = c;
	if (fold == BB_RE_FOLD_NONE || (fold == BB_RE_FOLD_ASCII && !is_ascii_letter(c)))
		return 1;
	const uint16_t *row = fold == BB_RE_FOLD_UNICODE && c ? find_irregular(c) : NULL;
	unsigned n = 0;
	if (row) {
		while (n < BB_RE_FOLD_MAX && row[n]) {
			out[n] = row[n];
			n++;
		}
		return n;
	}
	uint32_t lower = bb_re_fold_lower(fold, c);
	uint32_t upper = lower < 0x80 ? (is_ascii_letter(lower) ? lower & ~0x20u : lower) : bb_unicode_upper(lower);
	out[n++] = lower;
	if (upper != lower)
		out[n++] = upper;
	if (c != lower && c != upper)
		out[n++] = c;
	return n;
}
