/* SPDX-License-Identifier: MIT */
/*
 * repr() and ascii() of str and bytes; see str_repr.h.
 */
#include "object/str_repr.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool add_escape(BbStrBuilder *b, uint32_t c)
{
	static const char digits[] = "0123456789abcdef";
	char text[10] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
	int n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
	for (int i = 0; i < n; i++)
		text[2 + i] = digits[c >> 4 * (n - 1 - i) & 15];
	return bb_str_builder_add(b, text, (size_t)n + 2);
}

static char choose_quote(const char *data, size_t n)
{
	return memchr(data, '\'', n) && !memchr(data, '"', n) ? '"' : '\'';
}

/* Adds one that needs a backslash; false: it needs none. */
static bool add_short_escape(BbStrBuilder *b, uint32_t c, char quote)
{
	char text[2] = {'\\', (char)c};
	if (c == '\n')
		text[1] = 'n';
	else if (c == '\r')
		text[1] = 'r';
	else if (c == '\t')
		text[1] = 't';
	else if (c != '\\' && c != (unsigned char)quote)
		return false;
	bb_str_builder_add(b, text, 2);
	return true;
}

bool bb_str_repr_add(BbStrBuilder *b, BbValue v, bool ascii_only)
{
	const BbStr *s = bb_to_str(v);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	char quote = choose_quote(bb_str_data(s), s->size);
	bb_str_builder_reserve(b, s->size + 2);
	bb_str_builder_add_char(b, (unsigned char)quote);
	while (p < end) {
		const uint8_t *plain = p;
		while (p < end && *p >= ' ' && *p < 0x7f && *p != '\\' && *p != (uint8_t)quote)
			p++;
		if (p > plain)
			bb_str_builder_add(b, (const char *)plain, (size_t)(p - plain));
		if (p == end)
			break;
		uint32_t c = bb_utf8_next(&p);
		if (add_short_escape(b, c, quote))
			continue;
		if (c < 0x7f ? c < ' ' : c == 0x7f || ascii_only || !bb_unicode_is_printable(c))
			add_escape(b, c);
		else
			bb_str_builder_add_char(b, c);
	}
	return bb_str_builder_add_char(b, (unsigned char)quote);
}

BbValue bb_str_repr(BbThread *t, BbValue v)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_repr_add(&b, v, false);
	return bb_str_builder_finish(&b);
}

BbValue bb_str_repr_to_ascii(BbThread *t, BbValue v)
{
	const BbStr *s = bb_to_str(v);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	BbStrBuilder b;
	if (bb_str_is_ascii(s))
		return v;
	bb_str_builder_init(&b, t);
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (c < 0x80)
			bb_str_builder_add_char(&b, c);
		else
			add_escape(&b, c);
	}
	return bb_str_builder_finish(&b);
}

bool bb_str_repr_add_bytes(BbStrBuilder *b, const char *data, size_t n, bool of_bytearray)
{
	char quote = choose_quote(data, n);
	bb_str_builder_reserve(b, n + 3);
	bb_str_builder_add_char(b, 'b');
	bb_str_builder_add_char(b, (unsigned char)quote);
	for (size_t i = 0; i < n; i++) {
		uint8_t c = (uint8_t)data[i];
		/* As in CPython, a bytearray shows a single quote with a backslash whatever stands around it. */
		if (add_short_escape(b, c, of_bytearray ? '\'' : quote))
			continue;
		if (c < ' ' || c >= 0x7f)
			add_escape(b, c);
		else
			bb_str_builder_add_char(b, c);
	}
	return bb_str_builder_add_char(b, (unsigned char)quote);
}
