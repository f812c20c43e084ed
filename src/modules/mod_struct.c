/* SPDX-License-Identifier: MIT */
/*
 * Module _struct: Python values as the bytes of C structures, and back.  What programs use is module struct.
 *
 * Threading: no state.  Data of writable buffers is copied before it is looked at.
 */
#include "modules/mod_struct.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <float.h>
#include <math.h>

static BbType error_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "error",
	.module = "struct",
	.doc = "A format or a value is wrong.",
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_Exception,
};

/* A format being read. */
typedef struct Format {
	const char *at, *end;
	bool native, big;
	char code;
	size_t count; /* repetitions of code, or its length */
	bool counted; /* a number was written */
	size_t offset;
} Format;

static bool begin(BbThread *t, BbValue v, Format *f)
{
	*f = (Format){.native = true, .big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__};
	if (bb_is_str(v)) {
		f->at = bb_str_text(v);
		f->end = f->at + bb_to_str(v)->size;
	} else if (bb_is_bytes(v)) {
		f->at = bb_bytes_data(v);
		f->end = f->at + bb_bytes_size(v);
	} else {
		bb_type_error(t, "Struct() argument 1 must be a str or bytes object, not %T", v);
		return false;
	}
	if (f->at == f->end)
		return true;
	switch (*f->at) {
	case '>':
	case '!':
		f->big = true;
		break;
	case '<':
		f->big = false;
		break;
	case '=':
		break;
	case '@':
		f->at++;
		return true;
	default:
		return true;
	}
	f->native = false;
	f->at++;
	return true;
}

/* The size of one item; 0: there is no such code. */
static size_t size_of(const Format *f)
{
	switch (f->code) {
	case 'x':
	case 'c':
	case 'b':
	case 'B':
	case '?':
	case 's':
	case 'p':
		return 1;
	case 'h':
	case 'H':
	case 'e':
		return 2;
	case 'i':
	case 'I':
	case 'f':
		return 4;
	case 'l':
	case 'L':
		return f->native ? sizeof(long) : 4;
	case 'q':
	case 'Q':
	case 'd':
		return 8;
	case 'n':
	case 'N':
	case 'P':
		return f->native ? sizeof(size_t) : 0;
	default:
		return 0;
	}
}

/* Goes to the next item: 1, 0 at the end, -1 raised.  offset is where it begins. */
static int next_item(BbThread *t, Format *f)
{
	while (f->at < f->end && (*f->at == ' ' || (*f->at >= '\t' && *f->at <= '\r')))
		f->at++;
	if (f->at == f->end)
		return 0;
	f->count = 1;
	f->counted = false;
	if (*f->at >= '0' && *f->at <= '9') {
		f->count = 0;
		f->counted = true;
		for (; f->at < f->end && *f->at >= '0' && *f->at <= '9'; f->at++) {
			f->count = f->count * 10 + (size_t)(*f->at - '0');
			if (f->count > (size_t)1 << 40 || f->count > SIZE_MAX / 64) {
				bb_raise(t, &error_type, "total struct size too long");
				return -1;
			}
		}
		if (f->at == f->end) {
			bb_raise(t, &error_type, "repeat count given without format specifier");
			return -1;
		}
	}
	f->code = *f->at++;
	size_t size = size_of(f);
	if (size == 0) {
		bb_raise(t, &error_type, "bad char in struct format");
		return -1;
	}
	if (f->native)
		f->offset = (f->offset + size - 1) / size * size;
	return 1;
}

/* How many bytes the format takes and how many values it stands for; false: raised. */
static bool measure(BbThread *t, BbValue format, size_t *size, size_t *values)
{
	Format f;
	*values = 0;
	if (!begin(t, format, &f))
		return false;
	int more;
	while ((more = next_item(t, &f)) > 0) {
		f.offset += f.count * size_of(&f);
		if (f.code == 's' || f.code == 'p')
			*values += 1;
		else if (f.code != 'x')
			*values += f.count;
	}
	*size = f.offset;
	return more == 0;
}

static void put_integer(const Format *f, char *out, size_t size, uint64_t x)
{
	for (size_t i = 0; i < size; i++)
		out[f->big ? size - 1 - i : i] = (char)(x >> (8 * i));
}

static uint64_t get_integer(const Format *f, const char *in, size_t size)
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

static bool range_error(BbThread *t, const Format *f, size_t size, bool is_signed)
{
	int bits = (int)size * 8;
	if (f->code == 'b' || f->code == 'B') {
		bb_raise(t, &error_type,
			 is_signed ? "byte format requires -128 <= number <= 127"
				   : "ubyte format requires 0 <= number <= 255");
	} else if (bits == 64) {
		bb_raise(t, &error_type, "int too large to convert");
	} else {
		intptr_t high = (intptr_t)(((uint64_t)1 << (is_signed ? bits - 1 : bits)) - 1);
		bb_raise(t, &error_type, "'%c' format requires %zd <= number <= %zd", f->code,
			 is_signed ? -high - 1 : (intptr_t)0, high);
	}
	return false;
}

static bool pack_integer(BbThread *t, const Format *f, BbValue v, char *out)
{
	size_t size = size_of(f);
	if (!bb_is_int(v)) {
		if (bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
			bb_raise(t, &error_type, "required argument is not an integer");
			return false;
		}
		v = bb_index(t, v);
		if (bb_is_empty(v))
			return false;
	}
	bool is_signed = f->code >= 'a';
	int64_t x;
	uint64_t u;
	if (is_signed || f->code == 'P') {
		if (bb_int_to_i64(v, &x) &&
		    (size == 8 || (x >= -((int64_t)1 << (size * 8 - 1)) && x < (int64_t)1 << (size * 8 - 1))))
			u = (uint64_t)x;
		else if (f->code != 'P' || !bb_int_to_u64(v, &u))
			return range_error(t, f, size, true);
	} else if (!bb_int_to_u64(v, &u) || (size < 8 && u >> (size * 8) != 0)) {
		return range_error(t, f, size, false);
	}
	put_integer(f, out, size, u);
	return true;
}

static bool pack_float(BbThread *t, const Format *f, BbValue v, char *out)
{
	double x;
	if (!bb_is_float(v) && !bb_is_int(v) && bb_is_empty(bb_type_lookup_text(t, bb_type_of(v), "__float__")) &&
	    bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_raise(t, &error_type, "required argument is not a float");
		return false;
	}
	if (!bb_as_double(t, v, &x))
		return false;
	uint64_t bits = 0;
	if (f->code == 'd') {
		memcpy(&bits, &x, 8);
	} else if (f->code == 'f') {
		float single = (float)x;
		uint32_t raw;
		if (isinf(single) && !isinf(x)) {
			bb_overflow_error(t, "float too large to pack with f format");
			return false;
		}
		memcpy(&raw, &single, 4);
		bits = raw;
	} else {
		uint16_t half;
		if (!half_from_double(x, &half)) {
			bb_overflow_error(t, "float too large to pack with e format");
			return false;
		}
		bits = half;
	}
	put_integer(f, out, size_of(f), bits);
	return true;
}

static bool pack_text(BbThread *t, const Format *f, BbValue v, char *out)
{
	if (!bb_is_bytes(v) && !bb_is_of_type(v, &bb_bytearray_type)) {
		bb_raise(t, &error_type, "argument for '%c' must be a bytes object", f->code);
		return false;
	}
	BbValue bytes = bb_bytes_from_buffer(t, v);
	if (bb_is_empty(bytes))
		return false;
	size_t room = f->count, n = bb_bytes_size(bytes);
	if (f->code == 'p') {
		if (room == 0)
			return true;
		room--;
		if (n > room)
			n = room;
		*out++ = (char)(n > 255 ? 255 : n);
	}
	memcpy(out, bb_bytes_data(bytes), n < room ? n : room);
	return true;
}

static bool pack_item(BbThread *t, const Format *f, BbValue v, char *out)
{
	switch (f->code) {
	case 'c':
		if (!bb_is_bytes(v) || bb_bytes_size(v) != 1) {
			bb_raise(t, &error_type, "char format requires a bytes object of length 1");
			return false;
		}
		*out = bb_bytes_data(v)[0];
		return true;
	case '?': {
		int truth = bb_truth(t, v);
		*out = (char)(truth > 0);
		return truth >= 0;
	}
	case 'e':
	case 'f':
	case 'd':
		return pack_float(t, f, v, out);
	default:
		return pack_integer(t, f, v, out);
	}
}

/* pack(format, *values): bytes */
BB_CFUNCTION(pack)
{
	size_t size, values;
	Format f;
	if (!measure(t, args[0], &size, &values) || !begin(t, args[0], &f))
		return BB_EMPTY;
	if (values != nargs - 1)
		return bb_raise(t, &error_type, "pack expected %zu items for packing (got %zu)", values, nargs - 1);
	BbBytes *bytes = bb_bytes_alloc(t, size);
	if (!bytes)
		return BB_EMPTY;
	memset(bytes->data, 0, size);
	const BbValue *v = args + 1;
	while (next_item(t, &f) > 0) {
		size_t width = size_of(&f);
		if (f.code == 's' || f.code == 'p') {
			if (!pack_text(t, &f, *v++, bytes->data + f.offset))
				return BB_EMPTY;
		} else if (f.code != 'x') {
			for (size_t i = 0; i < f.count; i++)
				if (!pack_item(t, &f, *v++, bytes->data + f.offset + i * width))
					return BB_EMPTY;
		}
		f.offset += f.count * width;
	}
	return bb_from_pointer(bytes);
}

/* ---- Unpacking. ---- */

static BbValue unpack_item(BbThread *t, const Format *f, const char *in)
{
	size_t size = size_of(f);
	uint64_t bits = get_integer(f, in, size);
	switch (f->code) {
	case 'c':
		return bb_bytes_new(t, in, 1);
	case '?':
		return bb_bool(*in != 0);
	case 'd': {
		double x;
		memcpy(&x, &bits, 8);
		return bb_float_new(t, x);
	}
	case 'f': {
		float x;
		uint32_t raw = (uint32_t)bits;
		memcpy(&x, &raw, 4);
		return bb_float_new(t, (double)x);
	}
	case 'e':
		return bb_float_new(t, half_to_double((uint16_t)bits));
	default:
		if (f->code < 'a')
			return bb_int_from_u64(t, bits);
		unsigned shift = 64 - 8 * (unsigned)size;
		return bb_int_from_i64(t, (int64_t)(bits << shift) >> shift);
	}
}

static BbValue unpack_all(BbThread *t, Format *f, size_t values, const char *data)
{
	BbTuple *tuple = bb_tuple_alloc(t, values);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < values; i++)
		tuple->items[i] = BB_NONE;
	size_t at = 0;
	while (next_item(t, f) > 0) {
		size_t width = size_of(f);
		const char *in = data + f->offset;
		f->offset += f->count * width;
		if (f->code == 'x')
			continue;
		if (f->code == 's' || f->code == 'p') {
			size_t n = f->count;
			if (f->code == 'p' && n > 0) {
				size_t stored = (uint8_t)*in++;
				n = stored < n - 1 ? stored : n - 1;
			}
			tuple->items[at] = bb_bytes_new(t, in, n);
			if (bb_is_empty(tuple->items[at++]))
				return BB_EMPTY;
			continue;
		}
		for (size_t i = 0; i < f->count; i++) {
			BbValue v = unpack_item(t, f, in + i * width);
			if (bb_is_empty(v))
				return BB_EMPTY;
			tuple->items[at++] = v;
		}
	}
	return bb_from_pointer(tuple);
}

/* unpack(format, buffer, offset): a tuple; the buffer has enough bytes behind offset, or else struct.error. */
BB_CFUNCTION(unpack)
{
	size_t size, values;
	intptr_t offset;
	Format f;
	BbBuffer buffer;
	if (!measure(t, args[0], &size, &values) || !begin(t, args[0], &f) ||
	    !bb_index_ssize(t, args[2], false, &offset) || !bb_buffer_acquire(t, args[1], &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	BbValue result = BB_EMPTY;
	BbBytes *copy = NULL;
	if (offset < 0 || (size_t)offset > buffer.size || buffer.size - (size_t)offset < size) {
		bb_raise(t, &error_type, "unpack requires a buffer of %zu bytes", size);
	} else {
		copy = bb_bytes_alloc(t, size);
		if (copy)
			bb_buffer_load(copy->data, buffer.data + offset, size);
	}
	bb_buffer_release(t, &buffer);
	if (copy)
		result = unpack_all(t, &f, values, copy->data);
	BB_KEEP_FRAME();
	return result;
}

BB_CFUNCTION(calcsize)
{
	size_t size, values;
	return measure(t, args[0], &size, &values) ? bb_int_from_size(t, size) : BB_EMPTY;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("calcsize", calcsize, 1, 1, "How many bytes a format takes."),
	BB_FUNCTION("pack", pack, 1, -1, "The values as bytes."),
	BB_FUNCTION("unpack", unpack, 3, 3, "The values of the bytes from an offset on."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add_type(t, module, &error_type);
}

const BbModuleDef bb_mod_struct = {
	.name = "_struct",
	.doc = "Python values as bytes; what programs use is module struct.",
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
