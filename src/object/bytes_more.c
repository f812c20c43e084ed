/* SPDX-License-Identifier: MIT */
/*
 * Case, hexadecimal, decoding, comparing and operators of bytes and bytearray; see bytes_more.h.
 */
#include "object/bytes_more.h"

#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/bytes_methods.h"
#include "object/codec.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/split.h"
#include "object/str.h"
#include "object/str_percent.h"
#include "object/text_args.h"

#define METHOD(name)                                                                                                   \
	BbValue bb_bytes_more_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

BB_INLINE bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

BB_INLINE bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_alpha(char c)
{
	return is_upper(c) || is_lower(c);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return is_alpha(c) || is_digit(c);
}

static bool is_space(char c)
{
	return bb_split_is_space((uint8_t)c, false);
}

/* ---- Case. ---- */

typedef enum Change { UPPER, LOWER, TITLE, CAPITALIZE, SWAP } Change;

static BbValue change_case(BbThread *t, BbValue self, Change change)
{
	BbByteView v;
	BbBytesBuilder b;
	bool in_word = false;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	bb_bytes_builder_init(&b, t);
	if (!bb_bytes_builder_reserve(&b, v.size))
		return BB_EMPTY;
	for (size_t i = 0; i < v.size; i++) {
		char c = v.data[i];
		bool cased = is_alpha(c);
		bool up = change == UPPER || (change == TITLE && !in_word) || (change == CAPITALIZE && i == 0) ||
			  (change == SWAP && is_lower(c));
		in_word = cased;
		b.data[b.size++] = (char)(!cased ? c : up ? c & ~32 : c | 32);
	}
	return v.is_array ? bb_bytearray_new(t, b.data, b.size) : bb_bytes_builder_finish(&b);
}

METHOD(upper)
{
	return change_case(t, self, UPPER);
}

METHOD(lower)
{
	return change_case(t, self, LOWER);
}

METHOD(title)
{
	return change_case(t, self, TITLE);
}

METHOD(capitalize)
{
	return change_case(t, self, CAPITALIZE);
}

METHOD(swapcase)
{
	return change_case(t, self, SWAP);
}

static BbValue all(BbThread *t, BbValue self, bool (*is)(char c))
{
	BbByteView v;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	for (size_t i = 0; i < v.size; i++)
		if (!is(v.data[i]))
			return BB_FALSE;
	return bb_bool(v.size > 0);
}

METHOD(isalpha)
{
	return all(t, self, is_alpha);
}

METHOD(isalnum)
{
	return all(t, self, is_alnum);
}

METHOD(isdigit)
{
	return all(t, self, is_digit);
}

METHOD(isspace)
{
	return all(t, self, is_space);
}

METHOD(isascii)
{
	BbByteView v;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	for (size_t i = 0; i < v.size; i++)
		if ((uint8_t)v.data[i] >= 0x80)
			return BB_FALSE;
	return BB_TRUE;
}

static BbValue all_cased(BbThread *t, BbValue self, bool upper)
{
	BbByteView v;
	bool any = false;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	for (size_t i = 0; i < v.size; i++) {
		if (is_alpha(v.data[i]) && is_upper(v.data[i]) != upper)
			return BB_FALSE;
		any |= is_alpha(v.data[i]);
	}
	return bb_bool(any);
}

METHOD(isupper)
{
	return all_cased(t, self, true);
}

METHOD(islower)
{
	return all_cased(t, self, false);
}

METHOD(istitle)
{
	BbByteView v;
	bool any = false, in_word = false;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	for (size_t i = 0; i < v.size; i++) {
		char c = v.data[i];
		if (is_alpha(c) && is_upper(c) == in_word)
			return BB_FALSE;
		in_word = is_alpha(c);
		any |= in_word;
	}
	return bb_bool(any);
}

/* ---- Hexadecimal. ---- */

static int hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

BbValue bb_bytes_more_from_hex(BbThread *t, BbValue text)
{
	BbBytesBuilder b;
	BbByteView v = {.t = t};
	if (bb_is_str(text)) {
		v.data = bb_str_text(text);
		v.size = bb_to_str(text)->size;
	} else if (!bb_buffer_is_supported(t, text)) {
		return bb_type_error(t, "fromhex() argument must be str or bytes-like, not %T", text);
	} else if (!bb_bytes_methods_view_of(t, text, &v)) {
		return BB_EMPTY;
	}
	bb_bytes_builder_init(&b, t);
	for (size_t i = 0; i < v.size;) {
		if (is_space(v.data[i])) {
			i++;
			continue;
		}
		int high = hex_value(v.data[i]), low = 0;
		if (high >= 0) {
			i++;
			if (i == v.size)
				return bb_value_error(
					t, "fromhex() arg must contain an even number of hexadecimal digits");
			low = hex_value(v.data[i]);
		}
		if (high < 0 || low < 0)
			return bb_value_error(t, "non-hexadecimal number found in fromhex() arg at position %zu",
					      bb_is_str(text) ? bb_str_index_at(bb_to_str(text), i) : i);
		i++;
		if (!bb_bytes_builder_add_byte(&b, (uint8_t)(high << 4 | low)))
			return BB_EMPTY;
	}
	return bb_bytes_builder_finish(&b);
}

static bool get_separator(BbThread *t, BbValue v, char *out)
{
	*out = 0;
	intptr_t n = bb_length(t, v);
	if (n < 0)
		return false;
	if (n != 1) {
		bb_value_error(t, "sep must be length 1.");
		return false;
	}
	if (bb_is_str(v)) {
		*out = bb_str_text(v)[0];
	} else if (bb_is_bytes(v)) {
		*out = bb_bytes_data(v)[0];
	} else {
		bb_type_error(t, "sep must be str or bytes.");
		return false;
	}
	if ((uint8_t)*out >= 0x80) {
		bb_value_error(t, "sep must be ASCII.");
		return false;
	}
	return true;
}

BbValue bb_bytes_more_hex_of(BbThread *t, const char *data, size_t n, BbValue separator, BbValue group_value)
{
	static const char digits[] = "0123456789abcdef";
	char between = 0;
	intptr_t group = 1;
	bool has_separator = !bb_is_empty(separator);
	if (!bb_is_empty(group_value) && !bb_index_ssize(t, group_value, true, &group))
		return BB_EMPTY;
	if (has_separator && !get_separator(t, separator, &between))
		return BB_EMPTY;
	if (n > UINT32_MAX / 4)
		return bb_raise_no_memory(t);
	size_t every = group < 0 ? (size_t)-group : (size_t)group;
	if (!has_separator || every == 0 || n == 0)
		every = n + 1;
	size_t size = n * 2 + (n ? (n - 1) / every : 0);
	if (size == 0)
		return bb_str_empty(t);
	BbStr *s = bb_str_alloc(t, size, size);
	if (!s)
		return BB_EMPTY;
	char *out = s->inline_text;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (group < 0 ? i % every == 0 : (n - i) % every == 0))
			*out++ = between;
		*out++ = digits[(uint8_t)data[i] >> 4];
		*out++ = digits[(uint8_t)data[i] & 15];
	}
	return bb_from_pointer(s);
}

BB_PARAMS(hex_params, "hex", 0, 2, 0, "sep", "bytes_per_sep");

METHOD(hex)
{
	BbByteView v;
	BbValue a[2];
	if (!bb_args_bind(t, &hex_params, args, nargs, kwnames, a) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	return bb_bytes_more_hex_of(t, v.data, v.size, a[0], a[1]);
}

BB_PARAMS(decode_params, "decode", 0, 2, 0, "encoding", "errors");

METHOD(decode)
{
	BbValue a[2];
	const char *encoding, *errors;
	if (!bb_args_bind(t, &decode_params, args, nargs, kwnames, a) ||
	    !bb_text_args_cstring(t, a[0], "decode", "encoding", &encoding) ||
	    !bb_text_args_cstring(t, a[1], "decode", "errors", &errors))
		return BB_EMPTY;
	return bb_codec_decode(t, self, encoding, errors);
}

/* ---- Operators. ---- */

METHOD(add)
{
	BbByteView v, x;
	if (!bb_buffer_is_supported(t, args[0])) {
		if (bb_text_args_reflects(args[0], BB_SP_RADD))
			return BB_NOT_IMPLEMENTED;
		return bb_type_error(t, "can't concat %T to %T", args[0], self);
	}
	if (!bb_bytes_methods_view_of(t, args[0], &x) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	if (!v.is_array && x.size == 0 && bb_is_exact_bytes(self))
		return self;
	if (!v.is_array && v.size == 0 && bb_is_exact_bytes(args[0]))
		return args[0];
	BbBytes *out = bb_bytes_alloc(t, v.size + x.size);
	if (!out)
		return BB_EMPTY;
	memcpy(out->data, v.data, v.size);
	memcpy(out->data + v.size, x.data, x.size);
	return v.is_array ? bb_bytearray_new(t, out->data, out->size) : bb_from_pointer(out);
}

METHOD(multiply)
{
	BbByteView v;
	intptr_t n;
	int ok = bb_text_args_repeat(t, args[0], &n);
	if (ok <= 0)
		return ok == 0 ? BB_NOT_IMPLEMENTED : BB_EMPTY;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	if (n <= 0 || v.size == 0)
		return bb_bytes_methods_make(&v, "", 0);
	if (n == 1 && bb_is_exact_bytes(self))
		return self;
	if ((size_t)n > (size_t)INTPTR_MAX / 2 / v.size)
		return bb_raise_no_memory(t);
	size_t total = v.size * (size_t)n;
	BbBytes *out = bb_bytes_alloc(t, total);
	if (!out)
		return BB_EMPTY;
	memcpy(out->data, v.data, v.size);
	for (size_t done = v.size; done < total;) {
		size_t more = done < total - done ? done : total - done;
		memcpy(out->data + done, out->data, more);
		done += more;
	}
	return v.is_array ? bb_bytearray_new(t, out->data, total) : bb_from_pointer(out);
}

static BbValue format(BbThread *t, BbValue format_bytes, BbValue args)
{
	BbByteView v;
	/* User code runs between the pieces: the format must not change. */
	BbValue fixed = bb_bytes_from_buffer(t, format_bytes);
	if (bb_is_empty(fixed) || !bb_bytes_methods_view(t, fixed, &v))
		return BB_EMPTY;
	BbValue out = bb_str_percent_bytes(t, v.data, v.size, args);
	if (bb_is_empty(out) || bb_is_bytes(format_bytes))
		return out;
	return bb_bytearray_new(t, bb_bytes_data(out), bb_bytes_size(out));
}

METHOD(modulo)
{
	return format(t, self, args[0]);
}

METHOD(reflected_modulo)
{
	bool same = bb_is_bytes(self) ? bb_is_bytes(args[0]) : bb_is_of_type(args[0], &bb_bytearray_type);
	return same ? format(t, args[0], self) : BB_NOT_IMPLEMENTED;
}

static BbValue compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	BbByteView v, x;
	if (!bb_is_bytes(other) && (bb_is_bytes(self) || !bb_buffer_is_supported(t, other)))
		return BB_NOT_IMPLEMENTED;
	if (!bb_bytes_methods_view_of(t, other, &x) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	if ((op == BB_COMPARE_EQ || op == BB_COMPARE_NE) && v.size != x.size)
		return bb_bool(op == BB_COMPARE_NE);
	int order = memcmp(v.data, x.data, v.size < x.size ? v.size : x.size);
	if (order == 0)
		order = (v.size > x.size) - (v.size < x.size);
	return bb_bool(bb_compare_result(op, order));
}

METHOD(lt)
{
	return compare(t, BB_COMPARE_LT, self, args[0]);
}

METHOD(le)
{
	return compare(t, BB_COMPARE_LE, self, args[0]);
}

METHOD(eq)
{
	return compare(t, BB_COMPARE_EQ, self, args[0]);
}

METHOD(ne)
{
	return compare(t, BB_COMPARE_NE, self, args[0]);
}

METHOD(gt)
{
	return compare(t, BB_COMPARE_GT, self, args[0]);
}

METHOD(ge)
{
	return compare(t, BB_COMPARE_GE, self, args[0]);
}
