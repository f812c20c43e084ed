/* SPDX-License-Identifier: MIT */
/*
 * Encodings: names, UTF-8, ASCII and Latin-1, and what happens at errors.  codec_wide.c and codec_escape.c have the
 * rest.
 *
 * Threading: pure functions of immutable objects; the hooks are set once at start-up.
 */
#include "object/codec.h"

#include "base/unicode_names.h"
#include "base/utf8.h"
#include "object/buffer.h"
#include "object/codec_escape.h"
#include "object/codec_wide.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/tuple.h"

static BbPublished hooks_word; /* const BbCodecHooks * */

static const BbCodecHooks no_hooks;

void bb_codec_set_hooks(const BbCodecHooks *hooks)
{
	bb_published_store(&hooks_word, (uintptr_t)hooks);
}

const BbCodecHooks *bb_codec_hooks(void)
{
	const BbCodecHooks *hooks = (const BbCodecHooks *)bb_published_load(&hooks_word);
	return hooks ? hooks : &no_hooks;
}

static BbPublished names_word; /* const BbCodecNames * */

void bb_codec_set_names(const BbCodecNames *names)
{
	bb_published_store(&names_word, (uintptr_t)names);
}

static const BbCodecNames *char_names(void)
{
	return (const BbCodecNames *)bb_published_load(&names_word);
}

int32_t bb_codec_named_char(const char *name, size_t size)
{
	uint32_t codes[BB_UNICODE_MAX_SEQUENCE];
	return char_names() && char_names()->find(name, size, codes) == 1 ? (int32_t)codes[0] : -1;
}

/* ---- Names. ---- */

static const struct {
	const char *name; /* in lower case, without '-', '_' and ' ' */
	BbEncoding encoding;
} names[] = {
	{"utf8", BB_ENCODING_UTF8},
	{"u8", BB_ENCODING_UTF8},
	{"utf", BB_ENCODING_UTF8},
	{"cp65001", BB_ENCODING_UTF8},
	{"utf8sig", BB_ENCODING_UTF8_SIG},
	{"ascii", BB_ENCODING_ASCII},
	{"usascii", BB_ENCODING_ASCII},
	{"646", BB_ENCODING_ASCII},
	{"ansix3.41968", BB_ENCODING_ASCII},
	{"iso646us", BB_ENCODING_ASCII},
	{"us", BB_ENCODING_ASCII},
	{"latin1", BB_ENCODING_LATIN1},
	{"latin", BB_ENCODING_LATIN1},
	{"iso88591", BB_ENCODING_LATIN1},
	{"8859", BB_ENCODING_LATIN1},
	{"cp819", BB_ENCODING_LATIN1},
	{"l1", BB_ENCODING_LATIN1},
	{"isoir100", BB_ENCODING_LATIN1},
	{"utf16", BB_ENCODING_UTF16},
	{"u16", BB_ENCODING_UTF16},
	{"utf16le", BB_ENCODING_UTF16_LE},
	{"utf16be", BB_ENCODING_UTF16_BE},
	{"utf32", BB_ENCODING_UTF32},
	{"u32", BB_ENCODING_UTF32},
	{"utf32le", BB_ENCODING_UTF32_LE},
	{"utf32be", BB_ENCODING_UTF32_BE},
	{"unicodeescape", BB_ENCODING_UNICODE_ESCAPE},
	{"rawunicodeescape", BB_ENCODING_RAW_UNICODE_ESCAPE},
};

BbEncoding bb_codec_find(const char *name)
{
	char plain[24];
	size_t n = 0;
	if (!name)
		return BB_ENCODING_UTF8;
	for (const char *p = name; *p; p++) {
		if (*p == '-' || *p == '_' || *p == ' ')
			continue;
		if (n == sizeof plain - 1)
			return BB_ENCODING_OTHER;
		plain[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
	}
	plain[n] = 0;
	for (size_t i = 0; i < BB_COUNT(names); i++)
		if (strcmp(names[i].name, plain) == 0)
			return names[i].encoding;
	return BB_ENCODING_OTHER;
}

const char *bb_codec_name(BbEncoding encoding)
{
	static const char *const texts[] = {
		[BB_ENCODING_OTHER] = "",
		[BB_ENCODING_UTF8] = "utf-8",
		[BB_ENCODING_UTF8_SIG] = "utf-8",
		[BB_ENCODING_ASCII] = "ascii",
		[BB_ENCODING_LATIN1] = "latin-1",
		[BB_ENCODING_UTF16] = "utf-16",
		[BB_ENCODING_UTF16_LE] = "utf-16-le",
		[BB_ENCODING_UTF16_BE] = "utf-16-be",
		[BB_ENCODING_UTF32] = "utf-32",
		[BB_ENCODING_UTF32_LE] = "utf-32-le",
		[BB_ENCODING_UTF32_BE] = "utf-32-be",
		[BB_ENCODING_UNICODE_ESCAPE] = "unicodeescape",
		[BB_ENCODING_RAW_UNICODE_ESCAPE] = "rawunicodeescape",
	};
	return texts[encoding];
}

static BbErrorMode mode_of(const char *errors)
{
	static const char *const texts[] = {
		"strict",      "ignore",	  "replace",	  "backslashreplace", "xmlcharrefreplace",
		"namereplace", "surrogateescape", "surrogatepass"};
	if (!errors)
		return BB_ERRORS_STRICT;
	for (size_t i = 0; i < BB_COUNT(texts); i++)
		if (strcmp(errors, texts[i]) == 0)
			return (BbErrorMode)i;
	return BB_ERRORS_OTHER;
}

/* ---- Errors. ---- */

/* (encoding, object, start, end, reason): false: failed. */
static bool error_args(BbThread *t, BbEncoding encoding, BbValue object, size_t start, size_t end, const char *reason,
		       BbValue args[5])
{
	args[0] = bb_str_from_text(t, bb_codec_name(encoding));
	args[1] = object;
	args[2] = bb_int_from_ssize(t, (intptr_t)start);
	args[3] = bb_int_from_ssize(t, (intptr_t)end);
	args[4] = bb_str_from_text(t, reason);
	for (int i = 0; i < 5; i++)
		if (bb_is_empty(args[i]))
			return false;
	return true;
}

/* Calls the handler with a new exception; *position is checked against size.  Returns the replacement, or EMPTY. */
static BbValue call_handler(BbThread *t, const char *errors, BbType *type, const BbValue args[5], size_t size,
			    const char *must_return, bool bytes_too, size_t *position)
{
	BbValue handler = BB_EMPTY;
	intptr_t at;
	if (bb_codec_hooks()->error_handler)
		handler = bb_codec_hooks()->error_handler(t, errors);
	if (bb_is_empty(handler)) {
		if (!bb_has_exception(t))
			bb_raise(t, &bb_exc_LookupError, "unknown error handler name '%s'", errors);
		return BB_EMPTY;
	}
	BbValue exception = bb_call(t, bb_from_pointer(type), args, 5, BB_EMPTY);
	if (bb_is_empty(exception))
		return BB_EMPTY;
	BbValue result = bb_call1(t, handler, exception);
	if (bb_is_empty(result))
		return BB_EMPTY;
	if (!bb_is_tuple(result) || bb_tuple_count(result) != 2)
		return bb_type_error(t, "%s", must_return);
	BbValue text = bb_tuple_get(result, 0);
	if (!(bb_is_str(text) || (bytes_too && bb_is_bytes(text))) || !bb_is_int(bb_tuple_get(result, 1)))
		return bb_type_error(t, "%s", must_return);
	if (!bb_index_ssize(t, bb_tuple_get(result, 1), true, &at))
		return BB_EMPTY;
	intptr_t wanted = at;
	if (at < 0)
		at += (intptr_t)size;
	if (at < 0 || (size_t)at > size)
		return bb_index_error(t, "position %zd from error handler out of bounds", wanted);
	*position = (size_t)at;
	return text;
}

static bool decode_strict(BbDecoding *d, size_t start, size_t end, const char *reason)
{
	BbValue args[5];
	BbValue object = bb_bytes_new(d->t, d->data, d->size);
	if (!bb_is_empty(object) && error_args(d->t, d->encoding, object, start, end, reason, args))
		bb_raise_with(d->t, &bb_exc_UnicodeDecodeError, args, 5);
	return false;
}

static unsigned unit_width(BbEncoding encoding)
{
	if (encoding >= BB_ENCODING_UTF32 && encoding <= BB_ENCODING_UTF32_BE)
		return 4;
	return encoding >= BB_ENCODING_UTF16 && encoding <= BB_ENCODING_UTF16_BE ? 2
	       : encoding == BB_ENCODING_UTF8					 ? 3
										 : 0;
}

static bool is_big_endian(BbEncoding encoding)
{
	return encoding == BB_ENCODING_UTF16_BE || encoding == BB_ENCODING_UTF32_BE;
}

/* A surrogate at p in the encoding, or 0. */
static uint32_t surrogate_at(BbEncoding encoding, const uint8_t *p, size_t n)
{
	unsigned width = unit_width(encoding);
	uint32_t c = 0;
	if (width == 0 || n < width)
		return 0;
	if (width == 3)
		return p[0] == 0xed && p[1] >= 0xa0 && p[1] < 0xc0 && bb_utf8_is_continuation(p[2])
			       ? 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu)
			       : 0;
	for (unsigned i = 0; i < width; i++)
		c |= (uint32_t)p[i] << 8 * (is_big_endian(encoding) ? width - 1 - i : i);
	return c >= 0xd800 && c < 0xe000 ? c : 0;
}

static bool decode_by_handler(BbDecoding *d, size_t start, size_t end, const char *reason, size_t *resume)
{
	BbValue args[5];
	BbValue object = bb_bytes_new(d->t, d->data, d->size);
	if (bb_is_empty(object) || !error_args(d->t, d->encoding, object, start, end, reason, args))
		return false;
	BbValue text = call_handler(d->t, d->errors, &bb_exc_UnicodeDecodeError, args, d->size,
				    "decoding error handler must return (str, int) tuple", false, resume);
	return !bb_is_empty(text) && bb_str_builder_add_str(&d->out, text);
}

static bool add_hex_escape(BbStrBuilder *b, uint32_t c)
{
	static const char digits[] = "0123456789abcdef";
	char text[10] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
	int n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
	for (int i = 0; i < n; i++)
		text[2 + i] = digits[c >> 4 * (n - 1 - i) & 15];
	return bb_str_builder_add(b, text, (size_t)n + 2);
}

bool bb_codec_decode_error(BbDecoding *d, size_t start, size_t end, const char *reason, size_t *resume)
{
	uint32_t c;
	*resume = end;
	switch (d->mode) {
	case BB_ERRORS_IGNORE:
		return true;
	case BB_ERRORS_REPLACE:
		return bb_str_builder_add_char(&d->out, 0xfffd);
	case BB_ERRORS_BACKSLASH:
		for (size_t i = start; i < end; i++)
			if (!add_hex_escape(&d->out, d->data[i]))
				return false;
		return true;
	case BB_ERRORS_SURROGATEESCAPE:
		if (d->data[start] < 0x80)
			return decode_strict(d, start, end, reason);
		for (size_t i = start; i < end && i < start + 4; i++) {
			*resume = i;
			if (d->data[i] < 0x80)
				return true;
			if (!bb_str_builder_add_char(&d->out, 0xdc00u + d->data[i]))
				return false;
			*resume = i + 1;
		}
		return true;
	case BB_ERRORS_SURROGATEPASS:
		c = surrogate_at(d->encoding, d->data + start, d->size - start);
		if (!c)
			return decode_strict(d, start, end, reason);
		*resume = start + unit_width(d->encoding);
		return bb_str_builder_add_char(&d->out, c);
	case BB_ERRORS_XML:
	case BB_ERRORS_NAME:
		bb_type_error(d->t, "don't know how to handle UnicodeDecodeError in error callback");
		return false;
	case BB_ERRORS_OTHER:
		return decode_by_handler(d, start, end, reason, resume);
	default:
		return decode_strict(d, start, end, reason);
	}
}

static bool encode_strict(BbEncodingState *e, size_t start, size_t end, const char *reason)
{
	BbValue args[5];
	if (error_args(e->t, e->encoding, e->text, start, end, reason, args))
		bb_raise_with(e->t, &bb_exc_UnicodeEncodeError, args, 5);
	return false;
}

static bool put_text(BbEncodingState *e, BbValue text, bool (*put)(BbEncodingState *e, uint32_t c))
{
	const BbStr *s = bb_to_str(text);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	while (p < end)
		if (!put(e, bb_utf8_next(&p)))
			return false;
	return true;
}

/* The text that stands for [start, end) in these modes. */
static BbValue escape_text(BbEncodingState *e, size_t n, size_t offset)
{
	const uint8_t *p = (const uint8_t *)bb_str_text(e->text) + offset;
	BbStrBuilder b;
	char digits[16], name[BB_UNICODE_MAX_NAME];
	bb_str_builder_init(&b, e->t);
	for (size_t i = 0; i < n; i++) {
		uint32_t c = bb_utf8_next(&p);
		size_t length = 0;
		if (e->mode == BB_ERRORS_REPLACE) {
			bb_str_builder_add_char(&b, '?');
		} else if (e->mode == BB_ERRORS_XML) {
			int k = sizeof digits;
			digits[--k] = ';';
			do
				digits[--k] = (char)('0' + c % 10);
			while (c /= 10);
			bb_str_builder_add_text(&b, "&#");
			bb_str_builder_add(&b, digits + k, sizeof digits - (size_t)k);
		} else {
			if (e->mode == BB_ERRORS_NAME && char_names())
				length = char_names()->name(c, name);
			if (length) {
				bb_str_builder_add_text(&b, "\\N{");
				bb_str_builder_add(&b, name, length);
				bb_str_builder_add_char(&b, '}');
			} else {
				add_hex_escape(&b, c);
			}
		}
	}
	return bb_str_builder_finish(&b);
}

static bool pass_surrogates(BbEncodingState *e, size_t n, size_t offset, const char *reason, size_t start)
{
	const uint8_t *p = (const uint8_t *)bb_str_text(e->text) + offset;
	unsigned width = unit_width(e->encoding);
	for (size_t i = 0; i < n; i++) {
		uint32_t c = bb_utf8_next(&p);
		bool ok;
		if (e->mode == BB_ERRORS_SURROGATEESCAPE) {
			if (c < 0xdc80 || c > 0xdcff)
				return encode_strict(e, start, start + n, reason);
			ok = bb_bytes_builder_add_byte(&e->out, (uint8_t)(c & 0xff));
		} else {
			if (c < 0xd800 || c > 0xdfff || !width)
				return encode_strict(e, start, start + n, reason);
			ok = width != 3 || bb_bytes_builder_add(&e->out, p - 3, 3);
			for (unsigned k = 0; width != 3 && k < width; k++)
				ok = bb_bytes_builder_add_byte(
					&e->out, (uint8_t)(c >> 8 * (is_big_endian(e->encoding) ? width - 1 - k : k)));
		}
		if (!ok)
			return false;
	}
	return true;
}

bool bb_codec_encode_error(BbEncodingState *e, size_t start, size_t end, size_t offset, const char *reason,
			   bool (*put)(BbEncodingState *e, uint32_t c), size_t *resume)
{
	BbValue text, args[5];
	*resume = end;
	switch (e->mode) {
	case BB_ERRORS_IGNORE:
		return true;
	case BB_ERRORS_SURROGATEESCAPE:
	case BB_ERRORS_SURROGATEPASS:
		return pass_surrogates(e, end - start, offset, reason, start);
	case BB_ERRORS_REPLACE:
	case BB_ERRORS_BACKSLASH:
	case BB_ERRORS_XML:
	case BB_ERRORS_NAME:
		text = escape_text(e, end - start, offset);
		break;
	case BB_ERRORS_OTHER:
		if (!error_args(e->t, e->encoding, e->text, start, end, reason, args))
			return false;
		text = call_handler(e->t, e->errors, &bb_exc_UnicodeEncodeError, args, bb_to_str(e->text)->length,
				    "encoding error handler must return (str/bytes, int) tuple", true, resume);
		break;
	default:
		return encode_strict(e, start, end, reason);
	}
	if (bb_is_empty(text))
		return false;
	if (bb_is_bytes(text))
		return bb_bytes_builder_add(&e->out, bb_bytes_data(text), bb_bytes_size(text));
	if (put_text(e, text, put))
		return true;
	return bb_has_exception(e->t) ? false : encode_strict(e, start, end, reason);
}

/* ---- ASCII, Latin-1, UTF-8. ---- */

static bool decode_utf8(BbDecoding *d, size_t *consumed)
{
	static const char *const reasons[] = {"invalid start byte", "invalid continuation byte",
					      "unexpected end of data"};
	size_t at = 0;
	while (at < d->size) {
		uint32_t c;
		size_t good = bb_utf8_validate(d->data + at, d->size - at, true);
		if (!bb_str_builder_add(&d->out, (const char *)d->data + at, good))
			return false;
		at += good;
		if (at == d->size)
			break;
		int bad = bb_utf8_decode(d->data + at, d->size - at, true, &c);
		BB_ASSERT(bad < 0);
		if (c == BB_UTF8_SHORT && !d->final)
			break;
		/* Bytes of a surrogate that is cut off: more may come. */
		if (!d->final && d->mode == BB_ERRORS_SURROGATEPASS && d->data[at] == 0xed && d->size - at < 3 &&
		    (d->size - at < 2 || (d->data[at + 1] >= 0xa0 && d->data[at + 1] < 0xc0)))
			break;
		if (!bb_codec_decode_error(d, at, at + (size_t)-bad, reasons[c], &at))
			return false;
	}
	*consumed = at;
	return true;
}

static bool decode_ascii(BbDecoding *d)
{
	size_t at = 0;
	while (at < d->size) {
		size_t good = at;
		while (good < d->size && d->data[good] < 0x80)
			good++;
		if (!bb_str_builder_add(&d->out, (const char *)d->data + at, good - at))
			return false;
		at = good;
		if (at < d->size && !bb_codec_decode_error(d, at, at + 1, "ordinal not in range(128)", &at))
			return false;
	}
	return true;
}

static bool decode_latin1(BbDecoding *d)
{
	for (size_t i = 0; i < d->size; i++)
		if (!bb_str_builder_add_char(&d->out, d->data[i]))
			return false;
	return true;
}

BbValue bb_codec_decode_native(BbThread *t, BbEncoding encoding, const void *data, size_t size, const char *errors,
			       bool final, size_t *consumed, int *byte_order)
{
	BbDecoding d = {.t = t, .encoding = encoding, .errors = errors, .data = data, .size = size, .final = final};
	size_t used = size;
	int order = byte_order ? *byte_order : 0;
	bool ok = false;

	/* The fast ways. */
	if (encoding <= BB_ENCODING_LATIN1 && encoding != BB_ENCODING_UTF8_SIG && bb_utf8_is_ascii(data, size)) {
		if (consumed)
			*consumed = size;
		return bb_str_new(t, data, size);
	}
	if (encoding == BB_ENCODING_UTF8 && bb_utf8_validate(data, size, true) == size) {
		if (consumed)
			*consumed = size;
		return bb_str_new(t, data, size);
	}
	d.mode = mode_of(errors);
	bb_str_builder_init(&d.out, t);
	switch (encoding) {
	case BB_ENCODING_UTF8_SIG:
		if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
			d.data += 3;
			d.size -= 3;
		} else if (!final && size < 3 && memcmp(data, "\xef\xbb\xbf", size) == 0) {
			used = 0;
			ok = true;
			break;
		}
		d.encoding = BB_ENCODING_UTF8;
		ok = decode_utf8(&d, &used);
		used += (size_t)(d.data - (const uint8_t *)data);
		break;
	case BB_ENCODING_UTF8:
		ok = decode_utf8(&d, &used);
		break;
	case BB_ENCODING_ASCII:
		ok = decode_ascii(&d);
		break;
	case BB_ENCODING_LATIN1:
		ok = decode_latin1(&d);
		break;
	case BB_ENCODING_UTF16_LE:
	case BB_ENCODING_UTF32_LE:
		order = -1;
		ok = bb_codec_wide_decode(&d, unit_width(encoding), &order, &used);
		break;
	case BB_ENCODING_UTF16_BE:
	case BB_ENCODING_UTF32_BE:
		order = 1;
		ok = bb_codec_wide_decode(&d, unit_width(encoding), &order, &used);
		break;
	case BB_ENCODING_UTF16:
	case BB_ENCODING_UTF32:
		ok = bb_codec_wide_decode(&d, unit_width(encoding), &order, &used);
		break;
	case BB_ENCODING_UNICODE_ESCAPE:
		ok = bb_codec_escape_decode(&d, false, &used);
		break;
	case BB_ENCODING_RAW_UNICODE_ESCAPE:
		ok = bb_codec_escape_decode(&d, true, &used);
		break;
	default:
		BB_UNREACHABLE();
	}
	if (!ok)
		return BB_EMPTY;
	if (consumed)
		*consumed = used;
	if (byte_order)
		*byte_order = order;
	return bb_str_builder_finish(&d.out);
}

BbValue bb_codec_decode(BbThread *t, BbValue bytes, const char *encoding, const char *errors)
{
	BbEncoding known = bb_codec_find(encoding);
	BbBuffer buffer;
	if (known == BB_ENCODING_OTHER) {
		if (!bb_codec_hooks()->decode)
			return bb_raise(t, &bb_exc_LookupError, "unknown encoding: %s", encoding);
		BbValue text = bb_codec_hooks()->decode(t, bytes, encoding, errors);
		if (!bb_is_empty(text) && !bb_is_str(text))
			return bb_type_error(
				t,
				"'%.400s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to "
				"arbitrary types",
				encoding, text);
		return text;
	}
	if (bb_is_bytes(bytes))
		return bb_codec_decode_native(t, known, bb_bytes_data(bytes), bb_bytes_size(bytes), errors, true, NULL,
					      NULL);
	if (!bb_buffer_acquire(t, bytes, &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	if (!buffer.readonly) {
		/* Others may write to it. */
		BbBytes *copy = bb_bytes_alloc(t, buffer.size);
		if (!copy) {
			bb_buffer_release(t, &buffer);
			return BB_EMPTY;
		}
		bb_buffer_load(copy->data, buffer.data, buffer.size);
		bb_buffer_release(t, &buffer);
		return bb_codec_decode_native(t, known, copy->data, copy->size, errors, true, NULL, NULL);
	}
	BbValue text = bb_codec_decode_native(t, known, buffer.data, buffer.size, errors, true, NULL, NULL);
	bb_buffer_release(t, &buffer);
	return text;
}

BbValue bb_str_decode_utf8(BbThread *t, const char *bytes, size_t size, const char *errors)
{
	return bb_codec_decode_native(t, BB_ENCODING_UTF8, bytes, size, errors, true, NULL, NULL);
}

static bool put_ascii(BbEncodingState *e, uint32_t c)
{
	return c < 0x80 && bb_bytes_builder_add_byte(&e->out, (uint8_t)c);
}

static bool put_latin1(BbEncodingState *e, uint32_t c)
{
	return c < 0x100 && bb_bytes_builder_add_byte(&e->out, (uint8_t)c);
}

/* The replacement for what UTF-8 refuses must be ASCII. */
static bool put_utf8(BbEncodingState *e, uint32_t c)
{
	uint8_t utf8[4];
	if (c >= 0xd800 && c < 0xe000)
		return false;
	return bb_bytes_builder_add(&e->out, utf8, bb_utf8_encode(utf8, c));
}

/* Everything from offset on: runs of characters >= limit (for UTF-8: surrogates) go to the error handler. */
static bool encode_narrow(BbEncodingState *e, uint32_t limit, bool (*put)(BbEncodingState *e, uint32_t c),
			  const char *reason)
{
	const BbStr *s = bb_to_str(e->text);
	const uint8_t *data = (const uint8_t *)bb_str_data(s), *p = data, *end = data + s->size;
	size_t index = 0;
	while (p < end) {
		const uint8_t *start = p;
		size_t first = index;
		uint32_t c = bb_utf8_next(&p);
		index++;
		if (limit ? c < limit : c < 0xd800 || c > 0xdfff) {
			if (!put(e, c))
				return false;
			continue;
		}
		while (p < end) {
			const uint8_t *here = p;
			c = bb_utf8_next(&p);
			if (limit ? c < limit : c < 0xd800 || c > 0xdfff) {
				p = here;
				break;
			}
			index++;
		}
		size_t resume;
		if (!bb_codec_encode_error(e, first, index, (size_t)(start - data), reason, put, &resume))
			return false;
		if (resume != index) {
			index = resume;
			p = data + bb_str_offset(s, resume);
		}
	}
	return true;
}

/* Offset of the first surrogate, or the size. */
static size_t find_surrogate(const BbStr *s)
{
	if (bb_str_is_ascii(s))
		return s->size;
	return bb_utf8_validate((const uint8_t *)bb_str_data(s), s->size, true);
}

bool bb_codec_check_utf8(BbThread *t, BbValue text)
{
	const BbStr *s = bb_to_str(text);
	size_t offset = find_surrogate(s);
	if (offset == s->size)
		return true;
	BbEncodingState e = {.t = t, .encoding = BB_ENCODING_UTF8, .text = text};
	size_t end = offset, n = 0;
	while (end < s->size && (uint8_t)bb_str_data(s)[end] == 0xed && (uint8_t)bb_str_data(s)[end + 1] >= 0xa0) {
		end += 3;
		n++;
	}
	size_t start = bb_str_index_at(s, offset);
	return encode_strict(&e, start, start + n, "surrogates not allowed");
}

BbValue bb_codec_encode_native(BbThread *t, BbEncoding encoding, BbValue text, const char *errors)
{
	const BbStr *s = bb_to_str(text);
	BbEncodingState e = {.t = t, .encoding = encoding, .errors = errors, .text = text};
	bool ok = false;

	if (encoding <= BB_ENCODING_LATIN1 && encoding != BB_ENCODING_UTF8_SIG && bb_str_is_ascii(s))
		return bb_bytes_new(t, bb_str_data(s), s->size);
	if (encoding == BB_ENCODING_UTF8 && find_surrogate(s) == s->size)
		return bb_bytes_new(t, bb_str_data(s), s->size);
	e.mode = mode_of(errors);
	bb_bytes_builder_init(&e.out, t);
	switch (encoding) {
	case BB_ENCODING_UTF8_SIG:
		e.encoding = BB_ENCODING_UTF8;
		ok = bb_bytes_builder_add(&e.out, "\xef\xbb\xbf", 3) &&
		     encode_narrow(&e, 0, put_utf8, "surrogates not allowed");
		break;
	case BB_ENCODING_UTF8:
		ok = encode_narrow(&e, 0, put_utf8, "surrogates not allowed");
		break;
	case BB_ENCODING_ASCII:
		ok = encode_narrow(&e, 0x80, put_ascii, "ordinal not in range(128)");
		break;
	case BB_ENCODING_LATIN1:
		ok = encode_narrow(&e, 0x100, put_latin1, "ordinal not in range(256)");
		break;
	case BB_ENCODING_UTF16:
	case BB_ENCODING_UTF32:
		ok = bb_codec_wide_encode(&e, unit_width(encoding), 0);
		break;
	case BB_ENCODING_UTF16_LE:
	case BB_ENCODING_UTF32_LE:
		ok = bb_codec_wide_encode(&e, unit_width(encoding), -1);
		break;
	case BB_ENCODING_UTF16_BE:
	case BB_ENCODING_UTF32_BE:
		ok = bb_codec_wide_encode(&e, unit_width(encoding), 1);
		break;
	case BB_ENCODING_UNICODE_ESCAPE:
		ok = bb_codec_escape_encode(&e, false);
		break;
	case BB_ENCODING_RAW_UNICODE_ESCAPE:
		ok = bb_codec_escape_encode(&e, true);
		break;
	default:
		BB_UNREACHABLE();
	}
	return ok ? bb_bytes_builder_finish(&e.out) : BB_EMPTY;
}

BbValue bb_codec_encode(BbThread *t, BbValue text, const char *encoding, const char *errors)
{
	BbEncoding known = bb_codec_find(encoding);
	if (known != BB_ENCODING_OTHER)
		return bb_codec_encode_native(t, known, text, errors);
	if (!bb_codec_hooks()->encode)
		return bb_raise(t, &bb_exc_LookupError, "unknown encoding: %s", encoding);
	BbValue bytes = bb_codec_hooks()->encode(t, text, encoding, errors);
	if (!bb_is_empty(bytes) && !bb_is_bytes(bytes))
		return bb_type_error(t,
				     "'%.400s' encoder returned '%T' instead of 'bytes'; "
				     "use codecs.encode() to encode to arbitrary types",
				     encoding, bytes);
	return bytes;
}

/* ---- The standard handlers for module codecs. ---- */

static bool attribute_ssize(BbThread *t, BbValue exception, const char *name, intptr_t *out)
{
	BbValue v = bb_getattr_text(t, exception, name);
	return !bb_is_empty(v) && bb_index_ssize(t, v, true, out);
}

static BbValue pair(BbThread *t, BbValue text, intptr_t position)
{
	BbValue items[2] = {text, bb_int_from_ssize(t, position)};
	return bb_is_empty(text) || bb_is_empty(items[1]) ? BB_EMPTY : bb_tuple_from(t, items, 2);
}

static BbValue handle_decode(BbThread *t, BbErrorMode mode, BbValue exception, BbEncoding encoding, BbValue object,
			     intptr_t start, intptr_t end)
{
	size_t resume;
	if (!bb_is_bytes(object))
		return bb_type_error(t, "object attribute must be bytes");
	BbDecoding d = {.t = t,
			.encoding = encoding,
			.mode = mode,
			.data = (const uint8_t *)bb_bytes_data(object),
			.size = bb_bytes_size(object),
			.final = true};
	bb_str_builder_init(&d.out, t);
	if ((mode == BB_ERRORS_SURROGATEESCAPE && d.data[start] < 0x80) ||
	    (mode == BB_ERRORS_SURROGATEPASS && !surrogate_at(encoding, d.data + start, d.size - (size_t)start)))
		return bb_raise_object(t, exception);
	if (!bb_codec_decode_error(&d, (size_t)start, (size_t)end, "", &resume))
		return BB_EMPTY;
	return pair(t, bb_str_builder_finish(&d.out), (intptr_t)resume);
}

static BbValue handle_encode(BbThread *t, BbErrorMode mode, BbValue exception, BbEncoding encoding, BbValue object,
			     intptr_t start, intptr_t end)
{
	if (!bb_is_str(object))
		return bb_type_error(t, "object attribute must be unicode");
	BbEncodingState e = {.t = t, .encoding = encoding, .mode = mode, .text = object};
	size_t offset = bb_str_offset(bb_to_str(object), (size_t)start);
	if (mode == BB_ERRORS_SURROGATEESCAPE || mode == BB_ERRORS_SURROGATEPASS) {
		bb_bytes_builder_init(&e.out, t);
		if (!pass_surrogates(&e, (size_t)(end - start), offset, "", (size_t)start)) {
			bb_exception_clear(t);
			return bb_raise_object(t, exception);
		}
		return pair(t, bb_bytes_builder_finish(&e.out), end);
	}
	return pair(t, escape_text(&e, (size_t)(end - start), offset), end);
}

BbValue bb_codec_handle_error(BbThread *t, const char *name, BbValue exception)
{
	BbErrorMode mode = mode_of(name);
	intptr_t start, end, size;
	if (mode == BB_ERRORS_OTHER)
		return BB_EMPTY;
	bool encodes = bb_is_of_type(exception, &bb_exc_UnicodeEncodeError);
	bool decodes = bb_is_of_type(exception, &bb_exc_UnicodeDecodeError);
	bool translates = bb_is_of_type(exception, &bb_exc_UnicodeTranslateError);
	if (mode == BB_ERRORS_STRICT) {
		if (!bb_is_exception(exception))
			return bb_type_error(t, "codec must pass exception instance");
		return bb_raise_object(t, exception);
	}
	if (!(encodes || decodes || translates) || (decodes && (mode == BB_ERRORS_XML || mode == BB_ERRORS_NAME)) ||
	    (translates && mode >= BB_ERRORS_XML))
		return bb_type_error(t, "don't know how to handle %T in error callback", exception);
	BbValue object = bb_getattr_text(t, exception, "object");
	if (bb_is_empty(object) || !attribute_ssize(t, exception, "start", &start) ||
	    !attribute_ssize(t, exception, "end", &end))
		return BB_EMPTY;
	size = bb_is_str(object)     ? (intptr_t)bb_to_str(object)->length
	       : bb_is_bytes(object) ? (intptr_t)bb_bytes_size(object)
				     : 0;
	if (start < 0)
		start = 0;
	if (end > size)
		end = size;
	if (start > end)
		start = end;
	if (mode == BB_ERRORS_IGNORE)
		return pair(t, bb_str_empty(t), end);
	if (translates && mode == BB_ERRORS_REPLACE) {
		BbValue mark = bb_str_from_char(t, 0xfffd);
		return bb_is_empty(mark) ? BB_EMPTY : pair(t, bb_str_repeat(t, mark, end - start), end);
	}
	BbEncoding encoding = BB_ENCODING_UTF8;
	if (!translates) {
		BbValue text = bb_getattr_text(t, exception, "encoding");
		if (bb_is_empty(text))
			return BB_EMPTY;
		if (bb_is_str(text))
			encoding = bb_codec_find(bb_str_text(text));
	}
	return decodes ? handle_decode(t, mode, exception, encoding, object, start, end)
		       : handle_encode(t, mode, exception, encoding, object, start, end);
}
