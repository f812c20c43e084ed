/* SPDX-License-Identifier: MIT */
/*
 * memoryview: a window on the buffer of another object.
 *
 * All views made from one memoryview(object) share a BbManagedBuffer, which holds the exporter's buffer until the last
 * of them is released or dead. A view is constant but for `released'.  Its bytes are only touched under the managed
 * buffer's lock, so that a release cannot pull them away from under a running operation.
 */
#ifndef BB_OBJECT_MEMORYVIEW_H
#define BB_OBJECT_MEMORYVIEW_H

#include "object/buffer.h"
#include "object/memoryview_type.h"
#include "object/object.h"

typedef struct BbManagedBuffer {
	BbObject header;
	BbBuffer buffer;     /* what was acquired; object EMPTY once given back.  Guard: lock */
	BbPublished32 views; /* not released.  Guard: lock */
} BbManagedBuffer;

typedef struct BbMemoryView {
	BbObject header;
	BbSlot managed;	      /* BbManagedBuffer */
	BbSlot format_object; /* keeps the text of `format' alive: EMPTY or str */
	const char *format;
	char *data;
	size_t size, itemsize;
	bool readonly;
	uint8_t ndim;
	uint8_t flags;
	BbPublished8 released; /* Guard: lock */
	BbPublished32 exports; /* buffers borrowed from this view.  Guard: lock */
	BbPublished hash;      /* 0: not computed yet */
	intptr_t dims[];       /* shape, then strides */
} BbMemoryView;

BB_NODISCARD BbValue bb_memoryview_new(BbThread *t, BbValue object);
/* object.__buffer__(flags) of built-in types. */
BB_NODISCARD BbValue bb_memoryview_from_flags(BbThread *t, BbValue object, BbValue flags);
/* object.__release_buffer__(view). */
BB_NODISCARD BbValue bb_memoryview_release_of(BbThread *t, BbValue object, BbValue view);

/* ---- Between memoryview.c and memoryview_type.c. ---- */

extern BbType bb_managed_buffer_type;

/* Locks the view's managed buffer; NULL: released (ValueError). */
BB_NODISCARD BbManagedBuffer *bb_memoryview_lock(BbThread *t, BbMemoryView *v);
/* ValueError if it is released. */
BB_NODISCARD bool bb_memoryview_check(BbThread *t, BbMemoryView *v);
/* A new view of the same bytes; with another number of dimensions the caller fills dims.  NULL: failed. */
BB_NODISCARD BbMemoryView *bb_memoryview_derive(BbThread *t, BbMemoryView *from, int ndim);
/* C-contiguous strides for the shape. */
void bb_memoryview_set_strides(BbMemoryView *v);
/* BufferError while somebody has borrowed its buffer. */
BB_NODISCARD bool bb_memoryview_release(BbThread *t, BbMemoryView *v);
/* The view described as a buffer (without object). */
BbBuffer bb_memoryview_as_buffer(const BbMemoryView *v);
/* All items as bytes, at one moment as far as writers through views of the same buffer go. */
BB_NODISCARD BbValue bb_memoryview_copy(BbThread *t, BbMemoryView *v, bool fortran);
/* One item; at is inside. */
BB_NODISCARD BbValue bb_memoryview_load(BbThread *t, BbMemoryView *v, const char *at);
BB_NODISCARD bool bb_memoryview_store(BbThread *t, BbMemoryView *v, char *at, BbValue value);
/* count items, stride bytes apart, from a contiguous row. */
BB_NODISCARD bool bb_memoryview_fill(BbThread *t, BbMemoryView *v, char *at, intptr_t stride, intptr_t count,
				     const char *items);
bool bb_memoryview_acquire(BbThread *t, BbValue self, BbBuffer *out, unsigned flags);
void bb_memoryview_give_back(BbThread *t, BbBuffer *buffer);

#endif
