/* SPDX-License-Identifier: MIT */
/*
 * Text to int and back (declared in int.h): signs, prefixes, the limit on digits and messages; the digits are the
 * kernels' work.
 *
 * Threading: pure functions but for the published limit; long ones let the world stop.
 */
#include "object/int.h"

#include "base/utf8.h"
#include "object/number.h"
#include "object/str.h"

/* ---- From text. ---- */

static unsigned digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a') + 10;
	if (c >= 'A' && c <= 'Z')
		return (unsigned)(c - 'A') + 10;
	return 99;
}

static unsigned prefix_base(const char *text, size_t size)
{
	if (size < 2 || text[0] != '0')
		return 0;
	switch (text[1]) {
	case 'b':
	case 'B':
		return 2;
	case 'o':
	case 'O':
		return 8;
	case 'x':
	case 'X':
		return 16;
	default:
		return 0;
	}
}

/* The digits' range within stripped text, after sign and prefix; false: no number. */
static bool take_head(const char **text, size_t *size, unsigned *base, bool *negative)
{
	const char *s = *text;
	size_t n = *size;
	*negative = false;
	if (n > 0 && (*s == '-' || *s == '+')) {
		*negative = *s == '-';
		s++;
		n--;
	}
	unsigned prefix = prefix_base(s, n);
	bool only_zero = false;
	if (*base == 0) {
		only_zero = prefix == 0 && n > 0 && *s == '0';
		*base = prefix != 0 ? prefix : 10;
	}
	if (prefix != 0 && prefix == *base) {
		s += 2;
		n -= 2;
		if (n > 1 && *s == '_') {
			s++;
			n--;
		}
	}
	if (only_zero)
		for (size_t i = 0; i < n; i++)
			if (s[i] != '0' && s[i] != '_')
				return false;
	*text = s;
	*size = n;
	return n > 0;
}

/* ValueError if there are too many digits for a base that is no power of two. */
static bool check_digits(BbThread *t, const char *text, size_t size, unsigned base)
{
	if (size <= BB_INT_MAX_STR_DIGITS_THRESHOLD || (base & (base - 1)) == 0)
		return true;
	size_t digits = 0, limit = (size_t)bb_int_max_str_digits(t->rt);
	for (size_t i = 0; i < size && (text[i] == '_' || digit_value(text[i]) < base); i++)
		digits += text[i] != '_';
	if (limit == 0 || digits <= limit)
		return true;
	bb_value_error(t,
		       "Exceeds the limit (%zu digits) for integer string conversion: value has %zu digits; "
		       "use sys.set_int_max_str_digits() to increase the limit",
		       limit, digits);
	return false;
}

static BbValue parse_big(BbThread *t, const char *text, size_t size, unsigned base, bool negative, bool *invalid)
{
	size_t count;
	BbBigInt *big = bb_int_alloc(t, bb_mpn_from_text_size(size, base));
	if (BB_UNLIKELY(!big))
		return BB_EMPTY;
	BbMpnPoll poll = bb_int_poll(t);
	BbMpnMemory memory = bb_int_memory(t);
	BbMpnStatus status = bb_mpn_from_text(big->limbs, &count, text, size, base, &memory, &poll);
	if (status == BB_MPN_INVALID) {
		*invalid = true;
		return BB_EMPTY;
	}
	return bb_int_check_status(t, status) ? bb_int_finish(big, count, negative) : BB_EMPTY;
}

/* Stripped text.  *invalid: it is no number, and nothing is raised. */
static BbValue parse(BbThread *t, const char *text, size_t size, int base, bool *invalid)
{
	unsigned radix = (unsigned)base;
	bool negative;
	if (!take_head(&text, &size, &radix, &negative)) {
		*invalid = true;
		return BB_EMPTY;
	}
	if (size <= 9) {
		/* So few digits fit 64 bits in any base, most of them a small int. */
		uint64_t x = 0;
		size_t i = 0;
		for (; i < size && digit_value(text[i]) < radix; i++)
			x = x * radix + digit_value(text[i]);
		if (i == size)
			return bb_int_from_i64(t, negative ? -(int64_t)x : (int64_t)x);
	}
	if (!check_digits(t, text, size, radix))
		return BB_EMPTY;
	return parse_big(t, text, size, radix, negative, invalid);
}

BbValue bb_int_parse_bytes(BbThread *t, const char *text, size_t size, int base, BbValue shown)
{
	bool invalid = false;
	bb_number_strip(&text, &size);
	BbValue v = parse(t, text, size, base, &invalid);
	return invalid ? bb_value_error(t, "invalid literal for int() with base %d: %.200R", base, shown) : v;
}

BbValue bb_int_parse_str(BbThread *t, BbValue str, int base)
{
	BbNumberText text;
	if (!bb_number_text(t, str, &text))
		return BB_EMPTY;
	return bb_int_parse_bytes(t, text.text, text.size, base, str);
}

BbValue bb_int_parse(BbThread *t, const char *text, size_t size, int base)
{
	bool invalid = false;
	const char *s = text;
	size_t n = size;
	bb_number_strip(&s, &n);
	BbValue v = parse(t, s, n, base, &invalid);
	if (!invalid)
		return v;
	BbValue shown = bb_str_decode_utf8(t, text, size, "replace");
	if (bb_is_empty(shown))
		return shown;
	return bb_value_error(t, "invalid literal for int() with base %d: %.200R", base, shown);
}

/* ---- To text. ---- */

/* Sign, prefix and digits of a small number from the end of out backwards; returns where they begin. */
static char *write_word(char *end, uintptr_t word, unsigned base)
{
	do {
		unsigned digit = (unsigned)(word % base);
		*--end = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
		word /= base;
	} while (word != 0);
	return end;
}

static char *write_head(char *start, unsigned base, bool prefix, bool negative)
{
	if (prefix && (base == 2 || base == 8 || base == 16)) {
		*--start = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
		*--start = '0';
	}
	if (negative)
		*--start = '-';
	return start;
}

static BbValue too_long(BbThread *t, size_t limit)
{
	return bb_value_error(t,
			      "Exceeds the limit (%zu digits) for integer string conversion; "
			      "use sys.set_int_max_str_digits() to increase the limit",
			      limit);
}

BbValue bb_int_to_text(BbThread *t, BbValue v, int base, bool prefix)
{
	unsigned radix = (unsigned)base;
	char small[sizeof(uintptr_t) * 8 + 4];
	if (BB_LIKELY(bb_is_small(v))) {
		intptr_t x = bb_to_small(v);
		char *end = small + sizeof small, *start = write_word(end, x < 0 ? -(uintptr_t)x : (uintptr_t)x, radix);
		start = write_head(start, radix, prefix, x < 0);
		return bb_str_new(t, start, (size_t)(end - start));
	}
	BbIntView view;
	bb_int_view(v, &view);
	size_t size = bb_mpn_text_size(view.limbs, view.count, radix), length;
	size_t limit = (radix & (radix - 1)) == 0 ? 0 : (size_t)bb_int_max_str_digits(t->rt);
	if (size <= BB_INT_MAX_STR_DIGITS_THRESHOLD)
		limit = 0;
	/* The estimate is a few digits too high at most: what is far over the limit is not worth converting. */
	if (limit != 0 && size > limit + limit / 16 + 8)
		return too_long(t, limit);
	char *end = small + sizeof small, *start = write_head(end, radix, prefix, view.negative);
	size_t head = (size_t)(end - start);
	BbStr *out = bb_str_alloc(t, head + size, head + size);
	if (BB_UNLIKELY(!out))
		return BB_EMPTY;
	memcpy(out->inline_text, start, head);
	BbMpnPoll poll = bb_int_poll(t);
	BbMpnMemory memory = bb_int_memory(t);
	if (!bb_int_check_status(
		    t, bb_mpn_to_text(out->inline_text + head, &length, view.limbs, view.count, radix, &memory, &poll)))
		return BB_EMPTY;
	if (limit != 0 && length > limit)
		return too_long(t, limit);
	out->size = head + length;
	out->length = (uint32_t)out->size;
	out->inline_text[out->size] = '\0';
	return bb_from_pointer(out);
}
