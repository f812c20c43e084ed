/* SPDX-License-Identifier: MIT */
/*
 * See io_newline.h.
 */
#include "modules/io_newline.h"

#include "object/error.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/str_find.h"
#include "object/tuple.h"

static const char *const texts[] = {
	[BB_NEWLINE_TRANSLATE] = NULL, [BB_NEWLINE_KEEP] = "",	   [BB_NEWLINE_LF] = "\n",
	[BB_NEWLINE_CR] = "\r",	       [BB_NEWLINE_CRLF] = "\r\n",
};

bool bb_io_newline_parse(BbThread *t, BbValue v, BbNewline standard, const char *type_message,
			 const char *value_message, BbNewline *out)
{
	*out = bb_is_empty(v) ? standard : BB_NEWLINE_TRANSLATE;
	if (bb_is_empty(v) || bb_is_none(v))
		return true;
	if (!bb_is_str(v)) {
		bb_type_error(t, type_message, v);
		return false;
	}
	for (unsigned i = BB_NEWLINE_KEEP; i < BB_COUNT(texts); i++) {
		if (bb_str_equals_text(v, texts[i])) {
			*out = (BbNewline)i;
			return true;
		}
	}
	bb_value_error(t, value_message, v);
	return false;
}

BbValue bb_io_newline_value(BbThread *t, BbNewline newline)
{
	return texts[newline] ? bb_intern_text(t, texts[newline]) : BB_NONE;
}

BbValue bb_io_newline_seen(BbThread *t, unsigned seen)
{
	static const BbNewline kinds[] = {BB_NEWLINE_CR, BB_NEWLINE_LF, BB_NEWLINE_CRLF};
	BbValue found[3];
	size_t n = 0;
	for (unsigned i = 0; i < 3; i++) {
		if (!(seen & (1u << i)))
			continue;
		found[n] = bb_io_newline_value(t, kinds[i]);
		if (bb_is_empty(found[n++]))
			return BB_EMPTY;
	}
	return n == 0 ? BB_NONE : n == 1 ? found[0] : bb_tuple_from(t, found, n);
}

unsigned bb_io_newline_look(const char *text, size_t size)
{
	unsigned seen = 0;
	const char *p = memchr(text, '\r', size), *end = text + size;
	/* The common case: no \r at all. */
	if (!p)
		return memchr(text, '\n', size) ? BB_NEWLINE_SEEN_LF : 0;
	if (memchr(text, '\n', (size_t)(p - text)))
		seen = BB_NEWLINE_SEEN_LF;
	for (; p < end; p++) {
		if (*p == '\n')
			seen |= BB_NEWLINE_SEEN_LF;
		if (*p != '\r')
			continue;
		bool both = p + 1 < end && p[1] == '\n';
		seen |= both ? BB_NEWLINE_SEEN_CRLF : BB_NEWLINE_SEEN_CR;
		p += both;
	}
	return seen;
}

BbValue bb_io_newline_unify(BbThread *t, BbValue text)
{
	const char *p = bb_str_text(text), *end = p + bb_to_str(text)->size;
	const char *found = memchr(p, '\r', (size_t)(end - p));
	if (!found)
		return text;
	BbStrBuilder out;
	bb_str_builder_init(&out, t);
	while (found) {
		bb_str_builder_add(&out, p, (size_t)(found - p));
		bb_str_builder_add_char(&out, '\n');
		p = found + 1;
		if (p < end && *p == '\n')
			p++;
		found = memchr(p, '\r', (size_t)(end - p));
	}
	bb_str_builder_add(&out, p, (size_t)(end - p));
	BB_KEEP_FRAME();
	return bb_str_builder_finish(&out);
}

BbValue bb_io_newline_expand(BbThread *t, BbValue text, BbNewline newline)
{
	const char *p = bb_str_text(text), *end = p + bb_to_str(text)->size;
	const char *found = memchr(p, '\n', (size_t)(end - p));
	if (!found)
		return text;
	BbStrBuilder out;
	bb_str_builder_init(&out, t);
	for (; found; found = memchr(p, '\n', (size_t)(end - p))) {
		bb_str_builder_add(&out, p, (size_t)(found - p));
		bb_str_builder_add_text(&out, texts[newline]);
		p = found + 1;
	}
	bb_str_builder_add(&out, p, (size_t)(end - p));
	BB_KEEP_FRAME();
	return bb_str_builder_finish(&out);
}

static size_t find_any(const char *text, size_t size)
{
	const char *lf = memchr(text, '\n', size);
	const char *cr = memchr(text, '\r', lf ? (size_t)(lf - text) : size);
	if (!cr)
		return lf ? (size_t)(lf - text) + 1 : 0;
	return (size_t)(cr - text) + (cr + 1 == lf ? 2 : 1);
}

size_t bb_io_newline_find(const char *text, size_t size, BbNewline newline)
{
	if (newline == BB_NEWLINE_KEEP)
		return find_any(text, size);
	if (newline == BB_NEWLINE_CRLF) {
		size_t at = bb_str_find_first(text, size, "\r\n", 2);
		return at == SIZE_MAX ? 0 : at + 2;
	}
	const char *end = memchr(text, newline == BB_NEWLINE_CR ? '\r' : '\n', size);
	return end ? (size_t)(end - text) + 1 : 0;
}
