/* SPDX-License-Identifier: MIT */
/*
 * The type memoryview: indexing, casting, comparing.
 *
 * Shape, format and place of a view are constant; what touches its bytes goes through memoryview.c.
 */
#include "object/memoryview_type.h"

#include "base/hash.h"
#include "object/bytes.h"
#include "object/bytes_methods.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/memoryview_item.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/text_args.h"
#include "object/tuple.h"

enum { MAX_DIMENSIONS = 64 };

static BbMemoryView *to_view(BbValue v)
{
	return bb_to_pointer(v);
}

static intptr_t *shape_of(BbMemoryView *v)
{
	return v->dims;
}

static intptr_t *strides_of(BbMemoryView *v)
{
	return v->dims + v->ndim;
}

static void trace(BbTracer *tracer, void *cell)
{
	BbMemoryView *v = cell;
	bb_trace_slot(tracer, &v->managed);
	bb_trace_slot(tracer, &v->format_object);
}

static BbValue not_implemented(BbThread *t, const char *message)
{
	return bb_raise(t, &bb_exc_NotImplementedError, "%s", message);
}

BB_PARAMS(new_params, "memoryview", 0, 1, 1, "object");

BB_CFUNCTION(new)
{
	BbValue v[1];
	return bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v) ? bb_memoryview_new(t, v[0]) : BB_EMPTY;
}

BB_CFUNCTION(from_flags)
{
	return bb_memoryview_from_flags(t, args[0], args[1]);
}

/* ---- Indexing. ---- */

/* Moves *at to the item `index' of dimension dim. */
static bool step_into(BbThread *t, BbMemoryView *v, int dim, BbValue key, char **at)
{
	intptr_t index, n = shape_of(v)[dim];
	if (!bb_text_args_item(t, key, &index))
		return false;
	if (index < 0)
		index += n;
	if (index < 0 || index >= n) {
		bb_index_error(t, "index out of bounds on dimension %d", dim + 1);
		return false;
	}
	*at += index * strides_of(v)[dim];
	return true;
}

static bool all_are(BbThread *t, BbValue tuple, bool slices)
{
	for (size_t i = 0; i < bb_tuple_count(tuple); i++) {
		BbValue key = bb_tuple_get(tuple, i);
		if (slices ? !bb_is_slice(key) : !bb_text_args_has_index(t, key))
			return false;
	}
	return true;
}

/* The place of the one item that a tuple of integers selects. */
static bool find_item(BbThread *t, BbMemoryView *v, BbValue tuple, char **at)
{
	size_t n = bb_tuple_count(tuple);
	*at = v->data;
	if (n > v->ndim) {
		bb_type_error(t, "cannot index %d-dimension view with %zu-element tuple", (int)v->ndim, n);
		return false;
	}
	if (n < v->ndim) {
		not_implemented(t, "sub-views are not implemented");
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (!step_into(t, v, (int)i, bb_tuple_get(tuple, i), at))
			return false;
	return true;
}

static BbValue get_slice(BbThread *t, BbMemoryView *v, BbValue slice)
{
	intptr_t start, step;
	size_t count;
	if (!bb_slice_indices(t, slice, (size_t)shape_of(v)[0], &start, &step, &count))
		return BB_EMPTY;
	BbMemoryView *part = bb_memoryview_derive(t, v, v->ndim);
	if (!part)
		return BB_EMPTY;
	if (count > 0)
		part->data += start * strides_of(v)[0];
	shape_of(part)[0] = (intptr_t)count;
	strides_of(part)[0] *= step;
	part->size = part->itemsize;
	for (int i = 0; i < part->ndim; i++)
		part->size *= (size_t)shape_of(part)[i];
	return bb_from_pointer(part);
}

BB_CFUNCTION(get_item)
{
	BbMemoryView *v = to_view(self);
	BbValue key = args[0];
	char *at = v->data;
	if (!bb_memoryview_check(t, v))
		return BB_EMPTY;
	if (v->ndim == 0) {
		if (bb_is_tuple(key) && bb_tuple_count(key) == 0)
			return bb_memoryview_load(t, v, v->data);
		return bb_is(key, BB_ELLIPSIS) ? self : bb_type_error(t, "invalid indexing of 0-dim memory");
	}
	if (bb_text_args_has_index(t, key)) {
		if (v->ndim > 1)
			return not_implemented(t, "multi-dimensional sub-views are not implemented");
		return step_into(t, v, 0, key, &at) ? bb_memoryview_load(t, v, at) : BB_EMPTY;
	}
	if (bb_is_slice(key))
		return get_slice(t, v, key);
	if (bb_is_tuple(key) && all_are(t, key, false))
		return find_item(t, v, key, &at) ? bb_memoryview_load(t, v, at) : BB_EMPTY;
	if (bb_is_tuple(key) && all_are(t, key, true))
		return not_implemented(t, "multi-dimensional slicing is not implemented");
	return bb_type_error(t, "memoryview: invalid slice key");
}

static bool set_slice(BbThread *t, BbMemoryView *v, BbValue slice, BbValue value)
{
	BbBuffer source;
	intptr_t start, step;
	size_t count;
	bool ok = false;
	BbValue bytes = BB_EMPTY;
	if (!bb_buffer_acquire(t, value, &source, BB_BUFFER_STRIDED))
		return false;
	const char *format = source.format ? source.format : "B";
	if (!bb_slice_indices(t, slice, (size_t)shape_of(v)[0], &start, &step, &count))
		goto done;
	if (source.ndim != 1 || source.itemsize != v->itemsize ||
	    strcmp(format + (*format == '@'), v->format + (*v->format == '@')) != 0 ||
	    source.size / source.itemsize != count) {
		bb_value_error(t, "memoryview assignment: lvalue and rvalue have different structures");
		goto done;
	}
	/* By way of a copy: the two may overlap. */
	if (count > 0) {
		BbBytes *copy = bb_bytes_alloc(t, source.size);
		if (!copy)
			goto done;
		intptr_t stride = source.strides ? source.strides[0] : (intptr_t)source.itemsize;
		for (size_t i = 0; i < count; i++)
			bb_buffer_load(copy->data + i * source.itemsize, source.data + (intptr_t)i * stride,
				       source.itemsize);
		bytes = bb_from_pointer(copy);
	}
	ok = true;
done:
	bb_buffer_release(t, &source);
	if (!ok || count == 0)
		return ok;
	return bb_memoryview_fill(t, v, v->data + start * strides_of(v)[0], strides_of(v)[0] * step, (intptr_t)count,
				  bb_bytes_data(bytes));
}

static bool set_item(BbThread *t, BbMemoryView *v, BbValue key, BbValue value)
{
	char *at = v->data;
	if (!bb_memoryview_check(t, v))
		return false;
	if (v->readonly) {
		bb_type_error(t, "cannot modify read-only memory");
		return false;
	}
	if (!bb_memoryview_item_code(v->format)) {
		not_implemented(t, "memoryview: unsupported format");
		return false;
	}
	if (v->ndim == 0) {
		if (bb_is(key, BB_ELLIPSIS) || (bb_is_tuple(key) && bb_tuple_count(key) == 0))
			return bb_memoryview_store(t, v, v->data, value);
		bb_type_error(t, "invalid indexing of 0-dim memory");
		return false;
	}
	if (bb_text_args_has_index(t, key)) {
		if (v->ndim > 1) {
			not_implemented(t, "sub-views are not implemented");
			return false;
		}
		return step_into(t, v, 0, key, &at) && bb_memoryview_store(t, v, at, value);
	}
	if (bb_is_slice(key) && v->ndim == 1)
		return set_slice(t, v, key, value);
	if (bb_is_tuple(key) && all_are(t, key, false))
		return find_item(t, v, key, &at) && bb_memoryview_store(t, v, at, value);
	if (bb_is_slice(key) || (bb_is_tuple(key) && all_are(t, key, true)))
		not_implemented(t, "memoryview slice assignments are currently restricted to ndim = 1");
	else
		bb_type_error(t, "memoryview: invalid slice key");
	return false;
}

BB_CFUNCTION(set_item_method)
{
	return set_item(t, to_view(self), args[0], args[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(delete_item)
{
	if (!bb_memoryview_check(t, to_view(self)))
		return BB_EMPTY;
	return bb_type_error(t, to_view(self)->readonly ? "cannot modify read-only memory" : "cannot delete memory");
}

BB_CFUNCTION(length)
{
	BbMemoryView *v = to_view(self);
	if (!bb_memoryview_check(t, v))
		return BB_EMPTY;
	if (v->ndim == 0)
		return bb_type_error(t, "0-dim memory has no length");
	return bb_int_from_ssize(t, shape_of(v)[0]);
}

/* ---- Casting. ---- */

static bool is_byte_code(char code)
{
	return code == 'b' || code == 'B' || code == 'c';
}

static bool has_zero(BbMemoryView *v)
{
	for (int i = 0; i < 2 * v->ndim; i++)
		if (v->dims[i] == 0)
			return true;
	return false;
}

/* shape, a tuple, into out. */
static bool read_shape(BbThread *t, BbValue shape, intptr_t *out, size_t size, size_t itemsize)
{
	intptr_t product = 1;
	for (size_t i = 0; i < bb_tuple_count(shape); i++) {
		BbValue item = bb_tuple_get(shape, i);
		if (!bb_is_int(item)) {
			bb_type_error(t, "memoryview.cast(): elements of shape must be integers");
			return false;
		}
		if (!bb_text_args_count(t, item, &out[i]))
			return false;
		if (out[i] <= 0) {
			bb_value_error(t, "memoryview.cast(): elements of shape must be integers > 0");
			return false;
		}
		if (out[i] > INTPTR_MAX / product) {
			bb_value_error(t, "memoryview.cast(): product(shape) > SSIZE_MAX");
			return false;
		}
		product *= out[i];
	}
	if ((size_t)product > SIZE_MAX / itemsize || (size_t)product * itemsize != size) {
		bb_type_error(t, "memoryview: product(shape) * itemsize != buffer size");
		return false;
	}
	return true;
}

static bool check_cast(BbThread *t, BbMemoryView *v, char to)
{
	static const char native[] = "%s format must be a native single character format prefixed with an optional '@'";
	char from = bb_memoryview_item_code(v->format);
	if (!to) {
		bb_value_error(t, native, "memoryview: destination");
	} else if (!from) {
		bb_value_error(t, native, "memoryview: source");
	} else if (!is_byte_code(from) && !is_byte_code(to)) {
		bb_type_error(t, "memoryview: cannot cast between two non-byte formats");
	} else if (v->size % bb_memoryview_item_size(to)) {
		bb_type_error(t, "memoryview: length is not a multiple of itemsize");
	} else {
		return true;
	}
	return false;
}

BB_PARAMS(cast_params, "cast", 0, 2, 1, "format", "shape");

BB_CFUNCTION(cast)
{
	BbMemoryView *v = to_view(self);
	BbBuffer b = bb_memoryview_as_buffer(v);
	BbValue a[2], shape = BB_EMPTY;
	int ndim = 1;
	if (!bb_args_bind(t, &cast_params, args, nargs, kwnames, a) || !bb_memoryview_check(t, v))
		return BB_EMPTY;
	if (!bb_is_str(a[0]))
		return bb_type_error(t, "cast() argument 'format' must be str, not %T", a[0]);
	if (!bb_buffer_is_contiguous(&b, false))
		return bb_type_error(t, "memoryview: casts are restricted to C-contiguous views");
	if ((!bb_is_empty(a[1]) || v->ndim != 1) && has_zero(v))
		return bb_type_error(t, "memoryview: cannot cast view with zeros in shape or strides");
	if (!bb_is_empty(a[1])) {
		if (!bb_is_list(a[1]) && !bb_is_tuple(a[1]))
			return bb_type_error(t, "shape must be a list or a tuple");
		shape = bb_is_list(a[1]) ? bb_list_snapshot(t, a[1]) : a[1];
		if (bb_is_empty(shape))
			return BB_EMPTY;
		if (bb_tuple_count(shape) > MAX_DIMENSIONS)
			return bb_value_error(t, "memoryview: number of dimensions must not exceed %d",
					      (int)MAX_DIMENSIONS);
		ndim = (int)bb_tuple_count(shape);
		if (v->ndim != 1 && ndim != 1)
			return bb_type_error(t, "memoryview: cast must be 1D -> ND or ND -> 1D");
	}
	char code = bb_memoryview_item_code(bb_str_text(a[0]));
	if (!check_cast(t, v, code))
		return BB_EMPTY;
	intptr_t dims[MAX_DIMENSIONS];
	size_t itemsize = bb_memoryview_item_size(code);
	dims[0] = (intptr_t)(v->size / itemsize);
	if (!bb_is_empty(shape) && !read_shape(t, shape, dims, v->size, itemsize))
		return BB_EMPTY;
	BbMemoryView *out = bb_memoryview_derive(t, v, ndim);
	if (!out)
		return BB_EMPTY;
	bb_store(t, out, &out->format_object, a[0]);
	out->format = bb_str_text(a[0]);
	out->itemsize = itemsize;
	memcpy(out->dims, dims, (size_t)ndim * sizeof dims[0]);
	bb_memoryview_set_strides(out);
	return bb_from_pointer(out);
}

BB_CFUNCTION(to_readonly)
{
	BbMemoryView *v = bb_memoryview_derive(t, to_view(self), to_view(self)->ndim);
	if (!v)
		return BB_EMPTY;
	v->readonly = true;
	return bb_from_pointer(v);
}

/* ---- Converting. ---- */

/* Nested lists of the contiguous items at *at. */
static BbValue list_of(BbThread *t, BbMemoryView *v, int dim, const char **at)
{
	if (dim == v->ndim) {
		const char *item = *at;
		*at += v->itemsize;
		return bb_memoryview_item_unpack(t, v->format, item);
	}
	BbValue list = bb_list_new(t, (size_t)shape_of(v)[dim]);
	for (intptr_t i = 0; i < shape_of(v)[dim] && !bb_is_empty(list); i++) {
		BbValue item = list_of(t, v, dim + 1, at);
		if (bb_is_empty(item) || !bb_list_append(t, list, item))
			return BB_EMPTY;
	}
	return list;
}

BB_CFUNCTION(to_list)
{
	BbMemoryView *v = to_view(self);
	BbValue bytes = bb_memoryview_copy(t, v, false);
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	if (!bb_memoryview_item_code(v->format))
		return bb_raise(t, &bb_exc_NotImplementedError, "memoryview: format %s not supported", v->format);
	const char *at = bb_bytes_data(bytes);
	return list_of(t, v, 0, &at);
}

BB_PARAMS(tobytes_params, "tobytes", 0, 1, 0, "order");

BB_CFUNCTION(to_bytes)
{
	BbMemoryView *v = to_view(self);
	BbValue a[1];
	bool fortran = false;
	if (!bb_args_bind(t, &tobytes_params, args, nargs, kwnames, a) || !bb_memoryview_check(t, v))
		return BB_EMPTY;
	if (!bb_is_empty(a[0]) && !bb_is_none(a[0])) {
		if (!bb_is_str(a[0]))
			return bb_type_error(t, "tobytes() argument 'order' must be str or None, not %T", a[0]);
		const char *order = bb_str_text(a[0]);
		BbBuffer b = bb_memoryview_as_buffer(v);
		if (strcmp(order, "F") == 0)
			fortran = true;
		else if (strcmp(order, "A") == 0)
			fortran = !bb_buffer_is_contiguous(&b, false) && bb_buffer_is_contiguous(&b, true);
		else if (strcmp(order, "C") != 0)
			return bb_value_error(t, "order must be 'C', 'F' or 'A'");
	}
	return bb_memoryview_copy(t, v, fortran);
}

BB_PARAMS(hex_params, "hex", 0, 2, 0, "sep", "bytes_per_sep");

BB_CFUNCTION(hex)
{
	BbValue a[2];
	if (!bb_args_bind(t, &hex_params, args, nargs, kwnames, a))
		return BB_EMPTY;
	BbValue bytes = bb_memoryview_copy(t, to_view(self), false);
	return bb_is_empty(bytes) ? bytes
				  : bb_bytes_more_hex_of(t, bb_bytes_data(bytes), bb_bytes_size(bytes), a[0], a[1]);
}

BB_CFUNCTION(repr)
{
	if (bb_published8_load(&to_view(self)->released))
		return bb_format(t, "<released memory at 0x%zx>", (size_t)bb_to_pointer(self));
	return bb_format(t, "<memory at 0x%zx>", (size_t)bb_to_pointer(self));
}

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	BbMemoryView *v = to_view(self);
	uintptr_t known = bb_published_load_relaxed(&v->hash);
	if (known == 0) {
		if (!bb_memoryview_check(t, v))
			return false;
		if (!v->readonly) {
			bb_value_error(t, "cannot hash writable memoryview object");
			return false;
		}
		if (!is_byte_code(bb_memoryview_item_code(v->format))) {
			bb_value_error(t, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
			return false;
		}
		BbBuffer *buffer = &((BbManagedBuffer *)bb_to_pointer(bb_slot_load(&v->managed)))->buffer;
		BbHash ignored;
		BbValue object = buffer->object;
		if (!bb_is_empty(object) && !bb_hash(t, object, &ignored))
			return false;
		BbValue bytes = bb_memoryview_copy(t, v, false);
		if (bb_is_empty(bytes))
			return false;
		known = (uintptr_t)bb_bytes_hash(bb_to_bytes(bytes));
		bb_published_store_relaxed(&v->hash, known);
	}
	*out = (BbHash)known;
	return true;
}

/* ---- Comparing and searching. ---- */

/* 1 equal, 0 not, -1 failed. */
static int equal_items(BbThread *t, BbMemoryView *a, BbMemoryView *b)
{
	char code = bb_memoryview_item_code(a->format), other = bb_memoryview_item_code(b->format);
	if (a->ndim != b->ndim)
		return 0;
	for (int i = 0; i < a->ndim; i++)
		if (shape_of(a)[i] != shape_of(b)[i])
			return 0;
	if (!code || !other)
		return 0;
	BbValue x = bb_memoryview_copy(t, a, false), y = bb_is_empty(x) ? x : bb_memoryview_copy(t, b, false);
	if (bb_is_empty(y))
		return -1;
	const char *p = bb_bytes_data(x), *q = bb_bytes_data(y);
	if (code == other && code != 'f' && code != 'd' && code != 'e' && code != '?')
		return memcmp(p, q, bb_bytes_size(x)) == 0;
	for (size_t n = bb_bytes_size(x) / a->itemsize; n > 0; n--, p += a->itemsize, q += b->itemsize) {
		BbValue u = bb_memoryview_item_unpack(t, a->format, p), w = bb_memoryview_item_unpack(t, b->format, q);
		if (bb_is_empty(u) || bb_is_empty(w))
			return -1;
		int same = bb_compare_truth(t, BB_COMPARE_EQ, u, w);
		if (same <= 0)
			return same;
	}
	return 1;
}

static BbValue compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	BbMemoryView *v = to_view(self);
	if (op != BB_COMPARE_EQ && op != BB_COMPARE_NE)
		return BB_NOT_IMPLEMENTED;
	bool is_view = bb_is_exact(other, &bb_memoryview_type);
	if (bb_published8_load(&v->released) || (is_view && bb_published8_load(&to_view(other)->released)))
		return bb_bool(bb_is(self, other) == (op == BB_COMPARE_EQ));
	if (!bb_buffer_is_supported(t, other))
		return BB_NOT_IMPLEMENTED;
	if (is_view && bb_is(self, other) && !bb_memoryview_item_code(v->format))
		return bb_bool(op == BB_COMPARE_NE);
	BbValue view = is_view ? other : bb_memoryview_new(t, other);
	if (bb_is_empty(view)) {
		bb_exception_clear(t);
		return BB_NOT_IMPLEMENTED;
	}
	int equal = equal_items(t, v, to_view(view));
	if (!is_view && !bb_memoryview_release(t, to_view(view)))
		return BB_EMPTY;
	return equal < 0 ? BB_EMPTY : bb_bool(equal == (op == BB_COMPARE_EQ));
}

BB_COMPARE_METHODS(compare)

static bool check_row(BbThread *t, BbMemoryView *v)
{
	if (v->ndim == 1)
		return true;
	if (v->ndim == 0)
		bb_type_error(t, "invalid indexing of 0-dim memory");
	else
		not_implemented(t, "multi-dimensional sub-views are not implemented");
	return false;
}

/* Calls for each item equal to value until *limit are found; returns the index of the last one found, or -1; -2:
 * failed. */
static intptr_t search(BbThread *t, BbMemoryView *v, BbValue value, intptr_t start, intptr_t stop, size_t *count,
		       bool first)
{
	BbValue bytes = bb_memoryview_copy(t, v, false);
	intptr_t found = -1;
	if (bb_is_empty(bytes) || !check_row(t, v))
		return -2;
	for (intptr_t i = start; i < stop && i < shape_of(v)[0]; i++) {
		BbValue item = bb_memoryview_item_unpack(t, v->format, bb_bytes_data(bytes) + (size_t)i * v->itemsize);
		int same = bb_is_empty(item) ? -1 : bb_equal(t, item, value);
		if (same < 0)
			return -2;
		if (same) {
			found = i;
			++*count;
			if (first)
				break;
		}
	}
	return found;
}

BB_CFUNCTION(count)
{
	size_t n = 0;
	if (search(t, to_view(self), args[0], 0, INTPTR_MAX, &n, false) < -1)
		return BB_EMPTY;
	return bb_int_from_ssize(t, (intptr_t)n);
}

BB_CFUNCTION(find_index)
{
	BbMemoryView *v = to_view(self);
	intptr_t start, stop;
	size_t n = 0;
	if (!bb_memoryview_check(t, v) || !bb_text_args_range(t, args, nargs, 1, &start, &stop) || !check_row(t, v))
		return BB_EMPTY;
	bb_text_args_clip((size_t)shape_of(v)[0], &start, &stop);
	intptr_t at = search(t, v, args[0], start, stop, &n, true);
	if (at < -1)
		return BB_EMPTY;
	return at < 0 ? bb_value_error(t, "memoryview.index(x): x not found") : bb_int_from_ssize(t, at);
}

/* ---- Iterating. ---- */

typedef struct ViewIterator {
	BbObject header;
	BbSlot view; /* EMPTY: exhausted */
	BbPublished index;
} ViewIterator;

static void trace_iterator(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((ViewIterator *)cell)->view);
}

static BbValue next_item(BbThread *t, BbValue self)
{
	ViewIterator *it = bb_to_pointer(self);
	BbValue view = bb_slot_load(&it->view);
	if (bb_is_empty(view))
		return BB_EMPTY;
	BbMemoryView *v = to_view(view);
	intptr_t index = (intptr_t)bb_published_load_relaxed(&it->index);
	if (!bb_memoryview_check(t, v))
		return BB_EMPTY;
	if (index >= shape_of(v)[0]) {
		bb_store(t, it, &it->view, BB_EMPTY);
		return BB_EMPTY;
	}
	bb_published_store_relaxed(&it->index, (uintptr_t)index + 1);
	return bb_memoryview_load(t, v, v->data + index * strides_of(v)[0]);
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(bb_memoryview_iterator_type),
	BB_NEXT_ENTRY(bb_memoryview_iterator_type),
};

BbType bb_memoryview_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace_iterator},
	.name = "memory_iterator",
	.module = "builtins",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(ViewIterator),
	.base = &bb_object_type,
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = next_item,
};

BB_CFUNCTION(iter)
{
	if (!bb_memoryview_check(t, to_view(self)) || !check_row(t, to_view(self)))
		return BB_EMPTY;
	ViewIterator *it = bb_object_new(t, &bb_memoryview_iterator_type, sizeof *it);
	if (!it)
		return BB_EMPTY;
	bb_store(t, it, &it->view, self);
	return bb_from_pointer(it);
}

/* ---- Releasing and attributes. ---- */

BB_CFUNCTION(release)
{
	return bb_memoryview_release(t, to_view(self)) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(enter)
{
	return bb_memoryview_check(t, to_view(self)) ? self : BB_EMPTY;
}

BB_CFUNCTION(release_buffer)
{
	return bb_memoryview_release_of(t, self, args[0]);
}

BB_CFUNCTION(get_buffer)
{
	return bb_memoryview_from_flags(t, self, args[0]);
}

#define GETTER(name) static BbValue get_##name(BbThread *t, BbValue self)
#define CHECK()                                                                                                        \
	if (!bb_memoryview_check(t, to_view(self)))                                                                    \
	return BB_EMPTY

GETTER(obj)
{
	CHECK();
	BbValue managed = bb_slot_load(&to_view(self)->managed);
	BbValue object = bb_is_empty(managed) ? BB_EMPTY : ((BbManagedBuffer *)bb_to_pointer(managed))->buffer.object;
	return bb_is_empty(object) ? BB_NONE : object;
}

GETTER(nbytes)
{
	CHECK();
	return bb_int_from_ssize(t, (intptr_t)to_view(self)->size);
}

GETTER(readonly)
{
	CHECK();
	return bb_bool(to_view(self)->readonly);
}

GETTER(itemsize)
{
	CHECK();
	return bb_int_from_ssize(t, (intptr_t)to_view(self)->itemsize);
}

GETTER(format)
{
	CHECK();
	return bb_str_from_text(t, to_view(self)->format);
}

GETTER(ndim)
{
	CHECK();
	return bb_from_small(to_view(self)->ndim);
}

static BbValue tuple_of(BbThread *t, const intptr_t *numbers, int n)
{
	BbTuple *tuple = n ? bb_tuple_alloc(t, (size_t)n) : NULL;
	if (n == 0)
		return bb_tuple_empty(t);
	for (int i = 0; tuple && i < n; i++)
		tuple->items[i] = bb_from_small(numbers[i]);
	return tuple ? bb_from_pointer(tuple) : BB_EMPTY;
}

GETTER(shape)
{
	CHECK();
	return tuple_of(t, shape_of(to_view(self)), to_view(self)->ndim);
}

GETTER(strides)
{
	CHECK();
	return tuple_of(t, strides_of(to_view(self)), to_view(self)->ndim);
}

GETTER(suboffsets)
{
	CHECK();
	return bb_tuple_empty(t);
}

GETTER(c_contiguous)
{
	CHECK();
	BbBuffer b = bb_memoryview_as_buffer(to_view(self));
	return bb_bool(bb_buffer_is_contiguous(&b, false));
}

GETTER(f_contiguous)
{
	CHECK();
	BbBuffer b = bb_memoryview_as_buffer(to_view(self));
	return bb_bool(bb_buffer_is_contiguous(&b, true));
}

GETTER(contiguous)
{
	CHECK();
	BbBuffer b = bb_memoryview_as_buffer(to_view(self));
	return bb_bool(bb_buffer_is_contiguous(&b, false) || bb_buffer_is_contiguous(&b, true));
}

static const BbBufferProcs buffer_procs = {.acquire = bb_memoryview_acquire, .release = bb_memoryview_give_back};

#define T bb_memoryview_type

static const BbBuiltin methods[] = {
	BB_METHOD(T, "__buffer__", get_buffer, 1, 1, "Return a memoryview of the same bytes."),
	BB_CLASS_GETITEM_ENTRY(T),
	BB_METHOD(T, "__delitem__", delete_item, 1, 1, "Raise TypeError: memory cannot be deleted."),
	BB_METHOD(T, "__enter__", enter, 0, 0, "Return self."),
	BB_COMPARE_ENTRY(T, compare, eq),
	BB_METHOD(T, "__exit__", release, 0, 3, "Release the buffer."),
	BB_COMPARE_ENTRY(T, compare, ge),
	BB_METHOD(T, "__getitem__", get_item, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(T, compare, gt),
	BB_HASH_ENTRY(T),
	BB_METHOD(T, "__iter__", iter, 0, 0, "Return an iterator over the items."),
	BB_COMPARE_ENTRY(T, compare, le),
	BB_METHOD(T, "__len__", length, 0, 0, "Return the length of the first dimension."),
	BB_COMPARE_ENTRY(T, compare, lt),
	BB_COMPARE_ENTRY(T, compare, ne),
	BB_NEW(T, new),
	BB_METHOD(T, "__release_buffer__", release_buffer, 1, 1, "Release a memoryview made by __buffer__."),
	BB_METHOD(T, "__repr__", repr, 0, 0, "Return repr(self)."),
	BB_METHOD(T, "__setitem__", set_item_method, 2, 2, "Set self[key] to value."),
	BB_CLASS_METHOD(T, "_from_flags", from_flags, 2, 2, "Make a view with flags for the exporter."),
	BB_GETSET(T, "c_contiguous", get_c_contiguous, NULL, "Whether the items are in C order without gaps."),
	BB_METHOD_KW(T, "cast", cast, "Return a view with another format or shape."),
	BB_GETSET(T, "contiguous", get_contiguous, NULL, "Whether the items are without gaps."),
	BB_METHOD(T, "count", count, 1, 1, "Return how many items equal value."),
	BB_GETSET(T, "f_contiguous", get_f_contiguous, NULL, "Whether the items are in Fortran order without gaps."),
	BB_GETSET(T, "format", get_format, NULL, "The format of an item, as in module struct."),
	BB_METHOD_KW(T, "hex", hex, "Return the bytes in hexadecimal."),
	BB_METHOD(T, "index", find_index, 1, 3, "Return the index of the first item that equals value."),
	BB_GETSET(T, "itemsize", get_itemsize, NULL, "The bytes of an item."),
	BB_GETSET(T, "nbytes", get_nbytes, NULL, "The bytes of all items."),
	BB_GETSET(T, "ndim", get_ndim, NULL, "The number of dimensions."),
	BB_GETSET(T, "obj", get_obj, NULL, "The object whose memory this is."),
	BB_GETSET(T, "readonly", get_readonly, NULL, "Whether the memory is read-only."),
	BB_METHOD(T, "release", release, 0, 0, "Give the buffer back to its object."),
	BB_GETSET(T, "shape", get_shape, NULL, "The number of items in each dimension."),
	BB_GETSET(T, "strides", get_strides, NULL, "The bytes between items in each dimension."),
	BB_GETSET(T, "suboffsets", get_suboffsets, NULL, "An empty tuple."),
	BB_METHOD_KW(T, "tobytes", to_bytes, "Return the items as bytes."),
	BB_METHOD(T, "tolist", to_list, 0, 0, "Return the items as nested lists."),
	BB_METHOD(T, "toreadonly", to_readonly, 0, 0, "Return a read-only view."),
};

BbType bb_memoryview_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace},
	.name = "memoryview",
	.module = "builtins",
	.doc = BB_DOC("memoryview(object)\n\nA window on the memory of another object."),
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_SEQUENCE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbMemoryView),
	.base = &bb_object_type,
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
	.buffer = &buffer_procs,
};
