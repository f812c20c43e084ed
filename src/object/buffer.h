/* SPDX-License-Identifier: MIT */
/*
 * The buffer protocol: how an object lends its bytes to C code and to memoryview.
 *
 * A type that can do so has a BbBufferProcs.  While a buffer is acquired the exporter neither moves nor resizes its
 * bytes; other threads may still change their values, so that data of a writable exporter is read and written with
 * bb_buffer_load and bb_buffer_store. An acquired BbBuffer lives on the C stack (which keeps exporter and bytes alive)
 * or in a cell that traces `object' and `entry'.
 */
#ifndef BB_OBJECT_BUFFER_H
#define BB_OBJECT_BUFFER_H

#include "object/object.h"

typedef struct BbBuffer {
	BbValue object;	    /* the exporter; EMPTY: released */
	char *data;	    /* the first item */
	size_t size;	    /* bytes that all items take together */
	size_t itemsize;    /* bytes of an item */
	const char *format; /* as module struct's; NULL: "B" */
	int ndim;
	bool readonly;
	const intptr_t *shape;	 /* ndim numbers; NULL: one dimension of size / itemsize */
	const intptr_t *strides; /* ndim numbers; NULL: C-contiguous */
	void *entry;		 /* belongs to the exporter (see BbExports) */
} BbBuffer;

enum {
	BB_BUFFER_READ = 0,
	BB_BUFFER_WRITABLE = 1, /* refuse read-only ones */
	BB_BUFFER_STRIDED = 2, /* the caller understands shape and strides; else only C-contiguous data is handed out */
	BB_BUFFER_NATIVE = 4,  /* what the built-in type lends, though a subclass has a __buffer__ of its own */
};

typedef struct BbBufferProcs {
	/* Fills *out, whose object is already set.  Raises BufferError. */
	bool (*acquire)(BbThread *t, BbValue self, BbBuffer *out, unsigned flags);
	/* Ends it; NULL: nothing to do.  Never fails; leaves a pending exception alone. */
	void (*release)(BbThread *t, BbBuffer *buffer);
	/* The buffer is kept by a heap object (a memoryview), which may die without a release; NULL: that does no harm.
	 */
	bool (*hold)(BbThread *t, BbBuffer *buffer, BbValue holder);
} BbBufferProcs;

/* v's type (or its class, by __buffer__) has the protocol.  Runs nothing. */
bool bb_buffer_is_supported(BbThread *t, BbValue v);

/* Borrows v's bytes until bb_buffer_release.  TypeError "a bytes-like object is required, not 'T'" or BufferError. Runs
 * user code only if v's class defines __buffer__. */
BB_NODISCARD bool bb_buffer_acquire(BbThread *t, BbValue v, BbBuffer *out, unsigned flags);

/* Gives it back.  May be called again, and on a buffer whose acquiring failed.  Runs user code if v's class defines
 * __buffer__ and __release_buffer__, so no lock may be held. */
void bb_buffer_release(BbThread *t, BbBuffer *buffer);

/* The bytes are one C-contiguous (Fortran-contiguous) row. */
bool bb_buffer_is_contiguous(const BbBuffer *buffer, bool fortran);

/* Copies all items into out (size bytes), in C or Fortran order. */
void bb_buffer_gather(const BbBuffer *buffer, bool fortran, char *out);

/* memcpy from (to) bytes that other threads may write (read) at the same time. */
void bb_buffer_load(void *out, const void *shared, size_t n);
void bb_buffer_store(void *shared, const void *in, size_t n);

/* ---- For exporters that can be resized: who has borrowed the bytes. ---- */

/* Part of the exporter, all guarded by its lock. */
typedef struct BbExports {
	BbPublished32 count; /* buffers on C stacks */
	BbPublished holders; /* list of BbExportEntry: buffers kept by heap objects */
} BbExports;

void bb_exports_trace(BbTracer *tracer, const BbExports *exports);
/* What acquire, release and hold of such an exporter do, under its lock. */
void bb_exports_add_locked(BbExports *exports);
void bb_exports_drop_locked(BbExports *exports, BbBuffer *buffer);
/* Somebody has borrowed the bytes, as far as is known. */
bool bb_exports_is_busy_locked(BbThread *t, BbObject *exporter, BbExports *exports);
/* Takes the lock itself. */
BB_NODISCARD bool bb_exports_hold(BbThread *t, BbObject *exporter, BbExports *exports, BbBuffer *buffer,
				  BbValue holder);
/* Locks the exporter and returns true if nobody has borrowed its bytes; else raises BufferError and the lock is free.
 * A holder that died without a release does not count, even if that takes a collection to find out. */
BB_NODISCARD bool bb_exports_lock_for_resize(BbThread *t, BbObject *exporter, BbExports *exports);

#endif
