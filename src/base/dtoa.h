/* SPDX-License-Identifier: MIT */
/*
 * double <-> text, always correctly rounded (half to even), without locale, C library or heap.  Output is never
 * terminated by a NUL; functions return lengths.  The worst case (parsing hundreds of digits, printing all digits of
 * 1e-300) takes about 2 KB of stack.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_BASE_DTOA_H
#define BB_BASE_DTOA_H

#include "base/compiler.h"

/* Room that every bb_dtoa_repr fits. */
#define BB_DTOA_REPR_SIZE 32
/* Room that every bb_dtoa_hex fits. */
#define BB_DTOA_HEX_SIZE 32
/* Most digits that bb_dtoa_shortest returns, and most significant digits of any double. */
#define BB_DTOA_SHORTEST_DIGITS 17
#define BB_DTOA_MAX_DIGITS 767

/* Flags of bb_dtoa_format. */
#define BB_DTOA_ALT 1u		/* '#': always a point; 'g' and 'r' keep trailing zeros up to the precision ('g') */
#define BB_DTOA_PLUS 2u		/* '+': a plus sign where there is no minus */
#define BB_DTOA_SPACE 4u	/* ' ': a space where there is no minus */
#define BB_DTOA_DOT_0 8u	/* ".0" after a number that would look like an integer (repr; format without a type) */
#define BB_DTOA_NO_NEG_ZERO 16u /* 'z': no minus sign if the rounded number is zero */

/* Flags of bb_dtoa_parse. */
#define BB_DTOA_UNDERSCORES 1u /* single underscores between digits are skipped, as float() and literals allow */
#define BB_DTOA_NO_WORDS 2u    /* "inf", "infinity" and "nan" are not numbers (literals, JSON) */
#define BB_DTOA_NO_SIGN 4u     /* no sign is accepted */

/* Shortest digits that read back as x, which is finite and not 0; of those the closest to x.  Writes 1..17 digits
 * '0'..'9' without leading or trailing zeros, returns their number; |x| is about 0.DIGITS times 10^*point. */
BB_NODISCARD int bb_dtoa_shortest(double x, char *digits, int *point);

/* repr(x) as Python writes it ("1.0", "1e+16", "-inf", "nan").  out has BB_DTOA_REPR_SIZE bytes.  Returns the length.
 */
BB_NODISCARD size_t bb_dtoa_repr(double x, char *out);

/* Like Python's formatting of a float.  type is 'e', 'E', 'f', 'F', 'g', 'G' with a precision >= 0 (digits after the
 * point, for 'g' significant digits, 0 counting as 1), or 'r' (shortest digits; precision ignored) or 'R' (with an 'E'
 * and "INF").  Not 'n' or '%': the caller maps those.  Returns the length of the text; it is in out if that is at most
 * size, otherwise out is unspecified (call with size 0 to measure). */
BB_NODISCARD size_t bb_dtoa_format(double x, char type, int precision, unsigned flags, char *out, size_t size);

/* Reads a decimal number at s: [sign] digits [. digits] [e [sign] digits], with digits before or after the point, or
 * a sign with "inf", "infinity" or "nan" in any case.  No white space.  Returns the number of characters used, at
 * most n, 0 if there is no number (then *out is unchanged).  Too large gives infinity, too small 0. */
BB_NODISCARD size_t bb_dtoa_parse(const char *s, size_t n, unsigned flags, double *out);

/* round(x, digits) as Python does it: to the nearest multiple of 10^-digits of the exact x, half to even, as the
 * nearest double.  Infinite if that overflows.  x may be anything. */
BB_NODISCARD double bb_dtoa_round(double x, int digits);

/* float.hex(x).  out has BB_DTOA_HEX_SIZE bytes.  Returns the length. */
BB_NODISCARD size_t bb_dtoa_hex(double x, char *out);

typedef enum BbDtoaStatus {
	BB_DTOA_OK,
	BB_DTOA_INVALID,  /* not a number in this notation */
	BB_DTOA_OVERFLOW, /* too large for a double */
} BbDtoaStatus;

/* float.fromhex of exactly the n characters at s (the caller has stripped white space): [sign] [0x] hex digits with an
 * optional point, [p [sign] decimal digits]; or "inf", "infinity", "nan".  Correctly rounded.  *out only if OK. */
BB_NODISCARD BbDtoaStatus bb_dtoa_parse_hex(const char *s, size_t n, double *out);

#endif
