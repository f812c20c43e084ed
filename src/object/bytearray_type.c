/* SPDX-License-Identifier: MIT */
/*
 * The type bytearray: methods that change it, constructor, buffer.
 *
 * Every change is one critical section of the object's lock.  Arguments are converted before, since that may run user
 * code.
 */
#include "object/bytearray_type.h"

#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/bytes_iter.h"
#include "object/bytes_methods.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str_repr.h"
#include "object/text_args.h"
#include "object/tuple.h"
#include "thread/lock.h"

static const char range_message[] = "byte must be in range(0, 256)";

/* ---- Making. ---- */

BB_CFUNCTION(new)
{
	BbBytearray *b = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!b)
		return BB_EMPTY;
	bb_store_pointer(t, b, &b->cell, bb_bytearray_empty_cell());
	return bb_from_pointer(b);
}

BB_PARAMS(init_params, "bytearray", 0, 3, 0, "source", "encoding", "errors");

BB_CFUNCTION(init)
{
	BbValue v[3];
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue bytes = bb_bytes_from_args(t, v, "bytearray");
	if (bb_is_empty(bytes) ||
	    !bb_bytearray_splice(t, self, 0, SIZE_MAX, bb_bytes_data(bytes), bb_bytes_size(bytes)))
		return BB_EMPTY;
	return BB_NONE;
}

static void trace(BbTracer *tracer, void *cell)
{
	const BbBytearray *b = cell;
	bb_trace_pointer(tracer, (void *)bb_published_load(&b->cell));
	bb_exports_trace(tracer, &b->exports);
}

/* ---- Items and slices. ---- */

BB_CFUNCTION(length)
{
	return bb_int_from_ssize(t, (intptr_t)bb_bytearray_size(self));
}

static bool get_index(BbThread *t, BbValue key, intptr_t *out)
{
	if (BB_LIKELY(bb_is_small(key))) {
		*out = bb_to_small(key);
		return true;
	}
	if (bb_text_args_has_index(t, key))
		return bb_text_args_item(t, key, out);
	bb_type_error(t, "bytearray indices must be integers or slices, not %T", key);
	return false;
}

BB_CFUNCTION(get_item)
{
	BbByteView v;
	intptr_t index, stop, step;
	if (bb_is_slice(args[0])) {
		if (!bb_slice_unpack(t, args[0], &index, &stop, &step) || !bb_bytes_methods_view(t, self, &v))
			return BB_EMPTY;
		size_t count = bb_slice_adjust(v.size, &index, &stop, step);
		return bb_bytes_methods_slice(&v, count ? index : 0, step, count);
	}
	if (!get_index(t, args[0], &index))
		return BB_EMPTY;
	if (index < 0)
		index += (intptr_t)bb_bytearray_size(self);
	int byte = index < 0 ? -1 : bb_bytearray_get(self, (size_t)index);
	return byte < 0 ? bb_index_error(t, "bytearray index out of range") : bb_from_small(byte);
}

/* Without the bytes that the slice selects. */
static bool delete_steps_locked(BbThread *t, BbBytearray *b, size_t size, intptr_t start, intptr_t step, size_t count)
{
	BbBytes *rest = bb_bytes_alloc(t, size);
	const BbByteCell *cell = (const BbByteCell *)bb_published_load(&b->cell);
	size_t n = 0;
	if (!rest)
		return false;
	if (step < 0) {
		start += step * (intptr_t)(count - 1);
		step = -step;
	}
	size_t next = (size_t)start;
	for (size_t i = 0; i < size; i++) {
		if (i == next && count > 0) {
			next += (size_t)step;
			count--;
		} else {
			rest->data[n++] = (char)bb_published8_load_relaxed(&cell->bytes[i]);
		}
	}
	return bb_bytearray_splice_locked(t, b, 0, size, rest->data, n);
}

static bool assign_steps_locked(BbThread *t, BbBytearray *b, size_t size, intptr_t start, intptr_t step, size_t count,
				const char *data)
{
	BbBytes *all = bb_bytes_alloc(t, size);
	if (!all)
		return false;
	bb_buffer_load(all->data, ((const BbByteCell *)bb_published_load(&b->cell))->bytes, size);
	for (size_t i = 0; i < count; i++)
		all->data[start + (intptr_t)i * step] = data[i];
	return bb_bytearray_splice_locked(t, b, 0, size, all->data, size);
}

/* self[start:stop:step] = data[0..n), at one moment. */
static bool assign_slice(BbThread *t, BbValue self, intptr_t start, intptr_t stop, intptr_t step, const char *data,
			 size_t n)
{
	BbBytearray *b = bb_to_bytearray(self);
	size_t size, count;
	intptr_t from, to;
	bool ok = true;
	bb_lock(t, &b->header.lock);
	for (bool free = false;; free = true) {
		from = start;
		to = stop;
		size = bb_bytearray_size(self);
		count = bb_slice_adjust(size, &from, &to, step);
		if (step == 1 && to < from)
			to = from;
		if (step != 1 && n > 0 && count != n) {
			bb_unlock(t, &b->header.lock);
			bb_value_error(t, "attempt to assign bytes of size %zu to extended slice of size %zu", n,
				       count);
			return false;
		}
		if (count == n || free || !bb_exports_is_busy_locked(t, &b->header, &b->exports))
			break;
		bb_unlock(t, &b->header.lock);
		if (!bb_exports_lock_for_resize(t, &b->header, &b->exports))
			return false;
	}
	if (step == 1)
		ok = bb_bytearray_splice_locked(t, b, (size_t)from, (size_t)to, data, n);
	else if (count > 0)
		ok = n == 0 ? delete_steps_locked(t, b, size, from, step, count)
			    : assign_steps_locked(t, b, size, from, step, count, data);
	bb_unlock(t, &b->header.lock);
	return ok;
}

static bool set_slice(BbThread *t, BbValue self, BbValue slice, BbValue value)
{
	BbValue bytes = bb_bytes_empty(t);
	intptr_t start, stop, step;
	if (!bb_is_empty(value)) {
		if (!bb_buffer_is_supported(t, value) && (bb_is_str(value) || bb_text_args_has_index(t, value))) {
			bb_type_error(t, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
			return false;
		}
		bytes = bb_bytes_from_object(t, value, "bytearray");
	}
	if (bb_is_empty(bytes) || !bb_slice_unpack(t, slice, &start, &stop, &step))
		return false;
	return assign_slice(t, self, start, stop, step, bb_bytes_data(bytes), bb_bytes_size(bytes));
}

static bool set_byte(BbThread *t, BbValue self, intptr_t index, int byte)
{
	BbBytearray *b = bb_to_bytearray(self);
	bb_lock(t, &b->header.lock);
	BbByteCell *cell = (BbByteCell *)bb_published_load(&b->cell);
	intptr_t size = (intptr_t)bb_published_load(&cell->size);
	if (index < 0)
		index += size;
	bool inside = index >= 0 && index < size;
	if (inside)
		bb_published8_store(&cell->bytes[index], (uint8_t)byte);
	bb_unlock(t, &b->header.lock);
	if (!inside)
		bb_index_error(t, "bytearray index out of range");
	return inside;
}

/* Locks self for a change of its size and returns the place of an index in it. -1: failed, with the message, unlocked.
 */
static intptr_t lock_at(BbThread *t, BbValue self, intptr_t index, const char *message, const char *empty_message)
{
	BbBytearray *b = bb_to_bytearray(self);
	bb_lock(t, &b->header.lock);
	intptr_t size = (intptr_t)bb_bytearray_size(self), at = index < 0 ? index + size : index;
	bool inside = at >= 0 && at < size;
	if (inside && bb_exports_is_busy_locked(t, &b->header, &b->exports)) {
		bb_unlock(t, &b->header.lock);
		if (!bb_exports_lock_for_resize(t, &b->header, &b->exports))
			return -1;
		size = (intptr_t)bb_bytearray_size(self);
		at = index < 0 ? index + size : index;
		inside = at >= 0 && at < size;
	}
	if (inside)
		return at;
	bb_unlock(t, &b->header.lock);
	bb_index_error(t, "%s", size == 0 ? empty_message : message);
	return -1;
}

BB_CFUNCTION(set_item)
{
	intptr_t index;
	if (bb_is_slice(args[0]))
		return set_slice(t, self, args[0], args[1]) ? BB_NONE : BB_EMPTY;
	if (!get_index(t, args[0], &index))
		return BB_EMPTY;
	int byte = bb_bytes_byte(t, args[1], range_message);
	return byte >= 0 && set_byte(t, self, index, byte) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(delete_item)
{
	static const char message[] = "bytearray index out of range";
	BbBytearray *b = bb_to_bytearray(self);
	intptr_t index;
	if (bb_is_slice(args[0]))
		return set_slice(t, self, args[0], BB_EMPTY) ? BB_NONE : BB_EMPTY;
	if (!get_index(t, args[0], &index))
		return BB_EMPTY;
	intptr_t at = lock_at(t, self, index, message, message);
	if (at < 0)
		return BB_EMPTY;
	bool ok = bb_bytearray_splice_locked(t, b, (size_t)at, (size_t)at + 1, NULL, 0);
	bb_unlock(t, &b->header.lock);
	return ok ? BB_NONE : BB_EMPTY;
}

/* ---- Methods. ---- */

BB_CFUNCTION(append)
{
	int byte = bb_bytes_byte(t, args[0], range_message);
	char c = (char)byte;
	return byte >= 0 && bb_bytearray_append(t, self, &c, 1) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(extend)
{
	if (bb_is_str(args[0]))
		return bb_type_error(t, "expected iterable of integers; got: 'str'");
	if (!bb_buffer_is_supported(t, args[0])) {
		BbValue iterator = bb_iter(t, args[0]);
		if (bb_is_empty(iterator)) {
			if (bb_exception_matches(t, &bb_exc_TypeError)) {
				bb_exception_clear(t);
				bb_type_error(t, "can't extend bytearray with %T", args[0]);
			}
			return BB_EMPTY;
		}
		BbValue bytes = bb_bytes_from_object(t, iterator, "bytearray");
		if (bb_is_empty(bytes))
			return BB_EMPTY;
		return bb_bytearray_append(t, self, bb_bytes_data(bytes), bb_bytes_size(bytes)) ? BB_NONE : BB_EMPTY;
	}
	BbByteView x;
	if (!bb_bytes_methods_view_of(t, args[0], &x))
		return BB_EMPTY;
	return bb_bytearray_append(t, self, x.data, x.size) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(insert)
{
	intptr_t index;
	if (!bb_text_args_count(t, args[0], &index))
		return BB_EMPTY;
	int byte = bb_bytes_byte(t, args[1], range_message);
	char c = (char)byte;
	if (byte < 0)
		return BB_EMPTY;
	return assign_slice(t, self, index, index, 1, &c, 1) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(pop)
{
	BbBytearray *b = bb_to_bytearray(self);
	intptr_t index = -1;
	if (nargs > 0 && !bb_text_args_count(t, args[0], &index))
		return BB_EMPTY;
	intptr_t at = lock_at(t, self, index, "pop index out of range", "pop from empty bytearray");
	if (at < 0)
		return BB_EMPTY;
	int byte = bb_bytearray_get(self, (size_t)at);
	bool ok = bb_bytearray_splice_locked(t, b, (size_t)at, (size_t)at + 1, NULL, 0);
	bb_unlock(t, &b->header.lock);
	return ok ? bb_from_small(byte) : BB_EMPTY;
}

/* Where the byte is, or SIZE_MAX. */
static size_t find_byte_locked(BbBytearray *b, int byte)
{
	const BbByteCell *cell = (const BbByteCell *)bb_published_load(&b->cell);
	size_t size = bb_published_load(&cell->size);
	for (size_t i = 0; i < size; i++)
		if (bb_published8_load_relaxed(&cell->bytes[i]) == byte)
			return i;
	return SIZE_MAX;
}

BB_CFUNCTION(remove)
{
	BbBytearray *b = bb_to_bytearray(self);
	int byte = bb_bytes_byte(t, args[0], range_message);
	if (byte < 0)
		return BB_EMPTY;
	bb_lock(t, &b->header.lock);
	size_t at = find_byte_locked(b, byte);
	if (at != SIZE_MAX && bb_exports_is_busy_locked(t, &b->header, &b->exports)) {
		bb_unlock(t, &b->header.lock);
		if (!bb_exports_lock_for_resize(t, &b->header, &b->exports))
			return BB_EMPTY;
		at = find_byte_locked(b, byte);
	}
	bool ok = at == SIZE_MAX || bb_bytearray_splice_locked(t, b, at, at + 1, NULL, 0);
	bb_unlock(t, &b->header.lock);
	if (at == SIZE_MAX)
		return bb_value_error(t, "value not found in bytearray");
	return ok ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(reverse)
{
	BbBytearray *b = bb_to_bytearray(self);
	bool ok = true;
	bb_lock(t, &b->header.lock);
	size_t size = bb_bytearray_size(self);
	BbBytes *turned = size ? bb_bytes_alloc(t, size) : NULL;
	if (turned) {
		bb_buffer_load(turned->data, ((const BbByteCell *)bb_published_load(&b->cell))->bytes, size);
		for (size_t i = 0; i < size / 2; i++) {
			char c = turned->data[i];
			turned->data[i] = turned->data[size - 1 - i];
			turned->data[size - 1 - i] = c;
		}
		ok = bb_bytearray_splice_locked(t, b, 0, size, turned->data, size);
	} else if (size) {
		ok = false;
	}
	bb_unlock(t, &b->header.lock);
	return ok ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(clear)
{
	return bb_bytearray_splice(t, self, 0, SIZE_MAX, NULL, 0) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(copy)
{
	BbByteView v;
	return bb_bytes_methods_view(t, self, &v) ? bb_bytearray_new(t, v.data, v.size) : BB_EMPTY;
}

BB_CFUNCTION(resize)
{
	BbBytearray *b = bb_to_bytearray(self);
	intptr_t wanted;
	bool ok = true;
	if (!bb_text_args_count(t, args[0], &wanted))
		return BB_EMPTY;
	if (wanted < 0)
		return bb_value_error(t, "Can only resize to positive sizes, got %zd", wanted);
	if (!bb_exports_lock_for_resize(t, &b->header, &b->exports))
		return BB_EMPTY;
	size_t size = bb_bytearray_size(self), n = (size_t)wanted;
	if (n < size) {
		ok = bb_bytearray_splice_locked(t, b, n, size, NULL, 0);
	} else if (n > size) {
		BbBytes *zeros = bb_bytes_alloc(t, n - size);
		ok = zeros && bb_bytearray_splice_locked(t, b, size, size, zeros->data, n - size);
	}
	bb_unlock(t, &b->header.lock);
	return ok ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(add_in_place)
{
	BbByteView x;
	if (!bb_buffer_is_supported(t, args[0]))
		return bb_type_error(t, "can't concat %T to %T", args[0], self);
	if (!bb_bytes_methods_view_of(t, args[0], &x) || !bb_bytearray_append(t, self, x.data, x.size))
		return BB_EMPTY;
	return self;
}

BB_CFUNCTION(multiply_in_place)
{
	BbBytearray *b = bb_to_bytearray(self);
	intptr_t times;
	int ok = bb_text_args_repeat(t, args[0], &times);
	if (ok <= 0)
		return ok == 0 ? BB_NOT_IMPLEMENTED : BB_EMPTY;
	if (times == 1)
		return self;
	if (!bb_exports_lock_for_resize(t, &b->header, &b->exports))
		return BB_EMPTY;
	size_t size = bb_bytearray_size(self);
	bool done = true;
	if (times <= 0) {
		done = bb_bytearray_splice_locked(t, b, 0, size, NULL, 0);
	} else if (size > 0 && (size_t)times > (size_t)INTPTR_MAX / 2 / size) {
		bb_raise_no_memory(t);
		done = false;
	} else if (size > 0) {
		BbBytes *all = bb_bytes_alloc(t, size * (size_t)(times - 1));
		for (intptr_t i = 0; all && i < times - 1; i++)
			bb_buffer_load(all->data + (size_t)i * size,
				       ((const BbByteCell *)bb_published_load(&b->cell))->bytes, size);
		done = all && bb_bytearray_splice_locked(t, b, size, size, all->data, all->size);
	}
	bb_unlock(t, &b->header.lock);
	return done ? self : BB_EMPTY;
}

BB_CFUNCTION(repr)
{
	BbByteView v;
	BbStrBuilder b;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, bb_type_of(self)->name);
	bb_str_builder_add_char(&b, '(');
	bb_str_repr_add_bytes(&b, v.data, v.size, true);
	bb_str_builder_add_char(&b, ')');
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(iter)
{
	return bb_bytes_iter_new(t, self);
}

BB_CFUNCTION(from_hex)
{
	BbValue bytes = bb_bytes_more_from_hex(t, args[0]);
	if (bb_is_empty(bytes))
		return bytes;
	if (bb_is(self, bb_from_pointer(&bb_bytearray_type)))
		return bb_bytearray_new(t, bb_bytes_data(bytes), bb_bytes_size(bytes));
	return bb_call1(t, self, bytes);
}

/* (class, (text, 'latin-1') or (bytes,), attributes) */
static BbValue reduce_to(BbThread *t, BbValue self, bool as_text)
{
	BbByteView v;
	BbStrBuilder b;
	BbValue inner[2], items[3], dict = BB_EMPTY;
	if (!bb_bytes_methods_view(t, self, &v))
		return BB_EMPTY;
	if (as_text) {
		bb_str_builder_init(&b, t);
		for (size_t i = 0; i < v.size; i++)
			bb_str_builder_add_char(&b, (uint8_t)v.data[i]);
		inner[0] = bb_str_builder_finish(&b);
		inner[1] = bb_str_from_text(t, "latin-1");
	} else {
		inner[0] = inner[1] = bb_bytes_new(t, v.data, v.size);
	}
	if (bb_is_empty(inner[0]) || bb_is_empty(inner[1]))
		return BB_EMPTY;
	int found = bb_getattr_optional(t, self, BB_NAME(t, __dict__), &dict);
	if (found < 0)
		return BB_EMPTY;
	items[0] = bb_from_pointer(bb_type_of(self));
	items[1] = bb_tuple_from(t, inner, as_text ? 2 : 1);
	items[2] = found ? dict : BB_NONE;
	return bb_is_empty(items[1]) ? BB_EMPTY : bb_tuple_from(t, items, 3);
}

BB_CFUNCTION(reduce)
{
	return reduce_to(t, self, true);
}

BB_CFUNCTION(reduce_ex)
{
	intptr_t protocol = 0;
	if (nargs > 0 && !bb_index_ssize(t, args[0], true, &protocol))
		return BB_EMPTY;
	return reduce_to(t, self, protocol < 3);
}

static size_t allocated(BbValue self)
{
	return ((const BbByteCell *)bb_published_load(&bb_to_bytearray(self)->cell))->capacity;
}

BB_CFUNCTION(alloc)
{
	return bb_int_from_ssize(t, (intptr_t)allocated(self));
}

BB_CFUNCTION(size_of)
{
	return bb_int_from_ssize(t, (intptr_t)(sizeof(BbBytearray) + sizeof(BbByteCell) + allocated(self)));
}

/* ---- The buffer. ---- */

static bool acquire(BbThread *t, BbValue self, BbBuffer *out, unsigned flags)
{
	BbBytearray *b = bb_to_bytearray(self);
	bb_lock(t, &b->header.lock);
	BbByteCell *cell = (BbByteCell *)bb_published_load(&b->cell);
	out->data = (char *)cell->bytes;
	out->size = bb_published_load(&cell->size);
	bb_exports_add_locked(&b->exports);
	bb_unlock(t, &b->header.lock);
	return true;
}

static void release(BbThread *t, BbBuffer *buffer)
{
	BbBytearray *b = bb_to_bytearray(buffer->object);
	bb_lock(t, &b->header.lock);
	bb_exports_drop_locked(&b->exports, buffer);
	bb_unlock(t, &b->header.lock);
}

static bool hold(BbThread *t, BbBuffer *buffer, BbValue holder)
{
	BbBytearray *b = bb_to_bytearray(buffer->object);
	return bb_exports_hold(t, &b->header, &b->exports, buffer, holder);
}

static const BbBufferProcs buffer_procs = {.acquire = acquire, .release = release, .hold = hold};

BB_CFUNCTION(get_buffer)
{
	return bb_memoryview_from_flags(t, self, args[0]);
}

BB_CFUNCTION(release_buffer)
{
	return bb_memoryview_release_of(t, self, args[0]);
}

#define T bb_bytearray_type
#define COMPARISON(name) BB_METHOD(T, "__" #name "__", bb_bytes_more_##name, 1, 1, "Compare self and value.")

static const BbBuiltin methods[] = {
	BB_METHOD(T, "__add__", bb_bytes_more_add, 1, 1, "Return self + value."),
	BB_METHOD(T, "__alloc__", alloc, 0, 0, "Return the number of bytes there is room for."),
	BB_METHOD(T, "__buffer__", get_buffer, 1, 1, "Return a memoryview of the bytes."),
	BB_METHOD(T, "__contains__", bb_bytes_methods_contains, 1, 1, "Return whether value is part of self."),
	BB_METHOD(T, "__delitem__", delete_item, 1, 1, "Delete self[key]."),
	COMPARISON(eq),
	COMPARISON(ge),
	BB_METHOD(T, "__getitem__", get_item, 1, 1, "Return self[key]."),
	COMPARISON(gt),
	BB_METHOD(T, "__iadd__", add_in_place, 1, 1, "Implement self += value."),
	BB_METHOD(T, "__imul__", multiply_in_place, 1, 1, "Implement self *= value."),
	BB_METHOD_KW(T, "__init__", init, "Initialize self."),
	BB_METHOD(T, "__iter__", iter, 0, 0, "Return an iterator over the bytes as integers."),
	COMPARISON(le),
	BB_METHOD(T, "__len__", length, 0, 0, "Return the number of bytes."),
	COMPARISON(lt),
	BB_METHOD(T, "__mod__", bb_bytes_more_modulo, 1, 1, "Return self % value: printf-style formatting."),
	BB_METHOD(T, "__mul__", bb_bytes_more_multiply, 1, 1, "Return self repeated value times."),
	COMPARISON(ne),
	BB_NEW(T, new),
	BB_METHOD(T, "__reduce__", reduce, 0, 0, "State for pickling."),
	BB_METHOD(T, "__reduce_ex__", reduce_ex, 0, 1, "State for pickling."),
	BB_METHOD(T, "__release_buffer__", release_buffer, 1, 1, "Release a memoryview made by __buffer__."),
	BB_METHOD(T, "__repr__", repr, 0, 0, "Return repr(self)."),
	BB_METHOD(T, "__rmod__", bb_bytes_more_reflected_modulo, 1, 1, "Return value % self."),
	BB_METHOD(T, "__rmul__", bb_bytes_more_multiply, 1, 1, "Return self repeated value times."),
	BB_METHOD(T, "__setitem__", set_item, 2, 2, "Set self[key] to value."),
	BB_METHOD(T, "__sizeof__", size_of, 0, 0, "Return the size in memory, in bytes."),
	BB_METHOD(T, "__str__", repr, 0, 0, "Return str(self)."),
	BB_METHOD(T, "append", append, 1, 1, "Append one byte."),
	BB_BYTES_MORE(T, capitalize, 0, 0,
		      "Return a copy with the first byte upper-cased and the rest lower-cased, as ASCII."),
	BB_BYTES_M(T, center, 1, 2, "Return a centered copy of the given width."),
	BB_METHOD(T, "clear", clear, 0, 0, "Remove all bytes."),
	BB_METHOD(T, "copy", copy, 0, 0, "Return a copy."),
	BB_BYTES_M(T, count, 1, 3, "Return how often sub occurs in self[start:end], without overlaps."),
	BB_BYTES_MORE_KW(T, decode, "Decode to str."),
	BB_BYTES_M(T, endswith, 1, 3, "Return whether self[start:end] ends with suffix, or with one of a tuple."),
	BB_BYTES_KW(T, expandtabs, "Return a copy in which tabs are replaced by spaces."),
	BB_METHOD(T, "extend", extend, 1, 1, "Append all of a buffer or an iterable of ints."),
	BB_BYTES_M(T, find, 1, 3, "Return the lowest index where sub is found in self[start:end], or -1."),
	BB_CLASS_METHOD(T, "fromhex", from_hex, 1, 1, "Make one from hexadecimal digits; white space is skipped."),
	BB_BYTES_ROWS_HEX_TO_INDEX(T),
	BB_METHOD(T, "insert", insert, 2, 2, "Insert a byte before the index."),
	BB_BYTES_ROWS_IS_TO_PARTITION(T),
	BB_METHOD(T, "pop", pop, 0, 1, "Remove and return the byte at the index, the last one by default."),
	BB_METHOD(T, "remove", remove, 1, 1, "Remove the first occurrence of a byte."),
	BB_BYTES_ROWS_REMOVE_TO_REPLACE(T),
	BB_METHOD(T, "resize", resize, 1, 1, "Cut off, or append zeros."),
	BB_METHOD(T, "reverse", reverse, 0, 0, "Reverse the order of the bytes in place."),
	BB_BYTES_ROWS_RFIND_TO_Z(T),
};

BbType bb_bytearray_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace},
	.name = "bytearray",
	.module = "builtins",
	.doc = BB_DOC(
		"bytearray(source=b'', encoding=None, errors=None)\n\n"
		"A row of bytes that can be changed: of an iterable of ints, of a buffer, of text and its encoding, "
		"or of n zeros."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_MATCH_SELF,
	.instance_size = sizeof(BbBytearray),
	.base = &bb_object_type,
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = bb_unhashable,
	.buffer = &buffer_procs,
};
