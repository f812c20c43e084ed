/* SPDX-License-Identifier: MIT */
/*
 * Searching, stripping, splitting, replacing and padding of bytes and bytearray; see bytes_methods.h.  Case, numbers
 * and operators are in bytes_more.c.
 */
#include "object/bytes_methods.h"

#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/split.h"
#include "object/str_find.h"
#include "object/text_args.h"
#include "object/tuple.h"

#define METHOD(name)                                                                                                   \
	BbValue bb_bytes_methods_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

bool bb_bytes_methods_view(BbThread *t, BbValue self, BbByteView *out)
{
	*out = (BbByteView){.t = t, .self = self};
	if (BB_LIKELY(bb_is_bytes(self))) {
		out->data = bb_bytes_data(self);
		out->size = bb_bytes_size(self);
		return true;
	}
	out->is_array = true;
	return bb_bytearray_peek(t, self, &out->data, &out->size);
}

bool bb_bytes_methods_view_of(BbThread *t, BbValue v, BbByteView *out)
{
	if (bb_is_bytes(v) || bb_is_of_type(v, &bb_bytearray_type))
		return bb_bytes_methods_view(t, v, out);
	BbValue bytes = bb_bytes_from_buffer(t, v);
	return !bb_is_empty(bytes) && bb_bytes_methods_view(t, bytes, out);
}

BbValue bb_bytes_methods_make(const BbByteView *like, const char *data, size_t size)
{
	return like->is_array ? bb_bytearray_new(like->t, data, size) : bb_bytes_new(like->t, data, size);
}

/* A part of the view, itself if it is all of an immutable one. */
static BbValue part_of(const BbByteView *v, size_t start, size_t end)
{
	if (start == 0 && end == v->size && bb_is_exact_bytes(v->self))
		return v->self;
	return bb_bytes_methods_make(v, v->data + start, end - start);
}

BbValue bb_bytes_methods_slice(const BbByteView *v, intptr_t start, intptr_t step, size_t count)
{
	BbBytesBuilder b;
	if (step == 1)
		return part_of(v, (size_t)start, (size_t)start + count);
	bb_bytes_builder_init(&b, v->t);
	if (!bb_bytes_builder_reserve(&b, count))
		return BB_EMPTY;
	for (size_t i = 0; i < count; i++, start += step)
		b.data[b.size++] = v->data[start];
	return v->is_array ? bb_bytearray_new(v->t, b.data, b.size) : bb_bytes_builder_finish(&b);
}

/* ---- Searching. ---- */

/* What is searched for: bytes, or one byte. */
typedef struct Needle {
	BbByteView view;
	char byte;
} Needle;

static bool get_needle(BbThread *t, BbValue v, Needle *out)
{
	if (bb_buffer_is_supported(t, v))
		return bb_bytes_methods_view_of(t, v, &out->view);
	if (!bb_text_args_has_index(t, v)) {
		bb_type_error(t, "argument should be integer or bytes-like object, not '%T'", v);
		return false;
	}
	int byte = bb_bytes_byte(t, v, "byte must be in range(0, 256)");
	if (byte < 0)
		return false;
	out->byte = (char)byte;
	out->view = (BbByteView){.t = t, .data = &out->byte, .size = 1};
	return true;
}

/* Needle, self and the part of it to search; *inside: there is such a part. */
static bool prepare(BbThread *t, BbValue self, const BbValue *args, size_t nargs, Needle *x, BbByteView *v,
		    size_t *start, size_t *end, bool *inside)
{
	intptr_t from, to;
	if (!get_needle(t, args[0], x) || !bb_text_args_range(t, args, nargs, 1, &from, &to) ||
	    !bb_bytes_methods_view(t, self, v))
		return false;
	bb_text_args_clip(v->size, &from, &to);
	*start = (size_t)from;
	*end = (size_t)to;
	*inside = from <= to;
	return true;
}

static bool find(BbThread *t, BbValue self, const BbValue *args, size_t nargs, bool last, size_t *index)
{
	Needle x;
	BbByteView v;
	size_t start, end;
	bool inside;
	if (!prepare(t, self, args, nargs, &x, &v, &start, &end, &inside))
		return false;
	*index = SIZE_MAX;
	if (!inside)
		return true;
	size_t at = last ? bb_str_find_last_of(t, v.data + start, end - start, x.view.data, x.view.size)
			 : bb_str_find_first_of(t, v.data + start, end - start, x.view.data, x.view.size);
	if (at != SIZE_MAX)
		*index = start + at;
	return true;
}

METHOD(find)
{
	size_t index;
	return find(t, self, args, nargs, false, &index) ? bb_int_from_ssize(t, (intptr_t)index) : BB_EMPTY;
}

METHOD(rfind)
{
	size_t index;
	return find(t, self, args, nargs, true, &index) ? bb_int_from_ssize(t, (intptr_t)index) : BB_EMPTY;
}

METHOD(index)
{
	size_t index;
	if (!find(t, self, args, nargs, false, &index))
		return BB_EMPTY;
	return index == SIZE_MAX ? bb_value_error(t, "subsection not found") : bb_int_from_ssize(t, (intptr_t)index);
}

METHOD(rindex)
{
	size_t index;
	if (!find(t, self, args, nargs, true, &index))
		return BB_EMPTY;
	return index == SIZE_MAX ? bb_value_error(t, "subsection not found") : bb_int_from_ssize(t, (intptr_t)index);
}

METHOD(contains)
{
	Needle x;
	BbByteView v;
	if (!bb_buffer_is_supported(t, args[0]) && !bb_text_args_has_index(t, args[0]))
		return bb_type_error(t, "a bytes-like object is required, not '%T'", args[0]);
	if (!get_needle(t, args[0], &x) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	return bb_bool(bb_str_find_first_of(t, v.data, v.size, x.view.data, x.view.size) != SIZE_MAX);
}

METHOD(count)
{
	Needle x;
	BbByteView v;
	size_t start, end;
	bool inside;
	if (!prepare(t, self, args, nargs, &x, &v, &start, &end, &inside))
		return BB_EMPTY;
	if (!inside)
		return bb_from_small(0);
	size_t n = x.view.size == 0
			   ? end - start + 1
			   : bb_str_find_count(t, v.data + start, end - start, x.view.data, x.view.size, SIZE_MAX);
	return bb_int_from_ssize(t, (intptr_t)n);
}

static bool matches(const char *data, size_t n, const BbByteView *affix, bool at_end)
{
	return affix->size <= n && memcmp(at_end ? data + n - affix->size : data, affix->data, affix->size) == 0;
}

static BbValue match_affix(BbThread *t, BbValue self, const BbValue *args, size_t nargs, const char *function,
			   bool at_end)
{
	BbByteView v, x;
	intptr_t start, end;
	if (!bb_text_args_range(t, args, nargs, 1, &start, &end))
		return BB_EMPTY;
	BbValue one[1] = {args[0]};
	const BbValue *all = one;
	size_t n = 1;
	if (bb_is_tuple(args[0])) {
		all = bb_to_tuple(args[0])->items;
		n = bb_tuple_count(args[0]);
	} else if (!bb_buffer_is_supported(t, args[0])) {
		return bb_type_error(t, "%s first arg must be bytes or a tuple of bytes, not %T", function, args[0]);
	}
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	bb_text_args_clip(v.size, &start, &end);
	for (size_t i = 0; i < n; i++) {
		if (!bb_bytes_methods_view_of(t, all[i], &x))
			return BB_EMPTY;
		if (start <= end && matches(v.data + start, (size_t)(end - start), &x, at_end))
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
	BbByteView v, x;
	if (!bb_bytes_methods_view_of(t, args[0], &x) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	return part_of(&v, matches(v.data, v.size, &x, false) ? x.size : 0, v.size);
}

METHOD(removesuffix)
{
	BbByteView v, x;
	if (!bb_bytes_methods_view_of(t, args[0], &x) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	return part_of(&v, 0, v.size - (matches(v.data, v.size, &x, true) ? x.size : 0));
}

/* ---- Replacing. ---- */

static bool replace(BbBytesBuilder *b, const BbByteView *v, const BbByteView *x, const BbByteView *y, size_t max)
{
	size_t at = 0;
	for (; max > 0; max--) {
		size_t found;
		if (x->size == 0) {
			if (!bb_bytes_builder_add(b, y->data, y->size))
				return false;
			if (at == v->size)
				return true;
			bb_bytes_builder_add_byte(b, (uint8_t)v->data[at++]);
			continue;
		}
		found = bb_str_find_first_of(b->t, v->data + at, v->size - at, x->data, x->size);
		if (found == SIZE_MAX)
			break;
		if (!bb_bytes_builder_add(b, v->data + at, found) || !bb_bytes_builder_add(b, y->data, y->size))
			return false;
		at += found + x->size;
	}
	return bb_bytes_builder_add(b, v->data + at, v->size - at);
}

/* What was built, as the view's kind of object. */
static BbValue built(BbBytesBuilder *b, const BbByteView *like)
{
	if (b->failed)
		return BB_EMPTY;
	return like->is_array ? bb_bytearray_new(like->t, b->data, b->size) : bb_bytes_builder_finish(b);
}

BB_PARAMS(replace_params, "replace", 2, 3, 2, "", "", "count");

METHOD(replace)
{
	BbByteView v, x, y;
	BbBytesBuilder b;
	BbValue a[3];
	intptr_t max = -1;
	if (!bb_args_bind(t, &replace_params, args, nargs, kwnames, a) || !bb_bytes_methods_view_of(t, a[0], &x) ||
	    !bb_bytes_methods_view_of(t, a[1], &y) || (!bb_is_empty(a[2]) && !bb_text_args_count(t, a[2], &max)) ||
	    !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	if (x.size > 0 && bb_str_find_first_of(t, v.data, v.size, x.data, x.size) == SIZE_MAX)
		return part_of(&v, 0, v.size);
	bb_bytes_builder_init(&b, t);
	replace(&b, &v, &x, &y, max < 0 ? SIZE_MAX : (size_t)max);
	return built(&b, &v);
}

BB_PARAMS(translate_params, "translate", 1, 2, 1, "", "delete");

METHOD(translate)
{
	BbByteView v, table = {.size = 0}, drop = {.size = 0};
	BbBytesBuilder b;
	BbValue a[2];
	bool dropped[256] = {false};
	if (!bb_args_bind(t, &translate_params, args, nargs, kwnames, a))
		return BB_EMPTY;
	bool has_table = !bb_is_none(a[0]);
	if (has_table) {
		if (!bb_bytes_methods_view_of(t, a[0], &table))
			return BB_EMPTY;
		if (table.size != 256)
			return bb_value_error(t, "translation table must be 256 characters long");
	}
	if (!bb_is_empty(a[1]) && !bb_bytes_methods_view_of(t, a[1], &drop))
		return BB_EMPTY;
	for (size_t i = 0; i < drop.size; i++)
		dropped[(uint8_t)drop.data[i]] = true;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	bb_bytes_builder_init(&b, t);
	if (!bb_bytes_builder_reserve(&b, v.size))
		return BB_EMPTY;
	for (size_t i = 0; i < v.size; i++) {
		uint8_t c = (uint8_t)v.data[i];
		if (!dropped[c])
			b.data[b.size++] = has_table ? table.data[c] : (char)c;
	}
	return built(&b, &v);
}

METHOD(maketrans)
{
	BbByteView x, y;
	if (!bb_bytes_methods_view_of(t, args[0], &x) || !bb_bytes_methods_view_of(t, args[1], &y))
		return BB_EMPTY;
	if (x.size != y.size)
		return bb_value_error(t, "maketrans arguments must have same length");
	BbBytes *table = bb_bytes_alloc(t, 256);
	if (!table)
		return BB_EMPTY;
	for (int i = 0; i < 256; i++)
		table->data[i] = (char)i;
	for (size_t i = 0; i < x.size; i++)
		table->data[(uint8_t)x.data[i]] = y.data[i];
	return bb_from_pointer(table);
}

/* ---- Stripping. ---- */

enum { LEFT = 1, RIGHT = 2 };

static BbValue strip(BbThread *t, BbValue self, const BbValue *args, size_t nargs, unsigned sides)
{
	BbByteView v, set = {.data = " \t\n\r\v\f", .size = 6};
	if (nargs > 0 && !bb_is_none(args[0]) && !bb_bytes_methods_view_of(t, args[0], &set))
		return BB_EMPTY;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	size_t start = 0, end = v.size;
	while ((sides & LEFT) && start < end && memchr(set.data, v.data[start], set.size))
		start++;
	while ((sides & RIGHT) && start < end && memchr(set.data, v.data[end - 1], set.size))
		end--;
	return part_of(&v, start, end);
}

METHOD(strip)
{
	return strip(t, self, args, nargs, LEFT | RIGHT);
}

METHOD(lstrip)
{
	return strip(t, self, args, nargs, LEFT);
}

METHOD(rstrip)
{
	return strip(t, self, args, nargs, RIGHT);
}

/* ---- Splitting and joining. ---- */

static BbValue make_bytes(const BbSplit *s, size_t start, size_t end)
{
	if (start == 0 && end == s->size && bb_is_exact_bytes(s->self))
		return s->self;
	return bb_bytes_new(s->t, s->data + start, end - start);
}

static BbValue make_bytearray(const BbSplit *s, size_t start, size_t end)
{
	return bb_bytearray_new(s->t, s->data + start, end - start);
}

static bool get_split(BbThread *t, BbValue self, BbSplit *out)
{
	BbByteView v;
	if (!bb_bytes_methods_view(t, self, &v))
		return false;
	*out = (BbSplit){t, self, v.data, v.size, false, v.is_array ? make_bytearray : make_bytes};
	return true;
}

BB_PARAMS(split_params, "split", 0, 2, 0, "sep", "maxsplit");
BB_PARAMS(rsplit_params, "rsplit", 0, 2, 0, "sep", "maxsplit");
BB_PARAMS(splitlines_params, "splitlines", 0, 1, 0, "keepends");

static BbValue split(BbThread *t, BbValue self, const BbParams *params, const BbValue *args, size_t nargs,
		     BbValue kwnames, bool reverse)
{
	BbByteView x;
	BbSplit s;
	BbValue a[2];
	intptr_t max = -1;
	if (!bb_args_bind(t, params, args, nargs, kwnames, a) ||
	    (!bb_is_empty(a[1]) && !bb_text_args_count(t, a[1], &max)))
		return BB_EMPTY;
	bool space = bb_is_empty(a[0]) || bb_is_none(a[0]);
	if (!space && !bb_bytes_methods_view_of(t, a[0], &x))
		return BB_EMPTY;
	if (!get_split(t, self, &s))
		return BB_EMPTY;
	return space ? bb_split_space(&s, max, reverse) : bb_split_separator(&s, x.data, x.size, max, reverse);
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
	BbSplit s;
	BbValue a[1];
	if (!bb_args_bind(t, &splitlines_params, args, nargs, kwnames, a))
		return BB_EMPTY;
	int keep = bb_is_empty(a[0]) ? 0 : bb_truth(t, a[0]);
	return keep < 0 || !get_split(t, self, &s) ? BB_EMPTY : bb_split_lines(&s, keep);
}

static BbValue partition(BbThread *t, BbValue self, BbValue separator, bool reverse)
{
	BbByteView x;
	BbSplit s;
	if (!bb_bytes_methods_view_of(t, separator, &x) || !get_split(t, self, &s))
		return BB_EMPTY;
	if (!bb_is_bytes(self)) {
		separator = bb_bytearray_new(t, x.data, x.size);
		if (bb_is_empty(separator))
			return BB_EMPTY;
	}
	return bb_split_partition(&s, separator, x.data, x.size, reverse);
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
	BbByteView v, x;
	BbBytesBuilder b;
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
	if (bb_is_empty(all) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	bb_bytes_builder_init(&b, t);
	for (size_t i = 0; i < bb_tuple_count(all); i++) {
		BbValue item = bb_tuple_get(all, i);
		if (!bb_buffer_is_supported(t, item))
			return bb_type_error(t, "sequence item %zu: expected a bytes-like object, %T found", i, item);
		if (!bb_bytes_methods_view_of(t, item, &x) || (i > 0 && !bb_bytes_builder_add(&b, v.data, v.size)) ||
		    !bb_bytes_builder_add(&b, x.data, x.size))
			return BB_EMPTY;
	}
	return built(&b, &v);
}

/* ---- Padding. ---- */

static BbValue pad(const BbByteView *v, char fill, size_t left, size_t right, size_t sign)
{
	BbBytesBuilder b;
	if (left > INTPTR_MAX / 4 || right > INTPTR_MAX / 4)
		return bb_raise_no_memory(v->t);
	bb_bytes_builder_init(&b, v->t);
	if (!bb_bytes_builder_reserve(&b, v->size + left + right))
		return BB_EMPTY;
	memcpy(b.data, v->data, sign);
	memset(b.data + sign, fill, left);
	memcpy(b.data + sign + left, v->data + sign, v->size - sign);
	memset(b.data + left + v->size, fill, right);
	b.size = left + v->size + right;
	return built(&b, v);
}

static bool get_fill(BbThread *t, BbValue v, const char *function, char *fill)
{
	BbByteView x;
	if (!bb_is_bytes(v) && !bb_is_of_type(v, &bb_bytearray_type)) {
		bb_type_error(t, "%s() argument 2 must be a byte string of length 1, not %T", function, v);
		return false;
	}
	if (!bb_bytes_methods_view(t, v, &x))
		return false;
	if (x.size != 1) {
		bb_type_error(t, "%s(): argument 2 must be a byte string of length 1, not a %s object of length %zu",
			      function, x.is_array ? "bytearray" : "bytes", x.size);
		return false;
	}
	*fill = x.data[0];
	return true;
}

/* where: -1 pads on the right, 0 on both sides, 1 on the left. */
static BbValue justify(BbThread *t, BbValue self, const BbValue *args, size_t nargs, const char *function, int where)
{
	BbByteView v;
	char fill = ' ';
	intptr_t width;
	if (!bb_text_args_count(t, args[0], &width) || (nargs > 1 && !get_fill(t, args[1], function, &fill)) ||
	    !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	size_t padding = width > 0 && (size_t)width > v.size ? (size_t)width - v.size : 0;
	if (padding == 0)
		return part_of(&v, 0, v.size);
	size_t left = where < 0 ? 0 : where > 0 ? padding : padding / 2 + (padding & (size_t)width & 1);
	return pad(&v, fill, left, padding - left, 0);
}

METHOD(center)
{
	return justify(t, self, args, nargs, "center", 0);
}

METHOD(ljust)
{
	return justify(t, self, args, nargs, "ljust", -1);
}

METHOD(rjust)
{
	return justify(t, self, args, nargs, "rjust", 1);
}

METHOD(zfill)
{
	BbByteView v;
	intptr_t width;
	if (!bb_text_args_count(t, args[0], &width) || !bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	if (width <= 0 || (size_t)width <= v.size)
		return part_of(&v, 0, v.size);
	return pad(&v, '0', (size_t)width - v.size, 0, v.size && (v.data[0] == '+' || v.data[0] == '-'));
}

BB_PARAMS(expandtabs_params, "expandtabs", 0, 1, 0, "tabsize");

METHOD(expandtabs)
{
	BbByteView v;
	BbBytesBuilder b;
	BbValue a[1];
	intptr_t tab = 8;
	size_t column = 0;
	if (!bb_args_bind(t, &expandtabs_params, args, nargs, kwnames, a) ||
	    (!bb_is_empty(a[0]) && !bb_text_args_count(t, a[0], &tab)))
		return BB_EMPTY;
	if (tab > INT32_MAX || tab < INT32_MIN)
		return bb_overflow_error(t, "Python int too large to convert to C int");
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	bb_bytes_builder_init(&b, t);
	for (size_t i = 0; i < v.size; i++) {
		char c = v.data[i];
		if (c == '\t') {
			size_t n = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
			column += n;
			if (!bb_bytes_builder_reserve(&b, n))
				return BB_EMPTY;
			memset(b.data + b.size, ' ', n);
			b.size += n;
			continue;
		}
		column = c == '\n' || c == '\r' ? 0 : column + 1;
		if (!bb_bytes_builder_add_byte(&b, (uint8_t)c))
			return BB_EMPTY;
	}
	return built(&b, &v);
}
