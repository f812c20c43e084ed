/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 as Bobbin's strings hold it: valid UTF-8, except that surrogates U+D800..DFFF may stand alone as three-byte
 * sequences (so every Python string has exactly one byte form).  "Valid" below means that, unless it says strict.
 *
 * Pure functions over the caller's memory; any thread may call them at any time.
 */
#ifndef BB_BASE_UTF8_H
#define BB_BASE_UTF8_H

#include "base/compiler.h"

/* The largest code point, and the largest number of bytes of one. */
#define BB_UTF8_MAX_CHAR 0x10ffffu
#define BB_UTF8_MAX_BYTES 4

/* What is wrong with an ill-formed sequence; the order of the messages of CPython's UnicodeDecodeError. */
typedef enum BbUtf8Error {
	BB_UTF8_BAD_START,	  /* "invalid start byte" */
	BB_UTF8_BAD_CONTINUATION, /* "invalid continuation byte" */
	BB_UTF8_SHORT,		  /* "unexpected end of data" */
} BbUtf8Error;

/* True of a byte that begins no code point. */
BB_INLINE bool bb_utf8_is_continuation(uint8_t byte)
{
	return (byte & 0xc0) == 0x80;
}

/* Number of bytes (1..4) of the code point that begins with this byte of valid text. */
BB_INLINE unsigned bb_utf8_length(uint8_t first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* Number of bytes (1..4) that c takes.  c is at most BB_UTF8_MAX_CHAR. */
BB_INLINE unsigned bb_utf8_width(uint32_t c)
{
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* Returns the code point at *p and moves *p behind it.  The text at *p is valid and not at its end. */
BB_INLINE uint32_t bb_utf8_next(const uint8_t **p)
{
	const uint8_t *s = *p;
	uint32_t c = s[0];

	if (BB_LIKELY(c < 0x80)) {
		*p = s + 1;
		return c;
	}
	if (c < 0xe0) {
		*p = s + 2;
		return (c & 0x1f) << 6 | (s[1] & 0x3f);
	}
	if (c < 0xf0) {
		*p = s + 3;
		return (c & 0x0f) << 12 | (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);
	}
	*p = s + 4;
	return (c & 0x07) << 18 | (uint32_t)(s[1] & 0x3f) << 12 | (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

/* Moves *p back by one code point and returns it.  *p is not at the beginning of its valid text. */
BB_INLINE uint32_t bb_utf8_prev(const uint8_t **p)
{
	const uint8_t *s = *p - 1;

	while (bb_utf8_is_continuation(*s))
		s--;
	*p = s;
	return bb_utf8_next(&s);
}

/* Writes c (at most BB_UTF8_MAX_CHAR; a surrogate is allowed) and returns the number of bytes written, 1..4. */
unsigned bb_utf8_encode(uint8_t *out, uint32_t c);

/* Decodes one code point of n >= 1 bytes of untrusted text.  Returns its number of bytes and puts it into *c.  If the
 * sequence is ill-formed, or strict and a surrogate, returns minus the number of bytes (1..3) that an error handler
 * replaces or skips, as CPython counts them, and puts a BbUtf8Error into *c. */
BB_NODISCARD int bb_utf8_decode(const uint8_t *s, size_t n, bool strict, uint32_t *c);

/* Returns how many of the n bytes are valid (strict: surrogates are not), from the first: n if all are.  What is
 * returned is the offset of the first bad sequence; bb_utf8_decode there tells what is wrong.  Fast on ASCII. */
BB_NODISCARD size_t bb_utf8_validate(const uint8_t *s, size_t n, bool strict);

/* True if all of the n bytes are below 0x80.  Reads words. */
BB_NODISCARD bool bb_utf8_is_ascii(const uint8_t *s, size_t n);

/* Number of code points in n bytes of valid text.  Reads words. */
BB_NODISCARD size_t bb_utf8_count(const uint8_t *s, size_t n);

/* Byte offset of the code point with this index in n bytes of valid text; n if there are not that many. */
BB_NODISCARD size_t bb_utf8_offset(const uint8_t *s, size_t n, size_t index);

/* Byte offset of the code point that is count before the end (count 0: n); 0 if there are not that many. */
BB_NODISCARD size_t bb_utf8_offset_back(const uint8_t *s, size_t n, size_t count);

#endif
