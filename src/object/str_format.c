/* SPDX-License-Identifier: MIT */
/*
 * str.format: see str_format.h.
 *
 * A format string is read as a row of pieces: literal text, then perhaps a field {name!conversion:spec}.  Offsets are
 * bytes.
 */
#include "object/str_format.h"

#include "base/utf8.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/tuple.h"

typedef struct Piece {
	size_t literal, literal_end;
	bool has_field, nested; /* nested: the spec has fields itself */
	size_t name, name_end;
	size_t spec, spec_end;
	uint32_t conversion; /* 0: none */
} Piece;

typedef enum Numbering { UNDECIDED, AUTOMATIC, MANUAL } Numbering;

typedef struct Formatter {
	BbThread *t;
	const BbValue *args; /* positional, then those named by kwnames */
	size_t nargs;
	BbValue kwnames;
	BbValue mapping; /* format_map's argument, or EMPTY */
	Numbering numbering;
	intptr_t next_number;
} Formatter;

/* ---- Reading. ---- */

static bool fail(BbThread *t, const char *message)
{
	bb_value_error(t, "%s", message);
	return false;
}

static bool read_field(BbThread *t, const BbStr *s, size_t *at, size_t end, Piece *piece)
{
	const char *text = bb_str_data(s);
	size_t i = *at;
	char c = 0;
	piece->has_field = true;
	piece->name = i;
	for (bool more = true; more && i < end;) {
		c = text[i++];
		if (c == '{')
			return fail(t, "unexpected '{' in field name");
		if (c == '[') {
			while (i < end && text[i] != ']')
				i++;
		} else if (c == '}' || c == ':' || c == '!') {
			more = false;
		}
	}
	if (c != '}' && c != ':' && c != '!')
		return fail(t, "expected '}' before end of string");
	piece->name_end = i - 1;
	*at = i;
	if (c == '}')
		return true;
	if (c == '!') {
		if (i >= end)
			return fail(t, "end of string while looking for conversion specifier");
		const uint8_t *p = (const uint8_t *)text + i;
		piece->conversion = bb_utf8_next(&p);
		i = (size_t)(p - (const uint8_t *)text);
		if (i < end) {
			c = text[i++];
			*at = i;
			if (c == '}')
				return true;
			if (c != ':')
				return fail(t, "expected ':' after conversion specifier");
		}
	}
	piece->spec = i;
	for (int depth = 1; i < end;) {
		c = text[i++];
		if (c == '{') {
			piece->nested = true;
			depth++;
		} else if (c == '}' && --depth == 0) {
			piece->spec_end = i - 1;
			*at = i;
			return true;
		}
	}
	return fail(t, "unmatched '{' in format spec");
}

/* The next piece at *at (< end). */
static bool read_piece(BbThread *t, const BbStr *s, size_t *at, size_t end, Piece *piece)
{
	const char *text = bb_str_data(s);
	size_t i = *at;
	*piece = (Piece){.literal = i};
	while (i < end && text[i] != '{' && text[i] != '}')
		i++;
	piece->literal_end = i;
	if (i == end) {
		*at = i;
		return true;
	}
	char c = text[i++];
	bool doubled = i < end && text[i] == c;
	if (c == '}' && !doubled)
		return fail(t, "Single '}' encountered in format string");
	if (c == '{' && i == end)
		return fail(t, "Single '{' encountered in format string");
	*at = i;
	if (doubled) {
		piece->literal_end = i;
		*at = i + 1;
		return true;
	}
	return read_field(t, s, at, end, piece);
}

/* A whole number, -1: text[start..end) is none. */
static bool read_index(BbThread *t, const char *text, size_t start, size_t end, intptr_t *out)
{
	*out = -1;
	for (size_t i = start; i < end; i++)
		if (text[i] < '0' || text[i] > '9')
			return true;
	for (size_t i = start; i < end; i++) {
		intptr_t digit = text[i] - '0', so_far = *out < 0 ? 0 : *out;
		if (so_far > (INTPTR_MAX - digit) / 10)
			return fail(t, "Too many decimal digits in format string");
		*out = so_far * 10 + digit;
	}
	return true;
}

static size_t first_name_end(const char *text, size_t start, size_t end)
{
	while (start < end && text[start] != '.' && text[start] != '[')
		start++;
	return start;
}

/* The next .name or [key] of a field's name at *at (< end). */
static bool read_step(BbThread *t, const char *text, size_t *at, size_t end, bool *is_attribute, size_t *start,
		      size_t *stop)
{
	size_t i = *at;
	char c = text[i++];
	*start = i;
	if (c == '.') {
		*is_attribute = true;
		i = first_name_end(text, i, end);
		*stop = *at = i;
	} else if (c == '[') {
		*is_attribute = false;
		while (i < end && text[i] != ']')
			i++;
		if (i == end)
			return fail(t, "Missing ']' in format string");
		*stop = i;
		*at = i + 1;
	} else {
		return fail(t, "Only '.' or '[' may follow ']' in format field specifier");
	}
	return *stop > *start || fail(t, "Empty attribute in format string");
}

/* ---- Finding values. ---- */

static BbValue by_key(Formatter *f, BbValue key)
{
	if (!bb_is_empty(f->mapping))
		return bb_getitem(f->t, f->mapping, key);
	for (size_t i = 0; !bb_is_empty(f->kwnames) && i < bb_tuple_count(f->kwnames); i++)
		if (bb_str_equal(bb_to_str(bb_tuple_get(f->kwnames, i)), bb_to_str(key)))
			return f->args[f->nargs + i];
	return bb_raise_key_error(f->t, key);
}

static bool choose_numbering(Formatter *f, bool empty)
{
	if (f->numbering == UNDECIDED)
		f->numbering = empty ? AUTOMATIC : MANUAL;
	if (f->numbering == MANUAL && empty)
		return fail(f->t, "cannot switch from manual field specification to automatic field numbering");
	if (f->numbering == AUTOMATIC && !empty)
		return fail(f->t, "cannot switch from automatic field numbering to manual field specification");
	return true;
}

static BbValue first_value(Formatter *f, BbValue format, size_t start, size_t end)
{
	intptr_t index;
	if (!read_index(f->t, bb_str_text(format), start, end, &index))
		return BB_EMPTY;
	if (start == end || index >= 0) {
		if (!choose_numbering(f, start == end))
			return BB_EMPTY;
		if (start == end)
			index = f->next_number++;
		if (!bb_is_empty(f->mapping))
			return bb_value_error(f->t, "Format string contains positional fields");
		if ((size_t)index >= f->nargs)
			return bb_index_error(f->t, "Replacement index %zd out of range for positional args tuple",
					      index);
		return f->args[index];
	}
	BbValue key = bb_str_slice_bytes(f->t, format, start, end, BB_STR_NONE);
	return bb_is_empty(key) ? key : by_key(f, key);
}

static BbValue field_value(Formatter *f, BbValue format, size_t start, size_t end)
{
	const char *text = bb_str_text(format);
	size_t at = first_name_end(text, start, end);
	BbValue value = first_value(f, format, start, at);
	while (!bb_is_empty(value) && at < end) {
		bool is_attribute;
		size_t from, to;
		intptr_t index = -1;
		if (!read_step(f->t, text, &at, end, &is_attribute, &from, &to))
			return BB_EMPTY;
		BbValue name = bb_str_slice_bytes(f->t, format, from, to, BB_STR_NONE);
		if (bb_is_empty(name))
			return BB_EMPTY;
		if (is_attribute) {
			name = bb_intern(f->t, name);
			value = bb_is_empty(name) ? name : bb_getattr(f->t, value, name);
			continue;
		}
		if (!read_index(f->t, text, from, to, &index))
			return BB_EMPTY;
		value = bb_getitem(f->t, value, index >= 0 ? bb_int_from_ssize(f->t, index) : name);
	}
	return value;
}

/* ---- Writing. ---- */

BbValue bb_str_format_field(BbThread *t, BbValue value, uint32_t conversion, BbValue spec)
{
	if (conversion == 'r')
		value = bb_repr(t, value);
	else if (conversion == 's')
		value = bb_str(t, value);
	else if (conversion == 'a')
		value = bb_ascii(t, value);
	else if (conversion > 32 && conversion < 127)
		return bb_value_error(t, "Unknown conversion specifier %c", (int)conversion);
	else if (conversion)
		return bb_value_error(t, "Unknown conversion specifier \\x%x", (unsigned)conversion);
	if (bb_is_empty(value))
		return value;
	if (bb_to_str(spec)->size == 0 && bb_is_exact_str(value))
		return value;
	return bb_format_value(t, value, spec);
}

static bool format_range(Formatter *f, BbStrBuilder *b, BbValue format, size_t start, size_t end, int depth);

static bool format_piece(Formatter *f, BbStrBuilder *b, BbValue format, const Piece *piece, int depth)
{
	BbValue value = field_value(f, format, piece->name, piece->name_end), spec;
	if (bb_is_empty(value))
		return false;
	if (piece->nested) {
		BbStrBuilder inner;
		bb_str_builder_init(&inner, f->t);
		if (!format_range(f, &inner, format, piece->spec, piece->spec_end, depth - 1))
			return false;
		spec = bb_str_builder_finish(&inner);
	} else {
		spec = bb_str_slice_bytes(f->t, format, piece->spec, piece->spec_end, BB_STR_NONE);
	}
	if (bb_is_empty(spec))
		return false;
	BbValue text = bb_str_format_field(f->t, value, piece->conversion, spec);
	return !bb_is_empty(text) && bb_str_builder_add_str(b, text);
}

static bool format_range(Formatter *f, BbStrBuilder *b, BbValue format, size_t start, size_t end, int depth)
{
	if (depth < 0)
		return fail(f->t, "Max string recursion exceeded");
	while (start < end) {
		Piece piece;
		if (!read_piece(f->t, bb_to_str(format), &start, end, &piece))
			return false;
		if (!bb_str_builder_add_part(b, format, piece.literal, piece.literal_end))
			return false;
		if (piece.has_field && !format_piece(f, b, format, &piece, depth))
			return false;
	}
	return true;
}

static BbValue run(Formatter *f, BbValue format)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, f->t);
	if (!format_range(f, &b, format, 0, bb_to_str(format)->size, 1))
		return BB_EMPTY;
	return bb_str_builder_finish(&b);
}

BbValue bb_str_format_format(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	Formatter f = {.t = t, .args = args, .nargs = nargs, .kwnames = kwnames};
	return run(&f, self);
}

BbValue bb_str_format_format_map(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	Formatter f = {.t = t, .mapping = args[0]};
	return run(&f, self);
}

/* ---- For string.Formatter. ---- */

BbValue bb_str_format_parse(BbThread *t, BbValue s)
{
	BbValue list = bb_list_new(t, 4);
	size_t end = bb_to_str(s)->size;
	for (size_t at = 0; at < end && !bb_is_empty(list);) {
		Piece p;
		if (!read_piece(t, bb_to_str(s), &at, end, &p))
			return BB_EMPTY;
		BbValue items[4] = {bb_str_slice_bytes(t, s, p.literal, p.literal_end, BB_STR_NONE), BB_NONE, BB_NONE,
				    BB_NONE};
		if (p.has_field) {
			items[1] = bb_str_slice_bytes(t, s, p.name, p.name_end, BB_STR_NONE);
			items[2] = bb_str_slice_bytes(t, s, p.spec, p.spec_end, BB_STR_NONE);
			items[3] = p.conversion ? bb_str_from_char(t, p.conversion) : BB_NONE;
		}
		for (int i = 0; i < 4; i++)
			if (bb_is_empty(items[i]))
				return BB_EMPTY;
		BbValue tuple = bb_tuple_from(t, items, 4);
		if (bb_is_empty(tuple) || !bb_list_append(t, list, tuple))
			return BB_EMPTY;
	}
	return list;
}

BbValue bb_str_format_split_name(BbThread *t, BbValue s)
{
	const char *text = bb_str_text(s);
	size_t end = bb_to_str(s)->size, at = first_name_end(text, 0, end);
	intptr_t index;
	BbValue steps = bb_list_new(t, 0), items[2];
	if (bb_is_empty(steps) || !read_index(t, text, 0, at, &index))
		return BB_EMPTY;
	BbValue first = index >= 0 ? bb_int_from_ssize(t, index) : bb_str_slice_bytes(t, s, 0, at, BB_STR_NONE);
	if (bb_is_empty(first))
		return BB_EMPTY;
	while (at < end) {
		bool is_attribute;
		size_t from, to;
		if (!read_step(t, text, &at, end, &is_attribute, &from, &to) || !read_index(t, text, from, to, &index))
			return BB_EMPTY;
		items[0] = bb_bool(is_attribute);
		items[1] = !is_attribute && index >= 0 ? bb_int_from_ssize(t, index)
						       : bb_str_slice_bytes(t, s, from, to, BB_STR_NONE);
		BbValue step = bb_is_empty(items[1]) ? BB_EMPTY : bb_tuple_from(t, items, 2);
		if (bb_is_empty(step) || !bb_list_append(t, steps, step))
			return BB_EMPTY;
	}
	items[0] = first;
	items[1] = steps;
	return bb_tuple_from(t, items, 2);
}
