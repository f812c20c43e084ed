/* SPDX-License-Identifier: MIT */
/*
 * sys.settrace and sys.setprofile.
 *
 * A thread that has a trace or profile function has BB_POLL_TRACE in its poll word.  The interpreter loop finds it when
 * a frame begins, at a jump back, and after a call of a C function; then it goes on in bb_trace_run, which is the same
 * loop compiled a second time with the hooks below in it.  So tracing costs nothing where nobody traces, and other
 * threads notice nothing of it.
 *
 * While a trace function runs, its thread does not trace.  If it raises, tracing ends, and the exception is that of the
 * frame that was traced.
 */
#ifndef BB_VM_TRACE_H
#define BB_VM_TRACE_H

#include "vm/vm.h"

/* Sets the thread's own function; EMPTY: none. */
void bb_trace_set(BbThread *t, BbValue function);
void bb_trace_set_profile(BbThread *t, BbValue function);

/* The same in every thread of the runtime.  Stops the world for a moment. */
void bb_trace_set_everywhere(BbThread *t, BbValue function, bool profile);

BB_INLINE bool bb_trace_is_on(BbThread *t)
{
	return (bb_sync_load_relaxed(&t->poll) & BB_POLL_TRACE) != 0;
}

/* Runs the frame on top of the stack as bb_vm_run does, telling what it does.  entering: the frame has just been
 * entered, or resumed.  Returns true with bb_vm_run's value; or false if the thread no longer traces: the frame on top
 * is to be gone on with. */
BB_NODISCARD bool bb_trace_run(BbThread *t, bool entering, BbValue *out_value);

/* The hooks: what they tell is told to the functions that want it.  They run user code.  false: it raised. */

/* t->frame has been entered or resumed, perhaps with an exception that is thrown into it. */
BB_NODISCARD bool bb_trace_enter(BbThread *t);
/* The instruction at pc is next. */
BB_NODISCARD bool bb_trace_step(BbThread *t, BbFrame *frame, const uint32_t *pc);
/* The frame is about to return or yield the value. */
BB_NODISCARD bool bb_trace_leave(BbThread *t, BbFrame *frame, BbValue value);
/* t->exception has been raised in the frame, or has come to it; afterwards another one may be pending. */
void bb_trace_exception(BbThread *t, BbFrame *frame);
/* The frame is about to be left by t->exception. */
void bb_trace_unwind(BbThread *t, BbFrame *frame);

/* A frame's f_trace has been set: lines count from where it is now. */
void bb_trace_begin_local(BbFrameObject *o);

#endif
