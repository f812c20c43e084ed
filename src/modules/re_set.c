/* SPDX-License-Identifier: MIT */
/*
 * Sets of characters: making them from what the pattern says, and the questions of engine and compiler.
 *
 * Pure functions; a set is not changed once it is made.
 */
#include "modules/re_set.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

static bool is_word(uint32_t c, bool unicode)
{
	if (c < 0x80)
		return (c | 0x20) - 'a' < 26 || c - '0' < 10 || c == '_';
	return unicode && bb_unicode_is_alnum(c);
}

static bool is_space(uint32_t c, bool unicode)
{
	if (c < 0x80 && !unicode)
		return c == ' ' || c - '\t' < 5;
	return unicode && bb_unicode_is_space(c);
}

static bool is_digit(uint32_t c, bool unicode)
{
	return c < 0x80 ? c - '0' < 10 : unicode && bb_unicode_is_decimal(c);
}

bool bb_re_is_class(uint32_t classes, uint32_t c, bool unicode)
{
	return ((classes & (BB_RE_WORD | BB_RE_NOT_WORD)) &&
		(classes & (is_word(c, unicode) ? BB_RE_WORD : BB_RE_NOT_WORD))) ||
	       ((classes & (BB_RE_SPACE | BB_RE_NOT_SPACE)) &&
		(classes & (is_space(c, unicode) ? BB_RE_SPACE : BB_RE_NOT_SPACE))) ||
	       ((classes & (BB_RE_DIGIT | BB_RE_NOT_DIGIT)) &&
		(classes & (is_digit(c, unicode) ? BB_RE_DIGIT : BB_RE_NOT_DIGIT)));
}

static void add_bit(uint32_t *bits, uint32_t c)
{
	bits[c >> 5] |= 1u << (c & 31);
}

static bool in_ranges(const BbReSet *set, uint32_t c)
{
	for (uint32_t i = 0; i < set->count; i++)
		if (c >= set->ranges[2 * i] && c <= set->ranges[2 * i + 1])
			return true;
	return (set->flags & BB_RE_CLASSES) && bb_re_is_class(set->flags & BB_RE_CLASSES, c, true);
}

/* A member of the set before negation. */
static bool is_listed(const BbReSet *set, uint32_t c)
{
	return c < 256 ? bb_re_set_has_byte(set, (uint8_t)c) : in_ranges(set, c);
}

/* Gives the bitmap every character that is the same as one in it, or as one in the ranges. */
static void close_bits(BbReSet *set, BbReFold fold, bool bytes)
{
	uint32_t same[BB_RE_FOLD_MAX], bits[8];
	memcpy(bits, set->bits, sizeof bits);
	for (uint32_t c = 'A'; c < 256; c++) {
		if (bb_re_set_has_byte(set, (uint8_t)c))
			continue;
		unsigned n = bb_re_fold_all(fold, c, same);
		for (unsigned i = 0; n > 1 && i < n; i++)
			if (!(bytes && same[i] > 255) && is_listed(set, same[i]))
				add_bit(bits, c);
	}
	memcpy(set->bits, bits, sizeof bits);
}

/* In ASCII mode a negative class has all that is not ASCII. */
static void add_class(BbReSet *set, uint32_t class, bool unicode)
{
	bool negative = (class & (BB_RE_NOT_WORD | BB_RE_NOT_SPACE | BB_RE_NOT_DIGIT)) != 0;
	for (uint32_t c = 0; c < 256; c++)
		if (bb_re_is_class(class, c, unicode))
			add_bit(set->bits, c);
	if (unicode) {
		set->flags |= class;
	} else if (negative) {
		set->ranges[2 * set->count] = 256;
		set->ranges[2 * set->count++ + 1] = BB_UTF8_MAX_CHAR;
	}
}

static void add_range(BbReSet *set, uint32_t lo, uint32_t hi)
{
	for (uint32_t c = lo; c <= hi && c < 256; c++)
		add_bit(set->bits, c);
	if (hi < 256)
		return;
	set->ranges[2 * set->count] = lo < 256 ? 256 : lo;
	set->ranges[2 * set->count++ + 1] = hi;
}

void bb_re_set_make(BbReSet *set, const BbReItem *items, size_t count, bool negated, BbReFold fold, bool unicode,
		    bool bytes)
{
	memset(set, 0, sizeof *set);
	for (size_t i = 0; i < count; i++) {
		if (items[i].classes)
			add_class(set, items[i].classes, unicode);
		else
			add_range(set, items[i].lo, items[i].hi);
	}
	if (fold != BB_RE_FOLD_NONE) {
		close_bits(set, fold, bytes);
		if (fold == BB_RE_FOLD_UNICODE)
			set->flags |= BB_RE_FOLDED;
	}
	if (negated) {
		set->flags |= BB_RE_NEGATED;
		for (unsigned i = 0; i < 8; i++)
			set->bits[i] = ~set->bits[i];
	}
}

bool bb_re_set_has_high(const BbReSet *set, uint32_t c)
{
	bool negated = (set->flags & BB_RE_NEGATED) != 0, found = in_ranges(set, c);
	if (!found && (set->flags & BB_RE_FOLDED)) {
		uint32_t same[BB_RE_FOLD_MAX];
		unsigned n = bb_re_fold_all(BB_RE_FOLD_UNICODE, c, same);
		for (unsigned i = 0; n > 1 && i < n && !found; i++)
			found = same[i] < 256 ? bb_re_set_has_byte(set, (uint8_t)same[i]) != negated
					      : in_ranges(set, same[i]);
	}
	return found != negated;
}

/* No character from 256 on is a member. */
static bool has_no_high(const BbReSet *set)
{
	if (set->flags & (BB_RE_NEGATED | BB_RE_CLASSES) || set->count)
		return false;
	if (!(set->flags & BB_RE_FOLDED))
		return true;
	/* Of the characters below 256, these are the same as one above. */
	static const uint8_t with_partner[] = {'i', 'k', 's', 0xb5, 0xe5, 0xdf, 0xff};
	for (size_t i = 0; i < sizeof with_partner; i++)
		if (bb_re_set_has_byte(set, with_partner[i]))
			return false;
	return true;
}

/* The classes have no character in common. */
static bool are_classes_disjoint(uint32_t a, uint32_t b)
{
	static const uint8_t apart[][2] = {
		{BB_RE_WORD, BB_RE_SPACE},  {BB_RE_WORD, BB_RE_NOT_WORD},   {BB_RE_DIGIT, BB_RE_NOT_WORD},
		{BB_RE_SPACE, BB_RE_DIGIT}, {BB_RE_SPACE, BB_RE_NOT_SPACE}, {BB_RE_DIGIT, BB_RE_NOT_DIGIT},
	};
	for (uint32_t x = a; x; x &= x - 1) {
		for (uint32_t y = b; y; y &= y - 1) {
			uint32_t one = x & -x, other = y & -y;
			bool found = false;
			for (size_t i = 0; i < BB_COUNT(apart) && !found; i++)
				found = (apart[i][0] == one && apart[i][1] == other) ||
					(apart[i][1] == one && apart[i][0] == other);
			if (!found)
				return false;
		}
	}
	return true;
}

/* The few characters of `a' (ranges of one) are not in b. */
static bool are_ranges_outside(const BbReSet *a, const BbReSet *b)
{
	for (uint32_t i = 0; i < a->count; i++)
		if (a->ranges[2 * i] != a->ranges[2 * i + 1] || bb_re_set_has_high(b, a->ranges[2 * i]))
			return false;
	return !(a->flags & (BB_RE_FOLDED | BB_RE_NEGATED | BB_RE_CLASSES));
}

bool bb_re_set_is_disjoint(const BbReSet *a, const BbReSet *b)
{
	for (unsigned i = 0; i < 8; i++)
		if (a->bits[i] & b->bits[i])
			return false;
	if (has_no_high(a) || has_no_high(b) || are_ranges_outside(a, b) || are_ranges_outside(b, a))
		return true;
	if (a->count || b->count || ((a->flags | b->flags) & (BB_RE_NEGATED | BB_RE_FOLDED)))
		return false;
	return are_classes_disjoint(a->flags & BB_RE_CLASSES, b->flags & BB_RE_CLASSES);
}

bool bb_re_set_is_word(const BbReSet *set, bool unicode, bool bytes)
{
	for (uint32_t c = 0; c < 256; c++)
		if (bb_re_set_has_byte(set, (uint8_t)c) && !is_word(c, unicode))
			return false;
	return bytes || has_no_high(set) ||
	       (unicode && !set->count && !(set->flags & (BB_RE_NEGATED | BB_RE_FOLDED)) &&
		!(set->flags & BB_RE_CLASSES & ~(uint32_t)(BB_RE_WORD | BB_RE_DIGIT)));
}

void bb_re_set_first_bytes(const BbReSet *set, bool bytes, uint32_t first[8])
{
	uint8_t text[BB_UTF8_MAX_BYTES];
	for (uint32_t c = 0; c < 256; c++) {
		if (!bb_re_set_has_byte(set, (uint8_t)c))
			continue;
		if (!bytes)
			(void)bb_utf8_encode(text, c);
		add_bit(first, bytes ? c : text[0]);
	}
	if (bytes || has_no_high(set))
		return;
	bool exact = !(set->flags & (BB_RE_NEGATED | BB_RE_CLASSES | BB_RE_FOLDED));
	for (uint32_t i = 0; exact && i < set->count; i++) {
		uint8_t last[BB_UTF8_MAX_BYTES];
		(void)bb_utf8_encode(text, set->ranges[2 * i]);
		(void)bb_utf8_encode(last, set->ranges[2 * i + 1]);
		for (uint32_t c = text[0]; c <= last[0]; c++)
			add_bit(first, c);
	}
	for (uint32_t c = 0xc4; !exact && c < 0xf5; c++)
		add_bit(first, c);
}
