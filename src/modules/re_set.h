/* SPDX-License-Identifier: MIT */
/*
 * Sets of characters, as the matching engine tests them.
 *
 * A set is a row of words inside a program: a bitmap for the characters below 256 (or all bytes), and ranges and
 * classes for the others.  It is made once and then constant.
 */
#ifndef BB_MODULES_RE_SET_H
#define BB_MODULES_RE_SET_H

#include "modules/re_fold.h"

/* Classes of characters: \w \W \s \S \d \D. */
enum {
	BB_RE_WORD = 1,
	BB_RE_NOT_WORD = 2,
	BB_RE_SPACE = 4,
	BB_RE_NOT_SPACE = 8,
	BB_RE_DIGIT = 16,
	BB_RE_NOT_DIGIT = 32,
	BB_RE_CLASSES = 63,
	/* Further flags of a set. */
	BB_RE_NEGATED = 64, /* the characters from 256 on that are not in ranges and classes */
	BB_RE_FOLDED = 128, /* from 256 on: case is ignored */
};

typedef struct BbReSet {
	uint32_t bits[8];  /* of the characters below 256, final */
	uint32_t flags;	   /* classes, BB_RE_NEGATED, BB_RE_FOLDED */
	uint32_t count;	   /* ranges */
	uint32_t ranges[]; /* first and last of each, above 255 */
} BbReSet;

/* One member as the pattern has it: a class (classes != 0), or the range lo..hi. */
typedef struct BbReItem {
	uint32_t lo, hi;
	uint32_t classes;
} BbReItem;

/* Bytes of a set of n items. */
BB_INLINE size_t bb_re_set_size(size_t n)
{
	return sizeof(BbReSet) + 2 * n * sizeof(uint32_t);
}

/* Words of a set. */
BB_INLINE uint32_t bb_re_set_words(const BbReSet *set)
{
	return (uint32_t)(bb_re_set_size(set->count) / sizeof(uint32_t));
}

/* Fills *set, which has room for count ranges.  unicode: classes are those of Unicode, otherwise of ASCII; bytes:
 * there are no characters above 255. */
void bb_re_set_make(BbReSet *set, const BbReItem *items, size_t count, bool negated, BbReFold fold, bool unicode,
		    bool bytes);

/* c is a member; c >= 256. */
bool bb_re_set_has_high(const BbReSet *set, uint32_t c);

BB_INLINE bool bb_re_set_has_byte(const BbReSet *set, uint8_t c)
{
	return set->bits[c >> 5] >> (c & 31) & 1;
}

BB_INLINE bool bb_re_set_has(const BbReSet *set, uint32_t c)
{
	return c < 256 ? bb_re_set_has_byte(set, (uint8_t)c) : bb_re_set_has_high(set, c);
}

/* No character is in both.  Errs on the side of false. */
bool bb_re_set_is_disjoint(const BbReSet *a, const BbReSet *b);

/* Every member is a word character.  Errs on the side of false. */
bool bb_re_set_is_word(const BbReSet *set, bool unicode, bool bytes);

/* Adds to a bitmap of 256 bits the bytes that a member can begin with, in UTF-8 (or, bytes, the members). */
void bb_re_set_first_bytes(const BbReSet *set, bool bytes, uint32_t first[8]);

/* c belongs to one of the classes. */
bool bb_re_is_class(uint32_t classes, uint32_t c, bool unicode);

#endif
