/* SPDX-License-Identifier: MIT */
/*
 * Names of characters.  A name is spelt from a list of words (unicode_names_data.h) or follows a rule: a prefix and the
 * code, or for Hangul syllables the letters they are made of.  Looking a name up is a binary search over all of them.
 *
 * Constant tables only, so no thread has to care for others.
 */
#include "base/unicode_names.h"

#include "base/unicode_names_data.h"

#include <string.h>

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* ---- Spelling. ---- */

/* Appends a word to out; returns its length. */
static size_t spell_word(uint32_t number, char *out)
{
	const uint8_t *p = bb_unicode_names_letters + bb_unicode_names_word_places[number / BB_UNICODE_NAME_WORD_STEP];
	for (uint32_t skip = number % BB_UNICODE_NAME_WORD_STEP; skip; skip--)
		while (!(*p++ & 0x80))
			continue;
	size_t n = 0;
	do
		out[n++] = (char)(*p & 0x7f);
	while (!(*p++ & 0x80));
	return n;
}

/* The name of this number; returns its length. */
static size_t spell(uint32_t number, char *out)
{
	const uint8_t *p = bb_unicode_names_phrases + bb_unicode_names_name_places[number / BB_UNICODE_NAME_STEP];
	for (uint32_t skip = number % BB_UNICODE_NAME_STEP; skip; skip--)
		p += *p + 1;
	const uint8_t *end = p + *p + 1;
	size_t n = 0;
	for (p++; p < end;) {
		uint32_t word = *p++;
		if (word >= BB_UNICODE_NAME_SHORT)
			word = BB_UNICODE_NAME_SHORT + ((word - BB_UNICODE_NAME_SHORT) << 8) + *p++;
		n += spell_word(word, out + n);
		if (p < end && out[n - 1] != '-' && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	return n;
}

/* ---- Rules. ---- */

enum { HANGUL = 0xac00, VOWELS = 21, TRAILS = 28 };

static const char leads[][3] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
				"SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
static const char vowels[][4] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",	 "WA", "WAE",
				 "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char trails[][3] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",	 "L", "LG", "LM", "LB", "LS", "LT",
				 "LP", "LH", "M",  "B",	 "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",	"P",  "H"};

static const char digits[] = "0123456789ABCDEF";

static size_t add(char *out, size_t n, const char *text)
{
	size_t size = strlen(text);
	memcpy(out + n, text, size);
	return n + size;
}

static size_t name_by_rule(const BbUnicodeNameRange *range, uint32_t c, char *out)
{
	size_t n = add(out, 0, range->prefix);
	if (range->first == HANGUL) {
		uint32_t s = c - HANGUL;
		n = add(out, n, leads[s / (VOWELS * TRAILS)]);
		n = add(out, n, vowels[s / TRAILS % VOWELS]);
		return add(out, n, trails[s % TRAILS]);
	}
	for (int shift = c > 0xffff ? 16 : 12; shift >= 0; shift -= 4)
		out[n++] = digits[c >> shift & 15];
	return n;
}

/* Reads the longest of the texts that name begins with; returns its index, -1: none, and moves *at behind it. */
#define READ_LETTERS(texts, name, size, at) read_letters((texts)[0], sizeof *(texts), BB_COUNT(texts), name, size, at)
static int read_letters(const char *texts, size_t width, size_t count, const char *name, size_t size, size_t *at)
{
	int best = -1;
	size_t length = 0;
	for (size_t i = 0; i < count; i++) {
		const char *text = texts + i * width;
		size_t n = strlen(text);
		if (n <= size - *at && memcmp(text, name + *at, n) == 0 && (best < 0 || n > length)) {
			best = (int)i;
			length = n;
		}
	}
	*at += length;
	return best;
}

/* name is what follows the prefix, in capitals. */
static bool find_by_rule(const BbUnicodeNameRange *range, const char *name, size_t size, uint32_t *out)
{
	if (range->first == HANGUL) {
		size_t at = 0;
		int lead = READ_LETTERS(leads, name, size, &at), vowel = READ_LETTERS(vowels, name, size, &at);
		int trail = READ_LETTERS(trails, name, size, &at);
		*out = HANGUL + (uint32_t)((lead * VOWELS + vowel) * TRAILS + trail);
		return lead >= 0 && vowel >= 0 && trail >= 0 && at == size;
	}
	if (size != 4 && size != 5)
		return false;
	*out = 0;
	for (size_t i = 0; i < size; i++) {
		const char *digit = memchr(digits, name[i], 16);
		if (!digit)
			return false;
		*out = *out << 4 | (uint32_t)(digit - digits);
	}
	return *out >= range->first && *out <= range->last;
}

/* ---- The two ways. ---- */

size_t bb_unicode_name(uint32_t c, char *out)
{
	for (uint32_t i = 0; i < bb_unicode_names_sizes.ranges; i++) {
		const BbUnicodeNameRange *range = &bb_unicode_names_ranges[i];
		if (c >= range->first && c <= range->last)
			return name_by_rule(range, c, out);
	}
	uint32_t low = 0, high = bb_unicode_names_sizes.runs;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (bb_unicode_names_runs[middle].code <= c)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return 0;
	const BbUnicodeNameRun *run = &bb_unicode_names_runs[low - 1];
	uint32_t index = run->index + (c - run->code);
	return c <= 0x10ffff && index < run[1].index ? spell(index, out) : 0;
}

static unsigned codes_of(uint32_t number, uint32_t *out)
{
	if (number >= bb_unicode_names_sizes.names) {
		const uint16_t *place = &bb_unicode_names_extra_places[number - bb_unicode_names_sizes.names];
		for (uint16_t i = place[0]; i < place[1]; i++)
			out[i - place[0]] = bb_unicode_names_extras[i];
		return (unsigned)(place[1] - place[0]);
	}
	uint32_t i = 0;
	while (bb_unicode_names_runs[i + 1].index <= number)
		i++;
	out[0] = bb_unicode_names_runs[i].code + (number - bb_unicode_names_runs[i].index);
	return 1;
}

unsigned bb_unicode_find_name(const char *name, size_t size, uint32_t out[BB_UNICODE_MAX_SEQUENCE])
{
	char wanted[BB_UNICODE_MAX_NAME], found[BB_UNICODE_MAX_NAME];
	if (size == 0 || size > sizeof wanted)
		return 0;
	for (size_t i = 0; i < size; i++)
		wanted[i] = upper(name[i]);
	for (uint32_t i = 0; i < bb_unicode_names_sizes.ranges; i++) {
		const BbUnicodeNameRange *range = &bb_unicode_names_ranges[i];
		size_t n = strlen(range->prefix);
		if (size > n && memcmp(wanted, range->prefix, n) == 0 && find_by_rule(range, wanted + n, size - n, out))
			return 1;
	}
	uint32_t low = 0, high = bb_unicode_names_sizes.all;
	while (low < high) {
		uint32_t middle = (low + high) / 2, number = bb_unicode_names_order[middle];
		size_t n = spell(number, found);
		int order = memcmp(found, wanted, n < size ? n : size);
		if (order == 0 && n == size)
			return codes_of(number, out);
		if (order < 0 || (order == 0 && n < size))
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}
