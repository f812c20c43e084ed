/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 with lone surrogates; see utf8.h.  Scans go by machine words while they can; bytes are read through memcpy, so
 * alignment does not matter.
 */
#include "base/utf8.h"

#include <string.h>

#define ONES ((uintptr_t)-1 / 255)
#define HIGHS (ONES * 0x80)

static uintptr_t load_word(const uint8_t *p)
{
	uintptr_t x;

	memcpy(&x, p, sizeof x);
	return x;
}

/* Number of leading bytes below 0x80, rounded down to words except at the end of the text. */
static size_t skip_ascii(const uint8_t *s, size_t n)
{
	size_t i = 0;

	while (n - i >= 2 * sizeof(uintptr_t)) {
		if ((load_word(s + i) | load_word(s + i + sizeof(uintptr_t))) & HIGHS)
			break;
		i += 2 * sizeof(uintptr_t);
	}
	while (i < n && s[i] < 0x80)
		i++;
	return i;
}

unsigned bb_utf8_encode(uint8_t *out, uint32_t c)
{
	BB_ASSERT(c <= BB_UTF8_MAX_CHAR);
	if (c < 0x80) {
		out[0] = (uint8_t)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (uint8_t)(0xc0 | c >> 6);
		out[1] = (uint8_t)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (uint8_t)(0xe0 | c >> 12);
		out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
		out[2] = (uint8_t)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (uint8_t)(0xf0 | c >> 18);
	out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3f));
	out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
	out[3] = (uint8_t)(0x80 | (c & 0x3f));
	return 4;
}

/* What the second byte may be: it alone tells overlong forms, surrogates and what is above U+10FFFF. */
static bool second_ok(uint8_t first, uint8_t second, bool strict)
{
	switch (first) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= (strict ? 0x9f : 0xbf);
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return bb_utf8_is_continuation(second);
	}
}

int bb_utf8_decode(const uint8_t *s, size_t n, bool strict, uint32_t *c)
{
	uint8_t first = s[0];
	unsigned length;

	if (first < 0x80) {
		*c = first;
		return 1;
	}
	if (first < 0xc2 || first > 0xf4) {
		*c = BB_UTF8_BAD_START;
		return -1;
	}
	length = bb_utf8_length(first);
	for (unsigned i = 1; i < length; i++) {
		if (i >= n) {
			*c = BB_UTF8_SHORT;
			return -(int)i;
		}
		if (i == 1 ? !second_ok(first, s[1], strict) : !bb_utf8_is_continuation(s[i])) {
			*c = BB_UTF8_BAD_CONTINUATION;
			return -(int)i;
		}
	}
	*c = bb_utf8_next(&s);
	return (int)length;
}

size_t bb_utf8_validate(const uint8_t *s, size_t n, bool strict)
{
	size_t i = 0;

	while (i < n) {
		uint32_t c;
		int length;

		if (s[i] < 0x80) {
			i += skip_ascii(s + i, n - i);
			continue;
		}
		length = bb_utf8_decode(s + i, n - i, strict, &c);
		if (length < 0)
			return i;
		i += (size_t)length;
	}
	return n;
}

bool bb_utf8_is_ascii(const uint8_t *s, size_t n)
{
	return skip_ascii(s, n) == n;
}

/* Number of continuation bytes among the bytes of a word. */
static unsigned continuations(uintptr_t word)
{
	uintptr_t marks = (word >> 7) & ~(word >> 6) & ONES;

	return (unsigned)(marks * ONES >> (8 * sizeof(uintptr_t) - 8));
}

size_t bb_utf8_count(const uint8_t *s, size_t n)
{
	size_t i = 0, skipped = 0;

	for (; n - i >= sizeof(uintptr_t); i += sizeof(uintptr_t))
		skipped += continuations(load_word(s + i));
	for (; i < n; i++)
		skipped += bb_utf8_is_continuation(s[i]);
	return n - skipped;
}

size_t bb_utf8_offset(const uint8_t *s, size_t n, size_t index)
{
	size_t i = 0;

	/* A word has at most as many code points as bytes, so whole words can be passed while that many are left. */
	while (index >= sizeof(uintptr_t) && n - i >= sizeof(uintptr_t)) {
		index -= sizeof(uintptr_t) - continuations(load_word(s + i));
		i += sizeof(uintptr_t);
	}
	while (i < n && bb_utf8_is_continuation(s[i]))
		i++;
	while (index > 0 && i < n) {
		i += bb_utf8_length(s[i]);
		index--;
	}
	return i;
}

size_t bb_utf8_offset_back(const uint8_t *s, size_t n, size_t count)
{
	while (count >= sizeof(uintptr_t) && n >= sizeof(uintptr_t)) {
		n -= sizeof(uintptr_t);
		count -= sizeof(uintptr_t) - continuations(load_word(s + n));
	}
	/* What has been passed begins a code point or cuts one; one that is cut has not been counted yet. */
	while (count > 0 && n > 0) {
		n--;
		if (!bb_utf8_is_continuation(s[n]))
			count--;
	}
	return n;
}
