/* SPDX-License-Identifier: MIT */
/*
 * str: find, count, replace, strip, split, join, center, translate, ...; see str_methods.h.
 */
#include "object/str_methods.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/split.h"
#include "object/str_find.h"
#include "object/text_args.h"
#include "object/tuple.h"

#define METHOD(name)                                                                                                   \
	BbValue bb_str_methods_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

static BbValue must_be_str(BbThread *t, const char *function, int argument, BbValue v)
{
	return bb_type_error(t, "%s() argument %d must be str, not %T", function, argument, v);
}

/* ---- Searching. ---- */

/* The part of self that args[1], args[2] choose, as byte offsets; *inside: it is a part at all. */
static bool find_part(BbThread *t, const BbStr *s, const BbValue *args, size_t nargs, size_t *from, size_t *to,
		      bool *inside)
{
	intptr_t start, end;
	if (BB_LIKELY(nargs == 1)) {
		*from = 0;
		*to = s->size;
		*inside = true;
		return true;
	}
	if (!bb_text_args_range(t, args, nargs, 1, &start, &end))
		return false;
	bb_text_args_clip(s->length, &start, &end);
	*inside = start <= end;
	if (*inside) {
		*from = bb_str_offset(s, (size_t)start);
		*to = bb_str_offset(s, (size_t)end);
	}
	return true;
}

/* The index, BB_STR_NONE if there is none, or false. */
static bool find(BbThread *t, BbValue self, const BbValue *args, size_t nargs, const char *function, bool last,
		 size_t *index)
{
	const BbStr *s = bb_to_str(self);
	size_t from = 0, to = 0;
	bool inside;
	*index = BB_STR_NONE;
	if (!bb_is_str(args[0])) {
		must_be_str(t, function, 1, args[0]);
		return false;
	}
	if (!find_part(t, s, args, nargs, &from, &to, &inside))
		return false;
	if (!inside)
		return true;
	const BbStr *x = bb_to_str(args[0]);
	size_t at = last ? bb_str_find_last_of(t, bb_str_data(s) + from, to - from, bb_str_data(x), x->size)
			 : bb_str_find_first_of(t, bb_str_data(s) + from, to - from, bb_str_data(x), x->size);
	if (at != SIZE_MAX)
		*index = bb_str_index_at(s, from + at);
	return true;
}

METHOD(find)
{
	size_t index;
	if (!find(t, self, args, nargs, "find", false, &index))
		return BB_EMPTY;
	return bb_int_from_ssize(t, (intptr_t)index);
}

METHOD(rfind)
{
	size_t index;
	if (!find(t, self, args, nargs, "rfind", true, &index))
		return BB_EMPTY;
	return bb_int_from_ssize(t, (intptr_t)index);
}

METHOD(index)
{
	size_t index;
	if (!find(t, self, args, nargs, "index", false, &index))
		return BB_EMPTY;
	return index == BB_STR_NONE ? bb_value_error(t, "substring not found") : bb_int_from_ssize(t, (intptr_t)index);
}

METHOD(rindex)
{
	size_t index;
	if (!find(t, self, args, nargs, "rindex", true, &index))
		return BB_EMPTY;
	return index == BB_STR_NONE ? bb_value_error(t, "substring not found") : bb_int_from_ssize(t, (intptr_t)index);
}

METHOD(contains)
{
	if (BB_UNLIKELY(!bb_is_str(args[0])))
		return bb_type_error(t, "'in <string>' requires string as left operand, not %T", args[0]);
	const BbStr *s = bb_to_str(self), *x = bb_to_str(args[0]);
	return bb_bool(bb_str_find_first_of(t, bb_str_data(s), s->size, bb_str_data(x), x->size) != SIZE_MAX);
}

METHOD(count)
{
	const BbStr *s = bb_to_str(self);
	size_t from = 0, to = 0;
	bool inside;
	if (!bb_is_str(args[0]))
		return must_be_str(t, "count", 1, args[0]);
	if (!find_part(t, s, args, nargs, &from, &to, &inside))
		return BB_EMPTY;
	const BbStr *x = bb_to_str(args[0]);
	if (!inside)
		return bb_from_small(0);
	size_t n = x->size == 0
			   ? bb_utf8_count((const uint8_t *)bb_str_data(s) + from, to - from) + 1
			   : bb_str_find_count(t, bb_str_data(s) + from, to - from, bb_str_data(x), x->size, SIZE_MAX);
	return bb_int_from_ssize(t, (intptr_t)n);
}

static bool matches(const char *data, size_t n, BbValue affix, bool at_end)
{
	const BbStr *x = bb_to_str(affix);
	return x->size <= n && memcmp(at_end ? data + n - x->size : data, bb_str_data(x), x->size) == 0;
}

static BbValue match_affix(BbThread *t, BbValue self, const BbValue *args, size_t nargs, const char *function,
			   bool at_end)
{
	const BbStr *s = bb_to_str(self);
	size_t from = 0, to = 0;
	bool inside;
	if (!find_part(t, s, args, nargs, &from, &to, &inside))
		return BB_EMPTY;
	if (bb_is_str(args[0]))
		return bb_bool(inside && matches(bb_str_data(s) + from, to - from, args[0], at_end));
	if (!bb_is_tuple(args[0]))
		return bb_type_error(t, "%s first arg must be str or a tuple of str, not %T", function, args[0]);
	for (size_t i = 0; i < bb_tuple_count(args[0]); i++) {
		BbValue affix = bb_tuple_get(args[0], i);
		if (!bb_is_str(affix))
			return bb_type_error(t, "tuple for %s must only contain str, not %T", function, affix);
		if (inside && matches(bb_str_data(s) + from, to - from, affix, at_end))
			return BB_TRUE;
	}
	return BB_FALSE;
}

METHOD(startswith)
{
	return match_affix(t, self, args, nargs, "startswith", false);
}

METHOD(endswith)
{
	return match_affix(t, self, args, nargs, "endswith", true);
}

METHOD(removeprefix)
{
	const BbStr *s = bb_to_str(self);
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "removeprefix() argument must be str, not %T", args[0]);
	size_t from = matches(bb_str_data(s), s->size, args[0], false) ? bb_to_str(args[0])->size : 0;
	return bb_str_slice_bytes(t, self, from, s->size, BB_STR_NONE);
}

METHOD(removesuffix)
{
	const BbStr *s = bb_to_str(self);
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "removesuffix() argument must be str, not %T", args[0]);
	size_t cut = matches(bb_str_data(s), s->size, args[0], true) ? bb_to_str(args[0])->size : 0;
	return bb_str_slice_bytes(t, self, 0, s->size - cut, BB_STR_NONE);
}

/* ---- Replacing. ---- */

/* Puts y between all characters. */
static BbValue interleave(BbThread *t, BbValue self, BbValue y, size_t max)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (; max > 0; max--) {
		if (!bb_str_builder_add_str(&b, y))
			return BB_EMPTY;
		if (p == end)
			break;
		bb_str_builder_add_char(&b, bb_utf8_next(&p));
	}
	bb_str_builder_add(&b, (const char *)p, (size_t)(end - p));
	return bb_str_builder_finish(&b);
}

static BbValue replace(BbThread *t, BbValue self, BbValue old, BbValue new, size_t max)
{
	const BbStr *s = bb_to_str(self), *x = bb_to_str(old), *y = bb_to_str(new);
	if (max == 0)
		return bb_str_exact(t, self);
	if (x->size == 0)
		return interleave(t, self, new, max);
	size_t n = x->size > s->size ? 0 : bb_str_find_count(t, bb_str_data(s), s->size, bb_str_data(x), x->size, max);
	if (n == 0)
		return bb_str_exact(t, self);
	if (y->size > x->size && (y->size - x->size) > UINT32_MAX / n)
		return bb_raise_no_memory(t);
	size_t size = s->size - n * x->size + n * y->size;
	if (size == 0)
		return bb_str_empty(t);
	BbStr *out = bb_str_alloc(t, size, s->length - n * x->length + n * y->length);
	if (!out)
		return BB_EMPTY;
	const char *from = bb_str_data(s);
	char *to = out->inline_text;
	size_t left = s->size;
	if (x->size == 1 && y->size == 1) {
		memcpy(to, from, size);
		for (size_t i = 0; n > 0; i++) {
			if (to[i] == bb_str_data(x)[0]) {
				to[i] = bb_str_data(y)[0];
				n--;
			}
		}
		n = left = 0;
	}
	for (; n > 0; n--) {
		size_t at = bb_str_find_first_of(t, from, left, bb_str_data(x), x->size);
		memcpy(to, from, at);
		memcpy(to + at, bb_str_data(y), y->size);
		to += at + y->size;
		from += at + x->size;
		left -= at + x->size;
	}
	memcpy(to, from, left);
	return size == 1 ? bb_str_ascii_char((uint8_t)out->inline_text[0]) : bb_from_pointer(out);
}

BB_PARAMS(replace_params, "replace", 2, 3, 2, "", "", "count");

METHOD(replace)
{
	BbValue v[3];
	intptr_t max = -1;
	if (!bb_args_bind(t, &replace_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	for (int i = 0; i < 2; i++)
		if (!bb_is_str(v[i]))
			return must_be_str(t, "replace", i + 1, v[i]);
	if (!bb_is_empty(v[2]) && !bb_text_args_count(t, v[2], &max))
		return BB_EMPTY;
	return replace(t, self, v[0], v[1], max < 0 ? SIZE_MAX : (size_t)max);
}

/* ---- Stripping. ---- */

enum { LEFT = 1, RIGHT = 2 };

/* The character of utf8 is among those of set. */
static bool in_set(const BbStr *set, const uint8_t *utf8, size_t width)
{
	if (width == 1)
		return memchr(bb_str_data(set), *utf8, set->size) != NULL;
	return bb_str_find_first(bb_str_data(set), set->size, utf8, width) != SIZE_MAX;
}

static BbValue strip(BbThread *t, BbValue self, const BbValue *args, size_t nargs, const char *function, unsigned sides)
{
	const BbStr *s = bb_to_str(self), *set = NULL;
	const uint8_t *start = (const uint8_t *)bb_str_data(s), *end = start + s->size;
	if (nargs > 0 && !bb_is_none(args[0])) {
		if (!bb_is_str(args[0]))
			return bb_type_error(t, "%s arg must be None or str", function);
		set = bb_to_str(args[0]);
	}
	while ((sides & LEFT) && start < end) {
		const uint8_t *next = start;
		uint32_t c = bb_utf8_next(&next);
		if (!(set ? in_set(set, start, (size_t)(next - start)) : bb_split_is_space(c, true)))
			break;
		start = next;
	}
	while ((sides & RIGHT) && start < end) {
		const uint8_t *next = end;
		uint32_t c = bb_utf8_prev(&next);
		if (!(set ? in_set(set, next, (size_t)(end - next)) : bb_split_is_space(c, true)))
			break;
		end = next;
	}
	return bb_str_slice_bytes(t, self, (size_t)(start - (const uint8_t *)bb_str_data(s)),
				  (size_t)(end - (const uint8_t *)bb_str_data(s)), BB_STR_NONE);
}

METHOD(strip)
{
	return strip(t, self, args, nargs, "strip", LEFT | RIGHT);
}

METHOD(lstrip)
{
	return strip(t, self, args, nargs, "lstrip", LEFT);
}

METHOD(rstrip)
{
	return strip(t, self, args, nargs, "rstrip", RIGHT);
}

/* ---- Splitting and joining. ---- */

static BbValue make_part(const BbSplit *s, size_t start, size_t end)
{
	return bb_str_slice_bytes(s->t, s->self, start, end, BB_STR_NONE);
}

static BbSplit split_of(BbThread *t, BbValue self)
{
	return (BbSplit){t, self, bb_str_text(self), bb_to_str(self)->size, true, make_part};
}

BB_PARAMS(split_params, "split", 0, 2, 0, "sep", "maxsplit");
BB_PARAMS(rsplit_params, "rsplit", 0, 2, 0, "sep", "maxsplit");
BB_PARAMS(splitlines_params, "splitlines", 0, 1, 0, "keepends");

static BbValue split(BbThread *t, BbValue self, const BbParams *params, const BbValue *args, size_t nargs,
		     BbValue kwnames, bool reverse)
{
	BbValue v[2] = {BB_EMPTY, BB_EMPTY};
	intptr_t max = -1;
	if (nargs == 1 && bb_is_empty(kwnames))
		v[0] = args[0];
	else if (nargs + !bb_is_empty(kwnames) > 0 && !bb_args_bind(t, params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_empty(v[1]) && !bb_text_args_count(t, v[1], &max))
		return BB_EMPTY;
	BbSplit s = split_of(t, self);
	if (bb_is_empty(v[0]) || bb_is_none(v[0]))
		return bb_split_space(&s, max, reverse);
	if (!bb_is_str(v[0]))
		return bb_type_error(t, "must be str or None, not %T", v[0]);
	return bb_split_separator(&s, bb_str_text(v[0]), bb_to_str(v[0])->size, max, reverse);
}

METHOD(split)
{
	return split(t, self, &split_params, args, nargs, kwnames, false);
}

METHOD(rsplit)
{
	return split(t, self, &rsplit_params, args, nargs, kwnames, true);
}

METHOD(splitlines)
{
	BbValue v[1];
	BbSplit s = split_of(t, self);
	if (!bb_args_bind(t, &splitlines_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	int keep = bb_is_empty(v[0]) ? 0 : bb_truth(t, v[0]);
	return keep < 0 ? BB_EMPTY : bb_split_lines(&s, keep);
}

static BbValue partition(BbThread *t, BbValue self, BbValue separator, bool reverse)
{
	BbSplit s = split_of(t, self);
	if (!bb_is_str(separator))
		return bb_type_error(t, "must be str, not %T", separator);
	return bb_split_partition(&s, separator, bb_str_text(separator), bb_to_str(separator)->size, reverse);
}

METHOD(partition)
{
	return partition(t, self, args[0], false);
}

METHOD(rpartition)
{
	return partition(t, self, args[0], true);
}

METHOD(join)
{
	BbValue all = args[0];
	if (bb_is_exact(all, &bb_list_type)) {
		all = bb_list_snapshot(t, all);
	} else if (!bb_is_exact(all, &bb_tuple_type)) {
		BbValue iterator = bb_iter(t, all);
		if (bb_is_empty(iterator)) {
			if (bb_exception_matches(t, &bb_exc_TypeError)) {
				bb_exception_clear(t);
				bb_type_error(t, "can only join an iterable");
			}
			return BB_EMPTY;
		}
		all = bb_tuple_from_iterable(t, iterator);
	}
	if (bb_is_empty(all))
		return BB_EMPTY;
	return bb_str_join(t, self, bb_to_tuple(all)->items, bb_tuple_count(all));
}

/* ---- Padding. ---- */

static BbValue pad(BbThread *t, BbValue self, uint32_t fill, size_t left, size_t right)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	if (left > UINT32_MAX || right > UINT32_MAX)
		return bb_raise_no_memory(t);
	if (left + right == 0)
		return bb_str_exact(t, self);
	bb_str_builder_reserve(&b, bb_to_str(self)->size + (left + right) * bb_utf8_width(fill));
	bb_str_builder_add_chars(&b, fill, left);
	bb_str_builder_add_str(&b, self);
	bb_str_builder_add_chars(&b, fill, right);
	return bb_str_builder_finish(&b);
}

/* Width and fill character; the padding that is missing to the width. */
static bool pad_args(BbThread *t, BbValue self, const BbValue *args, size_t nargs, size_t *padding, uint32_t *fill,
		     size_t *width)
{
	intptr_t wanted;
	*fill = ' ';
	if (!bb_text_args_count(t, args[0], &wanted))
		return false;
	if (nargs > 1) {
		if (!bb_is_str(args[1])) {
			bb_type_error(t, "The fill character must be a unicode character, not %T", args[1]);
			return false;
		}
		if (bb_to_str(args[1])->length != 1) {
			bb_type_error(t, "The fill character must be exactly one character long");
			return false;
		}
		const uint8_t *p = (const uint8_t *)bb_str_text(args[1]);
		*fill = bb_utf8_next(&p);
	}
	size_t length = bb_to_str(self)->length;
	*width = wanted < 0 ? 0 : (size_t)wanted;
	*padding = *width > length ? *width - length : 0;
	return true;
}

METHOD(center)
{
	size_t padding, width;
	uint32_t fill;
	if (!pad_args(t, self, args, nargs, &padding, &fill, &width))
		return BB_EMPTY;
	size_t left = padding / 2 + (padding & width & 1);
	return pad(t, self, fill, left, padding - left);
}

METHOD(ljust)
{
	size_t padding, width;
	uint32_t fill;
	return pad_args(t, self, args, nargs, &padding, &fill, &width) ? pad(t, self, fill, 0, padding) : BB_EMPTY;
}

METHOD(rjust)
{
	size_t padding, width;
	uint32_t fill;
	return pad_args(t, self, args, nargs, &padding, &fill, &width) ? pad(t, self, fill, padding, 0) : BB_EMPTY;
}

METHOD(zfill)
{
	const BbStr *s = bb_to_str(self);
	size_t padding, width;
	uint32_t fill;
	BbStrBuilder b;
	if (!pad_args(t, self, args, nargs, &padding, &fill, &width))
		return BB_EMPTY;
	if (padding == 0)
		return bb_str_exact(t, self);
	size_t sign = s->size && (bb_str_data(s)[0] == '+' || bb_str_data(s)[0] == '-');
	if (padding > UINT32_MAX)
		return bb_raise_no_memory(t);
	bb_str_builder_init(&b, t);
	bb_str_builder_reserve(&b, s->size + padding);
	bb_str_builder_add_part(&b, self, 0, sign);
	bb_str_builder_add_chars(&b, '0', padding);
	bb_str_builder_add_part(&b, self, sign, s->size);
	return bb_str_builder_finish(&b);
}

BB_PARAMS(expandtabs_params, "expandtabs", 0, 1, 0, "tabsize");

METHOD(expandtabs)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	intptr_t tab = 8;
	size_t column = 0;
	BbValue v[1];
	BbStrBuilder b;
	if (!bb_args_bind(t, &expandtabs_params, args, nargs, kwnames, v) ||
	    (!bb_is_empty(v[0]) && !bb_text_args_count(t, v[0], &tab)))
		return BB_EMPTY;
	if (tab > INT32_MAX || tab < INT32_MIN)
		return bb_overflow_error(t, "Python int too large to convert to C int");
	if (!memchr(bb_str_data(s), '\t', s->size))
		return bb_str_exact(t, self);
	bb_str_builder_init(&b, t);
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (c == '\t') {
			size_t n = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
			column += n;
			if (!bb_str_builder_add_chars(&b, ' ', n))
				return BB_EMPTY;
			continue;
		}
		column = c == '\n' || c == '\r' ? 0 : column + 1;
		bb_str_builder_add_char(&b, c);
	}
	return bb_str_builder_finish(&b);
}

/* ---- Translating. ---- */

/* Adds what the table has for c.  Runs user code unless the table is exactly a dict. */
static bool translate_char(BbThread *t, BbStrBuilder *b, BbValue table, uint32_t c)
{
	BbValue to = BB_EMPTY, key = bb_from_small((intptr_t)c);
	if (bb_is_exact(table, &bb_dict_type)) {
		int found = bb_dict_get(t, table, key, &to);
		if (found <= 0)
			return found == 0 && bb_str_builder_add_char(b, c);
	} else {
		to = bb_getitem(t, table, key);
		if (bb_is_empty(to)) {
			if (!bb_exception_matches(t, &bb_exc_LookupError))
				return false;
			bb_exception_clear(t);
			return bb_str_builder_add_char(b, c);
		}
	}
	if (bb_is_none(to))
		return true;
	if (bb_is_str(to))
		return bb_str_builder_add_str(b, to);
	intptr_t code;
	if (!bb_is_int(to)) {
		bb_type_error(t, "character mapping must return integer, None or str");
		return false;
	}
	if (!bb_int_to_ssize(to, &code) || code < 0 || code > 0x10ffff) {
		bb_value_error(t, "character mapping must be in range(0x110000)");
		return false;
	}
	return bb_str_builder_add_char(b, (uint32_t)code);
}

METHOD(translate)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	while (p < end)
		if (!translate_char(t, &b, args[0], bb_utf8_next(&p)))
			return BB_EMPTY;
	return bb_str_builder_finish(&b);
}

static uint32_t first_char(BbValue s)
{
	const uint8_t *p = (const uint8_t *)bb_str_text(s);
	return bb_utf8_next(&p);
}

static BbValue maketrans_dict(BbThread *t, BbValue from)
{
	BbValue table = bb_dict_new(t, 0), key, value;
	size_t at = 0;
	if (bb_is_empty(table))
		return table;
	if (!bb_is_dict(from))
		return bb_type_error(t, "if you give only one argument to maketrans it must be a dict");
	while (bb_dict_next(from, &at, &key, &value)) {
		if (bb_is_str(key)) {
			if (bb_to_str(key)->length != 1)
				return bb_value_error(t, "string keys in translate table must be of length 1");
			key = bb_from_small((intptr_t)first_char(key));
		} else if (!bb_is_int(key)) {
			return bb_type_error(t, "keys in translate table must be strings or integers");
		}
		if (!bb_dict_set(t, table, key, value))
			return BB_EMPTY;
	}
	return table;
}

METHOD(maketrans)
{
	BbValue table;
	if (nargs == 1)
		return maketrans_dict(t, args[0]);
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "first maketrans argument must be a string if there is a second argument");
	for (size_t i = 1; i < nargs; i++)
		if (!bb_is_str(args[i]))
			return must_be_str(t, "maketrans", (int)i + 1, args[i]);
	const BbStr *x = bb_to_str(args[0]), *y = bb_to_str(args[1]);
	if (x->length != y->length)
		return bb_value_error(t, "the first two maketrans arguments must have equal length");
	table = bb_dict_new(t, x->length);
	const uint8_t *p = (const uint8_t *)bb_str_data(x), *q = (const uint8_t *)bb_str_data(y);
	for (size_t i = 0; i < x->length && !bb_is_empty(table); i++) {
		BbValue from = bb_from_small((intptr_t)bb_utf8_next(&p)),
			to = bb_from_small((intptr_t)bb_utf8_next(&q));
		if (!bb_dict_set(t, table, from, to))
			return BB_EMPTY;
	}
	if (nargs == 3 && !bb_is_empty(table)) {
		const BbStr *z = bb_to_str(args[2]);
		p = (const uint8_t *)bb_str_data(z);
		while (p < (const uint8_t *)bb_str_data(z) + z->size)
			if (!bb_dict_set(t, table, bb_from_small((intptr_t)bb_utf8_next(&p)), BB_NONE))
				return BB_EMPTY;
	}
	return table;
}
