/* SPDX-License-Identifier: MIT */
/*
 * See array_item.h.
 */
#include "modules/array_item.h"

#include "base/utf8.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"

const char bb_array_item_letters[] = "bBuwhHiIlLqQfd";

/* ---- Integers. ---- */

/* The int of v for a type of at most long's size. */
static bool to_long(BbThread *t, BbValue v, long *out)
{
	BbValue n = bb_index(t, v);
	int64_t x;
	if (bb_is_empty(n))
		return false;
	bool fits = bb_int_to_i64(n, &x) && x == (long)x;
	if (!fits)
		bb_overflow_error(t, "Python int too large to convert to C long");
	*out = fits ? (long)x : 0;
	return fits;
}

static bool in_range(BbThread *t, long x, long low, long high, const char *what)
{
	if (x < low)
		bb_overflow_error(t, "%s is less than minimum", what);
	else if (x > high)
		bb_overflow_error(t, "%s is greater than maximum", what);
	return x >= low && x <= high;
}

#define SIGNED(name, T, low, high, what)                                                                               \
	static BbValue get_##name(BbThread *t, const char *item)                                                       \
	{                                                                                                              \
		T x;                                                                                                   \
		memcpy(&x, item, sizeof x);                                                                            \
		return bb_int_from_i64(t, x);                                                                          \
	}                                                                                                              \
	static bool put_##name(BbThread *t, BbValue v, char *item)                                                     \
	{                                                                                                              \
		long n;                                                                                                \
		if (!to_long(t, v, &n) || !in_range(t, n, low, high, what))                                            \
			return false;                                                                                  \
		T x = (T)n;                                                                                            \
		memcpy(item, &x, sizeof x);                                                                            \
		return true;                                                                                           \
	}
SIGNED(b, int8_t, INT8_MIN, INT8_MAX, "signed char")
SIGNED(B, uint8_t, 0, UINT8_MAX, "unsigned byte integer")
SIGNED(h, int16_t, INT16_MIN, INT16_MAX, "signed short integer")
SIGNED(H, uint16_t, 0, UINT16_MAX, "unsigned short")
SIGNED(i, int32_t, INT32_MIN, INT32_MAX, "signed integer")
SIGNED(l, long, INTPTR_MIN, INTPTR_MAX, "signed long integer")

/* A number of at most unsigned long's size. */
static bool to_unsigned(BbThread *t, BbValue v, uint64_t most, const char *what, uint64_t *out)
{
	BbValue n = bb_index(t, v);
	if (bb_is_empty(n))
		return false;
	bool fits = false;
	if (bb_int_is_negative(n))
		bb_overflow_error(t, "can't convert negative value to unsigned int");
	else if (!bb_int_to_u64(n, out) || *out > (unsigned long)-1)
		bb_overflow_error(t, "Python int too large to convert to C unsigned long");
	else if (*out > most)
		bb_overflow_error(t, "%s is greater than maximum", what);
	else
		fits = true;
	return fits;
}

#define UNSIGNED(name, T, most, what)                                                                                  \
	static BbValue get_##name(BbThread *t, const char *item)                                                       \
	{                                                                                                              \
		T x;                                                                                                   \
		memcpy(&x, item, sizeof x);                                                                            \
		return bb_int_from_u64(t, x);                                                                          \
	}                                                                                                              \
	static bool put_##name(BbThread *t, BbValue v, char *item)                                                     \
	{                                                                                                              \
		uint64_t n;                                                                                            \
		if (!to_unsigned(t, v, most, what, &n))                                                                \
			return false;                                                                                  \
		T x = (T)n;                                                                                            \
		memcpy(item, &x, sizeof x);                                                                            \
		return true;                                                                                           \
	}
UNSIGNED(I, uint32_t, UINT32_MAX, "unsigned int")
UNSIGNED(L, unsigned long, (unsigned long)-1, "unsigned long")

static BbValue get_q(BbThread *t, const char *item)
{
	int64_t x;
	memcpy(&x, item, sizeof x);
	return bb_int_from_i64(t, x);
}

static bool put_q(BbThread *t, BbValue v, char *item)
{
	BbValue n = bb_index(t, v);
	int64_t x;
	if (bb_is_empty(n))
		return false;
	if (!bb_int_to_i64(n, &x)) {
		bb_overflow_error(t, "int too big to convert");
		return false;
	}
	memcpy(item, &x, sizeof x);
	return true;
}

static BbValue get_Q(BbThread *t, const char *item)
{
	uint64_t x;
	memcpy(&x, item, sizeof x);
	return bb_int_from_u64(t, x);
}

static bool put_Q(BbThread *t, BbValue v, char *item)
{
	BbValue n = bb_index(t, v);
	uint64_t x;
	if (bb_is_empty(n))
		return false;
	if (bb_int_is_negative(n) || !bb_int_to_u64(n, &x)) {
		bb_overflow_error(t, bb_int_is_negative(n) ? "can't convert negative int to unsigned"
							   : "int too big to convert");
		return false;
	}
	memcpy(item, &x, sizeof x);
	return true;
}

/* ---- Floats. ---- */

static bool to_double(BbThread *t, BbValue v, double *out)
{
	if (bb_as_double(t, v, out))
		return true;
	if (bb_exception_matches(t, &bb_exc_TypeError)) {
		bb_exception_clear(t);
		bb_type_error(t, "must be real number, not %T", v);
	}
	return false;
}

#define FLOATING(name, T)                                                                                              \
	static BbValue get_##name(BbThread *t, const char *item)                                                       \
	{                                                                                                              \
		T x;                                                                                                   \
		memcpy(&x, item, sizeof x);                                                                            \
		return bb_float_new(t, (double)x);                                                                     \
	}                                                                                                              \
	static bool put_##name(BbThread *t, BbValue v, char *item)                                                     \
	{                                                                                                              \
		double n;                                                                                              \
		if (!to_double(t, v, &n))                                                                              \
			return false;                                                                                  \
		T x = (T)n;                                                                                            \
		memcpy(item, &x, sizeof x);                                                                            \
		return true;                                                                                           \
	}
FLOATING(f, float)
FLOATING(d, double)

/* ---- Characters. ---- */

static BbValue get_w(BbThread *t, const char *item)
{
	uint32_t c;
	memcpy(&c, item, sizeof c);
	if (c > 0x10ffff)
		return bb_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", c);
	return bb_str_from_char(t, c);
}

static bool put_w(BbThread *t, BbValue v, char *item)
{
	if (!bb_is_str(v)) {
		bb_type_error(t, "array item must be a unicode character, not %T", v);
		return false;
	}
	if (bb_to_str(v)->length != 1) {
		bb_type_error(t, "array item must be a unicode character, not a string of length %zu",
			      (size_t)bb_to_str(v)->length);
		return false;
	}
	const uint8_t *p = (const uint8_t *)bb_str_text(v);
	uint32_t c = bb_utf8_next(&p);
	memcpy(item, &c, sizeof c);
	return true;
}

#define CODE(letter, name, size, format, is_text)                                                                      \
	{                                                                                                              \
		letter, size, format, is_text, get_##name, put_##name                                                  \
	}

static const BbArrayCode codes[] = {
	CODE('b', b, 1, "b", false),
	CODE('B', B, 1, "B", false),
	CODE('u', w, 4, "w", true),
	CODE('w', w, 4, "w", true),
	CODE('h', h, 2, "h", false),
	CODE('H', H, 2, "H", false),
	CODE('i', i, 4, "i", false),
	CODE('I', I, 4, "I", false),
	CODE('l', l, sizeof(long), "l", false),
	CODE('L', L, sizeof(long), "L", false),
	CODE('q', q, 8, "q", false),
	CODE('Q', Q, 8, "Q", false),
	CODE('f', f, 4, "f", false),
	CODE('d', d, 8, "d", false),
};

const BbArrayCode *bb_array_item_code(unsigned letter)
{
	for (size_t i = 0; i < BB_COUNT(codes); i++)
		if ((unsigned char)codes[i].letter == letter)
			return &codes[i];
	return NULL;
}
