/* SPDX-License-Identifier: MIT */
/*
 * Module array: an array is a bytearray and a type code.
 *
 * Threading: the bytearray's lock guards the bytes; every operation looks at them or changes them once, under that
 * lock, so that it is atomic.  Values are converted before or after.  What works on all items takes a copy.
 */
#include "modules/mod_array.h"

#include "modules/array_item.h"
#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/instance_dict.h"
#include "object/int.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"
#include "vm/generator.h"

typedef struct Array {
	BbObject header;
	const BbArrayCode *code; /* constant */
	BbValue bytes;		 /* bytearray, constant; its size is a multiple of the item's */
} Array;

static BbType array_type, iterator_type;

static Array *to_array(BbValue v)
{
	return bb_to_pointer(v);
}

static bool is_array(BbValue v)
{
	return bb_is_of_type(v, &array_type);
}

static void array_trace(BbTracer *tracer, void *cell)
{
	Array *a = cell;
	bb_trace(tracer, a->bytes);
	if (bb_type_of_object(&a->header)->flags & BB_TYPE_INSTANCE)
		bb_instance_trace(tracer, &a->header, bb_type_of_object(&a->header));
}

static BbBytearray *row_of(const Array *a)
{
	return bb_to_bytearray(a->bytes);
}

static char *data_locked(const Array *a)
{
	return (char *)((BbByteCell *)bb_published_load(&row_of(a)->cell))->bytes;
}

static size_t length_of(const Array *a)
{
	return bb_bytearray_size(a->bytes) / a->code->size;
}

static Array *make(BbThread *t, BbType *type, const BbArrayCode *code, const void *data, size_t size)
{
	BbValue bytes = bb_bytearray_new(t, data, size);
	Array *a = bb_is_empty(bytes) ? NULL : bb_instance_new(t, type);
	if (a) {
		a->code = code;
		a->bytes = bytes;
	}
	return a;
}

static BbValue made(Array *a)
{
	return a ? bb_from_pointer(a) : BB_EMPTY;
}

/* The bytes as they are at one moment. */
static BbValue snapshot(BbThread *t, const Array *a)
{
	return bb_bytearray_snapshot(t, a->bytes);
}

static void export_message(BbThread *t)
{
	if (bb_exception_matches(t, &bb_exc_BufferError)) {
		bb_exception_clear(t);
		bb_raise(t, &bb_exc_BufferError, "cannot resize an array that is exporting buffers");
	}
}

/* Locks the bytes for a change of their number; false: raised. */
static bool lock_for_resize(BbThread *t, Array *a)
{
	BbBytearray *b = row_of(a);
	if (bb_exports_lock_for_resize(t, &b->header, &b->exports))
		return true;
	export_message(t);
	return false;
}

static void unlock(BbThread *t, Array *a)
{
	bb_unlock(t, &row_of(a)->header.lock);
}

static bool splice(BbThread *t, Array *a, size_t start, size_t stop, const void *data, size_t n)
{
	if (bb_bytearray_splice(t, a->bytes, start, stop, data, n))
		return true;
	export_message(t);
	return false;
}

/* ---- Items. ---- */

/* Copies item i (negative: from the end) into out; false: there is none, nothing is raised. */
static bool load_item(BbThread *t, Array *a, intptr_t i, char *out)
{
	size_t size = a->code->size;
	bb_lock(t, &row_of(a)->header.lock);
	intptr_t n = (intptr_t)length_of(a);
	i += i < 0 ? n : 0;
	bool inside = i >= 0 && i < n;
	if (inside)
		bb_buffer_load(out, data_locked(a) + (size_t)i * size, size);
	unlock(t, a);
	return inside;
}

static bool store_item(BbThread *t, Array *a, intptr_t i, const char *item)
{
	size_t size = a->code->size;
	bb_lock(t, &row_of(a)->header.lock);
	intptr_t n = (intptr_t)length_of(a);
	i += i < 0 ? n : 0;
	bool inside = i >= 0 && i < n;
	if (inside)
		bb_buffer_store(data_locked(a) + (size_t)i * size, item, size);
	unlock(t, a);
	return inside;
}

/* Takes item i out: 1; 0: there is none (nothing is raised); -1: raised. */
static int take_item(BbThread *t, Array *a, intptr_t i, char *out)
{
	size_t size = a->code->size;
	if (!lock_for_resize(t, a))
		return -1;
	intptr_t n = (intptr_t)length_of(a);
	i += i < 0 ? n : 0;
	bool inside = i >= 0 && i < n, done = true;
	if (inside) {
		size_t at = (size_t)i * size;
		bb_buffer_load(out, data_locked(a) + at, size);
		done = bb_bytearray_splice_locked(t, row_of(a), at, at + size, NULL, 0);
	}
	unlock(t, a);
	return done ? inside : -1;
}

static bool append(BbThread *t, Array *a, BbValue v)
{
	char item[BB_ARRAY_ITEM_MOST];
	if (!a->code->put(t, v, item))
		return false;
	if (bb_bytearray_append(t, a->bytes, item, a->code->size))
		return true;
	export_message(t);
	return false;
}

static bool append_text(BbThread *t, Array *a, BbValue text)
{
	for (size_t i = 0; i < bb_to_str(text)->length; i++) {
		BbValue c = bb_str_char_at(t, text, i);
		if (bb_is_empty(c) || !append(t, a, c))
			return false;
	}
	return true;
}

static bool extend_from_iterable(BbThread *t, Array *a, BbValue iterable)
{
	BbValue iterator = bb_iter(t, iterable), item;
	int more = bb_is_empty(iterator) ? -1 : 1;
	while (more > 0 && (more = bb_next(t, iterator, &item)) > 0)
		if (!append(t, a, item))
			return false;
	return more == 0;
}

static bool extend(BbThread *t, Array *a, BbValue v)
{
	if (!is_array(v))
		return extend_from_iterable(t, a, v);
	if (to_array(v)->code != a->code) {
		bb_type_error(t, "can only extend with array of same kind");
		return false;
	}
	BbValue bytes = snapshot(t, to_array(v));
	return !bb_is_empty(bytes) && splice(t, a, SIZE_MAX, SIZE_MAX, bb_bytes_data(bytes), bb_bytes_size(bytes));
}

static bool append_bytes(BbThread *t, Array *a, BbValue v)
{
	BbValue bytes = bb_bytes_from_buffer(t, v);
	if (bb_is_empty(bytes))
		return false;
	if (bb_bytes_size(bytes) % a->code->size) {
		bb_value_error(t, "bytes length not a multiple of item size");
		return false;
	}
	return splice(t, a, SIZE_MAX, SIZE_MAX, bb_bytes_data(bytes), bb_bytes_size(bytes));
}

/* ---- Making one. ---- */

/* What the second argument of array() adds. */
static bool fill(BbThread *t, Array *a, BbValue initial)
{
	if (bb_is_str(initial) && !a->code->is_text) {
		bb_type_error(t, "cannot use a str to initialize an array with typecode '%c'", a->code->letter);
		return false;
	}
	if (is_array(initial) && to_array(initial)->code->is_text != a->code->is_text) {
		bb_type_error(t,
			      a->code->is_text
				      ? "cannot use a non-unicode array to initialize an array with typecode '%c'"
				      : "cannot use a unicode array to initialize an array with typecode '%c'",
			      a->code->letter);
		return false;
	}
	if (bb_is_str(initial))
		return append_text(t, a, initial);
	if (bb_is_bytes(initial) || bb_is_of_type(initial, &bb_bytearray_type))
		return append_bytes(t, a, initial);
	if (is_array(initial) && to_array(initial)->code == a->code)
		return extend(t, a, initial);
	return extend_from_iterable(t, a, initial);
}

BB_CFUNCTION(array_new)
{
	BbType *type = bb_to_pointer(args[0]);
	if (type == &array_type && !bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "array.array() takes no keyword arguments");
	if (nargs < 2 || nargs > 3)
		return bb_type_error(t, "array() takes at %s argument%s (%zu given)", nargs < 2 ? "least 1" : "most 2",
				     nargs < 2 ? "" : "s", nargs - 1);
	if (!bb_is_str(args[1]))
		return bb_type_error(t, "array() argument 1 must be a unicode character, not %T", args[1]);
	if (bb_to_str(args[1])->length != 1)
		return bb_type_error(t, "array() argument 1 must be a unicode character, not a string of length %zu",
				     (size_t)bb_to_str(args[1])->length);
	const BbArrayCode *code = bb_array_item_code((unsigned char)*bb_str_text(args[1]));
	if (!code)
		return bb_value_error(t, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
	if (code->letter == 'u') {
		BbValue message =
			bb_str_from_text(t, "The 'u' type code is deprecated and will be removed in Python 3.16");
		if (bb_is_empty(message) || !bb_generator_warn(t, &bb_exc_DeprecationWarning, message))
			return BB_EMPTY;
	}
	Array *a = make(t, type, code, NULL, 0);
	return a && (nargs < 3 || fill(t, a, args[2])) ? bb_from_pointer(a) : BB_EMPTY;
}

/* A plain array with the same code. */
static BbValue like(BbThread *t, const Array *a, const void *data, size_t size)
{
	return made(make(t, &array_type, a->code, data, size));
}

BB_CFUNCTION(array_copy)
{
	BbValue bytes = snapshot(t, to_array(self));
	return bb_is_empty(bytes) ? bytes : like(t, to_array(self), bb_bytes_data(bytes), bb_bytes_size(bytes));
}

/* ---- Indexing. ---- */

static bool index_argument(BbThread *t, BbValue key, intptr_t *out)
{
	if (bb_is_int(key) || !bb_is_empty(bb_special(bb_type_of(key), BB_SP_INDEX)))
		return bb_index_ssize(t, key, false, out);
	bb_type_error(t, "array indices must be integers");
	return false;
}

static BbValue get_slice(BbThread *t, Array *a, BbValue slice)
{
	intptr_t start, stop, step;
	size_t size = a->code->size;
	BbValue bytes = bb_slice_unpack(t, slice, &start, &stop, &step) ? snapshot(t, a) : BB_EMPTY;
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	size_t n = bb_slice_adjust(bb_bytes_size(bytes) / size, &start, &stop, step);
	BbBytes *picked = bb_bytes_alloc(t, n * size);
	if (!picked)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++, start += step)
		memcpy(picked->data + i * size, bb_bytes_data(bytes) + (size_t)start * size, size);
	return like(t, a, picked->data, n * size);
}

BB_CFUNCTION(array_getitem)
{
	Array *a = to_array(self);
	char item[BB_ARRAY_ITEM_MOST];
	intptr_t i;
	if (bb_is_slice(args[0]))
		return get_slice(t, a, args[0]);
	if (!index_argument(t, args[0], &i))
		return BB_EMPTY;
	return load_item(t, a, i, item) ? a->code->get(t, item) : bb_index_error(t, "array index out of range");
}

/* What is left of the bytes without the items that a slice with a step selects; into out. */
static size_t without(const char *bytes, size_t length, size_t size, intptr_t start, intptr_t step, size_t n, char *out)
{
	size_t kept = 0;
	if (step < 0) {
		start += step * (intptr_t)(n - 1);
		step = -step;
	}
	for (size_t i = 0, gone = 0; i < length; i++) {
		if (gone < n && i == (size_t)start + gone * (size_t)step) {
			gone++;
			continue;
		}
		memcpy(out + kept++ * size, bytes + i * size, size);
	}
	return kept * size;
}

/* Under the lock: deletes the items that are selected.  scratch has room for all bytes. */
static bool delete_locked(BbThread *t, Array *a, intptr_t start, intptr_t step, size_t n, char *scratch)
{
	size_t size = a->code->size, all = bb_bytearray_size(a->bytes);
	if (step == 1)
		return bb_bytearray_splice_locked(t, row_of(a), (size_t)start * size, ((size_t)start + n) * size, NULL,
						  0);
	char *bytes = scratch + all;
	bb_buffer_load(bytes, data_locked(a), all);
	size_t left = without(bytes, all / size, size, start, step, n, scratch);
	return bb_bytearray_splice_locked(t, row_of(a), 0, all, scratch, left);
}

/* Stores (data not NULL) or deletes a slice. */
static bool set_slice(BbThread *t, Array *a, BbValue slice, const char *data, size_t count)
{
	intptr_t start, stop, step;
	size_t size = a->code->size;
	if (!bb_slice_unpack(t, slice, &start, &stop, &step))
		return false;
	for (;;) {
		size_t all = bb_bytearray_size(a->bytes);
		BbBytes *scratch = bb_bytes_alloc(t, all * 2);
		if (!scratch || !lock_for_resize(t, a))
			return false;
		if (bb_bytearray_size(a->bytes) != all) {
			unlock(t, a);
			continue;
		}
		bool done = true, fits = true;
		size_t n = bb_slice_adjust(all / size, &start, &stop, step);
		if (step == 1 && data)
			done = bb_bytearray_splice_locked(t, row_of(a), (size_t)start * size,
							  ((size_t)start + n) * size, data, count * size);
		else if (!data)
			done = n == 0 || delete_locked(t, a, start, step, n, scratch->data);
		else if ((fits = n == count))
			for (size_t i = 0; i < n; i++, start += step)
				bb_buffer_store(data_locked(a) + (size_t)start * size, data + i * size, size);
		unlock(t, a);
		BB_KEEP_FRAME();
		if (!fits)
			bb_value_error(t, "attempt to assign array of size %zu to extended slice of size %zu", count,
				       n);
		return done && fits;
	}
}

BB_CFUNCTION(array_setitem)
{
	Array *a = to_array(self);
	char item[BB_ARRAY_ITEM_MOST];
	intptr_t i;
	if (bb_is_slice(args[0])) {
		if (!is_array(args[1]))
			return bb_type_error(t, "can only assign array (not \"%T\") to array slice", args[1]);
		if (to_array(args[1])->code != a->code)
			return bb_type_error(t, "bad argument type for built-in operation");
		BbValue bytes = snapshot(t, to_array(args[1]));
		bool done = !bb_is_empty(bytes) &&
			    set_slice(t, a, args[0], bb_bytes_data(bytes), bb_bytes_size(bytes) / a->code->size);
		BB_KEEP_FRAME();
		return done ? BB_NONE : BB_EMPTY;
	}
	if (!index_argument(t, args[0], &i))
		return BB_EMPTY;
	if (!load_item(t, a, i, item))
		return bb_index_error(t, "array assignment index out of range");
	if (!a->code->put(t, args[1], item))
		return BB_EMPTY;
	return store_item(t, a, i, item) ? BB_NONE : bb_index_error(t, "array assignment index out of range");
}

BB_CFUNCTION(array_delitem)
{
	Array *a = to_array(self);
	char item[BB_ARRAY_ITEM_MOST];
	intptr_t i;
	if (bb_is_slice(args[0]))
		return set_slice(t, a, args[0], NULL, 0) ? BB_NONE : BB_EMPTY;
	if (!index_argument(t, args[0], &i))
		return BB_EMPTY;
	int taken = take_item(t, a, i, item);
	return taken > 0 ? BB_NONE : taken < 0 ? BB_EMPTY : bb_index_error(t, "array assignment index out of range");
}

BB_CFUNCTION(array_len)
{
	return bb_int_from_size(t, length_of(to_array(self)));
}

/* ---- Methods of lists. ---- */

BB_CFUNCTION(array_append)
{
	return append(t, to_array(self), args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(array_extend)
{
	return extend(t, to_array(self), args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(array_insert)
{
	Array *a = to_array(self);
	char item[BB_ARRAY_ITEM_MOST];
	intptr_t i;
	if (!bb_index_ssize(t, args[0], false, &i) || !a->code->put(t, args[1], item) || !lock_for_resize(t, a))
		return BB_EMPTY;
	intptr_t n = (intptr_t)length_of(a);
	i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
	size_t at = (size_t)i * a->code->size;
	bool done = bb_bytearray_splice_locked(t, row_of(a), at, at, item, a->code->size);
	unlock(t, a);
	return done ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(array_pop)
{
	Array *a = to_array(self);
	char item[BB_ARRAY_ITEM_MOST];
	intptr_t i = -1;
	if (nargs && !bb_index_ssize(t, args[0], false, &i))
		return BB_EMPTY;
	bool was_empty = length_of(a) == 0;
	int taken = take_item(t, a, i, item);
	if (taken == 0)
		return bb_index_error(t, was_empty ? "pop from empty array" : "pop index out of range");
	return taken < 0 ? BB_EMPTY : a->code->get(t, item);
}

/* The first index of an equal item in [start, stop): -1: none, -2: raised. */
static intptr_t find(BbThread *t, Array *a, BbValue v, intptr_t start, intptr_t stop)
{
	char item[BB_ARRAY_ITEM_MOST];
	for (intptr_t i = start; i < stop && load_item(t, a, i, item); i++) {
		BbValue own = a->code->get(t, item);
		int equal = bb_is_empty(own) ? -1 : bb_equal(t, own, v);
		if (equal)
			return equal < 0 ? -2 : i;
	}
	return -1;
}

BB_CFUNCTION(array_index)
{
	intptr_t start = 0, stop = INTPTR_MAX, n = (intptr_t)length_of(to_array(self));
	if ((nargs > 1 && !bb_sequence_bound(t, args[1], &start)) ||
	    (nargs > 2 && !bb_sequence_bound(t, args[2], &stop)))
		return BB_EMPTY;
	start = start < 0 ? (start + n < 0 ? 0 : start + n) : start;
	stop = stop < 0 ? stop + n : stop;
	intptr_t i = find(t, to_array(self), args[0], start, stop);
	if (i == -1)
		return bb_value_error(t, "array.index(x): x not in array");
	return i < 0 ? BB_EMPTY : bb_from_small(i);
}

BB_CFUNCTION(array_contains)
{
	intptr_t i = find(t, to_array(self), args[0], 0, INTPTR_MAX);
	return i == -2 ? BB_EMPTY : bb_bool(i >= 0);
}

BB_CFUNCTION(array_remove)
{
	char item[BB_ARRAY_ITEM_MOST];
	intptr_t i = find(t, to_array(self), args[0], 0, INTPTR_MAX);
	int taken = i < 0 ? 0 : take_item(t, to_array(self), i, item);
	if (i == -2 || taken < 0)
		return BB_EMPTY;
	return taken ? BB_NONE : bb_value_error(t, "array.remove(x): x not in array");
}

BB_CFUNCTION(array_count)
{
	intptr_t n = 0;
	for (intptr_t i = 0; (i = find(t, to_array(self), args[0], i, INTPTR_MAX)) >= 0; i++)
		n++;
	return bb_has_exception(t) ? BB_EMPTY : bb_from_small(n);
}

/* Turns the order of the items round (or that of the bytes in each). */
static void turn(BbThread *t, Array *a, bool inside)
{
	size_t size = a->code->size;
	bb_lock(t, &row_of(a)->header.lock);
	char *data = data_locked(a), x[BB_ARRAY_ITEM_MOST], y[BB_ARRAY_ITEM_MOST];
	size_t n = length_of(a);
	for (size_t i = 0; inside && i < n; i++) {
		bb_buffer_load(x, data + i * size, size);
		for (size_t k = 0; k < size; k++)
			y[k] = x[size - 1 - k];
		bb_buffer_store(data + i * size, y, size);
	}
	for (size_t i = 0; !inside && i < n / 2; i++) {
		bb_buffer_load(x, data + i * size, size);
		bb_buffer_load(y, data + (n - 1 - i) * size, size);
		bb_buffer_store(data + i * size, y, size);
		bb_buffer_store(data + (n - 1 - i) * size, x, size);
	}
	unlock(t, a);
}

BB_CFUNCTION(array_reverse)
{
	turn(t, to_array(self), false);
	return BB_NONE;
}

BB_CFUNCTION(array_byteswap)
{
	turn(t, to_array(self), true);
	return BB_NONE;
}

BB_CFUNCTION(array_clear)
{
	return splice(t, to_array(self), 0, SIZE_MAX, NULL, 0) ? BB_NONE : BB_EMPTY;
}

/* ---- Conversions. ---- */

BB_CFUNCTION(array_tobytes)
{
	return snapshot(t, to_array(self));
}

BB_CFUNCTION(array_frombytes)
{
	return append_bytes(t, to_array(self), args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(array_tolist)
{
	Array *a = to_array(self);
	BbValue bytes = snapshot(t, a), list = bb_is_empty(bytes) ? BB_EMPTY : bb_list_new(t, 0);
	for (size_t at = 0; !bb_is_empty(list) && at < bb_bytes_size(bytes); at += a->code->size) {
		BbValue v = a->code->get(t, bb_bytes_data(bytes) + at);
		if (bb_is_empty(v) || !bb_list_append(t, list, v))
			return BB_EMPTY;
	}
	return list;
}

/* All or nothing. */
BB_CFUNCTION(array_fromlist)
{
	Array *a = to_array(self);
	if (!bb_is_list(args[0]))
		return bb_type_error(t, "arg must be list");
	Array *added = make(t, &array_type, a->code, NULL, 0);
	return added && extend_from_iterable(t, added, args[0]) && extend(t, a, bb_from_pointer(added)) ? BB_NONE
													: BB_EMPTY;
}

static bool check_text(BbThread *t, const Array *a, const char *function)
{
	if (!a->code->is_text)
		bb_value_error(t, "%s() may only be called on unicode type arrays ('u' or 'w')", function);
	return a->code->is_text;
}

BB_CFUNCTION(array_fromunicode)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "fromunicode() argument must be str, not %T", args[0]);
	return check_text(t, to_array(self), "fromunicode") && append_text(t, to_array(self), args[0]) ? BB_NONE
												       : BB_EMPTY;
}

BB_CFUNCTION(array_tounicode)
{
	Array *a = to_array(self);
	BbValue bytes = check_text(t, a, "tounicode") ? snapshot(t, a) : BB_EMPTY;
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	BbStrBuilder text;
	bb_str_builder_init(&text, t);
	for (size_t at = 0; at < bb_bytes_size(bytes); at += a->code->size) {
		BbValue c = a->code->get(t, bb_bytes_data(bytes) + at);
		if (bb_is_empty(c) || !bb_str_builder_add_str(&text, c))
			return BB_EMPTY;
	}
	return bb_str_builder_finish(&text);
}

BB_CFUNCTION(array_tofile)
{
	BbValue bytes = snapshot(t, to_array(self));
	return bb_is_empty(bytes) || bb_is_empty(bb_call_method(t, args[0], "write", &bytes, 1)) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(array_fromfile)
{
	Array *a = to_array(self);
	intptr_t n;
	if (!bb_index_ssize(t, args[1], false, &n))
		return BB_EMPTY;
	if (n < 0)
		return bb_value_error(t, "negative count");
	BbValue size = bb_int_from_size(t, (size_t)n * a->code->size);
	BbValue bytes = bb_is_empty(size) ? BB_EMPTY : bb_call_method(t, args[0], "read", &size, 1);
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	if (!bb_is_bytes(bytes))
		return bb_type_error(t, "read() didn't return bytes");
	bool all = bb_bytes_size(bytes) == (size_t)n * a->code->size;
	if (!append_bytes(t, a, bytes))
		return BB_EMPTY;
	return all ? BB_NONE : bb_raise(t, &bb_exc_EOFError, "read() didn't return enough bytes");
}

BB_CFUNCTION(array_buffer_info)
{
	Array *a = to_array(self);
	BbValue address = bb_int_from_size(t, (size_t)(uintptr_t)data_locked(a)), n = bb_int_from_size(t, length_of(a));
	return bb_is_empty(address) || bb_is_empty(n) ? BB_EMPTY : bb_tuple_pair(t, address, n);
}

BB_CFUNCTION(array_repr)
{
	Array *a = to_array(self);
	BbValue name = bb_type_qualname(t, bb_type_of(self)), items;
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (length_of(a) == 0)
		return bb_format(t, "%S('%c')", name, a->code->letter);
	items = a->code->is_text ? array_tounicode(t, self, NULL, 0, BB_EMPTY)
				 : array_tolist(t, self, NULL, 0, BB_EMPTY);
	return bb_is_empty(items) ? BB_EMPTY : bb_format(t, "%S('%c', %R)", name, a->code->letter, items);
}

BB_CFUNCTION(array_reduce)
{
	Array *a = to_array(self);
	char letter[2] = {a->code->letter, 0};
	BbValue code = bb_intern_text(t, letter);
	BbValue items = bb_is_empty(code) ? BB_EMPTY : array_tolist(t, self, NULL, 0, BB_EMPTY);
	BbValue given = bb_is_empty(items) ? BB_EMPTY : bb_tuple_pair(t, code, items);
	BbValue parts[3] = {bb_from_pointer(bb_type_of(self)), given, BB_NONE};
	if (bb_is_empty(given))
		return BB_EMPTY;
	if (bb_type_of(self)->flags & BB_TYPE_HAS_DICT)
		parts[2] = bb_instance_dict(t, self);
	return bb_is_empty(parts[2]) ? BB_EMPTY : bb_tuple_from(t, parts, 3);
}

/* ---- Operators. ---- */

BB_CFUNCTION(array_add)
{
	Array *a = to_array(self);
	if (!is_array(args[0]))
		return bb_type_error(t, "can only append array (not \"%T\") to array", args[0]);
	if (to_array(args[0])->code != a->code)
		return bb_type_error(t, "bad argument type for built-in operation");
	BbValue copy = array_copy(t, self, NULL, 0, BB_EMPTY);
	return !bb_is_empty(copy) && extend(t, to_array(copy), args[0]) ? copy : BB_EMPTY;
}

BB_CFUNCTION(array_iadd)
{
	if (!is_array(args[0]))
		return bb_type_error(t, "can only extend with array (not \"%T\")", args[0]);
	return extend(t, to_array(self), args[0]) ? self : BB_EMPTY;
}

/* The bytes so many times. */
static BbValue repeated(BbThread *t, Array *a, intptr_t times)
{
	BbValue bytes = snapshot(t, a);
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	size_t n = bb_bytes_size(bytes), count = times < 0 ? 0 : (size_t)times;
	if (n && count > (size_t)INTPTR_MAX / 2 / n)
		return bb_raise_no_memory(t);
	BbBytes *all = bb_bytes_alloc(t, n * count);
	for (size_t i = 0; all && i < count; i++)
		memcpy(all->data + i * n, bb_bytes_data(bytes), n);
	return all ? bb_from_pointer(all) : BB_EMPTY;
}

BB_CFUNCTION(array_mul)
{
	intptr_t times = -1;
	BbValue other = bb_sequence_times(t, self, args[0], &times);
	if (!bb_is(other, BB_NOT_IMPLEMENTED) || times < 0)
		return other;
	BbValue bytes = repeated(t, to_array(self), times);
	return bb_is_empty(bytes) ? bytes : like(t, to_array(self), bb_bytes_data(bytes), bb_bytes_size(bytes));
}

BB_CFUNCTION(array_imul)
{
	intptr_t times;
	if (!bb_index_ssize(t, args[0], false, &times))
		return BB_EMPTY;
	BbValue bytes = repeated(t, to_array(self), times);
	bool done = !bb_is_empty(bytes) &&
		    splice(t, to_array(self), 0, SIZE_MAX, bb_bytes_data(bytes), bb_bytes_size(bytes));
	BB_KEEP_FRAME();
	return done ? self : BB_EMPTY;
}

static BbValue array_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!is_array(other))
		return BB_NOT_IMPLEMENTED;
	BbValue a = array_tolist(t, self, NULL, 0, BB_EMPTY);
	BbValue b = bb_is_empty(a) ? BB_EMPTY : array_tolist(t, other, NULL, 0, BB_EMPTY);
	return bb_is_empty(b) ? BB_EMPTY : bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(array_compare)

/* ---- Attributes. ---- */

static BbValue get_itemsize(BbThread *t, BbValue self)
{
	return bb_from_small(to_array(self)->code->size);
}

static BbValue get_typecode(BbThread *t, BbValue self)
{
	return bb_str_ascii_char((unsigned char)to_array(self)->code->letter);
}

/* ---- The buffer protocol. ---- */

static bool buffer_acquire(BbThread *t, BbValue self, BbBuffer *out, unsigned flags)
{
	Array *a = to_array(self);
	BbBytearray *b = row_of(a);
	bb_lock(t, &b->header.lock);
	out->data = data_locked(a);
	out->size = bb_bytearray_size(a->bytes);
	out->itemsize = a->code->size;
	out->format = a->code->format;
	bb_exports_add_locked(&b->exports);
	bb_unlock(t, &b->header.lock);
	return true;
}

static void buffer_release(BbThread *t, BbBuffer *buffer)
{
	BbBytearray *b = row_of(to_array(buffer->object));
	bb_lock(t, &b->header.lock);
	bb_exports_drop_locked(&b->exports, buffer);
	bb_unlock(t, &b->header.lock);
}

static bool buffer_hold(BbThread *t, BbBuffer *buffer, BbValue holder)
{
	BbBytearray *b = row_of(to_array(buffer->object));
	return bb_exports_hold(t, &b->header, &b->exports, buffer, holder);
}

static const BbBufferProcs buffer_procs = {buffer_acquire, buffer_release, buffer_hold};

BB_CFUNCTION(array_get_buffer)
{
	return bb_memoryview_from_flags(t, self, args[0]);
}

BB_CFUNCTION(array_release_buffer)
{
	return bb_memoryview_release_of(t, self, args[0]);
}

/* ---- Iteration. ---- */

typedef struct Iterator {
	BbObject header;
	BbSlot array;	   /* EMPTY: exhausted */
	BbPublished index; /* of the next item.  Threads that share an iterator may get an item twice */
} Iterator;

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((Iterator *)cell)->array);
}

BB_CFUNCTION(array_iter)
{
	Iterator *it = bb_object_new(t, &iterator_type, sizeof *it);
	if (!it)
		return BB_EMPTY;
	bb_slot_init(&it->array, self);
	return bb_from_pointer(it);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	Iterator *it = bb_to_pointer(self);
	BbValue array = bb_slot_load(&it->array);
	char item[BB_ARRAY_ITEM_MOST];
	if (bb_is_empty(array))
		return BB_EMPTY;
	uintptr_t i = bb_published_load(&it->index);
	if (!load_item(t, to_array(array), (intptr_t)i, item)) {
		bb_store(t, it, &it->array, BB_EMPTY);
		return BB_EMPTY;
	}
	bb_published_store(&it->index, i + 1);
	return to_array(array)->code->get(t, item);
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(iterator_type),
	BB_NEXT_ENTRY(iterator_type),
};

static BbType iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "arrayiterator",
	.module = "array",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Iterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

#define M(name, fn, min, max, doc) BB_METHOD(array_type, name, fn, min, max, doc)

static const BbBuiltin array_methods[] = {
	M("__add__", array_add, 1, 1, "Return self+value."),
	M("__buffer__", array_get_buffer, 1, 1, "Return a memoryview of the items."),
	BB_CLASS_GETITEM_ENTRY(array_type),
	M("__contains__", array_contains, 1, 1, "Return bool(key in self)."),
	M("__copy__", array_copy, 0, 0, "Return a copy of the array."),
	M("__deepcopy__", array_copy, 1, 1, "Return a copy of the array."),
	M("__delitem__", array_delitem, 1, 1, "Delete self[key]."),
	BB_COMPARE_ENTRY(array_type, array_compare, eq),
	BB_COMPARE_ENTRY(array_type, array_compare, ge),
	M("__getitem__", array_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(array_type, array_compare, gt),
	M("__iadd__", array_iadd, 1, 1, "Implement self+=value."),
	M("__imul__", array_imul, 1, 1, "Implement self*=value."),
	M("__iter__", array_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(array_type, array_compare, le),
	M("__len__", array_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(array_type, array_compare, lt),
	M("__mul__", array_mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(array_type, array_compare, ne),
	BB_NEW(array_type, array_new),
	M("__reduce_ex__", array_reduce, 1, 1, "What pickle keeps."),
	M("__release_buffer__", array_release_buffer, 1, 1, "Release a memoryview made by __buffer__."),
	M("__repr__", array_repr, 0, 0, "Return repr(self)."),
	M("__rmul__", array_mul, 1, 1, "Return value*self."),
	M("__setitem__", array_setitem, 2, 2, "Set self[key] to value."),
	M("append", array_append, 1, 1, "Add an item at the end."),
	M("buffer_info", array_buffer_info, 0, 0, "(the address of the items, their number)"),
	M("byteswap", array_byteswap, 0, 0, "Turn the bytes of each item round."),
	M("clear", array_clear, 0, 0, "Take all items out."),
	M("count", array_count, 1, 1, "How many items are equal to v."),
	M("extend", array_extend, 1, 1, "Add the items of an array of the same kind or of an iterable."),
	M("frombytes", array_frombytes, 1, 1, "Add items from machine values in bytes."),
	M("fromfile", array_fromfile, 2, 2, "Add n items from a binary file.  EOFError."),
	M("fromlist", array_fromlist, 1, 1, "Add the items of a list, or none of them."),
	M("fromunicode", array_fromunicode, 1, 1, "Add the characters of a str."),
	M("index", array_index, 1, 3, "The first index of an item equal to v.  ValueError."),
	M("insert", array_insert, 2, 2, "Insert an item before index i."),
	BB_GETSET(array_type, "itemsize", get_itemsize, NULL, "The bytes of an item."),
	M("pop", array_pop, 0, 1, "Take out an item, by default the last, and return it."),
	M("remove", array_remove, 1, 1, "Take out the first item equal to v.  ValueError."),
	M("reverse", array_reverse, 0, 0, "Turn the order of the items round."),
	M("tobytes", array_tobytes, 0, 0, "The machine values as bytes."),
	M("tofile", array_tofile, 1, 1, "Write the machine values to a binary file."),
	M("tolist", array_tolist, 0, 0, "A list of the items."),
	M("tounicode", array_tounicode, 0, 0, "The characters as a str."),
	BB_GETSET(array_type, "typecode", get_typecode, NULL, "The type code."),
};

static BbType array_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = array_trace},
	.name = "array",
	.module = "array",
	.doc = BB_DOC("array(typecode[, initializer]): a row of machine numbers, all of one kind.\n\n"
		      "Type codes: b B h H i I l L q Q integers, f d floats, w (u) characters."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF | BB_TYPE_SEQUENCE,
	.instance_size = sizeof(Array),
	.methods = array_methods,
	.method_count = BB_COUNT(array_methods),
	.hash = bb_unhashable,
	.buffer = &buffer_procs,
};

static bool array_init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &iterator_type) && bb_modules_add_type(t, module, &array_type) &&
	       bb_modules_add(t, module, "ArrayType", bb_from_pointer(&array_type)) &&
	       bb_modules_add_text(t, module, "typecodes", bb_array_item_letters);
}

const BbModuleDef bb_mod_array = {
	.name = "array",
	.doc = BB_DOC("Rows of machine numbers."),
	.init = array_init,
};
