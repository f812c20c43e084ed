/* SPDX-License-Identifier: MIT */
/*
 * Unicode properties and case mappings of code points (and by unicode_norm.h normalization), with the meaning that
 * CPython's str methods and unicodedata give them.  The tables are made by tools/make_unicode.py and are constant
 * (flash on a board).
 *
 * Every function takes any uint32_t; what is no code point has category Cn and no properties.  Pure functions; any
 * thread may call them at any time.
 */
#ifndef BB_BASE_UNICODE_H
#define BB_BASE_UNICODE_H

#include "base/compiler.h"
#include "base/unicode_norm.h"

typedef enum BbUnicodeCategory {
	BB_UNICODE_CN,
	BB_UNICODE_LU,
	BB_UNICODE_LL,
	BB_UNICODE_LT,
	BB_UNICODE_MN,
	BB_UNICODE_MC,
	BB_UNICODE_ME,
	BB_UNICODE_ND,
	BB_UNICODE_NL,
	BB_UNICODE_NO,
	BB_UNICODE_ZS,
	BB_UNICODE_ZL,
	BB_UNICODE_ZP,
	BB_UNICODE_CC,
	BB_UNICODE_CF,
	BB_UNICODE_CS,
	BB_UNICODE_CO,
	BB_UNICODE_LM,
	BB_UNICODE_LO,
	BB_UNICODE_PC,
	BB_UNICODE_PD,
	BB_UNICODE_PS,
	BB_UNICODE_PE,
	BB_UNICODE_PI,
	BB_UNICODE_PF,
	BB_UNICODE_PO,
	BB_UNICODE_SM,
	BB_UNICODE_SC,
	BB_UNICODE_SK,
	BB_UNICODE_SO,
} BbUnicodeCategory;

/* Most code points of a full case mapping. */
#define BB_UNICODE_MAX_CASE 3

/* Version of the Unicode data, as "15.0.0". */
BB_NODISCARD const char *bb_unicode_version(void);

BB_NODISCARD BbUnicodeCategory bb_unicode_category(uint32_t c);
/* The category's two letters, e.g. "Lu". */
BB_NODISCARD const char *bb_unicode_category_name(uint32_t c);

/* What the str method of that name asks of each character. */
BB_NODISCARD bool bb_unicode_is_alpha(uint32_t c);
BB_NODISCARD bool bb_unicode_is_decimal(uint32_t c);
BB_NODISCARD bool bb_unicode_is_digit(uint32_t c);
BB_NODISCARD bool bb_unicode_is_numeric(uint32_t c);
BB_NODISCARD bool bb_unicode_is_alnum(uint32_t c);
BB_NODISCARD bool bb_unicode_is_space(uint32_t c);
BB_NODISCARD bool bb_unicode_is_printable(uint32_t c);
BB_NODISCARD bool bb_unicode_is_upper(uint32_t c);
BB_NODISCARD bool bb_unicode_is_lower(uint32_t c);
/* Category Lt.  (str.istitle also takes upper-case ones for the beginning of a word.) */
BB_NODISCARD bool bb_unicode_is_title(uint32_t c);
/* Begins, or continues, an identifier; '_' does both. */
BB_NODISCARD bool bb_unicode_is_xid_start(uint32_t c);
BB_NODISCARD bool bb_unicode_is_xid_continue(uint32_t c);
/* str.splitlines breaks after it. */
BB_NODISCARD bool bb_unicode_is_linebreak(uint32_t c);
/* For the final sigma and str.title. */
BB_NODISCARD bool bb_unicode_is_cased(uint32_t c);
BB_NODISCARD bool bb_unicode_is_case_ignorable(uint32_t c);

/* Value as a decimal digit, as a digit (also superscripts and the like): 0..9, or -1 if it has none. */
BB_NODISCARD int bb_unicode_decimal(uint32_t c);
BB_NODISCARD int bb_unicode_digit(uint32_t c);
/* Numeric value as a fraction; false if it has none.  (Exact: the caller divides.) */
BB_NODISCARD bool bb_unicode_numeric(uint32_t c, int64_t *numerator, int32_t *denominator);

/* Simple case mappings: one code point to one. */
BB_NODISCARD uint32_t bb_unicode_upper(uint32_t c);
BB_NODISCARD uint32_t bb_unicode_lower(uint32_t c);
BB_NODISCARD uint32_t bb_unicode_title(uint32_t c);

/* Full case mappings, as str.upper and so on use.  Write 1..BB_UNICODE_MAX_CASE code points and return their number.
 * Lower maps U+03A3 to U+03C3; see bb_unicode_final_sigma. */
unsigned bb_unicode_upper_full(uint32_t c, uint32_t *out);
unsigned bb_unicode_lower_full(uint32_t c, uint32_t *out);
unsigned bb_unicode_title_full(uint32_t c, uint32_t *out);
unsigned bb_unicode_casefold(uint32_t c, uint32_t *out);

/* True if the U+03A3 at byte offset at of the n bytes of valid UTF-8 lowers to the final sigma U+03C2. */
BB_NODISCARD bool bb_unicode_final_sigma(const uint8_t *s, size_t n, size_t at);

/* Canonical combining class, 0..254. */
BB_NODISCARD unsigned bb_unicode_combining(uint32_t c);
/* Paired bracket or the like that is mirrored in right-to-left text. */
BB_NODISCARD bool bb_unicode_mirrored(uint32_t c);
/* Names of the bidirectional class ("L", "AL", ..., "" if none) and of the East Asian width ("W", "Na", ...). */
BB_NODISCARD const char *bb_unicode_bidirectional(uint32_t c);
BB_NODISCARD const char *bb_unicode_east_asian_width(uint32_t c);

#endif
