/* SPDX-License-Identifier: MIT */
/*
 * Module binascii: bytes as text in base 16 and 64, and checksums.
 *
 * Threading: no state.  Arguments are copied before they are looked at.
 */
#include "modules/mod_binascii.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"

static BbType error_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Error",
	.module = "binascii",
	.doc = BB_DOC("The text does not stand for bytes."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_ValueError,
};

static BbType incomplete_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Incomplete",
	.module = "binascii",
	.doc = BB_DOC("The text breaks off."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_Exception,
};

/* ASCII text or a buffer, as bytes. */
static BbValue ascii_argument(BbThread *t, BbValue v)
{
	if (bb_is_str(v)) {
		if (!bb_str_is_ascii(bb_to_str(v)))
			return bb_value_error(t, "string argument should contain only ASCII characters");
		return bb_bytes_new(t, bb_str_text(v), bb_to_str(v)->size);
	}
	if (bb_is_exact_bytes(v))
		return v;
	return bb_bytes_from_buffer(t, v);
}

/* ---- Base 16. ---- */

BB_PARAMS(hex_params, "hexlify", 0, 3, 1, "data", "sep", "bytes_per_sep");

BB_CFUNCTION(hexlify)
{
	BbValue v[3];
	if (!bb_args_bind(t, &hex_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue data = bb_bytes_from_buffer(t, v[0]);
	if (bb_is_empty(data))
		return BB_EMPTY;
	BbValue rest[2] = {v[1], bb_is_empty(v[2]) ? bb_from_small(1) : v[2]};
	BbValue text = bb_call_method(t, data, "hex", rest, bb_is_empty(v[1]) ? 0 : 2);
	return bb_is_empty(text) ? BB_EMPTY : bb_bytes_new(t, bb_str_text(text), bb_to_str(text)->size);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

BB_CFUNCTION(unhexlify)
{
	BbValue text = ascii_argument(t, args[0]);
	if (bb_is_empty(text))
		return BB_EMPTY;
	size_t n = bb_bytes_size(text);
	if (n % 2)
		return bb_raise(t, &error_type, "Odd-length string");
	BbBytes *out = bb_bytes_alloc(t, n / 2);
	if (!out)
		return BB_EMPTY;
	const char *in = bb_bytes_data(text);
	for (size_t i = 0; i < n / 2; i++) {
		int high = hex_digit(in[2 * i]), low = hex_digit(in[2 * i + 1]);
		if (high < 0 || low < 0)
			return bb_raise(t, &error_type, "Non-hexadecimal digit found");
		out->data[i] = (char)(high << 4 | low);
	}
	return bb_from_pointer(out);
}

/* ---- Base 64. ---- */

static const char digits64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

BB_PARAMS(to64_params, "b2a_base64", 1, 1, 1, "", "newline");

BB_CFUNCTION(b2a_base64)
{
	BbValue v[2];
	if (!bb_args_bind(t, &to64_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue data = bb_bytes_from_buffer(t, v[0]);
	int newline = bb_is_empty(v[1]) ? 1 : bb_truth(t, v[1]);
	if (bb_is_empty(data) || newline < 0)
		return BB_EMPTY;
	size_t n = bb_bytes_size(data);
	const uint8_t *in = (const uint8_t *)bb_bytes_data(data);
	BbBytes *out = bb_bytes_alloc(t, (n + 2) / 3 * 4 + (size_t)newline);
	if (!out)
		return BB_EMPTY;
	char *put = out->data;
	for (size_t i = 0; i < n; i += 3) {
		uint32_t x = (uint32_t)in[i] << 16 | (i + 1 < n ? (uint32_t)in[i + 1] << 8 : 0) |
			     (i + 2 < n ? in[i + 2] : 0);
		*put++ = digits64[x >> 18];
		*put++ = digits64[x >> 12 & 63];
		*put++ = i + 1 < n ? digits64[x >> 6 & 63] : '=';
		*put++ = i + 2 < n ? digits64[x & 63] : '=';
	}
	if (newline)
		*put = '\n';
	return bb_from_pointer(out);
}

static int digit64(char c)
{
	const char *found = c ? strchr(digits64, c) : NULL;
	return found ? (int)(found - digits64) : -1;
}

BB_PARAMS(from64_params, "a2b_base64", 1, 1, 1, "", "strict_mode");

BB_CFUNCTION(a2b_base64)
{
	BbValue v[2];
	if (!bb_args_bind(t, &from64_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue text = ascii_argument(t, v[0]);
	int strict = bb_is_empty(v[1]) ? 0 : bb_truth(t, v[1]);
	if (bb_is_empty(text) || strict < 0)
		return BB_EMPTY;
	size_t n = bb_bytes_size(text), digits = 0, pads = 0;
	const char *in = bb_bytes_data(text);
	BbBytesBuilder out;
	bb_bytes_builder_init(&out, t);
	uint32_t x = 0;
	if (strict && n && in[0] == '=')
		return bb_raise(t, &error_type, "Leading padding not allowed");
	for (size_t i = 0; i < n; i++) {
		int d = digit64(in[i]);
		if (in[i] == '=') {
			if (digits % 4 >= 2 && digits % 4 + ++pads >= 4) {
				if (strict && i + 1 < n)
					return bb_raise(t, &error_type, "Excess data after padding");
				return bb_bytes_builder_finish(&out);
			}
			continue;
		}
		if (d < 0) {
			if (strict)
				return bb_raise(t, &error_type, "Only base64 data is allowed");
			continue;
		}
		if (strict && pads)
			return bb_raise(t, &error_type, "Discontinuous padding not allowed");
		pads = 0;
		x = x << 6 | (uint32_t)d;
		/* The bits of all digits so far: each time 8 more are there a byte is. */
		if (++digits % 4 != 1)
			bb_bytes_builder_add_byte(&out, (uint8_t)(x >> (6 - 2 * ((digits - 1) % 4))));
	}
	if (digits % 4 == 1)
		return bb_raise(
			t, &error_type,
			"Invalid base64-encoded string: number of data characters (%zu) cannot be 1 more than a multiple of 4",
			digits);
	if (digits % 4)
		return bb_raise(t, &error_type, "Incorrect padding");
	return bb_bytes_builder_finish(&out);
}

/* ---- Checksums. ---- */

static BbValue checksum(BbThread *t, const BbValue *args, size_t nargs, bool hqx)
{
	BbValue data = bb_bytes_from_buffer(t, args[0]);
	BbValue start = nargs > 1 ? bb_index(t, args[1]) : bb_from_small(0);
	if (bb_is_empty(data) || bb_is_empty(start))
		return BB_EMPTY;
	uint32_t crc = (uint32_t)bb_int_wrap_u64(start);
	const uint8_t *in = (const uint8_t *)bb_bytes_data(data);
	size_t n = bb_bytes_size(data);
	if (hqx) {
		crc &= 0xffff;
		for (size_t i = 0; i < n; i++) {
			crc ^= (uint32_t)in[i] << 8;
			for (int bit = 0; bit < 8; bit++)
				crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
		}
		return bb_int_from_u64(t, crc);
	}
	uint32_t table[16];
	for (uint32_t i = 0; i < 16; i++) {
		uint32_t c = i;
		for (int bit = 0; bit < 4; bit++)
			c = c >> 1 ^ (c & 1 ? 0xedb88320 : 0);
		table[i] = c;
	}
	crc = ~crc;
	for (size_t i = 0; i < n; i++) {
		crc ^= in[i];
		crc = crc >> 4 ^ table[crc & 15];
		crc = crc >> 4 ^ table[crc & 15];
	}
	return bb_int_from_u64(t, (uint32_t)~crc);
}

BB_CFUNCTION(crc32)
{
	return checksum(t, args, nargs, false);
}

BB_CFUNCTION(crc_hqx)
{
	return checksum(t, args, nargs, true);
}

static const BbBuiltin functions[] = {
	BB_FUNCTION_KW("a2b_base64", a2b_base64, "The bytes that text in base 64 stands for."),
	BB_FUNCTION("a2b_hex", unhexlify, 1, 1, "The bytes that hexadecimal text stands for."),
	BB_FUNCTION_KW("b2a_base64", b2a_base64, "Bytes as a line in base 64."),
	BB_FUNCTION_KW("b2a_hex", hexlify, "Bytes as hexadecimal text."),
	BB_FUNCTION("crc32", crc32, 1, 2, "The CRC-32 of data, begun with an earlier one."),
	BB_FUNCTION("crc_hqx", crc_hqx, 2, 2, "The CRC-CCITT of data, begun with an earlier one."),
	BB_FUNCTION_KW("hexlify", hexlify, "Bytes as hexadecimal text."),
	BB_FUNCTION("unhexlify", unhexlify, 1, 1, "The bytes that hexadecimal text stands for."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add_type(t, module, &error_type) && bb_modules_add_type(t, module, &incomplete_type);
}

const BbModuleDef bb_mod_binascii = {
	.name = "binascii",
	.doc = BB_DOC("Bytes as text in base 16 and 64, and checksums."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
