/* SPDX-License-Identifier: MIT */
/*
 * The buffer protocol; see buffer.h.
 *
 * A heap object that keeps a buffer is entered in a list that refers to it weakly, so that it stops counting when it
 * dies.
 */
#include "object/buffer.h"

#include "object/buffer_wrapper.h"
#include "object/error.h"
#include "object/memoryview.h"
#include "object/protocol.h"
#include "thread/lock.h"

typedef struct BbExportEntry {
	const BbCellKind *kind;
	BbPublished next; /* BbExportEntry */
	BbSlot holder;	  /* weak; EMPTY: given back, or dead */
} BbExportEntry;

static void trace_entry(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, (void *)bb_published_load(&((BbExportEntry *)cell)->next));
}

static const BbCellKind entry_kind = {.trace = trace_entry};

bool bb_buffer_is_supported(BbThread *t, BbValue v)
{
	return bb_type_of(v)->buffer || !bb_is_empty(bb_buffer_wrapper_method(t, v));
}

bool bb_buffer_is_contiguous(const BbBuffer *b, bool fortran)
{
	if (!b->strides || b->ndim == 0)
		return !fortran || b->ndim <= 1;
	intptr_t expected = (intptr_t)b->itemsize;
	for (int i = 0; i < b->ndim; i++)
		if (b->shape[i] == 0)
			return true;
	for (int i = 0; i < b->ndim; i++) {
		int k = fortran ? i : b->ndim - 1 - i;
		if (b->shape[k] > 1 && b->strides[k] != expected)
			return false;
		expected *= b->shape[k];
	}
	return true;
}

bool bb_buffer_acquire(BbThread *t, BbValue v, BbBuffer *out, unsigned flags)
{
	const BbBufferProcs *procs = bb_type_of(v)->buffer;
	BbValue method = flags & BB_BUFFER_NATIVE ? BB_EMPTY : bb_buffer_wrapper_method(t, v);
	memset(out, 0, sizeof *out);
	if (!bb_is_empty(method))
		return bb_buffer_wrapper_acquire(t, v, method, out, flags);
	if (!procs) {
		bb_type_error(t, "a bytes-like object is required, not '%T'", v);
		return false;
	}
	out->object = v;
	out->itemsize = 1;
	out->ndim = 1;
	if (!procs->acquire(t, v, out, flags)) {
		out->object = BB_EMPTY;
		return false;
	}
	if ((flags & BB_BUFFER_WRITABLE) && out->readonly) {
		bb_buffer_release(t, out);
		bb_raise(t, &bb_exc_BufferError, "Object is not writable.");
		return false;
	}
	if (!(flags & BB_BUFFER_STRIDED) && !bb_buffer_is_contiguous(out, false)) {
		bb_buffer_release(t, out);
		bb_raise(t, &bb_exc_BufferError, "memoryview: underlying buffer is not C-contiguous");
		return false;
	}
	return true;
}

void bb_buffer_release(BbThread *t, BbBuffer *b)
{
	if (bb_is_empty(b->object))
		return;
	const BbBufferProcs *procs = bb_type_of(b->object)->buffer;
	if (procs && procs->release)
		procs->release(t, b);
	b->object = BB_EMPTY;
	b->entry = NULL;
}

/* Racing reads and writes of whole words where both sides allow it; no byte is ever torn, words may be. */
void bb_buffer_load(void *out, const void *shared, size_t n)
{
	char *to = out;
	const char *from = shared;
	while (n > 0 && ((uintptr_t)from & (sizeof(uintptr_t) - 1))) {
		*to++ = (char)bb_published8_load_relaxed((const BbPublished8 *)(const void *)from++);
		n--;
	}
	for (; n >= sizeof(uintptr_t); n -= sizeof(uintptr_t)) {
		uintptr_t word = bb_published_load_relaxed((const BbPublished *)(const void *)from);
		memcpy(to, &word, sizeof word);
		to += sizeof word;
		from += sizeof word;
	}
	for (; n > 0; n--)
		*to++ = (char)bb_published8_load_relaxed((const BbPublished8 *)(const void *)from++);
}

void bb_buffer_store(void *shared, const void *in, size_t n)
{
	char *to = shared;
	const char *from = in;
	while (n > 0 && ((uintptr_t)to & (sizeof(uintptr_t) - 1))) {
		bb_published8_store_relaxed((BbPublished8 *)(void *)to++, (uint8_t)*from++);
		n--;
	}
	for (; n >= sizeof(uintptr_t); n -= sizeof(uintptr_t)) {
		uintptr_t word;
		memcpy(&word, from, sizeof word);
		bb_published_store_relaxed((BbPublished *)(void *)to, word);
		to += sizeof word;
		from += sizeof word;
	}
	for (; n > 0; n--)
		bb_published8_store_relaxed((BbPublished8 *)(void *)to++, (uint8_t)*from++);
}

/* dim counts up to ndim (C order: the last index varies first) or down to 0 (Fortran order). */
static char *gather(const BbBuffer *b, bool fortran, int dim, const char *from, char *to)
{
	if (dim == b->ndim) {
		bb_buffer_load(to, from, b->itemsize);
		return to + b->itemsize;
	}
	int k = fortran ? b->ndim - 1 - dim : dim;
	for (intptr_t i = 0; i < b->shape[k]; i++)
		to = gather(b, fortran, dim + 1, from + i * b->strides[k], to);
	return to;
}

void bb_buffer_gather(const BbBuffer *b, bool fortran, char *out)
{
	if (bb_buffer_is_contiguous(b, fortran))
		bb_buffer_load(out, b->data, b->size);
	else
		gather(b, fortran, 0, b->data, out);
}

/* ---- Exports. ---- */

void bb_exports_trace(BbTracer *tracer, const BbExports *exports)
{
	bb_trace_pointer(tracer, (void *)bb_published_load(&exports->holders));
}

void bb_exports_add_locked(BbExports *exports)
{
	bb_published32_store_relaxed(&exports->count, bb_published32_load_relaxed(&exports->count) + 1);
}

void bb_exports_drop_locked(BbExports *exports, BbBuffer *b)
{
	if (b->entry)
		bb_slot_store(&((BbExportEntry *)b->entry)->holder, BB_EMPTY);
	else
		bb_published32_store_relaxed(&exports->count, bb_published32_load_relaxed(&exports->count) - 1);
}

bool bb_exports_hold(BbThread *t, BbObject *exporter, BbExports *exports, BbBuffer *b, BbValue holder)
{
	BbExportEntry *entry = bb_cell_new(t, &entry_kind, sizeof *entry);
	if (!entry)
		return false;
	bb_slot_store(&entry->holder, holder);
	if (!bb_heap_add_weak_slot(t, entry, &entry->holder, false)) {
		bb_raise_no_memory(t);
		return false;
	}
	bb_lock(t, &exporter->lock);
	bb_store_pointer(t, entry, &entry->next, (void *)bb_published_load(&exports->holders));
	bb_store_pointer(t, exporter, &exports->holders, entry);
	bb_exports_drop_locked(exports, b);
	bb_unlock(t, &exporter->lock);
	b->entry = entry;
	return true;
}

bool bb_exports_is_busy_locked(BbThread *t, BbObject *exporter, BbExports *exports)
{
	BbExportEntry *entry = (BbExportEntry *)bb_published_load(&exports->holders);
	while (entry && bb_is_empty(bb_slot_load(&entry->holder))) {
		entry = (BbExportEntry *)bb_published_load(&entry->next);
		bb_store_pointer(t, exporter, &exports->holders, entry);
	}
	return entry || bb_published32_load_relaxed(&exports->count) > 0;
}

bool bb_exports_lock_for_resize(BbThread *t, BbObject *exporter, BbExports *exports)
{
	bb_lock(t, &exporter->lock);
	if (BB_LIKELY(!bb_exports_is_busy_locked(t, exporter, exports)))
		return true;
	if (bb_published32_load_relaxed(&exports->count) == 0) {
		/* Perhaps all holders are dead. */
		bb_unlock(t, &exporter->lock);
		bb_heap_collect(t);
		bb_lock(t, &exporter->lock);
		if (!bb_exports_is_busy_locked(t, exporter, exports))
			return true;
	}
	bb_unlock(t, &exporter->lock);
	bb_raise(t, &bb_exc_BufferError, "Existing exports of data: object cannot be re-sized");
	return false;
}
