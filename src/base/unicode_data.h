/* SPDX-License-Identifier: MIT */
/*
 * The tables behind unicode.c.  Their definitions, unicode_data.c, are written at build time by tools/make_unicode.py,
 * which knows the same layout.
 *
 * Constant; any thread may read them at any time.
 */
#ifndef BB_BASE_UNICODE_DATA_H
#define BB_BASE_UNICODE_DATA_H

#include "base/compiler.h"

/* Flags of a record. */
#define BB_UNICODE_UPPER 1u
#define BB_UNICODE_LOWER 2u
#define BB_UNICODE_CASED 4u
#define BB_UNICODE_IGNORABLE 8u
#define BB_UNICODE_XID_START 16u
#define BB_UNICODE_XID_CONTINUE 32u
#define BB_UNICODE_DIGIT 64u
#define BB_UNICODE_NUMERIC 128u
#define BB_UNICODE_MIRRORED 256u
#define BB_UNICODE_SPACE 512u
#define BB_UNICODE_NOT_NFC 1024u  /* NFC_Quick_Check is not Yes */
#define BB_UNICODE_NOT_NFKC 2048u /* NFKC_Quick_Check is not Yes */

/* Code points from here on have no stages, but runs in bb_unicode_data_tail: first code point << 8 | record. */
#define BB_UNICODE_DATA_LIMIT 0x32400u

/* Four stages: top[c >> 8] names a block of 8 of upper, that one of 4 of middle, that one of 8 of low, that a record.
 */
typedef struct BbUnicodeRecord {
	uint16_t flags;
	uint8_t category;
	uint8_t combining;
	uint8_t bidi;
} BbUnicodeRecord;

extern const BbUnicodeRecord bb_unicode_data_records[];
extern const uint8_t bb_unicode_data_record_top[];
extern const uint16_t bb_unicode_data_record_upper[];
extern const uint16_t bb_unicode_data_record_middle[];
extern const uint8_t bb_unicode_data_record_low[];
extern const uint32_t bb_unicode_data_tail[];

/* What to add for the simple mappings, as indices of bb_unicode_data_deltas.  Three stages, blocks of 16: top[c >> 8]
 * names a block of middle, that one of low, that a case.  Past the end of the top stage nothing has case. */
typedef struct BbUnicodeCase {
	uint8_t upper, lower, title, fold;
	uint8_t special; /* has an entry among the specials */
} BbUnicodeCase;

/* Full mappings where they are not the simple ones; no code points if they are.  Sorted by code. */
typedef struct BbUnicodeSpecial {
	uint16_t code;
	uint16_t to[4][3]; /* upper, lower, title, fold; filled up with zeros */
} BbUnicodeSpecial;

extern const int32_t bb_unicode_data_deltas[];
extern const BbUnicodeCase bb_unicode_data_cases[];
extern const uint8_t bb_unicode_data_case_top[];
extern const uint8_t bb_unicode_data_case_middle[];
extern const uint8_t bb_unicode_data_case_low[];
extern const BbUnicodeSpecial bb_unicode_data_specials[];

/* numerator * 10^zeros / denominator */
typedef struct BbUnicodeNumber {
	int32_t numerator;
	uint16_t denominator;
	uint16_t zeros;
} BbUnicodeNumber;

/* Runs of numeric code points, sorted: first code point << 9 | step << 8 | number of the first.  The number of each
 * next is higher by step.  numeric_count has their lengths. */
extern const BbUnicodeNumber bb_unicode_data_numbers[];
extern const uint32_t bb_unicode_data_numeric[];
extern const uint8_t bb_unicode_data_numeric_count[];

/* Runs of East Asian width: first code point << 3 | class. */
extern const uint32_t bb_unicode_data_widths[];

/* Decompositions, one step each.  group_top[c >> 9] names a block of 16 of group_low, that (0: none) the group of 32
 * code points.  Its members have shapes in heads, and as many units of UTF-16 in the pool, one after the other. */
typedef struct BbUnicodeGroup {
	uint32_t members; /* bit c & 31 */
	uint16_t head, pool;
} BbUnicodeGroup;

typedef struct BbUnicodeShape {
	uint8_t tag, units;
} BbUnicodeShape;

extern const BbUnicodeGroup bb_unicode_data_groups[];
extern const uint8_t bb_unicode_data_group_top[];
extern const uint16_t bb_unicode_data_group_low[];
extern const uint8_t bb_unicode_data_heads[];
extern const uint16_t bb_unicode_data_pool[];
extern const BbUnicodeShape bb_unicode_data_shapes[];
extern const char *const bb_unicode_data_tags[];

/* Compositions.  The pairs with one second are together, sorted by first; the next second begins where they end. */
typedef struct BbUnicodeSecond {
	uint16_t second, pairs;
} BbUnicodeSecond;

typedef struct BbUnicodePair {
	uint16_t first, composed;
} BbUnicodePair;

typedef struct BbUnicodeLongPair {
	uint32_t first, second, composed;
} BbUnicodeLongPair;

extern const BbUnicodeSecond bb_unicode_data_seconds[];
extern const BbUnicodePair bb_unicode_data_pairs[];
extern const BbUnicodeLongPair bb_unicode_data_long_pairs[];

/* Number of elements of the tables that are searched, or that end early. */
typedef struct BbUnicodeSizes {
	uint16_t tail, case_top, specials, numeric, widths, group_top, seconds, long_pairs;
} BbUnicodeSizes;

extern const BbUnicodeSizes bb_unicode_data_sizes;
extern const char bb_unicode_data_version[];

/* The record of c; that of an unassigned code point if c is none. */
BB_INLINE const BbUnicodeRecord *bb_unicode_data_record(uint32_t c)
{
	unsigned index;

	if (BB_LIKELY(c < BB_UNICODE_DATA_LIMIT)) {
		index = bb_unicode_data_record_upper[bb_unicode_data_record_top[c >> 8] << 3 | (c >> 5 & 7)];
		index = bb_unicode_data_record_middle[index << 2 | (c >> 3 & 3)];
		index = bb_unicode_data_record_low[index << 3 | (c & 7)];
	} else {
		unsigned i = bb_unicode_data_sizes.tail - 1u;

		/* The last run, up to U+10FFFF, is unassigned; what is beyond is like it. */
		while (i > 0 && bb_unicode_data_tail[i] >> 8 > c)
			i--;
		index = bb_unicode_data_tail[i] & 0xff;
	}
	return &bb_unicode_data_records[index];
}

#endif
