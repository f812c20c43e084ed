/* SPDX-License-Identifier: MIT */
/*
 * UTF-16 and UTF-32; see codec_wide.h.
 *
 * Threading: pure functions of immutable data.
 */
#include "object/codec_wide.h"

#include "base/utf8.h"

static const int native_order = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? -1 : 1;

static uint32_t unit_at(const uint8_t *p, unsigned width, int order)
{
	uint32_t c = 0;
	for (unsigned i = 0; i < width; i++)
		c |= (uint32_t)p[i] << 8 * (order > 0 ? width - 1 - i : i);
	return c;
}

/* Skips a byte order mark if the order isn't known. */
static size_t find_order(const BbDecoding *d, unsigned width, int *order)
{
	if (*order != 0 || d->size < width)
		return 0;
	if (unit_at(d->data, width, -1) == 0xfeff)
		*order = -1;
	else if (unit_at(d->data, width, 1) == 0xfeff)
		*order = 1;
	return *order ? width : 0;
}

static bool decode_utf16(BbDecoding *d, int order, size_t at, size_t *consumed)
{
	while (at < d->size) {
		size_t left = d->size - at, bad = 2;
		const char *reason;
		if (left < 2) {
			if (!d->final)
				break;
			reason = "truncated data";
			bad = 1;
		} else {
			uint32_t c = unit_at(d->data + at, 2, order);
			if (c < 0xd800 || c > 0xdfff) {
				if (!bb_str_builder_add_char(&d->out, c))
					return false;
				at += 2;
				continue;
			}
			if (c > 0xdbff) {
				reason = "illegal encoding";
			} else if (left < 4) {
				if (!d->final)
					break;
				reason = "unexpected end of data";
				bad = left;
			} else {
				uint32_t low = unit_at(d->data + at + 2, 2, order);
				if (low >= 0xdc00 && low <= 0xdfff) {
					if (!bb_str_builder_add_char(&d->out,
								     0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff))))
						return false;
					at += 4;
					continue;
				}
				reason = "illegal UTF-16 surrogate";
			}
		}
		if (!bb_codec_decode_error(d, at, at + bad, reason, &at))
			return false;
	}
	*consumed = at;
	return true;
}

static bool decode_utf32(BbDecoding *d, int order, size_t at, size_t *consumed)
{
	while (at < d->size) {
		size_t left = d->size - at;
		const char *reason = "truncated data";
		if (left < 4) {
			if (!d->final)
				break;
		} else {
			uint32_t c = unit_at(d->data + at, 4, order);
			left = 4;
			if (c <= BB_UTF8_MAX_CHAR && (c < 0xd800 || c > 0xdfff)) {
				if (!bb_str_builder_add_char(&d->out, c))
					return false;
				at += 4;
				continue;
			}
			reason = c > BB_UTF8_MAX_CHAR ? "code point not in range(0x110000)"
						      : "code point in surrogate code point range(0xd800, 0xe000)";
		}
		if (!bb_codec_decode_error(d, at, at + left, reason, &at))
			return false;
	}
	*consumed = at;
	return true;
}

bool bb_codec_wide_decode(BbDecoding *d, unsigned width, int *byte_order, size_t *consumed)
{
	size_t at = find_order(d, width, byte_order);
	int order = *byte_order ? *byte_order : native_order;
	/* Errors tell the order that was found. */
	if (d->encoding == BB_ENCODING_UTF16 || d->encoding == BB_ENCODING_UTF32)
		d->encoding = (BbEncoding)(d->encoding + (order < 0 ? 1 : 2));
	return width == 2 ? decode_utf16(d, order, at, consumed) : decode_utf32(d, order, at, consumed);
}

static bool put_unit(BbEncodingState *e, uint32_t c, unsigned width)
{
	bool big = e->encoding == BB_ENCODING_UTF16_BE || e->encoding == BB_ENCODING_UTF32_BE;
	uint8_t bytes[4];
	for (unsigned i = 0; i < width; i++)
		bytes[i] = (uint8_t)(c >> 8 * (big ? width - 1 - i : i));
	return bb_bytes_builder_add(&e->out, bytes, width);
}

static bool put_utf16(BbEncodingState *e, uint32_t c)
{
	if (c >= 0xd800 && c < 0xe000)
		return false;
	if (c < 0x10000)
		return put_unit(e, c, 2);
	c -= 0x10000;
	return put_unit(e, 0xd800 + (c >> 10), 2) && put_unit(e, 0xdc00 + (c & 0x3ff), 2);
}

static bool put_utf32(BbEncodingState *e, uint32_t c)
{
	return !(c >= 0xd800 && c < 0xe000) && put_unit(e, c, 4);
}

bool bb_codec_wide_encode(BbEncodingState *e, unsigned width, int byte_order)
{
	const BbStr *s = bb_to_str(e->text);
	const uint8_t *data = (const uint8_t *)bb_str_data(s), *p = data, *end = data + s->size;
	bool (*put)(BbEncodingState * e, uint32_t c) = width == 2 ? put_utf16 : put_utf32;
	BbEncoding name = e->encoding;
	size_t index = 0;
	/* The little-endian name, unless big-endian: it tells put_unit the order. */
	if (byte_order == 0)
		byte_order = native_order;
	BbEncoding ordered = width == 2 ? BB_ENCODING_UTF16_LE : BB_ENCODING_UTF32_LE;
	if (byte_order > 0)
		ordered = (BbEncoding)(ordered + 1);
	e->encoding = ordered;
	if (name != ordered && !put_unit(e, 0xfeff, width))
		return false;
	while (p < end) {
		const uint8_t *start = p;
		uint32_t c = bb_utf8_next(&p);
		if (c < 0xd800 || c > 0xdfff) {
			index++;
			if (!put(e, c))
				return false;
			continue;
		}
		size_t resume, last = index + 1;
		while (p < end && *p == 0xed && p[1] >= 0xa0) {
			p += 3;
			last++;
		}
		/* Errors tell the name that the program gave; passing surrogates needs the order. */
		if (e->mode != BB_ERRORS_SURROGATEPASS && byte_order < 0)
			e->encoding = name;
		if (!bb_codec_encode_error(e, index, last, (size_t)(start - data), "surrogates not allowed", put,
					   &resume))
			return false;
		e->encoding = ordered;
		p = data + bb_str_offset(s, resume);
		index = resume;
	}
	return true;
}
