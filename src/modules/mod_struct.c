/* SPDX-License-Identifier: MIT */
/*
 * Module _struct, which module struct shows: Python values as the bytes of C structures, and back.
 *
 * Data of writable buffers is copied before it is looked at, and written at one go.  A Struct is one slot with its
 * format, so that __init__ may change it while other threads use it.
 */
#include "modules/mod_struct.h"

#include "modules/struct_format.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

/* A checked format and its measures. */
typedef struct Measured {
	BbValue format;
	size_t size, values;
} Measured;

static bool measure(BbThread *t, BbValue format, Measured *m)
{
	m->format = bb_struct_format_check(t, format);
	return !bb_is_empty(m->format) && bb_struct_format_measure(t, m->format, &m->size, &m->values);
}

/* ---- Packing and unpacking all of a format. ---- */

static bool pack_all(BbThread *t, const Measured *m, const BbValue *v, char *out)
{
	BbStructFormat f;
	bb_struct_format_begin(&f, m->format);
	while (bb_struct_format_next(t, &f) > 0) {
		char *at = out + f.offset;
		bool text = f.code == 's' || f.code == 'p';
		size_t n = text ? 1 : f.code == 'x' ? 0 : f.count;
		for (size_t i = 0; i < n; i++)
			if (!bb_struct_pack_value(t, &f, *v++, at + i * f.size))
				return false;
		f.offset += f.count * f.size;
	}
	return true;
}

static BbBytes *pack_bytes(BbThread *t, const Measured *m, const char *function, const BbValue *v, size_t n)
{
	if (n != m->values) {
		bb_raise(t, &bb_struct_error_type, "%s expected %zu items for packing (got %zu)", function, m->values,
			 n);
		return NULL;
	}
	BbBytes *bytes = bb_bytes_alloc(t, m->size);
	if (!bytes)
		return NULL;
	memset(bytes->data, 0, m->size);
	return pack_all(t, m, v, bytes->data) ? bytes : NULL;
}

static BbValue unpack_all(BbThread *t, const Measured *m, const char *data)
{
	BbStructFormat f;
	size_t at = 0;
	BbTuple *tuple = bb_tuple_alloc(t, m->values);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < m->values; i++)
		tuple->items[i] = BB_NONE;
	bb_struct_format_begin(&f, m->format);
	while (bb_struct_format_next(t, &f) > 0) {
		const char *in = data + f.offset;
		bool text = f.code == 's' || f.code == 'p';
		size_t n = text ? 1 : f.code == 'x' ? 0 : f.count;
		for (size_t i = 0; i < n; i++) {
			BbValue v = bb_struct_unpack_value(t, &f, in + i * f.size);
			if (bb_is_empty(v))
				return v;
			tuple->items[at++] = v;
		}
		f.offset += f.count * f.size;
	}
	return bb_from_pointer(tuple);
}

/* The values of the bytes of a buffer from an offset on, where there are enough of them. */
static BbValue unpack_buffer(BbThread *t, const Measured *m, BbBuffer *buffer, size_t offset)
{
	if (buffer->readonly)
		return unpack_all(t, m, buffer->data + offset);
	BbBytes *copy = bb_bytes_alloc(t, m->size);
	if (!copy)
		return BB_EMPTY;
	bb_buffer_load(copy->data, buffer->data + offset, m->size);
	return unpack_all(t, m, copy->data);
}

/* ---- Where in a buffer. ---- */

/* An offset, which may count from the end, as one from the start with room behind it; false: raised. */
static bool place(BbThread *t, const Measured *m, size_t available, intptr_t offset, bool packing, size_t *out)
{
	intptr_t n = (intptr_t)available, size = (intptr_t)m->size, start = offset < 0 ? offset + n : offset;
	if (offset < 0 && offset + size > 0)
		bb_raise(t, &bb_struct_error_type,
			 packing ? "no space to pack %zd bytes at offset %zd"
				 : "not enough data to unpack %zd bytes at offset %zd",
			 size, offset);
	else if (start < 0)
		bb_raise(t, &bb_struct_error_type, "offset %zd out of range for %zd-byte buffer", offset, n);
	else if (n - start < size)
		bb_raise(
			t, &bb_struct_error_type,
			"%s requires a buffer of at least %zu bytes for %s %zd bytes at offset %zd (actual buffer size is %zd)",
			packing ? "pack_into" : "unpack_from", (size_t)start + m->size,
			packing ? "packing" : "unpacking", size, start, n);
	else
		*out = (size_t)start;
	return !bb_has_exception(t);
}

static BbValue pack_into(BbThread *t, const Measured *m, const BbValue *args, size_t nargs)
{
	BbBuffer buffer;
	intptr_t offset;
	size_t at;
	if (nargs < 2 || nargs - 2 != m->values) {
		if (nargs == 0)
			return bb_raise(t, &bb_struct_error_type, "pack_into expected buffer argument");
		if (nargs == 1)
			return bb_raise(t, &bb_struct_error_type, "pack_into expected offset argument");
		return bb_raise(t, &bb_struct_error_type, "pack_into expected %zu items for packing (got %zu)",
				m->values, nargs - 2);
	}
	if (!bb_buffer_is_supported(t, args[0]) || !bb_buffer_acquire(t, args[0], &buffer, BB_BUFFER_WRITABLE)) {
		bb_exception_clear(t);
		return bb_type_error(t, "argument must be read-write bytes-like object, not %T", args[0]);
	}
	BbBytes *bytes = NULL;
	if (bb_index_ssize(t, args[1], false, &offset) && place(t, m, buffer.size, offset, true, &at))
		bytes = pack_bytes(t, m, "pack_into", args + 2, nargs - 2);
	if (bytes)
		bb_buffer_store(buffer.data + at, bytes->data, m->size);
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return bytes ? BB_NONE : BB_EMPTY;
}

static BbValue unpack_exactly(BbThread *t, const Measured *m, BbValue data)
{
	BbBuffer buffer;
	BbValue values = BB_EMPTY;
	if (!bb_buffer_acquire(t, data, &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	if (buffer.size != m->size)
		bb_raise(t, &bb_struct_error_type, "unpack requires a buffer of %zu bytes", m->size);
	else
		values = unpack_buffer(t, m, &buffer, 0);
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return values;
}

/* EMPTY leaves it as it is. */
static bool take_offset(BbThread *t, BbValue v, intptr_t *out)
{
	BbValue number = bb_is_empty(v) ? bb_from_small(0) : bb_index(t, v);
	if (bb_is_empty(number))
		return false;
	if (bb_int_to_ssize(number, out))
		return true;
	bb_raise(t, &bb_exc_OverflowError, "Python int too large to convert to C ssize_t");
	return false;
}

/* args: buffer, offset (or EMPTY) */
static BbValue unpack_from(BbThread *t, const Measured *m, const BbValue *args)
{
	BbBuffer buffer;
	BbValue values = BB_EMPTY;
	intptr_t offset = 0;
	size_t at;
	if (!take_offset(t, args[1], &offset) || !bb_buffer_acquire(t, args[0], &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	if (place(t, m, buffer.size, offset, false, &at))
		values = unpack_buffer(t, m, &buffer, at);
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return values;
}

/* ---- The iterator of iter_unpack. ---- */

static BbType iterator_type;

typedef struct Iterator {
	BbObject header;
	BbValue format, data;
	BbPublished at; /* bytes; threads that share it may get a piece twice */
} Iterator;

static void iterator_trace(BbTracer *tracer, void *cell)
{
	const Iterator *it = cell;
	bb_trace(tracer, it->format);
	bb_trace(tracer, it->data);
}

static BbValue iter_unpack(BbThread *t, const Measured *m, BbValue data)
{
	BbBuffer buffer;
	if (m->size == 0)
		return bb_raise(t, &bb_struct_error_type, "cannot iteratively unpack with a struct of length 0");
	if (!bb_buffer_acquire(t, data, &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	size_t rest = buffer.size % m->size;
	bb_buffer_release(t, &buffer);
	if (rest)
		return bb_raise(t, &bb_struct_error_type,
				"iterative unpacking requires a buffer of a multiple of %zu bytes", m->size);
	Iterator *it = bb_object_new(t, &iterator_type, sizeof *it);
	if (!it)
		return BB_EMPTY;
	it->format = m->format;
	it->data = data;
	return bb_from_pointer(it);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	Iterator *it = bb_to_pointer(self);
	Measured m;
	BbBuffer buffer;
	BbValue values = BB_EMPTY;
	if (!measure(t, it->format, &m) || !bb_buffer_acquire(t, it->data, &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	size_t at = bb_published_load(&it->at);
	if (at <= buffer.size && buffer.size - at >= m.size) {
		bb_published_store(&it->at, at + m.size);
		values = unpack_buffer(t, &m, &buffer, at);
	}
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return values;
}

BB_CFUNCTION(iterator_length_hint)
{
	const Iterator *it = bb_to_pointer(self);
	Measured m;
	BbBuffer buffer;
	if (!measure(t, it->format, &m) || !bb_buffer_acquire(t, it->data, &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	size_t at = bb_published_load(&it->at), left = buffer.size > at ? (buffer.size - at) / m.size : 0;
	bb_buffer_release(t, &buffer);
	return bb_int_from_size(t, left);
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(iterator_type),
	BB_METHOD(iterator_type, "__length_hint__", iterator_length_hint, 0, 0, "How many are left."),
	BB_NEXT_ENTRY(iterator_type),
};

static BbType iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "unpack_iterator",
	.module = "_struct",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(Iterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

/* ---- Struct. ---- */

static BbType struct_type;

typedef struct Struct {
	BbObject header;
	BbSlot format; /* checked; EMPTY: not initialised */
} Struct;

static void struct_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((const Struct *)cell)->format);
}

static bool measure_self(BbThread *t, BbValue self, Measured *m)
{
	BbValue format = bb_slot_load(&((const Struct *)bb_to_pointer(self))->format);
	if (!bb_is_empty(format))
		return measure(t, format, m);
	bb_runtime_error(t, "Struct object is not initialized");
	return false;
}

BB_CFUNCTION(struct_new)
{
	Struct *s = bb_instance_new(t, bb_to_pointer(args[0]));
	return s ? bb_from_pointer(s) : BB_EMPTY;
}

BB_CFUNCTION(struct_init)
{
	BB_PARAMS(params, "Struct", 0, 1, 1, "format");
	BbValue format;
	Measured m;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, &format) || !measure(t, format, &m))
		return BB_EMPTY;
	bb_store(t, bb_to_pointer(self), &((Struct *)bb_to_pointer(self))->format, m.format);
	return BB_NONE;
}

BB_CFUNCTION(struct_pack)
{
	Measured m;
	BbBytes *bytes = measure_self(t, self, &m) ? pack_bytes(t, &m, "pack", args, nargs) : NULL;
	return bytes ? bb_from_pointer(bytes) : BB_EMPTY;
}

BB_CFUNCTION(struct_pack_into)
{
	Measured m;
	return measure_self(t, self, &m) ? pack_into(t, &m, args, nargs) : BB_EMPTY;
}

BB_CFUNCTION(struct_unpack)
{
	Measured m;
	return measure_self(t, self, &m) ? unpack_exactly(t, &m, args[0]) : BB_EMPTY;
}

BB_CFUNCTION(struct_unpack_from)
{
	BB_PARAMS(params, "unpack_from", 0, 2, 1, "buffer", "offset");
	BbValue v[2];
	Measured m;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v) || !measure_self(t, self, &m))
		return BB_EMPTY;
	return unpack_from(t, &m, v);
}

BB_CFUNCTION(struct_iter_unpack)
{
	Measured m;
	return measure_self(t, self, &m) ? iter_unpack(t, &m, args[0]) : BB_EMPTY;
}

BB_CFUNCTION(struct_repr)
{
	Measured m;
	return measure_self(t, self, &m) ? bb_format(t, "%N(%R)", bb_type_of(self), m.format) : BB_EMPTY;
}

BB_CFUNCTION(struct_sizeof)
{
	return bb_int_from_size(t, sizeof(Struct));
}

static BbValue get_format(BbThread *t, BbValue self)
{
	Measured m;
	return measure_self(t, self, &m) ? m.format : BB_EMPTY;
}

static BbValue get_size(BbThread *t, BbValue self)
{
	Measured m;
	return measure_self(t, self, &m) ? bb_int_from_size(t, m.size) : BB_EMPTY;
}

static const BbBuiltin struct_methods[] = {
	BB_METHOD_KW(struct_type, "__init__", struct_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_NEW(struct_type, struct_new),
	BB_METHOD(struct_type, "__repr__", struct_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(struct_type, "__sizeof__", struct_sizeof, 0, 0, "Return size in memory, in bytes"),
	BB_GETSET(struct_type, "format", get_format, NULL, "struct format string"),
	BB_METHOD(struct_type, "iter_unpack", struct_iter_unpack, 1, 1,
		  "Return an iterator over the values of each piece of a buffer."),
	BB_METHOD(struct_type, "pack", struct_pack, 0, -1, "Return the values as bytes."),
	BB_METHOD(struct_type, "pack_into", struct_pack_into, 0, -1,
		  "Pack values into a writable buffer from an offset on."),
	BB_GETSET(struct_type, "size", get_size, NULL, "struct size in bytes"),
	BB_METHOD(struct_type, "unpack", struct_unpack, 1, 1, "Return the values of a buffer of exactly this size."),
	BB_METHOD_KW(struct_type, "unpack_from", struct_unpack_from,
		     "unpack_from($self, /, buffer, offset=0)\n--\n\nReturn the values from an offset on."),
};

static BbType struct_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = struct_trace},
	.name = "Struct",
	.module = "_struct",
	.doc = BB_DOC("Struct(fmt) --> compiled struct object"),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Struct),
	.methods = struct_methods,
	.method_count = BB_COUNT(struct_methods),
};

/* ---- Functions. ---- */

BB_CFUNCTION(module_pack)
{
	Measured m;
	if (nargs == 0)
		return bb_type_error(t, "missing format argument");
	BbBytes *bytes = measure(t, args[0], &m) ? pack_bytes(t, &m, "pack", args + 1, nargs - 1) : NULL;
	return bytes ? bb_from_pointer(bytes) : BB_EMPTY;
}

BB_CFUNCTION(module_pack_into)
{
	Measured m;
	if (nargs == 0)
		return bb_type_error(t, "missing format argument");
	return measure(t, args[0], &m) ? pack_into(t, &m, args + 1, nargs - 1) : BB_EMPTY;
}

BB_CFUNCTION(module_unpack)
{
	Measured m;
	return measure(t, args[0], &m) ? unpack_exactly(t, &m, args[1]) : BB_EMPTY;
}

BB_CFUNCTION(module_unpack_from)
{
	BB_PARAMS(params, "unpack_from", 1, 3, 2, "", "buffer", "offset");
	BbValue v[3];
	Measured m;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v) || !measure(t, v[0], &m))
		return BB_EMPTY;
	return unpack_from(t, &m, v + 1);
}

BB_CFUNCTION(module_iter_unpack)
{
	Measured m;
	return measure(t, args[0], &m) ? iter_unpack(t, &m, args[1]) : BB_EMPTY;
}

BB_CFUNCTION(module_calcsize)
{
	Measured m;
	return measure(t, args[0], &m) ? bb_int_from_size(t, m.size) : BB_EMPTY;
}

BB_CFUNCTION(module_clearcache)
{
	return BB_NONE;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_clearcache", module_clearcache, 0, 0, "Does nothing: there is no cache."),
	BB_FUNCTION("calcsize", module_calcsize, 1, 1, "Return how many bytes the format takes."),
	BB_FUNCTION("iter_unpack", module_iter_unpack, 2, 2,
		    "Return an iterator over the values of each piece of the buffer."),
	BB_FUNCTION("pack", module_pack, 0, -1, "Return the values as bytes."),
	BB_FUNCTION("pack_into", module_pack_into, 0, -1, "Pack values into a writable buffer from an offset on."),
	BB_FUNCTION("unpack", module_unpack, 2, 2, "Return the values of a buffer of exactly the format's size."),
	BB_FUNCTION_KW("unpack_from", module_unpack_from,
		       "unpack_from($module, format, /, buffer, offset=0)\n--\n\nReturn the values from an offset on."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &iterator_type) && bb_modules_add_type(t, module, &bb_struct_error_type) &&
	       bb_modules_add_type(t, module, &struct_type);
}

const BbModuleDef bb_mod_struct = {
	.name = "_struct",
	.doc = BB_DOC("Functions to convert between Python values and C structs."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
