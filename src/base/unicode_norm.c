/* SPDX-License-Identifier: MIT */
/*
 * Unicode normalization: decomposition, canonical order, composition.  Hangul syllables are computed, the rest is in
 * the tables of unicode_data.h.
 */
#include "base/unicode_norm.h"

#include "base/unicode_data.h"
#include "base/utf8.h"

/* Hangul: syllable = HANGUL + ((leading * 21) + vowel) * 28 + trailing, where trailing 0 is none. */
#define HANGUL 0xac00u
#define HANGUL_COUNT 11172u
#define LEADING 0x1100u
#define VOWEL 0x1161u
#define TRAILING 0x11a7u
#define VOWELS 21u
#define TRAILINGS 28u

static unsigned combining(uint32_t c)
{
	return bb_unicode_data_record(c)->combining;
}

static bool is_compatible(BbUnicodeForm form)
{
	return form == BB_UNICODE_NFKC || form == BB_UNICODE_NFKD;
}

static bool is_composed(BbUnicodeForm form)
{
	return form == BB_UNICODE_NFC || form == BB_UNICODE_NFKC;
}

/* Finds c's decomposition: the UTF-16 units and their number in *units, the tag's index; NULL if there is none. */
static const uint16_t *find(uint32_t c, unsigned *units, unsigned *tag)
{
	const BbUnicodeGroup *group;
	const BbUnicodeShape *shape;
	unsigned index, at, members;

	if (c >> 9 >= bb_unicode_data_sizes.group_top)
		return NULL;
	index = bb_unicode_data_group_low[bb_unicode_data_group_top[c >> 9] << 4 | (c >> 5 & 15)];
	if (index == 0)
		return NULL;
	group = &bb_unicode_data_groups[index - 1];
	if (!(group->members >> (c & 31) & 1))
		return NULL;
	members = (unsigned)__builtin_popcount(group->members & ((1u << (c & 31)) - 1));
	at = group->pool;
	for (unsigned i = 0; i < members; i++)
		at += bb_unicode_data_shapes[bb_unicode_data_heads[group->head + i]].units;
	shape = &bb_unicode_data_shapes[bb_unicode_data_heads[group->head + members]];
	*units = shape->units;
	*tag = shape->tag;
	return &bb_unicode_data_pool[at];
}

static uint32_t next_unit(const uint16_t **p)
{
	uint32_t c = *(*p)++;

	/* No decomposition has lone surrogates. */
	if (c >> 10 == 0xd800 >> 10)
		c = 0x10000 + ((c & 0x3ff) << 10) + (*(*p)++ & 0x3ffu);
	return c;
}

unsigned bb_unicode_decomposition(uint32_t c, uint32_t *out, const char **tag)
{
	unsigned units = 0, name = 0, n = 0;
	const uint16_t *p = find(c, &units, &name);

	if (p == NULL)
		return 0;
	for (const uint16_t *end = p + units; p < end;)
		out[n++] = next_unit(&p);
	*tag = bb_unicode_data_tags[name];
	return n;
}

/* Decomposes c to the end; out NULL only counts.  Returns the number of code points. */
static unsigned decompose(uint32_t c, bool compatible, uint32_t *out)
{
	unsigned units, tag, n = 0;
	const uint16_t *p;

	if (c - HANGUL < HANGUL_COUNT) {
		unsigned at = c - HANGUL, last = at % TRAILINGS;

		if (out != NULL) {
			out[0] = LEADING + at / (VOWELS * TRAILINGS);
			out[1] = VOWEL + at / TRAILINGS % VOWELS;
			if (last != 0)
				out[2] = TRAILING + last;
		}
		return last != 0 ? 3 : 2;
	}
	p = c < 0xa0 ? NULL : find(c, &units, &tag);
	if (p == NULL || (!compatible && bb_unicode_data_tags[tag] != NULL)) {
		if (out != NULL)
			*out = c;
		return 1;
	}
	/* A few levels deep. */
	for (const uint16_t *end = p + units; p < end;)
		n += decompose(next_unit(&p), compatible, out == NULL ? NULL : out + n);
	return n;
}

/* The composition of two code points, 0 if there is none. */
static uint32_t compose(uint32_t first, uint32_t second)
{
	unsigned low = 0, high = bb_unicode_data_sizes.seconds;

	if (first - LEADING < 19 && second - VOWEL < VOWELS)
		return HANGUL + ((first - LEADING) * VOWELS + (second - VOWEL)) * TRAILINGS;
	if (first - HANGUL < HANGUL_COUNT && (first - HANGUL) % TRAILINGS == 0 && second - TRAILING - 1 < TRAILINGS - 1)
		return first + (second - TRAILING);
	if (first > 0xffff || second > 0xffff) {
		for (unsigned i = 0; i < bb_unicode_data_sizes.long_pairs; i++) {
			const BbUnicodeLongPair *pair = &bb_unicode_data_long_pairs[i];

			if (pair->first == first && pair->second == second)
				return pair->composed;
		}
		return 0;
	}
	while (high - low > 1) {
		unsigned middle = (low + high) / 2;

		if (bb_unicode_data_seconds[middle].second <= second)
			low = middle;
		else
			high = middle;
	}
	if (bb_unicode_data_seconds[low].second != second)
		return 0;
	high = bb_unicode_data_seconds[low + 1].pairs;
	low = bb_unicode_data_seconds[low].pairs;
	while (high - low > 1) {
		unsigned middle = (low + high) / 2;

		if (bb_unicode_data_pairs[middle].first <= first)
			low = middle;
		else
			high = middle;
	}
	return bb_unicode_data_pairs[low].first == first ? bb_unicode_data_pairs[low].composed : 0;
}

/* Sorts each run of combining code points by class, keeping the order of equals. */
static void reorder(uint32_t *text, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint32_t c = text[i];
		unsigned class = combining(c);
		size_t to = i;

		if (class == 0)
			continue;
		while (to > 0 && combining(text[to - 1]) > class) {
			text[to] = text[to - 1];
			to--;
		}
		text[to] = c;
	}
}

/* Composes in place; returns the new length. */
static size_t compose_all(uint32_t *text, size_t n)
{
	size_t starter = SIZE_MAX, to = 0;
	unsigned last = 0; /* class of the code point before, if it stayed behind the starter */

	for (size_t i = 0; i < n; i++) {
		uint32_t c = text[i], composed = 0;
		unsigned class = combining(c);

		/* Blocked if something of the same or a higher class, or another starter, lies between. */
		if (starter != SIZE_MAX && (to == starter + 1 || (last != 0 && last < class)))
			composed = compose(text[starter], c);
		if (composed != 0) {
			text[starter] = composed;
			continue;
		}
		if (class == 0)
			starter = to;
		last = class;
		text[to++] = c;
	}
	return to;
}

bool bb_unicode_is_normalized_quick(BbUnicodeForm form, const uint8_t *s, size_t n)
{
	const uint8_t *p = s, *end = s + n;
	unsigned last = 0, units, tag;

	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		unsigned class;
		const BbUnicodeRecord *record;

		if (c < 0xa0) {
			last = 0;
			continue;
		}
		class = combining(c);
		if (class != 0 && class < last)
			return false;
		last = class;
		if (is_composed(form)) {
			record = bb_unicode_data_record(c);
			if (record->flags & (is_compatible(form) ? BB_UNICODE_NOT_NFKC : BB_UNICODE_NOT_NFC))
				return false;
		} else if (c - HANGUL < HANGUL_COUNT || (find(c, &units, &tag) != NULL &&
							 (is_compatible(form) || bb_unicode_data_tags[tag] == NULL))) {
			return false;
		}
	}
	return true;
}

size_t bb_unicode_normalize_size(BbUnicodeForm form, const uint8_t *s, size_t n)
{
	const uint8_t *p = s, *end = s + n;
	size_t count = 0;

	while (p < end)
		count += decompose(bb_utf8_next(&p), is_compatible(form), NULL);
	return count;
}

size_t bb_unicode_normalize(BbUnicodeForm form, const uint8_t *s, size_t n, uint32_t *out)
{
	const uint8_t *p = s, *end = s + n;
	size_t count = 0;

	while (p < end)
		count += decompose(bb_utf8_next(&p), is_compatible(form), out + count);
	reorder(out, count);
	return is_composed(form) ? compose_all(out, count) : count;
}
