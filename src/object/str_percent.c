/* SPDX-License-Identifier: MIT */
/*
 * printf-style formatting; see str_percent.h.
 *
 * The output goes into a str builder, or a bytes builder for bytes; `text' tells which.  Pieces are (data, size in
 * bytes, size in characters).
 */
#include "object/str_percent.h"

#include "base/dtoa.h"
#include "base/utf8.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/text_args.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

typedef struct Percent {
	BbThread *t;
	bool text;
	BbValue format; /* of a str */
	const uint8_t *start, *p, *end;
	BbValue args;
	BbValue mapping; /* EMPTY: args is none */
	intptr_t arg_count, arg_index;
	BbStrBuilder chars;
	BbBytesBuilder bytes;
} Percent;

/* One conversion. */
typedef struct Spec {
	bool left, plus, space, alternate, zero;
	intptr_t width, precision; /* precision -1: not given */
	uint32_t type;
} Spec;

static bool add(Percent *f, const char *data, size_t n)
{
	return f->text ? bb_str_builder_add(&f->chars, data, n) : bb_bytes_builder_add(&f->bytes, data, n);
}

static bool add_fill(Percent *f, char fill, size_t n)
{
	if (f->text)
		return bb_str_builder_add_chars(&f->chars, (unsigned char)fill, n);
	if (!bb_bytes_builder_reserve(&f->bytes, n))
		return false;
	memset(f->bytes.data + f->bytes.size, fill, n);
	f->bytes.size += n;
	return true;
}

static bool fail(BbThread *t, BbType *type, const char *message)
{
	bb_raise(t, type, "%s", message);
	return false;
}

static bool next_arg(Percent *f, BbValue *out)
{
	if (f->arg_index >= f->arg_count)
		return fail(f->t, &bb_exc_TypeError, "not enough arguments for format string");
	*out = f->arg_count < 0 ? f->args : bb_tuple_get(f->args, (size_t)f->arg_index);
	f->arg_index++;
	return true;
}

/* ---- Parsing. ---- */

static bool read_key(Percent *f)
{
	if (bb_is_empty(f->mapping))
		return fail(f->t, &bb_exc_TypeError, "format requires a mapping");
	const uint8_t *start = f->p;
	for (int depth = 1; depth > 0; f->p++) {
		if (f->p == f->end)
			return fail(f->t, &bb_exc_ValueError, "incomplete format key");
		depth += (*f->p == '(') - (*f->p == ')');
	}
	size_t n = (size_t)(f->p - 1 - start);
	BbValue key = f->text ? bb_str_new(f->t, (const char *)start, n) : bb_bytes_new(f->t, start, n);
	if (bb_is_empty(key))
		return false;
	f->args = bb_getitem(f->t, f->mapping, key);
	f->arg_count = -1;
	f->arg_index = -2;
	return !bb_is_empty(f->args);
}

/* A number or '*'. */
static bool read_size(Percent *f, const char *too_big, bool *given, intptr_t *out)
{
	*given = false;
	*out = 0;
	if (f->p < f->end && *f->p == '*') {
		BbValue v;
		f->p++;
		*given = true;
		if (!next_arg(f, &v))
			return false;
		if (!bb_is_int(v))
			return fail(f->t, &bb_exc_TypeError, "* wants int");
		return bb_text_args_count(f->t, v, out);
	}
	while (f->p < f->end && *f->p >= '0' && *f->p <= '9') {
		intptr_t digit = *f->p++ - '0';
		*given = true;
		if (*out > (INTPTR_MAX - digit) / 10)
			return fail(f->t, &bb_exc_ValueError, too_big);
		*out = *out * 10 + digit;
	}
	return true;
}

static bool read_flags(Percent *f, Spec *s)
{
	for (; f->p < f->end; f->p++) {
		switch (*f->p) {
		case '-':
			s->left = true;
			break;
		case '+':
			s->plus = true;
			break;
		case ' ':
			s->space = true;
			break;
		case '#':
			s->alternate = true;
			break;
		case '0':
			s->zero = true;
			break;
		default:
			return true;
		}
	}
	return true;
}

static bool read_spec(Percent *f, Spec *s)
{
	bool given;
	*s = (Spec){.precision = -1};
	if (f->p < f->end && *f->p == '(') {
		f->p++;
		if (!read_key(f))
			return false;
	}
	if (!read_flags(f, s) || !read_size(f, "width too big", &given, &s->width))
		return false;
	if (s->width < 0) {
		s->left = true;
		s->width = s->width == INTPTR_MIN ? INTPTR_MAX : -s->width;
	}
	if (f->p < f->end && *f->p == '.') {
		f->p++;
		bool star = f->p < f->end && *f->p == '*';
		const char *too_big = f->text ? "precision too big" : "prec too big";
		if (!read_size(f, too_big, &given, &s->precision))
			return false;
		if (s->precision < 0)
			s->precision = 0;
		if (s->precision > INT32_MAX - (star ? 3 : 0)) /* a sign and a prefix are added */
			return star ? fail(f->t, &bb_exc_OverflowError, "precision too large")
				    : fail(f->t, &bb_exc_ValueError, too_big);
	}
	if (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L'))
		f->p++;
	if (f->p == f->end)
		return fail(f->t, &bb_exc_ValueError, "incomplete format");
	if (f->text)
		s->type = bb_utf8_next(&f->p);
	else
		s->type = *f->p++;
	return true;
}

/* ---- Writing. ---- */

/* Text, cut off at the precision and padded. */
static bool add_text(Percent *f, const Spec *s, const char *data, size_t size, size_t length)
{
	if (s->precision >= 0 && (size_t)s->precision < length) {
		length = (size_t)s->precision;
		size = f->text ? bb_utf8_offset((const uint8_t *)data, size, length) : length;
	}
	size_t padding = (size_t)s->width > length ? (size_t)s->width - length : 0;
	return (s->left || !padding || add_fill(f, ' ', padding)) && add(f, data, size) &&
	       (!s->left || !padding || add_fill(f, ' ', padding));
}

/* A number: text is its digits, perhaps with '-' before them. */
static bool add_number(Percent *f, const Spec *s, const char *text, size_t n, const char *prefix)
{
	char sign = 0;
	if (n && (*text == '-' || *text == '+')) {
		sign = *text++;
		n--;
	} else if (s->plus) {
		sign = '+';
	} else if (s->space) {
		sign = ' ';
	}
	size_t prefix_size = strlen(prefix), length = n + (sign != 0) + prefix_size;
	size_t padding = (size_t)s->width > length ? (size_t)s->width - length : 0;
	size_t zeros = s->zero && !s->left ? padding : 0;
	return (s->left || zeros || !padding || add_fill(f, ' ', padding)) && (!sign || add(f, &sign, 1)) &&
	       (!prefix_size || add(f, prefix, prefix_size)) && (!zeros || add_fill(f, '0', zeros)) &&
	       add(f, text, n) && (!s->left || !padding || add_fill(f, ' ', padding));
}

/* int(v) for %d, operator.index(v) for %x. */
static BbValue integer_of(Percent *f, const Spec *s, BbValue v)
{
	bool real = s->type == 'd' || s->type == 'i' || s->type == 'u';
	const BbType *type = bb_type_of(v);
	BbValue result = BB_EMPTY;
	if (bb_is_int(v))
		return v;
	if (!real) {
		if (!bb_is_empty(bb_special(type, BB_SP_INDEX)))
			result = bb_index(f->t, v);
	} else if (bb_is_float(v)) {
		double x;
		result = bb_as_double(f->t, v, &x) ? bb_int_from_double(f->t, x) : BB_EMPTY;
	} else if (!bb_is_empty(bb_special(type, BB_SP_INT))) {
		result = bb_call_special(f->t, bb_special(type, BB_SP_INT), v, NULL, 0);
		if (!bb_is_empty(result) && !bb_is_int(result))
			result = bb_type_error(f->t, "__int__ returned non-int (type %T)", result);
	} else if (!bb_is_empty(bb_special(type, BB_SP_INDEX))) {
		result = bb_index(f->t, v);
	}
	if (!bb_is_empty(result))
		return result;
	if (bb_has_exception(f->t)) {
		if (!bb_exception_matches(f->t, &bb_exc_TypeError))
			return BB_EMPTY;
		bb_exception_clear(f->t);
	}
	return bb_type_error(f->t, "%%%c format: %s is required, not %T", (int)s->type,
			     real ? "a real number" : "an integer", v);
}

static bool add_integer(Percent *f, const Spec *s, BbValue v)
{
	int base = s->type == 'o' ? 8 : s->type == 'x' || s->type == 'X' ? 16 : 10;
	const char *prefix = !s->alternate || base == 10 ? "" : base == 8 ? "0o" : s->type == 'x' ? "0x" : "0X";
	v = integer_of(f, s, v);
	BbValue text = bb_is_empty(v) ? v : bb_int_to_text(f->t, v, base, false);
	if (bb_is_empty(text))
		return false;
	const char *digits = bb_str_text(text);
	size_t n = bb_to_str(text)->size;
	bool negative = *digits == '-';
	size_t zeros =
		s->precision >= 0 && (size_t)s->precision > n - negative ? (size_t)s->precision - (n - negative) : 0;
	if (zeros == 0 && s->type != 'X')
		return add_number(f, s, digits, n, prefix);
	if (zeros > UINT32_MAX / 2) {
		bb_raise_no_memory(f->t);
		return false;
	}
	BbStr *room = bb_str_alloc(f->t, n + zeros, n + zeros);
	if (!room)
		return false;
	char *out = room->inline_text;
	if (negative)
		*out++ = '-';
	memset(out, '0', zeros);
	out += zeros;
	for (size_t i = negative; i < n; i++)
		*out++ = (char)(s->type == 'X' && digits[i] >= 'a' ? digits[i] - 32 : digits[i]);
	return add_number(f, s, room->inline_text, n + zeros, prefix);
}

static bool add_float(Percent *f, const Spec *s, BbValue v)
{
	char small[128], *text = small;
	int precision = s->precision < 0 ? 6 : (int)s->precision;
	double x;
	if (!bb_is_int(v) && !bb_is_float(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_FLOAT)) &&
	    bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(f->t, f->text ? "must be real number, not %T" : "float argument required, not %T", v);
		return false;
	}
	if (!bb_as_double(f->t, v, &x))
		return false;
	if (s->precision > INT32_MAX)
		return fail(f->t, &bb_exc_ValueError, "precision too big");
	unsigned flags = s->alternate ? BB_DTOA_ALT : 0;
	size_t n = bb_dtoa_format(x, (char)s->type, precision, flags, text, sizeof small);
	if (n > sizeof small) {
		BbStr *room = bb_str_alloc(f->t, n, n);
		if (!room)
			return false;
		text = room->inline_text;
		n = bb_dtoa_format(x, (char)s->type, precision, flags, text, n);
	}
	return add_number(f, s, text, n, "");
}

static bool add_char(Percent *f, const Spec *s, BbValue v)
{
	Spec plain = *s;
	uint8_t utf8[4];
	intptr_t c;
	plain.precision = -1;
	if (bb_is_str(v)) {
		if (bb_to_str(v)->length == 1)
			return add_text(f, &plain, bb_str_text(v), bb_to_str(v)->size, 1);
		bb_type_error(f->t, "%%c requires an int or a unicode character, not a string of length %zu",
			      (size_t)bb_to_str(v)->length);
		return false;
	}
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(f->t, "%%c requires an int or a unicode character, not %T", v);
		return false;
	}
	if (!bb_index_ssize(f->t, v, true, &c))
		return false;
	if (c < 0 || c > 0x10ffff)
		return fail(f->t, &bb_exc_OverflowError, "%c arg not in range(0x110000)");
	return add_text(f, &plain, (const char *)utf8, bb_utf8_encode(utf8, (uint32_t)c), 1);
}

static bool add_byte(Percent *f, const Spec *s, BbValue v)
{
	Spec plain = *s;
	intptr_t c;
	char byte;
	plain.precision = -1;
	if (bb_is_bytes(v) || bb_is_of_type(v, &bb_bytearray_type)) {
		BbValue bytes = bb_bytes_from_buffer(f->t, v);
		if (bb_is_empty(bytes))
			return false;
		if (bb_bytes_size(bytes) == 1)
			return add_text(f, &plain, bb_bytes_data(bytes), 1, 1);
		bb_type_error(f->t,
			      "%%c requires an integer in range(256) or a single byte, not a %s object of length %zu",
			      bb_is_bytes(v) ? "bytes" : "bytearray", bb_bytes_size(bytes));
		return false;
	}
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(f->t, "%%c requires an integer in range(256) or a single byte, not %T", v);
		return false;
	}
	if (!bb_index_ssize(f->t, v, true, &c))
		return false;
	if (c < 0 || c > 255)
		return fail(f->t, &bb_exc_OverflowError, "%c arg not in range(256)");
	byte = (char)c;
	return add_text(f, &plain, &byte, 1, 1);
}

/* %b of bytes: a buffer or __bytes__. */
static bool add_bytes(Percent *f, const Spec *s, BbValue v)
{
	BbValue bytes = v;
	if (!bb_is_bytes(v)) {
		BbValue method = bb_type_lookup(f->t, bb_type_of(v), BB_NAME(f->t, __bytes__));
		if (!bb_is_empty(method)) {
			bytes = bb_call_special(f->t, method, v, NULL, 0);
			if (!bb_is_empty(bytes) && !bb_is_bytes(bytes)) {
				bb_type_error(f->t, "__bytes__ returned non-bytes (type %T)", bytes);
				return false;
			}
		} else if (bb_buffer_is_supported(f->t, v)) {
			bytes = bb_bytes_from_buffer(f->t, v);
		} else {
			bb_type_error(
				f->t,
				"%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'",
				v);
			return false;
		}
	}
	return !bb_is_empty(bytes) && add_text(f, s, bb_bytes_data(bytes), bb_bytes_size(bytes), bb_bytes_size(bytes));
}

static bool add_object(Percent *f, const Spec *s, BbValue v)
{
	BbValue text;
	if (!f->text && (s->type == 's' || s->type == 'b'))
		return add_bytes(f, s, v);
	if (s->type == 's')
		text = bb_str(f->t, v);
	else
		text = s->type == 'r' && f->text ? bb_repr(f->t, v) : bb_ascii(f->t, v);
	return !bb_is_empty(text) && add_text(f, s, bb_str_text(text), bb_to_str(text)->size, bb_to_str(text)->length);
}

static bool convert(Percent *f, const Spec *s)
{
	BbValue v;
	size_t index;
	if (!next_arg(f, &v))
		return false;
	switch (s->type) {
	case 's':
	case 'r':
	case 'a':
		return add_object(f, s, v);
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		return add_integer(f, s, v);
	case 'e':
	case 'E':
	case 'f':
	case 'F':
	case 'g':
	case 'G':
		return add_float(f, s, v);
	case 'c':
		return f->text ? add_char(f, s, v) : add_byte(f, s, v);
	case 'b':
		if (!f->text)
			return add_object(f, s, v);
		BB_FALLTHROUGH;
	default:
		index = (size_t)(f->p - f->start);
		if (f->text)
			index = bb_utf8_count(f->start, index);
		bb_value_error(f->t, "unsupported format character '%c' (0x%x) at index %zu",
			       s->type > 31 && s->type < 127 ? (int)s->type : '?', (unsigned)s->type, index - 1);
		return false;
	}
}

static bool run(Percent *f)
{
	const char *kind = f->text ? "string" : "bytes";
	while (f->p < f->end) {
		Spec s;
		const uint8_t *next = memchr(f->p, '%', (size_t)(f->end - f->p));
		const uint8_t *stop = next ? next : f->end;
		if (stop > f->p && !add(f, (const char *)f->p, (size_t)(stop - f->p)))
			return false;
		if (!next)
			break;
		f->p = next + 1;
		if (f->p == f->end)
			return fail(f->t, &bb_exc_ValueError, "incomplete format");
		if (*f->p == '%') {
			f->p++;
			if (!add(f, "%", 1))
				return false;
			continue;
		}
		if (!read_spec(f, &s) || !convert(f, &s))
			return false;
		if (!bb_is_empty(f->mapping) && f->arg_index < f->arg_count) {
			bb_type_error(f->t, "not all arguments converted during %s formatting", kind);
			return false;
		}
	}
	if (f->arg_index < f->arg_count && bb_is_empty(f->mapping)) {
		bb_type_error(f->t, "not all arguments converted during %s formatting", kind);
		return false;
	}
	return true;
}

static void set_args(Percent *f, BbValue args)
{
	f->args = args;
	if (bb_is_tuple(args)) {
		f->arg_count = (intptr_t)bb_tuple_count(args);
		f->arg_index = 0;
		return;
	}
	f->arg_count = -1;
	f->arg_index = -2;
	bool is_text = bb_is_str(args) || (!f->text && (bb_is_bytes(args) || bb_is_of_type(args, &bb_bytearray_type)));
	if (!is_text && !bb_is_empty(bb_special(bb_type_of(args), BB_SP_GETITEM)))
		f->mapping = args;
}

BbValue bb_str_percent(BbThread *t, BbValue format, BbValue args)
{
	Percent f = {.t = t, .text = true, .format = format};
	f.start = f.p = (const uint8_t *)bb_str_text(format);
	f.end = f.p + bb_to_str(format)->size;
	set_args(&f, args);
	bb_str_builder_init(&f.chars, t);
	return run(&f) ? bb_str_builder_finish(&f.chars) : BB_EMPTY;
}

BbValue bb_str_percent_bytes(BbThread *t, const char *format, size_t n, BbValue args)
{
	Percent f = {.t = t, .start = (const uint8_t *)format};
	f.p = f.start;
	f.end = f.p + n;
	set_args(&f, args);
	bb_bytes_builder_init(&f.bytes, t);
	return run(&f) ? bb_bytes_builder_finish(&f.bytes) : BB_EMPTY;
}
