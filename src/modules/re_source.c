/* SPDX-License-Identifier: MIT */
/*
 * Reading patterns and replacements: tokens, names, escapes, and errors with their positions.
 *
 * Belongs to one thread.
 */
#include "modules/re_source.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "modules/re_error.h"
#include "modules/re_tree.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/str_repr.h"
#include "vm/import.h"

#include <stdarg.h>
#include <string.h>

typedef struct Chars {
	const BbCellKind *kind;
	uint32_t chars[];
} Chars;
static const BbCellKind chars_kind = {0};

static void advance(BbReSource *s)
{
	if (s->index >= s->count) {
		s->next = BB_RE_END;
		return;
	}
	s->next = s->chars[s->index++];
	if (s->next != '\\')
		return;
	if (s->index < s->count) {
		s->next = s->chars[s->index++] | BB_RE_ESCAPED;
		return;
	}
	s->next = BB_RE_END;
	if (!bb_has_exception(s->t))
		bb_re_raise(s->t, bb_str_from_text(s->t, "bad escape (end of pattern)"), s->string, s->count - 1);
}

bool bb_re_source_init(BbReSource *s, BbThread *t, BbValue string)
{
	*s = (BbReSource){.t = t, .string = string, .is_text = bb_is_str(string)};
	s->count = s->is_text ? bb_to_str(string)->length : bb_bytes_size(string);
	if (s->count >= SIZE_MAX / 8) {
		bb_raise_no_memory(t);
		return false;
	}
	Chars *cell = bb_cell_new(t, &chars_kind, sizeof(Chars) + (s->count + 1) * sizeof(uint32_t));
	if (!cell)
		return false;
	const uint8_t *text = (const uint8_t *)(s->is_text ? bb_str_text(string) : bb_bytes_data(string));
	for (size_t i = 0; i < s->count; i++)
		cell->chars[i] = s->is_text ? bb_utf8_next(&text) : text[i];
	s->chars = cell->chars;
	advance(s);
	return !bb_has_exception(t);
}

uint32_t bb_re_source_get(BbReSource *s)
{
	uint32_t token = s->next;
	advance(s);
	return token;
}

bool bb_re_source_match(BbReSource *s, uint32_t token)
{
	if (s->next != token)
		return false;
	advance(s);
	return true;
}

void bb_re_source_seek(BbReSource *s, size_t position)
{
	s->index = position;
	advance(s);
}

void *bb_re_source_fail(BbReSource *s, size_t back, const char *format, ...)
{
	if (bb_has_exception(s->t))
		return NULL;
	va_list args;
	va_start(args, format);
	BbValue message = bb_format_v(s->t, format, args);
	va_end(args);
	if (!bb_is_empty(message) && !s->is_text)
		message = bb_str_repr_to_ascii(s->t, message);
	bb_re_raise(s->t, message, s->string, bb_re_source_tell(s) - back);
	return NULL;
}

BbValue bb_re_source_slice(BbReSource *s, size_t start, size_t end)
{
	return bb_str_from_chars(s->t, s->chars + start, end - start);
}

BbValue bb_re_source_until(BbReSource *s, uint32_t terminator, const char *name)
{
	size_t start = bb_re_source_tell(s);
	for (;;) {
		size_t end = bb_re_source_tell(s);
		uint32_t token = bb_re_source_get(s);
		if (token == BB_RE_END) {
			if (end == start)
				bb_re_source_fail(s, 0, "missing %s", name);
			else
				bb_re_source_fail(s, end - start, "missing %c, unterminated name", (int)terminator);
			return BB_EMPTY;
		}
		if (token != terminator)
			continue;
		if (end != start)
			return bb_re_source_slice(s, start, end);
		bb_re_source_fail(s, 1, "missing %s", name);
		return BB_EMPTY;
	}
}

bool bb_re_is_identifier(BbValue name)
{
	const BbStr *s = bb_to_str(name);
	const uint8_t *p = (const uint8_t *)bb_str_text(name), *end = p + s->size;
	bool good = p < end && bb_unicode_is_xid_start(bb_utf8_next(&p));
	while (good && p < end)
		good = bb_unicode_is_xid_continue(bb_utf8_next(&p));
	return good;
}

bool bb_re_source_check_name(BbReSource *s, BbValue name, size_t back)
{
	const BbStr *text = bb_to_str(name);
	if (!s->is_text && !bb_str_is_ascii(text)) {
		bb_re_source_fail(s, text->length + back, "bad character in group name %A", name);
		return false;
	}
	if (bb_re_is_identifier(name))
		return true;
	bb_re_source_fail(s, text->length + back, "bad character in group name %R", name);
	return false;
}

bool bb_re_source_number(BbValue name, uint32_t *out)
{
	const char *text = bb_str_text(name);
	size_t size = bb_to_str(name)->size;
	*out = 0;
	for (size_t i = 0; i < size; i++) {
		if (!bb_re_is_digit((uint8_t)text[i]))
			return false;
		if (*out < BB_RE_MAX_GROUPS)
			*out = *out * 10 + (uint32_t)(text[i] - '0');
		if (*out > BB_RE_MAX_GROUPS)
			*out = BB_RE_MAX_GROUPS;
	}
	return size > 0;
}

uint32_t bb_re_simple_escape(uint32_t c)
{
	switch (c) {
	case 'a':
		return '\a';
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	case 'v':
		return '\v';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

static int hex_value(uint32_t c)
{
	if (bb_re_is_digit(c))
		return (int)(c - '0');
	return (c | 0x20) - 'a' < 6 ? (int)((c | 0x20) - 'a' + 10) : -1;
}

static uint32_t bad_escape(BbReSource *s, const char *format, size_t start)
{
	size_t end = bb_re_source_tell(s);
	BbValue text = bb_re_source_slice(s, start, end);
	if (!bb_is_empty(text))
		bb_re_source_fail(s, end - start, format, text);
	return BB_RE_END;
}

/* \x, \u and \U: exactly so many digits. */
static uint32_t hex_escape(BbReSource *s, unsigned digits, size_t start)
{
	uint32_t c = 0;
	for (unsigned i = 0; i < digits; i++) {
		int value = hex_value(s->next);
		if (value < 0)
			return bad_escape(s, "incomplete escape %S", start);
		c = c << 4 | (uint32_t)value;
		advance(s);
	}
	return c > BB_UTF8_MAX_CHAR ? bad_escape(s, "bad escape %S", start) : c;
}

/* \N{NAME} */
static uint32_t named_escape(BbReSource *s)
{
	if (!bb_re_source_match(s, '{')) {
		bb_re_source_fail(s, 0, "missing {");
		return BB_RE_END;
	}
	BbValue name = bb_re_source_until(s, '}', "character name");
	BbValue module = bb_is_empty(name) ? BB_EMPTY : bb_import_module(s->t, "unicodedata");
	BbValue found = bb_is_empty(module) ? BB_EMPTY : bb_call_method(s->t, module, "lookup", &name, 1);
	if (!bb_is_empty(found) && bb_is_str(found) && bb_to_str(found)->length == 1) {
		const uint8_t *p = (const uint8_t *)bb_str_text(found);
		return bb_utf8_next(&p);
	}
	if (!bb_is_empty(module) && (!bb_is_empty(found) || bb_exception_matches(s->t, &bb_exc_KeyError))) {
		bb_exception_clear(s->t);
		bb_re_source_fail(s, bb_to_str(name)->length + 4, "undefined character name %R", name);
	}
	return BB_RE_END;
}

static uint32_t octal_escape(BbReSource *s, uint32_t value, size_t start)
{
	for (unsigned i = 0; i < 2 && bb_re_is_octal(s->next); i++)
		value = value * 8 + (bb_re_source_get(s) - '0');
	return value > 0377 ? bad_escape(s, "octal escape value %S outside of range 0-0o377", start) : value;
}

uint32_t bb_re_source_escape(BbReSource *s, uint32_t token, bool in_class)
{
	uint32_t c = token & ~(uint32_t)BB_RE_ESCAPED, simple = bb_re_simple_escape(c);
	size_t start = bb_re_source_tell(s) - 2;
	if (simple && (c != 'b' || in_class))
		return simple;
	if (c == 'x')
		return hex_escape(s, 2, start);
	if (c == 'u' && s->is_text)
		return hex_escape(s, 4, start);
	if (c == 'U' && s->is_text)
		return hex_escape(s, 8, start);
	if (c == 'N' && s->is_text)
		return named_escape(s);
	if (bb_re_is_octal(c) && (in_class || c == '0'))
		return octal_escape(s, c - '0', start);
	if (bb_re_is_digit(c) || bb_re_is_letter(c))
		return bad_escape(s, "bad escape %S", start);
	return c;
}
