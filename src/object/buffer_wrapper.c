/* SPDX-License-Identifier: MIT */
/*
 * Buffers that classes lend by __buffer__; see buffer_wrapper.h.
 */
#include "object/buffer_wrapper.h"

#include "object/error.h"
#include "object/memoryview.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"

/* The flags that __buffer__ sees, of inspect.BufferFlags. */
enum { FLAG_WRITABLE = 0x1, FLAGS_FULL_READ_ONLY = 0x11c };

/* Constant once made, but for `inner', which only the one who gives the buffer back touches. */
typedef struct Wrapper {
	BbObject header;
	BbValue lender; /* whose class has the methods */
	BbValue view;	/* the memoryview that __buffer__ returned */
	BbBuffer inner; /* the memoryview's */
} Wrapper;

static void trace(BbTracer *tracer, void *cell)
{
	const Wrapper *w = cell;
	bb_trace(tracer, w->lender);
	bb_trace(tracer, w->view);
	bb_trace(tracer, w->inner.object);
	bb_trace_pointer(tracer, w->inner.entry);
}

/* A wrapper lends nothing by itself. */
static bool refuse(BbThread *t, BbValue self, BbBuffer *out, unsigned flags)
{
	bb_type_error(t, "a bytes-like object is required, not '%T'", self);
	return false;
}

/* Calls __release_buffer__; the pending exception, if any, stays. */
static void tell(BbThread *t, BbValue lender, BbValue view)
{
	BbValue method = bb_type_lookup(t, bb_type_of(lender), BB_NAME(t, __release_buffer__));
	if (bb_is_empty(method) || bb_is_exact(method, &bb_method_descriptor_type))
		return;
	BbValue pending = bb_exception_take(t);
	if (bb_is_empty(bb_call_special(t, method, lender, &view, 1))) {
		BbValue exception = bb_exception_take(t);
		BbValue what = bb_format(t, "Exception ignored in __release_buffer__ of %T", lender);
		bb_exception_restore(t, exception);
		bb_write_unraisable(t, bb_is_empty(what) ? NULL : bb_str_text(what), BB_EMPTY);
	}
	bb_exception_restore(t, pending);
	BB_KEEP_FRAME();
}

static void release(BbThread *t, BbBuffer *buffer)
{
	Wrapper *w = bb_to_pointer(buffer->object);
	bb_buffer_release(t, &w->inner);
	tell(t, w->lender, w->view);
}

static const BbBufferProcs procs = {.acquire = refuse, .release = release};

BbType bb_buffer_wrapper_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace},
	.name = "_buffer_wrapper",
	.module = "builtins",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(Wrapper),
	.base = &bb_object_type,
	.buffer = &procs,
};

BbValue bb_buffer_wrapper_method(BbThread *t, BbValue v)
{
	const BbType *type = bb_type_of(v);
	if (!(type->flags & BB_TYPE_HEAP))
		return BB_EMPTY;
	BbValue method = bb_type_lookup(t, type, BB_NAME(t, __buffer__));
	return bb_is_empty(method) || bb_is_exact(method, &bb_method_descriptor_type) ? BB_EMPTY : method;
}

bool bb_buffer_wrapper_acquire(BbThread *t, BbValue v, BbValue method, BbBuffer *out, unsigned flags)
{
	BbValue wanted = bb_from_small((flags & BB_BUFFER_STRIDED ? FLAGS_FULL_READ_ONLY : 0) |
				       (flags & BB_BUFFER_WRITABLE ? FLAG_WRITABLE : 0));
	BbValue view = bb_call_special(t, method, v, &wanted, 1);
	if (bb_is_empty(view))
		return false;
	if (!bb_is_of_type(view, &bb_memoryview_type)) {
		bb_type_error(t, "__buffer__ returned non-memoryview object");
		return false;
	}
	Wrapper *w = bb_object_new(t, &bb_buffer_wrapper_type, sizeof *w);
	if (!w || !bb_buffer_acquire(t, view, &w->inner, flags))
		return false;
	w->lender = v;
	w->view = view;
	*out = w->inner;
	out->object = bb_from_pointer(w);
	out->entry = NULL;
	return true;
}
