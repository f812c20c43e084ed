/* SPDX-License-Identifier: MIT */
/*
 * Items of a memoryview; see memoryview_item.h.
 */
#include "object/memoryview_item.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"

char bb_memoryview_item_code(const char *format)
{
	if (!format)
		return 'B';
	if (*format == '@')
		format++;
	return format[0] && !format[1] && bb_memoryview_item_size(format[0]) ? format[0] : 0;
}

size_t bb_memoryview_item_size(char code)
{
	switch (code) {
	case 'b':
	case 'B':
	case 'c':
	case '?':
		return 1;
	case 'h':
	case 'H':
	case 'e':
		return 2;
	case 'i':
	case 'I':
		return sizeof(int);
	case 'l':
	case 'L':
		return sizeof(long);
	case 'q':
	case 'Q':
		return sizeof(long long);
	case 'n':
	case 'N':
		return sizeof(size_t);
	case 'P':
		return sizeof(void *);
	case 'f':
		return sizeof(float);
	case 'd':
		return sizeof(double);
	default:
		return 0;
	}
}

static bool is_signed(char code)
{
	return code == 'b' || code == 'h' || code == 'i' || code == 'l' || code == 'q' || code == 'n';
}

double bb_memoryview_item_from_half(uint16_t half)
{
	unsigned exponent = half >> 10 & 31, fraction = half & 1023;
	double x;
	if (exponent == 31)
		x = fraction ? __builtin_nan("") : __builtin_inf();
	else
		x = exponent ? __builtin_ldexp(1024 + fraction, (int)exponent - 25) : __builtin_ldexp(fraction, -24);
	return half & 0x8000 ? -x : x;
}

bool bb_memoryview_item_to_half(double x, uint16_t *out)
{
	uint16_t sign = __builtin_signbit(x) ? 0x8000 : 0;
	double magnitude = __builtin_fabs(x);
	if (x != x) {
		*out = sign | 0x7e00;
		return true;
	}
	if (__builtin_isinf(x)) {
		*out = sign | 0x7c00;
		return true;
	}
	int exponent = 0;
	double unit = magnitude;
	while (unit >= 2 && exponent < 16) {
		unit /= 2;
		exponent++;
	}
	while (unit < 1 && exponent > -14) {
		unit *= 2;
		exponent--;
	}
	if (unit >= 2)
		return false;
	/* unit * 2^exponent; in steps of 2^(exponent - 10), half to even. */
	double scaled = unit * 1024;
	uint32_t steps = (uint32_t)scaled;
	double rest = scaled - steps;
	steps += rest > 0.5 || (rest == 0.5 && (steps & 1));
	uint32_t bits = steps < 1024 ? steps : ((uint32_t)(exponent + 15) << 10) + (steps - 1024);
	if (bits >= 0x7c00)
		return false;
	*out = (uint16_t)(sign | bits);
	return true;
}

BbValue bb_memoryview_item_unpack(BbThread *t, const char *format, const char *p)
{
	char code = bb_memoryview_item_code(format);
	size_t size = bb_memoryview_item_size(code);
	float f;
	double d;
	uint16_t half;
	switch (code) {
	case 0:
		return bb_raise(t, &bb_exc_NotImplementedError, "memoryview: format %s not supported", format);
	case 'c':
		return bb_bytes_new(t, p, 1);
	case '?':
		return bb_bool(*p != 0);
	case 'e':
		memcpy(&half, p, sizeof half);
		return bb_float_new(t, bb_memoryview_item_from_half(half));
	case 'f':
		memcpy(&f, p, sizeof f);
		return bb_float_new(t, (double)f);
	case 'd':
		memcpy(&d, p, sizeof d);
		return bb_float_new(t, d);
	default:
		break;
	}
	uint64_t raw = 0;
	int8_t small;
	int16_t medium;
	int32_t wide;
	if (size == 1) {
		memcpy(&small, p, 1);
		raw = is_signed(code) ? (uint64_t)(int64_t)small : (uint8_t)small;
	} else if (size == 2) {
		memcpy(&medium, p, 2);
		raw = is_signed(code) ? (uint64_t)(int64_t)medium : (uint16_t)medium;
	} else if (size == 4) {
		memcpy(&wide, p, 4);
		raw = is_signed(code) ? (uint64_t)(int64_t)wide : (uint32_t)wide;
	} else {
		memcpy(&raw, p, 8);
	}
	return is_signed(code) ? bb_int_from_i64(t, (int64_t)raw) : bb_int_from_u64(t, raw);
}

static bool invalid(BbThread *t, const char *format, bool type)
{
	bb_exception_clear(t);
	if (type)
		bb_type_error(t, "memoryview: invalid type for format '%s'", format ? format : "B");
	else
		bb_value_error(t, "memoryview: invalid value for format '%s'", format ? format : "B");
	return false;
}

static bool pack_float(BbThread *t, const char *format, char code, char *p, BbValue v)
{
	double d;
	float f;
	uint16_t half;
	if (!bb_as_double(t, v, &d))
		return bb_exception_matches(t, &bb_exc_TypeError) ? invalid(t, format, true) : false;
	if (code == 'd') {
		memcpy(p, &d, sizeof d);
	} else if (code == 'f') {
		f = (float)d;
		memcpy(p, &f, sizeof f);
	} else if (bb_memoryview_item_to_half(d, &half)) {
		memcpy(p, &half, sizeof half);
	} else {
		return invalid(t, format, false);
	}
	return true;
}

static bool pack_int(BbThread *t, const char *format, char code, char *p, BbValue v)
{
	size_t size = bb_memoryview_item_size(code);
	unsigned bits = (unsigned)size * 8;
	int64_t i = 0;
	uint64_t u = 0;
	intptr_t address;
	if (!bb_is_small(v)) {
		v = bb_index(t, v);
		if (bb_is_empty(v))
			return bb_exception_matches(t, &bb_exc_TypeError) ? invalid(t, format, true) : false;
	}
	if (is_signed(code)) {
		if (!bb_int_to_i64(v, &i) ||
		    (bits < 64 && (i < -((int64_t)1 << (bits - 1)) || i >= (int64_t)1 << (bits - 1))))
			return invalid(t, format, false);
		u = (uint64_t)i;
	} else if (code == 'P' && bb_int_is_negative(v) && bb_int_to_ssize(v, &address)) {
		u = (uintptr_t)address; /* a pointer may be given as a negative number */
	} else if (!bb_int_to_u64(v, &u) || (bits < 64 && u >> bits)) {
		return invalid(t, format, false);
	}
	uint8_t byte = (uint8_t)u;
	uint16_t medium = (uint16_t)u;
	uint32_t wide = (uint32_t)u;
	memcpy(p,
	       size == 1   ? (void *)&byte
	       : size == 2 ? (void *)&medium
	       : size == 4 ? (void *)&wide
			   : (void *)&u,
	       size);
	return true;
}

bool bb_memoryview_item_pack(BbThread *t, const char *format, char *p, BbValue v)
{
	char code = bb_memoryview_item_code(format);
	int truth;
	switch (code) {
	case 0:
		bb_raise(t, &bb_exc_NotImplementedError, "memoryview: format %s not supported", format);
		return false;
	case 'c':
		if (!bb_is_bytes(v))
			return invalid(t, format, true);
		if (bb_bytes_size(v) != 1)
			return invalid(t, format, false);
		*p = bb_bytes_data(v)[0];
		return true;
	case '?':
		truth = bb_truth(t, v);
		*p = (char)(truth > 0);
		return truth >= 0;
	case 'e':
	case 'f':
	case 'd':
		return pack_float(t, format, code, p, v);
	default:
		return pack_int(t, format, code, p, v);
	}
}
