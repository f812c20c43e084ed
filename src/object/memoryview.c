/* SPDX-License-Identifier: MIT */
/*
 * memoryview: making, releasing, reading and writing; see memoryview.h.  The type and its methods are in
 * memoryview_type.c.
 *
 * The bytes of a view are only touched under the lock of its managed buffer, once the view is known not to be released.
 * Values are converted before or after, since that may run user code.
 */
#include "object/memoryview.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/memoryview_item.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str.h"
#include "thread/lock.h"

static void trace_managed(BbTracer *tracer, void *cell)
{
	const BbManagedBuffer *m = cell;
	bb_trace(tracer, m->buffer.object);
	bb_trace_pointer(tracer, m->buffer.entry);
}

BbType bb_managed_buffer_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace_managed},
	.name = "managedbuffer",
	.module = "builtins",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbManagedBuffer),
	.base = &bb_object_type,
};

/* ---- Locking. ---- */

BbManagedBuffer *bb_memoryview_lock(BbThread *t, BbMemoryView *v)
{
	BbValue managed = bb_slot_load(&v->managed);
	if (!bb_is_empty(managed)) {
		BbManagedBuffer *m = bb_to_pointer(managed);
		bb_lock(t, &m->header.lock);
		if (BB_LIKELY(!bb_published8_load(&v->released)))
			return m;
		bb_unlock(t, &m->header.lock);
	}
	bb_value_error(t, "operation forbidden on released memoryview object");
	return NULL;
}

bool bb_memoryview_check(BbThread *t, BbMemoryView *v)
{
	if (BB_LIKELY(!bb_published8_load(&v->released)))
		return true;
	bb_value_error(t, "operation forbidden on released memoryview object");
	return false;
}

/* ---- Making. ---- */

/* A view that is not counted yet. */
static BbMemoryView *alloc_view(BbThread *t, int ndim)
{
	BbMemoryView *v = bb_object_new(t, &bb_memoryview_type, sizeof *v + (size_t)ndim * 2 * sizeof v->dims[0]);
	if (v)
		v->ndim = (uint8_t)ndim;
	return v;
}

/* Makes v one of the views of m, which another view holds (the caller has it locked), or which is new. */
static void enter_locked(BbThread *t, BbMemoryView *v, BbManagedBuffer *m)
{
	bb_store(t, v, &v->managed, bb_from_pointer(m));
	bb_published32_store_relaxed(&m->views, bb_published32_load_relaxed(&m->views) + 1);
}

void bb_memoryview_set_strides(BbMemoryView *v)
{
	intptr_t stride = (intptr_t)v->itemsize;
	for (int i = v->ndim; i-- > 0;) {
		v->dims[v->ndim + i] = stride;
		stride *= v->dims[i];
	}
}

static BbValue from_buffer(BbThread *t, BbManagedBuffer *m)
{
	const BbBuffer *b = &m->buffer;
	BbMemoryView *v = alloc_view(t, b->ndim);
	if (!v)
		return BB_EMPTY;
	v->data = b->data;
	v->size = b->size;
	v->itemsize = b->itemsize;
	v->format = b->format ? b->format : "B";
	v->readonly = b->readonly;
	for (int i = 0; i < b->ndim; i++)
		v->dims[i] = b->shape ? b->shape[i] : (intptr_t)(b->size / b->itemsize);
	bb_memoryview_set_strides(v);
	for (int i = 0; b->strides && i < b->ndim; i++)
		v->dims[b->ndim + i] = b->strides[i];
	enter_locked(t, v, m);
	return bb_from_pointer(v);
}

BbMemoryView *bb_memoryview_derive(BbThread *t, BbMemoryView *from, int ndim)
{
	BbMemoryView *v = alloc_view(t, ndim);
	if (!v)
		return NULL;
	bb_store(t, v, &v->format_object, bb_slot_load(&from->format_object));
	v->format = from->format;
	v->data = from->data;
	v->size = from->size;
	v->itemsize = from->itemsize;
	v->readonly = from->readonly;
	if (ndim == from->ndim)
		memcpy(v->dims, from->dims, (size_t)ndim * 2 * sizeof v->dims[0]);
	BbManagedBuffer *m = bb_memoryview_lock(t, from);
	if (!m)
		return NULL;
	enter_locked(t, v, m);
	bb_unlock(t, &m->header.lock);
	return v;
}

static BbValue make(BbThread *t, BbValue object, unsigned flags)
{
	if (bb_is_exact(object, &bb_memoryview_type)) {
		BbMemoryView *from = bb_to_pointer(object), *v = bb_memoryview_derive(t, from, from->ndim);
		return v ? bb_from_pointer(v) : BB_EMPTY;
	}
	if (!bb_buffer_is_supported(t, object))
		return bb_type_error(t, "memoryview: a bytes-like object is required, not '%T'", object);
	BbManagedBuffer *m = bb_object_new(t, &bb_managed_buffer_type, sizeof *m);
	BbBuffer buffer;
	if (!m || !bb_buffer_acquire(t, object, &buffer, BB_BUFFER_STRIDED | flags))
		return BB_EMPTY;
	const BbBufferProcs *procs = bb_type_of(buffer.object)->buffer;
	BbValue view = BB_EMPTY;
	m->buffer = buffer;
	if (!procs->hold || procs->hold(t, &m->buffer, bb_from_pointer(m)))
		view = from_buffer(t, m);
	if (bb_is_empty(view))
		bb_buffer_release(t, &m->buffer);
	return view;
}

BbValue bb_memoryview_new(BbThread *t, BbValue object)
{
	return make(t, object, 0);
}

BbValue bb_memoryview_from_flags(BbThread *t, BbValue object, BbValue flags)
{
	intptr_t bits;
	if (!bb_index_ssize(t, flags, true, &bits))
		return BB_EMPTY;
	return make(t, object, BB_BUFFER_NATIVE | (bits & 1 ? BB_BUFFER_WRITABLE : 0));
}

/* ---- Releasing. ---- */

bool bb_memoryview_release(BbThread *t, BbMemoryView *v)
{
	BbValue managed = bb_slot_load(&v->managed);
	if (bb_is_empty(managed))
		return true;
	BbManagedBuffer *m = bb_to_pointer(managed);
	BbBuffer last = {.object = BB_EMPTY};
	bb_lock(t, &m->header.lock);
	uint32_t exports = bb_published32_load_relaxed(&v->exports);
	if (!bb_published8_load(&v->released) && exports == 0) {
		uint32_t views = bb_published32_load_relaxed(&m->views) - 1;
		bb_published8_store(&v->released, 1);
		bb_published32_store_relaxed(&m->views, views);
		if (views == 0) {
			last = m->buffer;
			m->buffer.object = BB_EMPTY;
		}
		/* A dead view of the same buffer must not be kept by this one. */
		bb_store(t, v, &v->managed, BB_EMPTY);
	}
	bb_unlock(t, &m->header.lock);
	bb_buffer_release(t, &last);
	if (exports == 0)
		return true;
	bb_raise(t, &bb_exc_BufferError, "memoryview has %u exported buffer%s", (unsigned)exports,
		 exports == 1 ? "" : "s");
	return false;
}

BbValue bb_memoryview_release_of(BbThread *t, BbValue object, BbValue view)
{
	BbMemoryView *v = bb_to_pointer(view);
	if (!bb_is_exact(view, &bb_memoryview_type))
		return bb_type_error(t, "expected a memoryview object");
	BbValue managed = bb_slot_load(&v->managed);
	if (bb_is_empty(managed))
		return bb_value_error(t, "memoryview's buffer has already been released");
	if (!bb_is(((BbManagedBuffer *)bb_to_pointer(managed))->buffer.object, object))
		return bb_value_error(t, "memoryview's buffer is not this object");
	return bb_memoryview_release(t, v) ? BB_NONE : BB_EMPTY;
}

/* ---- Reading and writing. ---- */

BbBuffer bb_memoryview_as_buffer(const BbMemoryView *v)
{
	return (BbBuffer){.data = v->data,
			  .size = v->size,
			  .itemsize = v->itemsize,
			  .format = v->format,
			  .ndim = v->ndim,
			  .readonly = v->readonly,
			  .shape = v->dims,
			  .strides = v->dims + v->ndim};
}

BbValue bb_memoryview_copy(BbThread *t, BbMemoryView *v, bool fortran)
{
	BbBuffer b = bb_memoryview_as_buffer(v);
	BbManagedBuffer *m = bb_memoryview_lock(t, v);
	if (!m)
		return BB_EMPTY;
	BbBytes *bytes = v->size ? bb_bytes_alloc(t, v->size) : NULL;
	if (bytes)
		bb_buffer_gather(&b, fortran, bytes->data);
	bb_unlock(t, &m->header.lock);
	if (v->size == 0)
		return bb_bytes_empty(t);
	return bytes ? bb_from_pointer(bytes) : BB_EMPTY;
}

BbValue bb_memoryview_load(BbThread *t, BbMemoryView *v, const char *at)
{
	char item[BB_MEMORYVIEW_ITEM_SIZE];
	if (!bb_memoryview_item_code(v->format))
		return bb_raise(t, &bb_exc_NotImplementedError, "memoryview: format %s not supported", v->format);
	BbManagedBuffer *m = bb_memoryview_lock(t, v);
	if (!m)
		return BB_EMPTY;
	bb_buffer_load(item, at, v->itemsize);
	bb_unlock(t, &m->header.lock);
	return bb_memoryview_item_unpack(t, v->format, item);
}

bool bb_memoryview_store(BbThread *t, BbMemoryView *v, char *at, BbValue value)
{
	char item[BB_MEMORYVIEW_ITEM_SIZE];
	if (!bb_memoryview_item_pack(t, v->format, item, value))
		return false;
	BbManagedBuffer *m = bb_memoryview_lock(t, v);
	if (!m)
		return false;
	bb_buffer_store(at, item, v->itemsize);
	bb_unlock(t, &m->header.lock);
	return true;
}

bool bb_memoryview_fill(BbThread *t, BbMemoryView *v, char *at, intptr_t stride, intptr_t count, const char *items)
{
	BbManagedBuffer *m = bb_memoryview_lock(t, v);
	if (!m)
		return false;
	if (stride == (intptr_t)v->itemsize)
		bb_buffer_store(at, items, (size_t)count * v->itemsize);
	else
		for (intptr_t i = 0; i < count; i++)
			bb_buffer_store(at + i * stride, items + i * (intptr_t)v->itemsize, v->itemsize);
	bb_unlock(t, &m->header.lock);
	return true;
}

/* ---- The buffer of a view. ---- */

bool bb_memoryview_acquire(BbThread *t, BbValue self, BbBuffer *out, unsigned flags)
{
	BbMemoryView *v = bb_to_pointer(self);
	if ((flags & BB_BUFFER_WRITABLE) && v->readonly) {
		bb_raise(t, &bb_exc_BufferError, "memoryview: underlying buffer is not writable");
		return false;
	}
	BbManagedBuffer *m = bb_memoryview_lock(t, v);
	if (!m)
		return false;
	bb_published32_store_relaxed(&v->exports, bb_published32_load_relaxed(&v->exports) + 1);
	bb_unlock(t, &m->header.lock);
	*out = bb_memoryview_as_buffer(v);
	out->object = self;
	return true;
}

void bb_memoryview_give_back(BbThread *t, BbBuffer *buffer)
{
	BbMemoryView *v = bb_to_pointer(buffer->object);
	BbManagedBuffer *m = bb_to_pointer(bb_slot_load(&v->managed));
	bb_lock(t, &m->header.lock);
	bb_published32_store_relaxed(&v->exports, bb_published32_load_relaxed(&v->exports) - 1);
	bb_unlock(t, &m->header.lock);
}
