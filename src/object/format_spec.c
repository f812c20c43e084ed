/* SPDX-License-Identifier: MIT */
/*
 * The format mini-language; see format_spec.h.
 *
 * A number comes as plain ASCII text, is taken apart into sign, digits, fraction and the rest, and is laid out again
 * with padding and separators.
 */
#include "object/format_spec.h"

#include "base/dtoa.h"
#include "base/utf8.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"

/* ---- Parsing. ---- */

typedef struct Reader {
	const uint8_t *p, *end;
} Reader;

static bool accept(Reader *r, char c)
{
	if (r->p == r->end || *r->p != (uint8_t)c)
		return false;
	r->p++;
	return true;
}

static bool is_align(uint32_t c)
{
	return c == '<' || c == '>' || c == '=' || c == '^';
}

/* -1: no digits; false: too many. */
static bool read_number(BbThread *t, Reader *r, int64_t *out)
{
	*out = -1;
	while (r->p < r->end && *r->p >= '0' && *r->p <= '9') {
		*out = (*out < 0 ? 0 : *out) * 10 + (*r->p++ - '0');
		if (*out > INTPTR_MAX / 2 || *out > INT64_MAX / 20) {
			bb_value_error(t, "Too many decimal digits in format string");
			return false;
		}
	}
	return true;
}

static bool read_grouping(BbThread *t, Reader *r, char *out)
{
	if (accept(r, ','))
		*out = ',';
	if (accept(r, '_')) {
		if (*out == ',')
			goto both;
		*out = '_';
	}
	if (*out == '_' && r->p < r->end && *r->p == ',')
		goto both;
	return true;
both:
	bb_value_error(t, "Cannot specify both ',' and '_'.");
	return false;
}

static bool check_grouping(BbThread *t, const BbFormatSpec *f)
{
	if (!f->grouping)
		return true;
	if (f->type == 0 || (f->type < 0x80 && strchr("defgEGF%", (int)f->type)))
		return true;
	if (f->grouping == '_' && f->type < 0x80 && strchr("boxX", (int)f->type))
		return true;
	if (f->type > 32 && f->type < 128)
		bb_value_error(t, "Cannot specify '%c' with '%c'.", f->grouping, (int)f->type);
	else
		bb_value_error(t, "Cannot specify '%c' with '\\x%x'.", f->grouping, (unsigned)f->type);
	return false;
}

bool bb_format_spec_parse(BbThread *t, BbValue spec, uint32_t default_type, char default_align, const char *type_name,
			  BbFormatSpec *f)
{
	const BbStr *s = bb_to_str(spec);
	Reader r = {(const uint8_t *)bb_str_data(s), (const uint8_t *)bb_str_data(s) + s->size};
	*f = (BbFormatSpec){.fill = ' ', .align = default_align, .type = default_type};
	bool fill_given = false;
	if (r.p < r.end) {
		const uint8_t *next = r.p;
		uint32_t first = bb_utf8_next(&next);
		if (next < r.end && is_align(*next)) {
			f->fill = first;
			f->align = (char)*next;
			f->align_given = fill_given = true;
			r.p = next + 1;
		} else if (is_align(first)) {
			f->align = (char)first;
			f->align_given = true;
			r.p = next;
		}
	}
	if (r.p < r.end && (*r.p == '+' || *r.p == '-' || *r.p == ' '))
		f->sign = (char)*r.p++;
	f->no_negative_zero = accept(&r, 'z');
	f->alternate = accept(&r, '#');
	if (!fill_given && accept(&r, '0')) {
		f->fill = '0';
		f->zero_fill = true;
		if (!f->align_given && default_align == '>')
			f->align = '=';
	}
	if (!read_number(t, &r, &f->width) || !read_grouping(t, &r, &f->grouping))
		return false;
	f->precision = -1;
	if (accept(&r, '.')) {
		if (!read_number(t, &r, &f->precision) || !read_grouping(t, &r, &f->fraction_grouping))
			return false;
		if (f->precision < 0 && !f->fraction_grouping) {
			bb_value_error(t, "Format specifier missing precision");
			return false;
		}
		if (f->precision > INT32_MAX) {
			bb_value_error(t, "Too many decimal digits in format string");
			return false;
		}
	}
	if (r.p < r.end) {
		f->type = bb_utf8_next(&r.p);
		if (r.p < r.end) {
			bb_value_error(t, "Invalid format specifier '%S' for object of type '%s'", spec, type_name);
			return false;
		}
	}
	return check_grouping(t, f);
}

static BbValue unknown_type(BbThread *t, uint32_t type, const char *type_name)
{
	if (type > 32 && type < 128)
		return bb_value_error(t, "Unknown format code '%c' for object of type '%s'", (int)type, type_name);
	return bb_value_error(t, "Unknown format code '\\x%x' for object of type '%s'", (unsigned)type, type_name);
}

/* ---- Padding. ---- */

/* How much of the padding goes before the text. */
static size_t left_padding(size_t padding, char align)
{
	return align == '>' || align == '=' ? padding : align == '^' ? padding / 2 : 0;
}

static size_t padding_of(const BbFormatSpec *f, size_t length)
{
	return f->width > 0 && (uint64_t)f->width > length ? (size_t)f->width - length : 0;
}

BbValue bb_format_str(BbThread *t, BbValue value, BbValue spec)
{
	const BbStr *s = bb_to_str(value);
	const char *type_name = bb_type_of(value)->name;
	BbFormatSpec f;
	BbStrBuilder b;
	if (bb_to_str(spec)->size == 0)
		return bb_is_exact_str(value) ? value : bb_str(t, value);
	if (!bb_format_spec_parse(t, spec, 's', '<', type_name, &f))
		return BB_EMPTY;
	if (f.type != 's')
		return unknown_type(t, f.type, type_name);
	if (f.sign)
		return f.sign == ' ' ? bb_value_error(t, "Space not allowed in string format specifier")
				     : bb_value_error(t, "Sign not allowed in string format specifier");
	if (f.no_negative_zero)
		return bb_value_error(t, "Negative zero coercion (z) not allowed in string format specifier");
	if (f.alternate)
		return bb_value_error(t, "Alternate form (#) not allowed in string format specifier");
	if (f.align == '=')
		return bb_value_error(t, "'=' alignment not allowed in string format specifier");
	size_t length = s->length;
	if (f.precision >= 0 && (uint64_t)f.precision < length)
		length = (size_t)f.precision;
	size_t padding = padding_of(&f, length), left = left_padding(padding, f.align);
	if (padding == 0)
		return length == s->length ? bb_str_exact(t, value) : bb_str_substring(t, value, 0, length);
	bb_str_builder_init(&b, t);
	bb_str_builder_add_chars(&b, f.fill, left);
	bb_str_builder_add_part(&b, value, 0, bb_str_offset(s, length));
	bb_str_builder_add_chars(&b, f.fill, padding - left);
	return bb_str_builder_finish(&b);
}

/* ---- Numbers. ---- */

typedef struct Number {
	bool negative;
	const char *prefix;
	const char *digits; /* before the point */
	size_t digit_count;
	bool point;
	const char *fraction;
	size_t fraction_count;
	const char *rest; /* exponent, '%', "inf" */
	size_t rest_count;
	unsigned group; /* digits in a group before the point */
} Number;

/* The digits with zeros before them so that they fill min_width, separators included. */
static size_t padded_digits(size_t n, size_t group, bool grouped, size_t min_width)
{
	if (n >= min_width)
		return n;
	if (!grouped)
		return min_width;
	/* The smallest m with m + (m - 1) / group >= min_width. */
	size_t m = min_width - (min_width - 1) / (group + 1) - 1;
	if (m < n)
		m = n;
	while (m + (m - 1) / group < min_width)
		m++;
	return m;
}

static bool add_number(BbStrBuilder *b, const Number *x, const BbFormatSpec *f)
{
	char sign = x->negative ? '-' : f->sign == '+' || f->sign == ' ' ? f->sign : 0;
	size_t prefix = x->prefix ? strlen(x->prefix) : 0;
	size_t fraction = x->fraction_count;
	if (f->fraction_grouping && fraction)
		fraction += (fraction - 1) / 3;
	size_t others = (sign ? 1 : 0) + prefix + x->point + fraction + x->rest_count;
	size_t min_width = f->fill == '0' && f->align == '=' && f->width > 0 && (uint64_t)f->width > others
				   ? (size_t)f->width - others
				   : 0;
	size_t count = x->digit_count ? padded_digits(x->digit_count, x->group, f->grouping != 0, min_width) : 0;
	if (count > UINT32_MAX / 2 || f->width > UINT32_MAX)
		return bb_str_builder_reserve(b, SIZE_MAX / 2);
	size_t shown = count + (f->grouping && count ? (count - 1) / x->group : 0);
	size_t padding = padding_of(f, others + shown), left = left_padding(padding, f->align);

	if (f->align != '=')
		bb_str_builder_add_chars(b, f->fill, left);
	if (sign)
		bb_str_builder_add_char(b, (unsigned char)sign);
	if (prefix)
		bb_str_builder_add(b, x->prefix, prefix);
	if (f->align == '=')
		bb_str_builder_add_chars(b, f->fill, left);
	if (!bb_str_builder_reserve(b, shown + fraction))
		return false;
	if (!f->grouping) {
		bb_str_builder_add_chars(b, '0', count - x->digit_count);
		bb_str_builder_add(b, x->digits, x->digit_count);
	} else {
		for (size_t i = count; i > 0; i--) {
			bb_str_builder_add_char(b, i > x->digit_count ? '0'
								      : (unsigned char)x->digits[x->digit_count - i]);
			if (i > 1 && (i - 1) % x->group == 0)
				bb_str_builder_add_char(b, (unsigned char)f->grouping);
		}
	}
	if (x->point)
		bb_str_builder_add_char(b, '.');
	for (size_t i = 0; i < x->fraction_count; i++) {
		if (f->fraction_grouping && i > 0 && i % 3 == 0)
			bb_str_builder_add_char(b, (unsigned char)f->fraction_grouping);
		bb_str_builder_add_char(b, (unsigned char)x->fraction[i]);
	}
	bb_str_builder_add(b, x->rest, x->rest_count);
	return bb_str_builder_add_chars(b, f->fill, padding - left);
}

bool bb_format_add_int(BbStrBuilder *b, const char *text, size_t size, const char *prefix, unsigned group,
		       const BbFormatSpec *f)
{
	Number x = {.prefix = prefix, .group = group};
	if (size && *text == '-') {
		x.negative = true;
		text++;
		size--;
	}
	x.digits = text;
	x.digit_count = size;
	return add_number(b, &x, f);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool add_float_text(BbStrBuilder *b, const char *text, size_t size, const BbFormatSpec *f)
{
	Number x = {.group = 3};
	const char *p = text, *end = text + size;
	if (p < end && *p == '-') {
		x.negative = true;
		p++;
	}
	x.digits = p;
	while (p < end && is_digit(*p))
		p++;
	x.digit_count = (size_t)(p - x.digits);
	if (p < end && *p == '.') {
		x.point = true;
		x.fraction = ++p;
		while (p < end && is_digit(*p))
			p++;
		x.fraction_count = (size_t)(p - x.fraction);
	}
	x.rest = p;
	x.rest_count = (size_t)(end - p);
	return add_number(b, &x, f);
}

bool bb_format_add_float(BbStrBuilder *b, double value, const BbFormatSpec *f)
{
	char small[128], *text = small;
	char type = (char)f->type;
	int precision = f->precision < 0 ? 6 : (int)f->precision;
	unsigned flags = (f->alternate ? BB_DTOA_ALT : 0) | (f->no_negative_zero ? BB_DTOA_NO_NEG_ZERO : 0);
	if (type == 0) {
		type = f->precision < 0 ? 'r' : 'g';
		flags |= BB_DTOA_DOT_0;
	} else if (type == 'n') {
		type = 'g';
	} else if (type == '%') {
		type = 'f';
		value *= 100;
	}
	size_t size = bb_dtoa_format(value, type, precision, flags, text, sizeof small - 1);
	if (size > sizeof small - 1) {
		BbStr *room = bb_str_alloc(b->t, size + 1, size + 1);
		if (!room) {
			b->failed = true;
			return false;
		}
		text = room->inline_text;
		size = bb_dtoa_format(value, type, precision, flags, text, size);
	}
	if (f->type == '%')
		text[size++] = '%';
	return add_float_text(b, text, size, f);
}

static bool is_float_type(uint32_t type, bool percent)
{
	return type == 0 || (type < 0x80 && strchr("eEfFgGn", (int)type)) || (type == '%' && percent);
}

BbValue bb_format_float(BbThread *t, double value, BbValue spec)
{
	BbFormatSpec f;
	BbStrBuilder b;
	if (!bb_format_spec_parse(t, spec, 0, '>', "float", &f))
		return BB_EMPTY;
	if (!is_float_type(f.type, true))
		return unknown_type(t, f.type, "float");
	bb_str_builder_init(&b, t);
	bb_format_add_float(&b, value, &f);
	return bb_str_builder_finish(&b);
}

/* A small decimal number without going through a str object: writes backwards from end. */
static size_t small_text(intptr_t value, char *end)
{
	uintptr_t rest = value < 0 ? 0 - (uintptr_t)value : (uintptr_t)value;
	char *p = end;
	do
		*--p = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--p = '-';
	return (size_t)(end - p);
}

static BbValue format_char(BbThread *t, BbValue value, const BbFormatSpec *f)
{
	intptr_t c;
	BbStrBuilder b;
	if (f->sign)
		return bb_value_error(t, "Sign not allowed with integer format specifier 'c'");
	if (f->alternate)
		return bb_value_error(t, "Alternate form (#) not allowed with integer format specifier 'c'");
	if (!bb_int_to_ssize(value, &c))
		return bb_overflow_error(t, "Python int too large to convert to C long");
	if (c < 0 || c > 0x10ffff)
		return bb_overflow_error(t, "%%c arg not in range(0x110000)");
	size_t padding = padding_of(f, 1), left = left_padding(padding, f->align);
	bb_str_builder_init(&b, t);
	bb_str_builder_add_chars(&b, f->fill, left);
	bb_str_builder_add_char(&b, (uint32_t)c);
	bb_str_builder_add_chars(&b, f->fill, padding - left);
	return bb_str_builder_finish(&b);
}

static BbValue format_integer(BbThread *t, BbValue value, BbFormatSpec *f)
{
	BbStrBuilder b;
	char small[32];
	int base = f->type == 'b' ? 2 : f->type == 'o' ? 8 : f->type == 'x' || f->type == 'X' ? 16 : 10;
	const char *prefix = NULL;
	if (f->alternate && base != 10)
		prefix = f->type == 'b' ? "0b" : f->type == 'o' ? "0o" : f->type == 'x' ? "0x" : "0X";
	bb_str_builder_init(&b, t);
	if (base == 10 && bb_is_small(value)) {
		size_t n = small_text(bb_to_small(value), small + sizeof small);
		bb_format_add_int(&b, small + sizeof small - n, n, prefix, 3, f);
		return bb_str_builder_finish(&b);
	}
	BbValue text = bb_int_to_text(t, value, base, false);
	if (bb_is_empty(text))
		return text;
	BbStr *s = bb_to_str(text);
	if (f->type == 'X') {
		BbStr *upper = bb_str_alloc(t, s->size, s->size);
		if (!upper)
			return BB_EMPTY;
		for (size_t i = 0; i < s->size; i++)
			upper->inline_text[i] =
				(char)(bb_str_data(s)[i] >= 'a' ? bb_str_data(s)[i] - 32 : bb_str_data(s)[i]);
		s = upper;
	}
	bb_format_add_int(&b, bb_str_data(s), s->size, prefix, base == 10 ? 3 : 4, f);
	return bb_str_builder_finish(&b);
}

BbValue bb_format_int(BbThread *t, BbValue value, BbValue spec)
{
	const char *type_name = bb_type_of(value)->name;
	BbFormatSpec f;
	BbStrBuilder b;
	double x;
	if (bb_to_str(spec)->size == 0)
		return bb_str(t, value);
	if (!bb_format_spec_parse(t, spec, 'd', '>', type_name, &f))
		return BB_EMPTY;
	if (f.type && f.type < 0x80 && strchr("bcdoxXn", (int)f.type)) {
		if (f.precision >= 0)
			return bb_value_error(t, "Precision not allowed in integer format specifier");
		if (f.no_negative_zero)
			return bb_value_error(t, "Negative zero coercion (z) not allowed in integer format specifier");
		return f.type == 'c' ? format_char(t, value, &f) : format_integer(t, value, &f);
	}
	if (!f.type || !is_float_type(f.type, true))
		return unknown_type(t, f.type, type_name);
	if (!bb_int_to_double(t, value, &x))
		return BB_EMPTY;
	bb_str_builder_init(&b, t);
	bb_format_add_float(&b, x, &f);
	return bb_str_builder_finish(&b);
}

BbValue bb_format_complex(BbThread *t, double real, double imag, BbValue spec)
{
	BbFormatSpec f, part;
	BbStrBuilder inner, b;
	bool parens = false, skip_real = false;
	if (!bb_format_spec_parse(t, spec, 0, '>', "complex", &f))
		return BB_EMPTY;
	if (!is_float_type(f.type, false))
		return unknown_type(t, f.type, "complex");
	if (f.zero_fill || f.fill == '0')
		return bb_value_error(t, "Zero padding is not allowed in complex format specifier");
	if (f.align == '=')
		return bb_value_error(t, "'=' alignment flag is not allowed in complex format specifier");
	part = f;
	part.width = -1;
	part.align = '<';
	if (f.type == 0) {
		skip_real = real == 0 && !__builtin_signbit(real);
		parens = !skip_real;
		/* Without ".0" after whole numbers, unlike float. */
		part.type = f.precision < 0 ? 'r' : 'g';
	}
	bb_str_builder_init(&inner, t);
	if (parens)
		bb_str_builder_add_char(&inner, '(');
	if (!skip_real) {
		bb_format_add_float(&inner, real, &part);
		part.sign = '+';
	}
	bb_format_add_float(&inner, imag, &part);
	bb_str_builder_add_text(&inner, parens ? "j)" : "j");
	size_t padding = padding_of(&f, inner.length), left = left_padding(padding, f.align);
	if (padding == 0)
		return bb_str_builder_finish(&inner);
	bb_str_builder_init(&b, t);
	bb_str_builder_add_chars(&b, f.fill, left);
	bb_str_builder_add(&b, inner.data, inner.size);
	bb_str_builder_add_chars(&b, f.fill, padding - left);
	return inner.failed ? BB_EMPTY : bb_str_builder_finish(&b);
}
