/* SPDX-License-Identifier: MIT */
/*
 * Generators, coroutines and async generators: a frame that lives in an object.
 *
 * Who resumes one claims it by compare-and-swap of its state, so that of two threads one gets ValueError "generator
 * already executing".
 */
#ifndef BB_VM_GENERATOR_H
#define BB_VM_GENERATOR_H

#include "vm/frame.h"

enum {
	BB_GENERATOR_CREATED,
	BB_GENERATOR_SUSPENDED,
	BB_GENERATOR_RUNNING,
	BB_GENERATOR_DONE,
	/* Added to one of the first two by a thread that looks into the frame, under the object's lock. */
	BB_GENERATOR_INSPECTED,
};

/* Who has made the state RUNNING owns what has no other guard, until it makes it something else. */
typedef struct BbGenerator {
	BbObject header;
	BbSync state;		/* BB_GENERATOR_* */
	BbSlot name, qualname;	/* qualname EMPTY: that of the code */
	BbValue caller_handled; /* while running: what the resumer was handling */
	BbValue own_handled;	/* while suspended: what it was handling itself, or EMPTY */
	BbValue origin;		/* coroutines: cr_origin, or EMPTY; constant */
	BbSlot finalizer;	/* async generators: the finalizer hook, or EMPTY; set once */
	BbSync hooks_done;	/* async generators: the hooks have been looked at */
	BbSync running_async;	/* async generators: an asend/athrow is under way */
	BbPublished8 closed;	/* async generators: aclose() was called, or it ended */
	bool *yielded;		/* running, resumed from C: where leaving it tells whether it yielded; else NULL */
	bool handling;		/* inside an except or finally clause of its own */
	bool finalizable;	/* registered with the heap */
	BbFrame frame;
	BbValue regs[];
} BbGenerator;

extern BbType bb_generator_type, bb_coroutine_type, bb_async_generator_type, bb_coroutine_wrapper_type;

BB_INLINE BbGenerator *bb_to_generator(BbValue v)
{
	return (BbGenerator *)bb_to_pointer(v);
}

/* BB_GENERATOR_CREATED to BB_GENERATOR_DONE. */
BB_INLINE uint32_t bb_generator_state(const BbGenerator *g)
{
	return bb_sync_load(&g->state) & (BB_GENERATOR_INSPECTED - 1);
}

/* Makes the generator object for the running frame (its registers move there), leaving that frame to be popped. EMPTY:
 * raised. */
BB_NODISCARD BbValue bb_generator_from_frame(BbThread *t, BbFrame *frame);

/* Claims the generator for running.  false: raised ValueError "... already executing", or, if it is done and done is
 * not NULL, *done is set and nothing is raised. */
BB_NODISCARD bool bb_generator_claim(BbThread *t, BbGenerator *g, bool *done);

/* Links a claimed generator's frame on top of the stack, giving it the value sent (None: next). false: raised, and the
 * claim is given up. */
BB_NODISCARD bool bb_generator_enter(BbThread *t, BbGenerator *g, BbValue sent, uint8_t action);

/* Unlinks it: it yielded, or (done) returned or raised. */
void bb_generator_leave(BbThread *t, BbGenerator *g, bool done);

/* Resumes from C: 1: *out was yielded; 0: it returned *out; -1: raised.  exception not EMPTY: raised inside. */
BB_NODISCARD int bb_generator_resume(BbThread *t, BbGenerator *g, BbValue sent, BbValue exception, BbValue *out);

/* Sends a value to any iterator, as `yield from' does: as bb_generator_resume. */
BB_NODISCARD int bb_generator_send_to(BbThread *t, BbValue iterator, BbValue sent, BbValue *out);

/* PEP 479: an exception leaves a generator's frame; StopIteration becomes RuntimeError. */
void bb_generator_convert_stop(BbThread *t, BbGenerator *g);

/* throw(): args are its 1 to 3 arguments.  close_on_exit: GeneratorExit closes what is delegated to.  Returns as
 * bb_generator_resume. */
BB_NODISCARD int bb_generator_throw(BbThread *t, BbGenerator *g, const BbValue *args, size_t nargs, bool close_on_exit,
				    BbValue *out);

/* close(): what the generator returns on GeneratorExit.  EMPTY: raised. */
BB_NODISCARD BbValue bb_generator_close(BbThread *t, BbGenerator *g);

/* What send() makes of the outcome of bb_generator_resume: the value yielded, or StopIteration with the value returned.
 */
BB_NODISCARD BbValue bb_generator_result(BbThread *t, int outcome, BbValue value);

/* What runs when one that registered with the heap is found dead: closes it, calls the async finalizer hook, or warns
 * of a coroutine that was never awaited.  Runs user code; reports exceptions as unraisable. */
void bb_generator_finalize(BbThread *t, BbGenerator *g);

/* Has it finalized when it dies; once.  false: raised MemoryError. */
BB_NODISCARD bool bb_generator_add_finalizer(BbThread *t, BbGenerator *g);

/* What it delegates to by `yield from' or await, or EMPTY.  Raises nothing. */
BbValue bb_generator_delegate(BbThread *t, BbGenerator *g);

/* warnings.warn(message, category).  Runs user code.  false: raised. */
BB_NODISCARD bool bb_generator_warn(BbThread *t, BbType *category, BbValue message);

/* The iterator for `yield from v'. */
BB_NODISCARD BbValue bb_generator_yield_from_iter(BbThread *t, BbValue v, const BbCode *code);

/* The iterator for `await v'; where: 0 await, 1 __aenter__, 2 __aexit__ (for messages). */
BB_NODISCARD BbValue bb_generator_awaitable(BbThread *t, BbValue v, unsigned where);

/* The same outside of any await: one that is awaited already is accepted. */
BB_NODISCARD BbValue bb_generator_await_iter(BbThread *t, BbValue v);

/* `async for': aiter(v), and the awaitable's iterator of anext(v). */
BB_NODISCARD BbValue bb_generator_aiter(BbThread *t, BbValue v);
BB_NODISCARD BbValue bb_generator_anext(BbThread *t, BbValue v);

/* Makes the types of generator_type.c and of async_generator.c ready; at start-up, before there are any of them. */
BB_NODISCARD bool bb_generator_init(BbThread *t);

/* Attributes that the three types share; self is one of them. */
BbValue bb_generator_get_name(BbThread *t, BbValue self);
BbValue bb_generator_get_qualname(BbThread *t, BbValue self);
bool bb_generator_set_name(BbThread *t, BbValue self, BbValue value);
bool bb_generator_set_qualname(BbThread *t, BbValue self, BbValue value);
BbValue bb_generator_get_code(BbThread *t, BbValue self);
BbValue bb_generator_get_frame(BbThread *t, BbValue self);
BbValue bb_generator_get_suspended(BbThread *t, BbValue self);
BbValue bb_generator_get_delegate(BbThread *t, BbValue self);
BbValue bb_generator_repr(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_generator_del(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_generator_sizeof(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
void bb_generator_trace(BbTracer *tracer, void *cell);

/* ---- async_generator.c ---- */

/* The value that an async generator yields, told from what it awaits. */
BB_NODISCARD BbValue bb_generator_wrap_async(BbThread *t, BbValue v);

/* For anext(iterator, default): an awaitable that gives the default when awaitable raises StopAsyncIteration. */
BB_NODISCARD BbValue bb_anext_awaitable_new(BbThread *t, BbValue awaitable, BbValue default_);

#endif
