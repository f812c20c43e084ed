/* SPDX-License-Identifier: MIT */
/*
 * The encodings unicode-escape and raw-unicode-escape; see codec_escape.h.
 *
 * Threading: pure functions of immutable data.
 */
#include "object/codec_escape.h"

#include "base/utf8.h"
#include "object/error.h"

static int hex_digit(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads n hexadecimal digits at `at'; returns how many there were. */
static size_t read_hex(const BbDecoding *d, size_t at, size_t n, uint32_t *c)
{
	size_t i = 0;
	*c = 0;
	for (int digit; i < n && at + i < d->size && (digit = hex_digit(d->data[at + i])) >= 0; i++)
		*c = *c << 4 | (uint32_t)digit;
	return i;
}

/* \x, \u and \U at `at' (the backslash).  Sets *at behind it; *stop: it is cut off and more may come. */
static bool decode_hex(BbDecoding *d, size_t *at, size_t digits, bool *stop)
{
	static const char *const reasons[] = {"truncated \\xXX escape", "truncated \\uXXXX escape",
					      "truncated \\UXXXXXXXX escape"};
	uint32_t c;
	size_t got = read_hex(d, *at + 2, digits, &c);
	size_t end = *at + 2 + got;
	if (got == digits && c <= BB_UTF8_MAX_CHAR) {
		*at = end;
		return bb_str_builder_add_char(&d->out, c);
	}
	if (got < digits && end == d->size && !d->final) {
		*stop = true;
		return true;
	}
	const char *reason = got < digits				     ? reasons[digits / 4]
			     : d->encoding == BB_ENCODING_RAW_UNICODE_ESCAPE ? "\\Uxxxxxxxx out of range"
									     : "illegal Unicode character";
	return bb_codec_decode_error(d, *at, end, reason, at);
}

static bool decode_name(BbDecoding *d, size_t *at, bool *stop)
{
	size_t i = *at + 2;
	if (i < d->size && d->data[i] == '{') {
		size_t start = ++i;
		while (i < d->size && d->data[i] != '}')
			i++;
		if (i < d->size && i > start) {
			int32_t c = bb_codec_named_char((const char *)d->data + start, i - start);
			if (c >= 0) {
				*at = i + 1;
				return bb_str_builder_add_char(&d->out, (uint32_t)c);
			}
			return bb_codec_decode_error(d, *at, i + 1, "unknown Unicode character name", at);
		}
	}
	if (i >= d->size && !d->final) {
		*stop = true;
		return true;
	}
	return bb_codec_decode_error(d, *at, i < d->size ? i : d->size, "malformed \\N character escape", at);
}

static bool decode_octal(BbDecoding *d, size_t *at, bool *stop)
{
	uint32_t c = 0;
	size_t i = *at + 1, end = i + 3;
	while (i < end && i < d->size && d->data[i] >= '0' && d->data[i] <= '7')
		c = c * 8 + d->data[i++] - '0';
	if (i < end && i == d->size && !d->final) {
		*stop = true;
		return true;
	}
	*at = i;
	return bb_str_builder_add_char(&d->out, c);
}

static bool decode_escape(BbDecoding *d, size_t *at, bool *stop)
{
	static const char simple[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
	if (*at + 1 == d->size) {
		if (!d->final) {
			*stop = true;
			return true;
		}
		return bb_codec_decode_error(d, *at, *at + 1, "\\ at end of string", at);
	}
	uint8_t c = d->data[*at + 1];
	if (c == 'x' || c == 'u' || c == 'U')
		return decode_hex(d, at, c == 'x' ? 2 : c == 'u' ? 4 : 8, stop);
	if (c == 'N')
		return decode_name(d, at, stop);
	if (c >= '0' && c <= '7')
		return decode_octal(d, at, stop);
	*at += 2;
	if (c == '\n')
		return true;
	for (const char *p = simple; *p; p += 2)
		if (c == (uint8_t)*p)
			return bb_str_builder_add_char(&d->out, (uint8_t)p[1]);
	return bb_str_builder_add_char(&d->out, '\\') && bb_str_builder_add_char(&d->out, c);
}

bool bb_codec_escape_decode(BbDecoding *d, bool raw, size_t *consumed)
{
	size_t at = 0;
	bool stop = false;
	while (at < d->size && !stop) {
		bool ok;
		if (d->data[at] != '\\') {
			ok = bb_str_builder_add_char(&d->out, d->data[at++]);
		} else if (!raw) {
			ok = decode_escape(d, &at, &stop);
		} else if (at + 1 == d->size && !d->final) {
			break;
		} else if (at + 1 < d->size && (d->data[at + 1] == 'u' || d->data[at + 1] == 'U')) {
			ok = decode_hex(d, &at, d->data[at + 1] == 'u' ? 4 : 8, &stop);
		} else {
			ok = bb_str_builder_add_char(&d->out, '\\');
			at++;
			if (at < d->size && d->data[at] == '\\') {
				ok = bb_str_builder_add_char(&d->out, '\\');
				at++;
			}
		}
		if (!ok)
			return false;
	}
	*consumed = at;
	return true;
}

static bool add_escape(BbBytesBuilder *b, uint32_t c)
{
	static const char digits[] = "0123456789abcdef";
	char text[10] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
	int n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
	for (int i = 0; i < n; i++)
		text[2 + i] = digits[c >> 4 * (n - 1 - i) & 15];
	return bb_bytes_builder_add(b, text, (size_t)n + 2);
}

bool bb_codec_escape_encode(BbEncodingState *e, bool raw)
{
	const BbStr *s = bb_to_str(e->text);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		bool ok;
		if (raw)
			ok = c < 0x100 ? bb_bytes_builder_add_byte(&e->out, (uint8_t)c) : add_escape(&e->out, c);
		else if (c == '\t' || c == '\n' || c == '\r' || c == '\\')
			ok = bb_bytes_builder_add(&e->out,
						  c == '\t'   ? "\\t"
						  : c == '\n' ? "\\n"
						  : c == '\r' ? "\\r"
							      : "\\\\",
						  2);
		else
			ok = c >= 0x20 && c < 0x7f ? bb_bytes_builder_add_byte(&e->out, (uint8_t)c)
						   : add_escape(&e->out, c);
		if (!ok)
			return false;
	}
	return true;
}
