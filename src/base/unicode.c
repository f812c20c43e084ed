/* SPDX-License-Identifier: MIT */
/*
 * Properties and case mappings of code points: lookups in the tables of unicode_data.h.  Normalization is in
 * unicode_norm.c.
 */
#include "base/unicode.h"

#include "base/unicode_data.h"
#include "base/utf8.h"

static const BbUnicodeRecord *record(uint32_t c)
{
	return bb_unicode_data_record(c);
}

static bool has(uint32_t c, unsigned flags)
{
	return (record(c)->flags & flags) != 0;
}

const char *bb_unicode_version(void)
{
	return bb_unicode_data_version;
}

BbUnicodeCategory bb_unicode_category(uint32_t c)
{
	return (BbUnicodeCategory)record(c)->category;
}

const char *bb_unicode_category_name(uint32_t c)
{
	static const char names[][3] = {"Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No",
					"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Lm", "Lo", "Pc",
					"Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"};

	return names[record(c)->category];
}

bool bb_unicode_is_alpha(uint32_t c)
{
	unsigned letters = 1u << BB_UNICODE_LU | 1u << BB_UNICODE_LL | 1u << BB_UNICODE_LT | 1u << BB_UNICODE_LM |
			   1u << BB_UNICODE_LO;

	return letters >> record(c)->category & 1;
}

bool bb_unicode_is_decimal(uint32_t c)
{
	return record(c)->category == BB_UNICODE_ND;
}

bool bb_unicode_is_digit(uint32_t c)
{
	return has(c, BB_UNICODE_DIGIT);
}

bool bb_unicode_is_numeric(uint32_t c)
{
	return has(c, BB_UNICODE_NUMERIC);
}

bool bb_unicode_is_alnum(uint32_t c)
{
	return bb_unicode_is_alpha(c) || has(c, BB_UNICODE_NUMERIC | BB_UNICODE_DIGIT);
}

bool bb_unicode_is_space(uint32_t c)
{
	return has(c, BB_UNICODE_SPACE);
}

bool bb_unicode_is_printable(uint32_t c)
{
	unsigned hidden = 1u << BB_UNICODE_CN | 1u << BB_UNICODE_CC | 1u << BB_UNICODE_CF | 1u << BB_UNICODE_CS |
			  1u << BB_UNICODE_CO | 1u << BB_UNICODE_ZL | 1u << BB_UNICODE_ZP | 1u << BB_UNICODE_ZS;

	return c == ' ' || !(hidden >> record(c)->category & 1);
}

bool bb_unicode_is_upper(uint32_t c)
{
	return has(c, BB_UNICODE_UPPER);
}

bool bb_unicode_is_lower(uint32_t c)
{
	return has(c, BB_UNICODE_LOWER);
}

bool bb_unicode_is_title(uint32_t c)
{
	return record(c)->category == BB_UNICODE_LT;
}

bool bb_unicode_is_xid_start(uint32_t c)
{
	return c == '_' || has(c, BB_UNICODE_XID_START);
}

bool bb_unicode_is_xid_continue(uint32_t c)
{
	return has(c, BB_UNICODE_XID_CONTINUE);
}

bool bb_unicode_is_linebreak(uint32_t c)
{
	return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool bb_unicode_is_cased(uint32_t c)
{
	return has(c, BB_UNICODE_CASED);
}

bool bb_unicode_is_case_ignorable(uint32_t c)
{
	return has(c, BB_UNICODE_IGNORABLE);
}

unsigned bb_unicode_combining(uint32_t c)
{
	return record(c)->combining;
}

bool bb_unicode_mirrored(uint32_t c)
{
	return has(c, BB_UNICODE_MIRRORED);
}

const char *bb_unicode_bidirectional(uint32_t c)
{
	static const char names[][4] = {"",   "L",  "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN",	 "ES",	"ET",
					"AN", "CS", "NSM", "BN",  "B", "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};

	return names[record(c)->bidi];
}

const char *bb_unicode_east_asian_width(uint32_t c)
{
	static const char names[][3] = {"N", "A", "H", "W", "F", "Na"};
	unsigned low = 0, high = bb_unicode_data_sizes.widths;

	if (c > BB_UTF8_MAX_CHAR)
		return names[0];
	while (high - low > 1) {
		unsigned middle = (low + high) / 2;

		if (bb_unicode_data_widths[middle] >> 3 <= c)
			low = middle;
		else
			high = middle;
	}
	return names[bb_unicode_data_widths[low] & 7];
}

/* --- Numbers --- */

/* The number of c, NULL if it has none. */
static const BbUnicodeNumber *number(uint32_t c)
{
	unsigned low = 0, high = bb_unicode_data_sizes.numeric;
	uint32_t run, at;

	if (!has(c, BB_UNICODE_NUMERIC))
		return NULL;
	while (high - low > 1) {
		unsigned middle = (low + high) / 2;

		if (bb_unicode_data_numeric[middle] >> 9 <= c)
			low = middle;
		else
			high = middle;
	}
	run = bb_unicode_data_numeric[low];
	at = c - (run >> 9);
	BB_ASSERT(at < bb_unicode_data_numeric_count[low]);
	return &bb_unicode_data_numbers[(run & 0xff) + (run >> 8 & 1) * at];
}

int bb_unicode_decimal(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
	return bb_unicode_is_decimal(c) ? (int)number(c)->numerator : -1;
}

int bb_unicode_digit(uint32_t c)
{
	return has(c, BB_UNICODE_DIGIT) ? (int)number(c)->numerator : -1;
}

bool bb_unicode_numeric(uint32_t c, int64_t *numerator, int32_t *denominator)
{
	const BbUnicodeNumber *found = number(c);

	if (found == NULL)
		return false;
	*numerator = found->numerator;
	for (unsigned i = 0; i < found->zeros; i++)
		*numerator *= 10;
	*denominator = found->denominator;
	return true;
}

/* --- Case --- */

/* The order of BbUnicodeSpecial. */
enum { UPPER, LOWER, TITLE, FOLD };

static const BbUnicodeCase *find_case(uint32_t c)
{
	unsigned index;

	if (c >> 8 >= bb_unicode_data_sizes.case_top)
		return &bb_unicode_data_cases[0];
	index = bb_unicode_data_case_middle[bb_unicode_data_case_top[c >> 8] << 4 | (c >> 4 & 15)];
	return &bb_unicode_data_cases[bb_unicode_data_case_low[index << 4 | (c & 15)]];
}

static uint32_t apply(uint32_t c, unsigned delta)
{
	return c + (uint32_t)bb_unicode_data_deltas[delta];
}

uint32_t bb_unicode_upper(uint32_t c)
{
	return apply(c, find_case(c)->upper);
}

uint32_t bb_unicode_lower(uint32_t c)
{
	return apply(c, find_case(c)->lower);
}

uint32_t bb_unicode_title(uint32_t c)
{
	return apply(c, find_case(c)->title);
}

/* The full mapping of a code point that is marked special, 0 if it is the simple one. */
static unsigned special(uint32_t c, unsigned kind, uint32_t *out)
{
	unsigned low = 0, high = bb_unicode_data_sizes.specials, n = 0;
	const uint16_t *to;

	while (high - low > 1) {
		unsigned middle = (low + high) / 2;

		if (bb_unicode_data_specials[middle].code <= c)
			low = middle;
		else
			high = middle;
	}
	to = bb_unicode_data_specials[low].to[kind];
	for (; n < BB_UNICODE_MAX_CASE && to[n] != 0; n++)
		out[n] = to[n];
	return n;
}

static unsigned full(uint32_t c, unsigned kind, const BbUnicodeCase *found, unsigned delta, uint32_t *out)
{
	unsigned n = found->special ? special(c, kind, out) : 0;

	if (n > 0)
		return n;
	*out = apply(c, delta);
	return 1;
}

unsigned bb_unicode_upper_full(uint32_t c, uint32_t *out)
{
	const BbUnicodeCase *found = find_case(c);

	return full(c, UPPER, found, found->upper, out);
}

unsigned bb_unicode_lower_full(uint32_t c, uint32_t *out)
{
	const BbUnicodeCase *found = find_case(c);

	return full(c, LOWER, found, found->lower, out);
}

unsigned bb_unicode_title_full(uint32_t c, uint32_t *out)
{
	const BbUnicodeCase *found = find_case(c);

	return full(c, TITLE, found, found->title, out);
}

unsigned bb_unicode_casefold(uint32_t c, uint32_t *out)
{
	const BbUnicodeCase *found = find_case(c);

	return full(c, FOLD, found, found->fold, out);
}

bool bb_unicode_final_sigma(const uint8_t *s, size_t n, size_t at)
{
	const uint8_t *p = s + at, *end = s + n;
	uint32_t c = 0;

	/* Behind something cased, and not before; what is ignorable does not count. */
	do {
		if (p == s)
			return false;
		c = bb_utf8_prev(&p);
	} while (bb_unicode_is_case_ignorable(c));
	if (!bb_unicode_is_cased(c))
		return false;
	p = s + at;
	bb_utf8_next(&p);
	while (p < end) {
		c = bb_utf8_next(&p);
		if (!bb_unicode_is_case_ignorable(c))
			return !bb_unicode_is_cased(c);
	}
	return true;
}
