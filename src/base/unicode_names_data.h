/* SPDX-License-Identifier: MIT */
/*
 * The tables of names of characters, made by tools/make_unicode_names.py.  Constant; any thread may read them.
 *
 * A word is a row of letters, the last with its high bit set; words stand one after the other, and word_places tells
 * where every eighth begins.  A name is a byte that counts the bytes of its words' numbers, then these: one byte below
 * BB_UNICODE_NAME_SHORT, or else two.  name_places tells where every sixteenth name begins.  Names have numbers: first
 * the characters in the order of their code points (runs tells which), then aliases and named sequences, whose code
 * points are extras[extra_places[i]] up to extras[extra_places[i + 1]].  order has all numbers sorted by name.
 */
#ifndef BB_BASE_UNICODE_NAMES_DATA_H
#define BB_BASE_UNICODE_NAMES_DATA_H

#include "base/compiler.h"

enum { BB_UNICODE_NAME_SHORT = 192, BB_UNICODE_NAME_WORD_STEP = 8, BB_UNICODE_NAME_STEP = 16 };

/* Code points from `code' on have the names from number `index' on. */
typedef struct BbUnicodeNameRun {
	uint32_t code;
	uint32_t index;
} BbUnicodeNameRun;

/* Code points whose name is a prefix followed by the code itself. */
typedef struct BbUnicodeNameRange {
	uint32_t first, last;
	const char *prefix;
} BbUnicodeNameRange;

typedef struct BbUnicodeNameSizes {
	uint32_t names; /* of characters */
	uint32_t all;	/* with aliases and sequences */
	uint32_t runs, ranges, words;
} BbUnicodeNameSizes;

extern const uint8_t bb_unicode_names_letters[], bb_unicode_names_phrases[];
extern const uint32_t bb_unicode_names_word_places[], bb_unicode_names_name_places[], bb_unicode_names_extras[];
extern const uint16_t bb_unicode_names_extra_places[], bb_unicode_names_order[];
extern const BbUnicodeNameRun bb_unicode_names_runs[]; /* and one past the end */
extern const BbUnicodeNameRange bb_unicode_names_ranges[];
extern const BbUnicodeNameSizes bb_unicode_names_sizes;

#endif
