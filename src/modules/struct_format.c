/* SPDX-License-Identifier: MIT */
/*
 * Formats of module struct: reading them, and packing and unpacking single values.
 *
 * No state.
 */
#include "modules/struct_format.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/complex.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"

#include <math.h>

BbType bb_struct_error_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "error",
	.module = "struct",
	.doc = BB_DOC("A format or a value is wrong."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_Exception,
};

#define FAIL(t, ...) (bb_is_empty(bb_raise(t, &bb_struct_error_type, __VA_ARGS__)) ? false : true)

/* ---- Formats. ---- */

BbValue bb_struct_format_check(BbThread *t, BbValue v)
{
	if (bb_is_bytes(v))
		v = bb_str_decode_utf8(t, bb_bytes_data(v), bb_bytes_size(v), NULL);
	else if (!bb_is_str(v))
		return bb_type_error(t, "Struct() argument 1 must be a str or bytes object, not %T", v);
	if (bb_is_empty(v))
		return v;
	if (!bb_str_is_ascii(bb_to_str(v))) {
		BbValue ascii = bb_intern_text(t, "ascii");
		return bb_is_empty(ascii) ? ascii : bb_call_method(t, v, "encode", &ascii, 1);
	}
	return v;
}

void bb_struct_format_begin(BbStructFormat *f, BbValue format)
{
	*f = (BbStructFormat){.native = false, .big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__};
	f->at = bb_str_text(format);
	f->end = f->at + bb_to_str(format)->size;
	switch (f->at < f->end ? *f->at : 0) {
	case '>':
	case '!':
		f->big = true;
		f->at++;
		return;
	case '<':
		f->big = false;
		f->at++;
		return;
	case '=':
		f->at++;
		return;
	case '@':
		f->at++;
		break;
	default:
		break;
	}
	f->native = true;
}

#define LAYOUT(T)                                                                                                      \
	{                                                                                                              \
		sizeof(T), offsetof(                                                                                   \
				   struct {                                                                            \
					   char c;                                                                     \
					   T x;                                                                        \
				   },                                                                                  \
				   x)                                                                                  \
	}

/* Size and alignment in the machine's own layout; sizes 0: there is no such code. */
static size_t native_layout(char code, size_t *align)
{
	static const struct {
		uint8_t size, align;
	} layouts[] = {LAYOUT(char),   LAYOUT(short),  LAYOUT(int),   LAYOUT(long),   LAYOUT(long long),
		       LAYOUT(size_t), LAYOUT(void *), LAYOUT(float), LAYOUT(double), LAYOUT(int16_t)};
	static const char codes[] = "x0c0b0B0?0s0p0h1H1i2I2l3L3q4Q4n5N5P6f7d8e9F7D8";
	for (const char *p = codes; *p; p += 2) {
		if (*p != code)
			continue;
		*align = layouts[p[1] - '0'].align;
		return layouts[p[1] - '0'].size * (code == 'F' || code == 'D' ? 2u : 1u);
	}
	return 0;
}

static size_t standard_size(char code)
{
	static const char codes[] = "x1c1b1B1?1s1p1h2H2e2i4I4l4L4f4q8Q8d8F8";
	for (const char *p = codes; *p; p += 2)
		if (*p == code)
			return (size_t)(p[1] - '0');
	return code == 'D' ? 16 : 0;
}

/* The digits at f->at; false: raised. */
static bool read_count(BbThread *t, BbStructFormat *f)
{
	f->count = 0;
	for (; f->at < f->end && *f->at >= '0' && *f->at <= '9'; f->at++) {
		f->count = f->count * 10 + (size_t)(*f->at - '0');
		if (f->count > SIZE_MAX / 64)
			return FAIL(t, "total struct size too long");
	}
	return f->at < f->end || FAIL(t, "repeat count given without format specifier");
}

int bb_struct_format_next(BbThread *t, BbStructFormat *f)
{
	size_t align = 1;
	while (f->at < f->end && (*f->at == ' ' || (*f->at >= '\t' && *f->at <= '\r')))
		f->at++;
	if (f->at == f->end)
		return 0;
	f->count = 1;
	if (*f->at >= '0' && *f->at <= '9' && !read_count(t, f))
		return -1;
	f->code = *f->at++;
	f->size = f->native ? native_layout(f->code, &align) : standard_size(f->code);
	if (f->size == 0) {
		bb_raise(t, &bb_struct_error_type, f->code ? "bad char in struct format" : "embedded null character");
		return -1;
	}
	f->offset = (f->offset + align - 1) / align * align;
	return 1;
}

bool bb_struct_format_measure(BbThread *t, BbValue format, size_t *size, size_t *values)
{
	BbStructFormat f;
	int more;
	*values = 0;
	if (memchr(bb_str_text(format), 0, bb_to_str(format)->size))
		return FAIL(t, "embedded null character");
	bb_struct_format_begin(&f, format);
	while ((more = bb_struct_format_next(t, &f)) > 0) {
		if (f.count > (SIZE_MAX / 2 - f.offset) / f.size)
			return FAIL(t, "total struct size too long");
		f.offset += f.count * f.size;
		*values += f.code == 's' || f.code == 'p' ? 1 : f.code == 'x' ? 0 : f.count;
	}
	*size = f.offset;
	return more == 0;
}

/* ---- Bytes of integers. ---- */

static void put_integer(const BbStructFormat *f, char *out, size_t size, uint64_t x)
{
	for (size_t i = 0; i < size; i++)
		out[f->big ? size - 1 - i : i] = (char)(x >> (8 * i));
}

static uint64_t get_integer(const BbStructFormat *f, const char *in, size_t size)
{
	uint64_t x = 0;
	for (size_t i = 0; i < size; i++)
		x |= (uint64_t)(uint8_t)in[f->big ? size - 1 - i : i] << (8 * i);
	return x;
}

/* ---- Half precision. ---- */

static bool half_from_double(double x, uint16_t *out)
{
	uint16_t sign = signbit(x) ? 0x8000 : 0;
	if (isnan(x) || isinf(x)) {
		*out = sign | (isnan(x) ? 0x7e00 : 0x7c00);
		return true;
	}
	int exponent;
	double m = frexp(fabs(x), &exponent); /* 0.5 <= m < 1 */
	if (m == 0.0) {
		*out = sign;
		return true;
	}
	/* The unit of the last place: 2^(exponent - 11), not below 2^-24. */
	int unit = exponent - 11 < -24 ? -24 : exponent - 11;
	uint32_t n = (uint32_t)nearbyint(ldexp(m, exponent - unit));
	if (n == 2048) {
		n = 1024;
		unit++;
	}
	if (unit > 5)
		return false;
	*out = sign | (uint16_t)(n < 1024 ? n : ((uint32_t)(unit + 25) << 10) + (n - 1024));
	return true;
}

static double half_to_double(uint16_t h)
{
	int exponent = h >> 10 & 31;
	double fraction = h & 1023, x;
	if (exponent == 31)
		x = fraction != 0.0 ? (double)NAN : (double)INFINITY;
	else
		x = exponent ? ldexp(1024 + fraction, exponent - 25) : ldexp(fraction, -24);
	return h & 0x8000 ? -x : x;
}

/* ---- Packing. ---- */

static bool range_error(BbThread *t, const BbStructFormat *f, bool is_signed)
{
	if (f->code == 'P')
		return FAIL(t, "int too large to convert");
	unsigned bits = (unsigned)f->size * 8;
	uint64_t high = UINT64_MAX >> (64 - bits + is_signed);
	BbValue last = bb_int_from_u64(t, high), first = bb_from_small(0);
	if (is_signed)
		first = bb_int_from_i64(t, -(int64_t)high - 1);
	if (bb_is_empty(last) || bb_is_empty(first))
		return false;
	return FAIL(t, "'%c' format requires %S <= number <= %S", f->code, first, last);
}

static bool pack_integer(BbThread *t, const BbStructFormat *f, BbValue v, char *out)
{
	if (!bb_is_int(v)) {
		if (bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX)))
			return FAIL(t, "required argument is not an integer");
		v = bb_index(t, v);
		if (bb_is_empty(v))
			return false;
	}
	bool is_signed = f->code >= 'a';
	int64_t x;
	uint64_t u;
	if (is_signed || f->code == 'P') {
		int64_t limit = f->size < 8 ? (int64_t)1 << (f->size * 8 - 1) : 0;
		if (bb_int_to_i64(v, &x) && (f->size == 8 || (x >= -limit && x < limit)))
			u = (uint64_t)x;
		else if (f->code != 'P' || !bb_int_to_u64(v, &u) || (f->size < 8 && u >> (f->size * 8) != 0))
			return range_error(t, f, is_signed);
	} else if (!bb_int_to_u64(v, &u) || (f->size < 8 && u >> (f->size * 8) != 0)) {
		return range_error(t, f, false);
	}
	put_integer(f, out, f->size, u);
	return true;
}

/* A double in f->size bytes (of a complex: half of them). */
static bool put_double(BbThread *t, const BbStructFormat *f, size_t size, double x, bool is_int, char *out)
{
	uint64_t bits = 0;
	uint16_t half;
	if (size == 8) {
		memcpy(&bits, &x, 8);
	} else if (size == 4) {
		float single = (float)x;
		uint32_t raw;
		if (isinf(single) && !isinf(x) && !f->native) {
			if (is_int)
				return FAIL(t, "int too large to convert");
			bb_overflow_error(t, "float too large to pack with %c format", f->code == 'F' ? 'f' : f->code);
			return false;
		}
		memcpy(&raw, &single, 4);
		bits = raw;
	} else if (half_from_double(x, &half)) {
		bits = half;
	} else {
		if (is_int)
			return FAIL(t, "int too large to convert");
		bb_overflow_error(t, "float too large to pack with e format");
		return false;
	}
	put_integer(f, out, size, bits);
	return true;
}

static bool pack_float(BbThread *t, const BbStructFormat *f, BbValue v, char *out)
{
	double x;
	if (!bb_as_double(t, v, &x)) {
		bb_exception_clear(t);
		return FAIL(t, "required argument is not a float");
	}
	return put_double(t, f, f->size, x, bb_is_int(v), out);
}

static bool pack_complex(BbThread *t, const BbStructFormat *f, BbValue v, char *out)
{
	BbComplexNumber z;
	if (!bb_complex_as_number(t, v, &z)) {
		bb_exception_clear(t);
		return FAIL(t, "required argument is not a complex");
	}
	size_t half = f->size / 2;
	return put_double(t, f, half, z.real, false, out) && put_double(t, f, half, z.imag, false, out + half);
}

/* s and p */
static bool pack_text(BbThread *t, const BbStructFormat *f, BbValue v, char *out)
{
	if (!bb_is_bytes(v) && !bb_is_of_type(v, &bb_bytearray_type))
		return FAIL(t, "argument for '%c' must be a bytes object", f->code);
	BbValue bytes = bb_bytes_from_buffer(t, v);
	if (bb_is_empty(bytes))
		return false;
	size_t room = f->count, n = bb_bytes_size(bytes);
	if (f->code == 'p') {
		if (room == 0)
			return true;
		room--;
		n = n > room ? room : n;
		*out++ = (char)(n > 255 ? 255 : n);
	}
	memcpy(out, bb_bytes_data(bytes), n < room ? n : room);
	return true;
}

bool bb_struct_pack_value(BbThread *t, const BbStructFormat *f, BbValue v, char *out)
{
	int truth;
	switch (f->code) {
	case 's':
	case 'p':
		return pack_text(t, f, v, out);
	case 'c':
		if (!bb_is_bytes(v) || bb_bytes_size(v) != 1)
			return FAIL(t, "char format requires a bytes object of length 1");
		*out = bb_bytes_data(v)[0];
		return true;
	case '?':
		truth = bb_truth(t, v);
		*out = (char)(truth > 0);
		return truth >= 0;
	case 'e':
	case 'f':
	case 'd':
		return pack_float(t, f, v, out);
	case 'F':
	case 'D':
		return pack_complex(t, f, v, out);
	default:
		return pack_integer(t, f, v, out);
	}
}

/* ---- Unpacking. ---- */

static double get_double(const BbStructFormat *f, const char *in, size_t size)
{
	uint64_t bits = get_integer(f, in, size);
	double x;
	float single;
	uint32_t raw = (uint32_t)bits;
	if (size == 2)
		return half_to_double((uint16_t)bits);
	if (size == 4) {
		memcpy(&single, &raw, 4);
		return (double)single;
	}
	memcpy(&x, &bits, 8);
	return x;
}

static BbValue unpack_integer(BbThread *t, const BbStructFormat *f, const char *in)
{
	uint64_t bits = get_integer(f, in, f->size);
	if (f->code < 'a')
		return bb_int_from_u64(t, bits);
	unsigned shift = 64 - 8 * (unsigned)f->size;
	return bb_int_from_i64(t, (int64_t)(bits << shift) >> shift);
}

BbValue bb_struct_unpack_value(BbThread *t, const BbStructFormat *f, const char *in)
{
	size_t n = f->count;
	switch (f->code) {
	case 'p':
		if (n > 0) {
			size_t stored = (uint8_t)*in++;
			n = stored < n - 1 ? stored : n - 1;
		}
		return bb_bytes_new(t, in, n);
	case 's':
		return bb_bytes_new(t, in, n);
	case 'c':
		return bb_bytes_new(t, in, 1);
	case '?':
		return bb_bool(*in != 0);
	case 'e':
	case 'f':
	case 'd':
		return bb_float_new(t, get_double(f, in, f->size));
	case 'F':
	case 'D':
		return bb_complex_new(t, get_double(f, in, f->size / 2), get_double(f, in + f->size / 2, f->size / 2));
	default:
		return unpack_integer(t, f, in);
	}
}
