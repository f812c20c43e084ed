/* SPDX-License-Identifier: MIT */
/*
 * Generators, coroutines and async generators: a frame that lives in an object.
 *
 * Who resumes one claims it by compare-and-swap of its state, so that of two threads one gets ValueError "generator already executing".
 */
#ifndef BB_VM_GENERATOR_H
#define BB_VM_GENERATOR_H

#include "vm/frame.h"

enum { BB_GENERATOR_CREATED, BB_GENERATOR_SUSPENDED, BB_GENERATOR_RUNNING, BB_GENERATOR_DONE };

typedef struct BbGenerator {
	BbObject header;
	BbSync state;		/* BB_GENERATOR_* */
	BbSlot name, qualname;
	BbValue caller_handled; /* while running: what the resumer was handling */
	BbValue own_handled;	/* while suspended: what it was handling itself, or EMPTY */
	BbValue origin;		/* coroutines: cr_origin, or None/EMPTY */
	BbSlot hooks_done;	/* async generators: finalizer hook, or EMPTY */
	BbSync running_async;	/* async generators: an asend/athrow is under way */
	bool closed;		/* async generators */
	BbFrame frame;
	BbValue regs[];
} BbGenerator;

extern BbType bb_generator_type, bb_coroutine_type, bb_async_generator_type, bb_coroutine_wrapper_type;

BB_INLINE BbGenerator *bb_to_generator(BbValue v)
{
	return (BbGenerator *)bb_to_pointer(v);
}

/* Makes the generator object for the running frame (its registers move there), leaving that frame to be popped. EMPTY: raised. */
BB_NODISCARD BbValue bb_generator_from_frame(BbThread *t, BbFrame *frame);

/* Claims the generator for running.  false: raised ValueError "... already executing", or, if it is done and done is not NULL, *done is set and nothing
 * is raised. */
BB_NODISCARD bool bb_generator_claim(BbThread *t, BbGenerator *g, bool *done);

/* Links a claimed generator's frame on top of the stack, giving it the value sent (None: next). false: raised, and the claim is given up. */
BB_NODISCARD bool bb_generator_enter(BbThread *t, BbGenerator *g, BbValue sent, uint8_t action);

/* Unlinks it: it yielded, or (done) returned or raised. */
void bb_generator_leave(BbThread *t, BbGenerator *g, bool done);

/* Resumes from C: 1: *out was yielded; 0: it returned *out; -1: raised.  exception not EMPTY: raised inside. */
BB_NODISCARD int bb_generator_resume(BbThread *t, BbGenerator *g, BbValue sent, BbValue exception, BbValue *out);

/* Sends a value to any iterator, as `yield from' does: as bb_generator_resume. */
BB_NODISCARD int bb_generator_send_to(BbThread *t, BbValue iterator, BbValue sent, BbValue *out);

/* PEP 479: an exception leaves a generator's frame; StopIteration becomes RuntimeError. */
void bb_generator_convert_stop(BbThread *t, BbGenerator *g);

/* The iterator for `yield from v', `await v'. */
BB_NODISCARD BbValue bb_generator_yield_from_iter(BbThread *t, BbValue v, const BbCode *code);
BB_NODISCARD BbValue bb_generator_awaitable(BbThread *t, BbValue v, unsigned where);
BB_NODISCARD BbValue bb_generator_aiter(BbThread *t, BbValue v);
BB_NODISCARD BbValue bb_generator_anext(BbThread *t, BbValue v);
BB_NODISCARD BbValue bb_generator_wrap_async(BbThread *t, BbValue v);

#endif
